import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Party } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../handling.module.css';
import { type ListField, listText, readList } from './party-text.ts';
import { presets } from './presets.ts';

const kinds = [
  'national-csirt',
  'government',
  'federal',
  'federal-contractor',
  'ministry',
  'regulator',
  'law-enforcement',
  'isac',
  'operator',
  'vendor',
  'security-researcher',
  'media',
  'public',
];
const lists: readonly ListField[] = [
  'nationality',
  'communities',
  'client_of',
  'provider_to',
  'clearances',
  'agreements',
];

interface EditorProps {
  readonly title: string;
  readonly party: Party;
  readonly onChange: (party: Party) => void;
}

/** A party of the question: one of the demonstration world, or one described attribute by attribute. Empty means not known. */
export function PartyEditor(props: EditorProps) {
  const t = useText('handling');
  const { party } = props;
  const preset = presets.find(each => JSON.stringify(each) === JSON.stringify(party))?.id ?? '';
  const choose = (id: string): void => props.onChange(presets.find(each => each.id === id) ?? {});
  return (
    <fieldset className={classes.party}>
      <legend>{props.title}</legend>
      <NativeSelect
        size="xs"
        aria-label={t('decide.preset', { who: props.title })}
        value={preset}
        data={[
          { value: '', label: t('decide.own') },
          ...presets.map(each => ({ value: each.id ?? '', label: each.name ?? '' })),
        ]}
        onChange={event => choose(event.currentTarget.value)}
      />
      <details>
        <summary>{t('decide.attributes')}</summary>
        <p className="quiet">{t('decide.attributesWhy')}</p>
        <Attributes {...props} />
      </details>
    </fieldset>
  );
}

function Attributes({ party, onChange }: EditorProps) {
  const t = useText('handling');
  const set = (key: keyof Party, value: Party[keyof Party]): void => {
    const { [key]: _, ...rest } = party;
    onChange(value === undefined || value === '' ? rest : { ...rest, [key]: value });
  };
  return (
    <div className={classes.attributes}>
      {(['id', 'country', 'employer'] as const).map(key => (
        <TextInput
          key={key}
          label={t(`party.${key}`)}
          value={party[key] ?? ''}
          onChange={event => set(key, event.currentTarget.value.trim())}
        />
      ))}
      <NativeSelect
        size="xs"
        label={t('party.kind')}
        value={party.kind ?? ''}
        data={[
          { value: '', label: t('decide.unknown') },
          ...[...new Set([...(party.kind ? [party.kind] : []), ...kinds])].map(kind => ({ value: kind, label: kind })),
        ]}
        onChange={event => set('kind', event.currentTarget.value)}
      />
      {lists.map(field => (
        <ListInput
          key={field}
          label={t(`party.${field}`)}
          value={listText(party, field)}
          onRead={text => set(field, readList(field, text))}
        />
      ))}
    </div>
  );
}

/** A list is read when the field is left, so that a comma can be typed. */
function ListInput(props: { readonly label: string; readonly value: string; readonly onRead: (text: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = (): void => {
    if (typed !== null) props.onRead(typed);
    setTyped(null);
  };
  return (
    <TextInput
      label={props.label}
      value={typed ?? props.value}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={event => event.key === 'Enter' && done()}
    />
  );
}
