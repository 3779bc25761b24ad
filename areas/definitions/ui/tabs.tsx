import { useText } from '#platform/i18n/registry.ts';
import { Tabs as TabLine } from '#platform/ui/layout/tabs.tsx';
import type { Tab } from './lab-state.ts';

/** The tabs of the laboratory. */
export function Tabs(props: {
  readonly all: readonly Tab[];
  readonly current: Tab;
  readonly onChange: (tab: Tab) => void;
}) {
  const t = useText('definitions');
  return (
    <TabLine
      name="definitions"
      label={t('tabs')}
      tabs={props.all.map(id => ({ id, label: t(`tab.${id}`) }))}
      current={props.current}
      onChange={props.onChange}
    />
  );
}
