import { isNode, type PackFile } from '../pack-file.ts';
import { protectionCaseFaults } from './cases.ts';
import { lawsOf } from './load.ts';
import type { ProtectionCases, ProtectionFile, ValidityInterval } from './schema.ts';
import { factsOf } from './test.ts';
import type { Protection } from './types.ts';

/** The files of one pack of a protection, with a way to report a finding at a value. */
interface Pack {
  readonly files: ReadonlyMap<string, PackFile>;
  report(name: string, at: readonly (string | number)[], rule: string, message: string, next: string): void;
}

/** What a schema cannot say of a protection: its life without holes, known facts, one id once, cases that hold. */
export function protectionFindings(pack: Pack, all: readonly PackFile[]): void {
  const body = pack.files.get('protection.yaml')?.data as ProtectionFile;
  const head = pack.files.get('pack.yaml')?.data as Parameters<typeof lawsOf>[0];
  const laws = lawsOf(head, body);
  if (laws.length === 0) {
    const message = 'The pack has neither conditions, limits and validity of its own nor entries.';
    pack.report('protection.yaml', [], 'law-is-whole', message, 'Add what is missing.');
  }
  intervals(pack, body.validity ?? [], ['validity']);
  body.entries?.forEach((entry, i) => intervals(pack, entry.validity, ['entries', i, 'validity']));
  for (const law of laws) names(pack, law, factNames(all));
  cases(pack, laws);
}

/** Every fact of every file of facts. */
function factNames(files: readonly PackFile[]): ReadonlySet<string> {
  const found = files
    .filter(file => /^protections\/([^/]+\/)?facts\.yaml$/.test(file.path) && isNode(file.data))
    .flatMap(file => Object.keys((file.data as { facts?: object }).facts ?? {}));
  return new Set(found);
}

/** Intervals follow each other; what was learned later carries `known_from` and may lie over others. */
function intervals({ report }: Pack, validity: readonly ValidityInterval[], at: readonly (string | number)[]): void {
  validity.slice(1).forEach((interval, i) => {
    const before = validity[i]?.to;
    const follows = before && Temporal.PlainDate.from(before).add({ days: 1 }).toString() === interval.from;
    if (!follows && !interval.known_from)
      report(
        'protection.yaml',
        [...at, i + 1],
        'intervals-follow',
        `The interval from ${interval.from} does not follow the one to ${before ?? 'an open end'}.`,
        'Leave no day out and give none twice; what was learned later carries `known_from`.',
      );
  });
}

function names({ report }: Pack, law: Protection, facts: ReadonlySet<string>): void {
  const ids = [...law.conditions, ...law.limits].map(one => one.id);
  for (const id of ids.filter((one, i) => ids.indexOf(one) !== i))
    report('protection.yaml', [], 'duplicate-id', `${law.id} has ${id} twice.`, 'Keep one.');
  const tests = [...law.conditions.map(condition => condition.test), ...(law.bearsOn ? [law.bearsOn] : [])];
  for (const fact of new Set(tests.flatMap(factsOf)))
    if (!facts.has(fact))
      report(
        'protection.yaml',
        [],
        'fact-is-listed',
        `${law.id} tests ${fact}, which no file of facts has.`,
        'Add it to protections/facts.yaml.',
      );
}

/** Each law has a case in which it holds or cannot be decided, one in which it fails, and every case is true. */
function cases({ files, report }: Pack, laws: readonly Protection[]): void {
  const own = (files.get('cases.yaml')?.data as ProtectionCases | undefined)?.cases;
  if (!own) return;
  for (const law of laws) {
    const mine = own.filter(one => law.id === (one.entry ? `${law.pack}.${one.entry}` : law.pack));
    const add = 'Add one to cases.yaml.';
    const stands = law.validity.some(({ state }) => state === 'in_force') ? 'met' : 'undecided';
    if (!mine.some(one => one.expect === stands))
      report('cases.yaml', ['cases'], 'positive-case-missing', `No case of ${law.id} is ${stands}.`, add);
    if (!mine.some(one => one.expect === 'not_met'))
      report('cases.yaml', ['cases'], 'negative-case-missing', `No case of ${law.id} fails.`, add);
  }
  own.forEach((one, i) => {
    for (const fault of protectionCaseFaults(laws, one))
      report(
        'cases.yaml',
        ['cases', i],
        'case-fails',
        `“${one.name}”: ${fault}.`,
        'Correct the case or the condition.',
      );
  });
}
