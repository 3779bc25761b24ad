import type {
  Evidence,
  PlanReference,
  Point,
  ScenarioChange,
  ScenarioDetail,
  ScenarioInput,
  Step,
} from '../contract.ts';
import { type Confidence, type Scale, scales } from '../contract/levels.ts';

/** A number as one types it; the empty text is "not known". */
export type Typed = number | string;

export interface DraftStep {
  readonly id: string;
  readonly name: string;
  readonly early: Typed;
  readonly likely: Typed;
  readonly late: Typed;
  readonly after: string;
  readonly through: string;
  /** what the form does not show of a step stays as it is */
  readonly rest: Partial<Step>;
}

/** A scenario as one types it. */
export interface ScenarioDraft {
  readonly title: string;
  /** one function on each line */
  readonly functions: string;
  readonly marking: string;
  readonly mode: NonNullable<ScenarioInput['mode']>;
  readonly exercise: string;
  readonly note: string;
  readonly levels: Readonly<Record<Scale, string>>;
  readonly confidence: string;
  readonly people: Typed;
  readonly duration: Typed;
  readonly area: string;
  readonly warning: Typed;
  readonly begins: string;
  readonly steps: readonly DraftStep[];
  /** the pathway of a run or a file stays as it is */
  readonly kept: boolean;
  readonly plans: readonly PlanReference[];
  readonly points: readonly Point[];
  readonly evidence: readonly Evidence[];
}

export const emptyDraft = (mode: ScenarioDraft['mode']): ScenarioDraft => ({
  title: '',
  functions: '',
  marking: 'TLP:AMBER',
  mode,
  exercise: '',
  note: '',
  levels: { capability: '', intent: '', exposure: '', consequence: '' },
  confidence: '',
  people: '',
  duration: '',
  area: '',
  warning: '',
  begins: '',
  steps: [],
  kept: false,
  plans: [],
  points: [],
  evidence: [],
});

const typed = (value: number | null): Typed => value ?? '';
const known = (value: Typed): number | null => (value === '' ? null : Number(value));

export const draftOf = (one: ScenarioDetail): ScenarioDraft => ({
  title: one.content.title,
  functions: one.content.functions.map(({ name }) => name).join('\n'),
  marking: one.marking,
  mode: one.mode,
  exercise: one.exercise ?? '',
  note: '',
  levels: {
    capability: String(one.content.capability ?? ''),
    intent: String(one.content.intent ?? ''),
    exposure: String(one.content.exposure ?? ''),
    consequence: String(one.content.consequence ?? ''),
  },
  confidence: one.content.confidence ?? '',
  people: typed(one.content.people),
  duration: typed(one.content.durationHours),
  area: one.content.area,
  warning: typed(one.content.warningHours),
  begins: one.pathway.begins.words || one.pathway.begins.targets.join(', '),
  steps: one.pathway.steps.map(stepDraft),
  kept: one.pathway.origin !== 'hand',
  plans: one.content.plans,
  points: one.content.points,
  evidence: one.evidence,
});

function stepDraft({ id, name, within, after, through, ...rest }: Step): DraftStep {
  return {
    id,
    name,
    early: typed(within?.p5 ?? null),
    likely: typed(within?.p50 ?? null),
    late: typed(within?.p95 ?? null),
    after: after[0] ?? '',
    through,
    rest: { ...rest, ...(after.length > 1 ? { after } : {}) },
  };
}

export const newId = (): string => crypto.randomUUID().slice(0, 8);

export const newStep = (before: DraftStep | undefined): DraftStep => ({
  id: newId(),
  name: '',
  early: '',
  likely: '',
  late: '',
  after: before?.id ?? 'begins',
  through: '',
  rest: {},
});

/** A band needs a likely hour; without early or late it is that hour. */
function withinOf({ early, likely, late }: DraftStep): Step['within'] {
  const p50 = known(likely);
  return p50 === null ? null : { p5: known(early) ?? p50, p50, p95: known(late) ?? p50 };
}

const pathwayOf = (draft: ScenarioDraft) => ({
  begins: { words: draft.begins },
  steps: draft.steps.map(step => ({
    ...step.rest,
    id: step.id,
    name: step.name,
    within: withinOf(step),
    // Further dependencies that the form does not show stay while the first one does.
    after: step.rest.after?.[0] === step.after ? step.rest.after : step.after ? [step.after] : [],
    through: step.through,
  })),
});

function contentOf(draft: ScenarioDraft, functions: ScenarioDetail['content']['functions']) {
  const level = (scale: Scale) => known(draft.levels[scale]);
  const names = [...new Set(draft.functions.split('\n').map(name => name.trim()))].filter(Boolean);
  return {
    title: draft.title,
    functions: names.map(name => functions.find(one => one.name === name) ?? { name }),
    ...(Object.fromEntries(scales.map(scale => [scale, level(scale)])) as Record<Scale, number | null>),
    confidence: (draft.confidence || null) as Confidence | null,
    people: known(draft.people),
    durationHours: known(draft.duration),
    area: draft.area,
    warningHours: known(draft.warning),
    plans: [...draft.plans],
    points: [...draft.points],
  };
}

/** What is sent to begin one; the server judges it. */
export const inputOf = (draft: ScenarioDraft): ScenarioInput => ({
  content: contentOf(draft, []),
  marking: draft.marking,
  evidence: [...draft.evidence],
  pathway: pathwayOf(draft),
  mode: draft.mode,
  exercise: draft.exercise || null,
});

/** What is sent as the next version. */
export const changeOf = (draft: ScenarioDraft, one: ScenarioDetail): ScenarioChange => ({
  content: contentOf(draft, one.content.functions),
  marking: draft.marking,
  evidence: [...draft.evidence],
  pathway: draft.kept ? null : pathwayOf(draft),
  version: one.version,
  note: draft.note,
});
