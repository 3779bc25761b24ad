import { fail } from '#engines/kernel/failure.ts';
import type { Part, Proposal } from './proposal.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Fields that a part of each kind has, with the test of each. */
const texts = (value: unknown): boolean => Array.isArray(value) && value.every(each => typeof each === 'string');
const text = (value: unknown): boolean => typeof value === 'string';
const fields: Readonly<Record<Part['kind'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  all: { of: Array.isArray },
  any: { of: Array.isArray },
  at_least: { n: Number.isInteger, of: Array.isArray },
  not: { of: value => Array.isArray(value) && value.length === 1 },
  atom: { fact: text, op: text, values: texts },
  judge: { judgement: text },
  legal: { regime: text, path: value => Array.isArray(value) && value.every(Number.isInteger) },
};

/**
 * Checks the shape of a proposed definition that came from outside; whether its facts and operators exist is checked
 * when it is read.
 * @throws FailureError `wrong-type` with a pointer
 */
export function proposalIn(value: unknown, at = '/proposal'): Proposal {
  if (!isNode(value) || !isNode(value.limit) || typeof value.title !== 'string')
    return fail('wrong-type', 'A proposed definition has `title`, `part` and `limit`.', {
      pointer: at,
      next: 'Write {"title": …, "part": {"kind": "all", "of": […]}, "limit": {"clock": "t.aware", "hours": 72}}.',
    });
  const { clock, hours } = value.limit;
  if (typeof clock !== 'string' || typeof hours !== 'number' || !(hours >= 0))
    fail('wrong-type', 'A limit is a clock and hours, zero or more.', {
      pointer: `${at}/limit`,
      next: 'Write {"clock": "t.aware", "hours": 72}.',
    });
  checkPart(value.part, `${at}/part`, 0);
  return value as unknown as Proposal;
}

const deepest = 30;

function checkPart(part: unknown, at: string, depth: number): void {
  const kind =
    isNode(part) && typeof part.kind === 'string' && Object.hasOwn(fields, part.kind) ? part.kind : undefined;
  if (!isNode(part) || kind === undefined || depth > deepest)
    return fail('wrong-type', 'This is no part of a definition.', {
      pointer: at,
      next: `Give it a \`kind\` of ${Object.keys(fields).join(', ')}, nested at most ${deepest} deep.`,
    });
  const wrong = Object.entries(fields[kind as Part['kind']]).find(([name, fits]) => !fits(part[name]));
  if (wrong)
    fail('wrong-type', `\`${wrong[0]}\` of a part \`${kind}\` is missing or not what it should be.`, {
      pointer: `${at}/${wrong[0]}`,
      next: 'Compare it with a part that the laboratory exports.',
    });
  if (Array.isArray(part.of)) part.of.forEach((each, i) => checkPart(each, `${at}/of/${i}`, depth + 1));
}
