import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { enginesOnDisk } from '#apps/ops/engines.ts';
import type { Engines } from '#apps/ops/ops.ts';
import { answerLine } from '#apps/ops/run.ts';
import { saying } from './saying.ts';

/** `npx entente batch < requests.jsonl`: one answer a request, in the order of the requests. Blank lines are passed over. */
export async function batch(): Promise<void> {
  await saying(async () => answerLines(enginesOnDisk()));
}

async function answerLines(engines: Engines): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const written = process.stdout.write(`${JSON.stringify(await answerLine(line, engines))}\n`);
    if (!written) await once(process.stdout, 'drain');
  }
}
