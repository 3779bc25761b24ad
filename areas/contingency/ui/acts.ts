import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Contingency planning', fr: 'Planification d’urgence' },
  subjects: { scenario: { en: 'scenario', fr: 'scénario' } },
  kinds: {
    'scenario.begun': { en: 'Scenario begun', fr: 'Scénario commencé' },
    'scenario.changed': { en: 'Scenario changed', fr: 'Scénario modifié' },
    'scenario.exercised': { en: 'Plan exercised', fr: 'Plan exercé' },
    'scenario.planned': { en: 'Scenario planned for', fr: 'Scénario planifié' },
    'scenario.planning-tasked': { en: 'Planning tasked', fr: 'Planification confiée' },
    'scenario.released': { en: 'Scenario released to a party', fr: 'Scénario communiqué à une organisation' },
    'scenario.retired': { en: 'Scenario retired', fr: 'Scénario retiré' },
    'scenario.screened': { en: 'Scenario screened', fr: 'Scénario examiné' },
    'scenario.specific': { en: 'Scenario specific enough to plan', fr: 'Scénario assez précis pour planifier' },
    'scenario.taken-back': { en: 'Release taken back', fr: 'Communication reprise' },
    'scenario.watch': { en: 'Scenario kept under watch', fr: 'Scénario gardé en veille' },
  },
} satisfies ActTable;
