import { type PackBundle, parsePackFiles } from '#engines/handling/load.ts';
import { fail } from '#engines/kernel/failure.ts';
import { lexiconFolder, readPackFolder } from './read.ts';

/**
 * The lexicon packs as one JSON value for a browser bundle: `lexiconsFrom(JSON.parse(…))` gives the same lexicons as the
 * folder does. Test cases are left out unless asked for.
 * @throws FailureError `pack-invalid`
 */
export function bundleLexicons(options: { dir?: string; cases?: boolean } = {}): PackBundle {
  const { parsed, findings } = parsePackFiles(readPackFolder(options.dir ?? lexiconFolder));
  const first = findings[0];
  if (first) fail('pack-invalid', `${first.file}: ${first.message}`, { pointer: first.file, next: first.next });
  const files: Record<string, unknown> = {};
  for (const [path, file] of parsed) if (options.cases || !path.endsWith('/cases.yaml')) files[path] = file.data;
  return { files };
}
