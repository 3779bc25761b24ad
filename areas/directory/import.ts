import { createHash } from 'node:crypto';
import { fail } from '#engines/kernel/failure.ts';
import { decodeText } from '#formats/directory-csv/decode.ts';
import { readDirectoryCsv } from '#formats/directory-csv/read.ts';
import type { DirectoryRow } from '#formats/directory-csv/record.ts';
import { readEnisaInventory } from '#formats/enisa-inventory/read.ts';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { applyRows, type Counts, emptyCounts, planRows } from './import-apply.ts';
import * as store from './import-store.ts';
import { knownRenames, type SourcePack, sourcePack } from './source-packs.ts';

export interface ImportFile {
  /** a pack of `packs/directories`, or a name of one's own */
  readonly source: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly format: 'directory-csv' | 'enisa-inventory';
}

const most_bytes = 10_000_000;
const most_rows = 20_000;
const chunk = 250;

/** Reads a file and says, for every row, what would become of it. Nothing of the directory changes. */
export async function previewImport(platform: Platform, actor: Actor, file: ImportFile): Promise<number> {
  if (file.bytes.length > most_bytes)
    fail('too-large', 'The file is larger than 10 MB.', { pointer: '/file', next: 'Split it.' });
  const { text, encoding } = decodeText(file.bytes);
  const rows = file.format === 'directory-csv' ? readDirectoryCsv(text) : readEnisaInventory(text);
  if (rows.length > most_rows)
    fail('too-large', `The file has ${rows.length} rows, at most ${most_rows} are read at once.`, {
      pointer: '/file',
      next: 'Split it.',
    });
  const pack = sourcePack(file.source);
  return asActor(platform.database.app, actor, async tx => {
    const id = await store.insertImport(tx, {
      source: file.source,
      file: file.file,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      encoding,
      licence: pack.licence,
      acknowledgement: pack.acknowledgement ?? '',
      state: 'previewed',
      total: rows.length,
      by_person: actor.person,
      at: new Date(platform.now().epochMilliseconds),
      ended_at: null,
    });
    const known = { ...(await store.readKnown(tx, file.source)), renames: knownRenames() };
    const planned = planRows(rows, known, pack);
    await store.insertImportRows(
      tx,
      planned.map(({ row, plan }) => ({
        import: id,
        row: row.row,
        record: row.record?.record ?? '',
        label: row.label,
        plan: plan.plan,
        fate: plan.plan === 'refuse' ? 'dirty' : 'pending',
        party: plan.party !== null && plan.party > 0 ? plan.party : null,
        findings: JSON.stringify(plan.findings),
        diff: JSON.stringify(plan.diff),
        data: row.record ? JSON.stringify(row.record) : null,
      })),
    );
    await recordAct(tx, actor, {
      area: 'directory',
      kind: 'import.previewed',
      subject: { kind: 'import', id },
      mode: 'live',
      body: { source: file.source, rows: rows.length, encoding },
    });
    return id;
  });
}

/**
 * Carries out a previewed import, some hundred rows in each transaction, so that its progress can be seen and it can be
 * cancelled. One that was cut off is taken up where it stopped. Rows are planned anew, since others work meanwhile.
 */
export async function applyImport(platform: Platform, actor: Actor, id: number): Promise<Counts> {
  const { pack, rows, before } = await begin(platform, actor, id);
  let counts = emptyCounts;
  for (let from = 0; from < rows.length; from += chunk) {
    const next = await asActor(platform.database.app, actor, async tx => {
      const state = (await store.lockImport(tx, id))?.state;
      if (state !== 'running') return undefined;
      const part = rows.slice(from, from + chunk);
      const known = { ...(await store.readKnown(tx, pack.id)), renames: knownRenames() };
      const done = await applyRows(tx, { platform, actor, import: id, pack }, part, known);
      const total = addCounts(counts, done);
      const last = from + chunk >= rows.length;
      await store.updateImport(tx, id, {
        done: before + from + part.length,
        ...(last ? { state: 'done', ended_at: new Date(platform.now().epochMilliseconds) } : {}),
      });
      if (last) await recordEnd(tx, actor, id, pack, total);
      return total;
    });
    if (next === undefined) return counts;
    counts = next;
  }
  return counts;
}

const addCounts = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    Object.keys(emptyCounts).map(key => [key, a[key as keyof Counts] + b[key as keyof Counts]]),
  ) as unknown as Counts;

const recordEnd = (tx: Parameters<typeof recordAct>[0], actor: Actor, id: number, pack: SourcePack, counts: Counts) =>
  recordAct(tx, actor, {
    area: 'directory',
    kind: 'import.done',
    subject: { kind: 'import', id },
    mode: 'live',
    body: { source: pack.id, licence: pack.licence, ...counts },
  });

function begin(
  platform: Platform,
  actor: Actor,
  id: number,
): Promise<{ pack: SourcePack; rows: DirectoryRow[]; before: number }> {
  return asActor(platform.database.app, actor, async tx => {
    const found =
      (await store.lockImport(tx, id)) ??
      fail('not-found', `There is no import ${id} that you may carry out.`, { next: 'Read a file first.' });
    if (found.state !== 'previewed' && found.state !== 'running')
      fail('conflict', `This import is ${found.state} already.`, { next: 'Read the file again.' });
    await store.updateImport(tx, id, { state: 'running' });
    const rows = (await store.readImportRows(tx, id))
      .filter(({ fate }) => fate === 'pending')
      .map(row => ({
        row: row.row,
        label: row.label,
        record: row.data as DirectoryRow['record'],
        findings: row.findings as DirectoryRow['findings'],
      }));
    if (rows.length === 0)
      await store.updateImport(tx, id, { state: 'done', ended_at: new Date(platform.now().epochMilliseconds) });
    return { pack: sourcePack(found.source), rows, before: found.total - rows.length };
  });
}

/** Stops an import: what was taken stays, every row that was not says so. */
export function cancelImport(platform: Platform, actor: Actor, id: number): Promise<void> {
  return asActor(platform.database.app, actor, async tx => {
    const found = (await store.lockImport(tx, id)) ?? fail('not-found', `There is no import ${id}.`);
    if (found.state === 'done' || found.state === 'cancelled')
      fail('conflict', `This import is ${found.state} already.`, { next: 'Correct single teams instead.' });
    await store.updateImport(tx, id, { state: 'cancelled', ended_at: new Date(platform.now().epochMilliseconds) });
    await store.cancelRows(tx, id);
    await recordAct(tx, actor, {
      area: 'directory',
      kind: 'import.cancelled',
      subject: { kind: 'import', id },
      mode: 'live',
      body: { source: found.source, done: found.done, total: found.total },
    });
  });
}
