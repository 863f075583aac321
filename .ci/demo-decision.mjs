// Checks the decision of the demo: of six benchmarks exactly the slower one regressed, and nothing else went wrong.
// With --undecided: whether the slower one was inconclusive and nothing was red.
import { readFile } from 'node:fs/promises';

const slower = 'slugify 300 headings';
const decision = JSON.parse(await readFile(process.argv[2], 'utf8'));
const gating = decision.verdicts.filter((verdict) => verdict.gating);
const red = gating.filter((verdict) => verdict.kind === 'regressed').map((verdict) => verdict.benchmark);
const broken = gating.filter((verdict) => ['failed', 'missing', 'added'].includes(verdict.kind));

if (process.argv.includes('--undecided')) {
  const open = gating.some(({ benchmark, kind }) => benchmark.endsWith(slower) && kind === 'inconclusive');
  process.exit(open && red.length === 0 && broken.length === 0 ? 0 : 1);
}

const faults = [];
if (decision.outcome !== 'failed') faults.push(`the outcome is ${decision.outcome}, not failed`);
if (gating.length !== 6) faults.push(`${gating.length} benchmarks were judged, not 6`);
if (red.length !== 1 || !red[0].endsWith(slower)) {
  faults.push(`red is ${JSON.stringify(red)}, not only "${slower}"`);
}
for (const verdict of broken) faults.push(`${verdict.benchmark} is ${verdict.kind}`);

for (const fault of faults) console.error(`demo: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
