import * as units from '../units.ts';

/**
 * A sentence before it is put into a terminal or into Markdown. A string is ours; `name` is an untrusted name, to be set off
 * from the sentence; `said` is an untrusted message, to be read as part of it.
 */
export type Phrase = readonly (string | { readonly name: string } | { readonly said: string })[];

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${units.count(n)} ${n === 1 ? one : many}`;

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function joined(clauses: readonly Phrase[]): Phrase {
  return clauses.flatMap((clause, index) => (index === 0 ? clause : ['; ', ...clause]));
}
