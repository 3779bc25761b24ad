import type { ReportFormItem } from './report.ts';

/** The places of an item in the FSB FIRE and CIRC models, one line a model; empty where neither has one. */
export const placesOf = ({ fire, circ }: ReportFormItem): string[] => [
  ...(fire ? [`FSB FIRE: ${fire}`] : []),
  ...(circ ? [`CIRC form: ${circ}`] : []),
];
