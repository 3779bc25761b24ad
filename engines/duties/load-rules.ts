import { canonicalJson } from '#engines/kernel/canonical.ts';
import { readRegimes } from './load.ts';
import { caseFaults } from './pack-case.ts';
import { isNode, type PackFile } from './pack-file.ts';
import { type RegimeCases, type RegimePack, schemaOf } from './pack-schema.ts';
import { protectionFindings } from './protections/findings.ts';
import { missingTitles } from './titles.ts';
import type { Regime, Regimes } from './types.ts';

/** One fault of a pack: the file, the line (1-based), the rule it breaks, what is wrong and what to do next. */
export interface RegimeFinding {
  readonly file: string;
  readonly line?: number | undefined;
  readonly rule: string;
  readonly message: string;
  readonly next: string;
  /** the pack works all the same */
  readonly warning?: true;
}

/** The files of one pack folder by name, with a way to report a finding at a value. */
interface Pack {
  readonly folder: string;
  readonly files: ReadonlyMap<string, PackFile>;
  report(name: string, at: readonly (string | number)[], rule: string, message: string, next: string): void;
}

/**
 * Every finding on packs of regimes, facts, calendars and protections: schema, uncited values, names that lead nowhere,
 * rules without priority, cases that are missing or do not hold, content that changed without a new revision.
 * An empty list means that the packs are sound. Never throws for what a file says.
 * @param files parsed files with paths as below `packs/`, `cases.yaml` among them
 * @param sha256 lower-case hexadecimal digest of a text; the engine itself has none
 */
export function regimeFindings(files: readonly PackFile[], sha256: (text: string) => string): RegimeFinding[] {
  const findings = files.flatMap(schemaFindings);
  const broken = new Set(findings.map(finding => folderOf(finding.file)));
  const { regimes, problems } = readRegimes(files);
  // A value without its article is refused by the schema already.
  findings.push(...problems.filter(problem => problem.rule !== 'value-is-cited').map(withNext));
  const sound = problems.length === 0 ? regimes : null;
  for (const pack of packsOf(files, findings)) {
    if (broken.has(pack.folder)) continue;
    whole(pack);
    identity(pack);
    revision(pack, sha256);
    if (pack.folder.startsWith('protections/')) protectionFindings(pack, files);
    else if (sound) cases(pack, sound);
  }
  if (sound) findings.push(...titleWarnings(sound, files));
  return findings;
}

/** A rule without French titles is shown in English: worth saying to its author, no reason to refuse it. */
const titleWarnings = ({ list, vocabulary }: Regimes, files: readonly PackFile[]): RegimeFinding[] =>
  list.flatMap(regime =>
    missingTitles(vocabulary.titles, regime).map(({ file, what }) => {
      const path = `regimes/${regime.id}/${file}`;
      const line = files.find(one => one.path === path)?.line?.([file === 'pack.yaml' ? 'title' : 'stages']);
      const message = `The ${what} has no French title.`;
      const then = 'Say it in packs/facts/titles.yaml, or in facts/titles-<name>.yaml of a folder of your own.';
      return { file: path, line, rule: 'title-in-french', message, next: then, warning: true as const };
    }),
  );

const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');

function schemaFindings(file: PackFile): RegimeFinding[] {
  const result = schemaOf(file.path)?.safeParse(file.data);
  if (!result || result.success) return [];
  return result.error.issues.map(issue => {
    const at = issue.path.filter(key => typeof key !== 'symbol');
    const cite = at.at(-1) === 'cite';
    return {
      file: file.path,
      line: file.line?.(at),
      rule: cite ? 'value-is-cited' : 'schema',
      message: `${at.join('.') || 'the file'}: ${issue.message}`,
      next: cite
        ? 'Name the article that the value stands in.'
        : 'Compare with the JSON Schema of this file: `npx entente pack schema <folder>` writes it.',
    };
  });
}

const next: Readonly<Record<string, string>> = {
  'value-is-a-parameter': 'Put the value into parameters.yaml with its day and article, and name it here.',
  'fact-is-listed': 'Use an id of packs/facts/facts.yaml, or propose a new fact there.',
  'judgement-is-listed': 'Use an id of packs/facts/judgements.yaml.',
  'clock-is-listed': 'Use an id of packs/facts/clocks.yaml.',
  'value-is-listed': 'Use a value that the fact lists.',
  'has-words': 'Say it in packs/facts/words.yaml, in English and in French.',
  'operator-fits-type': 'Use an operator that fits the type: see docs/pack-author/regimes.md, Conditions.',
  'period-fits-calendar': 'Correct it in parameters.yaml, or name the calendar rule that counts it.',
  'calendar-rule-is-listed': 'Use an id of packs/facts/calendar-rules.yaml.',
  'threshold-fits-type': 'Correct it in parameters.yaml.',
  'rules-have-priority': 'Say which rule goes first (`displaced_by`), or that both apply (`runs_beside`).',
  'rule-is-known': 'Name the folder of a regime pack.',
  'same-as-names-a-rule': 'Name another regime pack that has this key.',
};

