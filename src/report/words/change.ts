import type { Decision, Metric, Verdict } from '../../model/index.ts';
import { estimateOf, grew } from '../interval.ts';
import { metricOf, type Outline } from '../outline.ts';
import * as units from '../units.ts';
import { subjectPhrase } from './part.ts';
import { joined, type Phrase } from './phrase.ts';

const ownMetricWords = new Map([
  ['time', 'time'],
  ['tail', 'time of the slow calls'],
  ['mean', 'mean time'],
  ['cpu', 'CPU time'],
  ['memory', 'memory'],
  ['p50', 'p50 latency'],
  ['p95', 'p95 latency'],
  ['p99', 'p99 latency'],
  ['success', 'success rate'],
]);

/** What a metric is called in a sentence; a name that a tool gave is untrusted. */
export function metricName(metric: string): Phrase {
  const word = ownMetricWords.get(metric);
  return [word ?? { name: metric }];
}

interface DirectionWords {
  /** Of a number that grew, after "12 %". */
  readonly grew: string;
  readonly fell: string;
  readonly verb: string;
  /** Of a number that at least doubled: before and after "2.6 times". */
  readonly multiplied: readonly [string, string];
}

export function directionWords(name: string, metric: Metric | undefined): DirectionWords | null {
  if (name === 'time' && metric?.unit === 's' && metric.better === 'lower') {
    return { grew: 'slower', fell: 'faster', verb: 'got', multiplied: ['takes', 'as long'] };
  }
  if (metric?.unit === 'B' && metric.better === 'lower' && /memory|heap|rss/iu.test(name)) {
    return { grew: 'more memory', fell: 'less memory', verb: 'uses', multiplied: ['uses', 'the memory'] };
  }
  if ((metric?.unit === 'Hz' || metric?.unit === 'B/s') && metric.better === 'higher') {
    return {
      grew: 'more throughput',
      fell: 'less throughput',
      verb: 'has',
      multiplied: ['has', 'the throughput'],
    };
  }
  return null;
}

/** From here on the two numbers say more than their ratio. */
const ratioFrom = 1000;

/** Whether only both numbers tell what an exact metric did: no ratio, or one that nobody can picture. */
function needsBothNumbers({ method, base, head }: Verdict): boolean {
  if (method !== 'exact' || base === null || head === null || base === head) return false;
  if (base <= 0 || head <= 0) return true;
  return head / base >= ratioFrom || base / head >= ratioFrom;
}

/** `parse > large` got 12.3 % slower. The words follow the metric and never need a sign. */
export function changeSentence(decision: Decision, verdict: Verdict): Phrase {
  const name = subjectPhrase(decision, verdict);
  const { change, noise } = verdict;
  if (change === null) return [...name, ' changed'];
  const subject: Phrase = [...metricName(verdict.metric), ' of ', ...name];
  const rose = grew(verdict);
  if (needsBothNumbers(verdict)) {
    return [...subject, rose ? ' rose from ' : ' fell from ', ...bothNumbers(decision, verdict)];
  }
  const words = directionWords(verdict.metric, metricOf(decision, verdict));
  const estimate = estimateOf(change);
  const size = units.percent(estimate, units.resolutionOf(change, noise));
  if (words === null) {
    if (estimate === Infinity) return [...subject, ' rose from zero'];
    if (estimate >= 1 && (verdict.base ?? 0) >= 0) {
      return [...subject, ` rose to ${units.timesAs(estimate)} what it was`];
    }
    return [...subject, ` ${rose ? 'rose by' : 'fell by'} ${size}`];
  }
  if (estimate === Infinity) return [...name, ` ${words.verb} ${words.grew}, from zero`];
  if (estimate >= 1) {
    return [...name, ` ${words.multiplied[0]} ${units.timesAs(estimate)} ${words.multiplied[1]}`];
  }
  return [...name, ` ${words.verb} ${size} ${rose ? words.grew : words.fell}`];
}

/** 0 to 12 KiB. A unit of the tool's own is untrusted. */
function bothNumbers(decision: Decision, verdict: Verdict): Phrase {
  const unit = metricOf(decision, verdict)?.unit ?? '1';
  const scaled = units.isScaled(unit);
  const values = units.transition(verdict.base, verdict.head, scaled ? unit : '1', 0).replace('→', 'to');
  return scaled ? [values] : [`${values} `, { said: unit }];
}

/** Slower, faster, more memory; null where the verdicts have no word in common. */
export function commonWord(decision: Decision, verdicts: readonly Verdict[]): string | null {
  let common: string | null = null;
  for (const verdict of verdicts) {
    const words = directionWords(verdict.metric, metricOf(decision, verdict));
    if (words === null || verdict.change === null) return null;
    const word = grew(verdict) ? words.grew : words.fell;
    if (common !== null && common !== word) return null;
    common = word;
  }
  return common;
}

/** Movements of metrics that cannot fail the build, worth a word: at most three of them. */
export function movedSentence(decision: Decision, outline: Outline): Phrase | null {
  const shown = outline.moved.slice(0, 3);
  if (shown.length === 0) return null;
  const clauses = shown.map((verdict): Phrase => {
    const words = directionWords(verdict.metric, metricOf(decision, verdict));
    // Its name is among the words already.
    return words === null || verdict.metric === 'memory' || verdict.metric === 'throughput'
      ? changeSentence(decision, verdict)
      : [...changeSentence(decision, verdict), ' in ', ...metricName(verdict.metric)];
  });
  const rest = outline.moved.length - shown.length;
  return [
    'Not judged, but worth a look: ',
    ...joined(clauses),
    rest > 0 ? `; and ${units.count(rest)} more.` : '.',
  ];
}
