import type { Proposal } from './proposal.ts';

const model = 'DHS, Harmonization of Cyber Incident Reporting (2023-09-19), model definition';
const atom = (fact: string, op: 'in' | 'is_true', values: readonly string[], limb: string) =>
  ({ kind: 'atom', fact, op, values, cite: `${model}, ${limb}` }) as const;

/**
 * The model definition of the Cyber Incident Reporting Council in the fact vocabulary, as a place to start from. What
 * could still reasonably come of an incident under investigation counts: `potential` is enough. Recalled, not read anew.
 */
export const circModel = (title: string): Proposal => ({
  title,
  part: {
    kind: 'all',
    of: [
      {
        kind: 'any',
        of: [
          atom('i.conf_loss', 'in', ['potential', 'confirmed'], 'loss of confidentiality, integrity or availability'),
          atom('i.integ_loss', 'in', ['potential', 'confirmed'], 'loss of confidentiality, integrity or availability'),
          atom('i.avail_loss', 'in', ['potential', 'confirmed'], 'loss of confidentiality, integrity or availability'),
          atom('i.material_ops', 'in', ['potential', 'actual'], 'disruption of business or of goods and services'),
          atom('i.public_safety', 'is_true', [], 'public health and safety'),
          atom('i.personal_data', 'in', ['potential', 'confirmed'], 'non-public personal information'),
          atom('i.third_party_damage', 'in', ['potential', 'caused'], 'operational disruption of others'),
        ],
      },
      atom('i.status', 'in', ['suspected', 'confirmed'], 'incident, not a threat or an event ruled out'),
      { kind: 'not', of: [{ kind: 'judge', judgement: 'lawful_government_activity', cite: `${model}, exclusions` }] },
    ],
  },
  limit: { clock: 't.reasonable_belief', hours: 72 },
});
