import type { DirectoryRecord } from '#formats/directory-csv/record.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import { keyState } from '#platform/mail/openpgp/key-state.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Hours } from './contract.ts';
import { isZone } from './hours.ts';
import { channelsOf, takeInto, newTeam, sourcesOf } from './import-apply.ts';
import type { FieldDiff } from './import-plan.ts';
import { readImport, readSlugs } from './import-store.ts';
import * as keep from './keep-store.ts';
import { readTeams, revealAddress } from './sheet-store.ts';
import { sourcePack } from './source-packs.ts';
import { readChannelParty } from './store.ts';
import { insertChannels, insertProposals, insertTeams, updateTeam, upsertFieldSources } from './team-store.ts';

/** One change of the directory: by whom, in which transaction, when. */
export interface Change {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly platform: Pick<Platform, 'now'>;
}

const dateOf = ({ platform }: Change): Date => new Date(platform.now().epochMilliseconds);

const act = (
  { tx, actor }: Change,
  kind: string,
  subject: { kind: string; id: number },
  party: number,
  body: Record<string, unknown>,
  why?: string,
) => recordAct(tx, actor, { area: 'directory', kind, subject, mode: 'live', visibleTo: [party], body, why });

const keepers = ['secretariat', 'administrator', 'system'];
const keeps = (actor: Actor, party: number): boolean =>
  actor.roles.some(role => keepers.includes(role)) || (actor.party === party && actor.roles.includes('duty-officer'));

/** Refuses before anything is written; row security refuses too, but with fewer words. */
function requireKeeper(actor: Actor, party: number, name: string): void {
  if (keeps(actor, party)) return;
  fail('not-allowed', `The record of ${name} is kept by its own duty officers and by the secretariat.`, {
    next: 'Propose the change: the team or the secretariat decides on it.',
  });
}

export interface Attesting {
  readonly how: 'signed-in' | 'call-back' | 'signed-message' | 'in-person';
  readonly evidence: string;
  /** channels confirmed; none: all that are not disabled */
  readonly channels: readonly number[];
}

/**
 * The owner confirms its record: signed in for the party, or by a way the secretariat describes. From then on the party
 * may be mailed, and no import changes what was confirmed.
 */
export async function attest(change: Change, party: number, attesting: Attesting): Promise<void> {
  const { tx, actor } = change;
  const found = (await keep.readPartyStanding(tx, party)) ?? fail('not-found', `There is no party ${party}.`);
  requireKeeper(actor, party, found.name);
  if (attesting.how === 'signed-in' && actor.party !== party) {
    fail('not-allowed', `Only somebody who acts for ${found.name} can attest signed in.`, {
      pointer: '/body/how',
      next: 'Say how its owner confirmed it: call back, signed message or in person, with the evidence.',
    });
  }
  if (attesting.how !== 'signed-in' && attesting.evidence.trim() === '') {
    fail('invalid-input', 'What its owner confirmed needs evidence.', {
      pointer: '/body/evidence',
      next: 'Say who confirmed it, when, and by which independent number or key.',
    });
  }
  if (found.standing === 'unverified' && !actor.roles.some(role => keepers.includes(role)))
    fail('not-allowed', 'The first attestation of a party is entered by an administrator or the secretariat.', {
      next: 'Ask one of them.',
    });
  const at = dateOf(change);
  const channels = await keep.attestChannels(tx, party, attesting.channels, at);
  if (found.standing === 'unverified') await keep.setAttested(tx, party);
  await keep.insertAttestation(tx, {
    party,
    by_party: actor.party,
    by_person: actor.person,
    appointment: actor.appointment,
    at,
    how: attesting.how,
    evidence: attesting.evidence,
    channels,
  });
  await act(
    change,
    'team.attested',
    { kind: 'party', id: party },
    party,
    { party, how: attesting.how, channels },
    attesting.evidence || undefined,
  );
}

