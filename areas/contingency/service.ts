import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { type ActDraft, recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import {
  type ReleaseInput,
  type ScenarioChange,
  scenarioChange,
  type ScenarioContent,
  type ScenarioInput,
  scenarioContent,
  scenarioInput,
  type StepInput,
  stepInput,
} from './contract.ts';
import { type Pathway, pathway as pathwaySchema } from './contract/pathway.ts';
import { askGate, refusedBecause, seenIn, tellingOf } from './gate.ts';
import { countsOf, readPathway } from './read-pathway.ts';
import { following, refusal } from './steps.ts';
import * as store from './store.ts';
import { heldOf, requireScenario, standingOf, verdictOf } from './view.ts';

/** One change by somebody; it ends with its act. */
export interface Step {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly actor: Actor;
}

const present = ({ platform }: Step) => new Date(platform.now().epochMilliseconds);

const partyOf = (actor: Actor): number =>
  actor.party ??
  fail('not-allowed', 'A scenario belongs to a party.', { next: 'Choose the appointment under which you act.' });

/** Parses what whoever calls gives, so that the rules hold at every door. */
function accept<T>(
  schema: {
    safeParse(
      raw: unknown,
    ):
      | { success: true; data: T }
      | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };
  },
  raw: unknown,
  at = '',
): T {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return fail('invalid-input', issue?.message ?? 'The scenario cannot be read.', {
    pointer: at + (issue?.path.map(part => `/${String(part)}`).join('') ?? ''),
    next: 'Correct that field.',
  });
}

const byHand = (raw: unknown): Pathway =>
  accept(pathwaySchema, { ...(raw as object), origin: 'hand', cites: null }, '/pathway');

/** Begins a scenario written by hand. @returns its id */
export function addScenario(step: Step, raw: ScenarioInput): Promise<number> {
  const input = accept(scenarioInput, raw);
  return begin(step, input, byHand(input.pathway));
}

/** A draft from a run: functions, steps, times and chances as the run has them, its levels for people to judge. */
export async function addFromRun(step: Step, run: number): Promise<number> {
  const { exercise, ...file } = await step.platform.services.pathways.ofRun(step.tx, step.actor, run);
  return draftFrom(step, { ...file, exercise }, 'run');
}

/**
 * A draft from an exported file. A file of a run that is one's own here is read from the run itself, so that nobody
 * has to trust the file.
 */
export async function addFromFile(step: Step, raw: unknown): Promise<number> {
  const { file } = readPathway(raw, 'file');
  const result = await step.platform.services.pathways.resultOf(step.tx, file.cites.run);
  return typeof result === 'string' && result === file.cites.result_sha256
    ? addFromRun(step, file.cites.run)
    : draftFrom(step, raw, 'file');
}

async function draftFrom(step: Step, raw: unknown, origin: 'run' | 'file'): Promise<number> {
  const { file, pathway } = readPathway(raw, origin);
  const bound = file.mode === 'exercise' || file.mode === 'drill';
  if (bound && !file.exercise)
    fail('invalid-pathway', `The pathway is of mode ${file.mode}, but names no exercise.`, {
      pointer: '/file/exercise',
      next: 'Add `exercise` with the name of the exercise or drill to the file.',
    });
  const functions = pathway.steps
    .filter(({ kind }) => kind === 'function')
    .slice(0, 200)
    .map(({ id, name }) => ({ name, model: file.cites.model, target: id.replace(/^function:/, '') }));
  const input = accept(scenarioInput, {
    content: { title: file.title.padEnd(3, '.'), functions },
    marking: file.marking,
    mode: file.mode,
    exercise: bound ? file.exercise : null,
  });
  return begin(step, input, pathway);
}

