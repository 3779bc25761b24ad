import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { switchLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useMe } from '#platform/ui/me.ts';
import classes from './account.module.css';
import { LanguageField, ZoneField } from './person-fields.tsx';

/** Name, language, zone and the mode of this session. */
export function Profile() {
  const t = useText('web');
  const me = useMe();
  const [name, setName] = useState(me?.person.name ?? '');
  const [language, setLanguage] = useState(me?.person.language ?? 'en');
  const [zone, setZone] = useState(me?.person.zone ?? 'UTC');
  const [mode, setMode] = useState<string>(me?.mode ?? 'live');
  const save = useAct(() => api.patch('/api/me', { name, language, zone, mode }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: () => switchLanguage(language === 'fr' ? 'fr' : 'en') });
  };
  const modes = ['live', 'exercise', 'drill'].map(value => ({ value, label: t(`settings.mode.${value}`) }));
  return (
    <Pane title={t('settings.profile')} note={me?.person.email}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          className={classes.wide}
          label={t('settings.name')}
          required
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <LanguageField value={language} onChange={setLanguage} />
        <ZoneField value={zone} onChange={setZone} why={t('settings.zoneWhy')} />
        <Select
          className={classes.wide}
          label={t('settings.modeLabel')}
          description={t('settings.modeWhy')}
          data={modes}
          value={mode}
          onChange={value => setMode(value ?? 'live')}
          allowDeselect={false}
        />
        {save.error && <ErrorNote error={save.error} />}
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('settings.save')}
        </Button>
        <span role="status">{save.isSuccess ? t('settings.saved') : ''}</span>
      </form>
    </Pane>
  );
}
