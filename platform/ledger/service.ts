import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Db } from '#platform/db/tables.ts';
import { ledgerSigner, trustedKeys } from './checkpoint/key.ts';
import { checkpointIfDue, makeCheckpoint, type Rhythm } from './checkpoint/make.ts';
import type { Signer } from './checkpoint/note.ts';
import type { Verification } from './findings.ts';
import type { CheckpointRow } from './store.ts';
import { type VerifyOptions, verifyLedger } from './verify.ts';

/** Where a ledger lives: its database and the directory of its key. */
export interface LedgerPlace {
  readonly db: Db;
  readonly dataDir: string;
}

const signers = new Map<string, Signer>();

/** The signer of a data directory, read once. */
export function signerOf({ dataDir }: LedgerPlace): Signer {
  const known = signers.get(dataDir) ?? ledgerSigner(dataDir);
  signers.set(dataDir, known);
  return known;
}

/** Verifies all acts as the installation, under the keys beside the data unless the reader brings their own. */
export function verifyAll(place: LedgerPlace, options: Partial<VerifyOptions> = {}): Promise<Verification> {
  const trusted = options.trusted ?? trustedKeys(place.dataDir);
  return asActor(place.db, installation, tx => verifyLedger(tx, { ...options, trusted }));
}

/** Signs the ledger as it is. @returns the newest checkpoint, or undefined while there is no act */
export const checkpointNow = (place: LedgerPlace): Promise<CheckpointRow | undefined> =>
  asActor(place.db, installation, tx => makeCheckpoint(tx, signerOf(place)));

/** Looks every few seconds whether a checkpoint is due. Several servers may: a size is signed once. */
export function keepCheckpoints(
  place: LedgerPlace,
  rhythm: Rhythm = { acts: 100, seconds: 60 },
  everySeconds = 10,
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const look = () =>
    asActor(place.db, installation, tx => checkpointIfDue(tx, signerOf(place), rhythm)).catch((error: Error) =>
      console.error(`ledger: no checkpoint was made: ${error.message}`),
    );
  const timer = setInterval(() => (running = running.then(look)), everySeconds * 1000);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
