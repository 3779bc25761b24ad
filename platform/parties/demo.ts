import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { insertDemoWorld } from './demo-store.ts';

export interface DemoWorld {
  readonly parties: readonly {
    slug: string;
    name: string;
    kind: string;
    country: string | null;
    sectors: string[];
    standing: 'local' | 'attested';
    attributes: Record<string, unknown>;
  }[];
  readonly communities: readonly { slug: string; name: string; charter: string; members: string[] }[];
  readonly services: readonly { party: string; supplier: string }[];
  readonly enrolments: readonly { party: string; mode: 'exercise' | 'drill'; name: string }[];
  readonly people: readonly {
    name: string;
    email: string;
    zone: string;
    language: 'en' | 'fr';
    home: string;
    appointments: { party: string; roles: Role[] }[];
  }[];
}

const file = path.join(import.meta.dirname, 'demo-world.yaml');

export const demoWorld = (): DemoWorld => parse(fs.readFileSync(file, 'utf8')) as DemoWorld;

/** Puts the demonstration parties and people into an empty installation; appointments run for a year. */
export const partiesDemo = (platform: Platform, actor: Actor): Promise<void> =>
  asActor(platform.database.app, actor, (tx: Tx) =>
    insertDemoWorld(tx, demoWorld(), new Date(platform.now().epochMilliseconds)),
  );
