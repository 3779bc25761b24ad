import assert from 'node:assert/strict';
import { readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { evaluateDuties, type Regimes } from './index.ts';
import type { EvaluateInput, Parameter } from './types.ts';

interface Case extends EvaluateInput {
  readonly name: string;
  readonly expect: {
    readonly outcome: string;
    readonly zone?: string;
    readonly stages?: Readonly<Record<string, string>>;
  };
}

const folder = path.resolve(import.meta.dirname, '../../packs/regimes');
const regimes = loadRegimes();
const across = path.resolve(import.meta.dirname, '../../cases/duties');
const shared = ['traps', 'limits', 'calendar-rules'].flatMap(
  name =>
    (
      parse(readFileSync(path.join(across, `${name}.yaml`), 'utf8')) as {
        cases: (Omit<Case, 'expect'> & { expect: object })[];
      }
    ).cases,
);

const casesOf = (id: string): Case[] =>
  (parse(readFileSync(path.join(folder, id, 'cases.yaml'), 'utf8')) as { cases: Case[] }).cases;
const cases = new Map(regimes.list.map(regime => [regime.id, casesOf(regime.id)]));

/** What a case says came out, in the words of `cases.yaml`. */
function answer(registry: Regimes, id: string, { entity, facts, timestamps, now }: Case): Case['expect'] {
  const duty = evaluateDuties(registry, { entity, facts, timestamps, now, regimes: [id] }).duties[0];
  assert.ok(duty);
  const stages = duty.stages.map(stage => {
    const when = stage.due ?? stage.keyword ?? 'no date';
    return [stage.id, stage.status === 'possible' ? `possible: ${when}` : when] as const;
  });
  return {
    outcome: duty.outcome,
    ...(stages.length > 0 ? { stages: Object.fromEntries(stages), zone: duty.stages[0]?.zone ?? '' } : {}),
  };
}

for (const regime of regimes.list) {
  test(`${regime.id} answers as its cases say`, () => {
    for (const one of cases.get(regime.id) ?? [])
      assert.deepEqual(answer(regimes, regime.id, one), one.expect, `${regime.id}: ${one.name}`);
  });
}

test('each of the 64 regimes is there with positive and negative cases, and each stage is named by one', () => {
  assert.equal(regimes.list.length, 64);
  for (const regime of regimes.list) {
    const own = cases.get(regime.id) ?? [];
    const binding = regime.trigger && regime.status.state !== 'not_in_force';
    if (binding)
      assert.ok(
        own.some(c => c.expect.outcome === 'triggered'),
        `${regime.id} has no positive case`,
      );
    assert.ok(
      own.some(c => c.expect.outcome !== 'triggered'),
      `${regime.id} has no negative case`,
    );
    for (const stage of binding ? regime.stages : []) {
      const named = own.some(c => c.expect.stages?.[stage.id] && !c.expect.stages[stage.id]?.startsWith('possible'));
      assert.ok(named, `${regime.id}: no case names stage ${stage.id}`);
    }
  }
});

test('each stage of each regime is named by a positive and a negative case, in a sentence of its own', () => {
  const missing: string[] = [];
  for (const regime of regimes.list) {
    const own = cases.get(regime.id) ?? [];
    assert.equal(new Set(own.map(c => c.name)).size, own.length, `${regime.id} has two cases of one name`);
    for (const { name } of own)
      assert.match(
        name.replace(/\([A-Z]\w+\/\w+\)/, ''),
        /^[A-Z“][^_]*\.$/,
        `${regime.id}: a name is a sentence, without ids`,
      );
    for (const stage of regime.trigger && regime.status.state !== 'not_in_force' ? regime.stages : []) {
      const word = stage.id.replaceAll('_', ' ');
      const due = (c: Case) =>
        c.expect.stages?.[stage.id] !== undefined && !c.expect.stages[stage.id]?.startsWith('possible');
      const [without, withIt] = [
        new RegExp(`(?:none of these is due|so no|the stage)[^.]*\\b${word}\\b`),
        new RegExp(`\\b${word}\\b`),
      ];
      if (!own.some(c => due(c) && withIt.test(c.name) && !without.test(c.name)))
        missing.push(`${regime.id} ${stage.id}`);
      if (!own.some(c => !due(c) && without.test(c.name))) missing.push(`${regime.id} not ${stage.id}`);
    }
  }
  assert.deepEqual(missing, []);
});

/** Runs with one value of one parameter changed in the loaded registry, and puts it back. */
function altered<T>(parameter: Parameter, value: number | string, run: () => T): T {
  const dated = parameter.values.at(-1) as { value: number | string };
  const before = dated.value;
  dated.value = value;
  try {
    return run();
  } finally {
    dated.value = before;
  }
}

function neighbours(value: number | string): (number | string)[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  const money = /^([A-Z]{3}) (\d+)$/.exec(value);
  if (money) return [`${money[1]} ${Number(money[2]) + 1}`, `${money[1]} ${Number(money[2]) - 1}`];
  const period = /^(P|PT)(\d+)(H|D|M|BD)$/.exec(value);
  if (period)
    return [`${period[1]}${Number(period[2]) + 1}${period[3]}`, `${period[1]}${Number(period[2]) - 1}${period[3]}`];
  return [value.replace(/^\d\d/, '16')];
}

/** The cases that speak of a regime: its own, and those across regimes. */
const speaking = (id: string): Case[] => [
  ...(cases.get(id) ?? []),
  ...shared.filter(c => id in c.expect).map(c => ({ ...c, expect: { outcome: '' } })),
];

test('altering any threshold or period by one makes a case fail', () => {
  const loose: string[] = [];
  for (const regime of regimes.list.filter(r => r.trigger && r.status.state !== 'not_in_force')) {
    const told = speaking(regime.id).map(one => [one, JSON.stringify(answer(regimes, regime.id, one))] as const);
    for (const parameter of regime.parameters.values()) {
      if (parameter.id.startsWith('delay_')) continue;
      for (const value of neighbours(parameter.values.at(-1)?.value ?? 0)) {
        const fails = altered(parameter, value, () =>
          told.some(([one, before]) => JSON.stringify(answer(regimes, regime.id, one)) !== before),
        );
        if (!fails) loose.push(`${regime.id} ${parameter.id} -> ${value}`);
      }
    }
  }
  assert.deepEqual(loose, []);
});

test('each pack has its six files, a licence, and a reference for every value', () => {
  for (const regime of regimes.list) {
    for (const name of ['pack.yaml', 'law.md', 'parameters.yaml', 'duties.yaml', 'cases.yaml', 'CHANGES.md']) {
      assert.ok(existsSync(path.join(folder, regime.id, name)), `${regime.id} lacks ${name}`);
    }
    for (const parameter of regime.parameters.values())
      for (const dated of parameter.values) assert.notEqual(dated.cite, '');
  }
});
