import { Engine } from 'json-rules-engine';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { valueAt } from './parameter.ts';
import { evaluateDuties, outcomesOf } from './index.ts';
import { randomIncident, type RandomIncident } from './random-incident.ts';
import type { Condition, EvaluateInput, Regimes } from './types.ts';

export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly other?: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly mismatches: number;
  readonly note: string;
}

const firstPack = [
  'eu-nis2-art23',
  'eu-nis2-ir2690',
  'de-bsig-32',
  'eu-dora-19',
  'eu-cra-14-vuln',
  'eu-cra-14-incident',
  'eu-gdpr-33',
  'eu-gdpr-34',
  'uk-nis-11',
  'ch-isg-74',
  'us-circia-incident',
  'us-circia-ransom',
  'us-sec-8k-105',
  'us-bank-36h',
  'us-nerc-cip-008',
  'us-doe-417',
  'au-soci-30bc',
  'au-soci-30bd',
  'in-certin',
];

/** A ransomware incident at a gas operator with a German and a French arm that also trades in the United States. */
const incident: EvaluateInput = {
  entity: {
    countries: ['DE', 'FR', 'US'],
    main_establishment: 'DE',
    home_zone: 'Europe/Berlin',
    sectors: ['energy_gas'],
    roles: ['nis2_essential', 'gdpr_controller', 'circia_covered_entity', 'tsa_critical_pipeline', 'isac_member'],
    us_registrant: 'domestic',
  },
  facts: {
    'i.status': 'suspected',
    'i.malicious': 'suspected',
    'i.attack_types': ['ransomware'],
    'i.extortion': true,
    'i.personal_data': 'potential',
    'i.severity_actual': 'limited',
  },
  timestamps: {
    't.detected': '2026-10-15T01:40:00Z',
    't.aware': '2026-10-15T02:30:00Z',
    't.identified': '2026-10-15T02:10:00Z',
  },
  now: '2026-10-15T03:00:00Z',
};

function timed(times: number, run: () => unknown): { readonly median: number; readonly best: number } {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return { median: taken[times >> 1] as number, best: taken[0] as number };
}

const of = (times: number, best: number): string => `median of ${times}, best ${best.toFixed(2)} ms`;

/** Rows for `npm run bench`; `ours` and `other` in `unit`, smaller is better. */
export async function bench(progress: (done: number, of: number) => void = () => {}): Promise<BenchRow[]> {
  const regimes = loadRegimes();
  const first = timed(300, () => evaluateDuties(regimes, { ...incident, regimes: firstPack }));
  const all = timed(300, () => evaluateDuties(regimes, incident));
  return [
    {
      name: 'duties: first packs, one incident, deciding facts',
      ours: first.median,
      unit: 'ms',
      mismatches: 0,
      note: `${firstPack.length} rules, ${of(300, first.best)}; aim 1 ms`,
    },
    {
      name: 'duties: all 64 regimes, one incident, deciding facts',
      ours: all.median,
      unit: 'ms',
      mismatches: 0,
      note: `${of(300, all.best)}; aim 5 ms`,
    },
    ...extremes(regimes),
    many(regimes, progress),
    await againstJsonRules(regimes),
  ];
}

/** The widest questions there are: next to nothing known, and an entity that every rule could reach. */
function extremes(regimes: Regimes): BenchRow[] {
  const { now, timestamps } = incident;
  const { facts, roles } = regimes.vocabulary;
  const everything = {
    roles: [...roles.keys()],
    sectors: facts.get('e.sectors')?.values ?? [],
    countries: ['DE', 'FR', 'US', 'AU', 'JP', 'IN', 'BR'],
  };
  const cases: Readonly<Record<string, EvaluateInput>> = {
    'nothing known yet': { now },
    'nothing known but when': { now, ...(timestamps ? { timestamps } : {}) },
    'every role, nothing known': { now, entity: { roles: everything.roles } },
    'every role, sector and seven countries': { now, entity: everything, ...(timestamps ? { timestamps } : {}) },
  };
  return Object.entries(cases).map(([name, input]) => {
    const { median, best } = timed(100, () => evaluateDuties(regimes, input));
    return {
      name: `duties: all 64 regimes, ${name}`,
      ours: median,
      unit: 'ms',
      mismatches: 0,
      note: `${of(100, best)}; aim 5 ms`,
    };
  });
}

