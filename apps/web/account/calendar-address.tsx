import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from './account.module.css';
import { ShownOnce } from './shown-once.tsx';

interface Made {
  readonly address: string;
  readonly since: string;
}

/** The secret address under which a calendar reads one's deadlines: made, shown once, replaced, revoked. */
export function CalendarAddress() {
  const t = useText('web');
  const state = useApi<{ readonly since: string | null }>('/api/me/calendar');
  const make = useAct(() => api.post<Made>('/api/me/calendar'), ['me']);
  const revoke = useAct(() => api.delete('/api/me/calendar'), ['me']);
  const since = state.data?.since;
  return (
    <Pane
      title={t('settings.calendar')}
      note={
        since ? (
          <>
            {t('settings.calendarSince')} <TimeText at={since} />
          </>
        ) : (
          state.data && t('settings.calendarNone')
        )
      }
    >
      <div className={classes.form}>
        <p className={classes.text}>{t('settings.calendarHolds')}</p>
        <p className={classes.text}>
          <strong>{t('settings.calendarOpen')}</strong>
        </p>
        {since && make.data?.since === since && (
          <ShownOnce secret={make.data.address} note={t('settings.calendarOnce')} />
        )}
        {(state.error ?? make.error) && <ErrorNote error={state.error ?? make.error} />}
        <div className={classes.line}>
          {state.data && !since && (
            <Button variant="filled" loading={make.isPending} onClick={() => make.mutate(undefined)}>
              {t('settings.calendarMake')}
            </Button>
          )}
          {since && (
            <>
              <ConfirmAction
                label={t('settings.calendarRenew')}
                title={t('settings.calendarRenew')}
                explain={t('settings.calendarRenewWhy')}
                confirm={t('settings.calendarRenew')}
                run={() => make.mutateAsync(undefined)}
              />
              <ConfirmAction
                label={t('settings.calendarRevoke')}
                title={t('settings.calendarRevokeTitle')}
                explain={t('settings.calendarRevokeWhy')}
                confirm={t('settings.calendarRevoke')}
                danger
                run={() => revoke.mutateAsync(undefined)}
              />
            </>
          )}
        </div>
      </div>
    </Pane>
  );
}
