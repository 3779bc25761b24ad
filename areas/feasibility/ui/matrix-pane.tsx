import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type Text, useText } from '#platform/i18n/registry.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Pair, Study } from '../contract.ts';
import { componentWords } from './component-words.ts';
import classes from './feasibility.module.css';
import { HeatMap } from './heat-map.tsx';
import { levelCount, signs, verdicts } from './signs.ts';

/** The pairwise answers as a heat map or as a table; choosing one asks the engine why. */
export function MatrixPane(props: { readonly study: Study; readonly onAsk: (from: string, to: string) => void }) {
  const t = useText('feasibility');
  const [asTable, setAsTable] = useState(false);
  const { study, onAsk } = props;
  return (
    <Pane
      title={t('matrix.title')}
      note={t('matrix.how')}
      actions={<Button onClick={() => setAsTable(!asTable)}>{t(asTable ? 'matrix.asGrid' : 'matrix.asTable')}</Button>}
    >
      <Legend study={study} />
      {asTable ? <PairTable study={study} onAsk={onAsk} /> : <HeatMap study={study} onAsk={onAsk} />}
    </Pane>
  );
}

function Legend({ study }: { readonly study: Study }) {
  const t = useText('feasibility');
  return (
    <ul className={classes.legend}>
      {verdicts.map(verdict => (
        <li key={verdict}>
          <span className={classes.swatch} data-verdict={verdict} aria-hidden="true">
            {signs[verdict]}
          </span>
          <span>
            <strong>{t(`verdict.${verdict}`)}</strong> {study.totals.verdicts[verdict]}.{' '}
            <span className="quiet">{t(`verdictMeans.${verdict}`)}</span>
          </span>
        </li>
      ))}
      <li>
        <span className={classes.swatch} data-verdict="lossless" data-agreement aria-hidden="true" />
        <span className="quiet">{t('matrix.underAgreement')}</span>
      </li>
    </ul>
  );
}

function PairTable({ study, onAsk }: { readonly study: Study; readonly onAsk: (from: string, to: string) => void }) {
  const t = useText('feasibility');
  const [related, setRelated] = useState(true);
  const rows = useMemo(
    () =>
      study.pairs.filter(({ verdict }) =>
        related ? verdict === 'lossless' || verdict === 'lossy' : verdict !== 'same',
      ),
    [study, related],
  );
  return (
    <DataTable
      id="feasibility-pairs"
      caption={t('matrix.title')}
      columns={pairColumns(t)}
      rows={rows}
      rowKey={({ from, to }) => `${from}>${to}`}
      onOpen={({ from, to }) => onAsk(from, to)}
      filter={t('matrix.filter')}
      height="520px"
      tools={<Button onClick={() => setRelated(!related)}>{t(related ? 'matrix.all' : 'matrix.only')}</Button>}
    />
  );
}

const pairColumns = (t: Text): readonly Column<Pair>[] => [
  { id: 'from', header: t('matrix.from'), value: pair => pair.from, width: 'minmax(110px, 1fr)' },
  { id: 'to', header: t('matrix.to'), value: pair => pair.to, width: 'minmax(110px, 1fr)' },
  {
    id: 'answer',
    header: t('matrix.answer'),
    value: pair => t(`verdict.${pair.verdict}`) + (pair.needsAgreement ? `, ${t('matrix.underAgreement')}` : ''),
    width: 'minmax(130px, 1.4fr)',
  },
  { id: 'levels', header: t('matrix.levels'), value: levelCount, wideOnly: true, width: '110px' },
  {
    id: 'lost',
    header: t('matrix.lost'),
    value: pair => componentWords(t, [...new Set([...pair.words, ...pair.caveatWords])]),
    wideOnly: true,
    width: 'minmax(160px, 2fr)',
  },
];
