import type { ReportFormItem } from '#engines/duties/report.ts';
import type { Report } from './contract.ts';

/** What an item says in a document: its value, that it is missing, or that nothing was given where nothing must be. */
export const saidOf = (item: ReportFormItem): string => item.value ?? (item.required ? 'Missing.' : 'Nothing given.');

/** `draft`, `in review`, or when it was submitted (UTC) and by what proof. */
export const stateOf = ({ state, submittedAt, proof }: Report): string =>
  submittedAt
    ? `submitted ${submittedAt.slice(0, 16).replace('T', ' ')} UTC${proof ? `, ${proof}` : ''}`
    : state.replaceAll('-', ' ');
