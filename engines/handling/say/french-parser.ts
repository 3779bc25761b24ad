import type { Phrase } from './phrase.ts';

/** What the parser says of a marking: errors and warnings, by their English sentence. */
export const parserPhrases: readonly Phrase[] = [
  // text and schemes
  ['There is no marking here.', 'Il n’y a pas de marquage ici.'],
  [
    'This is longer than any marking: it is a text. Read it as a document, portion by portion.',
    'C’est plus long que tout marquage : c’est un texte. Lisez-le comme un document, portion par portion.',
  ],
  [
    '`{}` stands outside the brackets of the label and is not read as a marking.',
    '`{0}` est hors des crochets du label et n’est pas lu comme un marquage.',
  ],
  [
    '`{}` beside the label is no caveat that is known here: treat the item as restricted and ask its originator.',
    '`{0}` à côté du label n’est pas une mention connue ici : traitez l’information comme restreinte et consultez l’émetteur.',
  ],
  [
    'The text beside the label may narrow it and must be read by a person: {}',
    'Le texte à côté du label peut le restreindre et doit être lu par une personne : {0}',
  ],
  ['`{}` is no marking of any scheme known here.', '`{0}` n’est un marquage d’aucun régime connu ici.'],
  [
    'Nothing is marked; {} treats what it writes without a mark as {}.',
    'Rien n’est marqué ; {0} traite ce qu’il écrit sans marque comme {1}.',
  ],
  [
    'Read as {}, since {} is given as the issuer; the marking itself does not name it.',
    'Lu comme {0}, puisque {1} est donné comme émetteur ; le marquage ne le nomme pas.',
  ],
  [
    'This is a marking of {}, not of the country or issuer given.',
    'C’est un marquage de « {0} », pas du pays ou de l’émetteur indiqué.',
  ],
  [
    'No pack holds the national rules behind {}; Appendix B of 2013/488/EU sets it beside {}.',
    'Aucun paquet ne contient les règles nationales de {0} ; l’appendice B de 2013/488/UE le place à côté de {1}.',
  ],
  [
    '`{}` is written alike in several schemes: say which country or body issued it, and when.',
    '`{0}` s’écrit de même dans plusieurs régimes : dites quel pays ou organisme l’a émis, et quand.',
  ],
  [
    '`{}` is no caveat of {} that is known here: treat the item as restricted and ask its originator.',
    '`{0}` n’est pas une mention connue ici de « {1} » : traitez l’information comme restreinte et consultez l’émetteur.',
  ],
  [
    '`{}` is no caveat of {}: treat the item as restricted.',
    '`{0}` n’est pas une mention de « {1} » : traitez l’information comme restreinte.',
  ],
  ['No level of {} stands in this marking.', 'Aucun niveau de « {0} » ne figure dans ce marquage.'],
  ['{} may not stand at {}; only at {}.', '{0} ne peut figurer à {1} ; seulement à {2}.'],
  ['{} and {} exclude each other on one item.', '{0} et {1} s’excluent sur une même information.'],
  ['{} needs {} beside it.', '{0} demande {1} à ses côtés.'],
  ['{} must say which countries.', '{0} doit dire quels pays.'],
  ['{} must say for whom, or what.', '{0} doit dire pour qui, ou quoi.'],
  ['The list of {} starts with {}.', 'La liste de {0} commence par {1}.'],
  ['The list of {} includes {}.', 'La liste de {0} comprend {1}.'],
  ['The list of {} leaves out {}.', 'La liste de {0} omet {1}.'],
  ['The list of {} needs at least {} entries.', 'La liste de {0} demande au moins {1} entrées.'],
  ['A country stands twice in the list of {}.', 'Un pays figure deux fois dans la liste de {0}.'],
  [
    'The list is written {}: countries in alphabetical order, then groups.',
    'La liste s’écrit {0} : les pays par ordre alphabétique, puis les groupes.',
  ],
  [
    '`//` stands between groups of controls, `/` inside one: {} opens a new group.',
    '`//` sépare les groupes de contrôles, `/` l’intérieur d’un groupe : {0} ouvre un nouveau groupe.',
  ],
  ['`/` stands between controls of one group: {} and {}.', '`/` sépare les contrôles d’un même groupe : {0} et {1}.'],
  ['{} stands after `//` or `/`.', '{0} se place après `//` ou `/`.'],
  ['{} stands before {}.', '{0} se place avant {1}.'],
  [
    '{} is no level of {}; it stands only with a foreign owner.',
    '{0} n’est pas un niveau de « {1} » ; il ne figure qu’avec un propriétaire étranger.',
  ],
  ['{} stands twice.', '{0} figure deux fois.'],
  [
    '`{}` is read as {}, but the scheme does not write it so.',
    '`{0}` est lu comme {1}, mais le régime ne l’écrit pas ainsi.',
  ],
  ['`{}` is read as `{}`.', '`{0}` est lu comme `{1}`.'],
  [
    '`{}` is an abbreviation for portions; a banner writes {}.',
    '`{0}` est une abréviation pour les portions ; un bandeau écrit {1}.',
  ],
  ['{} ended on {}; the item is of {}.', '{0} a pris fin le {1} ; l’information est du {2}.'],
  ['{} is in force from {}; the item is of {}.', '{0} est en vigueur depuis le {1} ; l’information est du {2}.'],
  ['{} ended on {}; older items keep it.', '{0} a pris fin le {1} ; les informations plus anciennes le gardent.'],
  ['A marking has one level; {} was read before {}.', 'Un marquage a un seul niveau ; {0} a été lu avant {1}.'],
  [
    'A joint marking names its owners after the level, at least two: //JOINT SECRET CAN USA.',
    'Un marquage conjoint nomme ses propriétaires après le niveau, au moins deux : //JOINT SECRET CAN USA.',
  ],
  [
    '`{}` is no country or group code that release lists use.',
    '`{0}` n’est pas un code de pays ou de groupe utilisé dans les listes de communication.',
  ],
  ['Entries of this list are separated by `{}`.', 'Les entrées de cette liste sont séparées par `{0}`.'],
  [
    '`{}` is read as the name of a recipient, which nothing here can verify.',
    '`{0}` est lu comme le nom d’un destinataire, que rien ici ne permet de vérifier.',
  ],
  ['the -SENSITIVE marking exists only on OFFICIAL.', 'le marquage -SENSITIVE n’existe que sur OFFICIAL.'],
  // labels
  ['`{}` is no label of this scheme; it has {}.', '`{0}` n’est pas un label de ce régime ; il a {1}.'],
  [
    '{} exists since version 2.0 (August 2022); the item is of {}.',
    '{0} existe depuis la version 2.0 (août 2022) ; l’information est du {1}.',
  ],
  [
    'TLP:WHITE was replaced by TLP:CLEAR in version 2.0.',
    'TLP:WHITE a été remplacé par TLP:CLEAR dans la version 2.0.',
  ],
  [
    'AMBER reaches clients in FIRST 1.0 and 2.0 but stayed inside the organisation before FIRST: without date and issuer, decide as for AMBER+STRICT.',
    'AMBER atteint les clients dans FIRST 1.0 et 2.0 mais restait dans l’organisation avant FIRST : sans date ni émetteur, décidez comme pour AMBER+STRICT.',
  ],
  [
    'Before the FIRST standard AMBER was limited to the recipient organisation: decide as for AMBER+STRICT.',
    'Avant le standard FIRST, AMBER se limitait à l’organisation destinataire : décidez comme pour AMBER+STRICT.',
  ],
  ['`{}` is read as {}; labels are never translated.', '`{0}` est lu comme {1} ; les labels ne se traduisent jamais.'],
  ['PAP:WHITE is read as PAP:CLEAR.', 'PAP:WHITE est lu comme PAP:CLEAR.'],
  ['`{}` is read as {}; labels should be in capitals.', '`{0}` est lu comme {1} ; les labels s’écrivent en capitales.'],
  [
    '`{}` is read as {}; a label has no space and exactly this spelling.',
    '`{0}` est lu comme {1} ; un label n’a pas d’espace et s’écrit exactement ainsi.',
  ],
  // documents
  ['No banner stands in the first line.', 'Aucun bandeau ne figure à la première ligne.'],
  [
    'The banner does not cover its portions: together they make `{}`.',
    'Le bandeau ne couvre pas ses passages : ensemble ils donnent `{0}`.',
  ],
  [
    'The last line is a marking, but not that of the banner.',
    'La dernière ligne est un marquage, mais pas celui du bandeau.',
  ],
  [
    'Some paragraphs carry no mark: their handling is not stated.',
    'Certains paragraphes ne portent pas de marque : leur traitement n’est pas indiqué.',
  ],
  ['Only the first {} paragraphs were read.', 'Seuls les {0} premiers paragraphes ont été lus.'],
  // Australian e-mail
  ['The header field has more than 998 characters.', 'Le champ d’en-tête compte plus de 998 caractères.'],
  ['The header field has no {}.', 'Le champ d’en-tête n’a pas {0}.'],
  ['Header and subject differ; the header outranks the subject.', 'En-tête et objet diffèrent ; l’en-tête l’emporte.'],
  ['The mark in a subject line ends with `]`.', 'La marque d’une ligne d’objet se termine par `]`.'],
  [
    'Several marks stand in the subject; the leftmost wins.',
    'Plusieurs marques figurent dans l’objet ; la plus à gauche l’emporte.',
  ],
  ['The mark stands at the end of the subject.', 'La marque se place à la fin de l’objet.'],
  ['`{}` is no element of a protective marking.', '`{0}` n’est pas un élément d’un marquage de protection.'],
  ['The elements of a {} stand in the order {}.', 'Les éléments ({0}) se suivent dans l’ordre {1}.'],
  [
    '`{}` is written in capitals; the marking is case-sensitive.',
    '`{0}` s’écrit en capitales ; le marquage est sensible à la casse.',
  ],
  ['`{}` is no class of the email standard.', '`{0}` n’est pas une classe de la norme de messagerie.'],
  ['In mail this class is written {}.', 'Dans un courriel cette classe s’écrit {0}.'],
  ['`{}` is no caveat of the email standard.', '`{0}` n’est pas une mention de la norme de messagerie.'],
  ['{} belongs to the caveat type {}.', '{0} relève du type de mention {1}.'],
  ['`{}` is no information management marker.', '`{0}` n’est pas un marqueur de gestion de l’information.'],
  ['EXPIRES and DOWNTO stand together.', 'EXPIRES et DOWNTO vont ensemble.'],
  ['DOWNTO must be lower than {}.', 'DOWNTO doit être inférieur à {0}.'],
  // structured forms
  [
    'This refers to a policy elsewhere; what it allows is not known until it is fetched.',
    'Ceci renvoie à une politique définie ailleurs ; ce qu’elle permet n’est pas connu tant qu’elle n’est pas obtenue.',
  ],
  [
    '`none` is read as IEP 1.0 says, no action at all; several copies print the text of contact-for-instruction beside it.',
    '`none` est lu comme le dit IEP 1.0, aucune action ; plusieurs copies impriment à côté le texte de contact-for-instruction.',
  ],
  [
    '`{}` is no policy statement of IEP 2.0: treat the item as restricted.',
    '`{0}` n’est pas un énoncé d’IEP 2.0 : traitez l’information comme restreinte.',
  ],
  ['`{}` is no value of {}.', '`{0}` n’est pas une valeur de {1}.'],
  [
    '`{}` is no value of {}: treat the item as restricted.',
    '`{0}` n’est pas une valeur de {1} : traitez l’information comme restreinte.',
  ],
  ['PUBREL contradicts NF, FOUO, PCII and LES.', 'PUBREL contredit NF, FOUO, PCII et LES.'],
  [
    '`{}` is no distribution level; there are 0 to 5.',
    '`{0}` n’est pas un niveau de distribution ; il y en a de 0 à 5.',
  ],
  ['Distribution is a string in the MISP core format.', 'La distribution est une chaîne dans le format MISP.'],
  [
    'Distribution 4 needs a sharing group; who may see this is not known.',
    'La distribution 4 demande un groupe de partage ; on ne sait pas qui peut voir ceci.',
  ],
  ['A sharing group stands only with distribution 4.', 'Un groupe de partage ne figure qu’avec la distribution 4.'],
  [
    '`{}` is no fixed marking; the definition it refers to is needed to know what it allows.',
    '`{0}` n’est pas un marquage fixe ; il faut la définition visée pour savoir ce qu’il permet.',
  ],
  ['This marking definition is of no kind known here.', 'Cette définition de marquage n’est d’aucun type connu ici.'],
  ['The id is that of {}, but the definition says {}.', 'L’identifiant est celui de {0}, mais la définition dit {1}.'],
  ['`{}` is no level of {}.', '`{0}` n’est pas un niveau de {1}.'],
  ['This object is no structured marking that is known here.', 'Cet objet n’est pas un marquage structuré connu ici.'],
  ['There is no pack for the scheme `{}`.', 'Il n’y a pas de paquet pour le régime `{0}`.'],
];
