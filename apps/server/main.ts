// `npm start`: database, packs, demonstration world, web client, jobs, server. See docs/operator/running.md.
import { FailureError, fail } from '#engines/kernel/failure.ts';
import { firstLink } from '#platform/auth/index.ts';
import { type Config, configFrom } from '#platform/config/config.ts';
import { type Database, openDatabase } from '#platform/db/open.ts';
import { keepCheckpoints } from '#platform/ledger/index.ts';
import { resumeInterruptedMail } from '#platform/mail/index.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import { buildWebIfStale } from './build-web.ts';
import { type ComposedServer, composePlatform, composeServer, composeTasks } from './compose.ts';
import { ensureDemo } from './demo.ts';

async function main(): Promise<void> {
  const began = performance.now();
  const config = configFrom(process.env);
  const building = process.env.ENTENTE_WEB === 'off' ? Promise.resolve(false) : buildWebIfStale();
  const database = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    appUrl: process.env.DATABASE_APP_URL,
  });
  try {
    await building;
    await serve(config, database, began);
  } catch (error) {
    await database.close(); // a start that fails leaves no database running behind it
    throw error;
  }
}

async function serve(config: Config, database: Database, began: number): Promise<void> {
  const platform = await composePlatform(config, database);
  const server = await composeServer(platform, { log: true });
  const officer = await ensureDemo(platform);
  await resumeInterruptedMail(platform);
  const address = await listen(server, config);
  const checkpoints = keepCheckpoints({ db: database.app, dataDir: config.dataDir });
  const worker = await startWorker(database.ownerPool, composeTasks(platform));
  server.ready();
  greet(config, address, (performance.now() - began) / 1000);
  const link = officer === undefined ? undefined : await firstLink(platform, officer);
  if (link) console.log(`\nSign in once, as the demonstration duty officer:\n  ${link}\n`);
  onSignal(async () => {
    await server.server.close();
    await worker.stop();
    await checkpoints.stop();
    await database.close();
  });
}

async function listen(server: ComposedServer, { port, host }: Config): Promise<string> {
  try {
    return await server.server.listen({ port, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      fail('port-taken', `Port ${port} is taken by another program.`, {
        next: 'Stop that program, or set PORT to another number.',
      });
    if (code === 'EACCES')
      fail('port-forbidden', `This user may not listen on port ${port}.`, {
        next: 'Set PORT to a number above 1023, behind a reverse proxy.',
      });
    throw error;
  }
}

function greet(config: Config, address: string, seconds: number): void {
  console.log(
    `\nEntente answers at ${config.port === 0 ? address : config.origin} (ready after ${seconds.toFixed(1)} s)`,
  );
  console.log(
    config.smtpUrl
      ? 'Mail leaves through the server of SMTP_URL.'
      : 'Mail stays in the local outbox: SMTP_URL is not set.',
  );
}

/** Once, whichever signal comes first; a second Ctrl-C does not interrupt the database while it writes. */
function onSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping…');
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', once);
  process.on('SIGTERM', once);
}

main().catch((error: unknown) => {
  if (error instanceof FailureError)
    console.error(`Could not start: ${error.failure.message}\n${error.failure.next ?? ''}`);
  else console.error('Could not start:', error);
  process.exit(1);
});
