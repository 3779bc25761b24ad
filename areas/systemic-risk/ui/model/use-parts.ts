import { useApi } from '#platform/ui/api.ts';
import type { Records } from '../../contract.ts';
import { base } from '../answers.ts';

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
  readonly records: Records;
}

/** Parts and contributors of a model; `null` waits. */
export const useParts = (model: string | null) =>
  useApi<{
    readonly parts: readonly PartHead[];
    readonly contributors: readonly { readonly party: number; readonly name: string }[];
  }>(model ? `${base}/models/${model}` : null);
