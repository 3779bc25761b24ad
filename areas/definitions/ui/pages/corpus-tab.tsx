import { TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { type Assumptions, profiles, usualAssumptions } from '#engines/duties/definitions/corpus/assumptions.ts';
import classes from '../definitions.module.css';
import type { TabProps } from '../lab-state.ts';
import { ReadPane } from './read-pane.tsx';
import { useSourceWords } from './run-bar.tsx';

const limits: Readonly<Record<keyof Assumptions, readonly [number, number]>> = {
  count: [10, 100_000],
  seed: [0, 4_294_967_295],
  falseAlarmShare: [0, 0.95],
  unknownShare: [0, 0.95],
  investigationMedianHours: [0.5, 720],
};

/** The incidents that definitions are tried on: made from assumptions that are all shown, or read from a file. */
export default function CorpusTab(props: TabProps) {
  const t = useText('definitions');
  const { state, change } = props;
  const words = useSourceWords(state.source);
  return (
    <div className="stack">
      <Pane title={t('corpus.now')} note={words}>
        <div className={`${classes.body} ${classes.fields} no-print`}>
          <TextInput
            label={t('corpus.marking')}
            value={state.marking}
            onChange={event => change({ marking: event.currentTarget.value })}
          />
        </div>
      </Pane>
      <MadePane {...props} />
      <ReadPane {...props} />
    </div>
  );
}

function MadePane({ state, change }: TabProps) {
  const t = useText('definitions');
  const made = state.source.kind === 'synthetic' ? state.source.assumptions : usualAssumptions;
  const set = (key: keyof Assumptions, text: string): void => {
    const [least, most] = limits[key];
    const number = Number(text.replace(',', '.'));
    if (text.trim() === '' || !Number.isFinite(number)) return;
    change({
      source: { kind: 'synthetic', assumptions: { ...made, [key]: Math.min(most, Math.max(least, number)) } },
    });
  };
  return (
    <Pane title={t('corpus.makeTitle')} note={t('corpus.makeNote')}>
      <div className={`${classes.body} stack`}>
        <div className={classes.fields}>
          {(Object.keys(limits) as (keyof Assumptions)[]).map(key => (
            <TextInput
              key={`${key}-${state.source.kind}`}
              label={t(`corpus.field.${key}`)}
              description={t('corpus.between', { least: limits[key][0], most: limits[key][1] })}
              inputMode="decimal"
              defaultValue={String(made[key])}
              onBlur={event => set(key, event.currentTarget.value)}
            />
          ))}
        </div>
        <ul>
          {['kinds', 'first', 'learned', 'clocks', 'judge', 'money'].map(key => (
            <li key={key}>{t(`corpus.assumes.${key}`)}</li>
          ))}
        </ul>
        <div
          className={classes.scroll}
          role="region"
          tabIndex={0}
          aria-label={t('table', { title: t('corpus.weights') })}
        >
          <table className={classes.table}>
            <caption className="sr-only">{t('corpus.weights')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('corpus.kind')}</th>
                <th scope="col">{t('corpus.weight')}</th>
                {['conf_loss', 'integ_loss', 'avail_loss', 'severity_actual', 'personal_data'].map(fact => (
                  <th key={fact} scope="col">
                    <code>{fact}</code>
                  </th>
                ))}
                <th scope="col">{t('corpus.medianLoss')}</th>
              </tr>
            </thead>
            <tbody>
              {profiles.map(profile => (
                <tr key={profile.id}>
                  <th scope="row">{t(`corpus.profile.${profile.id}`)}</th>
                  <td className={classes.number}>{profile.weight}</td>
                  {['conf_loss', 'integ_loss', 'avail_loss', 'severity_actual', 'personal_data'].map(fact => (
                    <td key={fact} className={classes.number}>
                      {weightsText(profile.facts[`i.${fact}`])}
                    </td>
                  ))}
                  <td className={classes.number}>{profile.medians.loss}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Pane>
  );
}

const weightsText = (weights: number | Readonly<Record<string, number>> | undefined): string =>
  typeof weights === 'object'
    ? Object.entries(weights)
        .map(([value, weight]) => `${value} ${weight}`)
        .join(', ')
    : String(weights ?? '');
