import { execFileSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { commandNames } from '../../src/config/commands.ts';
import { flagsOf, flagWord, optionNames, optionOf } from '../../src/config/options.ts';
import { PerfGateError } from '../../src/model/errors.ts';

/** The message and the remedy of what the arguments make it throw. */
function refusal(...argv: string[]): string {
  try {
    parseCommandLine(argv);
  } catch (error) {
    if (error instanceof PerfGateError) return `${error.message} | ${error.remedy ?? ''}`;
    throw error;
  }
  throw new Error(`${argv.join(' ')} was accepted`);
}

function helpOf(...argv: string[]): string {
  const parsed = parseCommandLine(argv);
  if (!('help' in parsed)) throw new Error('no help');
  return parsed.help;
}

describe('command line', () => {
  it('reads values in base units, behind a space or an equals sign, before or after the command', () => {
    expect(
      parseCommandLine([
        '--quiet',
        'gate',
        '--time-budget=5m',
        '--minimum-effect',
        '3%',
        '--alpha=0.05',
        '--trial-timeout',
        '90',
        '--rounds=20',
        '--base',
        'v1.2.0',
        '--store=dir:../base lines',
        '--metrics',
        'time,memory',
        '--metrics=cpu',
        '--json',
        '-',
        '--only=--x',
      ]),
    ).toEqual({
      command: 'gate',
      positionals: [],
      flags: {
        quiet: true,
        'time-budget': 300,
        'minimum-effect': 0.03,
        alpha: 0.05,
        'trial-timeout': 90,
        rounds: 20,
        base: 'v1.2.0',
        store: { kind: 'dir', path: '../base lines' },
        metrics: ['time', 'memory', 'cpu'],
        json: '-',
        only: '--x',
      },
    });
  });

  it('switches off what is on by --no-', () => {
    expect(parseCommandLine(['gate', '--no-shortcut'])).toMatchObject({ flags: { shortcut: false } });
    expect(parseCommandLine(['gate'])).toEqual({ command: 'gate', positionals: [], flags: {} });
  });

  it('gives positionals, also behind --', () => {
    expect(parseCommandLine(['compare', 'a.json', '--', '--b.json'])).toEqual({
      command: 'compare',
      positionals: ['a.json', '--b.json'],
      flags: {},
    });
    expect(parseCommandLine(['baseline', 'show', 'latest'])).toMatchObject({
      command: 'baseline show',
      positionals: ['latest'],
    });
    expect(parseCommandLine(['judge', '1', '2', '3'])).toMatchObject({ positionals: ['1', '2', '3'] });
  });

  it('asks for the version or help wherever the flag stands', () => {
    expect(parseCommandLine(['gate', '--version'])).toEqual({ version: true });
    expect(helpOf('--help')).toContain('perf-gate gate');
    expect(helpOf('help', 'gate')).toBe(helpOf('gate', '-h'));
    expect(helpOf('baseline', '--help')).toContain('perf-gate baseline prune');
  });

  it.each([
    [['gaet'], 'unknown command "gaet" | Did you mean gate?'],
    [['baseline', 'lst'], 'unknown command "baseline lst" | Did you mean baseline list?'],
    [['baseline'], 'baseline needs to know what to do | Use one of: baseline update'],
    [['toString'], 'unknown command "toString"'],
    [[], 'no command is given'],
    [['gate', '--time-budgte', '5m'], 'unknown option "--time-budgte" | Did you mean --time-budget?'],
    [['gate', '--timeBudget=5m'], 'Did you mean --time-budget?'],
    [['gate', '--hlep'], 'Did you mean --help?'],
    [['gate', '-q'], 'unknown option "-q" | Run "perf-gate gate --help" to see the options.'],
    [['--verbsoe', 'baseline', 'list'], 'Did you mean --verbose? Run "perf-gate baseline list --help"'],
    [['--frobnicate'], 'Run "perf-gate <command> --help" to see the options of a command.'],
    [['compare', '--alhpa', '1%', 'a', 'b'], 'Did you mean --alpha? Run "perf-gate compare --help"'],
    [['baseline', 'prune', '--kepe', '3'], 'Did you mean --keep?'],
    [['gate', '--constructor'], 'unknown option "--constructor"'],
    [['gate', '--alpha', 'abc'], '--alpha "abc" is not valid: expected a percentage or a fraction'],
    [['gate', '--minimum-effect', '2'], '--minimum-effect "2" is not valid'],
    [['gate', '--rounds', '1.5'], '--rounds "1.5" is not valid: expected a whole number from 1'],
    [['gate', '--rounds=-3'], '--rounds "-3" is not valid'],
    [['gate', '--rounds='], '--rounds "" is not valid'],
    [['gate', '--time-budget', '5 minutes'], 'expected a time up to 7 days, such as 5m'],
    [['gate', '--mode', 'watch'], '--mode "watch" is not valid: expected one of: gate, observe'],
    [['gate', '--store', 'folder:x'], 'expected auto, branch, branch:NAME, dir:PATH, artifact'],
    [['gate', '--base=--output=x'], '--base "--output=x" is not valid: expected a git revision'],
    [['gate', '--alpha'], '--alpha needs a value'],
    [['gate', '--alpha', '--quiet'], '--alpha needs a value'],
    [['gate', '--quiet=yes'], '--quiet takes no value'],
    [['gate', '--shortcut'], 'unknown option "--shortcut" | Did you mean --no-shortcut?'],
    [['gate', '--no-shortcut=1'], '--no-shortcut takes no value'],
    [['run', '--no-shortcut'], '--no-shortcut is not an option of run'],
    [['gate', '--seed', '1', '--seed', '1'], '--seed is given twice | Give --seed once.'],
    [['gate', '--quiet', '--quiet'], '--quiet is given twice'],
    [['gate', '--quiet', '--verbose'], '--quiet and --verbose contradict each other'],
    [
      ['gate', '--keep', '3'],
      '--keep is not an option of gate | Leave it out; it belongs to: baseline prune.',
    ],
    [['gate', 'main'], 'gate does not take the argument "main" | Write it as "perf-gate gate".'],
    [['compare', 'a'], 'compare needs BASE HEAD'],
    [['baseline', 'show', 'a', 'b'], 'baseline show does not take the argument "b"'],
    [['judge'], 'judge needs RUN…'],
  ])('refuses %j', (argv, expected) => {
    expect(refusal(...argv)).toContain(expected);
  });

  it('keeps a hostile argument short and on one line', () => {
    const message = refusal('gate', `--${'x\n'.repeat(5000)}`);
    expect(message.length).toBeLessThan(300);
    expect(message).not.toContain('\n');
  });
});

describe('help', () => {
  it('of a command names every flag that the command takes, and its default', () => {
    for (const name of commandNames) {
      const text = helpOf(...name.split(' '), '--help');
      for (const flag of optionNames) {
        const option = optionOf(flag);
        const shown = new RegExp(`^ {2}--${flagWord(flag)}( |$)`, 'mu').test(text);
        expect(shown, `${name} --${flag}`).toBe(flagsOf(name).includes(flag as never));
        if (shown && typeof option.default === 'string')
          expect(text.replaceAll(/\s+/gu, ' ')).toContain(`Default: ${option.default}.`);
      }
    }
  });

  it('names every command, the exit codes, and keeps to the width of a page', () => {
    const text = helpOf('--help');
    for (const name of commandNames) expect(text).toContain(`\n  ${name}`);
    for (const code of ['0', '1', '2', '130']) expect(text).toMatch(new RegExp(`^ {2}${code} +\\w`, 'mu'));
    for (const name of [[], ...commandNames.map((name) => name.split(' '))]) {
      for (const line of helpOf(...name, '--help').split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  it('shows examples that the command line accepts', () => {
    const examples = commandNames.flatMap((name) =>
      [...helpOf(...name.split(' '), '--help').matchAll(/^ {2}perf-gate (.+)$/gmu)]
        .map((match) => match[1] ?? '')
        .filter((line) => !line.endsWith('[options]')),
    );
    expect(examples.length).toBeGreaterThanOrEqual(commandNames.length);
    for (const example of examples) {
      const words = (example.match(/"[^"]*"|\S+/gu) ?? []).map((word) => word.replaceAll('"', ''));
      expect(parseCommandLine(words)).toHaveProperty('command');
    }
  });

  it('loads no schema library and no parser', async () => {
    const result = await build({
      entryPoints: [path.join(import.meta.dirname, '../../src/config/command-line.ts')],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
    });
    const packages = Object.keys(result.metafile.inputs).filter((file) => file.includes('node_modules'));
    expect(packages.length).toBeGreaterThan(0);
    for (const file of packages) expect(file).toContain('node_modules/fastest-levenshtein/');
    // The bundle really runs.
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'perf-gate-help-'));
    try {
      const file = path.join(folder, 'help.mjs');
      await fs.writeFile(
        file,
        `${result.outputFiles[0]?.text ?? ''}\nconsole.log(parseCommandLine(['--help']).help);`,
      );
      expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toContain('Exit codes');
    } finally {
      await fs.rm(folder, { recursive: true });
    }
  });
});
