import type { Room } from '#platform/room/room.ts';
import { listenToIncidents } from './changes.ts';
import { incidentsDemo } from './demo.ts';
import { presentFacts } from './facts.ts';
import { findIncident } from './find.ts';
import { listIncidents } from './service.ts';
import { incidentRoutes } from './routes.ts';
import { countOpenIncidents, readSections } from './store.ts';
import { watchIncidents } from './watch.ts';

export const room: Room = {
  id: 'incidents',
  services: platform => ({
    incidents: {
      incident: (tx, _actor, id) => findIncident(tx, id),
      sections: (tx, _actor, incident) => readSections(tx, incident),
      facts: (tx, _actor, incident, knownAt) =>
        presentFacts(tx, incident, knownAt ?? new Date(platform.now().epochMilliseconds)),
      open: tx => listIncidents(tx, ['open', 'watch']),
      onChange: listener => listenToIncidents(platform, listener),
    },
  }),
  routes: incidentRoutes,
  watch: watchIncidents,
  waiting: countOpenIncidents,
  demo: incidentsDemo,
};
