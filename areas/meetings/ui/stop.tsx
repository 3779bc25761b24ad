import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { forbiddenTopics, type Guard, type Item, type MeetingDetail } from '../contract.ts';
import classes from './meetings.module.css';
import { useStanding } from './standing.ts';

interface StopProps {
  readonly meeting: MeetingDetail;
  readonly guard: Guard;
}

/** Counsel's button at the top of a meeting under way, also by the letter `s`: it stops the item under way. */
export function StopButton({ meeting, guard }: StopProps) {
  const t = useText('meetings');
  const { counsel } = useStanding(meeting.party);
  const [open, setOpen] = useState(false);
  const item = meeting.items.find(each => each.state === 'current');
  const may = counsel && meeting.state === 'open' && item !== undefined;
  useCommand(may ? { id: 'meeting-stop', label: t('stop.do'), keys: 's', run: () => setOpen(true) } : null);
  if (!may) return null;
  return (
    <div className={classes.stop}>
      <Button color="red" fullWidth onClick={() => setOpen(true)} aria-keyshortcuts="s">
        {t('stop.title', { item: item.title })} <kbd className={classes.key}>S</kbd>
      </Button>
      <StopDialog meeting={meeting} guard={guard} item={open ? item : null} close={() => setOpen(false)} />
    </div>
  );
}

/** Which topic was touched and why it is stopped; nothing is stopped without both. */
export function StopDialog(props: StopProps & { readonly item: Item | null; readonly close: () => void }) {
  const t = useText('meetings');
  const { meeting, guard, item, close } = props;
  return (
    <Dialog open={item !== null} onClose={close} title={t('stop.title', { item: item?.title ?? '' })} wide>
      {item && <StopForm meeting={meeting} guard={guard} item={item} close={close} />}
    </Dialog>
  );
}

function StopForm(props: StopProps & { readonly item: Item; readonly close: () => void }) {
  const t = useText('meetings');
  const { meeting, guard, item, close } = props;
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const [topic, setTopic] = useState('');
  const [why, setWhy] = useState('');
  const stop = useAct(
    () => api.post(`/api/meetings/${meeting.id}/items/${item.id}/stop`, { topic, why }),
    ['meetings'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    stop.mutate(undefined, { onSuccess: close });
  };
  return (
    <form className={classes.stack} onSubmit={submit}>
      <p>{t('stop.means')}</p>
      <Radio.Group label={t('stop.topic')} value={topic} onChange={setTopic} required>
        <div className={classes.choices}>
          {forbiddenTopics.map(value => (
            <Radio
              key={value}
              value={value}
              label={guard.forbidden[value][language].name}
              description={guard.forbidden[value][language].means}
            />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={t('stop.why')}
        required
        minLength={3}
        maxLength={1000}
        value={why}
        onChange={event => setWhy(event.currentTarget.value)}
      />
      {stop.error && <ErrorNote error={stop.error} />}
      <div className={classes.steps}>
        <span className={classes.push} />
        <Button onClick={close}>{t('agenda.leave')}</Button>
        <Button type="submit" color="red" loading={stop.isPending} disabled={topic === '' || why.trim().length < 3}>
          {t('stop.now')}
        </Button>
      </div>
    </form>
  );
}

/** What stands still in a meeting under way: seen by everybody at once, released by counsel of the party that stopped it. */
export function StoppedBanner({ meeting, guard }: StopProps) {
  const t = useText('meetings');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const stopped = meeting.items.flatMap(item =>
    item.stops.filter(stop => stop.releasedAt === null).map(stop => ({ item, stop })),
  );
  if (stopped.length === 0) return null;
  return (
    <div role="alert" className={classes.banner}>
      {stopped.map(({ item, stop }) => (
        <p key={stop.id}>
          <strong>{t('stop.banner', { item: item.title, topic: guard.forbidden[stop.topic][language].name })}</strong>{' '}
          {t('stop.line', { who: stop.stoppedBy, party: stop.stoppedFor, why: stop.why })} (
          <TimeText at={stop.stoppedAt} zone={meeting.zone} form="clock" />
          ). {t('stop.until', { party: stop.stoppedFor })}
        </p>
      ))}
    </div>
  );
}

/** Counsel's steps at one item: stop it, or release what their party stopped. */
export function CounselSteps({ meeting, guard, item }: StopProps & { readonly item: Item }) {
  const t = useText('meetings');
  const { actsFor } = useStanding(meeting.party);
  const [open, setOpen] = useState(false);
  const release = useAct(
    (why: string) => api.post(`/api/meetings/${meeting.id}/items/${item.id}/release`, { why }),
    ['meetings'],
  );
  const standing = item.stops.find(stop => stop.releasedAt === null);
  if (standing)
    return (
      standing.stoppedFor === actsFor && (
        <ConfirmAction
          label={t('stop.release')}
          title={t('stop.release')}
          explain={t('stop.releaseMeans')}
          confirm={t('stop.release')}
          reason
          run={why => release.mutateAsync(why)}
        />
      )
    );
  if (meeting.state !== 'open' || item.state === 'current') return null;
  return (
    <>
      <Button color="red" onClick={() => setOpen(true)} aria-label={t('stop.title', { item: item.title })}>
        {t('stop.do')}
      </Button>
      <StopDialog meeting={meeting} guard={guard} item={open ? item : null} close={() => setOpen(false)} />
    </>
  );
}
