import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { DiscloseRequest, RecipientResult } from '#areas/sharing/contract.ts';
import type { Evidence } from './contract.ts';
import { type Facts, readFacts, type ScenarioRow } from './store.ts';

/** The scenario and each piece of evidence, every one under its own marking, for one recipient. */
export const tellingOf = (
  platform: Platform,
  row: ScenarioRow,
  evidence: readonly Evidence[],
  recipient: number,
  facts: Facts,
): DiscloseRequest => ({
  mode: row.mode,
  ...(row.exercise === null ? {} : { exercise: row.exercise }),
  purpose: row.mode === 'live' ? 'situational-awareness' : 'exercise',
  activity: row.mode === 'live' ? 'information-sharing' : 'exercise',
  at: platform.now().toString({ smallestUnit: 'second' }),
  holder: row.party,
  originator: row.party,
  subject: { kind: 'scenario', id: String(row.id), ref: row.ref },
  sections: [
    section('scenario', row.content.title, row.marking, JSON.stringify(row.content)),
    ...evidence.map((one, i) => section(`evidence-${i}`, one.source, one.marking, one.text)),
  ],
  recipients: [recipient],
  facts,
});

const section = (id: string, title: string, marking: string, body: string) => ({
  id,
  title,
  marking,
  body,
  informationClass: 'assessment' as const,
});

/** What the gate lets the party have: the scenario at all, and which pieces of evidence. Anything but a clear yes hides. */
export interface Seen {
  readonly scenario: boolean;
  readonly evidence: readonly boolean[];
}

export const seenIn = (answer: RecipientResult | undefined): Seen => {
  const full = (id: string) => answer?.cells.find(cell => cell.section === id)?.outcome === 'full';
  const open = answer !== undefined && !answer.blocked && full('scenario');
  const rest = answer?.cells.filter(cell => cell.section !== 'scenario') ?? [];
  return { scenario: open, evidence: rest.map(cell => open && cell.outcome === 'full') };
};

/** Asks the gate at this minute. An error is no yes. */
export async function askGate(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  row: ScenarioRow,
  evidence: readonly Evidence[],
): Promise<Seen> {
  const nothing = { scenario: false, evidence: evidence.map(() => false) };
  if (actor.party === null) return nothing;
  try {
    const facts = await readFacts(tx, row.id, actor.party);
    if (!facts) return nothing;
    const request = tellingOf(platform, row, evidence, actor.party, facts);
    // Whoever reads is not the holder: the question is the installation’s.
    const { recipients } = await platform.services.sharing.preview(tx, installation, request);
    return seenIn(recipients[0]);
  } catch {
    return nothing;
  }
}

/** Why the gate does not let it go to this party, and what would. */
export function refusedBecause(answer: RecipientResult | undefined): { message: string; next: string } {
  const cell = answer?.cells.find(one => one.section === 'scenario');
  const blocked = answer?.blocked ?? cell?.blocked;
  if (blocked) return { message: blocked.message, next: blocked.next };
  const reason = [
    ...(cell?.verdict.missing ?? []),
    ...(cell?.verdict.because ?? []),
    ...(cell?.verdict.unknown ?? []),
  ][0];
  return {
    message: reason?.text ?? 'The gate does not permit it.',
    next: answer?.conditions[0]?.text ?? 'Relax the marking if you are its originator, or choose another recipient.',
  };
}
