import { countryCode } from './countries.ts';
import type { AudienceAtom, Lexicons, Party } from './types.ts';

/** The receipt that relative audiences refer to: who holds the item, and who made it. */
export interface Receipt {
  readonly holder: Party;
  readonly originator?: string;
  readonly action: string;
  readonly lexicons: Lexicons;
}

/** Atoms of an unknown that nothing about the recipient can settle. */
const unknownHolder: readonly AudienceAtom[] = ['unknown:holder'];

const isNationalTeam = (kind: string | undefined) =>
  kind !== undefined && /national|ncsc|gov-?cert|government/i.test(kind);

function clientsOf({ holder, lexicons }: Receipt): readonly AudienceAtom[] {
  if (holder.id === undefined) return unknownHolder;
  const served = holder.provider_to?.map(id => `org:${id}`) ?? [];
  const constituents =
    isNationalTeam(holder.kind) && holder.country !== undefined
      ? [`constituent:${countryCode(holder.country, lexicons)}`]
      : [];
  return [`client-of:${holder.id}`, ...served, ...constituents];
}

function communityOf({ holder }: Receipt): readonly AudienceAtom[] {
  const shared = holder.communities?.map(name => `community:${name}`) ?? unknownHolder;
  return [...shared, 'defender', 'shown:same_community'];
}

const holderIsOriginator = ({ holder, originator }: Receipt) => originator !== undefined && holder.id === originator;

/** Consent by name where the originator is known; the plain word `originator` in the facts means the same one. */
const named = ({ originator }: Receipt) => (originator === undefined ? 'originator' : `originator:${originator}`);

const relative: Readonly<Record<string, (receipt: Receipt) => readonly AudienceAtom[]>> = {
  'org:recipient': ({ holder }) => {
    const ids = [holder.id, holder.employer].filter(id => id !== undefined);
    return ids.length === 0 ? unknownHolder : ids.map(id => `org:${id}`);
  },
  'clients-of:recipient': clientsOf,
  'providers-of:recipient': ({ holder }) => (holder.id === undefined ? unknownHolder : [`provider-to:${holder.id}`]),
  'community:recipient': communityOf,
  'org:originator': ({ originator }) => (originator === undefined ? [] : [`being:${originator}`]),
  'holder:originator': receipt => (holderIsOriginator(receipt) ? ['anyone'] : []),
  'permission:originator': receipt => [`permission:${named(receipt)}`],
  'consent:originator': receipt => (holderIsOriginator(receipt) ? ['anyone'] : [`consent:${named(receipt)}`]),
};

/** Turns a clause about "the recipient" of a receipt into one about named parties and attributes of whoever is asked about. */
export function bindClause(clause: readonly AudienceAtom[], receipt: Receipt): readonly AudienceAtom[] {
  const bound = clause.flatMap(atom => {
    if (atom.startsWith('view:')) return receipt.action === 'view-only' ? [atom.slice('view:'.length)] : [];
    return relative[atom]?.(receipt) ?? [atom];
  });
  return bound.includes('anyone') ? ['anyone'] : [...new Set(bound)];
}
