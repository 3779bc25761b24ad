import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { lexiconsFrom, type PackFinding } from '#engines/handling/load.ts';
import { packFindings } from '#engines/handling/load-rules.ts';
import { packJsonSchemas } from '#engines/handling/pack-schema.ts';
import { sha256 } from '#engines/handling/sha256.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { parse } from 'yaml';
import { z } from 'zod';
import { bundleLexicons } from './bundle.ts';
import { checkPacks } from './check.ts';
import { packFindingsBelow } from './check-all.ts';
import { lexiconFolder, loadLexicons, readPackFolder } from './read.ts';

const files = readPackFolder(lexiconFolder);

/** The findings after one text of one file was replaced. */
function changed(file: string, from: string, to: string): PackFinding[] {
  const text = files.get(file) ?? '';
  assert.ok(text.includes(from), `${file} holds ${from}`);
  return packFindings(new Map([...files, [file, text.replace(from, to)]]));
}

test('the packs that ship are sound', () => assert.deepEqual(checkPacks(), []));

test('a bundle for the browser gives the same lexicons and hashes as the folder', () => {
  const bundle = JSON.parse(JSON.stringify(bundleLexicons())) as ReturnType<typeof bundleLexicons>;
  const a = loadLexicons();
  const b = lexiconsFrom(bundle);
  assert.deepEqual(
    [...b.byId.values()].map(l => [l.id, l.basis, l.levels, l.caveats, l.equivalences]),
    [...a.byId.values()].map(l => [l.id, l.basis, l.levels, l.caveats, l.equivalences]),
  );
  assert.deepEqual(b.homographs, a.homographs);
});

test('the hash of a pack is SHA-256', () => {
  for (const text of ['', 'abc', 'é'.repeat(63), 'x'.repeat(1000), '機密']) {
    assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'));
  }
});

test('a value without confidence is found with its file and line', () => {
  const text = files.get('pap/terms.yaml') ?? '';
  const findings = changed(
    'pap/terms.yaml',
    '    source: MISPTAX\n    confidence: confirmed\n',
    '    source: MISPTAX\n',
  );
  assert.equal(findings[0]?.rule, 'schema');
  assert.equal(findings[0]?.file, 'pap/terms.yaml');
  assert.ok((findings[0]?.line ?? 0) > 0 && (findings[0]?.line ?? 0) < text.split('\n').length);
});

test('a citation that names no source of the pack is found at its line', () => {
  const findings = changed('pap/terms.yaml', 'source: MISPTAX', 'source: HEARSAY');
  const finding = findings.find(f => f.rule === 'source-unknown');
  const line = (files.get('pap/terms.yaml') ?? '').split('\n').findIndex(l => l.includes('source: MISPTAX')) + 1;
  assert.deepEqual([finding?.file, finding?.line], ['pap/terms.yaml', line]);
});

test('changed content needs a new revision', () => {
  const rules = changed('pap/terms.yaml', 'actions: any', 'actions: anything').map(f => f.rule);
  assert.deepEqual(rules, ['revision-not-risen']);
});

test('a reference to a level or caveat that does not exist is found', () => {
  assert.ok(changed('nato/terms.yaml', 'applies_to: [CTS]', 'applies_to: [CTX]').some(f => f.rule === 'level-unknown'));
  assert.ok(
    changed('us-capco/terms.yaml', 'exclusive_with: [RELIDO]', 'exclusive_with: [RELIDOX]').some(
      f => f.rule === 'caveat-unknown',
    ),
  );
  assert.ok(changed('us-capco/mappings/eu-euci.yaml', 'C: C-UE', 'C: X-UE').some(f => f.rule === 'level-unknown'));
});

test('a pack without a negative case, and a case that does not hold, are found', () => {
  const only = 'cases:\n  - text: LIMITE\n    expect: {scheme: eu-limite, level: LIMITE, errors: []}\n';
  const without = packFindings(new Map([...files, ['eu-limite/cases.yaml', only]]));
  assert.deepEqual(
    without.map(f => f.rule),
    ['negative-case-missing'],
  );
  const wrong = packFindings(
    new Map([...files, ['eu-limite/cases.yaml', only.replace('scheme: eu-limite', 'scheme: nato')]]),
  );
  assert.ok(wrong.some(f => f.rule === 'case-fails' && f.line === 2));
});

