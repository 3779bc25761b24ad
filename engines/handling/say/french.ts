import { decisionPhrases } from './french-decisions.ts';
import { gatePhrases, keyStatesFr, modesFr, scopesFr } from './french-gate.ts';
import { parserPhrases } from './french-parser.ts';
import { rulePhrases } from './french-rules.ts';
import { actionsFr, atomsFr, componentsFr, factsFr, identitiesFr, strictnessFr } from './french-words.ts';
import type { FactName } from '../fact-names.ts';
import type { Phrase } from './phrase.ts';

const escaped = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** An English sentence with what is put in it captured; the last place takes what is left. */
const patternOf = (english: string): RegExp => {
  const parts = english.split('{}').map(escaped);
  return new RegExp(`^${parts.slice(0, -1).join('(.*?)')}(.*)${parts.at(-1) ?? ''}$`, 's');
};

interface Compiled {
  readonly fixed: ReadonlyMap<string, string>;
  /** the sentence that says most by itself first */
  readonly open: readonly { readonly pattern: RegExp; readonly french: string }[];
}

const literals = ([english]: Phrase) => english.replaceAll('{}', '').length;

function compile(phrases: readonly Phrase[]): Compiled {
  const open = phrases.filter(([english]) => english.includes('{}')).toSorted((a, b) => literals(b) - literals(a));
  return {
    fixed: new Map(phrases.filter(([english]) => !english.includes('{}'))),
    open: open.map(([english, french]) => ({ pattern: patternOf(english), french })),
  };
}

let compiled: Compiled | undefined;
const phrases = (): Compiled => (compiled ??= compile([...rulePhrases, ...decisionPhrases, ...parserPhrases]));

let compiledGate: Compiled | undefined;
const ofTheGate = (): Compiled => (compiledGate ??= compile(gatePhrases));

/** Longer than any sentence of the engine: what was pasted is quoted there only in part. */
const lengthMax = 4000;

const who = (name: string) => (/^(the )?originator$/.test(name) ? 'l’émetteur' : name);

function factFr(words: string): string {
  const name = words.replaceAll(' ', '_');
  const known = Object.hasOwn(factsFr, name) ? factsFr[name as FactName] : undefined;
  if (known !== undefined) return known;
  const [, briefing] = /^briefed[_:](.+)$/.exec(words.replaceAll(' ', '_')) ?? [];
  if (briefing !== undefined) return `instruit au titre de ${briefing.replaceAll('_', ' ')}`;
  const [, action] = /^action_allowed_by_other_law[_:](.+)$/.exec(name) ?? [];
  return action === undefined ? words : `une autre règle permet cet usage (${actionFr(action.replaceAll('_', '-'))})`;
}

const actionFr = (words: string) => actionsFr[words.replaceAll(' ', '-')] ?? words;

function atomFr(atom: string): string {
  const colon = atom.indexOf(':');
  const [kind, rest] = colon < 0 ? [atom, ''] : [atom.slice(0, colon), atom.slice(colon + 1)];
  const inner = kind === 'shown' || kind === 'fact' ? factFr(rest) : who(rest.replace(/^originator:/, ''));
  return (atomsFr[kind] ?? atom).replace('{}', kind === 'view' ? atomFr(rest) : inner);
}

const said: Readonly<Record<string, (text: string) => string>> = {
  who,
  fact: factFr,
  action: actionFr,
  component: text => componentsFr[text.replaceAll(' ', '_')] ?? text,
  strictness: text => strictnessFr[text] ?? text,
  identity: text => identitiesFr[text] ?? text,
  atoms: text => text.split(' or ').map(atomFr).join(' ou '),
  as: text => text,
  sentences: sentencesFr,
  mode: text => modesFr[text] ?? text,
  named: text => (text === '(no name given)' ? '(sans nom)' : text),
  key: text => keyStatesFr[text] ?? text,
  scope: text =>
    text
      .split(', ')
      .map(each => scopesFr[each] ?? each)
      .join(', '),
};

/** Lists and joints inside what is put in. */
const joints = (text: string) => text.replaceAll(' and ', ' et ');

/**
 * A sentence of the engine in French; undefined for one that the catalogue does not hold. Marks, names and the words of a
 * pack inside it stay as they are, since they are what somebody wrote.
 */
export function inFrench(english: string, code = ''): string | undefined {
  if (english.length > lengthMax) return undefined;
  const key = `${packWords.test(code) ? code : ''}|${english}`;
  if (!known.has(key)) {
    if (known.size >= knownMax) known.clear();
    known.set(key, translated(english, code));
  }
  return known.get(key);
}

/** A batch says the same few sentences over and over. */
const known = new Map<string, string | undefined>();
const knownMax = 2000;

/**
 * A sentence of the disclosure gate in French; undefined for one that the catalogue does not hold. Names, titles, marks
 * and dates stay; a reason of the engine inside it that has no French stays English.
 */
export const gateInFrench = (english: string): string | undefined =>
  english.length > lengthMax ? undefined : filled(english, ofTheGate());

/** Several sentences in a row, each by its own French. Where one ends is found by what the catalogues hold. */
function sentencesFr(run: string): string {
  const ends = [...run.matchAll(/[.?](?= |$)/g)].map(({ index }) => index + 1);
  for (const end of ends) {
    const first = run.slice(0, end);
    const french = inFrench(first) ?? gateInFrench(first);
    if (french === undefined) continue;
    const rest = run.slice(end).trim();
    return rest === '' ? french : `${french} ${sentencesFr(rest)}`;
  }
  const [end] = ends;
  const rest = end === undefined ? '' : run.slice(end).trim();
  return rest === '' ? run : `${run.slice(0, end)} ${sentencesFr(rest)}`;
}

function translated(english: string, code: string): string | undefined {
  const french = filled(english, phrases());
  if (french !== undefined) return french;
  const quoted = packWords.test(code) ? /^(.*?): (.*)\.$/s.exec(english) : null;
  return quoted === null ? undefined : `${quoted[1]} : « ${quoted[2]} ».`;
}

function filled(english: string, { fixed, open }: Compiled): string | undefined {
  const whole = fixed.get(english);
  if (whole !== undefined) return whole;
  for (const { pattern, french } of open) {
    const found = pattern.exec(english);
    if (found === null) continue;
    return french.replaceAll(/\{(\d)(?::(\w+))?\}/g, (_, place: string, kind?: string) => {
      const text = found[Number(place) + 1] ?? '';
      return kind === undefined
        ? text.length < 80 && !text.includes('`')
          ? joints(text)
          : text
        : (said[kind]?.(text) ?? text);
    });
  }
  return undefined;
}

/** Codes of rules whose sentence is the words of a pack, which are quoted as they stand. */
const packWords = /^(caveat-|edge-|unknown-caveat$|cui-dissemination$|company-audience$)/;

/** An answer of the engine in which each reason and note also carries its French: `fr` beside `text` or `message`. */
export function bilingual<T>(answer: T): T {
  if (Array.isArray(answer)) return answer.map((each: unknown) => bilingual(each)) as T;
  if (answer === null || typeof answer !== 'object') return answer;
  const members = Object.entries(answer).map(([key, value]) => [key, bilingual(value)] as const);
  const { code, text, message } = answer as { code?: unknown; text?: unknown; message?: unknown };
  const english = typeof text === 'string' ? text : message;
  const french = typeof code === 'string' && typeof english === 'string' ? inFrench(english, code) : undefined;
  return Object.fromEntries(french === undefined ? members : [...members, ['fr', french]]) as T;
}
