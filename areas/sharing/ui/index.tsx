import type { Room } from '#platform/ui/room.ts';

export const room: Room = {
  id: 'sharing',
  nav: { group: 'share', label: { en: 'Items', fr: 'Éléments' }, path: '/sharing', order: 20, shortcut: 's' },
  routes: [
    { path: '/sharing', page: () => import('./items-page.tsx') },
    { path: '/sharing/new', page: () => import('./new-item-page.tsx') },
    { path: '/sharing/items/$id', page: () => import('./item-page.tsx') },
    { path: '/sharing/items/$id/redact', page: () => import('./redact-page.tsx') },
    { path: '/sharing/disclosures', page: () => import('./disclosures-page.tsx') },
    { path: '/sharing/disclosures/$id', page: () => import('./disclosure-page.tsx') },
  ],
  commands: [
    { id: 'sharing-new', label: { en: 'Share something new', fr: 'Partager un nouvel élément' }, path: '/sharing/new' },
    { id: 'sharing-log', label: { en: 'Disclosures', fr: 'Divulgations' }, path: '/sharing/disclosures' },
  ],
};
