import type { Citation } from '#engines/kernel/citation.ts';
import type { Caveat, Marking, MarkingContext, MarkingNote } from '../types.ts';
import type { ArgumentRule, Grammars } from './grammar.ts';
import type { ReadCaveat, Reading } from './scan.ts';

/** What the rules of a scheme say of a reading. */
export interface Findings {
  readonly errors: readonly MarkingNote[];
  readonly warnings: readonly MarkingNote[];
}

/** Checks a reading against the rules its pack states: levels, exclusions, lists, order, dates. */
export function checkReading(
  reading: Reading,
  text: string,
  context: MarkingContext,
  form: Marking['form'],
  grammars: Grammars,
): Findings {
  const errors: MarkingNote[] = [...reading.notes];
  const warnings: MarkingNote[] = [...reading.warnings];
  for (const span of reading.unknown.slice(0, 20)) errors.push(unknownCaveat(reading, text, span));
  if (reading.level === null && !reading.notes.some(n => n.code === 'sensitive-above-official'))
    errors.push(...missingLevel(reading));
  for (const read of reading.caveats) {
    errors.push(...levelRule(read, reading), ...exclusions(read, reading), ...needs(read, reading));
    const list = checkList(read, reading, form, grammars);
    errors.push(...list);
  }
  if (form === 'banner' || form === 'portion') errors.push(...layout(reading));
  errors.push(...foreignLevel(reading));
  warnings.push(...duplicates(reading), ...spelling(reading, text, form));
  const dated = dates(reading, context);
  errors.push(...dated.errors);
  warnings.push(...dated.warnings);
  return { errors, warnings };
}

const note = (code: string, message: string, span?: readonly [number, number], citation?: Citation): MarkingNote => ({
  code,
  message,
  ...(span ? { span } : {}),
  ...(citation ? { citation } : {}),
});

const schemeName = (reading: Reading): string => reading.grammar.lexicon?.name ?? reading.grammar.scheme;

function unknownCaveat(reading: Reading, text: string, span: readonly [number, number]): MarkingNote {
  const written = text.slice(span[0], Math.min(span[1], span[0] + 60));
  return note(
    'unknown-caveat',
    `\`${written}\` is no caveat of ${schemeName(reading)} that is known here: treat the item as restricted and ask its originator.`,
    span,
  );
}

function missingLevel(reading: Reading): MarkingNote[] {
  const alone = reading.caveats.some(c => c.caveat.more.standalone === true);
  return alone ? [] : [note('level-missing', `No level of ${schemeName(reading)} stands in this marking.`)];
}

function levelRule({ caveat, span }: ReadCaveat, reading: Reading): MarkingNote[] {
  const allowed = caveat.more.applies_to as string[] | undefined;
  if (!allowed || reading.level === null || allowed.includes(reading.level.code)) return [];
  return [
    note(
      'caveat-not-allowed-at-level',
      `${caveat.code} may not stand at ${reading.level.label}; only at ${allowed.join(', ')}.`,
      span,
      caveat.citation,
    ),
  ];
}

const codeMatches = (rule: string, caveat: Caveat): boolean =>
  caveat.code === rule ||
  (rule === 'EYES' && caveat.code === 'EYES ONLY') ||
  (rule === 'any release' && caveat.effect === 'grants-release');

/** A pair that excludes each other is one fault, reported at the later of the two. */
function exclusions(read: ReadCaveat, reading: Reading): MarkingNote[] {
  const excludes = (a: ReadCaveat, b: ReadCaveat) => a.caveat.exclusiveWith.some(rule => codeMatches(rule, b.caveat));
  const at = reading.caveats.indexOf(read);
  return reading.caveats
    .filter((other, i) => i !== at && excludes(read, other) && (i > at || !excludes(other, read)))
    .map(other => {
      const message = `${read.caveat.code} and ${other.caveat.code} exclude each other on one item.`;
      return note('mutually-exclusive', message, other.span, read.caveat.citation);
    });
}

