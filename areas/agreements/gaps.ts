import type { Protections } from '#engines/duties/protections/types.ts';
import { dayOf, validityOn } from '#engines/duties/protections/validity.ts';
import type { Agreement } from './contract.ts';
import type { PartyFacts } from './store.ts';
import { reaches } from './protections.ts';

/** Something relied on that does not stand any more, or of which nobody knows whether it does. */
export interface Gap {
  readonly kind: 'agreement' | 'protection';
  readonly id: string;
  readonly title: string;
  readonly titleFr: string;
  readonly state: 'lapsed' | 'unknown';
  /** ISO date from which on */
  readonly since: string | null;
  readonly text: string;
  /** the same in French */
  readonly fr: string;
  /** the agreements under which exchanges are affected */
  readonly agreements: readonly number[];
  readonly parties: readonly number[];
}

/** What has lapsed at an instant, as known at another: protections first, then agreements without a successor. */
export function gapsAt(
  book: Protections,
  agreements: readonly Agreement[],
  parties: ReadonlyMap<number, PartyFacts>,
  at: string,
  knownAt: string,
): Gap[] {
  return [...protectionGaps(book, agreements, parties, at, knownAt), ...agreementGaps(agreements)];
}

function protectionGaps(
  book: Protections,
  agreements: readonly Agreement[],
  parties: ReadonlyMap<number, PartyFacts>,
  at: string,
  knownAt: string,
): Gap[] {
  const exchanged = book.list.filter(protection => protection.about === 'exchange');
  return exchanged.flatMap(protection => {
    const validity = validityOn(protection, dayOf(at), dayOf(knownAt));
    if (validity.truth === 'yes') return [];
    const reached = (id: number) => reaches(protection, parties.get(id)?.country ?? null);
    const affected = agreements.filter(agreement => isLive(agreement) && agreement.parties.some(reached));
    if (affected.length === 0) return [];
    return [
      {
        kind: 'protection' as const,
        id: protection.id,
        title: protection.title,
        titleFr: protection.titleFr,
        state: validity.truth === 'no' ? ('lapsed' as const) : ('unknown' as const),
        since: validity.since,
        text: validity.text,
        fr: validity.fr,
        agreements: affected.map(agreement => agreement.id),
        parties: [...new Set(affected.flatMap(agreement => agreement.parties.filter(reached)))],
      },
    ];
  });
}

const isLive = (agreement: Agreement) => agreement.state === 'in-force' || agreement.state === 'renewal-due';

function agreementGaps(agreements: readonly Agreement[]): Gap[] {
  return agreements
    .filter(agreement => agreement.state === 'expired' || (agreement.state === 'terminated' && agreement.signed > 0))
    .map(agreement => {
      const since = new Date(agreement.terminatedAt ?? agreement.endsAt!).toISOString().slice(0, 10);
      const survivesFr = agreement.survival ? ` Ce qui survit : ${agreement.survival}` : '';
      const survives = agreement.survival ? ` What survives: ${agreement.survival}` : '';
      return {
        kind: 'agreement' as const,
        id: String(agreement.id),
        title: agreement.title,
        titleFr: agreement.title,
        state: 'lapsed' as const,
        since,
        text: `${agreement.title} ${agreement.state === 'expired' ? 'ended' : 'was terminated'} on ${since}.${survives}`,
        fr: `${agreement.title} ${agreement.state === 'expired' ? 'a pris fin' : 'a été dénoncé'} le ${since}.${survivesFr}`,
        agreements: [agreement.id],
        parties: agreement.parties,
      };
    });
}

/** The end of a law that live agreements reach. */
export interface ProtectionEnd {
  readonly id: string;
  readonly title: string;
  readonly titleFr: string;
  /** the last day, ISO, on which it is known to be in force */
  readonly endsOn: string;
  readonly past: boolean;
  readonly agreements: readonly number[];
}

/** Protections of exchanges whose force has a last known day, and the live agreements whose parties could rely on them. */
export function protectionEnds(
  book: Protections,
  agreements: readonly Agreement[],
  parties: ReadonlyMap<number, PartyFacts>,
  now: string,
): ProtectionEnd[] {
  const exchanged = book.list.filter(protection => protection.about === 'exchange');
  return exchanged.flatMap(protection => {
    const endsOn = protection.validity.findLast(one => one.state === 'in_force' && !one.known_from)?.to ?? null;
    const reached = (id: number) => reaches(protection, parties.get(id)?.country ?? null);
    const affected = agreements.filter(agreement => isLive(agreement) && agreement.parties.some(reached));
    if (endsOn === null || affected.length === 0) return [];
    const { id, title, titleFr } = protection;
    return [
      { id, title, titleFr, endsOn, past: endsOn < dayOf(now), agreements: affected.map(agreement => agreement.id) },
    ];
  });
}

export interface CalendarEntry {
  readonly agreement: number;
  readonly title: string;
  /** instant of the end */
  readonly endsAt: string;
  /** the instants at which renewal is reminded of: 90, 60, 30 and 7 days before */
  readonly reminders: readonly { readonly days: number; readonly at: string; readonly past: boolean }[];
  readonly state: Agreement['state'];
  readonly parties: readonly number[];
}

/** Ends to come and ends passed without a successor, soonest first. */
export function expiryCalendar(
  agreements: readonly Agreement[],
  now: string,
  noticeDays: readonly number[],
): CalendarEntry[] {
  return agreements
    .filter(agreement => agreement.endsAt !== null && (isLive(agreement) || agreement.state === 'expired'))
    .map(agreement => ({
      agreement: agreement.id,
      title: agreement.title,
      endsAt: new Date(agreement.endsAt!).toISOString(),
      reminders: noticeDays.map(days => {
        const at = new Date(Date.parse(agreement.endsAt!) - days * 86_400_000).toISOString();
        return { days, at, past: Date.parse(at) <= Date.parse(now) };
      }),
      state: agreement.state,
      parties: agreement.parties,
    }))
    .toSorted((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt));
}
