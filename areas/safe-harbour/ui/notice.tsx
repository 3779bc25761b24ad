import { useText } from '#platform/i18n/registry.ts';
import classes from './safe-harbour.module.css';

/** Said on every page of this room. */
export function Notice() {
  const t = useText('safe-harbour');
  return (
    <p className={classes.notice} role="note">
      {t('notice')}
    </p>
  );
}
