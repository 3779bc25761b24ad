import './jitless.ts';
import { lexiconsFrom, type PackBundle } from '#engines/handling/load.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import { newestRevision, type PairAnswers, pairAnswers, type Study, study } from '../contract.ts';

/** The packs come once, and are answered by the study; then pairs may be asked for. */
export type Asked = { readonly packs: PackBundle } | { readonly from: string; readonly to: string };
export type Answered = { readonly study: Study } | { readonly pair: PairAnswers | null } | { readonly failure: string };

const changes = import.meta.glob<string>('../../../packs/lexicons/*/CHANGES.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const date = newestRevision(Object.values(changes));
let lexicons: Lexicons | undefined;

function answer(asked: Asked): Answered {
  if ('packs' in asked) {
    lexicons = lexiconsFrom(asked.packs);
    return { study: study(lexicons, date) };
  }
  return { pair: (lexicons && pairAnswers(asked.from, asked.to, lexicons, date)) ?? null };
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  try {
    postMessage(answer(data));
  } catch (error) {
    postMessage({ failure: String(error) } satisfies Answered);
  }
});
