import type { Lexicons } from '#engines/handling/types.ts';
import type { HomographEntry } from './types.ts';

/** The band of a reading: its own level's, or for a row of Appendix B that of the EU level beside it. */
function bandOf(scheme: string, level: string | undefined, lexicons: Lexicons): number | undefined {
  const own = lexicons.byId.get(scheme);
  if (own !== undefined) return own.levels.find(({ code }) => code === level)?.protectionBand;
  const edge = [...lexicons.byId.values()]
    .flatMap(({ equivalences }) => equivalences)
    .find(each => each.from === scheme && each.fromLevel === level && lexicons.byId.has(each.to));
  if (edge === undefined || edge.toLevel === null) return undefined;
  return bandOf(edge.to, edge.toLevel, lexicons);
}

/** Every spelling with several meanings, and whether taking one for another would change the protection. */
export function homographsOf(lexicons: Lexicons): readonly HomographEntry[] {
  return lexicons.homographs.map(({ token, readings, resolveBy }) => {
    const placed = readings.map(({ scheme, level, note }) => {
      const band = bandOf(scheme, level, lexicons);
      return { scheme, ...(level && { level }), ...(note && { note }), ...(band !== undefined && { band }) };
    });
    const bands = new Set(placed.flatMap(({ band }) => (band === undefined ? [] : [band])));
    return { token, readings: placed, resolveBy, differs: bands.size > 1 };
  });
}
