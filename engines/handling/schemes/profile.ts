import type { Contribution, Mark } from '../contribution.ts';
import { profileOf } from '../profiles.ts';
import type { AudienceAtom, Profile } from '../types.ts';

/** The originator's dialect of a scheme. That of TLP is the same for both of its editions, and stands in the newer pack. */
export function profileFor(mark: Mark): Profile | undefined {
  const { scheme } = mark.part;
  const pack = scheme === 'pap' ? 'pap' : 'tlp-2';
  return profileOf(mark.lexicons.byId.get(pack), mark.context.originator ?? mark.context.issuer);
}

const rulesFor = (mark: Mark, level: string) =>
  profileFor(mark)?.rules.filter(rule => rule.levels.includes(level)) ?? [];

/** Whom the originator's dialect admits beyond the standard. */
export const admittedBy = (mark: Mark, level: string): readonly AudienceAtom[] =>
  rulesFor(mark, level).flatMap(rule => rule.admits);

/** What the originator's dialect asks for beyond the standard, under the citation of the dialect. */
export function askedBy(mark: Mark, level: string): readonly Contribution[] {
  const profile = profileFor(mark);
  return rulesFor(mark, level)
    .filter(rule => rule.conditions.length > 0)
    .map(rule => {
      const encrypts = rule.conditions.includes('encrypt-in-transit');
      const by = profile?.by ?? '';
      const text = encrypts
        ? `The profile of ${by} asks for encryption over unprotected channels.`
        : `The profile of ${by} asks for ${rule.conditions.join(', ')}.`;
      return {
        part: { caveat_conditions: rule.conditions },
        reason: {
          code: encrypts ? 'tlp-profile-encryption' : 'profile-condition',
          text,
          ...(profile && { citation: profile.citation }),
        },
      };
    });
}
