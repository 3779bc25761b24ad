import type { Losses, Recommendation, Study } from './types.ts';

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** The component in which most answers need words. */
function heaviest(losses: Losses): Losses['byComponent'][number] | undefined {
  return losses.byComponent.toSorted((a, b) => b.levels + b.caveats - a.levels - a.caveats)[0];
}

type Found = Omit<Study, 'recommendations'>;

function onVocabulary({ vocabulary, totals }: Found): readonly Recommendation[] {
  const { components, terms, shared, meaningOnly, levels, caveats, local } = vocabulary;
  const enough = components.find(
    each => each.covers.levels + each.covers.caveats >= 0.9 * (levels + caveats - vocabulary.informing),
  );
  const largest = vocabulary.ladders[0]?.length ?? 0;
  return [
    {
      id: 'vocabulary',
      values: {
        components: enough?.size ?? components.length,
        terms: terms.length,
        levels: percent(shared.levels, levels),
        caveats: percent(shared.caveats, caveats - vocabulary.informing),
        local: local.length,
      },
    },
    {
      id: 'no-ladder',
      values: {
        largest,
        schemes: totals.schemes,
        lossless: totals.verdicts.lossless,
        pairs: totals.pairs,
        share: percent(totals.verdicts.lossless, totals.pairs),
        meaning: percent(meaningOnly.levels, levels),
      },
    },
  ];
}

function onLoss({ losses, totals }: Found): readonly Recommendation[] {
  const most = heaviest(losses);
  return [
    {
      id: 'words',
      values: {
        with: losses.levelAnswersWithWords,
        answers: losses.levelAnswers,
        share: percent(losses.levelAnswersWithWords, losses.levelAnswers),
        whole: totals.losslessWithoutWords,
        lossless: totals.verdicts.lossless,
        component: most?.component ?? '',
      },
    },
    {
      id: 'caveats',
      values: {
        with: losses.caveatAnswersWithWords,
        answers: losses.caveatAnswers,
        share: percent(losses.caveatAnswersWithWords, losses.caveatAnswers),
      },
    },
    { id: 'raise', values: { raised: losses.levelsRaised, lost: losses.levelsLost, pairs: losses.pairs } },
  ];
}

function onLaw({ totals }: Found): readonly Recommendation[] {
  return [
    {
      id: 'agreements',
      values: { under: totals.underAgreement, related: totals.related, waiting: totals.verdicts.agreement },
    },
    { id: 'direction', values: { oneWay: totals.oneWay, bothWays: totals.bothWays } },
    {
      id: 'no-invention',
      values: {
        none: totals.verdicts.none,
        pairs: totals.pairs,
        stated: totals.statedNone,
        share: percent(totals.verdicts.none, totals.pairs),
      },
    },
  ];
}

function onFacts({ homographs, totals, schemes }: Found): readonly Recommendation[] {
  const weakest = schemes.toSorted((a, b) => b.facts.recalled - a.facts.recalled || (a.id < b.id ? -1 : 1)).slice(0, 3);
  const checked = totals.facts.confirmed + totals.facts.recalled + totals.facts.uncertain;
  return [
    {
      id: 'homographs',
      values: { words: homographs.length, differing: homographs.filter(({ differs }) => differs).length },
    },
    {
      id: 'confirm',
      values: {
        recalled: totals.facts.recalled + totals.facts.uncertain,
        facts: checked,
        share: percent(totals.facts.recalled + totals.facts.uncertain, checked),
        first: weakest.map(({ id }) => id).join(', '),
      },
    },
  ];
}

/** What follows from the numbers; every text takes its figures from the study. */
export const recommendationsOf = (found: Found): readonly Recommendation[] => [
  ...onVocabulary(found),
  ...onLoss(found),
  ...onLaw(found),
  ...onFacts(found),
];
