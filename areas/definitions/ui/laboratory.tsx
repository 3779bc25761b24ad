import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import { usualAssumptions } from '#engines/duties/definitions/corpus/assumptions.ts';
import classes from './definitions.module.css';
import { circModel } from '#engines/duties/definitions/circ.ts';
import { definitionsOf } from '#engines/duties/definitions/definition.ts';
import { type LabState, type Tab, type TabProps, tabs } from './lab-state.ts';
import { type Loaded, useRegimes } from './regimes.ts';
import { exampleIncident } from './one-incident.ts';
import { Tabs } from './tabs.tsx';
import { titleOf } from './spoken.ts';
import { useJob } from './use-job.ts';

const loaders = {
  side: () => import('./pages/side-tab.tsx'),
  corpus: () => import('./pages/corpus-tab.tsx'),
  agreement: () => import('./pages/agreement-tab.tsx'),
  proposal: () => import('./pages/proposal-tab.tsx'),
  allowance: () => import('./pages/allowance-tab.tsx'),
  incident: () => import('./pages/incident-tab.tsx'),
  paper: () => import('./pages/paper-tab.tsx'),
} as const satisfies Record<Tab, () => Promise<{ default: React.ComponentType<TabProps> }>>;

const pages = Object.fromEntries(
  Object.entries(loaders).map(([tab, load]) => [tab, lazy(load)]),
) as unknown as Readonly<Record<Tab, React.LazyExoticComponent<React.ComponentType<TabProps>>>>;

/** Fetches every tab once, so that the laboratory goes on when the network is gone. What fails is fetched when opened. */
const fetchTabs = (): void => {
  for (const load of [...Object.values(loaders), () => import('@observablehq/plot')]) load().catch(() => undefined);
};

// What was set up stays while one looks elsewhere; it is never sent or stored.
let kept: LabState | null = null;

function begin(title: string): LabState {
  return {
    tab: 'side',
    source: { kind: 'synthetic', assumptions: usualAssumptions },
    proposal: circModel(title),
    marking: 'TLP:GREEN',
    ran: null,
    followed: null,
    incident: exampleIncident,
    answered: null,
  };
}

/** The laboratory for consistent definitions of mandatory reporting. */
export default function Laboratory() {
  const t = useText('definitions');
  const { loaded, error, retry } = useRegimes();
  const [state, setState] = useState<LabState>(() => kept ?? begin(t('proposal.circ')));
  useEffect(() => {
    kept = state;
  }, [state]);
  const change = (part: Partial<LabState>): void => setState(now => ({ ...now, ...part }));
  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        summary={loaded ? t('summary', { count: definitionsOf(loaded.regimes).length }) : t('loading')}
      />
      <p className={classes.quiet}>{t('notice')}</p>
      <Tabs current={state.tab} onChange={tab => change({ tab })} all={tabs} />
      {error !== null && <ErrorNote error={error} onRetry={retry} />}
      {loaded && <Body state={state} change={change} loaded={loaded} />}
    </div>
  );
}

function Body(props: {
  readonly state: LabState;
  readonly change: (part: Partial<LabState>) => void;
  readonly loaded: Loaded;
}) {
  const t = useText('definitions');
  const { state, loaded } = props;
  const running = useJob(loaded);
  const definitions = useMemo(() => {
    const named = (id: string): string => titleOf(loaded.regimes, id);
    return definitionsOf(loaded.regimes).map(each => ({ ...each, title: named(each.id) }));
  }, [loaded]);
  useEffect(fetchTabs, []);
  const [date] = useState(() => new Date().toISOString().slice(0, 10));
  const Page = pages[state.tab];
  return (
    <div role="tabpanel" id={`definitions-${state.tab}`} aria-labelledby={`definitions-tab-${state.tab}`}>
      <PrintFrame marking={state.marking} title={t('title')}>
        <Suspense fallback={<p className={classes.quiet}>{t('loading')}</p>}>
          <Page {...props} definitions={definitions} running={running} date={date} />
        </Suspense>
      </PrintFrame>
    </div>
  );
}
