import { z } from 'zod';

/** `yes`-like words, numbers and dates arrive as text: every scalar that is a name must be quoted where YAML 1.1 would change it. */
const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2022-08-01, in quotes');
const confidence = z.enum(['confirmed', 'recalled', 'uncertain', 'mixed']);
const cited = { source: text, place: text.optional(), confidence };
const statement = z.object({ text, ...cited });

const sourceSchema = z.object({
  title: text,
  issuer: text.optional(),
  date: z.union([text, z.number()]).optional(),
  note: text.optional(),
});

const components = z.enum([
  'audience',
  'onward_release',
  'protection',
  'caveat_conditions',
  'permitted_actions',
  'attribution',
  'duration',
  'legal_basis',
]);

/** The dialect of one originator: told by `adds`, applied by `rules`, `labels`, `unmarked` and `adopted`. */
const profileSchema = z.strictObject({
  by: text,
  /** names under which the originator appears as the issuer or originator of an item */
  names: z.array(text).optional(),
  adds: text,
  rules: z
    .array(
      z.strictObject({
        levels: z.array(text).min(1),
        /** who may have such items beyond the standard */
        admits: z.array(z.string().regex(/^(providers-of:recipient|clients-of:recipient|shown:[a-z_]+)$/)).optional(),
        /** duties the standard does not have; `encrypt-in-transit` is one that a share waits for */
        conditions: z.array(z.string().regex(/^[a-z-]+(:[a-z-]+)?$/)).optional(),
      }),
    )
    .optional(),
  /** labels in the originator's own language, and the level each is read as */
  labels: z.record(z.string().regex(/^[A-ZÀ-ÖØ-Þ]+$/), text).optional(),
  /** the level of what it writes without a mark */
  unmarked: text.optional(),
  adopted: day.optional(),
  amber_reaches_clients: z.boolean().optional(),
  conflict_with: text.optional(),
  ...cited,
});

/** `pack.yaml`: what the pack is, whose scheme it holds, and the sources that its values cite. */
const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  title: text,
  authority: text,
  issuers: z.array(text).optional(),
  jurisdiction: text,
  kind: text,
  edition: text,
  revision: z.int().min(1),
  status: text,
  valid_from: day.optional(),
  valid_to: day.optional(),
  valid_to_note: text.optional(),
  confidence,
  licence: text,
  sources: z.record(z.string(), sourceSchema),
  expresses: z.array(components),
  expresses_note: text.optional(),
  silent_on: z.array(components).optional(),
  profiles: z.array(profileSchema).optional(),
  traps: z.array(statement).optional(),
  alias_note: text.optional(),
  practice: text.optional(),
  revisions: z
    .array(z.strictObject({ revision: z.int().min(1), content: z.string().regex(/^[0-9a-f]{64}$/) }))
    .optional(),
});

const levelSchema = z
  .object({
    code: text,
    label: text,
    /** canonical spelling where the label is not one; empty: the level is written through its caveats */
    write: z.string().optional(),
    order: z.number().optional(),
    track: text.optional(),
    portion: text.optional(),
    aliases: z.array(text).optional(),
    /** aliases that the scheme's own syntax forbids: read with a warning */
    nonconformant: z.array(text).optional(),
    protection_band: z.int().min(0).max(5).optional(),
    audience: text.optional(),
    redistribution: text.optional(),
    legacy: z.boolean().optional(),
    valid_from: day.optional(),
    valid_to: day.optional(),
    classification: z.boolean().optional(),
    ...cited,
  })
  .loose();

export const argsSchema = z.strictObject({
  kind: z.enum(['countries', 'names', 'text', 'word']),
  min: z.int().min(0),
  separator: z.string().optional(),
  /** the entry that must come first */
  first: text.optional(),
  /** an entry that must be in the list */
  includes: text.optional(),
  /** an entry that must not be in the list */
  omit: text.optional(),
  position: z.enum(['before', 'after']).optional(),
  /** a word between the caveat and its argument */
  lead: text.optional(),
  joiner: text.optional(),
  alpha2: z.boolean().optional(),
  bare_in_portion: z.boolean().optional(),
});

