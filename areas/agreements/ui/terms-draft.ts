import type { AgreementView } from '../contract.ts';

/** The highest level of one scheme that may be exchanged. */
export type Ceiling = AgreementView['maxMarkings'][number];

/** The ceilings with one more; of one scheme the later counts. */
export const withCeiling = (ceilings: readonly Ceiling[], more: Ceiling): readonly Ceiling[] => [
  ...ceilings.filter(({ scheme }) => scheme !== more.scheme),
  more,
];

/** The terms as one types them: texts and choices. */
export interface TermsDraft {
  readonly title: string;
  readonly kind: string;
  readonly parties: readonly string[];
  readonly classes: readonly string[];
  readonly activities: readonly string[];
  readonly purposes: readonly string[];
  /** at most one a scheme */
  readonly ceilings: readonly Ceiling[];
  readonly thirdParty: string;
  readonly retentionDays: number | string;
  readonly breachNoticeHours: number | string;
  readonly survival: string;
  /** days, as a date field writes them */
  readonly from: string;
  readonly to: string;
}

export const emptyDraft: TermsDraft = {
  title: '',
  kind: 'mou',
  parties: [],
  classes: ['indicator'],
  activities: ['information-sharing'],
  purposes: ['cyber-defence'],
  ceilings: [{ scheme: 'tlp-2', level: 'AMBER' }],
  thirdParty: 'with-consent',
  retentionDays: '',
  breachNoticeHours: '',
  survival: '',
  from: '',
  to: '',
};

/** A renewal begins where the old term ends, with the same terms. */
export const draftFrom = (old: AgreementView): TermsDraft => ({
  ...emptyDraft,
  title: old.title,
  kind: old.kind,
  parties: old.parties.map(String),
  classes: old.classes,
  activities: old.activities,
  purposes: old.purposes,
  ceilings: old.maxMarkings,
  thirdParty: old.thirdParty,
  retentionDays: old.retentionDays ?? '',
  breachNoticeHours: old.breachNoticeHours ?? '',
  survival: old.survival,
  from: old.endsAt?.slice(0, 10) ?? '',
});

const numberOrNull = (value: number | string) => (value === '' ? null : Number(value));

/** What is sent; days begin at midnight UTC, which the server shows with its zone. */
export const termsOf = (draft: TermsDraft) => ({
  title: draft.title,
  kind: draft.kind,
  parties: draft.parties.map(Number),
  classes: draft.classes,
  activities: draft.activities,
  purposes: draft.purposes,
  maxMarkings: draft.ceilings,
  thirdParty: draft.thirdParty,
  retentionDays: numberOrNull(draft.retentionDays),
  breachNoticeHours: numberOrNull(draft.breachNoticeHours),
  survival: draft.survival,
  startsAt: `${draft.from}T00:00:00Z`,
  endsAt: draft.to === '' ? null : `${draft.to}T00:00:00Z`,
});
