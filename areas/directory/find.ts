import type { ChannelNow, Freshness, KeyState, TeamLine, WhomAnswer } from './contract.ts';
import { paceOrder } from './pace.ts';
import { channelOf } from './service.ts';
import type { TeamRow } from './sheet-store.ts';
import type { ChannelRow } from './store.ts';

/** A team with its channels as they stand at an instant. */
export interface Standing {
  readonly team: TeamRow;
  readonly channels: readonly ChannelNow[];
}

/** All teams with their channels in PACE order at an instant. */
export function standings(
  teams: readonly TeamRow[],
  channels: readonly ChannelRow[],
  at: Temporal.Instant,
): Standing[] {
  const byParty = Map.groupBy(channels, ({ party }) => party);
  return teams.map(team => ({
    team,
    channels: paceOrder(
      (byParty.get(team.party) ?? []).map(row => ({
        ...channelOf(row, at),
        consentUntil: row.personal ? row.consent_until : undefined,
      })),
      { ...team, succeededBy: team.succeeded_by },
      at,
    ),
  }));
}

const freshest: readonly Freshness[] = ['verified', 'ageing', 'stale', 'never-verified', 'disputed', 'unreachable'];
const keyWorst: readonly KeyState[] = ['expired', 'revoked', 'expiring', 'unverified', 'valid', 'none'];

/** One line of the list: the best channel now, how fresh the record is, the state of its key that matters most. */
export function lineOf({ team, channels }: Standing): TeamLine {
  const best = bestNow(channels);
  const freshness =
    freshest.find(state => channels.some(({ channel }) => channel.freshness === state)) ?? 'never-verified';
  const keyStates = channels.map(({ channel }) => channel.keyState);
  return {
    party: team.party,
    slug: team.slug,
    name: team.name,
    shortName: team.short_name,
    formerNames: team.former_names,
    country: team.country,
    kind: team.kind,
    types: team.types,
    sectors: [...new Set([...team.sectors, ...team.serves_sectors])],
    icsFocus: team.ics_focus,
    standing: team.standing,
    freshness,
    keyState: keyWorst.find(state => keyStates.includes(state)) ?? 'none',
    channels: channels.length,
    best: best ?? null,
    succeededBy: team.succeeded_by,
    serves: team.serves,
    attestedAt: team.attested_at?.toISOString() ?? null,
  };
}

/** The channel to use now: usable, where somebody is there before one that sleeps, in PACE order. */
export const bestNow = (channels: readonly ChannelNow[]): ChannelNow | undefined => {
  const usable = channels.filter(one => one.usable);
  return usable.find(one => one.open) ?? usable[0];
};

export interface Ask {
  readonly country?: string | undefined;
  readonly sector?: string | undefined;
  /** a domain, an address, an IP address or a number of an autonomous system */
  readonly network?: string | undefined;
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
  readonly text?: string | undefined;
}

/**
 * Whom to call: the teams that answer for what is asked, the most specific first, each with the best channel now, the
 * next one, and how sure we are. A criterion nobody can answer from the record does not exclude a team whose record says
 * nothing about it when another criterion names it; that is then said.
 */
export function whomToCall(all: readonly Standing[], ask: Ask): WhomAnswer[] {
  return all
    .flatMap(standing => {
      const because = reasons(standing.team, ask);
      return because === undefined || standing.team.succeeded_by !== null ? [] : [answerOf(standing, because)];
    })
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        Number(b.best !== null) - Number(a.best !== null) ||
        a.line.shortName.localeCompare(b.line.shortName),
    );
}

interface Reasons {
  readonly because: readonly string[];
  readonly unknown: readonly string[];
  readonly score: number;
}

type Met = { readonly say: string; readonly score: number } | 'unknown' | 'no';

