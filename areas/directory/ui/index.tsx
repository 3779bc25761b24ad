import type { Room } from '#platform/ui/room.ts';

export const room: Room = {
  id: 'directory',
  nav: [
    { group: 'know', label: { en: 'Directory', fr: 'Annuaire' }, path: '/directory', order: 10, shortcut: 'd' },
    { group: 'know', label: { en: 'Whom do I call?', fr: 'Qui appeler ?' }, path: '/directory/whom', order: 11 },
  ],
  routes: [
    { path: '/directory', page: () => import('./list-page.tsx') },
    { path: '/directory/map', page: () => import('./map-page.tsx') },
    { path: '/directory/whom', page: () => import('./whom-page.tsx') },
    { path: '/directory/imports', page: () => import('./imports-page.tsx') },
    { path: '/directory/imports/$id', page: () => import('./import-page.tsx') },
    { path: '/directory/merges', page: () => import('./merges-page.tsx') },
    { path: '/directory/$slug', page: () => import('./team-page.tsx') },
  ],
  commands: [
    { id: 'directory-map', label: { en: 'Teams on the map', fr: 'Les équipes sur la carte' }, path: '/directory/map' },
    {
      id: 'directory-imports',
      label: { en: 'Import a list of teams', fr: 'Importer une liste d’équipes' },
      path: '/directory/imports',
    },
  ],
};
