import type { Incident } from '#areas/incidents/contract.ts';
import type { CallOutPlan } from './contract.ts';
import type { PartyRow } from './store.ts';

/** The registers that an audience is resolved against; a slice of them in tests. */
export interface Registers {
  readonly parties: readonly PartyRow[];
  readonly services: readonly { readonly party: number; readonly supplier: number }[];
}

export interface Proposed {
  readonly party: PartyRow;
  readonly why: readonly string[];
}

type Line = CallOutPlan['audience'][number];

/**
 * Whom the plan tells of this incident: each party once, with every reason it is there. The party that sends is left
 * out; one that only the incident names appears through the lines that ask for entities.
 */
export function proposeRecipients(plan: CallOutPlan, incident: Incident, registers: Registers): Proposed[] {
  const reasons = new Map<number, string[]>();
  for (const line of plan.audience) {
    for (const party of partiesOf(line, incident, registers)) {
      if (party.id === incident.party) continue;
      const known = reasons.get(party.id) ?? [];
      if (!known.includes(line.why)) reasons.set(party.id, [...known, line.why]);
    }
  }
  const proposed = registers.parties.flatMap(party => {
    const why = reasons.get(party.id);
    return why ? [{ party, why }] : [];
  });
  return proposed.filter(({ party }) => !hasAttestedTwin(party, proposed));
}

/** An imported team that nobody confirmed is not put beside one of the same kind and country that can be reached. */
const hasAttestedTwin = (party: PartyRow, proposed: readonly Proposed[]): boolean =>
  party.standing === 'unverified' &&
  proposed.some(
    ({ party: other }) =>
      other.standing !== 'unverified' && other.kind === party.kind && other.country === party.country,
  );

function partiesOf(line: Line, incident: Incident, registers: Registers): readonly PartyRow[] {
  const { parties } = registers;
  switch (line.who) {
    case 'party':
      return parties.filter(party => party.slug === line.slug);
    case 'entities':
      return entityParties(incident, line.of, registers);
    case 'national-teams':
      return nationalTeams(incident, line.of, registers);
    case 'serving-teams':
      return servingTeams(incident, line.kinds, registers);
    case 'clients-of-supplier':
      return clientsOfSuppliers(incident, registers);
    default:
      return regulators(incident, registers);
  }
}

const entityParties = (incident: Incident, roles: readonly string[], { parties }: Registers) => {
  const ids = new Set(incident.entities.filter(entity => roles.includes(entity.role)).map(entity => entity.party));
  return parties.filter(party => ids.has(party.id));
};

/** Teams responsible for the countries of the entities, the downstream ones included. */
function nationalTeams(incident: Incident, roles: readonly string[], registers: Registers): PartyRow[] {
  const countries = new Set(entityParties(incident, roles, registers).map(party => party.country));
  const clients = roles.includes('supplier') ? clientsOfSuppliers(incident, registers) : [];
  for (const client of clients) countries.add(client.country);
  return registers.parties.filter(
    party => party.kind === 'national-csirt' && party.country !== null && countries.has(party.country),
  );
}

function servingTeams(incident: Incident, kinds: readonly string[], { parties, services }: Registers): PartyRow[] {
  const entities = new Set(incident.entities.map(entity => entity.party));
  const suppliers = new Set(services.filter(service => entities.has(service.party)).map(service => service.supplier));
  return parties.filter(party => suppliers.has(party.id) && kinds.includes(party.kind));
}

/** Who else is served by a supplier of the incident, and may be hit the same way. */
function clientsOfSuppliers(incident: Incident, { parties, services }: Registers): PartyRow[] {
  const suppliers = new Set(incident.entities.filter(entity => entity.role === 'supplier').map(entity => entity.party));
  const clients = new Set(services.filter(service => suppliers.has(service.supplier)).map(service => service.party));
  const affected = new Set(incident.entities.filter(entity => entity.role === 'affected').map(entity => entity.party));
  return parties.filter(party => clients.has(party.id) && !affected.has(party.id));
}

/** Regulators of the country and a sector of an affected entity. */
function regulators(incident: Incident, registers: Registers): PartyRow[] {
  const affected = entityParties(incident, ['affected'], registers);
  return registers.parties.filter(
    party =>
      party.kind === 'regulator' &&
      affected.some(
        entity =>
          entity.country === party.country &&
          (party.sectors.length === 0 || party.sectors.some(s => entity.sectors.includes(s))),
      ),
  );
}