test('broken YAML and a wrong field are refused with file, line and what to do', () => {
  const broken = new Map([...files, ['pap/pack.yaml', 'id: pap\ntitle: [unclosed\n']]);
  assert.throws(
    () => lexiconsFrom(broken),
    (error: unknown) =>
      error instanceof FailureError &&
      error.failure.code === 'pack-invalid' &&
      (error.failure.pointer ?? '').startsWith('pap/pack.yaml:') &&
      Boolean(error.failure.next),
  );
  assert.throws(
    () => lexiconsFrom(new Map([...files, ['pap/pack.yaml', `${files.get('pap/pack.yaml')}invented: 1\n`]])),
    /pap\/pack\.yaml/,
  );
});

test('a pack outside the repository is loaded from its folder and checked against the others', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'entente-packs-'));
  try {
    mkdirSync(path.join(dir, 'acme-3'));
    const write = (name: string, text: string) => writeFileSync(path.join(dir, 'acme-3', name), text);
    write(
      'pack.yaml',
      'id: acme-3\ntitle: Acme ladder\nauthority: Acme\njurisdiction: private\nkind: corporate\nedition: "1"\nrevision: 1\nstatus: current\nconfidence: confirmed\nlicence: CC0-1.0\nsources:\n  ACME: {title: Acme handbook}\nexpresses: [protection]\n',
    );
    write(
      'terms.yaml',
      'levels:\n  - {code: AMBERINE, label: AMBERINE, order: 0, source: ACME, confidence: confirmed}\ncaveats: []\nsyntax: {style: words, source: ACME, confidence: confirmed}\n',
    );
    write('lattice.yaml', 'tracks: {main: [AMBERINE]}\n');
    write(
      'cases.yaml',
      'cases:\n  - {text: AMBERINE, expect: {scheme: acme-3, level: AMBERINE, errors: []}}\n  - {text: AMBERINE ZZQX, expect: {errors: [unknown-caveat]}}\n',
    );
    assert.equal(loadLexicons({ extra: [dir] }).byId.get('acme-3')?.levels[0]?.code, 'AMBERINE');
    assert.deepEqual(
      checkPacks(dir)
        .map(f => f.rule)
        .sort(),
      ['change-unrecorded', 'revision-unrecorded'],
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('one pack, the folder of packs and the folder around it are checked alike; a folder without packs is said', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'entente-packs-'));
  try {
    const pack = path.join(root, 'packs/lexicons/pap-of-ours');
    cpSync(path.join(lexiconFolder, 'pap'), pack, { recursive: true });
    const terms = readFileSync(path.join(pack, 'terms.yaml'), 'utf8');
    writeFileSync(path.join(pack, 'terms.yaml'), terms.replace('source: MISPTAX', 'source: HEARSAY'));
    const rules = (folder: string) =>
      packFindingsBelow(path.join(root, folder)).map(f => `${f.file}:${f.line} ${f.rule}`);
    const found = rules('packs');
    assert.ok(
      found.some(each => /^pap-of-ours\/terms\.yaml:\d+ source-unknown$/.test(each)),
      found.join(),
    );
    for (const folder of ['', 'packs/lexicons', 'packs/lexicons/pap-of-ours']) assert.deepEqual(rules(folder), found);
    assert.throws(() => packFindingsBelow(path.join(root, 'packs/regimes')), /no pack below/);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('an editor’s schemas accept every pack that ships and refuse a key, a word or a value that is not of the format', () => {
  const schemas = packJsonSchemas();
  const accepts = (name: string, data: unknown) =>
    z.fromJSONSchema(schemas[`${name}.schema.json`] as Parameters<typeof z.fromJSONSchema>[0]).safeParse(data).success;
  for (const [file, text] of files) {
    const name = path.posix.basename(file, '.yaml');
    if (['pack', 'terms', 'lattice', 'cases'].includes(name)) assert.ok(accepts(name, parse(text)), file);
  }
  const pack = parse(files.get('pap/pack.yaml') ?? '') as object;
  assert.ok(!accepts('pack', { ...pack, revison: 2 }), 'a misspelt key');
  assert.ok(!accepts('pack', { ...pack, confidence: 'sure' }), 'a word that is not one of the three');
  assert.ok(!accepts('pack', { ...pack, revision: 'two' }), 'a revision that is no number');
});

test('every schema can be given to an editor as JSON Schema', () => {
  for (const [name, schema] of Object.entries(packJsonSchemas())) {
    assert.match(name, /\.schema\.json$/);
    assert.equal((schema as { type?: string }).type, 'object');
  }
});

test('every level, caveat and equivalence carries a source of its own pack and how far it was checked', () => {
  for (const lexicon of loadLexicons().byId.values()) {
    for (const { citation } of [...lexicon.levels, ...lexicon.caveats, ...lexicon.equivalences]) {
      assert.ok(lexicon.sources[citation.source], `${lexicon.id}: ${citation.source}`);
      assert.ok(citation.confidence, lexicon.id);
    }
  }
});
