import type { RunInput } from '../../contract.ts';
import { hiddenName } from '../../contract/sentences.ts';
import type { ShownOutline } from '../answers.ts';

export const shockKinds = ['technology', 'sector', 'operator', 'region', 'node', 'joint'] as const;
type ShockKind = (typeof shockKinds)[number];

/** A run as it is being asked; `''` where nothing is said. */
export interface RunDraft {
  readonly model: string;
  readonly kind: ShockKind;
  readonly targets: readonly string[];
  /** fall together with the targets of a joint shock, or in their place */
  readonly products: readonly string[];
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
  products: [],
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

/** Those that may be named, each once. */
const plain = (names: readonly string[]): Option[] =>
  [...new Set(names)].filter(name => name !== hiddenName).map(name => ({ value: name, label: name }));

/** What is not live belongs to a named exercise or drill. */
const isBound = (mode: RunInput['mode']): boolean => mode === 'exercise' || mode === 'drill';

/** What a shock of this kind can hit. */
export function targetsOf(outline: ShownOutline | undefined, kind: ShockKind): Option[] {
  if (!outline) return [];
  if (kind === 'technology') return productsOf(outline);
  if (kind === 'sector') return plain(outline.sectors);
  if (kind === 'operator') return plain(outline.operators);
  if (kind === 'region') return plain(outline.regions);
  const nodes = outline.nodes.id.map((id, i) => ({ value: id, label: `${outline.nodes.name[i] ?? id} (${id})` }));
  if (kind === 'node') return nodes;
  const taken = new Set(outline.nodes.id);
  return [...plain(outline.operators).filter(({ value }) => !taken.has(value)), ...nodes];
}

export const productsOf = (outline: ShownOutline | undefined): Option[] =>
  outline?.technologies.map(({ id, name }) => ({ value: id, label: name })) ?? [];

/** What a run asks, called so where it has no name of its own. */
export function runInputOf(draft: RunDraft, called: string): Partial<RunInput> {
  return {
    model: draft.model,
    title: draft.title.trim() || called.slice(0, 200),
    shock: {
      kind: draft.kind,
      targets: [...draft.targets],
      ...(draft.products.length === 0 ? {} : { products: [...draft.products] }),
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

/** Where the form stands with this much of it filled in. */
export const askHref = (draft: Partial<RunDraft>): string =>
  `/systemic-risk?ask=${encodeURIComponent(JSON.stringify(draft))}`;

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
const choice = <T extends string>(of: readonly T[], value: unknown): T | undefined => of.find(each => each === value);
const count = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined);

/** The form as an address fills it in. Anything can stand in an address: what does not fit is left as it was. */
export function draftFrom(ask: unknown): RunDraft {
  if (typeof ask !== 'object' || ask === null) return firstDraft;
  const { model, kind, mode, exercise, duration, seed, ...hit } = ask as Readonly<Record<string, unknown>>;
  return {
    ...firstDraft,
    model: typeof model === 'string' ? model : firstDraft.model,
    kind: choice(shockKinds, kind) ?? firstDraft.kind,
    targets: texts(hit['targets']),
    products: texts(hit['products']),
    duration: count(duration) ?? firstDraft.duration,
    seed: count(seed) ?? firstDraft.seed,
    mode: choice(['live', 'exercise', 'drill'], mode) ?? firstDraft.mode,
    exercise: typeof exercise === 'string' ? exercise : firstDraft.exercise,
  };
}
