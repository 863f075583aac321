// Prints "passed failed skipped" of a report that vitest's JSON reporter wrote.
import { readFile } from 'node:fs/promises';

const report = JSON.parse(await readFile(process.argv[2], 'utf8'));
// A file that does not load has no tests of its own; it must not count as nothing.
const unloaded = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
);
const counts = [
  report.numPassedTests,
  report.numFailedTests + unloaded.length,
  report.numPendingTests + report.numTodoTests,
];
if (!counts.every(Number.isInteger) || counts[0] + counts[1] === 0)
  throw new Error('the report counts no tests');
// Where the log of a run is cut, its end must still say what failed.
for (const file of report.testResults) {
  for (const test of file.assertionResults.filter((one) => one.status === 'failed'))
    console.error(
      `failed: ${test.fullName}\n  ${(test.failureMessages[0] ?? '').split('\n').slice(0, 4).join('\n  ')}`,
    );
  for (const test of file.assertionResults.filter((one) => one.meta?.skipped))
    console.error(`skipped: ${test.fullName}: ${test.meta.skipped.replaceAll(/\s+/gu, ' ')}`);
}
for (const file of unloaded) console.error(`failed: ${file.name}`);
console.log(counts.join(' '));
