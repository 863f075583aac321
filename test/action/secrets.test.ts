import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forPulls, gateOf, logOf, withHub, workflow } from './harness/hub.ts';

/**
 * A benchmark that looks where a secret could be: its environment, that of every process it may read with their command lines, the
 * configuration of git, and every file of the job. It also leaves a process behind, and looks for the files of the runner.
 */
const spy = `
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
const temporary = process.env.RUNNER_TEMP;
const report = path.join(temporary, '..', 'spy.txt');
if (!existsSync(report)) {
  const seen = [];
  const look = (what, text) => seen.push('## ' + what + '\\n' + text);
  look('own environment', JSON.stringify(process.env));
  // What it may not read holds nothing for it.
  for (const pid of existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\\d+$/.test(name)) : []) {
    for (const part of ['environ', 'cmdline']) {
      try { look('/proc/' + pid + '/' + part, readFileSync('/proc/' + pid + '/' + part, 'latin1')); } catch {}
    }
  }
  for (const cwd of [process.cwd(), process.env.GITHUB_WORKSPACE]) {
    try { look('git config of ' + cwd, execFileSync('git', ['config', '--list', '--show-origin'], { cwd, encoding: 'utf8' })); } catch {}
  }
  for (const folder of [temporary, process.env.GITHUB_WORKSPACE, process.env.HOME]) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && statSync(file).size < 1e6) look(file, readFileSync(file, 'latin1'));
    }
  }
  const commands = path.join(temporary, '_runner_file_commands');
  look('files of the runner', readdirSync(commands).join(' '));
  for (const file of readdirSync(commands)) appendFileSync(path.join(commands, file), 'STOLEN=yes\\n');
  appendFileSync(report, seen.join('\\n'));
  const daemon = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  daemon.unref();
  appendFileSync(path.join(temporary, '..', 'daemon.txt'), String(daemon.pid));
}
console.log('::set-output name=outcome::passed');
console.log('::error::forged');
`;

const files = {
  'spy.mjs': spy,
  'perf-gate.config.json': JSON.stringify({
    rounds: 3,
    suites: [{ kind: 'command', name: 'spy', command: ['node', 'spy.mjs'] }],
    shortcut: false,
  }),
};

async function isAlive(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${String(pid)}/stat`, 'latin1').catch(() => '');
  return state !== '' && !state.includes(') Z ');
}

describe.skipIf(process.platform === 'win32')('the benchmarks', () => {
  const world = withHub(files);

  it.skipIf(process.platform !== 'linux').each([
    [{}, true],
    [{ mode: 'measure', shard: '1/1', system: 'linux' }, false],
  ])(
    'with %j find no secret, set nothing for later steps, and leave nothing running',
    async (inputs, judges) => {
      const { hub } = world;
      const pull = await hub.propose({ 'README.md': 'changed' });
      const secret = 'a-secret-of-the-job-that-nobody-passed';
      const text = workflow(
        { contents: 'read', 'pull-requests': 'write', 'id-token': 'write' },
        { 'pass-env': 'WANTED_TOKEN', ...inputs },
        { DEPLOY_TOKEN: '${{ secrets.DEPLOY }}', PLAIN: '${{ secrets.DEPLOY }}', WANTED_TOKEN: 'wanted' },
      );
      const result = await hub.runPull(pull, {
        workflow: text,
        permissions: forPulls,
        secrets: { DEPLOY: secret },
      });
      const seen = await readFile(path.join(result.temporary, '..', 'spy.txt'), 'utf8');
      expect(seen).toContain('## own environment');
      expect(seen).toContain('WANTED_TOKEN');
      // The tokens of the fake GitHub, the runtime and OIDC, in the forms that they are sent in, and the secret of the job.
      for (const token of [
        /ghs_[0-9a-f-]{36}/u,
        /eyJhbGciOi/u,
        /ACTIONS_(?:ID_TOKEN|RUNTIME)/u,
        /AUTHORIZATION: ?basic/iu,
      ]) {
        expect(token.exec(seen)?.[0] ?? null, String(token)).toBeNull();
      }
      expect(seen).not.toContain(Buffer.from('x-access-token:').toString('base64').slice(0, 18));
      expect(seen).not.toContain(secret);
      expect(seen).toMatch(/## files of the runner\n\s*$/mu);
      expect(result.steps.find(({ id }) => id === 'gate/bench')?.outputs).toEqual({});
      expect(logOf(result)).not.toMatch(/^\s*::(?:set-output|error::forged)/mu);
      const daemon = Number(await readFile(path.join(result.temporary, '..', 'daemon.txt'), 'utf8'));
      expect(await isAlive(daemon)).toBe(false);
      expect(gateOf(result).outcome === '', logOf(result)).toBe(!judges);
    },
    120_000,
  );

  it('that change the plan, the baseline or the result make the gate red', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'README.md': 'changed' });
    for (const [file, said] of [
      ['plan.json', 'the plan of this job was changed'],
      ['baseline/runs/x.json', 'the copy of the stored baseline was changed'],
      ['measured.json', 'is not valid JSON'],
    ] as const) {
      const result = await hub.runPull(pull, {
        between: async (step, temporary) => {
          if (step !== 'gate/bench') return;
          // The one with the plan: others are where a store works.
          const [folder] = (await readdir(temporary)).filter(
            (name) => name.startsWith('perf-gate-') && existsSync(path.join(temporary, name, 'plan.json')),
          );
          const target = path.join(temporary, folder ?? '', file);
          await mkdir(path.dirname(target), { recursive: true });
          await writeFile(target, '{ "forged": ');
        },
      });
      expect(result.conclusion, file).toBe('failure');
      expect(logOf(result), file).toContain(said);
    }
  }, 300_000);
});
