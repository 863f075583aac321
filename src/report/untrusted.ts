/**
 * Names, messages and output of the programs that were measured are hostile until shown otherwise. Each function here
 * makes such text safe for one place; nothing untrusted reaches a report by another way.
 */

// Format characters are what makes text look like other text (bidi overrides, zero-width spaces, tags). Two of them, the
// joiners U+200C and U+200D, are part of honest Persian, Hindi and emoji.
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffe\uffff]/gu;
const shortEscapes = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapeOf(character: string): string {
  return shortEscapes.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** One line in which every character can be seen: what cannot is written as `\n` or `\u{202e}`. */
export function visible(text: string): string {
  if (text.trim() === '') return Array.from(text, escapeOf).join('');
  // More than four marks on one letter are an attack on the lines above and below.
  return text.replace(unseen, escapeOf).replace(/(\p{M}{4})\p{M}+/gu, '$1');
}

const escapeCharacter = String.fromCharCode(27);
const colourSequence = new RegExp(`${escapeCharacter}\\[[0-9;:]{0,40}m`, 'gu');

/** Lines of a program's output, each visible; colours are dropped, since showing them helps nobody. */
export function visibleLines(text: string): string[] {
  return text
    .replace(colourSequence, '')
    .split(/\r\n|\n|\r/u)
    .map((line) => visible(line.replaceAll('\t', '    ')));
}

/** A message on one line: its lines joined by spaces, its colours dropped. */
export function messageLine(text: string): string {
  return visible(text.replace(colourSequence, '').replace(/\s+/gu, ' ').trim());
}

function backtickRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/gu) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

/** A Markdown code span, in which GitHub links no mention, issue or commit. `text` must be visible. */
export function codeSpan(text: string): string {
  if (text === '') return '` `';
  const fence = '`'.repeat(backtickRun(text) + 1);
  // A span that touches a backtick, or has a space at both ends, needs the one space that Markdown strips.
  const pad = /^`|`$|^ .* $/u.test(text) && text.trim() !== '' ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A code span inside a table row, where a bare pipe would end the cell. `text` must be visible. */
export function tableCode(text: string): string {
  // Parsers disagree about a backslash before an escaped pipe, so that pipe is spelled out.
  return codeSpan(text.replace(/(?<=\\)\|/gu, '\\u{7c}').replaceAll('|', '\\|'));
}

// An empty comment separates two text nodes, so that GitHub's filters for mentions, issues, commits, links, emoji and
// formulas, which look at the text after Markdown, see neither half as theirs.
const divider = '<!-- -->';

/** Text as Markdown prose that shows exactly this text. `text` must be visible and not start with a space. */
export function prose(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]~|$<>&]/gu, (character) => {
      if (character === '&') return '&amp;';
      if (character === '<') return '&lt;';
      if (character === '>') return '&gt;';
      return `\\${character}`;
    })
    .replace(/^[-+=#]/u, '\\$&')
    .replace(/^(\d+)([.)])/u, '$1\\$2')
    .replaceAll(/[@#$](?=\S)|:(?=\/\/|[\w+-]+:)/gu, `$&${divider}`)
    .replaceAll(/\bwww(?=\.)|\bGH(?=-)/giu, `$&${divider}`)
    .replaceAll(/\b[0-9a-f]{3}(?=[0-9a-f]{4,}\b)/giu, `$&${divider}`);
}

/** A fenced block that its content cannot close. `lines` must be visible. */
export function fencedBlock(lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, backtickRun(lines.join('\n')) + 1));
  return `${fence}text\n${lines.join('\n')}\n${fence}`;
}

/** Text of an HTML element on a line of its own, which Markdown does not parse. `text` must be visible. */
export function htmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const commandAtStart = new RegExp(`^((?:\\s|${escapeCharacter}\\[[0-9;]*m)*):(?=:)`, 'gmu');

/**
 * A job log in which nothing is a workflow command: the runner obeys `::name::` at the start of a line, spaces before it or
 * not, and `##[name]` anywhere.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(commandAtStart, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');
}

const asciiFor = new Map([
  ['−', '-'],
  ['→', '->'],
  ['…', '...'],
  ['±', '+-'],
  ['×', 'x'],
  ['·', '-'],
  ['—', '-'],
  ['∞', 'inf'],
  ['≤', '<='],
  ['\u00b5', 'u'],
]);

/** ASCII only, and the no-break space: our own signs have a plain form, every other character is written as `\u{4e2d}`. `text` must be visible. */
export function ascii(text: string): string {
  return text.replace(
    /[^\n\u0020-\u007e\u00a0]/gu,
    (character) => asciiFor.get(character) ?? escapeOf(character),
  );
}
