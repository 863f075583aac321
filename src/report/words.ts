import type { Decision, Failure, Method, Metric, Reason, Verdict, VerdictKind } from '../model/index.ts';
import { estimateOf } from './interval.ts';
import { metricOf, type Outline } from './outline.ts';
import * as units from './units.ts';

/**
 * A sentence before it is put into a terminal or into Markdown. A string is ours; `name` is an untrusted name, to be set off
 * from the sentence; `said` is an untrusted message, to be read as part of it.
 */
export type Phrase = readonly (string | { readonly name: string } | { readonly said: string })[];

/** A sign, a word and a sentence; the sign may be left out. */
export interface Headline {
  readonly sign: '✅' | '❌' | '⚠️';
  readonly tone: 'good' | 'bad' | 'unsure';
  readonly word: string;
  readonly sentence: Phrase;
}

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${units.count(n)} ${n === 1 ? one : many}`;

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const ownMetricWords = new Map([
  ['time', 'time'],
  ['tail', 'time of the slow calls'],
  ['mean', 'mean time'],
  ['cpu', 'CPU time'],
  ['memory', 'memory'],
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

function directionWords(name: string, metric: Metric | undefined): DirectionWords | null {
  if (name === 'time' && metric?.unit === 's' && metric.better === 'lower') {
    return { grew: 'slower', fell: 'faster', verb: 'got', multiplied: ['takes', 'as long'] };
  }
  if (metric?.unit === 'B' && metric.better === 'lower' && /memory|heap|rss/iu.test(name)) {
    return { grew: 'more memory', fell: 'less memory', verb: 'uses', multiplied: ['uses', 'the memory'] };
  }
  if (metric?.unit === 'Hz' && metric.better === 'higher') {
    return {
      grew: 'more throughput',
      fell: 'less throughput',
      verb: 'has',
      multiplied: ['has', 'the throughput'],
    };
  }
  return null;
}

/** `parse > large` got 12 % slower. The words follow the metric and never need a sign. */
export function changeSentence(decision: Decision, verdict: Verdict): Phrase {
  const name = { name: verdict.benchmark };
  const { change, noise } = verdict;
  if (change === null) return [name, ' changed'];
  const words = directionWords(verdict.metric, metricOf(decision, verdict));
  const estimate = estimateOf(change);
  const size = units.percent(estimate, units.resolutionOf(change, noise));
  if (words === null) {
    const subject: Phrase = [...metricName(verdict.metric), ' of ', name];
    if (estimate === Infinity) return [...subject, ' rose from zero'];
    if (estimate >= 1) return [...subject, ` rose to ${units.timesAs(estimate)} what it was`];
    return [...subject, ` ${estimate < 0 ? 'fell by' : 'rose by'} ${size}`];
  }
  if (estimate === Infinity) return [name, ` ${words.verb} ${words.grew}, from zero`];
  if (estimate >= 1) {
    return [name, ` ${words.multiplied[0]} ${units.timesAs(estimate)} ${words.multiplied[1]}`];
  }
  return [name, ` ${words.verb} ${size} ${estimate < 0 ? words.fell : words.grew}`];
}

/** Slower, faster, more memory; null where the verdicts have no word in common. */
function commonWord(decision: Decision, verdicts: readonly Verdict[]): string | null {
  let common: string | null = null;
  for (const verdict of verdicts) {
    const words = directionWords(verdict.metric, metricOf(decision, verdict));
    if (words === null || verdict.change === null) return null;
    const word = estimateOf(verdict.change) < 0 ? words.fell : words.grew;
    if (common !== null && common !== word) return null;
    common = word;
  }
  return common;
}

/** The title of a section of rows that have one verdict. */
export function sectionTitle(decision: Decision, kind: VerdictKind, verdicts: readonly Verdict[]): string {
  if (kind === 'regressed') return capitalised(commonWord(decision, verdicts) ?? 'worse');
  if (kind === 'improved') return capitalised(commonWord(decision, verdicts) ?? 'better');
  if (kind === 'inconclusive') return 'Not sure';
  if (kind === 'accepted') return 'Worse, and accepted';
  return capitalised(verdictWord(kind, decision.minimumEffect));
}

export function verdictWord(kind: VerdictKind, minimumEffect: number): string {
  switch (kind) {
    case 'within':
      return `within ±${units.share(minimumEffect)}`;
    case 'identical':
      return 'identical code';
    case 'not-suspected':
      return 'not suspected';
    case 'added':
      return 'new';
    case 'regressed':
    case 'improved':
    case 'inconclusive':
    case 'missing':
    case 'failed':
    case 'accepted':
    case 'ignored':
      return kind;
  }
}

/** What the verdicts mean, for the reader who meets them for the first time. */
export function verdictMeaning(kind: VerdictKind, minimumEffect: number): string {
  const least = units.share(minimumEffect);
  switch (kind) {
    case 'regressed':
      return `it is worse, by an estimated ${least} or more, and chance does not explain it`;
    case 'improved':
      return `it is better, by an estimated ${least} or more, and chance does not explain it`;
    case 'within':
      return `shown to have changed by less than ${least}`;
    case 'inconclusive':
      return 'the noise allows neither a change nor its absence to be shown';
    case 'not-suspected':
      return 'the stored history gave no reason to measure it again';
    case 'identical':
      return 'both sides ran the same code, so nothing was measured';
    case 'added':
      return 'the base has no such benchmark';
    case 'missing':
      return 'the base has it and head does not';
    case 'failed':
      return 'it did not run';
    case 'accepted':
      return 'worse, and accepted beforehand';
    case 'ignored':
      return 'left out by the configuration';
  }
}

/** 1 regressed, 9 within ±2 %, 1 new. */
export function countsSentence(outline: Outline, minimumEffect: number): string {
  const within = outline.gating.filter((verdict) => verdict.kind === 'within');
  const alike = within.every((verdict) => verdict.minimumEffect === minimumEffect);
  const parts = outline.counts.map(
    ([kind, number]) =>
      `${units.count(number)} ${kind === 'within' && !alike ? 'within their minimum effect' : verdictWord(kind, minimumEffect)}`,
  );
  const compared = outline.gating.length;
  if (compared === 0) return 'No benchmark was compared.';
  const subject =
    compared === outline.benchmarks
      ? plural(compared, 'benchmark')
      : `${plural(compared, 'comparison')} of ${plural(outline.benchmarks, 'benchmark')}`;
  return `${subject}: ${parts.join(', ')}.`;
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

function subjectWord(outline: Outline): string {
  return outline.gating.length === outline.benchmarks ? 'benchmark' : 'comparison';
}

function brokenSentence(names: readonly string[], one: string, many: string): Phrase {
  const [first] = names;
  if (first !== undefined && names.length === 1) return [{ name: first }, ` ${one}`];
  return [`${plural(names.length, 'benchmark')} ${many}`];
}

function failureClause(decision: Decision, outline: Outline, reason: Reason): Phrase {
  switch (reason.kind) {
    case 'regressed':
      return regressionSentence(decision, outline);
    case 'missing':
      return brokenSentence(reason.benchmarks, 'is missing on head', 'are missing on head');
    case 'failed':
      return brokenSentence(reason.benchmarks, 'does not work on head', 'do not work on head');
    case 'added':
      return brokenSentence(
        reason.benchmarks,
        'is new, with no base to compare with',
        'are new, with no base to compare with',
      );
    case 'inconclusive':
      return brokenSentence(reason.benchmarks, 'was too noisy to judge', 'were too noisy to judge');
    case 'nothing-measured':
    case 'set-up-failed':
    case 'load-failed':
    case 'unusable-values':
    case 'different-machine':
    case 'no-history':
    case 'interrupted':
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
    case 'different-machine':
      return 'the sides were measured on different kinds of machine';
    case 'no-history':
      return 'there is no stored history to judge by';
    case 'interrupted':
      return 'it was interrupted';
    case 'failed':
      return 'benchmarks did not work';
    case 'missing':
      return 'benchmarks are missing';
    case 'added':
      return 'benchmarks have no base';
    case 'inconclusive':
      return 'it was too noisy';
    case 'regressed':
      return 'something regressed, but it could not be confirmed';
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
    case 'set-up-failed':
      return 'Run the set-up command in a fresh checkout of that commit and repair what it reports.';
    case 'different-machine':
      return 'Measure both sides on one machine ("--strategy paired"), or record a baseline on this kind of machine ("perf-gate baseline update").';
    case 'no-history':
      return 'Measure both sides now ("--strategy paired"), or record runs of the main branch first ("perf-gate baseline update").';
    case 'interrupted':
      return 'Start it again; what had been measured by then is shown below.';
    case 'failed':
      return 'Repair the benchmarks that are named below, or leave them out of the suites.';
    case 'inconclusive':
      return 'Measure more rounds, or on a quieter machine.';
    case 'missing':
      return 'If the missing benchmarks were removed on purpose, set "missing" to "warn" for this change.';
    case 'added':
      return 'If the new benchmarks are meant to pass, set "added" to "warn" or "ignore".';
    case 'regressed':
      return null;
  }
}

function joined(clauses: readonly Phrase[]): Phrase {
  return clauses.flatMap((clause, index) => (index === 0 ? clause : ['; ', ...clause]));
}

function passedSentence(decision: Decision, outline: Outline): Phrase {
  const total = outline.gating.length;
  if (total === 0) return ['there was nothing to compare.'];
  if (outline.gating.every((verdict) => verdict.kind === 'identical')) {
    return [
      `both sides run the same code in ${total === 1 ? 'the one benchmark' : `all ${plural(total, subjectWord(outline))}`}.`,
    ];
  }
  if (outline.gating.every((verdict) => verdict.kind === 'added' || verdict.kind === 'ignored')) {
    return [
      `nothing to compare; ${plural(outline.added.length, 'benchmark')} ${outline.added.length === 1 ? 'is' : 'are'} new.`,
    ];
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
  if (outline.broken.length > 0) {
    clauses.push(
      brokenSentence(
        outline.broken.map((verdict) => verdict.benchmark),
        'was not compared',
        'were not compared',
      ),
    );
  }
  const judged = total - outline.broken.length - outline.added.length;
  clauses.push([`${plural(judged, subjectWord(outline))} compared`]);
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
  const careful = outline.inconclusive.length > 0 || outline.broken.length > 0;
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

/** What an undecided row could have missed: up to 9 % slower. */
export function missedWords(decision: Decision, verdict: Verdict): string {
  if (verdict.detectable === null) return 'any change';
  const words = directionWords(verdict.metric, metricOf(decision, verdict));
  const lower = metricOf(decision, verdict)?.better !== 'higher';
  const worse = words === null ? 'worse' : lower ? words.grew : words.fell;
  return `up to ${units.percent(verdict.detectable, verdict.detectable)} ${worse}`;
}

/** Nothing was bounded, so nothing can be foreseen but the fewest rounds with which the test can speak at all. */
function isUnbounded(verdict: Verdict): boolean {
  return verdict.change === null || (verdict.change.low === null && verdict.change.high === null);
}

/** What would settle an undecided row. */
export function settleWords(decision: Decision, verdict: Verdict): string {
  if (decision.strategy === 'stored') return 'more stored runs';
  if (isUnbounded(verdict))
    return `no fewer than ${plural(verdict.roundsToSettle ?? verdict.rounds + 1, 'round')}`;
  return verdict.roundsToSettle === null
    ? 'no number of rounds'
    : `about ${plural(verdict.roundsToSettle, 'round')}`;
}

/** The advice below the undecided rows. */
export function inconclusiveAdvice(decision: Decision, outline: Outline): string {
  if (decision.strategy === 'stored') return 'The history grows with every run that is stored.';
  const needs = outline.inconclusive.map((verdict) => verdict.roundsToSettle);
  const settled = needs.filter((rounds) => rounds !== null);
  const most = settled.length === 0 ? null : settled.reduce((a, b) => Math.max(a, b));
  const quieter = 'a quieter machine or a longer benchmark would help';
  if (outline.inconclusive.every((verdict) => verdict.change === null))
    return 'They could not be compared at all.';
  if (outline.inconclusive.some(isUnbounded) && most !== null) {
    return `At least ${plural(most, 'round')} are needed to say anything.`;
  }
  if (most === null)
    return `More rounds would not settle ${needs.length === 1 ? 'this' : 'these'}; ${quieter}.`;
  const settle = `About ${plural(most, 'round')} would settle`;
  if (settled.length === needs.length) {
    return `${settle} ${needs.length === 1 ? 'it' : 'them all'}, as far as can be foreseen.`;
  }
  return `${settle} ${units.count(settled.length)} of them; for the others ${quieter}.`;
}

export function failureWords(kind: Failure['kind']): string {
  switch (kind) {
    case 'set-up':
      return 'the set-up failed';
    case 'load':
      return 'it could not be loaded';
    case 'threw':
      return 'it threw an error';
    case 'timed-out':
      return 'it took too long and was stopped';
    case 'exited':
      return 'its process ended early';
    case 'bad-output':
      return 'its output could not be read';
    case 'bad-value':
      return 'it gave a number that is no measurement';
    case 'other-side':
      return 'it loaded a file of the other side';
    case 'interrupted':
      return 'it was interrupted';
    case 'duplicate-name':
      return 'another benchmark has the same name';
  }
}

/** Why a benchmark has no comparison: fails on head: it threw an error (round 3): message. */
export function brokenWords(verdict: Verdict): Phrase {
  const name = { name: verdict.benchmark };
  if (verdict.kind === 'missing') return [name, ': the base has this benchmark and head does not'];
  const { failure } = verdict;
  return failure === null ? [name, ': it did not run'] : [name, ': ', ...failurePhrase(failure)];
}

export function failurePhrase(failure: Failure): Phrase {
  const where = failure.round === null ? '' : ` in round ${units.count(failure.round + 1)}`;
  const what = `${failureWords(failure.kind)}${where}`;
  return failure.message.trim() === '' ? [what] : [`${what}: `, { said: failure.message }];
}

/** Movements of metrics that cannot fail the build, worth a word: at most three of them. */
export function movedSentence(decision: Decision, outline: Outline): Phrase | null {
  const shown = outline.moved.slice(0, 3);
  if (shown.length === 0) return null;
  const clauses = shown.map((verdict): Phrase => {
    const words = directionWords(verdict.metric, metricOf(decision, verdict));
    return words === null || verdict.metric === 'memory'
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

export function methodWords(method: Method): string {
  switch (method) {
    case 'signed-rank':
      return 'signed-rank test over rounds, ranks winsorized';
    case 'rank-sum':
      return 'Wilcoxon rank-sum test';
    case 'prediction':
      return 'prediction interval from the stored history';
    case 'exact':
      return 'exact comparison, no statistics';
  }
}

/** 20 rounds, or 20 to 40 rounds; for stored runs, earlier runs. */
export function roundsWords(decision: Decision, rounds: readonly [number, number] | null): string | null {
  if (rounds === null) return null;
  const [least, most] = rounds;
  const word =
    decision.strategy === 'stored' ? 'earlier run' : decision.strategy === 'paired' ? 'round' : 'trial';
  return least === most ? plural(least, word) : `${units.count(least)} to ${plural(most, word)}`;
}

function commitWords(side: { readonly commit: Decision['head']['commit'] }): Phrase {
  const { sha, ref, dirty } = side.commit;
  const parts: Phrase[] = [];
  if (sha !== null) parts.push([{ name: sha.slice(0, 10) }]);
  if (ref !== null) parts.push([sha === null ? '' : ' (', { name: ref }, sha === null ? '' : ')']);
  if (parts.length === 0) parts.push(['a folder outside a repository']);
  if (dirty) parts.push([' with uncommitted changes']);
  return parts.flat();
}

/** What was compared with what, how often and how long it took. */
export function comparedPhrase(decision: Decision, outline: Outline): Phrase {
  const stored: Phrase = decision.strategy === 'stored' ? ['the stored runs → '] : [];
  const base: Phrase = decision.base === null ? stored : [...commitWords(decision.base), ' → '];
  const facts = [roundsWords(decision, outline.rounds), units.duration(decision.seconds)].filter(
    (fact) => fact !== null,
  );
  return [...base, ...commitWords(decision.head), ` · ${facts.join(' · ')}`];
}

function confidences(intervals: readonly ({ readonly confidence: number } | null)[]): string | null {
  const levels = [
    ...new Set(intervals.flatMap((interval) => (interval === null ? [] : [interval.confidence]))),
  ];
  levels.sort((a, b) => a - b);
  const [first] = levels;
  const last = levels.at(-1);
  if (first === undefined || last === undefined) return null;
  const [from, to] = [units.confidencePercent(first), units.confidencePercent(last)];
  return from === to ? from : `${from} to ${to}`;
}

/** Everything that a statistician asks for, as labels and values. */
export function methodFacts(decision: Decision, outline: Outline): readonly (readonly [string, Phrase])[] {
  const { environment, conditions } = decision;
  const facts: [string, Phrase][] = [];
  const add = (label: string, ...value: Phrase): void => {
    facts.push([label, value]);
  };
  const rounds = roundsWords(decision, outline.rounds);
  const methods = [
    ...new Set(outline.gating.flatMap((verdict) => (verdict.method === null ? [] : [verdict.method]))),
  ];
  if (rounds !== null) add('Rounds (n)', rounds);
  if (methods.length > 0) add('Test', methods.map(methodWords).join('; '));
  add(
    'Alpha',
    decision.family === 0
      ? `${units.probability(decision.alpha)}, with nothing to share it among`
      : `${units.probability(decision.alpha)} over the whole family of ${plural(decision.family, 'comparison')}`,
  );
  add('Minimum effect', units.share(decision.minimumEffect));
  const change = confidences(outline.gating.map((verdict) => verdict.change));
  const equivalence = confidences(outline.gating.map((verdict) => verdict.equivalence));
  if (change !== null) {
    add(
      'Intervals',
      `${change} for the change${equivalence === null ? '' : `, ${equivalence} for equivalence`}`,
    );
  }
  add('Seed', decision.seed === null ? 'none' : String(decision.seed));
  add('Strategy', decision.strategy);
  const { cpu, os, runtime, orchestrator } = environment;
  add(
    'Machine',
    { said: cpu.model },
    `, ${plural(cpu.cores, 'core')}, ${units.quantity(environment.memory, 'B')}, `,
    { said: `${os.name} ${os.release} ${environment.arch}` },
  );
  // Command suites start no runtime of ours.
  if (runtime.name !== 'none') add('Runtime', { said: `${runtime.name} ${runtime.version}` });
  add('Measured by', {
    said: `${decision.tool.name} ${decision.tool.version} on ${orchestrator.name} ${orchestrator.version}`,
  });
  const speaking = [
    conditions.loadAverage === null ? null : `load ${units.plainNumber(conditions.loadAverage, 2)} before`,
    conditions.steal === null ? null : `steal ${units.percent(conditions.steal)}`,
    conditions.pressure === null ? null : `CPU pressure ${units.plainNumber(conditions.pressure, 1)} %`,
  ].filter((part) => part !== null);
  if (speaking.length > 0) add('Conditions', speaking.join(', '));
  for (const [note, value] of Object.entries(environment.notes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, 20)) {
    add('Note', { said: `${note}: ${value}` });
  }
  if (decision.base !== null) add('Base measured', { said: decision.base.started });
  add('Head measured', { said: decision.head.started });
  add('Took', units.duration(decision.seconds));
  return facts;
}

/** One warning and the benchmarks that share it. */
export interface SharedWarning {
  readonly text: string;
  readonly benchmarks: readonly string[];
}

/** Warnings of the decision first, then those of its rows, each text once. */
export function sharedWarnings(decision: Decision, verdicts: readonly Verdict[]): readonly SharedWarning[] {
  const byText = new Map<string, Set<string>>();
  for (const text of decision.warnings) if (!byText.has(text)) byText.set(text, new Set());
  for (const verdict of verdicts) {
    for (const text of verdict.warnings) {
      const names = byText.get(text) ?? new Set();
      names.add(verdict.benchmark);
      byText.set(text, names);
    }
  }
  return Array.from(byText, ([text, names]) => ({ text, benchmarks: [...names] }));
}

export function warningPhrase({ text, benchmarks }: SharedWarning): Phrase {
  const [first] = benchmarks;
  if (first === undefined) return [{ said: text }];
  const who: Phrase = benchmarks.length === 1 ? [{ name: first }] : [plural(benchmarks.length, 'benchmark')];
  return [...who, ': ', { said: text }];
}
