import { installation, type Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { readParts } from './model-store.ts';

/** Which nodes of a model may be named to the actor's party; everything else is shown without its name. */
export type Visible = (node: string) => boolean;

/**
 * Asks the gate, at this minute, for each part of others under the marking it has now. Anything but a clear yes hides:
 * a part that is gone, an open question, a blocked recipient.
 */
export async function visibleNodes(platform: Platform, tx: Tx, actor: Actor, key: string): Promise<Visible> {
  const [kind, id] = key.split(':');
  if (kind === 'pack') return () => true;
  const { party } = actor;
  if (party === null) return () => false;
  const parts = await asActor(platform.database.app, installation, all => readParts(all, Number(id)));
  const seen = new Set<string>();
  for (const part of parts) {
    const open = part.party === party || (await permits(platform, tx, actor, party, part));
    if (open) for (const node of part.records.nodes) seen.add(String(node['id']));
  }
  return node => seen.has(node);
}

async function permits(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  recipient: number,
  part: { id: number; party: number; marking: string; title: string },
): Promise<boolean> {
  try {
    const { recipients } = await platform.services.sharing.preview(tx, actor, {
      mode: 'live',
      purpose: 'research',
      activity: 'joint-analysis',
      at: platform.now().toString({ smallestUnit: 'second' }),
      holder: part.party,
      originator: part.party,
      subject: { kind: 'model-part', id: String(part.id) },
      sections: [{ id: 'part', title: part.title, marking: part.marking, body: '', informationClass: 'narrative' }],
      recipients: [recipient],
    });
    const answer = recipients[0];
    return answer !== undefined && !answer.blocked && answer.cells.every(cell => cell.outcome === 'full');
  } catch {
    return false;
  }
}
