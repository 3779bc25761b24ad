import { lazy, Suspense } from 'react';
import type { MapMarker } from './cluster.ts';

const Drawn = lazy(() => import('./drawn-map.tsx'));

/**
 * The world offline: markers clustered, zoomed by wheel, buttons and keys. The map and its outlines are fetched when
 * first shown. A list of the same things must stand beside it; the map is never the only way to them.
 */
export function WorldMap(props: {
  readonly label: string;
  readonly markers: readonly MapMarker[];
  readonly onOpen: (marker: MapMarker) => void;
  /** CSS height, by default 420px */
  readonly height?: string;
}) {
  const height = props.height ?? '420px';
  return (
    <Suspense fallback={<div style={{ height }} aria-busy="true" />}>
      <Drawn {...props} height={height} />
    </Suspense>
  );
}
