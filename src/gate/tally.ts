import type { Config } from '../config/config.ts';
import { messageOf, PerfGateError, type Decision, type Run } from '../model/index.ts';
import type { Ports } from './ports.ts';
import { isSameRun } from './stored.ts';

/** Adds how earlier gates went, where this one only observes. */
export async function withTally(
  decision: Decision,
  run: Run,
  config: Config,
  openStore: Ports['openStore'],
): Promise<Decision> {
  if (config.mode !== 'observe') return decision;
  try {
    const query = { suite: run.suite, fingerprint: null, last: config.history };
    const { runs } = await (await openStore()).read(query, 'skip');
    const seen = new Set<string>();
    const outcomes = runs.flatMap((entry) => {
      const { outcome, shards, commit } = entry.run;
      if (outcome === undefined || isSameRun(entry.run, run)) return [];
      // Shards that machines of several kinds have measured are several runs of one gate.
      const gate = shards === undefined ? entry.name.path : JSON.stringify([commit.sha, outcome]);
      if (seen.has(gate)) return [];
      seen.add(gate);
      return [outcome];
    });
    const count = (wanted: Decision['outcome']): number =>
      outcomes.filter((outcome) => outcome === wanted).length;
    if (outcomes.length === 0) return decision;
    const tally = {
      gates: outcomes.length,
      failed: count('failed'),
      couldNotJudge: count('could-not-judge'),
    };
    return { ...decision, tally };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const warning = `Earlier gates could not be counted: ${messageOf(error)}`;
    return { ...decision, warnings: [...decision.warnings, warning] };
  }
}
