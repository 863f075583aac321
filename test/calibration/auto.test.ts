import { expect, test } from 'vitest';
import { simulateAuto } from './auto.ts';
import { Rate } from './grid.ts';
import { historyNames } from './histories.ts';

test('the whole of auto: few false alarms, most benchmarks spared their rounds, and slower ones found', () => {
  const alarm = new Rate();
  const spared = new Rate();
  const caught = [new Rate(), new Rate(), new Rate()];
  for (const name of historyNames) {
    const gates = simulateAuto(name, 8);
    alarm.join(gates.alarm);
    spared.join(gates.spared);
    for (const [index, rate] of gates.caught.entries()) caught[index]?.join(rate);
  }
  expect(alarm.holds).toBe(true);
  expect(spared.count / spared.of).toBeGreaterThan(0.7);
  // +5, +10 and +20 %.
  const [five = NaN, ten = NaN, twenty = NaN] = caught.map(({ count, of }) => count / of);
  expect(five).toBeGreaterThan(0.5);
  expect(ten).toBeGreaterThan(0.75);
  expect(twenty).toBeGreaterThan(0.9);
});
