import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Platform } from '#platform/room/room.ts';
import { itemDraftSchema } from './contract.ts';
import { createItem } from './items.ts';
import type { SharingRoom } from './service.ts';
import { readPartyIds, readPartyRows } from './store.ts';

interface DemoItem {
  readonly title: string;
  readonly kind: string;
  readonly holder: string;
  readonly originator: string;
  /** days before the start of the demonstration */
  readonly age: number;
  readonly sections: readonly unknown[];
}

/** Items of several holders under markings that let different parties see them. */
export const sharingDemo = (platform: Platform, actor: Actor, room: SharingRoom): Promise<void> =>
  asActor(platform.database.app, actor, async tx => {
    const items = parse(fs.readFileSync(path.join(import.meta.dirname, 'demo-items.yaml'), 'utf8')) as DemoItem[];
    const ids = await readPartyIds(tx, [...new Set(items.flatMap(({ holder, originator }) => [holder, originator]))]);
    const reachable = await readPartyRows(tx, platform.now().toString());
    await room.service.reenforce(
      tx,
      reachable.map(party => party.id),
    );
    for (const { age, holder, originator, ...rest } of items) {
      const producedAt = platform
        .now()
        .subtract({ hours: age * 24 })
        .toString();
      const draft = itemDraftSchema.parse({ ...rest, originator: ids.get(originator), producedAt });
      await createItem(room, tx, actor, draft, { holder: ids.get(holder)! });
    }
  });
