import type { DirectoryRecord, DirectoryRow } from '#formats/directory-csv/record.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { fieldsOf, type FieldDiff, type Known, planRow, type RowPlan, trustOf } from './import-plan.ts';
import { insertCandidates, readSlugs, settleRows } from './import-store.ts';
import { keyOfRecord } from './matching.ts';
import type { SourcePack } from './source-packs.ts';
import * as team from './team-store.ts';

export interface Counts {
  readonly created: number;
  readonly merged: number;
  readonly proposed: number;
  readonly unchanged: number;
  readonly dirty: number;
}
export const emptyCounts: Counts = { created: 0, merged: 0, proposed: 0, unchanged: 0, dirty: 0 };

export interface Importing {
  readonly platform: Pick<Platform, 'now'>;
  readonly actor: Actor;
  readonly import: number;
  readonly pack: SourcePack;
}

export interface Planned {
  readonly row: DirectoryRow;
  readonly plan: RowPlan;
}

/**
 * Plans rows one after the other: a row that would make a team is compared with by those after it. Such a team has no
 * number yet; it stands as the negative place of its row in the list.
 */
export function planRows(rows: readonly DirectoryRow[], known: Known, pack: SourcePack): Planned[] {
  const keys = [...known.keys];
  const records = new Map(known.records);
  const trust = { source: pack.id, byMark: pack.trust };
  return rows.map((row, i) => {
    const plan = planRow(row, { ...known, keys, records }, trust);
    if (plan.plan === 'create' && row.record) keys.push(keyOfRecord(row.record, -(i + 1)));
    return { row, plan };
  });
}

/** Carries out rows in one transaction; every row gets its fate. */
export async function applyRows(
  tx: Tx,
  importing: Importing,
  rows: readonly DirectoryRow[],
  known: Known,
): Promise<Counts> {
  const planned = planRows(rows, known, importing.pack);
  const slugs = await readSlugs(tx);
  const at = new Date(importing.platform.now().epochMilliseconds);
  const creating = planned.flatMap(({ row, plan }, i) =>
    plan.plan === 'create' && row.record ? [{ i, record: row.record }] : [],
  );
  const made = await team.insertTeams(
    tx,
    creating.map(({ record }) => newTeam(record, slugs, at)),
  );
  const numbers = new Map(creating.map(({ i }, n) => [-(i + 1), made[n]!]));
  const real = (party: number | null) => (party === null ? null : party < 0 ? numbers.get(party)! : party);
  await team.insertChannels(
    tx,
    creating.flatMap(({ i, record }) => channelsOf(record, numbers.get(-(i + 1))!, importing.pack.id)),
  );
  const merging = planned.filter(({ plan }) => plan.plan === 'merge' || plan.plan === 'none');
  await team.upsertFieldSources(tx, [
    ...creating.flatMap(({ i, record }) => sourcesOf(record, numbers.get(-(i + 1))!, importing, at)),
    ...merging.flatMap(({ row, plan }) => (row.record ? sourcesOf(row.record, plan.party!, importing, at) : [])),
  ]);
  for (const { row, plan } of merging)
    if (row.record) await takeInto(tx, importing, row.record, plan.party!, plan.diff);
  await settleRows(
    tx,
    importing.import,
    planned.map(({ row, plan }, i) => ({
      row: row.row,
      plan: plan.plan,
      fate: fates[plan.plan],
      party: plan.plan === 'create' ? numbers.get(-(i + 1))! : real(plan.party),
      findings: JSON.stringify(plan.findings),
      diff: JSON.stringify(plan.diff),
    })),
  );
  await insertCandidates(
    tx,
    planned.flatMap(({ row, plan }, i) => candidatesOf(row, plan, numbers.get(-(i + 1)), real, importing.import)),
  );
  return planned.reduce((sum, { plan }) => ({ ...sum, [fates[plan.plan]]: sum[fates[plan.plan]] + 1 }), emptyCounts);
}

const fates = { create: 'created', merge: 'merged', propose: 'proposed', none: 'unchanged', refuse: 'dirty' } as const;

/** A row that may be a team already waits with the candidate; a new team that resembles another is put beside it. */
function candidatesOf(
  row: DirectoryRow,
  plan: RowPlan,
  made: number | undefined,
  real: (party: number | null) => number | null,
  id: number,
) {
  return plan.likenesses.map(({ party, evidence }) => ({
    team: real(party)!,
    other: made ?? null,
    import: made === undefined ? id : null,
    row: made === undefined ? row.row : null,
    evidence: [...evidence],
  }));
}

