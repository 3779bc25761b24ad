import { contributionsOf } from '#engines/handling/contributions.ts';
import { residualOf } from '#engines/handling/translations/residual.ts';
import { type ComponentName, componentNames, type Lexicon, type Lexicons } from '#engines/handling/types.ts';
import { carriersOf } from './answers.ts';
import { type SchemeSpecimens, specimensOf } from './specimens.ts';
import type { Pair, Share, Term, Vocabulary } from './types.ts';

/** Rules whose value is a scheme's own word: the slot is shared, what stands in it is not. */
const slots: ReadonlySet<string> = new Set([
  'level-protection',
  'legal-basis',
  'caveat-adds-handling',
  'caveat-shrinks-audience',
]);

/** One level or caveat, and the rules that must all be sayable to say it completely. */
interface Element {
  readonly scheme: string;
  readonly kind: 'level' | 'caveat';
  readonly rules: ReadonlySet<string>;
  readonly components: ReadonlySet<ComponentName>;
  readonly stated: Rules;
}

type Rules = ReturnType<typeof contributionsOf>;

const governs = ({ part }: Rules[number]): readonly ComponentName[] =>
  componentNames.filter(component => part[component] !== undefined);

function elementOf(scheme: string, kind: Element['kind'], rules: Rules): Element {
  return {
    scheme,
    kind,
    rules: new Set(rules.map(({ reason }) => reason.code)),
    components: new Set(rules.flatMap(governs)),
    stated: rules,
  };
}

function caveatElement(lexicon: Lexicon, specimens: SchemeSpecimens, index: number, lexicons: Lexicons): Element {
  const caveat = lexicon.caveats[index];
  const carrier = caveat && carriersOf(specimens, caveat)[0];
  if (caveat === undefined || carrier === undefined) return elementOf(lexicon.id, 'caveat', []);
  const bare = new Set(contributionsOf(carrier.marking, lexicons).map(rule => JSON.stringify(rule)));
  const whole = contributionsOf(specimens.caveatsOn(carrier.code, caveat), lexicons);
  return elementOf(
    lexicon.id,
    'caveat',
    whole.filter(rule => !bare.has(JSON.stringify(rule))),
  );
}

