import { Checkbox, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { QuestionInput, Run } from '../../contract.ts';
import classes from '../systemic-risk.module.css';
import { CombinationsPane } from './combinations-pane.tsx';
import { KindBoxes, type Kind, kinds } from './kinds.tsx';
import { AskButton, QuestionState } from './question-state.tsx';
import { RankedPane } from './ranked-pane.tsx';
import { useQuestion } from './use-question.ts';

/** Who matters most: assets, operators and products by the loss their fall would cause, alone and together. */
export function RankingPane({ run }: { readonly run: Run }) {
  const t = useText('systemic-risk');
  const asked = useQuestion(run.id, 'ranking');
  const answer = asked.answer.data;
  const duration = asked.done?.input.kind === 'ranking' ? asked.done.input.duration : undefined;
  const [shown, setShown] = useState<readonly Kind[]>(kinds);
  const there = answer?.lists.map(({ kind }) => kind) ?? [];
  return (
    <>
      <Pane title={t('rank.title')} note={t('rank.note')}>
        <RankingForm asked={asked} />
        <QuestionState asked={asked} />
      </Pane>
      {answer && there.length > 1 && (
        <Pane title={t('rank.show')} note={t('rank.showNote')}>
          <KindBoxes of={there} chosen={shown} onChange={setShown} />
        </Pane>
      )}
      {answer?.lists
        .filter(({ kind }) => shown.includes(kind))
        .map(list => (
          <RankedPane key={list.kind} list={list} answer={answer} run={run} duration={duration} />
        ))}
      {answer && <CombinationsPane answer={answer} shown={shown} run={run} duration={duration} />}
    </>
  );
}

type Asked = ReturnType<typeof useQuestion<'ranking'>>;

function RankingForm({ asked }: { readonly asked: Asked }) {
  const t = useText('systemic-risk');
  const [chosen, setChosen] = useState<readonly Kind[]>(kinds);
  const [together, setTogether] = useState(true);
  const [confirm, setConfirm] = useState(12);
  const [worlds, setWorlds] = useState(40);
  const [duration, setDuration] = useState<number | ''>('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const sizes = { kinds: [...chosen], confirm, worlds, combine: together ? 3 : 0 };
    const input: QuestionInput = { kind: 'ranking', ...sizes, ...(duration === '' ? {} : { duration }) };
    asked.ask.mutate(input);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <KindBoxes of={kinds} chosen={chosen} onChange={setChosen} />
      <Checkbox
        label={t('rank.combine')}
        checked={together}
        onChange={event => setTogether(event.currentTarget.checked)}
      />
      <div className={classes.fields}>
        <NumberInput
          label={t('rank.confirm')}
          min={2}
          max={40}
          value={confirm}
          onChange={value => setConfirm(Number(value))}
        />
        <NumberInput
          label={t('ask.worlds')}
          min={10}
          max={500}
          value={worlds}
          onChange={value => setWorlds(Number(value))}
        />
        <NumberInput
          label={t('rank.hoursOut')}
          placeholder={t('rank.untilRepaired')}
          min={1}
          max={8760}
          value={duration}
          onChange={value => setDuration(value === '' ? '' : Number(value))}
        />
      </div>
      <AskButton asked={asked} missing={chosen.length === 0} />
    </form>
  );
}
