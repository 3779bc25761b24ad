import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { Run } from '../../contract.ts';
import { type Result, useRunNames } from '../answers.ts';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import { DependenciesPane } from '../question/dependencies-pane.tsx';
import { chainText } from '../sentences.ts';
import { percent, share } from '../words.ts';

interface Story {
  readonly chains: Result['chains'];
  readonly causes: Result['causes'];
  readonly dependencies: Result['dependencies'];
}

/** Ranked causes and the chains in words, with their times. */
export function CausesPane({ run, result }: { readonly run: Run; readonly result: Story }) {
  const t = useText('systemic-risk');
  const names = useRunNames(run);
  const csv = (): string =>
    csvText(
      `${run.marking}; RUN-${run.id}`,
      'target,share,chain',
      result.chains.map(chain => [chain.function, chain.share, chainText(t, chain, names)]),
    );
  return (
    <>
      <Pane title={t('causes.title')} note={t('causes.note')}>
        {result.causes.length === 0 && <p>{t('causes.none')}</p>}
        <Rows>
          {result.causes.map(cause => (
            <Row
              key={cause.id}
              title={cause.name}
              detail={t('causes.frequency', { share: percent(cause.frequency), operator: cause.operator ?? '–' })}
              aside={
                cause.necessity === null ? t('causes.unknown') : t('causes.saves', { share: share(cause.necessity) })
              }
            />
          ))}
        </Rows>
      </Pane>
      <DependenciesPane run={run} dependencies={result.dependencies} />
      <Pane
        title={t('chains.title')}
        note={t('chains.note')}
        actions={<FigureTools name={`run-${run.id}-chains`} csv={csv} />}
      >
        {result.chains.length === 0 && <p>{t('chains.none')}</p>}
        <Rows>
          {result.chains.map(chain => (
            <Row
              key={`${chain.function}:${chain.nodes.join('>')}`}
              title={names(chain.function)}
              detail={chainText(t, chain, names)}
              aside={percent(chain.share)}
            />
          ))}
        </Rows>
      </Pane>
    </>
  );
}
