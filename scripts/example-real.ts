/**
 * Gates published libraries between two of their releases, of which their own tracker or release notes document that the
 * second one is slower or faster. Each library gets a real repository with the commits
 *
 *     old version → new version → an unrelated change → old version again
 *
 * and three gates: old → new, same → same, new → old. Ends with exit code 0 if every gate found what is documented and
 * nothing else, with 1 if not, with 2 if it could not run.
 *
 *     tsx scripts/example-real.ts [--only NAME] [--time-budget 50s]      (the budget is that of each gate)
 */
import { shownInterval } from '../src/report/interval.ts';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf, parseDecision, type Decision, type Verdict } from '../src/model/index.ts';
import { TemporaryRepository, requireBuiltGate } from './temporary-repository.mjs';

type Found = 'regressed' | 'improved' | 'unchanged';

interface Example {
  /** The library's name in the registry, and the folder of its project under fixtures/real. */
  readonly name: string;
  readonly old: string;
  readonly new: string;
  /** What happened from old to new. */
  readonly documented: {
    readonly found: Found;
    readonly size: string;
    readonly source: string;
    readonly quotes: readonly string[];
  };
  /** Names in the suite of the benchmarks to which that applies. The others must not change. */
  readonly concerned: readonly string[];
}

const examples: readonly Example[] = [
  {
    name: 'fast-xml-parser',
    old: '5.3.7',
    new: '5.5.9',
    documented: {
      found: 'regressed',
      size: 'parsing takes 64–79 % longer',
      source: 'https://github.com/NaturalIntelligence/fast-xml-parser/issues/816',
      quotes: [
        'After upgrading from `fast-xml-parser@5.3.7` to `5.5.9`, we observed a consistent 37–79% performance regression across all our benchmarks. The regression is most severe for parse-only operations (64–79% slower)',
      ],
    },
    concerned: ['parse a small document', 'parse a large document, keeping everything'],
  },
  {
    name: 'diff',
    old: '5.1.0',
    new: '5.2.0',
    documented: {
      found: 'improved',
      size: 'O(n²) instead of O(n³) in the worst case, and dramatically where text is only appended',
      source: 'https://github.com/kpdecker/jsdiff/blob/master/release-notes.md#v520',
      quotes: [
        "Big performance improvement. Previously an O(n) array-copying operation inside the innermost loop of jsdiff's base diffing code increased the overall worst-case time complexity of computing a diff from O(n²) to O(n³). This is now fixed",
        'This dramatically speeds up computing diffs where the new text just appends or truncates content at the end of the old text.',
      ],
    },
    concerned: ['characters: every second one removed', 'lines: appended at the end'],
  },
];

const opposite: Readonly<Record<Found, Found>> = {
  regressed: 'improved',
  improved: 'regressed',
  unchanged: 'unchanged',
};

const words: Readonly<Record<Found, string>> = {
  regressed: 'slower',
  improved: 'faster',
  unchanged: 'unchanged',
};

/** One line of the table at the end. */
interface Row {
  /** Library and versions, `diff 5.1.0 → 5.2.0`. */
  readonly gate: string;
  readonly benchmark: string;
  readonly documented: string;
  readonly change: string;
  readonly verdict: string;
  readonly asExpected: boolean;
}

const fixtures = path.resolve(import.meta.dirname, '..', 'fixtures', 'real');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A fraction as a percentage with its sign; null is what the decision writes for infinite. */
function percentage(fraction: number | null, infinite: string): string {
  if (fraction === null) return infinite;
  const percent = fraction * 100;
  const sign = percent < 0 ? '−' : '+';
  return `${sign}${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`;
}

function changeOf(verdict: Verdict): string {
  const interval = shownInterval(verdict);
  if (verdict.change === null || interval === null) return '–';
  const { estimate } = verdict.change;
  const { low, high } = interval;
  return `${percentage(estimate, '+∞')} (${percentage(low, '−∞')} to ${percentage(high, '+∞')})`;
}

/** `unchanged` is what must be found where nothing changed: anything but a change, a failure or an absence. */
function isAsExpected(verdict: Verdict, expected: Found): boolean {
  if (expected === 'unchanged')
    return ['within', 'inconclusive', 'not-suspected', 'identical'].includes(verdict.kind);
  // The verdict names the direction for the worse or better; the sign is what was measured.
  const estimate = verdict.change?.estimate ?? Number.POSITIVE_INFINITY;
  return verdict.kind === expected && (expected === 'regressed' ? estimate > 0 : estimate < 0);
}

