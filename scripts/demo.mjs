/**
 * Makes a real repository from fixtures/example, with a base commit and a head commit in which one of six benchmarks got
 * slower, and runs the gate in it. Ends with the gate's exit code: 1, because something regressed.
 *
 *     node scripts/demo.mjs [--keep] [gate options…]     --keep leaves the repository and says where it is
 */
import path from 'node:path';
import { TemporaryRepository, requireBuiltGate } from './temporary-repository.mjs';

const example = path.resolve(import.meta.dirname, '..', 'fixtures', 'example');

async function main() {
  const keep = process.argv.includes('--keep');
  const options = process.argv.slice(2).filter((argument) => argument !== '--keep');
  await requireBuiltGate();

  const repository = await TemporaryRepository.create('perf-gate-demo-');
  try {
    const base = await repository.commit([path.join(example, 'base')], 'tabular 1.4.0');
    repository.git(['switch', '--quiet', '--create', 'configurable-slugs']);
    const head = await repository.commit(
      [path.join(example, 'head')],
      'slugify: separator and kept characters are options; sort: named steps',
    );
    console.error(
      `example project: base ${base.slice(0, 7)} (main), head ${head.slice(0, 7)} (configurable-slugs)`,
    );
    console.error(`$ perf-gate gate --base ${base.slice(0, 7)} ${options.join(' ')}`.trimEnd());
    // A bound for slow machines, so that nobody waits more than two minutes for a demonstration.
    return await repository.gate(['--base', base, '--time-budget', '85s', ...options]);
  } finally {
    if (keep) console.error(`kept: ${repository.root}`);
    else await repository.remove();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`demo: ${error.message}`);
  process.exitCode = 2;
}
