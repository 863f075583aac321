import { canFail, planScreen, screen, type Screened } from '../analysis/index.ts';
import type { Config } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { PerfGateError, type Run } from '../model/index.ts';
import { measureCopies } from './measuring.ts';
import type { Ports } from './ports.ts';
import { only, unreadableWarnings } from './stored.ts';

/** One run of head, and what the stored history says of it. */
export interface Screening {
  readonly history: readonly Run[];
  readonly run: Run;
  readonly screened: Screened;
  /** Benchmarks that are to be measured in pairs. */
  readonly rest: number;
}

/**
 * Under `auto`: one run of what the stored history on this kind of machine can screen. A history that cannot be read is no
 * reason to fail, because pairs need none; it is said.
 */
export async function screenFirst(
  config: Config,
  ports: Ports,
  repository: Repository,
): Promise<{ screening: Screening | null; warnings: string[] }> {
  // Rounds that were asked for by number are asked for of everything.
  // A screen measures less than the suite, by which shards are split.
  if (config.strategy !== 'auto' || config.rounds !== null || config.shard !== null)
    return { screening: null, warnings: [] };
  // Which runtime will run the benchmarks is only known later; where it is another one than ours, nothing is screened.
  const runtime = config.suites.some(({ kind }) => kind === 'tinybench')
    ? { name: 'node', version: ports.nodeVersion }
    : { name: 'none', version: '0' };
  const environment = await ports.environment({ runtime, notes: {} });
  let history: { runs: Run[]; warnings: string[] };
  try {
    const query = { suite: config.suite, fingerprint: environment.fingerprint, last: config.history };
    const store = await ports.openStore();
    const stored = await store.read(query, config.unreadable);
    history = {
      runs: stored.runs.map((entry) => only(entry.run, config, ports)),
      warnings: unreadableWarnings(stored, store),
    };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const why = `The stored history cannot be read, so everything is measured in pairs: ${error.message}`;
    return { screening: null, warnings: [why] };
  }
  const planned = planScreen(history.runs, environment, config.policy).filter((plan) => plan.screened);
  if (planned.length === 0) return { screening: null, warnings: history.warnings };
  const names = new Set(planned.map(({ benchmark }) => benchmark));
  const isGated = canFail(config.policy);
  const unscreened = new Set<string>();
  const reported = new Set<string>();
  let head: Run;
  try {
    ({ head } = await measureCopies(config, ports, repository, null, (name, metrics) => {
      if (!names.has(name)) (isGated(name, metrics) ? unscreened : reported).add(name);
      return names.has(name);
    }));
  } catch (error) {
    // None of them is there any more, or the set-up failed: measuring both sides tells.
    if (error instanceof PerfGateError) return { screening: null, warnings: history.warnings };
    throw error;
  }
  const screened = screen(history.runs, head, config.policy);
  const rest = unscreened.size + screened.suspects.length;
  const warnings = [...history.warnings];
  if (rest === 0 && reported.size > 0) {
    const named = [...reported].slice(0, 5).map((name) => name.slice(0, 100));
    const list = `${named.join(', ')}${reported.size > 5 ? ', …' : ''}`;
    warnings.push(`Not measured, because they are only reported and nothing else needed rounds: ${list}.`);
  }
  // Another runtime ran the benchmarks than the one that was thought: the plan was made for another machine class.
  const fits = head.environment.fingerprint === environment.fingerprint && head.complete;
  return {
    screening: fits ? { history: history.runs, run: head, screened, rest } : null,
    warnings: fits ? warnings : history.warnings,
  };
}

/**
 * What the stored history says of a run that was measured elsewhere to be screened.
 * @throws PerfGateError when a damaged file of the store is to stop the gate.
 */
export async function rescreen(
  run: Run,
  config: Config,
  ports: Pick<Ports, 'openStore' | 'matchesName'>,
): Promise<Screening> {
  const query = { suite: run.suite, fingerprint: run.environment.fingerprint, last: config.history };
  const stored = await (await ports.openStore()).read(query, config.unreadable);
  const history = stored.runs.map((entry) => only(entry.run, config, ports));
  const screened = screen(history, run, config.policy);
  return { history, run, screened, rest: screened.suspects.length };
}
