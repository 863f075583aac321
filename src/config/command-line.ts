import { PerfGateError } from '../model/errors.ts';
import { commandNames, commands, type Command, type CommandName } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { nearestName, suggestion } from './nearest.ts';
import { flagsOf, flagWord, optionNames, optionOf, type Flags, type OptionName } from './options.ts';
import { readValue } from './option-value.ts';

/** What a command line asks for. */
export type CommandLine =
  | { readonly command: CommandName; readonly positionals: readonly string[]; readonly flags: Flags }
  /** The text to print. */
  | { readonly help: string }
  | { readonly version: true };

interface Given {
  readonly words: readonly string[];
  readonly values: ReadonlyMap<OptionName, readonly (string | true)[]>;
  readonly help: boolean;
  readonly version: boolean;
}

const flagged = optionNames.filter((name) => optionOf(name).in.includes('flag'));
const byWord = new Map(flagged.map((name) => [flagWord(name), name]));
const firstWords = [...new Set(commandNames.map((name) => name.split(' ')[0] ?? name))];

/** A value in a message: bounded, with control characters escaped. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function split(argv: readonly string[]): Given {
  const words: string[] = [];
  const values = new Map<OptionName, (string | true)[]>();
  let help = false;
  let version = false;
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '--') {
      words.push(...argv.slice(index + 1));
      break;
    }
    if (argument === '--help' || argument === '-h') {
      help = true;
      continue;
    }
    if (argument === '--version') {
      version = true;
      continue;
    }
    if (!argument.startsWith('-') || argument === '-') {
      words.push(argument);
      continue;
    }
    const equals = argument.indexOf('=');
    const word = argument.startsWith('--') ? argument.slice(2, equals === -1 ? undefined : equals) : '';
    const name = byWord.get(word);
    if (name === undefined) throw unknownFlag(argument, word, argv);
    const { type } = optionOf(name);
    let value: string | true;
    if (type.kind === 'switch') {
      if (equals !== -1)
        throw new PerfGateError(`--${word} takes no value`, { remedy: `Write --${word} alone.` });
      value = true;
    } else if (equals !== -1) value = argument.slice(equals + 1);
    else {
      const next = argv[index + 1];
      if (next === undefined || next.startsWith('--')) {
        const wanted = readValue(type, null, 'flag');
        throw new PerfGateError(`--${word} needs a value`, {
          remedy: `Give ${'expected' in wanted ? wanted.expected : 'one'}, as --${word}=VALUE.`,
        });
      }
      value = next;
      index++;
    }
    const earlier = values.get(name);
    if (earlier === undefined) values.set(name, [value]);
    else if (type.kind === 'list') earlier.push(value);
    else {
      throw new PerfGateError(`--${word} is given twice`, { remedy: `Give --${word} once.` });
    }
  }
  return { words, values, help, version };
}

function unknownFlag(argument: string, name: string, argv: readonly string[]): PerfGateError {
  const command = likelyCommand(argv);
  // One that the command takes is more likely meant than one of another command.
  const near =
    (command === null ? null : nearestName(name, [...flagsOf(command).map(flagWord), 'help', 'version'])) ??
    nearestName(name, [...byWord.keys(), 'help', 'version']);
  const list = `Run "perf-gate ${command ?? '<command>'} --help" to see the options${command === null ? ' of a command' : ''}.`;
  return new PerfGateError(`unknown option ${quoted(argument.split('=')[0] ?? argument)}`, {
    remedy: near === null ? list : `Did you mean --${near}? ${list}`,
  });
}

/** The first command among the arguments, some of which may be values of options; null where there is none. */
function likelyCommand(argv: readonly string[]): CommandName | null {
  for (const [index, word] of argv.entries()) {
    const both = `${word} ${argv[index + 1] ?? ''}`;
    if (isCommand(word)) return word;
    if (isCommand(both)) return both;
  }
  return null;
}

/** Takes the command off the words; `baseline` has a second one. */
function command(words: readonly string[]): { name: CommandName; rest: readonly string[] } {
  const [first, second] = words;
  if (first === undefined) {
    throw new PerfGateError('no command is given', {
      remedy: 'Run "perf-gate gate", or "perf-gate --help" to see the commands.',
    });
  }
  if (isCommand(first)) return { name: first, rest: words.slice(1) };
  const children = commandNames.filter((name) => name.startsWith(`${first} `));
  if (children.length === 0) {
    throw new PerfGateError(`unknown command ${quoted(first)}`, { remedy: suggestion(first, firstWords) });
  }
  const both = `${first} ${second ?? ''}`;
  if (isCommand(both)) return { name: both, rest: words.slice(2) };
  throw new PerfGateError(
    second === undefined ? `${first} needs to know what to do` : `unknown command ${quoted(both)}`,
    {
      remedy:
        second === undefined
          ? `Use one of: ${children.join(', ')}.`
          : suggestion(`${first} ${second}`, children),
    },
  );
}

function isCommand(text: string): text is CommandName {
  return Object.hasOwn(commands, text);
}

function help(words: readonly string[]): string {
  const asked = words[0] === 'help' ? words.slice(1) : words;
  if (asked.length === 0) return generalHelp();
  const children = commandNames.filter((name) => name.startsWith(`${asked[0] ?? ''} `));
  if (asked.length === 1 && children.length > 0) return children.map(commandHelp).join('\n');
  return commandHelp(command(asked).name);
}

/**
 * Reads the arguments behind `perf-gate`.
 * @throws PerfGateError for an unknown command or option (with the nearest known one), a value that does not fit,
 * an option that the command does not take, and too few or too many arguments.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const given = split(argv);
  if (given.version) return { version: true };
  if (given.help || given.words[0] === 'help') return { help: help(given.words) };
  const { name, rest } = command(given.words);
  checkPositionals(name, rest);
  return { command: name, positionals: rest, flags: readFlags(name, given.values) };
}

function checkPositionals(name: CommandName, positionals: readonly string[]): void {
  const { positionals: count, usage }: Command = commands[name];
  const [fewest, most] = count;
  if (positionals.length >= fewest && positionals.length <= most) return;
  const form = `perf-gate ${name}${usage === '' ? '' : ` ${usage}`}`;
  const extra = positionals[most];
  throw new PerfGateError(
    extra === undefined ? `${name} needs ${usage}` : `${name} does not take the argument ${quoted(extra)}`,
    { remedy: `Write it as "${form}".` },
  );
}

function readFlags(command: CommandName, values: Given['values']): Flags {
  const taken: readonly OptionName[] = flagsOf(command);
  const flags: Partial<Record<OptionName, unknown>> = {};
  for (const [name, texts] of values) {
    const { type, commands: takers } = optionOf(name);
    if (!taken.includes(name)) {
      throw new PerfGateError(`--${flagWord(name)} is not an option of ${command}`, {
        remedy: `Leave it out; it belongs to: ${takers.join(', ')}.`,
      });
    }
    if (type.kind === 'switch') {
      flags[name] = flagWord(name) === name;
      continue;
    }
    const raw = type.kind === 'list' ? texts.flatMap((text) => String(text).split(',')) : texts[0];
    const read = readValue(type, raw, 'flag');
    if ('expected' in read) {
      throw new PerfGateError(`--${name} ${quoted(texts.join(','))} is not valid: expected ${read.expected}`);
    }
    flags[name] = read.value;
  }
  if (flags.quiet === true && flags.verbose === true) {
    throw new PerfGateError('--quiet and --verbose contradict each other', { remedy: 'Give one of them.' });
  }
  // Each value was read by the type of its own option, which is what Flags says.
  return flags as Flags;
}
