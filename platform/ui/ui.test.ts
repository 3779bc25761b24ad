import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { topicOf } from './api.ts';
import { matchCommands } from './commands/match.ts';
import { type Column, filterRows, searchTexts, valueComparator } from './data-table/columns.ts';
import { clusterMarkers, clusterState } from './map/cluster.ts';
import { markOf, tlpColours, tlpLevel } from './marking/tlp.ts';
import type { Room } from './room.ts';
import { groupHere, navOf, pathHere, waitingIn } from './shell/nav.ts';
import { signs } from './sign/signs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('TLP labels are read in any case and TLP 1.0 is not taken for 2.0', () => {
  assert.equal(tlpLevel('tlp:amber+strict'), 'AMBER+STRICT');
  assert.equal(tlpLevel('TLP:WHITE'), null);
  assert.equal(tlpLevel('TLP:PURPLE'), null);
  assert.equal(tlpLevel('toString'), null);
});

test('a mark is written as its scheme writes it', () => {
  assert.equal(markOf('tlp-2', 'AMBER+STRICT'), 'TLP:AMBER+STRICT');
  assert.equal(markOf('pap', 'RED'), 'PAP:RED');
  assert.equal(markOf('nato', 'NR'), 'NATO NR');
  assert.equal(markOf('eu-euci', 'R-UE'), 'EU-EUCI R-UE');
});

test('the colours of TLP appear nowhere but on TLP labels', () => {
  const colours = new RegExp(
    Object.values(tlpColours)
      .filter(colour => colour !== '#FFFFFF')
      .join('|'),
    'i',
  );
  const others = globSync(
    ['platform/ui/**/*.{css,ts,tsx}', 'apps/web/**/*.{css,ts,tsx}', 'areas/*/ui/**/*.{css,ts,tsx}'],
    { cwd: root },
  ).filter(path => !path.startsWith('platform/ui/marking/'));
  assert.deepEqual(
    others.filter(path => colours.test(readFileSync(root + path, 'utf8'))),
    [],
  );
});

test('nothing uses the Mantine parts that write style elements', () => {
  const files = globSync(['platform/ui/**/*.tsx', 'apps/web/**/*.tsx', 'areas/*/ui/**/*.tsx'], { cwd: root });
  const offending = /<(Grid|SimpleGrid|Modal|Drawer|Spotlight)[\s.>]|\{\{\s*(base|xs|sm|md|lg|xl):/;
  assert.deepEqual(
    files.filter(path => offending.test(readFileSync(root + path, 'utf8'))),
    [],
    'use layout/columns.tsx and feedback/dialog.tsx; see csp.ts',
  );
});

test('the signs of one family differ in shape, not only in colour', () => {
  for (const family of [
    ['triggered', 'undecided', 'not_triggered', 'not_applicable', 'not_in_force'],
    ['full', 'redacted', 'withheld', 'blocked'],
    ['permit', 'permit-with-conditions', 'deny', 'cannot-decide'],
  ] as const) {
    assert.equal(new Set(family.map(state => signs[state].shape)).size, family.length);
  }
});

test('the rail keeps groups and order, leaves empty groups out and counts only what waits', () => {
  const entry = (path: string, order: number, group: 'now' | 'know') => ({
    group,
    order,
    path,
    label: { en: path, fr: path },
  });
  const rooms: readonly Room[] = [
    { id: 'b', routes: [], nav: entry('/b', 2, 'now') },
    { id: 'a', routes: [], nav: [entry('/a', 1, 'now'), entry('/k', 0, 'know')] },
    { id: 'silent', routes: [] },
  ];
  assert.deepEqual(
    navOf(rooms).map(({ group, entries }) => [group, entries.map(each => each.path)]),
    [
      ['now', ['/a', '/b']],
      ['know', ['/k']],
    ],
  );
  assert.equal(waitingIn(entry('/a', 0, 'now'), { a: 3 }), 3);
  assert.equal(waitingIn(entry('/a', 0, 'now'), {}), 0);
  const paths = (...all: string[]) => navOf([{ id: 'a', nav: all.map(path => entry(path, 0, 'now')), routes: [] }]);
  assert.equal(pathHere(paths('/', '/a'), '/a/7'), '/a');
  assert.equal(pathHere(paths('/', '/a'), '/ab'), undefined);
  assert.equal(pathHere(paths('/', '/a'), '/'), '/');
  assert.equal(pathHere(paths('/a', '/a/b'), '/a/b/7'), '/a/b', 'one entry is marked, the nearest');
  assert.equal(groupHere(rooms, '/k/7'), 'know');
  assert.equal(groupHere(rooms, '/a'), 'now');
  assert.equal(groupHere(rooms, '/settings'), undefined);
});

test('the palette finds every typed word without accents, best first', () => {
  const commands = ['Écrire un plan', 'Open incident', 'Reopen'].map(label => ({
    id: label,
    label,
    run: () => undefined,
  }));
  assert.deepEqual(
    matchCommands(commands, 'open').map(each => each.label),
    ['Open incident', 'Reopen'],
  );
  assert.deepEqual(
    matchCommands(commands, 'plan ecr').map(each => each.label),
    ['Écrire un plan'],
  );
  assert.deepEqual(matchCommands(commands, 'zebra'), []);
});

test('a table filters by every word over all columns and sorts digits by value', () => {
  interface Team {
    readonly name: string;
    readonly members: number | null;
  }
  const columns: readonly Column<Team>[] = [
    { id: 'name', header: 'Name', value: row => row.name },
    { id: 'members', header: 'Members', value: row => row.members },
  ];
  const rows = [
    { name: 'Équipe 10', members: 4 },
    { name: 'equipe 9', members: null },
  ];
  assert.deepEqual(filterRows(rows, searchTexts(rows, columns), 'EQUIPE 4'), [rows[0]]);
  assert.deepEqual(filterRows(rows, searchTexts(rows, columns), ' '), rows);
  assert.ok(valueComparator('fr')('Équipe 10', 'equipe 9') > 0);
});

test('near markers become one cluster in the state of the worst', () => {
  const marker = (id: string, state: 'good' | 'bad') => ({ id, label: id, longitude: 0, latitude: 0, state });
  const clusters = clusterMarkers(
    [
      { x: 1, y: 1, marker: marker('a', 'good') },
      { x: 3, y: 3, marker: marker('b', 'bad') },
      { x: 100, y: 100, marker: marker('c', 'good') },
    ],
    20,
  );
  assert.equal(clusters.length, 2);
  assert.deepEqual([clusters[0]?.x, clusterState(clusters[0]!)], [2, 'bad']);
});

test('the topic of an address is its first part, query or not', () => {
  assert.equal(topicOf('/api/watch?x=1'), 'watch');
  assert.equal(topicOf('/api/incidents/7/duties'), 'incidents');
});
