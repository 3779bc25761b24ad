import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { useReadMarking } from '#platform/ui/marking/read-marking.ts';
import { markOf } from '#platform/ui/marking/tlp.ts';
import classes from './agreements.module.css';
import { type Ceiling, withCeiling } from './terms-draft.ts';

/** The highest marking of each scheme that may be exchanged: those named so far, and one more as it is typed. */
export function CeilingsField(props: {
  readonly ceilings: readonly Ceiling[];
  readonly onChange: (ceilings: readonly Ceiling[]) => void;
  /** what is typed and not named yet; such a form is not complete */
  readonly onTyped: (text: string) => void;
}) {
  const t = useText('agreements');
  const [typed, setTyped] = useState('');
  const { read } = useReadMarking(typed);
  const type = (text: string): void => {
    setTyped(text);
    props.onTyped(text.trim());
  };
  const named = [read, ...(read?.also ?? [])].flatMap(mark =>
    mark?.scheme && mark.level ? [{ scheme: mark.scheme, level: mark.level }] : [],
  );
  const add = (): void => {
    props.onChange(named.reduce(withCeiling, props.ceilings));
    type('');
  };
  return (
    <fieldset className={classes.ceilingField}>
      <legend>{t('terms.ceiling')}</legend>
      <ul className={classes.ceilingList}>
        {props.ceilings.map(({ scheme, level }) => (
          <li key={scheme}>
            <MarkingLabel marking={markOf(scheme, level)} />
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('new.ceilingRemoveOne', { mark: markOf(scheme, level) })}
              onClick={() => props.onChange(props.ceilings.filter(each => each.scheme !== scheme))}
            >
              {t('new.ceilingRemove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes.ceilingAdd}>
        <MarkingField
          label={t('new.ceilingAdd')}
          description={t('new.ceilingHow')}
          value={typed}
          onValue={type}
          optional
        />
        <Button disabled={named.length === 0} onClick={add}>
          {t('new.ceilingDo')}
        </Button>
      </div>
    </fieldset>
  );
}
