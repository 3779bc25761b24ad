import { useText } from '#platform/i18n/registry.ts';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { Countdown } from '#platform/ui/time/countdown.tsx';
import { useNow } from '#platform/ui/time/now.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { StageResult } from '#engines/duties/types.ts';
import { stateAt, toneOf } from '../clock-state.ts';
import classes from '../incidents.module.css';
import { Article } from './article.tsx';
import { stageName } from './clocks.ts';
import type { DutyOf } from './order.ts';

interface RowsProps {
  readonly duties: readonly DutyOf[];
  readonly submitted: ReadonlySet<string>;
  /** names the entity in each row */
  readonly several: boolean;
  readonly onOpen: (key: string) => void;
}

/** One line a stage: sign, duty and addressee, stage, clock, article. */
export function DutyRows(props: RowsProps) {
  return (
    <ul className={classes.duties}>
      {props.duties.map(of =>
        of.duty.outcome === 'triggered' && of.duty.stages.length > 0 ? (
          of.duty.stages.map((stage, index) => (
            <StageRow key={`${of.key}/${stage.id}`} {...props} of={of} stage={stage} first={index === 0} />
          ))
        ) : (
          <DutyRow key={of.key} {...props} of={of} />
        ),
      )}
    </ul>
  );
}

function Name(props: RowsProps & { readonly of: DutyOf; readonly to: string | undefined }) {
  return (
    <span className={classes.duty}>
      <button type="button" className={classes.dutyName} onClick={() => props.onOpen(props.of.key)}>
        {props.of.duty.title}
      </button>{' '}
      <span className={classes.dim}>
        {[props.to, props.several && props.of.entity.name].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

function StageRow(props: RowsProps & { readonly of: DutyOf; readonly stage: StageResult; readonly first: boolean }) {
  const t = useText('incidents');
  const now = useNow(30).getTime();
  const { of, stage } = props;
  const at = stage.due_safe ?? stage.due;
  const done = props.submitted.has(`${of.key}/${stage.id}`);
  const state = at ? stateAt(at, now) : 'ok';
  const sign = stage.status === 'possible' ? 'undecided' : 'triggered';
  return (
    <li className={classes.dutyRow} data-first={props.first || undefined}>
      <StateSign state={sign} tone={done || !at ? 'quiet' : toneOf[state]} />
      <Name {...props} to={stage.to} />
      <span className={classes.stage}>{stageName(stage)}</span>
      <span className={classes.clock}>
        {done ? (
          <span className={classes.done}>{t('duties.handedIn')}</span>
        ) : at ? (
          <>
            <TimeText at={at} zone={stage.zone} /> <Countdown at={at} state={state} />
            {stage.zone_assumed && <span className={classes.dim}> {t('duties.zoneAssumed')}</span>}
          </>
        ) : (
          <span className={classes.dim}>{stage.keyword ? stage.keyword.replaceAll('_', ' ') : t('duties.noDate')}</span>
        )}
      </span>
      <Article cite={stage.cite} confidence={stage.confidence} />
    </li>
  );
}

function DutyRow(props: RowsProps & { readonly of: DutyOf }) {
  const t = useText('incidents');
  const { duty } = props.of;
  const fact = duty.deciding_facts[0];
  const citation = duty.because.find(reason => reason.citation)?.citation;
  return (
    <li className={classes.dutyRow} data-first data-outcome={duty.outcome}>
      <StateSign state={duty.outcome} />
      <Name {...props} to={duty.authority} />
      <span className={`${classes.clock} ${classes.noStage}`}>
        {fact && (
          <span className={classes.open} title={fact.question}>
            {t('duties.ifFact', { name: fact.name })}
          </span>
        )}
        {duty.answer_by && (
          <span className={classes.dim}>
            {' '}
            {t('duties.findOut')} <TimeText at={duty.answer_by} zone={duty.worst_case?.zone ?? 'UTC'} />
          </span>
        )}
      </span>
      <Article cite={citation?.place ?? duty.instrument} confidence={citation?.confidence} />
    </li>
  );
}
