import type { CaveatUse, Contribution, SchemeReading } from '../contribution.ts';
import { type Action, actions, type Vector } from '../types.ts';
import { byCaveat } from './reading.ts';
import { tlp } from './tlp.ts';

/** Actions that each IEP statement still permits; `none` follows IEP 1.0 (must not act), the primary text. */
const noOutside: readonly Action[] = ['contact', 'block', 'look-up-active', 'look-up-passive', 'notify-victim'];
const barredBy: Readonly<Record<string, readonly Action[]>> = {
  'externally-visible-direct-actions': [],
  'externally-visible-indirect-actions': ['contact', 'look-up-active'],
  'internally-visible-actions': ['contact', 'block', 'look-up-active', 'look-up-passive'],
  'contact-for-instruction': ['detect', ...noOutside],
  none: ['detect', 'train', ...noOutside],
};

const permitting = (out: readonly Action[]): Vector => ({ permitted_actions: actions.filter(a => !out.includes(a)) });

const attributionOf: Readonly<Record<string, 'may' | 'must-credit' | 'must-not-name'>> = {
  may: 'may',
  must: 'must-credit',
  'must-not': 'must-not-name',
};

function statement(use: CaveatUse, value: string): readonly Contribution[] | undefined {
  const say = (text: string, part: Vector) => [byCaveat(use, `iep-${use.code.replaceAll('_', '-')}`, text, part)];
  switch (use.code.toLowerCase()) {
    case 'encrypt_in_transit':
      return value === 'must'
        ? say('Must be encrypted in transit.', { caveat_conditions: ['encrypt-in-transit'] })
        : [];
    case 'permitted_actions':
      return barredBy[value] && say(`Permitted actions: ${value}.`, permitting(barredBy[value]));
    case 'affected_party_notifications':
      return value === 'must-not' ? say('Affected parties must not be notified.', permitting(['notify-victim'])) : [];
    case 'attribution':
    case 'provider_attribution':
      return (
        attributionOf[value] &&
        say(`Attribution to the provider: ${value}.`, { attribution: { provider: attributionOf[value] } })
      );
    case 'unmodified_resale':
      return value === 'must-not' ? say('Must not be resold unmodified.', permitting(['resell'])) : [];
    default:
      return undefined;
  }
}

/** Information Exchange Policy: each statement governs on its own. */
export const iep: SchemeReading = {
  level: () => [],
  caveat(mark, use) {
    const value = (use.args[0] ?? '').toLowerCase();
    if (use.code.toLowerCase() === 'tlp')
      return tlp.level?.({ ...mark, part: { ...mark.part, level: value.toUpperCase() } });
    if (/^(external_references|id|name|description|iep_version|start_date|end_date)$/.test(use.code)) return [];
    return statement(use, value);
  },
};
