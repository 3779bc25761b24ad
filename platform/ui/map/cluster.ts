/** A place on the map. `weight` is how many things stand there (default 1); `state` gives sign and colour. */
export interface MapMarker {
  readonly id: string;
  readonly label: string;
  /** degrees */
  readonly longitude: number;
  readonly latitude: number;
  readonly weight?: number;
  readonly state?: 'good' | 'warn' | 'bad' | 'unknown' | 'quiet';
}

export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly markers: readonly MapMarker[];
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly marker: MapMarker;
}

/** Markers nearer than `reach` pixels in one cell of a grid are drawn as one, at their centre. */
export function clusterMarkers(points: readonly Point[], reach: number): readonly Cluster[] {
  const cells = Map.groupBy(points, point => `${Math.floor(point.x / reach)}/${Math.floor(point.y / reach)}`);
  return [...cells.values()].map(own => ({
    x: own.reduce((sum, point) => sum + point.x, 0) / own.length,
    y: own.reduce((sum, point) => sum + point.y, 0) / own.length,
    markers: own.map(point => point.marker),
  }));
}

const worst: readonly NonNullable<MapMarker['state']>[] = ['bad', 'warn', 'unknown', 'good', 'quiet'];

/** The state a cluster is drawn in: the worst of its markers. */
export const clusterState = (cluster: Cluster): NonNullable<MapMarker['state']> =>
  worst.find(state => cluster.markers.some(marker => (marker.state ?? 'quiet') === state)) ?? 'quiet';
