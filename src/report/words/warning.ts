import type { Decision, Verdict } from '../../model/index.ts';
import { type Phrase, plural } from './phrase.ts';

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
