import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  ascii,
  codeSpan,
  fencedBlock,
  messageLine,
  prose,
  tableCode,
  visible,
  visibleLines,
  withoutCommands,
} from '../../src/report/untrusted.ts';
import { displayWidth, shorten, wrap } from '../../src/report/width.ts';
import { hostileNames } from './decisions.ts';

// The same cases in every run: a test that fails now and then tells nothing about the change that was made.
fc.configureGlobal({ seed: 20261120 });

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...Array.from('`|\\<>&*_[]()#@:$~!-+=. \n\tab1')), maxLength: 40 }),
  fc.constantFrom(...hostileNames),
);
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u;

/** The text that a reader of the HTML sees. */
function textOf(html: string): string {
  return html
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('visible', () => {
  it('leaves no character that cannot be seen', () => {
    fc.assert(fc.property(hostileText, (text) => !unseen.test(visible(text))));
  });

  it('shows what it found', () => {
    expect(visible('a\u202eb\nc\u001b[31m')).toBe('a\\u{202e}b\\nc\\u{1b}[31m');
    expect(visible('  ')).toBe('\\u{20}\\u{20}');
    expect(visible('日本 👩‍👩‍👧 é')).toBe('日本 👩‍👩‍👧 é');
  });
});

describe('Markdown', () => {
  it('shows prose as it was said, with no element in it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const said = messageLine(text);
        fc.pre(said !== '');
        const html = marked.parse(prose(said), { gfm: true, async: false });
        expect(html).toMatch(/^<p>[^]*<\/p>\n$/u);
        expect(html.replaceAll('<!-- -->', '').slice(3, -5)).not.toMatch(/<[a-z/!]/iu);
        expect(textOf(html).trim()).toBe(said);
      }),
    );
  });

  it('shows a name in one code span, as it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const name = visible(text);
        fc.pre(name !== '');
        const html = marked.parse(`x ${codeSpan(name)} y`, { gfm: true, async: false });
        expect(html.match(/<[a-z]+/giu)).toEqual(['<p', '<code']);
        expect(textOf(html)).toBe(`x ${name} y\n`);
      }),
    );
  });

  it('keeps the cells of a table row', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [table] = marked.lexer(`| a | b |\n| :-- | --: |\n| ${tableCode(visible(text))} | 1 |\n`);
        if (table?.type !== 'table') throw new Error('it is no table');
        const rows = table.rows as { text: string }[][];
        expect(rows).toHaveLength(1);
        expect(rows[0]?.[1]?.text).toBe('1');
        expect(table.raw.trim()).toMatch(/\| 1 \|$/u);
      }),
    );
  });

  it('breaks what GitHub would link', () => {
    expect(prose('@someone')).toBe('@<!-- -->someone');
    expect(prose('see #12')).toBe('see #<!-- -->12');
    expect(prose('GH-12')).toBe('GH<!-- -->-12');
    expect(prose('1a2b3c4d')).toBe('1a2<!-- -->b3c4d');
    expect(prose('https://a.b')).toBe('https:<!-- -->//a.b');
  });

  it('fences output that contains fences', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 5 }), (texts) => {
        const lines = texts.flatMap((text) => visibleLines(text));
        const tokens = marked.lexer(`${fencedBlock(lines)}\n\nafter`);
        expect(tokens.at(0)?.type).toBe('code');
        expect(tokens.at(-1)?.raw).toBe('after');
      }),
    );
  });
});

describe('terminal', () => {
  it.each(['::error::x', '  ::error::x', '\u001b[31m::error::x', 'a\n\t::error::x', 'in ##[error]x'])(
    'neutralises the workflow command in %j',
    (text) => {
      expect(withoutCommands(text)).not.toMatch(/^\W*::|##\[/mu);
    },
  );

  it('leaves names with colons alone', () => {
    expect(withoutCommands('  std::vector ::push')).toBe('  std::vector ::push');
  });

  it('writes ASCII only', () => {
    fc.assert(fc.property(hostileText, (text) => /^[\u0020-\u007e\u00a0]*$/u.test(ascii(visible(text)))));
    expect(ascii('12 µs → 中')).toBe('12 us -> \\u{4e2d}');
  });

  it('fits text into columns', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 2, max: 50 }), (text, columns) => {
        const shown = visible(text);
        expect(displayWidth(shorten(shown, columns))).toBeLessThanOrEqual(columns);
        for (const line of wrap(shown, columns)) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('counts wide characters as two columns', () => {
    expect(displayWidth('日本 👩‍👩‍👧 é')).toBe(9);
    expect(shorten('abcdefghij', 5)).toBe('ab…ij');
    expect(shorten('日本語ベンチ', 7)).toBe('日…チ');
  });
});
