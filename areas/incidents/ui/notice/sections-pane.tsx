import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { informationClasses } from './information-classes.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import type { Incident, Section, SectionInput } from '../../contract.ts';
import classes from '../incidents.module.css';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';

type Part = Omit<SectionInput, 'id'>;

const empty = (marking: string): Part => ({
  title: '',
  body: '',
  marking,
  informationClass: 'narrative',
  redacted: null,
});

const partOf = ({ title, body, marking, informationClass, redacted }: Section): Part => ({
  title,
  body,
  marking,
  informationClass,
  redacted,
});

/** The parts of the notice, each under its own marking, with another text for those who may not have it. */
export function SectionsPane(props: {
  readonly incident: Incident;
  readonly sections: readonly Section[];
  /** not saved yet, and told to nobody before it is */
  readonly suggested: Part | null;
  readonly onSaved: () => void;
}) {
  const t = useText('incidents');
  const [parts, setParts] = useState<readonly Part[]>(() => [
    ...props.sections.map(partOf),
    ...(props.suggested ? [props.suggested] : []),
  ]);
  const [open, setOpen] = useState<number | null>(() =>
    props.suggested ? props.sections.length : props.sections.length === 0 ? null : -1,
  );
  const save = useAct(
    () => api.put(`/api/incidents/${props.incident.id}/sections`, { sections: parts }),
    ['incidents', 'ledger'],
  );
  const changed = JSON.stringify(parts) !== JSON.stringify(props.sections.map(partOf));
  const put = (at: number, change: Partial<Part>): void =>
    setParts(parts.map((part, index) => (index === at ? { ...part, ...change } : part)));
  const add = (): void => {
    setParts([...parts, empty(props.incident.marking)]);
    setOpen(parts.length);
  };
  return (
    <Pane
      title={t('sections.title')}
      note={t('sections.note')}
      actions={<Button onClick={add}>{t('sections.add')}</Button>}
    >
      {parts.length === 0 && <p className={classes.dim}>{t('sections.none')}</p>}
      <ol className={classes.sections}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place until it is saved
          <li key={index}>
            <div className={classes.sectionHead}>
              <button
                type="button"
                className={classes.dutyName}
                aria-expanded={open === index}
                onClick={() => setOpen(open === index ? -1 : index)}
              >
                {part.title || t('sections.untitled')}
              </button>
              <MarkingLabel marking={part.marking} />
              <span className={classes.dim}>{part.redacted ? t('sections.hasRedacted') : ''}</span>
            </div>
            {open === index ? (
              <PartFields
                part={part}
                put={change => put(index, change)}
                onRemove={() => setParts(parts.filter((_, at) => at !== index))}
              />
            ) : (
              <p className={classes.dim}>{part.body}</p>
            )}
          </li>
        ))}
      </ol>
      {save.error && <ErrorNote error={save.error} />}
      {changed && (
        <div className={classes.buttons}>
          <Button
            variant="filled"
            loading={save.isPending}
            onClick={() => save.mutate(undefined, { onSuccess: props.onSaved })}
          >
            {t('sections.save')}
          </Button>
          <span className={classes.dim}>{t('sections.unsaved')}</span>
        </div>
      )}
    </Pane>
  );
}

function PartFields(props: {
  readonly part: Part;
  readonly put: (change: Partial<Part>) => void;
  readonly onRemove: () => void;
}) {
  const t = useText('incidents');
  const { part, put } = props;
  const redacted = part.redacted;
  return (
    <div className={classes.form}>
      <TextInput
        label={t('sections.name')}
        required
        maxLength={120}
        value={part.title}
        onChange={event => put({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('sections.body')}
        autosize
        minRows={2}
        maxLength={20_000}
        value={part.body}
        onChange={event => put({ body: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <MarkingField label={t('sections.marking')} value={part.marking} onValue={marking => put({ marking })} />
        <NativeSelect
          size="xs"
          label={t('sections.class')}
          data={informationClasses.map(value => ({ value, label: t(`class.${value}`) }))}
          value={part.informationClass}
          onChange={event => put({ informationClass: event.currentTarget.value as Part['informationClass'] })}
        />
      </div>
      <Checkbox
        label={t('sections.redact')}
        checked={redacted !== null}
        onChange={event => put({ redacted: event.currentTarget.checked ? { body: '', marking: 'TLP:GREEN' } : null })}
      />
      {redacted && (
        <>
          <Textarea
            label={t('sections.redactedBody')}
            autosize
            minRows={2}
            maxLength={20_000}
            value={redacted.body}
            onChange={event => put({ redacted: { ...redacted, body: event.currentTarget.value } })}
          />
          <MarkingField
            label={t('sections.redactedMarking')}
            value={redacted.marking}
            onValue={marking => put({ redacted: { ...redacted, marking } })}
          />
        </>
      )}
      <div className={classes.buttons}>
        <Button onClick={props.onRemove}>{t('sections.remove')}</Button>
      </div>
    </div>
  );
}
