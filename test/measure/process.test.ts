import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { benchmarkEnvironment } from '../../src/measure/process-environment.ts';
import { killGuarantee } from '../../src/measure/process-tree.ts';
import { startProcess, type ProcessRequest, type RunningProcess } from '../../src/measure/process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'perf-gate-process-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function node(source: string, more: Partial<ProcessRequest> = {}): RunningProcess {
  return startProcess({
    file: process.execPath,
    args: ['-e', source],
    cwd: folder,
    env: benchmarkEnvironment(process.env),
    timeout: 30,
    signal: new AbortController().signal,
    ...more,
  });
}

/** Whether a process is running; a zombie is not. */
async function alive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'latin1').catch(() => null);
  // Z waits for its parent, X is being removed: both are dead.
  return stat !== null && !/^\) [ZX]/u.test(stat.slice(stat.lastIndexOf(')')));
}

/** Waits until a started program has written its pid. */
async function pidIn(file: string): Promise<number> {
  for (;;) {
    const text = await readFile(path.join(folder, file), 'utf8').catch(() => '');
    if (/^\d+\n$/u.test(text)) return Number(text);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const hang = 'setInterval(() => {}, 1000)';
const tellPid = (file: string): string => `require('fs').writeFileSync('${file}', process.pid + '\\n');`;
/** Source that starts `source` in another Node. */
const start = (source: string, options: string): string =>
  `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(source)}], ${options})`;
const detached = "{ detached: true, stdio: 'ignore' }";

describe('startProcess', () => {
  it('gives exit code, output in order and duration', async () => {
    const running = node("process.stdout.write('out'); process.stderr.write('err'); process.exitCode = 7");
    const ended = await running.ended;
    expect(ended).toMatchObject({
      code: 7,
      signalName: null,
      timedOut: false,
      aborted: false,
      error: null,
    });
    expect(ended.seconds).toBeGreaterThan(0);
    expect(running.stdout().toString()).toBe('out');
    expect(running.stderr().toString()).toBe('err');
    expect(['outerr', 'errout']).toContain(running.output());
  });

  it('says that a program does not exist', async () => {
    const running = node('', { file: 'perf-gate-no-such-program', args: [] });
    const ended = await running.ended;
    // On Windows the shell that looks for it says so instead.
    if (process.platform !== 'win32') expect(ended.error?.message).toContain('ENOENT');
    else expect(ended.error !== null || ended.code !== 0).toBe(true);
    await running.kill();
  });

  it('says that the folder does not exist', async () => {
    const ended = await node('', { cwd: path.join(folder, 'nowhere') }).ended;
    expect(ended.error?.message).toContain('nowhere does not exist');
  });

  it('takes an argument that no program can get as a failure to start', async () => {
    const ended = await node('', { args: ['a\0b'] }).ended;
    expect(ended.error).toBeInstanceOf(Error);
  });

  it('kills a program that hangs when its time is over', async () => {
    const running = node(`console.log('last words'); ${hang}`, { timeout: 1 });
    const ended = await running.ended;
    expect(ended.timedOut).toBe(true);
    expect(ended.code === 0).toBe(false);
    expect(await alive(running.pid ?? 0)).toBe(false);
  });

  it('kills on abort, and starts nothing when it was aborted before', async () => {
    const control = new AbortController();
    const running = node(`${tellPid('pid')} ${hang}`, { signal: control.signal });
    const pid = await pidIn('pid');
    control.abort();
    expect(await running.ended).toMatchObject({ aborted: true, timedOut: false });
    expect(await alive(pid)).toBe(false);

    const second = node('', { signal: control.signal });
    expect(second.pid).toBeUndefined();
    expect(await second.ended).toMatchObject({ aborted: true, code: null });
  });

  it('kills grandchildren', async () => {
    const grandchild = `${tellPid('grandchild')} ${hang}`;
    const running = node(
      `${start(`${start(grandchild, "{ stdio: 'ignore' }")}; ${hang}`, "{ stdio: 'ignore' }")}; ${hang}`,
    );
    const pid = await pidIn('grandchild');
    expect(await alive(pid)).toBe(true);
    await running.kill();
    expect(await alive(pid)).toBe(false);
  });

  // Windows: a process whose parent has ended is out of reach; killGuarantee says so.
  it.skipIf(process.platform === 'win32')('kills what stays in the group after a normal exit', async () => {
    const running = node(
      `${start(`${tellPid('left')} ${hang}`, "{ stdio: 'ignore' }")}.unref();
       const wait = setInterval(() => { if (require('fs').existsSync('left')) clearInterval(wait); }, 5)`,
    );
    const pid = await pidIn('left');
    expect(await running.ended).toMatchObject({ code: 0 });
    expect(await alive(pid)).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')(
    'kills a daemon that forked twice and left the session',
    async () => {
      const daemon = `${tellPid('daemon')} ${hang}`;
      const between = `${start(daemon, detached)}.unref()`;
      const running = node(`${start(between, detached)}.unref(); ${hang}`);
      const pid = await pidIn('daemon');
      await running.kill();
      expect(await alive(pid)).toBe(false);
    },
  );

  it.skipIf(process.platform !== 'linux')('kills such a daemon after a normal exit too', async () => {
    const daemon = `${tellPid('daemon')} ${hang}`;
    const between = `${start(daemon, detached)}.unref()`;
    const running = node(
      `${start(between, detached)}.unref();
       const wait = setInterval(() => { if (require('fs').existsSync('daemon')) clearInterval(wait); }, 5)`,
    );
    const pid = await pidIn('daemon');
    expect(await running.ended).toMatchObject({ code: 0, timedOut: false });
    expect(await alive(pid)).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')(
    'is not held up by a daemon that keeps the pipes and escapes the kill',
    async () => {
      // Without the mark in its environment, in a session of its own, and with its parent gone, it cannot be found.
      const daemon = `${tellPid('daemon')} setTimeout(() => {}, 60000)`;
      const between = `${start(daemon, "{ detached: true, stdio: 'inherit', env: {} }")}.unref()`;
      const running = node(
        `${start(between, "{ detached: true, stdio: 'inherit', env: {} }")}.unref(); console.log('said');
         const wait = setInterval(() => { if (require('fs').existsSync('daemon')) clearInterval(wait); }, 5)`,
      );
      const pid = await pidIn('daemon');
      try {
        const ended = await running.ended;
        expect(ended).toMatchObject({ code: 0, timedOut: false });
        expect(running.stdout().toString()).toBe('said\n');
        expect(await alive(pid)).toBe(true);
      } finally {
        process.kill(pid, 'SIGKILL');
      }
    },
  );

  it('kills running trials when the orchestrator ends without waiting for them', async () => {
    const module = new URL('../../src/measure/process.ts', import.meta.url).href;
    const script = path.join(folder, 'orchestrator.mts');
    await writeFile(
      script,
      `import { startProcess } from ${JSON.stringify(module)};
       import { readFileSync } from 'node:fs';
       // The file is there before it is written.
       const told = (file) => { try { return readFileSync(file, 'utf8') !== ''; } catch { return false; } };
       startProcess({ file: process.execPath, args: ['-e', ${JSON.stringify(`${tellPid('trial')} ${hang}`)}], cwd: ${JSON.stringify(folder)},
         env: { ...process.env }, timeout: 60, signal: new AbortController().signal });
       setInterval(() => { if (told(${JSON.stringify(path.join(folder, 'trial'))})) process.exit(3); }, 5);`,
    );
    const orchestrator = spawn(process.execPath, ['--import', 'tsx', script], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      stdio: 'inherit',
    });
    const code = await new Promise((resolve) => orchestrator.once('exit', resolve));
    expect(code).toBe(3);
    const trial = await pidIn('trial');
    // Killed, it may still be on its way out.
    await expect.poll(() => alive(trial), { timeout: 5000 }).toBe(false);
  });

  it('keeps only the end of 100 MB of output', async () => {
    const running = node(
      `const chunk = 'x'.repeat(1 << 20); let left = 100;
       const more = () => { while (left-- > 0) if (!process.stdout.write(chunk)) return process.stdout.once('drain', more);
         process.stdout.write('THE END'); };
       more();`,
      { outputLimit: 1000 },
    );
    expect(await running.ended).toMatchObject({ code: 0 });
    expect(running.output()).toHaveLength(1000);
    expect(running.output().endsWith('xTHE END')).toBe(true);
    expect(running.stdout()).toHaveLength(1000);
  });

  it('keeps the beginning of output that is parsed, and says what was lost', async () => {
    const running = node("process.stdout.write('0123456789')", { stdoutLimit: 4 });
    await running.ended;
    expect(running.stdout().toString()).toBe('0123');
    expect(running.lostStdout()).toBe(6);
    expect(running.output()).toBe('0123456789');
  });

  it('does not cut characters in two', async () => {
    const running = node("process.stdout.write('€'.repeat(10))", { outputLimit: 7 });
    await running.ended;
    expect(running.output()).toBe('€€');
  });

  it('talks over IPC, and gets what was sent just before the end', async () => {
    const messages: unknown[] = [];
    const running = node(
      `process.on('message', (m) => { for (let i = 0; i < 100; i++) process.send({ i, m }); process.disconnect(); })`,
      { ipc: true, onMessage: (message) => messages.push(message) },
    );
    running.send({ hello: 1 });
    expect(await running.ended).toMatchObject({ code: 0 });
    expect(messages).toHaveLength(100);
    expect(messages[99]).toEqual({ i: 99, m: { hello: 1 } });
    running.send({ late: true });
  });

  it('hands on the given environment and nothing beside it', async () => {
    process.env.PERF_GATE_TEST_LEAK = 'leaked';
    try {
      const running = node('console.log(JSON.stringify(process.env))', {
        env: { GIVEN: 'yes', SystemRoot: process.env.SystemRoot ?? '' },
      });
      await running.ended;
      const seen = JSON.parse(running.stdout().toString()) as Record<string, string>;
      expect(seen.GIVEN).toBe('yes');
      expect(seen.PERF_GATE_TRIAL).toMatch(/^[0-9a-f-]{36}$/u);
      expect(seen.PERF_GATE_TEST_LEAK).toBeUndefined();
      if (process.platform === 'linux') {
        expect(Object.keys(seen).sort()).toEqual(['GIVEN', 'PERF_GATE_TRIAL', 'SystemRoot']);
      }
    } finally {
      delete process.env.PERF_GATE_TEST_LEAK;
    }
  });

  it("keeps an outer gate's mark, so that the outer gate finds the inner one's processes", async () => {
    const running = node('console.log(process.env.PERF_GATE_TRIAL)', {
      env: { ...benchmarkEnvironment(process.env), PERF_GATE_TRIAL: 'outer' },
    });
    await running.ended;
    expect(running.stdout().toString()).toMatch(/^outer,[0-9a-f-]{36}\n$/u);
  });

  it('runs a command line by the shell', async () => {
    const running = node('', { shell: true, file: 'echo one&& echo two', args: [] });
    expect(await running.ended).toMatchObject({ code: 0 });
    expect(running.stdout().toString().split(/\s+/u)).toEqual(['one', 'two', '']);
  });
});

describe('benchmarkEnvironment', () => {
  it('leaves out secrets and what steers the job', () => {
    const kept = {
      PATH: '/bin',
      HOME: '/home/u',
      NODE_OPTIONS: '--max-old-space-size=4096',
      CI: 'true',
      TOKENIZERS_PARALLELISM: 'false',
      GITHUB_SHA: 'abc',
    };
    const secret = {
      GITHUB_TOKEN: 'x',
      ACTIONS_RUNTIME_URL: 'x',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      npm_config__authToken: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      DB_PASSWORD: 'x',
      'INPUT_GITHUB-TOKEN': 'x',
      GITHUB_ENV: '/f',
      GITHUB_PATH: '/f',
      GITHUB_OUTPUT: '/f',
      GITHUB_STATE: '/f',
      GITHUB_STEP_SUMMARY: '/f',
      NODE_CHANNEL_FD: '3',
      NODE_V8_COVERAGE: '/f',
    };
    expect(benchmarkEnvironment({ ...kept, ...secret, UNSET: undefined })).toEqual(kept);
  });

  it('lets through what is named, but nothing that steers the job', () => {
    const parent = { NPM_TOKEN: 'a', OTHER_TOKEN: 'b', GITHUB_ENV: '/f' };
    expect(benchmarkEnvironment(parent, ['NPM_TOKEN', 'GITHUB_ENV', 'ABSENT_TOKEN'])).toEqual({
      NPM_TOKEN: 'a',
    });
  });
});

it('says for this platform what dies', () => {
  expect(killGuarantee).toMatch(/^(Linux|Windows|This platform): .+\.$/u);
});
