import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useChannelName } from '#platform/ui/words.ts';
import type { PlanStep } from '../../contract.ts';
import classes from '../callout.module.css';
import { listOf, moved, newStep, numberOf, withPart } from './draft.ts';
import type { PartProps } from './plan-form.tsx';

const kinds: readonly PlanStep['kind'][] = [
  'email',
  'voice',
  'emergency-voice',
  'sms',
  'secure-chat',
  'misp',
  'taxii',
  'portal',
  'fax',
  'postal',
  'radio',
];

/** The kinds of channel in PACE order, each with its time. Without any, each recipient's own order holds. */
export function ChannelSteps({ draft, set, findings }: PartProps) {
  const t = useText('callout');
  const channelName = useChannelName();
  const steps = listOf<PlanStep>(draft.channels);
  const put = (next: readonly Partial<PlanStep>[]): void => {
    const { channels: _before, ...others } = draft;
    set(next.length > 0 ? withPart(draft, 'channels', next) : others);
  };
  const change = (i: number, part: Partial<PlanStep>): void => put(steps.with(i, { ...steps[i], ...part }));
  return (
    <fieldset className={classes.group}>
      <legend>{t('plan.channels')}</legend>
      <p className={classes.dim}>{t(steps.length === 0 ? 'plan.channelsNone' : 'plan.channelsWhy')}</p>
      <ol className={classes.steps}>
        {steps.map((step, i) => (
          <li key={step.kind ?? i} className={classes.step}>
            <div className={classes.pair}>
              <NativeSelect
                label={t('plan.channel', { place: i + 1, pace: t(`pace.${Math.min(i, 4)}`) })}
                value={step.kind ?? ''}
                data={kinds.map(kind => ({ value: kind, label: channelName(kind) }))}
                onChange={event => change(i, { kind: event.currentTarget.value as PlanStep['kind'] })}
              />
              <NumberInput
                label={t('plan.wait', { place: i + 1 })}
                suffix={` ${t('plan.minutes')}`}
                min={1}
                max={10_080}
                value={numberOf(step.minutes)}
                onChange={value => change(i, { minutes: value as number })}
              />
              <div className={classes.buttons}>
                <Button
                  size="compact-sm"
                  disabled={i === 0}
                  aria-label={t('plan.earlier', { place: i + 1 })}
                  onClick={() => put(moved(steps, i, i - 1))}
                >
                  ↑
                </Button>
                <Button
                  size="compact-sm"
                  disabled={i === steps.length - 1}
                  aria-label={t('plan.later', { place: i + 1 })}
                  onClick={() => put(moved(steps, i, i + 1))}
                >
                  ↓
                </Button>
                <Button
                  size="compact-sm"
                  aria-label={t('plan.removeStep', { place: i + 1 })}
                  onClick={() => put(steps.toSpliced(i, 1))}
                >
                  {t('plan.remove')}
                </Button>
              </div>
            </div>
            {findings.at(`/channels/${i}`) && <p className={classes.bad}>{findings.at(`/channels/${i}`)}</p>}
          </li>
        ))}
      </ol>
      <Button disabled={steps.length >= kinds.length} onClick={() => put([...steps, newStep(steps, kinds)])}>
        {t('plan.addStep')}
      </Button>
    </fieldset>
  );
}
