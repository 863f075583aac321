import { describe, expect, it } from 'vitest';
import { bencherMetricFormat } from '../../src/formats/bencher.ts';
import { gnuTime } from '../../src/formats/gnu-time.ts';
import { junit } from '../../src/formats/junit.ts';
import { lighthouse } from '../../src/formats/lighthouse.ts';
import { openMetrics } from '../../src/formats/openmetrics.ts';
import { perfStat, perfStatCsv } from '../../src/formats/perf-stat.ts';
import { sizeLimit, sizes } from '../../src/formats/sizes.ts';
import { cachegrind, callgrind } from '../../src/formats/valgrind.ts';
import { close, errorOf, fixture, parsed, valuesOf } from './fixture.ts';

describe('cachegrind and callgrind', () => {
  it('reads the totals as exact counts', () => {
    const text = fixture('valgrind/cachegrind.out');
    const events = (/^events: (.*)$/mu.exec(text)?.[1] ?? '').trim().split(' ');
    const totals = (/^summary: (.*)$/mu.exec(text)?.[1] ?? '').trim().split(' ').map(Number);
    const results = parsed(cachegrind, text);
    expect(events).toHaveLength(9);
    expect(results.samples).toEqual(
      events.map((metric, index) => ({ benchmark: 'work', metric, values: [totals[index]] })),
    );
    expect(results.metrics.Ir).toEqual({ unit: '1', better: 'lower', kind: 'exact' });
    expect(parsed(callgrind, fixture('valgrind/callgrind.out')).samples).toEqual([
      { benchmark: 'work', metric: 'Ir', values: [21125995] },
    ]);
  });

  it('reads several files, adds the parts of one, and refuses what is cut off', () => {
    const text = fixture('valgrind/callgrind.out');
    const two = `${text}${text.replace('./work', './build/other --size 3')}`;
    expect(valuesOf(parsed(callgrind, two), 'Ir')).toEqual({
      work: [21125995],
      'other --size 3': [21125995],
    });
    expect(parsed(callgrind, `${text}${text}`).failures).toMatchObject([{ kind: 'duplicate-name' }]);
    const parts = 'cmd: a\npart: 1\nevents: Ir Dr\ntotals: 5 1\npart: 2\nevents: Ir Dr\ntotals: 7\n';
    expect(valuesOf(parsed(callgrind, parts), 'Ir')).toEqual({ a: [12] });
    expect(valuesOf(parsed(callgrind, parts), 'Dr')).toEqual({ a: [1] });
    expect(errorOf(() => parsed(callgrind, text.slice(0, -20))).message).toContain('cut off');
    expect(errorOf(() => parsed(callgrind, `${text.slice(0, -20)}${text}`)).message).toContain('cut off');
    expect(errorOf(() => parsed(callgrind, 'cmd: a\nevents: Ir\ntotals: x\n')).message).toContain('line 3');
  });
});

