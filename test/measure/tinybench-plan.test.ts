import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCounts, plannedSeconds } from '../../src/measure/tinybench/plan.ts';
import { parseReply } from '../../src/measure/tinybench/reply.ts';
import { pairTimes, quantile, summarise } from '../../src/measure/tinybench/summary.ts';
import { envelope } from '../../src/measure/trial/protocol.ts';

const pace = (seconds: number): { timed: number; wall: number } => ({ timed: seconds, wall: seconds });

describe('the schedule of a round', () => {
  it('batches a short function to half a millisecond and fills many short slots', () => {
    expect(planCounts([pace(1e-6)])).toEqual({ batch: 500, batches: 5, slots: 24, warmup: 260 });
  });

  it('gives a slow one fewer slots of one iteration', () => {
    expect(planCounts([pace(0.004)])).toEqual({ batch: 1, batches: 1, slots: 15, warmup: 33 });
    expect(planCounts([pace(0.02)])).toEqual({ batch: 1, batches: 1, slots: 6, warmup: 7 });
    expect(planCounts([pace(0.1)])).toEqual({ batch: 1, batches: 1, slots: 4, warmup: 2 });
    expect(planCounts([pace(3)])).toEqual({ batch: 1, batches: 1, slots: 1, warmup: 1 });
  });

  it('serves both sides: the faster fills its batches, the slower does not burst its slots', () => {
    const counts = planCounts([pace(1e-6), pace(4e-6)]);
    expect(counts.batch).toBe(500);
    expect(counts.batches * counts.batch * 4e-6).toBeCloseTo(0.002, 4);
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
          expect(counts.slots).toBeLessThanOrEqual(24);
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

describe('the times of two sides', () => {
  const level = ([one, other]: readonly [number, number]): number => Math.sqrt(one * other);

  it('follow what both suffer, slot by slot', () => {
    // The machine gets slower by half while they take turns; the sides differ by a tenth all the time.
    const [one, other] = pairTimes([1, 1, 1.5, 1.5, 1.5], [1.1, 1.1, 1.65, 1.65, 1.65]);
    expect(other / one).toBeCloseTo(1.1, 12);
    // One of them alone was hit in two slots of five.
    const hit = pairTimes([1, 1, 1, 1, 1], [1.1, 9, 1.1, 9, 1.1]);
    expect(hit[1] / hit[0]).toBeCloseTo(1.1, 12);
  });

  it('keep the level of what the sides have alone', () => {
    const [a, b] = [
      [2, 3, 2.5, 4],
      [3, 3.1, 2.9, 7],
    ];
    expect(level(pairTimes(a, b))).toBeCloseTo(Math.sqrt(quantile(a, 0.25) * quantile(b, 0.25)), 12);
  });

  it('are swapped where the sides are', () => {
    const times = fc.array(fc.double({ min: 1e-9, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(times, fc.infiniteStream(fc.double({ min: 1e-9, max: 1e3, noNaN: true })), (one, more) => {
        const other = one.map(() => more.next().value as number);
        const [a, b] = pairTimes(one, other);
        const [c, d] = pairTimes(other, one);
        expect(a / d).toBeCloseTo(1, 9);
        expect(b / c).toBeCloseTo(1, 9);
      }),
    );
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
