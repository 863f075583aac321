import type { Decision, Verdict } from '../model/index.ts';
import * as units from './units.ts';
import type { Phrase } from './words/index.ts';

// What the policy says of single comparisons, in words; reasons and authors are untrusted.

/** `parse > large`: accepted up to 12 % by Ada until 2027-01-31: it checks its input now; null: not accepted. */
export function acceptedPhrase({ benchmark, acceptance }: Verdict): Phrase | null {
  if (acceptance === null) return null;
  const { upTo, author, commit, expires, reason } = acceptance;
  return [
    { name: benchmark },
    `: accepted up to ${units.percent(upTo, upTo)}`,
    ...(author === null ? [] : [' by ', { said: author }]),
    commit === null ? '' : ` for commit ${commit.slice(0, 10)}`,
    expires === null ? '' : ` until ${expires}`,
    ': ',
    { said: reason },
  ];
}

/** Benchmarks that are ignored, each once for each reason, and why. */
export function ignoredPhrases(verdicts: readonly Verdict[]): readonly Phrase[] {
  const seen = new Set<string>();
  return verdicts.flatMap(({ kind, benchmark, reason }): Phrase[] => {
    const key = JSON.stringify([benchmark, reason]);
    if (kind !== 'ignored' || seen.has(key)) return [];
    seen.add(key);
    return [[{ name: benchmark }, ': ', { said: reason ?? 'the policy gives no reason' }]];
  });
}

/** The minimum effect of a comparison where it is not that of the others; else null. */
export function ownEffect(decision: Decision, verdict: Verdict): string | null {
  return verdict.minimumEffect === decision.minimumEffect
    ? null
    : `minimum effect ${units.share(verdict.minimumEffect)}`;
}
