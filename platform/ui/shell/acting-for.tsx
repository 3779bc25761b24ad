import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { clockText, timeText } from '#platform/i18n/time.ts';
import { api, useAct } from '../api.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { ErrorNote } from '../feedback/error-note.tsx';
import type { Appointment, Me } from '../me.ts';
import { useRoleName } from '../words.ts';
import { useNow } from '../time/now.ts';
import classes from './acting-for.module.css';

const dayMilliseconds = 86_400_000;

/** The end of an appointment: its clock time within a day, its date beyond. */
function untilText(until: string, zone: string, now: number): string {
  const at = new Date(until);
  const language = currentLanguage();
  return at.getTime() - now < dayMilliseconds
    ? clockText(at, zone, language)
    : timeText(at, { zone, language, style: 'date' }).replace(/ [^ ]+$/, '');
}

/** Roles as one phrase in the reader's language: `Duty officer, analyst`. */
const rolesText = (roles: readonly string[], name: (role: string) => string): string =>
  roles.map((role, index) => (index === 0 ? name(role) : lowerFirst(name(role)))).join(', ');

const lowerFirst = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** For whom the reader acts and until when. Changing it takes two steps, and everything is read anew afterwards. */
export function ActingFor({ me }: { readonly me: Me }) {
  const t = useText('ui');
  const roleName = useRoleName();
  const [open, setOpen] = useState(false);
  const now = useNow(60).getTime();
  const roles = rolesText(me.acting?.roles ?? [], roleName);
  return (
    <>
      <button type="button" className={classes.who} onClick={() => setOpen(true)} aria-haspopup="dialog">
        {roles && <span className={classes.title}>{roles} ·</span>}
        {me.acting ? (
          <span className={classes.party}>
            {t('acting.for')} <strong>{me.acting.party.name}</strong>
          </span>
        ) : (
          <strong>{t('acting.nobody')}</strong>
        )}
        {me.acting?.until && (
          <span className={classes.until}>
            {t('acting.until', { time: untilText(me.acting.until, me.person.zone, now) })}
          </span>
        )}
      </button>
      {open && <ActingDialog me={me} onClose={() => setOpen(false)} />}
    </>
  );
}

function ActingDialog({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const t = useText('ui');
  const roleName = useRoleName();
  const [chosen, setChosen] = useState(me.acting?.appointment ?? '');
  const change = useAct((appointment: string) => api.post('/api/me/acting', { appointment }));
  const apply = (): void =>
    change.mutate(chosen, {
      // Everything on the page was read for the other party; a fresh start cannot show a remnant of it.
      onSuccess: () => location.assign('/'),
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('acting.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button
            variant="filled"
            disabled={chosen === '' || chosen === me.acting?.appointment}
            loading={change.isPending}
            onClick={apply}
          >
            {t('acting.change')}
          </Button>
        </>
      }
    >
      <p className={classes.explain}>{t('acting.explain')}</p>
      <Radio.Group value={chosen} onChange={setChosen} aria-label={t('acting.title')}>
        {me.appointments.map(appointment => (
          <Radio
            key={appointment.id}
            value={appointment.id}
            className={classes.choice}
            label={appointment.party.name}
            description={describe(appointment, me.person.zone, t, roleName)}
          />
        ))}
      </Radio.Group>
      {change.error && <ErrorNote error={change.error} />}
    </Dialog>
  );
}

function describe(
  appointment: Appointment,
  zone: string,
  t: ReturnType<typeof useText>,
  roleName: (role: string) => string,
): string {
  const until = appointment.until
    ? t('acting.until', { time: timeText(new Date(appointment.until), { zone, language: currentLanguage() }) })
    : t('acting.open');
  return `${rolesText(appointment.roles, roleName)} · ${until}`;
}
