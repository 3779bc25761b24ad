import { parseMarking } from '#engines/handling/parse/index.ts';
import type { Caveat, Level, Lexicon, Lexicons, Marking } from '#engines/handling/types.ts';

/** One marking that stands for a level or a caveat in the study. */
export interface Specimen {
  readonly code: string;
  readonly marking: Marking;
  /** ISO date on which the specimen was made: within the life of its level */
  readonly created: string;
  /** levels that decide a pair: in use, and above what is not classified at all */
  readonly counts: boolean;
}

export interface SchemeSpecimens {
  readonly scheme: string;
  readonly levels: readonly Specimen[];
  readonly caveatsOn: (level: string, caveat: Caveat) => Marking;
}

const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** When an item with this level can have been made: today, or the last day before its scheme or its reform ended it. */
export function createdOn(lexicon: Lexicon, level: Level | undefined, date: string): string {
  if (lexicon.validTo !== undefined && lexicon.validTo < date) return lexicon.validTo;
  if (level?.legacy === true && lexicon.validFrom !== undefined) return dayBefore(lexicon.validFrom);
  return date;
}

const isClassification = (lexicon: Lexicon) => lexicon.kind.startsWith('classification');

/** Whether a level decides how a pair fares: what the scheme itself calls no classification is reported, and decides nothing. */
export function levelCounts(lexicon: Lexicon, level: Level): boolean {
  if (level.legacy === true) return false;
  if (!isClassification(lexicon)) return true;
  return level.more['classification'] !== false;
}

interface ArgumentRule {
  readonly kind: string;
  readonly min?: number;
  readonly first?: string;
  readonly includes?: string;
  readonly omit?: string;
  readonly alpha2?: boolean;
}

/** An example of what a caveat must name: countries of its release list, else a word. */
function exampleArguments(caveat: Caveat): readonly string[] | undefined {
  const rule = caveat.more['args'] as ArgumentRule | undefined;
  if (rule === undefined || rule.min === 0) return undefined;
  if (rule.kind !== 'countries') return ['SPECIMEN'];
  const own = [rule.first, rule.includes].filter(code => code !== undefined);
  const codes = rule.alpha2 === true ? ['GB', 'NZ'] : [...new Set([...own, 'GBR', 'NZL'])];
  return codes.filter(code => code !== rule.omit).slice(0, Math.max(rule.min ?? 1, 2));
}

/** Every level of a scheme as a marking, and a way to put any of its caveats on one. */
export function specimensOf(lexicon: Lexicon, lexicons: Lexicons, date: string): SchemeSpecimens {
  const make = (level: string, caveat?: Caveat): Marking => {
    const found = lexicon.levels.find(each => each.code === level);
    const args = caveat && exampleArguments(caveat);
    const caveats = caveat ? [{ code: caveat.code, ...(args && { args }) }] : [];
    const created = createdOn(lexicon, found, date);
    return parseMarking({ scheme: lexicon.id, level, caveats }, { scheme: lexicon.id, created }, lexicons);
  };
  const levels = lexicon.levels.map(level => ({ level, marking: make(level.code) }));
  return {
    scheme: lexicon.id,
    levels: levels
      .filter(({ marking }) => marking.errors.length === 0)
      .map(({ level, marking }) => ({
        code: level.code,
        marking,
        created: createdOn(lexicon, level, date),
        counts: levelCounts(lexicon, level),
      })),
    caveatsOn: make,
  };
}
