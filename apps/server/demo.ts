import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import { rooms } from './rooms.ts';

export const demoOfficerEmail = 'officer@cert-nordmark.example';

/**
 * Fills an empty installation with the demonstration world: invented parties at documentation domains, so that nothing
 * real can be written to by accident. An installation that holds anything is left as it is.
 * @returns the person who is offered the first sign-in link, while the demonstration world is there
 */
export async function ensureDemo(platform: Platform): Promise<number | undefined> {
  const empty = await asActor(platform.database.app, installation, async tx => {
    const found = await tx.selectFrom('party.party').select('id').limit(1).executeTakeFirst();
    return found === undefined;
  });
  if (empty) for (const room of rooms) await room.demo?.(platform, installation);
  return asActor(platform.database.app, installation, async tx => {
    const officer = await tx
      .selectFrom('party.person')
      .select('id')
      .where('email', '=', demoOfficerEmail)
      .executeTakeFirst();
    return officer?.id;
  });
}
