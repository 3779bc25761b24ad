import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadLexicons } from '#platform/packs/read.ts';
import { wholeVector } from './compare.ts';
import { componentAtLeast } from './lattice.ts';
import { nationalRows } from './national-rows.ts';
import { parseMarking } from './parse/index.ts';
import { markingPool } from './testing/worlds.ts';
import { translateMarking } from './translate.ts';
import { componentNames, type Equivalence } from './types.ts';
import { vectorOf } from './vector.ts';

/** What a pack's mapping file says, as far as the cases pin it. */
interface Mapping {
  readonly to: string;
  readonly relation: string;
  readonly instrument: string;
  readonly requires_agreement: boolean;
  readonly valid_from?: string;
  readonly items_created_before?: string;
  readonly confidence: string;
  readonly columns?: readonly string[];
  readonly no_counterpart?: object;
}

interface Pinned
  extends Pick<Mapping, 'to' | 'relation' | 'instrument' | 'valid_from' | 'items_created_before' | 'confidence'> {
  readonly pack: string;
  readonly agreement_needed: boolean;
  readonly edges: readonly string[];
}

const lexicons = loadLexicons();
const file = path.join(import.meta.dirname, '../../cases/handling/equivalences.yaml');
const { equivalences } = parse(fs.readFileSync(file, 'utf8')) as { equivalences: readonly Pinned[] };
const mappingsOf = (pack: string) => (lexicons.byId.get(pack)?.more.mappings ?? []) as readonly Mapping[];
const inWords = (edge: Equivalence) =>
  `${edge.from} ${edge.fromLevel} -> ${edge.to} ${edge.toLevel ?? '(no counterpart)'}`;

/** The edges that one mapping gives. */
const edgesOf = (pack: string, mapping: Mapping) =>
  (lexicons.byId.get(pack)?.equivalences ?? []).filter(
    edge =>
      edge.instrument === mapping.instrument &&
      (edge.itemsCreatedBefore === mapping.items_created_before || mapping.columns !== undefined) &&
      (edge.to === mapping.to ||
        edge.from === mapping.to ||
        mapping.columns !== undefined ||
        mapping.no_counterpart !== undefined),
  );

test('all 35 statements of equivalence are pinned, and no pack holds another', () => {
  assert.equal(equivalences.length, 35);
  const held = [...lexicons.byId.keys()].reduce((sum, pack) => sum + mappingsOf(pack).length, 0);
  assert.equal(held, 35);
});

for (const pinned of equivalences) {
  const when = pinned.items_created_before ?? pinned.valid_from;
  test(`${pinned.pack} and ${pinned.to}: ${pinned.relation}${when === undefined ? '' : `, ${when}`} (${pinned.edges.length} edges)`, () => {
    const mapping = mappingsOf(pinned.pack).find(
      m =>
        m.to === pinned.to &&
        m.instrument === pinned.instrument &&
        m.items_created_before === pinned.items_created_before,
    );
    assert.ok(mapping, 'the instrument is named as pinned');
    assert.equal(mapping.relation, pinned.relation);
    assert.equal(mapping.requires_agreement, pinned.agreement_needed);
    assert.equal(mapping.valid_from, pinned.valid_from);
    assert.equal(mapping.confidence, pinned.confidence);
    const edges = edgesOf(pinned.pack, mapping);
    assert.deepEqual(edges.map(inWords), pinned.edges);
    for (const edge of edges) {
      assert.equal(edge.requiresAgreement, pinned.agreement_needed);
      if (mapping.columns === undefined) assert.equal(edge.validFrom, pinned.valid_from);
    }
  });
}

test('every edge that names two schemes is what translation answers, with its relation', () => {
  for (const lexicon of lexicons.byId.values()) {
    for (const edge of lexicon.equivalences) {
      if (
        edge.toLevel === null ||
        edge.fromLevel === '*' ||
        !lexicons.byId.has(edge.to) ||
        !lexicons.byId.has(edge.from)
      )
        continue;
      const created = edge.itemsCreatedBefore === undefined ? '2023-01-01' : '2015-01-01';
      const source = parseMarking(
        { scheme: edge.from, level: edge.fromLevel },
        { scheme: edge.from, created },
        lexicons,
      );
      const { level, relation } = translateMarking(source, edge.to, lexicons, { created, at: '2026-11-01' });
      assert.deepEqual({ level, relation }, { level: edge.toLevel, relation: edge.relation }, inWords(edge));
    }
  }
});