const caveatSchema = z
  .object({
    code: text,
    reference: text.optional(),
    label: text.optional(),
    /** the words on the page where they are not the code */
    phrase: text.optional(),
    portion: text.optional(),
    aliases: z.array(text).optional(),
    effect: z.enum([
      'shrinks-audience',
      'needs-originator',
      'adds-handling',
      'limits-actions',
      'limits-attribution',
      'grants-release',
      'informs',
    ]),
    combine: z.string().regex(/^(union|intersection|conflict|dominates:.+)$/),
    args: argsSchema.optional(),
    category: text.optional(),
    rank: z.number().optional(),
    applies_to: z.array(text).optional(),
    exclusive_with: z.array(text).optional(),
    needs: z.array(text).optional(),
    position: z.enum(['prefix', 'either']).optional(),
    standalone: z.boolean().optional(),
    ...cited,
  })
  .loose();

/** `terms.yaml`: levels, caveats and syntax. */
const termsSchema = z.strictObject({
  levels: z.array(levelSchema),
  caveats: z.array(caveatSchema),
  statements: z.array(z.object({ name: text, ...cited }).loose()).optional(),
  fields: z.array(z.object({ name: text, ...cited }).loose()).optional(),
  forms: z.array(z.object({ type: text, ...cited }).loose()).optional(),
  related_marks: z.object(cited).loose().optional(),
  side_axis: z.object(cited).loose().optional(),
  removed_since_1_0: z.array(text).optional(),
  rules: z.array(text).optional(),
  syntax: z
    .object({
      style: z.enum(['label', 'slashes', 'words', 'object']),
      prefix: text.optional(),
      categories: z.array(text).optional(),
      owner_prefixes: z.array(text).optional(),
      combined: z.array(z.object({ text, level: text, caveats: z.array(text), ...cited })).optional(),
      banned: z.array(z.object({ text, code: text, message: text, source: text })).optional(),
      ...cited,
    })
    .loose(),
});

/** `lattice.yaml`: the order inside each track, how marks combine, how long they last. */
const latticeSchema = z.strictObject({
  tracks: z.record(z.string(), z.array(text)),
  base_track_below_all: z.boolean().optional(),
  combination: z.array(statement).optional(),
  duration: statement.optional(),
});

/** `mappings/<target>.yaml`: one equivalence with its instrument, direction, dates and what is lost. */
const mappingSchema = z
  .object({
    id: text.optional(),
    to: text,
    relation: z.enum(['equal', 'handled-as', 'at-least', 'none', 'discouraged']),
    instrument: text,
    basis: text,
    direction: z.enum(['one way', 'both ways']),
    valid_from: day.optional(),
    valid_to: day.optional(),
    items_created_before: day.optional(),
    requires_agreement: z.boolean(),
    map: z.record(z.string(), z.string().nullable()).optional(),
    no_counterpart: z.strictObject({ from: text, to: text }).optional(),
    to_level: text.optional(),
    floor: text.optional(),
    columns: z.array(text).optional(),
    rows_confirmed: z.record(z.string(), z.array(z.string().nullable())).optional(),
    rows_recalled: z.record(z.string(), z.array(z.string().nullable())).optional(),
    rows_confirmed_before_2021_07: z.record(z.string(), z.array(z.string().nullable())).optional(),
    loss: text,
    note: text.optional(),
    ...cited,
  })
  .loose();

const party = z.record(z.string(), z.unknown());

/** May the holder share an item with this marking? What the engine must answer, under the dialect of its originator too. */
const decisionCaseSchema = z.strictObject({
  ask: text,
  created: text.optional(),
  originator: text.optional(),
  holder: party.optional(),
  to: party,
  action: text.optional(),
  facts: z.record(z.string(), z.boolean()).optional(),
  why: text.optional(),
  decision: z.enum(['permit', 'permit-with-conditions', 'deny', 'cannot-decide']),
  condition: text.optional(),
  obligation: text.optional(),
});

