import { useApi } from '#platform/ui/api.ts';
import { base } from '../answers.ts';
import type { Columns, Tables } from '../edit/tables.ts';

interface PartHead {
  readonly id: number;
  readonly partyName: string;
  readonly title: string;
  readonly marking: string;
  readonly nodes: number;
  readonly edges: number;
  readonly version: number;
  readonly own: boolean;
}

export interface Part extends Pick<PartHead, 'id' | 'title' | 'marking' | 'version'> {
  readonly tables: Tables;
  readonly columns: Columns;
}

/** Parts and contributors of a model; `null` waits. */
export const useParts = (model: string | null) =>
  useApi<{
    readonly parts: readonly PartHead[];
    readonly contributors: readonly { readonly party: number; readonly name: string }[];
  }>(model ? `${base}/models/${model}` : null);
