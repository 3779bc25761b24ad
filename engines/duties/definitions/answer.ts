import { fail } from '#engines/kernel/failure.ts';
import type { FactInput, Regimes } from '../types.ts';
import { type AllowancePoint, falseAlarmShare, lateShare, type WhenUndecided } from './allowance.ts';
import { circModel } from './circ.ts';
import { type ComparisonRow, comparisonRows } from './comparison.ts';
import { type Assumptions, usualAssumptions } from './corpus/assumptions.ts';
import { incidentsFrom } from './corpus/from-read.ts';
import { type Job, type JobResult, type Source, work } from './job.ts';
import { definitionsOf } from './definition.ts';
import { proposalFrom, proposalId } from './proposal.ts';
import { proposalIn } from './proposal-input.ts';
import { type PairRow, pairRows } from './table.ts';

/** What the laboratory is asked from outside the browser; all of it plain JSON. */
export interface DefinitionsAsked {
  /** ISO date by which dated thresholds are chosen */
  readonly date: string;
  /** a definition as the laboratory edits it, or the id of a regime to start from; the CIRC model when absent */
  readonly proposal?: unknown;
  /** incidents with their facts; made ones when absent */
  readonly incidents?: readonly { readonly id?: string; readonly facts?: Readonly<Record<string, FactInput>> }[];
  /** assumptions of made incidents, over the usual ones */
  readonly corpus?: Partial<Assumptions>;
  readonly when_undecided?: WhenUndecided;
}

export interface DefinitionsAnswer {
  readonly date: string;
  readonly proposal: string;
  readonly incidents: number;
  /** absent for incidents that were given */
  readonly assumptions?: Assumptions;
  readonly comparison: readonly ComparisonRow[];
  readonly pairs: readonly PairRow[];
  /** empty for incidents that were given: they do not say when each fact was learned */
  readonly allowance: readonly (AllowancePoint & { readonly falseAlarmShare: number; readonly lateShare: number })[];
  readonly notice: string;
}

const most = 20_000;

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

/**
 * The laboratory in one answer: the proposed definition beside every regime, every pair of regimes with what it hangs
 * on, and what an investigation allowance does. The same functions as in the browser.
 * @throws FailureError with a pointer into what was asked
 */
export function compareDefinitions(regimes: Regimes, asked: DefinitionsAsked): DefinitionsAnswer {
  if (!isDay(asked.date))
    fail('bad-time', '`date` is not a day.', { pointer: '/date', next: 'Write it like 2026-11-24.' });
  const source = sourceOf(asked, regimes);
  const proposal = proposalOf(asked, regimes);
  const { date } = asked;
  const ran = finished({ kind: 'run', source, date, proposal }, regimes) as Extract<JobResult, { kind: 'run' }>;
  const whenUndecided = asked.when_undecided ?? 'report';
  const followed = finished(
    { kind: 'allowance', source, date, proposal, definition: proposalId, whenUndecided },
    regimes,
  ) as Extract<JobResult, { kind: 'allowance' }>;
  return {
    date,
    proposal: proposal.title,
    incidents: ran.result.size,
    ...(source.kind === 'synthetic' ? { assumptions: source.assumptions } : {}),
    comparison: comparisonRows(ran.result),
    pairs: pairRows(ran.result),
    allowance:
      source.kind === 'read'
        ? []
        : followed.points.map(point => ({
            ...point,
            falseAlarmShare: falseAlarmShare(point),
            lateShare: lateShare(point),
          })),
    notice: 'Decision support, not legal advice: definitions are compared as if every rule applied and were in force.',
  };
}

function finished(job: Job, regimes: Regimes): JobResult {
  const steps = work(job, regimes);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function proposalOf({ proposal, date }: DefinitionsAsked, regimes: Regimes) {
  if (proposal === undefined) return circModel('CIRC model definition');
  if (typeof proposal !== 'string') return proposalIn(proposal);
  const regime = definitionsOf(regimes).find(each => each.id === proposal);
  return regime
    ? proposalFrom(regime, date)
    : fail('unknown-regime', `There is no regime \`${proposal}\` with a definition.`, {
        pointer: '/proposal',
        next: 'See packs/regimes for the ids.',
      });
}

function sourceOf({ incidents, corpus = {} }: DefinitionsAsked, regimes: Regimes): Source {
  if (incidents !== undefined) {
    if (!Array.isArray(incidents) || incidents.length === 0 || incidents.length > most)
      fail('wrong-type', `\`incidents\` takes a list of 1 to ${most}.`, { pointer: '/incidents', next: 'Split it.' });
    const read = incidents.map(({ id, facts }, i) => ({ id: id ?? String(i + 1), facts: facts ?? {} }));
    return { kind: 'read', name: 'incidents', incidents: incidentsFrom(read, regimes.vocabulary) };
  }
  const assumptions = { ...usualAssumptions, ...corpus };
  for (const [name, value] of Object.entries(assumptions)) {
    const limit = name === 'count' ? most : name.endsWith('Share') ? 0.95 : 2 ** 32 - 1;
    const known = Object.hasOwn(usualAssumptions, name);
    if (!known || typeof value !== 'number' || !(value >= 0 && value <= limit))
      fail('wrong-type', `\`${name}\` is no assumption, or not a number from 0 to ${limit}.`, {
        pointer: `/corpus/${name}`,
        next: `Use ${Object.keys(usualAssumptions).join(', ')}.`,
      });
  }
  return { kind: 'synthetic', assumptions };
}
