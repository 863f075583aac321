import type { z } from 'zod';
import { PerfGateError } from './errors.ts';

/** Where in a document, as a reader would write it: `samples[3].values[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    // A key may be untrusted, and of any length.
    const key = String(part).slice(0, 80);
    if (typeof part === 'number') text += `[${key}]`;
    else text += text === '' ? key : `.${key}`;
  }
  return text === '' ? 'the document' : text;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

type Fault = z.core.$ZodRawIssue;

/** The kinds of value that may stand there, or what bounds it; null where only the schema's own words can tell. */
function requirement(fault: Fault): string | null {
  switch (fault.code) {
    case 'invalid_type':
      return `be ${typeWords[fault.expected] ?? fault.expected}`;
    case 'invalid_value':
      return fault.values.length === 1
        ? `be ${JSON.stringify(fault.values[0])}`
        : `be one of: ${fault.values.map(String).join(', ')}`;
    case 'too_small':
    case 'too_big': {
      const least = fault.code === 'too_small';
      const bound = String(least ? fault.minimum : fault.maximum);
      if (fault.origin === 'string') return `have ${least ? 'at least' : 'at most'} ${characters(bound)}`;
      if (fault.origin === 'array') return `have ${least ? 'at least' : 'at most'} ${items(bound)}`;
      if (fault.inclusive === false) return `be ${least ? 'more' : 'less'} than ${bound}`;
      return `be ${least ? 'at least' : 'at most'} ${bound}`;
    }
    case 'invalid_union': {
      // Alternatives that fail in themselves: each says what it wants.
      const wanted = fault.errors.flatMap(([first]) =>
        first === undefined ? [] : [requirement(first as Fault)],
      );
      const known = wanted.filter((text) => text !== null);
      return known.length === 0 ? null : [...new Set(known)].join(' or ').replaceAll(' or be ', ' or ');
    }
    case 'invalid_format':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return null;
  }
}

const characters = (count: string): string => `${count} ${count === '1' ? 'character' : 'characters'}`;
const items = (count: string): string => `${count} ${count === '1' ? 'item' : 'items'}`;

/** Words for a fault; a schema's own message comes before these. */
function wording(fault: Fault): string | undefined {
  if (fault.code === 'unrecognized_keys') {
    return `has an unknown key ${JSON.stringify(fault.keys[0]?.slice(0, 80))}`;
  }
  if (fault.code === 'invalid_key') return 'is no name that can stand here';
  const needed = requirement(fault);
  if (needed === null) return undefined;
  return fault.input === undefined ? `is missing; it must ${needed}` : `must ${needed}`;
}

/**
 * Checks a value by a schema.
 * @returns the value, or the first fault as a clause with its place: `suites[0].name is missing; it must be a text`.
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown): { value: T } | { fault: string } {
  const result = schema.safeParse(value, { error: wording });
  if (result.success) return { value: result.data };
  const issue = result.error.issues[0];
  if (issue === undefined) return { fault: 'the document is not valid' };
  const joint = /^(?:is|must|has) /u.test(issue.message) ? ' ' : ': ';
  return { fault: `${pathText(issue.path)}${joint}${issue.message}` };
}

/**
 * Parses untrusted JSON by a schema whose documents carry `schema: <schemaName>`.
 * @throws PerfGateError with the source, the place and the expectation.
 */
export function parseDocument<T>(schema: z.ZodType<T>, schemaName: string, json: unknown, source: string): T {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new PerfGateError(`${source} is not a ${schemaName} document: it is not a JSON object`);
  }
  const found = (json as { schema?: unknown }).schema;
  if (found !== schemaName) {
    const what =
      typeof found === 'string'
        ? `its schema is ${JSON.stringify(found.slice(0, 80))}`
        : 'it names no schema';
    throw new PerfGateError(`${source} is not a ${schemaName} document: ${what}`, {
      remedy: 'Give a file that this version of perf-gate wrote.',
    });
  }
  const result = checked(schema, json);
  if ('value' in result) return result.value;
  throw new PerfGateError(`${source} is not a valid ${schemaName} document: ${result.fault}`);
}
