import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { StateSign, useSignWord } from '#platform/ui/sign/state-sign.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { VerdictPanel } from '#platform/ui/verdict/verdict-panel.tsx';
import type { Incident } from '../../contract.ts';
import { useVocabulary } from '../answers.ts';
import classes from '../incidents.module.css';
import { Article } from './article.tsx';
import { stageName } from './clocks.ts';
import type { DutyOf } from './order.ts';

interface DutyDialogProps {
  readonly incident: Incident;
  readonly of: DutyOf;
  readonly submitted: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** Why a duty came out as it did, what would decide it, and its stages with what each has to say. */
export function DutyDialog(props: DutyDialogProps) {
  const t = useText('incidents');
  const word = useSignWord();
  const { duty, entity } = props.of;
  const unknown = duty.deciding_facts.map(fact => ({
    text: fact.question,
    settles: fact.values
      .map(value => t('duties.ifValue', { value: value.text, outcome: word(value.outcome) }))
      .join('; '),
    ...(fact.answer_by ? { answerBy: fact.answer_by, zone: duty.worst_case?.zone ?? 'UTC' } : {}),
  }));
  const missing = duty.deciding_facts.slice(0, 3).map(fact => ({
    text: fact.question,
    action: (
      <span className={classes.inText}>
        <Go href={`/incidents/${props.incident.id}/facts?ask=${encodeURIComponent(fact.fact)}`}>
          {t('duties.answer')}
        </Go>
      </span>
    ),
  }));
  return (
    <Dialog open wide onClose={props.onClose} title={`${duty.title} · ${entity.name}`}>
      <p className={classes.dim}>
        {duty.instrument}
        {duty.authority && ` · ${duty.authority}`}
      </p>
      <VerdictPanel
        outcome={<StateSign state={duty.outcome} />}
        verdict={{ because: duty.because, missing, unknown, basis: [duty.basis] }}
      />
      {duty.outcome === 'triggered' && <Stages {...props} />}
      <p className={classes.support}>{t('duties.support')}</p>
      <div className={classes.buttons}>
        <Button onClick={props.onClose}>{t('duties.close')}</Button>
      </div>
    </Dialog>
  );
}

function Stages(props: DutyDialogProps) {
  const t = useText('incidents');
  const go = useGo();
  const vocabulary = useVocabulary();
  const clockName = (clock: string | undefined): string => (clock && vocabulary?.get(clock)?.name) ?? '';
  const { duty, entity } = props.of;
  return (
    <ol className={classes.stages}>
      {duty.stages.map(stage => {
        const at = stage.due_safe ?? stage.due;
        const query = `entity=${entity.id}&regime=${duty.regime}&stage=${stage.id}`;
        return (
          <li key={stage.id}>
            <div className={classes.stageHead}>
              <strong>{stageName(stage)}</strong> <span className={classes.dim}>{stage.to}</span>
              {at && <TimeText at={at} zone={stage.zone} />}
              <Article cite={stage.cite} confidence={stage.confidence} />
              {props.submitted.has(`${props.of.key}/${stage.id}`) ? (
                <span className={classes.done}>{t('duties.handedIn')}</span>
              ) : (
                <Button onClick={() => go(`/incidents/${props.incident.id}/reports?${query}`)}>
                  {t('duties.begin')}
                </Button>
              )}
            </div>
            {stage.from_at && (
              <p className={classes.dim}>
                {t('duties.runsFrom', { clock: clockName(stage.from) })}{' '}
                <TimeText at={stage.from_at} zone={stage.zone} />
              </p>
            )}
            {stage.rule.map(rule => (
              <p key={rule} className={classes.dim}>
                {rule}
              </p>
            ))}
            {stage.content.length > 0 && <p>{t('duties.content', { what: stage.content.join('; ') })}</p>}
            {stage.notes.map(note => (
              <p key={note} className={classes.dim}>
                {note}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
