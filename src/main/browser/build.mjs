// Makes the console's scripts and styles out of src/ and the packages of package-lock.json:
//   node build.mjs <folder of the files> <list of their names> <licences>
// Called by the Maven build. The packages are fetched when the lock file has changed, and only then.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [folder, list, licences] = process.argv.slice(2).map((path) => resolve(path));

if (Number(process.versions.node.split('.')[0]) < 18) {
  stop(`Écluse se construit avec Node.js 18 ou plus récent, et npm ; ici, Node.js ${process.versions.node}.`);
}
fetchPackages();
const { build } = await import('esbuild');

rmSync(folder, { recursive: true, force: true });
const result = await build({
  absWorkingDir: here,
  entryPoints: ['diagram.js', 'differ.js', 'form-preview.js', 'live.js', 'upload.js', 'console.css'].map((name) => `src/${name}`),
  outdir: folder,
  entryNames: '[name]-[hash]',
  chunkNames: 'shared-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome109', 'firefox115', 'safari16'],
  charset: 'utf8',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [{ name: 'french', setup: french }],
});
writeNames();
writeLicences();

function fetchPackages() {
  const stamp = join(here, 'node_modules', '.ecluse');
  const wanted = createHash('sha256').update(readFileSync(join(here, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (npm.error) {
    stop('Écluse se construit avec npm, livré avec Node.js 18 ou plus récent ; il est introuvable.');
  }
  if (npm.status !== 0) {
    stop('Les bibliothèques de la console (src/main/browser) n’ont pas pu être installées par « npm ci ». '
      + 'La première construction a besoin du registre npm ; les suivantes se font sans réseau.');
  }
  writeFileSync(stamp, wanted);
}

/** What the viewer of forms does not let a translation module say. */
function french(bundler) {
  const words = [
    ["locale = 'default'", "locale = 'fr'"],
    ['  return format;\n}\n\n/**\n * Returns flatpickr config',
      "  return format.replace('dd', 'jj').replace('yyyy', 'aaaa');\n}\n\n/**\n * Returns flatpickr config"],
    ["emptyListMessage = 'No results'", "emptyListMessage = 'Aucun résultat'"],
    ["placeholder: 'Search'", "placeholder: 'Chercher'"],
    ["valueLabel || 'Select'", "valueLabel || 'Choisir'"],
    ['children: "Browse"', 'children: "Parcourir"'],
  ];
  bundler.onLoad({ filter: /form-js-viewer[\\/]dist[\\/]index\.es\.js$/ }, ({ path }) => {
    let contents = readFileSync(path, 'utf8');
    for (const [theirs, ours] of words) {
      if (!contents.includes(theirs)) {
        stop(`« ${theirs} » ne se trouve plus dans ${path} : revoyez les traductions de build.mjs.`);
      }
      contents = contents.replace(theirs, ours);
    }
    return { contents };
  });
}

/** The pages ask for "diagram.js"; the browser keeps "diagram-<hash>.js" for as long as it likes. */
function writeNames() {
  const names = {};
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint) {
      const name = basename(output.entryPoint);
      names[name] = basename(path);
      if (output.cssBundle) {
        names[name.replace(/\.js$/, '.css')] = basename(output.cssBundle);
      }
    }
  }
  mkdirSync(dirname(list), { recursive: true });
  writeFileSync(list, JSON.stringify(names, Object.keys(names).sort(), 2));
}

/** The licence of each package that went into the files, word by word as most of them ask. */
function writeLicences() {
  const packages = new Set();
  for (const input of Object.keys(result.metafile.inputs)) {
    const found = input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) {
      packages.add(found[1]);
    }
  }
  const texts = [...packages].sort().map((name) => {
    const home = join(here, 'node_modules', name);
    const { version, license, licenses } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const file = readdirSync(home).find((candidate) => /^(mit-)?licen[cs]e/i.test(candidate));
    const known = license ?? licenses?.map(({ type }) => type).join(', ');
    if (!file && !known) {
      stop(`La bibliothèque ${name} n’indique pas sa licence.`);
    }
    return `${name} ${version}\n\n${file ? readFileSync(join(home, file), 'utf8').trim() : `Licence: ${known}`}\n`;
  });
  mkdirSync(dirname(licences), { recursive: true });
  writeFileSync(licences, texts.join(`\n${'-'.repeat(80)}\n\n`));
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
