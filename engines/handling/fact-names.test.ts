import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { factNames, isFactName } from './fact-names.ts';

const sources = fs
  .globSync(['**/*.ts', '../../packs/lexicons/*/pack.yaml'], { cwd: import.meta.dirname })
  .filter(file => !/test\.ts$|^testing\/|fact-names|^say\//.test(file))
  .map(file => fs.readFileSync(path.join(import.meta.dirname, file), 'utf8'))
  .join('\n');

test('the list of facts is what the engine and the packs ask, no more and no less', () => {
  const atoms = [...sources.matchAll(/\b(?:fact|shown):([a-z_]+)/g)].map(([, name]) => name ?? '');
  const read = [
    ...sources
      .replaceAll(/from '[^']*'/g, '')
      .matchAll(/\bfacts\??\.([a-z_]+)|factTruth\(\w+(?:\.\w+)*, '([a-z_]+)'\)/g),
  ].map(([, member, given]) => member ?? given ?? '');
  const persons = /\['named_recipient', 'named_individual', 'present_at_exchange'\]/.test(sources)
    ? ['named_recipient', 'named_individual', 'present_at_exchange']
    : [];
  const asked = new Set([...atoms, ...read, ...persons]);
  assert.deepEqual([...asked].toSorted(), [...factNames].toSorted());
});

test('a fact about something is known with what it is about, and only then', () => {
  for (const name of ['consent:agency', 'briefed:nato', 'in_audience:EXDIS', 'event:report-published', 'briefed'])
    assert.equal(isFactName(name), true, name);
  for (const name of ['consent:', 'consent', 'need-to-know', 'NEED_TO_KNOW', ''])
    assert.equal(isFactName(name), false, name);
});
