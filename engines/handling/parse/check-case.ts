import type { MarkingCase } from '../pack-schema.ts';
import type { Lexicons, Marking } from '../types.ts';
import { parseMarking } from './index.ts';

const sorted = (codes: readonly string[]): string => [...new Set(codes)].sort().join(', ');
const same = (a: readonly string[], b: readonly string[]): boolean => sorted(a) === sorted(b);

/** Runs one case of a pack: what differs from what it expects, one sentence each; empty when it holds. */
export function checkCase(given: MarkingCase, lexicons: Lexicons): string[] {
  const marking = parseMarking(given.text, given.context ?? {}, lexicons);
  const { expect } = given;
  const faults: string[] = [];
  const equal = (name: string, wanted: unknown, got: unknown) => {
    if (wanted !== undefined && wanted !== got)
      faults.push(`${name} is ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`);
  };
  const list = (name: string, wanted: readonly string[] | undefined, got: readonly string[]) => {
    if (wanted && !same(wanted, got)) faults.push(`${name} are [${sorted(got)}], expected [${sorted(wanted)}]`);
  };
  equal('scheme', expect.scheme, marking.scheme);
  equal('level', expect.level, marking.level);
  equal('owner', expect.owner, marking.owner);
  equal('conformant', expect.conformant, marking.conformant);
  equal('ambiguous', expect.ambiguous, marking.ambiguous ?? false);
  equal('canonical', expect.canonical, marking.canonical);
  list(
    'caveats',
    expect.caveats,
    marking.caveats.map(c => c.code),
  );
  list(
    'errors',
    expect.errors,
    marking.errors.map(e => e.code),
  );
  list(
    'warnings',
    expect.warnings,
    marking.warnings.map(w => w.code),
  );
  list(
    'also',
    expect.also,
    (marking.also ?? []).map(m => `${m.scheme} ${m.level ?? ''}`.trim()),
  );
  for (const scheme of expect.candidates ?? []) {
    if (!marking.candidates?.some(c => c.scheme === scheme)) faults.push(`${scheme} is no candidate`);
  }
  return [...faults, ...argumentFaults(expect.args, marking)];
}

function argumentFaults(expected: Readonly<Record<string, readonly string[]>> | undefined, marking: Marking): string[] {
  return Object.entries(expected ?? {}).flatMap(([code, args]) => {
    const got = marking.caveats.find(c => c.code === code)?.args ?? [];
    return got.join('|') === args.join('|') ? [] : [`${code} has [${got.join(', ')}], expected [${args.join(', ')}]`];
  });
}
