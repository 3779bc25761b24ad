import { countryCode } from '../countries.ts';
import type { MarkingContext } from '../types.ts';
import type { Token } from './fold.ts';
import type { Grammar, Grammars } from './grammar.ts';
import { type Reading, scan } from './scan.ts';

/** The readings of a text that are left after its own words and the context have spoken. */
export interface Resolution {
  /** the one reading, when there is one */
  readonly settled: Reading | null;
  /** all that remain, best first; more than one means that the text is ambiguous */
  readonly readings: readonly Reading[];
  /** the context named a country or scheme to which no reading belongs */
  readonly outsideContext: boolean;
}

/** Reads the tokens by every scheme that knows one of their phrases, then narrows by context, never by guess. */
export function resolve(tokens: readonly Token[], context: MarkingContext, grammars: Grammars): Resolution {
  const candidates =
    context.scheme && grammars.byScheme.has(context.scheme) ? [context.scheme] : openedSchemes(tokens, grammars);
  const readings = candidates.flatMap(id => variants(scan(grammars.byScheme.get(id) as Grammar, tokens, grammars)));
  const explained = best(
    readings.filter(r => says(r, candidates.length === 1) && (context.scheme !== undefined || ownLevel(r))),
  );
  const inContext = explained.filter(r => matchesContext(r, context, grammars));
  const outsideContext = explained.length > 0 && inContext.length === 0;
  const kept = outsideContext ? explained : inContext;
  const dated = kept.filter(r => inForce(r, context));
  const left = dated.length > 0 ? dated : kept;
  const current = context.country || context.issuer ? preferCurrent(left, context) : left;
  return { settled: current.length === 1 ? (current[0] as Reading) : null, readings: current, outsideContext };
}

const says = (r: Reading, only: boolean): boolean =>
  r.level !== null || r.caveats.length > 0 || r.notes.length > 0 || only;

/** RESTRICTED is a level in US documents only for foreign information, whose owner is named. */
const ownLevel = (r: Reading): boolean => r.level?.track !== 'foreign-only' || r.owner !== undefined;

/** One reading for each level that the words may mean inside the scheme. */
const variants = (reading: Reading): Reading[] => [
  reading,
  ...reading.sameWords.map(level => ({ ...reading, level, sameWords: [] })),
];

/** The schemes of which some phrase stands in the text. */
export function openedSchemes(tokens: readonly Token[], grammars: Grammars): string[] {
  const schemes = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    for (const [schemeIds] of openingsAt(tokens, at, grammars)) schemes.add(schemeIds);
  }
  return [...schemes].sort();
}

/** Every scheme with a phrase at this place, also those whose phrase is shorter than another's. */
function openingsAt(tokens: readonly Token[], at: number, grammars: Grammars): [string][] {
  const found: [string][] = [];
  grammars.openings.longest(tokens, at, scheme => {
    found.push([scheme]);
    return false;
  });
  return found;
}

/** Fewest unexplained words, then a release list that holds its own country, then the longest level phrase. */
function best(readings: readonly Reading[]): Reading[] {
  const scored = readings.map(reading => ({ reading, score: scoreOf(reading) }));
  const least = scored.reduce<number[] | null>(
    (low, { score }) => (low === null || compare(score, low) < 0 ? score : low),
    null,
  );
  return scored.filter(({ score }) => least !== null && compare(score, least) === 0).map(({ reading }) => reading);
}

const ownCountry: Readonly<Record<string, string>> = { US: 'USA', NZ: 'NZL', CA: 'CAN', AU: 'AUS', GB: 'GBR' };

