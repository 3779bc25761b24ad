/** How a scene is looked at: the place of the scene in the middle of the picture, and pixels for one unit of it; y points up. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const toPicture = (camera: Camera, size: Size, x: number, y: number): Point => ({
  x: size.width / 2 + (x - camera.x) * camera.scale,
  y: size.height / 2 - (y - camera.y) * camera.scale,
});

export const toScene = (camera: Camera, size: Size, x: number, y: number): Point => ({
  x: camera.x + (x - size.width / 2) / camera.scale,
  y: camera.y - (y - size.height / 2) / camera.scale,
});

/** The camera that shows all places within a margin; one place alone, or none, stands in the middle. */
export function cameraFor(xs: Float32Array, ys: Float32Array, size: Size, margin_px: number): Camera {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < xs.length; i++) {
    left = Math.min(left, xs[i]!);
    right = Math.max(right, xs[i]!);
    low = Math.min(low, ys[i]!);
    high = Math.max(high, ys[i]!);
  }
  if (right < left) return { x: 0, y: 0, scale: 1 };
  const fit = (room: number, extent: number): number =>
    extent > 0 ? Math.max(1, room - 2 * margin_px) / extent : Infinity;
  const scale = Math.min(fit(size.width, right - left), fit(size.height, high - low));
  return { x: (left + right) / 2, y: (low + high) / 2, scale: Number.isFinite(scale) ? scale : 1 };
}

export const panned = (camera: Camera, dx_px: number, dy_px: number): Camera => ({
  ...camera,
  x: camera.x - dx_px / camera.scale,
  y: camera.y + dy_px / camera.scale,
});

/** Nearer by a factor, with what lies under the pointer staying under it; between a tenth and a thousand times `whole`. */
export function zoomed(camera: Camera, size: Size, factor: number, at: Point, whole: number): Camera {
  const scale = Math.max(whole / 10, Math.min(whole * 1000, camera.scale * factor));
  const fixed = toScene(camera, size, at.x, at.y);
  const moved = toScene({ ...camera, scale }, size, at.x, at.y);
  return { x: camera.x + fixed.x - moved.x, y: camera.y + fixed.y - moved.y, scale };
}
