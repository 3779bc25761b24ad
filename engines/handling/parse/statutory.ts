import type { Lexicons, Marking } from '../types.ts';
import { makeMarking } from './marking.ts';

/** Statutes whose information is written as a CUI category but binds by its own rules. */
const statutes: Readonly<Record<string, readonly [scheme: string, level: string]>> = {
  'SP-PCII': ['us-pcii', 'PCII'],
  PCII: ['us-pcii', 'PCII'],
  'SP-SSI': ['us-ssi', 'SSI'],
  SSI: ['us-ssi', 'SSI'],
  'SP-CVI': ['us-cvi', 'CVI'],
  CVI: ['us-cvi', 'CVI'],
  'SP-CEII': ['us-ceii', 'CEII'],
  CEII: ['us-ceii', 'CEII'],
};

/** The statutory marks that a CUI marking implies: both bind, the category and the law behind it. */
export function statutoryMarks(marking: Marking, lexicons: Lexicons): Marking[] {
  if (marking.scheme !== 'us-cui') return [];
  return marking.caveats.flatMap(caveat => {
    const statute = statutes[caveat.code];
    if (!statute || !lexicons.byId.has(statute[0])) return [];
    const [scheme, level] = statute;
    return [
      makeMarking(
        { scheme, level, caveats: [], original: caveat.code, canonical: `CUI//${caveat.code}`, form: 'implied' },
        lexicons,
      ),
    ];
  });
}
