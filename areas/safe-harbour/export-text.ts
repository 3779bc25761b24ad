import type { HarbourView } from './contract.ts';
import { harbourParts, harbourWords, type Language, type ProtectionPart } from './export-parts.ts';

/** The assessment as Markdown, its marking first and last. */
export function harbourMarkdown(view: HarbourView, language: Language): string {
  const parts = harbourParts(view, language);
  const blocks = [
    ...(parts.mode ? [`**${plain(parts.mode)}**`] : []),
    parts.marking,
    `# ${plain(parts.title)}`,
    `> ${plain(parts.notice)}`,
    parts.head.map(([name, value]) => `${name}: ${plain(value)}`).join('  \n'),
    ...parts.protections.map(one => protectionText(one, language)),
    parts.marking,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function protectionText(one: ProtectionPart, language: Language): string {
  const w = harbourWords(language);
  const conditions = one.conditions.map(
    ({ state, text, cite, evidence }) =>
      `- **${state}** ${plain(text)}. *${plain(cite)}*${evidence.map(line => `\n  - ${plain(line)}`).join('')}`,
  );
  return [
    `## ${plain(one.title)}: ${plain(one.verdict)}`,
    `${plain(one.instrument)}; ${plain(one.regulator)}  \n${plain(one.inForce)}`,
    `### ${w.conditions}`,
    conditions.join('\n'),
    `### ${w.missing}`,
    one.missing.length === 0 ? w.nothingMissing : list(one.missing),
    `### ${w.limits}`,
    list(one.limits.map(({ text, cite }) => `${text}. (${cite})`)),
    ...(one.effects.length === 0 ? [] : [`### ${w.effects}`, list(one.effects)]),
  ].join('\n\n');
}

const list = (lines: readonly string[]): string => lines.map(line => `- ${plain(line)}`).join('\n');

/** One line of somebody's words: what would begin a heading or a list elsewhere stays words. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/([*_`#<>[\]|\\])/g, '\\$1');

const columns = [
  'protection',
  'title',
  'regulator',
  'verdict',
  'in_force',
  'kind',
  'id',
  'state',
  'text',
  'article',
  'evidence',
  'as_of',
  'known_on',
  'marking',
  'mode',
  'notice',
];

/** One line for each condition and each limit. Formulas of spreadsheets are disarmed. */
export function harbourCsv(view: HarbourView, language: Language): string {
  const parts = harbourParts(view, language);
  const tail = [view.at, view.knownAt, parts.marking, parts.mode, parts.notice];
  const rows = parts.protections.flatMap(one => {
    const head = [one.id, one.title, one.regulator, one.verdict, one.inForce];
    return [
      ...one.conditions.map(({ id, state, text, cite, evidence }) => [
        ...head,
        'condition',
        id,
        state,
        text,
        cite,
        evidence.join(' | '),
        ...tail,
      ]),
      ...one.limits.map(({ text, cite }, i) => [...head, 'limit', String(i + 1), '', text, cite, '', ...tail]),
    ];
  });
  return [columns, ...rows]
    .map(row => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
