import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import { type Bench, type Change, emptyBench, type Tab, tabs } from './bench.ts';
import { type EngineParts, useEngine } from './engine.ts';
import classes from './handling.module.css';
import { InputPane } from './input/input-pane.tsx';
import { openLink } from './link.ts';
import { LinkFault } from './share/link-fault.tsx';
import { ShareActions } from './share/share-actions.tsx';
import { useReading } from './read/use-reading.ts';
import { mainMarking, type TabProps } from './tab-props.ts';
import { Tabs } from './tabs.tsx';

const fetched: Readonly<Record<Tab, () => Promise<{ default: React.ComponentType<TabProps> }>>> = {
  read: () => import('./read/read-tab.tsx'),
  compare: () => import('./compare/compare-tab.tsx'),
  join: () => import('./join/join-tab.tsx'),
  translate: () => import('./translate/translate-tab.tsx'),
  decide: () => import('./decide/decide-tab.tsx'),
  schemes: () => import('./schemes/schemes-tab.tsx'),
};

const pages: Readonly<Record<Tab, React.LazyExoticComponent<React.ComponentType<TabProps>>>> = {
  read: lazy(fetched.read),
  compare: lazy(fetched.compare),
  join: lazy(fetched.join),
  translate: lazy(fetched.translate),
  decide: lazy(fetched.decide),
  schemes: lazy(fetched.schemes),
};

/** Fetches every tab after the engine: from then on the workbench works with the network cut. */
const fetchEveryTab = (): void => {
  for (const tab of tabs) fetched[tab]().catch(() => undefined);
};

const letters: Readonly<Record<Tab, string>> = {
  read: 'r',
  compare: 'c',
  join: 'j',
  translate: 't',
  decide: 'd',
  schemes: 's',
};

// What lies on the bench stays there while one looks elsewhere, but never in the address, the history or any store.
let kept: Bench = emptyBench;

/** A join that nothing was written for begins with the marking that lies on the bench. */
const startOfJoin = ({ items, text }: Bench): Partial<Bench> =>
  items.every(item => item === '') && text !== '' && !text.includes('\n') ? { items: [text, ''] } : {};

/** The bench of a link if the address carries one, otherwise what was on it last. */
function useBench() {
  const [fault, setFault] = useState<ReturnType<typeof openLink> | null>(null);
  const [bench, setBench] = useState<Bench>(kept);
  useEffect(() => {
    const open = (): void => {
      const fragment = location.hash.slice(1);
      if (fragment === '') return;
      const opened = openLink(fragment);
      setFault(opened.ok ? null : opened);
      if (opened.ok) setBench(opened.bench);
    };
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  useEffect(() => {
    kept = bench;
  }, [bench]);
  const change: Change = part => setBench(now => ({ ...now, ...part }));
  return { bench, change, fault, forgive: () => setFault(null) };
}

/** The handling workbench: paste a marking and see what it says, how it compares, joins and translates, and who may have it. */
export default function Workbench() {
  const t = useText('handling');
  const { bench, change, fault, forgive } = useBench();
  const { engine, error, retry } = useEngine();
  const field = useRef<HTMLTextAreaElement>(null);
  useCommand({ id: 'handling-input', label: t('input.focus'), keys: 'i', run: () => field.current?.focus() });
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const isReady = engine !== null;
  useEffect(() => {
    if (isReady) fetchEveryTab();
  }, [isReady]);
  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        summary={
          <span>
            {engine ? t('summary', { schemes: engine.lexicons.byId.size }) : t('loading')} · {t('local')}
          </span>
        }
        actions={<ShareActions bench={bench} engine={engine} />}
      />
      {fault && !fault.ok && <LinkFault fault={fault} onClose={forgive} />}
      <Tabs
        tabs={tabs}
        letters={letters}
        current={bench.tab}
        onChange={tab => change({ tab, ...(tab === 'join' && startOfJoin(bench)) })}
      />
      {bench.tab !== 'schemes' && bench.tab !== 'join' && (
        <InputPane ref={field} bench={bench} change={change} engine={engine} />
      )}
      {error !== null && <ErrorNote error={error} onRetry={retry} />}
      {engine && <Body engine={engine} bench={bench} change={change} />}
    </div>
  );
}

function Body(props: { readonly engine: EngineParts; readonly bench: Bench; readonly change: Change }) {
  const t = useText('handling');
  const { bench, engine } = props;
  const { reading, working } = useReading(engine, bench.text, bench.context);
  const Page = pages[bench.tab];
  return (
    <div role="tabpanel" id={`handling-${bench.tab}`} aria-labelledby={`handling-tab-${bench.tab}`}>
      <PrintFrame marking={mainMarking(reading)?.canonical || t('unmarked')} title={t('title')}>
        <Suspense fallback={<p className="quiet">{t('loading')}</p>}>
          <Page {...props} reading={reading} working={working} />
        </Suspense>
      </PrintFrame>
    </div>
  );
}
