import { Textarea } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../callout.module.css';
import type { Reading } from './place.ts';

/** The plan as YAML, for those who write it as text or bring it from elsewhere. */
export function PlanYaml(props: {
  readonly text: string;
  readonly reading: Reading;
  readonly onChange: (text: string) => void;
}) {
  const t = useText('callout');
  return (
    <Textarea
      label={t('plans.yaml')}
      classNames={{ input: classes.yaml }}
      autosize
      minRows={14}
      spellCheck={false}
      value={props.text}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  );
}
