import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { labelText, useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { ScenarioDetail } from '../contract.ts';
import { confidenceWords, levelWords, scaleNames, scales } from '../contract/levels.ts';
import classes from './contingency.module.css';
import { amount, base, useMayKeep } from './words.ts';

interface PaneProps {
  readonly one: ScenarioDetail;
}

/** Each level with its meaning; what nobody judged says so. */
export function LevelsPane({ one: { content } }: PaneProps) {
  const t = useText('contingency');
  const unknown = t('levels.unknown');
  const hours = (value: number | null) => (value === null ? unknown : t('levels.hours', { hours: amount(value) }));
  return (
    <Pane title={t('levels.title')}>
      <Terms
        rows={[
          ...scales.map(scale => {
            const level = content[scale];
            const word = level === null ? undefined : levelWords[scale][level as 0];
            return [labelText(scaleNames[scale]), word ? `${level} · ${labelText(word)}` : unknown] as const;
          }),
          [
            t('levels.confidence'),
            content.confidence === null ? unknown : labelText(confidenceWords[content.confidence]),
          ],
          [t('levels.functions'), content.functions.map(({ name }) => name).join(', ') || unknown],
          [t('levels.people'), content.people === null ? unknown : amount(content.people)],
          [t('levels.duration'), hours(content.durationHours)],
          [t('levels.area'), content.area || unknown],
          [t('levels.warning'), hours(content.warningHours)],
        ]}
      />
    </Pane>
  );
}

export function EvidencePane({ one }: PaneProps) {
  const t = useText('contingency');
  return (
    <Pane title={t('evidence.title')} note={one.evidence.length || undefined}>
      {one.evidence.length === 0 && one.evidenceWithheld === 0 && <p className={classes.quiet}>{t('evidence.none')}</p>}
      <Rows>
        {one.evidence.map((piece, i) => (
          <Row
            key={i}
            title={piece.text}
            detail={[t(`evidence.about.${piece.about}`), piece.source, piece.on].filter(Boolean).join(' · ')}
            aside={<MarkingLabel marking={piece.marking} />}
          />
        ))}
      </Rows>
      {one.evidenceWithheld > 0 && (
        <p className={classes.quiet}>{t('evidence.withheld', { count: one.evidenceWithheld })}</p>
      )}
    </Pane>
  );
}

/** Who is told, through the gate. */
export function ReadersPane({ one }: PaneProps) {
  const t = useText('contingency');
  const mayKeep = useMayKeep();
  const register = useApi<{ parties: { id: number; name: string }[] }>('/api/parties');
  const [party, setParty] = useState('');
  const [attested, setAttested] = useState(false);
  const path = `${base}/${one.id}/readers`;
  const { version } = one;
  const release = useAct(
    () => api.post(path, { version, party: Number(party), facts: attested ? { need_to_know: true } : {} }),
    ['contingency'],
  );
  const takeBack = useAct((from: number) => api.post(`${path}/take-back`, { version, party: from }), ['contingency']);
  const others = (register.data?.parties ?? []).filter(
    ({ id }) => id !== one.party && !one.readers.some(reader => reader.party === id),
  );
  return (
    <Pane title={t('readers.title')}>
      {one.readers.length === 0 && <p className={classes.quiet}>{t('readers.none')}</p>}
      <Rows>
        {one.readers.map(reader => (
          <Row
            key={reader.party}
            title={reader.name}
            detail={<TimeText at={reader.at} />}
            action={
              mayKeep && (
                <ConfirmAction
                  label={t('readers.takeBack')}
                  title={t('readers.takeBack')}
                  explain={t('readers.takeBackMeans')}
                  confirm={t('readers.takeBack')}
                  quiet
                  run={() => takeBack.mutateAsync(reader.party)}
                />
              )
            }
          />
        ))}
      </Rows>
      {mayKeep && (
        <form
          className={`${classes.form} no-print`}
          onSubmit={event => {
            event.preventDefault();
            release.mutate(undefined, { onSuccess: () => setParty('') });
          }}
        >
          <NativeSelect
            label={t('readers.party')}
            value={party}
            onChange={event => setParty(event.currentTarget.value)}
            data={[
              { value: '', label: t('readers.choose') },
              ...others.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Checkbox
            label={t('readers.attest')}
            checked={attested}
            onChange={event => setAttested(event.currentTarget.checked)}
          />
          <p className={classes.quiet}>{t('readers.why')}</p>
          {release.error && <ErrorNote error={release.error} />}
          <Button type="submit" disabled={party === ''} loading={release.isPending}>
            {t('readers.release')}
          </Button>
        </form>
      )}
    </Pane>
  );
}

/** Every state with who and when, and every version, to be taken up again. */
export function HistoryPane({ one }: PaneProps) {
  const t = useText('contingency');
  const mayKeep = useMayKeep() && one.owns && one.state !== 'retired';
  const restore = useAct(
    (old: number) => api.post(`${base}/${one.id}/restore`, { version: one.version, old }),
    ['contingency'],
  );
  return (
    <Pane title={t('history.title')}>
      <Rows>
        {one.history.toReversed().map(({ to, at, by, why, who, due }) => (
          <Row
            key={at}
            title={t(`state.${to}`)}
            detail={
              <>
                <TimeText at={at} />
                {by && ` · ${by}`}
                {who && ` · ${t('history.tasked', { who, day: due ?? '' })}`}
                {why && ` · ${why}`}
              </>
            }
          />
        ))}
      </Rows>
      {one.versions.length > 1 && <h3 className={classes.part}>{t('history.versions')}</h3>}
      {one.versions.length > 1 && (
        <Rows>
          {one.versions.map(({ version, at, by, note }) => (
            <Row
              key={version}
              title={t('history.version', { version })}
              detail={
                <>
                  <TimeText at={at} />
                  {by && ` · ${by}`}
                  {note && ` · ${note}`}
                </>
              }
              action={
                mayKeep &&
                version !== one.version && (
                  <ConfirmAction
                    label={t('history.restore')}
                    title={t('history.version', { version })}
                    explain={t('history.restoreMeans')}
                    confirm={t('history.restore')}
                    quiet
                    run={() => restore.mutateAsync(version)}
                  />
                )
              }
            />
          ))}
        </Rows>
      )}
    </Pane>
  );
}
