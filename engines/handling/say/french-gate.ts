import type { Phrase } from './phrase.ts';

/**
 * What the disclosure gate says: why nothing may go, what would let it, and what an exchange rests on. Stored answers hold
 * the English; names, titles, marks and dates are put in as they stand (`as`), reasons of the engine by their own French.
 */
export const gatePhrases: readonly Phrase[] = [
  // the marking and the verdict on it
  ['`{}` can be read in several ways: {}.', '`{0:as}` peut se lire de plusieurs façons : {1:as}.'],
  ['Say which scheme it is of, or ask its originator.', 'Dites de quel système il relève, ou demandez à son émetteur.'],
  ['`{}` is not understood: {}', '`{0:as}` n’est pas compris : {1:sentences}'],
  [
    'Correct the marking, or ask its originator for one of a known scheme.',
    'Corrigez le marquage, ou demandez à son émetteur un marquage d’un système connu.',
  ],
  ['A fact is missing. {}', 'Un fait manque. {0:sentences}'],
  ['Find it out and decide again.', 'Renseignez-vous et décidez de nouveau.'],
  ['It may go once this is so: {}', 'L’envoi est permis dès que ceci est rempli : {0:sentences}'],
  [
    'Meet the conditions and attest them for this recipient.',
    'Remplissez les conditions et attestez-les pour ce destinataire.',
  ],
  // the channel
  [
    'The marking asks for encryption and the {} channel has none.',
    'Le marquage exige le chiffrement et le canal {0:as} n’en a pas.',
  ],
  ['Use a channel with a valid key.', 'Utilisez un canal dont la clé est valide.'],
  ['The key of {} for {} is {}.', 'Clé de {0:as} pour le canal {1:as} : {2:key}.'],
  [
    'Ask them for a new key over a channel that was verified, or use the next channel of the plan.',
    'Demandez-leur une nouvelle clé par un canal vérifié, ou utilisez le canal suivant du plan.',
  ],
  ['There is no verified key of {} for {}.', 'Aucune clé vérifiée de {0:as} pour le canal {1:as}.'],
  [
    'Verify a key of theirs, or use the next channel of the plan.',
    'Vérifiez une de leurs clés, ou utilisez le canal suivant du plan.',
  ],
  [
    'At most {} was agreed for the channel {}; the version is marked {}.',
    'Le canal {1:as} est convenu pour {0:as} au plus ; la version est marquée {2:as}.',
  ],
  [
    'Use the next channel of the recipient, send a redacted version, or agree a higher marking for this channel.',
    'Utilisez le canal suivant du destinataire, envoyez une version expurgée, ou convenez d’un marquage plus élevé pour ce canal.',
  ],
  // mode and recipient
  ['A template reaches nobody.', 'Un modèle n’atteint personne.'],
  [
    'Make a live, exercise or drill copy of it.',
    'Faites-en une copie pour un incident réel, un exercice ou un entraînement.',
  ],
  ['No party has the number {}.', 'Aucun acteur ne porte le numéro {0:as}.'],
  ['Choose a party of the directory.', 'Choisissez un acteur de l’annuaire.'],
  ['{} is not enrolled in the {} {}.', '{0:as} n’est pas inscrit à {1:mode} {2:named}.'],
  [
    'Enrol them first; nothing else lets a message of this mode reach them.',
    'Inscrivez-le d’abord ; rien d’autre ne permet à un message de ce mode de l’atteindre.',
  ],
  ['{} was imported and nobody has confirmed the record.', '{0:as} a été importé et personne n’a confirmé sa fiche.'],
  [
    'Ask its owner to attest the record; until then it is not written to.',
    'Demandez à son titulaire d’attester la fiche ; d’ici là, on ne lui écrit pas.',
  ],
  // what it rests on, or why on nothing
  ['It is their own information.', 'C’est leur propre information.'],
  ['The marking puts no limit on who may read it.', 'Le marquage ne limite pas qui peut le lire.'],
  ['Both are members of {}.', 'Tous deux sont membres de {0:as}.'],
  ['{} serves {}.', '{0:as} est prestataire de {1:as}.'],
  ['{} covered this with {} and lapsed on {}.', '{0:as} couvrait cela avec {1:as} et a pris fin le {2:as}.'],
  [
    'Renew the agreement; a weaker basis does not take its place.',
    'Renouvelez l’accord ; une base plus faible ne le remplace pas.',
  ],
  [
    '{} is in force with {}, but does not cover this. {}',
    '{0:as} est en vigueur avec {1:as}, mais ne couvre pas cela. {2:sentences}',
  ],
  ['Have the agreement extended, or send what it covers.', 'Faites étendre l’accord, ou envoyez ce qu’il couvre.'],
  [
    'No agreement with {} is in force, and no community is shared.',
    'Aucun accord avec {0:as} n’est en vigueur, et aucune communauté n’est partagée.',
  ],
  ['Complete {}: signed by {} of {}.', 'Menez {0:as} à terme : signé par {1:as} sur {2:as}.'],
  [
    'Propose an agreement, or name the legal duty to tell them.',
    'Proposez un accord, ou nommez l’obligation légale de les informer.',
  ],
  // what an agreement covers
  ['The agreement names the information class {}.', 'L’accord nomme la classe d’information {0:scope}.'],
  ['The agreement names the activity {}.', 'L’accord nomme l’activité {0:scope}.'],
  ['The agreement names the purpose {}.', 'L’accord nomme l’usage {0:scope}.'],
  [
    'The agreement does not name the information class {}; it names {}.',
    'L’accord ne nomme pas la classe d’information {0:scope} ; il nomme : {1:scope}.',
  ],
  [
    'The agreement does not name the activity {}; it names {}.',
    'L’accord ne nomme pas l’activité {0:scope} ; il nomme : {1:scope}.',
  ],
  [
    'The agreement does not name the purpose {}; it names {}.',
    'L’accord ne nomme pas l’usage {0:scope} ; il nomme : {1:scope}.',
  ],
  [
    'The agreement sets no ceiling for markings of {}.',
    'L’accord ne fixe pas de plafond pour les marquages de {0:as}.',
  ],
  ['{} of {} is within the agreed ceiling {}.', '{0:as} de {1:as} est dans le plafond convenu {2:as}.'],
  [
    'A marking without a level of {} is not within the agreed ceiling {}.',
    'Un marquage sans niveau de {0:as} n’est pas dans le plafond convenu {1:as}.',
  ],
  ['{} of {} is not within the agreed ceiling {}.', '{0:as} de {1:as} n’est pas dans le plafond convenu {2:as}.'],
];

