import { describe, expect, test } from 'vitest';
import { canonicalRun, parseRunPath, readRunFile, runPath } from '../../src/baseline/layout.ts';
import { expired, listRuns } from '../../src/baseline/listing.ts';
import { parseRun, PerfGateError, type Run } from '../../src/model/index.ts';
import { runOf } from './run-of.ts';

function pathOf(run: Run): string {
  return runPath(run, canonicalRun(run));
}

describe('the path of a run', () => {
  test('leads with suite and machine, then time, and tells all of it', () => {
    const path = pathOf(runOf());
    expect(path).toMatch(
      /^runs\/default\/linux-x64-epyc-4\/2026\/03\/20260304T050607089Z-0123456789ab-[0-9a-f]{12}\.json$/u,
    );
    expect(parseRunPath(path)).toEqual({
      path,
      suite: 'default',
      fingerprint: 'linux-x64-epyc-4',
      started: new Date('2026-03-04T05:06:07.089Z'),
      commit: '0123456789ab',
    });
  });

  test('is in UTC, and says "none" without a commit', () => {
    const path = pathOf(runOf({ started: '2026-01-01T00:30:00+02:00', sha: null }));
    expect(path).toContain('/2025/12/20251231T223000000Z-none-');
    expect(parseRunPath(path)?.commit).toBeNull();
  });

  test.each(['2026-03-04T05:06:07', 'March 4, 2026', '2026-03-04', '+012026-03-04T05:06:07Z'])(
    'is refused for the start %s, which is another instant elsewhere or none that sorts',
    (started) => {
      expect(() => pathOf(runOf({ started }))).toThrow(PerfGateError);
    },
  );

  test.each(['..', '../x', 'a/b', 'a\\b', '/etc', 'C:', '', 'A', 'a\0'])(
    'cannot be led out of the store by the name %j',
    (name) => {
      const run = runOf();
      const bytes = canonicalRun(run);
      expect(() => runPath({ ...run, suite: name }, bytes)).toThrow(/cannot name a folder/u);
      const environment = { ...run.environment, fingerprint: name };
      expect(() => runPath({ ...run, environment }, bytes)).toThrow(/cannot name a folder/u);
    },
  );

  test.each([
    'README.md',
    'runs/../../etc/2026/03/20260304T050607089Z-none-0123456789ab.json',
    'runs/a/b/2026/04/20260304T050607089Z-none-0123456789ab.json',
    'runs/a/b/2025/03/20260304T050607089Z-none-0123456789ab.json',
    'runs/a/b/2026/02/20260230T050607089Z-none-0123456789ab.json',
    'runs/a/b/2026/03/20260304T250607089Z-none-0123456789ab.json',
    'runs/a/b/2026/03/20260304T050607089Z-none-0123456.json',
    'runs/A/b/2026/03/20260304T050607089Z-none-0123456789ab.json',
    'runs/a/b/c/2026/03/20260304T050607089Z-none-0123456789ab.json',
    'runs/a/b/2026/03/20260304T050607089Z-none-0123456789ab.json\n',
    'runs/a/b/2026/03/.20260304T050607089Z-none-0123456789ab-99.tmp',
  ])('is not %j', (path) => {
    expect(parseRunPath(path)).toBeNull();
  });
});

describe('the bytes of a run', () => {
  test('do not depend on the order of keys', () => {
    const run = runOf();
    const turned = parseRun(Object.fromEntries(Object.entries(run).reverse()));
    expect(canonicalRun(turned).equals(canonicalRun(run))).toBe(true);
    expect(canonicalRun(runOf({ value: 0.5 })).equals(canonicalRun(run))).toBe(false);
  });

  test('keep a key called __proto__', () => {
    const run = runOf();
    const notes = JSON.parse('{"__proto__":"x","a":"b"}') as Record<string, string>;
    const text = canonicalRun({ ...run, environment: { ...run.environment, notes } }).toString();
    expect(text).toContain('"notes":{"__proto__":"x","a":"b"}');
  });

  test('are refused when they could not be read back', () => {
    const run = runOf();
    const samples = [{ benchmark: 'a', metric: 'time', values: [Number.NaN] }];
    expect(() => canonicalRun({ ...run, samples })).toThrow(/samples\[0\]\.values\[0\]/u);
  });
});

