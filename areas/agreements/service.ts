import type { Protections } from '#engines/duties/protections/types.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { AgreementsService, Between } from './contract.ts';
import { coverageOf } from './coverage.ts';
import { type Change, propose, sign } from './lifecycle.ts';
import { protectionAnswers } from './protections.ts';
import { type AgreementAt, agreementsAt, betweenOf } from './state.ts';
import { readDossiers } from './store.ts';

export interface AgreementBooks {
  readonly lexicons: Lexicons;
  readonly protections: Protections;
}

/** What other rooms ask about agreements: what stands between whom, what it covers, which protections apply. */
export function agreementsService(
  platform: Pick<Platform, 'now' | 'services'>,
  books: AgreementBooks,
): AgreementsService {
  const now = () => platform.now().toString();
  return {
    between,
    covers: (agreement, need) => coverageOf(agreement, need, books.lexicons),
    protections: (need, at, knownAt = now()) => protectionAnswers(books.protections, need, at, knownAt),
    propose: (tx, actor, terms) => propose(changeBy(platform, tx, actor), terms),
    sign: (tx, actor, id, signature) => sign(changeBy(platform, tx, actor), id, signature),
    read: (tx, id, knownAt) => readAgreement(tx, id, now(), knownAt),
  };
}

/** A change by this actor now; what its parties may see is rewritten in the same transaction. */
export const changeBy = (platform: Pick<Platform, 'now' | 'services'>, tx: Tx, actor: Actor): Change => ({
  tx,
  actor,
  now: platform.now().toString(),
  enforce: async parties => (platform.services as Partial<Platform['services']>).sharing?.reenforce(tx, parties),
});

async function between(
  tx: Tx,
  holder: number,
  recipients: readonly number[],
  at: string,
  knownAt?: string,
): Promise<ReadonlyMap<number, Between>> {
  // A long list would cost more to look up than the agreements of the holder, which are few, cost to read.
  const andAnyOf = recipients.length <= 20 ? { andAnyOf: recipients } : {};
  const dossiers = await readDossiers(tx, { knownAt, naming: holder, ...andAnyOf });
  const agreements = agreementsAt(dossiers, at);
  return new Map(
    recipients.map(recipient => [
      recipient,
      betweenOf(agreements.filter(agreement => recipient !== holder && agreement.parties.includes(recipient))),
    ]),
  );
}

export async function readAgreement(tx: Tx, id: number, at: string, knownAt?: string): Promise<AgreementAt> {
  const [dossier] = await readDossiers(tx, { ids: [id], knownAt });
  if (!dossier) {
    return fail(
      'not-found',
      `There is no agreement ${id} that you may read${knownAt ? ` as known at ${knownAt}` : ''}.`,
    );
  }
  // Whether it was renewed stands in another agreement between the same parties.
  const related = await readDossiers(tx, { naming: dossier.terms.parties[0]!, knownAt });
  return agreementsAt(related, at).find(agreement => agreement.id === id)!;
}

export async function readAgreements(tx: Tx, at: string, knownAt?: string): Promise<AgreementAt[]> {
  return agreementsAt(await readDossiers(tx, { knownAt }), at);
}
