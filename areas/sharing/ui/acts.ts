import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Items', fr: 'Éléments' },
  subjects: { item: { en: 'item', fr: 'élément' }, disclosure: { en: 'disclosure', fr: 'divulgation' } },
  kinds: {
    'disclosure.decided': { en: 'Disclosure decided', fr: 'Divulgation décidée' },
    'item.redacted': { en: 'Redacted version stored', fr: 'Version expurgée enregistrée' },
    'item.stored': { en: 'Item stored', fr: 'Élément enregistré' },
  },
} satisfies ActTable;
