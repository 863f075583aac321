/**
 * Procedures: how a tool measures and decides a whole gate. Each may take rounds of a draw one after the other, and says
 * how many it took.
 */
import { prospectOf, usualLooks } from '../../src/analysis/index.ts';
import { compareRuns, type Decision, type PolicyInput, type Run } from '../../src/index.ts';
import { Agenda, secondsOf } from '../../src/measure/agenda.ts';
import { roundsOfControl } from '../../src/measure/control.ts';
import { planRounds } from '../../src/measure/plan.ts';
import { ownMetrics, policySchema } from '../../src/model/index.ts';
import { randomInteger, seededRandom, type Random } from '../../src/stats/random.ts';
import { history, trialAt, values, type Draw, type Summary } from './draws.ts';
import {
  asv,
  bencherTTest,
  benchstat,
  criterion,
  gitPerf,
  perfgatePaired,
  perfgateSignificant,
  ratioAlert,
  rustcPerf,
  tachometer,
  type Said,
} from './rules.ts';

export interface Judged {
  readonly kind: 'regressed' | 'improved' | 'unchanged' | 'inconclusive';
  /** Rounds that were measured, of both sides. */
  readonly rounds: number;
  /** Wall seconds that they take. */
  readonly seconds: number;
  /** p of the procedure's own test; null where it has none. */
  readonly p: number | null;
}

export interface GateJudged {
  /** In the order of the draws. */
  readonly verdicts: readonly Judged[];
  readonly couldNotJudge: boolean;
  /** Wall seconds that the gate may take and would, if nothing stopped early; null where a procedure has no such bound. */
  readonly allowed: number | null;
}

export interface Procedure {
  readonly name: string;
  judge(draws: readonly Draw[], random: Random): GateJudged;
}

/** The rounds of a draw that have been measured, as a run of one side. */
function runOf(
  draws: readonly Draw[],
  side: 'base' | 'head',
  rounds: readonly number[],
  more: Pick<Run, 'control'> & { looks?: number[] },
): Run {
  const { looks, ...rest } = more;
  return {
    schema: 'perf-gate.run/1',
    tool: { name: 'perf-gate', version: '0.0.0' },
    suite: 'default',
    commit: { sha: null, ref: null, dirty: false, time: null },
    started: '2026-01-01T00:00:00.000Z',
    seconds: 0,
    environment: {
      fingerprint: 'bank',
      cpu: { model: 'bank', cores: 1 },
      memory: 0,
      arch: 'any',
      os: { name: 'any', release: '0' },
      runtime: { name: 'node', version: '0' },
      orchestrator: { name: 'node', version: '0' },
      notes: {},
    },
    metrics: { time: ownMetrics.time },
    samples: draws.map((draw, index) => ({
      benchmark: String(index),
      metric: 'time',
      values: values(draw, side, rounds[index] ?? 0, 'time'),
    })),
    failures: [],
    conditions: { loadAverage: null, steal: null, pressure: null },
    seed: 0,
    pairing: { id: 'bank', side, ...(looks === undefined ? {} : { looks }) },
    complete: true,
    warnings: [],
    ...rest,
  };
}

function judgedBy(
  decision: Decision,
  draws: readonly Draw[],
  rounds: readonly number[],
): Pick<GateJudged, 'verdicts' | 'couldNotJudge'> {
  const byName = new Map(decision.verdicts.map((verdict) => [verdict.benchmark, verdict]));
  const verdicts = draws.map((draw, index): Judged => {
    const verdict = byName.get(String(index));
    const kind = verdict?.kind;
    const measured = rounds[index] ?? 0;
    return {
      kind:
        kind === 'regressed' || kind === 'improved' ? kind : kind === 'within' ? 'unchanged' : 'inconclusive',
      rounds: measured,
      seconds: measured * draw.trials.pairSeconds,
      p: verdict?.p ?? null,
    };
  });
  return { verdicts, couldNotJudge: decision.outcome === 'could-not-judge' };
}

