import type { Reason } from '#engines/kernel/citation.ts';
import { compareText } from './components/audience.ts';
import { wholeVector } from './compare.ts';
import type { HandlingReason, ReadingContext } from './contribution.ts';
import { rollUpGeneric } from './joins/generic.ts';
import { argsOf, has, type Portions, type RollUp } from './joins/portions.ts';
import { rollUpClassified, rollUpCui, sharedOwner } from './joins/united-states.ts';
import { rollUpUsePolicy } from './joins/use-policy.ts';
import { joinVectors } from './lattice.ts';
import { joinProtections } from './components/protection.ts';
import { spell } from './spell.ts';
import type { Lexicons, Marking, ParsedCaveat, Vector } from './types.ts';
import { vectorOf } from './vector.ts';

/** One thing to be joined: its marking, and what is known of the item that bears it. */
export interface JoinItem {
  readonly marking: Marking;
  readonly context?: ReadingContext;
}

/** One scheme's mark of the whole. Several levels stand side by side where the scheme does not order them. */
export interface JoinedMark {
  readonly scheme: string;
  readonly levels: readonly string[];
  readonly caveats: readonly ParsedCaveat[];
  readonly marking: string;
}

export interface Joined {
  /** the banner of the whole, one mark for each scheme */
  readonly marking: string;
  /** the level of the first mark; joined by ` + ` where its scheme does not order them */
  readonly level: string | null;
  readonly caveats: readonly ParsedCaveat[];
  readonly audience: Vector['audience'];
  /** for a classified US or CUI whole: the countries beside USA that may have it */
  readonly foreign_audience?: readonly string[];
  readonly conditions: readonly HandlingReason[];
  readonly because: readonly HandlingReason[];
  readonly vector: Vector;
  readonly marks: readonly JoinedMark[];
}

type Part = Pick<Marking, 'scheme' | 'level' | 'caveats' | 'owner'>;

/** FOUO alone is read as its own legacy scheme; beside other US marks it is an unclassified portion with that control. */
const asClassifiedPortion = (part: Part, beside: boolean): Part =>
  beside && part.scheme === 'us-fouo'
    ? { scheme: 'us-capco', level: 'U', caveats: [{ code: 'FOUO', class: 'shrinks-audience' }] }
    : part;

/** Labels of TLP 1.0 go on in 2.0 under their own name, WHITE as CLEAR (OASIS CSAF mapping). */
function asCurrentTlp(part: Part, beside: boolean): Part {
  if (!beside || part.scheme !== 'tlp-1') return part;
  return { ...part, scheme: 'tlp-2', level: part.level === 'WHITE' ? 'CLEAR' : part.level };
}

/** A statutory category inside a CUI banner is read as its own scheme too; the banner already says it. */
const isCategory = (marking: Part, beside: Part) => marking.scheme === 'us-cui' && beside.scheme.startsWith('us-');

function partsOf(items: readonly JoinItem[]): readonly Part[] {
  const parts = items.flatMap(({ marking }): Part[] => [
    marking,
    ...(marking.also ?? []).filter(mark => !isCategory(marking, mark)),
  ]);
  const uses = (scheme: string) => parts.some(part => part.scheme === scheme);
  return parts.map(part => asCurrentTlp(asClassifiedPortion(part, uses('us-capco')), uses('tlp-2')));
}

const kinds = ['classification', 'control-marking', 'statutory', 'sharing-boundary', 'use-policy', 'distribution'];

/** Classifications come first in a banner of several schemes. */
function rank(scheme: string, lexicons: Lexicons): number {
  const kind = lexicons.byId.get(scheme)?.kind ?? '';
  const found = kinds.findIndex(prefix => kind.startsWith(prefix));
  return found < 0 ? kinds.length : found;
}

