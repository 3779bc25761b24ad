import { useText } from '#platform/i18n/registry.ts';
import { useActWords } from '#platform/ui/acts/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { usePageTitle } from '#platform/ui/shell/mode.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Notice } from '../../contract.ts';
import { useAddress, useNotice } from '../answers.ts';
import classes from '../callout.module.css';
import { CallTask } from './call-task.tsx';
import { DispatchRows } from './dispatch-rows.tsx';

/** One notice: every recipient with every attempt, the calls to make, recalling it, and what proves it was sent. */
export default function NoticePage() {
  const notice = useNotice(useAddress('id'));
  if (notice.error) return <ErrorNote error={notice.error} onRetry={() => void notice.refetch()} />;
  return notice.data ? <Shown notice={notice.data} /> : <div aria-busy="true" />;
}

function Shown({ notice }: { readonly notice: Notice }) {
  const t = useText('callout');
  const call = useAddress('call');
  usePageTitle(`${notice.number} ${notice.subject}`, notice.mode);
  const recall = useAct(
    (why: string) => api.post(`/api/callout/notices/${notice.id}/recall`, { why }),
    ['callout', 'watch', 'outbox', 'ledger'],
  );
  const task = notice.dispatches.flatMap(dispatch =>
    dispatch.attempts.filter(attempt => String(attempt.id) === call).map(attempt => ({ dispatch, attempt })),
  )[0];
  const answered = notice.dispatches.filter(dispatch => dispatch.state === 'acknowledged').length;
  return (
    <>
      <ModeBand mode={notice.mode} />
      <PageHead
        before={notice.number}
        title={notice.subject}
        summary={
          <>
            <span>{t(`messageType.${notice.type}`)}</span>
            <span>
              {t('notice.sent', { by: notice.sentBy })} <TimeText at={notice.sentAt} />
            </span>
            {notice.exercise && <strong>{notice.exercise}</strong>}
          </>
        }
        actions={
          notice.recalledAt === null && (
            <ConfirmAction
              label={t('notice.recall')}
              title={t('notice.recallTitle', { number: notice.number })}
              confirm={t('notice.recallDo')}
              explain={t('notice.recallExplain', { count: notice.dispatches.length })}
              reason
              danger
              run={why => recall.mutateAsync(why)}
            />
          )
        }
        below={
          <p className={classes.dim}>
            <Go href={`/incidents/${notice.incident}/notice`}>{t('notice.incident')}</Go>
            {notice.replyBy && (
              <>
                {' · '}
                {t('notice.replyBy')} <TimeText at={notice.replyBy} />
              </>
            )}
            {notice.nextUpdateAt && (
              <>
                {' · '}
                {t('notice.nextUpdate')} <TimeText at={notice.nextUpdateAt} />
              </>
            )}
          </p>
        }
      />
      <Columns shape="1">
        {notice.recalledAt && (
          <p className={classes.recalled} role="status">
            <strong>{t('state.recalled')}</strong> <TimeText at={notice.recalledAt} />: {notice.recallWhy}
          </p>
        )}
        {task?.attempt.state === 'task' && (
          <CallTask key={task.attempt.id} notice={notice} party={task.dispatch.partyName} attempt={task.attempt} />
        )}
        <Pane title={t('notice.tree')} note={t('list.answered', { answered, total: notice.dispatches.length })}>
          <DispatchRows notice={notice} />
        </Pane>
        <Proof notice={notice} />
      </Columns>
    </>
  );
}

/** The acts of the notice with a receipt each: what somebody needs to prove what they were sent. */
function Proof({ notice }: { readonly notice: Notice }) {
  const t = useText('callout');
  const acts = useApi<{
    readonly acts: readonly {
      readonly seq: number;
      readonly area: string;
      readonly kind: string;
      readonly knownAt: string;
      readonly why: string | null;
      readonly body: { readonly recipient?: number } | null;
    }[];
  }>(`/api/ledger?subjectKind=notice&subjectId=${notice.id}&limit=200`);
  const words = useActWords();
  const name = (party: number | undefined): string =>
    notice.dispatches.find(dispatch => dispatch.party === party)?.partyName ?? '';
  return (
    <Pane title={t('proof.title')} note={t('proof.note')}>
      {acts.error && <ErrorNote error={acts.error} />}
      <ol className={classes.acts}>
        {acts.data?.acts.map(act => (
          <li key={act.seq}>
            <TimeText at={act.knownAt} /> <strong>{words.kind(act.area, act.kind)}</strong> {name(act.body?.recipient)}{' '}
            <span className={classes.dim}>{act.why}</span>{' '}
            <a href={`/api/ledger/acts/${act.seq}/receipt`} download className="no-print">
              {t('proof.receipt', { seq: act.seq })}
            </a>
          </li>
        ))}
      </ol>
    </Pane>
  );
}
