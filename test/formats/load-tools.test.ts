import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autocannon } from '../../src/formats/autocannon.ts';
import { gatling } from '../../src/formats/gatling.ts';
import { hey } from '../../src/formats/hey.ts';
import { jmeter } from '../../src/formats/jmeter.ts';
import { k6Ndjson, k6Summary } from '../../src/formats/k6.ts';
import { LatencyHistogram } from '../../src/formats/latency-histogram.ts';
import { loadMetrics, percentile } from '../../src/formats/load-metrics.ts';
import { locust, locustJson } from '../../src/formats/locust.ts';
import { pgbench } from '../../src/formats/pgbench.ts';
import { redisBenchmark } from '../../src/formats/redis-benchmark.ts';
import { sysbench } from '../../src/formats/sysbench.ts';
import { vegeta } from '../../src/formats/vegeta.ts';
import { wrk } from '../../src/formats/wrk.ts';
import type { ParsedResults } from '../../src/formats/format.ts';
import { close, errorOf, fixture, parsed, valuesOf } from './fixture.ts';

/** All metrics of one benchmark. */
function metricsOf(results: ParsedResults, benchmark: string): Record<string, readonly number[]> {
  return Object.fromEntries(
    results.samples
      .filter((sample) => sample.benchmark === benchmark)
      .map(({ metric, values }) => [metric, values]),
  );
}

const ms = (value: number): unknown[] => close([value / 1000]);

interface Summary {
  metrics: Record<string, Record<string, number> & { values?: Record<string, number> }>;
}

describe('k6-summary', () => {
  it('reads both shapes of it, with the vocabulary of all load tools', () => {
    for (const file of ['k6/rate-limiter.json', 'k6/sca-server.json']) {
      const text = fixture(file);
      const results = parsed(k6Summary, text);
      const { metrics } = JSON.parse(text) as Summary;
      const of = (name: string): Record<string, number> => metrics[name]?.values ?? metrics[name] ?? {};
      const duration = of('http_req_duration');
      const failed = of('http_req_failed');
      const all = (failed.passes ?? NaN) + (failed.fails ?? NaN);
      expect(metricsOf(results, 'http_req_duration')).toEqual({
        mean: ms(duration.avg ?? NaN),
        p50: ms(duration.med ?? NaN),
        p90: ms(duration['p(90)'] ?? NaN),
        p95: ms(duration['p(95)'] ?? NaN),
        rate: [of('http_reqs').rate],
        errors: close([(failed.passes ?? NaN) / all]),
      });
      // What k6 says itself of the same count.
      expect((failed.passes ?? NaN) / all).toBeCloseTo(failed.value ?? failed.rate ?? NaN, 12);
      expect(metricsOf(results, 'iteration_duration').rate).toEqual([of('iterations').rate]);
      expect(results.failures).toEqual([]);
      for (const [name, metric] of Object.entries(loadMetrics)) {
        if (name in results.metrics) expect(results.metrics[name]).toEqual(metric);
      }
    }
  });

  it('reads submetrics, and not the phases of a request', () => {
    const results = parsed(k6Summary, fixture('k6/sca-server.json'));
    expect(metricsOf(results, 'http_req_duration{name:status}').p95).toEqual(ms(308.8003));
    expect(results.samples.some(({ benchmark }) => benchmark.startsWith('http_req_connecting'))).toBe(false);
  });

  it('does not guess that an own trend is a time, where k6 does not tell', () => {
    const results = parsed(k6Summary, fixture('k6/benchzoo.json'));
    expect(metricsOf(results, 'benchmark1')).toEqual({
      'value-mean': [2151],
      'value-p50': [2151],
      'value-p90': [2151],
      'value-p95': [2151],
    });
    expect(results.metrics['value-p50']).toEqual({ unit: '1', better: 'lower', kind: 'noisy' });
    expect(metricsOf(results, 'iteration_duration').p50).toEqual(ms(4302.760741));
  });

  it('takes a test in which every request failed as a failure', () => {
    const results = parsed(
      k6Summary,
      JSON.stringify({
        metrics: {
          http_req_duration: { avg: 1, med: 1 },
          http_req_failed: { passes: 5, fails: 0, value: 1 },
        },
      }),
    );
    expect(results.samples).toEqual([]);
    expect(results.failures).toMatchObject([{ benchmark: 'http_req_duration', kind: 'bad-output' }]);
    expect(results.failures[0]?.message).toContain('all 5 requests failed');
  });
});

