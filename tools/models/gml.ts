/** A node of a Topology Zoo file. */
export interface GmlNode {
  readonly id: number;
  readonly label: string;
  readonly longitude?: number;
  readonly latitude?: number;
}

/** Reads the nodes and edges of a Topology Zoo GML file; repeated edges stay, everything else is left out. */
export function readGml(text: string): {
  readonly nodes: readonly GmlNode[];
  readonly edges: readonly (readonly [number, number])[];
} {
  const blocks = (name: string) =>
    [...text.matchAll(new RegExp(`\\n  ${name} \\[\\n([\\s\\S]*?)\\n  \\]`, 'g'))].map(match => match[1] ?? '');
  const value = (block: string, key: string) => new RegExp(`^    ${key} (?:"([^"]*)"|(\\S+))`, 'm').exec(block);
  const number = (block: string, key: string) => {
    const found = value(block, key)?.[2];
    return found === undefined ? undefined : Number(found);
  };
  return {
    nodes: blocks('node').map(block => ({
      id: number(block, 'id') ?? -1,
      label: value(block, 'label')?.[1] ?? '',
      longitude: number(block, 'Longitude'),
      latitude: number(block, 'Latitude'),
    })),
    edges: blocks('edge').map(block => [number(block, 'source') ?? -1, number(block, 'target') ?? -1] as const),
  };
}
