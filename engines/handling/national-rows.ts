import { appendixScheme } from './load-mappings.ts';
import type { MappingFile } from './pack-schema.ts';
import type { Level, Lexicon, Lexicons } from './types.ts';

const cache = new WeakMap<Lexicons, ReadonlyMap<string, Lexicon>>();

/**
 * The member states that have a row in Appendix B of 2013/488/EU and no pack, each as a scheme of levels alone: it can be
 * read and translated into, and says nothing of that state's own rules. By scheme id, `eu-appendix-b:IE`.
 */
export function nationalRows(lexicons: Lexicons): ReadonlyMap<string, Lexicon> {
  const known = cache.get(lexicons);
  if (known !== undefined) return known;
  const withPack = new Set([...lexicons.byId.values()].map(lexicon => lexicon.jurisdiction));
  const rows = new Map<string, Lexicon>();
  for (const owner of lexicons.byId.values()) {
    for (const mapping of (owner.more.mappings as MappingFile[] | undefined) ?? []) {
      const cells = Object.entries({ ...mapping.rows_recalled, ...mapping.rows_confirmed });
      for (const [country, row] of cells.filter(([state]) => !withPack.has(state))) {
        const lexicon = rowOf(country, row, mapping, owner);
        rows.set(lexicon.id, lexicon);
      }
    }
  }
  cache.set(lexicons, rows);
  return rows;
}

/** A scheme by its id: one that has a pack, or a row of Appendix B. */
export const schemeOf = (id: string, lexicons: Lexicons): Lexicon | undefined =>
  lexicons.byId.get(id) ?? nationalRows(lexicons).get(id);

function rowOf(country: string, row: readonly (string | null)[], mapping: MappingFile, owner: Lexicon): Lexicon {
  const confidence = mapping.rows_confirmed?.[country] ? 'confirmed' : 'recalled';
  const columns = mapping.columns ?? [];
  const levels = columns.flatMap((column, i): Level[] => {
    const cell = row[i];
    if (!cell) return [];
    const citation = { source: mapping.source, place: 'Appendix B', confidence } as const;
    const order = columns.length - 1 - i;
    const aliases = cell.split(' / ');
    return [{ code: cell, label: cell, order, aliases, citation, more: { eu: column, write: aliases[0] } }];
  });
  return {
    id: appendixScheme(country),
    name: `${country} (${mapping.source}, Appendix B)`,
    kind: 'classification',
    issuer: country,
    jurisdiction: country,
    status: 'a row of Appendix B; no pack holds the national rules',
    confidence,
    expresses: ['protection'],
    levels,
    caveats: [],
    equivalences: [],
    profiles: [],
    sources: owner.sources,
    basis: owner.basis,
    more: {},
  };
}
