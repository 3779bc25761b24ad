import { fail } from '#engines/kernel/failure.ts';
import { factNames, isFactName } from '#engines/handling/fact-names.ts';
import type { Lexicons, Party } from '#engines/handling/types.ts';

type Given = Readonly<Record<string, unknown>>;

/** A party as anyone would write it: one nationality or community as a plain text is a list of one. */
export function party(given: Given, at: string, lexicons: Lexicons): Party {
  const lists = ['nationality', 'communities', 'client_of', 'provider_to'].flatMap(name => {
    const value = given[name];
    if (value === undefined || value === null) return [];
    const list = typeof value === 'string' ? [value] : value;
    if (Array.isArray(list) && list.every(entry => typeof entry === 'string')) return [[name, list] as const];
    return fail('invalid-input', `\`${name}\` is neither a text nor a list of texts.`, {
      pointer: `${at}/${name}`,
      next: 'Give a list of texts, or leave it out where it is not known.',
    });
  });
  for (const name of ['clearances', 'agreements']) checkObjects(given[name], `${at}/${name}`);
  const { country } = given;
  if (country !== undefined && country !== null) checkCountry(country, `${at}/country`, lexicons);
  const rest = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { ...rest, ...Object.fromEntries(lists) };
}

function checkObjects(value: unknown, pointer: string): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value) && value.every(entry => typeof entry === 'object' && entry !== null)) return;
  fail('invalid-input', 'This is not a list of objects.', {
    pointer,
    next: 'Give a list of objects such as {"scheme": "us-capco", "level": "S"}, or leave it out where it is not known.',
  });
}

export function checkCountry(value: unknown, pointer: string, lexicons: Lexicons): void {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  const known = ['UK', 'EL', 'EU', 'NATO', ...lexicons.countries.keys(), ...lexicons.countries.values()];
  if (known.includes(code)) return;
  fail('unknown-country', `${JSON.stringify(value)} is no country.`, {
    pointer,
    next: 'Give an ISO 3166-1 code of two or three letters, such as GB or GBR.',
  });
}

/** Facts are true, false or left out. A name nobody asks about is reported; one that is nearly a known name is refused. */
export function checkFacts(facts: Given): readonly { code: string; text: string; pointer: string }[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const pointer = `/facts/${name}`;
    const known = isFactName(name);
    if (known && value !== null && typeof value !== 'boolean')
      fail('invalid-input', `\`${name}\` is neither true nor false.`, {
        pointer,
        next: 'Give true or false, or leave it out where it is not known.',
      });
    if (known) return [];
    const meant = factNames.find(fact => near(fact, name.toLowerCase().replaceAll('-', '_')));
    if (meant) fail('unknown-fact', `There is no fact \`${name}\`.`, { pointer, next: `\`${meant}\` may be meant.` });
    return [{ code: 'unknown-fact', text: `No rule asks about \`${name}\`: it was not used.`, pointer }];
  });
}

/** The same but for one letter too many, one missing or one that differs. */
function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