/** Modes as they follow « inscrit à ». */
export const modesFr: Readonly<Record<string, string>> = { exercise: 'l’exercice', drill: 'l’entraînement' };

export const keyStatesFr: Readonly<Record<string, string>> = { expired: 'expirée', revoked: 'révoquée' };

/** Classes, activities and purposes of agreements, in the words of the agreements room. */
export const scopesFr: Readonly<Record<string, string>> = {
  indicator: 'indicateurs',
  'defensive-measure': 'mesures de défense',
  vulnerability: 'vulnérabilité',
  narrative: 'récit de l’incident',
  'victim-impact': 'effets sur la victime',
  attribution: 'attribution',
  'personal-data': 'données personnelles',
  contact: 'contacts',
  assessment: 'évaluation',
  plan: 'plan',
  'information-sharing': 'partage d’information',
  'incident-response': 'réponse aux incidents',
  monitoring: 'surveillance',
  'joint-analysis': 'analyse commune',
  exercise: 'exercice',
  reporting: 'signalement',
  'vulnerability-coordination': 'coordination des vulnérabilités',
  'cyber-defence': 'cyberdéfense',
  'situational-awareness': 'connaissance de la situation',
  research: 'recherche',
  regulation: 'régulation',
  'law-enforcement': 'police et justice',
};
