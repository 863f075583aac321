import path from 'node:path';
import { z } from 'zod';
import { PerfGateError } from '../model/index.ts';
import type { ServiceLoad, ServiceRequest, ServiceSuite } from './config.ts';
import { readValue } from './option-value.ts';

// Seconds; what a text means is read by `readValue`.
const duration = z.union([
  z.number().gt(0),
  z.string().regex(/^\d+(\.\d+)?(ms|s|m|h)?$/u, 'must be a time such as 5m, 90s or 500ms'),
]);
const fraction = z.union([
  z.number().gt(0).lt(1),
  z.string().regex(/^\d+(\.\d+)?( *%)?$/u, 'must be a percentage such as 0.5%, or a fraction'),
]);
const urlPath = z
  .string()
  .max(10_000)
  .regex(/^\/[\x21-\x7e]*$/u, 'must start with / and have no spaces; encode others as %20');
const commandLine = z.union([
  z.string().min(1).max(10_000),
  z.array(z.string().max(10_000)).min(1).max(1000),
]);

/** They say where a request ends, and whom it is for; both are the generator's to know. */
const ownHeaders = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);
const headers = z
  .record(
    z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/u, 'must be a header name'),
    z
      .string()
      .max(10_000)
      .regex(/^[\x20-\x7e]*$/u, 'must be printable ASCII in one line'),
  )
  .refine((given) => Object.keys(given).every((name) => !ownHeaders.has(name.toLowerCase())), {
    message: `${[...ownHeaders].join(', ')} are set by the load generator`,
  });
const status = z.int().min(200).max(599);

const expectSchema = z.strictObject({
  status: z
    .union([status, z.array(status).min(1).max(100)])
    .optional()
    .describe('Default: any of 200 to 299.'),
  body: z.string().min(1).max(10_000).optional().describe('A text that the body must contain.'),
});

const requestKeys = {
  method: z
    .enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    .optional()
    .describe('Default: GET, with a body POST.'),
  path: urlPath.describe('Path and query.'),
  headers: headers.optional(),
  body: z.string().max(10_000_000).optional().describe('What is sent.'),
  'body-file': z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe('File of the project whose content is sent; taken from head on both sides.'),
  expect: expectSchema.optional().describe('What else is an error, however fast it came.'),
} as const;

const requestSchema = z.strictObject(requestKeys);

const scenarioSchema = z
  .strictObject({
    name: z.string().min(1).max(200).describe('Name of the benchmark, after that of the suite.'),
    ...requestKeys,
    path: requestKeys.path.optional(),
    requests: z
      .array(requestSchema)
      .min(1)
      .max(100)
      .optional()
      .describe('A sequence instead of one request: sent one after the other, and timed as a whole.'),
  })
  .check((context) => {
    const scenario = context.value;
    const given = Object.keys(scenario).filter((key) => key !== 'name' && key !== 'requests');
    const report = (message: string): void => {
      context.issues.push({ code: 'custom', input: scenario, message });
    };
    if (scenario.requests === undefined && scenario.path === undefined) report('needs a path, or requests');
    if (scenario.requests !== undefined && given.length > 0)
      report(`has requests, so ${given.join(', ')} must be in each of them`);
  });

/** A service as a user writes it. */
export const serviceSchema = z.strictObject({
  kind: z.literal('service'),
  name: z.string().min(1).max(200).describe('Prefix of the names of its scenarios.'),
  start: commandLine.describe(
    'Starts the server on the port of the variable PORT, which also replaces {port} here. A text is run by the shell, a list as it stands.',
  ),
  ready: z
    .strictObject({
      path: urlPath
        .optional()
        .describe('Path that must answer with 200 to 299. Default: the port accepts a connection.'),
      timeout: duration.optional().describe('Longest time until it is ready. Default: 30s.'),
    })
    .optional(),
  stop: z
    .strictObject({
      signal: z.enum(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGKILL']).optional(),
      grace: duration.optional().describe('Time to end by itself before it is killed. Default: 5s.'),
    })
    .optional()
    .describe('Default: SIGTERM, then five seconds.'),
  scenarios: z.array(scenarioSchema).min(1).max(1000).describe('The benchmarks.'),
  profile: z
    .enum(['smoke', 'load'])
    .optional()
    .describe('Where the keys below come from that are not given. Default: load.'),
  connections: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('Connections under load; with a rate, the most of them. Default: 10, smoke 1, with a rate 50.'),
  rate: z
    .number()
    .gt(0)
    .max(100_000)
    .optional()
    .describe('Passes of each scenario that are started per second, whether earlier ones are over or not.'),
  duration: duration
    .optional()
    .describe('Load on each scenario of each side in each round. Default: 2s, smoke 0.5s.'),
  'warm-up': duration.optional().describe('Load before, which is not counted. Default: 1s, smoke 0.2s.'),
  'request-timeout': duration.optional().describe('A pass that takes longer is an error. Default: 10s.'),
  'allowed-errors': fraction
    .optional()
    .describe('Share of passes that may fail before the trial does. Default: none.'),
  support: z
    .array(z.string().min(1).max(1000))
    .max(1000)
    .optional()
    .describe(
      'Globs of the files that belong to the benchmark and not to the service: taken from head on both sides.',
    ),
});

/** An object inside a service, where it is, and which keys it may have. */
interface Part {
  readonly at: readonly PropertyKey[];
  readonly object: object;
  readonly keys: readonly string[];
}

/** The scenarios of a service and what is in them, as far as they are objects: for messages that name the nearest key. */
export function partsOf(service: Readonly<Record<string, unknown>>): Part[] {
  const parts: Part[] = [];
  const add = (value: unknown, at: readonly PropertyKey[], keys: readonly string[]): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      parts.push({ at, object: value, keys });
    }
  };
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
  const of = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  for (const [index, scenario] of list(service.scenarios).entries()) {
    const at = ['scenarios', index];
    add(scenario, at, ['name', 'requests', ...Object.keys(requestKeys)]);
    add(of(scenario, 'expect'), [...at, 'expect'], Object.keys(expectSchema.shape));
    for (const [step, request] of list(of(scenario, 'requests')).entries()) {
      const place = [...at, 'requests', step];
      add(request, place, Object.keys(requestKeys));
      add(of(request, 'expect'), [...place, 'expect'], Object.keys(expectSchema.shape));
    }
  }
  return parts;
}

