import type { Incident } from '#areas/incidents/contract.ts';
import type { ChannelNow } from '#areas/directory/contract.ts';
import type { DiscloseRequest, Disclosure, RecipientResult } from '#areas/sharing/contract.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { attemptOn } from './attempts.ts';
import { channelsLeft, gateChannel } from './channel.ts';
import type { CallOutPlan, NoticeDraft } from './contract.ts';
import { scriptsOf } from './message.ts';
import { requirePlan } from './plans.ts';
import { tellSent } from './sent.ts';
import * as store from './store.ts';

/** As many channels of one party as the gate is offered. */
const channelsMost = 20;

const iso = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'millisecond' });

interface Prepared {
  readonly incident: Incident;
  readonly plan: CallOutPlan;
  /** by recipient, best first; the gate chooses the first that may carry the version */
  readonly channels: ReadonlyMap<number, readonly ChannelNow[]>;
  readonly request: DiscloseRequest;
}

/** Who would see what, and why; nothing is stored or sent. */
export async function previewNotice(platform: Platform, tx: Tx, actor: Actor, draft: NoticeDraft): Promise<Disclosure> {
  const { request } = await prepare(platform, tx, actor, draft);
  return platform.services.sharing.preview(tx, actor, request);
}

/**
 * Sends the notice: each recipient gets exactly the version the gate gave it, on its best channel; who may get nothing
 * gets nothing. One transaction: notice, dispatches, messages and acts exist together or not at all.
 */
export async function sendNotice(platform: Platform, tx: Tx, actor: Actor, draft: NoticeDraft): Promise<number> {
  const prepared = await prepare(platform, tx, actor, draft);
  const { incident, plan, request } = prepared;
  const at = new Date(platform.now().epochMilliseconds);
  // Before the first act: rows of other rooms are never waited for while the ledger is held.
  await tellSent(platform, tx, { incident: incident.id, party: incident.party, plan: plan.slug, by: actor.person, at });
  const disclosure = await platform.services.sharing.disclose(tx, actor, request);
  const reached = disclosure.recipients.filter(result => !result.blocked && result.version.hash !== null);
  if (reached.length === 0) nobodyReached(disclosure);
  const number = `${incident.ref}/${(await store.countNotices(tx, incident.id)) + 1}`;
  const id = await store.insertNotice(tx, {
    number,
    incident: incident.id,
    party: incident.party,
    type: draft.type,
    subject: draft.subject,
    mode: incident.mode as 'live' | 'exercise' | 'drill',
    exercise: incident.exercise,
    sent_at: at,
    sent_by: actor.person,
    reply_by: draft.replyBy ? new Date(draft.replyBy) : null,
    next_update_at: draft.nextUpdateAt ? new Date(draft.nextUpdateAt) : null,
    disclosure: disclosure.id,
    acknowledge_minutes: plan.acknowledgeWithin[draft.type] ?? 60,
    phone_script: scriptsOf(plan),
    steps: plan.channels ?? [],
    facts: draft.facts ?? {},
    plan: plan.slug,
  });
  const notice = (await store.readNotices(tx, { id }))[0] ?? fail('not-found', 'The notice is not there.');
  for (const result of reached)
    await dispatchTo(platform, tx, actor, notice, result, chosenOf(result, prepared.channels.get(result.recipient)));
  return id;
}

const chosenOf = ({ channel }: RecipientResult, offered: readonly ChannelNow[] = []): ChannelNow | undefined =>
  offered.find(one => one.channel.id === channel?.id);

function nobodyReached(disclosure: Disclosure): never {
  const reasons = disclosure.recipients.map(
    r => `${r.name}: ${r.blocked?.message ?? 'no section of the notice may go there'}`,
  );
  return fail('conflict', `Nobody may be told: ${reasons.join(' ')}`, {
    pointer: '/recipients',
    next: disclosure.recipients.find(r => r.blocked)?.blocked?.next ?? 'Look at the reasons in the matrix.',
  });
}

