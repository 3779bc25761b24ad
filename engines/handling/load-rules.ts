import {
  lexiconsOf,
  type PackFiles,
  type PackFinding,
  packContentHash,
  type ParsedFile,
  parsePackFiles,
} from './load.ts';
import type { CasesFile, DecisionCase, LatticeFile, MappingFile, PackFile, TermsFile } from './pack-schema.ts';
import { checkDecision } from './check-decision.ts';
import { checkCase } from './parse/check-case.ts';
import type { Lexicons } from './types.ts';

/** One pack as its parsed files, with a way to report a finding at a value. */
interface Pack {
  readonly folder: string;
  readonly pack: PackFile;
  readonly terms: TermsFile;
  readonly lattice: LatticeFile | undefined;
  readonly cases: CasesFile['cases'];
  readonly decisions: readonly DecisionCase[];
  readonly mappings: readonly { file: ParsedFile; data: MappingFile }[];
  report(name: string, at: readonly PropertyKey[], rule: string, message: string, next: string): void;
}

/**
 * Every finding on a set of packs: schema, uncited values, references to what does not exist, missing positive or negative
 * cases, cases that do not hold, content that changed without a new revision. An empty list means that the packs are sound.
 */
export function packFindings(files: PackFiles): PackFinding[] {
  const { parsed, findings } = parsePackFiles(files);
  if (findings.length > 0) return findings;
  const lexicons = lexiconsOf(parsed);
  const all: PackFinding[] = [];
  for (const path of parsed.keys()) {
    if (!path.endsWith('/pack.yaml')) continue;
    const pack = packOf(path.slice(0, -'/pack.yaml'.length), parsed, all);
    if (!pack) continue;
    identity(pack);
    citations(pack);
    termReferences(pack);
    profiles(pack);
    mappingReferences(pack, lexicons);
    cases(pack, lexicons);
    revision(pack, parsed);
  }
  return all;
}

function packOf(folder: string, parsed: ReadonlyMap<string, ParsedFile>, all: PackFinding[]): Pack | null {
  const file = (name: string) => parsed.get(`${folder}/${name}`);
  const report: Pack['report'] = (name, at, rule, message, next) => {
    all.push({ file: `${folder}/${name}`, line: file(name)?.lineOf(at), rule, message, next });
  };
  for (const name of ['terms.yaml', 'lattice.yaml', 'cases.yaml']) {
    if (!file(name))
      report(name, [], 'file-missing', `The pack has no ${name}.`, 'Add it; `tools/new lexicon` shows its shape.');
  }
  if (!file('terms.yaml')) return null;
  return {
    folder,
    pack: file('pack.yaml')?.data as PackFile,
    terms: file('terms.yaml')?.data as TermsFile,
    lattice: file('lattice.yaml')?.data as LatticeFile | undefined,
    cases: (file('cases.yaml')?.data as CasesFile | undefined)?.cases ?? [],
    decisions: (file('cases.yaml')?.data as CasesFile | undefined)?.decisions ?? [],
    mappings: [...parsed.values()]
      .filter(f => f.path.startsWith(`${folder}/mappings/`))
      .map(f => ({ file: f, data: f.data as MappingFile })),
    report,
  };
}

function identity({ folder, pack, report }: Pack): void {
  if (pack.id !== folder)
    report(
      'pack.yaml',
      ['id'],
      'id-is-folder',
      `The id is ${pack.id}, the folder ${folder}.`,
      'Give both the same name.',
    );
}

/** Every `source` of a pack is a key of its own list of sources. */
function citations(pack: Pack): void {
  const known = new Set(Object.keys(pack.pack.sources));
  const check = (name: string, value: unknown, at: PropertyKey[]): void => {
    if (Array.isArray(value)) value.forEach((item, i) => check(name, item, [...at, i]));
    else if (value && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'source' && typeof inner === 'string' && !known.has(inner)) {
          pack.report(
            name,
            [...at, key],
            'source-unknown',
            `\`${inner}\` is no source of this pack.`,
            'Add it under `sources` in pack.yaml, or correct the key.',
          );
        } else check(name, inner, [...at, key]);
      }
    }
  };
  const { sources: _sources, ...rest } = pack.pack;
  check('pack.yaml', rest, []);
  check('terms.yaml', pack.terms, []);
  check('lattice.yaml', pack.lattice, []);
  for (const { file, data } of pack.mappings) check(file.path.slice(pack.folder.length + 1), data, []);
}

/** Exclusions may name a class of caveats in words (`any release`) or one of the family (`EYES`, `-SENSITIVE`). */
const classes = new Set(['EYES', 'any release', '-SENSITIVE']);

