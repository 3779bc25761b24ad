import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Evidence, PlanReference, Point } from '../contract.ts';
import classes from './contingency.module.css';
import { newId } from './scenario-draft.ts';
import type { PartProps } from './scenario-form.tsx';

const abouts = ['capability', 'intent', 'exposure', 'consequence', 'pathway', 'other'] as const;
const ratings = ['P', 'S', 'M', 'U'] as const;

function Group(props: { readonly legend: string; readonly remove: () => void; readonly children: ReactNode }) {
  const t = useText('contingency');
  return (
    <fieldset className={classes.group}>
      <legend>{props.legend}</legend>
      <Fields>{props.children}</Fields>
      <Button variant="subtle" onClick={props.remove}>
        {t('form.remove')}
      </Button>
    </fieldset>
  );
}

/** Evidence: what it shows, about which level, from which source, under its own marking. */
export function EvidenceFields({ draft, set }: PartProps) {
  const t = useText('contingency');
  const { evidence } = draft;
  const change = (at: number, part: Partial<Evidence>): void =>
    set({ evidence: evidence.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const empty: Evidence = { about: 'capability', text: '', source: '', marking: draft.marking, on: null };
  return (
    <Pane title={t('form.evidence')}>
      {evidence.map((one, i) => (
        <Group
          key={i}
          legend={t('form.piece', { n: i + 1 })}
          remove={() => set({ evidence: evidence.toSpliced(i, 1) })}
        >
          <NativeSelect
            label={t('form.about')}
            value={one.about}
            onChange={event => change(i, { about: event.currentTarget.value as Evidence['about'] })}
            data={abouts.map(value => ({ value, label: t(`evidence.about.${value}`) }))}
          />
          <TextInput
            label={t('form.piecesText')}
            required
            maxLength={2000}
            value={one.text}
            onChange={event => change(i, { text: event.currentTarget.value })}
          />
          <TextInput
            label={t('form.source')}
            required
            maxLength={300}
            value={one.source}
            onChange={event => change(i, { source: event.currentTarget.value })}
          />
          <MarkingField label={t('form.marking')} value={one.marking} onValue={marking => change(i, { marking })} />
          <TextInput
            type="date"
            label={t('form.on')}
            value={one.on ?? ''}
            onChange={event => change(i, { on: event.currentTarget.value || null })}
          />
        </Group>
      ))}
      <Button onClick={() => set({ evidence: [...evidence, empty] })}>{t('form.addEvidence')}</Button>
    </Pane>
  );
}

/** Plans that answer: by title, version and day, or a call-out plan of one's own. */
export function PlanFields({ draft, set }: PartProps) {
  const t = useText('contingency');
  const { plans } = draft;
  const callOuts = useApi<{ plans: { slug: string; title: string; revision: number }[] }>('/api/callout/plans');
  const change = (at: number, part: Partial<PlanReference>): void =>
    set({ plans: plans.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const add = (part: Partial<PlanReference>): void =>
    set({
      plans: [
        ...plans,
        { id: newId(), callOut: null, title: '', version: '', approvedOn: null, exercised: null, ...part },
      ],
    });
  const remove = (id: string): void =>
    set({
      plans: plans.filter(plan => plan.id !== id),
      points: draft.points.map(point => (point.answeredBy === id ? { ...point, answeredBy: null } : point)),
    });
  const free = (callOuts.data?.plans ?? []).filter(({ slug }) => !plans.some(plan => plan.callOut === slug));
  return (
    <Pane title={t('form.plans')}>
      {plans.map((plan, i) => (
        <Group key={plan.id} legend={t('form.plan', { n: i + 1 })} remove={() => remove(plan.id)}>
          <TextInput
            label={t('form.planTitle')}
            required
            maxLength={200}
            readOnly={plan.callOut !== null}
            value={plan.title}
            onChange={event => change(i, { title: event.currentTarget.value })}
          />
          <TextInput
            label={t('form.planVersion')}
            maxLength={60}
            value={plan.version}
            onChange={event => change(i, { version: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('form.approved')}
            value={plan.approvedOn ?? ''}
            onChange={event => change(i, { approvedOn: event.currentTarget.value || null })}
          />
          <ExerciseFields plan={plan} change={part => change(i, part)} />
        </Group>
      ))}
      <div className={classes.steps}>
        <Button onClick={() => add({})}>{t('form.addPlan')}</Button>
      </div>
      {free.length > 0 && (
        <NativeSelect
          label={t('form.addCallOut')}
          value=""
          onChange={event => {
            const found = free.find(({ slug }) => slug === event.currentTarget.value);
            if (found) add({ callOut: found.slug, title: found.title, version: String(found.revision) });
          }}
          data={[{ value: '', label: '–' }, ...free.map(({ slug, title }) => ({ value: slug, label: title }))]}
        />
      )}
    </Pane>
  );
}

function ExerciseFields(props: {
  readonly plan: PlanReference;
  readonly change: (part: Partial<PlanReference>) => void;
}) {
  const t = useText('contingency');
  const { exercised } = props.plan;
  return (
    <>
      <TextInput
        type="date"
        label={t('form.exercised')}
        value={exercised?.on ?? ''}
        onChange={event => {
          const on = event.currentTarget.value;
          props.change({ exercised: on ? { on, rating: exercised?.rating ?? 'P' } : null });
        }}
      />
      {exercised && (
        <NativeSelect
          label={t('form.rating')}
          value={exercised.rating}
          onChange={event =>
            props.change({ exercised: { ...exercised, rating: event.currentTarget.value as (typeof ratings)[number] } })
          }
          data={ratings.map(value => ({ value, label: value }))}
        />
      )}
    </>
  );
}

/** What has to be decided and done if it happens, each answered by a plan or open. */
export function PointFields({ draft, set }: PartProps) {
  const t = useText('contingency');
  const { points, plans } = draft;
  const change = (at: number, part: Partial<Point>): void =>
    set({ points: points.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const empty = (): Point => ({ id: newId(), kind: 'decision', text: '', owner: '', answeredBy: null });
  return (
    <Pane title={t('form.points')}>
      {points.map((point, i) => (
        <Group
          key={point.id}
          legend={t('form.point', { n: i + 1 })}
          remove={() => set({ points: points.toSpliced(i, 1) })}
        >
          <NativeSelect
            label={t('form.kind')}
            value={point.kind}
            onChange={event => change(i, { kind: event.currentTarget.value as Point['kind'] })}
            data={(['decision', 'task'] as const).map(value => ({ value, label: t(`coverage.${value}`) }))}
          />
          <TextInput
            label={t('form.text')}
            required
            maxLength={500}
            value={point.text}
            onChange={event => change(i, { text: event.currentTarget.value })}
          />
          <TextInput
            label={t('form.owner')}
            maxLength={200}
            value={point.owner}
            onChange={event => change(i, { owner: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('form.answeredBy')}
            value={point.answeredBy ?? ''}
            onChange={event => change(i, { answeredBy: event.currentTarget.value || null })}
            data={[
              { value: '', label: t('form.open') },
              ...plans.map(({ id, title }, n) => ({ value: id, label: title || t('form.plan', { n: n + 1 }) })),
            ]}
          />
        </Group>
      ))}
      <Button onClick={() => set({ points: [...points, empty()] })}>{t('form.addPoint')}</Button>
    </Pane>
  );
}