describe('k6-ndjson', () => {
  const point = (metric: string, value: number, second: number, tags: Record<string, string> = {}): string =>
    JSON.stringify({
      metric,
      type: 'Point',
      data: { time: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, second * 1000)).toISOString(), value, tags },
    });
  const declared = (metric: string, contains: string, submetrics: unknown = null): string =>
    JSON.stringify({ type: 'Metric', data: { name: metric, type: 'trend', contains, submetrics }, metric });

  it('reads the points of each trend', () => {
    const results = parsed(k6Ndjson, fixture('k6/benchzoo.ndjson'));
    const iteration = metricsOf(results, 'iteration_duration');
    expect(iteration.mean).toEqual(ms(4302.760741));
    expect(iteration.p99?.[0]).toBeGreaterThan(4.302760741 * 0.9995);
    expect(iteration.p99?.[0]).toBeLessThan(4.302760741 * 1.0005);
    expect(metricsOf(results, 'benchmark1').mean).toEqual(ms(2151));
    // Its one call took less than the millisecond that the script measured in.
    expect(results.failures).toMatchObject([{ benchmark: 'benchmark2', kind: 'bad-value' }]);
  });

  it('counts requests, errors and submetrics', () => {
    const lines = [
      declared('http_req_duration', 'time', [{ suffix: 'name:a' }]),
      JSON.stringify({ type: 'Metric', data: { type: 'rate' }, metric: 'http_req_failed' }),
    ];
    for (let index = 0; index <= 100; index++) {
      lines.push(point('http_req_duration', 10 + index, index / 10, { name: index % 2 === 0 ? 'a' : 'b' }));
      lines.push(point('http_req_failed', index < 5 ? 1 : 0, index / 10));
    }
    const results = parsed(k6Ndjson, lines.join('\n'));
    const own = metricsOf(results, 'http_req_duration');
    expect(own.errors).toEqual(close([5 / 101]));
    expect(own.rate).toEqual(close([101 / 10]));
    expect(own.mean).toEqual(close([0.06]));
    for (const [metric, exact] of Object.entries({ p50: 60, p90: 100, p95: 105, p99: 109 })) {
      expect(Math.abs((own[metric]?.[0] ?? NaN) / (exact / 1000) - 1)).toBeLessThan(0.0005);
    }
    expect(metricsOf(results, 'http_req_duration{name:a}').mean).toEqual(close([0.06]));
  });

  it('names the line of what is cut off or not declared, and passes over what is no JSON', () => {
    const head = declared('x', 'time');
    const body = point('x', 1, 0);
    expect(errorOf(() => parsed(k6Ndjson, `${head}\n${body.slice(0, 30)}`)).message).toContain('line 2');
    expect(errorOf(() => parsed(k6Ndjson, body)).message).toContain('line 1');
    expect(errorOf(() => parsed(k6Ndjson, head)).message).toContain('names no benchmark');
    expect(parsed(k6Ndjson, `running (00m01s)\r\n${head}\r\n${body}\r\n`).samples.length).toBe(5);
  });

  it('has percentiles that are off by at most 0.05 %', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.01, 0.5, 0.9, 0.99, 1),
        (values, share) => {
          const histogram = new LatencyHistogram();
          for (const value of values) histogram.add(value);
          const exact = percentile(Float64Array.from(values).sort(), share);
          const [found = NaN] = histogram.percentiles([share]);
          expect(Math.abs(found / exact - 1)).toBeLessThan(0.00051);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('autocannon', () => {
  interface Cannon {
    latency: Record<string, number>;
    requests: { average: number };
  }

  it.each([
    ['autocannon/mion-express.json', '/hello'],
    ['autocannon/autocannon.json', 'example result'],
  ])('reads %s as %s', (file, name) => {
    const text = fixture(file);
    const { latency, requests } = JSON.parse(text) as Cannon;
    expect(metricsOf(parsed(autocannon, `\uFEFF${text}`), name)).toEqual({
      mean: ms(latency.average ?? NaN),
      p50: ms(latency.p50 ?? NaN),
      p90: ms(latency.p90 ?? NaN),
      'p97.5': ms(latency.p97_5 ?? NaN),
      p99: ms(latency.p99 ?? NaN),
      'p99.9': ms(latency.p99_9 ?? NaN),
      rate: [requests.average],
      errors: [0],
    });
  });

  it('leaves percentiles of 0 ms out, counts errors, and fails where nothing worked', () => {
    const document = JSON.parse(fixture('autocannon/autocannon.json')) as Record<string, unknown> & Cannon;
    const fast = { ...document, latency: { average: 0.04, p50: 0, p99: 1 }, non2xx: 50, errors: 10 };
    const own = metricsOf(parsed(autocannon, JSON.stringify(fast)), 'example result');
    expect(own).toEqual({ mean: ms(0.04), p99: ms(1), rate: [250], errors: close([60 / 510]) });
    const none = parsed(autocannon, JSON.stringify({ ...document, non2xx: 500 }));
    expect(none.samples).toEqual([]);
    expect(none.failures[0]?.message).toContain('all 500 requests failed');
    const zero = parsed(autocannon, JSON.stringify({ ...document, latency: { average: 0, p50: 0 } }));
    expect(metricsOf(zero, 'example result')).toEqual({ rate: [250], errors: [0] });
  });
});

describe('wrk', () => {
  it('reads wrk and wrk2', () => {
    expect(metricsOf(parsed(wrk, fixture('wrk/benchzoo.txt')), '/')).toEqual({
      mean: close([363.63e-6]),
      p50: close([349e-6]),
      p90: close([381e-6]),
      p99: close([674e-6]),
      rate: [27751.65],
      errors: [0],
    });
    expect(metricsOf(parsed(wrk, fixture('wrk/benchzoo-wrk2.txt')), '/')).toEqual({
      mean: ms(0.89),
      p50: ms(0.88),
      p90: ms(1.34),
      p99: ms(1.59),
      'p99.9': ms(1.77),
      rate: [998.43],
      errors: [0],
    });
  });

  const text = fixture('wrk/benchzoo.txt');

  it('counts errors, takes names from headings, and says what is missing', () => {
    const errors = text.replace(
      'Requests/sec:',
      '  Socket errors: connect 0, read 10, write 0, timeout 2\n  Non-2xx or 3xx responses: 100\nRequests/sec:',
    );
    const results = parsed(
      wrk,
      `=== search ===\n${text}\n=== list ===\r\n${errors}\n=== broken ===\nunable to connect\n`,
    );
    expect(valuesOf(results, 'errors')).toEqual({ search: [0], list: close([112 / (141528 + 12)]) });
    expect(results.failures).toMatchObject([{ benchmark: 'broken', kind: 'bad-output' }]);
    expect(errorOf(() => parsed(wrk, text.slice(0, text.indexOf('Requests/sec')))).message).toContain(
      '"Requests/sec:" is missing',
    );
    expect(parsed(wrk, text.replace('363.63us', '-nanus')).failures).toMatchObject([{ kind: 'bad-value' }]);
    expect(parsed(wrk, `${text}\n${text}`).failures).toMatchObject([{ kind: 'duplicate-name' }]);
  });
});

describe('hey', () => {
  const text = fixture('hey/benchzoo.txt');

  it('reads the summary, whatever way it writes the percent sign', () => {
    for (const written of [text, text.replaceAll('% in', '%% in')]) {
      expect(metricsOf(parsed(hey, written), 'hey')).toEqual({
        mean: [0.0005],
        p50: [0.0003],
        p90: [0.0009],
        p95: [0.0023],
        p99: [0.0027],
        rate: [19887.0008],
        errors: [0],
      });
    }
  });

  it('counts errors', () => {
    const failing = `${text.trimEnd()}\n  [500]\t500 responses\n\nError distribution:\n  [34]\tGet "http://x": dial tcp\n`;
    expect(valuesOf(parsed(hey, failing), 'errors').hey).toEqual(close([534 / (99466 + 534)]));
    expect(errorOf(() => parsed(hey, text.slice(0, text.indexOf('Status code')))).message).toContain(
      'cut off',
    );
  });
});

describe('vegeta', () => {
  it('reads the report', () => {
    expect(metricsOf(parsed(vegeta, fixture('vegeta/benchzoo.json')), 'vegeta')).toEqual({
      mean: close([229296e-9]),
      p50: close([213043e-9]),
      p90: close([262071e-9]),
      p95: close([291316e-9]),
      p99: close([510066e-9]),
      rate: [100.18366916516203],
      errors: [0],
    });
  });
});

describe('locust', () => {
  const text = fixture('locust/benchzoo.csv');

  it('reads each row', () => {
    const results = parsed(locust, text);
    expect(Object.keys(valuesOf(results, 'rate'))).toEqual(['GET /', 'Aggregated']);
    expect(metricsOf(results, 'GET /')).toEqual({
      mean: ms(4.510977377354463),
      p50: ms(4),
      p90: ms(5),
      p95: ms(6),
      p99: ms(7),
      'p99.9': ms(21),
      rate: [1590.075157538593],
      errors: [0],
    });
  });

  it('takes a name that always failed as a failure, and refuses a row that is cut off', () => {
    const failed = parsed(locust, text.replace('/,14334,0,', '/,14334,14334,'));
    expect(failed.failures).toMatchObject([{ benchmark: 'GET /', kind: 'bad-output' }]);
    expect(errorOf(() => parsed(locust, `${text.trimEnd().slice(0, -20)}\n`)).message).toContain('line 3');
    expect(errorOf(() => parsed(locust, `${text.slice(0, 20)}\n`)).message).toContain('header lacks');
  });

  it('reads the histogram of the JSON', () => {
    const one = {
      name: '/',
      method: 'GET',
      num_requests: 100,
      num_failures: 1,
      total_response_time: 500,
      response_times: { '10': 5, '4': 50, '5': 45 },
      start_time: 100,
      last_request_timestamp: 110,
    };
    expect(metricsOf(parsed(locustJson, JSON.stringify([one])), 'GET /')).toEqual({
      mean: ms(5),
      p50: ms(4),
      p90: ms(5),
      p95: ms(5),
      p99: ms(10),
      'p99.9': ms(10),
      rate: [10],
      errors: [0.01],
    });
  });
});

/** Independent of the reader: counts how many values do not exceed each. */
function rank(values: number[], share: number): number {
  return Math.min(
    ...values.filter((one) => values.filter((other) => other <= one).length >= share * values.length),
  );
}

describe('gatling', () => {
  const text = fixture('gatling/benchzoo.log');

  it('reads every request', () => {
    const requests = text
      .split('\n')
      .filter((line) => line.startsWith('REQUEST'))
      .map((line) => line.split('\t').slice(3, 5).map(Number) as [number, number]);
    const durations = requests.map(([start, end]) => end - start);
    expect(metricsOf(parsed(gatling, text), 'get /')).toEqual({
      mean: ms(durations.reduce((sum, one) => sum + one, 0) / durations.length),
      p50: ms(rank(durations, 0.5)),
      p90: ms(rank(durations, 0.9)),
      p95: ms(rank(durations, 0.95)),
      p99: ms(rank(durations, 0.99)),
      rate: close([
        (1000 * durations.length) /
          (Math.max(...requests.map(([, end]) => end)) - Math.min(...requests.map(([start]) => start))),
      ]),
      errors: [0],
    });
  });

  it('reads groups, failures and older versions, and names a line that is cut off', () => {
    const log =
      'RUN\tx\nREQUEST\t7\tcart,pay\tpost\t1000\t1010\tKO\tstatus\nREQUEST\t7\tcart,pay\tpost\t1010\t1030\tOK\t \n';
    expect(metricsOf(parsed(gatling, log), 'cart > pay > post')).toMatchObject({
      mean: ms(15),
      errors: [0.5],
    });
    expect(errorOf(() => parsed(gatling, `${log}REQUEST\t\tget\t10`)).message).toContain('line 4');
  });
});

describe('jmeter', () => {
  const text = fixture('jmeter/benchzoo.csv');

  it('reads every request, leaving out percentiles of 0 ms', () => {
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    const durations = rows.map((row) => Number(row[1]));
    const own = metricsOf(parsed(jmeter, text), 'homepage');
    expect(durations).toHaveLength(60);
    expect(own.mean).toEqual(ms(durations.reduce((sum, one) => sum + one, 0) / 60));
    expect(own.p95).toEqual(ms(rank(durations, 0.95)));
    expect(own.errors).toEqual([0]);
    expect(rank(durations, 0.5) === 0).toBe(own.p50 === undefined);
  });

  it('counts errors and names what it cannot read', () => {
    const header = 'timeStamp,elapsed,label,success\n';
    const results = parsed(jmeter, `${header}1000,5,"a, b",true\n1010,15,"a, b",false\n`);
    expect(metricsOf(results, 'a, b')).toMatchObject({
      mean: ms(10),
      errors: [0.5],
      rate: close([2 / 0.025]),
    });
    expect(errorOf(() => parsed(jmeter, `${header}1000,x,a,true\n`)).message).toContain('line 2');
    expect(errorOf(() => parsed(jmeter, `${header}1000,5,a\n`)).message).toContain('line 2 has 3 cells');
    expect(errorOf(() => parsed(jmeter, header)).message).toContain('names no benchmark');
    expect(parsed(jmeter, `${header}1000,-5,a,true\n`).failures).toMatchObject([{ kind: 'bad-value' }]);
  });
});

describe('pgbench', () => {
  const text = fixture('pgbench/benchzoo.txt');

  it('reads runs under headings', () => {
    const results = parsed(pgbench, text);
    expect(valuesOf(results, 'mean')).toEqual({
      benchmark1: ms(2153.165),
      benchmark2: ms(1.063),
      benchmark3: ms(8.058),
      benchmark4: ms(2153.537),
    });
    expect(valuesOf(results, 'rate').benchmark2).toEqual([940.733772]);
    expect(valuesOf(results, 'errors').benchmark2).toEqual([0]);
  });

  it('names a run by its script and parameters', () => {
    const one = text.slice(text.indexOf('pgbench ('), text.indexOf('=== benchmark2'));
    const [name] = Object.keys(valuesOf(parsed(pgbench, one), 'rate'));
    expect(name).toBe('benchmark1.sql (scaling factor=1, query mode=simple, clients=1, threads=1)');
    const failed = one.replace('failed transactions: 0', 'failed transactions: 3');
    expect(Object.values(valuesOf(parsed(pgbench, failed), 'errors'))).toEqual([[0.75]]);
    const cut = one.slice(0, one.indexOf('tps'));
    expect(errorOf(() => parsed(pgbench, cut)).message).toContain('"tps =" is missing');
  });

  it('reads versions that print the rate twice, and takes an aborted run as a failure', () => {
    const old =
      'transaction type: <builtin: TPC-B (sort of)>\nnumber of transactions actually processed: 10/10\nlatency average = 2.0 ms\ntps = 490.1 (including connections establishing)\ntps = 500.5 (excluding connections establishing)\n';
    expect(Object.values(valuesOf(parsed(pgbench, old), 'rate'))).toEqual([[500.5]]);
    const aborted = parsed(pgbench, `${old}Run was aborted; the above results are incomplete.\n`);
    expect(aborted.failures).toMatchObject([{ kind: 'threw' }]);
  });
});

describe('sysbench', () => {
  const text = fixture('sysbench/benchzoo.txt');

  it('reads runs under headings', () => {
    const results = parsed(sysbench, text);
    expect(valuesOf(results, 'mean')).toEqual({
      benchmark1: ms(2152.61),
      benchmark2: ms(0.06),
      benchmark3: ms(1.24),
      benchmark4: ms(2151.93),
    });
    expect(valuesOf(results, 'p95').benchmark1).toEqual(ms(2159.29));
    expect(valuesOf(results, 'rate').benchmark3).toEqual(close([1 / 0.0015]));
  });

  it('refuses what is cut off, and two runs without names', () => {
    const one = text.slice(text.indexOf('sysbench 1'), text.indexOf('=== benchmark2'));
    expect(Object.keys(valuesOf(parsed(sysbench, one), 'mean'))).toEqual(['sysbench (threads=1)']);
    expect(parsed(sysbench, `${one}\n${one}`).failures).toMatchObject([{ kind: 'duplicate-name' }]);
    expect(errorOf(() => parsed(sysbench, one.slice(0, 200))).message).toContain('cut off');
    expect(parsed(sysbench, `${one}\nFATAL: no database\n`).failures[0]?.message).toContain('no database');
  });
});

describe('redis-benchmark', () => {
  const text = fixture('redis-benchmark/benchzoo.csv');

  it('reads each test', () => {
    const results = parsed(redisBenchmark, text);
    expect(Object.keys(valuesOf(results, 'rate'))).toEqual([
      'SET',
      'GET',
      'INCR',
      'LPUSH',
      'RPUSH',
      'MSET (10 keys)',
    ]);
    expect(metricsOf(results, 'MSET (10 keys)')).toEqual({
      mean: ms(1.589),
      p50: ms(1.503),
      p95: ms(2.791),
      p99: ms(3.695),
      rate: [26824.04],
    });
  });

  it('reads old versions, and refuses rows of other lengths', () => {
    expect(valuesOf(parsed(redisBenchmark, '"SET","26567.48"\n'), 'rate')).toEqual({ SET: [26567.48] });
    expect(errorOf(() => parsed(redisBenchmark, `${text}"PING","1"\n"X","1","2"\n`)).message).toContain(
      'line 9',
    );
    expect(parsed(redisBenchmark, '"SET","nan"\n').failures).toMatchObject([{ kind: 'bad-value' }]);
  });
});

describe('outputs of the tools themselves', () => {
  it('reads wrk 4.1', () => {
    expect(metricsOf(parsed(wrk, fixture('wrk/captured.txt')), '/search?q=1')).toMatchObject({
      p50: close([103e-6]),
      p99: close([42.51e-3]),
      rate: [18839.98],
      errors: [0],
    });
    expect(parsed(wrk, fixture('wrk/errors.txt')).failures).toMatchObject([
      { benchmark: '/bad', kind: 'bad-output' },
    ]);
  });

  it('reads redis-benchmark 7', () => {
    const results = parsed(redisBenchmark, fixture('redis-benchmark/captured.csv'));
    expect(metricsOf(results, 'LRANGE_100 (first 100 elements)')).toMatchObject({
      p99: ms(2.423),
      rate: [26666.67],
    });
  });

  it('reads pgbench 15', () => {
    expect(valuesOf(parsed(pgbench, fixture('pgbench/tpcb.txt')), 'rate')).toEqual({
      '<builtin: TPC-B (sort of)> (scaling factor=1, query mode=simple, clients=2, threads=1)': [310.987006],
    });
    expect(valuesOf(parsed(pgbench, fixture('pgbench/script.txt')), 'mean')).toEqual({
      'one.sql (scaling factor=1, query mode=prepared, clients=1, threads=1)': ms(0.114),
    });
  });

  it('reads sysbench 1.0, whose latencies may be too short to print', () => {
    const cpu = metricsOf(parsed(sysbench, fixture('sysbench/cpu.txt')), 'cpu (threads=1)');
    expect(cpu).toEqual({ mean: ms(1.12), p95: ms(8.74), rate: close([883 / 1.0002]) });
    const memory = metricsOf(parsed(sysbench, fixture('sysbench/memory.txt')), 'memory (threads=1)');
    expect(memory).toEqual({ rate: close([204800 / 0.2583]) });
  });
});