/** perf-gate with a fixed number of rounds, one look, through the export of the library, with the default policy. */
export function perfGateOnce(count: number): Procedure {
  return {
    name: `perf-gate --rounds ${String(count)}`,
    judge: (draws) => {
      const rounds = draws.map(() => count);
      const decision = compareRuns(runOf(draws, 'base', rounds, {}), runOf(draws, 'head', rounds, {}));
      return { ...judgedBy(decision, draws, rounds), allowed: null };
    },
  };
}

/** Rounds that a draw must have that is measured as a gate measures. */
export const mostRounds = usualLooks.at(-1) ?? 0;

/**
 * perf-gate as it measures: looks, a time budget for the whole gate, a control; planned, stopped and judged by the code that
 * does it in a gate.
 *
 * @param budget wall seconds for each benchmark of the gate.
 */
export function perfGate(policyInput: PolicyInput, budget: number): Procedure {
  const policy = policySchema.parse(policyInput);
  const effect = policyInput.minimumEffect;
  return {
    name: `perf-gate, ${String(budget)} s each${effect === undefined ? '' : `, minimum effect ${String(effect * 100)} %`}`,
    judge: (draws, random) => {
      const metrics = { time: ownMetrics.time };
      const prospect = prospectOf(
        policy,
        draws.map((_, index) => ({ id: String(index), metrics })),
      );
      const work = draws.map((draw, index) => ({
        group: [{ id: String(index), name: String(index), file: null, line: null }] as const,
        secondsPerRound: draw.trials.pairSeconds,
      }));
      const timeBudget = budget * draws.length;
      const plan = planRounds({
        rounds: null,
        fewest: prospect.fewestRounds,
        looks: usualLooks,
        speaking: prospect.speaking,
        secondsPerRound: secondsOf(work),
        timeBudget,
      });
      const agenda = new Agenda(work, plan);
      const rounds = draws.map(() => 0);
      let elapsed = 0;
      for (const look of plan.looks) {
        const outlooks = new Map<string, number>();
        for (const [index, draw] of draws.entries()) {
          const item = work[index];
          if (item === undefined || agenda.stopped.has(String(index))) continue;
          for (; (rounds[index] ?? look) < look; rounds[index] = (rounds[index] ?? 0) + 1) {
            elapsed += item.secondsPerRound;
            agenda.did(item, 1);
          }
          const base = values(draw, 'base', look, 'time');
          const head = values(draw, 'head', look, 'time');
          const outlook = prospect.outlook(String(index), [{ name: 'time', base, head }], plan.looks);
          if (!outlook.settled) outlooks.set(String(index), outlook.rounds);
        }
        if (look === plan.looks.at(-1)) break;
        agenda.goOn(outlooks, look, timeBudget, elapsed);
        if (agenda.stopped.size >= draws.length) break;
      }
      const looks = plan.looks.length === 1 ? {} : { looks: [...plan.looks] };
      // Any benchmark of the gate, base in both places: the two unchanged arms.
      const any = draws[randomInteger(random, draws.length)] as Draw;
      const same: Draw = { ...any, base: 0, head: 1 };
      const most = Math.min(roundsOfControl, Math.max(...rounds));
      const control = {
        benchmark: 'control',
        metric: 'time',
        base: values(same, 'base', most, 'time'),
        head: values(same, 'head', most, 'time'),
      };
      const decision = compareRuns(
        runOf(draws, 'base', rounds, looks),
        runOf(draws, 'head', rounds, { ...looks, control }),
        policyInput,
      );
      return { ...judgedBy(decision, draws, rounds), allowed: plan.seconds.most };
    },
  };
}

/** A procedure that looks at each benchmark by itself. */
function each(name: string, judge: (draw: Draw, random: Random) => Said & { rounds: number }): Procedure {
  return {
    name,
    judge: (draws, random) => ({
      verdicts: draws.map((draw) => {
        const { kind, p, rounds } = judge(draw, random);
        return { kind, p, rounds, seconds: rounds * draw.trials.pairSeconds };
      }),
      couldNotJudge: false,
      allowed: null,
    }),
  };
}

