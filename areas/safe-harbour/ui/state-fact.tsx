import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useMe } from '#platform/ui/me.ts';
import type { HarbourFact } from '../contract.ts';
import { type Draft, draftOf, statementOf } from './fact-draft.ts';
import { FactField } from './fact-field.tsx';
import classes from './safe-harbour.module.css';

interface Stating {
  readonly fact: HarbourFact;
  readonly incident: { readonly id: number; readonly ref: string } | null;
}

const keepers = ['legal-counsel', 'secretariat', 'duty-officer', 'analyst'];

/** The button that opens the form in which a fact is stated with what shows it. */
export function StateFact(props: Stating) {
  const t = useText('safe-harbour');
  const [open, setOpen] = useState(false);
  const me = useMe();
  if (!me?.acting?.roles.some(role => keepers.includes(role))) return null;
  const label = t(props.fact.value === null ? 'state.open' : 'state.again');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  return (
    <span className="no-print">
      <Button size="compact-sm" onClick={() => setOpen(true)} aria-label={`${label}: ${props.fact.question[language]}`}>
        {label}
      </Button>
      {open && <StateDialog {...props} name={me.person.name} close={() => setOpen(false)} />}
    </span>
  );
}

function StateDialog(props: Stating & { readonly name: string; readonly close: () => void }) {
  const t = useText('safe-harbour');
  const { fact, incident } = props;
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const [draft, setDraft] = useState<Draft>(draftOf(fact, incident !== null, props.name));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const act = useAct(
    () => api.post('/api/safe-harbour/evidence', statementOf(fact, draft, incident?.id ?? null)),
    ['safe-harbour'],
  );
  const ready = draft.value !== null && draft.source.trim().length > 2 && draft.statedBy.trim().length > 1;
  const save = async () => {
    await act.mutateAsync(undefined);
    props.close();
  };
  return (
    <Dialog
      open
      onClose={props.close}
      title={fact.question[language]}
      actions={
        <>
          <Button onClick={props.close}>{t('state.cancel')}</Button>
          <Button
            variant="filled"
            disabled={!ready}
            loading={act.isPending}
            onClick={() => void save().catch(() => {})}
          >
            {t('state.save')}
          </Button>
        </>
      }
    >
      <p className={classes.quiet}>{t('state.means', { what: fact.evidence[language] })}</p>
      <div className={classes.form}>
        <FactField fact={fact} value={draft.value} set={value => set({ value })} />
        <TextInput
          label={t('state.source')}
          required
          value={draft.source}
          onChange={event => set({ source: event.currentTarget.value })}
        />
        <TextInput
          label={t('state.statedBy')}
          required
          value={draft.statedBy}
          onChange={event => set({ statedBy: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('state.validFrom')}
          required
          value={draft.validFrom}
          onChange={event => set({ validFrom: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('state.validTo')}
          value={draft.validTo}
          onChange={event => set({ validTo: event.currentTarget.value })}
        />
        {incident && (
          <Checkbox
            label={t('state.onlyIncident', { ref: incident.ref })}
            checked={draft.onlyIncident}
            onChange={event => set({ onlyIncident: event.currentTarget.checked })}
          />
        )}
      </div>
      {act.error && <ErrorNote error={act.error} />}
    </Dialog>
  );
}