function termReferences({ terms, lattice, report }: Pack): void {
  const levels = new Set(terms.levels.map(l => l.code));
  const caveats = new Set(terms.caveats.map(c => c.code));
  const next = 'Use a code that terms.yaml defines.';
  const codes = [...terms.levels.map(l => `level ${l.code}`), ...terms.caveats.map(c => `caveat ${c.code}`)];
  codes.forEach((code, i) => {
    if (codes.indexOf(code) !== i) report('terms.yaml', [], 'duplicate-code', `${code} is defined twice.`, 'Keep one.');
  });
  terms.caveats.forEach((caveat, i) => {
    for (const level of caveat.applies_to ?? [])
      if (!levels.has(level))
        report(
          'terms.yaml',
          ['caveats', i, 'applies_to'],
          'level-unknown',
          `${caveat.code} applies to ${level}, which is no level.`,
          next,
        );
    for (const other of [...(caveat.exclusive_with ?? []), ...(caveat.needs ?? [])]) {
      if (!caveats.has(other) && !classes.has(other))
        report(
          'terms.yaml',
          ['caveats', i],
          'caveat-unknown',
          `${caveat.code} names ${other}, which is no caveat.`,
          next,
        );
    }
  });
  for (const [track, order] of Object.entries(lattice?.tracks ?? {})) {
    for (const level of order)
      if (!levels.has(level)) report('lattice.yaml', ['tracks', track], 'level-unknown', `${level} is no level.`, next);
    const ranks = order.map(code => terms.levels.find(l => l.code === code)?.order ?? -1);
    if (ranks.some((rank, i) => i > 0 && rank < (ranks[i - 1] as number)))
      report(
        'lattice.yaml',
        ['tracks', track],
        'order-differs',
        `The order of ${track} is not that of terms.yaml.`,
        'Write the track from least to most restrictive.',
      );
  }
}

function mappingReferences({ folder, mappings, terms, report }: Pack, lexicons: Lexicons): void {
  const own = new Set(terms.levels.map(l => l.code));
  for (const { file, data } of mappings) {
    const name = file.path.slice(folder.length + 1);
    const target = lexicons.byId.get(data.to);
    const there = target && new Set(target.levels.map(l => l.code));
    for (const [from, to] of Object.entries(data.map ?? {})) {
      if (!own.has(from))
        report(
          name,
          ['map', from],
          'level-unknown',
          `${from} is no level of ${folder}.`,
          'Use the level codes of terms.yaml.',
        );
      if (to !== null && there && !there.has(to))
        report(
          name,
          ['map', from],
          'level-unknown',
          `${to} is no level of ${data.to}.`,
          'Use the level codes of the target, or null for no counterpart.',
        );
    }
  }
}

function cases(pack: Pack, lexicons: Lexicons): void {
  const negative = pack.cases.some(c => (c.expect.errors?.length ?? 0) > 0 || c.expect.ambiguous === true);
  const positive = pack.cases.some(c => c.expect.errors?.length === 0 || c.expect.scheme === pack.pack.id);
  const next = 'Add one to cases.yaml.';
  if (!positive) pack.report('cases.yaml', [], 'positive-case-missing', 'No case shows a marking that is read.', next);
  if (!negative)
    pack.report(
      'cases.yaml',
      [],
      'negative-case-missing',
      'No case shows a marking that is refused or ambiguous.',
      next,
    );
  pack.cases.forEach((given, i) => {
    for (const fault of checkCase(given, lexicons)) {
      pack.report(
        'cases.yaml',
        ['cases', i],
        'case-fails',
        `${JSON.stringify(given.text).slice(0, 80)}: ${fault}.`,
        'Correct the case or the terms.',
      );
    }
  });
  pack.decisions.forEach((given, i) => {
    for (const fault of checkDecision(given, lexicons)) {
      const message = `${given.ask} ${given.originator ?? ''}: ${fault}.`;
      pack.report('cases.yaml', ['decisions', i], 'case-fails', message, 'Correct the case, the terms or the profile.');
    }
  });
}

/** A profile speaks of levels that the scheme has. */
function profiles({ pack, terms, report }: Pack): void {
  const levels = new Set(terms.levels.map(l => l.code));
  (pack.profiles ?? []).forEach((profile, i) => {
    const named = [
      ...(profile.rules ?? []).flatMap(rule => rule.levels),
      ...Object.values(profile.labels ?? {}),
      ...(profile.unmarked ? [profile.unmarked] : []),
    ];
    for (const level of named.filter(code => !levels.has(code))) {
      const message = `The profile of ${profile.by} names ${level}, which is no level.`;
      report('pack.yaml', ['profiles', i], 'level-unknown', message, 'Use a code that terms.yaml defines.');
    }
    if (named.length > 0 && !profile.names?.length) {
      const message = `The profile of ${profile.by} has rules, but no names under which its originator is found.`;
      report('pack.yaml', ['profiles', i], 'profile-unnamed', message, 'Add `names`, such as [BSI, CERT-BUND].');
    }
  });
}

function revision(pack: Pack, parsed: ReadonlyMap<string, ParsedFile>): void {
  const { revision: current, revisions = [] } = pack.pack;
  const hash = packContentHash(pack.folder, parsed);
  const recorded = revisions.find(r => r.revision === current);
  const newest = Math.max(0, ...revisions.map(r => r.revision));
  const next = `Raise \`revision\`, add {revision, content: ${hash}} under \`revisions\` and a row in CHANGES.md.`;
  if (!recorded)
    pack.report(
      'pack.yaml',
      ['revisions'],
      'revision-unrecorded',
      `Revision ${current} has no content hash.`,
      `Add {revision: ${current}, content: ${hash}} under \`revisions\`.`,
    );
  else if (recorded.content !== hash)
    pack.report(
      'pack.yaml',
      ['revision'],
      'revision-not-risen',
      `The content changed, but the revision is still ${current}.`,
      next,
    );
  if (newest > current)
    pack.report(
      'pack.yaml',
      ['revision'],
      'revision-falls',
      `Revision ${newest} was recorded before.`,
      'A revision only rises.',
    );
}
