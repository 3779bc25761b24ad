import type { Tx } from '#platform/db/tables.ts';
import { lockBouncedMail, type MailRow, setFate } from '../store.ts';
import type { BounceReport } from './report.ts';

/**
 * Notes a bounce on the message it names. A final one makes it `bounced`, so that the sender turns to the next channel;
 * a delay or an automatic answer is only written down. Repeating it changes nothing.
 * @returns the message as it is now, for marking the channel (never the team); undefined when it names none of ours
 */
export async function recordBounce(
  tx: Tx,
  report: BounceReport,
  onState?: (tx: Tx, mail: MailRow) => Promise<void>,
): Promise<MailRow | undefined> {
  const mail = await lockBouncedMail(tx, report);
  if (!mail || mail.state === 'bounced' || report.action === 'delivered') return mail;
  const reply =
    [report.status, report.diagnostic].filter(Boolean).join(' ') || 'An automatic answer came without a reason.';
  // Silence is not a refusal: an absence note comes to the same address as a bounce.
  if (report.action !== 'failed') return setFate(tx, mail.id, { last_reply: reply });
  const bounced = await setFate(tx, mail.id, { state: 'bounced', next_try_at: null, last_reply: reply });
  await onState?.(tx, bounced);
  return bounced;
}
