import { z } from 'zod';
import { titlesPath } from './load-titles.ts';
import { protectionCasesSchema, protectionFactsSchema, protectionSchema } from './protections/schema.ts';

const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-10-15, in quotes');
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const confidence = z.enum(['confirmed', 'recalled', 'uncertain', 'mixed']);
const packId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

/** A value in a rule names a dated, cited parameter of the same pack. */
const parameter = z.strictObject({ param: text });
const notes = { id: text.optional(), cite: text.optional(), note: text.optional() };

const limit: z.ZodType = z.lazy(() =>
  z.union([
    parameter,
    z.strictObject({ min_of: z.array(limit).min(1) }),
    z.strictObject({ pct_of: text, pct: parameter }),
  ]),
);

/** The grammar of scope, trigger, exclusions and `when`, as an editor completes it. */
const condition: z.ZodType = z
  .lazy(() =>
    z.union([
      z.strictObject({ always: z.literal(true), ...notes }),
      z.strictObject({ all: z.array(condition), ...notes }),
      z.strictObject({ any: z.array(condition), ...notes }),
      z.strictObject({ not: condition, ...notes }),
      z.strictObject({ at_least: z.strictObject({ n: parameter, of: z.array(condition) }), ...notes }),
      z.strictObject({ judge: text, ...notes }),
      z.strictObject({ same_as: packId }),
      z.strictObject({ regime: packId, branch: text, ...notes }),
      z.strictObject({ sector_profile: z.unknown(), ...notes }),
      z.strictObject({ same_as_sector: text }),
      z.strictObject({ users_share_gt: z.strictObject({ pct: parameter, cap: parameter }), ...notes }),
      z.strictObject({ f: text, op: z.enum(['is_true', 'is_false']), ...notes }),
      z.strictObject({ f: text, op: z.enum(['eq', 'in', 'any_of']), v: z.union([text, z.array(text)]), ...notes }),
      z.strictObject({ f: text, op: z.enum(['gt', 'gte', 'lt', 'lte', 'count_gte']), v: limit, ...notes }),
    ]),
  )
  .meta({ id: 'condition' });

/** `pack.yaml` of a regime: whose law it is, since when it stands, which edition was read, our revision of it. */
const regimePackSchema = z.strictObject({
  id: packId,
  title: text,
  authority: text,
  jurisdiction: text,
  instrument: text,
  kind: z.enum(['mandatory', 'mandatory_public', 'voluntary', 'historical', 'trigger_profile']),
  status: z.strictObject({
    state: z.enum(['in_force', 'not_in_force', 'repealed', 'uncertain']),
    applies_from: day.optional(),
    applies_to: day.optional(),
    note: text.optional(),
    confidence,
  }),
  edition: text,
  revision: z.int().min(1),
  licence: text,
  sources: z
    .array(z.strictObject({ id: text, title: text, consulted: day, read: text.optional() }))
    .min(1, 'name at least one source'),
  confidence,
  seen: text.optional(),
  revisions: z.array(z.strictObject({ revision: z.int().min(1), content: hash })).optional(),
});

/** `parameters.yaml`: every number and period with the day from which it holds and the article that says so. */
const parametersSchema = z.strictObject({
  parameters: z.record(
    z.string(),
    z.strictObject({
      unit: text.optional(),
      values: z.array(
        z.strictObject({
          from: day.nullable(),
          value: z.union([z.number(), text]),
          cite: z
            .string({ error: 'a value needs the article it stands in' })
            .min(1, 'a value needs the article it stands in'),
        }),
      ),
    }),
  ),
});

const branches = z.union([text, z.array(text)]);
const due = z.union([parameter, text]);

