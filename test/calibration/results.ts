import { simulateAuto, slowdowns, type WholeGates } from './auto.ts';
import { claims, designs, noRates, Rate, simulate, stops, type Cell, type Claim, type Stop } from './grid.ts';
import { historyNames } from './histories.ts';
import { worldNames } from './worlds.ts';

/** A {@link Rate} in JSON. */
export interface Counted {
  readonly count: number;
  readonly of: number;
  /** What the rate may be, 0 to 1, in the mean of what was counted. */
  readonly nominal: number;
}

export type Claims = Readonly<Record<Claim, Counted>>;

/** What the whole grid gave, pooled in two ways, and the whole of strategy `auto`. */
export interface Calibration {
  readonly effort: number;
  readonly worlds: readonly ({ readonly world: string; readonly stop: Stop } & Claims)[];
  readonly designs: readonly ({
    readonly rounds: number;
    readonly benchmarks: number;
    readonly stop: Stop;
  } & Claims)[];
  readonly auto: readonly {
    readonly history: string;
    readonly alarm: Counted;
    readonly spared: Counted;
    /** By slowdown, in per cent. */
    readonly caught: Readonly<Record<string, Counted>>;
  }[];
}

function counted(rate: Rate): Counted {
  return { count: rate.count, of: rate.of, nominal: Number(rate.nominal.toPrecision(6)) };
}

function pooled(cells: readonly Cell[]): Readonly<Record<Claim, Rate>> {
  const rates = noRates();
  for (const cell of cells) for (const claim of claims) rates[claim].join(cell.rates[claim]);
  return rates;
}

/**
 * Simulates the whole grid and the whole of `auto`.
 *
 * @returns what was counted, and a line for each claim that does not hold: of a cell, of a world, or of a design.
 */
export function calibrate(
  effort: number,
  progress: (line: string) => void,
): { calibration: Calibration; broken: string[] } {
  const cells: Cell[] = [];
  for (const world of worldNames) {
    progress(world);
    for (const design of designs) cells.push(simulate(world, design, effort));
  }
  const auto = historyNames.map((name) => {
    progress(`auto: ${name}`);
    return simulateAuto(name, effort);
  });
  const broken: string[] = [];
  const hold = (what: string, claim: string, rate: Rate): void => {
    if (rate.holds) return;
    const percent = (fraction: number): string => `${(100 * fraction).toFixed(2)} %`;
    broken.push(
      `${what}: ${claim} ${String(rate.count)} of ${String(rate.of)}, ${percent(rate.count / rate.of)} for at most ${percent(rate.nominal)}`,
    );
  };
  const holdAll = (what: string, own: readonly Cell[]): Claims => {
    const rates = pooled(own);
    for (const claim of claims) hold(what, claim, rates[claim]);
    return { alarm: counted(rates.alarm), miss: counted(rates.miss), within: counted(rates.within) };
  };
  for (const cell of cells) {
    const { world, rounds, benchmarks, stop } = cell;
    holdAll(`${world}, ${String(rounds)} rounds, ${String(benchmarks)} benchmarks, ${stop}`, [cell]);
  }
  for (const { history, alarm } of auto) hold(`auto, ${history}`, 'alarm', alarm);
  const all = new Rate();
  for (const { alarm } of auto) all.join(alarm);
  hold('auto', 'alarm', all);
  const calibration: Calibration = {
    effort,
    worlds: worldNames.flatMap((world) =>
      stops.map((stop) => {
        const own = cells.filter((cell) => cell.world === world && cell.stop === stop);
        return { world, stop, ...holdAll(`${world}, ${stop}`, own) };
      }),
    ),
    designs: designs.map(({ rounds, benchmarks, stop }) => {
      const own = cells.filter(
        (cell) => cell.rounds === rounds && cell.benchmarks === benchmarks && cell.stop === stop,
      );
      const what = `all worlds, ${String(rounds)} rounds, ${String(benchmarks)} benchmarks, ${stop}`;
      return { rounds, benchmarks, stop, ...holdAll(what, own) };
    }),
    auto: auto.map(autoCounted),
  };
  return { calibration, broken };
}

