import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { Result } from '../answers.ts';
import { percent } from '../words.ts';

interface Story {
  readonly chains: Result['chains'];
  readonly causes: Result['causes'];
}

/** Ranked causes and the chains in words, with their times. */
export function CausesPane({ result }: { readonly result: Story }) {
  const t = useText('systemic-risk');
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
                cause.necessity === null ? t('causes.unknown') : t('causes.saves', { share: percent(cause.necessity) })
              }
            />
          ))}
        </Rows>
      </Pane>
      <Pane title={t('chains.title')} note={t('chains.note')}>
        {result.chains.length === 0 && <p>{t('chains.none')}</p>}
        <Rows>
          {result.chains.map(chain => (
            <Row
              key={`${chain.function}:${chain.nodes.join('>')}`}
              title={chain.function}
              detail={chain.text}
              aside={percent(chain.share)}
            />
          ))}
        </Rows>
      </Pane>
    </>
  );
}
