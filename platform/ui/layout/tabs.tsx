import { type KeyboardEvent, useRef } from 'react';
import { useCommand } from '../commands/registry.ts';
import { Go } from './go.tsx';
import classes from './tabs.module.css';

interface TabsProps<Id extends string> {
  /** Begins the ids of the tabs (`<name>-tab-<id>`), which their panel names in `aria-labelledby`. */
  readonly name: string;
  /** What the tabs are, for those who hear the page. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly letter?: string }[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
}

/** Views of one page, one at a time: arrow keys walk them, a letter opens one from anywhere on the page. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const ids = props.tabs.map(tab => tab.id);
    const next = ids[(ids.indexOf(props.current) + step + ids.length) % ids.length] as Id;
    props.onChange(next);
    list.current?.querySelector<HTMLElement>(`#${props.name}-tab-${next}`)?.focus();
  };
  return (
    <div ref={list} className={`${classes.tabs} no-print`} role="tablist" aria-label={props.label} onKeyDown={walk}>
      {props.tabs.map(tab => (
        <OneTab
          key={tab.id}
          id={`${props.name}-tab-${tab.id}`}
          label={tab.label}
          letter={tab.letter}
          here={tab.id === props.current}
          open={() => props.onChange(tab.id)}
        />
      ))}
    </div>
  );
}

function OneTab(props: {
  readonly id: string;
  readonly label: string;
  readonly letter: string | undefined;
  readonly here: boolean;
  readonly open: () => void;
}) {
  const { id, label, letter, here, open } = props;
  useCommand(letter === undefined ? null : { id, label, keys: letter, run: open });
  return (
    <button
      type="button"
      role="tab"
      id={id}
      className={classes.tab}
      aria-selected={here}
      tabIndex={here ? 0 : -1}
      onClick={open}
    >
      {label}
      {letter !== undefined && <kbd aria-hidden="true"> {letter.toUpperCase()}</kbd>}
    </button>
  );
}

/** Pages about one thing, each at its own address, drawn as tabs. */
export function TabLinks(props: {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: string; readonly here?: boolean }[];
}) {
  return (
    <nav className={`${classes.tabs} no-print`} aria-label={props.label}>
      {props.links.map(link => (
        <Go key={link.href} href={link.href} className={classes.tab} here={link.here ?? false}>
          {link.label}
        </Go>
      ))}
    </nav>
  );
}
