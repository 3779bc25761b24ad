import type { Assumptions } from '#engines/duties/definitions/corpus/assumptions.ts';
import { csvOf } from '#engines/duties/definitions/table.ts';
import type { LabState } from './lab-state.ts';

/** Saves rows as CSV with what they rest on above them. */
export function downloadCsv(name: string, rows: readonly object[], state: LabState, date: string): void {
  const text = csvOf(rows, [
    'Decision support, not legal advice: read the cited articles.',
    `${state.marking} · rules as of ${date}`,
    state.source.kind === 'synthetic'
      ? assumptionsText(state.source.assumptions)
      : `corpus read from ${state.source.name}`,
    `proposal: ${JSON.stringify(state.proposal)}`,
  ]);
  save(name, text, 'text/csv');
}

export function save(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const assumptionsText = (assumptions: Assumptions): string =>
  `made corpus: ${Object.entries(assumptions)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ')}`;
