import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { documentPdf } from '#areas/feasibility/document/pdf.ts';
import { markdownOf } from '#areas/feasibility/document/markdown.ts';
import { matrixCsv } from '#areas/feasibility/document/csv.ts';
import { newestRevision, study, type Study } from '#areas/feasibility/contract.ts';
import { lexiconFolder, loadLexicons } from '#platform/packs/read.ts';

/** The study of the packs that ship with Entente, dated by their newest revision. */
export function currentStudy(): Study {
  const changes = fs
    .readdirSync(lexiconFolder)
    .map(name => path.join(lexiconFolder, name, 'CHANGES.md'))
    .filter(file => fs.existsSync(file))
    .map(file => fs.readFileSync(file, 'utf8'));
  return study(loadLexicons(), newestRevision(changes));
}

/** Name to content of every file of the study; the same packs give the same bytes. */
export async function studyFiles(found: Study = currentStudy()): Promise<ReadonlyMap<string, Buffer>> {
  return new Map([
    ['common-lexicon.json', Buffer.from(`${JSON.stringify(found, null, 1)}\n`)],
    ['common-lexicon.csv', Buffer.from(matrixCsv(found))],
    ['common-lexicon.md', Buffer.from(markdownOf(found))],
    ['common-lexicon.pdf', await documentPdf(found)],
  ]);
}
