import { api } from '#platform/ui/api.ts';
import { registerFinder } from '#platform/ui/commands/registry.ts';
import type { Incident } from '../contract.ts';

// Registered when the palette is first opened.
registerFinder({
  id: 'incidents',
  heading: () => 'Incidents',
  find: async (text, signal) => {
    const { incidents } = await api.get<{ readonly incidents: readonly Incident[] }>(
      '/api/incidents?state=all',
      signal,
    );
    const wanted = text.toLowerCase();
    return incidents
      .filter(each => `${each.ref} ${each.title}`.toLowerCase().includes(wanted))
      .slice(0, 8)
      .map(each => ({
        id: `incident-${each.id}`,
        label: `${each.ref} ${each.title}`,
        hint: each.marking,
        path: `/incidents/${each.id}`,
      }));
  },
});
