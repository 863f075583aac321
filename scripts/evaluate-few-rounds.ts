/**
 * What the model-based method sees where rounds are too few for the coin: simulated suites, judged by the library.
 *
 *     npm run evaluate:few-rounds     prints a Markdown table
 */
import { compareRuns, parseRun, type Run } from '../src/index.ts';
import { normalQuantile } from '../src/stats/normal.ts';
import { seededRandom, type Random } from '../src/stats/random.ts';

const gates = 400;
const slowdowns = [0.02, 0.05, 0.1, 0.2, 0.5];
/** Standard deviation of the log ratio of a round. */
const spread = 0.01;

function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 1e-12));
}

function runOf(side: 'base' | 'head', samples: readonly number[][]): Run {
  return parseRun({
    schema: 'perf-gate.run/1',
    tool: { name: 'perf-gate', version: '0' },
    suite: 'simulated',
    commit: { sha: null, ref: null, dirty: false, time: null },
    started: '2026-01-01T00:00:00Z',
    seconds: 0,
    environment: {
      fingerprint: 'simulated',
      cpu: { model: 'none', cores: 1 },
      memory: 0,
      arch: 'none',
      os: { name: 'none', release: '0' },
      runtime: { name: 'none', version: '0' },
      orchestrator: { name: 'none', version: '0' },
      notes: {},
    },
    metrics: { time: { unit: 's', better: 'lower', kind: 'noisy' } },
    samples: samples.map((values, index) => ({ benchmark: String(index), metric: 'time', values })),
    failures: [],
    conditions: { loadAverage: null, steal: null, pressure: null },
    seed: 1,
    pairing: { id: 'simulated', side },
    complete: true,
    warnings: [],
  });
}

/** Share of gates in which the first benchmark, `slowdown` slower, is called regressed; the others are unchanged. */
function caught(rounds: number, benchmarks: number, unlike: number, slowdown: number): number {
  const random = seededRandom(1);
  let found = 0;
  for (let gate = 0; gate < gates; gate += 1) {
    const base: number[][] = [];
    const head: number[][] = [];
    for (let index = 0; index < benchmarks; index += 1) {
      // The one that is slower has the median spread.
      const own = (spread / Math.SQRT2) * (index === 0 ? 1 : Math.exp(unlike * normal(random)));
      const trial = (): number => Math.exp(own * normal(random));
      base.push(Array.from({ length: rounds }, trial));
      head.push(Array.from({ length: rounds }, () => trial() * (index === 0 ? 1 + slowdown : 1)));
    }
    if (compareRuns(runOf('base', base), runOf('head', head)).verdicts[0]?.kind === 'regressed') found += 1;
  }
  return found / gates;
}

const columns = slowdowns.map((slowdown) => `+${String(100 * slowdown)} % caught`);
const lines = [
  ['rounds', 'benchmarks', 'their spreads', ...columns],
  ['---', '---', '---', ...columns.map(() => '---')],
];
for (const rounds of [3, 5]) {
  for (const benchmarks of [1, 5, 20]) {
    for (const unlike of benchmarks === 1 ? [0] : [0, 0.7]) {
      const shares = slowdowns.map((slowdown) => caught(rounds, benchmarks, unlike, slowdown));
      const words = benchmarks === 1 ? '1 %' : unlike === 0 ? 'all 1 %' : 'log-normal around 1 %';
      lines.push([
        String(rounds),
        String(benchmarks),
        words,
        ...shares.map((share) => `${(100 * share).toFixed(0)} %`),
      ]);
    }
  }
}
process.stdout.write(`${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
