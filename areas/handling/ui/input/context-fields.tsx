import { NativeSelect, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import type { Bench, Change, Context } from '../bench.ts';
import type { EngineParts } from '../engine.ts';
import classes from '../handling.module.css';

/** Country, issuer, date and scheme of the item: what settles which scheme a word belongs to, and which rules of it hold. */
export function ContextFields(props: {
  readonly bench: Bench;
  readonly change: Change;
  readonly engine: EngineParts | null;
}) {
  const t = useText('handling');
  const { context } = props.bench;
  const set = (key: keyof Context, value: string): void => {
    const { [key]: _, ...rest } = context;
    props.change({ context: value === '' ? rest : { ...rest, [key]: value } });
  };
  const schemes = [...(props.engine?.lexicons.byId.values() ?? [])].map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={classes.context}>
      <TextInput
        label={t('input.country')}
        value={context.country ?? ''}
        maxLength={3}
        placeholder={t('input.countryLike')}
        onChange={event => set('country', event.currentTarget.value.toUpperCase())}
      />
      <TextInput
        label={t('input.issuer')}
        value={context.issuer ?? ''}
        onChange={event => set('issuer', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('input.created')}
        value={context.created ?? ''}
        onChange={event => set('created', event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={t('input.scheme')}
        value={context.scheme ?? ''}
        data={[{ value: '', label: t('input.anyScheme') }, ...schemes]}
        onChange={event => set('scheme', event.currentTarget.value)}
      />
    </div>
  );
}
