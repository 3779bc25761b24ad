import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Mode } from '#engines/kernel/mode.ts';
import { currentLanguage, switchLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { Mark } from '#platform/ui/shell/mark.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { usePageTitle } from '#platform/ui/shell/mode.ts';
import { useAddress } from '../answers.ts';
import classes from '../callout.module.css';

interface Link {
  readonly number: string;
  readonly from: string;
  readonly party: string;
  readonly mode: Mode;
  readonly marking: string;
  readonly state: 'waiting' | 'acknowledged' | 'recalled' | 'used';
  readonly recallWhy: string | null;
}

/** Behind the link of a message: opening it acknowledges nothing, since scanners open links too; the button does. */
export default function AcknowledgePage() {
  const t = useText('callout');
  const token = useAddress('token');
  const link = useApi<Link>(`/api/acknowledge/${token}`);
  const mode = link.data?.mode ?? 'live';
  usePageTitle(t('ack.title'), mode);
  const other = currentLanguage() === 'fr' ? 'en' : 'fr';
  return (
    <>
      <ModeBand mode={mode} />
      <main className={classes.alone}>
        <div className={classes.brand}>
          <Mark /> Entente
          <Button className={classes.language} lang={other} onClick={() => void switchLanguage(other)}>
            {t('ack.otherLanguage')}
          </Button>
        </div>
        <h1>{t('ack.title')}</h1>
        {link.error && <ErrorNote error={link.error} />}
        {link.data && <Notice link={link.data} token={token} />}
      </main>
    </>
  );
}

function Notice({ link, token }: { readonly link: Link; readonly token: string }) {
  const t = useText('callout');
  const [done, setDone] = useState(false);
  return (
    <>
      <Terms
        rows={[
          [t('ack.number'), <code key="number">{link.number}</code>],
          [t('ack.from'), link.from],
          [t('ack.to'), link.party],
          [t('ack.marking'), <MarkingLabel key="marking" marking={link.marking} />],
        ]}
      />
      {done ? (
        <p role="status">
          <strong>{t('ack.done')}</strong> {t('ack.doneMeans')}
        </p>
      ) : link.state === 'used' ? (
        <p role="status">{t('ack.used')}</p>
      ) : link.state === 'recalled' ? (
        <p role="status">
          <strong>{t('ack.recalled', { why: link.recallWhy ?? '' })}</strong> {t('ack.recalledMeans')}
        </p>
      ) : (
        <AnswerForm token={token} already={link.state === 'acknowledged'} onDone={() => setDone(true)} />
      )}
    </>
  );
}

function AnswerForm(props: { readonly token: string; readonly already: boolean; readonly onDone: () => void }) {
  const t = useText('callout');
  const [draft, setDraft] = useState({ name: '', answer: '' });
  const send = useAct(() => api.post(`/api/acknowledge/${props.token}`, draft));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate(undefined, { onSuccess: props.onDone });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {props.already && <p>{t('ack.already')}</p>}
      <TextInput
        label={t('ack.name')}
        autoComplete="name"
        required
        minLength={2}
        maxLength={120}
        value={draft.name}
        onChange={event => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('ack.answer')}
        placeholder={t('ack.answerExample')}
        maxLength={500}
        value={draft.answer}
        onChange={event => setDraft({ ...draft, answer: event.currentTarget.value })}
      />
      {send.error && <ErrorNote error={send.error} />}
      <Button type="submit" variant="filled" loading={send.isPending}>
        {t('ack.do')}
      </Button>
    </form>
  );
}
