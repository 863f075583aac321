import { type ComparisonPolicy, type Environment, type PolicyInput, type Run, type Verdict } from '../model/index.js';
import { type CommonMovement, type StoredMetric } from './stored-metric.js';
import { type BenchmarkHistory } from './prediction.js';
/** Share of unchanged benchmarks that a screen sends on to be measured in pairs. */
export declare const screenLevel = 0.1;
/** Whether one run can stand for a benchmark. */
export interface PlannedScreen {
    readonly benchmark: string;
    /** true: one run screens it; false: it is measured in pairs at once. */
    readonly screened: boolean;
    /** Change for the worse, a fraction, that one run is expected to catch nine times in ten; null where nothing is known. */
    readonly catches: number | null;
    /** In words, why. */
    readonly reason: string;
}
/** A screened benchmark that is to be measured in pairs. */
export interface Suspect {
    readonly benchmark: string;
    /** Null where it is not for a number: it failed, or is missing. */
    readonly metric: string | null;
    /** p of the screen; null where it is not for a number. */
    readonly p: number | null;
    /** In words, why. */
    readonly reason: string;
}
/** What one run of the suite says. Every benchmark that was planned to be screened is in exactly one of the two lists. */
export interface Screened {
    readonly suspects: readonly Suspect[];
    /** One verdict for each gating metric, `not-suspected` (exact ones: within or improved). */
    readonly notSuspected: readonly Verdict[];
    /** By gating metric where all benchmarks moved by more than the minimum effect; to be reported whatever else is said. */
    readonly commonMovements: readonly CommonMovement[];
}
/**
 * Decides which benchmarks one run can stand for: those in which the stored runs of this machine class let a screen
 * catch a change of `requiredSensitivity` nine times in ten while it sends on one in ten of those that did not change.
 *
 * To be called before anything is measured, so that nothing measured has a part in the plan. The caller runs the suite once
 * if any benchmark is screened, passes that run to {@link screen}, and then measures in pairs the suspects, the
 * unscreened benchmarks and those that no stored run has. The family of the paired tests is exactly these: their rounds are
 * fresh data, so alpha holds for them however they were chosen.
 *
 * @param history stored runs, oldest first; those of another machine class or interrupted do not count.
 * @param environment of the machine that will measure.
 * @returns one entry for each benchmark of the newest comparable run; empty when there is none.
 */
export declare function planScreen(history: readonly Run[], environment: Environment, policyInput?: PolicyInput): PlannedScreen[];
/**
 * Screens one run: a benchmark is a suspect when it is worse than nine in ten unchanged runs would be, beside what the
 * earlier runs let one expect of it in this one. Failing closed, a benchmark that failed, is missing or has no positive
 * value is a suspect too.
 *
 * When all benchmarks moved together for the worse, further than nine in ten earlier runs did, that could be the machine or
 * the code; the benchmarks that vary least are then suspects as its witnesses, and paired rounds will tell.
 *
 * @param history what {@link planScreen} was given.
 * @param run one run of the suite, of head.
 */
export declare function screen(history: readonly Run[], run: Run, policyInput?: PolicyInput): Screened;
/** How one gating metric of one benchmark is screened; `stored` is null for an exact one. */
interface Rule {
    readonly metric: string;
    readonly policy: ComparisonPolicy;
    readonly stored: StoredMetric | null;
    readonly column: number;
    /** 1 where more is worse, -1 where less is. */
    readonly up: 1 | -1;
    /** Residuals of the earlier runs, greater is worse. */
    readonly residuals: readonly number[];
    /** In spreads: what is worse than this is suspected. */
    readonly threshold: number;
    /** In spreads: how much luck nine in ten runs do not exceed. */
    readonly margin: number;
    /** Log ratio for the worse that nine in ten earlier runs would have been sent on with. */
    readonly catches: number;
}
/**
 * The screen of one metric of one benchmark, from the earlier runs and without an assumption about their distribution.
 *
 * @param history with at least 1 / level - 1 runs.
 * @param up 1 where more is worse, -1 where less is.
 * @param level share of unchanged runs that are sent on.
 */
export declare function screenRule(history: Pick<BenchmarkHistory, 'residuals' | 'spreads'>, up: 1 | -1, level: number): Pick<Rule, 'residuals' | 'threshold' | 'margin' | 'catches'>;
export {};
