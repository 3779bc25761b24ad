import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';
import type { MinutesInput, MinutesView } from '../contract.ts';
import classes from './meetings.module.css';

type Note = MinutesInput['notes'][number];

const notesOf = (view: MinutesView): Note[] =>
  view.meeting.items.map(
    ({ id }) => view.notes.find(note => note.item === id) ?? { item: id, discussed: '', decided: '' },
  );

/** Writes the draft of the minutes. Words under an item that is still stopped stay as they were. */
export function MinutesEditor({ view, done }: { readonly view: MinutesView; readonly done: () => void }) {
  const t = useText('meetings');
  const [marking, setMarking] = useState(view.marking);
  const [remarks, setRemarks] = useState(view.remarks);
  const [notes, setNotes] = useState(() => notesOf(view));
  const change = (item: number, part: Partial<Note>): void =>
    setNotes(notes.map(note => (note.item === item ? { ...note, ...part } : note)));
  const save = useAct(
    () => api.put(`/api/meetings/${view.meeting.id}/minutes`, { version: view.version, marking, remarks, notes }),
    ['meetings', 'watch'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: done });
  };
  return (
    <form onSubmit={submit}>
      <Pane title={t('minutes.writing')} note={view.state === 'reviewed' ? t('minutes.undoes') : undefined}>
        <ol className={classes.items}>
          {view.meeting.items.map((item, index) => (
            <li key={item.id} className={classes.item} data-state={item.state}>
              <h3 className={classes.name}>{item.title}</h3>
              {item.state === 'stopped' && <p className={classes.hint}>{t('minutes.frozen')}</p>}
              <div className={classes.stack}>
                <Textarea
                  label={t('note.discussed')}
                  autosize
                  minRows={2}
                  disabled={item.state === 'stopped'}
                  value={notes[index]?.discussed ?? ''}
                  onChange={event => change(item.id, { discussed: event.currentTarget.value })}
                />
                <Textarea
                  label={t('note.decided')}
                  autosize
                  minRows={1}
                  disabled={item.state === 'stopped'}
                  value={notes[index]?.decided ?? ''}
                  onChange={event => change(item.id, { decided: event.currentTarget.value })}
                />
              </div>
            </li>
          ))}
        </ol>
        <div className={classes.stack}>
          <Textarea
            label={t('minutes.remarks')}
            autosize
            minRows={2}
            value={remarks}
            onChange={event => setRemarks(event.currentTarget.value)}
          />
          <MarkingField label={t('form.marking')} value={marking} onValue={setMarking} />
          {save.error && <ErrorNote error={save.error} />}
          <div className={classes.steps}>
            <span className={classes.push} />
            <Button onClick={done}>{t('agenda.leave')}</Button>
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('minutes.save')}
            </Button>
          </div>
        </div>
      </Pane>
    </form>
  );
}
