import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { schemeName } from '#platform/ui/marking/tlp.ts';
import { sentenceWords } from '#platform/ui/verdict/verdict-words.ts';
import type { ParsedView } from '../contract.ts';
import { Markings } from './markings.tsx';
import classes from './sharing.module.css';

/** A marking read as it is typed: drawn when understood, the place and the reason when not, the readings when several. */
export function MarkingInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useText('sharing');
  const [asked] = useDebouncedValue(props.value.trim(), 200);
  const answer = useApi<ParsedView>(
    asked === '' ? null : `/api/sharing/parse?${new URLSearchParams({ marking: asked })}`,
  );
  const parsed = asked === '' ? undefined : answer.data;
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
              {[parsed, ...(parsed.also ?? [])].map(mark => schemeName(mark.scheme ?? '')).join(' · ')}
            </span>
            {parsed.warnings.map(warning => (
              <span key={warning.code}>{said(warning)}</span>
            ))}
          </>
        )}
      </div>
    </div>
  );
}

const said = (note: ParsedView['errors'][number]): string =>
  sentenceWords({ code: note.code, text: note.message }).text;

function problemOf(parsed: ParsedView, t: ReturnType<typeof useText>): string | null {
  const error = parsed.errors[0];
  if (error) return error.span ? `${said(error)} (${t('marking.at', { place: error.span[0] + 1 })})` : said(error);
  if (!parsed.ambiguous) return null;
  const readings = (parsed.candidates ?? []).map(({ scheme, level }) => `${scheme} ${level ?? ''}`.trim()).join(', ');
  return t('marking.ambiguous', { readings });
}
