import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Protections } from '#engines/duties/protections/types.ts';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import { statementInput } from './contract.ts';
import { stateEvidence, withdrawEvidence } from './service.ts';
import { readIncidentByTitle, readPartyBySlug } from './store.ts';

interface DemoEvidence {
  readonly party: string;
  readonly evidence: readonly {
    readonly fact: string;
    readonly value: unknown;
    readonly source: string;
    readonly statedBy: string;
    readonly days: number;
    readonly until?: number;
    /** title of the incident it is about */
    readonly incident?: string;
    readonly withdrawn?: string;
  }[];
}

/** Evidence worth showing: some that stands, some that ran out, some that was withdrawn. */
export async function safeHarbourDemo(platform: Platform, actor: Actor, book: Protections): Promise<void> {
  const told = parse(fs.readFileSync(path.join(import.meta.dirname, 'demo-evidence.yaml'), 'utf8')) as DemoEvidence;
  const today = platform.now().toZonedDateTimeISO('UTC').toPlainDate();
  await asActor(platform.database.app, actor, async tx => {
    const party = await readPartyBySlug(tx, told.party);
    if (!party) return;
    const ask = { platform, book, tx, actor: { ...actor, party: party.id } };
    for (const { days, until, incident, withdrawn, ...rest } of told.evidence) {
      const about = incident === undefined ? undefined : await readIncidentByTitle(tx, incident);
      if (incident !== undefined && !about) continue;
      const input = statementInput.parse({
        ...rest,
        incident: about?.id ?? null,
        validFrom: today.subtract({ days }).toString(),
        validTo: until === undefined ? null : today.subtract({ days: until }).toString(),
      });
      const id = await stateEvidence(ask, input);
      if (withdrawn) await withdrawEvidence(ask, id, withdrawn);
    }
  });
}
