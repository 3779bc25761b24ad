// `npm test`: the checks of the repository, then every test file on node:test. `npm test -- areas/directory` runs a part.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { startTestServer } from '#platform/testing/database.ts';

const parts = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'));
const rooms = ['engines', 'formats', 'areas', 'platform', 'apps', 'tools', 'packs'];
const files = globSync(rooms.map(room => `${room}/**/*.test.ts`))
  .filter(file => parts.length === 0 || parts.some(part => file.startsWith(part)))
  .sort();

/** A file that takes longer hangs: it is stopped and fails, so that the others are still told. */
const fileLimit_ms = 300_000;

/** @returns whether it went well */
function step(name: string, command: string, args: readonly string[]): boolean {
  console.log(`\n— ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) console.log(`  ${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  else console.error(`${name} failed. The lines above say where.`);
  return status === 0;
}

const checks = (): boolean =>
  step('types', 'tsc', ['--noEmit', '-p', '.']) &&
  step('format', 'biome', ['format', '.']) &&
  step('lint', 'oxlint', ['--type-aware', '--quiet']) &&
  step('dead code', 'knip', ['--no-progress']) &&
  step('house rules', process.execPath, ['tools/check/main.ts']);

async function tests(): Promise<boolean> {
  // One database server for all files, started once and stopped when they are done.
  const server = await startTestServer();
  try {
    return step('tests', process.execPath, [
      '--test',
      '--test-concurrency=2',
      `--test-timeout=${fileLimit_ms}`,
      ...flags,
      ...files,
    ]);
  } finally {
    if (server.started) await server.stop();
  }
}

if (files.length === 0) {
  console.error(`No test file below: ${parts.join(', ')}`);
  process.exit(1);
}
const well = (parts.length > 0 || checks()) && (await tests());
process.exit(well ? 0 : 1);
