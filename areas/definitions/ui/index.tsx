import type { Room } from '#platform/ui/room.ts';

/** The laboratory for consistent reporting definitions, in the browser alone. */
export const room: Room = {
  id: 'definitions',
  nav: {
    group: 'govern',
    label: { en: 'Reporting definitions', fr: 'Définitions de notification' },
    path: '/definitions',
    order: 5,
    shortcut: 'f',
  },
  routes: [{ path: '/definitions', page: () => import('./laboratory.tsx') }],
};
