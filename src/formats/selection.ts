/** A name as a regular expression that matches it and nothing else. */
export function literally(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}

/** The name of a benchmark without what it lies in: `file > suite > benchmark` is `benchmark`. */
export function lastPart(name: string): string {
  return name.split(' > ').at(-1) ?? name;
}
