import type { z } from 'zod';
import { checked, PerfGateError } from '../model/index.ts';
import { shown } from './format.ts';

const space = /[ \t\n\r]*/uy;
// In a string: everything from the space on, less the quote and the backslash.
const json =
  /[{}[\]:,]|"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b/uy;
// Python writes these for floats that JSON has no words for.
const pythonNumbers = new RegExp(`${json.source}|NaN\\b|-?Infinity\\b`, 'uy');

/**
 * Reads on from `from` as long as it is one JSON value.
 * @returns where it ends, or the offset at which it stops being JSON; the length of the text when only the end is missing.
 */
function scan(text: string, from: number, token: RegExp): { offset: number; complete: boolean } {
  type Expectation = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next';
  const open: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  let offset = from;
  for (;;) {
    space.lastIndex = offset;
    space.test(text);
    offset = space.lastIndex;
    if (offset >= text.length) return { offset: text.length, complete: false };
    token.lastIndex = offset;
    const found: string | undefined = token.exec(text)?.[0];
    if (found === undefined) return { offset, complete: false };
    const closes = found === (open.at(-1) === '{' ? '}' : ']');
    if (closes && (expected === 'next' || expected === 'first-value' || expected === 'first-key')) {
      open.pop();
      expected = 'next';
    } else if (expected === 'value' || expected === 'first-value') {
      if (found === '{' || found === '[') {
        open.push(found);
        expected = found === '{' ? 'first-key' : 'first-value';
      } else if (/^[}\]:,]/u.test(found)) {
        return { offset, complete: false };
      } else {
        expected = 'next';
      }
    } else if (expected === 'key' || expected === 'first-key') {
      if (!found.startsWith('"')) return { offset, complete: false };
      expected = 'colon';
    } else if (expected === 'colon') {
      if (found !== ':') return { offset, complete: false };
      expected = 'value';
    } else {
      if (found !== ',') return { offset, complete: false };
      expected = open.at(-1) === '{' ? 'key' : 'value';
    }
    offset = token.lastIndex;
    if (open.length === 0) return { offset, complete: true };
  }
}

/**
 * Offset at which a text stops being one JSON document; its length when only the end is missing. JSON.parse tells the
 * place in some of its messages and in some versions only.
 */
function faultOffset(text: string, token: RegExp): number {
  const { offset, complete } = scan(text, 0, token);
  if (!complete) return offset;
  space.lastIndex = offset;
  space.test(text);
  return space.lastIndex;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function brokenAt(text: string, offset: number): string {
  const column = offset - (text.lastIndexOf('\n', offset - 1) + 1) + 1;
  const place = `line ${String(lineOf(text, offset))}, column ${String(column)}`;
  return offset >= text.length
    ? `is cut off: its JSON is not complete at ${place}`
    : `is not JSON: ${place}: unexpected ${shown(/^[^\n]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? '')}`;
}

/** Where and how a text that JSON.parse refuses stops being JSON, as the end of a sentence: `is not JSON: line 2, …`. */
export function jsonFault(text: string): string {
  return brokenAt(text, faultOffset(text, json));
}

function notJson(text: string, offset: number): PerfGateError {
  return new PerfGateError(`the output ${brokenAt(text, offset)}`, {
    remedy:
      'Make the command print one JSON document and nothing else on standard output (with npm: `npm run --silent`).',
  });
}

function refuseEmpty(text: string): void {
  if (text.trim() !== '') return;
  throw new PerfGateError('the output is empty; a JSON document was expected', {
    remedy: 'Make the command write its results to standard output.',
  });
}

/**
 * Parses JSON that a program printed.
 * @throws PerfGateError with line, column and the offending text.
 */
export function parseJsonText(text: string): unknown {
  refuseEmpty(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw notJson(text, faultOffset(text, json));
  }
}

/** The value of a text that `scan` found to be one. NaN becomes the text, which is no number either. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const plain = text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity\b|NaN\b/gsu, (found) => {
      if (found.startsWith('"')) return found;
      if (found === 'NaN') return '"NaN"';
      return found.startsWith('-') ? '-1e999' : '1e999';
    });
    return JSON.parse(plain) as unknown;
  }
}

/**
 * Parses the JSON document in what a benchmark tool printed: lines before and after it are left out, and floats may be
 * written as Python does (`NaN`, `Infinity`). The document begins at the beginning of a line.
 * @throws PerfGateError with line, column and the offending text; also when there are two documents, for the output says
 *   nothing about which is meant.
 */
export function parseJsonOutput(text: string): unknown {
  refuseEmpty(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Below it is found out why.
  }
  const begins = /^[ \t]*[{[]/gmu;
  const documents: { readonly from: number; readonly to: number }[] = [];
  let fault: number | null = null;
  for (let begin = begins.exec(text); begin !== null; begin = begins.exec(text)) {
    const { offset, complete } = scan(text, begin.index, pythonNumbers);
    const rest = /[^\n]*/uy;
    rest.lastIndex = offset;
    const sameLine = rest.exec(text)?.[0] ?? '';
    if (complete && sameLine.trim() === '') documents.push({ from: begin.index, to: offset });
    // A line that is no JSON from its beginning to its end is one of a log. What breaks on a later line is the document.
    else if (text.slice(begin.index, offset).includes('\n') || offset === text.length) {
      throw notJson(text, offset);
    } else fault ??= offset;
    // Not once more over what was read, so that the time grows with the length alone.
    begins.lastIndex = Math.max(offset, begins.lastIndex);
  }
  const [only, other] = documents;
  if (only === undefined) throw notJson(text, fault ?? faultOffset(text, json));
  if (other !== undefined) {
    const lines = `in lines ${String(lineOf(text, only.from))} and ${String(lineOf(text, other.from))}`;
    throw new PerfGateError(`the output has more than one JSON document, ${lines}`, {
      remedy: 'Make the command print the results of one run alone.',
    });
  }
  return valueOf(text.slice(only.from, only.to));
}

/**
 * The document, checked by the schema of a format.
 * @throws PerfGateError that names the place and what was expected there.
 */
export function fitting<T>(schema: z.ZodType<T>, document: unknown): T {
  const result = checked(schema, document);
  if ('value' in result) return result.value;
  throw new PerfGateError(`the output does not fit the format: ${result.fault}`, {
    remedy: 'Check that the command prints what the configured format reads.',
  });
}
