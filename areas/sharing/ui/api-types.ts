import type { z } from 'zod';
import type {
  disclosureAnswer,
  disclosureLine,
  itemDetail,
  pageAnswer,
  parsedMarking,
  replayAnswer,
} from '../answers.ts';

/** What the routes of this room answer, as the pages read it. */
export type DisclosureView = z.infer<typeof disclosureAnswer>;
export type RecipientView = DisclosureView['recipients'][number];
export type CellView = RecipientView['cells'][number];
export type DisclosureLineView = z.infer<typeof disclosureLine>;
export type ItemView = z.infer<typeof itemDetail>;
export type ItemPage = z.infer<typeof pageAnswer>;
export type ParsedView = z.infer<typeof parsedMarking>;
export type ReplayView = z.infer<typeof replayAnswer>;

/** The register's parties, for names. */
export interface PartyList {
  readonly parties: readonly {
    id: number;
    slug: string;
    name: string;
    kind: string;
    country: string | null;
    standing: string;
  }[];
}