async function readDecision(repository: TemporaryRepository): Promise<Decision | null> {
  const file = path.join(repository.root, '.perf-gate', 'decision.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  await rm(file, { force: true });
  return text === null ? null : parseDecision(JSON.parse(text), file);
}

class Interrupted extends Error {}

/** Gates the work tree against `base`. */
async function gate(
  repository: TemporaryRepository,
  example: Example,
  step: {
    readonly from: string;
    readonly to: string;
    readonly base: string;
    /** What is documented of going `from` there `to` here. */
    readonly documented: Found;
    readonly timeBudget: string;
  },
): Promise<Row[]> {
  const title = `${example.name} ${step.from} → ${step.to}`;
  const args = ['--base', step.base.slice(0, 7), '--time-budget', step.timeBudget];
  say(`\n## ${title}\n\n$ perf-gate gate ${args.join(' ')} --no-shortcut --quiet`);
  const code = await repository.gate([...args, '--no-shortcut', '--quiet']);
  if (code === 130 || code === 143) throw new Interrupted();
  say(`(exit code ${String(code)})`);
  const decision = await readDecision(repository);

  const rows: Row[] = [
    {
      gate: title,
      benchmark: '(the gate)',
      documented: '',
      change: '',
      verdict: `${decision?.outcome ?? 'no decision'}, exit code ${String(code)}`,
      asExpected: code === (step.documented === 'regressed' ? 1 : 0),
    },
  ];
  const left = new Set(example.concerned);
  for (const verdict of decision?.verdicts.filter((one) => one.gating) ?? []) {
    // Names start with the file.
    const benchmark = verdict.benchmark.slice(verdict.benchmark.indexOf(' > ') + 3);
    const concerned = left.delete(benchmark);
    const documented = concerned ? step.documented : 'unchanged';
    rows.push({
      gate: title,
      benchmark,
      documented: words[documented],
      change: changeOf(verdict),
      verdict: verdict.kind,
      asExpected: isAsExpected(verdict, documented),
    });
  }
  for (const benchmark of left) {
    const documented = words[step.documented];
    rows.push({ gate: title, benchmark, documented, change: '', verdict: 'not judged', asExpected: false });
  }
  return rows;
}

async function run(example: Example, timeBudget: string): Promise<Row[]> {
  const { name, documented } = example;
  const folder = path.join(fixtures, name);
  const versions = { old: path.join(folder, 'old'), new: path.join(folder, 'new') };
  say(`\n# ${name} ${example.old} and ${example.new}\n`);
  say(`Documented: ${example.new} is ${words[documented.found]}: ${documented.size}`);
  say(documented.source);
  for (const quote of documented.quotes) say(`“${quote}”`);

  const repository = await TemporaryRepository.create('perf-gate-real-');
  try {
    const rows: Row[] = [];
    const old = await repository.commit(
      [path.join(folder, 'project'), versions.old],
      `Use ${name} ${example.old}`,
    );
    const current = await repository.commit([versions.new], `Update ${name} to ${example.new}`);
    const there = { from: example.old, to: example.new, base: old, documented: documented.found, timeBudget };
    rows.push(...(await gate(repository, example, there)));

    const later = await repository.commit([path.join(folder, 'readme')], 'Say more in the README');
    const same = {
      from: example.new,
      to: example.new,
      base: current,
      documented: 'unchanged',
      timeBudget,
    } as const;
    rows.push(...(await gate(repository, example, same)));

    await repository.commit([versions.old], `Go back to ${name} ${example.old}`);
    const found = opposite[documented.found];
    const back = { from: example.new, to: example.old, base: later, documented: found, timeBudget };
    rows.push(...(await gate(repository, example, back)));
    return rows;
  } finally {
    await repository.remove();
  }
}

function table(rows: readonly Row[]): string {
  const cells = [
    ['library', 'benchmark', 'documented', 'found (interval)', 'verdict', 'as expected'],
    ...rows.map((row, index) => [
      row.gate === rows[index - 1]?.gate ? '' : row.gate,
      row.benchmark,
      row.documented,
      row.change,
      row.verdict,
      row.asExpected ? 'yes' : 'NO',
    ]),
  ];
  const widths = cells.reduce<number[]>(
    (widest, line) => line.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, 'time-budget': { type: 'string', default: '50s' } },
  });
  const chosen = examples.filter((example) => values.only === undefined || example.name === values.only);
  if (chosen.length === 0) {
    const names = examples.map((example) => example.name).join(', ');
    throw new Error(`--only ${values.only ?? ''}: there is no such example; there are ${names}`);
  }
  await requireBuiltGate();

  const rows: Row[] = [];
  for (const example of chosen) rows.push(...(await run(example, values['time-budget'])));
  say(`\n# What was found\n\n${table(rows)}\n`);
  const unexpected = rows.filter((row) => !row.asExpected).length;
  say(unexpected === 0 ? 'All as documented.' : `${String(unexpected)} not as expected.`);
  return unexpected === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof Interrupted) process.exitCode = 130;
  else {
    process.stderr.write(`example:real: ${messageOf(error)}\n`);
    process.exitCode = 2;
  }
}
