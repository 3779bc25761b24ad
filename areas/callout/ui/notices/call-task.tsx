import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Dispatch, Notice } from '../../contract.ts';
import classes from '../callout.module.css';

type Result = 'acknowledged' | 'no-answer' | 'wrong-authentication';

interface CallTaskProps {
  readonly notice: Notice;
  readonly party: string;
  readonly attempt: Dispatch['attempts'][number];
}

/** A call to make: the number, what to say, the code that must be read back, and how it went. */
export function CallTask({ notice, party, attempt }: CallTaskProps) {
  const t = useText('callout');
  const go = useGo();
  const [draft, setDraft] = useState({ code: '', name: '', note: '' });
  const put = (change: Partial<typeof draft>): void => setDraft(old => ({ ...old, ...change }));
  const report = useAct(
    (result: Result) =>
      api.post(`/api/callout/calls/${attempt.id}`, {
        result,
        ...(draft.code.trim() ? { code: draft.code.trim() } : {}),
        ...(draft.name.trim().length > 1 ? { name: draft.name.trim() } : {}),
        ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      }),
    ['callout', 'watch', 'ledger'],
  );
  const done = { onSuccess: () => go(`/callouts/${notice.id}`) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    report.mutate('acknowledged', done);
  };
  return (
    <Pane title={t('call.title', { party })} note={attempt.dueAt && <TimeText at={attempt.dueAt} />}>
      <form className="stack" onSubmit={submit}>
        <p className={classes.number}>{attempt.address}</p>
        <blockquote className={classes.script}>{attempt.detail}</blockquote>
        <div className={classes.pair}>
          <TextInput
            label={t('call.code')}
            description={t('call.codeMeans')}
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={12}
            value={draft.code}
            onChange={event => put({ code: event.currentTarget.value })}
          />
          <TextInput
            label={t('call.name')}
            description={t('call.nameMeans')}
            required
            minLength={2}
            maxLength={120}
            value={draft.name}
            onChange={event => put({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('call.note')}
            description={t('call.noteMeans')}
            maxLength={500}
            value={draft.note}
            onChange={event => put({ note: event.currentTarget.value })}
          />
        </div>
        {report.error && <ErrorNote error={report.error} />}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" loading={report.isPending}>
            {t('call.acknowledged')}
          </Button>
          <Button onClick={() => report.mutate('no-answer', done)}>{t('call.noAnswer')}</Button>
          <Button onClick={() => report.mutate('wrong-authentication', done)}>{t('call.wrong')}</Button>
        </div>
      </form>
    </Pane>
  );
}
