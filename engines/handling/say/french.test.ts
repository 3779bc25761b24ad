import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadLexicons } from '#platform/packs/read.ts';
import { compareMarkings } from '../compare.ts';
import { decideShare } from '../decide.ts';
import { joinMarkings } from '../join.ts';
import { schemeOf } from '../national-rows.ts';
import type { MarkingCase } from '../pack-schema.ts';
import { parseMarking } from '../parse/index.ts';
import { markingPool } from '../testing/worlds.ts';
import { translateMarking } from '../translate.ts';
import { actions, type Marking, type Party } from '../types.ts';
import { decisionPhrases } from './french-decisions.ts';
import { parserPhrases } from './french-parser.ts';
import { rulePhrases } from './french-rules.ts';
import { bilingual, inFrench } from './french.ts';

const lexicons = loadLexicons();
const engine = path.resolve(import.meta.dirname, '..');
const root = path.resolve(engine, '../..');

/** Sentences for authors of packs and for programs, which are no answers about a marking. */
const notAnswers =
  /^(load|pack-schema|check-decision|bench|sha256)|(^|\/)(testing|say)\/|check-case|residual|\.test\.ts$/;

function sources(): readonly { file: string; text: string }[] {
  return fs
    .globSync('**/*.ts', { cwd: engine })
    .filter(file => !notAnswers.test(file))
    .map(file => ({ file, text: fs.readFileSync(path.join(engine, file), 'utf8') }));
}

/** Whole sentences among the string literals of a source, with what is put in them written as `Xx`. */
function sentencesIn(text: string): readonly string[] {
  const code = text
    .replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/(fail\(|next:|const (en|fr) =|residual\()[^;]*?;/g, '');
  const literals = [...code.matchAll(/`((?:\\.|[^`\\])*)`|'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"/g)];
  return literals
    .map(
      ([, template, single, double]) =>
        template?.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'Xx') ?? single ?? double ?? '',
    )
    .map(sentence => sentence.replaceAll(/\\([`'"])/g, '$1'))
    .filter(sentence => /^(`|[A-Z]).* .*[.?]$/s.test(sentence) && !/^[`A-Z]\S*\\/.test(sentence));
}

/** Words of a pack after the name of a mark, and a component with its comparison: what is put in carries the sentence. */
const quotes = new Set(['Xx: Xx.', 'Xx: XxXx.']);

test('every sentence that stands in the engine has its French', () => {
  const missing = sources().flatMap(({ file, text }) =>
    sentencesIn(text)
      .filter(sentence => inFrench(sentence) === undefined && !quotes.has(sentence))
      .map(sentence => `${file}: ${sentence}`),
  );
  assert.deepEqual(missing, []);
  assert.ok(sources().flatMap(({ text }) => sentencesIn(text)).length > 150, 'the scan still finds the sentences');
});

