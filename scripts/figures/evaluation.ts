import { clopperPearson } from '../evaluation/clopper-pearson.ts';
import type { Evaluation, RuleResult } from '../evaluation/results.ts';
import { at, line, mark, seriesCount, svg, text } from './svg.ts';

/** The rules whose power is drawn: ours, and those that are met most. The others are in the table. */
const drawnRivals = ['github-action-benchmark', 'Bencher', 'benchstat', 'criterion'];

function isOurs({ rule }: RuleResult): boolean {
  return rule === 'perf-gate' || /^perf-gate, \d+ s each$/u.test(rule);
}

function percent(fraction: number): string {
  const value = 100 * fraction;
  return `${value > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** Power against the size of the slowdown. */
export function power({ rules }: Evaluation): string {
  const chosen = rules.filter(
    (rule) => isOurs(rule) || drawnRivals.some((name) => rule.rule.startsWith(name)),
  );
  const sizes = Object.keys(rules[0]?.caught ?? {});
  const [left, top, width, height] = [60, 56, 400, 300];
  const x = (index: number): number => left + (index / Math.max(1, sizes.length - 1)) * width;
  const y = (fraction: number): number => top + height * (1 - fraction);
  const shares = chosen.map(({ caught }) =>
    sizes.map((size) => {
      const { count, of } = caught[size] ?? { count: 0, of: 0 };
      return of === 0 ? null : count / of;
    }),
  );
  const body = [
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((tick) => [
      line(left, y(tick), left + width, y(tick), 'faint'),
      text(left - 8, y(tick) + 4, percent(tick), { anchor: 'end', muted: true }),
    ]),
    ...sizes.map((size, index) =>
      text(x(index), top + height + 20, `+${size} %`, { anchor: 'middle', muted: true }),
    ),
    text(left + width / 2, top + height + 42, 'slowdown', { anchor: 'middle' }),
    ...shares.flatMap((values, index) => {
      const points = values.flatMap((value, place) =>
        value === null ? [] : [`${at(x(place))},${at(y(value))}`],
      );
      const dash = isOurs(chosen[index] as RuleResult) ? '' : ' stroke-dasharray="5 4"';
      return [
        `<polyline points="${points.join(' ')}" fill="none" stroke-width="2" class="s${String(index % seriesCount)}"${dash}/>`,
        ...values.flatMap((value, place) => (value === null ? [] : [mark(x(place), y(value), index)])),
      ];
    }),
    ...chosen.flatMap(({ rule }, index) => [
      mark(left + width + 30, top + 10 + 24 * index, index),
      text(left + width + 44, top + 14 + 24 * index, rule),
    ]),
  ];
  const described = chosen
    .map(
      ({ rule }, index) =>
        `${rule}: ${sizes.map((size, place) => `+${size} % ${percent(shares[index]?.[place] ?? 0)}`).join(', ')}`,
    )
    .join('. ');
  return svg('Slowdowns that are caught, by their size', `${described}.`, 800, 420, body);
}

/** False alarms per gate, with what so few independent recordings leave open. */
export function falseAlarms({ rules, windows, gateSize }: Evaluation): string {
  const independent = Math.floor(windows / gateSize);
  const [left, top, width, step] = [290, 66, 380, 24];
  const x = (fraction: number): number => left + fraction * width;
  const bottom = top + step * rules.length;
  const bars = rules.map(({ rule, falseAlarms: { count, of } }) => {
    const n = Math.min(of, independent);
    const scaled = (count / of) * n;
    const low = n < 1 ? 0 : clopperPearson(Math.floor(scaled), n).low;
    const high = n < 1 ? 1 : clopperPearson(Math.ceil(scaled), n).high;
    return { rule, share: count / of, low, high };
  });
  const body = [
    text(20, 48, 'Gates of unchanged code in which anything is called regressed; lines: 95 % intervals', {
      muted: true,
    }),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((tick) => [
      line(x(tick), top, x(tick), bottom, 'faint'),
      text(x(tick), bottom + 18, percent(tick), { anchor: 'middle', muted: true }),
    ]),
    ...bars.flatMap(({ rule, share, low, high }, index) => {
      const y = top + step * index + step / 2;
      const colour = rule.startsWith('perf-gate') && !rule.startsWith('perf-gate paired') ? 0 : 1;
      return [
        text(left - 10, y + 4, rule, { anchor: 'end' }),
        `<rect x="${at(left)}" y="${at(y - 7)}" width="${at(share * width)}" height="14" class="f${String(colour)}"/>`,
        line(x(low), y, x(high), y, 'ink', ' stroke-width="1.5"'),
        line(x(low), y - 4, x(low), y + 4, 'ink'),
        line(x(high), y - 4, x(high), y + 4, 'ink'),
        text(left + width + 14, y + 4, percent(share)),
      ];
    }),
  ];
  const described = bars
    .map(({ rule, share, low, high }) => `${rule} ${percent(share)} (${percent(low)} to ${percent(high)})`)
    .join('; ');
  return svg('False alarms of a gate, by rule', `${described}.`, 740, bottom + 34, body);
}

/** What a gate takes when nothing changed, and when a quarter of it got slower. */
export function cost({ rules, gateSize }: Evaluation): string {
  const size = '5';
  const [left, top, width, step] = [290, 66, 300, 40];
  const rows = rules.map(({ rule, seconds, rounds, slowed }) => ({
    rule,
    bars: [{ seconds, rounds }, ...(slowed[size] === undefined ? [] : [slowed[size]])],
  }));
  const most = Math.max(...rows.flatMap(({ bars }) => bars.map(({ seconds }) => seconds)));
  const bottom = top + step * rows.length;
  const words = ({ seconds, rounds }: { seconds: number; rounds: number }): string =>
    `${seconds.toFixed(0)} s, ${rounds.toFixed(1)} rounds`;
  const legend = ['nothing changed', `a quarter of the benchmarks +${size} %`];
  const body = [
    ...legend.flatMap((entry, index) => [
      `<rect x="${String(20 + 150 * index)}" y="40" width="12" height="12" class="f${String(index)}"/>`,
      text(38 + 150 * index, 50, entry),
    ]),
    line(left, top - 4, left, bottom, 'faint'),
    ...rows.flatMap(({ rule, bars }, index) => {
      const y = top + step * index;
      return [
        text(left - 10, y + 19, rule, { anchor: 'end' }),
        ...bars.flatMap((bar, place) => [
          `<rect x="${at(left)}" y="${at(y + 2 + 15 * place)}" width="${at((bar.seconds / most) * width)}" height="13" class="f${String(place)}"/>`,
          text(left + (bar.seconds / most) * width + 8, y + 13 + 15 * place, words(bar), { muted: true }),
        ]),
      ];
    }),
  ];
  const described = rows
    .map(
      ({ rule, bars }) =>
        `${rule}: ${bars.map((bar, index) => `${legend[index] ?? ''} ${words(bar)}`).join(', ')}`,
    )
    .join('; ');
  return svg(
    `Time of a gate of ${String(gateSize)} benchmarks, and rounds of a benchmark`,
    `${described}.`,
    740,
    bottom + 16,
    body,
  );
}
