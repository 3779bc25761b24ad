import { useText } from '#platform/i18n/registry.ts';
import { Go } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { PlanReference, ScenarioDetail } from '../contract.ts';
import classes from './contingency.module.css';
import { amount, percent } from './words.ts';

/** Decision points and tasks, each answered by a plan or open; the plans; the triggers that wait for the pathway. */
export function CoveragePane({ one }: { readonly one: ScenarioDetail }) {
  const t = useText('contingency');
  const { points, plans } = one.content;
  return (
    <Pane title={t('coverage.title')} note={t('coverage.needed')}>
      <CoverageBar one={one} />
      <Rows>
        {points.map(({ id, kind, text, owner, answeredBy }) => (
          <Row
            key={id}
            title={text}
            detail={[t(`coverage.${kind}`), owner].filter(Boolean).join(' · ')}
            aside={plans.find(plan => plan.id === answeredBy)?.title ?? t('coverage.open')}
          />
        ))}
      </Rows>
      {plans.length > 0 && <h3 className={classes.part}>{t('coverage.plans')}</h3>}
      <Rows>
        {plans.map(plan => (
          <Row key={plan.id} title={<PlanName plan={plan} />} detail={<PlanStanding plan={plan} />} />
        ))}
      </Rows>
      {one.pathway.cites && <Triggers one={one} />}
    </Pane>
  );
}

function CoverageBar({ one }: { readonly one: ScenarioDetail }) {
  const t = useText('contingency');
  const { answered, undated, total, share } = one.verdict.coverage;
  if (share === null) return <p className={classes.quiet}>{t('coverage.none')}</p>;
  return (
    <>
      <div
        className={classes.coverage}
        role="meter"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={answered}
        aria-label={t('coverage.bar', { answered, total })}
      >
        <span data-part="answered" style={{ width: `${(100 * answered) / total}%` }} />
        <span data-part="undated" style={{ width: `${(100 * undated) / total}%` }} />
        <i data-reached={share.low >= 0.6 || undefined} />
      </div>
      <p>
        {t('coverage.sum', { answered, total, share: percent(share.low) })}
        {undated > 0 && ` · ${t('coverage.undated', { count: undated })}`}
      </p>
    </>
  );
}

function PlanName({ plan }: { readonly plan: PlanReference }) {
  const t = useText('contingency');
  return (
    <>
      {plan.callOut === null ? plan.title : <Go href="/callouts/plans">{plan.title}</Go>} {plan.version}
      {plan.callOut !== null && ` · ${t('coverage.callOut')}`}
    </>
  );
}

function PlanStanding({ plan }: { readonly plan: PlanReference }) {
  const t = useText('contingency');
  const { approvedOn, exercised } = plan;
  return (
    <>
      {approvedOn === null ? t('coverage.undatedPlan') : t('coverage.approved', { day: approvedOn })} ·{' '}
      {exercised ? t('coverage.rated', { day: exercised.on, rating: exercised.rating }) : t('coverage.notExercised')}
    </>
  );
}

function Triggers({ one }: { readonly one: ScenarioDetail }) {
  const t = useText('contingency');
  return (
    <>
      <h3 className={classes.part}>{t('coverage.triggers')}</h3>
      {one.triggers.length === 0 && <p className={classes.quiet}>{t('coverage.noTriggers')}</p>}
      <Rows>
        {one.triggers.map(({ plan, target, withinHours, atLeast }) => (
          <Row
            key={`${plan} ${target}`}
            title={t('coverage.trigger', { plan, target, hours: amount(withinHours), chance: percent(atLeast) })}
          />
        ))}
      </Rows>
    </>
  );
}
