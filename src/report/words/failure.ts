import type { Decision, Failure, Verdict } from '../../model/index.ts';
import type { Outline } from '../outline.ts';
import * as units from '../units.ts';
import { subjectPhrase } from './part.ts';
import type { Phrase } from './phrase.ts';

/** Metric `size` of `parse`: of a benchmark that has lost or got this metric alone. */
export function metricOfBenchmark(verdict: Verdict): Phrase {
  return ['metric ', { name: verdict.metric }, ' of ', { name: verdict.benchmark }];
}

function failureWords(kind: Failure['kind']): string {
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
    case 'not-ready':
      return 'its server did not get ready';
    case 'bad-answer':
      return 'its server gave wrong answers or none';
    case 'left-open':
      return 'its server leaks sockets';
    case 'other-side':
      return 'it loaded a file of the other side';
    case 'interrupted':
      return 'it was interrupted';
    case 'duplicate-name':
      return 'another benchmark has the same name';
  }
}

/** Why a benchmark has no comparison: fails on head: it threw an error (round 3): message. */
export function brokenWords(decision: Decision, verdict: Verdict, outline: Outline): Phrase {
  const name = subjectPhrase(decision, verdict);
  if (outline.partial.has(verdict))
    return [...metricOfBenchmark(verdict), ': the base has it and head does not'];
  if (verdict.kind === 'missing') return [...name, ': the base has this benchmark and head does not'];
  const { failure } = verdict;
  return failure === null ? [...name, ': it did not run'] : [...name, ': ', ...failurePhrase(failure)];
}

export function failurePhrase(failure: Failure): Phrase {
  const where = failure.round === null ? '' : ` in round ${units.count(failure.round + 1)}`;
  const what = `${failureWords(failure.kind)}${where}`;
  return failure.message.trim() === '' ? [what] : [`${what}: `, { said: failure.message }];
}
