import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { IncidentRisk, Run } from '../../contract.ts';
import { base } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { chance, hours, percent } from '../words.ts';
import { usePlanTitle } from './plans.ts';

interface Incident {
  readonly id: number;
  readonly ref: string;
  readonly title: string;
  readonly mode: Run['mode'];
  readonly exercise: string | null;
}

/** For the incident now open: where it touches the model, what is likely to fail next, and which plans wait for that. */
export function IncidentPane(props: { readonly incident: string; readonly model: string }) {
  const t = useText('systemic-risk');
  const incident = useApi<Incident>(`/api/incidents/${props.incident}`);
  const risk = useApi<IncidentRisk>(`${base}/incidents/${props.incident}?model=${encodeURIComponent(props.model)}`);
  const found = risk.data;
  return (
    <Pane
      title={t('incident.title')}
      note={
        <Go href={`/incidents/${props.incident}`}>
          {incident.data ? `${incident.data.ref} ${incident.data.title}` : t('incident.back')}
        </Go>
      }
      actions={found && incident.data && <RunIt incident={incident.data} risk={found} />}
    >
      {risk.error && <ErrorNote error={risk.error} onRetry={() => void risk.refetch()} />}
      {risk.isPending && <p aria-busy="true">{t('run.loading')}</p>}
      {found && <Touched risk={found} incident={props.incident} />}
    </Pane>
  );
}

/** The whole question as a run in the incident's own mode: with its bands, chains and manifest. */
function RunIt({ incident, risk }: { readonly incident: Incident; readonly risk: IncidentRisk }) {
  const t = useText('systemic-risk');
  const go = useGo();
  const start = useAct(
    () =>
      api.post<Run>(`${base}/runs`, {
        model: risk.model,
        title: `${incident.ref}: ${incident.title}`.slice(0, 200),
        shock: { kind: 'joint', targets: risk.down.map(each => each.node) },
        worlds: 500,
        parameterDraws: 16,
        mode: incident.mode,
        exercise: incident.exercise,
        incident: incident.id,
      }),
    ['systemic-risk'],
  );
  if (risk.down.length === 0) return null;
  return (
    <>
      {start.error && <ErrorNote error={start.error} />}
      <Button
        variant="default"
        loading={start.isPending}
        onClick={() => start.mutate(undefined, { onSuccess: run => go(`/systemic-risk/runs/${run.id}`) })}
      >
        {t('incident.run')}
      </Button>
    </>
  );
}

const mostLost = 20;
const mostAssets = 8;

function Touched(props: { readonly risk: IncidentRisk; readonly incident: string }) {
  const t = useText('systemic-risk');
  const { risk } = props;
  const called = usePlanTitle();
  const seen = risk.next.filter(each => each.hours !== null);
  const assets = seen.filter(each => each.kind === 'node');
  // What people lose first: many assets fail at once, and would leave no room for it.
  const shown = [...seen.filter(each => each.kind !== 'node').slice(0, mostLost), ...assets.slice(0, mostAssets)];
  const never = risk.next.filter(each => each.hours === null && each.kind !== 'node');
  return (
    <>
      {risk.unmatched.length > 0 && <p>{t('incident.unmatched', { names: risk.unmatched.join(', ') })}</p>}
      {risk.down.length === 0 && <p>{t('incident.untouched')}</p>}
      {risk.down.length > 0 && (
        <p>
          {t(seen.length > 0 ? 'incident.down' : 'incident.alone', {
            names: risk.down.map(each => each.name).join(', '),
            model: risk.title,
          })}
        </p>
      )}
      <Rows>
        {shown.map(each => (
          <Row
            key={`${each.kind}:${each.id}`}
            title={each.name}
            detail={
              each.hours &&
              t('incident.when', {
                from: hours(each.hours.p5),
                middle: hours(each.hours.p50),
                to: hours(each.hours.p95),
              })
            }
            aside={chance(each.probability)}
          />
        ))}
      </Rows>
      {assets.length > mostAssets && <p>{t('incident.moreAssets', { count: assets.length - mostAssets })}</p>}
      {never[0] && <p>{t('incident.neverSeen', { count: never.length, bound: chance(never[0].probability) })}</p>}
      <Rows>
        {risk.triggers.map(each => (
          <Row
            key={each.id}
            title={t(`trigger.${each.met === null ? 'open' : each.met ? 'met' : 'unmet'}`, { plan: called(each.plan) })}
            detail={t('trigger.words', {
              target: each.targetName,
              hours: hours(each.withinHours),
              chance: chance({ estimate: each.atLeast, high: 1 }),
            })}
            aside={
              each.chance && t('trigger.chance', { low: percent(each.chance.low), high: percent(each.chance.high) })
            }
            action={
              each.met && <Go href={`/incidents/${props.incident}/notice?trigger=${each.id}`}>{t('trigger.start')}</Go>
            }
          />
        ))}
        {risk.runs.map(run => (
          <Row
            key={run.id}
            title={<Go href={`/systemic-risk/runs/${run.id}`}>{`RUN-${run.id} ${run.title}`}</Go>}
            aside={t(`state.${run.state}`)}
          />
        ))}
      </Rows>
      <p className={`${classes.quiet} ${classes.code}`}>
        {t('incident.basis', {
          model: risk.model,
          hash: risk.basis.sha256.slice(0, 12),
          seed: risk.basis.seed,
          worlds: risk.basis.worlds,
        })}
      </p>
    </>
  );
}
