import type { Room } from '#platform/ui/room.ts';

export const room: Room = {
  id: 'systemic-risk',
  nav: {
    group: 'know',
    label: { en: 'Systemic risk', fr: 'Risque systémique' },
    path: '/systemic-risk',
    order: 30,
    shortcut: 'k',
  },
  routes: [
    { path: '/systemic-risk', page: () => import('./start/start-page.tsx') },
    { path: '/systemic-risk/runs/$id', page: () => import('./run/run-page.tsx') },
    { path: '/systemic-risk/models/$key', page: () => import('./model/model-page.tsx') },
    { path: '/systemic-risk/models/$key/edit/$part', page: () => import('./edit/edit-page.tsx') },
  ],
  commands: [
    {
      id: 'systemic-risk-run',
      label: { en: 'Run a systemic-risk model', fr: 'Lancer un modèle de risque systémique' },
      path: '/systemic-risk',
    },
  ],
};
