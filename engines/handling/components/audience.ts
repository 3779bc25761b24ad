import type { AudienceAtom, Vector } from '../types.ts';

type Audience = NonNullable<Vector['audience']>;
type Clause = readonly AudienceAtom[];

/**
 * Atoms that hold whenever another holds, inside one exchange: a named individual belongs to the organisation that
 * received the item, and FIRST orders organisation, clients and community as one chain (TLP 2.0).
 */
const widerAtoms: Readonly<Record<string, readonly string[]>> = {
  'person:named': ['org:recipient', 'clients-of:recipient', 'community:recipient'],
  'org:recipient': ['clients-of:recipient', 'community:recipient'],
  'clients-of:recipient': ['community:recipient'],
};

const listOf = (atom: AudienceAtom, namespace: string): readonly string[] | undefined =>
  atom.startsWith(namespace) ? atom.slice(namespace.length).split('+') : undefined;

/** True when whoever satisfies `narrow` also satisfies `wide`. A partial order on atoms. */
function entails(narrow: AudienceAtom, wide: AudienceAtom): boolean {
  if (narrow === wide) return true;
  if (widerAtoms[narrow]?.includes(wide)) return true;
  if (narrow === `view:${wide}`) return true;
  const inner = listOf(narrow, 'nationals:') ?? listOf(narrow, 'persons:');
  const outer = listOf(wide, narrow.startsWith('nationals:') ? 'nationals:' : 'persons:') ?? listOf(wide, 'persons:');
  return inner !== undefined && outer !== undefined && inner.every(country => outer.includes(country));
}

const clauseEntails = (narrow: Clause, wide: Clause): boolean => narrow.every(n => wide.some(w => entails(n, w)));

/** True when `a` admits nobody whom `b` keeps out. */
export const audienceAtLeast = (a: Audience, b: Audience): boolean =>
  b.clauses.every(wide => a.clauses.some(narrow => clauseEntails(narrow, wide))) &&
  (b.noneOf.every(atom => a.noneOf.includes(atom)) || nobody(a));

const nobody = (audience: Audience) => audience.clauses.some(clause => clause.length === 0);

/** Both audiences must be met: the clauses of both, in the one normal form that equal audiences share. */
export const joinAudiences = (a: Audience, b: Audience): Audience =>
  normalAudience({ clauses: [...a.clauses, ...b.clauses], noneOf: [...a.noneOf, ...b.noneOf] });

/** Lists of countries become one list by intersection (a party has one country); implied clauses are left out. */
export function normalAudience(audience: Audience): Audience {
  const merged = mergePersons(singleValued.reduce(mergeLists, audience.clauses.map(reduceClause)));
  const kept = merged.filter(
    (clause, i) =>
      !merged.some((other, j) => i !== j && clauseEntails(other, clause) && (!clauseEntails(clause, other) || j < i)),
  );
  const clauses = kept.toSorted((x, y) => compareText(x.join('|'), y.join('|')));
  const impossible = clauses.some(clause => clause.length === 0);
  return { clauses, noneOf: impossible ? [] : [...new Set(audience.noneOf)].toSorted(compareText) };
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function reduceClause(clause: Clause): Clause {
  const distinct = [...new Set(clause)].toSorted(compareText);
  return distinct.filter(atom => !distinct.some(other => other !== atom && entails(atom, other)));
}

/** Attributes of which a party has exactly one value, so that two lists of them leave what they have in common. */
const singleValued: readonly RegExp[] = [/^(view:)?(country|group):/, /^us-sector:/];

function mergeLists(clauses: readonly Clause[], pattern: RegExp): readonly Clause[] {
  const isList = (clause: Clause) => clause.length > 0 && clause.every(atom => pattern.test(atom));
  const lists = clauses.filter(isList);
  if (lists.length < 2) return clauses;
  return [...clauses.filter(clause => !isList(clause)), lists.reduce(commonList)];
}

/** What both lists contain; sight in one and release in the other leaves sight, since release implies disclosure. */
const commonList = (a: Clause, b: Clause): Clause => [
  ...new Set([
    ...a.filter(atom => b.some(other => entails(atom, other))),
    ...b.filter(atom => a.some(other => entails(atom, other))),
  ]),
];

const personList = (clause: Clause): readonly string[] | undefined =>
  clause.length === 1 ? (listOf(clause[0] ?? '', 'nationals:') ?? listOf(clause[0] ?? '', 'persons:')) : undefined;

/** Lists of nationalities become their intersection, under the stricter name where one of them must be shown. */
function mergePersons(clauses: readonly Clause[]): readonly Clause[] {
  const bearing = clauses.filter(clause => personList(clause) !== undefined);
  if (bearing.length === 0) return clauses;
  const lists = bearing.map(clause => personList(clause) ?? []);
  const common = (lists[0] ?? []).filter(country => lists.every(list => list.includes(country))).toSorted(compareText);
  const strict = bearing.some(clause => clause[0]?.startsWith('nationals:'));
  const merged: Clause = common.length === 0 ? [] : [`${strict ? 'nationals' : 'persons'}:${common.join('+')}`];
  return [...clauses.filter(clause => personList(clause) === undefined), merged];
}
