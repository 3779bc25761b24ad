import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useZone } from '#platform/ui/me.ts';
import type { Fact, Incident } from '../../contract.ts';
import { type Definition, type EntityDuties, useSettled, useWhatIf } from '../answers.ts';
import classes from '../incidents.module.css';
import { Moves } from '../duties/moves.tsx';
import { movesBetween } from '../duties/moves.ts';
import { changeOf, type Draft, draftFrom, inputOf } from './draft.ts';
import { ValueField } from './value-field.tsx';

interface FactFormProps {
  readonly incident: Incident;
  readonly definition: Definition;
  /** whose fact it is when it has not been recorded yet */
  readonly entity: number | null;
  readonly present: Fact | undefined;
  readonly before: readonly EntityDuties[];
  readonly onDone: () => void;
}

/** One fact being answered or corrected: before it is saved, which duties would move. */
export function FactForm(props: FactFormProps) {
  const t = useText('incidents');
  const zone = useZone();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => draftFrom(props.definition.id, props.entity, props.present, zone));
  const put = (change: Partial<Draft>): void => setDraft(old => ({ ...old, ...change }));
  const change = useMemo(() => changeOf(draft, props.definition, zone), [draft, props.definition, zone]);
  const asked = useSettled(change);
  const whatIf = useWhatIf(props.incident.id, asked ? [asked] : null);
  // Closed before the facts are read again: what was saved then stands in the list in place of this form.
  const save = useAct(
    async (input: ReturnType<typeof inputOf>) => {
      await api.post(`/api/incidents/${props.incident.id}/facts`, { facts: [input] });
      props.onDone();
    },
    ['incidents', 'watch', 'ledger'],
  );
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type=radio]), select, input[type=radio]')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change) save.mutate(inputOf(change, draft, zone));
  };
  return (
    <form
      ref={form}
      className={classes.factForm}
      onSubmit={submit}
      onKeyDown={event => event.key === 'Escape' && props.onDone()}
    >
      {draft.known && <ValueField definition={props.definition} text={draft.text} onText={text => put({ text })} />}
      <Certainty draft={draft} put={put} incident={props.incident} />
      {asked && whatIf.error && <ErrorNote error={whatIf.error} />}
      {asked && whatIf.data && <Moves moves={movesBetween(props.before, whatIf.data.entities)} />}
      {save.error && <ErrorNote error={save.error} />}
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant="filled"
          loading={save.isPending}
          disabled={!change || draft.source.trim() === ''}
        >
          {t('fact.save')}
        </Button>
        <Button onClick={props.onDone}>{t('fact.cancel')}</Button>
      </div>
    </form>
  );
}

function Certainty(props: {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly incident: Incident;
}) {
  const t = useText('incidents');
  const zone = useZone();
  const { draft, put } = props;
  const about = [
    { value: '', label: t('fact.whole') },
    ...props.incident.entities.map(entity => ({ value: String(entity.id), label: entity.name })),
  ];
  return (
    <>
      <Radio.Group
        value={draft.known ? 'known' : 'unknown'}
        onChange={value => put({ known: value === 'known' })}
        aria-label={t('fact.certainty')}
      >
        <div className={classes.choices}>
          <Radio value="known" label={t('fact.known')} />
          <Radio value="unknown" label={t('fact.unknown')} />
        </div>
      </Radio.Group>
      <div className={classes.pair}>
        <TextInput
          label={t('fact.source')}
          placeholder={t('fact.sourceExample')}
          required
          maxLength={300}
          value={draft.source}
          onChange={event => put({ source: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('fact.learned', { zone })}
          value={draft.learned}
          onChange={event => put({ learned: event.currentTarget.value })}
        />
      </div>
      {about.length > 2 && (
        <NativeSelect
          size="xs"
          label={t('fact.about')}
          data={about}
          value={draft.entity === null ? '' : String(draft.entity)}
          onChange={event =>
            put({ entity: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
          }
        />
      )}
    </>
  );
}
