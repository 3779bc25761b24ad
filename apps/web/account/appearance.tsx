import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { lettersOn, setLetters } from '#platform/ui/commands/shortcuts.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from './account.module.css';

/** Dark, light or as the system; single letters on or off. Kept in this browser. */
export function Appearance() {
  const t = useText('web');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [letters, setOn] = useState(lettersOn);
  const schemes = ['auto', 'light', 'dark'].map(value => ({ value, label: t(`settings.scheme.${value}`) }));
  return (
    <Pane title={t('settings.appearance')}>
      <div className={classes.form}>
        <SegmentedControl
          aria-label={t('settings.appearance')}
          data={schemes}
          value={colorScheme}
          onChange={value => setColorScheme(value as 'auto')}
        />
        <Switch
          label={t('settings.letters')}
          description={t('settings.lettersWhy')}
          checked={letters}
          onChange={event => {
            setLetters(event.currentTarget.checked);
            setOn(event.currentTarget.checked);
          }}
        />
      </div>
    </Pane>
  );
}
