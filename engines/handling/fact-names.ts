/**
 * The facts that rules ask about by name. `briefed`, `consent`, `event`, `in_audience` and `action_allowed_by_other_law` are
 * asked with what they are about after a colon: `briefed:nato`, `consent:agency-a`.
 */
export const factNames = [
  'action_allowed_by_other_law',
  'attorney_or_client',
  'attribution_stripped',
  'audience_allowed_by_other_law',
  'bound_contractor',
  'briefed',
  'ceii_nondisclosure_agreement',
  'clearance_recognised',
  'covered_person',
  'cvi_authorised',
  'embargo_lifted',
  'embedded_contractor',
  'embedded_exchange_officer',
  'encrypted',
  'event_occurred',
  'foreign_disclosure_decision',
  'group_company',
  'in_event_audience',
  'in_named_organisation',
  'lawful_government_purpose',
  'meets_accompanying_instruction',
  'misp_connected',
  'misp_same_instance',
  'misp_synchronised',
  'named_individual',
  'named_recipient',
  'need_to_know',
  'non_disclosure_agreement',
  'on_distribution_list',
  'originator_consent',
  'pcii_authorised',
  'present_at_exchange',
  'same_community',
  'sharing_group_member',
  'supplier_under_contract',
] as const;

export type FactName = (typeof factNames)[number];

const qualified = /^(briefed|consent|event|in_audience|action_allowed_by_other_law):./;

/** Whether any rule asks about a fact of this name. */
export const isFactName = (name: string): boolean =>
  (factNames as readonly string[]).includes(name) || qualified.test(name);
