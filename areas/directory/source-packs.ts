import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { checkout } from '#platform/config/config.ts';
import type { Rename } from './matching.ts';

/** A list of teams that ships with Entente, or the terms of one's own. */
export interface SourcePack {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly acknowledgement?: string;
  readonly file?: string;
  readonly format?: 'directory-csv' | 'enisa-inventory';
  /** trust from 0 to 100 by the mark of a row */
  readonly trust: Readonly<Record<string, number>>;
}

const folder = path.join(checkout, 'packs', 'directories');

/** The terms of a source; one that is no pack is trusted as something recalled. */
export function sourcePack(id: string): SourcePack {
  const own = { id, title: id, licence: '', trust: { confirmed: 40, recalled: 30, uncorroborated: 20 } };
  return shippedPacks().find(pack => pack.id === id) ?? own;
}

let shipped: readonly SourcePack[] | undefined;

/** The lists that ship with Entente. */
export const shippedPacks = (): readonly SourcePack[] =>
  (shipped ??= fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => parse(fs.readFileSync(path.join(folder, entry.name, 'pack.yaml'), 'utf8')) as SourcePack));

/** The file of a shipped list. */
export const packBytes = (pack: SourcePack): Uint8Array => fs.readFileSync(path.join(folder, pack.id, pack.file ?? ''));

let renames: readonly Rename[] | undefined;

/** Changes of name that are publicly known. */
export const knownRenames = (): readonly Rename[] =>
  (renames ??= (parse(fs.readFileSync(path.join(folder, 'known-renames.yaml'), 'utf8')) as { renames: Rename[] })
    .renames);
