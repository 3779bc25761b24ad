import type { Truth } from '#engines/kernel/truth.ts';
import { atomFinding } from './atom-truth.ts';
import type { PartyRecord } from './compile.ts';
import type { Requirement } from './requirement.ts';
import type { AudienceAtom, Lexicons, Vector } from './types.ts';

/** The compiled decision as a sentence: every requirement has an atom that is known to hold of the party. */
export function decideReference(
  requirements: readonly Requirement[],
  { party, facts, at }: PartyRecord,
  lexicons: Lexicons,
): boolean {
  for (const requirement of requirements) {
    let met = false;
    for (const atom of requirement.anyOf) {
      const truth: Truth = atomFinding(atom, {
        recipient: party,
        facts: facts ?? {},
        lexicons,
        ...(at !== undefined && { at }),
      }).truth;
      if (truth === 'yes') met = true;
    }
    if (!met) return false;
  }
  return true;
}

/** One imagined reader: enough to say of every audience atom whether it holds. */
export interface Reader {
  readonly country: string;
  /** may it keep a copy, or only see it */
  readonly mode: 'hold' | 'view';
  readonly nationalities: readonly string[];
  readonly sector: string;
  /** how near to the receipt: each includes the ones before it */
  readonly nearness: 'none' | 'community' | 'clients' | 'organisation' | 'named';
  readonly others: ReadonlySet<AudienceAtom>;
}

const nearness = ['none', 'community', 'clients', 'organisation', 'named'] as const;
const asksFor: Readonly<Record<AudienceAtom, Reader['nearness']>> = {
  'community:recipient': 'community',
  'clients-of:recipient': 'clients',
  'org:recipient': 'organisation',
  'person:named': 'named',
};

function holds(atom: AudienceAtom, reader: Reader): boolean {
  const near = asksFor[atom];
  if (near !== undefined) return nearness.indexOf(reader.nearness) >= nearness.indexOf(near);
  if (atom.startsWith('view:')) return reader.mode === 'view' && holds(atom.slice('view:'.length), reader);
  if (atom.startsWith('country:')) return atom === `country:${reader.country}`;
  if (atom.startsWith('us-sector:')) return atom === `us-sector:${reader.sector}`;
  if (/^(nationals|persons):/.test(atom)) {
    const listed = atom.slice(atom.indexOf(':') + 1).split('+');
    return reader.nationalities.every(country => listed.includes(country));
  }
  return reader.others.has(atom);
}

/** Whether an audience admits a reader, read off its definition: join and order must agree with this for every reader. */
export const admits = (audience: Vector['audience'], reader: Reader): boolean =>
  audience === undefined ||
  (audience.clauses.every(clause => clause.some(atom => holds(atom, reader))) &&
    !audience.noneOf.some(atom => holds(atom, reader)));
