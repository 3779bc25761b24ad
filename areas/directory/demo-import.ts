import type { Actor } from '#platform/auth/actor.ts';
import type { Platform } from '#platform/room/room.ts';
import { applyImport, previewImport } from './import.ts';
import { packBytes, shippedPacks } from './source-packs.ts';

/** The public lists that ship with Entente, as teams nobody has attested: to be found, never to be mailed. */
export async function importShippedLists(platform: Platform, actor: Actor): Promise<void> {
  for (const pack of shippedPacks()) {
    const { id: source, file = '', format = 'directory-csv' } = pack;
    const id = await previewImport(platform, actor, { source, file, format, bytes: packBytes(pack) });
    await applyImport(platform, actor, id);
  }
}
