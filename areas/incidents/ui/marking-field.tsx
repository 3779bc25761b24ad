import { TextInput } from '@mantine/core';
import type { ParsedView } from '#areas/sharing/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { schemeName } from '#platform/ui/marking/tlp.ts';
import { sentenceWords } from '#platform/ui/verdict/verdict-words.ts';
import { useSettled } from './answers.ts';
import classes from './incidents.module.css';

/** A marking as it is typed: what it was understood as, or why not, since nothing leaves under what nobody understands. */
export function MarkingField(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const t = useText('incidents');
  const asked = useSettled(props.value.trim());
  const read = useApi<ParsedView>(
    asked === '' ? null : `/api/sharing/parse?${new URLSearchParams({ marking: asked })}`,
  ).data;
  const [wrong] = read?.errors ?? [];
  const error = wrong
    ? sentenceWords({ code: wrong.code, text: wrong.message }).text
    : read?.ambiguous
      ? t('marking.ambiguous')
      : null;
  return (
    <div className={classes.marking}>
      <TextInput
        label={props.label}
        required
        maxLength={300}
        spellCheck={false}
        value={props.value}
        error={asked !== '' && error ? `${error} ${t('marking.unread')}` : null}
        onChange={event => props.onValue(event.currentTarget.value)}
      />
      {asked !== '' && !error && read && (
        <span className={classes.read}>
          <MarkingLabel marking={read.canonical ?? asked} />{' '}
          <span className={classes.dim}>{t('marking.readAs', { scheme: schemeName(read.scheme ?? '') })}</span>
        </span>
      )}
    </div>
  );
}