function scoreOf(reading: Reading): number[] {
  const own = ownCountry[reading.grammar.jurisdiction];
  const lists = reading.caveats.filter(c => c.caveat.effect === 'grants-release' && c.args);
  const foreign = own && lists.length > 0 && !lists.some(c => c.args?.includes(own)) ? 1 : 0;
  const displaced = lists.filter(
    c => (c.caveat.more.args as { first?: string }).first === own && c.args?.[0] !== own,
  ).length;
  const unreadable = reading.notes.filter(n => n.code === 'unknown-country' || n.code === 'two-levels').length;
  const faults =
    reading.unknownWords +
    unreadable +
    (reading.level === null &&
    reading.caveats.every(c => c.caveat.more.standalone !== true) &&
    reading.notes.length === 0
      ? 1
      : 0);
  const slashed =
    reading.grammar.style !== 'slashes' && reading.slashed && !reading.levelEntry?.spelling.includes('//') ? 1 : 0;
  return [faults, foreign, slashed, displaced, -reading.levelTokens];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return 0;
}

const companyWords = /\b(company|corporate|private|vendor|inc|ltd|llc|gmbh|corp|plc)\b/i;

/** Whether a reading belongs to the country and issuer of the item, as far as they are known. */
function matchesContext(reading: Reading, context: MarkingContext, grammars: Grammars): boolean {
  const { lexicon, jurisdiction } = reading.grammar;
  if (context.country) {
    const country = countryCode(context.country, grammars.lexicons);
    const alpha2 = grammars.countries.get(country) ?? context.country.toUpperCase();
    const national = jurisdiction.length === 2 && jurisdiction !== 'EU';
    const body = ['EU', 'NATO'].includes(context.country.toUpperCase()) ? context.country.toUpperCase() : null;
    if (body ? jurisdiction !== body : national && jurisdiction !== (alpha2 === 'GR' ? 'EL' : alpha2)) return false;
    if (!body && jurisdiction === 'private' && !context.issuer) return false;
  }
  if (!context.issuer) return true;
  const issuer = context.issuer.toUpperCase();
  if (companyWords.test(context.issuer)) return jurisdiction === 'private' || jurisdiction === 'INT';
  if (jurisdiction === 'private') return issuer === 'CORP-4';
  const names = [lexicon?.issuer ?? '', ...((lexicon?.more.issuers as string[] | undefined) ?? []), jurisdiction].map(
    n => n.toUpperCase(),
  );
  return (
    names.some(name => name === issuer || (issuer.length > 2 && name.split(/[^\p{L}\p{N}-]+/u).includes(issuer))) ||
    !issuerKnown(issuer, grammars)
  );
}

/** An issuer that no pack names does not exclude a reading; it is simply not known. */
function issuerKnown(issuer: string, grammars: Grammars): boolean {
  for (const { lexicon, jurisdiction } of grammars.byScheme.values()) {
    const names = [lexicon?.issuer ?? '', ...((lexicon?.more.issuers as string[] | undefined) ?? []), jurisdiction].map(
      n => n.toUpperCase(),
    );
    if (names.some(name => name === issuer || (issuer.length > 2 && name.split(/[^\p{L}\p{N}-]+/u).includes(issuer))))
      return true;
  }
  return false;
}

function inForce(reading: Reading, context: MarkingContext): boolean {
  const created = context.created?.slice(0, 10);
  if (!created) return true;
  const { lexicon } = reading.grammar;
  const until = (reading.level?.more.valid_to as string | undefined) ?? lexicon?.validTo;
  const from = reading.level?.legacy ? undefined : lexicon?.validFrom;
  return (!until || created <= until) && (!from || created >= from);
}

/**
 * Within one country, an undated word is read by the scheme in force; its predecessor is a reading only of old items.
 * A level that the pack itself calls doubtful when undated (Swedish HEMLIG) stays ambiguous.
 */
function preferCurrent(readings: readonly Reading[], context: MarkingContext): readonly Reading[] {
  if (context.created || readings.length < 2) return readings;
  if (new Set(readings.map(r => r.grammar.scheme)).size < readings.length) return readings;
  const current = readings.filter(r => !r.level?.legacy && !r.grammar.lexicon?.validTo);
  return current.length > 0 ? current : readings;
}
