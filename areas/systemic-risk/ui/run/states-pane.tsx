import { memo, useMemo } from 'react';
import type { ReplayedWorld } from '#engines/cascade/index.ts';
import { type Text, useText } from '#platform/i18n/registry.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { percent } from '../words.ts';
import { type Fallen, fallenAt } from './moments.ts';

type Names = (id: string) => string;

/** What graph and map show in colour, as a table: every node that is impaired or down at this hour. */
export const StatesPane = memo(function StatesPane(props: {
  readonly world: ReplayedWorld;
  readonly hour: number;
  readonly names: Names;
  readonly onPick: (id: string) => void;
}) {
  const t = useText('systemic-risk');
  const { world, hour, names } = props;
  const lineOf = useMemo(() => lineMaker(t, names), [t, names]);
  const rows = useMemo(() => fallenAt(world, hour).map(lineOf), [world, hour, lineOf]);
  const columns = useMemo(
    (): readonly Column<Line>[] => [
      { id: 'name', header: t('replay.node'), width: 'minmax(130px, 2fr)', value: line => line.name },
      { id: 'state', header: t('replay.state'), width: '130px', value: line => line.state },
      { id: 'because', header: t('replay.because'), width: 'minmax(130px, 2fr)', value: because, wideOnly: true },
      { id: 'since', header: t('replay.since'), width: '110px', numeric: true, value: line => line.since },
    ],
    [t],
  );
  return (
    <Pane title={t('replay.states', { hour })} note={t('replay.statesNote')}>
      <DataTable<Line>
        id="systemic-risk-states"
        caption={t('replay.states', { hour })}
        columns={columns}
        rows={rows}
        rowKey={line => line.node}
        onOpen={line => props.onPick(line.node)}
        sort={{ id: 'since', descending: true }}
        empty={<p>{t('replay.allRunning')}</p>}
        height="260px"
      />
    </Pane>
  );
});

interface Line {
  readonly node: string;
  readonly name: string;
  readonly state: string;
  readonly because: string;
  /** hours, to a tenth */
  readonly since: number;
}

const because = (line: Line): string => line.because;

/** Words are looked up once, not once for each of thousands of rows while time runs. */
function lineMaker(t: Text, names: Names): (fallen: Fallen) => Line {
  const [down, low] = [t('graph.state.down'), t('graph.state.low')];
  const causes = { own: t('event.own'), restart: t('event.restart') };
  const states = new Map<number, string>([[0, down]]);
  const stateAt = (level: number): string => {
    const known = states.get(level);
    if (known !== undefined) return known;
    const made = level <= 0 ? down : `${low}, ${percent(level)}`;
    states.set(level, made);
    return made;
  };
  return ({ node, level, since, event }) => ({
    node,
    name: names(node),
    state: stateAt(level),
    because: event.supplier ? names(event.supplier) : causes[event.cause === 'restart' ? 'restart' : 'own'],
    since: Math.round(since * 10) / 10,
  });
}
