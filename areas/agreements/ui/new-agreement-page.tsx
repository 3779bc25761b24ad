import { Button, Checkbox, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useClassName } from '#platform/ui/words.ts';
import {
  activities,
  type AgreementDetail,
  agreementKinds,
  informationClasses,
  purposes,
  thirdPartyRules,
} from '../contract.ts';
import classes from './agreements.module.css';
import { CeilingsField } from './ceilings-field.tsx';
import { draftFrom, emptyDraft, termsOf, type TermsDraft } from './terms-draft.ts';

interface PartyList {
  readonly parties: readonly { readonly id: number; readonly name: string }[];
}

/** Proposes an agreement; with `?renews=` it starts from the terms of the one it is to replace. */
export default function NewAgreementPage() {
  const t = useText('agreements');
  const renews = new URLSearchParams(location.search).get('renews');
  const old = useApi<AgreementDetail>(renews ? `/api/agreements/${renews}` : null);
  if (old.error) return <ErrorNote error={old.error} />;
  if (renews && !old.data) return <PageHead title={t('one.loading')} />;
  return (
    <ProposalForm
      start={old.data ? draftFrom(old.data.agreement) : emptyDraft}
      renews={renews ? Number(renews) : null}
    />
  );
}

function ProposalForm({ start, renews }: { readonly start: TermsDraft; readonly renews: number | null }) {
  const t = useText('agreements');
  const go = useGo();
  const [draft, setDraft] = useState(start);
  const [typed, setTyped] = useState('');
  const set = (part: Partial<TermsDraft>): void => setDraft({ ...draft, ...part });
  const save = useAct(() => api.post<{ id: number }>('/api/agreements', { ...termsOf(draft), renews }), ['agreements']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: ({ id }) => go(`/agreements/${id}`) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <PageHead
        title={t(renews === null ? 'new.title' : 'new.renewTitle')}
        actions={
          <Button type="submit" variant="filled" loading={save.isPending} disabled={typed !== ''}>
            {t('new.save')}
          </Button>
        }
      />
      {save.error && <ErrorNote error={save.error} />}
      <Who draft={draft} set={set} />
      <Scope draft={draft} set={set} onTyped={setTyped} />
      {typed !== '' && <p role="status">{t('new.ceilingOpen', { typed })}</p>}
      <Conditions draft={draft} set={set} />
    </form>
  );
}

interface PartProps {
  readonly draft: TermsDraft;
  readonly set: (part: Partial<TermsDraft>) => void;
}

function Who({ draft, set }: PartProps) {
  const t = useText('agreements');
  const parties = useApi<PartyList>('/api/parties');
  return (
    <Pane title={t('new.who')}>
      <Fields>
        <TextInput
          label={t('list.agreement')}
          value={draft.title}
          onChange={event => set({ title: event.currentTarget.value })}
          required
        />
        <NativeSelect
          label={t('list.kind')}
          value={draft.kind}
          onChange={event => set({ kind: event.currentTarget.value })}
          data={agreementKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
        />
        <TextInput
          type="date"
          label={t('terms.from')}
          value={draft.from}
          onChange={event => set({ from: event.currentTarget.value })}
          required
        />
        <TextInput
          type="date"
          label={t('terms.to')}
          value={draft.to}
          onChange={event => set({ to: event.currentTarget.value })}
        />
      </Fields>
      <MultiSelect
        className={classes.parties}
        label={t('list.parties')}
        placeholder={draft.parties.length === 0 ? t('new.findParty') : ''}
        searchable
        hidePickedOptions
        limit={100}
        data={(parties.data?.parties ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={[...draft.parties]}
        onChange={chosen => set({ parties: chosen })}
      />
    </Pane>
  );
}

function Scope({ draft, set, onTyped }: PartProps & { readonly onTyped: (text: string) => void }) {
  const t = useText('agreements');
  const classWord = useClassName();
  const named = (group: string, values: readonly string[]) =>
    values.map((value): [string, string] => [value, t(`${group}.${value}`)]);
  return (
    <Pane title={t('new.scope')} note={t('new.scopeNote')}>
      <Choices
        legend={t('terms.classes')}
        options={informationClasses.map(value => [value, classWord(value)])}
        chosen={draft.classes}
        choose={chosen => set({ classes: chosen })}
      />
      <Choices
        legend={t('terms.activities')}
        options={named('activity', activities)}
        chosen={draft.activities}
        choose={chosen => set({ activities: chosen })}
      />
      <Choices
        legend={t('terms.purposes')}
        options={named('purpose', purposes)}
        chosen={draft.purposes}
        choose={chosen => set({ purposes: chosen })}
      />
      <CeilingsField ceilings={draft.ceilings} onChange={ceilings => set({ ceilings })} onTyped={onTyped} />
    </Pane>
  );
}

function Conditions({ draft, set }: PartProps) {
  const t = useText('agreements');
  return (
    <Pane title={t('new.conditions')}>
      <Fields>
        <NativeSelect
          label={t('terms.thirdParty')}
          value={draft.thirdParty}
          onChange={event => set({ thirdParty: event.currentTarget.value })}
          data={thirdPartyRules.map(value => ({ value, label: t(`thirdParty.${value}`) }))}
        />
        <NumberInput
          label={t('new.retention')}
          value={draft.retentionDays}
          onChange={value => set({ retentionDays: value })}
          min={1}
        />
        <NumberInput
          label={t('new.breach')}
          value={draft.breachNoticeHours}
          onChange={value => set({ breachNoticeHours: value })}
          min={1}
        />
        <TextInput
          label={t('terms.survival')}
          value={draft.survival}
          onChange={event => set({ survival: event.currentTarget.value })}
        />
      </Fields>
    </Pane>
  );
}

function Choices(props: {
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: string[]) => void;
}) {
  const turn = (value: string): void =>
    props.choose(props.chosen.includes(value) ? props.chosen.filter(one => one !== value) : [...props.chosen, value]);
  return (
    <fieldset className={classes.choices}>
      <legend>{props.legend}</legend>
      {props.options.map(([value, label]) => (
        <Checkbox key={value} label={label} checked={props.chosen.includes(value)} onChange={() => turn(value)} />
      ))}
    </fieldset>
  );
}
