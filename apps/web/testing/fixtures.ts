import type { WatchReply } from '#platform/room/watch.ts';

const hour = 3_600_000;
const harbour = { id: '47', ref: 'INC-0047', title: 'Harbour gas' };
const water = { id: '48', ref: 'INC-0048', title: 'Water SCADA' };
const bulletin = { id: '49', ref: 'INC-0049', title: 'Vendor bulletin' };
const zone = 'Europe/Berlin';

const open = (id: string): string => `/incidents/${id}?tab=duties`;
const iso = (now: number, hours: number): string => new Date(now + hours * hour).toISOString();

type Clock = WatchReply['clocks'][number];

/** Incident, kind, hours from now, label, state, zone. */
const clocks: readonly (readonly [Clock['incident'], Clock['kind'], number, string, Clock['state'], string])[] = [
  [harbour, 'due', -3.2, 'DOE-417 1 h', 'overdue', zone],
  [harbour, 'due', 9.6, 'NIS2 early warning 24 h', 'soon', zone],
  [harbour, 'due', 57.6, 'NIS2 notification 72 h', 'ok', zone],
  [water, 'answer-by', 3.2, 'answer: people affected', 'unknown', zone],
  [water, 'due-if', 22, 'SOCI 12 h if yes', 'ok', 'Australia/Sydney'],
  [water, 'due', 46, 'CRA 72 h', 'ok', zone],
  [bulletin, 'answer-by', 12.5, 'answer: exploited in the wild?', 'unknown', zone],
  [bulletin, 'due-if', 30, 'CRA 24 h if yes', 'ok', zone],
  [bulletin, 'embargo', 66, 'embargo ends', 'ok', 'UTC'],
  [bulletin, 'due', 200, 'CRA final report', 'ok', zone],
];

/** Hours from now, title, detail, action, address, state. */
const decide: readonly (readonly [number, string, string, string, string, Clock['state']])[] = [
  [-3.2, 'DOE-417 report overdue', 'Harbour gas · submit now, or record why not', 'Open report', open('47'), 'overdue'],
  [
    3.2,
    'How many people are without water?',
    'settles 4 duties in 3 countries · above 10,000: SOCI 12 h, NIS2 24 h',
    'Answer',
    open('48'),
    'unknown',
  ],
  [
    9.6,
    'NIS2 early warning to the national CSIRT',
    'draft complete, waits for a second reader',
    'Review',
    open('47'),
    'soon',
  ],
  [12.5, 'Is CVE-2026-40112 exploited?', 'settles CRA early warning for two vendors', 'Answer', open('49'), 'unknown'],
];

const waiting: WatchReply['waiting'] = {
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
};

const touch: WatchReply['touch'] = [
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
];

/** A watch floor of invented incidents; all moments are relative to `now` (milliseconds since 1970). */
export function watchFixture(now: number): WatchReply {
  return {
    clocks: clocks.map(([incident, kind, hours, label, state, own]) => ({
      incident,
      kind,
      at: iso(now, hours),
      label,
      state,
      href: open(incident.id),
      zone: own,
    })),
    decide: decide.map(([hours, title, detail, label, href, state]) => ({
      at: iso(now, hours),
      title,
      detail,
      action: { label, href },
      state,
    })),
    waiting,
    touch,
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
    'GET /api/me/calendar': { body: { since: null } },
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
