import { SegmentedControl } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { useOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { type NodeLine, nodeLines, useNodeColumns } from './node-lines.ts';
import { PartsPane } from './parts-pane.tsx';
import { useParts } from './use-parts.ts';

const GraphView = lazy(() => import('../draw/graph-view.tsx').then(module => ({ default: module.GraphView })));
const AssetMap = lazy(() => import('../draw/asset-map.tsx').then(module => ({ default: module.AssetMap })));
const none: ReadonlyMap<string, number> = new Map();
const views = ['table', 'graph', 'map'] as const;

/** One model: its records as a table, as a graph and on the map; one's own parts to edit. */
export default function ModelPage() {
  const t = useText('systemic-risk');
  const { key } = useParams({ strict: false }) as { key: string };
  const own = key.startsWith('own:') ? key.slice(4) : null;
  const parts = useParts(own);
  const empty = own !== null && parts.data?.parts.length === 0;
  const outline = useOutline(own === null || (parts.data && !empty) ? key : null);
  const [view, setView] = useState<(typeof views)[number]>('table');
  const lines = useMemo(() => (outline.data ? nodeLines(outline.data) : []), [outline.data]);
  const columns = useNodeColumns();
  return (
    <>
      <PageHead
        title={outline.data?.title ?? t('model.title')}
        summary={outline.data && t('graph.size', { nodes: lines.length, edges: outline.data.linkTypes.length })}
        actions={<Go href="/systemic-risk">{t('model.back')}</Go>}
      />
      {own && <PartsPane model={own} />}
      {empty && <p>{t('model.empty')}</p>}
      {outline.error && <ErrorNote error={outline.error} onRetry={() => void outline.refetch()} />}
      {outline.data && outline.data.withheld > 0 && <p>{t('model.withheld', { count: outline.data.withheld })}</p>}
      {outline.data && (
        <>
          <div className={classes.tools}>
            <SegmentedControl
              aria-label={t('model.view')}
              data={views.map(value => ({ value, label: t(`view.${value}`) }))}
              value={view}
              onChange={value => setView(value)}
            />
          </div>
          {view === 'table' && (
            <DataTable<NodeLine>
              id={`systemic-risk-${key}`}
              caption={t('model.nodes')}
              columns={columns}
              rows={lines}
              rowKey={line => line.id}
              filter={t('model.filter')}
            />
          )}
          <Suspense fallback={<p aria-busy="true">{t('run.loading')}</p>}>
            {view === 'graph' && <GraphView outline={outline.data} levels={none} label={t('model.graphLabel')} />}
            {view === 'map' && <AssetMap outline={outline.data} levels={none} label={t('model.mapLabel')} />}
          </Suspense>
        </>
      )}
    </>
  );
}
