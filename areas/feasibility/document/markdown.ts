import type { Study } from '../contract.ts';
import {
  countsOf,
  findingsOf,
  homographSummary,
  lossSummary,
  methodParts,
  recommendationWords,
  vocabularySummary,
} from './findings.ts';
import { componentWords, word } from './words.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map(row => `| ${row.map(each => cell(String(each))).join(' | ')} |`)
    .join('\n');

function relatedTable({ pairs }: Study): string {
  const rows = pairs
    .filter(({ verdict, special }) => special !== 'container' && (verdict === 'lossless' || verdict === 'lossy'))
    .map(pair => {
      const counted = Object.values(pair.levels).reduce((sum, count) => sum + count, 0);
      const agreement = pair.needsAgreement ? `, ${word('matrix.underAgreement')}` : '';
      return [
        pair.from,
        pair.to,
        word(`verdict.${pair.verdict}`) + agreement,
        `${pair.levels.kept} / ${counted}`,
        componentWords(pair.words),
        componentWords(pair.caveatWords),
      ];
    });
  const head = ['from', 'to', 'answer', 'levels', 'lost'].map(key => word(`matrix.${key}`));
  return table([...head, `${word('matrix.lost')} (${word('loss.caveats')})`], rows);
}

const lossTable = ({ losses }: Study): string =>
  table(
    [word('loss.component'), word('loss.levels'), word('loss.caveats'), word('loss.over')],
    losses.byComponent.map(each => [
      word(`component.${each.component}`),
      each.levels,
      each.caveats,
      each.overRestricted,
    ]),
  );

const termTable = ({ vocabulary }: Study): string =>
  table(
    [word('vocabulary.term'), word('vocabulary.kind'), word('vocabulary.schemes'), word('vocabulary.covers')],
    vocabulary.terms.map(({ code, kind, schemes, covers }) => [
      `\`${code}\``,
      word(`kind.${kind}`),
      schemes,
      `${covers.levels} + ${covers.caveats}`,
    ]),
  );

/** The short, readable version; the PDF holds the matrix and one page a scheme. */
export function markdownOf(study: Study): string {
  const { edition } = study;
  const section = (title: string, ...parts: readonly string[]) => [`## ${title}`, ...parts];
  return `${[
    `# ${word('study')}`,
    'TLP:CLEAR',
    word('lead'),
    `${word('edition', { version: edition.version, date: edition.date })}. ${countsOf(study)}. ${word('checksum')}: \`${edition.checksum}\`.`,
    'The [complete study](common-lexicon.pdf) holds the matrix and a page for each scheme; the numbers are in [common-lexicon.json](common-lexicon.json), the matrix in [common-lexicon.csv](common-lexicon.csv).',
    ...section(
      word('findings'),
      findingsOf(study)
        .map(text => `- ${text}`)
        .join('\n'),
    ),
    ...section(
      word('recommendations.title'),
      recommendationWords(study)
        .map(({ title, text }, index) => `${index + 1}. **${title}.** ${text}`)
        .join('\n'),
    ),
    ...section(word('method.title'), ...methodParts.map(part => word(`method.${part}`))),
    ...section(word('related.title'), relatedTable(study)),
    ...section(word('loss.title'), lossSummary(study), lossTable(study)),
    ...section(
      word('homographs.title'),
      homographSummary(study),
      study.homographs
        .map(
          ({ token, readings, resolveBy }) =>
            `- **${token}**: ${readings.map(({ scheme, level }) => (level ? `${scheme} ${level}` : scheme)).join('; ')}. ${word('homographs.settle')}: ${resolveBy.join(', ')}.`,
        )
        .join('\n'),
    ),
    ...section(word('vocabulary.title'), vocabularySummary(study), termTable(study)),
  ].join('\n\n')}\n`;
}
