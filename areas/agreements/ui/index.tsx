import type { Room } from '#platform/ui/room.ts';

export const room: Room = {
  id: 'agreements',
  nav: { group: 'govern', label: { en: 'Agreements', fr: 'Accords' }, path: '/agreements', order: 10, shortcut: 'a' },
  routes: [
    { path: '/agreements', page: () => import('./agreements-page.tsx') },
    { path: '/agreements/matrix', page: () => import('./matrix-page.tsx') },
    { path: '/agreements/calendar', page: () => import('./calendar-page.tsx') },
    { path: '/agreements/new', page: () => import('./new-agreement-page.tsx') },
    { path: '/agreements/$id', page: () => import('./agreement-page.tsx') },
  ],
  commands: [
    { id: 'agreements-new', label: { en: 'Propose an agreement', fr: 'Proposer un accord' }, path: '/agreements/new' },
    {
      id: 'agreements-matrix',
      label: { en: 'Who may exchange what', fr: 'Qui peut échanger quoi' },
      path: '/agreements/matrix',
    },
  ],
};
