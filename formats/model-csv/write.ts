import type { Model, ModelNode, Rule } from '#engines/cascade/types.ts';
import { writeAmount } from './amount.ts';
import type { ModelTables } from './read.ts';
import { safePart } from './list-cell.ts';
import { type Membership, writeMemberships } from './memberships.ts';
import { tableColumns } from './columns.ts';
import { writeTable } from './table.ts';

const provenance = ['evidence', 'confidence', 'source', 'marking', 'reviewed', 'party'] as const;

/** A model as tables that `readModelCsv` reads back to the same model. */
export function writeModelCsv(model: Model): Required<ModelTables> {
  const memberships = new Map<string, Membership[]>();
  for (const node of model.nodes) {
    const running = new Set(node.groups.map(group => group.resource));
    for (const { resource, members } of node.groups)
      for (const id of members) memberships.set(id, [...(memberships.get(id) ?? []), { resource, restart: false }]);
    for (const { resource, members } of node.restart?.groups ?? [])
      for (const id of members)
        memberships.set(id, [...(memberships.get(id) ?? []), { resource, restart: running.has(resource) }]);
  }
  return {
    nodes: writeTable(tableColumns.nodes, model.nodes.map(nodeRow)),
    edges: writeTable(
      tableColumns.edges,
      model.edges.map(edge => ({
        ...edge,
        resource: writeMemberships(memberships.get(edge.id) ?? []),
        strength: writeAmount(edge.strength),
        delay: writeAmount(edge.delay),
      })),
    ),
    groups: writeTable(tableColumns.groups, model.nodes.flatMap(groupRows)),
    technologies: writeTable(
      tableColumns.technologies,
      model.technologies.map(entry => ({
        ...entry,
        parents: entry.parents.map(safePart).join('; '),
        wormDelay: writeAmount(entry.wormDelay),
      })),
    ),
    functions: writeTable(
      tableColumns.functions,
      model.functions.map(entry => ({ ...entry })),
    ),
    crews: writeTable(
      tableColumns.crews,
      Object.entries(model.crewPools).map(([pool, size]) => ({ pool, size })),
    ),
  };
}

/** Role and versions of a product in use, where one of them is said. */
const wordsOf = ({ role, versions }: ModelNode['products'][number]): readonly string[] =>
  versions !== undefined ? [safePart(role ?? ''), safePart(versions)] : role !== undefined ? [safePart(role)] : [];

const nodeRow = (node: ModelNode) => ({
  id: node.id,
  name: node.name,
  kind: node.kind,
  sector: node.sector,
  functions: node.ncf.map(entry => `${safePart(entry.id)}:${entry.share}`).join('; '),
  operatorId: node.operatorId,
  regionId: node.regionId,
  jurisdiction: node.jurisdiction,
  longitude: node.position?.[0],
  latitude: node.position?.[1],
  ...node.criticality,
  repair: writeAmount(node.repair.time),
  crewPool: node.repair.crewPool,
  restartHours: node.restart && writeAmount(node.restart.hours),
  upTime: writeAmount(node.upTime),
  products: node.products
    .map(use => [safePart(use.product), use.exposure, use.patched, use.share, ...wordsOf(use)].join(':'))
    .join('; '),
  manualLevel: node.manualFallback?.level,
  manualHours: node.manualFallback?.maxHours,
  ...Object.fromEntries(provenance.map(name => [name, node[name]])),
});

const ruleText = (rule: Rule) =>
  rule.kind === 'kOfN' ? `kOfN(${rule.k})` : rule.kind === 'weighted' ? `weighted(${rule.threshold})` : rule.kind;

function groupRows(node: ModelNode) {
  const row = (restart: string) => (group: ModelNode['groups'][number]) => ({
    node: node.id,
    resource: group.resource,
    rule: ruleText(group.rule),
    restart,
    hours: writeAmount(group.buffer.hours),
    refillHours: writeAmount(group.buffer.refillHours),
    degradedAt: group.buffer.degradedAt,
  });
  return [...node.groups.map(row('')), ...(node.restart?.groups ?? []).map(row('yes'))];
}
