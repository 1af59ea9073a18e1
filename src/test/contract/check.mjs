// What Node.js has to say of the API's document:
//   node check.mjs lint <document>            the linter's opinion of it
//   node check.mjs client <document> <folder> a client generated of it and compiled, as folder/client.js
// Called by tests. The packages are fetched when the lock file has changed, and only then.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [command, document, folder] = process.argv.slice(2);

fetchPackages();
if (command === 'lint') {
  run('redocly', 'lint', '--config', join(here, 'redocly.yaml'), '--format', 'stylish', resolve(document));
}
else {
  compileClient(resolve(folder));
}

function compileClient(target) {
  mkdirSync(target, { recursive: true });
  if (!existsSync(join(target, 'node_modules'))) {
    symlinkSync(join(here, 'node_modules'), join(target, 'node_modules'), 'dir');
  }
  for (const source of ['client.ts', 'upload.ts', 'tsconfig.json']) {
    copyFileSync(join(here, source), join(target, source));
  }
  writeFileSync(join(target, 'package.json'), '{"type": "module"}');
  run('openapi-typescript', resolve(document), '--output', join(target, 'schema.d.ts'));
  run('tsc', '--project', target);
}

function run(name, ...args) {
  const done = spawnSync(process.execPath, [bin(name), ...args], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NODE_NO_WARNINGS: '1' },
  });
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
}

/** The program of a package, called by path so that no shell is needed. */
function bin(name) {
  const home = { redocly: '@redocly/cli', tsc: 'typescript' }[name] ?? name;
  const { bin: programs } = JSON.parse(readFileSync(join(here, 'node_modules', home, 'package.json'), 'utf8'));
  return join(here, 'node_modules', home, typeof programs === 'string' ? programs : programs[name]);
}

function fetchPackages() {
  const stamp = join(here, 'node_modules', '.ecluse');
  const wanted = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (npm.status !== 0) {
    console.error('Les outils du contrat (src/test/contract) n’ont pas pu être installés par « npm ci ».');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
