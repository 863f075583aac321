// A step that says what it is told to; its output is what a runner would read.
import { annotate, setOutput, writeSummary, type Annotation } from '../../src/github/runner.ts';

const {
  annotations = [],
  summary,
  output,
} = JSON.parse(process.argv[2] ?? '{}') as {
  annotations?: Annotation[];
  summary?: string;
  output?: string;
};
annotate(annotations);
if (summary !== undefined) process.stdout.write(`${JSON.stringify(await writeSummary(summary))}\n`);
if (output !== undefined) setOutput('result', output);
