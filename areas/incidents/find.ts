import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Incident } from './contract.ts';
import { type EntityRow, type IncidentRow, readEntities, readIncident } from './store.ts';

/** The row, if the party one acts for may see it. */
export async function requireIncident(tx: Tx, id: number): Promise<IncidentRow> {
  const row = await readIncident(tx, id);
  return (
    row ??
    fail('not-found', `There is no incident ${id} that the party you act for may see.`, {
      next: 'Open it from the list, or act for the party that holds it.',
    })
  );
}

export async function findIncident(tx: Tx, id: number): Promise<Incident> {
  const row = await requireIncident(tx, id);
  return incidentOf(row, await readEntities(tx, [id]));
}

export function incidentOf(row: IncidentRow, entities: readonly EntityRow[]): Incident {
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    summary: row.summary,
    marking: row.marking,
    mode: row.mode,
    exercise: row.exercise,
    severity: row.severity,
    state: row.state,
    party: row.party,
    partyName: row.party_name,
    plan: row.plan,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by_name ?? 'Entente',
    closedAt: row.closed_at?.toISOString() ?? null,
    version: row.version,
    entities: entities
      .filter(entity => entity.incident === row.id)
      .map(({ id, party, name, role, country }) => ({ id, party, name, role, country })),
  };
}
