import { pdfOf } from '#platform/typst/pdf.ts';
import type { Guard, MinutesView } from './contract.ts';
import { type Language, minutesParts, minutesWords } from './minutes-parts.ts';

// The marking and the mode stand at the head and foot of every page.
const template = `#let d = json(bytes(sys.inputs.data))
#let p = d.parts
#set document(title: p.title, author: d.author, date: auto)
#let strip = grid(columns: (1fr, auto), text(font: "DejaVu Sans Mono", weight: "bold", p.marking), text(p.mode))
#set page(paper: "a4", margin: (x: 20mm, y: 24mm), header: strip, footer: [#strip #v(-4pt) #align(right, text(size: 8pt, context counter(page).display("1 / 1", both: true)))])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: d.language)
#set par(justify: false)
#let said(words) = words.split("\\n").map(line => par(line)).join()
= #p.title
*#p.state*
#table(columns: (auto, 1fr), stroke: 0.4pt + luma(160), table.header([*#d.field*], [*#d.value*]), ..p.head.flatten())
== #d.attendance
#if p.attendance.len() > 0 { list(..p.attendance) } else { [–] }
== #d.forbidden
#p.forbidden.join(", ").
#for item in p.items [
  == #item.title
  #text(size: 9pt, style: "italic", item.type)
  #said(item.discussed)
  #if item.decided != "" [*#d.decided:* #item.decided]
  #for stop in item.stops [
    #block(stroke: (left: 2pt), inset: (left: 8pt, y: 2pt))[*#stop.name:* #stop.text]
  ]
]
#if p.remarks != "" [
  == #d.remarks
  #said(p.remarks)
]
#line(length: 100%, stroke: 0.4pt)
#for pair in p.signatures [#pair.at(0): #pair.at(1) #linebreak()]
#text(size: 8.5pt)[#d.basis: #list(..p.basis)]`;

/** The minutes as a tagged PDF, dated by their approval, else by the end of the meeting: the same minutes, the same bytes. */
export function minutesPdf(minutes: MinutesView, guard: Guard, language: Language): Promise<Buffer> {
  const w = minutesWords(language);
  const data = {
    parts: minutesParts(minutes, guard, language),
    language,
    author: minutes.authors.join(', '),
    field: w.field,
    value: w.value,
    attendance: w.attendance,
    forbidden: w.forbidden,
    decided: w.decided,
    remarks: w.remarks,
    basis: w.basis,
  };
  const { approvedAt, meeting } = minutes;
  return pdfOf({ template, data, at: Temporal.Instant.from(approvedAt ?? meeting.closedAt ?? meeting.startsAt) });
}
