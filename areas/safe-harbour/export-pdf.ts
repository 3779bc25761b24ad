import { pdfOf } from '#platform/typst/pdf.ts';
import type { HarbourView } from './contract.ts';
import { harbourParts, harbourWords, type Language } from './export-parts.ts';

// The marking and the notice stand on every page.
const template = `#let d = json(bytes(sys.inputs.data))
#let p = d.parts
#let w = d.words
#set document(title: p.title, author: d.author, date: auto)
#let strip = grid(columns: (1fr, auto), text(font: "DejaVu Sans Mono", weight: "bold", p.marking), text(p.mode))
#set page(paper: "a4", margin: (x: 20mm, y: 24mm), header: strip, footer: [#strip #v(-4pt) #grid(columns: (1fr, auto), text(size: 8pt, p.notice), text(size: 8pt, context counter(page).display("1 / 1", both: true)))])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: d.language)
#set par(justify: false)
= #p.title
#block(stroke: (left: 2pt), inset: (left: 8pt, y: 2pt), p.notice)
#table(columns: (auto, 1fr), stroke: 0.4pt + luma(160), table.header([*#w.field*], [*#w.value*]), ..p.head.flatten())
#for one in p.protections [
  == #one.title: #one.verdict
  #one.instrument · #one.regulator #linebreak()
  #text(size: 9pt, one.inForce)
  === #w.conditions
  #for c in one.conditions [
    #block(above: 8pt, below: 8pt)[*#c.state* #c.text #linebreak() #text(size: 9pt, style: "italic", c.cite) #for line in c.evidence [#linebreak() #text(size: 9pt, line)]]
  ]
  === #w.missing
  #if one.missing.len() == 0 { w.nothingMissing } else { list(..one.missing) }
  === #w.limits
  #list(..one.limits.map(l => [#l.text #text(size: 9pt, style: "italic", l.cite)]))
  #if one.effects.len() > 0 [
    === #w.effects
    #list(..one.effects)
  ]
]`;

/** The assessment as a tagged PDF, dated by the day that was asked about: the same answer gives the same bytes. */
export function harbourPdf(view: HarbourView, language: Language): Promise<Buffer> {
  const { field, value, conditions, missing, nothingMissing, limits, effects } = harbourWords(language);
  const data = {
    parts: harbourParts(view, language),
    words: { field, value, conditions, missing, nothingMissing, limits, effects },
    author: view.holder.name,
    language,
  };
  return pdfOf({ template, data, at: Temporal.Instant.from(`${view.knownAt}T00:00:00Z`) });
}
