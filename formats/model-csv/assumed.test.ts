import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumedInTables } from './assumed.ts';

const counted = (tables: Parameters<typeof assumedInTables>[0]) =>
  assumedInTables(tables).map(line => /^(\d+) (.*)$/.exec(line)?.slice(1, 3) ?? [line]);

test('each gap of the tables is told once, with its number and what is taken for it', () => {
  const lines = counted({
    nodes: 'id,kind,functions,repair,products,valuePerHour\na,,care:1,,router,5\nb,asset,,5,router:0.2:0:1;fw:0.1,\n',
    edges: 'from,to,type,resource,strength,delay\na,b,,power,,\na,b,cyber,,0.5,\n',
    groups: 'node,resource,rule,hours,refillHours\nb,water,any,4,\n',
    functions: 'id,lostAt\ncare,\n',
  });
  const told = (words: RegExp) => lines.filter(([, what]) => words.test(what ?? ''));
  const only = (words: RegExp) => {
    const [line, ...more] = told(words);
    assert.deepEqual(more, [], String(words));
    return line?.[0];
  };
  assert.equal(only(/^dependencies without `type` are physical/), '1');
  assert.equal(only(/`strength` take that of their type: physical 0\.95, cyber 0\.7\.$/), '1');
  assert.equal(only(/`delay` take that of their type: physical 0 h, cyber 0 h\.$/), '2');
  assert.equal(only(/^dependencies without `resource`/), '1');
  assert.equal(only(/^resources without a line in groups\.csv need all/), '1', 'power of b');
  assert.equal(only(/^stocks without `refillHours` are full again after 24 h/), '1');
  assert.equal(only(/^nodes without `kind`/), '1');
  assert.equal(only(/^nodes without `repair` take lognormal\(12; 0\.8\)/), '1');
  assert.equal(only(/^nodes without `functions`/), '1');
  assert.equal(only(/neither `valuePerHour` nor/), '1');
  assert.equal(only(/without an exposure take 0\.5/), '1');
  assert.equal(only(/that is patched count as unpatched/), '2');
  assert.equal(only(/without a share carry the whole node/), '2');
  assert.equal(only(/^functions without `lostAt` are lost when 50 %/), '1');
  assert.equal(only(/^records without `evidence` count as inferred/), '4');
});

test('tables that leave nothing open assume nothing', () => {
  const cited = 'evidence\n';
  assert.deepEqual(
    assumedInTables({
      nodes: `id,kind,functions,repair,products,valuePerHour,${cited}a,asset,care,5,router:0.2:0:1,1,assessed\nb,asset,care,5,,1,assessed\n`,
      edges: `from,to,type,resource,strength,delay,${cited}a,b,cyber,power,0.5,0,assessed\n`,
      groups: 'node,resource,rule,hours,refillHours\nb,power,any,0,\n',
      functions: 'id,lostAt\ncare,0.5\n',
    }),
    [],
  );
});
