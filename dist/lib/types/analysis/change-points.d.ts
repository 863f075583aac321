import { type ChangePoint, type ChangePointPolicyInput, type Drift } from '../model/index.js';
/**
 * Where the level of a series changed, and whether it drifts.
 *
 * Values that are all positive are compared by their logs; otherwise by differences, relative to the larger of the two levels.
 * Deterministic, robust against single spikes, and nearly linear in time and memory. See docs/statistics.md.
 *
 * @param values in time order, finite, any unit.
 * @returns change points in ascending order; `drift` is null where none is shown.
 * @throws PerfGateError for a value that is not finite.
 */
export declare function detectChangePoints(values: readonly number[], policyInput?: ChangePointPolicyInput): {
    changePoints: ChangePoint[];
    drift: Drift | null;
};
