import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Incidents', fr: 'Incidents' },
  subjects: { incident: { en: 'incident', fr: 'incident' }, person: { en: 'person', fr: 'personne' } },
  kinds: {
    'calendar-address-made': { en: 'Calendar address made', fr: 'Adresse de calendrier créée' },
    'calendar-address-revoked': { en: 'Calendar address revoked', fr: 'Adresse de calendrier révoquée' },
    changed: { en: 'Incident changed', fr: 'Incident modifié' },
    'fact-recorded': { en: 'Fact recorded', fr: 'Fait consigné' },
    'notice-written': { en: 'Notice written', fr: 'Avis rédigé' },
    opened: { en: 'Incident opened', fr: 'Incident ouvert' },
    'report-approved': { en: 'Report approved', fr: 'Rapport approuvé' },
    'report-drafted': { en: 'Report begun', fr: 'Rapport commencé' },
    'report-review-asked': { en: 'Second reader asked', fr: 'Second lecteur demandé' },
    'report-submitted': { en: 'Report handed in', fr: 'Rapport remis' },
    'report-written': { en: 'Report written', fr: 'Rapport rédigé' },
    'state-closed': { en: 'Incident closed', fr: 'Incident clos' },
    'state-open': { en: 'Incident opened again', fr: 'Incident rouvert' },
    'state-watch': { en: 'Incident under watch', fr: 'Incident sous surveillance' },
  },
} satisfies ActTable;
