import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { atomFinding } from '../atom-truth.ts';
import { countryCode, membersOf } from '../countries.ts';
import type { PartyRecord } from '../compile.ts';
import type { Requirement } from '../requirement.ts';
import type { AudienceAtom, Lexicons } from '../types.ts';

const quote = (text: string) => JSON.stringify(text);
const strings = (texts: readonly string[]) => `[${texts.map(quote).join(', ')}]`;

/** Atoms that Cedar judges itself from raw attributes; the rest it is told as names that hold. */
function expression(atom: AudienceAtom, lexicons: Lexicons): string {
  const colon = atom.indexOf(':');
  const [kind, rest] = [atom.slice(0, colon), atom.slice(colon + 1)];
  switch (kind) {
    case 'country':
      return `(principal has country && principal.country == ${quote(rest)})`;
    case 'nationals':
    case 'persons':
      return `(principal has nationality && !principal.nationality.isEmpty() && ${strings(rest.split('+'))}.containsAll(principal.nationality))`;
    case 'org':
      return `(principal has organisation && principal.organisation == ${quote(rest)})`;
    case 'client-of':
      return `(principal has client_of && principal.client_of.contains(${quote(rest)}))`;
    case 'provider-to':
      return `(principal has provider_to && principal.provider_to.contains(${quote(rest)}))`;
    case 'community':
    case 'group':
      return `(principal has communities && principal.communities.contains(${quote(rest)}))`;
    case 'member':
      return `((principal has communities && principal.communities.contains(${quote(rest)})) || (principal has country && ${strings(membersOf(rest, lexicons, '2026-11-01') ?? [])}.contains(principal.country)))`;
    case 'fact':
    case 'shown':
      return `principal.facts.contains(${quote(rest)})`;
    default:
      return `principal.held.contains(${quote(atom)})`;
  }
}

/** The policy of one marking, written out for Cedar: every requirement, each by any of its atoms. */
export function cedarPolicy(requirements: readonly Requirement[], lexicons: Lexicons): string {
  const clauses = requirements
    .filter(({ anyOf }) => !anyOf.includes('anyone'))
    .map(({ anyOf }) =>
      anyOf.length === 0 ? 'false' : `(${anyOf.map(atom => expression(atom, lexicons)).join(' || ')})`,
    );
  return `permit(principal, action, resource)${clauses.length === 0 ? '' : ` when { ${clauses.join(' && ')} }`};`;
}

export function loadPolicy(id: string, policy: string): void {
  const answer = preparsePolicySet(id, { staticPolicies: policy });
  if (answer.type === 'failure') throw new Error(`Cedar refused ${id}: ${JSON.stringify(answer.errors)}\n${policy}`);
}

/** The party as a Cedar entity: raw attributes, facts that are true, and the names of derived atoms that hold. */
export function cedarEntity({ party, facts, at }: PartyRecord, derived: readonly AudienceAtom[], lexicons: Lexicons) {
  const scene = { recipient: party, facts: facts ?? {}, lexicons, ...(at !== undefined && { at }) };
  const attrs = {
    ...(party.country !== undefined && { country: countryCode(party.country, lexicons) }),
    ...(party.nationality && { nationality: party.nationality.map(country => countryCode(country, lexicons)) }),
    ...(party.id !== undefined && { organisation: party.id }),
    ...(party.client_of && { client_of: [...party.client_of] }),
    ...(party.provider_to && { provider_to: [...party.provider_to] }),
    ...(party.communities && { communities: [...party.communities] }),
    facts: Object.entries(facts ?? {}).flatMap(([name, value]) => (value === true ? [name] : [])),
    held: derived.filter(atom => atomFinding(atom, scene).truth === 'yes'),
  };
  return [{ uid: { type: 'Party', id: 'p' }, attrs, parents: [] }];
}

export function cedarPermits(policyId: string, entities: ReturnType<typeof cedarEntity>): boolean {
  const answer = statefulIsAuthorized({
    principal: { type: 'Party', id: 'p' },
    action: { type: 'Action', id: 'read' },
    resource: { type: 'Item', id: 'i' },
    context: {},
    preparsedPolicySetId: policyId,
    entities,
  });
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  return answer.response.decision === 'allow';
}
