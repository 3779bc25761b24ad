import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { type Guard, itemTypes, type MeetingDetail } from '../contract.ts';
import { type DraftItem, draftItems, moved, newItem, sentItems } from './agenda-draft.ts';
import classes from './meetings.module.css';

interface EditorProps {
  readonly meeting: MeetingDetail;
  readonly guard: Guard;
  readonly done: () => void;
}

/** Writes the agenda: items of a type, in order; they are moved by buttons, so by keyboard too. */
export function AgendaEditor({ meeting, guard, done }: EditorProps) {
  const t = useText('meetings');
  const [items, setItems] = useState<readonly DraftItem[]>(() =>
    meeting.items.length > 0 ? draftItems(meeting.items) : [newItem('first')],
  );
  const [said, setSaid] = useState('');
  const save = useAct(
    () => api.put(`/api/meetings/${meeting.id}/agenda`, { version: meeting.version, items: sentItems(items) }),
    ['meetings', 'watch'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: done });
  };
  const change = (at: number, part: Partial<DraftItem>): void =>
    setItems(items.map((item, index) => (index === at ? { ...item, ...part } : item)));
  const move = (at: number, by: number): void => {
    const next = moved(items, at, by);
    setItems(next);
    setSaid(t('agenda.movedTo', { title: items[at]?.title ?? '', place: at + by + 1, of: next.length }));
  };
  const planned = items.reduce((sum, item) => sum + item.plannedMinutes, 0);
  return (
    <form className={classes.stack} onSubmit={submit}>
      <ol className={classes.editor}>
        {items.map((item, index) => (
          <ItemFields
            key={item.key}
            item={item}
            place={index + 1}
            of={items.length}
            meeting={meeting}
            guard={guard}
            change={part => change(index, part)}
            move={by => move(index, by)}
            remove={() => setItems(items.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <p className={`quiet ${classes.planned}`} data-over={planned > meeting.durationMinutes || undefined}>
        {t('agenda.planned', { planned, of: meeting.durationMinutes })}
      </p>
      <span role="status" className={classes.hidden}>
        {said}
      </span>
      {meeting.agendaSentAt && <p className={classes.notice}>{t('form.withdraws')}</p>}
      {save.error && <ErrorNote error={save.error} />}
      <div className={classes.steps}>
        <Button onClick={() => setItems([...items, newItem(crypto.randomUUID())])}>{t('agenda.add')}</Button>
        <span className={classes.push} />
        <Button onClick={done}>{t('agenda.leave')}</Button>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('agenda.save')}
        </Button>
      </div>
    </form>
  );
}

interface ItemFieldsProps extends Omit<EditorProps, 'done'> {
  readonly item: DraftItem;
  readonly place: number;
  readonly of: number;
  readonly change: (part: Partial<DraftItem>) => void;
  readonly move: (by: number) => void;
  readonly remove: () => void;
}

function ItemFields({ item, place, of, meeting, guard, change, move, remove }: ItemFieldsProps) {
  const t = useText('meetings');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const words = guard.types[item.type][language];
  const leads = [
    { value: '', label: t('agenda.noLead') },
    { value: String(meeting.party), label: meeting.partyName },
    ...meeting.guests.map((guest, index) => ({ value: String(guest), label: meeting.guestNames[index] ?? '' })),
  ];
  return (
    <li className={classes.fields}>
      <span className={classes.place}>{place}</span>
      <TextInput
        className={classes.titleField}
        label={t('agenda.itemTitle')}
        required
        minLength={3}
        maxLength={200}
        value={item.title}
        onChange={event => change({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('agenda.type')}
        value={item.type}
        onChange={event => change({ type: event.currentTarget.value as DraftItem['type'] })}
        data={itemTypes.map(value => ({ value, label: guard.types[value][language].name }))}
      />
      <NativeSelect
        label={t('agenda.lead')}
        value={item.leadParty === null ? '' : String(item.leadParty)}
        onChange={event => change({ leadParty: event.currentTarget.value ? Number(event.currentTarget.value) : null })}
        data={leads}
      />
      <NumberInput
        className={classes.minutesField}
        label={t('form.minutes')}
        min={1}
        max={480}
        required
        value={item.plannedMinutes}
        onChange={value => change({ plannedMinutes: Number(value) })}
      />
      <Moves item={item} place={place} of={of} move={move} remove={remove} />
      <p className={`quiet ${classes.says}`}>
        {t('item.mayNot')} {words.mayNot}
      </p>
    </li>
  );
}

function Moves({ item, place, of, move, remove }: Pick<ItemFieldsProps, 'item' | 'place' | 'of' | 'move' | 'remove'>) {
  const t = useText('meetings');
  const id = useId();
  /** The node moves in the page and loses the focus; at the end of the list the other direction takes it. */
  const go = (by: -1 | 1): void => {
    move(by);
    const atEnd = by === -1 ? place === 2 : place === of - 1;
    const next = (by === -1) === atEnd ? 'down' : 'up';
    setTimeout(() => document.getElementById(`${id}-${next}`)?.focus());
  };
  const title = item.title || t('agenda.place', { place });
  return (
    <span className={classes.moves}>
      <ActionIcon id={`${id}-up`} aria-label={t('agenda.up', { title })} disabled={place === 1} onClick={() => go(-1)}>
        ↑
      </ActionIcon>
      <ActionIcon
        id={`${id}-down`}
        aria-label={t('agenda.down', { title })}
        disabled={place === of}
        onClick={() => go(1)}
      >
        ↓
      </ActionIcon>
      <ActionIcon aria-label={t('agenda.remove', { title })} onClick={remove}>
        ✕
      </ActionIcon>
    </span>
  );
}
