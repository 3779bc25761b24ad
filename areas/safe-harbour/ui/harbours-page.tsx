import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { HarbourView } from '../contract.ts';
import { useAsked } from './address.ts';
import { AskedBar } from './asked-bar.tsx';
import { Exports } from './exports.tsx';
import { FactLine } from './fact-line.tsx';
import { Notice } from './notice.tsx';
import classes from './safe-harbour.module.css';
import { ThemeMatrix } from './theme-matrix.tsx';

const shownFirst = 8;

/** Every protection at a glance for what is asked about, and the evidence that would settle most. */
export default function HarboursPage() {
  const t = useText('safe-harbour');
  const { query } = useAsked();
  const reply = useApi<HarbourView>(`/api/safe-harbour${query}`, { keep: true });
  const view = reply.data;
  return (
    <>
      <PageHead
        title={t('list.title')}
        summary={view && summaryOf(view, t)}
        below={
          <p className={`${classes.links} no-print`}>
            <Go href="/safe-harbour/evidence">{t('list.evidence')}</Go>
            <Go href="/agreements/calendar">{t('list.calendar')}</Go>
            <Exports />
          </p>
        }
      />
      <Notice />
      <Columns shape="1">
        <AskedBar path="/safe-harbour" />
        {reply.error && <ErrorNote error={reply.error} onRetry={() => void reply.refetch()} />}
        {view && <Protections view={view} />}
      </Columns>
    </>
  );
}

function summaryOf(view: HarbourView, t: ReturnType<typeof useText>): string {
  const count = (verdict: string) =>
    view.protections.filter(one => one.verdict === verdict && one.bears !== 'no').length;
  return t('list.summary', {
    party: view.holder.name,
    met: count('met'),
    open: count('undecided'),
    failed: count('not_met'),
  });
}

function Protections({ view }: { readonly view: HarbourView }) {
  const t = useText('safe-harbour');
  const bearing = view.protections.filter(one => one.bears !== 'no');
  const elsewhere = view.protections.filter(one => one.bears === 'no');
  const exchanges = bearing.filter(one => one.about === 'exchange');
  const breaches = bearing.filter(one => one.about === 'breach');
  return (
    <>
      <Pane title={t('list.exchange')} note={t('list.exchangeNote')}>
        {exchanges.length === 0 ? (
          <EmptyRoom title={t('list.noneBears')} why={t('list.noneBearsWhy')} />
        ) : (
          <ThemeMatrix rows={exchanges} label={t('list.exchange')} />
        )}
      </Pane>
      <Pane title={t('list.missing')} note={t('list.missingNote', { count: view.missing.length })}>
        <Missing view={view} />
      </Pane>
      <Pane title={t('list.breach')} note={t('list.breachNote')}>
        <ThemeMatrix rows={breaches} label={t('list.breach')} />
      </Pane>
      {elsewhere.length > 0 && (
        <Pane title={t('list.elsewhere')} note={t('list.elsewhereNote')}>
          <ThemeMatrix rows={elsewhere} label={t('list.elsewhere')} />
        </Pane>
      )}
    </>
  );
}

function Missing({ view }: { readonly view: HarbourView }) {
  const t = useText('safe-harbour');
  const facts = view.missing.flatMap(name => view.facts.filter(fact => fact.name === name));
  if (facts.length === 0) return <p>{t('list.nothingMissing')}</p>;
  const line = (fact: (typeof facts)[number]) => (
    <FactLine key={fact.name} fact={fact} incident={view.incident} count />
  );
  const rest = facts.slice(shownFirst);
  return (
    <>
      <ul className={classes.plain}>{facts.slice(0, shownFirst).map(line)}</ul>
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary>{t('list.more', { count: rest.length })}</summary>
          <ul className={classes.plain}>{rest.map(line)}</ul>
        </details>
      )}
    </>
  );
}
