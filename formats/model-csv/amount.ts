const parameters: Readonly<Record<string, readonly string[]>> = {
  uniform: ['min', 'max'],
  triangular: ['min', 'mode', 'max'],
  pert: ['min', 'mode', 'max'],
  exponential: ['mean'],
  lognormal: ['median', 'sigma'],
  gamma: ['shape', 'scale'],
  weibull: ['shape', 'scale'],
  beta: ['a', 'b'],
};

/** A cell such as `12`, `lognormal(12, 0.8)` or `empirical(1, 4, 9)`; anything else is handed on as text for the model's own check. */
export function readAmount(cell: string): unknown {
  if (cell === '') return undefined;
  if (/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(cell)) return Number(cell);
  const match = /^(\w+)\s*\(([^)]*)\)$/.exec(cell);
  if (match === null) return cell;
  const [, dist = '', inside = ''] = match;
  const values = inside.split(/[;,]/).map(Number);
  if (dist === 'empirical') return { dist, values };
  const names = parameters[dist];
  return names === undefined ? { dist } : { dist, ...Object.fromEntries(names.map((name, i) => [name, values[i]])) };
}

/** The cell of an amount, read back to the same value by `readAmount`. */
export function writeAmount(amount: unknown): string {
  if (typeof amount !== 'object' || amount === null) return amount === undefined ? '' : String(amount);
  const { dist, ...rest } = amount as { dist: string } & Record<string, unknown>;
  const values = dist === 'empirical' ? (rest['values'] as number[]) : (parameters[dist] ?? []).map(name => rest[name]);
  return `${dist}(${values.join('; ')})`;
}
