import { samplerOf } from '../distribution.ts';
import { checkAmount, type Place, type Problems, type Range } from './problems.ts';

/**
 * A number on which expected losses depend in a straight line (money and people per hour, shares, chances to fall): an
 * uncertain one enters with its mean. Its doubt is part of the band of parameters by the evidence of the record.
 */
export function checkExpected(value: unknown, range: Range, place: Place, problems: Problems): number | undefined {
  const amount = checkAmount(value, range, place, problems);
  return amount === undefined || typeof amount === 'number' ? amount : samplerOf(amount).mean;
}
