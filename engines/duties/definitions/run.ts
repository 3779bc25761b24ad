import type { Regimes } from '../types.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import type { Comparison } from './comparison.ts';
import { type Definition, definitionsOf, LabView, verdict } from './definition.ts';
import { type Driver, driversOf, undecidedDriversOf } from './drivers.ts';
import type { Corpus, CorpusIncident } from './incident.ts';
import { passesAt } from './limit.ts';
import { type PairCount, Tally } from './tally.ts';

/** What a run over a corpus gives: counts per definition and per pair, with the fact behind each disagreement. */
export interface RunResult {
  readonly size: number;
  /** definition ids, in the order of `counts` and `pairs`; the proposal, if there is one, is last */
  readonly ids: readonly string[];
  readonly counts: readonly { readonly yes: number; readonly no: number; readonly undecided: number }[];
  /** `pairs[i][j]` as seen from definition i */
  readonly pairs: readonly (readonly PairCount[])[];
  /** `drivers[i][j]` for i < j: the strongest single facts */
  readonly drivers: readonly (readonly (readonly Driver[])[])[];
  /** `undecidedDrivers[i][j]` for i < j: the facts that, known by themselves, would most often decide the pair */
  readonly undecidedDrivers: readonly (readonly (readonly Driver[])[])[];
  /** the proposal beside each regime; empty without one */
  readonly comparisons: readonly Comparison[];
}

export interface Progress {
  readonly step: 'evaluate' | 'drivers';
  readonly done: number;
  readonly of: number;
}

/**
 * Evaluates every definition on every incident. A generator, so that whoever runs it can say how far it is and stop it;
 * the result is the value it returns.
 * @param proposal a further definition, compared with all regimes
 */
export function* runLab(
  regimes: Regimes,
  corpus: Corpus,
  date: string,
  proposal?: Definition,
): Generator<Progress, RunResult, void> {
  const definitions = [...definitionsOf(regimes), ...(proposal ? [proposal] : [])];
  const n = definitions.length;
  const tally = new Tally(n);
  const timing = proposal ? definitions.slice(0, -1).map(() => ({ later: 0, earlier: 0, undated: 0 })) : [];
  for (let index = 0; index < corpus.size; index++) {
    if (index % 500 === 0) yield { step: 'evaluate', done: index, of: corpus.size };
    const incident = corpus.at(index);
    const view = new LabView(incident.facts, regimes, date);
    const verdicts = definitions.map(definition => verdict(definition, view));
    tally.add(index, verdicts);
    if (proposal) addTiming(definitions, verdicts, incident.history?.clocks, timing);
  }
  const drivers = yield* allDrivers(definitions, tally, corpus, regimes, date);
  return {
    size: corpus.size,
    ids: definitions.map(d => d.id),
    counts: definitions.map((_, i) => {
      const { bothYes, bothNo, undecided } = tally.pair(i, i);
      return { yes: bothYes, no: bothNo, undecided };
    }),
    pairs: definitions.map((_, i) => definitions.map((__, j) => tally.pair(i, j))),
    ...drivers,
    comparisons: timing.map((each, i) => ({
      regime: (definitions[i] as Definition).id,
      pair: tally.pair(n - 1, i),
      ...each,
    })),
  };
}

interface Timing {
  later: number;
  earlier: number;
  undated: number;
}

function addTiming(
  definitions: readonly Definition[],
  verdicts: readonly Truth[],
  clocks: Readonly<Record<string, number>> | undefined,
  timing: readonly Timing[],
): void {
  if (verdicts.at(-1) !== 'yes') return;
  const proposed = passesAt(definitions.at(-1)?.limit, clocks);
  timing.forEach((each, i) => {
    if (verdicts[i] !== 'yes') return;
    const theirs = passesAt(definitions[i]?.limit, clocks);
    if (proposed === undefined || theirs === undefined) each.undated++;
    else if (proposed > theirs) each.later++;
    else if (proposed < theirs) each.earlier++;
  });
}

/** Values that a fact could have had are taken from so many incidents, evenly over the corpus. */
const othersMax = 12;

function* allDrivers(
  definitions: readonly Definition[],
  tally: Tally,
  corpus: Corpus,
  regimes: Regimes,
  date: string,
): Generator<Progress, Pick<RunResult, 'drivers' | 'undecidedDrivers'>, void> {
  const drivers: Driver[][][] = [];
  const undecidedDrivers: Driver[][][] = [];
  const made = new Map<number, CorpusIncident>();
  const at = (index: number): CorpusIncident => {
    const known = made.get(index) ?? corpus.at(index);
    made.set(index, known);
    return known;
  };
  const others = Array.from({ length: Math.min(othersMax, corpus.size) }, (_, i) =>
    at(Math.floor((i * corpus.size) / Math.min(othersMax, corpus.size))),
  );
  for (const [i, first] of definitions.entries()) {
    yield { step: 'drivers', done: i, of: definitions.length };
    const between = (j: number, what: 'disagreeing' | 'undecided'): Driver[] => {
      const sample = i < j ? tally.sample(i, j, what) : [];
      if (sample.length === 0) return [];
      const second = definitions[j] as Definition;
      const looked = { first, second, incidents: sample.map(at), others, regimes, date };
      return (what === 'disagreeing' ? driversOf(looked) : undecidedDriversOf(looked)).slice(0, 3);
    };
    drivers.push(definitions.map((_, j) => between(j, 'disagreeing')));
    undecidedDrivers.push(definitions.map((_, j) => between(j, 'undecided')));
  }
  return { drivers, undecidedDrivers };
}
