import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { PartyLine } from '../answers.ts';
import classes from '../incidents.module.css';

const roles = ['affected', 'supplier', 'downstream'] as const;

export interface NamedEntity {
  readonly role: (typeof roles)[number];
  readonly name: string;
}

interface EntityFieldsProps {
  readonly parties: readonly PartyLine[];
  readonly entities: readonly NamedEntity[];
  readonly onEntities: (entities: readonly NamedEntity[]) => void;
}

/** Who is hit, through whom, and who may be next: parties of the register, or a name that is not in it yet. */
export function EntityFields({ parties, entities, onEntities }: EntityFieldsProps) {
  const t = useText('incidents');
  const list = useId();
  const change = (at: number, next: Partial<NamedEntity>): void =>
    onEntities(entities.map((entity, index) => (index === at ? { ...entity, ...next } : entity)));
  const add = (role: NamedEntity['role']): void => onEntities([...entities, { role, name: '' }]);
  return (
    <fieldset className={classes.entities}>
      <legend>{t('open.entities')}</legend>
      <datalist id={list}>
        {parties.map(party => (
          <option key={party.id} value={party.name}>
            {[party.kind, party.country].filter(Boolean).join(', ')}
          </option>
        ))}
      </datalist>
      {entities.map((entity, index) => {
        const known = parties.find(party => party.name === entity.name.trim());
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <div key={index} className={classes.entity}>
            <NativeSelect
              size="xs"
              aria-label={t('open.role')}
              data={roles.map(value => ({ value, label: t(`role.${value}`) }))}
              value={entity.role}
              onChange={event => change(index, { role: event.currentTarget.value as NamedEntity['role'] })}
            />
            <TextInput
              aria-label={t('open.party', { role: t(`role.${entity.role}`) })}
              placeholder={t('open.partyExample')}
              list={list}
              required={index === 0}
              maxLength={200}
              value={entity.name}
              description={
                entity.name === ''
                  ? null
                  : known
                    ? [known.kind.replaceAll('-', ' '), known.country].filter(Boolean).join(' · ')
                    : t('open.notRegistered')
              }
              onChange={event => change(index, { name: event.currentTarget.value })}
            />
          </div>
        );
      })}
      <div className={classes.buttons}>
        <Button onClick={() => add('affected')}>{t('open.addAffected')}</Button>
        <Button onClick={() => add('supplier')}>{t('open.addSupplier')}</Button>
        <Button onClick={() => add('downstream')}>{t('open.addDownstream')}</Button>
      </div>
    </fieldset>
  );
}
