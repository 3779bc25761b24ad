import type { TaskList } from 'graphile-worker';
import type { Actor } from '#platform/auth/actor.ts';
import type { Regimes } from '#engines/duties/types.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import type { Config } from '#platform/config/config.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { App } from '#platform/http/app.ts';

import type { Language, WatchPart } from './watch.ts';

/**
 * What rooms offer each other, by name. A room adds itself in its `contract.ts`:
 * `declare module '#platform/room/room.ts' { interface Services { directory: DirectoryService } }`.
 */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface
export interface Services {}

/** What every room stands on. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  /** what the world holds: read once at start, with the folders of one's own */
  readonly packs: { readonly lexicons: Lexicons; readonly regimes: Regimes };
  /** filled in the order of the rooms; a service asks for another when it is called, not when it is made */
  readonly services: Services;
  /** the present, so that tests can set it */
  now(): Temporal.Instant;
}

/** One room: an area or a part of the platform that has routes, jobs or demonstration content. */
export interface Room {
  readonly id: string;
  /** makes what other rooms may call */
  services?(platform: Platform): Partial<Services> | Promise<Partial<Services>>;
  routes?(app: App, platform: Platform): void;
  tasks?(platform: Platform): TaskList;
  /** its part of the watch floor, for the party one acts for */
  watch?(platform: Platform, tx: Tx, actor: Actor, language: Language): Promise<WatchPart>;
  /** how many things wait in it, for the party one acts for: the number beside its name. Asked with every page, so cheap. */
  waiting?(tx: Tx, party: number): Promise<number>;
  /** its part of the demonstration world; run once, on an empty installation, in the order of the rooms */
  demo?(platform: Platform, actor: Actor): Promise<void>;
}