/** `duties.yaml`. The loader says more of a condition than a schema can, so the check leaves conditions to it. */
function dutiesSchemaWith(rule: z.ZodType) {
  const when = z.union([branches, rule]);
  const stage = z.strictObject({
    id: text,
    to: text,
    from: text.optional(),
    from_expr: z.record(z.string(), z.unknown()).optional(),
    due: due.optional(),
    due_expr: z.record(z.string(), z.unknown()).optional(),
    cal: branches.optional(),
    time_of_day: parameter.optional(),
    when: when.optional(),
    unless: when.optional(),
    variants: z
      .array(z.strictObject({ when, due: due.optional(), cite: text.optional(), note: text.optional() }))
      .optional(),
    content: z.array(text).optional(),
    target: text.optional(),
    cite: text,
    confidence: confidence.optional(),
    note: text.optional(),
  });
  return z.strictObject({
    tells_regulator: z.boolean().optional(),
    period_law: z.literal('eu1182').optional(),
    scope: rule.optional(),
    trigger: rule.optional(),
    exclusions: z.array(rule).optional(),
    clock_start: z
      .strictObject({ clock: text, alt: text.optional(), backstop: text.optional(), note: text.optional() })
      .optional(),
    stages: z.union([z.literal('inherit'), z.array(stage)]).optional(),
    sector_profiles: z.record(z.string(), rule).optional(),
    weekend_rule: z.strictObject({ cal: text, stages: z.record(z.string(), rule), cite: text.optional() }).optional(),
    extends: packId.optional(),
    implements: packId.optional(),
    displaced_by: z.array(packId).optional(),
    runs_beside: z.array(packId).optional(),
    satisfied_by: z.array(z.strictObject({ regime: packId, condition: text, cite: text })).optional(),
    delays: z.array(z.looseObject({ who: text })).optional(),
    interactions: z.array(text).optional(),
    penalties: text.optional(),
    protection: text.optional(),
    late_rule: text.optional(),
    exhaustive: text.optional(),
    users_counting: text.optional(),
    upstream: text.optional(),
  });
}

/** `cases.yaml`: incidents with the outcome and the limits a lawyer expects. */
const casesSchema = z.strictObject({
  cases: z.array(
    z.strictObject({
      name: text,
      entity: z.record(z.string(), z.unknown()),
      facts: z.record(z.string(), z.unknown()),
      timestamps: z.record(z.string(), z.unknown()).optional(),
      now: text,
      expect: z.strictObject({
        outcome: z.enum(['triggered', 'not_triggered', 'undecided', 'not_applicable', 'not_in_force']),
        zone: text.optional(),
        stages: z.record(z.string(), text).optional(),
      }),
    }),
  ),
});

/** `facts/facts.yaml`: the typed questions that rules may ask. */
const factsSchema = z.strictObject({
  facts: z.record(
    z.string().regex(/^[ei]\.[a-z0-9_]+$/, 'an id is e.… (of the entity) or i.… (of the incident)'),
    z.strictObject({
      type: z.enum([
        'bool',
        'int',
        'number',
        'duration',
        'money',
        'enum',
        'set<enum>',
        'set<ISO3166-1>',
        'ISO3166-1',
        'IANA zone',
      ]),
      question: text,
      fr: text.optional(),
      values: z.array(text).optional(),
      values_in: z.literal('roles').optional(),
      unit: text.optional(),
      note: text.optional(),
      veris: text.optional(),
      fire: text.optional(),
      circ: text.optional(),
    }),
  ),
});

const said = z.strictObject({ en: text, fr: text });

/** `facts/words.yaml`: what facts, clocks, judgements, values, sets and branches are called, in both languages. */
const wordsSchema = z.strictObject({
  names: z.record(z.string().regex(/^([eit]\.|judge:)[a-z0-9_]+$/, 'a fact, a clock or judge:<id>'), said),
  own_values: z.record(z.string(), z.record(z.string(), said)),
  values: z.record(z.string(), said),
  sets: z.record(z.string(), said),
  branches: z.record(z.string(), said),
});

const french = z.record(z.string(), text);

/** `facts/titles.yaml` and `facts/titles-<name>.yaml`: what duties, stages and those to be told are called in French. */
const titlesSchema = z.strictObject({
  regimes: french.optional(),
  stages: french.optional(),
  own_stages: z.record(z.string(), french).optional(),
  addressees: french.optional(),
  keywords: french.optional(),
});

