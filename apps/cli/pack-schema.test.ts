import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkout } from '#platform/config/config.ts';
import { makeRoom } from '#tools/new/make.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-schema-'));
after(() => fs.rmSync(root, { recursive: true, force: true }));

const read = (file: string): string => fs.readFileSync(file, 'utf8');

test('the schemas an editor completes from fit a new regime, each named for the files it stands for', () => {
  const folder = makeRoom(root, 'regime', 'eu-acme-1', '2026-11-24');
  const schemas = path.join(root, 'schemas');
  const ran = spawnSync(process.execPath, [path.join(checkout, 'apps/cli/entente.mjs'), 'pack', 'schema', schemas], {
    encoding: 'utf8',
  });
  const told = JSON.parse(ran.stdout.slice(ran.stdout.indexOf('\n{')))['yaml.schemas'] as Record<string, string>;
  for (const schema of Object.keys(told)) assert.ok(fs.existsSync(schema), schema);
  const forFile = (name: string) => Object.keys(told).find(schema => told[schema] === `**/regimes/*/${name}`) ?? '';
  for (const name of ['pack.yaml', 'parameters.yaml', 'duties.yaml', 'cases.yaml']) {
    const schema = z.fromJSONSchema(JSON.parse(read(forFile(name))));
    const data = parse(read(path.join(folder, name)));
    const fits = schema.safeParse(data);
    assert.ok(fits.success, `${name}: ${fits.error?.message}`);
    assert.ok(!schema.safeParse({ ...data, tirgger: 1 }).success, `${name} takes a key that is not there`);
  }
});