function autoCounted({ history, alarm, spared, caught }: WholeGates): Calibration['auto'][number] {
  return {
    history,
    alarm: counted(alarm),
    spared: counted(spared),
    caught: Object.fromEntries(
      slowdowns.map((slowdown, index) => [
        String(Math.round(100 * slowdown)),
        counted(caught[index] ?? new Rate()),
      ]),
    ),
  };
}

function percent(fraction: number): string {
  return (100 * fraction).toFixed(fraction < 0.001 && fraction > 0 ? 2 : 1);
}

function seen({ count, of }: Counted): string {
  return of === 0 ? '–' : percent(count / of);
}

function beside(rate: Counted): string {
  return rate.of === 0 ? '–' : `${seen(rate)} of ${percent(rate.nominal)}`;
}

export function sumOf(rates: readonly Counted[]): Counted {
  const of = rates.reduce((sum, rate) => sum + rate.of, 0);
  const allowed = rates.reduce((sum, rate) => sum + rate.nominal * rate.of, 0);
  return { count: rates.reduce((sum, rate) => sum + rate.count, 0), of, nominal: allowed / Math.max(1, of) };
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  return [head, head.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The tables of docs/statistics.md, in Markdown. */
export function calibrationTables({ effort, worlds, designs: pools, auto }: Calibration): string {
  const gates = sumOf(worlds.map(({ alarm }) => alarm));
  const intervals = sumOf(worlds.map(({ miss }) => miss));
  const byWorld = [...new Set(worlds.map(({ world }) => world))].map((world) => {
    const own = worlds.filter((row) => row.world === world);
    const looks = own.filter(({ stop }) => stop !== 'once');
    const once = own.filter(({ stop }) => stop === 'once');
    return [
      world,
      ...stops.map((stop) => seen(sumOf(own.filter((row) => row.stop === stop).map(({ alarm }) => alarm)))),
      beside(sumOf(once.map(({ miss }) => miss))),
      beside(sumOf(looks.map(({ miss }) => miss))),
      seen(sumOf(once.map(({ within }) => within))),
      seen(sumOf(looks.map(({ within }) => within))),
    ];
  });
  const slower = Object.keys(auto[0]?.caught ?? {});
  return [
    `${String(gates.of)} gates of unchanged code at alpha 5 %, half of them with a bias of the whole allowance, and ${String(intervals.of)} intervals (\`--effort ${String(effort)}\`). All in per cent.`,
    table([
      [
        'world',
        'false alarms of 5: one look',
        'until settled',
        'impatient',
        'out of time',
        'intervals that miss: one look',
        'looks',
        'called within at the minimum effect, of 5: one look',
        'looks',
      ],
      ...byWorld,
    ]),
    'The same by rounds and benchmarks, over all worlds:',
    table([
      ['rounds', 'benchmarks', 'stop', 'false alarms of 5', 'intervals that miss', 'within, of 5'],
      ...pools.map(({ rounds, benchmarks, stop, alarm, miss, within }) => [
        stop === 'once' ? String(rounds) : `up to ${String(rounds)}`,
        String(benchmarks),
        stop,
        seen(alarm),
        beside(miss),
        seen(within),
      ]),
    ]),
    'Strategy `auto` as a whole, with the default policy (alpha 1 %): a gate of 20 benchmarks, thirty stored runs, one run of head as a screen, then rounds.',
    table([
      [
        'stored runs',
        'false alarms of 1',
        'unchanged that one run was enough for',
        ...slower.map((size) => `+${size} % caught`),
      ],
      ...auto.map(({ history, alarm, spared, caught }) => [
        history,
        seen(alarm),
        seen(spared),
        ...slower.map((size) => seen(caught[size] ?? { count: 0, of: 0, nominal: 0 })),
      ]),
      [
        'all',
        seen(sumOf(auto.map(({ alarm }) => alarm))),
        seen(sumOf(auto.map(({ spared }) => spared))),
        ...slower.map((size) => seen(sumOf(auto.flatMap(({ caught }) => caught[size] ?? [])))),
      ],
    ]),
  ].join('\n\n');
}
