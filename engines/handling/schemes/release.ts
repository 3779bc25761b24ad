import { countryCode, membersOf } from '../countries.ts';
import type { CaveatUse, Contribution, Mark } from '../contribution.ts';
import type { AudienceAtom, Vector } from '../types.ts';
import { audienceOf, byCaveat, byLevel } from './reading.ts';

/** The country that owns a national scheme, as alpha-3; undefined for an international body or a company. */
export function ownerCountry(mark: Mark): string | undefined {
  const place = mark.lexicon.jurisdiction;
  return /^[A-Z]{2}$/.test(place) && place !== 'EU' ? countryCode(place, mark.lexicons) : undefined;
}

/** The instant as of which groups are expanded: that of the decision, else that of the item. */
const asOf = (mark: Mark) => mark.context.at ?? mark.context.created ?? mark.context.produced;

/** A release list with its groups expanded as of the date; a group whose members are unknown stays a group. */
export function listedCountries(mark: Mark, entries: readonly string[]): readonly string[] {
  return [
    ...new Set(
      entries.flatMap(
        entry => membersOf(entry.toUpperCase(), mark.lexicons, asOf(mark)) ?? [countryCode(entry, mark.lexicons)],
      ),
    ),
  ];
}

const releaseAtom = (mark: Mark, code: string): AudienceAtom =>
  mark.lexicons.countries.has(code) ? `country:${code}` : `group:${code}`;

const entriesOf = (use: CaveatUse) => (use.family === 'REL EU' ? ['EU'] : use.args);
/** The legacy US form `USA/GBR EYES ONLY` is a release list too: the register has it re-marked as REL TO. */
const isRelease = (use: CaveatUse, mark: Mark) =>
  use.family === 'REL TO' || use.family === 'REL EU' || (use.family === 'EYES ONLY' && mark.part.scheme === 'us-capco');

/**
 * Who outside the owner may have a mark: its scheme's default is nobody, to which each grant adds. DISPLAY ONLY grants
 * sight without a copy. All grants of one mark widen one list, because they are exceptions to one default.
 */
function foreignAudience(mark: Mark, owner: string): readonly AudienceAtom[] {
  const of = (family: (use: CaveatUse) => boolean) =>
    mark.caveats
      .filter(family)
      .flatMap(use => listedCountries(mark, entriesOf(use)).map(code => releaseAtom(mark, code)));
  const released = [`country:${owner}`, ...of(use => isRelease(use, mark))];
  const shown = of(use => use.family === 'DISPLAY ONLY').filter(atom => !released.includes(atom));
  const delegated = mark.caveats.some(use => use.family === 'RELIDO') ? ['shown:foreign_disclosure_decision'] : [];
  return [...new Set([...released, ...shown.map(atom => `view:${atom}`), ...delegated])];
}

/** The countries whose nationals may handle what a release list covers; undefined where the list names an unknown group. */
function releasedPersons(mark: Mark, owner: string): readonly AudienceAtom[] | undefined {
  const countries = foreignAudience(mark, owner).map(atom => atom.replace(/^view:/, ''));
  if (!countries.every(atom => atom.startsWith('country:'))) return undefined;
  return [
    `persons:${countries
      .map(atom => atom.slice('country:'.length))
      .toSorted()
      .join('+')}`,
  ];
}

/** The foreign owners of a mark in American hands: `//CAN SECRET`, `//JOINT SECRET CAN USA`. */
export const foreignOwners = (mark: Mark): readonly string[] =>
  mark.part.owner === undefined ? [] : mark.part.owner.split(' ').map(name => countryCode(name, mark.lexicons));

/**
 * Foreign information in American hands: for the nations that made it, for the United States that it was given to, and
 * for those whom a release list or its owners let have it. Onward it stays its owners' own decision.
 */
export function foreignOrigin(mark: Mark, owners: readonly string[]): readonly Contribution[] {
  const grant = mark.caveats.find(use => isRelease(use, mark) || use.family === 'DISPLAY ONLY');
  const audience = new Set([...owners.map(owner => releaseAtom(mark, owner)), ...foreignAudience(mark, 'USA')]);
  const places = [...audience].map(atom => atom.replace(/^view:/, ''));
  const persons = places.every(atom => atom.startsWith('country:'))
    ? [
        `persons:${places
          .map(atom => atom.slice('country:'.length))
          .toSorted()
          .join('+')}`,
      ]
    : [];
  const clauses = owners.flatMap(owner =>
    [[...audience], ...(persons.length > 0 ? [persons] : [])].map(clause => [...clause, `consent:${owner}`]),
  );
  const names = places.map(atom => atom.replace(/^(country|group):/, '')).join(', ');
  const text = `Information of ${owners.join(', ')}: for ${names}; anyone else needs the consent of each owner.`;
  const part = audienceOf(...clauses);
  const onward: Vector = {
    onward_release: { mode: 'consent', consenters: owners },
    caveat_conditions: owners.filter(owner => owner !== 'USA').map(owner => `us-capco:FGI ${owner}`),
  };
  const rule = 'Release beyond those it was given to is the decision of its owners.';
  const citation = { source: 'CFR2001', place: '2001.54', confidence: 'recalled' } as const;
  return [
    grant
      ? byCaveat(grant, 'foreign-origin', text, part)
      : { part, reason: { code: 'foreign-origin', text, citation } },
    { part: onward, reason: { code: 'foreign-owner-consent', text: rule, citation }, dutyOnly: true },
  ];
}

/** The release statement of a mark: default plus grants. `byDefault` states it even when nothing was granted. */
export function releaseStatement(mark: Mark, byDefault: boolean): readonly Contribution[] {
  const owner = ownerCountry(mark);
  const grant = mark.caveats.find(use => isRelease(use, mark) || /^(DISPLAY ONLY|RELIDO)$/.test(use.family));
  if (owner === undefined || (grant === undefined && !byDefault)) return [];
  const audience = foreignAudience(mark, owner);
  const names = audience.map(atom => atom.replace(/^(view:)?(country|group):/, '')).join(', ');
  if (grant === undefined) {
    const part = audienceOf(audience, [`persons:${owner}`]);
    return [byLevel(mark, 'no-foreign-release', `Without a release marking it stays with ${names}.`, part)];
  }
  const persons = releasedPersons(mark, owner);
  const clauses = persons === undefined ? [audience] : [audience, persons];
  return [byCaveat(grant, 'release-list', `Released to ${names} and to nobody else.`, audienceOf(...clauses))];
}
