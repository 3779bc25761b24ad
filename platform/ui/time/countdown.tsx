import { currentLanguage } from '#platform/i18n/registry.ts';
import { spanText } from '#platform/i18n/time.ts';
import classes from './time.module.css';
import { useNow } from './now.ts';

/** How long until (`in 3 h 12`) or since (`−3 h 12`) a moment, running. `state` gives the colour. */
export function Countdown(props: {
  readonly at: string;
  readonly state?: 'overdue' | 'soon' | 'ok' | 'unknown' | undefined;
}) {
  const now = useNow(10).getTime();
  const at = Date.parse(props.at);
  const state = props.state ?? (at < now ? 'overdue' : 'ok');
  return (
    <time dateTime={props.at} className={classes.countdown} data-state={state}>
      {spanText(at - now, currentLanguage())}
    </time>
  );
}
