import { useText } from '#platform/i18n/registry.ts';
import { useActWords } from '#platform/ui/acts/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Fact, Incident } from '../../contract.ts';
import { type Definition, useFactHistory } from '../answers.ts';
import { FactValueText } from '../facts/fact-rows.tsx';
import classes from '../incidents.module.css';

/** One act as the ledger shows it. */
interface Act {
  readonly seq: number;
  readonly knownAt: string;
  readonly trueAt: string | null;
  readonly via: string;
  readonly area: string;
  readonly kind: string;
  readonly why: string | null;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly leafHash: string;
}

/** Every act on this incident from the ledger, the newest first; facts with the value that was recorded. */
export function TimelineTab(props: {
  readonly incident: Incident;
  readonly vocabulary: ReadonlyMap<string, Definition>;
}) {
  const t = useText('incidents');
  const ledger = useApi<{ readonly acts: readonly Act[] }>(
    `/api/ledger?subjectKind=incident&subjectId=${props.incident.id}&limit=200`,
  );
  const words = useActWords();
  const history = useFactHistory(props.incident.id).data?.facts ?? [];
  return (
    <Pane title={t('timeline.title')} note={t('timeline.note')}>
      {ledger.error && <ErrorNote error={ledger.error} onRetry={() => void ledger.refetch()} />}
      <ol className={classes.timeline}>
        {ledger.data?.acts.map(act => {
          const fact = factOf(act, history);
          return (
            <li key={act.seq}>
              <span className={classes.when}>
                <TimeText at={act.knownAt} />
              </span>
              <span className={classes.what}>
                <strong>{words.kind(act.area, act.kind)}</strong>{' '}
                {fact ? (
                  <>
                    {props.vocabulary.get(fact.fact)?.name ?? fact.fact}{' '}
                    <strong>
                      <FactValueText fact={fact} definition={props.vocabulary.get(fact.fact)} />
                    </strong>{' '}
                    <span className={classes.dim}>
                      {t('timeline.from', { source: fact.source, by: fact.recordedBy })}
                    </span>
                  </>
                ) : (
                  <span className={classes.dim}>{act.why ?? wordsOf(act.body)}</span>
                )}
              </span>
              <a className={`${classes.receipt} no-print`} href={`/api/ledger/acts/${act.seq}/receipt`} download>
                {t('timeline.receipt', { seq: act.seq })}
              </a>
            </li>
          );
        })}
      </ol>
    </Pane>
  );
}

const day_ms = 86_400_000;

/** The assertion an act recorded: the one of that fact nearest in time. */
function factOf(act: Act, history: readonly Fact[]): Fact | undefined {
  if (act.kind !== 'fact-recorded' || !act.body) return undefined;
  const same = history.filter(fact => fact.fact === act.body?.['fact'] && fact.entity === (act.body['entity'] ?? null));
  const distance = (fact: Fact): number => Math.abs(Date.parse(fact.recordedAt) - Date.parse(act.knownAt));
  const nearest = same.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest && distance(nearest) < 30 * day_ms ? nearest : undefined;
}

/** The plain values of an act's body in words; lists by their length. */
const wordsOf = (body: Act['body']): string =>
  Object.entries(body ?? {})
    .map(
      ([key, value]) =>
        `${key} ${Array.isArray(value) ? value.length : typeof value === 'object' ? '' : String(value)}`,
    )
    .join(', ');
