import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { CalloutService, CallOutSent } from './contract.ts';

type Listener = Parameters<CalloutService['onSent']>[0];

/** Listeners of one installation, kept beside its services. */
const listenersOf = new WeakMap<object, Listener[]>();

export function listenToCallOuts({ services }: Platform, listener: Listener): void {
  listenersOf.set(services, [...(listenersOf.get(services) ?? []), listener]);
}

/** Tells the other rooms, in the transaction that sends: whatever stops the sending takes this back too. */
export async function tellSent({ services }: Platform, tx: Tx, sent: CallOutSent): Promise<void> {
  for (const listener of listenersOf.get(services) ?? []) await listener(tx, sent);
}
