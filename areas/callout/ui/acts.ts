import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Call-outs', fr: 'Alertes' },
  subjects: { notice: { en: 'notice', fr: 'avis' }, plan: { en: 'plan', fr: 'plan' } },
  kinds: {
    'next-channel-tried': { en: 'Next channel tried', fr: 'Canal suivant essayé' },
    'notice-acknowledged': { en: 'Notice acknowledged', fr: 'Réception de l’avis accusée' },
    'notice-recalled': { en: 'Notice recalled', fr: 'Avis rappelé' },
    'notice-sent': { en: 'Notice sent', fr: 'Avis envoyé' },
    'notice-unanswered': { en: 'No channel was answered', fr: 'Aucun canal n’a répondu' },
    'plan-written': { en: 'Plan published', fr: 'Plan publié' },
  },
} satisfies ActTable;
