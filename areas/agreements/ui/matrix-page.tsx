import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Sheet, SheetCell } from '#platform/ui/lists/sheet.tsx';
import { useClassName } from '#platform/ui/words.ts';
import { informationClasses, type MatrixView, purposes } from '../contract.ts';
import classes from './agreements.module.css';

type Row = MatrixView['rows'][number];
type Cell = Row['cells'][number];
interface Chosen {
  readonly row: Row;
  readonly cell: Cell;
}

/** Each pair of parties and each information class: green, amber or red, and the reason of the one chosen. */
export default function MatrixPage() {
  const t = useText('agreements');
  const classWord = useClassName();
  const [purpose, setPurpose] = useState<string>('cyber-defence');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const matrix = useApi<MatrixView>(`/api/agreements/matrix?purpose=${purpose}`, { keep: true });
  const name = (id: number) => matrix.data?.parties.find(party => party.id === id)?.name ?? String(id);
  return (
    <>
      <PageHead
        title={t('matrix.title')}
        summary={matrix.data && t('matrix.covered', { covered: matrix.data.covered, pairs: matrix.data.pairs })}
      />
      <Columns shape="1">
        <NativeSelect
          className={classes.narrow}
          label={t('matrix.purpose')}
          value={purpose}
          onChange={event => {
            setPurpose(event.currentTarget.value);
            setChosen(null);
          }}
          data={purposes.map(value => ({ value, label: t(`purpose.${value}`) }))}
        />
        {matrix.error && <ErrorNote error={matrix.error} onRetry={() => void matrix.refetch()} />}
        {matrix.data?.rows.length === 0 && <EmptyRoom title={t('list.none')} why={t('list.noneWhy')} />}
        {chosen && (
          <Pane title={`${name(chosen.row.a)} – ${name(chosen.row.b)}`} note={classWord(chosen.cell.informationClass)}>
            <p role="status">
              {chosen.cell.reason}{' '}
              {chosen.cell.agreement !== null && (
                <Go href={`/agreements/${chosen.cell.agreement}`} className={classes.link}>
                  {t('matrix.openIt')}
                </Go>
              )}
            </p>
          </Pane>
        )}
        {matrix.data && matrix.data.rows.length > 0 && (
          <Pane title={t('matrix.pairs')}>
            <ExchangeMatrix rows={matrix.data.rows} name={name} chosen={chosen} choose={setChosen} />
          </Pane>
        )}
      </Columns>
    </>
  );
}

/** Where nothing was ever agreed there is nothing to raise an alarm about. */
const colourOf = (cell: Cell): string => (cell.colour === 'red' && cell.agreement === null ? 'none' : cell.colour);

const shapes: Readonly<Record<string, string>> = { green: '●', amber: '▲', red: '✕', none: '·' };

function ExchangeMatrix(props: {
  readonly rows: readonly Row[];
  readonly name: (id: number) => string;
  readonly chosen: Chosen | null;
  readonly choose: (chosen: Chosen) => void;
}) {
  const t = useText('agreements');
  const classWord = useClassName();
  return (
    <Sheet label={t('matrix.title')}>
      <thead>
        <tr>
          <th scope="col">{t('matrix.pair')}</th>
          {informationClasses.map(value => (
            <th key={value} scope="col">
              {classWord(value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={`${row.a}-${row.b}`}>
            <th scope="row">
              {props.name(row.a)} – {props.name(row.b)}
            </th>
            {row.cells.map(cell => (
              <td key={cell.informationClass}>
                <SheetCell pressed={props.chosen?.cell === cell} onClick={() => props.choose({ row, cell })}>
                  <span aria-hidden="true" className={classes.shape} data-colour={colourOf(cell)}>
                    {shapes[colourOf(cell)]}
                  </span>
                  <span className="sr-only">{t(`matrix.${colourOf(cell)}`)}</span>
                </SheetCell>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}
