import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#platform/i18n/registry.ts';
import { api, type ProblemError } from '#platform/ui/api.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { useSettled } from './answers.ts';
import classes from './incidents.module.css';

interface ParsedMarking {
  readonly scheme: string | null;
  readonly level: string | null;
  readonly warnings: readonly { readonly code: string }[];
  readonly errors: readonly { readonly code: string; readonly text?: string; readonly message?: string }[];
}

/** A marking as it is typed: what it was understood as, or that it was not and nothing would leave under it. */
export function MarkingField(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const t = useText('incidents');
  const asked = useSettled(props.value.trim());
  const parsed = useQuery<ParsedMarking, ProblemError>({
    queryKey: ['sharing', 'parse', asked],
    queryFn: () => api.post<ParsedMarking>('/api/sharing/parse', { marking: asked }),
    enabled: asked !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const read = parsed.data;
  const bad = parsed.error ?? (read && (!read.scheme || !read.level || read.errors.length > 0));
  return (
    <div className={classes.marking}>
      <TextInput
        label={props.label}
        required
        maxLength={300}
        spellCheck={false}
        value={props.value}
        error={bad ? t('marking.unread') : null}
        onChange={event => props.onValue(event.currentTarget.value)}
      />
      {asked !== '' && !bad && read && (
        <span className={classes.read}>
          <MarkingLabel marking={asked} />{' '}
          <span className={classes.dim}>{t('marking.readAs', { scheme: read.scheme ?? '' })}</span>
        </span>
      )}
    </div>
  );
}
