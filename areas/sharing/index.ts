import type { Platform, Room } from '#platform/room/room.ts';
import { sharingDemo } from './demo.ts';
import { sharingRoutes } from './routes.ts';
import { type SharingRoom, sharingRoom } from './service.ts';

const made = new WeakMap<Platform, SharingRoom>();

function roomOf(platform: Platform): SharingRoom {
  const known = made.get(platform);
  if (known) return known;
  const room = sharingRoom(platform, platform.packs.lexicons);
  made.set(platform, room);
  return room;
}

/** The one disclosure gate, and the items that row security shows by the same verdicts. */
export const room: Room = {
  id: 'sharing',
  services: platform => ({ sharing: roomOf(platform).service }),
  routes: (app, platform) => sharingRoutes(app, platform, roomOf(platform)),
  demo: (platform, actor) => sharingDemo(platform, actor, roomOf(platform)),
};
