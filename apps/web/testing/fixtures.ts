import type { WatchReply } from '../watch/contract.ts';

const hour = 3_600_000;
const harbour = { id: '47', ref: 'INC-0047', title: 'Harbour gas' };
const water = { id: '48', ref: 'INC-0048', title: 'Water SCADA' };
const bulletin = { id: '49', ref: 'INC-0049', title: 'Vendor bulletin' };
const zone = 'Europe/Berlin';

/** A watch floor of invented incidents; all moments are relative to `now` (milliseconds since 1970). */
export function watchFixture(now: number): WatchReply {
  const at = (hours: number): string => new Date(now + hours * hour).toISOString();
  const open = (id: string): string => `/incidents/${id}?tab=duties`;
  return {
    clocks: [
      { incident: harbour, kind: 'due', at: at(-3.2), label: 'DOE-417 1 h', state: 'overdue', href: open('47'), zone },
      {
        incident: harbour,
        kind: 'due',
        at: at(9.6),
        label: 'NIS2 early warning 24 h',
        state: 'soon',
        href: open('47'),
        zone,
      },
      {
        incident: harbour,
        kind: 'due',
        at: at(57.6),
        label: 'NIS2 notification 72 h',
        state: 'ok',
        href: open('47'),
        zone,
      },
      {
        incident: water,
        kind: 'answer-by',
        at: at(3.2),
        label: 'answer: people affected',
        state: 'unknown',
        href: open('48'),
        zone,
      },
      {
        incident: water,
        kind: 'due-if',
        at: at(22),
        label: 'SOCI 12 h if yes',
        state: 'ok',
        href: open('48'),
        zone: 'Australia/Sydney',
      },
      { incident: water, kind: 'due', at: at(46), label: 'CRA 72 h', state: 'ok', href: open('48'), zone },
      {
        incident: bulletin,
        kind: 'answer-by',
        at: at(12.5),
        label: 'answer: exploited in the wild?',
        state: 'unknown',
        href: open('49'),
        zone,
      },
      { incident: bulletin, kind: 'due-if', at: at(30), label: 'CRA 24 h if yes', state: 'ok', href: open('49'), zone },
      {
        incident: bulletin,
        kind: 'embargo',
        at: at(66),
        label: 'embargo ends',
        state: 'ok',
        href: open('49'),
        zone: 'UTC',
      },
      { incident: bulletin, kind: 'due', at: at(200), label: 'CRA final report', state: 'ok', href: open('49'), zone },
    ],
    decide: [
      {
        at: at(-3.2),
        title: 'DOE-417 report overdue',
        detail: 'Harbour gas · submit now, or record why not',
        action: { label: 'Open report', href: open('47') },
        state: 'overdue',
      },
      {
        at: at(3.2),
        title: 'How many people are without water?',
        detail: 'settles 4 duties in 3 countries · above 10,000: SOCI 12 h, NIS2 24 h',
        action: { label: 'Answer', href: open('48') },
        state: 'unknown',
      },
      {
        at: at(9.6),
        title: 'NIS2 early warning to the national CSIRT',
        detail: 'draft complete, waits for a second reader',
        action: { label: 'Review', href: open('47') },
        state: 'soon',
      },
      {
        at: at(12.5),
        title: 'Is CVE-2026-40112 exploited?',
        detail: 'settles CRA early warning for two vendors',
        action: { label: 'Answer', href: open('49') },
        state: 'unknown',
      },
    ],
    waiting: {
      total: 9,
      acknowledged: 7,
      rows: [
        {
          state: 'overdue',
          party: 'CERT Vestland',
          detail: 'mail unanswered 42 min · next: duty phone 02:20 CET',
          pace: { rank: 2, of: 4 },
          href: '/callouts/1',
        },
        {
          state: 'soon',
          party: 'GridISAC',
          detail: 'opened, not acknowledged · remind 02:25 CET',
          pace: { rank: 1, of: 4 },
          href: '/callouts/2',
        },
        {
          state: 'ok',
          party: 'Nordmark water',
          detail: 'acknowledged 02:04 CET by shift lead',
          pace: null,
          href: '/callouts/3',
        },
        { state: 'ok', party: 'Energy regulator', detail: 'acknowledged 01:58 CET', pace: null, href: '/callouts/4' },
      ],
    },
    touch: [
      {
        state: 'overdue',
        party: 'CSIRT Austral',
        detail: 'PGP key expired 14 Nov · cannot receive AMBER',
        href: '/directory/csirt-austral',
      },
      {
        state: 'soon',
        party: 'ISAC Litora',
        detail: 'not verified for 171 days · drill due',
        href: '/directory/isac-litora',
      },
      {
        state: 'soon',
        party: 'HydroVend PSIRT',
        detail: 'two probes failed · other channel?',
        href: '/directory/hydrovend',
      },
      {
        state: 'soon',
        party: 'Agreement N-07',
        detail: 'ends in 6 days · 3 exchanges rely on it',
        href: '/agreements/n-07',
      },
    ],
    counts: { incidents: 3, clocks: 11, unacknowledged: 2 },
  };
}

/** The duty officer of an invented CERT. */
export function meFixture(now: number, mode: 'live' | 'exercise' = 'live') {
  const until = new Date(now + 4 * hour).toISOString();
  const party = { id: '1', slug: 'cert-nordmark', name: 'CERT Nordmark', country: 'DE' };
  return {
    person: { id: '1', name: 'Ada Berg', email: 'ada@nordmark.example', language: 'en', zone },
    acting: { appointment: '1', party, roles: ['duty-officer'], until },
    appointments: [
      { id: '1', title: 'Duty officer', party, roles: ['duty-officer'], until },
      {
        id: '2',
        title: 'Analyst',
        party: { id: '2', slug: 'isac-litora', name: 'ISAC Litora', country: 'IT' },
        roles: ['analyst'],
        until: null,
      },
    ],
    mode,
    counts: { incidents: 3, callouts: 2, agreements: 1, directory: 4 },
  };
}

/** What the settings read. */
export function settingsFixture(now: number) {
  const at = (hours: number): string => new Date(now + hours * hour).toISOString();
  return {
    'GET /api/auth/credentials': {
      body: { password: { set: true, since: at(-900) }, totp: { enrolled: false, since: null, backupCodesLeft: 0 } },
    },
    'GET /api/auth/sessions': {
      body: {
        sessions: [
          {
            id: '1',
            current: true,
            method: 'password',
            client: 'Firefox',
            createdAt: at(-2),
            seenAt: at(0),
            expiresAt: at(10),
          },
          {
            id: '2',
            current: false,
            method: 'link',
            client: '',
            createdAt: at(-30),
            seenAt: at(-20),
            expiresAt: at(10),
          },
        ],
      },
    },
    'GET /api/auth/tokens': {
      body: {
        tokens: [
          {
            id: '1',
            name: 'dashboard',
            hint: 'ent_ab12',
            scopes: ['me:read'],
            appointment: '1',
            party: 'CERT Nordmark',
            createdAt: at(-30),
            expiresAt: at(900),
            usedAt: null,
            state: 'good',
          },
        ],
        scopes: [{ name: 'me:read', meaning: 'read who you are' }],
      },
    },
  };
}
