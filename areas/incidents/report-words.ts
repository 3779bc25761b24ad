import type { ReportFormItem } from '#engines/duties/report.ts';
import type { Report } from './contract.ts';

/** What an item says in a document: its value, that it is missing, or that nothing was given where nothing must be. */
export const saidOf = (item: ReportFormItem): string => item.value ?? (item.required ? 'Missing.' : 'Nothing given.');

/** The places of an item in the FSB FIRE and CIRC models, one line a model; empty where neither has one. */
export const placesOf = ({ fire, circ }: ReportFormItem): string[] => [
  ...(fire ? [`FSB FIRE: ${fire}`] : []),
  ...(circ ? [`CIRC form: ${circ}`] : []),
];

/** `draft`, `in review`, or when it was submitted (UTC) and by what proof. */
export const stateOf = ({ state, submittedAt, proof }: Report): string =>
  submittedAt
    ? `submitted ${submittedAt.slice(0, 16).replace('T', ' ')} UTC${proof ? `, ${proof}` : ''}`
    : state.replaceAll('-', ' ');
