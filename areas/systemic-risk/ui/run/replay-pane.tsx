import { NumberInput } from '@mantine/core';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { ReplayedWorld } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { base, type ShownOutline, useRunNames, useRunOutline } from '../answers.ts';
import { AssetMap } from '../draw/asset-map.tsx';
import { GraphView } from '../draw/graph-view.tsx';
import { Legend } from '../draw/legend.tsx';
import { chainText, eventText } from '../sentences.ts';
import classes from '../systemic-risk.module.css';
import { changedIn, lastAt, levelsAt } from './moments.ts';
import { PickedNode } from './picked-node.tsx';
import { StatesPane } from './states-pane.tsx';
import { TimeTools } from './time-tools.tsx';

/** One world, hour by hour: what is down on the graph, on the map and in a table, and each event in words. */
export default function ReplayPane(props: { readonly run: Run; readonly onWhy: (target: string) => void }) {
  const { run } = props;
  const t = useText('systemic-risk');
  const [world, setWorld] = useState(0);
  const outline = useRunOutline(run);
  const replayed = useApi<ReplayedWorld>(`${base}/runs/${run.id}/worlds/${world}`, { keep: true });
  return (
    <>
      <div className={classes.tools}>
        <NumberInput
          label={t('replay.world')}
          min={0}
          max={run.request.worlds - 1}
          value={world}
          onChange={value => setWorld(Number(value))}
        />
      </div>
      {outline.error && <ErrorNote error={outline.error} onRetry={() => void outline.refetch()} />}
      {replayed.error && <ErrorNote error={replayed.error} onRetry={() => void replayed.refetch()} />}
      {outline.data && replayed.data && (
        <Played key={replayed.data.world} outline={outline.data} world={replayed.data} run={run} onWhy={props.onWhy} />
      )}
    </>
  );
}

function Played(props: {
  readonly outline: ShownOutline;
  readonly world: ReplayedWorld;
  readonly run: Run;
  readonly onWhy: (target: string) => void;
}) {
  const t = useText('systemic-risk');
  const { outline, world } = props;
  const names = useRunNames(props.run);
  const [picked, setPicked] = useState<string | null>(null);
  const [hour, setHour] = useState(0);
  // The drawings follow the slider at once; what is to be read follows as soon as there is time.
  const readHour = useDeferredValue(hour);
  const levels = useMemo(() => levelsAt(world, hour), [world, hour]);
  const recent = useMemo(() => changedIn(world, hour), [world, hour]);
  const down = useMemo(() => [...levels.values()].filter(level => level < 1).length, [levels]);
  const latest = lastAt(world, hour);
  const shown = { outline, levels, recent, picked, onPick: setPicked };
  return (
    <div className={classes.played}>
      <TimeTools world={world} horizon={props.run.request.horizonHours} hour={hour} down={down} onHour={setHour} />
      <Legend />
      <p className={classes.quiet}>
        {latest ? t('replay.latest', { event: eventText(t, latest, names) }) : t('replay.nothingYet')}
      </p>
      <Columns shape="1-1">
        <Pane title={t('replay.graph')}>
          <GraphView {...shown} label={t('replay.graphLabel')} />
        </Pane>
        <Pane title={t('replay.map')}>
          <AssetMap {...shown} label={t('replay.mapLabel')} />
        </Pane>
      </Columns>
      {picked && <PickedNode id={picked} names={names} world={world} hour={hour} onClose={() => setPicked(null)} />}
      <StatesPane world={world} hour={readHour} names={names} onPick={setPicked} />
      <Columns shape="1-1">
        <Latest world={world} hour={readHour} names={names} onPick={setPicked} />
        <Lost world={world} hour={readHour} names={names} onWhy={props.onWhy} />
      </Columns>
    </div>
  );
}

interface Told {
  readonly world: ReplayedWorld;
  readonly hour: number;
  readonly names: (id: string) => string;
}

const mostEvents = 12;

const Latest = memo(function Latest({ world, hour, names, onPick }: Told & { onPick: (id: string) => void }) {
  const t = useText('systemic-risk');
  const recent = world.events
    .filter(event => event.hour <= hour)
    .slice(-mostEvents)
    .toReversed();
  return (
    <Pane title={t('replay.events')} note={t('replay.eventsNote')}>
      <ul className={classes.events}>
        {recent.map(event => (
          <li key={`${event.hour}:${event.node}:${event.level}`}>
            <button type="button" className={classes.link} onClick={() => onPick(event.node)}>
              {eventText(t, event, names)}
            </button>
          </li>
        ))}
      </ul>
    </Pane>
  );
});

const Lost = memo(function Lost({ world, hour, names, onWhy }: Told & { onWhy: (target: string) => void }) {
  const t = useText('systemic-risk');
  return (
    <Pane title={t('replay.lost')}>
      <ul className={classes.events}>
        {world.lost
          .filter(entry => entry.hour <= hour)
          .map(entry => (
            <li key={entry.id}>
              <button
                type="button"
                className={classes.link}
                title={t('loss.why', { name: entry.name })}
                onClick={() => onWhy(entry.id)}
              >
                {t('replay.lostAt', {
                  name: entry.name,
                  hour: Math.round(entry.hour),
                  chain: chainText(t, entry.chain, names),
                })}
              </button>
            </li>
          ))}
      </ul>
    </Pane>
  );
});
