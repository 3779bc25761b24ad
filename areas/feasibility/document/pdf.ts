import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { fail } from '#engines/kernel/failure.ts';
import type { Study } from '../contract.ts';
import { documentOf } from './model.ts';

const layouts = ['study.typ', 'frame.typ', 'matrix.typ', 'chapters.typ', 'schemes.typ'] as const;
const fonts = path.join(import.meta.dirname, 'fonts');

/** Whether this platform has the compiler that writes the document; it is an optional binary. */
export async function hasCompiler(): Promise<boolean> {
  return import('@myriaddreamin/typst-ts-node-compiler').then(
    () => true,
    () => false,
  );
}

/**
 * The study as a tagged PDF (PDF/UA-1) of A4 pages. The same study gives the same bytes on every machine: only fonts of
 * the compiler and of this folder are used, and the document is dated by the study.
 * @throws FailureError `document-invalid` when the layout or a font does not fit the study
 */
export async function documentPdf(study: Study): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fontBlobs = fs
    .readdirSync(fonts)
    .filter(name => /\.[ot]tf$/.test(name))
    .sort();
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: fontBlobs.map(name => fs.readFileSync(path.join(fonts, name))) }],
  });
  const shadow = (name: string, bytes: Buffer) => compiler.mapShadow(path.join(import.meta.dirname, name), bytes);
  for (const name of layouts) shadow(name, fs.readFileSync(path.join(import.meta.dirname, name)));
  shadow('study.json', Buffer.from(JSON.stringify(documentOf(study))));
  const result = compiler.compile({ mainFilePath: path.join(import.meta.dirname, 'study.typ') });
  const document = result.result;
  if (document === null) {
    const [first] = compiler.fetchDiagnostics(
      result.takeError() ?? fail('document-invalid', 'The document does not compile.'),
    );
    fail('document-invalid', `The document does not compile: ${JSON.stringify(first)}`, {
      next: 'Correct the layout in areas/feasibility/document, or add the missing glyphs to its fonts.',
    });
  }
  const creationTimestamp = Temporal.PlainDate.from(study.edition.date).toZonedDateTime('UTC').epochMilliseconds / 1000;
  return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
}
