/** What a clock of the line is: due, due if a fact comes out so, the time to know a fact by, or the end of an embargo. */
export type ClockKind = 'due' | 'due-if' | 'answer-by' | 'embargo';
export type ClockState = 'overdue' | 'soon' | 'ok' | 'unknown';

/** One clock of one incident. `at` is ISO 8601, `zone` the IANA zone in which the deadline is defined. */
export interface Clock {
  readonly incident: { readonly id: string; readonly ref: string; readonly title: string };
  readonly kind: ClockKind;
  readonly at: string;
  readonly label: string;
  readonly state: ClockState;
  readonly href: string;
  readonly zone: string;
}

const hour = 3_600_000;

/** The spans one can zoom to, in hours, and the distance of their ticks. */
export const spans: readonly { readonly hours: number; readonly tickHours: number }[] = [
  { hours: 1, tickHours: 0.25 },
  { hours: 6, tickHours: 1 },
  { hours: 24, tickHours: 4 },
  { hours: 72, tickHours: 12 },
  { hours: 168, tickHours: 24 },
  { hours: 720, tickHours: 120 },
];

/** How a span is written on its button and on the axis: `15 min`, `6 h`, `7 d`. */
export function hoursText(hours: number, day: string): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours >= 96 && hours % 24 === 0 ? `${hours / 24} ${day}` : `${hours} h`;
}

/** A mapping from moments to pixels: one twelfth of the span lies before now. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly x: (at: number) => number;
}

export function scaleOf(now: number, hours: number, left: number, right: number): Scale {
  const from = now - (hours * hour) / 12;
  const to = now + hours * hour;
  return { from, to, x: at => left + ((at - from) / (to - from)) * (right - left) };
}

/** The moments of the ticks after now, in hours from it, the first tick excluded where it would touch `now`. */
export function ticksOf(hours: number, width: number): readonly number[] {
  const span = spans.find(each => each.hours === hours);
  if (!span) return [];
  const room = Math.max(2, Math.floor(width / 70));
  const step = span.tickHours * Math.max(1, Math.ceil(hours / span.tickHours / room));
  const count = Math.floor(hours / step);
  return Array.from({ length: count }, (_, index) => (index + 1) * step);
}

/** Where one clock is drawn. `edge` says that it lies outside the window and stands at its border instead. */
export interface PlacedClock {
  readonly clock: Clock;
  readonly x: number;
  readonly edge: 'left' | null;
  /** the label as there is room for it beside its mark, shortened with an ellipsis */
  readonly label: string;
  /** storey of the label above the line, 0 nearest; null when there is no room for it */
  readonly storey: number | null;
  /** the label stands left of its mark, since there is more room */
  readonly flipped: boolean;
}

export interface PlacedRow {
  readonly incident: Clock['incident'];
  readonly clocks: readonly PlacedClock[];
  readonly storeys: number;
  /** clocks beyond the right border */
  readonly later: number;
}

const gap = 14;
const letterWidth = 6.2;
const labelWidth = (label: string): number => gap + label.length * letterWidth;
const lettersMin = 10;
const lettersMax = 44;

/** A text cut after its last word within `letters`, the ellipsis included: a spoken command needs whole words. */
export function shorten(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.slice(0, letters - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, '')}…`;
}

/** Which side of its mark a label stands on and how much of it, so that it never leaves a picture `width` pixels wide. */
function placeLabel(label: string, x: number, width: number): { readonly label: string; readonly flipped: boolean } {
  const wanted = shorten(label, lettersMax);
  const fits = x + labelWidth(wanted) <= width;
  const flipped = !fits && x > width - x;
  const room = Math.floor(((flipped ? x : width - x) - gap) / letterWidth);
  return { label: shorten(wanted, Math.max(lettersMin, room)), flipped };
}

function placeRow(clocks: readonly Clock[], scale: Scale, right: number, storeysMax: number): PlacedRow {
  const ends: number[] = [];
  const placed: PlacedClock[] = [];
  for (const clock of clocks) {
    const at = Date.parse(clock.at);
    if (at > scale.to) continue;
    const edge = at < scale.from ? 'left' : null;
    const x = scale.x(Math.max(at, scale.from));
    const { label, flipped } = placeLabel(clock.label, x, right);
    const width = labelWidth(label);
    const start = flipped ? x - width : x;
    const free = Array.from({ length: storeysMax }, (_, storey) => storey).find(
      storey => (ends[storey] ?? -Infinity) <= start,
    );
    if (free !== undefined) ends[free] = start + width;
    placed.push({ clock, x, edge, label, storey: free ?? null, flipped });
  }
  return {
    incident: (clocks[0] as Clock).incident,
    clocks: placed,
    storeys: Math.max(1, ends.length),
    later: clocks.length - placed.length,
  };
}

/**
 * One row an incident, the most urgent incident first, each with its clocks in order of time. Labels stand in at most
 * `storeysMax` lines above each other; the earlier clock has its label first.
 */
export function placeRows(
  clocks: readonly Clock[],
  scale: Scale,
  right: number,
  storeysMax: number,
): readonly PlacedRow[] {
  const sorted = clocks.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const byIncident = Map.groupBy(sorted, clock => clock.incident.id);
  return [...byIncident.values()].map(own => placeRow(own, scale, right, storeysMax));
}
