import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What a real mail server on loopback took over. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly tls: boolean;
}

/** A mail server in a process of its own; see `smtp-server.ts` for how each recipient is treated. */
export interface SmtpProcess {
  readonly url: string;
  readonly received: readonly Received[];
  /** waits until so many messages were taken over */
  until(count: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startSmtp(options: readonly string[] = []): Promise<SmtpProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'smtp-server.ts'), ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const received: Received[] = [];
  const lines = createInterface(child.stdout);
  const [first] = await once(lines, 'line');
  lines.on('line', line => received.push(JSON.parse(line)));
  return {
    url: `smtp://127.0.0.1:${Number(first)}`,
    received,
    until: async count => {
      while (received.length < count) await once(lines, 'line');
    },
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
