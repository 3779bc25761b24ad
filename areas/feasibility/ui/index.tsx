import type { Room } from '#platform/ui/room.ts';

/** The feasibility study of a common lexicon, computed in the browser by the same engine. */
export const room: Room = {
  id: 'feasibility',
  nav: {
    group: 'share',
    label: { en: 'Common lexicon', fr: 'Lexique commun' },
    path: '/feasibility',
    order: 30,
  },
  routes: [{ path: '/feasibility', page: () => import('./feasibility-page.tsx') }],
};
