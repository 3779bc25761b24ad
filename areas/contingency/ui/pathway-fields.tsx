import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from './contingency.module.css';
import { type DraftStep, newStep } from './scenario-draft.ts';
import type { PartProps } from './scenario-form.tsx';

/** The pathway by hand: steps in order, each with its hours and the earlier step it follows from. */
export function PathwayFields({ draft, set }: PartProps) {
  const t = useText('contingency');
  const { steps } = draft;
  if (draft.kept)
    return (
      <Pane title={t('form.pathway')} note={t('pathway.count', { count: steps.length })}>
        <p className={classes.quiet}>{t('form.pathwayKept')}</p>
        <ConfirmAction
          label={t('form.pathwayAnew')}
          title={t('form.pathwayAnew')}
          explain={t('form.pathwayAnewMeans')}
          confirm={t('form.pathwayAnew')}
          run={() => set({ kept: false })}
        />
      </Pane>
    );
  const change = (at: number, part: Partial<DraftStep>): void =>
    set({ steps: steps.map((step, i) => (i === at ? { ...step, ...part } : step)) });
  return (
    <Pane title={t('form.pathway')} note={t('pathway.count', { count: steps.length })}>
      <div className={classes.form}>
        <TextInput
          label={t('form.begins')}
          maxLength={300}
          value={draft.begins}
          onChange={event => set({ begins: event.currentTarget.value })}
        />
        {steps.map((step, i) => (
          <StepFields
            key={step.id}
            step={step}
            place={i + 1}
            before={steps.slice(0, i)}
            change={part => change(i, part)}
            remove={() => set({ steps: without(steps, step.id) })}
          />
        ))}
        <Button onClick={() => set({ steps: [...steps, newStep(steps.at(-1))] })}>{t('form.addStep')}</Button>
      </div>
    </Pane>
  );
}

/** What followed from a step that goes follows from nothing until somebody says from what. */
const without = (steps: readonly DraftStep[], id: string): DraftStep[] =>
  steps.filter(step => step.id !== id).map(step => (step.after === id ? { ...step, after: '' } : step));

function StepFields(props: {
  readonly step: DraftStep;
  readonly place: number;
  readonly before: readonly DraftStep[];
  readonly change: (part: Partial<DraftStep>) => void;
  readonly remove: () => void;
}) {
  const { step, change } = props;
  const t = useText('contingency');
  const hours = (name: 'early' | 'likely' | 'late') => (
    <NumberInput label={t(`form.${name}`)} min={0} value={step[name]} onChange={value => change({ [name]: value })} />
  );
  return (
    <fieldset className={classes.group}>
      <legend>{t('form.step', { n: props.place })}</legend>
      <Fields>
        <TextInput
          label={t('form.stepName')}
          required
          maxLength={200}
          value={step.name}
          onChange={event => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('form.after')}
          value={step.after}
          onChange={event => change({ after: event.currentTarget.value })}
          data={[
            { value: '', label: t('form.afterNone') },
            { value: 'begins', label: t('pathway.beginning') },
            ...props.before.map(({ id, name }, i) => ({ value: id, label: name || t('form.step', { n: i + 1 }) })),
          ]}
        />
        <TextInput
          label={t('form.through')}
          maxLength={300}
          value={step.through}
          onChange={event => change({ through: event.currentTarget.value })}
        />
        {hours('early')}
        {hours('likely')}
        {hours('late')}
      </Fields>
      <Button variant="subtle" onClick={props.remove}>
        {t('form.remove')}
      </Button>
    </fieldset>
  );
}
