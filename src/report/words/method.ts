import type { Decision, JudgedControl, Method, Part } from '../../model/index.ts';
import { isTested, type Outline } from '../outline.ts';
import * as units from '../units.ts';
import { budgetFacts } from './budget.ts';
import { partWords } from './part.ts';
import { type Phrase, plural } from './phrase.ts';

function methodWords(method: Method): string {
  switch (method) {
    case 'signed-rank':
      return 'signed-rank test over rounds, ranks winsorized';
    case 'moderated-t':
      return 'moderated t test over few rounds, which rests on a model of the noise, not on the coin';
    case 'rank-sum':
      return 'Wilcoxon rank-sum test';
    case 'prediction':
      return 'prediction interval from the stored history';
    case 'exact':
      return 'exact metrics are compared exactly, without statistics';
  }
}

/** What the asterisk at a pair of medians means. */
export function mediansSentence(decision: Decision): string {
  const how = {
    auto: 'round by round, where both sides met the same conditions',
    paired: 'round by round, where both sides met the same conditions',
    compare: 'over all pairs of trials',
    stored: 'from all earlier runs together',
  }[decision.strategy];
  return `medians of each side by itself; the change, which is taken ${how}, differs from their quotient`;
}

/** 20 rounds, or 20 to 40 rounds; for stored runs, earlier runs. */
function roundsWords(decision: Decision, rounds: readonly [number, number] | null): string | null {
  if (rounds === null) return null;
  const [least, most] = rounds;
  const word = { stored: 'earlier run', paired: 'round', auto: 'round', compare: 'trial' }[decision.strategy];
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

/** +0.1 % (−0.2 … +0.5 %), noise ±0.6 %, 14 rounds. */
function controlWords({ estimate, low, high, noise, rounds }: JudgedControl): string {
  const range = units.percentRange(low, high, noise);
  return `${units.signedPercent(estimate, noise)} (${range}), noise ${units.noisePercent(noise)}, ${plural(rounds, 'round')}`;
}

/** What is not the same in all parts. */
function partFact(decision: Decision, part: Part): Phrase {
  const { environment, alpha, family, seed, seconds, control, controlWorkload: workload } = part;
  const { cpu, os, arch } = environment;
  const facts = [
    `alpha ${units.probability(alpha)} over ${plural(family, 'comparison')}`,
    ...(seed === null ? [] : [`seed ${String(seed)}`]),
    units.duration(seconds),
    ...(control === null ? [] : [`base against itself ${controlWords(control)}`]),
    ...(workload === undefined ? [] : [`control workload ${controlWords(workload)}`]),
  ];
  return [
    { said: partWords(decision, part) },
    ` on `,
    { said: cpu.model },
    `, ${plural(cpu.cores, 'core')}, `,
    { said: `${os.name} ${os.release} ${arch}` },
    `: ${facts.join('; ')}`,
  ];
}

/** Everything that a statistician asks for, as labels and values. */
export function methodFacts(decision: Decision, outline: Outline): readonly (readonly [string, Phrase])[] {
  const { environment, conditions } = decision;
  const facts: [string, Phrase][] = [];
  const add = (label: string, ...value: Phrase): void => {
    facts.push([label, value]);
  };
  const rounds = roundsWords(decision, outline.rounds);
  const tested = outline.gating.filter(isTested);
  const tests = [...new Set(tested.flatMap(({ method }) => (method === null ? [] : [methodWords(method)])))];
  if (outline.gating.some(({ method }) => method === 'exact')) tests.push(methodWords('exact'));
  if (rounds !== null && tested.length > 0) add('Rounds (n)', rounds);
  if (tests.length > 0) add('Test', tests.join('; '));
  if (decision.family > 0) {
    add(
      'Alpha',
      `${units.probability(decision.alpha)} over the whole family of ${plural(decision.family, 'comparison')}${decision.parts === undefined ? '' : ', shared by the parts'}`,
    );
  }
  if (tests.length > 0) add('Minimum effect', units.share(decision.minimumEffect));
  if (decision.family > 0 && decision.looks.length > 1) {
    const [last = '', ...others] = decision.looks.map(String).reverse();
    add('Looks', `after ${others.reverse().join(', ')} and ${last} rounds, which share alpha`);
  }
  // Of all confidence is an interval without ends: that look had no share of alpha.
  const change = confidences(
    tested.map((verdict) => (verdict.change?.confidence === 1 ? null : verdict.change)),
  );
  const equivalence = confidences(tested.map((verdict) => verdict.equivalence));
  if (change !== null) {
    add(
      'Intervals',
      `${change} for the change${equivalence === null ? '' : `, ${equivalence} for equivalence`}`,
    );
  }
  const budgets = budgetFacts(decision, outline);
  if (budgets !== null) add('Budgets', ...budgets);
  if (decision.seed !== null) add('Seed', String(decision.seed));
  // Two files are judged as they are; there is no choice behind it.
  if (decision.strategy !== 'compare') add('Strategy', decision.strategy);
  if (decision.baseline !== undefined) add('Stored runs', { said: decision.baseline });
  const { cpu, os, runtime, orchestrator } = environment;
  for (const part of decision.parts ?? []) add('Part', ...partFact(decision, part));
  const alone = decision.parts === undefined;
  if (alone)
    add(
      'Machine',
      { said: cpu.model },
      `, ${plural(cpu.cores, 'core')}, ${units.quantity(environment.memory, 'B')}, `,
      { said: `${os.name} ${os.release} ${environment.arch}` },
    );
  // Command suites start no runtime of ours.
  if (alone && runtime.name !== 'none') add('Runtime', { said: `${runtime.name} ${runtime.version}` });
  add('Measured by', {
    said: `${decision.tool.name} ${decision.tool.version} on ${orchestrator.name} ${orchestrator.version}`,
  });
  const speaking = !alone
    ? []
    : [
        conditions.loadAverage === null
          ? null
          : `load ${units.plainNumber(conditions.loadAverage, 2)} before`,
        conditions.steal === null ? null : `steal ${units.percent(conditions.steal)}`,
        conditions.pressure === null ? null : `CPU pressure ${units.plainNumber(conditions.pressure, 1)} %`,
      ].filter((part) => part !== null);
  if (speaking.length > 0) add('Conditions', speaking.join(', '));
  const { control, controlWorkload: workload } = decision;
  if (control !== null)
    add('Control', 'base against itself in ', { name: control.benchmark }, `: ${controlWords(control)}`);
  if (workload !== undefined) add('Control workload', `between identical sides ${controlWords(workload)}`);
  for (const [note, value] of Object.entries(alone ? environment.notes : {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, 20)) {
    add('Note', { said: `${note}: ${value}` });
  }
  if (decision.base !== null) add('Base measured', { said: decision.base.started });
  add('Head measured', { said: decision.head.started });
  add('Took', units.duration(decision.seconds));
  return facts;
}
