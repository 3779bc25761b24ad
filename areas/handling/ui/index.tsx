import type { Room } from '#platform/ui/room.ts';

/** The handling workbench: what a marking says, in the browser alone. */
export const room: Room = {
  id: 'handling',
  nav: {
    group: 'share',
    label: { en: 'Handling', fr: 'Marquages' },
    path: '/handling',
    order: 1,
    shortcut: 'h',
  },
  routes: [{ path: '/handling', page: () => import('./workbench.tsx') }],
};
