import type { Room } from '#platform/ui/room.ts';

/** Meetings: agenda, what competitors may not talk about, counsel's stop, minutes. */
export const room: Room = {
  id: 'meetings',
  nav: { group: 'govern', label: { en: 'Meetings', fr: 'Réunions' }, path: '/meetings', order: 40 },
  routes: [
    { path: '/meetings', page: () => import('./meetings-page.tsx') },
    { path: '/meetings/new', page: () => import('./new-meeting-page.tsx') },
    { path: '/meetings/$id', page: () => import('./meeting-page.tsx') },
    { path: '/meetings/$id/change', page: () => import('./change-meeting-page.tsx') },
    { path: '/meetings/$id/minutes', page: () => import('./minutes-page.tsx') },
  ],
  commands: [{ id: 'plan-meeting', label: { en: 'Plan a meeting', fr: 'Prévoir une réunion' }, path: '/meetings/new' }],
};
