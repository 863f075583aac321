/** How many columns text takes, and making it fit. All of it works on graphemes: what a reader sees as one character. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const onlyPrintableAscii = /^[\u0020-\u007e]*$/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
// Unicode's East Asian Width W and F, as whole blocks.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const zeroWidth = /^[\p{M}\u200c\u200d]+$/u;

/** A grapheme of more code units than this is nobody's name (joined emoji have no upper bound). */
const longestGrapheme = 16;

function graphemeWidth(grapheme: string): number {
  if (onlyPrintableAscii.test(grapheme)) return grapheme.length;
  if (zeroWidth.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}

function split(text: string): string[] {
  if (onlyPrintableAscii.test(text)) return Array.from(text);
  return Array.from(graphemes.segment(text), ({ segment }) =>
    segment.length > longestGrapheme ? '\ufffd' : segment,
  );
}

/** Columns of a terminal with a fixed-width font. */
export function displayWidth(text: string): number {
  if (onlyPrintableAscii.test(text)) return text.length;
  let width = 0;
  for (const grapheme of split(text)) width += graphemeWidth(grapheme);
  return width;
}

function take(parts: readonly string[], columns: number): string {
  let text = '';
  let used = 0;
  for (const part of parts) {
    used += graphemeWidth(part);
    if (used > columns) break;
    text += part;
  }
  return text;
}

/**
 * At most `columns` (>= 1) columns of the text, its middle replaced by `mark`: the start of a name says where it belongs
 * and the end what it is.
 */
export function shorten(text: string, columns: number, mark = '…'): string {
  if (text.length <= columns && onlyPrintableAscii.test(text)) return text;
  // Names may have 20,000 characters; only what could be shown is looked at, and not the graphemes that the cut may split.
  const reach = columns * 4 + longestGrapheme;
  const tooLong = text.length > 2 * reach;
  const start = tooLong ? split(text.slice(0, reach)).slice(0, -1) : split(text);
  const whole = start.join('');
  if (!tooLong && displayWidth(whole) <= columns) return whole;
  const room = columns - displayWidth(mark);
  if (room < 1) return take(start, columns);
  const left = Math.ceil(room / 2);
  const tail = tooLong ? split(text.slice(-reach)).slice(1) : start;
  const end: string[] = [];
  let used = 0;
  for (const part of tail.toReversed()) {
    used += graphemeWidth(part);
    if (used > room - left) break;
    end.push(part);
  }
  return take(start, left) + mark + end.toReversed().join('');
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}

/** Breaks prose into lines of at most `columns` columns (>= 2), between words where it can. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    let rest = word;
    let width = displayWidth(rest);
    if (line !== '' && used + 1 + width > columns) {
      lines.push(line);
      line = '';
    }
    while (width > columns) {
      const piece = take(split(rest), columns);
      lines.push(piece);
      rest = split(rest).join('').slice(piece.length);
      width = displayWidth(rest);
    }
    line = line === '' ? rest : `${line} ${rest}`;
    used = displayWidth(line);
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}
