import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { forbiddenTopics, type Guard, type Item, type MeetingDetail } from '../contract.ts';
import classes from './meetings.module.css';

interface Flag {
  readonly topic: string;
  readonly why: string;
}

/** Counsel reads the agenda: each item passes, or is flagged with the topic it touches and why. */
export function AgendaReview({ meeting, guard }: { readonly meeting: MeetingDetail; readonly guard: Guard }) {
  const t = useText('meetings');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={meeting.agendaReview ? 'default' : 'filled'} onClick={() => setOpen(true)}>
        {t('review.do')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('review.title')} wide>
        <ReviewForm meeting={meeting} guard={guard} done={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ReviewForm(props: { readonly meeting: MeetingDetail; readonly guard: Guard; readonly done: () => void }) {
  const t = useText('meetings');
  const { meeting, guard } = props;
  const [note, setNote] = useState(meeting.agendaReview?.note ?? '');
  const [flags, setFlags] = useState<Readonly<Record<number, Flag>>>(() =>
    Object.fromEntries(meeting.items.flatMap(({ id, flag }) => (flag ? [[id, flag]] : []))),
  );
  const flagged = meeting.items.flatMap(({ id }) => {
    const flag = flags[id];
    return flag?.topic ? [{ item: id, ...flag }] : [];
  });
  const save = useAct(
    () => api.post(`/api/meetings/${meeting.id}/agenda/review`, { version: meeting.version, flags: flagged, note }),
    ['meetings', 'watch'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: props.done });
  };
  return (
    <form className={classes.stack} onSubmit={submit}>
      <p>{t('review.explain')}</p>
      <ol className={classes.items}>
        {meeting.items.map(item => (
          <ReviewItem
            key={item.id}
            item={item}
            guard={guard}
            flag={flags[item.id] ?? { topic: '', why: '' }}
            change={part => setFlags({ ...flags, [item.id]: { topic: '', why: '', ...flags[item.id], ...part } })}
          />
        ))}
      </ol>
      <TextInput label={t('review.note')} value={note} onChange={event => setNote(event.currentTarget.value)} />
      {save.error && <ErrorNote error={save.error} />}
      <div className={classes.steps}>
        <span className={classes.push} />
        <Button onClick={props.done}>{t('agenda.leave')}</Button>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t(flagged.length > 0 ? 'review.flag' : 'review.pass', { count: flagged.length })}
        </Button>
      </div>
    </form>
  );
}

function ReviewItem(props: {
  readonly item: Item;
  readonly guard: Guard;
  readonly flag: Flag;
  readonly change: (part: Partial<Flag>) => void;
}) {
  const t = useText('meetings');
  const { item, guard, flag, change } = props;
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const topics = forbiddenTopics.map(value => ({ value, label: guard.forbidden[value][language].name }));
  return (
    <li className={classes.item}>
      <p className={classes.name}>{item.title}</p>
      <p className="quiet">
        {t('item.mayNot')} {guard.types[item.type][language].mayNot}
      </p>
      <Hints item={item} guard={guard} />
      <div className={classes.pair}>
        <NativeSelect
          aria-label={t('review.touches', { title: item.title })}
          value={flag.topic}
          onChange={event => change({ topic: event.currentTarget.value })}
          data={[{ value: '', label: t('review.nothing') }, ...topics]}
        />
        {flag.topic && (
          <TextInput
            aria-label={t('review.why', { title: item.title })}
            placeholder={t('review.whyShort')}
            required
            minLength={3}
            value={flag.why}
            onChange={event => change({ why: event.currentTarget.value })}
          />
        )}
      </div>
    </li>
  );
}

/** Words of the title that are worth a second look. */
export function Hints({ item, guard }: { readonly item: Item; readonly guard: Guard }) {
  const t = useText('meetings');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  if (item.hints.length === 0) return null;
  return (
    <p className={classes.hint}>
      {item.hints
        .map(({ topic, word }) => t('item.hint', { word, topic: guard.forbidden[topic][language].name }))
        .join(' ')}
    </p>
  );
}
