import { z } from 'zod';
import { messageOf, PerfGateError } from './errors.ts';

type Node =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'many' }
  | { readonly kind: 'either'; readonly branches: readonly (readonly Node[])[] };

/** A state of the automaton: consumes one character (or any), or splits without consuming. */
type State =
  | { readonly kind: 'consume'; readonly character: string | null; next: number }
  | { readonly kind: 'split'; readonly next: number[] }
  | { readonly kind: 'end' };

const longestGlob = 1000;
const deepestBraces = 20;

function fault(glob: string, what: string): PerfGateError {
  return new PerfGateError(`the glob ${JSON.stringify(glob.slice(0, 80))} ${what}`, {
    remedy: 'Write a backslash before a brace or comma that is part of the name.',
  });
}

/** Parses a sequence up to the end, or inside braces up to `,` or `}`. */
function parse(glob: string, characters: readonly string[], start: number, depth: number): [Node[], number] {
  const nodes: Node[] = [];
  let at = start;
  while (at < characters.length) {
    const character = characters[at] ?? '';
    if (depth > 0 && (character === ',' || character === '}')) break;
    at++;
    if (character === '*') nodes.push({ kind: 'many' });
    else if (character === '?') nodes.push({ kind: 'one' });
    else if (character === '\\') {
      const next = characters[at++];
      if (next === undefined) throw fault(glob, 'ends with a backslash');
      nodes.push({ kind: 'character', character: next });
    } else if (character === '}') throw fault(glob, 'closes a brace that is not open');
    else if (character === '{') {
      if (depth === deepestBraces) throw fault(glob, 'nests braces too deeply');
      const branches: Node[][] = [];
      for (;;) {
        const [branch, end] = parse(glob, characters, at, depth + 1);
        branches.push(branch);
        if (characters[end] === undefined) throw fault(glob, 'does not close a brace');
        at = end + 1;
        if (characters[end] === '}') break;
      }
      nodes.push({ kind: 'either', branches });
    } else nodes.push({ kind: 'character', character });
  }
  return [nodes, at];
}

/** Adds the states of `nodes` that lead to `next`; gives the state to enter by. Built from the end to the start. */
function build(nodes: readonly Node[], states: State[], next: number): number {
  let entry = next;
  for (const node of [...nodes].reverse()) {
    switch (node.kind) {
      case 'character':
        entry = states.push({ kind: 'consume', character: node.character, next: entry }) - 1;
        break;
      case 'one':
        entry = states.push({ kind: 'consume', character: null, next: entry }) - 1;
        break;
      case 'many': {
        const loop: State = { kind: 'consume', character: null, next: 0 };
        const consume = states.push(loop) - 1;
        entry = states.push({ kind: 'split', next: [consume, entry] }) - 1;
        loop.next = entry;
        break;
      }
      case 'either':
        entry =
          states.push({
            kind: 'split',
            next: node.branches.map((branch) => build(branch, states, entry)),
          }) - 1;
        break;
    }
  }
  return entry;
}

/**
 * A test for whole names: `*` stands for any characters (`/` and ` > ` too), `?` for one, `{a,b}` for a or b, and a
 * backslash takes the next character as it stands.
 *
 * All states are followed at once, so that the time is at most glob length x name length whatever the name: names come
 * from untrusted code, and a backtracking matcher could be made to hang by one.
 * @throws PerfGateError when the glob is longer than 1,000 characters or its braces do not match.
 */
export function nameMatcher(glob: string): (name: string) => boolean {
  if (glob.length > longestGlob) throw fault(glob, `is longer than ${String(longestGlob)} characters`);
  const [nodes] = parse(glob, Array.from(glob), 0, 0);
  const states: State[] = [{ kind: 'end' }];
  const entry = build(nodes, states, 0);

  const closure = (starts: readonly number[]): Set<number> => {
    const reached = new Set<number>();
    const open = [...starts];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (reached.has(state)) continue;
      reached.add(state);
      const found = states[state];
      if (found?.kind === 'split') open.push(...found.next);
    }
    return reached;
  };

  return (name) => {
    let current = closure([entry]);
    for (const character of name) {
      const next: number[] = [];
      for (const index of current) {
        const state = states[index];
        if (state?.kind === 'consume' && (state.character === null || state.character === character)) {
          next.push(state.next);
        }
      }
      if (next.length === 0) return false;
      current = closure(next);
    }
    return current.has(0);
  };
}

/** Whether the whole name matches the glob; see {@link nameMatcher}, which is cheaper for many names. */
export function matchesName(glob: string, name: string): boolean {
  return nameMatcher(glob)(name);
}

/** The glob that matches this name and no other. */
export function globOfName(name: string): string {
  return name.replaceAll(/[*?{},\\]/gu, '\\$&');
}

/** A glob that {@link nameMatcher} can read. */
export const globSchema = z
  .string()
  .min(1)
  .max(longestGlob)
  .check((context) => {
    try {
      nameMatcher(context.value);
    } catch (error) {
      context.issues.push({ code: 'custom', input: context.value, message: messageOf(error) });
    }
  })
  .describe(
    'Matches whole names: * any characters, ? one, {a,b} either, a backslash takes the next as it is.',
  );