async function begin(
  step: Step,
  input: Omit<ReturnType<typeof scenarioInput.parse>, 'pathway'>,
  pathway: Pathway,
): Promise<number> {
  const { tx, actor } = step;
  const { content, marking, evidence, mode } = input;
  const party = partyOf(actor);
  const bound = mode === 'exercise' || mode === 'drill';
  if (bound && !input.exercise)
    fail('invalid-input', 'What is not live belongs to an exercise or drill.', {
      pointer: '/exercise',
      next: 'Name the exercise or drill.',
    });
  const changed_at = present(step);
  const exercise = bound ? input.exercise : null;
  const ref = await store.nextRef(tx);
  const id = await store.insertScenario(tx, { ref, party, marking, mode, exercise, changed_at });
  const version = {
    scenario: id,
    version: 1,
    content,
    ...countsOf(pathway),
    note: '',
    changed_at,
    changed_by: actor.person,
  };
  await store.insertVersion(tx, version, { marking, pathway, evidence });
  const row = await requireScenario(tx, id);
  await happened(step, row, { from: null, to: 'idea' });
  await record(step, row, 'scenario.begun', { origin: pathway.origin, cites: pathway.cites }, content);
  return id;
}

/** Writes the next version. The pathway of a run stays as the run has it unless it is written anew by hand. */
export async function changeScenario(step: Step, id: number, raw: ScenarioChange): Promise<void> {
  const input = accept(scenarioChange, raw);
  const row = await forChange(step, id, input.version);
  if (row.state === 'retired')
    fail('conflict', `${row.ref} is retired.`, { next: 'Begin another scenario; this one stays as it was.' });
  const held = await heldOf(step.platform, row);
  const pathway = input.pathway === null ? held.pathway : byHand(input.pathway);
  const { marking, evidence, content, note } = input;
  await nextVersion(step, row, content, { marking, evidence, pathway }, note);
}

/** Takes up a version of before: as a new version, so that nothing is lost. */
export async function restoreVersion(step: Step, id: number, version: number, old: number): Promise<void> {
  const row = await forChange(step, id, version);
  const kept =
    (await store.readVersion(step.tx, id, old)) ??
    fail('not-found', `${row.ref} has no version ${old}.`, { next: 'Choose one of its versions.' });
  const held = await heldOf(step.platform, { id, version: old });
  await nextVersion(step, row, accept(scenarioContent, kept.content), held, `↺ ${old}`);
}

async function nextVersion(
  step: Step,
  row: store.ScenarioRow,
  content: ScenarioContent,
  held: store.Held,
  note: string,
): Promise<void> {
  const { tx, actor } = step;
  const version = row.version + 1;
  const changed_at = present(step);
  const kept = {
    scenario: row.id,
    version,
    content,
    ...countsOf(held.pathway),
    note,
    changed_at,
    changed_by: actor.person,
  };
  await store.insertVersion(tx, kept, held);
  await store.updateScenario(tx, row.id, { version, marking: held.marking, changed_at });
  const changed = await requireScenario(tx, row.id);
  const lost = await withdrawDenied(step, changed);
  await record(step, changed, 'scenario.changed', { version, withdrawn: lost }, content);
}

/** Whom the gate no longer lets see it, no longer does: row security says the same as the gate. */
async function withdrawDenied(step: Step, row: store.ScenarioRow): Promise<number[]> {
  const lost: number[] = [];
  for (const { party } of await store.readReaders(step.tx, row.id)) {
    const seen = await askGate(step.platform, step.tx, { ...step.actor, party }, row, []);
    if (!seen.scenario && (await store.withdrawRelease(step.tx, row.id, party, present(step)))) lost.push(party);
  }
  return lost;
}

/** Passes a scenario into its next state. @throws `conflict` when the order or the verdict does not allow it */
export async function takeStep(step: Step, id: number, raw: StepInput): Promise<void> {
  const { to, version, why, who, by } = accept(stepInput, raw);
  const row = await forChange(step, id, version);
  if (!following[row.state].includes(to))
    fail('conflict', `${row.ref} is ${row.state}; ${to} does not follow.`, {
      pointer: '/to',
      next: `From here: ${following[row.state].join(', ') || 'nothing, it is retired'}.`,
    });
  const refused = refusal(to, standingOf(step.platform, row));
  if (refused)
    fail('conflict', refused.en, { pointer: '/to', next: 'Change the scenario first; its verdict follows.' });
  if (to === 'retired' && why.length < 3)
    fail('invalid-input', 'Say why it is retired.', { pointer: '/why', next: 'A sentence is enough.' });
  if (to === 'planning-tasked' && (who === '' || by === null))
    fail('invalid-input', 'A task needs somebody who does it and a day.', {
      pointer: who === '' ? '/who' : '/by',
      next: 'Name the role or party that plans, and by when.',
    });
  await store.updateScenario(step.tx, id, { state: to, version: row.version, changed_at: present(step) });
  await happened(step, row, { from: row.state, to, why, who, due: by });
  await record(step, row, `scenario.${to}`, { from: row.state, to, who, by }, undefined, why);
}

