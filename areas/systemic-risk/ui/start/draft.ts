import type { RunInput } from '../../contract.ts';
import type { ShownOutline } from '../answers.ts';

export const shockKinds = ['technology', 'sector', 'operator', 'region', 'node', 'joint'] as const;
type ShockKind = (typeof shockKinds)[number];

/** A run as it is being asked; `''` where nothing is said. */
export interface RunDraft {
  readonly model: string;
  readonly kind: ShockKind;
  readonly targets: readonly string[];
  readonly title: string;
  readonly duration: number | '';
  readonly severity: number;
  readonly worlds: number;
  readonly draws: number;
  readonly seed: number;
  readonly mode: RunInput['mode'];
  readonly exercise: string;
}

export const firstDraft: RunDraft = {
  model: 'pack:demo-country',
  kind: 'technology',
  targets: [],
  title: '',
  duration: '',
  severity: 1,
  worlds: 1000,
  draws: 16,
  seed: 1,
  mode: 'live',
  exercise: '',
};

interface Option {
  readonly value: string;
  readonly label: string;
}

const plain = (names: readonly string[]): readonly Option[] => names.map(name => ({ value: name, label: name }));

/** What is not live belongs to a named exercise or drill. */
export const isBound = (mode: RunInput['mode']): boolean => mode === 'exercise' || mode === 'drill';

/** What a shock of this kind can hit. */
export function targetsOf(outline: ShownOutline | undefined, kind: ShockKind): Option[] {
  if (!outline) return [];
  if (kind === 'technology') return outline.technologies.map(({ id, name }) => ({ value: id, label: name }));
  if (kind === 'sector') return [...plain(outline.sectors)];
  if (kind === 'operator') return [...plain(outline.operators)];
  if (kind === 'region') return [...plain(outline.regions)];
  return outline.nodes.id.map((id, i) => ({ value: id, label: `${outline.nodes.name[i] ?? id} (${id})` }));
}

export function runInputOf(draft: RunDraft, kindWord: string): Partial<RunInput> {
  return {
    model: draft.model,
    title: draft.title.trim() || `${kindWord}: ${draft.targets.join(', ')}`.slice(0, 200),
    shock: {
      kind: draft.kind,
      targets: [...draft.targets],
      severity: draft.severity,
      ...(draft.duration === '' ? {} : { duration: draft.duration }),
    },
    worlds: draft.worlds,
    seed: draft.seed,
    parameterDraws: draft.draws,
    mode: draft.mode,
    ...(isBound(draft.mode) ? { exercise: draft.exercise.trim() } : {}),
  };
}
