import { isBroken, type Decision, type Reason, type Verdict } from '../../model/index.ts';
import type { Outline } from '../outline.ts';
import * as units from '../units.ts';
import { missedClause } from './budget.ts';
import { changeSentence, commonWord } from './change.ts';
import { metricOfBenchmark } from './failure.ts';
import { joined, type Phrase, plural } from './phrase.ts';
import { subjectWord } from './verdict.ts';

/** A sign, a word and a sentence; the sign may be left out. */
export interface Headline {
  readonly sign: '✅' | '❌' | '⚠️';
  readonly tone: 'good' | 'bad' | 'unsure';
  readonly word: string;
  readonly sentence: Phrase;
}

const isRegression = (verdict: Verdict): boolean => verdict.kind === 'regressed';

function regressionSentence(decision: Decision, outline: Outline): Phrase {
  const [worst, ...rest] = outline.regressed;
  if (worst === undefined) return ['something regressed'];
  const first = changeSentence(decision, worst);
  if (rest.length === 0) return first;
  const of = `${units.count(outline.regressed.length)} of ${plural(outline.gating.length, subjectWord(outline))}`;
  const word = commonWord(decision, outline.regressed);
  const verb = word === 'slower' ? 'got slower' : 'regressed';
  return [`${of} ${verb}; the worst: `, ...first];
}

function brokenSentence(names: readonly string[], one: string, many: string): Phrase {
  const [first] = names;
  if (first !== undefined && names.length === 1) return [{ name: first }, ` ${one}`];
  return [`${plural(names.length, 'benchmark')} ${many}`];
}

/** As `brokenSentence`, with metrics that alone are missing or new told apart from whole benchmarks. */
function subjectsSentence(
  benchmarks: readonly string[],
  metrics: readonly Verdict[],
  one: string,
  many: string,
): Phrase {
  const partial = new Set(metrics.map(({ benchmark }) => benchmark));
  const whole = [...new Set(benchmarks)].filter((benchmark) => !partial.has(benchmark));
  const [first] = metrics;
  if (first === undefined) return brokenSentence(whole, one, many);
  const those: Phrase =
    metrics.length === 1
      ? [...metricOfBenchmark(first), ` ${one}`]
      : [`${plural(metrics.length, 'metric')} ${many}`];
  return whole.length === 0 ? those : [...brokenSentence(whole, one, many), '; ', ...those];
}

function failureClause(decision: Decision, outline: Outline, reason: Reason): Phrase {
  const partial = outline.gating.filter(
    (verdict) => verdict.kind === reason.kind && outline.partial.has(verdict),
  );
  switch (reason.kind) {
    case 'regressed':
      return regressionSentence(decision, outline);
    case 'missing':
      return subjectsSentence(reason.benchmarks, partial, 'is missing on head', 'are missing on head');
    case 'failed':
      return brokenSentence(reason.benchmarks, 'does not work on head', 'do not work on head');
    case 'added':
      return subjectsSentence(
        reason.benchmarks,
        partial,
        'is new, with no base to compare with',
        'are new, with no base to compare with',
      );
    case 'inconclusive':
      return brokenSentence(reason.benchmarks, 'was too noisy to judge', 'were too noisy to judge');
    case 'budget-missed':
      return missedClause(decision, outline, 'critical') ?? [obstacle(reason.kind)];
    case 'nothing-measured':
    case 'set-up-failed':
    case 'load-failed':
    case 'unusable-values':
    case 'not-measured':
    case 'different-machine':
    case 'common-movement':
    case 'no-history':
    case 'contaminated':
    case 'interrupted':
    case 'budget-unusable':
    case 'missing-part':
    case 'in-no-shard':
      return [obstacle(reason.kind)];
  }
}

