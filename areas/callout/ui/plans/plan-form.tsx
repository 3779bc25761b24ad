import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import type { MessageType } from '../../contract.ts';
import classes from '../callout.module.css';
import { AudienceLines } from './audience-lines.tsx';
import { ChannelSteps } from './channel-steps.tsx';
import { isDraft, numberOf, type PlanDraft, scriptsOf, textOf, withPart } from './draft.ts';
import { TriggerLines } from './trigger-lines.tsx';
import type { Findings } from './use-findings.ts';

export interface PartProps {
  readonly draft: PlanDraft;
  readonly set: (draft: PlanDraft) => void;
  readonly findings: Findings;
}

const messageTypes: readonly MessageType[] = [
  'first-warning',
  'situation-report',
  'request',
  'correction',
  'all-clear',
  'drill',
];

/** A plan as a form: what it is, when it is meant, whom it tells, how they are reached and by when, what is said. */
export function PlanForm(props: PartProps) {
  return (
    <div className="stack">
      <Names {...props} />
      <TriggerLines {...props} />
      <AudienceLines {...props} />
      <ChannelSteps {...props} />
      <Times {...props} />
      <Scripts {...props} />
    </div>
  );
}

function Names({ draft, set, findings }: PartProps) {
  const t = useText('callout');
  const field = (name: 'slug' | 'title' | 'reviewBy') => ({
    label: t(`plan.${name}`),
    value: textOf(draft[name]),
    error: findings.at(`/${name}`),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set(withPart(draft, name, event.currentTarget.value)),
  });
  return (
    <>
      <div className={classes.pair}>
        <TextInput {...field('title')} />
        <TextInput {...field('slug')} description={t('plan.slugWhy')} />
        <TextInput {...field('reviewBy')} type="date" />
      </div>
      <Textarea
        label={t('plan.purpose')}
        autosize
        minRows={2}
        value={textOf(draft.purpose)}
        error={findings.at('/purpose')}
        onChange={event => set(withPart(draft, 'purpose', event.currentTarget.value))}
      />
    </>
  );
}

/** Minutes by type of message; an empty field leaves the type to the hour that holds without a plan. */
function Times({ draft, set, findings }: PartProps) {
  const t = useText('callout');
  const times = isDraft(draft.acknowledgeWithin) ? draft.acknowledgeWithin : {};
  const whole = findings.all.find(each => each.pointer === '/acknowledgeWithin')?.message;
  const change = (type: MessageType, value: number | string): void => {
    const { [type]: _before, ...others } = times;
    set(withPart(draft, 'acknowledgeWithin', typeof value === 'number' ? { ...others, [type]: value } : others));
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('plan.times')}</legend>
      <p className={classes.dim}>{t('plan.timesWhy')}</p>
      {whole && <p className={classes.bad}>{whole}</p>}
      <div className={classes.pair}>
        {messageTypes.map(type => (
          <NumberInput
            key={type}
            label={t(`messageType.${type}`)}
            suffix={` ${t('plan.minutes')}`}
            min={1}
            max={10_080}
            value={numberOf(times[type])}
            error={findings.at(`/acknowledgeWithin/${type}`)}
            onChange={value => change(type, value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Scripts({ draft, set, findings }: PartProps) {
  const t = useText('callout');
  const scripts = scriptsOf(draft.phoneScript);
  const whole = findings.all.find(each => each.pointer === '/phoneScript')?.message;
  return (
    <fieldset className={classes.group}>
      <legend>{t('plan.scripts')}</legend>
      <p className={classes.dim}>{t('plan.scriptsWhy')}</p>
      {whole && <p className={classes.bad}>{whole}</p>}
      {(['en', 'fr'] as const).map(language => (
        <Textarea
          key={language}
          label={t(`plan.script.${language}`)}
          lang={language}
          autosize
          minRows={3}
          value={scripts[language]}
          error={findings.at(`/phoneScript/${language}`)}
          onChange={event => set(withPart(draft, 'phoneScript', { ...scripts, [language]: event.currentTarget.value }))}
        />
      ))}
    </fieldset>
  );
}
