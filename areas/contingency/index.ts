import type { Room } from '#platform/room/room.ts';
import { contingencyDemo } from './demo.ts';
import { contingencyRoutes } from './routes.ts';
import { watchScenarios } from './watch.ts';

/** Scenarios: whether capability and threat against a function are specific enough to plan for, and whether a plan is due. */
export const room: Room = {
  id: 'contingency',
  routes: contingencyRoutes,
  watch: watchScenarios,
  demo: contingencyDemo,
};
