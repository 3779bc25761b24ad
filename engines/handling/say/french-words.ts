import type { FactName } from '../fact-names.ts';

/** French for what is put into a sentence by its code; what is not here is put in as it is. */
export const factsFr: Readonly<Record<FactName, string>> = {
  action_allowed_by_other_law: 'une autre règle permet cet usage',
  attorney_or_client: 'avocat ou client',
  attribution_stripped: 'les noms et affiliations sont retirés',
  audience_allowed_by_other_law: 'une autre règle permet de le communiquer au destinataire',
  bound_contractor: 'prestataire lié par ces règles',
  briefed: 'instruit sur sa protection',
  ceii_nondisclosure_agreement: 'accord de confidentialité CEII signé',
  clearance_recognised: 'l’habilitation est reconnue',
  covered_person: 'personne visée par la règle',
  cvi_authorised: 'autorisé CVI',
  embargo_lifted: 'l’embargo est levé',
  embedded_contractor: 'prestataire intégré à l’organisation',
  embedded_exchange_officer: 'officier d’échange intégré',
  encrypted: 'chiffré pendant la transmission',
  event_occurred: 'l’événement a eu lieu',
  foreign_disclosure_decision: 'une décision de communication à l’étranger existe',
  group_company: 'maison mère ou filiale du détenteur',
  in_event_audience: 'parmi les destinataires de l’événement',
  in_named_organisation: 'dans une organisation nommée',
  lawful_government_purpose: 'une mission publique licite',
  meets_accompanying_instruction: 'la consigne jointe admet le destinataire',
  misp_connected: 'sur une instance MISP connectée',
  misp_same_instance: 'sur la même instance MISP',
  misp_synchronised: 'sur une instance MISP synchronisée',
  named_individual: 'l’une des personnes nommées',
  named_recipient: 'l’une des personnes nommées',
  need_to_know: 'le besoin d’en connaître',
  non_disclosure_agreement: 'un accord de confidentialité est signé',
  on_distribution_list: 'sur la liste de diffusion',
  originator_consent: 'l’accord de l’émetteur',
  pcii_authorised: 'autorisé PCII',
  present_at_exchange: 'présent à l’échange',
  same_community: 'de la même communauté que le détenteur',
  sharing_group_member: 'membre du groupe de partage',
  supplier_under_contract: 'fournisseur critique lié par contrat',
};

export const actionsFr: Readonly<Record<string, string>> = {
  read: 'lire',
  'view-only': 'consulter sans copie',
  forward: 'transmettre',
  publish: 'publier',
  detect: 'détecter',
  'look-up-passive': 'recherche passive',
  'look-up-active': 'recherche active',
  block: 'bloquer',
  contact: 'contacter l’adversaire',
  'notify-victim': 'prévenir la victime',
  regulate: 'réguler',
  'use-in-court': 'produire en justice',
  train: 'former',
  resell: 'revendre',
};

export const componentsFr: Readonly<Record<string, string>> = {
  audience: 'destinataires',
  onward_release: 'retransmission',
  protection: 'protection',
  caveat_conditions: 'conditions des mentions',
  permitted_actions: 'actions permises',
  attribution: 'attribution',
  duration: 'durée',
  legal_basis: 'base légale',
};

export const strictnessFr: Readonly<Record<string, string>> = {
  'the first is stricter': 'le premier est plus strict',
  'the first is looser': 'le premier est plus souple',
  'both are equally strict': 'les deux sont aussi stricts',
  'neither contains the other': 'aucun ne contient l’autre',
};

export const identitiesFr: Readonly<Record<string, string>> = {
  source: 'la source',
  speaker: 'l’orateur',
  participant: 'le participant',
  provider: 'le fournisseur',
  submitter: 'le contributeur',
  victim: 'la victime',
};

/** Kinds of an audience atom, in words that fit after `être`. */
export const atomsFr: Readonly<Record<string, string>> = {
  org: 'l’organisation {}',
  being: '{}',
  'client-of': 'client de {}',
  'provider-to': 'prestataire de {}',
  community: 'de la communauté {}',
  group: 'du groupe {}',
  country: 'de {}',
  member: 'd’un membre de {}',
  constituent: 'de ceux que sert l’équipe nationale de {}',
  administration: 'une administration de {}',
  'us-sector': 'du secteur {} des États-Unis',
  audience: 'de ceux que {} admet',
  permission: 'autorisé par {}',
  consent: 'admis avec l’accord de {}',
  shown: 'reconnu : {}',
  fact: 'reconnu : {}',
  unknown: 'connu du détenteur',
  defender: 'de la communauté de la défense informatique',
  person: 'l’une des personnes nommées',
  view: 'admis à la consultation ({})',
};
