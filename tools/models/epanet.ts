/** What a dependency model needs of an EPANET input file. */
export interface WaterNetwork {
  readonly junctions: readonly string[];
  readonly reservoirs: readonly string[];
  readonly tanks: readonly string[];
  readonly pipes: readonly (readonly [string, string])[];
  readonly pumps: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  /** plan coordinates by node */
  readonly at: ReadonlyMap<string, readonly [number, number]>;
}

/** Reads junctions, reservoirs, tanks, pipes, pumps and coordinates; line ends of either kind. */
export function readEpanet(text: string): WaterNetwork {
  const section = (name: string) => {
    const body = new RegExp(`\\[${name}\\]\\r?\\n([\\s\\S]*?)(?=\\n\\[)`).exec(text)?.[1] ?? '';
    return body
      .split(/\r?\n/)
      .map(line => line.replace(/;.*$/, '').trim())
      .filter(line => line !== '')
      .map(line => line.split(/\s+/));
  };
  const ids = (name: string) => section(name).map(cells => cells[0] ?? '');
  return {
    junctions: ids('JUNCTIONS'),
    reservoirs: ids('RESERVOIRS'),
    tanks: ids('TANKS'),
    pipes: section('PIPES').map(([, from = '', to = '']) => [from, to] as const),
    pumps: section('PUMPS').map(([id = '', from = '', to = '']) => ({ id, from, to })),
    at: new Map(section('COORDINATES').map(([id = '', x, y]) => [id, [Number(x), Number(y)] as const])),
  };
}
