import type { ReactNode } from 'react';
import classes from './row.module.css';

/**
 * One row of the three lists: one sentence (`title`, with a quieter `detail`), one number (`lead` or `aside`), one
 * action. Put rows into `<Rows>`.
 */
export function Row(props: {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** before the sentence: a countdown or a state dot */
  readonly lead?: ReactNode;
  /** after the sentence: a short count such as `PACE 2 of 4` */
  readonly aside?: ReactNode;
  readonly action?: ReactNode;
  /** `time` gives the lead the width of a countdown, `dot` that of a sign */
  readonly shape?: 'time' | 'dot';
}) {
  return (
    <li className={classes.row} data-shape={props.shape ?? 'dot'} data-stop>
      {props.lead !== undefined && <div className={classes.lead}>{props.lead}</div>}
      <div className={classes.sentence}>
        <div className={classes.title}>{props.title}</div>
        {props.detail !== undefined && <div className={classes.detail}>{props.detail}</div>}
      </div>
      {props.aside !== undefined && <div className={classes.aside}>{props.aside}</div>}
      {props.action && <div className="no-print">{props.action}</div>}
    </li>
  );
}

export const Rows = (props: { readonly children: ReactNode }) => <ul className={classes.rows}>{props.children}</ul>;
