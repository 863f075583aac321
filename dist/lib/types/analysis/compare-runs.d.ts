import { type Decision, type Metric, type PolicyInput, type Run, type Sample, type StandingOf, type Verdict } from '../model/index.js';
import { type Levels } from './comparison.js';
import { type FewRounds } from './few-rounds.js';
import { type Subject } from './verdict.js';
/**
 * Judges two runs, of a base and of a head.
 *
 * Runs that share a pairing id are compared round by round; others as samples measured apart, which is worth less, and
 * the decision says so. Alpha is shared equally among the gating comparisons (Bonferroni 1936), so the probability that
 * unchanged code fails is at most alpha however the benchmarks depend on each other. The policy may share it otherwise.
 *
 * @param standingOf whether the commits of acceptances are part of the sides; without it they hold.
 * @param history stored runs, oldest first, for budgets alone: whether they are missed in several runs in a row, and how often
 *   they were kept.
 */
export declare function compareRuns(base: Run, head: Run, policyInput?: PolicyInput, standingOf?: StandingOf, history?: readonly Run[]): Decision;
/**
 * Compares one metric of one benchmark.
 *
 * @param looks as planned for paired rounds, null where there is one look only.
 * @param fewRounds of the suite, for paired rounds that are looked at once; null: the coin alone decides.
 */
export declare function compareSamples(subject: Subject, base: Pick<Sample, 'values'>, head: Pick<Sample, 'values'>, declared: Metric, levels: Levels, paired: boolean, looks: readonly number[] | null, fewRounds?: FewRounds | null): Verdict;
