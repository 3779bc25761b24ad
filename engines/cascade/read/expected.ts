import { samplerOf } from '../distribution.ts';
import { checkAmount, type Place, type Problems, type Range } from './problems.ts';

/**
 * A number that is not drawn in each world: an uncertain one enters with its mean. For money and people per hour, shares and
 * chances to fall expected losses are the same as if it were drawn; for work by hand, half-lives and thresholds it is an
 * approximation. What is drawn: times, stocks and strengths (`checkAmount`).
 */
export function checkExpected(value: unknown, range: Range, place: Place, problems: Problems): number | undefined {
  const amount = checkAmount(value, range, place, problems);
  return amount === undefined || typeof amount === 'number' ? amount : samplerOf(amount).mean;
}
