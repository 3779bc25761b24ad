import type { Contribution, Mark, SchemeReading } from '../contribution.ts';
import type { AudienceAtom } from '../types.ts';
import { audienceOf, byLevel } from './reading.ts';

const own: readonly AudienceAtom[] = ['org:recipient'];
const instance: readonly AudienceAtom[] = [...own, 'community:recipient', 'fact:misp_same_instance'];
const connected: readonly AudienceAtom[] = [...instance, 'fact:misp_connected'];
const synchronised: readonly AudienceAtom[] = [...connected, 'fact:misp_synchronised'];

/** Reach of the platform by level; the digits do not run from narrow to wide. */
const reach: Readonly<Record<string, readonly [string, readonly AudienceAtom[], 'consent' | 'within' | 'free']>> = {
  '3': [
    'All communities: every organisation that synchronisation reaches, which is not the public.',
    synchronised,
    'free',
  ],
  '2': ['Connected communities: this instance and those directly connected to it.', connected, 'within'],
  '1': ['This community only: the organisations of this instance.', instance, 'within'],
  '0': ['Your organisation only.', own, 'consent'],
};

function sharingGroup(mark: Mark): readonly Contribution[] {
  const group = mark.caveats.find(use => /sharing.?group/i.test(use.code))?.args[0];
  const atom = group === undefined ? 'fact:sharing_group_member' : `community:sharing-group:${group}`;
  return [byLevel(mark, 'misp-sharing-group', 'Only members of the sharing group.', audienceOf([atom]))];
}

/** MISP distribution levels. */
export const misp: SchemeReading = {
  level(mark) {
    const code = mark.part.level ?? '';
    if (code === '4') return sharingGroup(mark);
    if (code === '5') {
      const text = 'Inherits the distribution of its event, which is not given here.';
      return [byLevel(mark, 'misp-inherit', text, audienceOf(['fact:in_event_audience']))];
    }
    const [text, atoms, mode] = reach[code] ?? [];
    if (text === undefined || atoms === undefined || mode === undefined) return undefined;
    const consenters = mode === 'consent' ? ['originator'] : [];
    return [
      byLevel(mark, 'misp-distribution', text, audienceOf(atoms)),
      byLevel(mark, 'misp-onward', text, { onward_release: { mode, consenters } }, true),
    ];
  },
  caveat: (_mark, use) => (/sharing.?group/i.test(use.code) ? [] : undefined),
};
