import { fail } from '#engines/kernel/failure.ts';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Db } from '#platform/db/tables.ts';
import { packHash, packHeads } from '#platform/packs/models.ts';
import type { Source } from './compute/source.ts';
import { touchSnapshot } from './snapshot-store.ts';

/** Whether the model is there exactly as a run was asked of it; a frozen one is then used once more. */
export const isKept = async (db: Db, source: Source): Promise<boolean> =>
  source.kind === 'pack'
    ? packHeads().some(head => head.id === source.id) && packHash(source.id) === source.sha256
    : asActor(db, installation, all => touchSnapshot(all, Buffer.from(source.sha256, 'hex')));

/**
 * Questions about a run are asked of its own model, never of the model as it is now.
 * @throws `model-not-kept` when that state of the model is not there any more
 */
export async function requireKept(db: Db, source: Source): Promise<void> {
  if (!(await isKept(db, source)))
    fail('model-not-kept', 'The model as it was when the run was made is not kept any more.', {
      next: 'Run it again: the new run is asked of the model as it is now, and so are the questions about it.',
    });
}
