import type { GraphMl } from './read.ts';

/** A graph as input of `readModel`, with what the file could not say or we had to assume. */
export interface Mapped {
  readonly model: Record<string, unknown>;
  readonly assumed: readonly string[];
}

const nodeNumbers = ['valuePerHour', 'peopleServed', 'safetyWeight'];

/** Maps by attribute name: sector, kind, operatorId, ...; an undirected edge becomes a dependency each way. */
export function modelFromGraphMl(graph: GraphMl, about: { readonly id: string; readonly title: string }): Mapped {
  const nodes = graph.nodes.map(({ id, data }) => {
    const { label, name, latitude, Latitude, longitude, Longitude, ...rest } = data;
    const lat = latitude ?? Latitude;
    const lon = longitude ?? Longitude;
    const criticality = Object.fromEntries(nodeNumbers.filter(key => data[key]).map(key => [key, Number(data[key])]));
    return {
      ...rest,
      id,
      name: name ?? label ?? id,
      criticality,
      ...(lat && lon ? { position: [Number(lon), Number(lat)] } : {}),
    };
  });
  const seen = new Map<string, number>();
  const edgeOf = (from: string, to: string, data: Readonly<Record<string, string>>, id?: string) => {
    const plain = id ?? `${from}->${to}`;
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    const number = (key: string) => (data[key] === undefined ? {} : { [key]: Number(data[key]) });
    return {
      ...data,
      id: times === 0 ? plain : `${plain}#${times + 1}`,
      from,
      to,
      ...number('strength'),
      ...number('delay'),
    };
  };
  const edges = graph.edges.flatMap(({ id, source, target, directed, data }) =>
    directed ? [edgeOf(source, target, data, id)] : [edgeOf(source, target, data), edgeOf(target, source, data)],
  );
  const both = graph.edges.filter(edge => !edge.directed).length;
  return {
    model: { ...about, nodes, edges },
    assumed: [
      ...(both > 0 ? [`${both} undirected edges were read as a dependency each way.`] : []),
      ...(graph.edges.some(edge => edge.data['strength'] === undefined)
        ? ['Edges without `strength` take the documented default of their type.']
        : []),
      'GraphML has no groups: every dependency is a need of its own until rules are added.',
    ],
  };
}
