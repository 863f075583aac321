import { clopperPearson } from '../evaluation/clopper-pearson.ts';
import { sumOf, type Calibration, type Counted } from '../../test/calibration/results.ts';
import { claims, type Claim } from '../../test/calibration/grid.ts';
import { line, mark, svg, text } from './svg.ts';

const names: Readonly<Record<Claim, string>> = {
  alarm: 'false alarms',
  miss: 'intervals that miss',
  within: 'within, wrongly',
};

/** What was counted, as a share of what is promised, in every world. */
export function calibration({ worlds }: Calibration): string {
  const rows = [...new Set(worlds.map(({ world }) => world))];
  const [left, top, width, gap, step] = [320, 92, 150, 34, 24];
  const most = 1.5;
  const bottom = top + step * rows.length;
  const looks = ['one look', 'looks'] as const;
  const rateOf = (world: string, claim: Claim, look: (typeof looks)[number]): Counted =>
    sumOf(
      worlds
        .filter((row) => row.world === world && (row.stop === 'once') === (look === 'one look'))
        .map((row) => row[claim]),
    );
  const panels = claims.flatMap((claim, panel) => {
    const start = left + panel * (width + gap);
    const x = (share: number): number => start + (Math.min(share, most) / most) * width;
    return [
      text(start + width / 2, top - 14, names[claim], { anchor: 'middle' }),
      ...[0, 0.5, 1, 1.5].flatMap((tick) => [
        line(
          x(tick),
          top,
          x(tick),
          bottom,
          tick === 1 ? 'ink' : 'faint',
          tick === 1 ? ' stroke-width="1.5"' : '',
        ),
        text(x(tick), bottom + 18, tick.toFixed(1), { anchor: 'middle', muted: true }),
      ]),
      ...rows.flatMap((world, row) =>
        looks.flatMap((look, index) => {
          const { count, of, nominal } = rateOf(world, claim, look);
          if (of === 0) return [];
          const y = top + step * row + step / 2 + (index === 0 ? -4 : 5);
          const { low, high } = clopperPearson(count, of);
          return [
            line(x(low / nominal), y, x(high / nominal), y, `s${String(index)}`, ' stroke-width="1.5"'),
            mark(x(count / of / nominal), y, index),
          ];
        }),
      ),
    ];
  });
  const body = [
    ...looks.flatMap((look, index) => [mark(26 + 90 * index, 48, index), text(36 + 90 * index, 52, look)]),
    text(220, 52, 'counted, as a share of what is promised (1: exactly that); lines: 95 % intervals', {
      muted: true,
    }),
    ...rows.map((world, row) => text(left - 12, top + step * row + step / 2 + 4, world, { anchor: 'end' })),
    ...panels,
  ];
  const told = claims.map((claim) => {
    const shares = rows.flatMap((world) =>
      looks.map((look) => {
        const { count, of, nominal } = rateOf(world, claim, look);
        return of === 0 ? 0 : count / of / nominal;
      }),
    );
    return `${names[claim]}: at most ${Math.max(...shares).toFixed(2)} of what is promised`;
  });
  return svg(
    'Error rates in simulated worlds, beside what is promised',
    `In ${String(rows.length)} worlds, ${told.join('; ')}.`,
    left + 3 * (width + gap),
    bottom + 34,
    body,
  );
}
