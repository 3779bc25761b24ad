import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadLexicons } from '#platform/packs/read.ts';
import { compareMarkings } from './compare.ts';
import { decideShare } from './decide.ts';
import { joinMarkings } from './join.ts';
import { parseMarking } from './parse/index.ts';
import { translateMarking } from './translate.ts';
import type { Action, MarkingContext, Party } from './types.ts';

type Written = string | object;

/** One line of the case file; which of ask, parse, compare, join or translate it has says what is being claimed. */
interface Case {
  readonly ask?: Written;
  readonly parse?: Written;
  readonly compare?: readonly [Written, Written];
  readonly join?: readonly Written[];
  readonly translate?: Written;
  readonly context?: MarkingContext;
  readonly [expected: string]: unknown;
}

const folder = path.join(import.meta.dirname, '../../cases/handling');
const { parties, traps } = parse(fs.readFileSync(path.join(folder, 'traps.yaml'), 'utf8')) as {
  parties: Readonly<Record<string, Party>>;
  traps: readonly { trap: number; title: string; cases: readonly Case[] }[];
};
const lexicons = loadLexicons();
const now = '2026-11-01T00:00:00Z';
const read = (written: Written, context: MarkingContext = {}) => parseMarking(written, context, lexicons);
const codes = (reasons: readonly { code: string }[]) => reasons.map(reason => reason.code);
const expectIn = (list: readonly unknown[], wanted: unknown, where: string) => {
  if (wanted !== undefined)
    assert.ok(list.includes(wanted), `${where}: ${JSON.stringify(wanted)} in ${JSON.stringify(list)}`);
};

function checkAsk(c: Case, where: string): void {
  const recipient = typeof c.to === 'string' ? (parties[c.to] as Party) : (c.to as Party);
  const verdict = decideShare(
    {
      item: {
        marking: c.ask as Written,
        ...(c.context && { context: c.context }),
        ...(c.produced !== undefined && { produced: c.produced as string }),
        ...(c.originator !== undefined && { originator: c.originator as string }),
      },
      holder: (c.holder as Party | undefined) ?? { id: 'holder' },
      recipient,
      action: (c.action as Action | undefined) ?? 'read',
      ...(c.purpose !== undefined && { purpose: c.purpose as string }),
      at: (c.at as string | undefined) ?? now,
      facts: (c.facts as Record<string, unknown> | undefined) ?? {},
    },
    lexicons,
  );
  assert.equal(
    verdict.decision,
    c.decision,
    `${where}: ${JSON.stringify({ because: codes(verdict.because), missing: codes(verdict.missing) })}`,
  );
  expectIn(codes(verdict.because), c.rule, where);
  expectIn(codes(verdict.conditions), c.condition, where);
  expectIn(codes(verdict.unknown), c.unknown, where);
}

function checkJoin(c: Case, where: string): void {
  const items = (c.join ?? []).map(text => ({ marking: read(text, c.context) }));
  for (const order of [items, items.toReversed()]) {
    const joined = joinMarkings(order, lexicons, '2026-11-01');
    assert.equal(joined.marking, c.marking, where);
    if (c.foreign !== undefined) assert.deepEqual(joined.foreign_audience, c.foreign, where);
    expectIn(codes(joined.because), c.because, where);
    expectIn(codes(joined.conditions), c.condition, where);
    if (c.no_condition !== undefined) assert.ok(!codes(joined.conditions).includes(c.no_condition as string), where);
  }
}

function checkTranslate(c: Case, where: string): void {
  const result = translateMarking(read(c.translate as Written, c.context), c.target as string, lexicons, c.context);
  if (c.relation !== undefined) assert.equal(result.relation, c.relation, where);
  if (c.level !== undefined) assert.equal(result.level, c.level, where);
  if (c.marking !== undefined) assert.equal(result.marking, c.marking, where);
  expectIn(result.flags, c.flag, where);
  expectIn(codes(result.residual), c.residual, where);
  expectIn(
    result.alternatives.map(alternative => alternative.marking),
    c.alternative,
    where,
  );
  for (const { en, fr } of result.residual) assert.ok(en.length > 5 && fr.length > 5 && en !== fr, where);
}

function checkParse(c: Case, where: string): void {
  const marking = read(c.parse as Written, c.context);
  if (c.error === true) assert.ok(marking.errors.length > 0, where);
  if (c.ambiguous !== undefined) assert.equal(marking.ambiguous ?? false, c.ambiguous, where);
  for (const field of ['scheme', 'level', 'conformant'] as const) {
    if (c[field] !== undefined) assert.equal(marking[field], c[field], where);
  }
}

function check(c: Case): void {
  const where = JSON.stringify(c);
  if (c.ask !== undefined) return checkAsk(c, where);
  if (c.join !== undefined) return checkJoin(c, where);
  if (c.translate !== undefined) return checkTranslate(c, where);
  if (c.parse !== undefined) return checkParse(c, where);
  const [a, b] = c.compare as readonly [Written, Written];
  assert.equal(compareMarkings(read(a, c.context), read(b, c.context)).a_is, c.a_is, where);
}

test('all 24 traps have cases', () => {
  assert.deepEqual(
    traps.map(trap => trap.trap),
    Array.from({ length: 24 }, (_, i) => i + 1),
  );
});

for (const { trap, title, cases } of traps) {
  test(`trap ${trap}: ${title}`, async t => {
    for (const c of cases)
      await t.test(JSON.stringify(c.ask ?? c.join ?? c.translate ?? c.parse ?? c.compare), () => check(c));
  });
}
