import { currentLanguage } from '#platform/i18n/registry.ts';
import { api } from '#platform/ui/api.ts';
import { registerFinder } from '#platform/ui/commands/registry.ts';
import type { ScenarioLine } from '../contract.ts';
import { base } from './words.ts';

// Registered when the palette is first opened.
registerFinder({
  id: 'scenarios',
  heading: () => (currentLanguage() === 'fr' ? 'Scénarios' : 'Scenarios'),
  find: async (text, signal) => {
    const { scenarios } = await api.get<{ readonly scenarios: readonly ScenarioLine[] }>(base, signal);
    const wanted = text.toLowerCase();
    return scenarios
      .filter(({ ref, title, functions }) => [ref, title, ...functions].join(' ').toLowerCase().includes(wanted))
      .slice(0, 8)
      .map(({ id, ref, title }) => ({ id: `scenario-${id}`, label: `${ref} ${title}`, path: `/contingency/${id}` }));
  },
});
