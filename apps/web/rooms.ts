import type { Room } from '#platform/ui/room.ts';
import { registerActs, type ActTable } from '#platform/ui/acts/registry.ts';
import { registerTexts } from '#platform/i18n/registry.ts';
import type { Texts } from '#platform/i18n/pseudo.ts';

type TextsModule = { readonly default: Texts };

// The folders are the list: a room that is not there is not offered, and nothing else needs to change for a new one.
const found = import.meta.glob<{ readonly room: Room }>('../../areas/*/ui/index.tsx', { eager: true });
const acts = import.meta.glob<{ readonly default: ActTable }>('../../areas/*/ui/acts.ts');
const texts = import.meta.glob<TextsModule>('../../areas/*/ui/{en,fr}.ts');

const watch: Room = {
  id: 'web',
  nav: {
    group: 'now',
    label: { en: 'Watch floor', fr: 'Salle de veille' },
    path: '/',
    order: 0,
    count: 'watch',
    shortcut: 'w',
  },
  routes: [],
};

/** Every room there is, the watch floor first. */
export const rooms: readonly Room[] = [watch, ...Object.values(found).map(module => module.room)];

/** Makes the texts of the frame and the texts and acts of every room known; they are loaded when first shown. */
export function registerAllTexts(): void {
  registerTexts('ui', { en: () => import('#platform/i18n/en.ts'), fr: () => import('#platform/i18n/fr.ts') });
  registerTexts('web', { en: () => import('./en.ts'), fr: () => import('./fr.ts') });
  for (const room of rooms.slice(1)) {
    const en = texts[`../../areas/${room.id}/ui/en.ts`];
    const fr = texts[`../../areas/${room.id}/ui/fr.ts`];
    if (en && fr) registerTexts(room.id, { en, fr });
    const table = acts[`../../areas/${room.id}/ui/acts.ts`];
    if (table) registerActs(room.id, table);
  }
}
