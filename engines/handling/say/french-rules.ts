import type { Phrase } from './phrase.ts';

/** What the rules of schemes say, by their English sentence. */
export const rulePhrases: readonly Phrase[] = [
  // levels and bodies
  ['Protected as {}.', 'Protégé au niveau {0}.'],
  ['Protected under {}.', 'Protégé en vertu de : {0}.'],
  ['{} may go to anyone.', '{0} peut être communiqué à quiconque.'],
  ['{} is for those with a need to know.', '{0} est réservé aux personnes ayant besoin d’en connaître.'],
  ['{} needs a clearance.', '{0} exige une habilitation.'],
  ['{} needs a briefing on its protection.', '{0} exige une instruction préalable sur sa protection.'],
  ['{} goes abroad only under an agreement.', '{0} ne part à l’étranger qu’en vertu d’un accord.'],
  [
    'For {} and its members; release beyond them needs the originator.',
    'Pour {0} et ses membres ; au-delà, l’accord de l’émetteur est requis.',
  ],
  [
    'LIMITE is for the Council, the Commission, the EEAS and national administrations of the member states.',
    'LIMITE est destiné au Conseil, à la Commission, au SEAE et aux administrations nationales des États membres.',
  ],
  ['Not to the media or the public without authorisation.', 'Pas aux médias ni au public sans autorisation.'],
  ['The marking states its own duration, until {}.', 'Le marquage indique sa propre durée, jusqu’au {0}.'],
  ['The marking states its own duration.', 'Le marquage indique sa propre durée.'],
  ['The protection of the marking ended on {}.', 'La protection du marquage a pris fin le {0}.'],
  ['Since {} it is {}, as its marking says.', 'Depuis le {0}, le niveau est {1}, comme le dit le marquage.'],
  [
    'Secrecy ends by itself {} years after the item was made, on {}.',
    'Le secret prend fin de plein droit {0} ans après la production, le {1}.',
  ],
  ['Released to the public by its creator.', 'Rendu public par son auteur.'],
  // TLP, PAP, Chatham House, MISP
  ['CLEAR may go to anyone.', 'CLEAR peut être communiqué à quiconque.'],
  [
    "GREEN stays inside the recipient's community and off public channels.",
    'GREEN reste dans la communauté du destinataire et hors des canaux publics.',
  ],
  [
    'AMBER may go to the organisation that received it and to its clients who need to know, not up to its providers.',
    'AMBER peut aller à l’organisation qui l’a reçu et à ceux de ses clients qui ont besoin d’en connaître, pas à ses prestataires.',
  ],
  [
    'AMBER of before 2016 stays inside the organisation that received it.',
    'Un AMBER d’avant 2016 reste dans l’organisation qui l’a reçu.',
  ],
  [
    'AMBER without date or issuer may be of before 2016, so it is held as AMBER+STRICT.',
    'Un AMBER sans date ni émetteur peut dater d’avant 2016 : il est tenu pour AMBER+STRICT.',
  ],
  [
    'AMBER+STRICT stays inside the organisation that received it.',
    'AMBER+STRICT reste dans l’organisation qui l’a reçu.',
  ],
  [
    'RED is for the named individuals of the exchange only.',
    'RED est réservé aux personnes nommément parties à l’échange.',
  ],
  ['It may be passed on freely.', 'Peut être transmis librement.'],
  ['Pass it on inside the community only.', 'Ne le transmettez qu’au sein de la communauté.'],
  [
    'Clients may have it to protect themselves, and pass it no further.',
    'Les clients peuvent l’avoir pour se protéger, sans le transmettre plus loin.',
  ],
  [
    'Pass it on to nobody else without the permission of its originator.',
    'Ne le transmettez à personne d’autre sans l’autorisation de l’émetteur.',
  ],
  ['The identity of the source must not be disclosed.', 'L’identité de la source ne doit pas être divulguée.'],
  ['Further limit of the source: {}', 'Limite supplémentaire de la source : {0}'],
  [
    'The profile of {} asks for encryption over unprotected channels.',
    'Le profil de {0} exige le chiffrement sur les canaux non protégés.',
  ],
  ['The profile of {} asks for {}.', 'Le profil de {0} exige : {1}.'],
  ['PAP:CLEAR sets no limit on action.', 'PAP:CLEAR ne limite pas l’action.'],
  [
    'PAP:GREEN allows active defence such as a ping, a block or a honeypot, not contact with the adversary.',
    'PAP:GREEN permet une défense active (ping, blocage, pot de miel), pas le contact avec l’adversaire.',
  ],
  [
    'PAP:AMBER allows passive cross-checks, also at third parties, and nothing the adversary could notice.',
    'PAP:AMBER permet des recoupements passifs, y compris auprès de tiers, et rien que l’adversaire puisse remarquer.',
  ],
  [
    'PAP:RED allows only passive work on own logs that nobody outside can detect.',
    'PAP:RED ne permet qu’un travail passif sur ses propres journaux, indétectable de l’extérieur.',
  ],
  [
    'Neither speaker nor any other participant may be identified.',
    'Ni l’orateur ni aucun autre participant ne doit pouvoir être identifié.',
  ],
  [
    'All communities: every organisation that synchronisation reaches, which is not the public.',
    'Toutes les communautés : toute organisation atteinte par la synchronisation, ce qui n’est pas le public.',
  ],
  [
    'Connected communities: this instance and those directly connected to it.',
    'Communautés connectées : cette instance et celles qui y sont directement reliées.',
  ],
  [
    'This community only: the organisations of this instance.',
    'Cette communauté seulement : les organisations de cette instance.',
  ],
  ['Your organisation only.', 'Votre organisation uniquement.'],
  ['Only members of the sharing group.', 'Uniquement les membres du groupe de partage.'],
  [
    'Inherits the distribution of its event, which is not given here.',
    'Hérite de la distribution de son événement, qui n’est pas donnée ici.',
  ],
  // IEP, AIS, ACS
  ['Must be encrypted in transit.', 'À chiffrer pendant la transmission.'],
  ['Permitted actions: {}.', 'Actions permises : {0}.'],
  ['Affected parties must not be notified.', 'Les parties affectées ne doivent pas être prévenues.'],
  ['Attribution to the provider: {}.', 'Mention du fournisseur : {0}.'],
  ['Must not be resold unmodified.', 'À ne pas revendre en l’état.'],
  ['The submitter may be named to everyone.', 'Le contributeur peut être nommé à tous.'],
  [
    'The submitter may be named to the US government only.',
    'Le contributeur ne peut être nommé qu’au gouvernement des États-Unis.',
  ],
  ['The submitter may be named to nobody.', 'Le contributeur ne peut être nommé à personne.'],
  [
    'Proprietary under the Cybersecurity Information Sharing Act of 2015.',
    'Information propriétaire au sens de la Cybersecurity Information Sharing Act de 2015.',
  ],
  ['Released to the public.', 'Rendu public.'],
  ['For official use only.', 'Réservé à l’usage officiel.'],
  ['May be shared with {}.', 'Peut être partagé avec : {0}.'],
  ['PCII: not for collateral regulatory use.', 'PCII : pas d’usage réglementaire accessoire.'],
  ['Sensitive: {}.', 'Sensible : {0}.'],
  ['Classified {} in the sense of EO 13526.', 'Classifié {0} au sens de l’EO 13526.'],
  // nationality and release
  [
    'NOFORN: no foreign government, organisation or national.',
    'NOFORN : aucun gouvernement, organisme ou ressortissant étranger.',
  ],
  [
    'AUSTEO: Australian citizens only, whatever agreement exists.',
    'AUSTEO : citoyens australiens uniquement, quel que soit l’accord.',
  ],
  [
    'AGAO: Australian Government; embedded Five-Eyes staff only where the entity may.',
    'AGAO : gouvernement australien ; personnel Five Eyes intégré seulement là où l’entité y est autorisée.',
  ],
  [
    'SPÉCIAL FRANCE: French nationals only, even under a security agreement.',
    'SPÉCIAL FRANCE : ressortissants français uniquement, même en cas d’accord de sécurité.',
  ],
  [
    'NZEO: New Zealand citizens only, save with the waiver of the one authority that may give it.',
    'NZEO : citoyens néo-zélandais uniquement, sauf dérogation de la seule autorité qui peut l’accorder.',
  ],
  ['CANADIAN EYES ONLY: Canadian citizens only.', 'RÉSERVÉ AUX CANADIENS : citoyens canadiens uniquement.'],
  [
    '{}: nationality, not clearance, decides; nationals of {} only.',
    '{0} : la nationalité décide, non l’habilitation ; ressortissants de {1} uniquement.',
  ],
  ['Without a release marking it stays with {}.', 'Sans mention de communication, l’information reste à {0}.'],
  ['Released to {} and to nobody else.', 'Communicable à {0} et à personne d’autre.'],
  [
    'Information of {}: for {}; anyone else needs the consent of each owner.',
    'Information de {0} : pour {1} ; toute autre personne a besoin de l’accord de chaque propriétaire.',
  ],
  [
    'Release beyond those it was given to is the decision of its owners.',
    'Toute communication au-delà de ceux qui l’ont reçue relève de ses propriétaires.',
  ],
  [
    '{}: beyond those it was sent to only with the consent of {}.',
    '{0} : au-delà de ses destinataires, seulement avec l’accord de {1:who}.',
  ],
  // national handling
  ['Embargoed until a date that is not given.', 'Sous embargo jusqu’à une date qui n’est pas donnée.'],
  ['Embargoed until {}.', 'Sous embargo jusqu’au {0}.'],
  ['{} use only: ask the creator before going outside.', 'Réservé à {0} : consultez l’auteur avant toute sortie.'],
  [
    'HMG departments only, not external partners.',
    'Ministères britanniques uniquement, pas de partenaires extérieurs.',
  ],
  ['{}: named recipients only.', '{0} : destinataires nommément désignés uniquement.'],
  // United States
  [
    'ORCON-USGOV: beyond the executive branch only with the originator.',
    'ORCON-USGOV : hors du pouvoir exécutif, seulement avec l’émetteur.',
  ],
  [
    'PROPIN: not outside the federal government and not to contractors without originator and provider.',
    'PROPIN : pas hors du gouvernement fédéral ni à ses prestataires sans l’émetteur et le fournisseur.',
  ],
  [
    'Foreign government information of {}: each source must consent to release.',
    'Information de gouvernement étranger ({0}) : chaque source doit consentir à la communication.',
  ],
  ['FOUO: official need.', 'FOUO : besoin officiel.'],
  ['{} adds its own handling.', '{0} ajoute ses propres consignes.'],
  [
    'CUI may be shared only where that furthers a lawful government purpose.',
    'Le CUI n’est partagé que dans l’intérêt d’une mission publique licite.',
  ],
  [
    'DL ONLY: the accompanying list alone says who may have it.',
    'DL ONLY : seule la liste jointe dit qui peut l’avoir.',
  ],
  ['PCII is for trained, authorised users.', 'Le PCII est réservé aux utilisateurs formés et autorisés.'],
  [
    'PCII is for trained, authorised users with a need to know.',
    'Le PCII est réservé aux utilisateurs formés, autorisés et ayant besoin d’en connaître.',
  ],
  [
    'PCII may not be used for collateral regulatory purposes (6 CFR 29.3(b), 29.8(b)).',
    'Le PCII ne peut servir à des fins réglementaires accessoires (6 CFR 29.3(b), 29.8(b)).',
  ],
  [
    'No regulatory use without the program manager and the submitter.',
    'Aucun usage réglementaire sans le responsable du programme et le contributeur.',
  ],
  [
    'SSI is for covered persons with a need to know (49 CFR 1520.11).',
    'Le SSI est réservé aux personnes visées ayant besoin d’en connaître (49 CFR 1520.11).',
  ],
  [
    'CVI is for CVI-authorised users with a need to know.',
    'Le CVI est réservé aux utilisateurs autorisés CVI ayant besoin d’en connaître.',
  ],
  [
    'CEII goes to a requester with a need, under a non-disclosure agreement.',
    'Le CEII est remis à un demandeur qui en a besoin, sous accord de confidentialité.',
  ],
  ['{}: limited dissemination.', '{0} : diffusion limitée.'],
  ['{}: as the company says.', '{0} : selon l’entreprise.'],
  [
    'The marking could not be read, so it is held closed.',
    'Le marquage n’a pas pu être lu : l’information reste fermée.',
  ],
];
