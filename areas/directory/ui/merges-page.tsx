import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { useMe } from '#platform/ui/me.ts';
import type { MergeCandidate } from '../contract.ts';
import classes from './directory.module.css';

/** Records that may be one team: what speaks for it, and the decision of a human. */
export default function MergesPage() {
  const t = useText('directory');
  const list = useApi<{ candidates: MergeCandidate[] }>('/api/directory/candidates');
  const mayDecide = useMe()?.acting?.roles.some(role => role === 'secretariat' || role === 'administrator') ?? false;
  return (
    <>
      <PageHead
        title={t('merges.title')}
        summary={list.data && t('merges.count', { count: list.data.candidates.length })}
      />
      {!mayDecide && <p className={classes.quiet}>{t('merges.notAllowed')}</p>}
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.candidates.length === 0 && <EmptyRoom title={t('merges.none')} why={t('merges.noneWhy')} />}
      <ol className={classes.answers}>
        {list.data?.candidates.map(one => (
          <Candidate key={one.id} one={one} mayDecide={mayDecide} />
        ))}
      </ol>
    </>
  );
}

function Candidate({ one, mayDecide }: { readonly one: MergeCandidate; readonly mayDecide: boolean }) {
  const t = useText('directory');
  const act = useAct(
    (decision: 'merged' | 'separate') => api.post(`/api/directory/candidates/${one.id}/decision`, { decision }),
    ['directory'],
  );
  return (
    <li className={classes.answer}>
      <h2 className={classes.answerTitle}>
        <Go href={`/directory/${one.team.slug}`}>{one.team.name}</Go>{' '}
        <span className={classes.quiet}>{t('merges.and')}</span>{' '}
        {one.other.slug ? (
          <Go href={`/directory/${one.other.slug}`}>{one.other.name}</Go>
        ) : (
          t('merges.row', { name: one.other.name, row: one.other.row ?? 0 })
        )}
      </h2>
      <p>{one.evidence.join(' · ')}</p>
      {one.diff.length > 0 && (
        <details>
          <summary>{t('merges.diff', { count: one.diff.length })}</summary>
          <ul className={classes.lines}>
            {one.diff.map(change => (
              <li key={change.field}>
                <strong>{change.field}</strong>: {text(change.before)} → {text(change.after)}{' '}
                <span className={classes.quiet}>{change.because}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayDecide && (
        <p className={classes.acts}>
          <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate('merged')}>
            {t('merges.merge')}
          </Button>
          <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate('separate')}>
            {t('merges.separate')}
          </Button>
        </p>
      )}
      {act.error && <ErrorNote error={act.error} />}
    </li>
  );
}

const text = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
