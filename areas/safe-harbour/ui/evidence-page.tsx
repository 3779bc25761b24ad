import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { dayWords } from '#platform/ui/time/day-text.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { HarbourView, Statement } from '../contract.ts';
import { useValueText } from './fact-line.tsx';
import { Notice } from './notice.tsx';
import classes from './safe-harbour.module.css';

/** Every entry of evidence, the newest first; one that stands can be withdrawn, none is removed. */
export default function EvidencePage() {
  const t = useText('safe-harbour');
  const register = useApi<{ statements: Statement[] }>('/api/safe-harbour/evidence');
  const view = useApi<HarbourView>('/api/safe-harbour');
  const statements = register.data?.statements ?? [];
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const question = (name: string) => view.data?.facts.find(fact => fact.name === name)?.question[language] ?? name;
  return (
    <>
      <PageHead
        title={t('register.title')}
        summary={register.data && t('register.count', { count: statements.length })}
        below={<Go href="/safe-harbour">{t('one.back')}</Go>}
      />
      <Notice />
      {register.error && <ErrorNote error={register.error} onRetry={() => void register.refetch()} />}
      {register.data && statements.length === 0 && <EmptyRoom title={t('register.none')} why={t('register.noneWhy')} />}
      {statements.length > 0 && (
        <Pane title={t('register.entries')}>
          <Rows>
            {statements.toReversed().map(one => (
              <Entry key={one.id} one={one} question={question(one.fact)} withdrawn={isWithdrawn(statements, one)} />
            ))}
          </Rows>
        </Pane>
      )}
    </>
  );
}

const isWithdrawn = (all: readonly Statement[], one: Statement): boolean =>
  all.some(({ withdraws }) => withdraws === one.id);

function Entry(props: { readonly one: Statement; readonly question: string; readonly withdrawn: boolean }) {
  const t = useText('safe-harbour');
  const text = useValueText();
  const { one } = props;
  const act = useAct(
    (why: string) => api.post(`/api/safe-harbour/evidence/${one.id}/withdraw`, { why }),
    ['safe-harbour'],
  );
  const stands = one.value !== null && !props.withdrawn;
  return (
    <Row
      title={
        <span className={props.withdrawn ? classes.gone : undefined}>
          {props.question} <strong>{one.value === null ? t('register.withdrawal') : text(one.value)}</strong>
        </span>
      }
      detail={
        <>
          {one.value === null
            ? t('register.why', { id: one.withdraws ?? 0, why: one.why, who: one.statedBy })
            : t('register.source', { source: one.source, who: one.statedBy })}{' '}
          · {t('register.from', { from: dayWords(one.validFrom) })}
          {one.validTo && ` ${t('force.until', { until: dayWords(one.validTo) })}`} ·{' '}
          {t('register.recorded', { who: one.recordedBy })} <TimeText at={one.recordedAt} />
          {one.incident !== null && (
            <>
              {' · '}
              <Go href={`/incidents/${one.incident}`}>{t('register.incident')}</Go>
            </>
          )}
          {props.withdrawn && ` · ${t('register.withdrawn')}`}
        </>
      }
      aside={`${one.id}`}
      action={
        stands && (
          <ConfirmAction
            label={t('register.withdraw')}
            title={t('register.withdraw')}
            explain={t('register.withdrawMeans')}
            confirm={t('register.withdraw')}
            reason
            run={why => act.mutateAsync(why)}
          />
        )
      }
    />
  );
}
