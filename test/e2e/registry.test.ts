import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectHarmless, kinds, Project } from './project.ts';

const token = 'example-token-1234';
const scoped = '@example/number';

/** A registry on this machine that has one package, in two versions, for those who show the token. */
class PrivateRegistry {
  readonly #server: Server;
  readonly #tarballs = new Map<string, Buffer>();
  /** What was asked for without the token. */
  readonly refused: string[] = [];
  /** Versions whose contents were handed out. */
  readonly served: string[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      const url = decodeURIComponent(request.url ?? '');
      const answer = (status: number, body: Buffer | string): void => {
        response.writeHead(status).end(body);
      };
      if (request.headers.authorization !== `Bearer ${token}`) {
        this.refused.push(url);
        answer(401, '{"error":"authentication required"}');
        return;
      }
      const version = /-(\d\.0\.0)\.tgz$/u.exec(url)?.[1];
      const tarball = version === undefined ? undefined : this.#tarballs.get(version);
      if (url === `/${scoped}`) answer(200, JSON.stringify(this.#document()));
      else if (version === undefined || tarball === undefined) answer(404, '{"error":"not found"}');
      else {
        this.served.push(version);
        answer(200, tarball);
      }
    });
  }

  static async start(folder: string): Promise<PrivateRegistry> {
    const registry = new PrivateRegistry();
    for (const [version, value] of [
      ['1.0.0', 2],
      ['2.0.0', 3],
    ] as const) {
      await mkdir(folder, { recursive: true });
      await writeFile(
        path.join(folder, 'package.json'),
        JSON.stringify({ name: scoped, version, main: 'index.js' }),
      );
      await writeFile(path.join(folder, 'index.js'), `module.exports = ${String(value)};`);
      await execute('npm pack --offline --silent', folder, {});
      registry.#tarballs.set(version, await readFile(path.join(folder, `example-number-${version}.tgz`)));
    }
    await new Promise<void>((resolve) => {
      registry.#server.listen(0, '127.0.0.1', resolve);
    });
    return registry;
  }

  /** Host and port, with slashes before and behind. */
  get host(): string {
    return `//127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`;
  }

  #document(): object {
    const versions = [...this.#tarballs].map(([version, tarball]) => [
      version,
      {
        name: scoped,
        version,
        dist: {
          tarball: `http:${this.host}${scoped}/-/number-${version}.tgz`,
          integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
        },
      },
    ]);
    return {
      name: scoped,
      'dist-tags': { latest: '2.0.0' },
      versions: Object.fromEntries(versions) as object,
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function execute(line: string, cwd: string, env: Readonly<Record<string, string>>): Promise<void> {
  await promisify(execFile)(line, { cwd, shell: true, timeout: 60_000, env: { ...process.env, ...env } });
}

let project: Project;
let registry: PrivateRegistry;
let npm: Record<string, string>;
let count = 0;

/** Base asks for version 1 of the package and head for version 2; what is measured is the number that it exports. */
beforeAll(async () => {
  project = await Project.create({
    '.gitignore': '.perf-gate/\nnode_modules/\n',
    'perf-gate.config.json': JSON.stringify({
      setup: 'npm ci --no-audit --no-fund',
      suites: [
        { kind: 'command', name: 'work', command: ['node', 'work.cjs'], format: 'customSmallerIsBetter' },
      ],
    }),
    'work.cjs': `console.log(JSON.stringify([{ name: 'number', unit: 'ms', value: require('${scoped}') }]));`,
  });
  registry = await PrivateRegistry.start(path.join(project.around, 'number'));
  npm = environment();
  await project.write(
    '.npmrc',
    `@example:registry=http:${registry.host}\n${registry.host}:_authToken=\${REGISTRY_TOKEN}\n`,
  );
  const ask = async (version: string): Promise<void> => {
    await project.write(
      'package.json',
      JSON.stringify({ name: 'app', version: '1.0.0', dependencies: { [scoped]: version } }),
    );
    await rm(project.file('package-lock.json'), { force: true });
    const env = { ...npm, REGISTRY_TOKEN: token };
    await execute('npm install --package-lock-only --no-audit --no-fund', project.root, env);
    await project.repository.commit(version);
  };
  await ask('1.0.0');
  await project.repository.git('switch', '--quiet', '--create', 'change');
  await ask('2.0.0');
});
afterAll(async () => {
  await registry.stop();
  await project.remove();
});
beforeEach(() => {
  npm = environment();
  registry.refused.length = 0;
  registry.served.length = 0;
});

/** Nothing of this machine for npm: no cache, no configuration of the user, no proxy. Each call has an empty cache. */
function environment(): Record<string, string> {
  count += 1;
  return {
    npm_config_cache: path.join(project.around, `cache-${String(count)}`),
    npm_config_userconfig: path.join(project.around, 'user.npmrc'),
    npm_config_fetch_retries: '0',
    npm_config_update_notifier: 'false',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  };
}

describe('a private registry', () => {
  it('serves both sides when the token is passed by name', async () => {
    const ended = await project.gate(['--rounds', '8', '--pass-env', 'REGISTRY_TOKEN'], {
      env: { ...npm, REGISTRY_TOKEN: token },
    });
    expect(registry.refused).toEqual([]);
    expect([...registry.served].sort()).toEqual(['1.0.0', '2.0.0']);
    expect(kinds(await project.readDecision()), ended.stderr).toEqual({ 'work > number': 'regressed' });
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).not.toContain(token);
  });

  it('refuses without it, and the variable and what to do are named', async () => {
    const ended = await project.gate([], { env: { ...npm, REGISTRY_TOKEN: token } });
    expect(registry.refused).not.toEqual([]);
    expect(registry.served).toEqual([]);
    expectError(
      ended,
      /set-up "npm ci .*" failed on base/u,
      /\.npmrc needs REGISTRY_TOKEN .* --pass-env REGISTRY_TOKEN/u,
    );
    expectHarmless(ended.stderr);
  });

  it('refuses a wrong token, and is named as the likely cause', async () => {
    const ended = await project.gate(['--pass-env', 'REGISTRY_TOKEN'], {
      env: { ...npm, REGISTRY_TOKEN: 'wrong' },
    });
    expectError(ended, /failed on base/u, /a package registry refused or was not reached/u);
  });

  it("takes a token of the user's own configuration", async () => {
    await writeFile(
      path.join(project.around, 'user.npmrc'),
      `@example:registry=http:${registry.host}\n${registry.host}:_authToken=${token}\n`,
    );
    await rm(project.file('.npmrc'));
    const ended = await project.run(['run', '--rounds', '1'], { env: npm });
    expect(ended.code, ended.stderr).toBe(0);
    expect(registry.refused).toEqual([]);
    expect(registry.served).toEqual(['2.0.0']);
  });
});