/** Takes a channel out of use, or back into it. Imports never enable it again. */
export async function disable(change: Change, channel: number, why: string | null): Promise<void> {
  const found = await requireChannel(change.tx, channel);
  requireKeeper(change.actor, found.party, 'this team');
  await keep.disableChannel(change.tx, channel, why, dateOf(change));
  await act(
    change,
    why === null ? 'channel.enabled' : 'channel.disabled',
    { kind: 'channel', id: channel },
    found.party,
    { party: found.party },
    why ?? undefined,
  );
}

const requireChannel = async (tx: Tx, channel: number) =>
  (await readChannelParty(tx, channel)) ??
  fail('not-found', `There is no channel ${channel} in the directory.`, { next: 'Look at the sheet of the team.' });

export interface ChannelInput {
  readonly kind: string;
  readonly address: string;
  readonly purpose: string;
  readonly rank: number;
  readonly hours: Hours;
  readonly dependsOn: readonly string[];
  readonly maxMarking: string | null;
}

/** Adds a channel. Nobody has confirmed it until it is attested or answers. */
export async function addChannel(change: Change, party: number, input: ChannelInput): Promise<number> {
  const found = (await keep.readPartyStanding(change.tx, party)) ?? fail('not-found', `There is no party ${party}.`);
  requireKeeper(change.actor, party, found.name);
  if (input.hours && !isZone(input.hours.zone)) {
    fail('invalid-input', `${JSON.stringify(input.hours.zone)} is not a time zone.`, {
      pointer: '/body/hours/zone',
      next: 'Give one such as Europe/Berlin.',
    });
  }
  const { kind, address, purpose, rank } = input;
  const id = await keep.insertChannel(change.tx, {
    party,
    kind,
    address,
    purpose,
    rank,
    hours: input.hours === null ? null : JSON.stringify(input.hours),
    depends_on: [...input.dependsOn],
    max_marking: input.maxMarking,
    source: change.actor.party === party ? 'owner' : 'secretariat',
  });
  await act(change, 'channel.added', { kind: 'channel', id }, party, { party, kind, purpose, rank });
  return id;
}

/** Registers the OpenPGP key of a team and uses it for its mailboxes. */
export async function addKey(
  change: Change,
  party: number,
  armored: string,
  how: string,
): Promise<{ fingerprint: string }> {
  const found = (await keep.readPartyStanding(change.tx, party)) ?? fail('not-found', `There is no party ${party}.`);
  requireKeeper(change.actor, party, found.name);
  const state = await keyState(armored, change.platform.now());
  if (state.use !== 'usable') {
    fail(`key-${state.use}`, `This key cannot be used: ${state.use}.`, {
      pointer: '/body/key',
      next: 'Ask the team for its current public key, armored, one key only.',
    });
  }
  const fingerprint = state.fingerprint ?? '';
  const id = await keep.insertKey(change.tx, {
    party,
    fingerprint,
    user_ids: [...(state.userIds ?? [])],
    created_at: state.created ? new Date(state.created) : null,
    encrypt_until: state.encryptUntil ? new Date(state.encryptUntil) : null,
    can_encrypt: true,
    can_sign: state.canSign ?? false,
    verified_how: how,
    verified_at: dateOf(change),
    public_key: armored,
  });
  await keep.giveKey(change.tx, party, id);
  await act(change, 'key.added', { kind: 'key', id }, party, { party, fingerprint }, how);
  return { fingerprint };
}

/** Shows a personal number to whoever has to call it; that it was looked at is on record. */
export async function reveal(
  change: Change,
  channel: number,
  why: string,
): Promise<{ address: string; purpose: string }> {
  const found =
    (await revealAddress(change.tx, channel)) ??
    fail('not-found', 'There is no personal number here that your role may see.', { next: 'Ask the duty officer.' });
  if (found.consent_until && found.consent_until < dateOf(change))
    fail('not-allowed', 'The consent to use this number has ended.', {
      next: 'Use the channels of the team, or ask for a new consent.',
    });
  await act(
    change,
    'personal-number.viewed',
    { kind: 'channel', id: channel },
    found.party,
    { party: found.party },
    why,
  );
  return { address: found.address, purpose: found.purpose };
}

