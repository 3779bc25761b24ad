import { readAmount } from '#formats/model-csv/amount.ts';
import type { GraphMl, Values } from './read.ts';

/** A graph as input of `readModel`, with what the file could not say or we had to assume. */
export interface Mapped {
  readonly model: Record<string, unknown>;
  readonly assumed: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');
const provenance = words('evidence confidence source marking TLP reviewed party');
const worth = words('valuePerHour peopleServed safetyWeight');
const places = words('latitude Latitude longitude Longitude');
const nodeTexts = words('name label kind sector operatorId operator regionId region jurisdiction');
const nodeAmounts = ['repair', 'upTime'];
const edgeAmounts = ['strength', 'delay'];
const nodeAttributes = [...nodeTexts, ...nodeAmounts, ...worth, ...places, ...provenance];
const edgeAttributes = ['type', ...edgeAmounts, ...provenance];

/** Maps by attribute name: sector, kind, operatorId, ...; an undirected edge becomes a dependency each way. */
export function modelFromGraphMl(graph: GraphMl, about: { readonly id: string; readonly title: string }): Mapped {
  const nodes = graph.nodes.map(({ id, data }) => {
    const { label, name, latitude, Latitude, longitude, Longitude, ...rest } = data;
    const lat = latitude ?? Latitude;
    const lon = longitude ?? Longitude;
    return {
      ...rest,
      ...amounts(data, nodeAmounts),
      id,
      name: name ?? label ?? id,
      criticality: amounts(data, worth),
      ...(lat !== undefined || lon !== undefined ? { position: [readAmount(lon ?? ''), readAmount(lat ?? '')] } : {}),
    };
  });
  const seen = new Map<string, number>();
  const edgeOf = (from: string, to: string, data: Values, id?: string) => {
    const plain = id ?? `${from}->${to}`;
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    return {
      ...data,
      ...amounts(data, edgeAmounts),
      id: times === 0 ? plain : `${plain}#${times + 1}`,
      from,
      to,
    };
  };
  const edges = graph.edges.flatMap(({ id, source, target, directed, data }) =>
    directed ? [edgeOf(source, target, data, id)] : [edgeOf(source, target, data), edgeOf(target, source, data)],
  );
  return { model: { ...about, nodes, edges }, assumed: assumptions(graph) };
}

/** Numbers and distributions; what is neither stays as it is written, for the model to refuse. */
const amounts = (data: Values, names: readonly string[]) =>
  Object.fromEntries(names.flatMap(name => (data[name] === undefined ? [] : [[name, readAmount(data[name])]])));

function assumptions(graph: GraphMl): readonly string[] {
  const both = graph.edges.filter(edge => !edge.directed).length;
  const unused = (records: readonly { readonly data: Values }[], known: readonly string[]) =>
    [...new Set(records.flatMap(({ data }) => Object.keys(data)))].filter(name => !known.includes(name)).sort();
  const left = [...unused(graph.nodes, nodeAttributes), ...unused(graph.edges, edgeAttributes)];
  return [
    ...(graph.directionStated ? [] : ['The file does not say which way its edges run: from supplier to dependent.']),
    ...(both > 0 ? [`${both} undirected edges were read as a dependency each way.`] : []),
    ...(graph.edges.some(edge => edge.data['strength'] === undefined)
      ? ['Edges without `strength` take the documented default of their type.']
      : []),
    ...(graph.drawings > 0 ? [`${graph.drawings} drawings were left out; their labels were taken as names.`] : []),
    ...(left.length > 0
      ? [`Attributes without a meaning here were left aside: ${[...new Set(left)].join(', ')}.`]
      : []),
    'GraphML has no groups: every dependency is a need of its own until rules are added.',
  ];
}
