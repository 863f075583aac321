/**
 * Builds dist/: TypeScript → build/ (tsc) → one bundle for each entry (ncc on what tsc emitted).
 *
 *     node scripts/build.mjs           writes dist/, touching only files that changed
 *     node scripts/build.mjs --check   writes nothing; exit code 1 with the list when dist/ is not what would be built
 *
 * The bytes depend on the sources and the lock file alone: not on the folder, the platform or the clock.
 */
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { access, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';
import ts from 'typescript';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const build = path.join(root, 'build');
const dist = path.join(root, 'dist');

// `from` is what tsc emits. Sources that start another entry find it as `../<folder>/index.js` beside their own bundle.
const entries = [
  { from: 'cli.js', folder: 'cli', executable: true },
  { from: 'index.js', folder: 'lib' },
  { from: 'measure/trial/index.js', folder: 'trial' },
  { from: 'measure/trial/hooks.js', folder: 'trial-hooks' },
  { from: 'measure/trial/control.js', folder: 'control' },
  { from: 'measure/service/load/index.js', folder: 'load' },
  { from: 'action/prepare.js', folder: 'action/prepare' },
  { from: 'action/bench.js', folder: 'action/bench' },
  { from: 'action/report.js', folder: 'action/report' },
];

class BuildError extends Error {}

function compile() {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = path.join(path.dirname(manifest), 'bin', 'tsc');
  const result = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noEmitOnError'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) throw new BuildError('tsc found errors; nothing was bundled');
}

/** Files of one bundle, by path relative to dist, with `/`. */
async function bundle({ from, folder, executable }) {
  // build/ may hold what tsc made of a source that is gone.
  await access(path.join(root, 'src', from.replace(/\.js$/, '.ts')));
  const { code, assets } = await ncc(path.join(build, from), {
    cache: false,
    quiet: true,
    sourceMap: false,
    license: 'licenses.txt',
  });
  const files = new Map();
  files.set(`${folder}/index.js`, { content: Buffer.from(code), executable: executable === true });
  for (const [name, asset] of Object.entries(assets)) {
    const content = Buffer.from(asset.source);
    // A chunk or a text is welcome; anything else is `new URL('./x', import.meta.url)` or a path that ncc took for data.
    if (!/^(\d+\.index\.js|package\.json|licenses\.txt)$/.test(name)) {
      throw new BuildError(`${from}: ncc copied ${name} as data; build such paths with node:path instead`);
    }
    files.set(`${folder}/${name}`, { content, executable: false });
  }
  return files;
}

function relativeSpecifiers(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node)
          ? node.argument.literal
          : undefined;
    if (specifier !== undefined && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')) {
      found.push(specifier);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The declarations that the library's entry reaches, with the extensions that consumers resolve. */
async function declarations() {
  const files = new Map();
  const queue = ['index.d.ts'];
  for (const name of queue) {
    const text = await readFile(path.join(build, name), 'utf8');
    let rewritten = text;
    for (const specifier of relativeSpecifiers(name, text).reverse()) {
      const target = specifier.text.replace(/\.ts$/, '.js');
      const next = path.posix.join(path.posix.dirname(name), target.replace(/\.js$/, '.d.ts'));
      if (!queue.includes(next)) queue.push(next);
      rewritten = `${rewritten.slice(0, specifier.getStart() + 1)}${target}${rewritten.slice(specifier.getEnd() - 1)}`;
    }
    files.set(`lib/types/${name}`, { content: Buffer.from(rewritten), executable: false });
  }
  return files;
}

async function existing(folder, prefix = '') {
  const names = [];
  let items;
  try {
    items = await readdir(path.join(folder, prefix), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return names;
    throw error;
  }
  for (const item of items) {
    const name = prefix === '' ? item.name : `${prefix}/${item.name}`;
    if (item.isDirectory()) names.push(...(await existing(folder, name)));
    else names.push(name);
  }
  return names.sort();
}

/** How dist differs from `wanted`: `new`, `changed` and `stale` files. */
async function differences(wanted) {
  const present = new Set(await existing(dist));
  const list = [];
  for (const [name, { content }] of wanted) {
    if (!present.has(name)) list.push({ kind: 'new', name });
    else if (!content.equals(await readFile(path.join(dist, name)))) list.push({ kind: 'changed', name });
  }
  for (const name of present) if (!wanted.has(name)) list.push({ kind: 'stale', name });
  return list;
}

function refusePathsOfThisMachine(wanted) {
  const spellings = [root, root.replaceAll('\\', '/'), JSON.stringify(root).slice(1, -1)];
  for (const [name, { content }] of wanted) {
    if (spellings.some((spelling) => content.includes(spelling))) {
      throw new BuildError(`dist/${name} contains ${root}: the build would differ on another machine`);
    }
  }
}

async function main() {
  const check = process.argv.includes('--check');
  // ncc numbers modules by their path from the working folder.
  process.chdir(root);
  compile();
  const wanted = new Map();
  for (const entry of entries) for (const [name, file] of await bundle(entry)) wanted.set(name, file);
  for (const [name, file] of await declarations()) wanted.set(name, file);
  refusePathsOfThisMachine(wanted);

  const list = await differences(wanted);
  if (check) {
    for (const { kind, name } of list) console.log(`${kind.padEnd(8)}dist/${name}`);
    if (list.length > 0) throw new BuildError('dist is not what the sources build; run: npm run build');
    console.log(`dist is up to date (${wanted.size} files)`);
    return;
  }
  for (const { kind, name } of list) {
    const file = path.join(dist, name);
    if (kind === 'stale') {
      await rm(file);
      continue;
    }
    const { content, executable } = wanted.get(name);
    await mkdir(path.dirname(file), { recursive: true });
    // Removed first, because the mode only counts for a new file.
    await rm(file, { force: true });
    await writeFile(file, content, { mode: executable ? 0o755 : 0o644 });
  }
  console.log(`dist: ${wanted.size} files, ${list.length} written or removed`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
