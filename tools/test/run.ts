// `npm test`: the checks of the repository, then every test file on node:test. `npm test -- areas/directory` runs a part.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const parts = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'));
const rooms = ['engines', 'formats', 'areas', 'platform', 'apps', 'tools', 'packs'];
const files = globSync(rooms.map(room => `${room}/**/*.test.ts`))
  .filter(file => parts.length === 0 || parts.some(part => file.startsWith(part)))
  .sort();

function step(name: string, command: string, args: readonly string[]): void {
  console.log(`\n— ${name}`);
  const started = performance.now();
  const result = spawnSync(command, args, { stdio: 'inherit' });
  if (result.status === 0) {
    console.log(`  ${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return;
  }
  console.error(`${name} failed. The lines above say where.`);
  process.exit(result.status ?? 1);
}

if (parts.length === 0) {
  step('types', 'tsc', ['--noEmit', '-p', '.']);
  step('format', 'biome', ['format', '.']);
  step('lint', 'oxlint', ['--type-aware', '--quiet']);
  step('dead code', 'knip', ['--no-progress']);
  step('house rules', process.execPath, ['tools/check/main.ts']);
}
if (files.length === 0) {
  console.error(`No test file below: ${parts.join(', ')}`);
  process.exit(1);
}
step('tests', process.execPath, ['--test', '--test-concurrency=2', ...flags, ...files]);
