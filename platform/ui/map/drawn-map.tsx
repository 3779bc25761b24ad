import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { feature, mesh } from 'topojson-client';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { useText } from '#platform/i18n/registry.ts';
import { type Cluster, clusterMarkers, clusterState, type MapMarker } from './cluster.ts';
import classes from './world-map.module.css';

const width = 960;
const height = 480;
const reach = 26;
const topology = atlas as unknown as Parameters<typeof feature>[0];
const outline = (name: string) => topology.objects[name] as Parameters<typeof feature>[1];
const projection = geoNaturalEarth1().fitExtent(
  [
    [8, 8],
    [width - 8, height - 8],
  ],
  { type: 'Sphere' },
);
const path = geoPath(projection);
const land = path(feature(topology, outline('land'))) ?? '';
const borders = path(mesh(topology, outline('countries') as never)) ?? '';

interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A view that never leaves the world: zoom from 1 to 12, the middle inside it. */
function within(view: View): View {
  const zoom = Math.max(1, Math.min(12, view.zoom));
  const half = { x: width / 2 / zoom, y: height / 2 / zoom };
  return {
    zoom,
    x: Math.max(half.x, Math.min(width - half.x, view.x)),
    y: Math.max(half.y, Math.min(height - half.y, view.y)),
  };
}

export default function DrawnMap(props: {
  readonly label: string;
  readonly markers: readonly MapMarker[];
  readonly onOpen: (marker: MapMarker) => void;
  readonly height: string;
}) {
  const t = useText('ui');
  const [view, setView] = useState<View>({ zoom: 1, x: width / 2, y: height / 2 });
  const drag = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const clusters = useMemo(() => {
    const points = props.markers.flatMap(marker => {
      const at = projection([marker.longitude, marker.latitude]);
      return at ? [{ x: at[0], y: at[1], marker }] : [];
    });
    return clusterMarkers(points, reach / view.zoom);
  }, [props.markers, view.zoom]);
  const turn = (zoom: number, at: { readonly x: number; readonly y: number } = view): void =>
    setView(within({ zoom, x: at.x, y: at.y }));
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (!drag.current) return;
    const scale = width / event.currentTarget.clientWidth / view.zoom;
    setView(
      within({
        ...view,
        x: view.x - (event.clientX - drag.current.x) * scale,
        y: view.y - (event.clientY - drag.current.y) * scale,
      }),
    );
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const open = (cluster: Cluster): void => {
    const only = cluster.markers.length === 1 ? cluster.markers[0] : undefined;
    if (only) props.onOpen(only);
    else turn(view.zoom * 2.5, cluster);
  };
  const box = `${view.x - width / 2 / view.zoom} ${view.y - height / 2 / view.zoom} ${width / view.zoom} ${height / view.zoom}`;
  return (
    <div className={classes.map}>
      <svg
        viewBox={box}
        className={classes.svg}
        style={{ maxHeight: props.height }}
        role="group"
        aria-label={props.label}
        onWheel={event => turn(view.zoom * (event.deltaY < 0 ? 1.25 : 0.8))}
        onPointerDown={event => (drag.current = { x: event.clientX, y: event.clientY })}
        onPointerMove={move}
        onPointerUp={() => (drag.current = null)}
        onPointerLeave={() => (drag.current = null)}
      >
        <path d={land} className={classes.land} />
        <path d={borders} className={classes.border} />
        {clusters.map(cluster => (
          <Spot key={cluster.markers[0]?.id} cluster={cluster} zoom={view.zoom} onOpen={() => open(cluster)} />
        ))}
      </svg>
      <div className={classes.zoom} role="group" aria-label={t('map.zoom')}>
        <button type="button" aria-label={t('map.in')} onClick={() => turn(view.zoom * 1.6)}>
          +
        </button>
        <button type="button" aria-label={t('map.out')} onClick={() => turn(view.zoom / 1.6)}>
          −
        </button>
      </div>
    </div>
  );
}

function Spot(props: { readonly cluster: Cluster; readonly zoom: number; readonly onOpen: () => void }) {
  const t = useText('ui');
  const { cluster, zoom } = props;
  const count = cluster.markers.reduce((sum, marker) => sum + (marker.weight ?? 1), 0);
  const single = cluster.markers.length === 1;
  const names = cluster.markers
    .slice(0, 6)
    .map(marker => marker.label)
    .join(', ');
  const name = single ? names : t('map.cluster', { count, names });
  const radius = (single && count === 1 ? 4.5 : Math.min(16, 7 + Math.log2(count) * 1.6)) / zoom;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={name}
      className={classes.spot}
      data-state={clusterState(cluster)}
      onClick={props.onOpen}
      onKeyDown={event => event.key === 'Enter' && props.onOpen()}
    >
      <title>{name}</title>
      <circle cx={cluster.x} cy={cluster.y} r={radius} strokeWidth={1.5 / zoom} />
      {count > 1 && (
        <text x={cluster.x} y={cluster.y} fontSize={10 / zoom} dy="0.35em">
          {count}
        </text>
      )}
    </g>
  );
}