async function happened(
  step: Step,
  row: store.ScenarioRow,
  event: {
    from: store.ScenarioRow['state'] | null;
    to: store.ScenarioRow['state'];
    why?: string;
    who?: string;
    due?: string | null;
  },
): Promise<void> {
  await store.insertEvent(step.tx, {
    scenario: row.id,
    from_state: event.from,
    to_state: event.to,
    why: event.why ?? '',
    who: event.who ?? '',
    due: event.due ?? null,
    outcome: verdictOf(step.platform, row).outcome,
    at: present(step),
    by_person: step.actor.person,
  });
}

/** Lets another party see it: through the gate, under the marking of the scenario and of each piece of evidence. */
export async function releaseTo(step: Step, id: number, told: ReleaseInput): Promise<void> {
  const { version, party, facts } = told;
  const { platform, tx, actor } = step;
  const row = await forChange(step, id, version);
  if (party === row.party)
    fail('invalid-input', 'It is that party’s own scenario.', { pointer: '/party', next: 'Choose another party.' });
  const { evidence } = await heldOf(platform, row);
  const request = tellingOf(platform, row, evidence, party, facts);
  const [answer] = (await platform.services.sharing.preview(tx, actor, request)).recipients;
  if (!seenIn(answer).scenario) {
    const { message, next } = refusedBecause(answer);
    fail('not-released', message, { pointer: '/party', next });
  }
  const disclosure = await platform.services.sharing.disclose(tx, actor, request);
  await store.putRelease(tx, {
    scenario: id,
    party,
    owner: row.party,
    facts,
    disclosure: disclosure.id,
    released_at: present(step),
  });
  await record(step, row, 'scenario.released', { to: party, disclosure: disclosure.id, facts });
}

export async function takeBack(step: Step, id: number, version: number, party: number): Promise<void> {
  const row = await forChange(step, id, version);
  if (!(await store.withdrawRelease(step.tx, id, party, present(step))))
    fail('conflict', 'It is not released to that party.', { pointer: '/party', next: 'Load the scenario again.' });
  await record(step, row, 'scenario.taken-back', { from: party });
}

/** The scenario, locked, if it is one's own and nobody changed it meanwhile. */
async function forChange({ tx, actor }: Step, id: number, version: number): Promise<store.ScenarioRow> {
  const seen = await requireScenario(tx, id);
  if (seen.party !== actor.party)
    fail('not-allowed', `${seen.ref} belongs to ${seen.party_name}; only its owner changes it.`, {
      next: 'Ask the owner, or begin a scenario of your own.',
    });
  await store.lockScenario(tx, id);
  const row = await requireScenario(tx, id);
  if (row.version !== version)
    fail('conflict', `${row.ref} was changed by somebody else meanwhile.`, { next: 'Load it again and repeat it.' });
  return row;
}

async function record(
  { tx, actor }: Step,
  row: store.ScenarioRow,
  kind: string,
  body: ActDraft['body'],
  content?: ScenarioContent,
  why?: string,
): Promise<void> {
  await recordAct(tx, actor, {
    area: 'contingency',
    kind,
    subject: { kind: 'scenario', id: row.id, ref: row.ref },
    mode: row.mode,
    ...(why ? { why } : {}),
    visibleTo: [row.party],
    body,
    ...(content ? { sealed: { content: { value: content, visibleTo: [row.party] } } } : {}),
  });
}
