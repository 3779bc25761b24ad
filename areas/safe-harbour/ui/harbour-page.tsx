import { Button } from '@mantine/core';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import { dayWords } from '#platform/ui/time/day-text.ts';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import type { HarbourView } from '../contract.ts';
import { useAsked } from './address.ts';
import { AskedBar } from './asked-bar.tsx';
import { Exports } from './exports.tsx';
import { FactLine } from './fact-line.tsx';
import { Notice } from './notice.tsx';
import classes from './safe-harbour.module.css';
import { signOf, TruthSign } from './truth-sign.tsx';

type Assessed = HarbourView['protections'][number];

/** One protection: each condition with its evidence or what is missing, and what the protection does not do. */
export default function HarbourPage() {
  const t = useText('safe-harbour');
  const { id, query } = useAsked();
  const reply = useApi<HarbourView>(`/api/safe-harbour/protections/${encodeURIComponent(id)}${query}`, { keep: true });
  const view = reply.data;
  const back = (
    <Go href={`/safe-harbour${query}`} className="no-print">
      {t('one.back')}
    </Go>
  );
  if (reply.error)
    return (
      <>
        <PageHead title={t('list.title')} below={back} />
        <ErrorNote error={reply.error} onRetry={() => void reply.refetch()} />
      </>
    );
  const [first] = view?.protections ?? [];
  if (!view || !first) return <PageHead title={t('list.title')} below={back} />;
  const title = view.protections.length === 1 ? titleOf(first) : t('list.title');
  return (
    <>
      <ModeBand mode={view.incident?.mode ?? 'live'} />
      <PageHead
        marking={<MarkingLabel marking={view.marking} />}
        title={title}
        summary={view.protections.length === 1 && <TruthSign sign={signOf(first)} />}
        actions={<Button onClick={() => window.print()}>{t('one.print')}</Button>}
        below={
          <p className={`${classes.links} no-print`}>
            {back}
            <Exports protection={id} />
          </p>
        }
      />
      <PrintFrame marking={view.marking} title={title}>
        <Notice />
        <Columns shape="1">
          <AskedBar path={`/safe-harbour/${id}`} />
          {view.protections.map(one => (
            <Protection key={one.protection} one={one} view={view} />
          ))}
        </Columns>
      </PrintFrame>
    </>
  );
}

const titleOf = (one: Assessed) => (currentLanguage() === 'fr' ? one.titleFr : one.title);

function Protection({ one, view }: { readonly one: Assessed; readonly view: HarbourView }) {
  const t = useText('safe-harbour');
  const french = currentLanguage() === 'fr';
  const note = one.kinds.map(kind => t(`kind.${kind}`)).join(', ');
  return (
    <>
      <Pane title={view.protections.length > 1 ? titleOf(one) : t('one.standing')} note={note}>
        <Terms
          rows={[
            [
              t('matrix.verdict'),
              <span key="verdict">
                <TruthSign sign={signOf(one)} /> {one.bears === 'no' && t('one.elsewhere')}
              </span>,
            ],
            [t('one.regulator'), french ? one.regulatorFr : one.regulator],
            [t('one.instrument'), <CitationText key="instrument" citation={one.citation} />],
            [t('matrix.force'), <InForce key="force" one={one} />],
            [t('one.effects'), one.effects.length > 0 ? <Effects key="effects" one={one} /> : null],
          ]}
        />
      </Pane>
      <Pane title={t('one.conditions')} note={countOf(one, t)}>
        <Conditions one={one} view={view} />
      </Pane>
      <Pane title={t('one.limits')} note={t('one.limitsNote')}>
        <Limits one={one} />
      </Pane>
    </>
  );
}

function Effects({ one }: { readonly one: Assessed }) {
  const french = currentLanguage() === 'fr';
  return (
    <Bullets>
      {one.effects.map(effect => (
        <li key={effect.text}>{french ? effect.fr : effect.text}</li>
      ))}
    </Bullets>
  );
}

const countOf = ({ conditions }: Assessed, t: ReturnType<typeof useText>): string =>
  t('one.count', { met: conditions.filter(({ truth }) => truth === 'yes').length, of: conditions.length });

function InForce({ one }: { readonly one: Assessed }) {
  const t = useText('safe-harbour');
  const { truth, since, until, confidence } = one.inForce;
  const asOf = t('force.asOf', { day: dayWords(one.inForce.day), known: dayWords(one.knownAt) });
  const note = one.inForce.note?.[currentLanguage() === 'fr' ? 'fr' : 'en'];
  return (
    <>
      <TruthSign sign={truth} bare />{' '}
      {t(`force.${since === null ? 'nothing' : truth}`, {
        since: dayWords(since ?? ''),
        day: dayWords(one.inForce.day),
      })}
      {until && ` ${t('force.until', { until: dayWords(until) })}`}{' '}
      <CitationText citation={{ source: note ?? asOf, confidence }} />
      {note && <span className={classes.quiet}> {asOf}</span>}
    </>
  );
}

function Conditions({ one, view }: { readonly one: Assessed; readonly view: HarbourView }) {
  const french = currentLanguage() === 'fr';
  const facts = new Map(view.facts.map(fact => [fact.name, fact]));
  return (
    <ol className={classes.conditions}>
      {one.conditions.map(condition => (
        <li key={condition.id} className={classes.condition} data-truth={condition.truth}>
          <p className={classes.head}>
            <TruthSign sign={condition.truth} />
            <span>{french ? condition.fr : condition.text}</span>
          </p>
          <CitationText citation={{ source: condition.cite, confidence: condition.confidence }} />
          <ul className={classes.plain}>
            {shownOf(condition, facts).map(name => {
              const fact = facts.get(name);
              return fact && <FactLine key={name} fact={fact} incident={view.incident} />;
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** The facts that decided it; while it is open those that are known, then those that are missing. */
function shownOf(
  { truth, asks, decidedBy, missing }: Assessed['conditions'][number],
  facts: ReadonlyMap<string, HarbourView['facts'][number]>,
): readonly string[] {
  if (truth !== 'unknown') return decidedBy;
  return [...asks.filter(name => facts.get(name)?.value != null), ...missing];
}

function Limits({ one }: { readonly one: Assessed }) {
  const french = currentLanguage() === 'fr';
  return (
    <Bullets>
      {one.limits.map(limit => (
        <li key={limit.id}>
          {french ? limit.fr : limit.text}{' '}
          <CitationText citation={{ source: limit.cite, confidence: limit.confidence }} />
        </li>
      ))}
    </Bullets>
  );
}
