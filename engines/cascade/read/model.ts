import { fail } from '#engines/kernel/failure.ts';
import { nodeDefaults } from '../defaults.ts';
import type { Model, ModelEdge, ModelFunction, ModelNode } from '../types.ts';
import { checkComponents } from './components.ts';
import { connect } from './connect.ts';
import { checkWhole, crewRange, readCrews } from './crews.ts';
import { readCurrency } from './currency.ts';
import { readEdge, readTechnology } from './edges.ts';
import { checkExpected } from './expected.ts';
import { checkId, checkLookAlikes } from './ids.ts';
import { noSlips } from './members.ts';
import { readNode } from './nodes.ts';
import {
  type Aside,
  type Bag,
  isBag,
  listMember,
  member,
  type Problem,
  Problems,
  probability,
  textMember,
} from './problems.ts';
import { textOf } from './text.ts';

/** Ceilings that keep a browser tab alive; a server passes its own. */
export interface Limits {
  readonly nodes: number;
  readonly edges: number;
}
const serverLimits: Limits = { nodes: 2_000_000, edges: 20_000_000 };
/** What a browser tab should be asked to hold. */
export const browserLimits: Limits = { nodes: 200_000, edges: 2_000_000 };

const known = new WeakSet<object>();
const origins = new WeakMap<Model, Model>();

/** The model of which this one is a copy with other values: same records, ends and members in the same order. */
export const originOf = (model: Model): Model | undefined => origins.get(model);

/**
 * Reads a model in the shape of the analyst guide and returns it in normal form.
 * @throws a failure `bad-model` that names the first record and rule; `checkModel` lists them all
 */
export function readModel(input: unknown, limits: Limits = serverLimits): Model {
  if (isBag(input) && known.has(input)) return input as unknown as Model;
  const { model, problems } = checkModel(input, limits);
  const [first] = problems;
  if (first === undefined && model !== undefined) return model;
  const more =
    problems.length > 1
      ? ` There ${problems.length === 2 ? 'is 1 more finding' : `are ${problems.length - 1} more findings`}.`
      : '';
  return fail('bad-model', `${first?.message ?? 'The model cannot be read.'}${more}`, {
    pointer: first?.pointer,
    next: first?.next,
  });
}

/** Reads a model and reports every record that breaks a rule; `model` is present when there is none. `aside` names what was given and does not act. */
export function checkModel(
  input: unknown,
  limits: Limits = serverLimits,
): { readonly model?: Model; readonly problems: readonly Problem[]; readonly aside: readonly Aside[] } {
  const problems = new Problems();
  if (!isBag(input)) {
    problems.add('not-a-record', 'model', 'a model must be a record with nodes and edges', '', 'Give nodes and edges.');
    return { problems: problems.found, aside: problems.aside() };
  }
  const rawNodes = listMember(input, 'nodes', 'model', '', problems);
  const rawEdges = [
    ...listMember(input, 'edges', 'model', '', problems),
    ...listMember(input, 'dependencies', 'model', '', problems),
  ];
  tooLarge('nodes', rawNodes.length, limits.nodes, problems);
  tooLarge('edges', rawEdges.length, limits.edges, problems);
  if (rawNodes.length === 0)
    problems.add('empty-model', 'model', 'a model must have at least one node', '/nodes', 'Add nodes.');
  if (problems.found.length > 0) return { problems: problems.found, aside: problems.aside() };
  const nodes = rawNodes.flatMap((node, i) => readNode(node, `/nodes/${i}`, problems) ?? []);
  const edges = rawEdges.flatMap((edge, i) => readEdge(edge, `/edges/${i}`, problems) ?? []);
  const joined = connect(nodes, edges, problems);
  const currency = readCurrency(input, rawNodes, problems);
  const model = assemble(input, currency, joined.nodes, joined.edges, problems);
  if (problems.found.length > 0) return { problems: problems.found, aside: problems.aside() };
  known.add(model);
  return { model, problems: [], aside: problems.aside() };
}

/**
 * A model already read, with values of some records changed but no record, end or member added or removed: only the
 * changed records are checked, which takes a hundredth of reading it all again.
 * @throws a failure `bad-model` as `readModel` does
 */
