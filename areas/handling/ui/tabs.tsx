import { useText } from '#platform/i18n/registry.ts';
import { Tabs as TabLine } from '#platform/ui/layout/tabs.tsx';
import type { Tab } from './bench.ts';

/** The tabs of the workbench, each with its letter. */
export function Tabs(props: {
  readonly tabs: readonly Tab[];
  readonly letters: Readonly<Record<Tab, string>>;
  readonly current: Tab;
  readonly onChange: (tab: Tab) => void;
}) {
  const t = useText('handling');
  return (
    <TabLine
      name="handling"
      label={t('tabs')}
      tabs={props.tabs.map(id => ({ id, label: t(`tab.${id}`), letter: props.letters[id] }))}
      current={props.current}
      onChange={props.onChange}
    />
  );
}
