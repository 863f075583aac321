import { detectChangePoints } from '../../src/analysis/index.ts';
import { labelledSeries } from '../change-point-labels.ts';
import { at, line, svg, text } from './svg.ts';

/** A series in which one place is certain and others are not. */
const example = 'sap_4845_split2';

/** A recorded history, its change points, and where each may be. */
export function changePoints(): string {
  const found = labelledSeries().find(({ id }) => id === example);
  if (found === undefined) throw new Error(`there is no labelled series ${example}`);
  const { values, consensus } = found;
  const points = detectChangePoints(values).changePoints;
  const [left, top, width, height] = [70, 92, 650, 250];
  const sorted = [...values].sort((a, b) => a - b);
  // Single spikes are drawn at the edge, or nothing else would be seen.
  const quantile = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [quantile(0.01), quantile(0.99)];
  const x = (point: number): number => left + (point / (values.length - 1)) * width;
  const y = (value: number): number =>
    top + height * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low));
  const starts = [0, ...points.map(({ index }) => index)];
  const levels = [points[0]?.before ?? 0, ...points.map(({ after }) => after)];
  const percent = (change: number | null): string =>
    change === null ? '' : `${change > 0 ? '+' : '−'}${(100 * Math.abs(change)).toFixed(1)} %`;
  const body = [
    text(
      20,
      48,
      'dots: runs · lines: levels · bands: where the change may be, 95 % · triangles: where people saw one',
      {
        muted: true,
      },
    ),
    ...points.map(
      (point) =>
        `<rect x="${at(x(point.low - 0.5))}" y="${at(top)}" width="${at(x(point.high + 0.5) - x(point.low - 0.5))}" height="${at(height)}" class="f1" opacity="0.3"/>`,
    ),
    ...values.map((value, point) => `<circle cx="${at(x(point))}" cy="${at(y(value))}" r="1.6" class="f5"/>`),
    ...levels.map((level, piece) =>
      line(
        x(starts[piece] ?? 0),
        y(level),
        x((starts[piece + 1] ?? values.length) - 1),
        y(level),
        's0',
        ' stroke-width="2.5"',
      ),
    ),
    ...points.map((point, index) =>
      text(x(point.index), top - 8 - 15 * (index % 2), percent(point.change), { anchor: 'middle' }),
    ),
    ...consensus.map((point) => `<path d="M${at(x(point))} ${at(top + height + 2)}l5 9h-10z" class="f2"/>`),
    line(left, top + height, left + width, top + height, 'faint'),
    ...[0, 100, 200, 300]
      .filter((tick) => tick < values.length)
      .map((tick) => text(x(tick), top + height + 28, String(tick), { anchor: 'middle', muted: true })),
    text(left + width / 2, top + height + 46, 'run', { anchor: 'middle' }),
    text(left - 8, y(low) + 4, low.toFixed(0), { anchor: 'end', muted: true }),
    text(left - 8, y(high) + 4, high.toFixed(0), { anchor: 'end', muted: true }),
  ];
  const told = points.map(
    (point) =>
      `at run ${String(point.index)} (between ${String(point.low)} and ${String(point.high)}) by ${percent(point.change)}`,
  );
  return svg(
    'A recorded history and its change points',
    `Series ${example} of ${String(values.length)} runs. Changes found: ${told.join('; ')}. People marked ${consensus.join(', ')}.`,
    740,
    406,
    body,
  );
}
