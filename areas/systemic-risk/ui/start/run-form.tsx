import { Button, MultiSelect, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { ModeFields } from '#platform/ui/shell/mode-fields.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import type { ModelLine, Run } from '../../contract.ts';
import { base, useOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { productsOf, type RunDraft, runInputOf, shockKinds, targetsOf } from './draft.ts';

const modes: readonly RunDraft['mode'][] = ['live', 'exercise', 'drill'];

/** The shock editor: what is hit, how hard, for how long; how many worlds. */
export function RunForm({ models, first }: { readonly models: readonly ModelLine[]; readonly first: RunDraft }) {
  const t = useText('systemic-risk');
  const go = useGo();
  const [draft, setDraft] = useState<RunDraft>(first);
  const put = (change: Partial<RunDraft>): void => setDraft(old => ({ ...old, ...change }));
  const outline = useOutline(draft.model);
  const targets = useMemo(() => targetsOf(outline.data, draft.kind), [outline.data, draft.kind]);
  const start = useAct((input: unknown) => api.post<Run>(`${base}/runs`, input), ['systemic-risk']);
  const products = useMemo(() => productsOf(outline.data), [outline.data]);
  const together = draft.kind === 'joint';
  const chosen = together || draft.targets.length > 0 ? draft.targets : targets.slice(0, 1).map(each => each.value);
  const called = (id: string): string => [...targets, ...products].find(each => each.value === id)?.label ?? id;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const hit = [...chosen, ...draft.products].map(called).join(', ');
    const name = t('ask.named', { kind: t(`kind.${draft.kind}`), hit });
    const input = runInputOf({ ...draft, targets: chosen }, name);
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
          onChange={e => put({ model: e.currentTarget.value, targets: [], products: [] })}
        />
        <NativeSelect
          label={t('ask.kind')}
          data={shockKinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={draft.kind}
          onChange={e => put({ kind: e.currentTarget.value as RunDraft['kind'], targets: [], products: [] })}
        />
        {!together && (
          <Select
            label={t('ask.target')}
            data={targets}
            value={chosen[0] ?? null}
            placeholder={outline.isPending ? t('run.loading') : ''}
            limit={200}
            searchable
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={value => put({ targets: value === null ? [] : [value] })}
          />
        )}
      </div>
      {together && (
        <div className={classes.fields}>
          <SeveralField
            label={t('ask.targets')}
            data={targets}
            of={chosen}
            onChange={value => put({ targets: value })}
          />
          <SeveralField
            label={t('ask.products')}
            data={products}
            of={draft.products}
            onChange={value => put({ products: value })}
          />
        </div>
      )}
      <ShockNumbers draft={draft} put={put} />
      {outline.error && <ErrorNote error={outline.error} />}
      {start.error && <ErrorNote error={start.error} />}
      <Button
        type="submit"
        variant="filled"
        loading={start.isPending}
        disabled={chosen.length + draft.products.length === 0}
      >
        {t('ask.run')}
      </Button>
    </form>
  );
}

const mostTogether = 20;

function SeveralField(props: {
  readonly label: string;
  readonly data: ReturnType<typeof targetsOf>;
  readonly of: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) {
  return (
    <MultiSelect
      label={props.label}
      data={props.data}
      value={[...props.of]}
      limit={200}
      searchable
      comboboxProps={{ withinPortal: false }}
      maxValues={mostTogether}
      onChange={props.onChange}
    />
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
        <ModeFields modes={modes} value={draft} onValue={put} />
      </div>
    </>
  );
}
