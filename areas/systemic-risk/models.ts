import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Aside, Problem } from '#engines/cascade/index.ts';
import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { packHash, packHeads, packInput } from '#platform/packs/models.ts';
import type { Source } from './compute/source.ts';
import { ask } from './compute/threads.ts';
import type { AsideLine } from './contract/sentences.ts';
import { type ModelLine, type Records, records as recordsShape } from './contract.ts';
import { holdAllLater } from './hold-queue.ts';
import * as models from './model-store.ts';
import { Recent } from './recent.ts';
import { insertSnapshot, touchSnapshot } from './snapshot-store.ts';
import { cleanLater } from './snapshots.ts';

const present = (platform: Platform) => new Date(platform.now().epochMilliseconds);

const partyOf = (actor: Actor): number =>
  actor.party ??
  fail('not-allowed', 'Models are kept for a party.', { next: 'Choose the appointment under which you act.' });

const missing = (): never =>
  fail('not-found', 'There is no such model, or your party has no part in it.', { next: 'Choose one of the list.' });

/** The models one may run: those that ship, and those one's party keeps or contributes to. */
export async function listModels(tx: Tx): Promise<readonly ModelLine[]> {
  const shipped = packHeads().map(
    (head): ModelLine => ({
      key: `pack:${head.id}`,
      title: head.title,
      keeper: 'Entente',
      readOnly: true,
      licence: head.licence,
      marking: 'TLP:CLEAR',
      nodes: null,
      edges: null,
      parts: 1,
      revision: head.revision,
    }),
  );
  const rows = await models.readModels(tx);
  const parts = await models.readPartHeads(
    tx,
    rows.map(row => row.id),
  );
  const own = rows.map((row): ModelLine => {
    const mine = parts.filter(part => part.model === row.id);
    return {
      key: `own:${row.id}`,
      title: row.title,
      keeper: row.party_name,
      readOnly: false,
      licence: null,
      marking: mine[0]?.marking ?? 'TLP:AMBER',
      nodes: mine.reduce((sum, part) => sum + part.nodes, 0),
      edges: mine.reduce((sum, part) => sum + part.edges, 0),
      parts: mine.length,
      revision: row.version,
    };
  });
  return [...shipped, ...own];
}

export async function createModel(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  input: { title: string; currency: string },
): Promise<number> {
  const party = partyOf(actor);
  const id = await models.insertModel(tx, {
    ...input,
    party,
    created_at: present(platform),
    created_by: actor.person,
  });
  await models.insertContributor(tx, id, party);
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'model-made',
    subject: { kind: 'model', id },
    mode: 'live',
    body: { title: input.title },
  });
  return id;
}

/** Lets another party contribute parts and run the whole; only the keeper invites. */
export async function inviteContributor(tx: Tx, actor: Actor, model: number, party: number): Promise<void> {
  const row = (await models.readModelRow(tx, model)) ?? missing();
  if (row.party !== actor.party)
    fail('not-allowed', 'Only the party that keeps a model invites others.', { next: 'Ask the keeper.' });
  await models.insertContributor(tx, model, party);
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'contributor-invited',
    subject: { kind: 'model', id: model },
    mode: 'live',
    visibleTo: [party],
    body: { party },
  });
}

/** Begins a model of one's own with all records of one that ships, to be changed from there. */
export async function copyPack(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  input: { title: string; pack: string; marking: string },
): Promise<number> {
  packHash(input.pack);
  const whole = packInput(input.pack);
  const currency = String(whole['currency'] ?? 'EUR');
  const model = await createModel(platform, tx, actor, { title: input.title, currency });
  const { title, marking } = input;
  const copied = { part: null, version: 0, title, marking, records: recordsShape.parse(whole) };
  await savePart(platform, tx, actor, model, { ...copied, note: `pack:${input.pack} ${packHash(input.pack)}` });
  return model;
}

export async function requireModel(tx: Tx, id: number): Promise<void> {
  if (!(await models.readModelRow(tx, id))) missing();
}

