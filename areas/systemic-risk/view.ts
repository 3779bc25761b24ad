import type { CascadeResult, NextFailure, Ranked, ReplayedWorld } from '#engines/cascade/index.ts';
import type { Answer } from './compute/study.ts';
import type { Outline } from './compute/outline.ts';
import { hiddenName } from './contract/sentences.ts';
import type { Visible } from './visibility.ts';

export { hiddenName };

interface ChainLike {
  readonly nodes: readonly string[];
  readonly hours: readonly number[];
  readonly text: string;
}

/** A chain keeps its times; what may not be named loses its name, and so does the sentence that would name it. */
export function chainFor<C extends ChainLike>(chain: C, visible: Visible): C {
  if (chain.nodes.every(visible.node)) return chain;
  const nodes = chain.nodes.map(node => (visible.node(node) ? node : hiddenName));
  return { ...chain, nodes, text: nodes.map((node, i) => `${node} ${Math.round(chain.hours[i] ?? 0)} h`).join(' → ') };
}

/** Dependencies of which both ends may be named; a result of an earlier engine has none. */
export const dependenciesFor = <D extends { readonly from: string; readonly to: string }>(
  dependencies: readonly D[] | undefined,
  visible: Visible,
): readonly D[] => (dependencies ?? []).filter(({ from, to }) => visible.node(from) && visible.node(to));

/** A result as one party may see it: sums stay, records of others' parts lose their names or go. */
export function resultFor(result: CascadeResult, visible: Visible): CascadeResult & { readonly withheld: number } {
  const nodes = result.nodes.filter(node => visible.node(node.id));
  const causes = result.causes.filter(cause => visible.node(cause.id));
  const dependencies = dependenciesFor(result.dependencies, visible);
  const locks = result.locks.filter(lock => lock.nodes.every(visible.node));
  return {
    ...result,
    nodes,
    causes,
    dependencies,
    locks,
    chains: result.chains.map(chain => chainFor(chain, visible)),
    withheld: result.nodes.length - nodes.length + (result.causes.length - causes.length),
  };
}

/** Events of others' nodes are left out; what was lost is told, through chains without their names. */
export function replayFor(world: ReplayedWorld, visible: Visible): ReplayedWorld {
  return {
    ...world,
    events: world.events
      .filter(event => visible.node(event.node))
      .map(event => (event.supplier && !visible.node(event.supplier) ? withoutSupplier(event) : event)),
    lost: world.lost.map(entry => ({ ...entry, chain: chainFor(entry.chain, visible) })),
  };
}

type Event = ReplayedWorld['events'][number];

function withoutSupplier(event: Event): Event {
  const { supplier: _named, ...rest } = event;
  return {
    ...rest,
    text: `${event.name}: ${Math.round(event.level * 100)} %, ${Math.round(event.hour)} h, ${hiddenName}`,
  };
}

export const nextFor = (next: readonly NextFailure[], visible: Visible): readonly NextFailure[] =>
  next.filter(entry => entry.kind !== 'node' || visible.node(entry.id));

/** A model as one party may see it: others' nodes are not in it, nor what leads to them. */
export function outlineFor(outline: Outline, visible: Visible): Outline & { readonly withheld: number } {
  const { id } = outline.nodes;
  const kept = id.flatMap((node, i) => (visible.node(node) ? [i] : []));
  const named = {
    ...outline,
    technologies: outline.technologies.filter(technology => visible.product(technology.id)),
    crewPools: Object.fromEntries(Object.entries(outline.crewPools).filter(([pool]) => visible.pool(pool))),
  };
  if (kept.length === id.length) return { ...named, withheld: 0 };
  const place = new Map(kept.map((old, now) => [old, now]));
  const pick = <T>(column: readonly T[]) => kept.map(i => column[i] as T);
  const pairs = outline.linkTypes.flatMap((type, link) => {
    const from = place.get(outline.links[2 * link] ?? -1);
    const to = place.get(outline.links[2 * link + 1] ?? -1);
    return from === undefined || to === undefined ? [] : [{ from, to, type }];
  });
  const columns = Object.fromEntries(
    Object.entries(outline.nodes).map(([name, column]) => [name, pick<unknown>(column)]),
  );
  const nodes = columns as unknown as Outline['nodes'];
  const used = (list: readonly string[], places: readonly number[]) => {
    const seen = new Set(places);
    return list.map((name, i) => (seen.has(i) ? name : hiddenName));
  };
  return {
    ...named,
    nodes,
    links: pairs.flatMap(pair => [pair.from, pair.to]),
    linkTypes: pairs.map(pair => pair.type),
    operators: used(outline.operators, nodes.operator),
    regions: used(outline.regions, nodes.region),
    withheld: id.length - kept.length,
  };
}

/** A ranked entry that may not be named keeps its place and its numbers: the ranks of the others stay true. */
export function answerFor(answer: Answer, outline: Outline, visible: Visible): Answer {
  if (answer.kind !== 'ranking') return answer;
  const operators = new Set(outlineFor(outline, visible).operators);
  const may = (kind: Ranked['kind'], id: string) =>
    kind === 'node' ? visible.node(id) : kind === 'operator' ? operators.has(id) : visible.product(id);
  const shown = <M extends Pick<Ranked, 'kind' | 'id' | 'name'>>(member: M): M =>
    may(member.kind, member.id) ? member : { ...member, id: hiddenName, name: hiddenName };
  return {
    ...answer,
    lists: answer.lists.map(list => ({ ...list, ranked: list.ranked.map(shown) })),
    combinations: answer.combinations.map(entry => ({ ...entry, members: entry.members.map(shown) })),
  };
}
