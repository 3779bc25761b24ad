import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parseMarking } from '#engines/handling/index.ts';
import { gatePhrases } from '#engines/handling/say/french-gate.ts';
import { gateInFrench } from '#engines/handling/say/french.ts';
import type { Verdict } from '#engines/handling/types.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { markingBlock, openBlock } from './blocks.ts';

const files = ['blocks.ts', 'basis.ts', 'reach.ts', 'channel.ts', '../agreements/coverage.ts'];

/** Obligations are told by the verdict, and a title is put in where a sentence has it. */
const notOfTheGate = /^(Destroy it after|Tell the giver|Do not pass it on|Pass it on only)/;

/** Sentences among the string literals of a source, with what is put in them written as `Xx`; French ones left out. */
function sentencesIn(text: string): readonly string[] {
  const code = text
    .replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/fr: \{[\s\S]*?\n {4}\},/g, '');
  return [...code.matchAll(/`((?:\\.|[^`\\])*)`|'((?:\\.|[^'\\\n])*)'/g)]
    .map(([, template, single]) => template?.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'Xx') ?? single ?? '')
    .map(sentence => sentence.replaceAll(/\\([`'"])/g, '$1'))
    .filter(sentence => /^[`A-Z].* [a-z]+/s.test(sentence) && /[.?:]( Xx)?$/.test(sentence));
}

/** What an agreement covers is said by one sentence for each part of its scope. */
const scopes = ['information class', 'activity', 'purpose'];

const found = files.flatMap(file =>
  sentencesIn(fs.readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    .filter(sentence => !notOfTheGate.test(sentence))
    .flatMap(sentence => (/the Xx Xx[.;]/.test(sentence) ? scopes.map(noun => sentence.replace('Xx', noun)) : sentence))
    .map(sentence => `${file}| ${sentence}`),
);

test('every sentence that stands in the gate has its French', () => {
  const missing = found.filter(each => gateInFrench(each.slice(each.indexOf('|') + 2)) === undefined);
  assert.deepEqual(missing, []);
  assert.ok(found.length >= 40, `the scan still finds the sentences: ${found.length}`);
});

/** A name as hard as they come: joints, a full stop, and none of the words that a catalogue translates. */
const hard = (place: number) => `St. Elm and Oak ${place} 2026-11-2${place}`;

test('names, marks and dates that are put in come out as they went in', () => {
  for (const [english] of gatePhrases) {
    const places = english.split('{}').length - 1;
    const names = Array.from({ length: places }, (_, place) => hard(place));
    let at = 0;
    const french = gateInFrench(english.replaceAll('{}', () => names[at++]!));
    assert.ok(french !== undefined && french !== english, english);
    for (const name of names) assert.ok(french.includes(name), `${english} → ${french}`);
  }
});

test('a sentence nobody wrote, or longer than any, has no French and is shown as it stands', () => {
  assert.equal(gateInFrench('Nobody ever wrote this.'), undefined);
  assert.equal(gateInFrench(`No party has the number ${'9'.repeat(5000)}.`), undefined);
});

test('an open verdict is said with each of its reasons in French', () => {
  const verdict: Verdict = {
    decision: 'cannot-decide',
    conditions: [],
    because: [],
    missing: [],
    unknown: [
      { code: 'a', text: 'Is this so: need to know?' },
      { code: 'b', text: 'Does St. Elm and Oak consent?' },
    ],
    obligations: [],
    basis: [],
  };
  assert.equal(
    gateInFrench(openBlock(verdict)!.message),
    'Un fait manque. Est-ce le cas : le besoin d’en connaître ? St. Elm and Oak donne-t-il son accord ?',
  );
  const conditions = [{ code: 'c', text: 'Attest: need to know.' }];
  const may = openBlock({ ...verdict, decision: 'permit-with-conditions', conditions });
  assert.match(gateInFrench(may!.message)!, /^L’envoi est permis .* À attester : le besoin d’en connaître\.$/);
});

test('a marking that is not understood is quoted as it was written', () => {
  const block = markingBlock(parseMarking('TLP:PURPLE and GOLD', {}, loadLexicons()));
  const french = gateInFrench(block!.message)!;
  assert.match(french, /^`TLP:PURPLE and GOLD` (n’est pas compris|peut se lire)/);
  assert.doesNotMatch(french, / is not | can be /);
});