interface Loaded {
  readonly input: Record<string, unknown>;
  /** part by node, technology, function and operator id */
  readonly partOf: Readonly<Record<string, number>>;
}

/** All parts of a model as one, read by the service: the caller's party must take part in it. */
export async function loadParts(platform: Platform, tx: Tx, model: number): Promise<Loaded> {
  const row = (await models.readModelRow(tx, model)) ?? missing();
  const parts = await asActor(platform.database.app, installation, all => models.readParts(all, model));
  return joinParts(row, parts);
}

function joinParts(
  row: { id: number; title: string; currency: string },
  parts: readonly { id: number; marking: string; records: Records }[],
): Loaded {
  const partOf: Record<string, number> = {};
  for (const { id, records } of parts) for (const node of records.nodes) partOf[String(node['id'])] = id;
  return {
    input: {
      id: `own:${row.id}`,
      title: row.title,
      currency: row.currency,
      nodes: parts.flatMap(part => part.records.nodes.map(node => ({ marking: part.marking, ...node }))),
      edges: parts.flatMap(part => part.records.edges.map(edge => ({ marking: part.marking, ...edge }))),
      technologies: uniqueById(parts.flatMap(part => part.records.technologies)),
      functions: uniqueById(parts.flatMap(part => part.records.functions)),
      crewPools: Object.assign({}, ...parts.map(part => part.records.crewPools)) as Record<string, number>,
    },
    partOf,
  };
}

/** Products and functions are named alike by several parties; the first to describe one is believed. */
const uniqueById = (records: readonly Record<string, unknown>[]) => [
  ...new Map([...records].reverse().map(record => [record['id'], record])).values(),
];

const frozen = new Recent<string>(64);

/** Where workers take a model from; a model of one's own is frozen as it is now, once for each of its revisions. */
export async function sourceOf(platform: Platform, tx: Tx, key: string): Promise<Source> {
  const [kind, id = ''] = key.split(':');
  if (kind === 'pack') return { kind: 'pack', id, sha256: packHash(id) };
  const row = (await models.readModelRow(tx, Number(id))) ?? missing();
  const revision = `${row.id}@${row.version}`;
  const known = frozen.get(revision);
  const all = <T>(work: (installed: Tx) => Promise<T>) => asActor(platform.database.app, installation, work);
  if (known !== undefined && (await all(tx => touchSnapshot(tx, Buffer.from(known, 'hex')))))
    return { kind: 'snapshot', sha256: known };
  const loaded = await loadParts(platform, tx, row.id);
  const text = JSON.stringify(loaded);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const after = await all(async installed => {
    await insertSnapshot(installed, Buffer.from(sha256, 'hex'), gzipSync(text, { level: 1 }));
    await cleanLater(installed);
    return models.readModelRow(installed, row.id);
  });
  // A part saved meanwhile may be in it already, under a revision that is not yet told.
  if (after?.version === row.version) frozen.put(revision, sha256);
  return { kind: 'snapshot', sha256 };
}

export interface Checked {
  readonly problems: readonly Problem[];
  /** members of one's own records that are kept and do not act on a run, and how many records have them */
  readonly aside?: readonly AsideLine[];
  readonly nodes?: number;
  readonly edges?: number;
  readonly defaults?: Readonly<Record<string, number>>;
}

/** Checks a part together with the parts of the others; findings about records of others are not told. */
export async function checkPart(
  platform: Platform,
  tx: Tx,
  model: number,
  draft: { part: number | null; marking: string; records: Records },
): Promise<Checked> {
  const row = (await models.readModelRow(tx, model)) ?? missing();
  const others = (await asActor(platform.database.app, installation, all => models.readParts(all, model))).filter(
    part => part.id !== draft.part,
  );
  const { input } = joinParts(row, [{ id: draft.part ?? 0, ...draft }, ...others]);
  const { aside, ...checked } = await ask<Omit<Checked, 'aside'> & { aside: readonly Aside[] }>(
    platform.database.app,
    'questions',
    'check',
    { input } as never,
  );
  const own = namesIn(draft.records);
  const theirs = new Set(others.flatMap(part => [...namesIn(part.records)]));
  const hidden = checked.problems.filter(({ record }) => theirs.has(record) && !own.has(record));
  const before = draft.part === null ? undefined : await models.readPart(tx, draft.part);
  const told = aside.map(({ field, records }) => ({
    field,
    records: records.filter(id => own.has(id) && !theirs.has(id)).length,
  }));
  return {
    ...checked,
    aside: told.filter(({ records }) => records > 0),
    problems: [
      ...checked.problems.filter(problem => !hidden.includes(problem)),
      ...neededElsewhere(before?.records, draft.records, hidden),
    ],
  };
}

