import type { CallOutPlan, PlanStep, PlanTrigger } from '../../contract.ts';

type AudienceLine = CallOutPlan['audience'][number];

/** A plan as it is being written: anything may be missing or wrong, which the check says; nothing is dropped. */
export type PlanDraft = Readonly<Record<string, unknown>>;

export const isDraft = (value: unknown): value is PlanDraft =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A part of the draft as text for a field: what is not text shows nothing, and stays until it is written over. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: unknown): number | '' => (typeof value === 'number' ? value : '');
/** The entries of a list, each an object; others cannot be shown in a form. */
export const listOf = <T>(value: unknown): readonly Partial<T>[] =>
  Array.isArray(value) ? value.filter(isDraft).map(entry => entry as Partial<T>) : [];

export interface Scripts {
  readonly en: string;
  readonly fr: string;
}

/** Both scripts; a plan that has one text only begins with it in English, so that the French one is seen to be missing. */
export function scriptsOf(value: unknown): Scripts {
  if (isDraft(value)) return { en: textOf(value.en), fr: textOf(value.fr) };
  return { en: textOf(value), fr: '' };
}

/** A new line says as little as it can: what is left to choose is left open for the check to ask for. */
export const newLine = (who: AudienceLine['who'], why = ''): AudienceLine => {
  switch (who) {
    case 'national-teams':
    case 'entities':
      return { who, of: ['affected'], why };
    case 'serving-teams':
      return { who, kinds: ['isac'], why };
    case 'party':
      return { who, slug: '', why };
    default:
      return { who, why };
  }
};

export const newTrigger = (on: PlanTrigger['on']): PlanTrigger => {
  switch (on) {
    case 'severity':
      return { on, atLeast: 3 };
    case 'mode':
      return { on, modes: ['live'] };
    default:
      return { on, role: 'affected' };
  }
};

/** The first kind that does not stand in the order yet. */
export const newStep = (steps: readonly Partial<PlanStep>[], kinds: readonly PlanStep['kind'][]): PlanStep => ({
  kind: kinds.find(kind => !steps.some(step => step.kind === kind)) ?? kinds[0]!,
  minutes: 30,
});

/** The list with one entry in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [entry] = next.splice(from, 1);
  if (entry !== undefined) next.splice(to, 0, entry);
  return next;
}

export const withPart = (draft: PlanDraft, name: string, value: unknown): PlanDraft => ({ ...draft, [name]: value });
