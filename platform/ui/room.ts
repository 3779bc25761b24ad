import type { ComponentType } from 'react';
import type { Label } from '#platform/i18n/languages.ts';

/** The five groups of the rail. */
export type NavGroup = 'now' | 'share' | 'know' | 'prepare' | 'govern';

/** One entry of the rail. `count` names the number of `GET /api/me` `counts` that says how many things wait here. */
export interface NavEntry {
  readonly group: NavGroup;
  readonly label: Label;
  readonly path: string;
  /** place inside the group, ascending */
  readonly order: number;
  readonly count?: string;
  /** a letter that leads here after `g`, shown in the palette */
  readonly shortcut?: string;
}

/** One page of a room: its address (`/incidents/$id`) and its lazily loaded module, whose default export is the page. */
export interface RoomRoute {
  readonly path: string;
  readonly page: () => Promise<{ readonly default: ComponentType }>;
  /** reachable without a session, shown without the frame: an acknowledgement link, a public notice */
  readonly open?: boolean;
}

/** An entry of the command palette that is offered on every page. */
export interface RoomCommand {
  readonly id: string;
  readonly label: Label;
  readonly path: string;
}

/**
 * What `areas/<id>/ui/index.tsx` exports as `room`. That file is part of the first download: it must import nothing but
 * types; pages come in through `page`.
 */
export interface Room {
  readonly id: string;
  readonly nav?: NavEntry | readonly NavEntry[];
  readonly routes: readonly RoomRoute[];
  readonly commands?: readonly RoomCommand[];
  /** a module that registers what the palette can find here; loaded when the palette is first opened */
  readonly finders?: () => Promise<unknown>;
}
