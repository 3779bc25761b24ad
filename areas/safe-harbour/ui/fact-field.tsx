import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import type { HarbourFact } from '../contract.ts';
import { useValueText } from './fact-line.tsx';
import classes from './safe-harbour.module.css';

type Value = HarbourFact['value'];

/** The control that fits the type of a fact. */
export function FactField(props: {
  readonly fact: HarbourFact;
  readonly value: Value;
  readonly set: (value: Value) => void;
}) {
  const t = useText('safe-harbour');
  const text = useValueText();
  const { fact, value, set } = props;
  const label = t('state.value');
  if (fact.type === 'int')
    return (
      <NumberInput
        label={label}
        required
        min={0}
        allowDecimal={false}
        value={typeof value === 'number' ? value : ''}
        onChange={given => set(typeof given === 'number' ? given : null)}
      />
    );
  if (fact.type === 'date')
    return (
      <TextInput
        type="date"
        label={label}
        required
        value={typeof value === 'string' ? value : ''}
        onChange={event => set(event.currentTarget.value || null)}
      />
    );
  if (fact.type === 'set') return <SetField values={fact.values ?? []} value={value} set={set} />;
  const options = fact.type === 'bool' ? ['true', 'false'] : (fact.values ?? []);
  const valueOf = (chosen: string): Value => (fact.type === 'bool' ? chosen === 'true' : chosen);
  return (
    <NativeSelect
      label={label}
      required
      value={value === null ? '' : String(value)}
      onChange={event => set(event.currentTarget.value === '' ? null : valueOf(event.currentTarget.value))}
      data={[
        { value: '', label: t('state.choose') },
        ...options.map(option => ({ value: option, label: text(valueOf(option)) })),
      ]}
    />
  );
}

function SetField(props: {
  readonly values: readonly string[];
  readonly value: Value;
  readonly set: (value: Value) => void;
}) {
  const t = useText('safe-harbour');
  const text = useValueText();
  const chosen = Array.isArray(props.value) ? props.value : [];
  return (
    <Checkbox.Group label={t('state.values')} value={[...chosen]} onChange={props.set}>
      <div className={classes.checks}>
        {props.values.map(value => (
          <Checkbox key={value} value={value} label={text(value)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