/** 100,000 incidents evaluated again from raw facts, in one thread. */
function many(regimes: Regimes, progress: (done: number, of: number) => void): BenchRow {
  const total = 100_000;
  const sample = Array.from({ length: 2000 }, (_, i) => randomIncident(regimes, seededRandom(i)));
  const start = performance.now();
  for (let i = 0; i < total; i++) {
    outcomesOf(regimes, sample[i % sample.length] as RandomIncident);
    if (i % 10_000 === 0) progress(i, total);
  }
  return {
    name: 'duties: 100,000 incidents against all 64 regimes',
    ours: (performance.now() - start) / 1000,
    unit: 's',
    mismatches: 0,
    note: 'one core, 2,000 different incidents; aim 60 s',
  };
}

/** The two-valued part of a rule in json-rules-engine's own form, or undefined where it cannot say the same. */
function translated(condition: Condition): object | undefined {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map(translated);
      return parts.includes(undefined) ? undefined : { [condition.kind]: parts };
    }
    case 'not': {
      const part = translated(condition.of);
      return part && { not: part };
    }
    case 'text':
      return { fact: condition.fact, operator: 'in', value: [...condition.allowed] };
    case 'flag':
      return { fact: condition.fact, operator: 'equal', value: condition.want };
    case 'meets':
      return { any: [...condition.set].map(value => ({ fact: condition.fact, operator: 'contains', value })) };
    case 'compare':
      return comparison(condition);
    default:
      return undefined;
  }
}

const operators = { gt: 'greaterThan', gte: 'greaterThanInclusive', lt: 'lessThan', lte: 'lessThanInclusive' } as const;

function comparison(condition: Extract<Condition, { kind: 'compare' }>): object | undefined {
  const value = condition.limit.kind === 'value' ? valueAt(condition.limit.parameter, '2026-10-15') : undefined;
  return typeof value === 'number' ? { fact: condition.fact, operator: operators[condition.op], value } : undefined;
}

/** Rules that neither look at other rules nor need three values, on incidents with every fact known. */
async function againstJsonRules(regimes: Regimes): Promise<BenchRow> {
  const rules = regimes.list.flatMap(regime => {
    const alone =
      regime.profiles.length + regime.displacedBy.length + regime.implementedBy.length + regime.exclusions.length === 0;
    const [scope, trigger] = [translated(regime.scope), regime.trigger && translated(regime.trigger)];
    const open = regime.status.state === 'in_force' && !regime.asksOthers;
    return alone && open && scope && trigger ? [{ regime, conditions: { all: [scope, trigger] } }] : [];
  });
  const theirs = new Engine(
    rules.map(({ regime, conditions }) => ({ conditions: conditions as never, event: { type: regime.id } })),
  );
  const ids = rules.map(rule => rule.regime.id);
  const incidents = Array.from({ length: 300 }, (_, i) => whole(regimes, i));
  let [ours, other, mismatches] = [0, 0, 0];
  for (const facts of incidents) {
    const start = performance.now();
    const mine = outcomesOf(regimes, { facts, now: '2026-10-15T03:00:00Z', regimes: ids });
    ours += performance.now() - start;
    const middle = performance.now();
    const { events } = await theirs.run(facts);
    other += performance.now() - middle;
    const fired = new Set(events.map(event => event.type));
    for (const id of ids) if ((mine.get(id) === 'triggered') !== fired.has(id)) mismatches++;
  }
  return {
    name: 'duties: against json-rules-engine',
    ours: ours / incidents.length,
    other: other / incidents.length,
    unit: 'ms',
    ratio: other / ours,
    mismatches,
    note: `${ids.length} translatable rules, 300 incidents with every fact known`,
  };
}

/** An incident in which every fact is known: what a two-valued engine needs. */
function whole(regimes: Regimes, seed: number): Record<string, unknown> {
  const random = seededRandom(seed);
  const facts: Record<string, unknown> = {};
  for (const { id, type, values } of regimes.vocabulary.facts.values()) {
    if (type === 'bool') facts[id] = random.chance(0.5);
    else if (type === 'enum') facts[id] = random.pick(values ?? []);
    else if (type === 'set') facts[id] = random.subset(values ?? ['US', 'FR', 'DE', 'AU', 'JP', 'IN', 'BR'], 0.3);
    else if (type === 'int' || type === 'number' || type === 'duration')
      facts[id] = random.pick([0, 5, 100, 500, 1000, 2_000_000]);
  }
  return facts;
}
