import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CallOutPlan } from '#areas/callout/contract.ts';
import { modes } from '#engines/kernel/mode.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { ModeFields } from '#platform/ui/shell/mode-fields.tsx';
import type { Incident, NewIncident } from '../../contract.ts';
import { useParties } from '../answers.ts';
import classes from '../incidents.module.css';
import { EntityFields, type NamedEntity } from './entity-fields.tsx';

type Mode = NonNullable<NewIncident['mode']>;

interface Opening {
  readonly title: string;
  readonly summary: string;
  readonly marking: string;
  readonly severity: string;
  readonly mode: Mode;
  readonly exercise: string;
  readonly plan: string | null;
  readonly entities: readonly NamedEntity[];
}

const start: Opening = {
  title: '',
  summary: '',
  marking: 'TLP:AMBER',
  severity: '3',
  mode: 'live',
  exercise: '',
  plan: null,
  entities: [{ role: 'affected', name: '' }],
};

/** Opening an incident: as little as is known at 3 a.m. The questions that matter come next, in its room. */
export default function OpenPage() {
  const t = useText('incidents');
  const go = useGo();
  const [draft, setDraft] = useState<Opening>(start);
  const put = (change: Partial<Opening>): void => setDraft(old => ({ ...old, ...change }));
  const parties = useParties();
  const plans = useApi<{ readonly plans: readonly CallOutPlan[] }>('/api/callout/plans').data?.plans ?? [];
  const plan = draft.plan ?? plans[0]?.slug ?? '';
  const open = useAct(
    (incident: NewIncident) => api.post<Incident>('/api/incidents', incident),
    ['incidents', 'watch'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open.mutate(incidentOf(draft, plan, parties.data?.parties ?? []), {
      onSuccess: made => go(`/incidents/${made.id}/facts?ask=i.status`),
    });
  };
  return (
    <>
      <ModeBand mode={draft.mode} />
      <PageHead title={t('open.head')} summary={t('open.explain')} />
      <form className={classes.opening} onSubmit={submit}>
        <Pane title={t('open.what')}>
          <div className={classes.form}>
            <TextInput
              label={t('open.title')}
              placeholder={t('open.titleExample')}
              required
              minLength={3}
              maxLength={200}
              autoFocus
              value={draft.title}
              onChange={event => put({ title: event.currentTarget.value })}
            />
            <EntityFields
              parties={parties.data?.parties ?? []}
              entities={draft.entities}
              onEntities={entities => put({ entities })}
            />
            {parties.error && <ErrorNote error={parties.error} />}
            <Textarea
              label={t('open.summary')}
              autosize
              minRows={2}
              maxLength={4000}
              value={draft.summary}
              onChange={event => put({ summary: event.currentTarget.value })}
            />
          </div>
        </Pane>
        <Pane title={t('open.how')}>
          <Handling draft={draft} put={put} plans={plans} plan={plan} />
        </Pane>
        {open.error && <ErrorNote error={open.error} />}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" loading={open.isPending}>
            {t('open.do')}
          </Button>
          <Button onClick={() => go('/incidents')}>{t('fact.cancel')}</Button>
        </div>
      </form>
    </>
  );
}

function Handling(props: {
  readonly draft: Opening;
  readonly put: (change: Partial<Opening>) => void;
  readonly plans: readonly CallOutPlan[];
  readonly plan: string;
}) {
  const t = useText('incidents');
  const { draft, put } = props;
  return (
    <div className={classes.form}>
      <MarkingField label={t('open.marking')} value={draft.marking} onValue={marking => put({ marking })} />
      <NativeSelect
        size="xs"
        label={t('open.severity')}
        description={t('open.severityMeans')}
        data={['1', '2', '3', '4', '5']}
        value={draft.severity}
        onChange={event => put({ severity: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={t('open.plan')}
        data={[
          { value: '', label: t('open.noPlan') },
          ...props.plans.map(each => ({ value: each.slug, label: each.title })),
        ]}
        value={props.plan}
        onChange={event => put({ plan: event.currentTarget.value })}
      />
      <ModeFields modes={modes} value={draft} onValue={put} />
    </div>
  );
}

function incidentOf(
  draft: Opening,
  plan: string,
  parties: readonly { readonly id: number; readonly name: string }[],
): NewIncident {
  const entities = draft.entities
    .filter(entity => entity.name.trim() !== '')
    .map(entity => ({
      role: entity.role,
      name: entity.name.trim(),
      party: parties.find(party => party.name === entity.name.trim())?.id ?? null,
    }));
  return {
    title: draft.title,
    summary: draft.summary,
    marking: draft.marking,
    severity: Number(draft.severity),
    mode: draft.mode,
    ...(draft.exercise && draft.mode !== 'live' ? { exercise: draft.exercise } : {}),
    ...(plan ? { plan } : {}),
    entities,
  };
}
