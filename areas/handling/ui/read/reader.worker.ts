import { config } from 'zod';
import type { PackBundle } from '#engines/handling/load.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import type { Context } from '../bench.ts';

interface Asked {
  readonly packs?: PackBundle;
  readonly text: string;
  readonly context: Context;
  readonly round: number;
}

let lexicons: Lexicons | undefined;

/** Long documents are read here, so that typing goes on while they are. The packs come with the first question. */
addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  config({ jitless: true });
  const [{ lexiconsFrom }, { readText }] = await Promise.all([
    import('#engines/handling/load.ts'),
    import('./reading.ts'),
  ]);
  if (data.packs) lexicons = lexiconsFrom(data.packs);
  if (lexicons) postMessage({ round: data.round, reading: readText(data.text, data.context, lexicons) });
});
