import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { appoint } from '#platform/parties/service.ts';
import type { Platform } from '#platform/room/room.ts';
import type { ItemInput } from './contract.ts';
import * as live from './live.ts';
import { writeMinutes } from './minutes.ts';
import * as service from './service.ts';
import { readPartyIds, readPersonByEmail } from './store.ts';

interface DemoMeeting {
  readonly title: string;
  readonly purpose: string;
  readonly hours: number;
  readonly guests: readonly string[];
  readonly counsel: string;
  readonly items: readonly (Omit<ItemInput, 'leadParty'> & { note?: { discussed: string; decided: string } })[];
  readonly sent?: boolean;
  readonly held?: boolean;
  /** position of an item that counsel stopped, with topic and reason */
  readonly stop?: { item: number; topic: 'vendor-boycotts'; why: string; released?: string };
}

interface DemoMeetings {
  readonly host: string;
  readonly secretary: string;
  readonly counsel: string;
  readonly chair: string;
  readonly meetings: readonly DemoMeeting[];
}

/** A meeting to come and one that was held, with a stopped item and a draft of its minutes. */
export async function meetingsDemo(platform: Platform, actor: Actor): Promise<void> {
  const told = parse(fs.readFileSync(path.join(import.meta.dirname, 'demo-meetings.yaml'), 'utf8')) as DemoMeetings;
  const db = platform.database.app;
  const parties = await asActor(db, actor, readPartyIds);
  const host = parties.get(told.host)!;
  const now = platform.now();
  await appoint(
    platform,
    { ...actor, party: host },
    {
      person: { email: told.chair },
      roles: ['chair'],
      starts: new Date(now.epochMilliseconds),
      ends: new Date(now.add({ hours: 24 * 365 }).epochMilliseconds),
      evidence: 'Elected at the founding meeting',
    },
  );
  await asActor(db, actor, async tx => {
    const person = async (email: string) => (await readPersonByEmail(tx, email))!.id;
    const as = async (email: string, at: Temporal.Instant): Promise<service.Step> => ({
      tx,
      actor: { ...actor, party: host, person: await person(email) },
      now: new Date(at.epochMilliseconds),
    });
    for (const meeting of told.meetings) {
      const start = now.add({ minutes: meeting.hours * 60 });
      const step = (offset: number, email = told.secretary) => as(email, start.add({ minutes: offset }));
      await holdMeeting(meeting, parties, start, step, told.counsel);
    }
  });
}

async function holdMeeting(
  told: DemoMeeting,
  parties: ReadonlyMap<string, number>,
  start: Temporal.Instant,
  step: (offset: number, email?: string) => Promise<service.Step>,
  counsel: string,
): Promise<void> {
  const before = await step(-5 * 24 * 60);
  const planned = await service.planMeeting(before, {
    title: told.title,
    purpose: told.purpose,
    marking: 'TLP:AMBER',
    mode: 'live',
    exercise: null,
    startsAt: start.toString({ smallestUnit: 'second' }),
    durationMinutes: 90,
    zone: 'Europe/Berlin',
    guests: told.guests.map(slug => parties.get(slug)!),
    counsel: { name: told.counsel, how: 'present', reach: '+49 30 555 0142' },
    agendaAheadHours: 72,
  });
  const items = told.items.map(({ note: _note, ...item }) => ({ ...item, leadParty: null }));
  const written = await service.writeAgenda(before, planned.id, planned.version, items);
  if (!told.sent) return;
  const sent = await service.sendAgenda(before, planned.id, written.version);
  if (!told.held) return;
  const opening = { version: sent.version, acknowledged: true, counsel: 'present' as const, capacity: 'Secretariat' };
  let meeting = await live.openMeeting(await step(0), planned.id, opening);
  await live.joinMeeting(await step(1, counsel), planned.id, { acknowledged: true, capacity: 'Legal counsel' });
  for (const [index, item] of meeting.items.entries()) {
    await live.takeUp(await step(5 + index * 15), planned.id, item.id);
    const note = told.items[index]?.note;
    if (note) await live.writeNote(await step(10 + index * 15), planned.id, item.id, note);
    if (told.stop?.item !== index + 1) continue;
    const { topic, why, released } = told.stop;
    await live.stopItem(await step(12 + index * 15, counsel), planned.id, item.id, { topic, why });
    if (released) await live.releaseItem(await step(14 + index * 15, counsel), planned.id, item.id, released);
  }
  meeting = await live.closeMeeting(await step(85), planned.id, meeting.version);
  await writeMinutes(await step(120), planned.id, { version: 1, marking: meeting.marking, remarks: '', notes: [] });
}
