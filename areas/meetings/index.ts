import type { Room } from '#platform/room/room.ts';
import { meetingsDemo } from './demo.ts';
import { meetingRoutes } from './routes.ts';
import { watchMeetings } from './watch.ts';

/** Meetings between parties that may be competitors, with a guard against what they may not talk about. */
export const room: Room = {
  id: 'meetings',
  routes: meetingRoutes,
  watch: watchMeetings,
  demo: meetingsDemo,
};
