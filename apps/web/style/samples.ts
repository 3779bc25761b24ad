import type { Clock } from '#platform/ui/clock-line/scale.ts';
import type { MapMarker } from '#platform/ui/map/cluster.ts';
import type { VerdictParts } from '#platform/ui/verdict/verdict-panel.tsx';

const hour = 3_600_000;

/** Clocks of every kind and state, relative to `now` (milliseconds since 1970). */
export function sampleClocks(now: number): readonly Clock[] {
  const at = (hours: number): string => new Date(now + hours * hour).toISOString();
  const gas = { id: '1', ref: 'INC-0001', title: 'Harbour gas' };
  const water = { id: '2', ref: 'INC-0002', title: 'A water works with a long name' };
  const common = { href: '/style', zone: 'Europe/Berlin' };
  return [
    { incident: gas, kind: 'due', at: at(-20), label: 'overdue long ago', state: 'overdue', ...common },
    { incident: gas, kind: 'due', at: at(5), label: 'due soon', state: 'soon', ...common },
    { incident: gas, kind: 'due', at: at(8), label: 'due close to it', state: 'ok', ...common },
    { incident: gas, kind: 'due-if', at: at(40), label: 'due if yes', state: 'ok', ...common },
    { incident: water, kind: 'answer-by', at: at(12), label: 'answer: people affected', state: 'unknown', ...common },
    { incident: water, kind: 'embargo', at: at(70), label: 'embargo ends', state: 'ok', ...common },
    { incident: water, kind: 'due', at: at(300), label: 'final report', state: 'ok', ...common },
  ];
}

export const sampleVerdict: VerdictParts = {
  because: [
    {
      code: 'entity-in-scope',
      text: 'The operator is an essential entity in the energy sector.',
      citation: { source: 'Directive (EU) 2022/2555', place: 'art. 3(1)', confidence: 'confirmed' },
    },
    {
      code: 'significant',
      text: 'The incident has caused a severe operational disruption.',
      citation: { source: 'Directive (EU) 2022/2555', place: 'art. 23(3)(a)', confidence: 'recalled' },
    },
    {
      code: 'national',
      text: 'The national form is accepted by mail.',
      citation: { source: 'National practice', confidence: 'uncertain' },
    },
  ],
  missing: [
    { text: 'An agreement with the recipient that covers operational data.' },
    { text: 'A valid key of the recipient.' },
  ],
  unknown: [
    {
      text: 'How many people are without service?',
      settles: '4 duties',
      answerBy: '2026-11-24T05:25:00Z',
      zone: 'Europe/Berlin',
    },
  ],
  obligations: [
    {
      text: 'Share only inside your organisation and with clients who need it to protect themselves.',
      citation: { source: 'TLP 2.0', place: 'AMBER', confidence: 'confirmed' },
    },
  ],
  basis: [{ pack: 'eu-nis2', revision: 3, hash: '9f2c41d07be1aa52c0de' }],
  validUntil: '2026-12-01T12:00:00Z',
};

export interface SampleTeam {
  readonly id: number;
  readonly name: string;
  readonly country: string;
  readonly members: number | null;
}

const countries = ['Nordmark', 'Vestland', 'Litora', 'Austral', 'Östmark'];

/** Ten thousand invented teams. */
export const sampleTeams: readonly SampleTeam[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: index + 1,
  name: `Team ${index + 1}`,
  country: countries[index % countries.length] ?? '',
  members: index % 7 === 0 ? null : (index * 37) % 90,
}));

export const sampleMarkers: readonly MapMarker[] = [
  { id: 'a', label: 'CERT Nordmark', longitude: 10, latitude: 53, state: 'good' },
  { id: 'b', label: 'GridISAC', longitude: 10.5, latitude: 52.4, state: 'warn', weight: 12 },
  { id: 'c', label: 'CSIRT Austral', longitude: 149, latitude: -35, state: 'bad' },
  { id: 'd', label: 'ISAC Litora', longitude: 14, latitude: 41, state: 'unknown' },
  { id: 'e', label: 'HydroVend PSIRT', longitude: -77, latitude: 39, state: 'quiet' },
];

export const sampleProblem = {
  status: 422,
  code: 'invalid-input',
  title: 'Something in the input is not right',
  detail: 'The marking `TLP:PURPLE` is not known.',
  pointer: '/body/sections/2/marking',
  next: 'Choose a level of TLP 2.0, or name the scheme.',
};
