import { stripVTControlCharacters } from 'node:util';
import { PerfGateError } from '../model/index.ts';
import { shown, type Format, type LineReader, type ParsedResults } from './format.ts';

/** Characters of one line: nothing that a benchmark tool prints comes near, and more than this is not kept. */
const longestLine = 4 * 1024 * 1024;

/** Cuts an output into lines, whatever its pieces are. A carriage return begins a line anew, as on a terminal. */
export class LineFeeder {
  readonly #reader: LineReader;
  #rest = '';
  #number = 0;

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  /** @throws PerfGateError of the reader, or when a line is too long. */
  push(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#line(this.#rest + text.slice(start, end), false);
      this.#rest = '';
      start = end + 1;
    }
    this.#rest += text.slice(start);
    if (this.#rest.length > longestLine) {
      throw new PerfGateError(
        `line ${String(this.#number + 1)} of the output is longer than ${String(longestLine)} characters: ${shown(this.#rest.slice(0, 200))}`,
        { remedy: 'Check that the output is of the format that the configuration names.' },
      );
    }
  }

  end(): ParsedResults {
    if (this.#rest !== '') this.#line(this.#rest, true);
    this.#rest = '';
    return this.#reader.end();
  }

  #line(text: string, unfinished: boolean): void {
    this.#number += 1;
    const plain = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
    const line = plain.endsWith('\r') ? plain.slice(0, -1) : plain;
    for (const part of line.includes('\r') ? line.split('\r') : [line])
      this.#reader.line(part, this.#number, unfinished);
  }
}

/** A format that is read line by line. */
export function lineFormat(format: Omit<Format, 'parse' | 'lines'>, reader: () => LineReader): Format {
  return {
    ...format,
    lines: reader,
    parse(text) {
      const feeder = new LineFeeder(reader());
      feeder.push(text);
      return feeder.end();
    },
  };
}

/** A line that is of the format by its form, and cannot be read. */
export function lineFault(number: number, text: string, expectation: string): PerfGateError {
  return new PerfGateError(
    `the output does not fit the format: line ${String(number)}: ${shown(text, 120)}; ${expectation}`,
    { remedy: 'Print numbers with a decimal point and nothing else on the lines of results.' },
  );
}

/** A line of results that the output ends in, so that nothing tells whether its numbers are whole. */
export function cutOff(number: number, text: string): PerfGateError {
  return new PerfGateError(`the output is cut off in line ${String(number)}: ${shown(text, 120)}`, {
    remedy: 'Give the whole output, with the end of its last line.',
  });
}

/**
 * A number as programs print it: `12`, `1.5e-3`, `NaN`, `+Inf`.
 * @returns undefined when it is none. A comma makes it none: it may separate thousands or decimals.
 */
export function numberIn(text: string): number | undefined {
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text)) return Number(text);
  const word = /^([-+]?)(?:(nan)|inf(?:inity)?)$/iu.exec(text);
  if (word === null) return undefined;
  if (word[2] !== undefined) return NaN;
  return word[1] === '-' ? -Infinity : Infinity;
}

/** The same for tools that separate thousands by commas: `1,431,759.5`. */
export function groupedNumberIn(text: string): number | undefined {
  return numberIn(/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text) ? text.replaceAll(',', '') : text);
}