type ServiceInput = z.infer<typeof serviceSchema>;
type RequestInput = z.infer<typeof requestSchema>;

const profiles = {
  smoke: { connections: 1, duration: 0.5, warmUp: 0.2 },
  load: { connections: 10, duration: 2, warmUp: 1 },
} as const;
/** With a rate, so many connections that a server which stalls is not spared what arrives meanwhile. */
const connectionsForRate = 50;

function request(input: RequestInput, at: string): ServiceRequest {
  const { body, 'body-file': bodyFile, expect } = input;
  if (body !== undefined && bodyFile !== undefined)
    throw new PerfGateError(`${at}: has both body and body-file`, { remedy: 'Give one of them.' });
  if (bodyFile !== undefined && (path.isAbsolute(bodyFile) || /(^|[/\\])\.\.([/\\]|$)/u.test(bodyFile)))
    throw new PerfGateError(`${at}.body-file: ${JSON.stringify(bodyFile)} is outside the project`, {
      remedy: 'Give a path relative to the project.',
    });
  const wanted = expect?.status;
  return {
    method: input.method ?? (body === undefined && bodyFile === undefined ? 'GET' : 'POST'),
    path: input.path,
    headers: input.headers ?? {},
    body: body ?? null,
    bodyFile: bodyFile?.replace(/^\.\//u, '') ?? null,
    expect: {
      status: wanted === undefined ? null : typeof wanted === 'number' ? [wanted] : wanted,
      body: expect?.body ?? null,
    },
  };
}

/**
 * The suite that a service in a configuration means.
 * @param at its place, for messages.
 * @throws PerfGateError for a time or share out of range, and for scenarios of one name.
 */
export function serviceSuite(input: ServiceInput, at: string): ServiceSuite {
  const read = (kind: 'duration' | 'fraction', key: string, raw: number | string): number => {
    const type = kind === 'duration' ? ({ kind } as const) : ({ kind, above: 0, below: 1 } as const);
    const value = readValue(type, raw, 'file');
    if ('expected' in value) throw new PerfGateError(`${at}.${key}: expected ${value.expected}`);
    return value.value as number;
  };
  const seconds = (key: string, raw: number | string | undefined, standard: number): number =>
    raw === undefined ? standard : read('duration', key, raw);

  const names = new Set<string>();
  const scenarios = input.scenarios.map(({ name, requests, ...single }, index) => {
    const place = `${at}.scenarios[${String(index)}]`;
    if (names.has(name)) {
      throw new PerfGateError(`${place}: another scenario is called ${JSON.stringify(name)}`, {
        remedy: 'Give each scenario a name of its own.',
      });
    }
    names.add(name);
    const [first, ...rest] = requests ?? [{ ...single, path: single.path ?? '/' }];
    if (first === undefined) throw new PerfGateError(`${place}: has no request`);
    return {
      name,
      requests: [request(first, place), ...rest.map((one) => request(one, place))] as const,
    };
  });
  const profile = profiles[input.profile ?? 'load'];
  const load: ServiceLoad = {
    connections: input.connections ?? (input.rate === undefined ? profile.connections : connectionsForRate),
    rate: input.rate ?? null,
    duration: seconds('duration', input.duration, profile.duration),
    warmUp: seconds('warm-up', input['warm-up'], profile.warmUp),
    timeout: seconds('request-timeout', input['request-timeout'], 10),
    allowedErrors:
      input['allowed-errors'] === undefined ? 0 : read('fraction', 'allowed-errors', input['allowed-errors']),
  };
  return {
    kind: 'service',
    name: input.name,
    start: input.start,
    ready: {
      path: input.ready?.path ?? null,
      timeout: seconds('ready.timeout', input.ready?.timeout, 30),
    },
    stop: { signal: input.stop?.signal ?? 'SIGTERM', grace: seconds('stop.grace', input.stop?.grace, 5) },
    scenarios,
    load,
    support: input.support ?? [],
  };
}
