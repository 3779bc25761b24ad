import type { Sending } from './attempts.ts';
import type { CallOutPlan } from './contract.ts';
import type { VersionSection } from './store.ts';

const modeLine = {
  live: [],
  exercise: ['EXERCISE. This is not a real incident.'],
  drill: ['DRILL. This is not a real incident.'],
} as const;

/** The text of a notice as mailed: number, mode, sections under their markings, handling in the reader's terms, the link. */
export function mailText({ notice, dispatch }: Sending, link: string): string {
  return [
    ...modeLine[notice.mode],
    `${notice.number} from ${notice.party_name}: ${notice.subject}`,
    `Type: ${notice.type.replaceAll('-', ' ')}. Sent ${utc(notice.sent_at)}.${notice.reply_by ? ` Reply by ${utc(notice.reply_by)}.` : ''}${notice.next_update_at ? ` Next update ${utc(notice.next_update_at)}.` : ''}`,
    ...dispatch.version.map(sectionText),
    ...(dispatch.instructions.length
      ? [`Handling:\n${dispatch.instructions.map(line => `- ${line}`).join('\n')}`]
      : []),
    `Please acknowledge (opening the page does not; the button on it does):\n${link}`,
    'The link is good once and is yours alone: do not pass it on.',
  ].join('\n\n');
}

const sectionText = (section: VersionSection): string =>
  `(${section.marking}) ${section.title}${section.redacted ? ' [redacted]' : ''}\n${section.body}`;

/** What may be said on the phone, in each language the plan has it in; the officer takes that of the other side. */
export const scriptsOf = ({ phoneScript: script }: Pick<CallOutPlan, 'phoneScript'>): string =>
  typeof script === 'string' ? script : `${script.en}\n\n${script.fr}`;

/** What the officer says on the phone. No content: the line is not known to be private. */
export function phoneScript({ notice, dispatch }: Sending, code: string): string {
  const filled: Record<string, string> = {
    party: dispatch.party_name,
    number: notice.number,
    marking: dispatch.marking,
    code,
    mode: notice.mode.toUpperCase(),
    from: notice.party_name,
  };
  return notice.phone_script.replace(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole);
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
