import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Safe harbours', fr: 'Protections légales' },
  subjects: { evidence: { en: 'evidence', fr: 'preuve' } },
  kinds: {
    'evidence-stated': { en: 'Evidence stated', fr: 'Preuve déclarée' },
    'evidence-withdrawn': { en: 'Evidence withdrawn', fr: 'Preuve retirée' },
  },
} satisfies ActTable;
