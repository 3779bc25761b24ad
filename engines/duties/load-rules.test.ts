import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { makeRoom } from '#tools/new/make.ts';
import { recordRevision } from '#tools/new/record-revision.ts';
import { checkRegimes } from '#platform/packs/check-regimes.ts';
import { packJsonSchemas } from './pack-schema.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** A new regime pack in a folder of its own. */
function pack() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-regime-'));
  folders.push(root);
  const folder = makeRoom(root, 'regime', 'eu-acme-1', '2026-11-24');
  recordRevision(folder);
  const file = (name: string) => path.join(folder, name);
  return {
    /** what is broken: a pack of one's own has no French titles yet, which is a warning (`titles.test.ts`) */
    check: () => checkRegimes(path.join(root, 'packs')).filter(finding => !finding.warning),
    remove: (name: string) => fs.rmSync(file(name)),
    add: (name: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(root, 'packs', name)), { recursive: true });
      fs.writeFileSync(path.join(root, 'packs', name), text);
    },
    /** replaces a text that is there */
    change: (name: string, from: string, to: string) => {
      const text = fs.readFileSync(file(name), 'utf8');
      assert.ok(text.includes(from), `${name} holds ${from}`);
      fs.writeFileSync(file(name), text.replace(from, to));
    },
    lineOf: (name: string, part: string) =>
      fs
        .readFileSync(file(name), 'utf8')
        .split('\n')
        .findIndex(line => line.includes(part)) + 1,
  };
}

const rules = (findings: readonly { rule: string }[]) => [...new Set(findings.map(finding => finding.rule))];

test('the packs that ship are sound', () => assert.deepEqual(checkRegimes(), []));

test('a new regime is sound as it is made', () => assert.deepEqual(pack().check(), []));

test('a value without its article is found with file and line, and what to do', () => {
  const own = pack();
  own.change('parameters.yaml', '        cite: art. 1\n', '');
  const [finding, ...others] = own.check();
  assert.deepEqual(others, []);
  assert.equal(finding?.rule, 'value-is-cited');
  assert.equal(finding?.file, 'regimes/eu-acme-1/parameters.yaml');
  assert.ok((finding?.line ?? 0) > 1);
  assert.match(finding?.next ?? '', /article/);
});

test('everything that is wrong is said at once', () => {
  const own = pack();
  own.change('duties.yaml', 'f: i.status', 'f: i.mood');
  own.change('duties.yaml', 'from: t.aware', 'from: t.noticed');
  own.change('pack.yaml', 'confidence: recalled', 'confidence: heard');
  assert.deepEqual(rules(own.check()).sort(), ['clock-is-listed', 'fact-is-listed', 'schema']);
});

test('changed content needs a new revision, and that one an entry in CHANGES.md', () => {
  const own = pack();
  own.change('parameters.yaml', 'cite: art. 1', 'cite: art. 1, last sentence');
  assert.deepEqual(rules(own.check()), ['revision-not-risen']);
  own.change('pack.yaml', 'revision: 1\nlicence', 'revision: 2\nlicence');
  assert.deepEqual(rules(own.check()).sort(), ['change-unrecorded', 'revision-unrecorded']);
});

test('a law text that shows ids, or is silent on an article or a period, is found', () => {
  const own = pack();
  own.change('law.md', '24 hours', 'a day of `t.aware`');
  own.change('duties.yaml', 'cite: art. 1', 'cite: art. 7(2)(b)');
  const found = own.check().filter(each => each.rule.startsWith('law-'));
  assert.deepEqual(
    found.map(each => each.rule),
    ['law-shows-ids', 'law-lacks-article', 'law-lacks-value'],
  );
  assert.match(found[1]?.message ?? '', /does not name 7\(2\)\(b\)/);
});

test('a case that does not hold is found at its line with what came out', () => {
  const own = pack();
  own.change('parameters.yaml', 'PT24H', 'PT23H');
  const finding = own.check().find(each => each.rule === 'case-fails');
  assert.equal(finding?.line, own.lineOf('cases.yaml', 'The duty arises'));
  assert.match(finding?.message ?? '', /first_report is 2026-10-16T03:15:00\+02:00, not 2026-10-16T04:15:00\+02:00/);
});

test('missing positive and negative cases, and a stage that no case names, are found', () => {
  const own = pack();
  own.add('regimes/eu-acme-1/cases.yaml', 'cases: []\n');
  assert.deepEqual(rules(own.check()).sort(), ['negative-case-missing', 'positive-case-missing', 'stage-without-case']);
});

test('broken YAML and a missing file are findings, not an end of the check', () => {
  const own = pack();
  own.remove('law.md');
  own.add('regimes/eu-acme-1/cases.yaml', 'cases: [unclosed\n');
  const found = rules(own.check());
  assert.ok(found.includes('yaml') && found.includes('file-missing'), found.join());
});

test('a protection whose intervals leave a day out, whose fact nobody lists and whose cases do not hold is found', () => {
  const own = pack();
  const head =
    'edition: "1"\nrevision: 1\nlicence: CC0-1.0\nconfidence: recalled\nsources: [{id: a, title: Act, consulted: "2026-11-22"}]\n';
  own.add('protections/sh-acme/pack.yaml', `id: sh-acme\ntitle: Acme\ninstrument: Act\n${head}`);
  const one = '{id: a, text: a, fr: a, cite: art. 1, confidence: recalled';
  own.add(
    'protections/sh-acme/protection.yaml',
    `kind: [liability]\nabout: exchange\ntitle_fr: Acme\nregulator: Acme\nregulator_fr: Acme\nconditions:\n  - ${one}, theme: party, test: {fact: acme.known}}\n` +
      `limits:\n  - ${one.replace('id: a', 'id: b')}}\nvalidity:\n  - {from: "2025-01-01", to: "2025-06-30", state: in_force}\n` +
      '  - {from: "2025-07-02", to: null, state: unknown}\n',
  );
  const expected = 'expect: not_met';
  own.add(
    'protections/sh-acme/cases.yaml',
    `cases:\n  - {name: One, at: "2025-02-01", facts: {}, expect: met}\n  - {name: Two, at: "2025-02-01", facts: {}, ${expected}}\n`,
  );
  const found = own.check();
  assert.equal(found.find(each => each.rule === 'intervals-follow')?.line, 12);
  assert.ok(found.some(each => each.rule === 'fact-is-listed' && each.message.includes('acme.known')));
  assert.equal(found.filter(each => each.rule === 'case-fails').length, 2);
});

test('a folder of one’s own may add a calendar and a fact file, checked by the same rules', () => {
  const own = pack();
  own.add(
    'calendars/XX.yaml',
    'id: XX\ntitle: Nowhere\nfrom: 2026\nto: 2026\nlicence: CC0-1.0\nconfidence: recalled\ndays: {}\n',
  );
  assert.deepEqual(rules(own.check()), ['schema']);
});

test('every schema can be given to an editor as JSON Schema', () => {
  for (const [name, schema] of Object.entries(packJsonSchemas())) {
    assert.match(name, /\.schema\.json$/);
    assert.equal((schema as { type?: string }).type, 'object', name);
  }
  assert.match(JSON.stringify(packJsonSchemas()['regime-duties.schema.json']), /users_share_gt/);
});
