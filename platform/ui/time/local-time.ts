/** The offset of a zone at a moment, in milliseconds east of UTC. */
function offset_ms(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find(each => each.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** The instant of a local date and time (`2026-11-24T02:13`) in a zone, ISO 8601 in UTC; null while it is not complete. */
export function instantOf(local: string, zone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return null;
  // Around a change of the clocks the first guess may have the other offset; the second look settles it.
  const guess = wall - offset_ms(wall, zone);
  return new Date(wall - offset_ms(guess, zone)).toISOString();
}

/** What a `datetime-local` field shows for an instant in a zone. */
export function localOf(iso: string, zone: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : new Date(at + offset_ms(at, zone)).toISOString().slice(0, 16);
}
