import { NativeSelect, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';

export interface ModeChoice<M extends string = string> {
  readonly mode: M;
  readonly exercise: string;
}

/** The mode something is made in, and the name of the exercise or drill where it is one. */
export function ModeFields<M extends string>(props: {
  readonly modes: readonly M[];
  readonly value: ModeChoice<M>;
  readonly onValue: (change: Partial<ModeChoice<M>>) => void;
}) {
  const t = useText('ui');
  const { value, onValue } = props;
  return (
    <>
      <NativeSelect
        label={t('modeChoice.mode')}
        value={value.mode}
        onChange={event => onValue({ mode: event.currentTarget.value as M })}
        data={props.modes.map(mode => ({ value: mode, label: t(`modeChoice.${mode}`) }))}
      />
      {(value.mode === 'exercise' || value.mode === 'drill') && (
        <TextInput
          label={t('modeChoice.exerciseName')}
          required
          maxLength={120}
          value={value.exercise}
          onChange={event => onValue({ exercise: event.currentTarget.value })}
        />
      )}
    </>
  );
}
