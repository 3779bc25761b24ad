import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { useNow } from '#platform/ui/time/now.ts';
import { useRoleName } from '#platform/ui/words.ts';
import classes from '../account/account.module.css';
import type { AppointmentLine, Appointments } from './answers.ts';
import { AppointForm } from './appoint-form.tsx';

const current = ({ state }: AppointmentLine): boolean => state === 'holds' || state === 'to-come';

/** Who holds which role for the party, from when until when and on what basis; what has ended stays to be read. */
export function AppointmentList() {
  const t = useText('web');
  const [appointing, setAppointing] = useState(false);
  const found = useApi<Appointments>('/api/appointments');
  const all = found.data?.appointments ?? [];
  const now = all.filter(current);
  const past = all.filter(one => !current(one));
  return (
    <>
      <Pane
        title={t('admin.holding')}
        note={now.length}
        actions={
          <Button variant="filled" onClick={() => setAppointing(true)}>
            {t('admin.appoint')}
          </Button>
        }
      >
        {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
        <Rows>
          {now.map(one => (
            <AppointmentRow key={one.id} appointment={one} />
          ))}
        </Rows>
      </Pane>
      <Pane title={t('admin.past')} note={past.length}>
        {found.data && past.length === 0 && <p className={classes.dim}>{t('admin.pastNone')}</p>}
        <Rows>
          {past.map(one => (
            <AppointmentRow key={one.id} appointment={one} />
          ))}
        </Rows>
      </Pane>
      <Dialog open={appointing} onClose={() => setAppointing(false)} title={t('admin.appoint')} wide>
        <AppointForm roles={found.data?.roles ?? []} done={() => setAppointing(false)} />
      </Dialog>
    </>
  );
}

const soon_ms = 30 * 86_400_000;

function AppointmentRow({ appointment: one }: { readonly appointment: AppointmentLine }) {
  const t = useText('web');
  const roleName = useRoleName();
  const ending = Date.parse(one.ends) - useNow(3600).getTime() < soon_ms;
  const end = useAct(
    (why: string) => api.post(`/api/appointments/${one.id}/revoke`, { why }),
    ['appointments', 'people'],
  );
  const roles = one.roles.map(role => roleName(role)).join(', ');
  return (
    <Row
      lead={<StateDot state={current(one) ? (ending ? 'soon' : 'ok') : 'unknown'} />}
      title={`${one.person.name}: ${roles}`}
      detail={
        <>
          <TimeText at={one.starts} form="date" /> – <TimeText at={one.revokedAt ?? one.ends} form="date" /> ·{' '}
          {[one.evidence, one.person.email].filter(Boolean).join(' · ')}
        </>
      }
      aside={one.state === 'holds' ? undefined : t(`admin.state.${one.state}`)}
      action={
        current(one) && (
          <ConfirmAction
            label={t('admin.end')}
            title={t('admin.endTitle', { name: one.person.name })}
            explain={t('admin.endWhy', { roles })}
            confirm={t('admin.end')}
            danger
            quiet
            reason
            run={why => end.mutateAsync(why)}
          />
        )
      }
    />
  );
}
