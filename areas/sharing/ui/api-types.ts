import type { DisclosureView } from '../contract.ts';

export type RecipientView = DisclosureView['recipients'][number];
export type CellView = RecipientView['cells'][number];

/** The register's parties, for names. */
export interface PartyList {
  readonly parties: readonly { readonly id: number; readonly slug: string; readonly name: string }[];
}
