import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { ModelLine } from '../../contract.ts';
import { base } from '../answers.ts';
import classes from '../systemic-risk.module.css';

/** The models one may look at and run, and the beginning of a new one. */
export function ModelsPane({ models }: { readonly models: readonly ModelLine[] }) {
  const t = useText('systemic-risk');
  const go = useGo();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const make = useAct(
    (input: { title: string; currency: string; from?: string }) => api.post<{ id: number }>(`${base}/models`, input),
    ['systemic-risk'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(
      { title, currency: 'EUR', ...(from ? { from } : {}) },
      { onSuccess: ({ id }) => go(`/systemic-risk/models/own:${id}`) },
    );
  };
  return (
    <Pane title={t('models.title')}>
      <Rows>
        {models.map(model => (
          <Row
            key={model.key}
            title={<Go href={`/systemic-risk/models/${model.key}`}>{model.title}</Go>}
            detail={
              model.readOnly
                ? t('models.shipped', { licence: model.licence ?? '' })
                : t('models.own', {
                    keeper: model.keeper,
                    nodes: model.nodes ?? 0,
                    parts: model.parts,
                    revision: model.revision,
                  })
            }
          />
        ))}
      </Rows>
      <form className={classes.inline} onSubmit={submit}>
        <TextInput label={t('models.new')} value={title} onChange={e => setTitle(e.currentTarget.value)} required />
        <NativeSelect
          label={t('models.from')}
          data={[
            { value: '', label: t('models.fromNothing') },
            ...models
              .filter(model => model.readOnly)
              .map(model => ({ value: model.key.slice('pack:'.length), label: model.title })),
          ]}
          value={from}
          onChange={e => setFrom(e.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={make.isPending}>
          {t('models.make')}
        </Button>
      </form>
      {make.error && <ErrorNote error={make.error} />}
    </Pane>
  );
}
