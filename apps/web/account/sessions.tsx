import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { clientName } from './client-name.ts';

interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly method: 'link' | 'password';
  readonly client: string;
  readonly seenAt: string;
}

/** Where the person is signed in, each of which they can end. */
export function Sessions() {
  const t = useText('web');
  const list = useApi<{ readonly sessions: readonly Session[] }>('/api/auth/sessions');
  const end = useAct(
    (which: { readonly id: string } | { readonly others: true }) => api.post('/api/auth/sessions/revoke', which),
    ['auth'],
  );
  const sessions = list.data?.sessions ?? [];
  const others = sessions.length > 1;
  return (
    <Pane
      title={t('settings.sessions')}
      note={sessions.length || undefined}
      actions={others && <Button onClick={() => end.mutate({ others: true })}>{t('settings.endOthers')}</Button>}
    >
      {(list.error ?? end.error) && <ErrorNote error={list.error ?? end.error} />}
      <Rows>
        {sessions.map(session => (
          <Row
            key={session.id}
            title={clientName(session.client) || t('settings.unknownClient')}
            detail={
              <>
                {t(`settings.by.${session.method}`)} · {t('settings.seen')} <TimeText at={session.seenAt} />
              </>
            }
            aside={session.current ? t('settings.thisOne') : undefined}
            action={
              !session.current && <Button onClick={() => end.mutate({ id: session.id })}>{t('settings.end')}</Button>
            }
          />
        ))}
      </Rows>
    </Pane>
  );
}
