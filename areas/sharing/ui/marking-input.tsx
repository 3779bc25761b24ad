import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api } from '#platform/ui/api.ts';
import type { ParsedView } from './api-types.ts';
import { Markings } from './markings.tsx';
import classes from './sharing.module.css';

/** A marking read as it is typed: drawn when understood, the place and the reason when not, the readings when several. */
export function MarkingInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useText('sharing');
  const parsed = useParsed(props.value);
  const problem = parsed && problemOf(parsed, t);
  return (
    <div>
      <TextInput
        label={props.label}
        value={props.value}
        onChange={event => props.onChange(event.currentTarget.value)}
        error={problem}
        spellCheck={false}
        required
      />
      <div className={classes.parsed} aria-live="polite">
        {parsed && !problem && (
          <>
            <Markings text={[parsed.canonical, ...(parsed.also ?? []).map(mark => mark.canonical)].join(' ')} />
            <span className={classes.quiet}>
              {[parsed, ...(parsed.also ?? [])].map(mark => `${mark.scheme} ${mark.level ?? ''}`).join(' · ')}
            </span>
            {parsed.warnings.map(warning => (
              <span key={warning.code}>{warning.message}</span>
            ))}
          </>
        )}
      </div>
    </div>
  );
}

/** Waits until the typing pauses. */
function useParsed(text: string): ParsedView | null {
  const [parsed, setParsed] = useState<ParsedView | null>(null);
  useEffect(() => {
    if (text.trim() === '') return setParsed(null);
    let current = true;
    const timer = setTimeout(() => {
      api
        .post<ParsedView>('/api/sharing/parse', { marking: text })
        .then(answer => current && setParsed(answer))
        .catch(() => current && setParsed(null));
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return parsed;
}

function problemOf(parsed: ParsedView, t: ReturnType<typeof useText>): string | null {
  const error = parsed.errors[0];
  if (error) return error.span ? `${error.message} (${t('marking.at', { place: error.span[0] + 1 })})` : error.message;
  if (!parsed.ambiguous) return null;
  const readings = (parsed.candidates ?? []).map(({ scheme, level }) => `${scheme} ${level ?? ''}`.trim()).join(', ');
  return t('marking.ambiguous', { readings });
}
