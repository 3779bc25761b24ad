// `npm run new -- <kind> <id> [folder]`: a room that passes the checks at once; packs may go to a folder of one's own.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { FailureError } from '#engines/kernel/failure.ts';
import { checkout } from '#platform/config/config.ts';
import { kinds, makeRoom } from './make.ts';
import { recordRevision } from './record-revision.ts';

const [kind = '', id = '', root = checkout] = process.argv.slice(2);
try {
  const folder = makeRoom(path.resolve(root), kind, id, Temporal.Now.plainDateISO().toString());
  if (kind === 'lexicon' || kind === 'regime') recordRevision(folder);
  spawnSync('biome', ['format', '--write', folder], { cwd: checkout, stdio: 'ignore' });
  // A folder of one's own is not among the packs that ship: its check has to be told where it is.
  const own = root === checkout ? '' : ` ${path.join(path.resolve(root), 'packs')}`;
  const next = `${kinds[kind]?.next}${folder.includes(`${path.sep}packs${path.sep}`) ? own : ''}`;
  console.log(`Made ${path.relative(process.cwd(), folder)}\n${next}`);
} catch (error) {
  if (!(error instanceof FailureError)) throw error;
  console.error(`${error.failure.message}\n${error.failure.next}`);
  process.exitCode = 1;
}
