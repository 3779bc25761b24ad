import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import type { TeamSheet } from '../contract.ts';
import classes from './directory.module.css';

/** The first line by which an armored key is known (RFC 9580, section 6.2.1). */
const armorHead = '-----BEGIN PGP PUBLIC KEY BLOCK-----';

/** Registers the OpenPGP key of a team; from then on its mailboxes are encrypted to. */
export function AddKey({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('keys.add')}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('keys.addTo', { team: sheet.line.shortName })} wide>
        <KeyForm sheet={sheet} done={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function KeyForm({ sheet, done }: { readonly sheet: TeamSheet; readonly done: () => void }) {
  const t = useText('directory');
  const [key, setKey] = useState('');
  const [how, setHow] = useState('');
  const add = useAct(() => api.post(`/api/directory/parties/${sheet.line.party}/keys`, { key, how }), ['directory']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className={classes.entry} onSubmit={submit}>
      <p>{t('keys.addWhy')}</p>
      <Textarea
        label={t('keys.armored')}
        required
        rows={8}
        spellCheck={false}
        placeholder={armorHead}
        value={key}
        onChange={event => setKey(event.currentTarget.value)}
      />
      <TextInput
        label={t('keys.how')}
        description={t('keys.howWhy')}
        required
        value={how}
        onChange={event => setHow(event.currentTarget.value)}
      />
      {add.error && <ErrorNote error={add.error} />}
      <Button type="submit" variant="filled" loading={add.isPending}>
        {t('keys.add')}
      </Button>
    </form>
  );
}
