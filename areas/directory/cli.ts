import fs from 'node:fs';
import path from 'node:path';
import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import { toCsv, toJson, toVcards } from './export.ts';
import { applyImport, previewImport } from './import.ts';
import { readImportRows } from './import-store.ts';
import { allStandings } from './sheet.ts';

const terminal: Actor = { ...installation, via: 'terminal' };

export interface ImportAsk {
  readonly file: string;
  /** name of the source; the file's own name when absent */
  readonly source?: string;
  /** only say what would become of every row */
  readonly preview?: boolean;
}

/** `entente directory import FILE`: reads a table (.csv) or ENISA's inventory (.json); gives the report as lines of text. */
export async function importFromTerminal(platform: Platform, ask: ImportAsk): Promise<string[]> {
  if (!fs.existsSync(ask.file)) fail('not-found', `There is no file ${ask.file}.`, { next: 'Check the path.' });
  const file = path.basename(ask.file);
  const source =
    ask.source ??
    file
      .replace(/\.[^.]*$/, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
  const format = file.endsWith('.json') ? 'enisa-inventory' : 'directory-csv';
  const id = await previewImport(platform, terminal, { source, file, format, bytes: fs.readFileSync(ask.file) });
  if (!ask.preview) await applyImport(platform, terminal, id);
  const rows = await asActor(platform.database.app, terminal, tx => readImportRows(tx, id));
  const counts = Object.entries(Object.groupBy(rows, row => (ask.preview ? row.plan : row.fate))).map(
    ([fate, list]) => `${list?.length ?? 0} ${fate}`,
  );
  const findings = rows.flatMap(row =>
    (row.findings as { column: string; outcome: string; message: string; next: string }[]).map(
      found =>
        `row ${row.row} (${row.label}), ${found.column || 'whole row'}: ${found.outcome}: ${found.message} ${found.next}`,
    ),
  );
  return [`Import ${id}: ${rows.length} rows: ${counts.join(', ')}.`, ...findings];
}

/** `entente directory export csv|json|vcf`: the whole directory as text. */
export async function exportToTerminal(platform: Platform, format: string): Promise<string> {
  const now = platform.now();
  const all = await asActor(platform.database.app, terminal, tx => allStandings(tx, now));
  switch (format) {
    case 'csv':
      return toCsv(all);
    case 'vcf':
      return toVcards(all);
    case 'json':
      return `${JSON.stringify(toJson(all, now), null, 2)}\n`;
    default:
      return fail('invalid-input', `${JSON.stringify(format)} is no format of the directory.`, {
        next: 'Choose csv, json or vcf.',
      });
  }
}
