import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { ReplayedWorld } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../systemic-risk.module.css';
import { hoursOfChange } from './moments.ts';

const pace_ms = { full: 250, reduced: 1000 };

/** The hour that is looked at: played, stepped from event to event, or by a slider. */
export function TimeTools(props: {
  readonly world: ReplayedWorld;
  readonly horizon: number;
  readonly hour: number;
  /** how many nodes are down or impaired at that hour */
  readonly down: number;
  readonly onHour: (hour: number) => void;
}) {
  const t = useText('systemic-risk');
  const { world, hour, down, onHour } = props;
  const last = Math.min(props.horizon, Math.ceil(world.events.at(-1)?.hour ?? 0) + 1);
  const hours = useMemo(() => hoursOfChange(world), [world]);
  const before = hours.findLast(each => each < hour);
  const next = hours.find(each => each > hour && each <= last);
  const [playing, setPlaying] = usePlaying(hour, last, onHour);
  const space = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    setPlaying(!playing);
  };
  return (
    <div className={`${classes.tools} ${classes.time}`}>
      <Button variant="default" onClick={() => setPlaying(!playing)}>
        {playing ? t('replay.stop') : t('replay.play')}
      </Button>
      <Button variant="default" disabled={before === undefined} onClick={() => onHour(before ?? hour)}>
        {t('replay.back')}
      </Button>
      <Button variant="default" disabled={next === undefined} onClick={() => onHour(next ?? hour)}>
        {t('replay.on')}
      </Button>
      <input
        type="range"
        className={classes.slider}
        min={0}
        max={last}
        value={hour}
        title={t('replay.slider')}
        aria-label={t('replay.hour')}
        aria-valuetext={t('replay.at', { hour, down })}
        onChange={event => onHour(Number(event.currentTarget.value))}
        onKeyDown={space}
      />
      <strong role="status" className={classes.now}>
        {t('replay.at', { hour, down })}
      </strong>
    </div>
  );
}

/** Hour after hour until the last; begun again at the end it starts from nothing. Slower for those who asked for less motion. */
function usePlaying(
  hour: number,
  last: number,
  onHour: (hour: number) => void,
): readonly [boolean, (playing: boolean) => void] {
  const [started, setStarted] = useState(false);
  const playing = started && hour < last;
  useEffect(() => {
    if (!playing) return;
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const step = (): void => {
      onHour(hour + 1);
      if (hour + 1 >= last) setStarted(false);
    };
    const timer = setTimeout(step, reduced ? pace_ms.reduced : pace_ms.full);
    return () => clearTimeout(timer);
  }, [playing, hour, last, onHour]);
  const set = (wanted: boolean): void => {
    if (wanted && hour >= last) onHour(0);
    setStarted(wanted);
  };
  return [playing, set];
}
