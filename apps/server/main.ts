// `npm start`: database, packs, demonstration world, web client, jobs, server. See docs/operator/running.md.
import { FailureError } from '#engines/kernel/failure.ts';
import { firstLink } from '#platform/auth/index.ts';
import { configFrom } from '#platform/config/config.ts';
import { openDatabase } from '#platform/db/open.ts';
import { keepCheckpoints } from '#platform/ledger/index.ts';
import { resumeInterruptedMail } from '#platform/mail/index.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import { buildWebIfStale } from './build-web.ts';
import { composePlatform, composeServer, composeTasks } from './compose.ts';
import { ensureDemo } from './demo.ts';

async function main(): Promise<void> {
  const began = performance.now();
  const config = configFrom(process.env);
  const [database] = await Promise.all([
    openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, appUrl: process.env.DATABASE_APP_URL }),
    process.env.ENTENTE_WEB === 'off' ? undefined : buildWebIfStale(),
  ]);
  const platform = await composePlatform(config, database);
  const server = await composeServer(platform, { log: true });
  const officer = await ensureDemo(platform);
  await resumeInterruptedMail(platform);
  const checkpoints = keepCheckpoints({ db: database.app, dataDir: config.dataDir });
  const worker = await startWorker(database.ownerPool, composeTasks(platform));
  await server.server.listen({ port: config.port, host: config.host });
  server.ready();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\nEntente answers at ${config.origin} (ready after ${seconds} s)`);
  console.log(
    config.smtpUrl
      ? 'Mail leaves through the server of SMTP_URL.'
      : 'Mail stays in the local outbox: SMTP_URL is not set.',
  );
  const link = officer === undefined ? undefined : await firstLink(platform, officer);
  if (link) console.log(`\nSign in once, as the demonstration duty officer:\n  ${link}\n`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping…');
    await server.server.close();
    await worker.stop();
    await checkpoints.stop();
    await database.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

main().catch((error: unknown) => {
  if (error instanceof FailureError)
    console.error(`Could not start: ${error.failure.message}\n${error.failure.next ?? ''}`);
  else console.error('Could not start:', error);
  process.exit(1);
});
