import type { Room } from '#platform/ui/room.ts';

/** Scenarios: what might happen to a function, how specific it is, and whether a plan covers it. */
export const room: Room = {
  id: 'contingency',
  nav: {
    group: 'prepare',
    label: { en: 'Contingency planning', fr: 'Planification d’urgence' },
    path: '/contingency',
    order: 10,
  },
  routes: [
    { path: '/contingency', page: () => import('./scenarios-page.tsx') },
    { path: '/contingency/new', page: () => import('./new-scenario-page.tsx') },
    { path: '/contingency/$id', page: () => import('./scenario-page.tsx') },
    { path: '/contingency/$id/change', page: () => import('./change-scenario-page.tsx') },
  ],
  finders: () => import('./find.ts'),
  commands: [
    { id: 'contingency-new', label: { en: 'New scenario', fr: 'Nouveau scénario' }, path: '/contingency/new' },
  ],
};