describe('perf stat', () => {
  it('reads what is printed', () => {
    const results = parsed(perfStat, fixture('perf-stat/captured.txt'));
    expect(results.samples).toEqual([
      { benchmark: 'work', metric: 'cpu', values: close([2.14e-3]) },
      { benchmark: 'work', metric: 'context-switches', values: [0] },
      { benchmark: 'work', metric: 'cpu-migrations', values: [0] },
      { benchmark: 'work', metric: 'page-faults', values: [58] },
      { benchmark: 'work', metric: 'time', values: close([0.002694955]) },
    ]);
    const repeated = parsed(perfStat, fixture('perf-stat/repeated.txt'));
    expect(valuesOf(repeated, 'time')).toEqual({ work: [0.00997] });
    expect(repeated.failures).toEqual([]);
  });

  it('reads thousands, takes what was not counted as a failure, and refuses what is cut off', () => {
    const text = fixture('perf-stat/captured.txt');
    const counted = text.replace('<not supported>      cycles  ', '      1,234,567      cycles:u');
    expect(valuesOf(parsed(perfStat, counted), 'cycles:u')).toEqual({ work: [1234567] });
    const lost = text.replace('<not supported>      cycles', '  <not counted>      cycles');
    expect(parsed(perfStat, lost).failures).toMatchObject([{ benchmark: 'work', kind: 'bad-value' }]);
    expect(errorOf(() => parsed(perfStat, text.slice(0, 700))).message).toContain('cut off');
  });

  it('reads CSV with commas and semicolons', () => {
    const results = parsed(perfStatCsv, fixture('perf-stat/captured.csv'));
    expect(results.samples).toEqual([
      { benchmark: 'perf stat', metric: 'time', values: close([0.014656096]) },
      { benchmark: 'perf stat', metric: 'cpu', values: close([2.15e-3]) },
      { benchmark: 'perf stat', metric: 'page-faults', values: [57] },
    ]);
    const semicolons = parsed(perfStatCsv, `=== parse ===\n${fixture('perf-stat/semicolons.csv')}`);
    expect(valuesOf(semicolons, 'time')).toEqual({ parse: close([0.01220307]) });
    expect(errorOf(() => parsed(perfStatCsv, 'hello\n')).message).toContain('line 1');
  });
});

describe('gnu-time', () => {
  it('reads time and memory, and takes an exit code as a failure', () => {
    const results = parsed(gnuTime, fixture('gnu-time/captured.txt'));
    expect(results.samples).toEqual([
      { benchmark: 'work', metric: 'time', values: [0.01] },
      { benchmark: 'work', metric: 'memory', values: [1408 * 1024] },
    ]);
    expect(results.failures).toMatchObject([{ benchmark: 'work 3', kind: 'exited' }]);
    expect(results.failures[0]?.message).toContain('code 3');
  });

  it('reads hours, adds user and system time, and refuses what is cut off', () => {
    const text = fixture('gnu-time/captured.txt').split('Command exited')[0] ?? '';
    const long = text
      .replace('0:00.01', '1:02:03')
      .replace('User time (seconds): 0.00', 'User time (seconds): 3.25')
      .replace('System time (seconds): 0.00', 'System time (seconds): 0.50');
    expect(valuesOf(parsed(gnuTime, long), 'time')).toEqual({ work: [3723] });
    expect(valuesOf(parsed(gnuTime, long), 'cpu')).toEqual({ work: [3.75] });
    expect(errorOf(() => parsed(gnuTime, text.slice(0, 200))).message).toContain('cut off');
  });
});

describe('sizes', () => {
  it('reads what wc and du print', () => {
    const results = parsed(sizes, fixture('sizes/wc.txt'));
    expect(valuesOf(results, 'size')).toEqual({
      'work.c': [196],
      'gb.cpp': [1025],
      'c2.cpp': [798],
      total: [2019],
    });
    expect(results.metrics.size).toEqual({ unit: 'B', better: 'lower', kind: 'exact' });
    expect(valuesOf(parsed(sizes, fixture('sizes/du.txt')), 'size')).toEqual({
      'work.c': [196],
      'gb.cpp': [1025],
    });
    expect(valuesOf(parsed(sizes, '1.5K\t./a b.js\n1,024 c\n'), 'size')).toEqual({
      'a b.js': [1536],
      c: [1024],
    });
  });

  it('names a line that is none, and a name that comes twice', () => {
    expect(errorOf(() => parsed(sizes, '12 a\nbuilding…\n')).message).toContain('line 2');
    expect(parsed(sizes, '12 a\n13 ./a\n').failures).toMatchObject([
      { benchmark: 'a', kind: 'duplicate-name' },
    ]);
  });

  it('reads size-limit', () => {
    const results = parsed(
      sizeLimit,
      '[{"name":"index.js","passed":false,"size":3000,"sizeLimit":1000,"running":0.05,"loading":0.02,"total":0.07}]',
    );
    expect(results.failures).toEqual([]);
    expect(valuesOf(results, 'size')).toEqual({ 'index.js': [3000] });
    expect(valuesOf(results, 'running')).toEqual({ 'index.js': [0.05] });
  });
});

