import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { actions, type Action, type Verdict } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { VerdictPanel } from '#platform/ui/verdict/verdict-panel.tsx';
import type { Question } from '../bench.ts';
import classes from '../handling.module.css';
import { isFact, useReasonWords } from '../reason-words.ts';
import { mainMarking, type TabProps } from '../tab-props.ts';
import { FactList } from './fact-list.tsx';
import { PartyEditor } from './party-editor.tsx';
import { requestOf } from './request.ts';

const usual = ['need_to_know', 'named_recipient', 'encrypted', 'consent:originator'];

/** May this party receive it, for this action and purpose? The verdict moves with every fact that is toggled. */
export default function DecideTab(props: TabProps) {
  const t = useText('handling');
  const { bench, change, engine } = props;
  const marking = mainMarking(props.reading);
  const say = useReasonWords();
  const verdict = useMemo<Verdict | null>(
    () => (marking ? engine.decideShare(requestOf(bench, marking), engine.lexicons) : null),
    [bench, marking, engine],
  );
  const set = (part: Partial<Question>): void => change({ question: { ...bench.question, ...part } });
  const awaited = (verdict?.unknown ?? []).map(each => each.code).filter(isFact);
  const names = [...new Set([...awaited, ...usual, ...Object.keys(bench.question.facts)])];
  return (
    <Columns shape="1-1">
      <div className={classes.stack}>
        <Pane title={t('decide.question')}>
          <QuestionFields question={bench.question} set={set} />
        </Pane>
        <Pane title={t('decide.facts')} note={t('decide.factsWhy')}>
          <FactList
            names={names}
            awaited={new Set(awaited)}
            facts={bench.question.facts}
            onChange={facts => set({ facts })}
          />
        </Pane>
      </div>
      <Pane title={t('decide.verdict')}>
        {verdict ? (
          <div role="status">
            <VerdictPanel
              outcome={<StateSign state={verdict.decision} />}
              verdict={{
                because: verdict.because.map(say.reason),
                missing: verdict.missing.map(say.reason),
                unknown: verdict.unknown.map(each => ({ text: say.question(each) })),
                obligations: verdict.obligations.map(say.reason),
                basis: verdict.basis,
                ...(verdict.valid_until && { validUntil: verdict.valid_until }),
              }}
            />
          </div>
        ) : (
          <p className="quiet">{t('decide.empty')}</p>
        )}
      </Pane>
    </Columns>
  );
}

function QuestionFields({
  question,
  set,
}: {
  readonly question: Question;
  readonly set: (part: Partial<Question>) => void;
}) {
  const t = useText('handling');
  return (
    <div className={classes.question}>
      <PartyEditor title={t('decide.holder')} party={question.holder} onChange={holder => set({ holder })} />
      <PartyEditor
        title={t('decide.recipient')}
        party={question.recipient}
        onChange={recipient => set({ recipient })}
      />
      <NativeSelect
        size="xs"
        label={t('decide.action')}
        value={question.action}
        data={actions.map(action => ({ value: action, label: t(`action.${action}`) }))}
        onChange={event => set({ action: event.currentTarget.value as Action })}
      />
      <TextInput
        label={t('decide.purpose')}
        value={question.purpose}
        placeholder={t('decide.purposeLike')}
        onChange={event => set({ purpose: event.currentTarget.value })}
      />
      <TextInput
        label={t('decide.originator')}
        value={question.originator}
        onChange={event => set({ originator: event.currentTarget.value.trim() })}
      />
      <TextInput
        type="datetime-local"
        label={t('decide.at')}
        value={question.at}
        onChange={event => set({ at: event.currentTarget.value })}
      />
    </div>
  );
}
