import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/config/json.ts';
import { matchesName, nameMatcher } from '../../src/model/name-glob.ts';
import { nearestName } from '../../src/config/nearest.ts';
import { optionNames, optionOf } from '../../src/config/options.ts';
import { readValue, type ValueType } from '../../src/config/option-value.ts';

describe('values of options', () => {
  const fraction: ValueType = { kind: 'fraction', above: 0, below: 10 };
  const duration: ValueType = { kind: 'duration' };
  const store: ValueType = { kind: 'store' };
  const list: ValueType = { kind: 'list', placeholder: 'NAME' };
  const integer: ValueType = { kind: 'integer', low: 1, high: 10 };

  it.each([
    [fraction, '2%', 0.02],
    [fraction, '2 %', 0.02],
    [fraction, '150%', 1.5],
    [fraction, 0.02, 0.02],
    [fraction, '0.02', 0.02],
    [duration, '5m', 300],
    [duration, '500ms', 0.5],
    [duration, '1.5h', 5400],
    [duration, 7, 7],
    [duration, '7', 7],
    [store, 'auto', { kind: 'auto', branch: 'perf-gate' }],
    [store, 'artifact', { kind: 'artifact', workflow: null }],
    [store, 'artifact:perf-baseline.yml', { kind: 'artifact', workflow: 'perf-baseline.yml' }],
    [store, 'branch', { kind: 'branch', branch: 'perf-gate' }],
    [store, 'branch:data/perf', { kind: 'branch', branch: 'data/perf' }],
    [store, 'dir:C:\\base', { kind: 'dir', path: 'C:\\base' }],
    [list, ['a', 'b'], ['a', 'b']],
    [integer, 10, 10],
  ])('%j reads %j as %j', (type, raw, value) => {
    expect(readValue(type, raw, 'file')).toEqual({ value });
  });

  it.each([
    [fraction, 2],
    [fraction, '2'],
    [fraction, '0%'],
    [fraction, '1000%'],
    [fraction, '-1%'],
    [fraction, Number.NaN],
    [fraction, '0x1%'],
    [fraction, ''],
    [fraction, true],
    [duration, 0],
    [duration, '0s'],
    [duration, '-5m'],
    [duration, '5 m'],
    [duration, '1d'],
    [duration, '200h'],
    [duration, Number.POSITIVE_INFINITY],
    [store, 'branch:'],
    [store, 'branch:-x'],
    [store, 'branch:a..b'],
    [store, 'branch:a:b'],
    [store, 'branch:a//b'],
    [store, 'branch:a.lock'],
    [store, 'branch:refs/heads/*'],
    [store, 'dir:'],
    [store, 'auto:x'],
    [store, 'artifact:'],
    [store, 'artifact:perf'],
    [store, 'artifact:../perf.yml'],
    [store, 'artifact:a/perf.yml'],
    [store, 'perf-gate'],
    [list, []],
    [list, ['a', 'a']],
    [list, ['']],
    [list, 'a'],
    [integer, 0],
    [integer, 11],
    [integer, '3'],
    [integer, 2.5],
  ])('%j refuses %j', (type, raw) => {
    expect(readValue(type, raw, 'file')).toHaveProperty('expected');
  });

  it('reads every default of the table', () => {
    for (const name of optionNames) {
      const option = optionOf(name);
      if (option.default === null) continue;
      expect(readValue(option.type, option.default, 'file'), name).toHaveProperty('value');
    }
  });
});

