import { PerfGateError } from '../model/index.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: text that begins with two characters of ASCII, as PowerShell redirects it.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return 'utf-8';
}

function notText(encoding: Encoding, cause: unknown): PerfGateError {
  return new PerfGateError(`the output is not ${encoding.toUpperCase()} text`, {
    remedy: 'Make the program write its results as UTF-8.',
    cause,
  });
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
      throw notText(encoding, cause);
    }
  }
  return text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
}

/**
 * The same of an output that comes in pieces, in pieces; line ends stay as they are.
 * @throws PerfGateError when the bytes are not text.
 */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let encoding: Encoding = 'utf-8';
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    // The encoding shows in the first four bytes.
    if (decoder === undefined) encoding = encodingOf(bytes);
    decoder ??= new TextDecoder(encoding, { fatal: true });
    try {
      return decoder.decode(bytes, { stream });
    } catch (cause) {
      throw notText(encoding, cause);
    }
  };
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (rest.length < 4) continue;
    yield decode(rest, true);
    rest = new Uint8Array();
  }
  yield decode(rest, false);
}
