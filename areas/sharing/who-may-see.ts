import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Disclosure, Section } from './contract.ts';
import { readItem, readSections } from './item-store.ts';
import type { SharingRoom } from './service.ts';
import { asInstallation, readPartyRows } from './store.ts';

/** As many parties as one page of the matrix can show. */
const partiesMost = 200;

/** The gate asked about every party that could be reached, for the sections of a stored item. Only its holder asks. */
export async function whoMaySee(
  tx: Tx,
  actor: Actor,
  id: number,
  room: Pick<SharingRoom, 'service'>,
  now: Temporal.Instant,
): Promise<Disclosure> {
  const item = await readItem(tx, id);
  if (item.holder !== actor.party) {
    fail('not-allowed', 'Only the holder of an item sees who else may see it.', {
      next: `Ask the party that holds it.`,
    });
  }
  const sections = (await readSections(tx, id)) as unknown as (Section & { markingContext: unknown })[];
  const at = now.toString();
  const rows = await asInstallation(tx, () => readPartyRows(tx, at));
  const recipients = rows.map(row => row.id).filter(party => party !== item.holder);
  if (recipients.length === 0) return { id: null, at, mode: item.mode, recipients: [], basis: [] };
  return room.service.preview(tx, actor, {
    mode: item.mode,
    ...(item.exercise !== null && { exercise: item.exercise }),
    purpose: 'cyber-defence',
    at,
    holder: item.holder,
    originator: item.originator,
    subject: { kind: 'item', id: String(id) },
    sections: sections.map(({ id: name, title, marking, markingContext, informationClass, body }) => ({
      id: name,
      title,
      marking,
      markingContext: { created: item.producedAt.slice(0, 10), ...(markingContext as object | null) },
      informationClass,
      body,
    })),
    recipients: recipients.slice(0, partiesMost),
  });
}
