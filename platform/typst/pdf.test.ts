import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { pdfOf } from './pdf.ts';

const template = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: auto)
#set text(lang: "en")
= #data.title
#data.body`;
const at = Temporal.Instant.from('2026-03-01T10:00:00Z');
const pdf = (body: string, when = at) => pdfOf({ template, data: { title: 'A title', body }, at: when });

test('a document is tagged, and the same input gives the same bytes', async () => {
  const first = await pdf('text');
  assert.equal(first.subarray(0, 5).toString(), '%PDF-');
  assert.ok(first.includes('/StructTreeRoot'));
  assert.ok(first.includes('pdfuaid'));
  assert.ok(first.equals(await pdf('text')));
});

test('another text or another date gives other bytes', async () => {
  assert.ok(!(await pdf('text')).equals(await pdf('texts')));
  assert.ok(!(await pdf('text')).equals(await pdf('text', at.add({ hours: 1 }))));
});

test('what people wrote is never read as markup', async () => {
  await assert.doesNotReject(pdf('#panic("run") $x$ @nobody <label> *b* #import "x"'));
});

test('a template that cannot be set is refused with the reason and without a path of the machine', async () => {
  await assert.rejects(
    pdfOf({ template: '#panic("on purpose")', data: {}, at }),
    (error: unknown) =>
      error instanceof FailureError && /on purpose/.test(error.message) && !error.message.includes(import.meta.dirname),
  );
});

test('a document without a title is refused: it could not be read out', async () => {
  await assert.rejects(pdfOf({ template: '#set document(date: auto)\nText', data: {}, at }), FailureError);
});

test('scripts without a glyph in the fonts are still typeset', async () => {
  await assert.doesNotReject(pdf('Ünïcode Ελληνικά Русский 中文 日本語 عربى 🔥'));
});