/** `cases.yaml`: what the parser must say of markings of this scheme and of those that are not, and what is decided. */
const casesSchema = z.strictObject({
  decisions: z.array(decisionCaseSchema).optional(),
  cases: z.array(
    z.strictObject({
      text: z.union([z.string(), z.record(z.string(), z.unknown())]),
      context: z
        .strictObject({
          country: text.optional(),
          issuer: text.optional(),
          created: text.optional(),
          scheme: text.optional(),
          format: text.optional(),
        })
        .optional(),
      why: text.optional(),
      expect: z.strictObject({
        scheme: text.optional(),
        level: z.string().nullable().optional(),
        caveats: z.array(text).optional(),
        args: z.record(z.string(), z.array(text)).optional(),
        owner: text.optional(),
        conformant: z.boolean().optional(),
        ambiguous: z.boolean().optional(),
        candidates: z.array(text).optional(),
        errors: z.array(text).optional(),
        warnings: z.array(text).optional(),
        also: z.array(text).optional(),
        canonical: text.optional(),
      }),
    }),
  ),
});

const homographsSchema = z.strictObject({
  homographs: z.array(
    z.strictObject({
      token: text,
      readings: z.array(z.strictObject({ scheme: text, level: text.nullable(), note: text.optional() })),
      resolve_by: z.array(text),
      source: text,
    }),
  ),
});

const countriesSchema = z.strictObject({
  source: text,
  confidence,
  countries: z.record(z.string().regex(/^[A-Z]{3}$/), z.string().regex(/^[A-Z]{2}$/)),
});

const coalitionsSchema = z.strictObject({
  coalitions: z.array(
    z.strictObject({
      code: text,
      title: text,
      banner_roll_up: z.boolean(),
      members: z
        .array(z.strictObject({ country: z.string().regex(/^[A-Z]{3}$/), from: day.optional(), until: day.optional() }))
        .optional(),
      ...cited,
    }),
  ),
});

export type PackFile = z.infer<typeof packSchema>;
export type TermsFile = z.infer<typeof termsSchema>;
export type LatticeFile = z.infer<typeof latticeSchema>;
export type MappingFile = z.infer<typeof mappingSchema>;
export type CasesFile = z.infer<typeof casesSchema>;
export type MarkingCase = CasesFile['cases'][number];
export type DecisionCase = z.infer<typeof decisionCaseSchema>;

/** Which schema a file of a lexicon folder answers to, by its name; null for a file that holds no data. */
export function schemaOf(path: string): z.ZodType | null {
  const parts = path.split('/');
  const name = parts.at(-1) as string;
  if (parts.length === 1) {
    if (name === 'homographs.yaml') return homographsSchema;
    if (name === 'countries.yaml') return countriesSchema;
    return name === 'coalitions.yaml' ? coalitionsSchema : null;
  }
  if (parts.at(-2) === 'mappings') return mappingSchema;
  const byName: Record<string, z.ZodType> = {
    'pack.yaml': packSchema,
    'terms.yaml': termsSchema,
    'lattice.yaml': latticeSchema,
    'cases.yaml': casesSchema,
  };
  return byName[name] ?? null;
}

/** JSON Schemas (draft 2020-12) of the pack files, for completion in an editor: file name to schema. */
export const packJsonSchemas = (): Record<string, unknown> => ({
  'pack.schema.json': z.toJSONSchema(packSchema),
  'terms.schema.json': z.toJSONSchema(termsSchema),
  'lattice.schema.json': z.toJSONSchema(latticeSchema),
  'mapping.schema.json': z.toJSONSchema(mappingSchema),
  'cases.schema.json': z.toJSONSchema(casesSchema),
  'homographs.schema.json': z.toJSONSchema(homographsSchema),
});
