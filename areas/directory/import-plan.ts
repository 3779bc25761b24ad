import type { DirectoryRecord, DirectoryRow, RowFinding } from '#formats/directory-csv/record.ts';
import { type Likeness, likenesses, type Rename, type TeamKey } from './matching.ts';

/** One value a row would set, beside the one in force. */
export interface FieldDiff {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** set: taken; kept: a more trusted source says otherwise; attested: the owner's value stays, the change is proposed to it */
  readonly decision: 'set' | 'kept' | 'attested' | 'disabled';
  readonly because: string;
}

export interface RowPlan {
  readonly plan: 'create' | 'merge' | 'propose' | 'none' | 'refuse';
  readonly party: number | null;
  readonly findings: readonly RowFinding[];
  readonly diff: readonly FieldDiff[];
  readonly likenesses: readonly Likeness[];
}

/** A value in force with where it came from. */
interface Held {
  readonly value: unknown;
  readonly trust: number;
  readonly source: string;
}

export interface KnownTeam {
  readonly attested: boolean;
  readonly fields: ReadonlyMap<string, Held>;
  readonly channels: readonly {
    readonly id: number;
    readonly address: string;
    readonly kind: string;
    readonly purpose: string;
    readonly disabled: string | null;
    readonly mark: string;
    readonly source: string;
  }[];
}

/** What is there already, as the plan of one row needs it. */
export interface Known {
  readonly keys: readonly TeamKey[];
  readonly renames: readonly Rename[];
  /** records of this source that were imported before, and which team they are */
  readonly records: ReadonlyMap<string, number>;
  readonly teams: ReadonlyMap<number, KnownTeam>;
}

export interface Trust {
  readonly source: string;
  readonly byMark: Readonly<Record<string, number>>;
}

export const trustOf = (trust: Trust, mark: string): number => trust.byMark[mark] ?? 20;

/** The fields of a record that the directory holds, those that say something. */
export function fieldsOf(record: DirectoryRecord): Map<string, unknown> {
  const fields: [string, unknown][] = [
    ['name', record.name],
    ['short_name', record.shortName],
    ['host', record.host],
    ['website', record.website],
    ['types', record.types],
    ['established', record.established],
    ['focus', record.focus],
    ['ics_focus', record.icsFocus === 'unknown' ? '' : record.icsFocus],
    ['serves', record.serves],
    ['accreditation', record.accreditation],
  ];
  return new Map(
    fields.filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

/** What would become of one row. Nothing is decided here that a human has to decide. */
export function planRow(row: DirectoryRow, known: Known, trust: Trust): RowPlan {
  const { record } = row;
  const none = { party: null, findings: row.findings, diff: [], likenesses: [] };
  if (!record) return { ...none, plan: 'refuse' };
  const before = known.records.get(record.record);
  if (before !== undefined) {
    const diff = diffOf(record, known.teams.get(before), trust);
    return { ...none, plan: diff.some(({ decision }) => decision !== 'kept') ? 'merge' : 'none', party: before, diff };
  }
  const found = likenesses(record, known.keys, known.renames);
  const strong = found.filter(({ strength }) => strength === 'strong');
  const findings = [...row.findings, ...duplicateMailbox(strong)];
  if (strong.length === 0) return { plan: 'create', party: null, findings, diff: [], likenesses: found };
  const [first] = strong;
  const diff = diffOf(record, known.teams.get(first!.party), trust);
  return { plan: 'propose', party: first!.party, findings, diff, likenesses: strong };
}

function duplicateMailbox(strong: readonly Likeness[]): RowFinding[] {
  const evidence = strong.flatMap(one => one.evidence).find(one => one.startsWith('same mailbox'));
  if (!evidence) return [];
  return [
    {
      column: 'email',
      code: 'duplicate-mailbox',
      outcome: 'note',
      message: `Another team has the ${evidence}.`,
      next: 'Decide whether both are one team.',
    },
  ];
}

/** What a record would change in a team: by trust, never over a value its owner attested, never enabling what is disabled. */
export function diffOf(record: DirectoryRecord, team: KnownTeam | undefined, trust: Trust): FieldDiff[] {
  const mine = trustOf(trust, record.mark);
  const fields = [...fieldsOf(record)].flatMap(([field, after]) => fieldDiff(field, after, team, mine, trust.source));
  return [...fields, ...record.mailboxes.flatMap(mailbox => mailboxDiff(mailbox, team, trust.source))];
}

function fieldDiff(
  field: string,
  after: unknown,
  team: KnownTeam | undefined,
  trust: number,
  source: string,
): FieldDiff[] {
  const held = team?.fields.get(field);
  if (!held) return [{ field, before: null, after, decision: 'set', because: 'nothing was known' }];
  if (plain(field, held.value) === plain(field, after)) return [];
  const change = { field, before: held.value, after };
  if (team?.attested || held.source === 'owner')
    return [
      {
        ...change,
        decision: 'attested',
        because: 'its owner attested the present value; the change is proposed to it',
      },
    ];
  if (held.source === source || trust >= held.trust)
    return [
      {
        ...change,
        decision: 'set',
        because: held.source === source ? 'the source changed it' : `trusted ${trust} against ${held.trust}`,
      },
    ];
  return [{ ...change, decision: 'kept', because: `${held.source} is trusted more: ${held.trust} against ${trust}` }];
}

/** A web address with or without `www.` and a closing slash is the same one. */
const plain = (field: string, value: unknown): string =>
  field === 'website' && typeof value === 'string'
    ? value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
    : JSON.stringify(value);

function mailboxDiff(
  mailbox: { readonly address: string; readonly purpose: string },
  team: KnownTeam | undefined,
  source: string,
): FieldDiff[] {
  const field = `mailbox/${mailbox.purpose}`;
  const after = mailbox.address;
  const mail = team?.channels.filter(({ kind }) => kind === 'email') ?? [];
  if (mail.some(({ address }) => address.toLowerCase() === after.toLowerCase())) return [];
  const mine = mail.find(one => one.source === source && one.purpose === mailbox.purpose);
  const disabled = mail.find(one => one.disabled !== null && one.purpose === mailbox.purpose);
  const attested = mail.find(one => one.mark === 'attested');
  if (disabled)
    return [
      {
        field,
        before: disabled.address,
        after,
        decision: 'disabled',
        because: 'the address was disabled here and stays so; a notice says what the source gives now',
      },
    ];
  if (attested || team?.attested)
    return [
      {
        field,
        before: attested?.address ?? null,
        after,
        decision: 'attested',
        because: 'its owner attested its channels; the change is proposed to it',
      },
    ];
  return [
    {
      field,
      before: mine?.address ?? null,
      after,
      decision: 'set',
      because: mine ? 'the source changed it' : 'a further address',
    },
  ];
}
