import type { DirectoryRecord } from '#formats/directory-csv/record.ts';

/** What two records are compared by. */
export interface TeamKey {
  readonly party: number;
  readonly names: readonly string[];
  readonly country: string | null;
  readonly domains: readonly string[];
  readonly mailboxes: readonly string[];
  readonly fingerprints: readonly string[];
}

export interface Rename {
  readonly country: string;
  readonly old: string;
  readonly new: string;
  readonly source: string;
}

export interface Likeness {
  readonly party: number;
  readonly evidence: readonly string[];
  /** strong: the row waits for a human; weak: it enters, and the pair is put before one */
  readonly strength: 'strong' | 'weak';
}

const filler = new Set([
  'the',
  'of',
  'and',
  'for',
  'computer',
  'security',
  'incident',
  'emergency',
  'response',
  'team',
  'centre',
  'center',
  'national',
  'cyber',
]);

/** Letters and digits of a name in lower case without accents, country in brackets and words every team has. */
export function normalName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\([a-z]{2}\)/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  const telling = words.filter(word => !filler.has(word));
  return (telling.length > 0 ? telling : words).join('');
}

/**
 * Teams a record may be the same as, with what speaks for it: the same normalised name in the same country, the same
 * mailbox, the same key, a known change of name; a shared domain in one country is weak. How near two names are is no
 * evidence: cert.lu and cert.eu are one letter apart.
 */
export function likenesses(record: DirectoryRecord, teams: readonly TeamKey[], renames: readonly Rename[]): Likeness[] {
  const names = unique([record.shortName, record.name].map(normalName));
  const mailboxes = record.mailboxes.map(({ address }) => address.toLowerCase());
  return teams.flatMap(team => {
    const sameCountry = team.country === record.country;
    const strong = [
      sameCountry && shared(names, team.names) && `same name in ${record.country ?? 'no country'}`,
      shared(mailboxes, team.mailboxes) && `same mailbox ${shared(mailboxes, team.mailboxes)}`,
    ].filter(one => typeof one === 'string');
    const domain = sameCountry ? shared(record.domains, team.domains) : undefined;
    const rename = sameCountry ? renames.find(one => isRename(one, record, names, team)) : undefined;
    const weak = [
      domain && `same domain ${domain}`,
      rename && `${rename.old} became ${rename.new}: ${rename.source}`,
    ].filter(one => typeof one === 'string');
    const evidence = [...strong, ...weak];
    return evidence.length === 0
      ? []
      : [{ party: team.party, evidence, strength: strong.length > 0 ? ('strong' as const) : ('weak' as const) }];
  });
}

function isRename(rename: Rename, record: DirectoryRecord, names: readonly string[], team: TeamKey): boolean {
  const [before, after] = [normalName(rename.old), normalName(rename.new)];
  if (rename.country !== record.country) return false;
  return (
    (names.includes(before) && team.names.includes(after)) || (names.includes(after) && team.names.includes(before))
  );
}

/** What a record is compared by once it is a team. */
export const keyOfRecord = (record: DirectoryRecord, party: number): TeamKey => ({
  party,
  names: unique([record.shortName, record.name].map(normalName)),
  country: record.country,
  domains: record.domains,
  mailboxes: record.mailboxes.map(({ address }) => address.toLowerCase()),
  fingerprints: [],
});

const shared = (a: readonly string[], b: readonly string[]): string | undefined => a.find(one => b.includes(one));
const unique = (list: readonly string[]): string[] => [...new Set(list)];
