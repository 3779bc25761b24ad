/** Where a worker takes a model from. The hash makes a worker with another version refuse instead of answering otherwise. */
export type Source =
  | { readonly kind: 'pack'; readonly id: string; readonly sha256: string }
  | { readonly kind: 'snapshot'; readonly sha256: string };

/** What a run is asked, in the engine's words. */
export interface RunRequest {
  readonly shock: unknown;
  readonly worlds: number;
  readonly seed: number;
  readonly horizon_hours: number;
  readonly parameter_draws: number;
}
