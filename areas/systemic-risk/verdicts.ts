import { joinMarkings, parseMarking } from '#engines/handling/index.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { type Language, type WatchPart, watchState } from '#platform/room/watch.ts';
import type { Verdict } from './contract.ts';
import { markingOf } from './runs.ts';
import * as store from './verdict-store.ts';
import {
  chanceOf,
  shortNext,
  type Told,
  verdictFinding,
  verdictNext,
  verdictSentence,
  verdictTitle,
} from './verdict-words.ts';
import { watchTexts } from './watch-texts.ts';

const toldOf = (row: store.VerdictRow): Told => ({
  plan: row.plan,
  targetName: row.target_name,
  withinHours: row.within_hours,
  atLeast: row.at_least,
  met: row.met,
  because: row.because,
  chance: chanceOf(row.seen, row.worlds),
  unmatched: row.unmatched,
});

export function verdictFrom(row: store.VerdictRow, marking: string, language: Language): Verdict {
  const told = toldOf(row);
  return {
    id: row.id,
    incident: row.incident,
    mode: row.mode,
    exercise: row.exercise,
    trigger: {
      id: row.trigger,
      plan: row.plan,
      model: row.model,
      target: row.target,
      withinHours: row.within_hours,
      atLeast: row.at_least,
      exercise: row.trigger_exercise,
    },
    met: row.met,
    because: row.because,
    targetName: row.target_name,
    chance: told.chance,
    standsFor: row.stands_for,
    unmatched: row.unmatched,
    basis: row.basis,
    marking,
    heldAt: row.held_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    settled: row.settled,
    settledAt: row.settled_at?.toISOString() ?? null,
    settledWhy: row.settled_why,
    title: verdictTitle(language, told),
    sentence: verdictSentence(language, told),
    finding: verdictFinding(language, told),
    next: verdictNext(language, told, row),
  };
}

/** A verdict tells of the incident and of the model: it is handled as both together. */
async function joined({ packs }: Platform, tx: Tx, incident: string, { model }: store.VerdictRow): Promise<string> {
  const both = [incident, await markingOf(tx, model)];
  const items = both.map(text => ({ marking: parseMarking(text, {}, packs.lexicons) }));
  return joinMarkings(items, packs.lexicons).marking;
}

/** The latest verdicts about an incident that whoever asks may see, as stored: nothing is worked out. */
export async function listVerdicts(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  incident: number,
  language: Language,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const { marking } = await platform.services.incidents.incident(tx, actor, incident);
  for (const row of await store.readVerdicts(tx, incident))
    verdicts.push(verdictFrom(row, await joined(platform, tx, marking, row), language));
  return verdicts;
}

/** Somebody decided against the call-out, and why. It asks again when the verdict changes. */
export async function setAsideVerdict(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  id: number,
  why: string,
  language: Language,
): Promise<Verdict> {
  const row =
    (await store.readVerdict(tx, id)) ??
    fail('not-found', 'There is no such verdict, or it is not your party’s.', { next: 'Open the incident again.' });
  const at = new Date(platform.now().epochMilliseconds);
  if (!(await store.setAside(tx, id, actor.person, at, why)))
    fail('conflict', 'The verdict is settled already.', { next: 'Look at the incident.' });
  const after = (await store.readVerdict(tx, id)) ?? row;
  await recordAct(tx, actor, {
    area: 'systemic-risk',
    kind: 'trigger-set-aside',
    subject: { kind: 'incident', id: row.incident },
    mode: row.mode,
    why,
    body: { trigger: row.trigger, plan: row.plan, verdict: id },
  });
  const { marking } = await platform.services.incidents.incident(tx, actor, row.incident);
  return verdictFrom(after, await joined(platform, tx, marking, row), language);
}

/** Plans to be thought of, and what would have to be answered to know whether they are, for the watch floor. */
export async function watchTriggers(platform: Platform, tx: Tx, actor: Actor, language: Language): Promise<WatchPart> {
  if (actor.party === null) return {};
  const rows = await store.readOpenVerdicts(tx, actor.party);
  const byIncident = Map.groupBy(rows, row => row.incident);
  const decide: NonNullable<WatchPart['decide']> = [];
  for (const [id, some] of byIncident) {
    const { ref, title, state } = await platform.services.incidents.incident(tx, actor, id);
    if (state === 'closed') continue;
    const [first] = some.filter(row => row.met === null);
    const waiting = some.filter(row => row.met === null).length;
    // What cannot be said is one row of the floor for an incident, however many plans wait for it.
    for (const row of [...some.filter(each => each.met), ...(first ? [first] : [])])
      decide.push(decideRow(row, `${ref} ${title}`, row.met ? 1 : waiting, platform.now(), language));
  }
  return { decide };
}

function decideRow(row: store.VerdictRow, incident: string, count: number, now: Temporal.Instant, language: Language) {
  const told = toldOf(row);
  const say = watchTexts[language];
  const earliest =
    row.met && row.earliest_hours !== null
      ? Temporal.Instant.from(row.changed_at.toISOString()).add({ minutes: Math.round(row.earliest_hours * 60) })
      : null;
  const what = row.mode === 'live' ? incident : `${say.mode(row.mode)} ${row.exercise ?? ''} · ${incident}`;
  return {
    at: earliest?.toString({ smallestUnit: 'millisecond' }) ?? null,
    title: count > 1 ? say.several(count) : verdictTitle(language, told),
    detail: [what, ...(row.met ? [say.nothingSent] : []), verdictFinding(language, told)].join(' · '),
    action: { ...verdictNext(language, told, row), label: shortNext(language, told) },
    // However far off the loss is, whether to call out is to be decided now.
    state: !row.met
      ? ('unknown' as const)
      : earliest && watchState(earliest, now) === 'overdue'
        ? ('overdue' as const)
        : ('soon' as const),
  };
}
