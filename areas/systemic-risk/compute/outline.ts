import type { Model, ModelNode } from '#engines/cascade/index.ts';

/** What the pages need of a model, in columns so that seven thousand nodes stay small on the wire. */
export interface Outline {
  readonly id: string;
  readonly title: string;
  readonly currency: string;
  readonly nodes: {
    readonly id: readonly string[];
    readonly name: readonly string[];
    readonly kind: readonly string[];
    /** places in `sectors`, `operators`, `regions`; -1 for none */
    readonly sector: readonly number[];
    readonly operator: readonly number[];
    readonly region: readonly number[];
    /** longitude, latitude; null when the model gives none */
    readonly position: readonly (readonly [number, number] | null)[];
    readonly jurisdiction: readonly string[];
    readonly valuePerHour: readonly number[];
    readonly people: readonly number[];
    readonly evidence: readonly string[];
    readonly source: readonly string[];
    readonly marking: readonly string[];
  };
  /** places of supplier and dependent, one after the other */
  readonly links: readonly number[];
  readonly linkTypes: readonly string[];
  readonly sectors: readonly string[];
  readonly operators: readonly string[];
  readonly regions: readonly string[];
  readonly technologies: readonly { readonly id: string; readonly name: string; readonly recovery: string }[];
  readonly functions: readonly { readonly id: string; readonly name: string }[];
  readonly crewPools: Readonly<Record<string, number>>;
  readonly defaults: Readonly<Record<string, number>>;
}

export function outlineOf(model: Model): Outline {
  const at = new Map(model.nodes.map((node, i) => [node.id, i]));
  const { nodes } = model;
  const sectors = distinct(nodes, node => node.sector);
  const operators = distinct(nodes, node => node.operatorId);
  const regions = distinct(nodes, node => node.regionId);
  const placeIn = (list: readonly string[]) => {
    const places = new Map(list.map((name, i) => [name, i]));
    return (name: string | undefined) => (name === undefined ? -1 : (places.get(name) ?? -1));
  };
  const [sectorAt, operatorAt, regionAt] = [placeIn(sectors), placeIn(operators), placeIn(regions)];
  return {
    id: model.id,
    title: model.title,
    currency: model.currency,
    nodes: {
      id: nodes.map(node => node.id),
      name: nodes.map(node => node.name),
      kind: nodes.map(node => node.kind),
      sector: nodes.map(node => sectorAt(node.sector)),
      operator: nodes.map(node => operatorAt(node.operatorId)),
      region: nodes.map(node => regionAt(node.regionId)),
      position: nodes.map(node => node.position ?? null),
      jurisdiction: nodes.map(node => node.jurisdiction ?? ''),
      valuePerHour: nodes.map(node => node.criticality.valuePerHour),
      people: nodes.map(node => node.criticality.peopleServed),
      evidence: nodes.map(node => node.evidence),
      source: nodes.map(node => node.source ?? ''),
      marking: nodes.map(node => node.marking ?? ''),
    },
    links: model.edges.flatMap(edge => [at.get(edge.from) ?? 0, at.get(edge.to) ?? 0]),
    linkTypes: model.edges.map(edge => edge.type),
    sectors,
    operators,
    regions,
    technologies: model.technologies.map(({ id, name, recovery }) => ({ id, name, recovery })),
    functions: model.functions.map(({ id, name }) => ({ id, name })),
    crewPools: model.crewPools,
    defaults: model.defaultsUsed,
  };
}

function distinct(nodes: readonly ModelNode[], of: (node: ModelNode) => string | undefined): readonly string[] {
  return [...new Set(nodes.flatMap(node => of(node) ?? []))].sort();
}
