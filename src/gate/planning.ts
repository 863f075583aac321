import type { Config } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { PerfGateError, type Commit } from '../model/index.ts';
import { readAcceptances } from './acceptances.ts';
import type { Ports } from './ports.ts';

/** What a gate is about to compare. */
export interface GatePlan {
  readonly repository: Repository;
  /** null: one run of head is judged by the stored history alone. */
  readonly base: Commit | null;
  /** Both sides are one tree, and nothing needs to be measured. */
  readonly sameTree: boolean;
}

/**
 * Finds what is to be compared, before anything is measured.
 * @throws PerfGateError when that cannot be told, or when the store that it needs cannot be read.
 */
export async function planGate(
  config: Config,
  ports: Pick<Ports, 'findRepository' | 'resolveBase' | 'isSameTree' | 'openStore'>,
): Promise<GatePlan> {
  const repository = await ports.findRepository(config.project);
  if (config.base === 'none' && config.strategy === 'paired') {
    throw new PerfGateError('the strategy is paired and the base is none: there is no pair to measure', {
      remedy: 'Name a base, or use --strategy stored.',
    });
  }
  if (config.base === 'none' || config.strategy === 'stored') {
    // Opened before measuring: a store that cannot be read should say so in the first second.
    const store = await ports.openStore();
    await store.list({ suite: config.suite, fingerprint: null, last: 1 });
    await readAcceptances(config, store, config.suite);
    return { repository, base: null, sameTree: false };
  }
  const base = await ports.resolveBase(repository, config.base);
  return { repository, base, sameTree: config.shortcut && (await ports.isSameTree(repository, base)) };
}
