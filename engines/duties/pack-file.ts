import { fail } from '#engines/kernel/failure.ts';

/** One parsed file of a pack. `path` is relative to the packs folder; `line` finds the line of a place in it. */
export interface PackFile {
  readonly path: string;
  readonly data: unknown;
  readonly line?: (place: readonly (string | number)[]) => number | undefined;
  /** SHA-256 of all files of the pack folder, lower-case hexadecimal */
  readonly packHash?: string;
}

export interface PackProblem {
  readonly file: string;
  readonly line?: number;
  /** the rule of the pack format that is broken */
  readonly rule: string;
  readonly message: string;
}

/** A place in a pack file while it is read: knows its way back to file and line, and gathers what is wrong. */
export interface Place {
  readonly file: PackFile;
  readonly path: readonly (string | number)[];
  readonly problems: PackProblem[];
}

export const placeOf = (file: PackFile, problems: PackProblem[]): Place => ({ file, path: [], problems });
export const inside = (place: Place, ...keys: (string | number)[]): Place => ({
  ...place,
  path: [...place.path, ...keys],
});

export function report(place: Place, rule: string, message: string): void {
  const line = place.file.line?.(place.path);
  place.problems.push({ file: place.file.path, ...(line ? { line } : {}), rule, message });
}

/** @throws FailureError `bad-pack` naming every problem with file and line */
export function refuse(problems: readonly PackProblem[]): void {
  if (problems.length === 0) return;
  const lines = problems.slice(0, 20).map(p => `${p.file}${p.line ? `:${p.line}` : ''}: ${p.message} [${p.rule}]`);
  const more = problems.length > 20 ? [`… and ${problems.length - 20} more`] : [];
  fail('bad-pack', [...lines, ...more].join('\n'), {
    pointer: `/${problems[0]?.file ?? ''}`,
    next: 'Correct the pack and load it again.',
  });
}

export type Node = Readonly<Record<string, unknown>>;
export const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];