const withNext = (problem: { file: string; line?: number; rule: string; message: string }): RegimeFinding => ({
  ...problem,
  next: next[problem.rule] ?? 'Compare with docs/pack-author/regimes.md.',
});

function* packsOf(files: readonly PackFile[], findings: RegimeFinding[]): Generator<Pack> {
  const folders = Map.groupBy(
    files.filter(file => /^(regimes|protections)\/[^/]+\//.test(file.path)),
    file => folderOf(file.path),
  );
  for (const [folder, own] of folders) {
    const byName = new Map(own.map(file => [file.path.slice(folder.length + 1), file]));
    const report: Pack['report'] = (name, at, rule, message, then) => {
      const line = byName.get(name)?.line?.(at);
      findings.push({ file: `${folder}/${name}`, line, rule, message, next: then });
    };
    yield { folder, files: byName, report };
  }
}

function whole({ folder, files, report }: Pack): void {
  const needed = folder.startsWith('regimes/')
    ? ['pack.yaml', 'parameters.yaml', 'duties.yaml', 'cases.yaml']
    : ['pack.yaml', 'protection.yaml', 'cases.yaml'];
  for (const name of needed) {
    if (!files.has(name))
      report(name, [], 'file-missing', `The pack has no ${name}.`, 'Add it; `npm run new -- regime` shows its shape.');
  }
}

function identity({ folder, files, report }: Pack): void {
  const id = dataOf<RegimePack>(files, 'pack.yaml')?.id;
  const name = folder.split('/')[1];
  if (id !== undefined && id !== name && folder.startsWith('protections/'))
    report('pack.yaml', ['id'], 'id-is-the-folder', `The id is ${id}, the folder ${name}.`, 'Give both the same name.');
}

const dataOf = <T>(files: ReadonlyMap<string, PackFile>, name: string): T | undefined =>
  files.get(name)?.data as T | undefined;

/** Positive and negative cases, every stage named by one, and every case true. */
function cases(pack: Pack, regimes: Regimes): void {
  const id = pack.folder.slice('regimes/'.length);
  const regime = regimes.byId.get(id);
  const own = dataOf<RegimeCases>(pack.files, 'cases.yaml')?.cases;
  if (!regime || !own) return;
  const then = 'Add one to cases.yaml.';
  const binding = regime.trigger && regime.status.state !== 'not_in_force';
  if (binding && !own.some(one => one.expect.outcome === 'triggered'))
    pack.report('cases.yaml', ['cases'], 'positive-case-missing', 'No case shows the duty arising.', then);
  if (!own.some(one => one.expect.outcome !== 'triggered'))
    pack.report('cases.yaml', ['cases'], 'negative-case-missing', 'No case shows an incident without the duty.', then);
  if (binding) stagesNamed(pack, regime, own);
  own.forEach((given, i) => {
    for (const fault of caseFaults(regimes, id, given))
      pack.report(
        'cases.yaml',
        ['cases', i],
        'case-fails',
        `“${given.name}”: ${fault}.`,
        'Correct the case or the rule.',
      );
  });
}

function stagesNamed(pack: Pack, regime: Regime, own: RegimeCases['cases']): void {
  regime.stages.forEach((stage, i) => {
    const named = own.some(one => {
      const limit = one.expect.stages?.[stage.id];
      return limit !== undefined && !limit.startsWith('possible');
    });
    if (!named)
      pack.report(
        'duties.yaml',
        ['stages', i],
        'stage-without-case',
        `No case gives the limit of stage ${stage.id}.`,
        'Add a case to cases.yaml in which the stage is due.',
      );
  });
}

/** What a revision stands for: every data file of the pack but its cases, the revision and its record. */
function contentOf(files: ReadonlyMap<string, PackFile>): string {
  const content: Record<string, unknown> = {};
  for (const [name, file] of files) {
    if (name === 'cases.yaml' || !isNode(file.data)) continue;
    const { revision: _revision, revisions: _revisions, ...rest } = file.data;
    content[name] = rest;
  }
  return canonicalJson(content);
}

function revision(pack: Pack, sha256: (text: string) => string): void {
  const head = dataOf<RegimePack>(pack.files, 'pack.yaml');
  if (!head) return;
  const { revision: current, revisions = [] } = head;
  const content = sha256(contentOf(pack.files));
  const recorded = revisions.find(one => one.revision === current);
  const say = (rule: string, message: string, then: string) =>
    pack.report('pack.yaml', ['revision'], rule, message, then);
  if (!recorded)
    say(
      'revision-unrecorded',
      `Revision ${current} has no content hash.`,
      `Add {revision: ${current}, content: ${content}} under \`revisions\`.`,
    );
  else if (recorded.content !== content)
    say(
      'revision-not-risen',
      `The content changed, but the revision is still ${current}.`,
      `Raise \`revision\`, add {revision, content: ${content}} under \`revisions\` and an entry in CHANGES.md.`,
    );
  if (revisions.some(one => one.revision > current))
    say('revision-falls', `A later revision than ${current} was recorded before.`, 'A revision only rises.');
}
