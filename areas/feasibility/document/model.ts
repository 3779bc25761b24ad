import type { Pair, Study } from '../contract.ts';
import {
  countsOf,
  findingsOf,
  homographSummary,
  lossSummary,
  methodParts,
  recommendationWords,
  vocabularySummary,
} from './findings.ts';
import { mappingModel, schemeModel } from './scheme-model.ts';
import { componentWords, word } from './words.ts';

/** What stands in a cell of the printed matrix, so that no colour is needed to read it. */
const signs: Readonly<Record<Pair['verdict'], string>> = {
  same: '·',
  lossless: '=',
  lossy: '~',
  agreement: 'A',
  none: '',
};

const counted = ({ levels }: Pair): number => Object.values(levels).reduce((sum, count) => sum + count, 0);

function matrixModel({ pairs, order: ids }: Study) {
  const cells = new Map(pairs.map(pair => [`${pair.from}>${pair.to}`, pair]));
  return {
    ids,
    rows: ids.map(from =>
      ids.map(to => {
        const pair = cells.get(`${from}>${to}`);
        const verdict = pair?.verdict ?? 'none';
        return {
          verdict,
          sign: signs[verdict],
          agreement: pair?.needsAgreement ?? false,
          words: (pair?.words.length ?? 0) > 0,
        };
      }),
    ),
  };
}

const relatedModel = ({ pairs }: Study) =>
  pairs
    .filter(({ verdict, special }) => special !== 'container' && (verdict === 'lossless' || verdict === 'lossy'))
    .map(pair => [
      pair.from,
      pair.to,
      word(`verdict.${pair.verdict}`) + (pair.needsAgreement ? `, ${word('matrix.underAgreement')}` : ''),
      counted(pair) === 0 ? '–' : `${pair.levels.kept} / ${counted(pair)}`,
      componentWords(pair.words),
      componentWords(pair.caveatWords),
    ]);

function sourcesModel({ schemes }: Study) {
  const entries = schemes.flatMap(({ id, sources }) => sources.map(source => ({ ...source, id })));
  return [...Map.groupBy(entries, ({ title }) => title)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, uses]) => [title, uses[0]?.issuer ?? '–', uses[0]?.date ?? '–', uses.map(({ id }) => id).join(', ')]);
}

const heads = (prefix: string, ...keys: readonly string[]) => keys.map(key => word(`${prefix}.${key}`));

function chapters(study: Study) {
  const { losses, vocabulary } = study;
  return {
    loss: {
      title: word('loss.title'),
      summary: lossSummary(study),
      head: heads('loss', 'component', 'levels', 'caveats', 'over'),
      of: [losses.levelAnswers, losses.caveatAnswers, losses.levelAnswers],
      rows: losses.byComponent.map(each => ({
        component: word(`component.${each.component}`),
        counts: [each.levels, each.caveats, each.overRestricted],
      })),
    },
    homographs: {
      title: word('homographs.title'),
      summary: homographSummary(study),
      head: heads('homographs', 'token', 'readings', 'settle', 'differs'),
      rows: study.homographs.map(({ token, readings, resolveBy, differs }) => [
        token,
        readings.map(({ scheme, level }) => (level ? `${scheme} ${level}` : scheme)).join('; '),
        resolveBy.join(', '),
        differs ? '●' : '–',
      ]),
    },
    vocabulary: {
      title: word('vocabulary.title'),
      summary: vocabularySummary(study),
      byComponent: word('vocabulary.components'),
      componentHead: [word('vocabulary.size'), word('vocabulary.which'), word('loss.levels'), word('loss.caveats')],
      components: vocabulary.components.map(({ size, components, covers }) => [
        String(size),
        componentWords(components),
        `${covers.levels} / ${vocabulary.levels}`,
        `${covers.caveats} / ${vocabulary.caveats - vocabulary.informing}`,
      ]),
      byTerm: word('vocabulary.terms'),
      termHead: [...heads('vocabulary', 'term', 'says', 'kind', 'schemes'), word('loss.levels'), word('loss.caveats')],
      terms: vocabulary.terms.map(({ code, says, kind, schemes, covers }) => [
        code,
        says.en,
        word(`kind.${kind}`),
        String(schemes),
        String(covers.levels),
        String(covers.caveats),
      ]),
      ladders: word('vocabulary.ladders', { sets: vocabulary.ladders.map(set => set.join(' – ')).join('; ') || '–' }),
      localTitle: word('vocabulary.local'),
      localWhy: word('vocabulary.localWhy'),
      local: vocabulary.local.map(({ code, scheme }) => `${code} (${scheme})`),
    },
  };
}

/** Everything that the layout prints, already in words; the layout only places it. */
export function documentOf(study: Study) {
  const { edition, totals } = study;
  return {
    title: word('study'),
    lead: word('lead'),
    date: edition.date,
    edition: word('edition', { version: edition.version, date: edition.date }),
    facts: [
      [word('cover.edition'), word('edition', { version: edition.version, date: edition.date })],
      [word('cover.basis'), countsOf(study)],
      [word('cover.marking'), word('cover.clear')],
    ],
    checksumLabel: word('checksum'),
    checksum: edition.checksum,
    findingsTitle: word('findings'),
    findings: findingsOf(study),
    verdicts: (['lossless', 'lossy', 'agreement', 'none'] as const).map(verdict => ({
      verdict,
      sign: signs[verdict],
      label: word(`verdict.${verdict}`),
      means: word(`verdictMeans.${verdict}`),
      count: totals.verdicts[verdict],
    })),
    method: { title: word('method.title'), parts: methodParts.map(part => word(`method.${part}`)) },
    matrix: {
      title: word('matrix.title'),
      underAgreement: word('matrix.underAgreement'),

      ...matrixModel(study),
    },
    related: {
      title: word('related.title'),
      head: [
        ...heads('matrix', 'from', 'to', 'answer', 'levels', 'lost'),
        `${word('matrix.lost')} (${word('loss.caveats')})`,
      ],
      rows: relatedModel(study),
    },
    ...chapters(study),
    recommendations: { title: word('recommendations.title'), items: recommendationWords(study) },
    schemes: {
      title: word('schemes.title'),
      pages: study.schemes.map(page => ({ ...schemeModel(page), mappings: page.mappings.map(mappingModel) })),
    },
    sources: {
      title: word('sources.title'),
      head: [word('sources.title'), ...heads('sources', 'issuer', 'date', 'schemes')],
      rows: sourcesModel(study),
    },
  };
}