/** DL ONLY replaces the audiences of the other CUI controls, so the whole goes to the list and not to an intersection. */
function audienceOfWhole(items: readonly JoinItem[], lexicons: Lexicons): Vector['audience'] {
  const listed = items.some(({ marking }) => marking.scheme === 'us-cui' && has(marking, 'DL ONLY'));
  if (!listed) return undefined;
  const kept = items.map(({ marking, context }) => {
    const stays = (caveat: ParsedCaveat) => caveat.class === 'adds-handling' || caveat.code === 'DL ONLY';
    const part = marking.scheme === 'us-cui' ? { ...marking, caveats: marking.caveats.filter(stays) } : marking;
    return vectorOf(part, lexicons, context);
  });
  return kept.reduce(joinVectors, {}).audience;
}

function rollUp(portions: Portions): RollUp {
  if (portions.scheme === 'us-capco') return rollUpClassified(portions);
  if (portions.scheme === 'us-cui') return rollUpCui(portions);
  return portions.scheme === 'iep-2' ? rollUpUsePolicy(portions) : rollUpGeneric(portions);
}

function joinedLevels(portions: Portions): readonly string[] {
  const lexicon = portions.lexicons.byId.get(portions.scheme);
  const levels = portions.marks.flatMap(({ level }) => {
    const entry = lexicon?.levels.find(l => l.code === level);
    return level === null
      ? []
      : [
          {
            scheme: portions.scheme,
            level,
            ...(entry?.track && { track: entry.track }),
            ...(entry?.order !== undefined && { order: entry.order }),
          },
        ];
  });
  const maximal = joinProtections(levels, []).map(level => level.level);
  // A CUI banner is written CUI//SP-… whether Basic stands beside Specified or not: the categories say which law speaks.
  return maximal.includes('CUI-SPECIFIED') ? ['CUI-SPECIFIED'] : maximal;
}

function joinScheme(portions: Portions): { mark: JoinedMark; rolled: RollUp } {
  const rolled = rollUp(portions);
  const levels = joinedLevels(portions);
  const [first = null, ...rest] = levels;
  const owner = portions.scheme === 'us-capco' ? sharedOwner(portions) : undefined;
  const parts = { scheme: portions.scheme, level: first, caveats: rolled.caveats, ...(owner && { owner }) };
  const main = spell(parts, portions.lexicons);
  const beside = rest.map(level => spell({ scheme: portions.scheme, level, caveats: [] }, portions.lexicons));
  return {
    mark: { scheme: portions.scheme, levels, caveats: rolled.caveats, marking: [main, ...beside].join(' + ') },
    rolled,
  };
}

/** A part that is silent on duration has no end, so an end stated elsewhere is not the end of the whole. */
function vectorsOf(items: readonly JoinItem[], lexicons: Lexicons): readonly Vector[] {
  const vectors = items.map(({ marking, context }) =>
    context === undefined
      ? wholeVector(marking)
      : [marking, ...(marking.also ?? [])].map(mark => vectorOf(mark, lexicons, context)).reduce(joinVectors, {}),
  );
  const ends = vectors.some(vector => vector.duration !== undefined);
  return ends ? vectors.map(vector => (vector.duration === undefined ? { ...vector, duration: {} } : vector)) : vectors;
}

/** Joining may say more than its parts, which a person has to look at; the level is never raised by itself. */
function aggregationReview(items: readonly JoinItem[], lexicons: Lexicons): readonly Reason[] {
  const classified = items.filter(({ marking }) =>
    lexicons.byId.get(marking.scheme)?.kind.startsWith('classification'),
  );
  if (classified.length < 2) return [];
  return [
    {
      code: 'aggregation-review',
      text: 'Have the originator check whether the whole says more than its parts: the highest level is the floor, not the answer.',
      citation: { source: 'EO 13526 s. 1.7(e); CAJ J.2.2.4; CHOLD Art. 4(2)', confidence: 'confirmed' },
    },
  ];
}