describe('bencher', () => {
  it('reads latencies as times', () => {
    const text = fixture('bencher/bencher.json');
    const document = JSON.parse(text) as Record<string, { latency: { value: number } }>;
    expect(valuesOf(parsed(bencherMetricFormat, text), 'time')).toEqual(
      Object.fromEntries(
        Object.entries(document).map(([name, { latency }]) => [name, close([latency.value * 1e-9])]),
      ),
    );
    expect(Object.keys(document)).toHaveLength(3);
  });

  it('reads other measures, and refuses impossible values', () => {
    const results = parsed(
      bencherMetricFormat,
      '{"a":{"throughput":{"value":5},"file-size":{"value":7},"fuel":{"value":-1}},"b":{"latency":{"value":0}},"c":{}}',
    );
    expect(results.metrics).toMatchObject({
      rate: { unit: 'Hz', better: 'higher' },
      'file-size': { unit: 'B', kind: 'exact' },
      fuel: { unit: '1', better: 'lower' },
    });
    expect(results.failures).toMatchObject([
      { benchmark: 'b', kind: 'bad-value' },
      { benchmark: 'c', kind: 'bad-output' },
    ]);
    expect(errorOf(() => parsed(bencherMetricFormat, '{"a":{"latency":5}}')).message).toContain('a.latency');
  });
});

describe('openmetrics', () => {
  const text = [
    '# TYPE parse_seconds gauge',
    '# UNIT parse_seconds seconds',
    'parse_seconds{case="large, \\"quoted\\"",kind="a"} 0.5 1700000000',
    'parse_seconds{case="small"} 1e-3 # {trace="x"} 1',
    '# TYPE image_bytes gauge',
    'image_bytes 2048',
    '# TYPE requests_per_second gauge',
    'requests_per_second 100.5',
    '# TYPE cycles counter',
    'cycles_total 5',
    '# TYPE build info',
    'build_info{version="1"} 1',
    '# TYPE wait_seconds summary',
    'wait_seconds{path="/",quantile="0.5"} 0.2',
    'wait_seconds{path="/",quantile="0.99"} 0.4',
    'wait_seconds_sum{path="/"} 10',
    'wait_seconds_count{path="/"} 40',
    '# TYPE size_bytes histogram',
    'size_bytes_bucket{le="+Inf"} 2',
    'size_bytes_sum 300',
    'size_bytes_count 2',
    '# EOF',
    '',
  ].join('\n');

  it('reads gauges, counters, summaries and histograms', () => {
    const results = parsed(openMetrics, text);
    expect(results.samples).toEqual([
      { benchmark: 'parse_seconds{case="large, \\"quoted\\"",kind="a"}', metric: 'time', values: [0.5] },
      { benchmark: 'parse_seconds{case="small"}', metric: 'time', values: [0.001] },
      { benchmark: 'image_bytes', metric: 'size', values: [2048] },
      { benchmark: 'requests_per_second', metric: 'rate', values: [100.5] },
      { benchmark: 'cycles_total', metric: 'value', values: [5] },
      { benchmark: 'wait_seconds{path="/"}', metric: 'p50', values: [0.2] },
      { benchmark: 'wait_seconds{path="/"}', metric: 'p99', values: [0.4] },
      { benchmark: 'wait_seconds{path="/"}', metric: 'mean', values: [0.25] },
      { benchmark: 'size_bytes', metric: 'size-mean', values: [150] },
    ]);
    expect(results.metrics.rate).toEqual({ unit: 'Hz', better: 'higher', kind: 'noisy' });
  });

  it('names the line of what it cannot read, and takes NaN as a failure', () => {
    expect(errorOf(() => parsed(openMetrics, 'a{b="c} 1\n')).message).toContain('line 1');
    expect(errorOf(() => parsed(openMetrics, 'a 1\nb x\n')).message).toContain('line 2');
    expect(parsed(openMetrics, 'a_seconds NaN\nb_seconds 0\nc_seconds +Inf\n').failures).toMatchObject([
      { benchmark: 'a_seconds', kind: 'bad-value' },
      { benchmark: 'b_seconds', kind: 'bad-value' },
      { benchmark: 'c_seconds', kind: 'bad-value' },
    ]);
    expect(parsed(openMetrics, 'a 1\na 2\n').failures).toMatchObject([{ kind: 'duplicate-name' }]);
  });
});

