import { shardText, type Decision, type Part, type Verdict } from '../../model/index.ts';
import type { Phrase } from './phrase.ts';

/** A verdict or a budget. */
type Row = Pick<Verdict, 'benchmark' | 'part'>;

function partOf(decision: Decision, row: Row): Part | null {
  return decision.parts?.find(({ name }) => name === row.part) ?? null;
}

/** What tells suite and system of a part from those of the others; empty where they are all the same. */
function placeWords({ parts = [] }: Decision, { suite, system }: Part): string[] {
  const differ = (of: (part: Part) => string | null): boolean => new Set(parts.map(of)).size > 1;
  return [
    ...(differ((part) => part.suite) ? [suite] : []),
    ...(system !== null && differ((part) => part.system) ? [system] : []),
  ];
}

/** Suite, system and shard of a part, as far as they tell it from the others: `parser · ubuntu-24.04 · shard 2/3`. */
export function partWords(decision: Decision, part: Part): string {
  const { suite, shard } = part;
  const words = [...placeWords(decision, part), ...(shard === null ? [] : [`shard ${shardText(shard)}`])];
  return words.length === 0 ? suite : words.join(' · ');
}

/** The part of a row; null where there is one part only. Its parts may be untrusted. */
export function rowPart(decision: Decision, row: Row): string | null {
  const part = partOf(decision, row);
  return part === null ? null : partWords(decision, part);
}

/** The benchmark of a row in a sentence, with suite and system where the name alone could be that of another one. */
export function subjectPhrase(decision: Decision, row: Row): Phrase {
  const part = partOf(decision, row);
  const place = part === null ? [] : placeWords(decision, part);
  const name = { name: row.benchmark };
  return place.length === 0 ? [name] : [name, ' (', { said: place.join(', ') }, ')'];
}
