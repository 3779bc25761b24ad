import type { SchemeReading } from '../contribution.ts';
import type { AudienceAtom } from '../types.ts';
import { genericLevel } from './generic.ts';
import { audienceOf, byLevel } from './reading.ts';
import { listedCountries } from './release.ts';

/** A body's classified information goes to the body and its members, and further as its originator releases it. */
function bodyScheme(body: 'NATO' | 'EU'): SchemeReading {
  return {
    level(mark) {
      const statements = genericLevel(mark);
      if ((mark.level?.protectionBand ?? 5) === 0) return statements;
      const grants = mark.caveats
        .filter(use => use.family === 'REL TO')
        .flatMap(use => listedCountries(mark, use.args));
      const released = grants.map(code => (mark.lexicons.countries.has(code) ? `country:${code}` : `group:${code}`));
      const clause: readonly AudienceAtom[] = [`member:${body}`, ...released, 'consent:originator'];
      const text = `For ${body} and its members; release beyond them needs the originator.`;
      return [
        ...statements,
        byLevel(mark, 'body-members', text, audienceOf(clause)),
        byLevel(
          mark,
          'body-originator-control',
          text,
          { onward_release: { mode: 'consent', consenters: ['originator'] } },
          true,
        ),
      ];
    },
    caveat: (_mark, use) => (use.family === 'REL TO' ? [] : undefined),
  };
}

export const nato = bodyScheme('NATO');
export const euClassified = bodyScheme('EU');

/** LIMITE: an unclassified Council document for the institutions and the administrations of the member states. */
export const limite: SchemeReading = {
  level(mark) {
    const text =
      'LIMITE is for the Council, the Commission, the EEAS and national administrations of the member states.';
    return [
      byLevel(mark, 'limite-audience', text, audienceOf(['administration:EU', 'permission:originator'])),
      byLevel(
        mark,
        'limite-onward',
        'Not to the media or the public without authorisation.',
        { onward_release: { mode: 'within', consenters: ['originator'] } },
        true,
      ),
    ];
  },
};
