import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { spokenIn } from '#engines/duties/spoken.ts';
import type { DutyResult, EvaluateResult, Regimes } from '#engines/duties/types.ts';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import classes from '../definitions.module.css';
import { save } from '../download.ts';
import type { TabProps } from '../lab-state.ts';
import { incidentIn } from '../one-incident.ts';
import { titlesFor } from '../spoken.ts';

/** One incident against every rule, by the engine of the terminal and the API, without asking the server. */
export default function IncidentTab({ state, change, loaded, running }: TabProps) {
  const t = useText('definitions');
  const [fault, setFault] = useState<string | null>(null);
  const { incident, answered } = state;
  const evaluate = (): void => {
    const read = incidentIn(incident);
    setFault(read.ok ? null : t(`incident.${read.key}`, { reason: read.reason }));
    if (!read.ok) return;
    running.start({ kind: 'incident', input: read.input }, done => {
      if (done.kind === 'incident') change({ answered: { text: incident, result: done.result } });
    });
  };
  const wrong = fault ?? running.error;
  return (
    <div className="stack">
      <Pane title={t('incident.title')} note={t('incident.note')}>
        <div className={`${classes.body} stack no-print`}>
          <Textarea
            label={t('incident.text')}
            value={incident}
            onChange={event => change({ incident: event.currentTarget.value })}
            autosize
            minRows={8}
            maxRows={24}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mono)', fontSize: 12 } }}
          />
          <div className={classes.fields}>
            <Button variant="filled" onClick={evaluate}>
              {t('incident.evaluate')}
            </Button>
            {answered && answered.text !== incident && (
              <span className={classes.stale} data-stale>
                {t('incident.stale')}
              </span>
            )}
          </div>
          {wrong && (
            <p role="alert" className={classes.error}>
              {wrong}
            </p>
          )}
        </div>
      </Pane>
      {answered && <Answer result={answered.result} regimes={loaded.regimes} />}
    </div>
  );
}

function Answer({ result, regimes }: { readonly result: EvaluateResult; readonly regimes: Regimes }) {
  const t = useText('definitions');
  const spoken = spokenIn(currentLanguage() === 'fr' ? 'fr' : 'en', result, titlesFor(regimes));
  const open = ['triggered', 'undecided']
    .flatMap(outcome => spoken.duties.filter(duty => duty.outcome === outcome))
    .toSorted((a, b) => Number(a.kind === 'voluntary') - Number(b.kind === 'voluntary'));
  return (
    <Pane
      title={t('incident.answer')}
      note={t('incident.answerNote', { now: result.now })}
      actions={
        <Button onClick={() => save('duties.json', JSON.stringify(result), 'application/json')}>
          {t('incident.download')}
        </Button>
      }
    >
      <div className={classes.body}>
        <p role="status">{t('incident.settled', { count: spoken.duties.length - open.length })}</p>
        <p className={classes.quiet}>{spoken.notice}</p>
      </div>
      <div
        className={classes.scroll}
        role="region"
        tabIndex={0}
        aria-label={t('table', { title: t('incident.answer') })}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              {['outcome', 'duty', 'stages', 'article'].map(key => (
                <th key={key} scope="col">
                  {t(`incident.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {open.map(duty => (
              <DutyLine key={duty.regime} duty={duty} />
            ))}
          </tbody>
        </table>
      </div>
    </Pane>
  );
}

function DutyLine({ duty }: { readonly duty: DutyResult }) {
  const t = useText('definitions');
  const confidence = duty.because.find(reason => reason.citation)?.citation?.confidence;
  const [question] = duty.deciding_facts;
  return (
    <tr>
      <td>
        {/* An invitation to report is not a duty, and does not alarm like one. */}
        <StateSign state={duty.outcome} {...(duty.kind === 'voluntary' ? { tone: 'quiet' as const } : {})} />
      </td>
      <th scope="row">
        {duty.title}
        <span className={classes.cite}>{duty.regime}</span>
      </th>
      <td>
        {duty.stages.map(stage => (
          <div key={stage.id}>
            {stage.name ?? stage.id.replaceAll('_', ' ')}:{' '}
            {stage.due ? (
              <TimeText at={stage.due} zone={stage.zone} />
            ) : (
              (stage.keyword?.replaceAll('_', ' ') ?? t('incident.noDate'))
            )}
            {stage.due && stage.due_latest && stage.due_latest !== stage.due && (
              <>
                , {t('incident.latest')} <TimeText at={stage.due_latest} zone={stage.zone} />
              </>
            )}
          </div>
        ))}
        {question?.question}
        {duty.answer_by && (
          <div>
            {t('incident.answerBy')} <TimeText at={duty.answer_by} zone={duty.worst_case?.zone ?? 'UTC'} />
          </div>
        )}
      </td>
      <td>
        <CitationText citation={{ source: duty.instrument, ...(confidence ? { confidence } : {}) }} />
      </td>
    </tr>
  );
}
