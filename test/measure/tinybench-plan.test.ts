import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCounts, plannedSeconds } from '../../src/measure/tinybench/plan.ts';
import { parseReply } from '../../src/measure/tinybench/reply.ts';
import { quantile, summarise } from '../../src/measure/tinybench/summary.ts';
import { envelope } from '../../src/measure/trial/protocol.ts';

const pace = (seconds: number): { timed: number; wall: number } => ({ timed: seconds, wall: seconds });

describe('the schedule of a round', () => {
  it('batches a short function to half a millisecond and fills slots of ten', () => {
    expect(planCounts([pace(1e-6)])).toEqual({ batch: 500, batches: 20, slots: 6, warmup: 260 });
  });

  it('gives a slow one fewer slots of one iteration', () => {
    expect(planCounts([pace(0.1)])).toEqual({ batch: 1, batches: 1, slots: 4, warmup: 2 });
    expect(planCounts([pace(3)])).toEqual({ batch: 1, batches: 1, slots: 1, warmup: 1 });
  });

  it('serves both sides: the faster fills its batches, the slower does not burst its slots', () => {
    const counts = planCounts([pace(1e-6), pace(4e-6)]);
    expect(counts.batch).toBe(500);
    expect(counts.batches * counts.batch * 4e-6).toBeCloseTo(0.01, 3);
  });

  it('is not led astray by long hooks or a reported duration of nothing', () => {
    expect(planCounts([{ timed: 0, wall: 1e-7 }]).batch).toBe(100_000);
    expect(planCounts([{ timed: 1e-6, wall: 0.005 }])).toMatchObject({ batch: 2, batches: 1 });
  });

  it('stays within bounds for any pace', () => {
    const seconds = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.record({ timed: seconds, wall: seconds }), { minLength: 1, maxLength: 2 }),
        (paces) => {
          const counts = planCounts(paces);
          for (const count of Object.values(counts)) {
            expect(Number.isInteger(count)).toBe(true);
            expect(count).toBeGreaterThanOrEqual(1);
          }
          expect(counts.slots).toBeLessThanOrEqual(6);
          const slowest = Math.max(...paces.map(({ wall }) => wall));
          expect(counts.batch * counts.batches * slowest).toBeLessThanOrEqual(Math.max(0.02, slowest));
          expect(Number.isFinite(plannedSeconds(counts, paces))).toBe(true);
        },
      ),
    );
  });
});

describe('the summary of a trial', () => {
  it('interpolates quantiles', () => {
    expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
    expect(quantile([5], 0.95)).toBe(5);
    expect(quantile([3, 1, 2], 1)).toBe(3);
  });

  it('takes the low side of slots for time, the high side of batches for the tail', () => {
    const slots = [
      { times: [2, 9], cpu: 8 },
      { times: [4, 1], cpu: 12 },
    ];
    const summary = summarise(slots, 5);
    expect(summary).toMatchObject({ time: 1.25, mean: 4, cpu: 1, slots: [2, 1] });
    expect(summary.tail).toBeCloseTo(8.25);
  });
});

describe('what a trial says', () => {
  const slot = { envelope, kind: 'slot', times: [0.1], cpu: 0 };

  it('is taken when it is in bounds', () => {
    expect(parseReply(slot)).toMatchObject({ kind: 'slot', times: [0.1] });
  });

  it.each([
    null,
    'slot',
    [],
    {},
    { ...slot, envelope: undefined },
    { ...slot, kind: 'exit' },
    { ...slot, times: [null] },
    { ...slot, times: [-1] },
    { ...slot, times: [1e9] },
    { ...slot, times: 'x' },
    { ...slot, more: 1 },
    { envelope, kind: 'failed', failure: 'interrupted', message: '', stack: '', fatal: false },
    { envelope, kind: 'failed', failure: 'threw', message: 'x'.repeat(1e5), stack: '', fatal: false },
  ])('is refused otherwise: %j', (message) => {
    expect(parseReply(message)).toBeNull();
  });
});
