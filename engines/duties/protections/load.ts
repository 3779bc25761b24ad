import { isNode, type PackFile, type PackProblem, refuse } from '../pack-file.ts';
import { type ProtectionFacts, protectionFactsSchema, type ProtectionFile, protectionSchema } from './schema.ts';
import type { Protection, Protections } from './types.ts';

interface Head {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly revision: number;
  readonly confidence: Protection['confidence'];
}

/**
 * The protections of parsed pack files (paths as below `packs/`), in the order of their ids.
 * @throws FailureError `bad-pack` naming the file and what is wrong in it
 */
export function protectionsFrom(files: readonly PackFile[]): Protections {
  const problems: PackProblem[] = [];
  const facts: ProtectionFacts = {};
  for (const file of files) {
    if (!/^protections\/([^/]+\/)?facts\.yaml$/.test(file.path)) continue;
    const parsed = protectionFactsSchema.safeParse(file.data);
    if (parsed.success) Object.assign(facts, parsed.data.facts);
    else problems.push(problemOf(file, parsed.error.issues[0]?.message));
  }
  const list = files
    .filter(file => file.path.endsWith('/protection.yaml'))
    .flatMap(file => read(file, files, problems));
  refuse(problems);
  return { list: list.toSorted((a, b) => (a.id < b.id ? -1 : 1)), facts };
}

const problemOf = (file: PackFile, message = 'cannot be read'): PackProblem => ({
  file: file.path,
  rule: 'schema',
  message,
});

function read(file: PackFile, files: readonly PackFile[], problems: PackProblem[]): Protection[] {
  const head = files.find(one => one.path === file.path.replace('protection.yaml', 'pack.yaml'))?.data;
  const parsed = protectionSchema.safeParse(file.data);
  if (parsed.success && isNode(head)) return lawsOf(head as unknown as Head, parsed.data);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  problems.push(problemOf(file, issue ? `${issue.path.join('.')}: ${issue.message}` : 'The pack has no pack.yaml.'));
  return [];
}

/** The laws of one pack: the pack itself, or each of its entries. */
export function lawsOf(head: Head, file: ProtectionFile): Protection[] {
  const { kind, about, bears_on = null, effects = [], entries = [], conditions, limits, validity } = file;
  const shared = {
    pack: head.id,
    revision: head.revision,
    kinds: kind,
    about,
    bearsOn: bears_on,
    effects,
    regulatorFr: file.regulator_fr,
  };
  const { id, title, instrument, confidence } = head;
  const own: Protection[] =
    conditions && limits && validity
      ? [
          {
            ...shared,
            id,
            title,
            titleFr: file.title_fr,
            instrument,
            confidence,
            regulator: file.regulator,
            conditions,
            limits,
            validity,
          },
        ]
      : [];
  return [
    ...own,
    ...entries.map(({ regulator_fr: regulatorFr, title_fr: titleFr, ...entry }) => ({
      ...shared,
      ...entry,
      regulatorFr,
      titleFr,
      id: `${id}.${entry.id}`,
    })),
  ];
}
