import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Systemic risk', fr: 'Risque systémique' },
  subjects: {
    incident: { en: 'incident', fr: 'incident' },
    model: { en: 'model', fr: 'modèle' },
    plan: { en: 'plan', fr: 'plan' },
    run: { en: 'run', fr: 'calcul' },
    trigger: { en: 'trigger', fr: 'déclencheur' },
  },
  kinds: {
    'contributor-invited': { en: 'Contributor invited', fr: 'Contributeur invité' },
    'model-made': { en: 'Model begun', fr: 'Modèle commencé' },
    'part-added': { en: 'Part of a model added', fr: 'Élément de modèle ajouté' },
    'part-changed': { en: 'Part of a model changed', fr: 'Élément de modèle modifié' },
    'part-removed': { en: 'Part of a model removed', fr: 'Élément de modèle retiré' },
    'question-answered': { en: 'Question answered', fr: 'Question traitée' },
    'question-asked': { en: 'Question asked', fr: 'Question posée' },
    'question-cancelled': { en: 'Question cancelled', fr: 'Question annulée' },
    'question-failed': { en: 'Question failed', fr: 'Question en échec' },
    'run-cancelled': { en: 'Run cancelled', fr: 'Calcul annulé' },
    'run-done': { en: 'Run done', fr: 'Calcul terminé' },
    'run-failed': { en: 'Run failed', fr: 'Calcul en échec' },
    'run-removed': { en: 'Run removed', fr: 'Calcul supprimé' },
    'run-started': { en: 'Run started', fr: 'Calcul lancé' },
    'trigger-cannot-be-said': { en: 'Trigger: cannot be said', fr: 'Déclencheur : on ne peut le dire' },
    'trigger-met': { en: 'Trigger met', fr: 'Déclencheur atteint' },
    'trigger-not-met': { en: 'Trigger not met any more', fr: 'Déclencheur plus atteint' },
    'trigger-removed': { en: 'Trigger removed', fr: 'Déclencheur retiré' },
    'trigger-set': { en: 'Trigger set', fr: 'Déclencheur posé' },
    'trigger-set-aside': { en: 'Trigger set aside', fr: 'Déclencheur écarté' },
  },
} satisfies ActTable;
