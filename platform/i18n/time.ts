/** How a moment is written: with its date, only its clock time, or only its date. */
export type TimeStyle = 'full' | 'clock' | 'date';

const shapes: Readonly<Record<TimeStyle, Intl.DateTimeFormatOptions>> = {
  full: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, zone: string, style: TimeStyle, seconds: boolean): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${style}|${seconds}`;
  const known = formats.get(key);
  if (known) return known;
  const shape = { ...shapes[style], ...(seconds ? { second: '2-digit' as const } : {}) };
  const made = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    ...shape,
    timeZone: zone,
    hourCycle: 'h23',
  });
  formats.set(key, made);
  return made;
}

/** The zone's own abbreviation or offset at that moment, for example `UTC`, `CET` or `GMT+9`. */
export function zoneName(at: Date, zone: string, language: string): string {
  if (zone === 'UTC') return 'UTC';
  const parts = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    timeZone: zone,
    timeZoneName: 'short',
  }).formatToParts(at);
  return parts.find(part => part.type === 'timeZoneName')?.value ?? zone;
}

/** The place a zone is named for: `Europe/Berlin` is `Berlin`. */
export const zonePlace = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** A moment in words, always with its zone. */
export function timeText(
  at: Date,
  options: { readonly zone: string; readonly language: string; readonly style?: TimeStyle; readonly seconds?: boolean },
): string {
  const text = format(options.language, options.zone, options.style ?? 'full', options.seconds ?? false).format(at);
  return `${text} ${zoneName(at, options.zone, options.language)}`;
}

/** A day of the calendar (`2026-10-22`) in words, the same in every zone; anything else as it stands. */
export function dayText(day: string, language: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  return at && !Number.isNaN(at.getTime()) ? format(language, 'UTC', 'date', false).format(at) : day;
}

/** The clock time alone, for places where the zone stands beside it. */
export const clockText = (at: Date, zone: string, language: string, seconds = false): string =>
  format(language, zone, 'clock', seconds).format(at);

/** Whole parts of a span: days from 48 hours on, otherwise hours and minutes. Milliseconds in, sign apart. */
export function spanParts(milliseconds: number): {
  readonly past: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
} {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const days = minutes >= 48 * 60 ? Math.floor(minutes / 1440) : 0;
  const rest = minutes - days * 1440;
  return { past: milliseconds < 0, days, hours: Math.floor(rest / 60), minutes: rest % 60 };
}

/** A span as the interface writes it beside a sentence: `in 3 h 12`, `−3 h 12`, `in 12 min`, `in 4 d 6 h`. */
export function spanText(milliseconds: number, language: string): string {
  const { past, days, hours, minutes } = spanParts(milliseconds);
  const day = language === 'fr' ? 'j' : 'd';
  const size =
    days > 0
      ? `${days} ${day}${hours > 0 ? ` ${hours} h` : ''}`
      : hours > 0
        ? `${hours} h ${String(minutes).padStart(2, '0')}`
        : `${minutes} min`;
  if (past) return `−${size}`;
  return `${language === 'fr' ? 'dans' : 'in'} ${size}`;
}
