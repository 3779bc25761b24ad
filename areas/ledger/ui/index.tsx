import type { Room } from '#platform/ui/room.ts';

/** The ledger: what was done, by whom, and the proof that nothing of it was changed. */
export const room: Room = {
  id: 'ledger',
  nav: { group: 'govern', label: { en: 'Ledger', fr: 'Registre' }, path: '/ledger', order: 9, shortcut: 'l' },
  routes: [{ path: '/ledger', page: () => import('./ledger-page.tsx') }],
};
