import { describe, expect, it } from 'vitest';
import { planRounds } from '../../src/measure/plan.ts';

const looks = [7, 10, 14, 20];
/** As with a small family: fewer looks, so that an early one can have enough of alpha. */
const speaking = (planned: readonly number[]): number =>
  planned.find((rounds) => rounds >= (planned.length > 3 ? 14 : 7)) ?? Infinity;
const roomy = { rounds: null, fewest: 7, looks, speaking, secondsPerRound: 1, timeBudget: 300 };

describe('planning rounds', () => {
  it('takes the looks that the test wants', () => {
    expect(planRounds(roomy)).toEqual({
      looks,
      seconds: { least: 7, most: 20 },
      speaking: 14,
      decides: 'coin',
      warnings: [],
    });
  });

  it('never promises more than the time budget', () => {
    expect(planRounds({ ...roomy, timeBudget: 16 })).toMatchObject({
      looks,
      seconds: { least: 7, most: 16 },
      warnings: [],
    });
  });

  it('ends where the time ends, so that the last look it can afford has enough of alpha', () => {
    expect(planRounds({ ...roomy, timeBudget: 12 })).toMatchObject({
      looks: [7, 10, 12],
      seconds: { least: 7, most: 12 },
      speaking: 7,
      warnings: [],
    });
    expect(planRounds({ ...roomy, timeBudget: 7 }).looks).toEqual([7]);
  });

  it('says when regressions can only be seen in the time that others leave', () => {
    const plan = planRounds({ ...roomy, fewest: 13, timeBudget: 10.5 });
    expect(plan.looks).toEqual(looks);
    expect(plan.warnings).toEqual([
      expect.stringMatching(/10\.5 s allows 10 rounds .* at least 13.*Raise the time budget to 13 s/u),
    ]);
  });

  it('says before measuring when the coin cannot decide, what decides instead, and what would help', () => {
    const plan = planRounds({ ...roomy, timeBudget: 5 });
    expect(plan).toMatchObject({ looks: [5], decides: 'model' });
    expect(plan.warnings).toEqual([
      expect.stringMatching(/5 rounds fit .* at least 7: a model of the noise decides instead.*to 7 s/u),
    ]);
    expect(planRounds({ ...roomy, timeBudget: 7 }).decides).toBe('coin');
  });

  it('measures three rounds even when not one fits', () => {
    expect(planRounds({ ...roomy, timeBudget: 0.1 })).toMatchObject({
      looks: [3],
      seconds: { least: 3, most: 3 },
    });
  });

  it('does what was asked for, beyond the budget too', () => {
    expect(planRounds({ ...roomy, rounds: 1000 })).toMatchObject({
      looks: [1000],
      seconds: { least: 1000, most: 1000 },
      warnings: [],
    });
    const few = planRounds({ ...roomy, rounds: 2 });
    expect(few.looks).toEqual([2]);
    expect(few.warnings).toEqual([
      expect.stringMatching(/2 rounds were asked for.*nothing can fail in this run.*Ask for 7 or more/u),
    ]);
    expect(planRounds({ ...roomy, rounds: 3 }).warnings).toEqual([
      expect.stringMatching(/3 rounds were asked for.*a model .* decides instead.*Ask for 7 or more/u),
    ]);
  });

  it('does not divide by rounds that take no time', () => {
    expect(planRounds({ ...roomy, secondsPerRound: 0 })).toMatchObject({ looks, seconds: { most: 0 } });
  });
});
