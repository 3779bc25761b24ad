import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { checkout } from '#platform/config/config.ts';
import { enginesOnDisk } from './engines.ts';
import { answer } from './run.ts';

/** One request and what any correct answer to it holds; the form is described in cases/acceptance/README.md. */
interface Case {
  readonly name: string;
  readonly op?: string;
  readonly ask: unknown;
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code?: string; readonly pointer?: string };
  readonly says: string;
}

const folder = path.join(checkout, 'cases/acceptance');
const engines = enginesOnDisk();
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)/;

/** What lies at a path: `name` a member, `key=value` the entry of a list that has it, `*` every entry. */
function at(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === undefined || value === null) return value;
  if (step === '*') return (value as unknown[]).map(entry => at(entry, rest));
  const key = step.indexOf('=');
  if (key > 0 && Array.isArray(value)) {
    const [name, wanted] = [step.slice(0, key), step.slice(key + 1)];
    return at(
      value.find(entry => (entry as Record<string, unknown>)[name] === wanted),
      rest,
    );
  }
  return at((value as Record<string, unknown>)[step], rest);
}

const same = (found: unknown, wanted: unknown): boolean => {
  if (typeof found === 'string' && typeof wanted === 'string' && instant.test(found) && instant.test(wanted))
    return Temporal.Instant.compare(found, wanted) === 0;
  try {
    assert.deepEqual(found, wanted);
    return true;
  } catch {
    return false;
  }
};

const holds = (found: unknown, wanted: unknown): boolean =>
  Array.isArray(found) ? found.some(entry => same(entry, wanted)) : String(found).includes(String(wanted));

const wishes: Readonly<Record<string, (found: unknown, wanted: unknown) => boolean>> = {
  has: (found, wanted) => [wanted].flat().every(entry => holds(found, entry)),
  lacks: (found, wanted) => ![wanted].flat().some(entry => holds(found, entry)),
  text: (found, wanted) =>
    [wanted].flat().every(entry =>
      JSON.stringify(found ?? null)
        .toLowerCase()
        .includes(String(entry).toLowerCase()),
    ),
  any_of: (found, wanted) => (wanted as unknown[]).some(entry => same(found, entry)),
  not: (found, wanted) => !same(found, wanted),
  absent: found => found === undefined || found === null || (Array.isArray(found) && found.length === 0),
  some: found => Array.isArray(found) && found.length > 0,
};

function agrees(found: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return same(found, wanted);
  return Object.entries(wanted).every(([wish, value]) => {
    const check = wishes[wish];
    assert.ok(check, `There is no wish \`${wish}\`; use one of ${Object.keys(wishes).join(', ')}.`);
    return check(found, value);
  });
}

for (const file of readdirSync(folder).filter(name => name.endsWith('.yaml'))) {
  const { op: fileOp, cases } = parse(readFileSync(path.join(folder, file), 'utf8')) as { op: string; cases: Case[] };
  for (const { name, op = fileOp, ask, expect = {}, error, says } of cases) {
    test(`${file.slice(0, -'.yaml'.length)}: ${name}`, async () => {
      const given = await answer({ id: name, op, input: ask }, engines);
      if (error !== undefined) {
        assert.ok(!given.ok, `answered where an error was due (${says})`);
        for (const [key, wanted] of Object.entries(error)) assert.equal(given.error[key as 'code'], wanted, says);
        return;
      }
      assert.ok(given.ok, JSON.stringify(given));
      const wrong = Object.entries(expect)
        .map(([place, wanted]) => ({
          place,
          wanted,
          found: at(
            given.result,
            place.split('/').filter(step => step !== ''),
          ),
        }))
        .filter(({ wanted, found }) => !agrees(found, wanted));
      assert.deepEqual(wrong, [], says);
    });
  }
}
