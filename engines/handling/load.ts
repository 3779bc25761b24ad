import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import type { Confidence } from '#engines/kernel/citation.ts';
import { fail } from '#engines/kernel/failure.ts';
import { equivalencesOf } from './load-mappings.ts';
import {
  type CasesFile,
  type LatticeFile,
  type MappingFile,
  type PackFile,
  schemaOf,
  type TermsFile,
} from './pack-schema.ts';
import { sha256 } from './sha256.ts';
import type { Caveat, Coalition, Homograph, Level, Lexicon, Lexicons, Profile } from './types.ts';

/** One fault of a pack: the file, the line (1-based), the rule it breaks, what is wrong and what to do next. */
export interface PackFinding {
  readonly file: string;
  readonly line?: number;
  readonly rule: string;
  readonly message: string;
  readonly next: string;
  /** the pack works all the same */
  readonly warning?: true;
}

/** Every data file of the lexicon folder as parsed data, by its path in the folder: the form that a browser bundle carries. */
export interface PackBundle {
  readonly files: Readonly<Record<string, unknown>>;
}

export type PackFiles = ReadonlyMap<string, string> | PackBundle;

/** The files of one pack after the schema, with the place of each value in its text. */
export interface ParsedFile {
  readonly path: string;
  readonly data: unknown;
  /** the 1-based line of a value, when the file was read from text */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

/**
 * The lexicons of a set of pack files (paths like `tlp-2/terms.yaml`, `homographs.yaml`), from texts or from a bundle.
 * Pure: reading the folder is `platform/packs/read.ts`.
 * @throws FailureError `pack-invalid` naming the file, the line and the rule of the first finding
 */
export function lexiconsFrom(files: PackFiles): Lexicons {
  const { parsed, findings } = parsePackFiles(files);
  const first = findings[0];
  if (first) {
    const place = first.line === undefined ? first.file : `${first.file}:${first.line}`;
    fail('pack-invalid', `${place}: ${first.message} (rule ${first.rule}; ${findings.length} in all)`, {
      pointer: place,
      next: first.next,
    });
  }
  return lexiconsOf(parsed);
}

/** Parses and checks every file against its schema; never throws. */
export function parsePackFiles(files: PackFiles): { parsed: Map<string, ParsedFile>; findings: PackFinding[] } {
  const parsed = new Map<string, ParsedFile>();
  const findings: PackFinding[] = [];
  const entries: [string, unknown][] = files instanceof Map ? [...files] : Object.entries((files as PackBundle).files);
  for (const [path, content] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const schema = schemaOf(path);
    if (!schema) continue;
    const file =
      typeof content === 'string'
        ? readText(path, content, findings)
        : { path, data: content, lineOf: () => undefined };
    if (file && validate(file, schema, findings)) parsed.set(path, file);
  }
  return { parsed, findings };
}

function readText(path: string, text: string, findings: PackFinding[]): ParsedFile | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line;
    findings.push({
      file: path,
      line,
      rule: 'yaml',
      message: error.message.split('\n')[0] as string,
      next: 'Mend the YAML at this line.',
    });
  }
  if (document.errors.length > 0) return null;
  const lineOf = (at: readonly PropertyKey[]): number | undefined => {
    for (let depth = at.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(at.slice(0, depth) as unknown[], true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    return undefined;
  };
  return { path, data: document.toJS(), lineOf };
}

function validate(file: ParsedFile, schema: z.ZodType, findings: PackFinding[]): boolean {
  const result = schema.safeParse(file.data);
  if (result.success) return true;
  for (const issue of result.error.issues) {
    const where = issue.path.map(String).join('.') || 'the file';
    findings.push({
      file: file.path,
      line: file.lineOf(issue.path),
      rule: 'schema',
      message: `${where}: ${issue.message}`,
      next: 'Compare with the JSON Schema of this file; each level, caveat and mapping needs source and confidence.',
    });
  }
  return false;
}

/** The lexicons of files that were found sound. */
export function lexiconsOf(parsed: ReadonlyMap<string, ParsedFile>): Lexicons {
  const data = <T>(path: string): T | undefined => parsed.get(path)?.data as T | undefined;
  const byId = new Map<string, Lexicon>();
  for (const path of parsed.keys()) {
    if (!path.endsWith('/pack.yaml')) continue;
    const folder = path.slice(0, -'/pack.yaml'.length);
    byId.set((data<PackFile>(path) as PackFile).id, lexiconOf(folder, parsed));
  }
  const countries = data<{ countries: Record<string, string> }>('countries.yaml')?.countries ?? {};
  return {
    byId,
    homographs: (data<{ homographs: HomographFile[] }>('homographs.yaml')?.homographs ?? []).map(homographOf),
    countries: new Map(Object.entries(countries)),
    coalitions: (data<{ coalitions: CoalitionFile[] }>('coalitions.yaml')?.coalitions ?? []).map(coalitionOf),
  };
}

interface HomographFile {
  token: string;
  readings: { scheme: string; level: string | null; note?: string }[];
  resolve_by: string[];
}

const homographOf = (h: HomographFile): Homograph => ({
  token: h.token,
  readings: h.readings.map(r => ({
    scheme: r.scheme,
    ...(r.level === null ? {} : { level: r.level }),
    ...(r.note ? { note: r.note } : {}),
  })),
  resolveBy: h.resolve_by,
});

interface CoalitionFile {
  code: string;
  title: string;
  banner_roll_up: boolean;
  members?: { country: string; from?: string; until?: string }[];
  source: string;
  confidence: Confidence;
}

const coalitionOf = (c: CoalitionFile): Coalition => ({
  code: c.code,
  title: c.title,
  bannerRollUp: c.banner_roll_up,
  ...(c.members ? { members: c.members } : {}),
  citation: { source: c.source, confidence: c.confidence },
});

/** The content of one pack that its revision stands for: every data file but the test cases, the revision and its record. */
export function packContentHash(folder: string, parsed: ReadonlyMap<string, ParsedFile>): string {
  const content: Record<string, unknown> = {};
  for (const [path, file] of parsed) {
    if (!path.startsWith(`${folder}/`) || path.endsWith('/cases.yaml')) continue;
    const { revision: _revision, revisions: _revisions, ...rest } = file.data as Record<string, unknown>;
    content[path.slice(folder.length + 1)] = rest;
  }
  return sha256(canonicalJson(content));
}

function lexiconOf(folder: string, parsed: ReadonlyMap<string, ParsedFile>): Lexicon {
  const file = <T>(name: string): T | undefined => parsed.get(`${folder}/${name}`)?.data as T | undefined;
  const pack = file<PackFile>('pack.yaml') as PackFile;
  const terms = file<TermsFile>('terms.yaml');
  const mappings = [...parsed.values()]
    .filter(f => f.path.startsWith(`${folder}/mappings/`))
    .map(f => f.data as MappingFile);
  const { levels: _levels, caveats: _caveats, ...otherTerms } = terms ?? { levels: [], caveats: [] };
  return {
    id: pack.id,
    name: pack.title,
    kind: pack.kind,
    issuer: pack.authority,
    jurisdiction: pack.jurisdiction,
    status: pack.status,
    ...(pack.valid_from ? { validFrom: pack.valid_from } : {}),
    ...(pack.valid_to ? { validTo: pack.valid_to } : {}),
    confidence: pack.confidence,
    expresses: pack.expresses,
    levels: (terms?.levels ?? []).map(levelOf),
    caveats: (terms?.caveats ?? []).map(caveatOf),
    equivalences: mappings.flatMap(mapping => equivalencesOf(pack.id, mapping)),
    profiles: (pack.profiles ?? []).map(profileOf),
    sources: Object.fromEntries(
      Object.entries(pack.sources).map(([key, { date, ...source }]) => [
        key,
        { ...source, ...(date === undefined ? {} : { date: String(date) }) },
      ]),
    ),
    basis: { pack: pack.id, revision: pack.revision, hash: packContentHash(folder, parsed) },
    more: {
      ...otherTerms,
      lattice: file<LatticeFile>('lattice.yaml'),
      cases: file<CasesFile>('cases.yaml')?.cases ?? [],
      mappings,
      edition: pack.edition,
      silent_on: pack.silent_on,
      decisions: file<CasesFile>('cases.yaml')?.decisions ?? [],
      traps: pack.traps,
      issuers: pack.issuers,
    },
  };
}

const citationOf = (v: { source: string; place?: string; confidence: Confidence }) => ({
  source: v.source,
  ...(v.place ? { place: v.place } : {}),
  confidence: v.confidence,
});

function profileOf(p: NonNullable<PackFile['profiles']>[number]): Profile {
  return {
    by: p.by,
    names: p.names ?? [],
    adds: p.adds,
    rules: (p.rules ?? []).map(rule => ({ admits: [], conditions: [], ...rule })),
    labels: p.labels ?? {},
    ...(p.unmarked ? { unmarked: p.unmarked } : {}),
    ...(p.adopted ? { adopted: p.adopted } : {}),
    amberReachesClients: p.amber_reaches_clients ?? false,
    citation: citationOf(p),
  };
}

function levelOf(l: TermsFile['levels'][number]): Level {
  const {
    code,
    label,
    order,
    track,
    aliases,
    portion,
    protection_band,
    audience,
    redistribution,
    legacy,
    source: _s,
    place: _p,
    confidence: _c,
    ...more
  } = l;
  return {
    code,
    label,
    ...(order === undefined ? {} : { order }),
    ...(track ? { track } : {}),
    aliases: aliases ?? [],
    ...(portion ? { portion } : {}),
    ...(protection_band === undefined ? {} : { protectionBand: protection_band }),
    ...(audience ? { audience } : {}),
    ...(redistribution ? { redistribution } : {}),
    ...(legacy ? { legacy } : {}),
    citation: citationOf(l),
    more,
  };
}

function caveatOf(c: TermsFile['caveats'][number]): Caveat {
  const {
    code,
    label,
    effect,
    combine,
    portion,
    aliases,
    exclusive_with,
    source: _s,
    place: _p,
    confidence: _c,
    ...more
  } = c;
  return {
    code,
    ...(label ? { label } : {}),
    effect,
    combine,
    ...(portion ? { portion } : {}),
    aliases: aliases ?? [],
    ...(typeof more.audience === 'string' ? { audience: more.audience } : {}),
    ...(more.requires === undefined ? {} : { requires: more.requires }),
    exclusiveWith: exclusive_with ?? [],
    citation: citationOf(c),
    more,
  };
}