export function newTeam(record: DirectoryRecord, slugs: Set<string>, at: Date): team.NewTeam {
  return {
    slug: freeSlug(record, slugs),
    name: record.name.slice(0, 300),
    kind: record.kind,
    country: record.country,
    team: {
      short_name: record.shortName.slice(0, 120),
      types: [...record.types],
      host: record.host,
      website: record.website,
      established: record.established,
      focus: record.focus,
      ics_focus: record.icsFocus,
      serves: record.serves,
      serves_countries: record.country && record.kind === 'national-csirt' ? [record.country] : [],
      serves_domains: [...record.domains],
      accreditation: JSON.stringify(record.accreditation),
      zone: null,
      attested_at: null,
      succeeded_by: null,
      changed_at: at,
    },
  };
}

function freeSlug(record: DirectoryRecord, slugs: Set<string>): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
  const base = plain(record.shortName).slice(0, 60).replace(/-$/, '') || 'team';
  const country = (record.country ?? 'intl').toLowerCase();
  const wanted = base.endsWith(`-${country}`) ? base : `${base}-${country}`;
  let slug = wanted;
  for (let n = 2; slugs.has(slug); n++) slug = `${wanted}-${n}`;
  slugs.add(slug);
  return slug;
}

export const channelsOf = (record: DirectoryRecord, party: number, source: string) =>
  record.mailboxes.map(({ address, purpose, mark }) => ({
    party,
    kind: 'email' as const,
    address,
    purpose,
    rank: 1,
    hours: null,
    max_marking: null,
    consent_until: null,
    disabled: null,
    disabled_at: null,
    verified_at: null,
    key: null,
    source,
    mark: mark === 'confirmed' || mark === 'recalled' ? mark : 'uncorroborated',
    notice: null,
  }));

export const sourcesOf = (record: DirectoryRecord, party: number, { pack }: Pick<Importing, 'pack'>, at: Date) =>
  [...fieldsOf(record)].map(([field, value]) => ({
    party,
    field,
    source: pack.id,
    value: JSON.stringify(value),
    record: record.source ? `${record.record} (${record.source})` : record.record,
    fetched_at: at,
    licence: pack.licence,
    mark: record.mark,
    trust: trustOf({ source: pack.id, byMark: pack.trust }, record.mark),
  }));

/** Sets what the diff sets, proposes to the owner what it attested otherwise, and notes what a disabled address became. */
export async function takeInto(
  tx: Tx,
  { platform, actor, pack }: Pick<Importing, 'platform' | 'actor' | 'pack'>,
  record: DirectoryRecord,
  party: number,
  diff: readonly FieldDiff[],
): Promise<void> {
  const at = new Date(platform.now().epochMilliseconds);
  const set = diff.filter(({ decision, field }) => decision === 'set' && !field.startsWith('mailbox/'));
  if (set.length > 0) await team.updateTeam(tx, party, new Map(set.map(({ field, after }) => [field, after])), at);
  await team.insertProposals(
    tx,
    diff
      .filter(({ decision }) => decision === 'attested')
      .map(({ field, after }) => ({
        party,
        channel: null,
        field,
        value: JSON.stringify(after),
        why: `${pack.title} says otherwise (${record.record}).`,
        by_party: actor.party,
        by_person: actor.person,
        at,
      })),
  );
  for (const change of diff.filter(({ field }) => field.startsWith('mailbox/')))
    await mailboxInto(tx, record, party, change, pack);
}

async function mailboxInto(
  tx: Tx,
  record: DirectoryRecord,
  party: number,
  change: FieldDiff,
  pack: SourcePack,
): Promise<void> {
  const address = String(change.after);
  const mailbox = record.mailboxes.filter(one => one.address === address);
  if (change.decision === 'disabled')
    return void (await team.noteOnChannel(tx, party, String(change.before), `${pack.title} now gives ${address}`));
  if (change.decision !== 'set') return;
  if (change.before === null)
    return team.insertChannels(tx, channelsOf({ ...record, mailboxes: mailbox }, party, pack.id));
  await team.moveAddress(
    tx,
    party,
    String(change.before),
    address,
    mailbox[0]?.mark === 'confirmed' ? 'confirmed' : 'recalled',
  );
}
