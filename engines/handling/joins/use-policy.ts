import type { Reason } from '#engines/kernel/citation.ts';
import type { ParsedCaveat } from '../types.ts';
import type { Portions, RollUp } from './portions.ts';

/** Values of each IEP statement from loosest to strictest; must and must-not have no common behaviour. */
const orders: Readonly<Record<string, readonly string[]>> = {
  encrypt_in_transit: ['may', 'must'],
  affected_party_notifications: ['may', 'must-not'],
  unmodified_resale: ['may', 'must-not'],
  tlp: ['white', 'green', 'amber', 'red'],
  permitted_actions: [
    'externally-visible-direct-actions',
    'externally-visible-indirect-actions',
    'internally-visible-actions',
    'contact-for-instruction',
    'none',
  ],
};

function strictest(order: readonly string[], values: readonly string[]): string {
  return values.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a));
}

const conflict: Reason = {
  code: 'attribution-conflict',
  text: 'One source must be credited and another forbids it: hold the item and ask both.',
  citation: { source: 'IEP2', confidence: 'confirmed' },
};

/** Each statement joins on its own order. */
export function rollUpUsePolicy(portions: Portions): RollUp {
  const byCode = Map.groupBy(
    portions.marks.flatMap(mark => mark.caveats),
    caveat => caveat.code,
  );
  const conditions: Reason[] = [];
  const caveats = [...byCode]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, found]): ParsedCaveat => {
      const first = found[0] as ParsedCaveat;
      const values = [...new Set(found.flatMap(caveat => caveat.args ?? []))].toSorted();
      const order = orders[code];
      if (order !== undefined && values.length > 0) return { ...first, args: [strictest(order, values)] };
      if (!code.endsWith('attribution')) return values.length > 0 ? { ...first, args: values } : first;
      const firm = values.filter(value => value !== 'may');
      if (firm.length > 1) conditions.push(conflict);
      return { ...first, args: firm.length > 0 ? firm : values };
    });
  return { caveats, because: [], conditions };
}
