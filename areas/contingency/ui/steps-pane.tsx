import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { ScenarioDetail, State } from '../contract.ts';
import classes from './contingency.module.css';
import { base, sentence, useMayKeep } from './words.ts';

/** The next states: open to its owner, or why not yet. */
export function StepsPane({ one }: { readonly one: ScenarioDetail }) {
  const t = useText('contingency');
  const mayKeep = useMayKeep() && one.owns;
  const open = one.next.filter(({ refused }) => refused === null);
  const shut = one.next.filter(({ to, refused }) => refused !== null && to !== 'watch');
  const stale =
    (one.state === 'specific' && one.verdict.outcome !== 'specific') ||
    (one.state === 'watch' && one.verdict.outcome === 'specific');
  return (
    <Pane title={t('step.title')} note={t(`state.${one.state}`)}>
      {stale && (
        <p className={classes.notice}>
          {t('step.now', { state: t(`state.${one.state}`), verdict: sentence(one.verdict.headline) })}
        </p>
      )}
      {mayKeep && (
        <div className={classes.steps}>
          {open.map(({ to }) => (
            <StepButton key={to} one={one} to={to} />
          ))}
        </div>
      )}
      {shut.map(({ to, refused }) => (
        <p key={to} className={classes.quiet}>
          {t('step.notYet')} {t(`state.${to}`)}. {currentLanguage() === 'fr' ? refused?.fr : refused?.message}
        </p>
      ))}
    </Pane>
  );
}

function StepButton({ one, to }: { readonly one: ScenarioDetail; readonly to: State }) {
  const t = useText('contingency');
  const [who, setWho] = useState('');
  const [by, setBy] = useState('');
  const act = useAct(
    (why: string) => api.post(`${base}/${one.id}/step`, { to, version: one.version, why, who, by: by || null }),
    ['contingency', 'watch'],
  );
  const retires = to === 'retired';
  return (
    <ConfirmAction
      label={t(`to.${to}`)}
      title={t(`to.${to}`)}
      explain={
        <>
          <p>{t(retires ? 'step.retireMeans' : 'step.means')}</p>
          {to === 'planning-tasked' && (
            <>
              <TextInput label={t('step.who')} value={who} onChange={event => setWho(event.currentTarget.value)} />
              <TextInput
                type="date"
                label={t('step.by')}
                value={by}
                onChange={event => setBy(event.currentTarget.value)}
              />
            </>
          )}
        </>
      }
      confirm={t(`to.${to}`)}
      reason={retires}
      danger={retires}
      quiet={retires}
      run={why => act.mutateAsync(why)}
    />
  );
}
