import type { Mode } from '#engines/kernel/mode.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from './mode-band.module.css';

/** Frames the whole window in every mode but live, in a colour used for nothing else. */
export function ModeBand({ mode }: { readonly mode: Mode }) {
  const t = useText('ui');
  if (mode === 'live') return null;
  return (
    <>
      <div className={classes.frame} data-mode={mode} aria-hidden="true" />
      <div className={classes.band} data-mode={mode} role="note">
        <strong className={classes.word}>{t(`mode.${mode}`)}</strong>
        <span>{t(`mode.${mode}Means`)}</span>
      </div>
    </>
  );
}
