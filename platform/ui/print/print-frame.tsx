import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { MarkingLabel } from '../marking/marking-label.tsx';
import { useMe } from '../me.ts';
import { useNow } from '../time/now.ts';
import { TimeText } from '../time/time-text.tsx';
import classes from './print-frame.module.css';

/**
 * What is printed: black on white, with the marking and the mode at the top and bottom of each page. A table's head and
 * foot are what browsers repeat on every page. On the screen only the content shows.
 */
export function PrintFrame(props: { readonly marking: string; readonly title: string; readonly children: ReactNode }) {
  const t = useText('ui');
  const mode = useMe()?.mode ?? 'live';
  const printed = useNow(60);
  const strip = (
    <div className={classes.strip}>
      <MarkingLabel marking={props.marking} />
      {mode !== 'live' && <strong>{t(`mode.${mode}`)}</strong>}
      <span className={classes.title}>{props.title}</span>
      <TimeText at={printed.toISOString()} zone="UTC" />
    </div>
  );
  return (
    <table className={classes.frame} role="presentation">
      <thead className="only-print">
        <tr>
          <td>{strip}</td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td className={classes.content}>{props.children}</td>
        </tr>
      </tbody>
      <tfoot className="only-print">
        <tr>
          <td>{strip}</td>
        </tr>
      </tfoot>
    </table>
  );
}
