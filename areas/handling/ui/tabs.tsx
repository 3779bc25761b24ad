import { type KeyboardEvent, useRef } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import type { Tab } from './bench.ts';
import classes from './handling.module.css';

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly letters: Readonly<Record<Tab, string>>;
  readonly current: Tab;
  readonly onChange: (tab: Tab) => void;
}

/** The tabs of the workbench: arrow keys walk them, each has its letter. */
export function Tabs(props: TabsProps) {
  const t = useText('handling');
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const { tabs } = props;
    const next = tabs[(tabs.indexOf(props.current) + step + tabs.length) % tabs.length] as Tab;
    props.onChange(next);
    list.current?.querySelector<HTMLElement>(`#handling-tab-${next}`)?.focus();
  };
  return (
    <div ref={list} className={`${classes.tabs} no-print`} role="tablist" aria-label={t('tabs')} onKeyDown={walk}>
      {props.tabs.map(tab => (
        <OneTab key={tab} {...props} tab={tab} />
      ))}
    </div>
  );
}

function OneTab(props: TabsProps & { readonly tab: Tab }) {
  const t = useText('handling');
  const { tab, letters, current, onChange } = props;
  const label = t(`tab.${tab}`);
  useCommand({ id: `handling-${tab}`, label, keys: letters[tab], run: () => onChange(tab) });
  return (
    <button
      type="button"
      role="tab"
      id={`handling-tab-${tab}`}
      aria-selected={tab === current}
      tabIndex={tab === current ? 0 : -1}
      onClick={() => onChange(tab)}
    >
      {label} <kbd aria-hidden="true">{letters[tab].toUpperCase()}</kbd>
    </button>
  );
}
