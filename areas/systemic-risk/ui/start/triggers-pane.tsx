import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { ModelLine, Trigger } from '../../contract.ts';
import { base, useOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { hours, percent } from '../words.ts';
import { titleOf } from './model-title.ts';
import { usePlans, usePlanTitle } from './plans.ts';

/** Which call-out plan is to be thought of when a function or sector is likely to fail; held against every open incident. */
export function TriggersPane({ models }: { readonly models: readonly ModelLine[] }) {
  const t = useText('systemic-risk');
  const found = useApi<{ readonly triggers: readonly Trigger[] }>(`${base}/triggers`);
  const called = usePlanTitle();
  const remove = useAct((id: number) => api.delete(`${base}/triggers/${id}`), ['systemic-risk']);
  return (
    <Pane title={t('trigger.title')} note={t('trigger.note')}>
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.triggers.length === 0 && <p>{t('trigger.none')}</p>}
      <Rows>
        {(found.data?.triggers ?? []).map(each => (
          <Row
            key={each.id}
            title={called(each.plan)}
            detail={`${t('trigger.words', {
              target: each.target,
              hours: hours(each.withinHours),
              chance: percent(each.atLeast),
            })} · ${titleOf(models, each.model)}${each.exercise === null ? '' : ` · ${t('trigger.only', { exercise: each.exercise })}`}`}
            action={
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('trigger.removeOne', { plan: called(each.plan), target: each.target })}
                onClick={() => remove.mutate(each.id)}
              >
                {t('record.remove')}
              </Button>
            }
          />
        ))}
      </Rows>
      {remove.error && <ErrorNote error={remove.error} />}
      <TriggerForm models={models} />
    </Pane>
  );
}

function TriggerForm({ models }: { readonly models: readonly ModelLine[] }) {
  const t = useText('systemic-risk');
  const plans = usePlans();
  const [draft, setDraft] = useState({
    plan: '',
    model: 'pack:demo-country',
    target: '',
    withinHours: 24,
    atLeast: 0.2,
    exercise: '',
  });
  const outline = useOutline(draft.model).data;
  const targets = [
    ...(outline?.functions ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ...(outline?.sectors ?? []).map(name => ({ value: name, label: name })),
  ];
  const put = (change: Partial<typeof draft>): void => setDraft(old => ({ ...old, ...change }));
  const add = useAct(
    (input: typeof draft) => api.post(`${base}/triggers`, { ...input, exercise: input.exercise.trim() || null }),
    ['systemic-risk'],
  );
  const first = plans.data?.plans[0];
  const whole = {
    ...draft,
    plan: draft.plan || (first?.slug ?? ''),
    target: draft.target || (targets[0]?.value ?? ''),
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(whole);
  };
  if (plans.data && !first) return <p className={classes.quiet}>{t('trigger.noPlans')}</p>;
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.fields}>
        <NativeSelect
          label={t('trigger.plan')}
          data={(plans.data?.plans ?? []).map(({ slug, title }) => ({ value: slug, label: title }))}
          value={whole.plan}
          onChange={e => put({ plan: e.currentTarget.value })}
        />
        <NativeSelect
          label={t('trigger.model')}
          data={models.map(model => ({ value: model.key, label: model.title }))}
          value={draft.model}
          onChange={e => put({ model: e.currentTarget.value, target: '' })}
        />
        <NativeSelect
          label={t('why.target')}
          data={targets}
          value={whole.target}
          onChange={e => put({ target: e.currentTarget.value })}
        />
        <NumberInput
          label={t('trigger.within')}
          min={1}
          max={8760}
          value={draft.withinHours}
          onChange={value => put({ withinHours: Number(value) })}
        />
        <NumberInput
          label={t('trigger.atLeast')}
          min={0.01}
          max={1}
          step={0.05}
          value={draft.atLeast}
          onChange={value => put({ atLeast: Number(value) })}
        />
        <TextInput
          label={t('trigger.exercise')}
          description={t('trigger.exerciseMeans')}
          maxLength={120}
          value={draft.exercise}
          onChange={e => put({ exercise: e.currentTarget.value })}
        />
      </div>
      {add.error && <ErrorNote error={add.error} />}
      <Button type="submit" variant="default" loading={add.isPending} disabled={!whole.plan || !whole.target}>
        {t('trigger.add')}
      </Button>
    </form>
  );
}
