import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { ChannelKind, Hours } from './contract.ts';
import { demoKey } from './demo-key.ts';
import { type DemoRows, insertDemoTeams } from './demo-store.ts';

interface DemoChannel {
  readonly rank: number;
  readonly kind: ChannelKind;
  readonly address: string;
  readonly purpose?: string;
  readonly hours?: NonNullable<Hours>;
  readonly verified: number | null;
  readonly depends?: string[];
  readonly encrypted?: true;
  /** attempts that got no answer lately */
  readonly silent?: number;
}

interface DemoTeam {
  readonly party: string;
  readonly team: Record<string, unknown> & { readonly short_name: string };
  readonly accreditation?: unknown[];
  readonly key?: { readonly made: number; readonly ends: number; readonly how: string };
  readonly channels: readonly DemoChannel[];
}

interface DemoPersonal extends Omit<DemoChannel, 'purpose'> {
  readonly party: string;
  readonly label: string;
  readonly purpose: string;
  readonly why: string;
  readonly consentDays: number;
}

interface DemoDirectory {
  readonly teams: readonly DemoTeam[];
  readonly personal: readonly DemoPersonal[];
}

const file = path.join(import.meta.dirname, 'demo-channels.yaml');
const day_ms = 86_400_000;

/** Channels, keys and constituencies of the demonstration parties. */
export async function demoTeams(platform: Platform, actor: Actor): Promise<void> {
  const world = parse(fs.readFileSync(file, 'utf8')) as DemoDirectory;
  const now = platform.now().epochMilliseconds;
  const before = (days: number) => new Date(now - days * day_ms);
  const keys = await Promise.all(
    world.teams.flatMap(({ party, team, key }) =>
      key
        ? [
            demoKey({
              party,
              name: team.short_name,
              email: `duty@${party}.example`,
              made: before(key.made),
              ends: before(-key.ends),
              how: key.how,
            }),
          ]
        : [],
    ),
  );
  const rows: DemoRows = {
    teams: world.teams.map(({ party, team, accreditation }) => ({
      party,
      ...team,
      accreditation: JSON.stringify(accreditation ?? []),
      attested_at: before(20),
      changed_at: before(20),
    })),
    keys,
    channels: world.teams.flatMap(({ party, channels }) => channels.map(channel => channelRow(party, channel, before))),
    personal: world.personal.map(one => ({
      ...channelRow(one.party, { ...one, address: one.label }, before),
      personal: { address: one.address, purpose: one.why },
      consent_until: before(-one.consentDays),
    })),
  };
  await asActor(platform.database.app, actor, async tx => {
    await insertDemoTeams(tx, rows);
    await recordAct(tx, actor, {
      area: 'directory',
      kind: 'directory.filled',
      subject: { kind: 'directory', id: 'demonstration' },
      mode: 'live',
      body: { teams: rows.teams.length, channels: rows.channels.length, keys: keys.length },
    });
  });
}

function channelRow(party: string, channel: DemoChannel, before: (days: number) => Date) {
  return {
    party,
    kind: channel.kind,
    address: channel.address,
    purpose: channel.purpose ?? 'incident',
    rank: channel.rank,
    hours: channel.hours ? JSON.stringify(channel.hours) : null,
    depends_on: channel.depends ?? [],
    verified_at: channel.verified === null ? null : before(channel.verified),
    encrypted: channel.encrypted === true,
    silences: Array.from({ length: channel.silent ?? 0 }, (_, i) => before(3 * (i + 1))),
  };
}