function needs({ caveat, span }: ReadCaveat, reading: Reading): MarkingNote[] {
  const missing = ((caveat.more.needs as string[] | undefined) ?? []).filter(
    need => !reading.caveats.some(c => c.caveat.code === need || c.caveat.code === `SP-${need}`),
  );
  return missing.map(need =>
    note('caveat-needs-another', `${caveat.code} needs ${need} beside it.`, span, caveat.citation),
  );
}

function checkList(read: ReadCaveat, reading: Reading, form: Marking['form'], grammars: Grammars): MarkingNote[] {
  const rule = read.caveat.more.args as ArgumentRule | undefined;
  if (!rule) return [];
  const { args = [], span, caveat } = read;
  const say = (code: string, message: string) => [note(code, message, span, caveat.citation)];
  if (args.length === 0) {
    if (rule.min === 0 || (rule.bare_in_portion && form === 'portion' && caveat.code === 'REL TO')) return [];
    return rule.kind === 'countries'
      ? say('release-list-missing', `${caveat.code} must say which countries.`)
      : say('argument-missing', `${caveat.code} must say for whom, or what.`);
  }
  if (rule.kind !== 'countries') return [];
  const out: MarkingNote[] = [];
  if (rule.first && args[0] !== rule.first)
    out.push(...say(`${rule.first.toLowerCase()}-not-first`, `The list of ${caveat.code} starts with ${rule.first}.`));
  if (rule.includes && !args.includes(rule.includes) && !args.some(a => grammars.coalitions.has(a)))
    out.push(...say('originator-not-listed', `The list of ${caveat.code} includes ${rule.includes}.`));
  if (rule.omit && args.includes(rule.omit))
    out.push(...say('list-names-own-country', `The list of ${caveat.code} leaves out ${rule.omit}.`));
  if (args.length < rule.min)
    out.push(...say('release-list-too-short', `The list of ${caveat.code} needs at least ${rule.min} entries.`));
  if (new Set(args).size < args.length)
    out.push(...say('duplicate-in-list', `A country stands twice in the list of ${caveat.code}.`));
  const ordered = sortedList(args, rule.first, grammars);
  const firstFault = out.some(n => n.code.endsWith('-not-first'));
  if (!firstFault && reading.grammar.style === 'slashes' && rule.separator !== ' ' && ordered.join() !== args.join()) {
    out.push(
      ...say(
        'list-order',
        `The list is written ${ordered.join(rule.separator ?? ', ')}: countries in alphabetical order, then groups.`,
      ),
    );
  }
  return out;
}

