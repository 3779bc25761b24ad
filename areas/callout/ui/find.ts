import { currentLanguage } from '#platform/i18n/registry.ts';
import { api } from '#platform/ui/api.ts';
import { registerFinder } from '#platform/ui/commands/registry.ts';
import type { Notice } from '../contract.ts';

// Registered when the palette is first opened.
registerFinder({
  id: 'notices',
  heading: () => (currentLanguage() === 'fr' ? 'Avis' : 'Notices'),
  find: async (text, signal) => {
    const { notices } = await api.get<{ readonly notices: readonly Notice[] }>('/api/callout/notices', signal);
    const wanted = text.toLowerCase();
    return notices
      .filter(each => `${each.number} ${each.subject}`.toLowerCase().includes(wanted))
      .slice(0, 8)
      .map(each => ({
        id: `notice-${each.id}`,
        label: `${each.number} ${each.subject}`,
        path: `/callouts/${each.id}`,
      }));
  },
});