/** Both sides measured in so many rounds, and compared as two samples. */
function samples(
  name: string,
  rounds: number,
  summary: Summary,
  rule: (base: number[], head: number[], random: Random) => Said,
): Procedure {
  return each(name, (draw, random) => ({
    ...rule(values(draw, 'base', rounds, summary), values(draw, 'head', rounds, summary), random),
    rounds,
  }));
}

/** One trial of head beside what was stored: half a round. */
function stored(
  name: string,
  most: number,
  summary: Summary,
  rule: (history: number[], value: number) => Said,
): Procedure {
  return each(name, (draw) => ({
    ...rule(history(draw, most, summary), trialAt(draw, 'head', 0)[summary]),
    rounds: 0.5,
  }));
}

const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

/** Resamples of criterion's bootstrap: enough for a p of .05, and a hundredth of what it takes itself. */
const resamples = 1000;

/**
 * tachometer measures 50 samples a side and adds 10 until all is resolved or three minutes are over. The bank has fewer
 * rounds, so it starts with 10 and adds 2, up to 30 or what there is.
 */
function tachometerStopping(summary: Summary): Procedure {
  return each('tachometer, until the interval excludes 0', (draw) => {
    const most = Math.min(30, draw.trials.rounds);
    for (let rounds = 10; ; rounds += 2) {
      const said = tachometer(values(draw, 'base', rounds, summary), values(draw, 'head', rounds, summary));
      if (said.kind !== 'unchanged' || rounds + 2 > most) return { ...said, rounds };
    }
  });
}

/** perfgate's `paired --require-significance --max-retries 3`: 7 pairs, then 2, 3 and 5 more while not significant. */
function perfgateRetrying(threshold: number, summary: Summary): Procedure {
  const name = `perfgate paired, significant and > ${String(threshold * 100)} %`;
  return each(name, (draw) => {
    let rounds = 7;
    for (const more of [2, 3, 5, 0]) {
      const base = values(draw, 'base', rounds, summary);
      const head = values(draw, 'head', rounds, summary);
      if (more === 0 || perfgateSignificant(base, head))
        return { ...perfgatePaired(base, head, threshold), rounds };
      rounds += more;
    }
    throw new Error('the last look always answers');
  });
}

/**
 * Everybody else. They get the same trials as perf-gate, interleaved by our harness, which flatters those that measure
 * one side after the other; those that keep a history have it from the same minutes of the same machine, which flatters
 * them more.
 *
 * @param summary of a trial: `mean` is what benchmark tools print; `time` is ours.
 */
export function rivals(summary: Summary): Procedure[] {
  const rounds = 20;
  const ratio = (tool: string, threshold: number): Procedure =>
    samples(tool, rounds, summary, (base, head) => ratioAlert(average(base), average(head), threshold));
  return [
    ratio('github-action-benchmark, > 2.0 ×', 2),
    ratio('github-action-benchmark, > 1.1 ×', 1.1),
    ratio('pytest-benchmark, mean > 5 %', 1.05),
    stored('Bencher, t-test .99', 64, summary, bencherTTest),
    stored('git-perf, 4 σ', 39, summary, gitPerf),
    stored('rustc-perf, 3 IQR', 31, summary, rustcPerf),
    samples('benchstat, p ≤ .05', rounds, summary, benchstat),
    samples('asv, p < .002 and > 1.1 ×', rounds, summary, asv),
    samples('criterion, p < .05 and > 1 %', rounds, summary, (base, head, random) =>
      criterion(base, head, seededRandom(Math.floor(random() * 2 ** 31)), resamples),
    ),
    perfgateRetrying(0, summary),
    perfgateRetrying(0.2, summary),
    tachometerStopping(summary),
  ];
}

/** Ours: with each minimum effect and time budget as it measures, then with fixed numbers of rounds. */
export function own(): Procedure[] {
  const policies: PolicyInput[] = [{}, { minimumEffect: 0.01 }, { minimumEffect: 0.005 }];
  return [
    ...[10, 20].flatMap((budget) => policies.map((policy) => perfGate(policy, budget))),
    ...[10, 20].map(perfGateOnce),
  ];
}
