import { useDebouncedValue } from '@mantine/hooks';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { useApi } from '../api.ts';
import { sentenceWords } from '../verdict/verdict-words.ts';
import { schemeName } from './tlp.ts';

interface Mark {
  readonly scheme: string | null;
  readonly level: string | null;
  readonly canonical: string | null;
}

interface Note {
  readonly code: string;
  readonly message: string;
  readonly span?: readonly number[] | undefined;
}

/** What a text was understood as: the scheme and level of its mark and of further marks on the same banner. */
export interface ReadMarking extends Mark {
  readonly also?: readonly Mark[] | undefined;
  readonly errors: readonly Note[];
  readonly warnings: readonly Note[];
  readonly ambiguous?: boolean | undefined;
  readonly candidates?: readonly { readonly scheme: string; readonly level: string | null }[] | undefined;
}

/** A marking read a moment after it was typed: `read` once it is understood, else the `problem` in words. */
export function useReadMarking(text: string): {
  readonly read: ReadMarking | null;
  readonly problem: string | null;
  readonly warnings: readonly string[];
} {
  const t = useText('ui');
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, 200);
  const answer = useApi<ReadMarking>(
    asked === '' ? null : `/api/sharing/parse?${new URLSearchParams({ marking: asked })}`,
  ).data;
  if (asked !== typed || asked === '' || !answer) return { read: null, problem: null, warnings: [] };
  const problem = problemOf(answer, t);
  return { read: problem === null ? answer : null, problem, warnings: answer.warnings.map(said) };
}

const said = (note: Note): string => sentenceWords({ code: note.code, text: note.message }).text;

function problemOf(read: ReadMarking, t: Text): string | null {
  const [error] = read.errors;
  if (error)
    return error.span ? `${said(error)} (${t('marking.at', { place: (error.span[0] ?? 0) + 1 })})` : said(error);
  if (!read.ambiguous) return null;
  const readings = (read.candidates ?? []).map(({ scheme, level }) => `${schemeName(scheme)} ${level ?? ''}`.trim());
  return t('marking.ambiguous', { readings: readings.join(', ') });
}
