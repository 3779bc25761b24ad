import type { Confidence } from '#engines/kernel/citation.ts';
import {
  type CaveatEffect,
  componentNames,
  type Equivalence,
  type Lexicon,
  type Lexicons,
} from '#engines/handling/types.ts';
import { levelCounts } from './specimens.ts';
import type { Counts, HomographEntry, Pair, SchemeMapping, SchemePage, Verdict } from './types.ts';

const effects: readonly CaveatEffect[] = [
  'shrinks-audience',
  'needs-originator',
  'grants-release',
  'adds-handling',
  'limits-actions',
  'limits-attribution',
  'informs',
];
const verdicts: readonly Verdict[] = ['same', 'lossless', 'lossy', 'agreement', 'none'];

export const verdictCounts = (pairs: readonly Pair[]): Counts<Verdict> =>
  Object.fromEntries(
    verdicts.map(verdict => [verdict, pairs.filter(pair => pair.verdict === verdict).length]),
  ) as Counts<Verdict>;

/** How many levels, caveats and equivalences were read in their source, and how many are only recalled or uncertain. */
export function factCounts(lexicon: Lexicon): Counts<'confirmed' | 'recalled' | 'uncertain'> {
  const marks = [...lexicon.levels, ...lexicon.caveats, ...lexicon.equivalences].map(
    ({ citation }) => citation.confidence ?? 'uncertain',
  );
  const count = (...kinds: readonly Confidence[]) => marks.filter(mark => kinds.includes(mark)).length;
  return { confirmed: count('confirmed'), recalled: count('recalled'), uncertain: count('uncertain', 'mixed') };
}

interface MappingText {
  readonly instrument?: string;
  readonly direction?: string;
  readonly loss?: string;
}

function mappingOf(edges: readonly Equivalence[], texts: readonly MappingText[]): SchemeMapping | undefined {
  const [edge] = edges;
  if (edge === undefined) return undefined;
  const text = texts.find(({ instrument }) => instrument === edge.instrument);
  const { confidence } = edge.citation;
  return {
    from: edge.from,
    to: edge.to,
    relation: edge.relation,
    instrument: edge.instrument,
    direction: text?.direction ?? 'one way',
    ...(edge.validFrom !== undefined && { validFrom: edge.validFrom }),
    ...(edge.itemsCreatedBefore !== undefined && { itemsCreatedBefore: edge.itemsCreatedBefore }),
    requiresAgreement: edge.requiresAgreement,
    ...(confidence !== undefined && { confidence }),
    source: [edge.citation.source, edge.citation.place].filter(Boolean).join(', '),
    ...(text?.loss !== undefined && { loss: text.loss }),
    rows: edges.map(({ fromLevel, toLevel }) => ({ level: fromLevel, to: toLevel })),
  };
}

/** The equivalences that a scheme has a part in, one entry for each instrument and direction. */
function mappingsOf(lexicon: Lexicon, lexicons: Lexicons): readonly SchemeMapping[] {
  const all = [...lexicons.byId.values()];
  const texts = all.flatMap(each => (each.more['mappings'] ?? []) as readonly MappingText[]);
  const edges = all
    .flatMap(({ equivalences }) => equivalences)
    .filter(edge => edge.from === lexicon.id || edge.to === lexicon.id);
  const groups = Map.groupBy(edges, edge =>
    [edge.from, edge.to, edge.instrument, edge.itemsCreatedBefore ?? '', edge.citation.confidence ?? ''].join('|'),
  );
  const mappings = [...groups.values()].flatMap(group => mappingOf(group, texts) ?? []);
  // A mapping that holds both ways is told once, from this scheme outwards.
  const outwards = new Set(
    mappings.filter(({ from }) => from === lexicon.id).map(({ to, instrument }) => to + instrument),
  );
  return mappings.filter(
    ({ from, direction, instrument }) =>
      direction !== 'both ways' || from === lexicon.id || !outwards.has(from + instrument),
  );
}

const confidenceOf = (confidence: Confidence | undefined) => (confidence === undefined ? {} : { confidence });

function levelsOf(lexicon: Lexicon): SchemePage['levels'] {
  return lexicon.levels.map(level => ({
    code: level.code,
    label: level.label,
    ...(level.order !== undefined && { order: level.order }),
    ...(level.track !== undefined && { track: level.track }),
    counts: levelCounts(lexicon, level),
    legacy: level.legacy === true,
    ...(level.audience !== undefined && { audience: level.audience }),
    ...confidenceOf(level.citation.confidence),
  }));
}

/** Everything the study says of one scheme. */
export function schemePage(
  lexicon: Lexicon,
  lexicons: Lexicons,
  pairs: readonly Pair[],
  homographs: readonly HomographEntry[],
): SchemePage {
  const { more } = lexicon;
  const traps = (more['traps'] ?? []) as readonly { readonly text: string }[];
  return {
    id: lexicon.id,
    name: lexicon.name,
    kind: lexicon.kind,
    issuer: lexicon.issuer,
    jurisdiction: lexicon.jurisdiction,
    status: lexicon.status,
    edition: String(more['edition'] ?? ''),
    ...(lexicon.validFrom !== undefined && { validFrom: lexicon.validFrom }),
    ...(lexicon.validTo !== undefined && { validTo: lexicon.validTo }),
    confidence: lexicon.confidence,
    revision: lexicon.basis.revision,
    hash: lexicon.basis.hash,
    expresses: componentNames.filter(component => lexicon.expresses.includes(component)),
    silentOn: componentNames.filter(component => !lexicon.expresses.includes(component)),
    levels: levelsOf(lexicon),
    caveats: effects.flatMap(effect => {
      const codes = lexicon.caveats.filter(caveat => caveat.effect === effect).map(({ code }) => code);
      return codes.length > 0 ? [{ effect, codes }] : [];
    }),
    mappings: mappingsOf(lexicon, lexicons),
    homographs: homographs.flatMap(({ token, readings }) =>
      readings
        .filter(({ scheme }) => scheme === lexicon.id)
        .map(({ level, note }) => ({ token, ...(level && { level }), ...(note && { note }) })),
    ),
    facts: factCounts(lexicon),
    traps: traps.map(({ text }) => text),
    sources: Object.entries(lexicon.sources).map(([key, { title, issuer, date }]) => ({
      key,
      title,
      ...(issuer !== undefined && { issuer }),
      ...(date !== undefined && { date }),
    })),
    asSource: verdictCounts(pairs.filter(({ from }) => from === lexicon.id)),
    asTarget: verdictCounts(pairs.filter(({ to }) => to === lexicon.id)),
  };
}

const kinds = [
  'classification',
  'control',
  'statutory',
  'distribution',
  'sharing',
  'use',
  'attribution',
  'corporate',
  'container',
] as const;

/** Schemes in the order of the matrix: classifications first, containers last, each kind by id. */
export function matrixOrder(schemes: readonly Pick<SchemePage, 'id' | 'kind'>[]): readonly string[] {
  const rank = ({ kind }: Pick<SchemePage, 'kind'>) => kinds.findIndex(each => kind.startsWith(each));
  return schemes.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}
