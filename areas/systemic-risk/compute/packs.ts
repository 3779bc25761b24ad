import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { fail } from '#engines/kernel/failure.ts';
import { readModelCsv } from '#formats/model-csv/read.ts';
import { readTable } from '#formats/model-csv/table.ts';
import { checkout } from '#platform/config/config.ts';
import { economyModel } from './economy.ts';

const folder = path.join(checkout, 'packs/models');

export interface PackHead {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly currency?: string;
  readonly revision: number;
}

const headOf = (id: string) => parse(fs.readFileSync(path.join(folder, id, 'pack.yaml'), 'utf8')) as PackHead;

/** The models that ship. */
export const packHeads = (): readonly PackHead[] =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => headOf(entry.name));

const dataFiles = (id: string) =>
  fs
    .readdirSync(path.join(folder, id))
    .filter(name => name.endsWith('.csv') || name === 'economy.yaml')
    .sort();

const hashes = new Map<string, string>();

/** SHA-256 over the pack's data files, by name: two installations with the same hash run the same model. */
export function packHash(id: string): string {
  const known = hashes.get(id);
  if (known !== undefined) return known;
  if (!packHeads().some(head => head.id === id))
    fail('not-found', `There is no shipped model \`${id}\`.`, { next: 'Choose one of the list.' });
  const hash = createHash('sha256');
  for (const name of dataFiles(id))
    hash
      .update(name)
      .update('\0')
      .update(fs.readFileSync(path.join(folder, id, name)));
  const made = hash.digest('hex');
  hashes.set(id, made);
  return made;
}

/** A shipped model as input of the engine's `readModel`. */
export function packInput(id: string): Record<string, unknown> {
  const head = headOf(id);
  const file = (name: string) => fs.readFileSync(path.join(folder, id, name), 'utf8');
  const about = { id, title: head.title, currency: head.currency ?? 'USD' };
  const files = new Set(dataFiles(id));
  if (files.has('economy.yaml')) return { ...about, ...economyModel(parse(file('economy.yaml'))) };
  const optional = (name: string) => (files.has(`${name}.csv`) ? { [name]: file(`${name}.csv`) } : {});
  if (files.has('nodes.csv'))
    return readModelCsv(
      {
        nodes: file('nodes.csv'),
        edges: file('edges.csv'),
        ...optional('groups'),
        ...optional('technologies'),
        ...optional('functions'),
        ...optional('crews'),
      },
      about,
    );
  const functions = readTable(file('functions.csv'), 'functions.csv').map(({ cells }) => cells);
  return {
    ...about,
    functions,
    nodes: functions.map(cells => ({
      id: cells['id'],
      name: cells['name'],
      kind: 'function',
      sector: cells['category'],
    })),
    edges: [],
  };
}
