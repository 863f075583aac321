import { commandNames, commands, type Command, type CommandName } from './commands.ts';
import { flagsOf, flagWord, optionOf } from './options.ts';
import { placeholder } from './option-value.ts';

const width = 100;

/** Breaks text at spaces so that no line is longer than the page, except for a single long word. */
function wrap(text: string, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${' '.repeat(indent)}`);
}

function table(rows: readonly (readonly [string, string])[]): string {
  // A long term has its text on the next line, so that it does not push all others to the right.
  const column = Math.min(32, Math.max(...rows.map(([term]) => term.length)) + 4);
  return rows
    .map(([term, text]) => {
      const gap = term.length + 4 > column ? `\n${' '.repeat(column)}` : ' '.repeat(column - term.length - 2);
      return `  ${term}${gap}${wrap(text, column)}`;
    })
    .join('\n');
}

function section(title: string, body: string): string {
  return `${title}\n${body}\n`;
}

const exitCodes = section(
  'Exit codes',
  table([
    ['0', 'passed: nothing regressed'],
    ['1', 'failed: something got slower, or a policy says so'],
    ['2', 'could not judge: usage, configuration, set-up or baseline'],
    ['130', 'interrupted; what was measured so far is written'],
  ]),
);

/** What `perf-gate --help` prints. */
export function generalHelp(): string {
  const list = commandNames.map((name): readonly [string, string] => {
    const usage = commands[name].usage;
    return [usage === '' ? name : `${name} ${usage}`, commands[name].summary];
  });
  return [
    'perf-gate runs the benchmarks of two commits side by side, decides statistically whether something',
    'got slower, and says so only then.',
    '',
    section('Usage', '  perf-gate <command> [options]'),
    section('Commands', table(list)),
    section(
      'Examples',
      table([
        ['perf-gate init', 'write a configuration and workflows for this project'],
        ['perf-gate gate', 'compare your work tree with the default branch'],
        ['perf-gate gate --base v1.4.0', 'compare it with a release'],
      ]),
    ),
    exitCodes,
    section(
      'Without a configuration',
      `  ${wrap('the files **/*.bench.{js,mjs,cjs,ts,mts,cts} are measured: each exports a function that receives a tinybench Bench.', 2)}`,
    ),
    '"perf-gate <command> --help" tells the options of a command.',
    '',
  ].join('\n');
}

/** What `perf-gate <command> --help` prints. */
export function commandHelp(name: CommandName): string {
  const command: Command = commands[name];
  const rows = flagsOf(name).map((flag): readonly [string, string] => {
    const option = optionOf(flag);
    const value = placeholder(option.type);
    const standard =
      option.default === null || option.type.kind === 'switch'
        ? ''
        : ` Default: ${defaultText(option.default)}.`;
    const word = `--${flagWord(flag)}`;
    return [value === '' ? word : `${word} ${value}`, `${option.doc}${standard}`];
  });
  rows.push(['--help', 'Show this text.']);
  return [
    `perf-gate ${name}: ${command.summary}`,
    '',
    section('Usage', `  perf-gate ${name}${command.usage === '' ? '' : ` ${command.usage}`} [options]`),
    `${wrap(command.about, 0)}\n`,
    section('Examples', command.examples.map((example) => `  ${example}`).join('\n')),
    section('Options', table(rows)),
  ].join('\n');
}

/** A default as a user would write it. */
export function defaultText(value: string | number | boolean | readonly string[]): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}