describe('globs over names', () => {
  it.each([
    ['*', '', true],
    ['*', 'a/b > c', true],
    ['parse', 'parse', true],
    ['parse', 'parser', false],
    ['*parse*', 'src/a.bench.js > parse json', true],
    ['pars?', 'parse', true],
    ['pars?', 'pars', false],
    ['?', '😀', true],
    ['{sort,parse}*', 'parse json', true],
    ['{sort,parse}*', 'sparse', false],
    ['a{b,{c,d}e,}f', 'adef', true],
    ['a{b,{c,d}e,}f', 'af', true],
    ['a{b,{c,d}e,}f', 'acf', false],
    ['a,b', 'a,b', true],
    ['\\*\\{', '*{', true],
    ['\\*', 'x', false],
    ['a*b*c', 'aXbXbXc', true],
    ['a.c', 'abc', false],
    ['[ab]', '[ab]', true],
    ['a\nb', 'a\nb', true],
    ['*x', 'a\nx', true],
  ])('%j on %j: %j', (glob, name, expected) => {
    expect(matchesName(glob, name)).toBe(expected);
  });

  it.each(['{a', 'a}', '{a,{b}', 'a\\', '{{{{{{{{{{{{{{{{{{{{{}}}}}}}}}}}}}}}}}}}}}'])(
    'refuses %j',
    (glob) => {
      expect(() => nameMatcher(glob)).toThrow(/glob/u);
    },
  );

  it('refuses one that is too long', () => {
    expect(() => nameMatcher('*'.repeat(1001))).toThrow('is longer than 1000 characters');
  });

  it('agrees with the regular expression of the same meaning', () => {
    const glob = fc.array(fc.constantFrom('*', '?', 'a', 'b', '{a,b}', '{,ab}', '{a*,?b}'), { maxLength: 6 });
    const name = fc.array(fc.constantFrom('a', 'b', ' > '), { maxLength: 8 });
    fc.assert(
      fc.property(glob, name, (parts, letters) => {
        const pattern = parts
          .join('')
          .replaceAll('{', '(?:')
          .replaceAll('}', ')')
          .replaceAll(',', '|')
          .replaceAll(/(?<!\()\?/gu, '[^]')
          .replaceAll('*', '[^]*');
        const text = letters.join('');
        expect(matchesName(parts.join(''), text)).toBe(new RegExp(`^${pattern}$`, 'u').test(text));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('is not made to hang by a name', () => {
    // A backtracking matcher needs more than 10^20 steps for this; here it is the product of both lengths.
    expect(matchesName(`${'*a'.repeat(40)}b`, 'a'.repeat(5000))).toBe(false);
    expect(matchesName(`${'{a,a}'.repeat(100)}b`, 'a'.repeat(100))).toBe(false);
  });
});

describe('nearest name', () => {
  it('is found across case and separators, and is not guessed', () => {
    const known = ['time-budget', 'base', 'setup'];
    expect(nearestName('timeBudget', known)).toBe('time-budget');
    expect(nearestName('time_budget', known)).toBe('time-budget');
    expect(nearestName('BASE', known)).toBe('base');
    expect(nearestName('colour', known)).toBeNull();
    expect(nearestName('x'.repeat(100_000), known)).toBeNull();
  });
});

describe('JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 3), (text, indent) => {
        const value: unknown = JSON.parse(text);
        expect(readJson(JSON.stringify(value, null, indent), 'x')).toEqual(value);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '01',
      'true',
      ' ',
      '\\',
      'nul',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        // A key given twice is the one thing that only we refuse; these pieces cannot say it in a short text.
        if (valid) expect(() => readJson(text, 'x')).not.toThrow();
        else expect(() => readJson(text, 'x')).toThrow(/^x, line/u);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it.each([
    ['{"a": 1,\n  "a": 2}', 'x, line 2, column 3: the key "a" is given twice'],
    ['{"a": 1}\n}', 'x, line 2, column 1: something follows after the end'],
    ['{"a": 1,}', 'x, line 1, column 9: expected a key in double quotes'],
    ['{"a": }', 'x, line 1, column 7: unexpected "}"'],
    ['{"a" 1}', 'x, line 1, column 6: expected a colon'],
    ['[1 2]', 'x, line 1, column 4: expected a comma or ]'],
    ['{"a": "b', 'x, line 1, column 7: the text in quotes does not end'],
    ['', 'x, line 1, column 1: the text ends where a value is expected'],
    ['// no\n{}', 'x, line 1, column 1: unexpected "/"'],
    ['[NaN]', 'x, line 1, column 2: "NaN" is not a JSON value'],
  ])('says where %j is broken', (text, message) => {
    expect(() => readJson(text, 'x')).toThrow(message);
  });

  it('is not made to overflow by nesting', () => {
    expect(() => readJson('['.repeat(100_000), 'x')).toThrow('the nesting is too deep');
  });

  it('keeps __proto__ an ordinary key', () => {
    const value = readJson('{"__proto__": {"alpha": 1}}', 'x') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value.alpha).toBeUndefined();
  });
});