function elementsOf(lexicons: Lexicons, date: string): readonly Element[] {
  return [...lexicons.byId.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(lexicon => {
      const specimens = specimensOf(lexicon, lexicons, date);
      return [
        ...specimens.levels.map(({ marking }) => elementOf(lexicon.id, 'level', contributionsOf(marking, lexicons))),
        ...lexicon.caveats.map((_, index) => caveatElement(lexicon, specimens, index, lexicons)),
      ];
    });
}

const share = (elements: readonly Element[], said: (element: Element) => boolean): Share => ({
  levels: elements.filter(element => element.kind === 'level' && said(element)).length,
  caveats: elements.filter(element => element.kind === 'caveat' && said(element)).length,
});

const within = <T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean => [...part].every(each => whole.has(each));
const total = ({ levels, caveats }: Share): number => levels + caveats;

/** The best components of each size; 256 sets are few enough to try every one. */
function bestComponents(elements: readonly Element[]): Vocabulary['components'] {
  const sets = Array.from({ length: 2 ** componentNames.length }, (_, bits) =>
    componentNames.filter((_component, place) => (bits >> place) % 2 === 1),
  );
  return componentNames.map((_, index) => {
    const tried = sets
      .filter(set => set.length === index + 1)
      .map(set => ({ size: index + 1, components: set, covers: sayable(elements, new Set(set)) }));
    return tried.reduce((best, each) => (total(each.covers) > total(best.covers) ? each : best));
  });
}

const sayable = (elements: readonly Element[], components: ReadonlySet<ComponentName>): Share =>
  share(elements, element => within(element.components, components));

interface Gain {
  readonly added: readonly string[];
  readonly each: number;
}

/** Of all elements not yet sayable, the one whose missing terms say most for their number. */
function bestStep(
  elements: readonly Element[],
  chosen: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): Gain | undefined {
  const steps = new Map<string, readonly string[]>();
  for (const { rules } of elements) {
    const missing = [...rules].filter(rule => !chosen.has(rule)).sort();
    if (missing.length > 0 && missing.every(rule => allowed.has(rule))) steps.set(missing.join('|'), missing);
  }
  const before = elements.filter(({ rules }) => within(rules, chosen)).length;
  return [...steps.values()]
    .map((added): Gain => {
      const then = new Set([...chosen, ...added]);
      return { added, each: (elements.filter(({ rules }) => within(rules, then)).length - before) / added.length };
    })
    .toSorted(
      (a, b) => b.each - a.each || a.added.length - b.added.length || (a.added.join() < b.added.join() ? -1 : 1),
    )[0];
}

function orderedTerms(elements: readonly Element[], allowed: ReadonlySet<string>): readonly Term[] {
  const chosen: string[] = [];
  for (let step = bestStep(elements, new Set(), allowed); step; step = bestStep(elements, new Set(chosen), allowed))
    chosen.push(...step.added);
  return chosen.map((code, index) => termOf(code, elements, new Set(chosen.slice(0, index + 1))));
}

function termOf(code: string, elements: readonly Element[], chosen: ReadonlySet<string>): Term {
  const using = elements.filter(({ rules }) => rules.has(code));
  const stated = using.flatMap(element => element.stated.filter(({ reason }) => reason.code === code));
  const components = componentNames.filter(component => stated.some(rule => governs(rule).includes(component)));
  const [first] = stated;
  const words = first && residualOf(first, components[0] ?? 'protection');
  return {
    code,
    says: { en: words?.en ?? code, fr: words?.fr ?? code },
    components,
    kind: slots.has(code) ? 'slot' : 'meaning',
    schemes: new Set(using.map(({ scheme }) => scheme)).size,
    uses: using.length,
    covers: share(elements, ({ rules }) => within(rules, chosen)),
  };
}

/** Largest sets in which every scheme carries over into every other without loss; a set of one is no common ladder. */
function commonLadders(pairs: readonly Pair[]): Vocabulary['ladders'] {
  const lossless = new Set(
    pairs.filter(({ verdict }) => verdict === 'lossless').map(({ from, to }) => `${from}>${to}`),
  );
  const both = (a: string, b: string) => lossless.has(`${a}>${b}`) && lossless.has(`${b}>${a}`);
  const ids = [...new Set(pairs.map(({ from }) => from))];
  const grow = (set: readonly string[]): readonly (readonly string[])[] => {
    const last = set.at(-1) ?? '';
    const wider = ids.filter(id => id > last && set.every(member => both(member, id)));
    return wider.length === 0 ? [set] : wider.flatMap(id => grow([...set, id]));
  };
  const found = ids.flatMap(id => grow([id])).filter(set => set.length > 1);
  const largest = Math.max(0, ...found.map(set => set.length));
  return found.filter(set => set.length === largest);
}

/** The least common vocabulary: which components, then which terms, say how much of what markings say. */
export function vocabularyOf(lexicons: Lexicons, pairs: readonly Pair[], date: string): Vocabulary {
  const all = elementsOf(lexicons, date);
  const elements = all.filter(({ rules }) => rules.size > 0);
  const schemesOf = Map.groupBy(
    elements.flatMap(({ scheme, rules }) => [...rules].map(code => ({ code, scheme }))),
    ({ code }) => code,
  );
  const spread = [...schemesOf].map(([code, uses]) => ({
    code,
    uses,
    schemes: new Set(uses.map(({ scheme }) => scheme)),
  }));
  const common = new Set(spread.filter(({ schemes }) => schemes.size > 1).map(({ code }) => code));
  const meaning = new Set([...common].filter(code => !slots.has(code)));
  return {
    ...share(all, () => true),
    informing: all.length - elements.length,
    components: bestComponents(elements),
    terms: orderedTerms(elements, common),
    meaningOnly: share(elements, ({ rules }) => within(rules, meaning)),
    shared: share(elements, ({ rules }) => within(rules, common)),
    local: spread
      .filter(({ schemes }) => schemes.size === 1)
      .map(({ code, uses }) => ({ code, scheme: uses[0]?.scheme ?? '', uses: uses.length }))
      .toSorted((a, b) => b.uses - a.uses || (a.code < b.code ? -1 : 1)),
    ladders: commonLadders(pairs),
  };
}
