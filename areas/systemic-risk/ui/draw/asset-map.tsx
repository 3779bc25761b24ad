import { geoMercator } from 'd3-geo';
import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { ShownOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { colourOf, tokens } from './places.ts';

const width = 720;
const height = 480;

/** Every asset where it lies, drawn on a canvas: thousands of points stay smooth. What is down is drawn last and larger. */
export function AssetMap(props: {
  readonly outline: ShownOutline;
  readonly levels: ReadonlyMap<string, number>;
  readonly label: string;
  readonly onPick?: (id: string) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const t = useText('systemic-risk');
  const points = useMemo(() => pointsOf(props.outline), [props.outline]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const colours = tokens();
    const draw = (down: boolean): void => {
      for (const { id, x, y } of points) {
        const level = props.levels.get(id);
        if ((level !== undefined && level < 1) !== down) continue;
        context.fillStyle = colourOf(level, colours);
        context.beginPath();
        context.arc(x, y, down ? 4 : 2, 0, 2 * Math.PI);
        context.fill();
      }
    };
    context.clearRect(0, 0, width, height);
    draw(false);
    draw(true);
  }, [points, props.levels]);
  const click = (event: MouseEvent<HTMLCanvasElement>): void => {
    const found = nearest(points, event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY);
    if (found) props.onPick?.(found);
  };
  if (points.length === 0) return <p>{t('graph.noPlaces')}</p>;
  return (
    <div className={classes.graph}>
      <canvas
        ref={canvas}
        className={classes.canvas}
        width={width}
        height={height}
        role="img"
        aria-label={props.label}
        onClick={click}
      />
    </div>
  );
}

function pointsOf({ nodes }: ShownOutline) {
  const places = nodes.position.flatMap(at => (at ? [[at[0], at[1]] as [number, number]] : []));
  const projection = geoMercator().fitExtent(
    [
      [20, 20],
      [width - 20, height - 20],
    ],
    { type: 'MultiPoint', coordinates: places },
  );
  return nodes.id.flatMap((id, i) => {
    const at = nodes.position[i];
    const point = at ? projection([at[0], at[1]]) : null;
    return point ? [{ id, x: point[0], y: point[1] }] : [];
  });
}

const reach = 10;

/** The asset under the pointer; the picture stands in its box at one scale, in the middle. */
function nearest(points: ReturnType<typeof pointsOf>, box: DOMRect, clientX: number, clientY: number): string | null {
  const scale = Math.min(box.width / width, box.height / height);
  const at = {
    x: (clientX - box.left - (box.width - width * scale) / 2) / scale,
    y: (clientY - box.top - (box.height - height * scale) / 2) / scale,
  };
  let best: { readonly id: string; readonly far: number } | null = null;
  for (const { id, x, y } of points) {
    const far = Math.hypot(x - at.x, y - at.y);
    if (far <= reach / scale && (best === null || far < best.far)) best = { id, far };
  }
  return best?.id ?? null;
}
