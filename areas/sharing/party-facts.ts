import type { Party } from '#engines/handling/types.ts';
import type { Between } from '#areas/agreements/contract.ts';
import type { PartyRow } from './store.ts';

/** A party as the handling engine reads it, with its standing facts. What nobody recorded stays absent: unknown. */
export interface PartyFacts {
  readonly row: PartyRow;
  readonly party: Party;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The registers of memberships and services are complete, so an empty list there says no; clearances and nationalities may be unknown. */
export function partyFactsOf(row: PartyRow): PartyFacts {
  const { attributes } = row;
  const party: Party = {
    id: row.slug,
    name: row.name,
    kind: row.kind,
    ...(row.country !== null && { country: row.country }),
    communities: [...new Set([...row.communities, ...texts(attributes.communities)])],
    client_of: row.suppliers,
    provider_to: row.clients,
    ...lists(attributes, ['nationality', 'clearances', 'agreements']),
  };
  const facts = attributes.facts;
  return { row, party, facts: typeof facts === 'object' && facts !== null ? { ...facts } : {} };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : [];

function lists(attributes: PartyRow['attributes'], names: readonly (keyof Party)[]): Partial<Party> {
  return Object.fromEntries(
    names.filter(name => Array.isArray(attributes[name])).map(name => [name, attributes[name]]),
  );
}

/**
 * Security agreements of the register as the engine asks for them: with the country or body that owns the marking. The
 * register knows the parties; their countries come from those who gave the items.
 */
export function withSecurityAgreements(
  party: Party,
  between: ReadonlyMap<number, Between>,
  givers: ReadonlyMap<number, PartyFacts>,
): Party {
  const found = [...between].flatMap(([giver, { inForce }]) => {
    const row = givers.get(giver)?.row;
    if (!row) return [];
    return inForce
      .filter(agreement => agreement.kind === 'security-agreement' || agreement.kind === 'treaty')
      .map(agreement => ({
        id: agreement.slug,
        with: row.country ?? row.slug.toUpperCase(),
        levels: agreement.maxMarkings.map(({ scheme, level }) => `${scheme}:${level}`),
        from: agreement.startsAt,
        ...(agreement.endsAt !== null && { until: agreement.endsAt }),
      }));
  });
  if (found.length === 0) return party;
  return { ...party, agreements: [...(party.agreements ?? []), ...found] };
}
