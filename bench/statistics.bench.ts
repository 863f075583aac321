import type { Bench } from 'tinybench';
import { seededRandom } from '../src/stats/random.ts';
import { segment } from '../src/stats/segmentation.ts';
import { signedRankEstimate, signedRankTest } from '../src/stats/signed-rank.ts';

const random = seededRandom(1);
const rounds = Array.from({ length: 40 }, () => random() - 0.4);
const series = Float64Array.from({ length: 500 }, (_, index) => (index < 250 ? 0 : 0.5) + random());

export default (bench: Bench): void => {
  bench.add('signed-rank test of 40 rounds', () => signedRankTest(rounds));
  bench.add('signed-rank intervals of 40 rounds', () => signedRankEstimate(rounds, [0.0005, 0.05]));
  bench.add('segments of 500 runs', () => segment(series, 3));
};