function vectorConditions(vector: Vector): readonly HandlingReason[] {
  const conflicts = Object.entries(vector.attribution ?? {}).filter(([, rule]) => rule === 'conflict');
  const consenters = vector.onward_release?.consenters ?? [];
  return [
    ...conflicts.map(
      ([who]): HandlingReason => ({
        code: 'attribution-conflict',
        text: `The ${who} must be credited and must not be named: hold the item and ask.`,
        component: 'attribution',
      }),
    ),
    ...consenters.map(
      (who): HandlingReason => ({
        code: 'originator-consent',
        text: `Release further only with the consent of ${who}.`,
        component: 'onward_release',
      }),
    ),
  ];
}

function foreignAudience(marks: readonly JoinedMark[]): readonly string[] | undefined {
  const us = marks.filter(mark => mark.scheme === 'us-capco' || mark.scheme === 'us-cui');
  if (us.every(mark => mark.scheme === 'us-capco' && mark.levels.join() === 'U' && mark.caveats.length === 0))
    return undefined;
  const lists = us.map(mark =>
    has(mark, 'NOFORN') ? [] : argsOf(mark, 'REL TO', 'EYES ONLY').filter(entry => entry !== 'USA'),
  );
  return lists.reduce((a, b) => a.filter(entry => b.includes(entry))).toSorted(compareText);
}

/**
 * The marking of a whole made of marked parts: levels by their own chain, controls by their schemes' roll-up rules,
 * audiences by intersection. A part that no scheme could be found for closes the whole and is named as a condition.
 */
export function joinMarkings(items: readonly JoinItem[], lexicons: Lexicons, at?: string): Joined {
  const readable = items.filter(({ marking }) => lexicons.byId.has(marking.scheme));
  const faulty = items.filter(item => item.marking.errors.length > 0 || !readable.includes(item));
  const groups = Map.groupBy(partsOf(readable), part => part.scheme);
  const joined = [...groups]
    .toSorted(([a], [b]) => rank(a, lexicons) - rank(b, lexicons) || compareText(a, b))
    .map(([scheme, marks]) => joinScheme({ scheme, marks, lexicons, ...(at !== undefined && { at }) }));
  const marks = joined.map(({ mark }) => mark);
  const closed: readonly Vector[] = readable.length < items.length ? [{ audience: { clauses: [[]], noneOf: [] } }] : [];
  const vector = [...vectorsOf(readable, lexicons), ...closed].reduce(joinVectors, {});
  const foreign = foreignAudience(marks);
  const nobody = vector.audience?.clauses.some(clause => clause.length === 0) === true;
  return {
    marking: marks.map(mark => mark.marking).join(' '),
    level: marks[0] === undefined || marks[0].levels.length === 0 ? null : marks[0].levels.join(' + '),
    caveats: marks.flatMap(mark => mark.caveats),
    audience: audienceOfWhole(readable, lexicons) ?? vector.audience,
    ...(foreign !== undefined && { foreign_audience: foreign }),
    conditions: distinct([
      ...faulty.map(
        ({ marking }): HandlingReason => ({
          code: 'unreadable-part',
          text: `\`${marking.original}\` could not be read: hold the whole closed until it is.`,
        }),
      ),
      ...(nobody
        ? [
            {
              code: 'nobody-left',
              text: 'The audiences have nobody in common but the originators.',
              component: 'audience',
            } as const,
          ]
        : []),
      ...vectorConditions(vector),
      ...joined.flatMap(({ rolled }) => rolled.conditions),
      ...aggregationReview(readable, lexicons),
    ]),
    because: distinct(joined.flatMap(({ mark, rolled }) => [levelReason(mark), ...rolled.because])),
    vector,
    marks,
  };
}

const levelReason = (mark: JoinedMark): HandlingReason => ({
  code: mark.levels.length > 1 ? 'levels-incomparable' : 'highest-level',
  text:
    mark.levels.length > 1
      ? `${mark.scheme} does not order ${mark.levels.join(' and ')}: both bind.`
      : `Highest level of ${mark.scheme}: ${mark.levels[0] ?? 'none'}.`,
  component: 'protection',
});

const distinct = (reasons: readonly HandlingReason[]): readonly HandlingReason[] => [
  ...new Map(reasons.map(reason => [`${reason.code}|${reason.text}`, reason])).values(),
];
