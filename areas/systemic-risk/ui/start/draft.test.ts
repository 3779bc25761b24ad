import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInput } from '../../contract.ts';
import { hiddenName } from '../../contract/sentences.ts';
import type { ShownOutline } from '../answers.ts';
import { askHref, draftFrom, firstDraft, runInputOf, shockKinds, targetsOf } from './draft.ts';

const outline = {
  nodes: { id: ['a', 'b', 'grid'], name: ['Yard', 'Pump', 'Grid'] },
  sectors: ['energy', 'water'],
  operators: ['grid', hiddenName, 'water-co', hiddenName],
  regions: [hiddenName, hiddenName, 'north'],
  technologies: [{ id: 'os', name: 'Panel system', recovery: 'remote' }],
} as unknown as ShownOutline;

const filled = (href: string) => draftFrom(JSON.parse(new URL(href, 'https://x').searchParams.get('ask') ?? 'null'));

test('what can be hit is offered once each, and what may not be named is not offered', () => {
  for (const kind of shockKinds) {
    const values = targetsOf(outline, kind).map(({ value }) => value);
    assert.deepEqual(values, [...new Set(values)], kind);
    assert.ok(!values.includes(hiddenName), kind);
  }
  const together = targetsOf(outline, 'joint').map(({ value }) => value);
  assert.deepEqual(together, ['water-co', 'a', 'b', 'grid'], 'an id that stands for both is the asset');
  assert.deepEqual(targetsOf(undefined, 'joint'), []);
});

test('a combination goes through the address into the form and out of it as a run', () => {
  const draft = filled(
    askHref({ model: 'own:7', kind: 'joint', targets: ['a', 'water-co'], products: ['os'], seed: 5, duration: 12 }),
  );
  const input = runInput.parse(runInputOf(draft, 'Together'));
  assert.deepEqual(input.shock, {
    kind: 'joint',
    targets: ['a', 'water-co'],
    products: ['os'],
    severity: 1,
    duration: 12,
  });
  assert.deepEqual([input.model, input.seed, input.title, input.mode], ['own:7', 5, 'Together', 'live']);
  const exercise = filled(askHref({ mode: 'exercise', exercise: 'Cold Harbour 26' }));
  assert.equal(runInputOf({ ...exercise, targets: ['os'] }, 'x').exercise, 'Cold Harbour 26');
  assert.equal('products' in (runInputOf(firstDraft, 'x').shock ?? {}), false);
});

test('an address that says something else leaves the form as it was', () => {
  for (const ask of [undefined, null, 7, 'x', [], {}, { kind: 'worm', targets: 'a', products: [1], mode: 'template' }])
    assert.deepEqual(draftFrom(ask), firstDraft, JSON.stringify(ask));
  assert.equal(draftFrom({ seed: -1, duration: 'long' }).seed, firstDraft.seed);
});
