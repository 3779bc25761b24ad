import type { Confidence } from '#engines/kernel/citation.ts';
import { conditionOf, type Naming } from './load-condition.ts';
import { stageOf } from './load-stage.ts';
import {
  inside,
  isNode,
  type Node,
  type PackFile,
  type PackProblem,
  type Place,
  placeOf,
  report,
  texts,
} from './pack-file.ts';
import type {
  Condition,
  Delay,
  Parameter,
  Regime,
  RegimeKind,
  RegimeStatus,
  Satisfaction,
  Vocabulary,
} from './types.ts';

interface RawRegime {
  readonly id: string;
  readonly pack: PackFile;
  readonly duties: PackFile;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** The regime packs among the files; a pack that lacks a file is reported. */
export function rawRegimes(files: readonly PackFile[], problems: PackProblem[]): RawRegime[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const ids = new Set(files.flatMap(file => /^regimes\/([^/]+)\/duties\.yaml$/.exec(file.path)?.slice(1, 2) ?? []));
  return [...ids].flatMap(id => {
    const [pack, duties, parameters] = ['pack', 'duties', 'parameters'].map(name =>
      byPath.get(`regimes/${id}/${name}.yaml`),
    );
    if (!pack || !duties || !parameters) {
      problems.push({
        file: `regimes/${id}`,
        rule: 'regime-pack-is-whole',
        message: 'pack.yaml, parameters.yaml and duties.yaml are needed',
      });
      return [];
    }
    return [{ id, pack, duties, parameters: parametersOf(parameters, problems) }];
  });
}

function parametersOf(file: PackFile, problems: PackProblem[]): ReadonlyMap<string, Parameter> {
  const table = isNode(file.data) && isNode(file.data.parameters) ? file.data.parameters : {};
  return new Map(
    Object.entries(table).map(([id, body]) => {
      const place = inside(placeOf(file, problems), 'parameters', id);
      const values = isNode(body) && Array.isArray(body.values) ? body.values.filter(isNode) : [];
      if (values.length === 0) report(place, 'parameter-has-values', `\`${id}\` needs a list of dated values`);
      const dated = values.map(value => {
        if (!value.cite) report(place, 'value-is-cited', `a value of \`${id}\` has no reference`);
        const from = value.from === null || value.from === undefined ? null : String(value.from);
        return { from, value: value.value as number | string, cite: String(value.cite ?? '') };
      });
      if (new Set(dated.map(d => d.from)).size < dated.length)
        report(place, 'values-have-priority', `two values of \`${id}\` start on the same day`);
      const unit = isNode(body) && body.unit ? { unit: String(body.unit) } : {};
      return [id, { id, ...unit, values: dated.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)) }];
    }),
  );
}

/** Reads `key` (scope or trigger) of a rule; a `same_as` is followed to the other rule, whose parameters then apply. */
function keyOf(
  key: 'scope' | 'trigger',
  raw: RawRegime,
  raws: readonly RawRegime[],
  vocabulary: Vocabulary,
  problems: PackProblem[],
): Condition | undefined {
  const body = isNode(raw.duties.data) ? raw.duties.data : {};
  if (body[key] === undefined) return undefined;
  const naming: Naming = {
    vocabulary,
    parameters: raw.parameters,
    sectorRows: body.sector_profiles,
    regime: raw.id,
    same(place, other) {
      const target = raws.find(r => r.id === other);
      const found = target && target !== raw ? keyOf(key, target, raws, vocabulary, problems) : undefined;
      if (!found) report(place, 'same-as-names-a-rule', `\`${other}\` has no ${key}`);
      return found ?? { kind: 'any', of: [] };
    },
  };
  return conditionOf(body[key], inside(placeOf(raw.duties, problems), key), naming);
}

