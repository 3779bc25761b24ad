/** Quantile of the standard normal distribution (rational approximation of Acklam, relative error 1.15e-9). */
export function normalQuantile(u: number): number {
  if (u <= 0 || u >= 1) return u <= 0 ? -Infinity : Infinity;
  if (u < 0.02425) return tail(Math.sqrt(-2 * Math.log(u)));
  if (u > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log1p(-u)));
  const q = u - 0.5;
  const r = q * q;
  const a = poly(
    [
      -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
      2.506628277459239,
    ],
    r,
  );
  const b = poly(
    [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1],
    r,
  );
  return (a * q) / b;
}

function tail(q: number): number {
  const c = poly(
    [
      -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783,
    ],
    q,
  );
  return c / poly([7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1], q);
}

const poly = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, c) => sum * x + c, 0);

/** Distribution function of the standard normal (Zelen and Severo 26.2.17, absolute error 7.5e-8). */
export function normalDistribution(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const upper = density * t * poly([1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153], t);
  return z >= 0 ? 1 - upper : upper;
}
