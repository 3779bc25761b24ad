import type { Fact } from '#areas/incidents/contract.ts';
import { faultOf } from '#engines/duties/protections/check.ts';
import type { FactDefinition, ProtectionFacts } from '#engines/duties/protections/schema.ts';
import type { HarbourFact, HarbourQuery } from './contract.ts';
import type { Standing } from './evidence.ts';

interface PartyOf {
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
}

/** What may answer a fact, in the order in which it does: evidence, then the incident, then the exchange itself. */
export interface Sources {
  readonly holder: PartyOf;
  readonly recipient: PartyOf | null;
  readonly query: Pick<HarbourQuery, 'class' | 'purpose'>;
  readonly incidentFacts: readonly Fact[];
  /** entities of the incident that are the holder itself */
  readonly ownEntities: readonly number[];
  readonly standing: ReadonlyMap<string, Standing>;
}

type Answer = Pick<HarbourFact, 'value' | 'origin' | 'source' | 'statedBy' | 'since' | 'statement' | 'expired'>;

const nothing: Answer = {
  value: null,
  origin: null,
  source: null,
  statedBy: null,
  since: null,
  statement: null,
  expired: null,
};

/** Every fact of the packs with its value, if anybody or anything gives one, and where that came from. */
export function gatherFacts(definitions: ProtectionFacts, sources: Sources): (HarbourFact & { opens: string[] })[] {
  return Object.entries(definitions).map(([name, definition]) => ({
    name,
    type: definition.type,
    values: definition.values ?? null,
    question: definition.question,
    evidence: definition.evidence,
    supplier: definition.supplier,
    perIncident: definition.per_incident ?? false,
    ...(definition.supplier === 'exchange' ? exchangeAnswer(name, sources) : statedAnswer(name, definition, sources)),
    opens: [],
  }));
}

function exchangeAnswer(name: string, { holder, recipient, query }: Sources): Answer {
  const values: Readonly<Record<string, readonly [string | undefined, string | null]>> = {
    'x.holder_country': [holder.country ?? 'international', holder.name],
    'x.holder_kind': [holder.kind, holder.name],
    'x.recipient_country': [recipient ? (recipient.country ?? 'international') : undefined, recipient?.name ?? null],
    'x.recipient_kind': [recipient?.kind, recipient?.name ?? null],
    'x.class': [query.class, null],
    'x.purpose': [query.purpose, null],
  };
  const [value, source] = values[name] ?? [undefined, null];
  return value === undefined ? nothing : { ...nothing, value, origin: 'exchange', source };
}

function statedAnswer(name: string, definition: FactDefinition, sources: Sources): Answer {
  const standing = sources.standing.get(name);
  if (standing && !standing.expired) return answerOf(standing);
  const fromIncident = incidentAnswer(definition, sources);
  if (fromIncident) return fromIncident;
  return standing ? { ...answerOf(standing), value: null, expired: standing.statement.validTo } : nothing;
}

const answerOf = ({ statement }: Standing): Answer => ({
  value: statement.value,
  origin: 'statement',
  source: statement.source,
  statedBy: statement.statedBy,
  since: statement.validFrom,
  statement: statement.id,
  expired: null,
});

function incidentAnswer(definition: FactDefinition, { incidentFacts, ownEntities }: Sources): Answer | undefined {
  const asked = definition.from_incident;
  if (!asked) return undefined;
  const known = incidentFacts.filter(fact => fact.fact === asked && fact.value !== null);
  const own = known.find(fact => fact.entity !== null && ownEntities.includes(fact.entity));
  const fact = own ?? known.find(one => one.entity === null);
  const value = fact && valueOf(definition, fact.value);
  if (!fact || value === undefined) return undefined;
  const since = fact.learnedAt.slice(0, 10);
  return { ...nothing, value, origin: 'incident', source: fact.source, statedBy: fact.recordedBy, since };
}

/** A clock answers a day; what does not fit the fact answers nothing. */
function valueOf(definition: FactDefinition, value: unknown): Answer['value'] | undefined {
  const given =
    definition.type === 'date' && typeof value === 'string' && value.length > 10
      ? new Date(value).toISOString().slice(0, 10)
      : value;
  return faultOf(definition, given) === undefined ? (given as Answer['value']) : undefined;
}
