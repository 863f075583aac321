import { PerfGateError } from '../model/index.ts';

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: text that begins with two characters of ASCII, as PowerShell redirects it.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return 'utf-8';
}

/**
 * The text of a tool's output, in UTF-8 or UTF-16, with or without byte order mark; line ends become `\n`.
 * @throws PerfGateError when the bytes are not text.
 */
export function decodeText(input: string | Uint8Array): string {
  let text: string;
  if (typeof input === 'string') {
    text = input;
  } else {
    const encoding = encodingOf(input);
    try {
      text = new TextDecoder(encoding, { fatal: true }).decode(input);
    } catch (cause) {
      throw new PerfGateError(`the output is not ${encoding.toUpperCase()} text`, {
        remedy: 'Make the program write its results as UTF-8.',
        cause,
      });
    }
  }
  return text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
}
