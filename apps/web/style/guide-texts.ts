import type { Column } from '#platform/ui/data-table/columns.ts';
import type { SampleTeam } from './samples.ts';

const columns: readonly Column<SampleTeam>[] = [
  { id: 'name', header: 'Team', value: row => row.name },
  { id: 'country', header: 'Country', value: row => row.country },
  { id: 'members', header: 'Members', value: row => row.members, numeric: true, width: '90px', wideOnly: true },
];

/** The words of the style guide; it is read by those who write code and is not translated. */
export const guideTexts = {
  title: 'Style guide',
  summary: 'Every component in every state',
  columns,
  markings: ['TLP:AMBER+STRICT', 'TLP:WHITE', 'NATO RESTRICTED', 'CUI//SP-CVI', 'PAP:GREEN'],
  primary: 'Primary',
  plain: 'Plain',
  quiet: 'Quiet',
  danger: 'Danger',
  disabled: 'Disabled',
  field: 'A field',
  choice: 'A choice',
  question: 'How many people are without water?',
  questionWhy: 'settles 4 duties in 3 countries',
  answer: 'Answer',
  overdue: 'A report is overdue',
  party: 'CERT Vestland',
  unanswered: 'mail unanswered 42 min · next: duty phone',
  acknowledged: 'acknowledged by shift lead',
  pace: 'PACE 2 of 4',
  emptyTitle: 'No plan yet',
  emptyWhy: 'A plan says whom to call, in which order and how long to wait for an answer.',
  emptyAction: 'Write the first plan',
  recall: 'Recall',
  recallTitle: 'Recall this notice?',
  recallWhy: 'Everyone who received any version of it is told to stop using it.',
  teams: 'Teams',
  noClocks: 'Clocks of a quiet night',
  noTeams: 'Teams of nobody',
  filter: 'Filter teams',
  map: 'Teams of the world',
  printTitle: 'Incident report',
  print: 'Printed black on white, with the marking on each page.',
};