/** `facts/countries.yaml`: what countries are called, by ISO 3166-1 alpha-2 code. */
const countriesSchema = z.strictObject({ countries: z.record(z.string().regex(/^[A-Z]{2}$/), said) });

/** `calendars/<country>.yaml`: public holidays by year; outside of its years a limit is refused, not guessed. */
const calendarSchema = z.strictObject({
  id: text,
  title: text,
  from: z.int(),
  to: z.int(),
  source: text,
  licence: text,
  confidence,
  days: z.record(z.string().regex(/^\d{4}$/), z.record(z.string().regex(/^\d{2}-\d{2}$/), text)),
});

/** `calendars/corrections.yaml`: what a generated calendar has wrong, with the source that says so. */
const correctionsSchema = z.strictObject({
  corrections: z.array(
    z.strictObject({ calendar: text, source: text, confidence, remove: z.array(day), add: z.array(day) }),
  ),
});

const protectionPackSchema = z.strictObject({
  id: packId,
  title: text,
  instrument: text,
  edition: text,
  revision: z.int().min(1),
  licence: text,
  sources: z.array(z.strictObject({ id: text, title: text, consulted: day, read: text.optional() })).min(1),
  confidence,
  revisions: z.array(z.strictObject({ revision: z.int().min(1), content: hash })).optional(),
});

export type RegimePack = z.infer<typeof regimePackSchema>;
export type RegimeCases = z.infer<typeof casesSchema>;

const checkedDuties = dutiesSchemaWith(z.looseObject({}));

/** Which schema a file below `packs/` answers to, by its path; null for one that this engine does not read. */
export function schemaOf(path: string): z.ZodType | null {
  const [folder, ...rest] = path.split('/');
  const name = rest.at(-1);
  if (folder === 'regimes') {
    const byName: Record<string, z.ZodType> = {
      'pack.yaml': regimePackSchema,
      'parameters.yaml': parametersSchema,
      'duties.yaml': checkedDuties,
      'cases.yaml': casesSchema,
    };
    return byName[name ?? ''] ?? null;
  }
  if (folder === 'protections') {
    const byName: Record<string, z.ZodType> = {
      'pack.yaml': protectionPackSchema,
      'protection.yaml': protectionSchema,
      'cases.yaml': protectionCasesSchema,
      'facts.yaml': protectionFactsSchema,
    };
    return byName[name ?? ''] ?? null;
  }
  if (folder === 'calendars') return name === 'corrections.yaml' ? correctionsSchema : calendarSchema;
  if (path === 'facts/words.yaml') return wordsSchema;
  if (titlesPath.test(path)) return titlesSchema;
  if (path === 'facts/countries.yaml') return countriesSchema;
  return path === 'facts/facts.yaml' ? factsSchema : null;
}

/** JSON Schemas (draft 2020-12) of the files of regimes, facts, calendars and protections: file name to schema. */
export const packJsonSchemas = (): Record<string, unknown> => ({
  'regime-pack.schema.json': z.toJSONSchema(regimePackSchema),
  'regime-parameters.schema.json': z.toJSONSchema(parametersSchema),
  'regime-duties.schema.json': z.toJSONSchema(dutiesSchemaWith(condition)),
  'regime-cases.schema.json': z.toJSONSchema(casesSchema),
  'facts.schema.json': z.toJSONSchema(factsSchema),
  'words.schema.json': z.toJSONSchema(wordsSchema),
  'titles.schema.json': z.toJSONSchema(titlesSchema),
  'countries.schema.json': z.toJSONSchema(countriesSchema),
  'calendar.schema.json': z.toJSONSchema(calendarSchema),
  'calendar-corrections.schema.json': z.toJSONSchema(correctionsSchema),
  'protection-pack.schema.json': z.toJSONSchema(protectionPackSchema),
  'protection.schema.json': z.toJSONSchema(protectionSchema),
  'protection-cases.schema.json': z.toJSONSchema(protectionCasesSchema),
  'protection-facts.schema.json': z.toJSONSchema(protectionFactsSchema),
});
