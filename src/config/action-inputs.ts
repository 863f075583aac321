import { PerfGateError } from '../model/errors.ts';
import { nearestName } from './nearest.ts';
import { inputOptionNames, optionOf, type Flags, type InputOption } from './options.ts';
import { expectation, placeholder, readValue, type ValueOf, type ValueType } from './option-value.ts';

interface ActionInput {
  readonly type: ValueType;
  /** As it stands in action.yml. */
  readonly default: string;
  readonly doc: string;
}

/** Inputs that only the action has; the others are options of the same name. */
export const actionInputs = {
  mode: {
    type: { kind: 'choice', choices: ['gate', 'measure', 'judge', 'observe'] },
    default: '',
    doc: 'gate (the default) measures and judges; observe does the same, reports what gate would have done, and never fails; measure leaves its run as an artifact and judges nothing; judge takes what all jobs with measure left in this workflow run, measures nothing, and makes one decision.',
  },
  system: {
    type: {
      kind: 'text',
      placeholder: 'NAME',
      pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/u,
      rule: 'a name of at most 80 letters, digits, dots, dashes and underscores',
    },
    default: '',
    doc: 'With mode measure: what this kind of machine is called in the report, such as the operating system of a matrix; two jobs that measure one suite need two names.',
  },
  comment: {
    type: { kind: 'choice', choices: ['always', 'on-change', 'on-regression', 'never'] },
    default: 'always',
    doc: 'When a pull request gets the comment: for every report, where something moved, where something regressed, or never. A comment that is there is always brought up to date.',
  },
  'comment-measuring': {
    type: { kind: 'choice', choices: ['true', 'false'] },
    default: 'false',
    doc: 'Whether the comment says, while the job measures, that the next report is being made; the last one stays in it, folded.',
  },
  token: {
    type: { kind: 'text', placeholder: 'TOKEN' },
    default: '${{ github.token }}',
    doc: 'Token that reads the stored baseline, comments on pull requests and stores runs. No benchmark sees it.',
  },
} as const satisfies Record<string, ActionInput>;

type ActionInputName = keyof typeof actionInputs;

/** What the inputs of the action ask for, in base units. */
export interface ActionSettings {
  /** Options by their names, as if they were flags. */
  readonly flags: Flags;
  /** gate: all of it; measure and judge: its halves, in two jobs or more. */
  readonly work: 'gate' | 'measure' | 'judge';
  /** null: it has no name of its own. */
  readonly system: string | null;
  readonly comment: ValueOf<(typeof actionInputs)['comment']['type']>;
  /** The comment says when the next report is being made. */
  readonly announces: boolean;
  readonly token: string;
}

/** Every input with what action.yml says of it, in its order. */
export function describedInputs(): { name: string; default: string; doc: string; values: string }[] {
  const own = (Object.keys(actionInputs) as ActionInputName[]).map((name) => {
    const { type, default: standard, doc } = actionInputs[name];
    return { name, default: standard, doc, values: placeholder(type) };
  });
  const shared = inputOptionNames
    .filter((name) => !Object.hasOwn(actionInputs, name))
    .map((name) => {
      const { type, doc } = optionOf(name);
      return { name, default: '', doc, values: type.kind === 'switch' ? 'true|false' : placeholder(type) };
    });
  return [...own, ...shared];
}

function valueOf(name: string, type: ValueType, text: string): unknown {
  const raw =
    type.kind === 'switch'
      ? text === 'true' || (text === 'false' ? false : text)
      : type.kind === 'list'
        ? text.split(',').map((item) => item.trim())
        : text;
  const read = readValue(type, raw, 'flag');
  if ('value' in read) return read.value;
  throw new PerfGateError(
    `the input ${name} is ${JSON.stringify(text.slice(0, 80))}: expected ${expectation(type)}`,
    { remedy: `Correct "${name}" under "with:" in the workflow.` },
  );
}

/**
 * Reads the inputs of the action.
 * @param json an object of texts, as the expression `toJSON(inputs)` gives it; an empty text means "not given".
 * @throws PerfGateError that names the input and what was expected.
 */
export function readActionInputs(json: string): ActionSettings {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (cause) {
    throw new PerfGateError('the inputs of the action cannot be read', {
      remedy: 'Use the action by its action.yml.',
      cause,
    });
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new PerfGateError('the inputs of the action are no object', {
      remedy: 'Use the action by its action.yml.',
    });
  }
  const known: readonly string[] = [...inputOptionNames, ...Object.keys(actionInputs)];
  const flags: Partial<Record<InputOption, unknown>> = {};
  const own: Partial<Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(given as Record<string, unknown>)) {
    if (!known.includes(name)) {
      const near = nearestName(name, known);
      throw new PerfGateError(`the action has no input ${JSON.stringify(name.slice(0, 80))}`, {
        ...(near === null ? {} : { remedy: `Did you mean "${near}"?` }),
      });
    }
    if (typeof value !== 'string') throw new PerfGateError(`the input ${name} is no text`);
    const text = value.trim();
    if (Object.hasOwn(actionInputs, name)) {
      const { type } = actionInputs[name as ActionInputName];
      if (text !== '') own[name] = valueOf(name, type, text);
    } else if (text !== '') {
      flags[name as InputOption] = valueOf(name, optionOf(name as InputOption).type, text);
    }
  }
  if (own.token === undefined) {
    throw new PerfGateError('the input token is empty', {
      remedy: 'Leave it out: its default is the token of the job.',
    });
  }
  const { mode } = own;
  const isHalf = mode === 'measure' || mode === 'judge';
  if (mode !== 'measure') {
    const misplaced = flags.shard !== undefined ? 'shard' : own.system !== undefined ? 'system' : null;
    if (misplaced !== null) {
      throw new PerfGateError(`the input ${misplaced} is for jobs with "mode: measure"`, {
        remedy: `Give "${misplaced}" to the jobs that measure, and let one job with "mode: judge" take what they leave.`,
      });
    }
  }
  // Each value was read by the type of its own input, which is what ActionSettings says.
  return {
    flags: { ...flags, ...(mode === undefined || isHalf ? {} : { mode }) } as Flags,
    work: isHalf ? mode : 'gate',
    system: own.system ?? null,
    comment: own.comment ?? actionInputs.comment.default,
    announces: own['comment-measuring'] === 'true',
    token: own.token,
  } as ActionSettings;
}