function obstacle(kind: Reason['kind']): string {
  switch (kind) {
    case 'nothing-measured':
      return 'no benchmark was measured';
    case 'set-up-failed':
      return 'the set-up failed';
    case 'load-failed':
      return 'a benchmark file does not load';
    case 'unusable-values':
      return 'some values cannot be compared';
    case 'not-measured':
      return 'a run left out what was the same on its two sides';
    case 'different-machine':
      return 'the sides were measured on different kinds of machine';
    case 'common-movement':
      return 'all benchmarks moved together further than a history can explain';
    case 'no-history':
      return 'there is no stored history to judge by';
    case 'contaminated':
      return 'this machine favours one side';
    case 'interrupted':
      return 'it was interrupted';
    case 'missing-part':
      return 'a part of what was to be measured is missing';
    case 'in-no-shard':
      return 'a benchmark is in no shard';
    case 'failed':
      return 'benchmarks did not work';
    case 'missing':
      return 'something is missing on head';
    case 'added':
      return 'something has no base';
    case 'inconclusive':
      return 'it was too noisy';
    case 'regressed':
      return 'something regressed, but it could not be confirmed';
    case 'budget-missed':
      return 'a critical value is missed';
    case 'budget-unusable':
      return 'a budget cannot be judged';
  }
}

/** What to do about an outcome that is no judgement, as an imperative sentence. */
export function remedy(kind: Reason['kind']): string | null {
  switch (kind) {
    case 'nothing-measured':
      return 'Check that the suites of the configuration name files that exist, and that "only" leaves some benchmarks; "perf-gate doctor" says what it finds.';
    case 'load-failed':
      return 'Run the benchmark files by themselves and repair the one that does not load.';
    case 'unusable-values':
      return 'Measure again, or declare metrics that can be zero or negative as exact.';
    case 'not-measured':
      return 'Measure with "perf-gate run", or with "perf-gate gate --no-shortcut".';
    case 'set-up-failed':
      return 'Run the set-up command in a fresh checkout of that commit and repair what it reports.';
    case 'different-machine':
    case 'common-movement':
      return 'Measure both sides on one machine ("--strategy paired"), or record a baseline on this kind of machine ("perf-gate baseline update").';
    case 'no-history':
      return 'Measure both sides now ("--strategy paired"), or record runs of the main branch first ("perf-gate baseline update").';
    case 'contaminated':
      return 'Start it again; when it happens again, look for what differs between the two folders or the order of starting.';
    case 'interrupted':
      return 'Start it again; what had been measured by then is shown below.';
    case 'missing-part':
      return 'Look at the job that should have measured it, and start that one again.';
    case 'in-no-shard':
      return 'Start all shards again, with the same options: they did not find the same benchmarks or the same stored runs.';
    case 'failed':
      return 'Repair the benchmarks that are named below, or leave them out of the suites.';
    case 'inconclusive':
      return 'Measure more rounds, or on a quieter machine.';
    case 'missing':
      return 'If what is missing was removed on purpose, set "missing" to "warn" for this change.';
    case 'added':
      return 'If what is new is meant to pass, set "added" to "warn" or "ignore".';
    case 'budget-unusable':
      return 'Correct the budget in the configuration or in the table that it comes from.';
    case 'regressed':
    case 'budget-missed':
      return null;
  }
}

