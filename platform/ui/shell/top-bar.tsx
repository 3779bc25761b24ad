import { useText, currentLanguage } from '#platform/i18n/registry.ts';
import { clockText, zonePlace } from '#platform/i18n/time.ts';
import type { Me } from '../me.ts';
import { useNow } from '../time/now.ts';
import { ActingFor } from './acting-for.tsx';
import classes from './top-bar.module.css';

/** Mode, local and world time, search, and for whom the reader acts. */
export function TopBar(props: { readonly me: Me; readonly onSearch: () => void }) {
  const t = useText('ui');
  return (
    <div className={classes.bar}>
      <ModeChip mode={props.me.mode} />
      <Clocks zone={props.me.person.zone} />
      <button type="button" className={classes.search} onClick={props.onSearch}>
        <span>{t('palette.title')}</span>
        <kbd className={classes.key}>Ctrl K</kbd>
      </button>
      <ActingFor me={props.me} />
    </div>
  );
}

function ModeChip({ mode }: { readonly mode: Me['mode'] }) {
  const t = useText('ui');
  return (
    <span className={classes.mode} data-mode={mode}>
      {t(`mode.${mode}`)}
    </span>
  );
}

function Clocks({ zone }: { readonly zone: string }) {
  const now = useNow();
  const language = currentLanguage();
  return (
    <div className={classes.clocks}>
      <time dateTime={now.toISOString()}>{clockText(now, zone, language, true)}</time>
      <span className={classes.zone}>{zonePlace(zone)}</span>
      {zone !== 'UTC' && (
        <span className={classes.utc}>
          <time dateTime={now.toISOString()}>{clockText(now, 'UTC', language, true)}</time>
          <span className={classes.zone}>UTC</span>
        </span>
      )}
    </div>
  );
}
