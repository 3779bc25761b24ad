import type { Vector } from '../types.ts';
import { compareText } from './audience.ts';

type Protection = NonNullable<Vector['protection']>;
type ProtectedLevel = Protection[number];

/** True when `a` protects at least as `b` by their own scheme's chain; levels of two schemes are never ordered here. */
export function levelAtLeast(a: ProtectedLevel, b: ProtectedLevel): boolean {
  if (a.scheme !== b.scheme) return false;
  if (a.level === b.level) return true;
  if (a.order === undefined || b.order === undefined) return false;
  if (b.track === 'base' && a.track !== 'base') return true;
  return a.track === b.track && a.order >= b.order;
}

export const protectionAtLeast = (a: Protection, b: Protection): boolean =>
  b.every(low => a.some(high => levelAtLeast(high, low)));

/** The maximal levels of both: one where they lie on one chain, several where they do not. */
export function joinProtections(a: Protection, b: Protection): Protection {
  const distinct = [...new Map([...a, ...b].map(level => [`${level.scheme}:${level.level}`, level])).values()];
  return distinct
    .filter(level => !distinct.some(other => other !== level && levelAtLeast(other, level)))
    .toSorted((x, y) => compareText(`${x.scheme}:${x.level}`, `${y.scheme}:${y.level}`));
}
