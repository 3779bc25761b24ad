import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { useAddress } from '../answers.ts';
import classes from '../callout.module.css';
import { outboxDot, type WholeMessage } from './messages.ts';

/** One message as it is written, with its links; without a mail server this is where it can be followed. */
export default function MessagePage() {
  const t = useText('callout');
  const id = useAddress('id');
  const message = useApi<WholeMessage>(`/api/outbox/${id}`);
  const hold = useAct((why: string) => api.post(`/api/outbox/${id}/hold`, { why }), ['outbox', 'ledger']);
  const release = useAct(() => api.post(`/api/outbox/${id}/release`), ['outbox', 'ledger']);
  if (message.error) return <ErrorNote error={message.error} onRetry={() => void message.refetch()} />;
  const mail = message.data;
  if (!mail) return <div aria-busy="true" />;
  return (
    <>
      <PageHead
        title={mail.subject}
        marking={mail.marking && <MarkingLabel marking={mail.marking} />}
        summary={
          <>
            <span>
              <StateDot state={outboxDot(mail.state)} /> {t(`mail.${mail.state}`)}
            </span>
            <span className="mono">{mail.recipient}</span>
          </>
        }
        actions={
          mail.state === 'held' ? (
            <Button loading={release.isPending} onClick={() => release.mutate()}>
              {t('outbox.release')}
            </Button>
          ) : (
            (mail.state === 'queued' || mail.state === 'deferred') && (
              <ConfirmAction
                label={t('outbox.hold')}
                title={t('outbox.holdTitle')}
                explain={t('outbox.holdExplain')}
                confirm={t('outbox.hold')}
                reason
                run={why => hold.mutateAsync(why)}
              />
            )
          )
        }
        below={<Go href="/outbox">{t('outbox.back')}</Go>}
      />
      {(hold.error ?? release.error) && <ErrorNote error={hold.error ?? release.error} />}
      <Pane title={t('outbox.text')} note={t(mail.encrypted ? 'outbox.encrypted' : 'outbox.plain')}>
        <div className={classes.mail}>
          <Linked text={mail.text} />
        </div>
        <Terms
          rows={[
            [t('outbox.tries'), mail.tries],
            [t('outbox.queued'), <TimeText key="queued" at={mail.queuedAt} />],
            [t('outbox.reply'), mail.lastReply && <code key="reply">{mail.lastReply}</code>],
            [t('outbox.next'), mail.nextTryAt && <TimeText key="next" at={mail.nextTryAt} />],
          ]}
        />
      </Pane>
    </>
  );
}

/** Text with the addresses of this service as links; others stay text, so that nothing leads away by accident. */
function Linked({ text }: { readonly text: string }) {
  const parts = text.split(/(https?:\/\/\S+)/);
  return (
    <>
      {parts.map((part, index) => {
        const own = index % 2 === 1 && URL.canParse(part) && new URL(part).pathname.startsWith('/acknowledge/');
        // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
        return <Fragment key={index}>{own ? <a href={new URL(part).pathname}>{part}</a> : part}</Fragment>;
      })}
    </>
  );
}
