import { type KeyboardEvent, useRef } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from './definitions.module.css';
import type { Tab } from './lab-state.ts';

interface TabsProps {
  readonly all: readonly Tab[];
  readonly current: Tab;
  readonly onChange: (tab: Tab) => void;
}

/** The tabs of the laboratory; arrow keys walk them. */
export function Tabs({ all, current, onChange }: TabsProps) {
  const t = useText('definitions');
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = all[(all.indexOf(current) + step + all.length) % all.length] as Tab;
    onChange(next);
    list.current?.querySelector<HTMLElement>(`#definitions-tab-${next}`)?.focus();
  };
  return (
    <div ref={list} className={`${classes.tabs} no-print`} role="tablist" aria-label={t('tabs')} onKeyDown={walk}>
      {all.map(tab => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`definitions-tab-${tab}`}
          aria-selected={tab === current}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChange(tab)}
        >
          {t(`tab.${tab}`)}
        </button>
      ))}
    </div>
  );
}
