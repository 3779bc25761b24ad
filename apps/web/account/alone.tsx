import type { ReactNode } from 'react';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Mark } from '#platform/ui/shell/mark.tsx';
import classes from './account.module.css';

/** A page before there is a session: the name of the product, one question, nothing else. */
export function Alone(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className={classes.alone}>
      <div className={classes.brand}>
        <Mark /> Entente
      </div>
      <PageHead title={props.title} />
      {props.children}
    </main>
  );
}
