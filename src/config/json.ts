import { PerfGateError } from '../model/errors.ts';

// Deep enough for any configuration, shallow enough for the call stack.
const deepest = 200;

/** Line and column, from 1, of an offset into a text. */
function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return `line ${String(before.length)}, column ${String((before.at(-1) ?? '').length + 1)}`;
}

class Reader {
  readonly #text: string;
  readonly #source: string;
  #at = 0;

  constructor(text: string, source: string) {
    this.#text = text;
    this.#source = source;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#fault('something follows after the end of the value');
    return value;
  }

  #fault(what: string, at = this.#at): PerfGateError {
    return new PerfGateError(`${this.#source}, ${place(this.#text, at)}: ${what}`, {
      remedy: 'Correct the JSON there; it has no comments and no commas after the last item.',
    });
  }

  #space(): void {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? 'end')) this.#at++;
  }

  #value(depth: number): unknown {
    if (depth > deepest) throw this.#fault('the nesting is too deep');
    this.#space();
    const first = this.#text[this.#at];
    switch (first) {
      case undefined:
        throw this.#fault('the text ends where a value is expected');
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#plain();
    }
  }

  #object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === '}') {
      this.#at++;
      return object;
    }
    for (;;) {
      this.#space();
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#fault('expected a key in double quotes');
      const key = this.#string();
      if (Object.hasOwn(object, key)) {
        throw this.#fault(`the key ${JSON.stringify(key.slice(0, 80))} is given twice`, start);
      }
      this.#space();
      if (this.#text[this.#at] !== ':') throw this.#fault('expected a colon after the key');
      this.#at++;
      const value = this.#value(depth + 1);
      // Not an assignment: the key may be __proto__.
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      if (!this.#more('}')) return object;
    }
  }

  #array(depth: number): unknown[] {
    const array: unknown[] = [];
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === ']') {
      this.#at++;
      return array;
    }
    do array.push(this.#value(depth + 1));
    while (this.#more(']'));
    return array;
  }

  /** Takes a comma (true) or the closing bracket (false). */
  #more(close: string): boolean {
    this.#space();
    const found = this.#text[this.#at];
    if (found !== ',' && found !== close) throw this.#fault(`expected a comma or ${close}`);
    this.#at++;
    return found === ',';
  }

  #string(): string {
    const start = this.#at;
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      const character = this.#text[this.#at];
      if (character === undefined) throw this.#fault('the text in quotes does not end', start);
      if (character < ' ') throw this.#fault('a line break or control character inside quotes');
      if (character === '\\') this.#at++;
    }
    this.#at++;
    return this.#leaf(start) as string;
  }

  #plain(): unknown {
    const start = this.#at;
    while (/[\w.+-]/u.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#leaf(start);
  }

  /** A string, number or word, whose grammar JSON.parse knows best. */
  #leaf(start: number): unknown {
    const text = this.#text.slice(start, this.#at);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw this.#fault(
        text === ''
          ? `unexpected ${JSON.stringify(this.#text[start])}`
          : `${JSON.stringify(text.slice(0, 80))} is not a JSON value`,
        start,
      );
    }
  }
}

/**
 * Reads strict JSON, and says where it is broken. Unlike JSON.parse it refuses a key that is given twice, of which
 * one would be lost in silence.
 * @throws PerfGateError with source, line, column and fault.
 */
export function readJson(text: string, source: string): unknown {
  return new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text, source).document();
}
