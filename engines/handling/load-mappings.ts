import type { MappingFile } from './pack-schema.ts';
import type { Equivalence } from './types.ts';

type Cells = Readonly<Record<string, readonly (string | null)[]>>;

/** Member states whose scheme has a pack of its own: cells are read as its level codes. */
const statesWithPack: Readonly<Record<string, { scheme: string; levels: readonly (string | null)[] }>> = {
  DE: { scheme: 'de-vs', levels: ['STRENG GEHEIM', 'GEHEIM', 'VS-V', 'VS-NfD'] },
  EE: { scheme: 'ee-riigisaladus', levels: ['TÄIESTI SALAJANE', 'SALAJANE', 'KONFIDENTSIAALNE', 'PIIRATUD'] },
  FI: { scheme: 'fi-tl', levels: ['TL I', 'TL II', 'TL III', 'TL IV'] },
  FR: { scheme: 'fr-igi1300', levels: ['TRÈS SECRET', 'SECRET', null, null] },
  NL: { scheme: 'nl-virbi', levels: ['Stg.ZG.', 'Stg.G.', 'Stg.C.', 'Dep.V.'] },
  SE: { scheme: 'se-sakerhetsskydd', levels: ['KH', 'H', 'K', 'BH'] },
};

/** The scheme id under which the row of a member state without a pack stands in Appendix B. */
export const appendixScheme = (country: string): string => `eu-appendix-b:${country}`;

/** One edge for each level an instrument names; `*` stands for every level where it names none. */
export function equivalencesOf(from: string, m: MappingFile): Equivalence[] {
  const edge = edgeMaker(m);
  const edges: Equivalence[] = [];
  for (const [level, target] of Object.entries(m.map ?? {})) {
    edges.push(edge(from, level, m.to, target));
    if (m.direction === 'both ways' && target !== null) edges.push(edge(m.to, target, from, level));
  }
  if (m.no_counterpart)
    edges.push(edge(m.to === m.no_counterpart.to ? from : m.to, m.no_counterpart.from, m.no_counterpart.to, null));
  edges.push(...appendixEdges(from, m, edge));
  if (edges.length === 0) edges.push(edge(from, '*', m.to, m.to_level ?? m.floor ?? null));
  return edges;
}

type Edge = (
  from: string,
  fromLevel: string,
  to: string,
  toLevel: string | null,
  more?: Partial<Equivalence>,
) => Equivalence;

function edgeMaker(m: MappingFile): Edge {
  return (from, fromLevel, to, toLevel, more = {}) => ({
    id: `${m.id ? `${m.id}/` : ''}${from}:${fromLevel}->${to}:${toLevel ?? 'none'}`,
    from,
    fromLevel,
    to,
    toLevel,
    relation: m.relation,
    instrument: m.instrument,
    ...(m.valid_from ? { validFrom: m.valid_from } : {}),
    ...(m.valid_to ? { validTo: m.valid_to } : {}),
    ...(m.items_created_before ? { itemsCreatedBefore: m.items_created_before } : {}),
    requiresAgreement: m.requires_agreement,
    ...(m.note ? { note: m.note } : {}),
    citation: { source: m.source, ...(m.place ? { place: m.place } : {}), confidence: m.confidence },
    ...more,
  });
}

/** Appendix B is a table: a column for each EU level, a row for each member state, in force from 1 July 2021 in this form. */
function appendixEdges(from: string, m: MappingFile, edge: Edge): Equivalence[] {
  const columns = m.columns ?? [];
  const rows = (cells: Cells | undefined, confidence: 'confirmed' | 'recalled') =>
    Object.entries(cells ?? {}).flatMap(([country, row]) => {
      const pack = statesWithPack[country];
      const to = pack?.scheme ?? appendixScheme(country);
      return columns.flatMap((column, i) => {
        const cell = (pack ? pack.levels[i] : row[i]) ?? null;
        const replaced = m.rows_confirmed_before_2021_07?.[country] !== undefined;
        const more = {
          ...(replaced ? { validFrom: reform } : {}),
          citation: { source: m.source, place: 'Appendix B', confidence },
        };
        const there = edge(from, column, to, cell, more);
        return cell === null ? [there] : [there, edge(to, cell, from, column, more)];
      });
    });
  return [
    ...rows(m.rows_confirmed, 'confirmed'),
    ...rows(m.rows_recalled, 'recalled'),
    ...rowsBeforeReform(from, m, edge),
  ];
}

/** The day on which a row of Appendix B was replaced: items made earlier keep the row of their day ((EU) 2021/1075, recital 3). */
const reform = '2021-07-01';

/** Only towards the member state: the other direction stands in its own pack. */
const rowsBeforeReform = (from: string, m: MappingFile, edge: Edge): Equivalence[] =>
  Object.entries(m.rows_confirmed_before_2021_07 ?? {}).flatMap(([country, row]) =>
    (m.columns ?? []).map((column, i) =>
      edge(from, column, statesWithPack[country]?.scheme ?? appendixScheme(country), row[i] ?? null, {
        itemsCreatedBefore: reform,
        citation: { source: m.source, place: 'Appendix B before 1 July 2021', confidence: 'confirmed' },
      }),
    ),
  );
