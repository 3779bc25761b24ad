import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { documentPdf } from '#areas/feasibility/document/pdf.ts';
import { hasCompiler } from '#platform/typst/pdf.ts';
import { checkout } from '#platform/config/config.ts';
import { currentStudy, studyFiles } from './files.ts';

const skip = (await hasCompiler()) ? false : 'The typst compiler has no binary for this platform.';

test('the committed study is what the packs give today: node tools/feasibility/main.ts', { skip }, async () => {
  for (const [name, bytes] of await studyFiles()) {
    const file = path.join(checkout, 'docs/feasibility', name);
    assert.ok(fs.existsSync(file), name);
    assert.ok(fs.readFileSync(file).equals(bytes), `docs/feasibility/${name} is not current`);
  }
});

test('the document is a tagged PDF with title and language, and a second run gives the same bytes', {
  skip,
}, async () => {
  const found = currentStudy();
  const pdf = await documentPdf(found);
  const text = pdf.toString('latin1');
  for (const mark of ['%PDF-1.7', '/MarkInfo', '/StructTreeRoot', '/Lang', 'pdfuaid:part'])
    assert.ok(text.includes(mark), mark);
  assert.ok(pdf.equals(await documentPdf(found)));
});
