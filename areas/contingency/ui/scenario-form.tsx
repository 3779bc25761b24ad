import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { modes } from '#engines/kernel/mode.ts';
import { labelText, useText } from '#platform/i18n/registry.ts';
import { useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';
import { ModeFields } from '#platform/ui/shell/mode-fields.tsx';
import { confidences, confidenceWords, levelWords, scaleNames, scales } from '../contract/levels.ts';
import classes from './contingency.module.css';
import { EvidenceFields, PlanFields, PointFields } from './list-fields.tsx';
import { PathwayFields } from './pathway-fields.tsx';
import type { ScenarioDraft } from './scenario-draft.ts';

export interface PartProps {
  readonly draft: ScenarioDraft;
  readonly set: (part: Partial<ScenarioDraft>) => void;
}

interface FormProps {
  readonly title: string;
  readonly start: ScenarioDraft;
  readonly label: string;
  /** a mode is for good once the scenario is there */
  readonly begun: boolean;
  readonly save: (draft: ScenarioDraft) => Promise<{ readonly id: number }>;
}

/** Begins or changes a scenario; each change can be undone until it is saved, each save is a version. */
export function ScenarioForm({ title, start, label, begun, save }: FormProps) {
  const t = useText('contingency');
  const go = useGo();
  const { draft, set, undo } = useDrafts(start);
  const act = useAct(() => save(draft), ['contingency', 'watch']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(undefined, { onSuccess: ({ id }) => go(`/contingency/${id}`) });
  };
  return (
    <form onSubmit={submit}>
      <PageHead
        title={title}
        actions={
          <>
            <Button disabled={undo === null} onClick={() => undo?.()}>
              {t('form.undo')}
            </Button>
            <Button type="submit" variant="filled" loading={act.isPending}>
              {label}
            </Button>
          </>
        }
      />
      {act.error && <ErrorNote error={act.error} />}
      <Columns shape="1-1">
        <div className={classes.panes}>
          <What draft={draft} set={set} begun={begun} />
          <Levels draft={draft} set={set} />
          <EvidenceFields draft={draft} set={set} />
        </div>
        <div className={classes.panes}>
          <PathwayFields draft={draft} set={set} />
          <PlanFields draft={draft} set={set} />
          <PointFields draft={draft} set={set} />
        </div>
      </Columns>
      <p className={classes.scope}>{t('scope')}</p>
    </form>
  );
}

/** Letters typed into one field without a pause are one change. */
const pause = 1000;

/** The draft with everything that was typed before it; `undo` is null when nothing is left to undo. */
function useDrafts(start: ScenarioDraft) {
  const [drafts, setDrafts] = useState<readonly ScenarioDraft[]>([start]);
  const last = useRef({ field: '', at: 0 });
  const draft = drafts.at(-1) ?? start;
  const set = (part: Partial<ScenarioDraft>): void => {
    const field = Object.keys(part).join();
    const now = performance.now();
    const goesOn = field === last.current.field && now - last.current.at < pause && drafts.length > 1;
    last.current = { field, at: now };
    setDrafts([...(goesOn ? drafts.slice(0, -1) : drafts.slice(-200)), { ...draft, ...part }]);
  };
  const undo = (): void => {
    last.current = { field: '', at: 0 };
    setDrafts(drafts.slice(0, -1));
  };
  return { draft, set, undo: drafts.length > 1 ? undo : null };
}

function What({ draft, set, begun }: PartProps & { readonly begun: boolean }) {
  const t = useText('contingency');
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
          label={t('form.functions')}
          description={t('form.functionsWhy')}
          autosize
          minRows={2}
          value={draft.functions}
          onChange={event => set({ functions: event.currentTarget.value })}
        />
        <MarkingField label={t('form.marking')} value={draft.marking} onValue={marking => set({ marking })} />
        {begun ? (
          <TextInput
            label={t('form.note')}
            maxLength={500}
            value={draft.note}
            onChange={event => set({ note: event.currentTarget.value })}
          />
        ) : (
          <ModeFields modes={modes} value={draft} onValue={set} />
        )}
      </div>
    </Pane>
  );
}

function Levels({ draft, set }: PartProps) {
  const t = useText('contingency');
  const open = { value: '', label: t('levels.unknown') };
  return (
    <Pane title={t('form.levels')} note={t('form.levelsWhy')}>
      <Fields>
        {scales.map(scale => (
          <NativeSelect
            key={scale}
            label={labelText(scaleNames[scale])}
            value={draft.levels[scale]}
            onChange={event => set({ levels: { ...draft.levels, [scale]: event.currentTarget.value } })}
            data={[
              open,
              ...levelWords[scale].map((word, i) => ({ value: String(i), label: `${i} · ${labelText(word)}` })),
            ]}
          />
        ))}
        <NativeSelect
          label={t('levels.confidence')}
          value={draft.confidence}
          onChange={event => set({ confidence: event.currentTarget.value })}
          data={[open, ...confidences.map(value => ({ value, label: labelText(confidenceWords[value]) }))]}
        />
        <NumberInput label={t('form.people')} min={0} value={draft.people} onChange={people => set({ people })} />
        <NumberInput
          label={t('form.duration')}
          min={0}
          value={draft.duration}
          onChange={duration => set({ duration })}
        />
        <NumberInput label={t('form.warning')} min={0} value={draft.warning} onChange={warning => set({ warning })} />
        <TextInput
          label={t('form.area')}
          maxLength={300}
          value={draft.area}
          onChange={event => set({ area: event.currentTarget.value })}
        />
      </Fields>
    </Pane>
  );
}
