import type { Coalition, Lexicons } from './types.ts';

/** The alpha-3 code of a country given as alpha-2 or alpha-3 in any case; `UK` and `EL` are read as GBR and GRC. */
export function countryCode(text: string, lexicons: Lexicons): string {
  const code = text.trim().toUpperCase();
  if (code === 'UK') return 'GBR';
  if (code === 'EL') return 'GRC';
  if (code.length !== 2) return code;
  for (const [alpha3, alpha2] of lexicons.countries) if (alpha2 === code) return alpha3;
  return code;
}

export const coalitionOf = (code: string, lexicons: Lexicons): Coalition | undefined =>
  lexicons.coalitions.find(coalition => coalition.code === code);

/** Members of a group on an ISO date (on the latest known state without one); undefined where they are not known. */
export function membersOf(code: string, lexicons: Lexicons, on?: string): readonly string[] | undefined {
  const day = on?.slice(0, 10);
  return coalitionOf(code, lexicons)
    ?.members?.filter(({ from, until }) => {
      if (day === undefined) return until === undefined;
      return (from === undefined || from <= day) && (until === undefined || day < until);
    })
    .map(member => member.country);
}
