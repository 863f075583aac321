import { describe, expect, it } from 'vitest';
import { planRounds } from '../../src/measure/plan.ts';

const roomy = { rounds: null, fewest: 7, secondsPerRound: 1, timeBudget: 300 };

describe('planning rounds', () => {
  it('takes twenty where fewer could already reject', () => {
    expect(planRounds(roomy)).toEqual({ rounds: 20, seconds: 20, fewest: 7, warnings: [] });
  });

  it('takes some more than the fewest where the family is large', () => {
    const plan = planRounds({ ...roomy, fewest: 19 });
    expect(plan.rounds).toBeGreaterThan(20);
    expect(plan.warnings).toEqual([]);
  });

  it('takes fewer than twenty where that would be minutes, but no fewer than a sound test needs', () => {
    expect(planRounds({ ...roomy, secondsPerRound: 10 })).toMatchObject({ rounds: 18, warnings: [] });
    expect(planRounds({ ...roomy, secondsPerRound: 10, fewest: 13 })).toMatchObject({
      rounds: 19,
      warnings: [],
    });
  });

  it('takes as many as fit into the time budget, and says what that costs', () => {
    const plan = planRounds({ ...roomy, timeBudget: 12.9 });
    expect(plan).toMatchObject({ rounds: 12, seconds: 12 });
    expect(plan.warnings).toEqual([expect.stringMatching(/12 rounds instead of 20 .* 12\.9 s/u)]);
  });

  it('says before measuring when nothing can come out as regressed, and what would help', () => {
    const plan = planRounds({ ...roomy, timeBudget: 5 });
    expect(plan.rounds).toBe(5);
    expect(plan.warnings).toEqual([expect.stringMatching(/nothing can fail in this run.*to 7 s/u)]);
  });

  it('measures three rounds even when not one fits', () => {
    expect(planRounds({ ...roomy, timeBudget: 0.1 }).rounds).toBe(3);
  });

  it('does what was asked for, beyond the budget too', () => {
    expect(planRounds({ ...roomy, rounds: 1000 })).toMatchObject({ rounds: 1000, warnings: [] });
    const few = planRounds({ ...roomy, rounds: 2 });
    expect(few.rounds).toBe(2);
    expect(few.warnings).toEqual([expect.stringMatching(/2 rounds were asked for.*Ask for 7 or more/u)]);
  });

  it('does not divide by rounds that take no time', () => {
    expect(planRounds({ ...roomy, secondsPerRound: 0 })).toMatchObject({ rounds: 20, seconds: 0 });
  });
});
