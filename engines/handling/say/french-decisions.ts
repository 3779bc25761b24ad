import type { Phrase } from './phrase.ts';

/** What a decision, a join, a comparison or a translation says beyond the rules it applies. */
export const decisionPhrases: readonly Phrase[] = [
  // what would meet a requirement
  ['Attest: {}.', 'À attester : {0:fact}.'],
  ['Show: {}.', 'À prouver : {0:fact}.'],
  ['Ask {} to permit it.', 'Demandez l’autorisation de {0:who}.'],
  ['Ask {} to consent.', 'Demandez l’accord de {0:who}.'],
  [
    'Say whether the recipient is one of the named individuals.',
    'Dites si le destinataire est l’une des personnes nommées.',
  ],
  ['Wait until {}.', 'Attendez jusqu’au {0}.'],
  ['Only nationals of {} may handle it.', 'Seuls des ressortissants de {0} peuvent le traiter.'],
  ['The recipient would have to be of {}.', 'Le destinataire devrait relever de {0}.'],
  ['Nobody but the originators is left in this audience.', 'Il ne reste que les émetteurs parmi les destinataires.'],
  ['The recipient would have to be: {}.', 'Le destinataire devrait être : {0:atoms}.'],
  ['Encrypt it in transit.', 'Chiffrez-le pendant la transmission.'],
  ['Brief the recipient into {}.', 'Instruisez le destinataire au titre de {0}.'],
  ['Brief the recipient on handling {}.', 'Instruisez le destinataire sur le traitement de : {0}.'],
  ['Remove the names and affiliations.', 'Retirez les noms et les affiliations.'],
  ['Have the need to know attested.', 'Faites attester le besoin d’en connaître.'],
  ['Show a clearance for {} ({}) that is in force.', 'Présentez une habilitation en vigueur pour {0} ({1}).'],
  ['Conclude or name an agreement with {} that covers {}.', 'Concluez ou nommez un accord avec {0} qui couvre {1}.'],
  [
    "Have it attested that the agreement recognises the recipient's own clearance.",
    'Faites attester que l’accord reconnaît l’habilitation propre du destinataire.',
  ],
  [
    'Have the marking corrected by its originator; an unreadable marking is held closed.',
    'Faites corriger le marquage par son émetteur ; un marquage illisible reste fermé.',
  ],
  ['Have the marking corrected by its originator.', 'Faites corriger le marquage par son émetteur.'],
  ['No marking on the item says whether one may {}.', 'Aucun marquage ne dit si cet usage est permis : {0:action}.'],
  [
    'Find out whether another rule lets the recipient {}, or ask the originator.',
    'Cherchez si une autre règle permet cet usage ({0:action}), ou demandez à l’émetteur.',
  ],
  [
    "Another action than {}, or the originator's leave for it.",
    'Une autre action que celle-ci : {0:action}, ou l’autorisation de l’émetteur.',
  ],
  ['The marking does not say who may have the item.', 'Le marquage ne dit pas qui peut avoir l’information.'],
  [
    'Ask the originator for a marking that says who may have it.',
    'Demandez à l’émetteur un marquage qui dise qui peut l’avoir.',
  ],
  // open questions
  ['Is this so: {}?', 'Est-ce le cas : {0:fact} ?'],
  ['Is the recipient among those {} admits?', 'Le destinataire est-il de ceux que {0} admet ?'],
  ['Does {} consent?', '{0:who} donne-t-il son accord ?'],
  ['To which organisation does the recipient belong?', 'À quelle organisation appartient le destinataire ?'],
  ['Is the recipient a client of {}?', 'Le destinataire est-il client de {0} ?'],
  ['Does the recipient provide services to {}?', 'Le destinataire fournit-il des services à {0} ?'],
  ['To which communities does the recipient belong?', 'À quelles communautés appartient le destinataire ?'],
  ['Does the recipient belong to {}?', 'Le destinataire appartient-il à {0} ?'],
  [
    'Does the recipient belong to the community of defenders?',
    'Le destinataire appartient-il à la communauté de la défense informatique ?',
  ],
  ['Of which country is the recipient?', 'De quel pays relève le destinataire ?'],
  ['Of which country and kind is the recipient?', 'De quel pays et de quelle nature est le destinataire ?'],
  ['Is the recipient of a member of {}?', 'Le destinataire relève-t-il d’un membre de {0} ?'],
  [
    'Is the recipient a public administration, and of which country?',
    'Le destinataire est-il une administration publique, et de quel pays ?',
  ],
  [
    'Is the recipient federal, a federal contractor, or state, local or tribal?',
    'Le destinataire est-il fédéral, prestataire fédéral, ou d’un État, local ou tribal ?',
  ],
  [
    'Of which nationality are the persons who would handle it?',
    'De quelle nationalité sont les personnes qui le traiteraient ?',
  ],
  ['Is the recipient one of the named individuals?', 'Le destinataire est-il l’une des personnes nommées ?'],
  [
    'Does the recipient hold a clearance in force for {}?',
    'Le destinataire détient-il une habilitation en vigueur pour {0} ?',
  ],
  [
    "Does the agreement recognise the recipient's own clearance for {}?",
    'L’accord reconnaît-il l’habilitation propre du destinataire pour {0} ?',
  ],
  ['Which agreement in force covers {}?', 'Quel accord en vigueur couvre {0} ?'],
  ['At what time is it to be decided (before or after {})?', 'À quel moment faut-il décider (avant ou après le {0}) ?'],
  [
    'Who holds the item, and to which communities does the holder belong?',
    'Qui détient l’information, et à quelles communautés appartient-il ?',
  ],
  [
    '`{}` can be {}: find out who issued it, in which country and when.',
    '`{0}` peut être {1} : cherchez qui l’a émis, dans quel pays et quand.',
  ],
  ['The marking belongs to no scheme that is known here.', 'Le marquage n’appartient à aucun régime connu ici.'],
  // joins
  [
    'The release lists have nothing but USA in common, which means NOFORN.',
    'Les listes de communication n’ont que USA en commun, ce qui vaut NOFORN.',
  ],
  [
    'The banner releases only to what every contributing portion releases to.',
    'Le bandeau ne communique qu’à ceux que toutes les portions contributives admettent.',
  ],
  ['One NOFORN portion makes the banner NOFORN.', 'Une seule portion NOFORN rend le bandeau NOFORN.'],
  ['Every classified portion is RELIDO.', 'Toutes les portions classifiées sont RELIDO.'],
  ['RELIDO beside portions without it gives NOFORN.', 'RELIDO à côté de portions qui ne l’ont pas donne NOFORN.'],
  [
    'A portion without a release decision blocks release of the whole.',
    'Une portion sans décision de communication bloque celle de l’ensemble.',
  ],
  [
    'FOUO stays at its portion and leaves a classified banner.',
    'FOUO reste à sa portion et quitte un bandeau classifié.',
  ],
  [
    'Another dissemination control takes the place of FOUO in the banner.',
    'Un autre contrôle de diffusion remplace FOUO dans le bandeau.',
  ],
  [
    'ORCON survives every join, each source keeping its own consenter.',
    'ORCON survit à toute réunion, chaque source gardant son propre accord.',
  ],
  ['{} together leave the FED ONLY audience.', '{0} : ensemble, il reste le public de FED ONLY.'],
  [
    'DL ONLY supersedes the other controls; categories under law stay.',
    'DL ONLY remplace les autres contrôles ; les catégories légales restent.',
  ],
  [
    'One source must be credited and another forbids it: hold the item and ask both.',
    'Une source doit être citée et une autre l’interdit : retenez l’information et demandez aux deux.',
  ],
  [
    '{} does not stand in every part, so it releases nothing.',
    '{0} ne figure pas dans toutes les parties : il ne communique rien.',
  ],
  ['{} yields to a stricter caveat.', '{0} cède à une mention plus stricte.'],
  [
    'Have the originator check whether the whole says more than its parts: the highest level is the floor, not the answer.',
    'Faites vérifier par l’émetteur si l’ensemble en dit plus que ses parties : le niveau le plus élevé est un plancher, pas la réponse.',
  ],
  [
    'The {} must be credited and must not be named: hold the item and ask.',
    'À citer et à ne pas nommer ({0:identity}) : retenez l’information et demandez.',
  ],
  ['Release further only with the consent of {}.', 'Ne communiquez plus loin qu’avec l’accord de {0:who}.'],
  [
    '`{}` could not be read: hold the whole closed until it is.',
    '`{0}` n’a pas pu être lu : gardez l’ensemble fermé jusque-là.',
  ],
  [
    'The audiences have nobody in common but the originators.',
    'Les destinataires n’ont personne en commun hormis les émetteurs.',
  ],
  ['{} does not order {}: both bind.', '{0} n’ordonne pas {1} : tous s’imposent.'],
  ['Highest level of {}: none.', 'Niveau le plus élevé de {0} : aucun.'],
  ['Highest level of {}: {}.', 'Niveau le plus élevé de {0} : {1}.'],
  // comparisons
  ['{}: {} (the first does not govern it).', '{0:component} : {1:strictness} (le premier n’en dit rien).'],
  ['{}: {} (the second does not govern it).', '{0:component} : {1:strictness} (le second n’en dit rien).'],
  ['{}: the first is stricter.', '{0:component} : le premier est plus strict.'],
  ['{}: the first is looser.', '{0:component} : le premier est plus souple.'],
  ['{}: both are equally strict.', '{0:component} : les deux sont aussi stricts.'],
  ['{}: neither contains the other.', '{0:component} : aucun ne contient l’autre.'],
  [
    '`{}` could not be read with certainty, so it compares with nothing.',
    '`{0}` n’a pas pu être lu avec certitude : il ne se compare à rien.',
  ],
  // translations
  [
    'AMBER of before 2016 stays inside the organisation that received it: AMBER+STRICT in terms of TLP 2.0.',
    'Un AMBER d’avant 2016 reste dans l’organisation qui l’a reçu : AMBER+STRICT au sens de TLP 2.0.',
  ],
  ['There is no lexicon `{}`.', 'Il n’y a pas de lexique `{0}`.'],
  [
    '`{}` can be several markings: say who issued it, and when.',
    '`{0}` peut être plusieurs marquages : dites qui l’a émis, et quand.',
  ],
  ['`{}` has no level that could be translated.', '`{0}` n’a pas de niveau qui se traduise.'],
  ['Source and target are the same scheme.', 'Source et cible sont le même régime.'],
  ['No instrument states a counterpart.', 'Aucun instrument n’indique d’équivalent.'],
  ['No instrument known here relates {} to {}.', 'Aucun instrument connu ici ne relie {0} à {1}.'],
  ['{} {} -> {} no counterpart, by {}.', '{0} {1} → {2} : aucun équivalent, selon « {3} ».'],
  ['{} -> {}, by {}.', '{0} → {1}, selon « {2} ».'],
  ['No counterpart, by {}.', 'Aucun équivalent, selon « {0} ».'],
  ['{}: the levels it pairs were not read.', '« {0} » : les niveaux qu’il apparie n’ont pas été lus.'],
];
