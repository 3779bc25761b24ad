import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { evaluateDuties } from '#engines/duties/index.ts';
import { parseMarking } from '#engines/handling/index.ts';
import { checkout } from '#platform/config/config.ts';
import { lexiconsWith, regimesWith } from '#platform/packs/all.ts';
import { checkPacks } from '#platform/packs/check.ts';
import { packFindingsBelow } from '#platform/packs/check-all.ts';
import { rules } from '#tools/check/rules/index.ts';
import { kinds, makeRoom } from './make.ts';
import { recordRevision } from './record-revision.ts';

const roots: string[] = [];
/** A folder of its own for each test: links into the checkout made for one must not be written through by another. */
function newRoot(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-new-'));
  roots.push(root);
  return root;
}
after(() => {
  for (const root of roots) fs.rmSync(root, { recursive: true, force: true });
});
const today = '2026-11-24';

test('a new lexicon outside the repository passes the pack check at once and is parsed beside the shipped ones', () => {
  const root = newRoot();
  recordRevision(makeRoom(root, 'lexicon', 'acme-marks', today));
  assert.deepEqual(checkPacks(path.join(root, 'packs/lexicons')), []);
  const lexicons = lexiconsWith([path.join(root, 'packs')]);
  assert.equal(parseMarking('ACME MARKS CLOSED', {}, lexicons).scheme, 'acme-marks');
  assert.equal(parseMarking('TLP:RED', {}, lexicons).scheme, 'tlp-2');
});

test('what is said after making a pack in a folder of one’s own checks that pack', () => {
  const root = newRoot();
  const made = spawnSync(process.execPath, ['tools/new/main.ts', 'lexicon', 'acme-marks', root], {
    cwd: checkout,
    encoding: 'utf8',
  });
  const [, folder] = /npx entente pack check (\S+)\n$/.exec(made.stdout) ?? [];
  assert.equal(folder, path.join(root, 'packs'), made.stdout + made.stderr);
  assert.deepEqual(
    packFindingsBelow(folder).filter(finding => !finding.warning),
    [],
  );
});

test('a new regime outside the repository evaluates at once', () => {
  const root = newRoot();
  makeRoom(root, 'regime', 'eu-acme-1', today);
  const regimes = regimesWith([path.join(root, 'packs')]);
  const { duties } = evaluateDuties(regimes, {
    now: '2027-01-15T12:00:00Z',
    entity: { 'e.countries': ['DE'] },
    facts: { 'i.status': 'confirmed' },
    timestamps: { 't.aware': '2027-01-15T08:00:00Z' },
    regimes: ['eu-acme-1'],
  });
  assert.equal(duties[0]?.outcome, 'triggered');
});

for (const kind of ['format', 'engine', 'area']) {
  test(`a new ${kind} passes the house rules and its own test at once`, () => {
    const root = newRoot();
    const folder = makeRoom(root, kind, 'new-room', today);
    const files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => fs.statSync(path.join(folder, name)).isFile());
    const inRepository = `${kinds[kind]?.folder}/new-room`;
    const tree = new Map(
      files.map(name => [`${inRepository}/${name}`, fs.readFileSync(path.join(folder, name), 'utf8')]),
    );
    assert.deepEqual(
      rules.flatMap(rule => rule(tree)),
      [],
    );
    linkCheckout(root, kinds[kind]?.folder ?? '');
    const ran = spawnSync(process.execPath, ['--test', path.join(folder, 'new-room.test.ts')], {
      encoding: 'utf8',
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    });
    assert.match(ran.stdout, /pass 1/, ran.stdout + ran.stderr);
  });
}

test('a room that is there is not written over, and a bad name or kind is refused', () => {
  const root = newRoot();
  makeRoom(root, 'format', 'new-room', today);
  assert.throws(() => makeRoom(root, 'format', 'new-room', today), /is there already/);
  assert.throws(() => makeRoom(root, 'format', 'New Room', today), /not a name/);
  assert.throws(() => makeRoom(root, 'castle', 'a', today), /no kind of room/);
});

/** Makes the new room's imports resolve: the folder stands where a checkout would have it. */
function linkCheckout(root: string, made: string): void {
  for (const name of [
    'package.json',
    'node_modules',
    'platform',
    'tools',
    ...['engines', 'areas', 'formats'].filter(top => top !== made),
  ]) {
    const target = path.join(root, name);
    if (!fs.existsSync(target)) fs.symlinkSync(path.join(checkout, name), target);
  }
  if (made === 'engines' && !fs.existsSync(path.join(root, 'engines/kernel')))
    fs.symlinkSync(path.join(checkout, 'engines/kernel'), path.join(root, 'engines/kernel'));
}
