import type { Room } from '#platform/ui/room.ts';

/** Safe harbours: which legal protections hold, on which evidence, what is missing, what each does not do. */
export const room: Room = {
  id: 'safe-harbour',
  nav: {
    group: 'govern',
    label: { en: 'Safe harbours', fr: 'Protections légales' },
    path: '/safe-harbour',
    order: 20,
    shortcut: 'p',
  },
  routes: [
    { path: '/safe-harbour', page: () => import('./harbours-page.tsx') },
    { path: '/safe-harbour/evidence', page: () => import('./evidence-page.tsx') },
    { path: '/safe-harbour/$id', page: () => import('./harbour-page.tsx') },
  ],
  commands: [
    {
      id: 'safe-harbour-evidence',
      label: { en: 'Evidence for legal protections', fr: 'Preuves pour les protections légales' },
      path: '/safe-harbour/evidence',
    },
  ],
};
