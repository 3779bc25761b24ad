import { NativeSelect, TextInput } from '@mantine/core';
import type { MessageType, Notice, NoticeDraft } from '#areas/callout/contract.ts';
import type { Disclosure } from '#areas/sharing/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { spoken } from '#platform/i18n/spoken.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useZone } from '#platform/ui/me.ts';
import type { Incident } from '../../contract.ts';
import classes from '../incidents.module.css';
import { instantOf } from '#platform/ui/time/local-time.ts';

const types: readonly MessageType[] = [
  'first-warning',
  'situation-report',
  'request',
  'correction',
  'all-clear',
  'drill',
];

export interface Message {
  readonly type: MessageType;
  readonly subject: string;
  /** local date and time in the reader's zone; empty for none */
  readonly replyBy: string;
  readonly nextUpdate: string;
}

export const messageFor = (incident: Incident): Message => ({
  type: incident.mode === 'drill' ? 'drill' : 'first-warning',
  subject: incident.title,
  replyBy: '',
  nextUpdate: '',
});

interface MessagePaneProps {
  readonly message: Message;
  readonly onMessage: (message: Message) => void;
  readonly draft: NoticeDraft;
  /** the matrix of exactly this draft; absent while it is not known */
  readonly disclosure: Disclosure | undefined;
  readonly exercise: string | null;
}

/** Subject, type and times, and sending: it says who will not get it and why, and never goes to nobody. */
export function MessagePane(props: MessagePaneProps) {
  const t = useText('incidents');
  const zone = useZone();
  const { message } = props;
  const put = (change: Partial<Message>): void => props.onMessage({ ...message, ...change });
  return (
    <Pane title={t('message.title')}>
      <div className={classes.form}>
        <TextInput
          label={t('message.subject')}
          description={t('message.subjectMeans')}
          required
          maxLength={200}
          value={message.subject}
          onChange={event => put({ subject: event.currentTarget.value })}
        />
        <div className={classes.pair}>
          <NativeSelect
            size="xs"
            label={t('message.type')}
            data={types.map(value => ({ value, label: t(`messageType.${value}`) }))}
            value={message.type}
            onChange={event => put({ type: event.currentTarget.value as MessageType })}
          />
          <TextInput
            type="datetime-local"
            label={t('message.replyBy', { zone })}
            value={message.replyBy}
            onChange={event => put({ replyBy: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label={t('message.nextUpdate', { zone })}
            value={message.nextUpdate}
            onChange={event => put({ nextUpdate: event.currentTarget.value })}
          />
        </div>
        <Send {...props} />
      </div>
    </Pane>
  );
}

function Send(props: MessagePaneProps) {
  const t = useText('incidents');
  const go = useGo();
  const zone = useZone();
  const { disclosure, message } = props;
  const send = useAct(
    (draft: NoticeDraft) => api.post<Notice>('/api/callout/notices', draft),
    ['callout', 'incidents', 'ledger', 'outbox', 'watch'],
  );
  const gets = disclosure?.recipients.filter(each => !each.blocked && each.version.sections.length > 0) ?? [];
  const not = disclosure?.recipients.filter(each => each.blocked || each.version.sections.length === 0) ?? [];
  const run = async (): Promise<void> => {
    const replyBy = instantOf(message.replyBy, zone);
    const nextUpdateAt = instantOf(message.nextUpdate, zone);
    const notice = await send.mutateAsync({
      ...props.draft,
      ...(replyBy ? { replyBy } : {}),
      ...(nextUpdateAt ? { nextUpdateAt } : {}),
    });
    go(`/callouts/${notice.id}`);
  };
  return (
    <div className={classes.buttons}>
      <ConfirmAction
        label={t('message.send', { count: gets.length })}
        variant="filled"
        disabled={gets.length === 0}
        title={t('message.confirm', { count: gets.length })}
        confirm={t('message.sendNow')}
        run={run}
        explain={
          <>
            {props.exercise && (
              <p>
                <strong>{props.exercise}</strong>
              </p>
            )}
            <p>{t('message.gets', { who: gets.map(each => each.name).join(', ') })}</p>
            {not.length > 0 && (
              <>
                <p>{t('message.not')}</p>
                <ul className={classes.bullets}>
                  {not.map(each => (
                    <li key={each.recipient}>
                      <strong>{each.name}</strong>{' '}
                      {each.blocked ? spoken(each.blocked).message : t('matrix.getsNothing')}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        }
      />
      {disclosure && gets.length === 0 && <span className={classes.bad}>{t('message.nobody')}</span>}
    </div>
  );
}
