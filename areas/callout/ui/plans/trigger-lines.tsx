import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import type { PlanTrigger } from '../../contract.ts';
import classes from '../callout.module.css';
import { Choices } from './audience-lines.tsx';
import { listOf, newTrigger, numberOf, withPart } from './draft.ts';
import type { PartProps } from './plan-form.tsx';

type Shown = Partial<{ on: PlanTrigger['on']; atLeast: number; modes: readonly string[]; role: string }>;

const ons: readonly PlanTrigger['on'][] = ['severity', 'mode', 'entity'];
const modes = ['live', 'exercise', 'drill'] as const;
const roles = ['affected', 'supplier', 'downstream'] as const;

/** Which incidents the plan is meant for; all that is named must hold. */
export function TriggerLines({ draft, set, findings }: PartProps) {
  const t = useText('callout');
  const triggers = listOf<Shown>(draft.triggers);
  const put = (next: readonly Shown[]): void => {
    const { triggers: _before, ...others } = draft;
    set(next.length > 0 ? withPart(draft, 'triggers', next) : others);
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('plan.triggers')}</legend>
      <p className={classes.dim}>{t(triggers.length === 0 ? 'plan.triggersNone' : 'plan.triggersWhy')}</p>
      <ul className={classes.steps}>
        {triggers.map((trigger, i) => (
          // eslint-disable-next-line react/no-array-index-key -- triggers have no name of their own and are edited in place
          <li key={i} className={classes.step}>
            <div className={classes.pair}>
              <NativeSelect
                label={t('plan.trigger', { place: i + 1 })}
                value={trigger.on ?? ''}
                data={ons.map(on => ({ value: on, label: t(`trigger.${on}`) }))}
                onChange={event => put(triggers.with(i, newTrigger(event.currentTarget.value as PlanTrigger['on'])))}
              />
              <Detail trigger={trigger} place={i + 1} set={next => put(triggers.with(i, next))} />
              <div className={classes.buttons}>
                <Button
                  size="compact-sm"
                  aria-label={t('plan.removeTrigger', { place: i + 1 })}
                  onClick={() => put(triggers.toSpliced(i, 1))}
                >
                  {t('plan.remove')}
                </Button>
              </div>
            </div>
            {findings.at(`/triggers/${i}`) && <p className={classes.bad}>{findings.at(`/triggers/${i}`)}</p>}
          </li>
        ))}
      </ul>
      <Button onClick={() => put([...triggers, newTrigger('severity')])}>{t('plan.addTrigger')}</Button>
    </fieldset>
  );
}

function Detail(props: { readonly trigger: Shown; readonly place: number; readonly set: (trigger: Shown) => void }) {
  const t = useText('callout');
  const { trigger, place, set } = props;
  if (trigger.on === 'severity') {
    return (
      <NumberInput
        label={t('plan.atLeast', { place })}
        min={1}
        max={5}
        value={numberOf(trigger.atLeast)}
        onChange={value => set({ ...trigger, atLeast: value as number })}
      />
    );
  }
  if (trigger.on === 'mode') {
    return (
      <Choices
        label={t('plan.modes', { place })}
        names={modes}
        word={name => t(`mode.${name}`)}
        chosen={trigger.modes}
        set={chosen => set({ ...trigger, modes: chosen })}
      />
    );
  }
  return (
    <NativeSelect
      label={t('plan.role', { place })}
      value={trigger.role ?? ''}
      data={roles.map(role => ({ value: role, label: t(`role.${role}`) }))}
      onChange={event => set({ ...trigger, role: event.currentTarget.value })}
    />
  );
}
