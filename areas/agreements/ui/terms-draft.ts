import type { AgreementView } from '../contract.ts';

/** The terms as one types them: texts and choices. */
export interface TermsDraft {
  readonly title: string;
  readonly kind: string;
  readonly parties: readonly string[];
  readonly classes: readonly string[];
  readonly activities: readonly string[];
  readonly purposes: readonly string[];
  /** one `scheme LEVEL` a line */
  readonly ceilings: string;
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
  ceilings: 'tlp-2 AMBER',
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
  ceilings: old.maxMarkings.map(({ scheme, level }) => `${scheme} ${level}`).join('\n'),
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
  maxMarkings: draft.ceilings
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => {
      const [scheme = '', ...level] = line.split(/\s+/);
      return { scheme, level: level.join(' ') };
    }),
  thirdParty: draft.thirdParty,
  retentionDays: numberOrNull(draft.retentionDays),
  breachNoticeHours: numberOrNull(draft.breachNoticeHours),
  survival: draft.survival,
  startsAt: `${draft.from}T00:00:00Z`,
  endsAt: draft.to === '' ? null : `${draft.to}T00:00:00Z`,
});
