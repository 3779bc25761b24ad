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

/** A cell such as `12`, `lognormal(12; 0.8)` or `empirical(1; 4; 9)`; anything else is handed on as text for the model's own check. */
export function readAmount(cell: string): unknown {
  if (cell === '') return undefined;
  const match = /^(\w+)\s*\(([^)]*)\)$/.exec(cell);
  if (match === null) return numberOr(cell);
  const [, dist = '', inside = ''] = match;
  // With semicolons a comma is a decimal one, which the model refuses: it must not become two numbers.
  const values = inside.split(inside.includes(';') ? ';' : ',').map(value => numberOr(value.trim()));
  if (dist === 'empirical') return { dist, values };
  const names = Object.hasOwn(parameters, dist) ? parameters[dist] : undefined;
  if (names === undefined) return { dist };
  const more = values.slice(names.length);
  return {
    dist,
    ...Object.fromEntries(names.map((name, i) => [name, values[i]])),
    // One value too many is for the model to refuse, not for us to drop.
    ...(more.length > 0 ? { more } : {}),
  };
}

/** A number where the text is one; the text itself where it is not, so that the finding can show it. */
export const numberOr = (text: string): number | string =>
  /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : text;

/** The cell of an amount, read back to the same value by `readAmount`. */
export function writeAmount(amount: unknown): string {
  if (typeof amount !== 'object' || amount === null) return amount === undefined ? '' : String(amount);
  const { dist, ...rest } = amount as { dist: string } & Record<string, unknown>;
  const names = Object.hasOwn(parameters, dist) ? (parameters[dist] ?? []) : [];
  const values = dist === 'empirical' ? rest['values'] : names.map(name => rest[name]);
  return `${dist}(${Array.isArray(values) ? values.join('; ') : ''})`;
}
