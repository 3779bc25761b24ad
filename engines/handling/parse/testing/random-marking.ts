import type { Random } from '#engines/kernel/random.ts';
import type { Caveat, Lexicon, Lexicons } from '../../types.ts';
import { caveatPhrase, spellingOf } from '../grammar.ts';

/** A marking made from the words of one scheme; not always one that its rules allow. */
export interface RandomMarking {
  readonly scheme: string;
  readonly text: string;
}

const slashed = new Set(['us-capco', 'us-cui', 'ca-goc', 'au-pspf', 'nz-psr']);

/** The schemes whose markings are text. */
export const textSchemes = (lexicons: Lexicons): Lexicon[] =>
  [...lexicons.byId.values()].filter(l => (l.more.syntax as { style: string }).style !== 'object');

/** A marking of a random scheme: a level with up to three caveats, arguments included. */
export function randomMarking(
  random: Random,
  schemes: readonly Lexicon[],
  countries: readonly string[],
): RandomMarking {
  const lexicon = random.pick(schemes);
  const levels = lexicon.levels.filter(l => spellingOf(l) !== '');
  const level = spellingOf(random.pick(levels));
  const some =
    lexicon.caveats.length > 0 && !level.startsWith('TLP')
      ? random.subset(lexicon.caveats, Math.min(0.5, 1.5 / lexicon.caveats.length)).slice(0, 3)
      : [];
  const words = some.filter(c => c.more.position !== 'prefix').map(c => caveatText(c, random, countries));
  const joint = slashed.has(lexicon.id) ? '//' : ' ';
  return { scheme: lexicon.id, text: [level, ...words].join(joint) };
}

function caveatText(caveat: Caveat, random: Random, countries: readonly string[]): string {
  const rule = caveat.more.args as
    | { kind: string; first?: string; separator?: string; position?: string; alpha2?: boolean }
    | undefined;
  if (!rule) return random.chance(0.2) && caveat.portion ? caveat.portion : caveatPhrase(caveat);
  const names = [
    ...(rule.first ? [rule.first] : []),
    ...Array.from({ length: 1 + random.int(3) }, () => random.pick(countries)),
  ];
  const list =
    rule.kind === 'countries' || rule.kind === 'names'
      ? names.join(rule.separator)
      : random.pick(['BLUE', 'MOD', '2027-01-01']);
  return rule.position === 'before' ? `${list} ${caveatPhrase(caveat)}` : `${caveatPhrase(caveat)} ${list}`;
}

const noise = [
  '/',
  '//',
  ',',
  '-',
  ' ',
  ':',
  '(',
  ')',
  '[',
  ']',
  '+',
  '\\',
  '"',
  '{',
  '}',
  '=',
  'É',
  '\u0301',
  '\u200b',
  'ß',
  '\u{1f600}',
  '\ud800',
  '\n',
  '\t',
  'ZZQX',
  'NOFORN',
  'TLP:',
  'SEC=',
  '機',
  '0',
  'marking-definition--',
];

/** One small change: characters dropped, doubled, swapped, recased, or something put in. */
export function mutate(text: string, random: Random): string {
  const at = random.int(text.length + 1);
  const head = text.slice(0, at);
  const tail = text.slice(at);
  switch (random.int(6)) {
    case 0:
      return head + tail.slice(1 + random.int(3));
    case 1:
      return head + tail.slice(0, 1 + random.int(4)) + tail;
    case 2:
      return head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2);
    case 3:
      return random.chance(0.5) ? head.toLowerCase() + tail : head + tail.toUpperCase();
    default:
      return head + random.pick(noise) + tail;
  }
}
