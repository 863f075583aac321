import type { Decision, Verdict } from '../model/index.ts';
import { changedSign, estimateOf } from './interval.ts';
import type { Outline } from './outline.ts';
import { visible } from './untrusted.ts';
import { shorten } from './width.ts';
import { rowPart } from './words/index.ts';

/** Bars that can still be told apart. */
const mostBars = 40;
const nameShown = 40;
/** A change beyond it would flatten all others; per cent. */
const longestBar = 200;

/** A text between quotes of Mermaid, whose own signs (entities, semicolons, quotes, comments) stand for nothing in it. */
function label(name: string): string {
  return `"${shorten(visible(name), nameShown)
    .replaceAll(/[^\p{L}\p{M}\p{N} .,:>/()_+-]/gu, '·')
    .replaceAll('--', '-·')}"`;
}

function percentOf(verdict: Verdict): number | null {
  if (verdict.change === null || changedSign(verdict)) return null;
  const percent = 100 * estimateOf(verdict.change);
  return Number.isFinite(percent) ? Math.min(longestBar, Math.max(-longestBar, percent)) : null;
}

interface Bar {
  readonly name: string;
  /** Size of the change, per cent. */
  readonly percent: number;
}

/** Bars begin where the axis does, so one chart cannot show both directions. */
function barChart(title: string, bars: readonly Bar[]): string {
  const sizes = bars.map(({ percent }) => percent);
  return [
    '```mermaid',
    'xychart-beta horizontal',
    `  x-axis [${bars.map(({ name }) => label(name)).join(', ')}]`,
    `  y-axis "${title}" 0 --> ${String(Math.ceil(Math.max(1, ...sizes)))}`,
    `  bar [${sizes.map((size) => size.toFixed(2)).join(', ')}]`,
    '```',
  ].join('\n');
}

/**
 * The changes of an outline as bars, the largest first, in the language of Mermaid, which GitHub draws in a fenced block; null where
 * there are fewer than two to compare.
 */
export function changeChart(decision: Decision, outline: Outline): string | null {
  const bars = outline.gating
    .flatMap((verdict) => {
      const percent = percentOf(verdict);
      const metric = verdict.metric === 'time' ? '' : ` ${verdict.metric}`;
      const part = rowPart(decision, verdict);
      const name = `${verdict.benchmark}${metric}${part === null ? '' : ` (${part})`}`;
      return percent === null ? [] : [{ name, percent }];
    })
    .sort((a, b) => Math.abs(b.percent) - Math.abs(a.percent))
    .slice(0, mostBars);
  if (bars.length < 2) return null;
  const grew = bars.filter(({ percent }) => percent > 0);
  const shrank = bars.flatMap(({ name, percent }) => (percent < 0 ? [{ name, percent: -percent }] : []));
  const charts = [
    ...(grew.length === 0 ? [] : [barChart('grew by, per cent', grew)]),
    ...(shrank.length === 0 ? [] : [barChart('shrank by, per cent', shrank)]),
  ];
  return charts.length === 0 ? null : charts.join('\n\n');
}
