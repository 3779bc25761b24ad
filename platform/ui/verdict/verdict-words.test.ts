import assert from 'node:assert/strict';
import { test } from 'node:test';
import i18next from 'i18next';
import { decideShare, parseMarking } from '#engines/handling/index.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { relianceWords, sentenceWords, verdictWords } from './verdict-words.ts';

const lexicons = loadLexicons();
const verdict = decideShare(
  {
    item: { marking: 'SECRET//ORCON/REL TO USA, GBR', originator: 'o' },
    holder: { id: 'a', country: 'US' },
    recipient: { id: 'b' },
    action: 'read',
    at: '2026-11-26T10:00:00Z',
  },
  lexicons,
);
const spokenIn = async (language: 'en' | 'fr') => {
  await i18next.init({ lng: language, resources: {} });
  const { because, missing, conditions, unknown, obligations } = verdictWords(verdict);
  return [...because, ...missing, ...conditions, ...unknown, ...obligations].map(each => each.text);
};

test('every sentence of a verdict is said in the language of the session, and nothing else of it changes', async () => {
  const english = await spokenIn('en');
  const french = await spokenIn('fr');
  assert.ok(english.length >= 8);
  assert.equal(french.length, english.length);
  for (const [index, text] of english.entries()) assert.notEqual(french[index], text);
  assert.ok(english.includes('SECRET is for those with a need to know.'));
  assert.ok(!french.some(text => /\b(the|needs|is for|with)\b/.test(text)), french.join('\n'));
  assert.deepEqual(verdictWords(verdict).basis, verdict.basis);
});

test('what a parser objects to and what an exchange rests on are said in French, titles and laws as they stand', async () => {
  await i18next.init({ lng: 'fr', resources: {} });
  const [error] = parseMarking('SECRET//ZZQX', { country: 'US' }, lexicons).errors;
  assert.equal(sentenceWords({ code: error?.code ?? '', text: error?.message ?? '' }).lang, 'fr');
  assert.equal(sentenceWords({ code: 'x', text: 'Words of a pack.' }).lang, 'en');
  const said = (kind: string, text: string) => relianceWords({ kind, text });
  assert.equal(said('community', 'Both are members of gas-isac.'), 'Tous deux sont membres de gas-isac.');
  assert.equal(said('community', 'HydroVend serves Vestland Gas.'), 'HydroVend est prestataire de Vestland Gas.');
  assert.equal(said('originator', 'It is their own information.'), 'C’est leur propre information.');
  assert.match(said('public', 'The marking puts no limit on who may read it.'), /ne limite pas/);
  assert.equal(said('agreement', 'Who serves whom.'), 'Who serves whom.');
});
