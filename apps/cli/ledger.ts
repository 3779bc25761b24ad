import { type Said, checkCommand, checkpointCommand, receiptCommand, verifyCommand } from '#platform/ledger/cli.ts';
import { withInstallation } from './installation.ts';
import { saying } from './saying.ts';

function say({ lines, ok }: Said): void {
  for (const line of lines) console.log(line);
  if (!ok) process.exitCode = 1;
}

const withLedger = (
  work: (place: { db: Parameters<typeof checkpointCommand>[0]['db']; dataDir: string }) => Promise<Said>,
): Promise<void> =>
  withInstallation(async platform => say(await work({ db: platform.database.app, dataDir: platform.config.dataDir })));

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001b[K`);
};

export const verify = (flags: { anchor?: readonly string[]; key?: string }): Promise<void> =>
  withLedger(place => verifyCommand(place, flags, progress));

export const checkpoint = (): Promise<void> => withLedger(checkpointCommand);

export const receipt = (_flags: object, seq: number): Promise<void> => withLedger(place => receiptCommand(place, seq));

export const check = (flags: { key?: string }, file: string): Promise<void> =>
  saying(async () => say(await checkCommand(file, flags)));
