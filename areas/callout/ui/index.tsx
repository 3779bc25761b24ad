import type { Room } from '#platform/ui/room.ts';

/** Call-outs with their trees and answers, call-out plans, the outbox, and the open page of an acknowledgement link. */
export const room: Room = {
  id: 'callout',
  nav: [
    {
      group: 'now',
      label: { en: 'Call-outs', fr: 'Alertes' },
      path: '/callouts',
      order: 2,
      count: 'callout',
      shortcut: 'c',
    },
    {
      group: 'now',
      label: { en: 'Outbox', fr: 'Boîte d’envoi' },
      path: '/outbox',
      order: 3,
      shortcut: 'o',
    },
  ],
  routes: [
    { path: '/callouts', page: () => import('./notices/notices-page.tsx') },
    { path: '/callouts/plans', page: () => import('./plans/plans-page.tsx') },
    { path: '/callouts/$id', page: () => import('./notices/notice-page.tsx') },
    { path: '/outbox', page: () => import('./outbox/outbox-page.tsx') },
    { path: '/outbox/$id', page: () => import('./outbox/message-page.tsx') },
    { path: '/acknowledge/$token', page: () => import('./answer/acknowledge-page.tsx'), open: true },
  ],
  commands: [{ id: 'callout-plans', label: { en: 'Call-out plans', fr: 'Plans d’alerte' }, path: '/callouts/plans' }],
  finders: () => import('./find.ts'),
};