/** Why a team answers for what is asked; undefined when it does not. */
function reasons(team: TeamRow, ask: Ask): Reasons | undefined {
  const checks: [string, string | undefined, (wanted: string) => Met][] = [
    ['network', ask.network, wanted => networkMet(team, wanted)],
    ['country', ask.country, wanted => countryMet(team, wanted.toUpperCase())],
    [
      'sector',
      ask.sector,
      wanted => listMet([...team.sectors, ...team.serves_sectors], wanted, 'serves the sector', 3),
    ],
    [
      'kind',
      ask.kind,
      wanted => (team.kind === wanted || team.types.includes(wanted) ? { say: `is a ${wanted}`, score: 1 } : 'no'),
    ],
    ['language', ask.language, wanted => listMet(team.languages, wanted, 'speaks', 1)],
    ['text', ask.text, wanted => textMet(team, wanted)],
  ];
  const asked = checks.flatMap(([name, wanted, check]) => (wanted ? [{ name, met: check(wanted.trim()) }] : []));
  if (asked.length === 0 || asked.some(({ met }) => met === 'no')) return undefined;
  const met = asked.flatMap(one => (typeof one.met === 'string' ? [] : [one.met]));
  if (met.length === 0) return undefined;
  const unknown = asked.filter(one => one.met === 'unknown').map(({ name }) => `the record does not say its ${name}`);
  return { because: met.map(({ say }) => say), unknown, score: met.reduce((sum, { score }) => sum + score, 0) };
}

function countryMet(team: TeamRow, wanted: string): Met {
  if (team.serves_countries.includes(wanted))
    return { say: `answers for ${wanted}`, score: team.kind === 'national-csirt' ? 4 : 3 };
  return team.country === wanted ? { say: `is in ${wanted}`, score: 2 } : 'no';
}

const listMet = (list: readonly string[], wanted: string, say: string, score: number): Met =>
  list.length === 0 ? 'unknown' : list.includes(wanted) ? { say: `${say} ${wanted}`, score } : 'no';

function textMet(team: TeamRow, wanted: string): Met {
  const text = [team.name, team.short_name, ...team.former_names, team.host, team.focus, team.serves]
    .join(' ')
    .toLowerCase();
  return text.includes(wanted.toLowerCase()) ? { say: `mentions “${wanted}”`, score: 1 } : 'no';
}

function networkMet(team: TeamRow, wanted: string): Met {
  const asn = /^as\s?(\d+)$/i.exec(wanted)?.[1];
  if (asn) return team.serves_asns.includes(`AS${asn}`) ? { say: `answers for AS${asn}`, score: 6 } : 'no';
  const address = bitsOf(wanted);
  if (address !== undefined) {
    const prefix = team.serves_prefixes.find(one => holds(one, address));
    return prefix ? { say: `answers for ${prefix}`, score: 6 } : 'no';
  }
  const host = wanted
    .toLowerCase()
    .replace(/^.*@/, '')
    .replace(/^https?:\/\//, '')
    .replace(/[/:].*$/, '');
  const domain = team.serves_domains.find(one => host === one || host.endsWith(`.${one}`));
  return domain ? { say: `answers for ${domain}`, score: 5 } : 'no';
}

/** An IP address as bits with its family in front; undefined for anything else. */
export function bitsOf(text: string): string | undefined {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (four) {
    const bytes = four.slice(1).map(Number);
    return bytes.every(byte => byte < 256)
      ? `4${bytes.map(byte => byte.toString(2).padStart(8, '0')).join('')}`
      : undefined;
  }
  if (!/^[0-9a-f:]+$/i.test(text) || !text.includes(':')) return undefined;
  const [head = '', tail] = text.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  if (groups.length !== 8 || text.split('::').length > 2 || !groups.every(group => /^[0-9a-f]{1,4}$/i.test(group)))
    return undefined;
  return `6${groups.map(group => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('')}`;
}

function holds(prefix: string, address: string): boolean {
  const [network = '', length = ''] = prefix.split('/');
  const bits = bitsOf(network);
  const count = Number(length) + 1;
  return bits !== undefined && bits.slice(0, count) === address.slice(0, count);
}

function answerOf({ team, channels }: Standing, found: Reasons): WhomAnswer {
  const best = bestNow(channels);
  const fallback = channels.find(
    one => one.usable && one.channel.id !== best?.channel.id && one.channel.rank !== best?.channel.rank,
  );
  return {
    line: lineOf({ team, channels }),
    best: best ?? null,
    fallback: fallback ?? null,
    because: [...found.because],
    unknown: [...found.unknown],
    score: found.score,
    sure: sureness(team, best, found),
  };
}

function sureness(team: TeamRow, best: ChannelNow | undefined, found: Reasons): WhomAnswer['sure'] {
  if (!best || team.standing === 'unverified') return 'unverified';
  if (best.channel.freshness === 'verified' && found.unknown.length === 0) return 'high';
  return best.channel.freshness === 'stale' || best.channel.freshness === 'never-verified' ? 'low' : 'fair';
}