/** A release list in the order its syntax asks for: the first entry, countries, then groups. */
export function sortedList(args: readonly string[], first: string | undefined, grammars: Grammars): string[] {
  const rank = (code: string) => (code === first ? 0 : grammars.coalitions.has(code) ? 2 : 1);
  return [...args].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/** `//` between categories, `/` inside one, categories and controls in the order of the register. */
function layout(reading: Reading): MarkingNote[] {
  const { categories, alphabetical } = reading.grammar;
  if (categories.length === 0) return [];
  const out: MarkingNote[] = [];
  let before: ReadCaveat | null = null;
  for (const read of reading.caveats) {
    const here = categories.indexOf(String(read.caveat.more.category));
    const there = before ? categories.indexOf(String(before.caveat.more.category)) : -1;
    const separator = read.separator.replace(/[^/]/g, '');
    if (here !== there && separator === '/')
      out.push(
        note(
          'single-slash-between-groups',
          `\`//\` stands between groups of controls, \`/\` inside one: ${read.caveat.code} opens a new group.`,
          read.span,
          read.caveat.citation,
        ),
      );
    if (before && here === there && separator === '//')
      out.push(
        note(
          'double-slash-inside-group',
          `\`/\` stands between controls of one group: ${before.caveat.code} and ${read.caveat.code}.`,
          read.span,
          read.caveat.citation,
        ),
      );
    if (separator === '')
      out.push(
        note('separator-missing', `${read.caveat.code} stands after \`//\` or \`/\`.`, read.span, read.caveat.citation),
      );
    if (before && (here < there || (here === there && orderFault(before.caveat, read.caveat, alphabetical)))) {
      out.push(
        note(
          'control-order',
          `${read.caveat.code} stands before ${before.caveat.code}.`,
          read.span,
          read.caveat.citation,
        ),
      );
    }
    before = read;
  }
  return out;
}

function orderFault(a: Caveat, b: Caveat, alphabetical: boolean): boolean {
  if (alphabetical) return alphabeticalRank(a) > alphabeticalRank(b);
  return Number(a.more.rank ?? 0) > Number(b.more.rank ?? 0) && b.more.rank !== undefined;
}

/** CUI: Specified categories (SP-) come before Basic ones, each alphabetically. */
const alphabeticalRank = (caveat: Caveat): string =>
  `${caveat.more.category === 'category' && !caveat.code.startsWith('SP-') ? 1 : 0}${caveat.code.toUpperCase()}`;

function foreignLevel(reading: Reading): MarkingNote[] {
  if (reading.level?.track !== 'foreign-only' || reading.owner) return [];
  return [
    note(
      'level-only-foreign',
      `${reading.level.label} is no level of ${schemeName(reading)}; it stands only with a foreign owner.`,
      reading.levelSpan,
      reading.level.citation,
    ),
  ];
}

function duplicates(reading: Reading): MarkingNote[] {
  const seen = new Set<string>();
  return reading.caveats.flatMap(read => {
    const key = `${read.caveat.code}|${read.args?.join() ?? ''}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [note('duplicate-caveat', `${read.caveat.code} stands twice.`, read.span)];
  });
}

function spelling(reading: Reading, text: string, form: Marking['form']): MarkingNote[] {
  const entry = reading.levelEntry;
  const out: MarkingNote[] = [];
  if (entry?.kind === 'level' && reading.levelSpan) {
    const written = text.slice(reading.levelSpan[0], reading.levelSpan[1]);
    if (entry.nonconformant)
      out.push(
        note(
          'nonconformant-spelling',
          `\`${written}\` is read as ${entry.level.label}, but the scheme does not write it so.`,
          reading.levelSpan,
          entry.level.citation,
        ),
      );
    else if (written !== entry.spelling && written.toUpperCase() !== entry.spelling.toUpperCase()) {
      out.push(
        note('spelling', `\`${written}\` is read as \`${entry.spelling}\`.`, reading.levelSpan, entry.level.citation),
      );
    }
    if (entry.portion && reading.grammar.style === 'slashes' && form !== 'portion')
      out.push(
        note(
          'abbreviation-in-banner',
          `\`${written}\` is an abbreviation for portions; a banner writes ${entry.level.label}.`,
          reading.levelSpan,
        ),
      );
  }
  return out;
}

function dates(reading: Reading, context: MarkingContext): Findings {
  const { level, grammar, levelSpan } = reading;
  if (!level) return { errors: [], warnings: [] };
  const until = (level.more.valid_to as string | undefined) ?? grammar.lexicon?.validTo;
  const from = level.legacy ? undefined : grammar.lexicon?.validFrom;
  const created = context.created?.slice(0, 10);
  const label = `${level.label} (${schemeName(reading)})`;
  if (created && until && created > until)
    return {
      errors: [
        note('level-not-in-force', `${label} ended on ${until}; the item is of ${created}.`, levelSpan, level.citation),
      ],
      warnings: [],
    };
  if (created && from && created < from)
    return {
      errors: [],
      warnings: [
        note(
          'scheme-not-yet-in-force',
          `${label} is in force from ${from}; the item is of ${created}.`,
          levelSpan,
          level.citation,
        ),
      ],
    };
  if (until)
    return {
      errors: [],
      warnings: [note('legacy-level', `${label} ended on ${until}; older items keep it.`, levelSpan, level.citation)],
    };
  return { errors: [], warnings: [] };
}