describe('reading a file of a store', () => {
  const run = runOf();
  const bytes = canonicalRun(run);
  const path = runPath(run, bytes);

  test('gives the run, also with the line breaks of Windows', () => {
    expect(readRunFile(path, bytes, 'here')).toEqual(run);
    const windows = Buffer.from(bytes.toString().replace('\n', '\r\n'));
    expect(readRunFile(path, windows, 'here')).toEqual(run);
  });

  test.each<[string, string, Uint8Array, RegExp]>([
    ['cut short', path, bytes.subarray(0, 100), /100 bytes are not JSON/u],
    ['empty', path, Buffer.alloc(0), /0 bytes are not JSON/u],
    ['no text', path, Buffer.from([0xff, 0xfe, 0x00]), /not JSON/u],
    ['no run', path, Buffer.from('{"a":1}'), /names no schema/u],
    ['no object', path, Buffer.from('null'), /not a JSON object/u],
    ['another suite', path.replace('/default/', '/other/'), bytes, /suite is default, its path says other/u],
    ['another machine', path.replace('epyc-4', 'epyc-8'), bytes, /fingerprint is linux-x64-epyc-4/u],
    ['another commit', path.replace('0123456789ab', '0123456789ac'), bytes, /commit is 0123456789ab/u],
    ['another time', path.replace('050607089', '050607088'), bytes, /start is 2026/u],
    [
      'other numbers',
      path,
      Buffer.from(bytes.toString().replace('0.25', '0.26')),
      /content hash is [0-9a-f]{12}, its path says/u,
    ],
  ])('names a file with %s', (_, name, content, message) => {
    expect(() => readRunFile(name, content, 'branch x')).toThrow(message);
    expect(() => readRunFile(name, content, 'branch x')).toThrow(`${name} in branch x`);
  });

  test('does not repeat what a file that is no run contains', () => {
    let message = '';
    try {
      readRunFile(path, Buffer.from('secret=hunter2'), 'here');
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('not JSON');
    expect(message).not.toContain('hunter2');
  });
});

describe('listing', () => {
  const years = Array.from({ length: 50 }, (_, index) => String(1980 + index));
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

  /** A store of 600 months with ten runs each that counts how many folders of files were opened. */
  function large() {
    const opened: string[][] = [];
    const folders = (paths: readonly string[]) =>
      Promise.resolve(
        paths.map((path) => [['default'], ['m'], years, months][path.split('/').length - 1] ?? []),
      );
    const files = (paths: readonly string[]) => {
      opened.push([...paths]);
      return Promise.resolve(
        paths.map((path) => {
          const [, , , year = '', month = ''] = path.split('/');
          return Array.from(
            { length: 10 },
            (_, day) => `${year}${month}0${String(day)}T000000000Z-none-0123456789ab.json`,
          );
        }),
      );
    };
    return { opened, tree: { folders, files } };
  }

  test('opens only the months that the last K need', async () => {
    const { opened, tree } = large();
    const names = await listRuns(tree, { suite: 'default', fingerprint: 'm', last: 20 });
    expect(names).toHaveLength(20);
    expect(names.at(-1)?.started.toISOString()).toBe('2029-12-09T00:00:00.000Z');
    // A day 0 is no date, so each month has nine runs: one month, then two more, then four.
    expect(opened.map((paths) => paths.length)).toEqual([1, 2]);
    expect(names.map(({ path }) => path)).toEqual(names.map(({ path }) => path).sort());
  });

  test('of all machines is in the order of time', async () => {
    const files: Record<string, string[]> = {
      'runs/a/m1/2026/01': ['20260102T000000000Z-none-0123456789ab.json'],
      'runs/a/m2/2026/01': ['20260101T000000000Z-none-0123456789ab.json', 'notes.txt'],
      'runs/a/m2/2026/02': ['20260201T000000000Z-none-0123456789ab.json'],
    };
    const folders: Record<string, string[]> = {
      runs: ['a', '..', 'B'],
      'runs/a': ['m1', 'm2'],
      'runs/a/m1': ['2026'],
      'runs/a/m2': ['2026', 'old'],
      'runs/a/m1/2026': ['01'],
      'runs/a/m2/2026': ['01', '02', '13'],
    };
    const tree = {
      folders: (paths: readonly string[]) => Promise.resolve(paths.map((path) => folders[path] ?? [])),
      files: (paths: readonly string[]) => Promise.resolve(paths.map((path) => files[path] ?? [])),
    };
    const names = await listRuns(tree, { suite: null, fingerprint: null, last: null });
    expect(names.map(({ fingerprint }) => fingerprint)).toEqual(['m2', 'm1', 'm2']);
    const last = await listRuns(tree, { suite: null, fingerprint: null, last: 2 });
    expect(last.map(({ started }) => started.getUTCMonth())).toEqual([0, 1]);
    expect(last[0]?.fingerprint).toBe('m1');
  });

  test.each([
    { suite: '../x', fingerprint: null, last: 1 },
    { suite: 'a', fingerprint: 'a/../../b', last: 1 },
    { suite: 'a', fingerprint: null, last: -1 },
    { suite: 'a', fingerprint: null, last: 1.5 },
  ])('refuses %j', async (query) => {
    await expect(listRuns(large().tree, query)).rejects.toThrow(PerfGateError);
  });

  test('retention counts each suite and machine apart', () => {
    const name = (suite: string, day: string) => {
      const parsed = parseRunPath(`runs/${suite}/m/2026/01/202601${day}T000000000Z-none-0123456789ab.json`);
      if (parsed === null) throw new Error(day);
      return parsed;
    };
    const names = [name('a', '01'), name('b', '02'), name('a', '03'), name('a', '04')];
    expect(expired(names, 2)).toEqual([names[0]?.path]);
    expect(() => expired(names, 0)).toThrow(PerfGateError);
  });
});
