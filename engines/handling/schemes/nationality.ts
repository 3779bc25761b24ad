import type { CaveatUse, Contribution, Mark } from '../contribution.ts';
import type { AudienceAtom } from '../types.ts';
import { audienceOf, byCaveat } from './reading.ts';
import { listedCountries } from './release.ts';

const nationalsOf = (...countries: readonly string[]): AudienceAtom => `nationals:${countries.toSorted().join('+')}`;

/** At CONFIDENTIAL and above only the Director-General of Security may waive NZEO; below it the originator is asked. */
function nzeoWaiver(mark: Mark): AudienceAtom {
  const national = mark.level?.track === 'national-security' && (mark.level.order ?? 0) >= 3;
  return national ? 'permission:director-general-of-security' : 'permission:originator';
}

/** `UK/US EYES ONLY`, `FIVE EYES ONLY`, `USA/CAN/GBR EYES ONLY`: the nationals of the countries named. */
function eyesOnly(mark: Mark, use: CaveatUse): readonly Contribution[] {
  const named = use.args.map(entry => (/^FIVE/i.test(entry) ? 'FVEY' : entry));
  const fallback = mark.part.scheme === 'uk-gscp' ? ['GBR'] : ['USA'];
  const countries = listedCountries(mark, named.length > 0 ? named : fallback);
  const creator: readonly AudienceAtom[] = mark.part.scheme === 'uk-gscp' ? ['permission:originator'] : [];
  const text = `${use.code}: nationality, not clearance, decides; nationals of ${countries.join(', ')} only.`;
  return [byCaveat(use, 'eyes-only', text, audienceOf([nationalsOf(...countries), ...creator]))];
}

/** Caveats that turn on nationality; no clearance and no agreement can stand in for it. */
export function nationalityCaveat(mark: Mark, use: CaveatUse): readonly Contribution[] | undefined {
  const only = (code: string, text: string, ...clauses: readonly (readonly AudienceAtom[])[]) => [
    byCaveat(use, code, text, audienceOf(...clauses)),
  ];
  switch (use.family) {
    case 'NOFORN':
      return only(
        'noforn',
        'NOFORN: no foreign government, organisation or national.',
        ['country:USA'],
        [nationalsOf('USA')],
      );
    case 'AUSTEO':
      return only('austeo', 'AUSTEO: Australian citizens only, whatever agreement exists.', [nationalsOf('AUS')]);
    case 'AGAO':
      return only('agao', 'AGAO: Australian Government; embedded Five-Eyes staff only where the entity may.', [
        nationalsOf('AUS'),
        'shown:embedded_exchange_officer',
      ]);
    case 'SPÉCIAL FRANCE':
      return only(
        'special-france',
        'SPÉCIAL FRANCE: French nationals only, even under a security agreement.',
        ['country:FRA'],
        [nationalsOf('FRA')],
      );
    case 'NZEO':
      return only(
        'nzeo',
        'NZEO: New Zealand citizens only, save with the waiver of the one authority that may give it.',
        [nationalsOf('NZL'), nzeoWaiver(mark)],
      );
    case 'CANADIAN EYES ONLY':
      return only('canadian-eyes-only', 'CANADIAN EYES ONLY: Canadian citizens only.', [nationalsOf('CAN')]);
    case 'EYES ONLY':
      return eyesOnly(mark, use);
    default:
      return undefined;
  }
}
