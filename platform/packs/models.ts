import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { fail } from '#engines/kernel/failure.ts';
import { readModelCsv } from '#formats/model-csv/read.ts';
import { readTable } from '#formats/model-csv/table.ts';
import { checkout } from '#platform/config/config.ts';
import { economyModel } from './economy.ts';

/** The model packs that ship. */
export const modelFolder = path.join(checkout, 'packs/models');

/** Where the records of a pack come from whose tables have no columns for it, and how sure they are. */
export interface Cited {
  readonly evidence: string;
  readonly confidence: string;
  readonly source: string;
  readonly marking: string;
}

export interface PackHead {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly currency?: string;
  readonly revision: number;
  readonly records?: { readonly nodes?: Cited; readonly edges?: Cited };
}

const headOf = (id: string, folder: string) =>
  parse(fs.readFileSync(path.join(folder, id, 'pack.yaml'), 'utf8')) as PackHead;

/** The models that ship. */
export const packHeads = (): readonly PackHead[] =>
  fs
    .readdirSync(modelFolder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => headOf(entry.name, modelFolder));

const dataFiles = (id: string, folder: string) =>
  fs
    .readdirSync(path.join(folder, id))
    .filter(name => name.endsWith('.csv') || name === 'economy.yaml')
    .sort();

const hashes = new Map<string, string>();

/** SHA-256 over the pack's head and data files, by name: two installations with the same hash run the same model. */
export function packHash(id: string): string {
  const known = hashes.get(id);
  if (known !== undefined) return known;
  if (!packHeads().some(head => head.id === id))
    fail('not-found', `There is no shipped model \`${id}\`.`, { next: 'Choose one of the list.' });
  const hash = createHash('sha256');
  for (const name of [...dataFiles(id, modelFolder), 'pack.yaml'])
    hash
      .update(name)
      .update('\0')
      .update(fs.readFileSync(path.join(modelFolder, id, name)));
  const made = hash.digest('hex');
  hashes.set(id, made);
  return made;
}

/** A model pack as input of the engine's `readModel`. */
export function packInput(id: string, folder: string = modelFolder): Record<string, unknown> {
  const head = headOf(id, folder);
  const file = (name: string) => fs.readFileSync(path.join(folder, id, name), 'utf8');
  const about = { id, title: head.title, currency: head.currency ?? 'USD' };
  const files = new Set(dataFiles(id, folder));
  if (files.has('economy.yaml')) return { ...about, ...economyModel(parse(file('economy.yaml')), head.records) };
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
      ...head.records?.nodes,
      id: cells['id'],
      name: cells['name'],
      kind: 'function',
      sector: cells['category'],
    })),
    edges: [],
  };
}
