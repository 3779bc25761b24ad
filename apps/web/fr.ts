/** Ce que disent les pages propres de l'application. Mêmes clés que en.ts. */
export default {
  watch: {
    title: 'Salle de veille',
    open: 'Ouvrir un incident',
    drill: 'Lancer un entraînement',
    incidents_one: '{{count}} incident ouvert',
    incidents_other: '{{count}} incidents ouverts',
    clocks_one: '{{count}} échéance',
    clocks_other: '{{count}} échéances',
    unacknowledged_one: '{{count}} accusé manquant',
    unacknowledged_other: '{{count}} accusés manquants',
    decide: 'À décider',
    decideNone: 'Rien n’attend de décision.',
    waiting: 'En attente d’accusé',
    waitingNone: 'Tous les destinataires ont accusé réception.',
    missingOf: '{{missing}} sur {{total}}',
    touch: 'Contact à perdre',
    touchNone: 'Chaque contact a été vérifié à temps.',
    pace: 'PACE {{rank}} sur {{of}}',
  },
  system: {
    notFound: 'Rien à cette adresse',
    notFoundWhy: 'L’adresse est mal écrite, ou ce qui s’y trouvait a été déplacé.',
    toWatch: 'Vers la salle de veille',
    broken: 'Cette page a cessé de fonctionner',
  },
};