/** Anybody may say that something is wrong; the team or the secretariat decides. */
export async function propose(
  change: Change,
  party: number,
  proposal: { readonly field: string; readonly value: string; readonly why: string },
): Promise<void> {
  const { tx, actor } = change;
  await insertProposals(tx, [
    {
      party,
      channel: null,
      field: proposal.field,
      value: JSON.stringify(proposal.value),
      why: proposal.why,
      by_party: actor.party,
      by_person: actor.person,
      at: dateOf(change),
    },
  ]);
  await act(
    change,
    'change.proposed',
    { kind: 'party', id: party },
    party,
    { party, field: proposal.field },
    proposal.why,
  );
}

/** Accepts or declines a proposed change; what is accepted is set, except addresses, which become a new channel. */
export async function decideProposal(change: Change, id: number, accept: boolean): Promise<void> {
  const { tx, actor } = change;
  const found = (await keep.lockProposal(tx, id)) ?? fail('not-found', `There is no proposal ${id}.`);
  if (found.state !== 'open') fail('conflict', `This proposal was ${found.state} already.`);
  requireKeeper(actor, found.party, 'this team');
  await keep.settleProposal(tx, id, accept ? 'accepted' : 'declined', actor.person, dateOf(change));
  const text = typeof found.value === 'string' ? found.value : '';
  if (accept && found.field.startsWith('mailbox/')) {
    await keep.insertChannel(tx, {
      party: found.party,
      kind: 'email',
      address: text,
      purpose: found.field.slice(8),
      rank: 1,
      hours: null,
      depends_on: [],
      max_marking: null,
      source: 'proposal',
    });
  } else if (accept) {
    await updateTeam(tx, found.party, new Map([[found.field, found.value]]), dateOf(change));
  }
  await act(change, accept ? 'change.accepted' : 'change.declined', { kind: 'party', id: found.party }, found.party, {
    proposal: id,
    field: found.field,
  });
}

export interface MergeDecision {
  readonly decision: 'merged' | 'separate';
  readonly why: string;
}

/** A human says whether two records are one team. */
export async function decideMerge(
  change: Change,
  id: number,
  { decision, why }: MergeDecision,
): Promise<{ team: string }> {
  const { tx, actor } = change;
  const found =
    (await keep.lockCandidate(tx, id)) ?? fail('not-found', `There is no open question ${id} that you may decide.`);
  if (found.state !== 'open') fail('conflict', 'This was decided already.', { next: 'Look at the list again.' });
  const at = dateOf(change);
  await keep.settleCandidate(tx, found, { state: decision, why, decided_by: actor.person, decided_at: at });
  let team = found.team;
  if (found.other !== null && decision === 'merged')
    await keep.succeed(tx, found.other, found.team, why || 'merged by decision', at);
  if (found.import !== null && found.row !== null)
    team = await decideRow(change, found.import, found.row, decision, found.team);
  await act(
    change,
    `merge.${decision}`,
    { kind: 'party', id: team },
    team,
    { candidate: id, evidence: found.evidence },
    why || undefined,
  );
  const slug = (await readTeams(tx)).find(({ party }) => party === team)?.slug;
  return { team: slug ?? '' };
}

async function decideRow(
  change: Change,
  importId: number,
  row: number,
  decision: 'merged' | 'separate',
  team: number,
): Promise<number> {
  const { tx, actor, platform } = change;
  const held = await keep.readImportRow(tx, importId, row);
  const record = held?.data as DirectoryRecord | null | undefined;
  if (!held || !record) return team;
  const pack = sourcePack((await readImport(tx, importId))?.source ?? '');
  const at = dateOf(change);
  if (decision === 'separate') {
    const [party = team] = await insertTeams(tx, [newTeam(record, await readSlugs(tx), at)]);
    await insertChannels(tx, channelsOf(record, party, pack.id));
    await upsertFieldSources(tx, sourcesOf(record, party, { pack }, at));
    await keep.settleRow(tx, importId, row, 'created', party);
    return party;
  }
  await takeInto(tx, { platform, actor, pack }, record, team, held.diff as FieldDiff[]);
  await upsertFieldSources(tx, sourcesOf(record, team, { pack }, at));
  await keep.settleRow(tx, importId, row, 'merged', team);
  return team;
}