export function readChanged(before: Model, after: Model): Model {
  const problems = new Problems();
  const changed = <T>(list: readonly T[], old: readonly T[], read: (record: T, i: number) => void) =>
    list.forEach((record, i) => record === old[i] || read(record, i));
  changed(after.nodes, before.nodes, (node, i) => void readNode(node, `/nodes/${i}`, problems));
  changed(after.edges, before.edges, (edge, i) => void readEdge(edge, `/edges/${i}`, problems));
  changed(
    after.technologies,
    before.technologies,
    (entry, i) => void readTechnology(entry, `/technologies/${i}`, problems),
  );
  for (const [pool, size] of Object.entries(after.crewPools))
    checkWhole(size, crewRange, { record: pool, at: '/crewPools', name: pool }, problems);
  // The full reading says how it is refused, with the number of all findings.
  if (problems.found.length > 0) return readModel({ ...after });
  const model = { ...after, defaultsUsed: {} };
  known.add(model);
  origins.set(model, origins.get(before) ?? before);
  return model;
}

function tooLarge(what: string, count: number, limit: number, problems: Problems): void {
  if (count > limit)
    problems.add(
      'too-large',
      'model',
      `${count.toLocaleString('en')} ${what} are more than the ${limit.toLocaleString('en')} allowed here`,
      `/${what}`,
      'Run it on the server or on worker processes, or cut the model to the region in question.',
    );
}

function assemble(
  input: Bag,
  currency: string,
  nodes: readonly ModelNode[],
  edges: readonly ModelEdge[],
  problems: Problems,
): Model {
  const technologies = listMember(input, 'technologies', 'model', '', problems).flatMap(
    (entry, i) => readTechnology(entry, `/technologies/${i}`, problems) ?? [],
  );
  checkUnique(technologies, 'technologies', problems);
  checkComponents(technologies, problems);
  const text = (name: string) => textOf(input, name, 'model', '', problems);
  return {
    id: text('id') ?? 'model',
    title: text('title') ?? text('name') ?? text('id') ?? 'Model',
    currency,
    nodes,
    edges,
    technologies: technologies.sort((a, b) => (a.id < b.id ? -1 : 1)),
    functions: readFunctions(input, nodes, problems),
    crewPools: readCrews(input, nodes, problems),
    defaultsUsed: Object.fromEntries([...problems.defaults].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const functionMembers = ['id', 'name', 'category', 'lostAt'];

const twice = (id: string, what: string, problems: Problems) =>
  problems.add('duplicate-id', id, `two ${what} have this id`, `/${what}`, 'Give each its own id.');

function checkUnique(records: readonly { readonly id: string }[], what: string, problems: Problems): void {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (seen.has(id)) twice(id, what, problems);
    seen.add(id);
  }
  checkLookAlikes(seen, what, problems);
}

/** Functions the model names, then those its nodes contribute to, then nodes of kind function. */
function readFunctions(input: Bag, nodes: readonly ModelNode[], problems: Problems): readonly ModelFunction[] {
  const found = new Map<string, ModelFunction>();
  listMember(input, 'functions', 'model', '', problems).forEach((entry, i) => {
    const bag: Bag = isBag(entry) ? entry : { id: entry };
    const id = textMember(bag, 'id');
    if (id === undefined || id === '')
      return problems.add(
        'missing-id',
        `/functions/${i}`,
        'a function must have an `id`',
        `/functions/${i}/id`,
        'Give its id.',
      );
    checkId(id, `/functions/${i}`, problems);
    noSlips(bag, functionMembers, id, `/functions/${i}`, problems);
    if (found.has(id)) twice(id, 'functions', problems);
    const text = (name: string) => textOf(bag, name, id, `/functions/${i}`, problems);
    const lostAt = member(bag, 'lostAt');
    found.set(id, {
      id,
      name: text('name') ?? id,
      category: text('category'),
      lostAt:
        lostAt === undefined
          ? problems.fill(nodeDefaults.lostAt)
          : (checkExpected(lostAt, probability, { record: id, at: `/functions/${i}`, name: 'lostAt' }, problems) ??
            nodeDefaults.lostAt.value),
    });
  });
  for (const node of nodes) {
    for (const { id } of node.ncf)
      if (!found.has(id)) found.set(id, { id, name: id, lostAt: problems.fill(nodeDefaults.lostAt) });
    if (node.kind === 'function' && !found.has(node.id))
      found.set(node.id, { id: node.id, name: node.name, lostAt: problems.fill(nodeDefaults.lostAt) });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
