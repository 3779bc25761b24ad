// Makes a fresh checkout ready: packages, Node 26 and, for tests, a browser. Runs on any Node from 20, without packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const stamp = path.join(root, 'node_modules', '.bootstrap-stamp');

/** Throws rather than exits, so that a `finally` still runs. */
function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.status === 0) return;
  throw new Error(
    `${path.basename(command)} ${args.join(' ')} failed (${result.status ?? result.signal ?? result.error})`,
  );
}

function wantedStamp() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const name of ['package-lock.json', 'package.json']) hash.update(fs.readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

const installed = want => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === want;

/** `npm start` and `npm test` may begin at once; only one of them installs. */
function withLock(work) {
  const lock = path.join(root, '.bootstrap-lock');
  for (let tries = 0; ; tries++) {
    try {
      fs.mkdirSync(lock);
      break;
    } catch {
      if (tries > 600)
        throw new Error(`another install seems to be running; if none is, remove ${lock} and start again`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function installPackages() {
  const want = wantedStamp();
  if (installed(want)) return;
  withLock(() => {
    if (installed(want)) return;
    console.log('Installing packages (first run, about half a minute)…');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];
    if (npm) run(process.execPath, [npm, ...args]);
    else run('npm', args);
    fs.writeFileSync(stamp, want);
  });
}

function requireNode26() {
  const own = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const found = spawnSync(fs.existsSync(own) ? own : 'node', ['-p', 'process.versions.node'], {
    encoding: 'utf8',
  }).stdout?.trim();
  if (Number(found?.split('.')[0]) >= 26) return;
  throw new Error(
    `no Node 26 for ${process.platform}-${process.arch} among the packages (found ${found || 'none'}): install Node 26 and try again`,
  );
}

const onPath = command => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

function hasBrowser() {
  const named = process.env.CHROMIUM_PATH;
  return (named && fs.existsSync(named)) || onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome');
}

function installBrowser() {
  if (hasBrowser()) return;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.warn(
      'No Chromium found: browser tests will be skipped. Install Chromium or set CHROMIUM_PATH to run them.',
    );
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { env });
}

try {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Error(`Node 20 or newer is needed to start (found ${process.version})`);
  installPackages();
  requireNode26();
  if (process.argv.includes('--browser')) installBrowser();
} catch (error) {
  console.error(`Could not get ready: ${error.message}`);
  process.exitCode = 1;
}
