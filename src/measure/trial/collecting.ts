/** Loads a suite file and finds the benchmarks that it means. */
import { pathToFileURL } from 'node:url';
import { Bench, Task, constructed } from './bench.ts';
import { fullName, type Registered } from './registry.ts';
import { collectVitest } from './vitest.ts';

/** The suite file is not one: wrong export, nothing registered. */
export class NotASuite extends Error {}

export interface Collected {
  readonly benchmarks: readonly Registered[];
  readonly warnings: readonly string[];
}

/** Lets scripts that start an async main without awaiting it get as far as their first benchmarks. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  const constructor = (value as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof constructor === 'string' ? `an object (${constructor})` : 'an object';
}

async function benchesOf(value: unknown, warnings: string[]): Promise<Bench[]> {
  if (Array.isArray(value)) {
    const found: Bench[] = [];
    for (const item of value as unknown[]) found.push(...(await benchesOf(item, warnings)));
    return found;
  }
  if (value instanceof Bench) return [value];
  if (typeof value === 'function') {
    const given = new Bench();
    const before = constructed.length;
    const returned: unknown = await (value as (bench: Bench) => unknown)(given);
    const found = given.tasks.length > 0 ? [given] : [];
    const own =
      returned === given || returned === undefined
        ? []
        : returned instanceof Bench || Array.isArray(returned)
          ? await benchesOf(returned, warnings)
          : [];
    // A function that takes no notice of its argument and makes a Bench of its own means that one.
    if (found.length === 0 && own.length === 0) return constructed.slice(before);
    return [...found, ...own.filter((bench) => !found.includes(bench))];
  }
  throw new NotASuite(
    `its default export is ${describeValue(value)}: it must be a function that receives a Bench, a Bench, or an array of these`,
  );
}

/** The default export, through the wrappers of transpiled CommonJS; undefined when there is none. */
function defaultExport(namespace: Record<string, unknown>): unknown {
  if (!('default' in namespace)) return undefined;
  let value = namespace.default;
  const wrapped = (item: unknown): item is { default: unknown } =>
    typeof item === 'object' &&
    item !== null &&
    !(item instanceof Bench) &&
    !Array.isArray(item) &&
    'default' in item;
  for (let depth = 0; depth < 2 && wrapped(value); depth += 1) value = value.default;
  // module.exports that nobody touched.
  const plain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (plain && !Object.values(value as object).some((item) => item instanceof Bench)) {
    return Object.keys(value as object).length === 0 || constructed.length > 0 ? undefined : value;
  }
  return plain ? Object.values(value as object).filter((item) => item instanceof Bench) : value;
}

/** @throws what the file throws, or {@link NotASuite}. */
export async function collect(file: string): Promise<Collected> {
  const namespace = (await import(/* webpackIgnore: true */ pathToFileURL(file).href)) as Record<
    string,
    unknown
  >;
  const warnings: string[] = [];
  const exported = defaultExport(namespace);
  let benches: Bench[];
  if (exported === undefined) {
    await settle();
    benches = [...constructed];
  } else {
    const whileLoading = [...constructed];
    benches = [...new Set(await benchesOf(exported, warnings))];
    const forgotten = whileLoading.filter((bench) => !benches.includes(bench) && bench.tasks.length > 0);
    if (forgotten.length > 0)
      warnings.push(
        `${String(forgotten.length)} Bench constructed while loading is not part of the default export: left out`,
      );
  }
  const ofVitest = await collectVitest();
  warnings.push(...ofVitest.warnings);
  const benchmarks: Registered[] = [];
  for (const bench of benches) {
    const tasks = bench.tasks;
    benchmarks.push(...tasks.map((task) => Task.registered(task)));
    const todo = Bench.leftOut(bench).length;
    if (todo > 0) warnings.push(`${String(todo)} marked todo: left out`);
    if (typeof bench.concurrency === 'string' && tasks.length > 0)
      warnings.push(
        `concurrency ${JSON.stringify(bench.concurrency.slice(0, 40))} is not measured: iterations run one after the other`,
      );
  }
  benchmarks.push(...ofVitest.benchmarks);
  return { benchmarks, warnings };
}

/** By name inside the file; of a name given twice the first, which discovery has refused already. */
export function byName(benchmarks: readonly Registered[]): ReadonlyMap<string, Registered> {
  const map = new Map<string, Registered>();
  for (const benchmark of benchmarks) {
    const name = fullName(benchmark);
    if (!map.has(name)) map.set(name, benchmark);
  }
  return map;
}
