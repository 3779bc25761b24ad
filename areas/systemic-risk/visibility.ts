import { installation, type Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Records } from './contract.ts';
import { readParts } from './model-store.ts';

type Test = (id: string) => boolean;

/** What of a model may be named to the actor's party; everything else is shown without its name. */
export interface Visible {
  readonly node: Test;
  readonly edge: Test;
  readonly product: Test;
  readonly pool: Test;
}

const everything: Visible = { node: () => true, edge: () => true, product: () => true, pool: () => true };

/**
 * Asks the gate, at this minute, for each part of others under the marking it has now. Anything but a clear yes hides:
 * a part that is gone, an open question, a blocked recipient. Parts are live information also in an exercise.
 */
export async function visibleRecords(platform: Platform, tx: Tx, actor: Actor, key: string): Promise<Visible> {
  const [kind, id] = key.split(':');
  if (kind === 'pack') return everything;
  const { party } = actor;
  const seen = {
    nodes: new Set<string>(),
    edges: new Set<string>(),
    products: new Set<string>(),
    pools: new Set<string>(),
  };
  if (party !== null) {
    const parts = await asActor(platform.database.app, installation, all => readParts(all, Number(id)));
    for (const part of parts)
      if (part.party === party || (await permits(platform, tx, actor, party, part))) note(seen, part.records);
  }
  return {
    node: name => seen.nodes.has(name),
    edge: name => seen.edges.has(name),
    product: name => seen.products.has(name),
    pool: name => seen.pools.has(name),
  };
}

type Seen = Readonly<Record<'nodes' | 'edges' | 'products' | 'pools', Set<string>>>;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function note(seen: Seen, records: Records): void {
  for (const node of records.nodes) {
    seen.nodes.add(String(node['id']));
    const { products, repair } = node;
    for (const use of Array.isArray(products) ? (products as unknown[]) : [])
      seen.products.add(String(isRecord(use) ? (use['product'] ?? use['id']) : use));
    if (isRecord(repair)) seen.pools.add(String(repair['crewPool'] ?? repair['crew_pool'] ?? ''));
  }
  for (const edge of records.edges)
    seen.edges.add(String(edge['id'] ?? `${String(edge['from'])}->${String(edge['to'])}`));
  for (const technology of records.technologies) seen.products.add(String(technology['id'] ?? technology['product']));
  for (const pool of Object.keys(records.crewPools)) seen.pools.add(pool);
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