describe('junit', () => {
  it('reads the durations that a runner wrote', () => {
    const text = fixture('junit/vitest.xml');
    const times = Array.from(text.matchAll(/<testcase [^>]*time="([\d.]+)"/gu), (match) => Number(match[1]));
    const results = parsed(junit, text);
    expect(times.length).toBeGreaterThan(5);
    expect(results.samples.map(({ values }) => values[0])).toEqual(times);
    expect(results.samples[0]?.benchmark).toBe(
      'test/formats/languages.test.ts > julia > reads every sample of each trial',
    );
  });

  it('takes failed tests and durations of 0 as failures, and leaves out what was skipped', () => {
    const results = parsed(
      junit,
      `<?xml version="1.0"?><testsuite><testcase classname="A" name="&lt;ok&gt; &#233;" time="1,234.5"/>
        <testcase name="none" time="0.000"/><testcase name="lost"/><testcase name="skipped" time="1"><skipped/></testcase>
        <testcase classname="A" name="bad" time="1"><failure message="expected 1">stack</failure></testcase></testsuite>`,
    );
    expect(results.samples).toEqual([{ benchmark: 'A > <ok> é', metric: 'time', values: [1234.5] }]);
    expect(results.failures).toMatchObject([
      { benchmark: 'none', kind: 'bad-value' },
      { benchmark: 'lost', kind: 'bad-value' },
      { benchmark: 'A > bad', kind: 'threw' },
    ]);
    expect(errorOf(() => parsed(junit, '<html></html>')).message).toContain('its root is "html"');
    expect(errorOf(() => parsed(junit, '<testsuite><testcase name="a"')).message).toContain('line 1');
    const bomb = '<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>';
    expect(errorOf(() => parsed(junit, bomb)).message).toContain('document type');
  });
});

describe('lighthouse', () => {
  const text = fixture('lighthouse/benchzoo.json');

  it('reads the metrics of the page', () => {
    const value = (id: string): number =>
      (JSON.parse(text) as { audits: Record<string, { numericValue: number }> }).audits[id]?.numericValue ??
      NaN;
    const results = parsed(lighthouse, text);
    const own = Object.fromEntries(results.samples.map(({ metric, values }) => [metric, values]));
    expect(own).toEqual({
      time: close([value('largest-contentful-paint') / 1000]),
      'first-contentful-paint': close([value('first-contentful-paint') / 1000]),
      'speed-index': close([value('speed-index') / 1000]),
      interactive: close([value('interactive') / 1000]),
      'total-blocking-time': [68],
      'cumulative-layout-shift': [0],
      'total-byte-weight': [2391],
    });
    expect(results.samples[0]?.benchmark).toBe('/ (mobile)');
  });

  it('takes a page that did not load as a failure', () => {
    const document = JSON.parse(text) as Record<string, unknown> & { audits: Record<string, unknown> };
    const failed = parsed(
      lighthouse,
      JSON.stringify({ ...document, runtimeError: { code: 'NO_FCP', message: 'The page did not paint' } }),
    );
    expect(failed.samples).toEqual([]);
    expect(failed.failures[0]?.message).toBe('NO_FCP: The page did not paint');
    const audits = { ...document.audits, 'largest-contentful-paint': { errorMessage: 'no trace' } };
    const lost = parsed(lighthouse, JSON.stringify({ ...document, audits }));
    expect(lost.failures).toMatchObject([{ kind: 'bad-output' }]);
  });
});
