import { installation, type Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Records } from './contract.ts';
import { readPart, readPartHeads } from './model-store.ts';
import { Recent } from './recent.ts';

type Test = (id: string) => boolean;

/** What of a model may be named to the actor's party; everything else is shown without its name. */
export interface Visible {
  /** nothing of the model as it is now is hidden; a run made before may hold parts that were taken back since */
  readonly whole: boolean;
  readonly node: Test;
  readonly edge: Test;
  readonly product: Test;
  readonly pool: Test;
  /** whether a dependency of one's own begins or ends there */
  readonly end: Test;
}

const always = () => true;
const everything: Visible = { whole: true, node: always, edge: always, product: always, pool: always, end: always };

/**
 * Asks the gate, at this minute, for each part of others under the marking it has now. Anything but a clear yes hides:
 * a part that is gone, an open question, a blocked recipient. Parts are live information also in an exercise.
 */
export async function visibleRecords(platform: Platform, tx: Tx, actor: Actor, key: string): Promise<Visible> {
  const [kind, id] = key.split(':');
  if (kind === 'pack') return everything;
  const { party } = actor;
  const system = <T>(work: (all: Tx) => Promise<T>) => asActor(platform.database.app, installation, work);
  const heads = await system(all => readPartHeads(all, [Number(id)]));
  const seen: Names[] = [];
  const own: Names[] = [];
  for (const head of party === null ? [] : heads) {
    if (head.party !== party && !(await permits(platform, tx, party ?? 0, head))) continue;
    const names = await system(all => namesOf(all, head));
    seen.push(names);
    if (head.party === party) own.push(names);
  }
  const some = (of: keyof Names) => (name: string) => seen.some(names => names[of].has(name));
  return {
    whole: heads.every(head => head.party === party),
    node: some('nodes'),
    edge: some('edges'),
    product: some('products'),
    pool: some('pools'),
    end: name => own.some(names => names.ends.has(name)),
  };
}

type Names = Readonly<Record<'nodes' | 'edges' | 'products' | 'pools' | 'ends', Set<string>>>;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const kept = new Recent<Names>(64);

/** What a part names, kept as long as its version stands: whether it may be seen is asked of the gate every time. */
async function namesOf(all: Tx, { id, version }: { id: number; version: number }): Promise<Names> {
  const known = kept.get(`${id}@${version}`);
  if (known) return known;
  const part = await readPart(all, id);
  if (part?.version === version) return kept.put(`${id}@${version}`, namesIn(part.records));
  return part
    ? namesIn(part.records)
    : namesIn({ nodes: [], edges: [], technologies: [], functions: [], crewPools: {} });
}

function namesIn(records: Records): Names {
  const seen = {
    nodes: new Set<string>(),
    edges: new Set<string>(),
    products: new Set<string>(),
    pools: new Set<string>(),
    ends: new Set<string>(),
  };
  for (const node of records.nodes) {
    seen.nodes.add(String(node['id']));
    const { products, repair } = node;
    for (const use of Array.isArray(products) ? (products as unknown[]) : [])
      seen.products.add(String(isRecord(use) ? (use['product'] ?? use['id']) : use));
    if (isRecord(repair)) seen.pools.add(String(repair['crewPool'] ?? repair['crew_pool'] ?? ''));
  }
  for (const edge of records.edges) {
    seen.edges.add(String(edge['id'] ?? `${String(edge['from'])}->${String(edge['to'])}`));
    seen.ends.add(String(edge['from'])).add(String(edge['to']));
  }
  for (const technology of records.technologies) seen.products.add(String(technology['id'] ?? technology['product']));
  for (const pool of Object.keys(records.crewPools)) seen.pools.add(pool);
  return seen;
}

async function permits(
  platform: Platform,
  tx: Tx,
  recipient: number,
  part: { id: number; party: number; marking: string; title: string },
): Promise<boolean> {
  try {
    // Whoever reads is not the holder: the question is the installation’s.
    const { recipients } = await platform.services.sharing.preview(tx, installation, {
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
