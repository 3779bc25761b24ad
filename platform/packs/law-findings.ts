import { parse } from 'yaml';

/** What a law text lacks, as a finding without its file. */
interface LawFault {
  readonly rule: string;
  readonly message: string;
  readonly next: string;
}

/**
 * What `law.md` of a regime has to carry so that a lawyer can check the rule by it: no ids of ours, every article that
 * the rule cites, and every number and period of its parameters.
 * @param law the text of `law.md`; `duties` and `parameters` the texts of the YAML beside it
 */
export function lawFaults(law: string, duties: string, parameters: string): LawFault[] {
  const own = law.match(/`[^`]*`/g)?.filter(quoted => /\b(?:[eit]\.[a-z]|judge:)|_/.test(quoted)) ?? [];
  const told = plain(law);
  const cites = [...new Set([...citesIn(parse(duties)), ...citesIn(parse(parameters))])];
  return [
    ...own.map(id => ({
      rule: 'law-shows-ids',
      message: `law.md shows the id ${id}.`,
      next: 'Say in words what the fact or clock means.',
    })),
    ...cites.flatMap(cite =>
      articlesOf(cite.split(': ')[0] ?? '')
        .filter(article => !told.includes(article))
        .map(article => ({
          rule: 'law-lacks-article',
          message: `law.md does not name ${article}, which the rule cites (“${cite}”).`,
          next: 'Say in law.md what that article says.',
        })),
    ),
    ...valuesIn(parse(parameters))
      .filter(value => !saidIn(told, value))
      .map(value => ({
        rule: 'law-lacks-value',
        message: `law.md does not name the value ${value} of parameters.yaml.`,
        next: 'Name each number and period in law.md, such as “24 hours”, “EUR 500 000”, “10 %”.',
      })),
  ];
}

/** Groups of digits closed up, so that 500 000 and 500000 are the same. */
const plain = (text: string): string => text.replace(/(?<=\d)[ \u00a0\u202f,](?=\d{3}\b)/g, '');

/** Article numbers before the colon of a cite: `23(4)(a)`, `2025/301`, `748.1(c)`, `(a)(1)`. */
const articlesOf = (cite: string): string[] =>
  plain(cite).match(/\d[\w./-]*\w(?:\([0-9a-z]{1,3}\))*|\d(?:\([0-9a-z]{1,3}\))*|(?:\([0-9a-z]{1,3}\))+/g) ?? [];

function citesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(citesIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'cite' && typeof value === 'string' ? [value] : citesIn(value),
  );
}

function valuesIn(node: unknown): (string | number)[] {
  if (Array.isArray(node)) return node.flatMap(valuesIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'value' && (typeof value === 'string' || typeof value === 'number') ? [value] : valuesIn(value),
  );
}

const units: Readonly<Record<string, string>> = {
  H: 'hours?',
  D: 'days?',
  M: 'months?',
  BD: '(?:business|working) days?',
};
const inWords: Readonly<Record<string, string>> = { 1: 'one', 2: 'two', 3: 'three', 4: 'four', 6: 'six' };

/** Minutes may be told as hours. Zero is told by “any time” or “no minimum”, so it is not looked for. */
function saidIn(law: string, value: string | number): boolean {
  if (value === 0) return true;
  const [, count, unit = ''] = /^PT?(\d+)(H|D|M|BD)$/.exec(String(value)) ?? [];
  if (count !== undefined) return numberWith(count, ` (?:more |full |calendar )*${units[unit]}`).test(law);
  const hours = Number(value) / 60;
  const time = /^\d\d:\d\d(?= )/.exec(String(value))?.[0];
  return (
    numberWith(time ?? String(value), '').test(law) ||
    (Number.isInteger(hours) && numberWith(`${hours}`, ' hours?').test(law))
  );
}

const numberWith = (count: string, then: string): RegExp =>
  new RegExp(String.raw`(?<![\w./(-])(?:${[count, inWords[count]].filter(Boolean).join('|')})${then}(?![\w/])`, 'i');
