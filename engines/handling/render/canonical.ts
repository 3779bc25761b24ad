import type { Caveat, Level } from '../types.ts';
import { caveatPhrase, type Grammar, type Grammars, spellingOf } from '../parse/grammar.ts';
import { sortedList } from '../parse/rules.ts';
import type { ReadCaveat, Reading } from '../parse/scan.ts';

/**
 * The scheme's own spelling of what was read: a banner, or a portion mark where a portion was read. Reading it under
 * the same scheme gives the same marking.
 */
export function canonicalOf(reading: Reading, form: string | undefined, grammars: Grammars): string {
  const { grammar, level } = reading;
  const portion = form === 'portion' && grammar.style === 'slashes';
  const head = levelText(level, portion);
  const owned = ownedText(reading.owner, head, grammar);
  const caveats = ordered(reading.caveats, grammar);
  const text =
    grammar.style === 'slashes' ? slashes(owned, caveats, grammar, portion, grammars) : words(owned, caveats, grammars);
  return portion ? `(${text})` : text;
}

/** A foreign owner opens the marking; several owners of a joint one follow its level. */
function ownedText(owner: string | undefined, head: string, grammar: Grammar): string {
  if (owner === undefined) return head;
  if (!grammar.foreignFirst) return `${owner}-${head}`;
  return owner.includes(' ') ? `//JOINT ${head} ${owner}` : `//${owner} ${head}`;
}

function levelText(level: Level | null, portion: boolean): string {
  if (level === null) return '';
  if (portion && level.portion && !level.portion.includes('//')) return level.portion;
  if (level.code === 'CUI-SPECIFIED') return 'CUI';
  return spellingOf(level);
}

function ordered(caveats: readonly ReadCaveat[], grammar: Grammar): ReadCaveat[] {
  const { categories, alphabetical } = grammar;
  const key = (c: Caveat) =>
    alphabetical ? `${c.code.startsWith('SP-') || c.more.category !== 'category' ? 0 : 1}${c.code.toUpperCase()}` : '';
  return [...caveats].sort((a, b) => {
    const group =
      categories.indexOf(String(a.caveat.more.category)) - categories.indexOf(String(b.caveat.more.category));
    if (group !== 0) return group;
    if (alphabetical) return key(a.caveat) < key(b.caveat) ? -1 : key(a.caveat) > key(b.caveat) ? 1 : 0;
    return Number(a.caveat.more.rank ?? 0) - Number(b.caveat.more.rank ?? 0);
  });
}

function slashes(
  head: string,
  caveats: readonly ReadCaveat[],
  grammar: Grammar,
  portion: boolean,
  grammars: Grammars,
): string {
  const before = caveats.filter(c => c.caveat.more.position === 'either' && isGrounds(head));
  let text = [...before.map(c => caveatText(c, false, grammars)), head].filter(Boolean).join(' ');
  let category: unknown = null;
  for (const read of caveats) {
    if (before.includes(read)) continue;
    const same = grammar.categories.length > 0 && read.caveat.more.category === category;
    const sign = text === '' ? '' : same ? '/' : '//';
    text += sign + caveatText(read, portion, grammars);
    category = read.caveat.more.category;
  }
  return text;
}

/** New Zealand writes its endorsement before the policy-and-privacy levels: MEDICAL IN-CONFIDENCE. */
const isGrounds = (head: string): boolean => head === 'IN-CONFIDENCE' || head === 'SENSITIVE';

function words(head: string, caveats: readonly ReadCaveat[], grammars: Grammars): string {
  const prefix = caveats.filter(c => c.caveat.more.position === 'prefix');
  const open = (c: ReadCaveat) =>
    c.args !== undefined && (c.caveat.more.args as { position?: string }).position !== 'before';
  const rest = caveats.filter(c => !prefix.includes(c));
  const inOrder = [...prefix, null, ...rest.filter(c => !open(c)), ...rest.filter(open)];
  return inOrder
    .map(c => (c === null ? head : caveatText(c, false, grammars)))
    .filter(Boolean)
    .join(' ');
}

function caveatText(read: ReadCaveat, portion: boolean, grammars: Grammars): string {
  const { caveat } = read;
  const rule = caveat.more.args as
    | {
        kind?: string;
        separator?: string;
        first?: string;
        position?: string;
        lead?: string;
        joiner?: string;
        alpha2?: boolean;
      }
    | undefined;
  const list = rule?.kind === 'countries' ? sortedList(read.args ?? [], rule.first, grammars) : (read.args ?? []);
  const names = rule?.alpha2 ? list.map(code => shortName(code, grammars)) : list;
  const args = names.join(rule?.separator || ', ');
  if (args === '') return portion && caveat.portion ? caveat.portion : caveatPhrase(caveat);
  if (rule?.position === 'before')
    return `${args} ${portion && caveat.portion ? caveat.portion : caveatPhrase(caveat)}`;
  return `${caveatPhrase(caveat)}${rule?.joiner ?? ' '}${rule?.lead ? `${rule.lead} ` : ''}${args}`;
}

/** Britain writes UK and US where lists elsewhere have three letters. */
const shortName = (code: string, grammars: Grammars): string =>
  code === 'GBR'
    ? 'UK'
    : code === 'FVEY'
      ? 'FIVE'
      : code === 'USA'
        ? 'US'
        : grammars.coalitions.has(code)
          ? code
          : code;
