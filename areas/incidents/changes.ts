import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { IncidentsService } from './contract.ts';

type Listener = Parameters<IncidentsService['onChange']>[0];

/** Listeners of one installation; kept beside its services, which a platform of another hour shares. */
const listenersOf = new WeakMap<object, Listener[]>();

export function listenToIncidents({ services }: Platform, listener: Listener): void {
  listenersOf.set(services, [...(listenersOf.get(services) ?? []), listener]);
}

/** Tells the other rooms, in the transaction of the change and before its act. */
export async function tellChange({ services }: Platform, tx: Tx, incident: Parameters<Listener>[1]): Promise<void> {
  for (const listener of listenersOf.get(services) ?? []) await listener(tx, incident);
}
