import type { ModelLine } from '../../contract.ts';

/** The title of a model; its key where the reader may not see it, or not any longer. */
export const titleOf = (models: readonly ModelLine[], key: string): string =>
  models.find(model => model.key === key)?.title ?? key;
