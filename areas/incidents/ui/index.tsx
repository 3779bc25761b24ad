import type { Room } from '#platform/ui/room.ts';

const page = () => import('./room/incident-page.tsx');

/** Incidents: opening one, its room with facts, duties, notice, reports and timeline. */
export const room: Room = {
  id: 'incidents',
  nav: {
    group: 'now',
    label: { en: 'Incidents', fr: 'Incidents' },
    path: '/incidents',
    order: 1,
    count: 'incidents',
    shortcut: 'i',
  },
  routes: [
    { path: '/incidents', page: () => import('./list/list-page.tsx') },
    { path: '/incidents/new', page: () => import('./open/open-page.tsx') },
    { path: '/incidents/$id', page },
    { path: '/incidents/$id/$tab', page },
  ],
  commands: [
    { id: 'incident-new', label: { en: 'Open an incident', fr: 'Ouvrir un incident' }, path: '/incidents/new' },
  ],
  finders: () => import('./find.ts'),
};
