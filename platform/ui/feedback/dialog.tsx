import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import classes from './dialog.module.css';

/**
 * A dialog on the browser's own `<dialog>`: focus stays inside and returns to where it was, Escape closes, the page behind
 * is inert, and no style element is written (see csp.ts).
 */
export function Dialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (props.open && !dialog.open) dialog.showModal();
    if (!props.open && dialog.open) dialog.close();
  }, [props.open]);
  // One that is taken away while open is closed first: that gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={classes.dialog}
      data-wide={props.wide || undefined}
      aria-labelledby={titleId}
      onClose={props.onClose}
      onMouseDown={event => event.target === ref.current && props.onClose()}
    >
      {props.open && (
        <div className={classes.body}>
          <h2 id={titleId} className={classes.title}>
            {props.title}
          </h2>
          {props.children}
          {props.actions && <div className={classes.actions}>{props.actions}</div>}
        </div>
      )}
    </dialog>
  );
}
