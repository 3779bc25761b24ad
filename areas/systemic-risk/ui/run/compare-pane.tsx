import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { type Result, useResult, useRuns } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { chance, hours } from '../words.ts';

/** Two runs beside each other, function by function. */
export function ComparePane({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const runs = useRuns();
  const others = (runs.data?.runs ?? []).filter(each => each.id !== run.id && each.state === 'done');
  const [chosen, setChosen] = useState<string | null>(null);
  const other = others.find(each => String(each.id) === chosen) ?? others[0];
  const found = useResult(other);
  if (others.length === 0)
    return (
      <Pane title={t('compare.title')}>
        <p>{t('compare.none')}</p>
      </Pane>
    );
  const by = new Map([...(found.data?.functions ?? []), ...(found.data?.sectors ?? [])].map(e => [e.id, e]));
  return (
    <Pane title={t('compare.title')} note={t('compare.note')}>
      <div className={classes.fields}>
        <NativeSelect
          label={t('compare.with')}
          data={others.map(each => ({ value: String(each.id), label: `${each.id} · ${each.title}` }))}
          value={String(other?.id ?? '')}
          onChange={e => setChosen(e.currentTarget.value)}
        />
      </div>
      <div role="group" className={classes.scroll} aria-label={t('compare.title')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('loss.name')}</th>
              <th scope="col">{t('compare.here')}</th>
              <th scope="col">{t('compare.there')}</th>
              <th scope="col">{t('compare.difference')}</th>
              <th scope="col">{t('compare.chances')}</th>
            </tr>
          </thead>
          <tbody>
            {[...result.functions, ...result.sectors].map(entry => {
              const there = by.get(entry.id);
              return (
                <tr key={entry.id}>
                  <th scope="row">{entry.name}</th>
                  <td className={classes.number}>{hours(entry.loss_hours.mean)}</td>
                  <td className={classes.number}>{there ? hours(there.loss_hours.mean) : '–'}</td>
                  <td className={classes.number}>
                    {there ? hours(there.loss_hours.mean - entry.loss_hours.mean) : '–'}
                  </td>
                  <td className={classes.number}>
                    {`${chance(entry.probability)} / ${there ? chance(there.probability) : '–'}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Pane>
  );
}
