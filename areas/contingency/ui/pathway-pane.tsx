import { useText } from '#platform/i18n/registry.ts';
import { Go } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import type { HourBand, ScenarioDetail, Step } from '../contract.ts';
import classes from './contingency.module.css';
import { type HoursScale, hoursScale } from './hours-scale.ts';
import { amount, percent } from './words.ts';

/** The pathway as a timeline: each step with its band of hours, what it follows from, and what it rests on. */
export function PathwayPane({ one }: { readonly one: ScenarioDetail }) {
  const t = useText('contingency');
  const { begins, steps } = one.pathway;
  const begun = begins.words || begins.targets.join(', ');
  const end = Math.max(1, ...steps.map(({ within, lasts }) => (within?.p95 ?? 0) + (lasts?.p50 ?? 0)));
  const scale = hoursScale(end);
  return (
    <Pane title={t('pathway.title')} note={t('pathway.count', { count: steps.length })}>
      {one.withheld && <p className={classes.notice}>{t('pathway.withheld')}</p>}
      {steps.length === 0 && !one.withheld && <p className={classes.quiet}>{t('pathway.none')}</p>}
      {begun && (
        <p className={classes.begins}>
          <strong>{t('pathway.begins')}</strong> {begun}
        </p>
      )}
      {steps.length > 0 && (
        <>
          <p className="sr-only">{t('pathway.axis')}</p>
          <Axis scale={scale} />
          <ol className={classes.timeline}>
            {steps.map((step, i) => (
              <StepRow key={`${step.id} ${i}`} step={step} steps={steps} scale={scale} />
            ))}
          </ol>
        </>
      )}
      <Basis one={one} />
    </Pane>
  );
}

const share = (at: number): string => `${(at * 100).toFixed(2)}%`;

/** Hours up to three days, then days. */
function Axis({ scale }: { readonly scale: HoursScale }) {
  const t = useText('contingency');
  return (
    <div className={classes.axis} aria-hidden="true">
      {scale.ticks.map(hours => (
        <span key={hours} style={{ left: share(scale.at(hours)) }}>
          {hours <= 72 ? t('levels.hours', { hours }) : t('pathway.days', { days: Math.round(hours / 24) })}
        </span>
      ))}
    </div>
  );
}

function StepRow(props: { readonly step: Step; readonly steps: readonly Step[]; readonly scale: HoursScale }) {
  const { step, steps, scale } = props;
  return (
    <li>
      <div className={classes.stepHead}>
        <strong>{step.name}</strong>
        <span className={classes.chance}>
          <Chance step={step} />
        </span>
      </div>
      <Bar step={step} scale={scale} />
      <StepWords step={step} steps={steps} />
      <StepDetails step={step} />
    </li>
  );
}

/** When, for how long, after what and through what: the bar in words. */
function StepWords({ step, steps }: { readonly step: Step; readonly steps: readonly Step[] }) {
  const t = useText('contingency');
  const band = (key: 'within' | 'lasts', { p5, p50, p95 }: HourBand) =>
    p5 === p95
      ? t(`pathway.${key}Sure`, { likely: amount(p50) })
      : t(`pathway.${key}`, { early: amount(p5), likely: amount(p50), late: amount(p95) });
  const from = step.after.map(id => (id === 'begins' ? t('pathway.beginning') : nameOf(steps, id)));
  const [chain] = step.chains;
  const unlinked = chain ? t('pathway.direct') : step.trigger ? t('pathway.noChain') : t('pathway.unlinked');
  return (
    <>
      <p className={classes.quiet}>
        {step.within ? band('within', step.within) : t('pathway.noTime')}
        {step.lasts && ` · ${band('lasts', step.lasts)}`}
        {' · '}
        {from.length > 0 ? t('pathway.after', { steps: from.join(', ') }) : unlinked}
        {step.through && `: ${step.through}`}
      </p>
      {chain && (
        <p className={classes.quiet}>
          {chain.text}
          {chain.share !== null && ` · ${t('pathway.share', { share: percent(chain.share) })}`}
        </p>
      )}
    </>
  );
}

/** Further chains, and what a plan can wait for. */
function StepDetails({ step: { chains, trigger } }: { readonly step: Step }) {
  const t = useText('contingency');
  const more = chains.slice(1);
  if (more.length === 0 && !trigger) return null;
  return (
    <details className={classes.chains}>
      <summary>{t('pathway.chains')}</summary>
      <ul>
        {more.map((chain, i) => (
          <li key={i}>
            {chain.text}
            {chain.share !== null && ` · ${t('pathway.share', { share: percent(chain.share) })}`}
          </li>
        ))}
        {trigger && (
          <li>{t('pathway.trigger', { chance: percent(trigger.atLeast), hours: amount(trigger.withinHours) })}</li>
        )}
      </ul>
    </details>
  );
}

const nameOf = (steps: readonly Step[], id: string): string => steps.find(step => step.id === id)?.name ?? id;

function Chance({ step: { probability } }: { readonly step: Step }) {
  const t = useText('contingency');
  if (!probability) return t('pathway.noChance');
  const [low, high] = [percent(probability.low), percent(probability.high)];
  return probability.estimate === null
    ? t('pathway.chanceBand', { low, high })
    : t('pathway.chance', { value: percent(probability.estimate), low, high });
}

/** Early to late, the likely hour as a line; how long it lasts as a pale bar from there. */
function Bar({ step: { within, lasts }, scale }: { readonly step: Step; readonly scale: HoursScale }) {
  if (!within) return null;
  const { at } = scale;
  const width = (from: number, to: number) => share(Math.max(0.004, at(to) - at(from)));
  return (
    <div className={classes.track} aria-hidden="true">
      {lasts && (
        <span
          className={classes.lasts}
          style={{ left: share(at(within.p50)), width: width(within.p50, within.p50 + lasts.p50) }}
        />
      )}
      <span className={classes.band} style={{ left: share(at(within.p5)), width: width(within.p5, within.p95) }} />
      <span className={classes.likely} style={{ left: share(at(within.p50)) }} />
    </div>
  );
}

function Basis({ one }: { readonly one: ScenarioDetail }) {
  const t = useText('contingency');
  const { cites, origin } = one.pathway;
  if (!cites) return null;
  const run = cites.run ?? '';
  return (
    <details className={classes.chains}>
      <summary>
        {t('pathway.cites')}{' '}
        {origin === 'file'
          ? t('pathway.file')
          : one.runOpen
            ? t('pathway.run', { run })
            : t('pathway.runClosed', { run })}
      </summary>
      <Terms
        rows={[
          [
            t('pathway.run', { run }),
            one.runOpen ? (
              <Go key="run" href={`/systemic-risk/runs/${run}`}>
                {t('pathway.open')}
              </Go>
            ) : null,
          ],
          [t('pathway.model'), cites.model],
          [t('pathway.modelHash'), <code key="model">{cites.modelHash}</code>],
          [t('pathway.result'), cites.resultSha256 && <code key="result">{cites.resultSha256}</code>],
          [t('pathway.seed'), cites.seed],
          [t('pathway.worlds'), cites.worlds],
        ]}
      />
    </details>
  );
}
