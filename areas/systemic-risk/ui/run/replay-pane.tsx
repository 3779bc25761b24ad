import { Button, NumberInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { ReplayedWorld } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { base, type ShownOutline, useNames, useOutline } from '../answers.ts';
import { AssetMap } from '../draw/asset-map.tsx';
import { GraphView } from '../draw/graph-view.tsx';
import { chainText, eventText } from '../sentences.ts';
import { PickedNode } from './picked-node.tsx';
import classes from '../systemic-risk.module.css';

/** One world, hour by hour: what is down on the graph and on the map, and each event in words. */
export default function ReplayPane(props: { readonly run: Run; readonly onWhy: (target: string) => void }) {
  const { run } = props;
  const t = useText('systemic-risk');
  const [world, setWorld] = useState(0);
  const outline = useOutline(run.model);
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
  const names = useNames(props.run.model);
  const [picked, setPicked] = useState<string | null>(null);
  const last = Math.min(props.run.request.horizonHours, Math.ceil(world.events.at(-1)?.hour ?? 0) + 1);
  const [hour, setHour] = useState(0);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setHour(now => (now >= last ? 0 : now + 1)), 250);
    return () => clearInterval(timer);
  }, [playing, last]);
  const levels = useMemo(() => levelsAt(world, hour), [world, hour]);
  const recent = world.events
    .filter(event => event.hour <= hour)
    .slice(-12)
    .toReversed();
  const down = [...levels.values()].filter(level => level < 1).length;
  return (
    <>
      <div className={classes.tools}>
        <Button variant="default" onClick={() => setPlaying(!playing)}>
          {playing ? t('replay.stop') : t('replay.play')}
        </Button>
        <input
          type="range"
          className={classes.slider}
          min={0}
          max={last}
          value={hour}
          aria-label={t('replay.hour')}
          aria-valuetext={t('replay.at', { hour, down })}
          onChange={e => setHour(Number(e.currentTarget.value))}
        />
        <span role="status">{t('replay.at', { hour, down })}</span>
      </div>
      <Columns shape="1-1">
        <Pane title={t('replay.graph')}>
          <GraphView outline={outline} levels={levels} label={t('replay.graphLabel')} onPick={setPicked} />
        </Pane>
        <Pane title={t('replay.map')}>
          <AssetMap outline={outline} levels={levels} label={t('replay.mapLabel')} onPick={setPicked} />
        </Pane>
      </Columns>
      {picked && <PickedNode id={picked} names={names} world={world} hour={hour} onClose={() => setPicked(null)} />}
      <Columns shape="1-1">
        <Pane title={t('replay.events')} note={t('replay.eventsNote')}>
          <ul className={classes.events}>
            {recent.map(event => (
              <li key={`${event.hour}:${event.node}:${event.level}`}>
                <button type="button" className={classes.link} onClick={() => setPicked(event.node)}>
                  {eventText(t, event, names)}
                </button>
              </li>
            ))}
          </ul>
        </Pane>
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
                    onClick={() => props.onWhy(entry.id)}
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
      </Columns>
    </>
  );
}

/** The level of every node that has moved by then. */
function levelsAt(world: ReplayedWorld, hour: number): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const event of world.events) if (event.hour <= hour) levels.set(event.node, event.level);
  return levels;
}
