import { TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import classes from './marking-field.module.css';
import { TlpLabel } from './marking-label.tsx';
import { Markings } from './markings.tsx';
import { type ReadMarking, useReadMarking } from './read-marking.ts';
import { schemeName, type TlpLevel, tlpColours, tlpLevel } from './tlp.ts';

const levels = Object.keys(tlpColours) as readonly TlpLevel[];

/**
 * A marking of any scheme as it is typed, and the levels of TLP to choose: drawn when it was understood, the place and
 * the reason when not, the readings when there are several.
 */
export function MarkingField(props: {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** may stay empty; by default a marking is required */
  readonly optional?: boolean;
}) {
  const t = useText('ui');
  const { read, problem, warnings } = useReadMarking(props.value);
  const chosen = /^tlp:/i.test(props.value.trim()) ? tlpLevel(props.value) : null;
  return (
    <div className={classes.field}>
      <TextInput
        label={props.label}
        description={props.description}
        required={!props.optional}
        maxLength={300}
        spellCheck={false}
        autoComplete="off"
        value={props.value}
        error={problem}
        onChange={event => props.onValue(event.currentTarget.value)}
      />
      <div className={classes.levels} role="group" aria-label={t('marking.levels')}>
        {levels.map(level => (
          <button
            key={level}
            type="button"
            className={classes.level}
            aria-pressed={chosen === level}
            onClick={() => props.onValue(`TLP:${level}`)}
          >
            <TlpLabel level={level} />
          </button>
        ))}
      </div>
      <div className={classes.read} aria-live="polite">
        {read && <Reading read={read} />}
        {warnings.map(warning => (
          <span key={warning}>{warning}</span>
        ))}
      </div>
    </div>
  );
}

function Reading({ read }: { readonly read: ReadMarking }) {
  const t = useText('ui');
  const marks = [read, ...(read.also ?? [])];
  const plain = marks.length === 1 && (read.canonical ?? '').startsWith('TLP:');
  return (
    <>
      {!plain && <Markings text={marks.map(mark => mark.canonical ?? '').join(' ')} />}
      <span className={classes.scheme}>
        {t('marking.readAs', { scheme: marks.map(mark => schemeName(mark.scheme ?? '')).join(' · ') })}
      </span>
    </>
  );
}
