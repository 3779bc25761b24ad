import { TriangleAlert } from 'lucide-react';
import { useText } from '#platform/i18n/registry.ts';
import { type Problem, ProblemError } from '../api.ts';
import classes from './error-note.module.css';

/** What went wrong, where, and what to do next; stands where it happened. Takes a `ProblemError` or any other error. */
export function ErrorNote(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useText('ui');
  const problem = problemFrom(props.error);
  const known =
    problem.code === 'unreachable' || problem.status === 401 || problem.status === 403 || problem.status === 404;
  const key = problem.code === 'unreachable' ? 'unreachable' : String(problem.status);
  return (
    <div className={classes.note} role="alert">
      <TriangleAlert size={16} aria-hidden="true" className={classes.sign} />
      <div>
        <p className={classes.what}>{problem.detail ?? (known ? t(`error.${key}`) : problem.title)}</p>
        {problem.pointer && (
          <p>
            {t('error.where')} <code>{problem.pointer}</code>
          </p>
        )}
        {problem.errors?.map(each => (
          <p key={each.pointer + each.message}>
            <code>{each.pointer}</code> {each.message}
          </p>
        ))}
        <p className={classes.next}>{problem.next ?? (known ? t(`error.${key}Next`) : t('error.next'))}</p>
        {props.onRetry && (
          <button type="button" className={classes.retry} onClick={props.onRetry}>
            {t('do.retry')}
          </button>
        )}
      </div>
    </div>
  );
}

function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const title = error instanceof Error ? error.message : String(error);
  return { status: 0, code: 'unexpected', title };
}
