import { Button, MultiSelect, NativeSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';
import { useMe } from '#platform/ui/me.ts';
import { ModeFields } from '#platform/ui/shell/mode-fields.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { zones } from '#platform/ui/time/zones.ts';
import { counselHow, type MeetingDetail, type MeetingInput } from '../contract.ts';
import { inputOf, type MeetingDraft, startOf } from './meeting-draft.ts';
import classes from './meetings.module.css';

const modes: readonly MeetingDraft['mode'][] = ['live', 'exercise', 'drill'];

interface FormProps {
  readonly title: string;
  readonly start: MeetingDraft;
  readonly save: (input: MeetingInput) => Promise<MeetingDetail>;
  readonly label: string;
  /** what saving does besides, said before it happens */
  readonly warning?: string | undefined;
}

/** Plans or changes a meeting. */
export function MeetingForm({ title, start, save, label, warning }: FormProps) {
  const go = useGo();
  const [draft, setDraft] = useState(start);
  const set = (part: Partial<MeetingDraft>): void => setDraft({ ...draft, ...part });
  const act = useAct(() => save(inputOf(draft)), ['meetings', 'watch']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(undefined, { onSuccess: ({ id }) => go(`/meetings/${id}`) });
  };
  return (
    <form onSubmit={submit}>
      <PageHead
        title={title}
        actions={
          <Button type="submit" variant="filled" loading={act.isPending}>
            {label}
          </Button>
        }
      />
      {warning && <p className={classes.notice}>{warning}</p>}
      {act.error && <ErrorNote error={act.error} />}
      <Columns shape="1-1">
        <div className={classes.panes}>
          <What draft={draft} set={set} />
        </div>
        <div className={classes.panes}>
          <When draft={draft} set={set} />
          <Counsel draft={draft} set={set} />
        </div>
      </Columns>
    </form>
  );
}

interface PartProps {
  readonly draft: MeetingDraft;
  readonly set: (part: Partial<MeetingDraft>) => void;
}

function What({ draft, set }: PartProps) {
  const t = useText('meetings');
  const own = useMe()?.acting?.party.id;
  const register = useApi<{ parties: { id: number; name: string }[] }>('/api/parties');
  const parties = (register.data?.parties ?? []).filter(party => String(party.id) !== own);
  return (
    <Pane title={t('form.what')}>
      <div className={classes.form}>
        <TextInput
          label={t('form.title')}
          required
          minLength={3}
          maxLength={200}
          value={draft.title}
          onChange={event => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t('form.purpose')}
          maxLength={2000}
          autosize
          minRows={2}
          value={draft.purpose}
          onChange={event => set({ purpose: event.currentTarget.value })}
        />
        <MultiSelect
          label={t('form.guests')}
          description={t('form.guestsWhy')}
          searchable
          data={parties.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={[...draft.guests]}
          onChange={guests => set({ guests })}
        />
        <MarkingField label={t('form.marking')} value={draft.marking} onValue={marking => set({ marking })} />
        <ModeFields modes={modes} value={draft} onValue={set} />
      </div>
    </Pane>
  );
}

function When({ draft, set }: PartProps) {
  const t = useText('meetings');
  const starts = startOf(draft);
  return (
    <Pane title={t('form.when')}>
      <div className={classes.form}>
        <TextInput
          type="datetime-local"
          label={t('form.starts')}
          required
          value={draft.local}
          onChange={event => set({ local: event.currentTarget.value })}
        />
        <Select
          label={t('form.zone')}
          description={t('form.zoneWhy')}
          data={zones}
          value={draft.zone}
          onChange={zone => set({ zone: zone ?? 'UTC' })}
          searchable
          limit={60}
          allowDeselect={false}
        />
        {starts && (
          <p className="quiet">
            {t('form.forYou')} <TimeText at={starts} />
          </p>
        )}
        <NumberInput
          label={t('form.minutes')}
          min={5}
          max={1440}
          value={draft.minutes}
          onChange={minutes => set({ minutes })}
          required
        />
        <NumberInput
          label={t('form.ahead')}
          description={t('form.aheadWhy')}
          min={0}
          max={720}
          value={draft.aheadHours}
          onChange={aheadHours => set({ aheadHours })}
          required
        />
      </div>
    </Pane>
  );
}

function Counsel({ draft, set }: PartProps) {
  const t = useText('meetings');
  const how = [{ value: '', label: t('form.counselOpen') }];
  return (
    <Pane title={t('form.counsel')} note={t('form.counselWhy')}>
      <div className={classes.form}>
        <TextInput
          label={t('form.name')}
          maxLength={120}
          value={draft.counselName}
          onChange={event => set({ counselName: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('topics.counsel')}
          value={draft.counselHow}
          onChange={event => set({ counselHow: event.currentTarget.value as MeetingDraft['counselHow'] })}
          data={[...how, ...counselHow.map(value => ({ value, label: t(`counsel.${value}`) }))]}
        />
        <TextInput
          label={t('form.reach')}
          description={t('form.reachWhy')}
          maxLength={200}
          value={draft.counselReach}
          onChange={event => set({ counselReach: event.currentTarget.value })}
        />
      </div>
    </Pane>
  );
}
