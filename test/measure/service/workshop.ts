import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { expect } from 'vitest';
import type {
  ServiceLoad,
  ServiceRequest,
  ServiceScenario,
  ServiceSuite,
} from '../../../src/config/config.ts';
import { benchmarkEnvironment } from '../../../src/measure/process-environment.ts';
import type { ServiceContext } from '../../../src/measure/service/index.ts';
import type { Side, SideName } from '../../../src/measure/sides.ts';

const source = path.resolve(import.meta.dirname, '../../../src/measure/service/load/index.ts');

/** A temporary folder with the load generator bundled as in the product, and room for both sides. */
export class Workshop {
  readonly folder: string;
  /** Arguments of node that start the load generator. */
  readonly loadEntry: readonly string[];
  #sides = 0;

  private constructor(folder: string) {
    this.folder = folder;
    this.loadEntry = [path.join(folder, 'load.cjs')];
  }

  static async open(): Promise<Workshop> {
    const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'perf-gate-service-')));
    await build({
      entryPoints: [source],
      outfile: path.join(folder, 'load.cjs'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
    });
    return new Workshop(folder);
  }

  /** Its folder is in the environment of every process that is started here, so that what is left over is found. */
  get context(): ServiceContext {
    const env = { ...benchmarkEnvironment(process.env), NODE_OPTIONS: '', WORKSHOP: this.folder };
    return { node: process.execPath, loadEntry: this.loadEntry, env };
  }

  async side(name: SideName, files: Readonly<Record<string, string>>): Promise<Side> {
    this.#sides += 1;
    const root = path.join(this.folder, `${name}-${String(this.#sides)}`);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }
    const commit = { sha: null, ref: null, dirty: false, time: null };
    return { name, commit, root, project: root, forbidden: [] };
  }

  /** Processes that were started here and live. Linux tells; elsewhere there seem to be none. */
  async processes(): Promise<number[]> {
    if (!existsSync('/proc/self/environ')) return [];
    const found: number[] = [];
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/u.test(name) || Number(name) === process.pid) continue;
      const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
      if (environment.includes(this.folder)) found.push(Number(name));
    }
    return found;
  }

  async expectNothingLeft(): Promise<void> {
    let left = await this.processes();
    for (let attempt = 0; attempt < 30 && left.length > 0; attempt += 1) {
      await sleep(100);
      left = await this.processes();
    }
    expect(left, 'processes that live on').toEqual([]);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const get: ServiceRequest = {
  method: 'GET',
  path: '/',
  headers: {},
  body: null,
  bodyFile: null,
  expect: { status: null, body: null },
};

export function scenario(name: string, ...requests: Partial<ServiceRequest>[]): ServiceScenario {
  const [first, ...rest] = requests;
  return { name, requests: [{ ...get, ...first }, ...rest.map((one) => ({ ...get, ...one }))] };
}

export function suiteOf(
  load: Partial<ServiceLoad>,
  more: Partial<Omit<ServiceSuite, 'kind' | 'load'>> = {},
): ServiceSuite {
  const short = { connections: 2, rate: null, duration: 0.2, warmUp: 0.05, timeout: 5, allowedErrors: 0 };
  return {
    kind: 'service',
    name: 'api',
    start: [process.execPath, 'server.mjs'],
    ready: { path: null, timeout: 20 },
    stop: { signal: 'SIGTERM', grace: 2 },
    scenarios: [scenario('home')],
    support: [],
    ...more,
    load: { ...short, ...load },
  };
}

/** Whether something listens there. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}

/** Source of a server; `answer` is the body of (request, response), and `before` stands in front of it. */
export function server(answer: string, before = ''): string {
  return `
    import { createServer } from 'node:http';
    ${before}
    const server = createServer((request, response) => { ${answer} });
    server.listen(Number(process.env.PORT), '127.0.0.1');
  `;
}
