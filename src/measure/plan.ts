/** How many rounds are measured, and how long that takes. */
export interface Plan {
  readonly rounds: number;
  /** Wall seconds that measuring will take. */
  readonly seconds: number;
  /** Rounds below which the test cannot say regressed for so many comparisons. */
  readonly fewest: number;
  /** What the user should know before it starts. */
  readonly warnings: readonly string[];
}

export interface PlanRequest {
  /** Rounds asked for; null: as many as the test wants and the time allows. */
  readonly rounds: number | null;
  readonly fewest: number;
  /** Wall seconds that one round of all benchmarks takes. */
  readonly secondsPerRound: number;
  /** Seconds that measuring may take. */
  readonly timeBudget: number;
}

/** A good test of moderate changes needs this many even where fewer could reject at all. */
const usualRounds = 20;

/** Rounds beyond the fewest possible, so that one or two rounds that went the other way do not spoil the proof. */
const spareRounds = 6;

/** Fewer pairs than this describe nothing. */
const leastRounds = 3;

/** Seconds that more rounds than the fewest and their spare ones are worth: a gate that makes people wait is switched off. */
const comfortableTime = 180;

/** Plans the rounds before the first, from durations alone; what is measured later changes nothing. */
export function planRounds(request: PlanRequest): Plan {
  const { fewest, secondsPerRound, timeBudget } = request;
  const within = (seconds: number): number =>
    secondsPerRound > 0 ? Math.floor(seconds / secondsPerRound) : Infinity;
  const sound = fewest + spareRounds;
  const wanted = request.rounds ?? Math.max(sound, Math.min(usualRounds, within(comfortableTime)));
  const affordable = within(timeBudget);
  const rounds = request.rounds ?? Math.max(leastRounds, Math.min(wanted, affordable));
  const warnings: string[] = [];
  if (rounds < fewest) {
    const asked = request.rounds !== null;
    warnings.push(
      `${roundsText(rounds)} ${asked ? `${rounds === 1 ? 'was' : 'were'} asked for` : 'fit into the time budget'}, and saying "regressed" about this many benchmarks needs at least ${String(fewest)}: nothing can fail in this run. ` +
        `${asked ? `Ask for ${String(fewest)} or more` : `Raise the time budget to ${String(Math.ceil(fewest * secondsPerRound))} s`}, or measure fewer benchmarks.`,
    );
  } else if (rounds < wanted) {
    warnings.push(
      `${String(rounds)} rounds instead of ${String(wanted)} fit into the time budget of ${String(timeBudget)} s; smaller changes will stay inconclusive.`,
    );
  }
  return { rounds, seconds: rounds * secondsPerRound, fewest, warnings };
}

function roundsText(rounds: number): string {
  return rounds === 1 ? '1 round' : `${String(rounds)} rounds`;
}
