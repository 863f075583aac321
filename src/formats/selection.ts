/** A name as a regular expression that matches it and nothing else. */
export function literally(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
