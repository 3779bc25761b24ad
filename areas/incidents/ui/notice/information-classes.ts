import type { InformationClass } from '#areas/agreements/contract.ts';

/** The classes of the agreements room in the order of a form; the type holds the list to that of the contract. */
export const informationClasses: readonly InformationClass[] = [
  'narrative',
  'indicator',
  'defensive-measure',
  'vulnerability',
  'victim-impact',
  'attribution',
  'personal-data',
  'contact',
  'assessment',
  'plan',
];