/** Ids of all records of a part, as findings name them. */
const namesIn = ({ nodes, edges, technologies, functions }: Records): ReadonlySet<string> =>
  new Set([
    ...[...nodes, ...technologies, ...functions].map(record => String(record['id'])),
    ...edges.map(edge => String(edge['id'] ?? `${String(edge['from'])}->${String(edge['to'])}`)),
  ]);

/** Nodes that the part gave until now and that somebody's record still names; whose record is not told. */
function neededElsewhere(before: Records | undefined, after: Records, hidden: readonly Problem[]): readonly Problem[] {
  const kept = new Set(after.nodes.map(node => node['id']));
  const gone = (before?.nodes ?? []).map(node => String(node['id'])).filter(id => !kept.has(id));
  const named = gone.filter(id =>
    hidden.some(({ code, rule }) => code === 'missing-node' && rule.includes(`\`${id}\``)),
  );
  const rule = 'a record of another part depends on this node';
  const next = 'Keep the node, or take back the whole part.';
  return named.map(record => {
    const message = `Record \`${record}\`: ${rule}.`;
    return { code: 'needed-elsewhere', record, rule, pointer: '/nodes', next, message };
  });
}

export interface PartDraft {
  readonly part: number | null;
  /** the version the change was made on */
  readonly version: number;
  readonly title: string;
  readonly marking: string;
  readonly records: Records;
  /** why it was changed, for the list of revisions */
  readonly note?: string;
}

/** Adds or replaces one's own part, if the model as a whole still keeps every rule. */
export async function savePart(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  model: number,
  draft: PartDraft,
): Promise<number> {
  const party = partyOf(actor);
  const { problems } = await checkPart(platform, tx, model, draft);
  const [first] = problems;
  if (first)
    fail('bad-model', `${first.message}${problems.length > 1 ? ` ${problems.length - 1} more findings.` : ''}`, {
      pointer: first.pointer ?? '',
      next: first.next ?? 'Correct the record.',
    });
  const row = {
    title: draft.title,
    marking: draft.marking,
    records: draft.records,
    nodes: draft.records.nodes.length,
    edges: draft.records.edges.length,
    changed_at: present(platform),
  };
  const id = draft.part ?? (await models.insertPart(tx, { ...row, model, party }));
  if (draft.part !== null && !(await models.updatePart(tx, id, draft.version, row)))
    fail('conflict', 'The part was changed by somebody else meanwhile, or is not yours.', {
      next: 'Load it again and repeat your change.',
    });
  await models.insertRevision(tx, {
    part: id,
    version: draft.part === null ? 1 : draft.version + 1,
    party,
    ...row,
    records: gzipSync(JSON.stringify(draft.records)),
    note: draft.note ?? '',
    changed_by: actor.person,
  });
  await models.raiseRevision(tx, model);
  await holdAllLater(tx, `own:${model}`);
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: draft.part === null ? 'part-added' : 'part-changed',
    subject: { kind: 'model', id: model },
    mode: 'live',
    body: { part: id, marking: draft.marking, nodes: row.nodes, edges: row.edges },
  });
  return id;
}

export async function removePart(tx: Tx, actor: Actor, model: number, part: number): Promise<void> {
  if (!(await models.deletePart(tx, model, part))) missing();
  await models.raiseRevision(tx, model);
  await holdAllLater(tx, `own:${model}`);
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'part-removed',
    subject: { kind: 'model', id: model },
    mode: 'live',
    body: { part },
  });
}
