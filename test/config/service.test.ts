import { describe, expect, it } from 'vitest';
import type { ServiceSuite } from '../../src/config/config.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { parseConfigInput } from '../../src/config/schema.ts';

function suite(more: Readonly<Record<string, unknown>>): ServiceSuite {
  const raw = {
    suites: [
      { kind: 'service', name: 'api', start: 'npm start', scenarios: [{ name: 'home', path: '/' }], ...more },
    ],
  };
  const input = parseConfigInput(raw, 'config.json');
  const config = resolveConfig({ cwd: '/', flags: {}, file: { path: '/project/config.json', input } });
  return config.suites[0] as ServiceSuite;
}

describe('a service in a configuration', () => {
  it('needs little, and the rest has defaults', () => {
    expect(suite({})).toEqual({
      kind: 'service',
      name: 'api',
      start: 'npm start',
      ready: { path: null, timeout: 30 },
      stop: { signal: 'SIGTERM', grace: 5 },
      scenarios: [
        {
          name: 'home',
          requests: [
            {
              method: 'GET',
              path: '/',
              headers: {},
              body: null,
              bodyFile: null,
              expect: { status: null, body: null },
            },
          ],
        },
      ],
      load: { connections: 10, rate: null, duration: 2, warmUp: 1, timeout: 10, allowedErrors: 0 },
      support: [],
    });
  });

  it('takes times and shares as options do', () => {
    const { load, ready, stop } = suite({
      rate: 200,
      duration: '500ms',
      'warm-up': 3,
      'request-timeout': '1m',
      'allowed-errors': '0.5%',
      ready: { path: '/health', timeout: '2m' },
      stop: { signal: 'SIGINT', grace: '1s' },
    });
    expect(load).toEqual({
      connections: 50,
      rate: 200,
      duration: 0.5,
      warmUp: 3,
      timeout: 60,
      allowedErrors: 0.005,
    });
    expect([ready, stop]).toEqual([
      { path: '/health', timeout: 120 },
      { signal: 'SIGINT', grace: 1 },
    ]);
  });

  it('has a profile behind what is not said', () => {
    expect(suite({ profile: 'smoke', duration: '3s' }).load).toMatchObject({
      connections: 1,
      duration: 3,
      warmUp: 0.2,
    });
  });

  it('posts what has a body', () => {
    const requests = [
      { path: '/a', body: '1' },
      { path: '/b', 'body-file': './data/b.json' },
      { path: '/c' },
    ];
    const [scenario] = suite({ scenarios: [{ name: 'all', requests }] }).scenarios;
    expect(scenario?.requests.map(({ method, bodyFile }) => [method, bodyFile])).toEqual([
      ['POST', null],
      ['POST', 'data/b.json'],
      ['GET', null],
    ]);
  });

  it.each([
    [{ scenarios: [{ name: 'a' }] }, /suites\[0\]\.scenarios\[0\].*needs a path, or requests/u],
    [
      { scenarios: [{ name: 'a', path: '/', requests: [{ path: '/' }] }] },
      /has requests, so path must be in each of them/u,
    ],
    [{ scenarios: [] }, /scenarios/u],
    [{ scenarios: [{ name: 'a', path: 'home' }] }, /path.*must start with \//u],
    [{ scenarios: [{ name: 'a', path: '/a b' }] }, /path/u],
    [{ scenarios: [{ name: 'a', path: '/', headers: { Host: 'x' } }] }, /set by the load generator/u],
    [{ scenarios: [{ name: 'a', path: '/', headers: { 'x-a': 'b\r\nx-c: d' } }] }, /printable ASCII/u],
    [{ scenarios: [{ name: 'a', path: '/', method: 'HEAD' }] }, /method/u],
    [{ scenarios: [{ name: 'a', path: '/', body: 'x', 'body-file': 'y' }] }, /both body and body-file/u],
    [{ scenarios: [{ name: 'a', path: '/', 'body-file': '../y' }] }, /outside the project/u],
    [
      {
        scenarios: [
          { name: 'a', path: '/' },
          { name: 'a', path: '/b' },
        ],
      },
      /suites\[0\]\.scenarios\[1\]: another scenario is called "a"/u,
    ],
    [{ connections: 0 }, /connections/u],
    [{ rate: 0 }, /rate/u],
    [{ scenarios: [{ name: 'a', pth: '/' }] }, /unknown key "pth" in suites\[0\]\.scenarios\[0\]/u],
    [
      { scenarios: [{ name: 'a', requests: [{ path: '/', expect: { state: 200 } }] }] },
      /unknown key "state" in suites\[0\]\.scenarios\[0\]\.requests\[0\]\.expect/u,
    ],
    [{ duration: '30d' }, /duration must be a time such as 5m/u],
    [{ duration: '1000h' }, /suites\[0\]\.duration: expected a time up to 7 days/u],
    [{ 'allowed-errors': '100%' }, /allowed-errors: expected a percentage/u],
    [{ profile: 'heavy' }, /profile/u],
    [{ conections: 3 }, /unknown key "conections"/u],
    [{ stop: { signal: 'SIGKIL' } }, /signal/u],
  ])('is refused with the place of the fault: %j', (more, message) => {
    expect(() => suite(more)).toThrow(message);
  });
});
