/**
 * Truth with three values (strong Kleene logic). `unknown` means that nobody has yet established the fact;
 * it is never read as `no`.
 */
export type Truth = 'yes' | 'no' | 'unknown';

export const truthOf = (value: boolean | null | undefined): Truth =>
  value === true ? 'yes' : value === false ? 'no' : 'unknown';

export const not = (a: Truth): Truth => (a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'unknown');

/** `no` as soon as one part is `no`; `yes` only if every part is. The empty conjunction is `yes`. */
export function all(parts: readonly Truth[]): Truth {
  let result: Truth = 'yes';
  for (const part of parts) {
    if (part === 'no') return 'no';
    if (part === 'unknown') result = 'unknown';
  }
  return result;
}

/** `yes` as soon as one part is `yes`; `no` only if every part is. The empty disjunction is `no`. */
export function any(parts: readonly Truth[]): Truth {
  let result: Truth = 'no';
  for (const part of parts) {
    if (part === 'yes') return 'yes';
    if (part === 'unknown') result = 'unknown';
  }
  return result;
}

/** `yes` when `n` parts are; `no` when even all unknown parts could no longer make it `n`. */
export function atLeast(n: number, parts: readonly Truth[]): Truth {
  let yes = 0;
  let open = 0;
  for (const part of parts) {
    if (part === 'yes') yes++;
    else if (part === 'unknown') open++;
  }
  return yes >= n ? 'yes' : yes + open < n ? 'no' : 'unknown';
}
