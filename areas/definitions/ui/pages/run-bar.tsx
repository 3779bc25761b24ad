import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../definitions.module.css';
import type { Source } from '#engines/duties/definitions/job.ts';
import type { LabState } from '../lab-state.ts';
import type { Running } from '../use-job.ts';

/** Starts the work, shows how far it is, and stops it. */
export function RunBar(props: {
  readonly running: Running;
  readonly source: Source;
  readonly label: string;
  readonly stale: boolean;
  readonly onStart: () => void;
}) {
  const t = useText('definitions');
  const { progress, error, stop } = props.running;
  return (
    <div className={`${classes.progress} no-print`}>
      {progress ? (
        <>
          <progress max={progress.of} value={progress.done} aria-label={t(`run.${progress.step}`)} />
          <span role="status">
            {t(`run.${progress.step}`)} {progress.done} / {progress.of}
          </span>
          <Button onClick={stop}>{t('run.stop')}</Button>
        </>
      ) : (
        <Button variant="filled" onClick={props.onStart}>
          {props.label}
        </Button>
      )}
      <span className={classes.quiet}>{useSourceWords(props.source)}</span>
      {props.stale && !progress && <span className={classes.stale}>{t('run.stale')}</span>}
      {error && (
        <span role="alert" className={classes.error}>
          {error}
        </span>
      )}
    </div>
  );
}

/** What the corpus is, in one phrase. */
export function useSourceWords(source: Source): string {
  const t = useText('definitions');
  return source.kind === 'synthetic'
    ? t('corpus.made', { count: source.assumptions.count, seed: source.assumptions.seed })
    : t('corpus.read', { count: source.incidents.length, name: source.name });
}

/** Whether a result was made from something else than what is now set. */
export const isStale = (made: Pick<LabState, 'source' | 'proposal'> | null, state: LabState): boolean =>
  made !== null && (made.source !== state.source || made.proposal !== state.proposal);
