import { distance } from 'fastest-levenshtein';

const letters = (name: string): string => Array.from(name).sort().join('');

/** Edits from one name to the other; letters that trade places are the commonest slip, and count as one edit less. */
function slips(name: string, known: string): number {
  const edits = distance(name, known);
  return edits > 0 && letters(name) === letters(known) ? edits - 1 : edits;
}

/** The known name that someone may have meant, or null when none is near. Case and separators do not count. */
export function nearestName(name: string, known: readonly string[]): string | null {
  // The edit distance costs length x length, and the name is untrusted.
  if (name.length > 60) return null;
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/gu, '');
  let nearest: string | null = null;
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const found = slips(plain(name), plain(candidate));
    if (found >= fewest) continue;
    fewest = found;
    nearest = candidate;
  }
  return nearest;
}

/** An imperative sentence for an unknown name: the nearest known one, else all of them. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return near === null ? `Use one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
}
