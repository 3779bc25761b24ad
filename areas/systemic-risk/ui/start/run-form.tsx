import { Button, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import type { ModelLine, Run } from '../../contract.ts';
import { base, useOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { firstDraft, isBound, type RunDraft, runInputOf, shockKinds, targetsOf } from './draft.ts';

/** The shock editor: what is hit, how hard, for how long; how many worlds. */
export function RunForm({ models }: { readonly models: readonly ModelLine[] }) {
  const t = useText('systemic-risk');
  const go = useGo();
  const [draft, setDraft] = useState<RunDraft>(firstDraft);
  const put = (change: Partial<RunDraft>): void => setDraft(old => ({ ...old, ...change }));
  const outline = useOutline(draft.model);
  const targets = useMemo(() => targetsOf(outline.data, draft.kind), [outline.data, draft.kind]);
  const start = useAct((input: unknown) => api.post<Run>(`${base}/runs`, input), ['systemic-risk']);
  const chosen = draft.targets.length > 0 ? draft.targets : targets.slice(0, 1).map(each => each.value);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = runInputOf({ ...draft, targets: chosen }, t(`kind.${draft.kind}`));
    start.mutate(input, { onSuccess: run => go(`/systemic-risk/runs/${run.id}`) });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <ModeBand mode={draft.mode} />
      <div className={classes.fields}>
        <NativeSelect
          label={t('ask.model')}
          data={models.map(model => ({ value: model.key, label: model.title }))}
          value={draft.model}
          onChange={e => put({ model: e.currentTarget.value, targets: [] })}
        />
        <NativeSelect
          label={t('ask.kind')}
          data={shockKinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={draft.kind}
          onChange={e => put({ kind: e.currentTarget.value as RunDraft['kind'], targets: [] })}
        />
        <MultiSelect
          label={t('ask.target')}
          data={targets}
          value={[...chosen]}
          limit={200}
          searchable
          comboboxProps={{ withinPortal: false }}
          maxValues={draft.kind === 'joint' ? 20 : 1}
          onChange={values => put({ targets: values })}
        />
      </div>
      <ShockNumbers draft={draft} put={put} />
      {outline.error && <ErrorNote error={outline.error} />}
      {start.error && <ErrorNote error={start.error} />}
      <Button type="submit" variant="filled" loading={start.isPending} disabled={chosen.length === 0}>
        {t('ask.run')}
      </Button>
    </form>
  );
}

function ShockNumbers(props: { readonly draft: RunDraft; readonly put: (change: Partial<RunDraft>) => void }) {
  const t = useText('systemic-risk');
  const { draft, put } = props;
  return (
    <>
      <div className={classes.fields}>
        <TextInput
          label={t('ask.name')}
          placeholder={t('ask.nameHint')}
          value={draft.title}
          onChange={e => put({ title: e.currentTarget.value })}
        />
        <NumberInput
          label={t('ask.duration')}
          description={t('ask.durationHint')}
          min={0}
          value={draft.duration}
          onChange={value => put({ duration: value === '' ? '' : Number(value) })}
        />
        <NumberInput
          label={t('ask.severity')}
          description={t('ask.severityHint')}
          min={0}
          max={1}
          step={0.1}
          value={draft.severity}
          onChange={value => put({ severity: Number(value) })}
        />
      </div>
      <div className={classes.fields}>
        <NumberInput
          label={t('ask.worlds')}
          min={1}
          max={100_000}
          step={500}
          value={draft.worlds}
          onChange={value => put({ worlds: Number(value) })}
        />
        <NumberInput
          label={t('ask.draws')}
          min={0}
          max={256}
          value={draft.draws}
          onChange={value => put({ draws: Number(value) })}
        />
        <NumberInput
          label={t('ask.seed')}
          min={0}
          value={draft.seed}
          onChange={value => put({ seed: Number(value) })}
        />
      </div>
      <div className={classes.fields}>
        <NativeSelect
          label={t('ask.mode')}
          data={(['live', 'exercise', 'drill'] as const).map(mode => ({ value: mode, label: t(`mode.${mode}`) }))}
          value={draft.mode}
          onChange={e => put({ mode: e.currentTarget.value as RunDraft['mode'] })}
        />
        {isBound(draft.mode) && (
          <TextInput
            label={t('ask.exercise')}
            required
            value={draft.exercise}
            onChange={e => put({ exercise: e.currentTarget.value })}
          />
        )}
      </div>
    </>
  );
}
