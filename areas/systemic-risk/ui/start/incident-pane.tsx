import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { IncidentRisk } from '../../contract.ts';
import { base } from '../answers.ts';
import { chance, hours } from '../words.ts';

/** For the incident now open: where it touches the model, and what is likely to fail next. */
export function IncidentPane({ incident }: { readonly incident: string }) {
  const t = useText('systemic-risk');
  const risk = useApi<IncidentRisk>(`${base}/incidents/${incident}`);
  const found = risk.data;
  return (
    <Pane title={t('incident.title')} note={<Go href={`/incidents/${incident}`}>{t('incident.back')}</Go>}>
      {risk.error && <ErrorNote error={risk.error} onRetry={() => void risk.refetch()} />}
      {found && found.unmatched.length > 0 && <p>{t('incident.unmatched', { names: found.unmatched.join(', ') })}</p>}
      {found && found.down.length > 0 && (
        <>
          <p>{t('incident.down', { names: found.down.map(each => each.name).join(', ') })}</p>
          <Rows>
            {found.next.slice(0, 12).map(each => (
              <Row
                key={`${each.kind}:${each.id}`}
                title={each.name}
                detail={
                  each.hours
                    ? t('incident.when', {
                        from: hours(each.hours.p5),
                        middle: hours(each.hours.p50),
                        to: hours(each.hours.p95),
                      })
                    : t('incident.never')
                }
                aside={chance(each.probability)}
              />
            ))}
          </Rows>
        </>
      )}
    </Pane>
  );
}
