import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { nextChannel } from './channel.ts';
import type { Dispatch, Notice, ProposedRecipient, Received } from './contract.ts';
import { requirePlan } from './plans.ts';
import { proposeRecipients } from './recipients.ts';
import * as store from './store.ts';

/** Whom to tell of an incident by its plan or by the one that is named, why, and how each is best reached now. */
export async function proposeFor(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  incidentId: number,
  slug?: string,
): Promise<ProposedRecipient[]> {
  const incident = await platform.services.incidents.incident(tx, actor, incidentId);
  const plan = await requirePlan(tx, incident.party, slug ?? incident.plan ?? undefined, incident);
  const now = platform.now();
  const registers = {
    parties: await store.readParties(tx),
    services: await store.readServices(tx, new Date(now.epochMilliseconds)),
  };
  const proposed: ProposedRecipient[] = [];
  for (const { party, why } of proposeRecipients(plan, incident, registers)) {
    const channels = await platform.services.directory.channelsNow(tx, actor, party.id, {
      at: now,
      purpose: 'incident',
    });
    const best = nextChannel(channels, new Set(), plan.channels);
    proposed.push({
      party: party.id,
      slug: party.slug,
      name: party.name,
      kind: party.kind,
      country: party.country,
      why: [...why],
      channel: best
        ? {
            id: best.channel.id,
            kind: best.channel.kind,
            address: best.channel.address,
            rank: best.channel.rank,
            open: best.open,
            opensAt: best.opensAt ?? null,
            keyState: best.channel.keyState,
            freshness: best.channel.freshness,
            because: [...best.because],
          }
        : null,
      noChannel: best ? null : (channels.flatMap(c => c.because)[0] ?? 'No channel is registered for this party.'),
    });
  }
  // Whom nobody can reach stands last: it is told why, and it does not hide the others.
  return proposed.sort((a, b) => Number(a.channel === null) - Number(b.channel === null));
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Notices with what became of them, newest first. */
export async function listNotices(tx: Tx, of: { party?: number; incident?: number; id?: number }): Promise<Notice[]> {
  const notices = await store.readNotices(tx, of);
  const dispatches = await store.readDispatches(
    tx,
    notices.map(notice => notice.id),
  );
  const attempts = await store.readAttempts(
    tx,
    dispatches.map(dispatch => dispatch.id),
  );
  return notices.map(notice => ({
    id: notice.id,
    number: notice.number,
    incident: notice.incident,
    type: notice.type,
    subject: notice.subject,
    mode: notice.mode,
    exercise: notice.exercise,
    sentAt: notice.sent_at.toISOString(),
    sentBy: notice.sender_name ?? 'Entente',
    replyBy: iso(notice.reply_by),
    nextUpdateAt: iso(notice.next_update_at),
    recalledAt: iso(notice.recalled_at),
    recallWhy: notice.recall_why,
    disclosure: notice.disclosure,
    dispatches: dispatches
      .filter(dispatch => dispatch.notice === notice.id)
      .map(dispatch => dispatchOf(dispatch, attempts)),
  }));
}

function dispatchOf(row: store.DispatchRow, attempts: readonly store.AttemptRow[]): Dispatch {
  return {
    id: row.id,
    notice: row.notice,
    party: row.party,
    partyName: row.party_name,
    state: row.state,
    marking: row.marking,
    versionHash: row.version_hash,
    acknowledgedAt: iso(row.acknowledged_at),
    acknowledgedBy: row.acknowledged_by,
    acknowledgedVia: row.acknowledged_via,
    answer: row.answer,
    attempts: attempts
      .filter(attempt => attempt.dispatch === row.id)
      .map(({ id, rank, kind, address, state, at, due_at, detail, mail }) => ({
        id,
        rank,
        kind,
        address,
        state,
        at: at.toISOString(),
        dueAt: iso(due_at),
        detail,
        mail,
      })),
  };
}

export async function requireNotice(tx: Tx, id: number): Promise<Notice> {
  const [notice] = await listNotices(tx, { id });
  return (
    notice ??
    fail('not-found', `There is no notice ${id} that the party you act for sent.`, {
      next: 'Open it from the list of notices.',
    })
  );
}

/** What the party one acts for was sent, each in its own version. */
export async function listReceived(tx: Tx, party: number): Promise<Received[]> {
  return (await store.readReceived(tx, party)).map(row => ({
    dispatch: row.id,
    number: row.number,
    from: row.sender_name,
    type: row.type,
    subject: row.subject,
    mode: row.mode,
    exercise: row.exercise,
    marking: row.marking,
    sections: row.version,
    instructions: row.instructions,
    sentAt: row.sent_at.toISOString(),
    replyBy: iso(row.reply_by),
    recalledAt: iso(row.recalled_at),
    recallWhy: row.recall_why,
    state: row.state,
    act: row.act,
  }));
}
