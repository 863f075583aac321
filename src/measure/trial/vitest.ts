/**
 * The stand-in for `vitest` inside a trial: `bench` and `describe` as vitest's benchmark mode has them. Hooks and
 * assertions of vitest are not offered: a benchmark whose set-up was silently left out would measure something else.
 */
import { format } from 'node:util';
import { Bench, Task, constructed, type BenchOptions, type TaskOptions } from './bench.ts';
import { nameSeparator, type Registered } from './registry.ts';

type Body = () => unknown;
type Marks = 'skip' | 'only' | 'todo';

interface Entry {
  readonly name: string;
  readonly marks: ReadonlySet<Marks>;
  /** A block has a body and fills its children when it runs; a benchmark has a task. */
  readonly body: Body | null;
  readonly task: Task | null;
  readonly children: Entry[];
}

const root: Entry = { name: '', marks: new Set(), body: null, task: null, children: [] };
let current = root;

function nameOf(name: unknown): string {
  return typeof name === 'function' ? name.name : String(name);
}

function addBench(marks: ReadonlySet<Marks>, name: unknown, fn: unknown, options: unknown): void {
  const skipped = marks.has('skip') || marks.has('todo') || fn === undefined;
  const given = (typeof options === 'object' && options !== null ? options : {}) as BenchOptions &
    TaskOptions;
  let task: Task | null = null;
  if (!skipped) {
    // One Bench for each benchmark, because vitest takes the options of a Bench with each.
    task = new Task(new Bench({ ...given, name: '' }), nameOf(name), fn, given);
    constructed.pop();
  }
  current.children.push({ name: nameOf(name), marks, body: null, task, children: [] });
}

function addBlock(marks: ReadonlySet<Marks>, name: unknown, body: unknown): void {
  const run = typeof body === 'function' ? (body as Body) : null;
  current.children.push({ name: nameOf(name), marks, body: run, task: null, children: [] });
}

type Add = (marks: ReadonlySet<Marks>, name: unknown, ...rest: unknown[]) => void;

/** `bench`, `bench.only`, `describe.skip.each(…)` and so on. */
function chain(add: Add, marks: ReadonlySet<Marks>): unknown {
  const call = (name: unknown, ...rest: unknown[]): void => {
    add(marks, name, ...rest);
  };
  const marked = (mark: Marks): unknown => chain(add, new Set([...marks, mark]));
  return Object.defineProperties(call, {
    skip: { get: () => marked('skip') },
    only: { get: () => marked('only') },
    todo: { get: () => marked('todo') },
    sequential: { get: () => call },
    shuffle: { get: () => call },
    skipIf: { value: (condition: unknown) => (condition ? marked('skip') : call) },
    runIf: { value: (condition: unknown) => (condition ? call : marked('skip')) },
    each: {
      value: (cases: readonly unknown[]) => (name: unknown, body: (...values: unknown[]) => unknown) => {
        for (const [index, item] of cases.entries()) {
          const values: unknown[] = Array.isArray(item) ? item : [item];
          const title = nameOf(name).replaceAll('%#', String(index));
          const used = title.match(/%[sdifjoOc]/gu)?.length ?? 0;
          add(marks, format(title, ...values.slice(0, used)), () => body(...values));
        }
      },
    },
  });
}

function unsupported(name: string): unknown {
  const refuse = (): never => {
    throw new Error(
      `${name} of vitest is not supported in a benchmark measured by perf-gate; use the setup and teardown options of bench instead`,
    );
  };
  return new Proxy(refuse, { get: (target, key) => (key === 'name' ? target.name : refuse()) });
}

const none: ReadonlySet<Marks> = new Set();
const describe = chain((marks, name, ...rest) => {
  // The options of describe may stand before or after the body.
  addBlock(
    marks,
    name,
    rest.find((part) => typeof part === 'function'),
  );
}, none);

export const vitest: Readonly<Record<string, unknown>> = {
  bench: chain((marks, name, fn, options) => {
    addBench(marks, name, fn, options);
  }, none),
  describe,
  suite: describe,
  ...Object.fromEntries(
    [
      'test',
      'it',
      'expect',
      'assert',
      'chai',
      'vi',
      'vitest',
      'beforeAll',
      'beforeEach',
      'afterAll',
      'afterEach',
      'aroundAll',
      'aroundEach',
      'onTestFailed',
      'onTestFinished',
      'expectTypeOf',
      'assertType',
      'inject',
      'should',
    ].map((name) => [name, unsupported(name)]),
  ),
};

/** Runs the blocks, in vitest's order, and gives what is to be measured. */
export async function collectVitest(): Promise<{ benchmarks: Registered[]; warnings: string[] }> {
  const fill = async (entry: Entry): Promise<void> => {
    for (const child of entry.children) {
      if (child.body === null || child.marks.has('skip') || child.marks.has('todo')) continue;
      current = child;
      await child.body();
      current = root;
      await fill(child);
    }
  };
  await fill(root);
  const hasOnly = (entry: Entry): boolean => entry.marks.has('only') || entry.children.some(hasOnly);
  const only = hasOnly(root);
  const benchmarks: Registered[] = [];
  let skipped = 0;
  let notOnly = 0;
  const take = (entry: Entry, path: readonly string[], chosen: boolean): void => {
    for (const child of entry.children) {
      if (child.marks.has('skip') || child.marks.has('todo')) {
        skipped += 1;
        continue;
      }
      // A block marked only is measured whole, unless something inside it is marked again.
      const inside = child.children.some(hasOnly);
      const wanted = child.marks.has('only') || chosen;
      if (child.task !== null) {
        if (only && !wanted) notOnly += 1;
        else
          benchmarks.push({
            ...Task.registered(child.task),
            bench: path.length === 0 ? null : path.join(nameSeparator),
          });
      } else take(child, [...path, child.name], wanted && !inside);
    }
  };
  take(root, [], false);
  const warnings: string[] = [];
  if (skipped > 0) warnings.push(`${String(skipped)} marked skip or todo: left out`);
  if (notOnly > 0) warnings.push(`${String(notOnly)} left out because others of the file are marked only`);
  return { benchmarks, warnings };
}
