import type { Label } from '#platform/i18n/languages.ts';

/** What is judged on a scale from 0 to 4; a level that nobody judged yet is unknown, which is not 0. */
export const scales = ['capability', 'intent', 'exposure', 'consequence'] as const;
export type Scale = (typeof scales)[number];

export const confidences = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** The meaning of each level, lowest first. An adversary is described by level alone: no names, means or targets. */
export const levelWords: Readonly<Record<Scale, readonly [Label, Label, Label, Label, Label]>> = {
  capability: [
    { en: 'none', fr: 'aucune' },
    { en: 'generic', fr: 'générique' },
    { en: 'developed elsewhere', fr: 'développée ailleurs' },
    { en: 'shown against similar technology', fr: 'démontrée contre une technologie semblable' },
    { en: 'shown against this function', fr: 'démontrée contre cette fonction' },
  ],
  intent: [
    { en: 'none', fr: 'aucune' },
    { en: 'interest', fr: 'intérêt' },
    { en: 'access attempts in the sector', fr: 'tentatives d’accès dans le secteur' },
    { en: 'pre-positioning in the sector', fr: 'prépositionnement dans le secteur' },
    { en: 'access to this function', fr: 'accès à cette fonction' },
  ],
  exposure: [
    { en: 'not reachable from outside', fr: 'inaccessible de l’extérieur' },
    { en: 'behind several independent barriers', fr: 'derrière plusieurs barrières indépendantes' },
    { en: 'through one trusted supplier or partner', fr: 'par un seul fournisseur ou partenaire de confiance' },
    { en: 'through services in general use', fr: 'par des services d’usage général' },
    { en: 'no barrier known', fr: 'aucune barrière connue' },
  ],
  consequence: [
    { en: 'not noticed outside', fr: 'non perçue à l’extérieur' },
    { en: 'local, for hours', fr: 'locale, quelques heures' },
    { en: 'regional, alternatives hold', fr: 'régionale, les solutions de repli tiennent' },
    {
      en: 'function lost in a region or weakened nationally',
      fr: 'fonction perdue dans une région ou affaiblie au plan national',
    },
    {
      en: 'function lost nationally, or danger to life',
      fr: 'fonction perdue au plan national, ou danger pour la vie',
    },
  ],
};

export const scaleNames: Readonly<Record<Scale, Label>> = {
  capability: { en: 'Capability', fr: 'Capacité' },
  intent: { en: 'Intent or opportunity', fr: 'Intention ou occasion' },
  exposure: { en: 'Exposure', fr: 'Exposition' },
  consequence: { en: 'Consequence', fr: 'Conséquence' },
};

export const confidenceWords: Readonly<Record<Confidence, Label>> = {
  low: { en: 'low', fr: 'faible' },
  moderate: { en: 'moderate', fr: 'modérée' },
  high: { en: 'high', fr: 'élevée' },
};
