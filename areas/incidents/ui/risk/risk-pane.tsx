import { Button } from '@mantine/core';
import { useState } from 'react';
import type { IncidentRisk } from '#areas/systemic-risk/contract.ts';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';

const shown = 5;

/** What is likely to fail next, by the model of systemic risk; asked for when somebody wants to know, as it takes a while. */
export function RiskPane({ incident }: { readonly incident: number }) {
  const t = useText('incidents');
  const [asked, setAsked] = useState(false);
  const risk = useApi<IncidentRisk>(asked ? `/api/systemic-risk/incidents/${incident}` : null);
  return (
    <Pane
      title={t('risk.title')}
      note={<Go href={`/systemic-risk?incident=${incident}`}>{t('risk.more')}</Go>}
      actions={
        !asked && (
          <Button size="xs" variant="default" onClick={() => setAsked(true)}>
            {t('risk.ask')}
          </Button>
        )
      }
    >
      {risk.error && <ErrorNote error={risk.error} onRetry={() => void risk.refetch()} />}
      {asked && risk.isPending && <p role="status">{t('risk.working')}</p>}
      {risk.data && <Next risk={risk.data} />}
    </Pane>
  );
}

function Next({ risk }: { readonly risk: IncidentRisk }) {
  const t = useText('incidents');
  const number = new Intl.NumberFormat(currentLanguage() === 'fr' ? 'fr' : 'en', { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(currentLanguage() === 'fr' ? 'fr' : 'en', {
    style: 'percent',
    maximumSignificantDigits: 2,
  });
  const seen = risk.next.filter(each => each.hours !== null);
  const never = risk.next.find(each => each.hours === null);
  return (
    <>
      {risk.down.length === 0 && <p>{t('risk.untouched')}</p>}
      {risk.down.length > 0 && <p>{t('risk.down', { names: risk.down.map(each => each.name).join(', ') })}</p>}
      <Rows>
        {seen.slice(0, shown).map(each => (
          <Row
            key={`${each.kind}:${each.id}`}
            title={each.name}
            detail={
              each.hours &&
              t('risk.when', {
                from: number.format(each.hours.p5),
                middle: number.format(each.hours.p50),
                to: number.format(each.hours.p95),
              })
            }
            aside={
              each.probability.estimate === null
                ? `≤ ${share.format(each.probability.high)}`
                : share.format(each.probability.estimate)
            }
          />
        ))}
      </Rows>
      {risk.down.length > 0 && seen.length === 0 && never && (
        <p>{t('risk.neverSeen', { bound: share.format(never.probability.high) })}</p>
      )}
      <p>
        {t('risk.basis', { model: risk.title, worlds: risk.basis.worlds, hash: risk.basis.sha256.slice(0, 12) })}{' '}
        {risk.runs[0] && <Go href={`/systemic-risk/runs/${risk.runs[0].id}`}>{`RUN-${risk.runs[0].id}`}</Go>}
      </p>
    </>
  );
}
