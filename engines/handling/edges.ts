import type { Equivalence, Lexicons } from './types.ts';

/** Which edges apply: the instant of the question and the date of the item. */
export interface EdgeDates {
  readonly at?: string;
  readonly created?: string;
}

function inForce(edge: Equivalence, { at, created }: EdgeDates): boolean {
  const day = at?.slice(0, 10);
  if (edge.itemsCreatedBefore !== undefined) return created !== undefined && created < edge.itemsCreatedBefore;
  if (edge.validFrom !== undefined && created !== undefined && created < edge.validFrom) return false;
  if (edge.validFrom !== undefined && day !== undefined && day < edge.validFrom) return false;
  return edge.validTo === undefined || day === undefined || day < edge.validTo;
}

/** Every edge of the packs, in the order of their schemes. */
const allEdges = (lexicons: Lexicons): readonly Equivalence[] =>
  [...lexicons.byId.values()].flatMap(lexicon => lexicon.equivalences);

const cache = new WeakMap<Lexicons, ReadonlyMap<string, readonly Equivalence[]>>();

function edgeIndex(lexicons: Lexicons): ReadonlyMap<string, readonly Equivalence[]> {
  const known = cache.get(lexicons);
  if (known !== undefined) return known;
  const index = Map.groupBy(allEdges(lexicons), edge => `${edge.from}>${edge.to}`);
  cache.set(lexicons, index);
  return index;
}

/** The direct edges from one scheme to another that are in force; never a chain of them. */
export const edgesBetween = (from: string, to: string, lexicons: Lexicons, dates: EdgeDates): readonly Equivalence[] =>
  (edgeIndex(lexicons).get(`${from}>${to}`) ?? []).filter(edge => inForce(edge, dates));

/** Edges for a question without an item, such as what a clearance is worth. */
export const edgesFrom = (from: string, to: string, lexicons: Lexicons, at?: string): readonly Equivalence[] =>
  edgesBetween(from, to, lexicons, { ...(at !== undefined && { at }) });
