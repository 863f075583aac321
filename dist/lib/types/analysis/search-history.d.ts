import { type ChangePointPolicy, type History, type Run } from '../model/index.js';
/**
 * Searches stored runs for change points and drift: each metric of each benchmark on each machine class by itself, and by each
 * unit, because values in another unit are not comparable. Alpha is divided among the series that are searched.
 *
 * @param runs of one suite, any machine class, any order.
 */
export declare function searchHistory(runs: readonly Run[], policy: ChangePointPolicy): Pick<History, 'schema' | 'policy' | 'family' | 'runs' | 'series' | 'warnings'>;
