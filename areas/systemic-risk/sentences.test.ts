import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probabilityOf, readModel, runCascade } from '#engines/cascade/index.ts';
import { packInput } from '#platform/packs/models.ts';
import {
  chainSentence,
  chanceSentence,
  familyWords,
  hiddenName,
  modelBand,
  shockWords,
  warningsOf,
} from './contract/sentences.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const names = (id: string) => ({ a: 'Poste', b: 'Hôpital' })[id] ?? id;

test('a chain is told in both languages from its records and hours; a withheld record has no name', () => {
  const chain = { nodes: ['a', 'b', hiddenName], hours: [0, 7.25, 72] };
  assert.equal(
    plain(chainSentence('fr', chain, names)),
    'Poste (0 h), puis Hôpital sans Poste (7,3 h), puis un élément qui ne peut être nommé ici sans Hôpital (72 h)',
  );
  assert.equal(
    chainSentence('en', chain, names),
    'Poste (0 h), then Hôpital without Poste (7.3 h), then a record that may not be named here without Hôpital (72 h)',
  );
});

test('a chance is told between its bounds; what was never or always seen by its bound alone', () => {
  assert.equal(chanceSentence('en', probabilityOf(20, 100)), 'a chance between 13% and 29%: seen in 20 of 100 worlds');
  assert.equal(
    plain(chanceSentence('fr', probabilityOf(20, 100))),
    'une probabilité entre 13 % et 29 % : vu dans 20 mondes sur 100',
  );
  assert.match(plain(chanceSentence('fr', probabilityOf(0, 100))), /^une probabilité d’au plus 3 % : vu dans aucun/);
  assert.match(
    plain(chanceSentence('fr', probabilityOf(100, 100))),
    /^une probabilité d’au moins 97 % : vu dans chacun/,
  );
  assert.match(chanceSentence('fr', probabilityOf(0, 0)), /n’a pas été estimée/);
});

test('nothing a real run says is left in English for a French reader', async () => {
  const shock = { kind: 'sector', targets: ['Utilities'], compromise: 0.6 };
  const model = readModel(packInput('bea-2022'));
  const result = await runCascade({ model, shock, worlds: 20, seed: 3, parameter_draws: 4 });
  assert.ok(result.defaults.length > 0);
  for (const { family } of [...result.defaults, { family: 'loss of a function' }])
    assert.notEqual(familyWords('fr', family), family, `no French words for the family \`${family}\``);
  assert.equal(modelBand('fr', result.model_band_basis).length, result.model_band_basis.length);
  assert.ok(modelBand('fr', result.model_band_basis).every(text => !result.model_band_basis.includes(text)));
  assert.deepEqual(warningsOf('en', result), result.warnings);
  assert.equal(warningsOf('fr', result).length, result.warnings.length);
  assert.notEqual(shockWords('fr', result.manifest.shock.kind), result.manifest.shock.kind);
});
