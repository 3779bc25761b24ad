import type { Buffer } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { pdfOf } from '#platform/typst/pdf.ts';
import type { Study } from '../contract.ts';
import { documentOf } from './model.ts';

const layouts = ['frame.typ', 'matrix.typ', 'chapters.typ', 'schemes.typ'] as const;
const fonts = path.join(import.meta.dirname, 'fonts');
const source = (name: string): string => fs.readFileSync(path.join(import.meta.dirname, name), 'utf8');

/**
 * The study as a tagged PDF (PDF/UA-1) of A4 pages. The same study gives the same bytes on every machine: only fonts of
 * this folder and of the compiler are used, and the document is dated by the study.
 * @throws FailureError `cannot-typeset` when the layout does not fit the study or a glyph is missing from the fonts
 */
export const documentPdf = (study: Study): Promise<Buffer> =>
  pdfOf({
    template: source('study.typ'),
    parts: Object.fromEntries(layouts.map(name => [name, source(name)])),
    data: documentOf(study),
    at: Temporal.PlainDate.from(study.edition.date).toZonedDateTime('UTC').toInstant(),
    fonts: fs
      .readdirSync(fonts)
      .filter(name => /\.[ot]tf$/.test(name))
      .sort()
      .map(name => fs.readFileSync(path.join(fonts, name))),
  });