test('translation never lowers a component: the target covers it, or an instruction does', () => {
  const when = { created: '2024-05-01', at: '2026-11-01' };
  for (const source of markingPool(lexicons)) {
    for (const target of lexicons.byId.keys()) {
      if (target === source.scheme) continue;
      const result = translateMarking(source, target, lexicons, when);
      const covering =
        result.level === null ? {} : vectorOf({ scheme: target, level: result.level, caveats: [] }, lexicons);
      for (const component of componentNames) {
        if (component === 'protection' && result.level !== null) continue;
        const covered = componentAtLeast(component, covering, wholeVector(source));
        const said = result.residual.some(
          residual => residual.component === component || residual.components?.includes(component),
        );
        assert.ok(covered || said, `${source.original} -> ${target}: ${component}`);
      }
      if (result.level !== null)
        assert.ok(
          result.because.some(reason => reason.citation !== undefined),
          `${source.original} -> ${target}: by which instrument`,
        );
      assert.equal(result.original, source.original);
    }
  }
});

test('two edges in a row are a labelled suggestion and never a translation', () => {
  const source = parseMarking('GEHEIM', { country: 'DE' }, lexicons);
  const result = translateMarking(source, 'us-capco', lexicons, { at: '2026-11-01' });
  assert.equal(result.relation, 'none');
  assert.equal(result.level, null);
  assert.ok(result.suggestions.every(({ level, label }) => level === 'S' && /not an equivalence/.test(label)));
  assert.ok(result.suggestions.length > 0);
  assert.equal(new Set(result.suggestions.map(each => `${each.via} ${each.level}`)).size, result.suggestions.length);
});

test('a missing tier is raised and said, a RESTRICTED without counterpart is not put on the ladder', () => {
  const read = (text: string) => parseMarking(text, {}, lexicons);
  const raised = translateMarking(read('CONFIDENTIEL UE/EU CONFIDENTIAL'), 'uk-gscp', lexicons, { at: '2026-11-01' });
  assert.deepEqual([raised.level, raised.relation], ['SECRET', 'at-least']);
  assert.ok(
    raised.flags.includes('translated-up') && raised.residual.some(residual => residual.code === 'translated-up'),
  );
  const none = translateMarking(read('RESTREINT UE/EU RESTRICTED'), 'us-capco', lexicons, { at: '2026-11-01' });
  assert.deepEqual([none.level, none.relation], [null, 'none']);
  assert.ok(none.flags.includes('no-counterpart') && none.alternatives.some(alternative => alternative.level === 'C'));
});

test('handling as is one-way: a German paper does not become NATO information', () => {
  const there = translateMarking(parseMarking('NATO RESTRICTED', {}, lexicons), 'de-vs', lexicons);
  assert.deepEqual([there.level, there.relation], ['VS-NfD', 'handled-as']);
  assert.equal(translateMarking(parseMarking('VS-NfD', {}, lexicons), 'nato', lexicons).relation, 'none');
});

test('every cell of Appendix B is a target and a source: a state without a pack is translated into and out of', () => {
  const rows = [...nationalRows(lexicons).values()];
  assert.equal(rows.length, 21);
  for (const row of rows) {
    for (const level of row.levels) {
      const where = `${row.id} ${level.code}`;
      const column = String(level.more.eu);
      const source = parseMarking({ scheme: 'eu-euci', level: column }, {}, lexicons);
      const there = translateMarking(source, row.id, lexicons);
      assert.deepEqual([there.level, there.marking, there.relation], [level.code, level.more.write, 'equal'], where);
      const written = parseMarking(String(level.more.write), { scheme: row.id }, lexicons);
      assert.equal(translateMarking(written, 'eu-euci', lexicons).level, column, where);
    }
  }
});
