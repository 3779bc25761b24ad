#!/usr/bin/env node
// `npx entente …` on any Node from 20: hands over to the Node 26 among the packages.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const own = path.resolve(here, '../../node_modules/.bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = fs.existsSync(own) ? own : process.execPath;
const { status, signal } = spawnSync(node, [path.join(here, 'main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? (signal ? 1 : 0);
