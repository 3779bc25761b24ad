import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useZone } from '#platform/ui/me.ts';
import type { Definition } from '../answers.ts';
import classes from '../incidents.module.css';
import { listed } from './value.ts';

interface FieldProps {
  readonly definition: Definition;
  /** what is typed or chosen, as text; a set is its values with spaces between */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The field for one fact by its type. Everything is a control of the browser, so the keyboard alone is enough. */
export function ValueField(props: FieldProps) {
  const { definition } = props;
  if (definition.type === 'bool') return <YesNo {...props} />;
  if (definition.type === 'enum') return <Choice {...props} />;
  if (definition.type === 'set' && definition.values) return <Several {...props} values={definition.values} />;
  if (definition.type === 'instant') return <Moment {...props} />;
  return <Typed {...props} />;
}

function YesNo({ text, onText }: FieldProps) {
  const t = useText('incidents');
  return (
    <Radio.Group value={text} onChange={onText} label={t('fact.value')}>
      <div className={classes.choices}>
        <Radio value="true" label={t('fact.yes')} />
        <Radio value="false" label={t('fact.no')} />
      </div>
    </Radio.Group>
  );
}

function Choice({ definition, text, onText }: FieldProps) {
  const t = useText('incidents');
  const data = [
    { value: '', label: t('fact.choose') },
    ...(definition.values ?? []).map(value => ({ value, label: listed(value, definition) })),
  ];
  return (
    <NativeSelect
      size="xs"
      label={t('fact.value')}
      data={data}
      value={text}
      onChange={event => onText(event.currentTarget.value)}
    />
  );
}

function Several({ definition, values, text, onText }: FieldProps & { readonly values: readonly string[] }) {
  const t = useText('incidents');
  const chosen = text.split(' ').filter(Boolean);
  return (
    <Checkbox.Group value={chosen} onChange={next => onText(next.join(' '))} label={t('fact.values')}>
      <div className={classes.several}>
        {values.map(value => (
          <Checkbox key={value} value={value} label={listed(value, definition)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Moment({ text, onText }: FieldProps) {
  const t = useText('incidents');
  return (
    <TextInput
      type="datetime-local"
      label={t('fact.at', { zone: useZone() })}
      value={text}
      onChange={event => onText(event.currentTarget.value)}
    />
  );
}

function Typed({ definition, text, onText }: FieldProps) {
  const t = useText('incidents');
  const { type } = definition;
  const hint =
    type === 'money'
      ? t('fact.moneyHint')
      : type === 'set' || type === 'country'
        ? t('fact.countryHint')
        : type === 'zone'
          ? t('fact.zoneHint')
          : (definition.unit ?? null);
  return (
    <TextInput
      label={t('fact.value')}
      description={hint}
      inputMode={['int', 'number', 'duration'].includes(type) ? 'decimal' : 'text'}
      value={text}
      onChange={event => onText(event.currentTarget.value)}
    />
  );
}
