import type { Config } from '../config/config.ts';
import type { Run } from '../model/index.ts';
import { measureCopies, sameTree } from './measuring.ts';
import type { GatePlan } from './planning.ts';
import type { Ports } from './ports.ts';
import { screenFirst, type Screening } from './screening.ts';

/** The runs that one gate measured, by how they are to be judged. */
export type GateRuns =
  /** One run of head, judged by the stored history. */
  | { readonly kind: 'stored'; readonly base: null; readonly head: Run; readonly screening: null }
  /** One run of head, in which the stored history suspects nothing. */
  | { readonly kind: 'screened'; readonly base: null; readonly head: Run; readonly screening: Screening }
  /** Both commits have one tree, and nothing was measured. */
  | { readonly kind: 'same-tree'; readonly base: Run; readonly head: Run; readonly screening: null }
  /** Rounds of both sides; what the screen let pass is not among them. */
  | {
      readonly kind: 'paired';
      readonly base: Run;
      readonly head: Run;
      readonly screening: Screening | null;
    };

export interface MeasuredGate {
  readonly runs: GateRuns;
  /** What went wrong on the way there and changed no run. */
  readonly warnings: readonly string[];
}

/**
 * Measures what judging needs: rounds of both sides, or one run of head where the history alone shall judge. Under `auto`
 * one run of head comes first for what the stored history can screen, and only what is suspected there goes on to rounds.
 */
export async function measureGate(plan: GatePlan, config: Config, ports: Ports): Promise<MeasuredGate> {
  const { repository, base } = plan;
  if (base === null) {
    const { head } = await measureCopies(config, ports, repository, null);
    return { runs: { kind: 'stored', base: null, head, screening: null }, warnings: [] };
  }
  if (plan.sameTree) {
    const same = await sameTree(config, ports, repository, base);
    return { runs: { kind: 'same-tree', ...same, screening: null }, warnings: [] };
  }
  const { screening, warnings } = await screenFirst(config, ports, repository);
  if (screening !== null && screening.rest === 0) {
    return { runs: { kind: 'screened', base: null, head: screening.run, screening }, warnings };
  }
  const passed = new Set(screening?.screened.notSuspected.map(({ benchmark }) => benchmark));
  const measured = await measureCopies(config, ports, repository, base, (name) => !passed.has(name));
  if (measured.base === null) throw new Error('a base was asked for and not measured');
  return { runs: { kind: 'paired', base: measured.base, head: measured.head, screening }, warnings };
}