/** One rule as its pack says it, before it is tied to the others. */
export function regimeOf(
  raw: RawRegime,
  raws: readonly RawRegime[],
  vocabulary: Vocabulary,
  problems: PackProblem[],
): Regime {
  const pack = isNode(raw.pack.data) ? raw.pack.data : {};
  const body = isNode(raw.duties.data) ? raw.duties.data : {};
  const place = placeOf(raw.duties, problems);
  if (pack.id !== raw.id)
    report(placeOf(raw.pack, problems), 'id-is-the-folder', `the id \`${String(pack.id)}\` is not the folder's name`);
  const naming: Naming = {
    vocabulary,
    parameters: raw.parameters,
    sectorRows: body.sector_profiles,
    regime: raw.id,
    same: () => ({ kind: 'any', of: [] }),
  };
  const trigger = keyOf('trigger', raw, raws, vocabulary, problems);
  const status = statusOf(isNode(pack.status) ? pack.status : {});
  if (!trigger && status.state !== 'repealed')
    report(place, 'rule-has-a-trigger', 'only a repealed rule may go without a trigger');
  const stages = (Array.isArray(body.stages) ? body.stages : [])
    .filter(isNode)
    .map((s, i) => stageOf(s, inside(place, 'stages', i), naming));
  return {
    ...headOf(raw.id, pack),
    status,
    ...lawOf(body),
    scope: keyOf('scope', raw, raws, vocabulary, problems) ?? { kind: 'always' },
    ...(trigger ? { trigger } : {}),
    exclusions: (Array.isArray(body.exclusions) ? body.exclusions : []).map((e, i) =>
      conditionOf(e, inside(place, 'exclusions', i), naming),
    ),
    stages,
    parameters: raw.parameters,
    noonRelief: reliefOf(body.weekend_rule, place, naming),
    delays: (Array.isArray(body.delays) ? body.delays : []).filter(isNode).map(d => delayOf(d, raw.parameters)),
    profiles: sameTrigger(body),
    asksOthers: false,
    runsBeside: texts(body.runs_beside),
    branches: new Map(),
    implementedBy: [],
    scopeFacts: new Set(),
    triggerFacts: new Set(),
    dependsOn: new Set(),
    basis: { pack: `regimes/${raw.id}`, revision: Number(pack.revision ?? 0), hash: raw.pack.packHash ?? '' },
  };
}

/** Until rules are linked, `profiles` holds the rules whose profiles also replace this one's trigger. */
function sameTrigger(body: Node): string[] {
  const same = isNode(body.trigger) && typeof body.trigger.same_as === 'string' ? [body.trigger.same_as] : [];
  return [...same, ...texts(body.implements)];
}

function headOf(id: string, pack: Node) {
  return {
    id,
    title: String(pack.title),
    ...(pack.authority ? { authority: String(pack.authority) } : {}),
    jurisdiction: String(pack.jurisdiction),
    instrument: String(pack.instrument),
    kind: String(pack.kind) as RegimeKind,
    confidence: String(pack.confidence) as Confidence,
    ...(pack.seen ? { seen: String(pack.seen) } : {}),
    edition: String(pack.edition),
    revision: Number(pack.revision),
  };
}

function statusOf(raw: Node): RegimeStatus {
  return {
    state: String(raw.state) as RegimeStatus['state'],
    ...(raw.applies_from ? { from: String(raw.applies_from) } : {}),
    ...(raw.applies_to ? { to: String(raw.applies_to) } : {}),
    ...(raw.note ? { note: String(raw.note) } : {}),
    confidence: String(raw.confidence) as Confidence,
  };
}

function lawOf(body: Node) {
  const start = isNode(body.clock_start) ? body.clock_start : undefined;
  return {
    ...(start ? { clockStart: start as unknown as NonNullable<Regime['clockStart']> } : {}),
    tellsRegulator: body.tells_regulator === true,
    ...(body.period_law === 'eu1182' ? { periodLaw: 'eu1182' as const } : {}),
    ...(body.extends ? { extends: String(body.extends) } : {}),
    ...(body.implements ? { implements: String(body.implements) } : {}),
    displacedBy: texts(body.displaced_by),
    satisfiedBy: (Array.isArray(body.satisfied_by) ? body.satisfied_by : []) as Satisfaction[],
    ...(body.penalties ? { penalties: String(body.penalties) } : {}),
    ...(body.protection ? { protection: String(body.protection) } : {}),
    interactions: texts(body.interactions),
    notes: ['late_rule', 'exhaustive', 'users_counting', 'upstream'].flatMap(key => texts(body[key])),
  };
}

function reliefOf(raw: unknown, place: Place, naming: Naming): ReadonlyMap<string, Condition> {
  const stages = isNode(raw) && isNode(raw.stages) ? raw.stages : {};
  return new Map(
    Object.entries(stages).map(([id, c]) => [id, conditionOf(c, inside(place, 'weekend_rule', 'stages', id), naming)]),
  );
}

function delayOf(raw: Node, parameters: ReadonlyMap<string, Parameter>): Delay {
  const { who, why, cite, ...rest } = raw;
  const periods = Object.entries(rest).map(([key, value]) => {
    const parameter = isNode(value) ? parameters.get(String(value.param)) : undefined;
    return [key, parameter ? String(parameter.values.at(-1)?.value) : String(value)];
  });
  return {
    who: String(who),
    ...(why ? { why: String(why) } : {}),
    ...(cite ? { cite: String(cite) } : {}),
    periods: Object.fromEntries(periods),
  };
}
