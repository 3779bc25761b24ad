import type { Party } from '#engines/handling/types.ts';

/** Attributes that are lists: an empty field leaves them unknown, a lone dash says there are none. */
export type ListField = 'nationality' | 'communities' | 'client_of' | 'provider_to' | 'clearances' | 'agreements';

const none = '-';

/** A list of names as it is typed: commas between, `-` for none at all, empty for not known. */
const readNames = (text: string): readonly string[] | undefined => {
  if (text.trim() === '') return undefined;
  if (text.trim() === none) return [];
  return text
    .split(',')
    .map(each => each.trim())
    .filter(Boolean);
};

/** `de-vs/VS-NfD until 2027-01-31`, commas between. */
function clearance(text: string) {
  const [, scheme = '', level = '', expires] = /^([^/]+)\/(.*?)(?:\s+until\s+(\d{4}-\d{2}-\d{2}))?$/.exec(text) ?? [];
  return { scheme: scheme || text, level, ...(expires && { expires }) };
}

/** `USA: us-capco/S; us-capco/C until 2027-01-31`: with whom, and which levels it covers. */
function agreement(text: string) {
  const [head = '', until] = text.split(/\s+until\s+/);
  const [party = '', levels] = head.split(/:(.*)/s);
  return {
    with: party.trim(),
    ...(levels?.trim() && { levels: levels.split(';').map(each => each.trim()) }),
    ...(until && { until: until.trim() }),
  };
}

/** What a typed list says, or undefined for not known. */
export function readList(field: ListField, text: string): Party[ListField] {
  const names = readNames(text);
  if (field === 'clearances') return names?.map(clearance);
  if (field === 'agreements') return names?.map(agreement);
  return names;
}

const until = (day: string | undefined): string => (day ? ` until ${day}` : '');

function written(party: Party, field: ListField): readonly string[] | undefined {
  if (field === 'clearances')
    return party.clearances?.map(each => `${each.scheme}/${each.level}${until(each.expires)}`);
  if (field === 'agreements')
    return party.agreements?.map(
      each => `${each.with ?? ''}${each.levels ? `: ${each.levels.join('; ')}` : ''}${until(each.until)}`,
    );
  return party[field];
}

/** The list as it would be typed. */
export function listText(party: Party, field: ListField): string {
  const items = written(party, field);
  return items === undefined ? '' : items.length === 0 ? none : items.join(', ');
}
