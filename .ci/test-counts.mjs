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
console.log(counts.join(' '));
