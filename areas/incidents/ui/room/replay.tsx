import { Button, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useZone } from '#platform/ui/me.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident } from '../../contract.ts';
import classes from '../incidents.module.css';
import { instantOf, localOf } from '#platform/ui/time/local-time.ts';

/** Facts and duties as they were known at a chosen time. While one is chosen nothing can be changed. */
export function Replay(props: {
  readonly incident: Incident;
  readonly knownAt: string | null;
  readonly onKnownAt: (at: string | null) => void;
}) {
  const t = useText('incidents');
  const zone = useZone();
  return (
    <div className={`${classes.replay} no-print`} data-past={props.knownAt !== null || undefined}>
      <TextInput
        type="datetime-local"
        label={t('replay.label', { zone })}
        min={localOf(props.incident.openedAt, zone)}
        value={props.knownAt ? localOf(props.knownAt, zone) : ''}
        onChange={event => props.onKnownAt(instantOf(event.currentTarget.value, zone))}
      />
      {props.knownAt && (
        <>
          <span role="status">
            {t('replay.past')} <TimeText at={props.knownAt} />
          </span>
          <Button onClick={() => props.onKnownAt(null)}>{t('replay.now')}</Button>
        </>
      )}
    </div>
  );
}
