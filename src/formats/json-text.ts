import { PerfGateError } from '../model/index.ts';
import { shown } from './format.ts';

const space = /[ \t\n\r]*/uy;
// In a string: everything from the space on, less the quote and the backslash.
const token =
  /[{}[\]:,]|"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b/uy;

/**
 * Offset at which a text stops being JSON; its length when only the end is missing. JSON.parse tells the place in some
 * of its messages and in some versions only.
 */
function faultOffset(text: string): number {
  type Expectation = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next' | 'end';
  const open: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  let offset = 0;
  for (;;) {
    space.lastIndex = offset;
    space.test(text);
    offset = space.lastIndex;
    if (offset >= text.length) return text.length;
    token.lastIndex = offset;
    const found: string | undefined = token.exec(text)?.[0];
    if (found === undefined) return offset;
    const afterValue: Expectation = open.length === 0 ? 'end' : 'next';
    const closes = found === (open.at(-1) === '{' ? '}' : ']');
    if (closes && (expected === 'next' || expected === 'first-value' || expected === 'first-key')) {
      open.pop();
      expected = open.length === 0 ? 'end' : 'next';
    } else if (expected === 'value' || expected === 'first-value') {
      if (found === '{' || found === '[') {
        open.push(found);
        expected = found === '{' ? 'first-key' : 'first-value';
      } else if (/^[}\]:,]/u.test(found)) {
        return offset;
      } else {
        expected = afterValue;
      }
    } else if (expected === 'key' || expected === 'first-key') {
      if (!found.startsWith('"')) return offset;
      expected = 'colon';
    } else if (expected === 'colon') {
      if (found !== ':') return offset;
      expected = 'value';
    } else {
      if (expected === 'end' || found !== ',') return offset;
      expected = open.at(-1) === '{' ? 'key' : 'value';
    }
    offset = token.lastIndex;
  }
}

/**
 * Where and how a text that JSON.parse refuses stops being JSON, as the end of a sentence: `is not JSON: line 2, …`.
 */
export function jsonFault(text: string): string {
  const offset = faultOffset(text);
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  const place = `line ${String(line)}, column ${String(column)}`;
  return offset >= text.length
    ? `is cut off: its JSON is not complete at ${place}`
    : `is not JSON: ${place}: unexpected ${shown(/^[^\n]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? '')}`;
}

/**
 * Parses JSON that a tool printed.
 * @throws PerfGateError with line, column and the offending text.
 */
export function parseJsonText(text: string): unknown {
  if (text.trim() === '') {
    throw new PerfGateError('the output is empty; a JSON document was expected', {
      remedy: 'Make the command write its results to standard output.',
    });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new PerfGateError(`the output ${jsonFault(text)}`, {
      remedy:
        'Make the command print one JSON document and nothing else on standard output (with npm: `npm run --silent`).',
    });
  }
}
