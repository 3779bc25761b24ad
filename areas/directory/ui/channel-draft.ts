/** A channel as one types it. */
export interface ChannelDraft {
  readonly kind: string;
  readonly address: string;
  readonly purpose: string;
  readonly rank: string;
  readonly always: boolean;
  /** 1 Monday to 7 Sunday */
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** separated by commas */
  readonly dependsOn: string;
  readonly maxMarking: string;
}

export const emptyChannel = (zone: string): ChannelDraft => ({
  kind: 'email',
  address: '',
  purpose: 'incident',
  rank: '1',
  always: true,
  days: [1, 2, 3, 4, 5],
  from: '08:00',
  to: '17:00',
  zone,
  dependsOn: '',
  maxMarking: '',
});

/** What is sent; the server judges it. */
export const channelBody = (draft: ChannelDraft) => ({
  kind: draft.kind,
  address: draft.address,
  purpose: draft.purpose,
  rank: Number(draft.rank),
  hours: draft.always
    ? null
    : { zone: draft.zone, days: draft.days.toSorted((a, b) => a - b), from: draft.from, to: draft.to },
  dependsOn: draft.dependsOn
    .split(',')
    .map(word => word.trim())
    .filter(Boolean),
  maxMarking: draft.maxMarking.trim() || null,
});
