import type { CascadeResult, LossSummary } from '#engines/cascade/index.ts';
import { pdfOf } from '#platform/typst/pdf.ts';
import { type BriefLanguage, briefWords } from './brief-words.ts';
import type { Run } from './contract.ts';
import { namedIn } from './contract/about-runs.ts';
import { chainSentence, familyWords, hiddenName, modelBand, shockWords, warningsOf } from './contract/sentences.ts';

// Bars are drawings beside numbers that say the same, so they need no text of their own.
const template = `#let d = json(bytes(sys.inputs.data))
#let w = d.words
#set document(title: d.title, author: "Entente", date: auto)
#let strip = grid(columns: (1fr, auto), text(font: "DejaVu Sans Mono", weight: "bold", d.marking), text(d.mode))
#set page(paper: "a4", margin: (x: 16mm, y: 22mm), header: strip, footer: [#strip #v(-4pt) #align(right, text(size: 8pt, context counter(page).display("1 / 1", both: true)))])
#set text(font: "Libertinus Serif", size: 10pt, lang: d.language)
#set par(justify: false)
= #d.title
== #w.asked
#table(columns: (auto, 1fr), stroke: 0.4pt + luma(170), ..d.head.flatten())
#text(size: 9pt, style: "italic", w.bands + " " + w.bound)
#let losses(title, rows, more) = [
  == #title
  #if rows.len() == 0 [#w.none] else [
    #set text(size: 8.5pt)
    #table(columns: (2.6fr, 1fr, 0.9fr, 1.3fr, 1.3fr, 1.3fr, 1.2fr), stroke: (x, y) => (bottom: 0.3pt + luma(190)), inset: 4pt,
      align: (x, y) => if x == 0 { left } else { right },
      table.header([*#w.name*], [*#w.chance*], [*#w.loss*], [*#w.sampling*], [*#w.parameters*], [*#w.bandModel*], [*#w.time*]),
      ..rows.flatten())
  ]
  #if more != none [#text(size: 8.5pt, more)]
]
#losses(w.functions, d.functions, d.functionsMore)
#losses(w.sectors, d.sectors, d.sectorsMore)
== #w.causes
#if d.causes.len() == 0 [#w.none] else [
  #table(columns: (2fr, 1fr, 1fr), stroke: (x, y) => (bottom: 0.3pt + luma(190)), table.header([*#w.name*], [*#w.necessity*], [*#w.frequency*]), ..d.causes.flatten())
]
== #w.chains
#if d.chains.len() == 0 [#w.none] else [#list(..d.chains)]
== #w.drivers
#if d.drivers.len() == 0 [#w.none] else [#list(..d.drivers)]
== #w.ways
#list(..d.notes)
#if d.withheld != none [#d.withheld]
`;

/**
 * The brief of a run as a tagged PDF, marking and mode on every page. The same result gives the same bytes: it is dated
 * by the end of the run.
 */
export function briefPdf(
  { run, result }: { readonly run: Run; readonly result: CascadeResult & { readonly withheld: number } },
  language: BriefLanguage,
  names: (id: string) => string = id => id,
): Promise<Buffer> {
  const data = briefData({ run, result }, language, names);
  return pdfOf({ template, data, at: Temporal.Instant.from(run.finishedAt ?? run.createdAt) });
}

/** Everything the brief says, in one language. */
export function briefData(
  { run, result }: Parameters<typeof briefPdf>[0],
  language: BriefLanguage,
  names: (id: string) => string,
) {
  const words = briefWords[language];
  const { unseen, withheld, modes: _modes, ...plain } = words;
  const say = sayings(language);
  const split = (entries: readonly LossSummary[]) => {
    const sorted = entries.toSorted((a, b) => b.loss_hours.mean - a.loss_hours.mean);
    const seen = sorted.filter(entry => entry.probability.estimate !== null || entry.loss_hours.mean > 0);
    const rest = sorted.length - seen.length;
    return { rows: seen.slice(0, 30).map(say.row), more: rest > 0 ? unseen(rest) : null };
  };
  const [functions, sectors] = [split(result.functions), split(result.sectors)];
  return {
    language,
    words: plain,
    title: run.title,
    marking: run.marking,
    mode: run.mode === 'live' ? '' : `${words.modes[run.mode]} ${run.exercise ?? ''}: ${words.notLive}`,
    head: headOf(run, result, language, names),
    functions: functions.rows,
    functionsMore: functions.more,
    sectors: sectors.rows,
    sectorsMore: sectors.more,
    causes: result.causes.map(cause => [
      cause.name,
      cause.necessity === null ? '–' : say.percent(cause.necessity),
      say.percent(cause.frequency),
    ]),
    chains: result.chains.map(
      chain =>
        `${names(chain.function)}: ${language === 'en' && !chain.nodes.includes(hiddenName) ? chain.text : chainSentence(language, chain, names)} (${say.percent(chain.share)})`,
    ),
    notes: [...modelBand(language, result.model_band_basis), ...warningsOf(language, result)],
    drivers: result.defaults
      .slice(0, 8)
      .map(driver => `${familyWords(language, driver.family)}: ${say.percent(driver.share_of_variance)}`),
    withheld: result.withheld > 0 ? withheld(result.withheld) : null,
  };
}

function headOf(
  run: Run,
  { manifest }: CascadeResult,
  language: BriefLanguage,
  names: (id: string) => string,
): readonly (readonly [string, string])[] {
  const words = briefWords[language];
  return [
    [words.run, `RUN-${run.id}`],
    [words.model, manifest.model],
    [words.shock, `${shockWords(language, manifest.shock.kind)}: ${namedIn(manifest.shock).map(names).join(', ')}`],
    [words.worlds, `${manifest.worlds} · ${words.seed} ${manifest.seed}`],
    [words.horizon, `${manifest.horizon_hours} h`],
    [words.modelHash, manifest.model_hash],
    [words.hash, run.sha256 ?? ''],
  ];
}

function sayings(language: BriefLanguage) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 });
  const percent = (value: number) => share.format(value);
  const range = ([low, high]: readonly [number, number]) => `${number.format(low)} – ${number.format(high)}`;
  const row = ({ name, probability, loss_hours, time_to_loss: time }: LossSummary) => [
    name,
    probability.estimate === null ? `≤ ${percent(probability.high)}` : percent(probability.estimate),
    number.format(loss_hours.mean),
    range(loss_hours.bands.sampling),
    range(loss_hours.bands.parameters),
    range(loss_hours.bands.model),
    time === null ? '–' : `${number.format(time.p50)} h`,
  ];
  return { percent, row };
}
