import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { useMe } from '#platform/ui/me.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Received } from '../../contract.ts';
import classes from '../callout.module.css';

/** A notice this party was sent, in its own version, with handling in its own terms, and acknowledging it. */
export function ReceivedRow({ received }: { readonly received: Received }) {
  const t = useText('callout');
  return (
    <li>
      <div className={classes.noticeHead}>
        <strong>
          {received.number} {received.subject}
        </strong>
        {received.mode !== 'live' && <span className={classes.mode}>{t(`mode.${received.mode}`)}</span>}
        <MarkingLabel marking={received.marking} />
        <span className={classes.dim}>
          {t('received.from', { from: received.from })} <TimeText at={received.sentAt} />
        </span>
      </div>
      {received.recalledAt && (
        <p className={classes.bad}>{t('received.recalled', { why: received.recallWhy ?? '' })}</p>
      )}
      <details>
        <summary>{t('received.read')}</summary>
        {received.sections.map(section => (
          <section key={section.title}>
            <h3>
              {section.title} <MarkingLabel marking={section.marking} /> {section.redacted && t('received.redacted')}
            </h3>
            <p className={classes.pre}>{section.body}</p>
          </section>
        ))}
        <Bullets>
          {received.instructions.map(instruction => (
            <li key={instruction}>{instruction}</li>
          ))}
        </Bullets>
        <a href={`/api/ledger/acts/${received.act}/receipt`} download>
          {t('received.receipt')}
        </a>
      </details>
      {received.state === 'waiting' && !received.recalledAt ? (
        <Acknowledge dispatch={received.dispatch} />
      ) : (
        <span className={classes.dim}>{t(`state.${received.state}`)}</span>
      )}
    </li>
  );
}

function Acknowledge({ dispatch }: { readonly dispatch: number }) {
  const t = useText('callout');
  const name = useMe()?.person.name ?? '';
  const [answer, setAnswer] = useState('');
  const send = useAct(
    () => api.post(`/api/callout/received/${dispatch}/acknowledge`, { name, answer }),
    ['callout', 'watch'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form className={classes.inline} onSubmit={submit}>
      <TextInput
        aria-label={t('ack.answer')}
        placeholder={t('ack.answerExample')}
        maxLength={500}
        value={answer}
        onChange={event => setAnswer(event.currentTarget.value)}
      />
      <Button type="submit" loading={send.isPending}>
        {t('ack.do')}
      </Button>
      {send.error && <ErrorNote error={send.error} />}
    </form>
  );
}
