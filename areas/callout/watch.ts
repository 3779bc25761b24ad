import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { type Language, type WatchPart, type WatchState, watchState } from '#platform/room/watch.ts';
import type { Dispatch, Notice } from './contract.ts';
import { listNotices } from './service.ts';
import { readOpenTasks } from './store.ts';

interface Texts {
  readonly call: (party: string, number: string) => string;
  readonly noAnswer: string;
  readonly callNow: string;
  readonly acknowledgedBy: string;
  readonly noChannelLeft: string;
  readonly attempt: (kind: string, state: string) => string;
}

const frenchStates: Readonly<Record<string, string>> = {
  queued: 'en file',
  sent: 'envoyé, sans réponse',
  task: 'à appeler',
  'no-answer': 'sans réponse',
  bounced: 'retourné',
  failed: 'échoué',
  blocked: 'bloqué',
  'timed-out': 'délai passé',
};

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    call: (party, number) => `Call ${party}: ${number}`,
    noAnswer: 'no acknowledgement yet',
    callNow: 'Call',
    acknowledgedBy: 'acknowledged by',
    noChannelLeft: 'no channel left',
    attempt: (kind, state) =>
      `${kind.replace('-', ' ')} ${state === 'sent' ? 'sent, no answer' : state === 'task' ? 'to call' : state.replace('-', ' ')}`,
  },
  fr: {
    call: (party, number) => `Appeler ${party} : ${number}`,
    noAnswer: 'pas encore d’accusé de réception',
    callNow: 'Appeler',
    acknowledgedBy: 'accusé de réception par',
    noChannelLeft: 'plus aucun canal',
    attempt: (kind, state) => `${kind} : ${frenchStates[state] ?? state}`,
  },
};

const recent_ms = 7 * 86_400_000;

/** Who has not answered yet, and the calls to make, for the party one acts for. */
export async function watchCallOuts(platform: Platform, tx: Tx, actor: Actor, language: Language): Promise<WatchPart> {
  if (actor.party === null) return {};
  const say = texts[language];
  const now = platform.now();
  const notices = (await listNotices(tx, { party: actor.party })).filter(
    notice => !notice.recalledAt && now.epochMilliseconds - Date.parse(notice.sentAt) < recent_ms,
  );
  const sent = notices.flatMap(notice => notice.dispatches.map(dispatch => ({ notice, dispatch })));
  const tasks = await readOpenTasks(tx, actor.party);
  return {
    waiting: {
      total: sent.length,
      acknowledged: sent.filter(({ dispatch }) => dispatch.state === 'acknowledged').length,
      rows: sent.map(({ notice, dispatch }) => waitingRow(notice, dispatch, now, say)),
    },
    decide: tasks.map(task => ({
      at: task.due_at?.toISOString() ?? null,
      title: say.call(task.party_name, task.number),
      detail: `${say.noAnswer} · ${task.address}`,
      action: { label: say.callNow, href: `/callouts/${task.notice}?call=${task.id}` },
      state: task.due_at ? watchState(Temporal.Instant.from(task.due_at.toISOString()), now, 1) : 'soon',
    })),
  };
}

function waitingRow(notice: Notice, dispatch: Dispatch, now: Temporal.Instant, say: Texts) {
  const last = dispatch.attempts.at(-1);
  const ranks = Math.max(4, ...dispatch.attempts.map(attempt => attempt.rank));
  return {
    state: stateOf(dispatch, last, now),
    party: dispatch.partyName,
    detail: detailOf(dispatch, notice, say),
    pace: last && dispatch.state !== 'acknowledged' ? { rank: last.rank, of: ranks } : null,
    href: `/callouts/${notice.id}`,
  };
}

function stateOf(
  dispatch: Dispatch,
  last: Dispatch['attempts'][number] | undefined,
  now: Temporal.Instant,
): WatchState {
  if (dispatch.state === 'acknowledged') return 'ok';
  if (dispatch.state === 'exhausted' || !last?.dueAt) return 'overdue';
  const byTime = watchState(Temporal.Instant.from(last.dueAt), now, 0.25);
  return last.state === 'task' && byTime === 'ok' ? 'soon' : byTime; // a call to make is ours to do
}

function detailOf(dispatch: Dispatch, notice: Notice, say: Texts): string {
  if (dispatch.state === 'acknowledged')
    return `${notice.number} · ${say.acknowledgedBy} ${dispatch.acknowledgedBy ?? ''}`;
  if (dispatch.state === 'exhausted') return `${notice.number} · ${say.noChannelLeft}`;
  const last = dispatch.attempts.at(-1);
  return `${notice.number} · ${last ? say.attempt(last.kind, last.state) : ''}`;
}
