import { pathToFileURL } from 'node:url';
import { countBits } from '#engines/kernel/bitset.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { type CompiledMarking, decideCompiled, explain, verdictBitmap } from './compile.ts';
import { caslRival, cedarRival, celReasons, celRival, type Rival } from './testing/rivals.ts';
import { type Workload, workload } from './testing/workload.ts';

/** One line of the benchmark. `ratio` is how many times more per CPU-second; absent numbers mean that answers differed. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number | null;
  readonly other: number | null;
  readonly unit: string;
  readonly ratio: number | null;
  readonly mismatches: number;
  readonly note: string;
}

const seed = 20261124;

/** Pairs of party and item in a fixed scattered order, the same for every engine. */
function pairs(work: Workload, count: number): Int32Array {
  const flat = new Int32Array(count * 2);
  for (let i = 0; i < count; i++) {
    flat[2 * i] = (i * 7919) % work.held.length;
    flat[2 * i + 1] = work.items[(i * 104_729) % work.items.length] as number;
  }
  return flat;
}

const cpuSeconds = (start: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

function ourRate(work: Workload): number {
  const { code, starts } = work.packed;
  let permitted = 0;
  let decisions = 0;
  const start = process.cpuUsage();
  while (cpuSeconds(start) < 0.8) {
    for (let party = 0; party < work.held.length; party += 10) {
      const held = work.held[party] as Uint32Array;
      for (let i = 0; i < work.items.length; i++) {
        if (decideCompiled(code, starts[work.items[i] as number] as number, held)) permitted++;
      }
      decisions += work.items.length;
    }
  }
  if (permitted === 0) throw new Error('a workload in which nobody may read anything measures nothing');
  return decisions / cpuSeconds(start);
}

function compare(name: string, work: Workload, rival: Rival, count: number, ours: number, note: string): BenchRow {
  const order = pairs(work, count);
  const answers = new Uint8Array(count);
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) answers[i] = Number(rival(order[2 * i] as number, order[2 * i + 1] as number));
  const other = count / cpuSeconds(start);
  let mismatches = 0;
  for (let i = 0; i < count; i++) {
    const held = work.held[order[2 * i] as number] as Uint32Array;
    const mine = decideCompiled(work.packed.code, work.packed.starts[order[2 * i + 1] as number] as number, held);
    if (Number(mine) !== answers[i]) mismatches++;
  }
  const same = mismatches === 0;
  return {
    name,
    ours: same ? ours : null,
    other: same ? other : null,
    unit: 'decisions/CPU-s',
    ratio: same ? ours / other : null,
    mismatches,
    note: `${note}; ${count} answers compared`,
  };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Median over batches of the time of one call, in nanoseconds. */
function nanosecondsEach(batch: (round: number) => number): number {
  const times: number[] = [];
  for (let round = 0; round < 200; round++) {
    const start = process.hrtime.bigint();
    const calls = batch(round);
    if (round >= 20) times.push(Number(process.hrtime.bigint() - start) / calls);
  }
  return median(times);
}

/** Nanoseconds beside those of another engine; numbers are left out when the two did not answer alike. */
const beside = (
  name: string,
  times: { readonly ours: number; readonly other: number; readonly unit: string; readonly mismatches: number },
  note: string,
): BenchRow => {
  const { ours, other, unit, mismatches } = times;
  const same = mismatches === 0;
  return {
    name,
    ours: same ? ours : null,
    other: same ? other : null,
    unit,
    ratio: same ? other / ours : null,
    mismatches,
    note,
  };
};

/** Median nanoseconds of one call of another engine over all markings, for a few parties: it is far slower. */
function rivalNanoseconds(call: (party: number, marking: number) => unknown, markings: number): number {
  const times = Array.from({ length: 9 }, (_, party) => {
    const start = process.hrtime.bigint();
    for (let marking = 0; marking < markings; marking++) call(party, marking);
    return Number(process.hrtime.bigint() - start) / markings;
  });
  return median(times);
}

/** Answers to every marking for one party that differ between the two. */
const differing = <T>(markings: number, ours: (marking: number) => T, other: (marking: number) => T): number =>
  Array.from({ length: markings }, (_, marking) => marking).filter(marking => ours(marking) !== other(marking)).length;

function latencies(work: Workload): readonly BenchRow[] {
  const { code, starts } = work.packed;
  const party = (round: number) => work.held[(round * 37) % work.held.length] as Uint32Array;
  let sink = 0;
  const decide = nanosecondsEach(round => {
    for (let m = 0; m < starts.length; m++) sink += Number(decideCompiled(code, starts[m] as number, party(round)));
    return starts.length;
  });
  const explained = nanosecondsEach(round => {
    for (const marking of work.compiled) sink += explain(marking, party(round)).because.length;
    return work.compiled.length;
  });
  const bitmap = nanosecondsEach(round => {
    sink += countBits(verdictBitmap(party(round), work.packed));
    return 1;
  });
  const markings = starts.length;
  const cel = celRival(work);
  const reasons = celReasons(work);
  const [first] = work.held as readonly [Uint32Array];
  const verdicts = differing(
    markings,
    m => decideCompiled(code, starts[m] as number, first),
    m => cel(0, m),
  );
  const rules = differing(
    markings,
    m => explain(work.compiled[m] as CompiledMarking, first).because.length,
    m => reasons(0, m),
  );
  const other = rivalNanoseconds(cel, markings);
  return [
    beside(
      'decide, one verdict (median)',
      { ours: decide, other, unit: 'ns', mismatches: verdicts },
      'aim: under 50 ns; other: CEL, parsed once',
    ),
    beside(
      'explain, verdict with every rule met and in the way (median)',
      { ours: explained, other: rivalNanoseconds(reasons, markings), unit: 'ns', mismatches: rules },
      'aim: under 500 ns; other: CEL, an expression a rule',
    ),
    beside(
      `all verdicts of one party over ${markings} markings (median)`,
      { ours: bitmap / 1e6, other: (other * markings) / 1e6, unit: 'ms', mismatches: verdicts },
      `aim: under 1 ms; other: CEL, one after the other; checksum ${sink % 997}`,
    ),
  ];
}

/** Decisions of the compiled engine beside CEL, CASL and Cedar on one workload of 1,000 parties and 10,000 items. */
export async function bench(): Promise<readonly BenchRow[]> {
  const lexicons = loadLexicons();
  const work = workload(lexicons, seed, { parties: 1_000, markings: 5_000, items: 10_000 });
  const small = workload(lexicons, seed, { parties: 1_000, markings: 500, items: 10_000 });
  const rows = [...latencies(work)];
  const rate = ourRate(work);
  rows.push(
    compare(
      'decide beside CEL',
      work,
      celRival(work),
      200_000,
      rate,
      '@marcbachmann/cel-js, parsed once, membership by map',
    ),
    compare(
      'decide beside CASL',
      work,
      caslRival(work),
      50_000,
      rate,
      '@casl/ability, one ability a party, built once',
    ),
    compare(
      'decide beside Cedar',
      small,
      cedarRival(small, lexicons),
      20_000,
      ourRate(small),
      '@cedar-policy/cedar-wasm, policies preparsed, attributes raw',
    ),
  );
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const row of await bench()) console.log(JSON.stringify(row));
}
