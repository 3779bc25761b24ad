import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { WatchPart } from '#platform/room/watch.ts';
import { editors } from './lifecycle.ts';
import { readAgreements } from './service.ts';
import type { AgreementAt } from './state.ts';

/** What the party one acts for has to do about its agreements: renew, sign, review. */
export async function watchAgreements(platform: Platform, tx: Tx, actor: Actor): Promise<WatchPart> {
  const now = platform.now().toString();
  const mine = (await readAgreements(tx, now)).filter(
    agreement => actor.party !== null && agreement.parties.includes(actor.party),
  );
  const mayAct = editors.some(role => actor.roles.includes(role));
  return { decide: mayAct ? mine.flatMap(agreement => decision(agreement)) : [] };
}

function decision(agreement: AgreementAt): NonNullable<WatchPart['decide']> {
  const href = `/agreements/${agreement.id}`;
  const row = (at: string | null, detail: string, label: string) => [
    { at, title: agreement.title, detail, action: { label, href }, state: 'soon' as const },
  ];
  const endsAt = agreement.endsAt === null ? null : new Date(agreement.endsAt).toISOString();
  if (agreement.state === 'renewal-due') return row(endsAt, 'Renewal is due before this end.', 'Renew');
  if (agreement.state === 'legal-review') return row(null, 'Waits for legal review.', 'Review');
  if (agreement.state === 'signing' && agreement.signed < agreement.signers) {
    return row(null, `Signed by ${agreement.signed} of ${agreement.signers}.`, 'Record signature');
  }
  return [];
}
