import { stripVTControlCharacters } from 'node:util';
import { cutOff, groupedNumberIn } from './lines.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without spaces at its end. */
  readonly text: string;
}

// CI systems put it before every line of a log.
const timeStamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z /u;

/** @throws PerfGateError when the last line has no end, for then nothing tells whether its numbers are whole. */
export function refuseCutOff(text: string): void {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  if (last !== '') throw cutOff(text.split('\n').length, last);
}

/**
 * The lines of what a program printed, without colours and without the time stamps of a CI log.
 * @throws PerfGateError when the last line has no end.
 */
export function linesOf(text: string): Line[] {
  refuseCutOff(text);
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(timeStamp, '').trimEnd() }));
}

export interface Section {
  /** null: before the first heading. */
  readonly title: string | null;
  readonly lines: readonly Line[];
}

/**
 * Parts of an output under headings `=== name ===`. Tools that do not print what they measured are told apart by such lines,
 * which the script that calls them prints.
 */
export function sectionsOf(lines: readonly Line[]): Section[] {
  const sections: { title: string | null; lines: Line[] }[] = [{ title: null, lines: [] }];
  for (const line of lines) {
    const title = /^=== (.+) ===$/u.exec(line.text)?.[1];
    if (title === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ title: title.trim(), lines: [] });
  }
  return sections;
}

/** The number that a text stands for, commas may separate thousands; otherwise the text, which is no measurement. */
export function printedNumber(text: string): number | string {
  return groupedNumberIn(text.trim()) ?? text;
}

/** A value times a factor; what is no number stays, so that a message can show it. */
export function times(value: unknown, factor: number): unknown {
  return typeof value === 'number' ? value * factor : value;
}

/** A command line with the last parts of its paths only: the folders of the two sides have different names. */
export function withoutFolders(command: string): string {
  return command
    .split(' ')
    .map((word) => (word.includes('://') ? word : (word.split('/').at(-1) ?? word)))
    .join(' ');
}

/** A benchmark's name with the parameters it ran with: `sort (size=10, order=random)`. */
export function nameWith(name: string, parameters: readonly (readonly [string, string])[]): string {
  if (parameters.length === 0) return name;
  return `${name} (${parameters.map(([key, value]) => `${key}=${value}`).join(', ')})`;
}
