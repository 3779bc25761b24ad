import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useChannelName } from '#platform/ui/words.ts';
import { channelKinds, channelPurposes, type TeamSheet } from '../contract.ts';
import { type ChannelDraft, channelBody, emptyChannel } from './channel-draft.ts';
import classes from './directory.module.css';

/** Adds a channel to a team; nobody has confirmed it until the record is attested or somebody answers. */
export function AddChannel({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('channels.add')}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('channels.addTo', { team: sheet.line.shortName })}
        wide
      >
        <ChannelForm sheet={sheet} done={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface PartProps {
  readonly draft: ChannelDraft;
  readonly set: (part: Partial<ChannelDraft>) => void;
}

function ChannelForm({ sheet, done }: { readonly sheet: TeamSheet; readonly done: () => void }) {
  const t = useText('directory');
  const [draft, setDraft] = useState(() => emptyChannel(sheet.zone ?? 'UTC'));
  const set = (part: Partial<ChannelDraft>): void => setDraft({ ...draft, ...part });
  const add = useAct(
    () => api.post(`/api/directory/parties/${sheet.line.party}/channels`, channelBody(draft)),
    ['directory'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className={classes.entry} onSubmit={submit}>
      <Reach draft={draft} set={set} />
      <Checkbox
        label={t('channels.always')}
        checked={draft.always}
        onChange={event => set({ always: event.currentTarget.checked })}
      />
      {!draft.always && <Hours draft={draft} set={set} />}
      <TextInput
        label={t('channels.dependsOn')}
        description={t('channels.dependsOnWhy')}
        value={draft.dependsOn}
        onChange={event => set({ dependsOn: event.currentTarget.value })}
      />
      <TextInput
        label={t('channels.maxMarking')}
        description={t('channels.maxMarkingWhy')}
        value={draft.maxMarking}
        onChange={event => set({ maxMarking: event.currentTarget.value })}
      />
      {add.error && <ErrorNote error={add.error} />}
      <Button type="submit" variant="filled" loading={add.isPending}>
        {t('channels.add')}
      </Button>
    </form>
  );
}

function Reach({ draft, set }: PartProps) {
  const t = useText('directory');
  const channelName = useChannelName();
  return (
    <>
      <NativeSelect
        label={t('channels.kind')}
        value={draft.kind}
        onChange={event => set({ kind: event.currentTarget.value })}
        data={channelKinds.map(value => ({ value, label: channelName(value) }))}
      />
      <TextInput
        label={t('channels.address')}
        required
        maxLength={500}
        value={draft.address}
        onChange={event => set({ address: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('channels.purpose')}
        value={draft.purpose}
        onChange={event => set({ purpose: event.currentTarget.value })}
        data={channelPurposes.map(value => ({ value, label: t(`purpose.${value}`) }))}
      />
      <NativeSelect
        label={t('channels.rank')}
        description={t('channels.rankWhy')}
        value={draft.rank}
        onChange={event => set({ rank: event.currentTarget.value })}
        data={['1', '2', '3', '4'].map(value => ({ value, label: `${value} ${t(`pace.${value}`)}` }))}
      />
    </>
  );
}

const days = [1, 2, 3, 4, 5, 6, 7];

function Hours({ draft, set }: PartProps) {
  const t = useText('directory');
  const turn = (day: number): void =>
    set({ days: draft.days.includes(day) ? draft.days.filter(one => one !== day) : [...draft.days, day] });
  return (
    <fieldset className={classes.hours}>
      <legend>{t('channels.hours')}</legend>
      <div className={classes.acts}>
        {days.map(day => (
          <Checkbox key={day} label={t(`day.${day}`)} checked={draft.days.includes(day)} onChange={() => turn(day)} />
        ))}
      </div>
      <div className={classes.acts}>
        <TextInput
          type="time"
          label={t('channels.from')}
          value={draft.from}
          onChange={event => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('channels.to')}
          value={draft.to}
          onChange={event => set({ to: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.zone')}
          value={draft.zone}
          onChange={event => set({ zone: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
