import type { CaveatUse, Contribution, Mark, SchemeReading } from '../contribution.ts';
import type { AudienceAtom } from '../types.ts';
import { genericLevel } from './generic.ts';
import { nationalityCaveat } from './nationality.ts';
import { audienceOf, byCaveat, byLevel } from './reading.ts';
import { ownerCountry, releaseStatement } from './release.ts';

const days = /\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?/;

/** Until the embargo ends it stays with those who have it; without a readable date nobody can say that it has ended. */
function embargo(use: CaveatUse): readonly Contribution[] {
  const until = days.exec(use.args.join(' '))?.[0];
  const atom: AudienceAtom = until === undefined ? 'fact:embargo_lifted' : `after:${until}`;
  const text = `Embargoed until ${until ?? 'a date that is not given'}.`;
  return [byCaveat(use, 'embargo', text, audienceOf([atom, 'org:recipient', 'org:originator']))];
}

function useOnly(use: CaveatUse): readonly Contribution[] {
  const named = use.args.map(name => `org:${name}`);
  const atoms = named.length > 0 ? named : ['fact:in_named_organisation'];
  return [
    byCaveat(
      use,
      'use-only',
      `${use.args.join(', ') || use.code} use only: ask the creator before going outside.`,
      audienceOf([...atoms, 'permission:originator']),
    ),
  ];
}

function nationalCaveat(mark: Mark, use: CaveatUse): readonly Contribution[] | undefined {
  switch (use.family) {
    case 'REL TO':
    case 'REL EU':
      return [];
    case 'EMBARGO':
      return embargo(use);
    case 'USE ONLY':
      return useOnly(use);
    case 'HMG USE ONLY':
      return [
        byCaveat(
          use,
          'hmg-use-only',
          'HMG departments only, not external partners.',
          audienceOf(['administration:GBR']),
        ),
      ];
    case 'RECIPIENTS ONLY':
    case 'EXCLUSIVE FOR':
      return [
        byCaveat(
          use,
          'named-recipients',
          `${use.code}: named recipients only.`,
          audienceOf(['person:named', 'permission:originator']),
        ),
      ];
    case 'ACCOMPANYING-INSTRUCTION':
      return [
        byCaveat(
          use,
          'accompanying-instruction',
          `Further limit of the source: ${use.args.join(' ')}`,
          audienceOf(['fact:meets_accompanying_instruction']),
        ),
      ];
    case 'FOR PUBLIC RELEASE':
      return [];
    default:
      return nationalityCaveat(mark, use);
  }
}

/** Brazilian secrecy ends by law a fixed number of years after the item was made, without anybody deciding it. */
function legalTerm(mark: Mark): readonly Contribution[] {
  const years = mark.level?.more.max_years;
  const made = mark.context.produced ?? mark.context.created;
  if (typeof years !== 'number' || made === undefined || mark.part.duration?.until !== undefined) return [];
  const until = Temporal.PlainDate.from(made.slice(0, 10)).add({ years }).toString();
  return [
    byLevel(mark, 'legal-term', `Secrecy ends by itself ${years} years after the item was made, on ${until}.`, {
      duration: { until },
    }),
  ];
}

/** National ladders: the level from the pack, release lists as grants on the owner's default, nationality caveats. */
export const national: SchemeReading = {
  level(mark) {
    const released = mark.caveats.some(use => use.family === 'FOR PUBLIC RELEASE');
    const statements = genericLevel(mark).filter(c => !released || c.part.audience === undefined);
    const open = released
      ? [byLevel(mark, 'public-release', 'Released to the public by its creator.', audienceOf())]
      : [];
    const grants = ownerCountry(mark) === undefined ? [] : releaseStatement(mark, false);
    return [...statements, ...open, ...grants, ...legalTerm(mark)];
  },
  caveat: nationalCaveat,
};

/** A company's ladder: its staff, a group under non-disclosure, or named persons. */
export const company: SchemeReading = {
  level(mark) {
    const staff: readonly AudienceAtom[] = [
      'org:recipient',
      'org:originator',
      'holder:originator',
      'permission:originator',
    ];
    const clauses: Readonly<Record<string, readonly (readonly AudienceAtom[])[]>> = {
      PUBLIC: [],
      INTERNAL: [[...staff, 'fact:bound_contractor']],
      CONFIDENTIAL: [[...staff, 'fact:non_disclosure_agreement'], ['fact:need_to_know']],
      'STRICTLY CONFIDENTIAL': [['person:named', 'permission:originator'], ['fact:need_to_know']],
    };
    const own = clauses[mark.part.level ?? ''];
    if (own === undefined) return undefined;
    const rest = genericLevel(mark).filter(c => c.part.audience === undefined);
    return [
      ...rest,
      byLevel(
        mark,
        'company-audience',
        `${mark.part.level}: ${mark.level?.audience ?? 'as the company says'}.`,
        audienceOf(...own),
      ),
    ];
  },
  caveat: nationalCaveat,
};

/** Caveats in plain words that other schemes share with the national ladders. */
export const sharedCaveats = nationalCaveat;
