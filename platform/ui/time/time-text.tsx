import { Tooltip } from '@mantine/core';
import { useText, currentLanguage } from '#platform/i18n/registry.ts';
import { type TimeStyle, timeText } from '#platform/i18n/time.ts';
import { useZone } from '../me.ts';
import classes from './time.module.css';

/**
 * A moment, always with its zone; hover or focus shows the reader's own time and UTC. `at` is ISO 8601; `zone` is the
 * zone in which the moment is defined, by default the reader's.
 */
export function TimeText(props: { readonly at: string; readonly zone?: string; readonly form?: TimeStyle }) {
  const t = useText('ui');
  const own = useZone();
  const language = currentLanguage();
  const at = new Date(props.at);
  if (Number.isNaN(at.getTime())) return <span>{t('time.unreadable')}</span>;
  const text = timeText(at, { zone: props.zone ?? own, language, ...(props.form ? { style: props.form } : {}) });
  const tip = (
    <span className={classes.tip}>
      <span>{t('time.own')}</span> <span>{timeText(at, { zone: own, language })}</span>
      <span>UTC</span> <span>{timeText(at, { zone: 'UTC', language })}</span>
    </span>
  );
  return (
    <Tooltip label={tip} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={props.at} className={classes.time}>
        {text}
      </time>
    </Tooltip>
  );
}
