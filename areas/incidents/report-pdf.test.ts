import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportForm } from '#engines/duties/report.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import type { Incident, Report } from './contract.ts';
import { reportPdf } from './report-pdf.ts';
import { reportMarkdown } from './report-text.ts';

const regimes = loadRegimes();
const input = { facts: { 'i.malicious': 'suspected' }, timestamps: {}, now: '2026-03-01T10:00:00Z' };
const form = reportForm(regimes, 'us-circia-incident', 'report', input);
const incident: Incident = {
  id: 1,
  ref: 'INC-0001',
  title: 'Remote access at a #compressor',
  summary: '',
  marking: 'TLP:AMBER',
  mode: 'live',
  exercise: null,
  severity: 3,
  state: 'open',
  party: 1,
  partyName: 'Harbour Gas',
  plan: null,
  openedAt: '2026-03-01T09:00:00.000Z',
  openedBy: 'An Officer',
  closedAt: null,
  version: 1,
  entities: [{ id: 4, party: 1, name: 'Harbour Gas', role: 'affected', country: 'US' }],
};
const report: Report = {
  id: 2,
  incident: 1,
  entity: 4,
  regime: 'us-circia-incident',
  stage: 'report',
  state: 'draft',
  values: {},
  author: 'An Officer',
  reviewer: null,
  submittedAt: null,
  proof: null,
  version: 1,
};

test('the report is a tagged PDF with the same bytes each time', async () => {
  const pdf = await reportPdf(regimes, { incident, report, form });
  assert.ok(pdf.includes('/StructTreeRoot'));
  assert.ok(pdf.equals(await reportPdf(regimes, { incident, report, form })));
});

test('items stand with their place in the FIRE and CIRC models where the vocabulary gives one', async () => {
  assert.ok(form.items.some(item => item.fire && item.circ));
  const without = { ...form, items: form.items.map(({ fire: _fire, circ: _circ, ...item }) => item) };
  assert.ok(
    !(await reportPdf(regimes, { incident, report, form: without })).equals(
      await reportPdf(regimes, { incident, report, form }),
    ),
  );
});

test('the Markdown names article, places and models, what is missing, and that it is decision support', () => {
  const text = reportMarkdown(regimes, { incident, report, form });
  assert.match(text, /## Actor info\n\nMalicious act: suspected\n\n\*Article: 681b\(a\)\(1\)\*/);
  assert.match(text, /FSB FIRE: 4\.1 origin; 4\.1 origin identity {2}\nCIRC form: threat actor/);
  assert.match(text, /Mapped to: FSB Format for Incident Reporting Exchange \(FIRE\), 1\.0, 2025-04-15\./);
  assert.match(text, /## Required and still missing\n\n- /);
  assert.match(text, /Decision support, not legal advice/);
  assert.ok(text.startsWith('TLP:AMBER\n') && text.endsWith('TLP:AMBER\n'));
});

test('a changed marking or mode changes the document', async () => {
  const live = await reportPdf(regimes, { incident, report, form });
  assert.ok(!live.equals(await reportPdf(regimes, { incident: { ...incident, marking: 'TLP:RED' }, report, form })));
  assert.ok(
    !live.equals(await reportPdf(regimes, { incident: { ...incident, mode: 'drill', exercise: 'D1' }, report, form })),
  );
});