function passedSentence(decision: Decision, outline: Outline): Phrase {
  const total = outline.gating.length;
  if (decision.sameTree === true)
    return [
      'both commits have the same files, so nothing needed measuring ("--no-shortcut" measures all the same).',
    ];
  if (total === 0) return ['there was nothing to compare.'];
  if (outline.gating.every((verdict) => verdict.kind === 'identical')) {
    return [
      `both sides run the same files in ${total === 1 ? 'the one benchmark' : `all ${plural(total, subjectWord(outline))}`}, so nothing needed measuring.`,
    ];
  }
  if (outline.gating.every((verdict) => verdict.kind === 'added' || verdict.kind === 'ignored')) {
    const names = outline.added.map((verdict) => verdict.benchmark);
    const partial = outline.added.filter((verdict) => outline.partial.has(verdict));
    return ['nothing to compare; ', ...subjectsSentence(names, partial, 'is new', 'are new'), '.'];
  }
  const clauses: Phrase[] = [];
  // A decision that passes with a regression was told to; the report must not deny what its table shows.
  if (outline.gating.some(isRegression))
    clauses.push(regressionSentence(decision, outline), ['the policy lets it pass']);
  else if (outline.accepted.length > 0) clauses.push(['nothing regressed but what was accepted']);
  else clauses.push(['nothing regressed']);
  const [best] = outline.improved;
  if (best !== undefined) {
    clauses.push(
      outline.improved.length === 1
        ? changeSentence(decision, best)
        : [`${units.count(outline.improved.length)} improved, most: `, ...changeSentence(decision, best)],
    );
  }
  if (outline.inconclusive.length > 0) {
    const [first] = outline.inconclusive;
    clauses.push(
      first !== undefined && outline.inconclusive.length === 1
        ? [{ name: first.benchmark }, ' was too noisy to judge']
        : [`${units.count(outline.inconclusive.length)} were too noisy to judge`],
    );
  }
  const target = missedClause(decision, outline, 'target');
  if (target !== null) clauses.push(target);
  if (outline.broken.length > 0) {
    clauses.push(
      subjectsSentence(
        outline.broken.map((verdict) => verdict.benchmark),
        outline.broken.filter((verdict) => outline.partial.has(verdict)),
        'was not compared',
        'were not compared',
      ),
    );
  }
  const same = outline.gating.filter((verdict) => verdict.kind === 'identical').length;
  const judged = total - outline.broken.length - outline.added.length - same;
  const identical = same === 0 ? '' : `, ${units.count(same)} identical`;
  clauses.push([`${plural(judged, subjectWord(outline))} compared${identical}`]);
  return [...joined(clauses), '.'];
}

/** The first sentence of every report. */
export function headline(decision: Decision, outline: Outline): Headline {
  const { outcome, observed, reasons } = decision;
  if (outcome === 'could-not-judge') {
    const kinds = [...new Set(reasons.map((reason) => reason.kind))];
    const what = kinds.length === 0 ? 'no reason was given' : kinds.map(obstacle).join('; ');
    return { sign: '⚠️', tone: 'unsure', word: 'Could not judge', sentence: [`${what}.`] };
  }
  if (outcome === 'failed') {
    const seen = new Set<Reason['kind']>();
    const inOrder = [...reasons].sort(
      (a, b) => Number(b.kind === 'regressed') - Number(a.kind === 'regressed'),
    );
    const clauses = inOrder.flatMap((reason) => {
      if (reason.kind === 'regressed' && seen.has(reason.kind)) return [];
      seen.add(reason.kind);
      return [failureClause(decision, outline, reason)];
    });
    const sentence: Phrase = clauses.length === 0 ? ['no reason was given.'] : [...joined(clauses), '.'];
    if (observed) return { sign: '⚠️', tone: 'unsure', word: 'Would have failed', sentence };
    return { sign: '❌', tone: 'bad', word: 'Failed', sentence };
  }
  const careful =
    outline.inconclusive.length > 0 ||
    outline.broken.length > 0 ||
    outline.budgets.some(
      ({ target, critical, concerns }) =>
        isBroken(target) || isBroken(critical) || critical?.state === 'undecided' || !concerns,
    );
  const verb = observed ? 'Would have passed' : 'Passed';
  return {
    sign: '✅',
    tone: 'good',
    word: careful ? `${verb}, with a warning` : verb,
    sentence: passedSentence(decision, outline),
  };
}

/** The sentence below the headline of a gate that only observes; null for one that gates. */
export function observedSentence(decision: Decision): string | null {
  if (!decision.observed) return null;
  const sentence = 'This gate only observes ("mode: observe"): it reports and never fails a job.';
  if (decision.tally === null) return sentence;
  const { gates, failed, couldNotJudge } = decision.tally;
  const unjudged =
    couldNotJudge === 0 ? '' : `, and ${units.count(couldNotJudge)} could not have been judged`;
  return `${sentence} Of ${plural(gates, 'earlier gate')} in the store, ${units.count(failed)} would have failed${unjudged}.`;
}
