import { stripVTControlCharacters } from 'node:util';
import { PerfGateError } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { parseJsonOutput } from './json-text.ts';

/**
 * The format that a text is of.
 * @throws PerfGateError when it is none of them, or when it may be several; then it lists them.
 */
export function recognise(formats: readonly Format[], text: string): Format {
  const plain = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  let document: { readonly value: unknown } | null = null;
  const json = (): unknown => {
    document ??= { value: documentIn(text) };
    return document.value;
  };
  const candidates = formats.filter((format) => format.recognises(plain, json));
  const [only, other] = candidates;
  if (only !== undefined && other === undefined) return only;
  const names = candidates.map(({ name }) => name).join(', ');
  const first = /\S[^\n]*/u.exec(plain)?.[0] ?? '';
  throw only === undefined
    ? new PerfGateError(`the format of the output is not recognised; it begins with ${shown(first)}`, {
        remedy: `Name it: one of ${formats.map(({ name }) => name).join(', ')}.`,
      })
    : new PerfGateError(`the output may be of several formats: ${names}`, {
        remedy: 'Name the one that it is instead of `auto`.',
      });
}

function documentIn(text: string): unknown {
  try {
    return parseJsonOutput(text);
  } catch (thrown) {
    if (thrown instanceof PerfGateError) return undefined;
    throw thrown;
  }
}
