import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import type { Question } from '../../contract.ts';
import classes from '../systemic-risk.module.css';
import type { useQuestion } from './use-question.ts';

type Whole = ReturnType<typeof useQuestion>;
type Asked = Pick<Whole, 'latest' | 'going' | 'done' | 'ask' | 'cancel' | 'error'> & {
  readonly answer: Pick<Whole['answer'], 'error'>;
};

/** Asks the question of the form it stands in, once at a time and not while something to ask about is `missing`. */
export function AskButton(props: { readonly asked: Pick<Whole, 'going' | 'ask'>; readonly missing?: boolean }) {
  const t = useText('systemic-risk');
  const { going, ask } = props.asked;
  return (
    <Button type="submit" variant="filled" disabled={going || props.missing === true} loading={ask.isPending}>
      {t('question.ask')}
    </Button>
  );
}

/** How far the latest question is, with its cancel; what went wrong with it; what its answer rests on. */
export function QuestionState({ asked }: { readonly asked: Asked }) {
  const t = useText('systemic-risk');
  const { latest, going, done, answer, ask, cancel, error } = asked;
  return (
    <div role="status">
      {[error, ask.error, cancel.error, answer.error].map(
        each => each && <ErrorNote key={each.message} error={each} />,
      )}
      {latest?.state === 'failed' && <p role="alert">{t('run.failed', { error: latest.error ?? '' })}</p>}
      {latest?.state === 'cancelled' && <p>{t('question.cancelled')}</p>}
      {latest && going && <Progress question={latest} cancel={cancel} />}
      {done && (
        <p className={classes.quiet}>{t('question.basis', { id: done.id, hash: (done.sha256 ?? '').slice(0, 16) })}</p>
      )}
    </div>
  );
}

function Progress(props: { readonly question: Question; readonly cancel: ReturnType<typeof useQuestion>['cancel'] }) {
  const t = useText('systemic-risk');
  const { done, of } = props.question.progress;
  return (
    <>
      <p>{t('question.progress', { done, of })}</p>
      <progress className={classes.progress} value={done} max={of} aria-label={t('run.progressLabel')} />
      <div className={classes.inline}>
        <Button variant="default" onClick={() => props.cancel.mutate(undefined)} loading={props.cancel.isPending}>
          {t('run.cancel')}
        </Button>
      </div>
    </>
  );
}
