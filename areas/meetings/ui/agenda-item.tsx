import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Guard, Item, MeetingDetail } from '../contract.ts';
import { Hints } from './agenda-review.tsx';
import classes from './meetings.module.css';
import { useStanding } from './standing.ts';
import { CounselSteps } from './stop.tsx';

interface ItemProps {
  readonly meeting: MeetingDetail;
  readonly item: Item;
  readonly guard: Guard;
}

/** One item: what may and may not be said under it, its stops, and its steps while the meeting is under way. */
export function AgendaItem({ meeting, item, guard }: ItemProps) {
  const t = useText('meetings');
  const { leads, counsel } = useStanding(meeting.party);
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const words = guard.types[item.type][language];
  const open = meeting.state === 'open';
  return (
    <li className={classes.item} data-state={item.state} aria-current={item.state === 'current' ? 'step' : undefined}>
      <h3 className={classes.name}>{item.title}</h3>
      <p className="quiet">
        {[
          words.name,
          item.leadName,
          t('item.minutes', { count: item.plannedMinutes }),
          meeting.state !== 'planned' && t(`item.${item.state}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {item.flag && (
        <p className={classes.flag}>
          <strong>{t('item.flagged', { topic: guard.forbidden[item.flag.topic][language].name })}</strong>{' '}
          {item.flag.why}
        </p>
      )}
      {leads && meeting.state === 'planned' && <Hints item={item} guard={guard} />}
      <p>
        <strong>{t('item.may')}</strong> {words.may}
      </p>
      <p>
        <strong>{t('item.mayNot')}</strong> {words.mayNot}
      </p>
      {item.stops.map(stop => (
        <p key={stop.id} className={classes.stopped}>
          {t('stop.line', { who: stop.stoppedBy, party: stop.stoppedFor, why: stop.why })} (
          <TimeText at={stop.stoppedAt} zone={meeting.zone} />){' '}
          {stop.releasedAt && t('stop.released', { who: stop.releasedBy ?? '–', why: stop.releaseWhy ?? '–' })}
        </p>
      ))}
      <div className={`${classes.steps} no-print`}>
        {open && leads && item.state !== 'stopped' && <ItemSteps meeting={meeting} item={item} />}
        {counsel && <CounselSteps meeting={meeting} item={item} guard={guard} />}
      </div>
      {open && leads && item.state === 'current' && <NoteForm meeting={meeting} item={item} />}
    </li>
  );
}

function ItemSteps({ meeting, item }: Omit<ItemProps, 'guard'>) {
  const t = useText('meetings');
  const act = useAct(
    ({ step, body }: { step: string; body: object }) =>
      api.post(`/api/meetings/${meeting.id}/items/${item.id}/${step}`, body),
    ['meetings'],
  );
  const end = (state: 'done' | 'deferred') => act.mutate({ step: 'end', body: { state } });
  return (
    <>
      {item.state === 'current' ? (
        <>
          <Button onClick={() => end('done')}>{t('step.end')}</Button>
          <Button onClick={() => end('deferred')}>{t('step.defer')}</Button>
        </>
      ) : (
        <Button
          aria-label={t('step.takeUpItem', { item: item.title })}
          onClick={() => act.mutate({ step: 'take-up', body: {} })}
        >
          {t(item.state === 'done' ? 'step.again' : 'step.takeUp')}
        </Button>
      )}
      {act.error && <ErrorNote error={act.error} />}
    </>
  );
}

function NoteForm({ meeting, item }: Omit<ItemProps, 'guard'>) {
  const t = useText('meetings');
  const [discussed, setDiscussed] = useState(item.note?.discussed ?? '');
  const [decided, setDecided] = useState(item.note?.decided ?? '');
  const save = useAct(
    () => api.put(`/api/meetings/${meeting.id}/items/${item.id}/note`, { discussed, decided }),
    ['meetings'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form className={classes.stack} onSubmit={submit}>
      <Textarea
        label={t('note.discussed')}
        value={discussed}
        onChange={event => setDiscussed(event.currentTarget.value)}
      />
      <Textarea label={t('note.decided')} value={decided} onChange={event => setDecided(event.currentTarget.value)} />
      <Button type="submit" loading={save.isPending} disabled={discussed === '' && decided === ''}>
        {t('note.save')}
      </Button>
      {save.isSuccess && <p role="status">{t('note.saved')}</p>}
      {save.error && <ErrorNote error={save.error} />}
    </form>
  );
}
