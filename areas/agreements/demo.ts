import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { type AgreementTerms, agreementTermsSchema } from './contract.ts';
import { approve, type Change, propose, sign, submit } from './lifecycle.ts';
import { changeBy } from './service.ts';
import { readPartyIds } from './store.ts';

interface DemoAgreement {
  readonly title: string;
  readonly parties: readonly string[];
  /** days from the start of the demonstration */
  readonly starts: number;
  readonly ends: number | null;
  /** who has signed; all when absent */
  readonly signed?: readonly string[];
  /** stays in legal review */
  readonly review?: boolean;
}

/** Agreements between the demonstration parties in every state worth showing. */
export const agreementsDemo = (platform: Platform, actor: Actor): Promise<void> =>
  asActor(platform.database.app, actor, async tx => {
    const change = changeBy(platform, tx, actor);
    for (const entry of parse(fs.readFileSync(path.join(import.meta.dirname, 'demo-agreements.yaml'), 'utf8'))) {
      await addAgreement(tx, change, entry as DemoAgreement, platform.now());
    }
  });

async function addAgreement(tx: Tx, change: Change, entry: DemoAgreement, now: Temporal.Instant): Promise<void> {
  const { parties, starts, ends, signed, review, ...rest } = entry;
  const ids = await readPartyIds(tx, parties);
  const day = (offset: number) => now.add({ hours: offset * 24 }).toString();
  const terms: AgreementTerms = agreementTermsSchema.parse({
    ...rest,
    parties: parties.map(slug => ids.get(slug)),
    startsAt: day(starts),
    endsAt: ends === null ? null : day(ends),
  });
  const { id } = await propose(change, terms);
  await submit(change, id);
  if (review) return;
  await approve(change, id, 'Opinion on file');
  for (const slug of signed ?? parties) {
    const party = ids.get(slug)!;
    const signedAt = day(Math.min(starts, -1));
    await sign(change, id, { party, signedAt, signatory: 'Head of the organisation', evidence: 'Signed copy on file' });
  }
}
