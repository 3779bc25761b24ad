const slices = 4096;

/** Quantiles of a gamma distribution of scale 1 at the middles of 4,096 equal slices of probability. */
export function gammaQuantileTable(shape: number): Float64Array {
  const top = shape + 12 * Math.sqrt(shape) + 24;
  const foot = Math.max(0, shape - 12 * Math.sqrt(shape));
  if (shape > 100) {
    // Far from zero the density is narrow and its terms overflow: both ends are cut, and all is relative to the mode.
    const log = (x: number) => (shape - 1) * Math.log(x) - x;
    const crest = log(shape - 1);
    const at = (s: number) => foot + (top - foot) * s;
    return invert(s => (at(s) > 0 ? Math.exp(log(at(s)) - crest) : 0), at);
  }
  // Substituting x = top * s^k flattens the singularity of small shapes at zero.
  const k = Math.max(1, Math.ceil(2 / shape));
  return invert(
    s => {
      const x = top * s ** k;
      return x === 0 ? 0 : Math.exp((shape - 1) * Math.log(x) - x) * top * k * s ** (k - 1);
    },
    s => top * s ** k,
  );
}

/** Quantiles of a beta distribution, same slices. */
export function betaQuantileTable(a: number, b: number): Float64Array {
  // Near 0 the density behaves like x^(a-1); the half-angle map x = sin^2 keeps both ends integrable.
  // The density of large parameters is too small to add up: all is relative to its mode.
  const mode = Math.min(0.999_999, Math.max(0.000_001, (2 * a - 1) / (2 * a + 2 * b - 2)));
  const crest = a + b > 100 ? logBeta(a, b, Math.asin(Math.sqrt(mode))) : 0;
  return invert(
    s => {
      const angle = (Math.PI / 2) * s;
      return Math.sin(angle) <= 0 || Math.cos(angle) <= 0 ? 0 : Math.exp(logBeta(a, b, angle) - crest);
    },
    s => Math.sin((Math.PI / 2) * s) ** 2,
  );
}

/** Logarithm of the density over the half angle, up to a constant. */
const logBeta = (a: number, b: number, angle: number): number =>
  (2 * a - 1) * Math.log(Math.sin(angle)) + (2 * b - 1) * Math.log(Math.cos(angle));

/** Mean of a quantile function by its slices. */
export function tableMean(at: (u: number) => number): number {
  let sum = 0;
  for (let i = 0; i < slices * 16; i++) sum += at((i + 0.5) / (slices * 16));
  return sum / (slices * 16);
}

/** Integrates a density over s in [0, 1] by the midpoint rule and reads the quantiles off its running sum. */
function invert(density: (s: number) => number, value: (s: number) => number): Float64Array {
  const cells = slices * 8;
  const sums = new Float64Array(cells + 1);
  for (let i = 0; i < cells; i++) sums[i + 1] = (sums[i] ?? 0) + density((i + 0.5) / cells);
  const total = sums[cells] ?? 1;
  const table = new Float64Array(slices);
  let cell = 0;
  for (let i = 0; i < slices; i++) {
    const want = ((i + 0.5) / slices) * total;
    while (cell < cells - 1 && (sums[cell + 1] ?? 0) < want) cell++;
    const below = sums[cell] ?? 0;
    const inside = (sums[cell + 1] ?? below) - below || 1;
    table[i] = value((cell + (want - below) / inside) / cells);
  }
  return table;
}
