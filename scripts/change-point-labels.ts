/** The labelled series, what their annotators agree on, and how found change points are scored against it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export const labelledFolder = path.resolve(import.meta.dirname, '../fixtures/evaluation/change-points');

/** Marks of different annotators within so many points are one. */
const consensusSpan = 10;
/** A found point within so many points of a consensus is a hit. */
const tolerance = 5;
const fewestAnnotators = 4;

export interface LabelledSeries {
  readonly id: string;
  /** Of the series that this is a piece of. */
  readonly source: number;
  readonly values: readonly number[];
  /** What each annotator marked, ascending. */
  readonly annotations: readonly (readonly number[])[];
  /** Points that at least half of the annotators marked, ascending. */
  readonly consensus: readonly number[];
  /** Parameters are chosen on one half, scores are those of the other. */
  readonly half: 'choosing' | 'scoring';
}

interface Recorded {
  readonly id: string;
  readonly source_series: number;
  readonly value_median: readonly number[];
  readonly annotations: Readonly<Record<string, readonly number[]>>;
}

export function labelledSeries(): LabelledSeries[] {
  const bytes = gunzipSync(readFileSync(path.join(labelledFolder, 'sap_hana.json.gz')));
  const recorded = JSON.parse(bytes.toString('utf8')) as Recorded[];
  return recorded
    .filter((series) => Object.keys(series.annotations).length >= fewestAnnotators)
    .map((series) => {
      const annotations = Object.values(series.annotations).map((marks) => marks.toSorted((a, b) => a - b));
      return {
        id: series.id,
        source: series.source_series,
        values: series.value_median,
        annotations,
        consensus: consensusOf(annotations),
        half: halfOf(series.source_series),
      };
    });
}

/** By the series that a piece was cut from, so that no piece of one is in both halves. */
function halfOf(source: number): LabelledSeries['half'] {
  const digest = createHash('sha256').update(String(source)).digest();
  return (digest[0] ?? 0) % 2 === 0 ? 'choosing' : 'scoring';
}

/** From left to right: the median of the marks in a span in which at least half of the annotators marked something. */
export function consensusOf(annotations: readonly (readonly number[])[]): number[] {
  const marks = annotations
    .flatMap((indices, annotator) => indices.map((index) => ({ index, annotator })))
    .sort((a, b) => a.index - b.index);
  const agreed: number[] = [];
  for (let first = 0; first < marks.length;) {
    const start = marks[first]?.index ?? 0;
    const span = marks.slice(first).filter((mark) => mark.index <= start + consensusSpan);
    if (new Set(span.map((mark) => mark.annotator)).size * 2 >= annotations.length) {
      agreed.push(span[span.length >> 1]?.index ?? start);
      first += span.length;
    } else {
      first += 1;
    }
  }
  return agreed;
}

/** Of one series, or summed over many. */
export interface Score {
  readonly found: number;
  readonly marked: number;
  readonly hits: number;
  /** Distance in points of each hit from its mark, found minus marked. */
  readonly errors: readonly number[];
}

/** Pairs found and marked points one to one, the nearest first. */
export function scoreOf(found: readonly number[], marked: readonly number[]): Score {
  const pairs = found
    .flatMap((point, i) => marked.map((mark, j) => ({ i, j, error: point - mark })))
    .filter(({ error }) => Math.abs(error) <= tolerance)
    .sort((a, b) => Math.abs(a.error) - Math.abs(b.error));
  const usedFound = new Set<number>();
  const usedMarked = new Set<number>();
  const errors: number[] = [];
  for (const { i, j, error } of pairs) {
    if (usedFound.has(i) || usedMarked.has(j)) continue;
    usedFound.add(i);
    usedMarked.add(j);
    errors.push(error);
  }
  return { found: found.length, marked: marked.length, hits: errors.length, errors };
}

export function total(scores: readonly Score[]): Score {
  return {
    found: scores.reduce((sum, score) => sum + score.found, 0),
    marked: scores.reduce((sum, score) => sum + score.marked, 0),
    hits: scores.reduce((sum, score) => sum + score.hits, 0),
    errors: scores.flatMap((score) => score.errors),
  };
}

/** One annotator after the other against what the rest of them agree on, over many series. */
export function annotatorScores(series: readonly LabelledSeries[]): Score[] {
  return series.map(({ annotations }) =>
    total(
      annotations.map((marks, own) =>
        scoreOf(marks, consensusOf(annotations.filter((_, other) => other !== own))),
      ),
    ),
  );
}

/** Harmonic mean of precision and recall; 0 where nothing was found or marked. */
export function f1({ found, marked, hits }: Score): number {
  return found + marked === 0 ? 0 : (2 * hits) / (found + marked);
}