test('the catalogue holds each sentence once, uses each place that is put in, and nothing is left in English', () => {
  const all = [...rulePhrases, ...decisionPhrases, ...parserPhrases];
  assert.equal(new Set(all.map(([english]) => english)).size, all.length);
  for (const [english, french] of all) {
    const places = english.split('{}').length - 1;
    const used = new Set([...french.matchAll(/\{(\d)/g)].map(([, place]) => Number(place)));
    assert.deepEqual(
      [...used].toSorted((a, b) => a - b),
      Array.from({ length: places }, (_, i) => i),
      english,
    );
    assert.notEqual(english, french);
  }
});

type Cases = Readonly<Record<string, unknown>>;
const yaml = (name: string) => parse(fs.readFileSync(path.join(root, 'cases', name), 'utf8')) as Cases;

/** Every marking that any case writes. */
function markings(): readonly Marking[] {
  const packs = [...lexicons.byId.values()].flatMap(l => l.more.cases as MarkingCase[]);
  const traps = (yaml('markings/traps.yaml').traps as { cases: MarkingCase[] }[]).flatMap(trap => trap.cases);
  const asked = (yaml('acceptance/parse.yaml').cases as { ask?: { text?: string; input?: object } }[]).flatMap(c =>
    typeof c.ask?.text === 'string' ? [{ text: c.ask.text, context: {} }] : [],
  );
  const pool = markingPool(lexicons).map(marking => marking);
  return [
    ...[...packs, ...traps, ...asked].map(({ text, context }) => parseMarking(text, context ?? {}, lexicons)),
    ...pool,
  ];
}

const said: { code: string; english: string }[] = [];
function collect(answer: unknown): void {
  if (Array.isArray(answer)) return answer.forEach(collect);
  if (answer === null || typeof answer !== 'object') return;
  const { code, text, message } = answer as { code?: unknown; text?: unknown; message?: unknown };
  const english = typeof text === 'string' ? text : message;
  if (typeof code === 'string' && typeof english === 'string') said.push({ code, english });
  Object.values(answer).forEach(collect);
}

const parties: readonly Party[] = [
  { id: 'r' },
  {
    id: 'r',
    country: 'US',
    nationality: ['US'],
    kind: 'federal-agency',
    communities: [],
    clearances: [],
    agreements: [],
  },
  {
    id: 'r',
    country: 'DE',
    nationality: ['DE'],
    kind: 'operator',
    client_of: [],
    provider_to: ['h'],
    clearances: [{ scheme: 'de-vs', level: 'GEHEIM' }],
  },
];

test('every answer about any marking of any case is said in French, by whatever verb', () => {
  const all = markings();
  for (const [i, marking] of all.entries()) {
    const { vector: _vector, spans: _spans, ...answer } = marking;
    collect(answer);
    const other = all[(i * 7 + 3) % all.length] as Marking;
    collect(compareMarkings(marking, other).because);
    const joined = joinMarkings([{ marking }, { marking: other }], lexicons, '2026-01-01');
    collect([joined.because, joined.conditions]);
    for (const target of ['eu-euci', 'tlp-2', 'tlp-1', 'us-capco', 'uk-gscp', 'eu-appendix-b:BE', 'nowhere'])
      collect(translateMarking(marking, target, lexicons).because);
    const recipient = parties[i % parties.length] as Party;
    for (const action of [actions[i % actions.length] ?? 'read', 'read'] as const) {
      const item = { marking: marking.original, originator: 'agency' };
      const at = '2026-01-01T00:00:00Z';
      const { basis: _basis, ...verdict } = decideShare({ item, holder: { id: 'h' }, recipient, action, at }, lexicons);
      collect(verdict);
    }
  }
  const distinct = [...new Map(said.map(each => [`${each.code}|${each.english}`, each])).values()];
  assert.ok(distinct.length > 800, `${distinct.length} answers`);
  const silent = distinct.filter(({ code, english }) => inFrench(english, code) === undefined);
  assert.deepEqual(silent, []);
  assert.equal(schemeOf('nowhere', lexicons), undefined);
});

test('what is put in keeps its place, and words for facts, actions and owners are French', () => {
  assert.equal(inFrench('Attest: need to know.'), 'À attester : le besoin d’en connaître.');
  assert.equal(inFrench('Ask the originator to permit it.'), 'Demandez l’autorisation de l’émetteur.');
  assert.equal(inFrench('Ask CERT Nordmark to consent.'), 'Demandez l’accord de CERT Nordmark.');
  assert.equal(
    inFrench('No marking on the item says whether one may look up active.'),
    'Aucun marquage ne dit si cet usage est permis : recherche active.',
  );
  assert.equal(
    inFrench('ORCON may not stand at UNCLASSIFIED; only at C, S, TS.'),
    'ORCON ne peut figurer à UNCLASSIFIED ; seulement à C, S, TS.',
  );
  assert.equal(inFrench('Nobody ever wrote this'), undefined);
  assert.equal(inFrench(`Further limit of the source: ${'x: '.repeat(100_000)}`), undefined);
});

test('a bilingual answer has the French beside the English and changes nothing else', () => {
  const answer = parseMarking('UNCLASSIFIED//ORCON', { country: 'US' }, lexicons);
  const both = bilingual(answer);
  assert.match((both.errors[0] as { fr?: string } | undefined)?.fr ?? '', /ne peut figurer/);
  assert.deepEqual(
    JSON.parse(JSON.stringify(both, (key, value: unknown) => (key === 'fr' ? undefined : value))),
    JSON.parse(JSON.stringify(answer)),
  );
});
