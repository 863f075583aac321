import { describe, expect, test } from 'vitest';
import { normalQuantile, normalUpperTail } from '../../src/stats/normal.ts';
import { studentUpperQuantile, studentUpperTail } from '../../src/stats/student.ts';

/** Relative agreement; the references are scipy 1.17. */
function near(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('normal', () => {
  test.each([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1.96, 0.024997895148220435],
    [3, 0.0013498980316300933],
    [5, 2.866515718791933e-7],
    [8, 6.22096057427174e-16],
    [20, 2.7536241186061556e-89],
  ])('upper tail at %d', (z, expected) => {
    near(normalUpperTail(z), expected, 1e-12);
    near(1 - normalUpperTail(-z), expected, 1e-7 + 1e-16 / expected);
  });

  test.each([
    [1e-10, -6.361340902404056],
    [0.0005, -3.2905267314918945],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
    [0.99999, 4.264890793923841],
  ])('quantile at %d', (p, expected) => {
    near(normalQuantile(p), expected, 1e-12);
  });

  test('quantile at the ends and outside', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalUpperTail(NaN)).toBeNaN();
  });
});

describe('student', () => {
  test.each([
    [0.5, 1, 0.35241638234956674],
    [2, 4, 0.05805826175840778],
    [3, 7.5, 0.009195469304102253],
    [6, 19, 4.4896177362454195e-6],
    [12, 3, 0.0006225079003946681],
    [1.5, 200, 0.06759566061351745],
  ])('upper tail at t = %d with %d degrees', (t, degrees, expected) => {
    near(studentUpperTail(t, degrees), expected, 1e-10);
    near(studentUpperTail(-t, degrees), 1 - expected, 1e-10);
  });

  test.each([
    [0.025, 4, 2.7764451051977943],
    [0.0005, 19, 3.883405852592083],
    [0.00001, 9, 8.10205787939482],
    [0.3, 1, 0.7265425280053609],
  ])('upper quantile of %d with %d degrees', (tail, degrees, expected) => {
    near(studentUpperQuantile(tail, degrees), expected, 1e-9);
  });
});
