import type { ReportForm } from '#engines/duties/report.ts';
import { placesOf } from '#engines/duties/report-places.ts';
import type { Regimes } from '#engines/duties/types.ts';
import { pdfOf } from '#platform/typst/pdf.ts';
import type { Incident, Report } from './contract.ts';
import { saidOf, stateOf } from './report-words.ts';

// The strip stands in the page's head and foot; the mode is said there too where it is not live.
const template = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.author, date: auto)
#let strip = grid(columns: (1fr, auto), text(font: "DejaVu Sans Mono", weight: "bold", d.marking), text(d.mode))
#set page(paper: "a4", margin: (x: 20mm, y: 24mm), header: strip, footer: [#strip #v(-4pt) #grid(columns: (1fr, auto), text(size: 8pt, d.notice), text(size: 8pt, context counter(page).display("1 / 1", both: true)))])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en")
#set par(justify: false)
#show heading.where(level: 2): set block(above: 14pt, below: 6pt)
= #d.title
#table(columns: (auto, 1fr), stroke: 0.4pt + luma(160), table.header([*Field*], [*Value*]), ..d.head.map(((name, value)) => (name, value)).flatten())
#if d.missing.len() > 0 [
  == Required and still missing
  #list(..d.missing)
]
#for item in d.items [
  == #item.label
  #if item.missing [*Missing.*] else { item.value.split("\\n").map(line => par(line)).join() }
  #block(above: 5pt, sticky: false)[#set text(size: 8.5pt, fill: luma(70))
    #emph[Article: #item.cite]#item.maps.map(line => [#linebreak()#line]).join()]
]
== About this document
#d.notice The article is named under each item.
#for model in d.models [#linebreak()Mapped to: #model.]`;

interface Exported {
  readonly incident: Incident;
  readonly report: Report;
  readonly form: ReportForm;
}

/**
 * The report as a tagged PDF: the marking at the head and foot of every page, each item with its article and its place
 * in the FSB FIRE and CIRC models. The same report gives the same bytes: it is dated by its submission, else by the opening.
 */
export function reportPdf(regimes: Regimes, { incident, report, form }: Exported): Promise<Buffer> {
  const regime = regimes.byId.get(report.regime);
  const data = {
    title: `${regime?.title ?? report.regime}: ${report.stage.replaceAll('_', ' ')}`,
    author: report.author,
    marking: incident.marking,
    mode: incident.mode === 'live' ? '' : `${incident.mode.toUpperCase()}: not a real incident`,
    notice: form.notice,
    head: headOf(incident, report, regime?.instrument ?? '', form.to),
    missing: form.missing,
    items: form.items.map(item => ({
      label: item.required ? item.label : `${item.label} (where available)`,
      value: saidOf(item),
      missing: item.missing,
      cite: item.cite,
      maps: placesOf(item),
    })),
    models: form.models,
  };
  return pdfOf({ template, data, at: Temporal.Instant.from(report.submittedAt ?? incident.openedAt) });
}

function headOf(incident: Incident, report: Report, instrument: string, to: string): [string, string][] {
  const entity = incident.entities.find(each => each.id === report.entity)?.name ?? '';
  return [
    ['Incident', `${incident.ref}: ${incident.title}`],
    ...(incident.exercise ? ([['Exercise', incident.exercise]] as [string, string][]) : []),
    ['Reporting entity', entity],
    ['To', to],
    ['Instrument', instrument],
    ['State', stateOf(report)],
    ['Written by', report.author],
    ['Approved by', report.reviewer ?? 'nobody yet'],
  ];
}