async function dispatchTo(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  notice: store.NoticeRow,
  result: RecipientResult,
  channel: ChannelNow | undefined,
): Promise<void> {
  const version = result.version.sections.map(({ title, marking, body, redacted }) => ({
    title,
    marking,
    body,
    redacted,
  }));
  const marking = result.version.marking ?? '';
  const act = await recordAct(tx, actor, {
    area: 'callout',
    kind: 'notice-sent',
    subject: { kind: 'notice', id: notice.id, ref: notice.number },
    mode: notice.mode,
    visibleTo: [result.recipient],
    body: { recipient: result.recipient, version: result.version.hash, disclosure: notice.disclosure, marking },
    sealed: { version: { value: version, visibleTo: [notice.party, result.recipient] } },
  });
  const id = await store.insertDispatch(tx, {
    notice: notice.id,
    sender: notice.party,
    party: result.recipient,
    marking,
    version,
    version_hash: result.version.hash ?? '',
    instructions: instructionsFor(result),
    act: act.seq,
  });
  const dispatch = (await store.readDispatch(tx, id)) ?? fail('not-found', 'The dispatch is not there.');
  if (channel) await attemptOn(platform, tx, actor, { notice, dispatch }, channel);
  else await store.settleDispatch(tx, id, { state: 'exhausted' });
}

/** What the recipient must be told about handling: residuals of the translation, then obligations, each once. */
function instructionsFor(result: RecipientResult): string[] {
  const residual = result.cells
    .filter(cell => cell.outcome === 'full' || cell.outcome === 'redacted')
    .flatMap(cell => cell.translation?.residual.map(r => r.en) ?? []);
  return [...new Set([...residual, ...result.obligations.map(obligation => obligation.text)])];
}

async function prepare(platform: Platform, tx: Tx, actor: Actor, draft: NoticeDraft): Promise<Prepared> {
  const { incidents, directory } = platform.services;
  const incident = await incidents.incident(tx, actor, draft.incident);
  if (incident.mode === 'template') {
    fail('conflict', 'A template is not sent to anyone.', { next: 'Open an incident, exercise or drill from it.' });
  }
  const sections = await incidents.sections(tx, actor, draft.incident);
  if (sections.length === 0)
    fail('conflict', 'The notice has no section yet.', { pointer: '/incident', next: 'Write what is to be told.' });
  const plan = await requirePlan(tx, incident.party, draft.plan ?? incident.plan ?? undefined, incident);
  const now = platform.now();
  const channels = new Map<number, readonly ChannelNow[]>();
  for (const recipient of new Set(draft.recipients)) {
    const known = await directory.channelsNow(tx, actor, recipient, { at: now, purpose: 'incident' });
    const usable = channelsLeft(known, new Set(), plan.channels);
    if (usable.length > 0) channels.set(recipient, usable.slice(0, channelsMost));
  }
  const request: DiscloseRequest = {
    mode: incident.mode,
    ...(incident.exercise ? { exercise: incident.exercise } : {}),
    purpose: 'incident-response',
    activity: 'incident-response',
    at: iso(now),
    holder: incident.party,
    originator: incident.party,
    subject: { kind: 'incident', id: String(incident.id), ref: incident.ref },
    sections: sections.map(section => ({
      id: String(section.id),
      title: section.title,
      marking: section.marking,
      markingContext: { created: incident.openedAt.slice(0, 10) },
      body: section.body,
      informationClass: section.informationClass,
      ...(section.redacted ? { redacted: section.redacted } : {}),
    })),
    recipients: [...new Set(draft.recipients)],
    channels: Object.fromEntries([...channels].map(([party, offered]) => [String(party), offered.map(gateChannel)])),
    ...(draft.facts ? { facts: draft.facts } : {}),
  };
  return { incident, plan, channels, request };
}

/** The gate again, for one recipient over another channel: what was right an hour ago may not be now. */
export async function recheck(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  notice: store.NoticeRow,
  dispatch: store.DispatchRow,
  channel: ChannelNow,
): Promise<RecipientResult | undefined> {
  const draft: NoticeDraft = {
    incident: notice.incident,
    type: notice.type as NoticeDraft['type'],
    recipients: [dispatch.party],
    subject: notice.subject,
    facts: notice.facts,
    ...(notice.plan === null ? {} : { plan: notice.plan }),
  };
  const { request } = await prepare(platform, tx, actor, draft);
  const again = await platform.services.sharing.preview(tx, actor, {
    ...request,
    channels: { [String(dispatch.party)]: gateChannel(channel) },
  });
  return again.recipients[0];
}
