import type { DutyResult, StageResult } from '#engines/duties/types.ts';
import type { Clock } from '#platform/ui/clock-line/scale.ts';
import type { Report } from '../../contract.ts';
import type { EntityDuties } from '../answers.ts';
import { stateAt } from '../clock-state.ts';

/** Words the clocks are labelled with, in the reader's language. */
interface ClockWords {
  readonly answer: (name: string) => string;
  readonly ifApplies: (title: string) => string;
}

/** The stages that were handed in, as `entity/regime/stage`. */
export const submittedStages = (reports: readonly Report[]): ReadonlySet<string> =>
  new Set(reports.filter(r => r.submittedAt).map(r => `${r.entity}/${r.regime}/${r.stage}`));

/** What a stage is called in the reader's language. */
export const stageName = ({ id, name }: Pick<StageResult, 'id' | 'name'>): string => name ?? id.replaceAll('_', ' ');

/** Every clock of one incident, a line for each entity. Stages that were handed in have no clock any more. */
export function clocksOf(
  incident: number,
  entities: readonly EntityDuties[],
  submitted: ReadonlySet<string>,
  now: number,
  words: ClockWords,
): readonly Clock[] {
  return entities.flatMap(({ entity, result }) => {
    const line = { id: String(entity.id), ref: '', title: entity.name };
    const due = result.duties.flatMap(duty => [
      ...dueClocks(incident, line, duty, submitted, now),
      ...worstCase(incident, line, duty, words),
    ]);
    const answers = result.questions.slice(0, 2).flatMap((question): Clock[] =>
      question.answer_by
        ? [
            {
              incident: line,
              kind: 'answer-by',
              at: question.answer_by,
              label: words.answer(question.name),
              state: Date.parse(question.answer_by) < now ? 'overdue' : 'unknown',
              href: `/incidents/${incident}/facts?ask=${encodeURIComponent(question.fact)}`,
              zone: zoneOf(result.duties),
            },
          ]
        : [],
    );
    return [...due, ...answers];
  });
}

const zoneOf = (duties: readonly DutyResult[]): string =>
  duties.flatMap(duty => duty.worst_case?.zone ?? duty.stages[0]?.zone ?? [])[0] ?? 'UTC';

function dueClocks(
  incident: number,
  line: Clock['incident'],
  duty: DutyResult,
  submitted: ReadonlySet<string>,
  now: number,
): Clock[] {
  if (duty.outcome !== 'triggered') return [];
  return duty.stages.flatMap((stage): Clock[] => {
    const at = stage.due_safe ?? stage.due;
    if (!at || submitted.has(`${line.id}/${duty.regime}/${stage.id}`)) return [];
    return [
      {
        incident: line,
        kind: stage.status === 'possible' ? 'due-if' : 'due',
        at,
        label: `${duty.title} · ${stageName(stage)}`,
        state: stateAt(at, now),
        href: `/incidents/${incident}/duties?regime=${duty.regime}&entity=${line.id}`,
        zone: stage.zone,
      },
    ];
  });
}

function worstCase(incident: number, line: Clock['incident'], duty: DutyResult, words: ClockWords): Clock[] {
  if (duty.outcome !== 'undecided' || !duty.worst_case) return [];
  return [
    {
      incident: line,
      kind: 'due-if',
      at: duty.worst_case.due,
      label: words.ifApplies(duty.title),
      state: 'unknown',
      href: `/incidents/${incident}/duties?regime=${duty.regime}&entity=${line.id}`,
      zone: duty.worst_case.zone,
    },
  ];
}
