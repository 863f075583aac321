/** How many rounds are measured, and how long that takes. */
export interface Plan {
  /**
   * Ascending: after so many rounds a benchmark is looked at, and stops when more rounds would change nothing. One
   * where all rounds are measured whatever comes out.
   */
  readonly looks: readonly [number, ...number[]];
  /** Wall seconds that measuring will take. */
  readonly seconds: {
    /** When every benchmark stops at the first look. */
    readonly least: number;
    /** When every benchmark goes on for as long as the plan and the time budget allow. */
    readonly most: number;
  };
  /** The first look at which the test can say regressed; Infinity: none. */
  readonly speaking: number;
  /** What decides: the exact test, which knows nothing but the coin; a model of the noise, where its rounds are too few. */
  readonly decides: 'coin' | 'model';
  /** What the user should know before it starts. */
  readonly warnings: readonly string[];
}

export interface PlanRequest {
  /** Rounds asked for; null: as many as the test wants and the time allows. */
  readonly rounds: number | null;
  /** Rounds below which the test cannot say regressed for so many comparisons, however they are looked at. */
  readonly fewest: number;
  /** The looks that the test wants. */
  readonly looks: readonly number[];
  /** The first of these looks at which the test can say regressed; Infinity: none. */
  readonly speaking: (looks: readonly number[]) => number;
  /** Wall seconds that one round of all benchmarks takes. */
  readonly secondsPerRound: number;
  /** Seconds that measuring may take. */
  readonly timeBudget: number;
}

/** Fewer pairs than this describe nothing, and no model of the noise can be made of them. */
const leastRounds = 3;

/** Plans the looks before the first round, from durations alone; what is measured later changes nothing. */
export function planRounds(request: PlanRequest): Plan {
  const { fewest, secondsPerRound, timeBudget } = request;
  const affordable = secondsPerRound > 0 ? Math.floor(timeBudget / secondsPerRound) : Infinity;
  const [first = leastRounds, ...later] = request.looks;
  const all: Plan['looks'] = [first, ...later];
  const looks = ((): Plan['looks'] => {
    if (request.rounds !== null) return [request.rounds];
    if (affordable < first) return [Math.max(leastRounds, affordable)];
    if (affordable >= request.speaking(all) || affordable < fewest) return all;
    // Late looks take a share of alpha that the last affordable one needs to say anything.
    const [earliest = affordable, ...rest] = all.filter((rounds) => rounds < affordable);
    return [earliest, ...rest, ...(earliest === affordable ? [] : [affordable])];
  })();
  const [least] = looks;
  const most = looks.at(-1) ?? least;
  const decides = looks.length === 1 && most < fewest ? 'model' : 'coin';
  const warnings: string[] = [];
  const enough = `Raise the time budget to ${String(Math.ceil(fewest * secondsPerRound))} s`;
  if (most < fewest) {
    const asked = request.rounds !== null;
    const instead =
      decides === 'model' && most >= leastRounds
        ? 'a model of the noise decides instead (a moderated t test), which sees large changes only'
        : 'nothing can fail in this run';
    warnings.push(
      `${roundsText(most)} ${asked ? `${most === 1 ? 'was' : 'were'} asked for` : 'fit into the time budget'}, and saying "regressed" about this many benchmarks by the coin alone needs at least ${String(fewest)}: ${instead}. ` +
        `${asked ? `Ask for ${String(fewest)} or more` : enough}, or measure fewer benchmarks.`,
    );
  } else if (request.rounds === null && affordable < fewest) {
    warnings.push(
      `The time budget of ${String(timeBudget)} s allows ${roundsText(affordable)} of each benchmark, and saying "regressed" about this many needs at least ${String(fewest)}: only those can fail that get the time which others leave. ` +
        `${enough}, or measure fewer benchmarks.`,
    );
  }
  return {
    looks,
    seconds: {
      least: least * secondsPerRound,
      most:
        request.rounds === null
          ? Math.min(most * secondsPerRound, Math.max(timeBudget, least * secondsPerRound))
          : most * secondsPerRound,
    },
    speaking: request.speaking(looks),
    decides,
    warnings,
  };
}

function roundsText(rounds: number): string {
  return rounds === 1 ? '1 round' : `${String(rounds)} rounds`;
}
