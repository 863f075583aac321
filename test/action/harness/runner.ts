import { parseAction } from '@actions/workflow-parser/actions/index';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { holds, interpolate, type Contexts, type Status } from './expressions.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const githubScript = path.join(import.meta.dirname, 'github-script.mjs');

type Texts = Record<string, string>;

interface StepText {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'continue-on-error'?: boolean;
}

interface ActionText {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly StepText[] };
}

/** What a runner knows of the job that it is to run. */
export interface JobRequest {
  /** Text of the workflow file; it has one job. */
  readonly workflow: string;
  readonly event: { readonly name: string; readonly payload: object };
  readonly sha: string;
  readonly ref: string;
  readonly runId: number;
  readonly runAttempt?: number;
  readonly repository: { readonly owner: string; readonly name: string; readonly id: number };
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Of the services of the runtime. */
  readonly resultsUrl: string;
  /** GITHUB_TOKEN of the job. */
  readonly token: string;
  readonly runtimeToken: string;
  /** Secrets of the repository, for expressions. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Empty folder for work tree and temporary files. */
  readonly folder: string;
  /** Does what actions/checkout does. */
  readonly checkout: (workspace: string, inputs: Readonly<Texts>) => Promise<void>;
  /** Works between the steps of the composite action, such as to damage a file. */
  readonly between?: (step: string, temporary: string) => Promise<void>;
  readonly interruption?: Interruption;
}

/** What happens to the process of a step once its log matches. */
export interface Interruption {
  readonly step: string;
  readonly saw: RegExp;
  /** cancel: somebody cancels the job; kill: the system ends this process alone, as it does when memory runs out. */
  readonly by: 'cancel' | 'kill';
}

export interface StepResult {
  readonly id: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Texts>;
  readonly log: string;
}

export interface JobResult {
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  /** Steps of the job, and those of the composite action behind `perf-gate/`. */
  readonly steps: readonly StepResult[];
  readonly summary: string;
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temporary: string;
}

interface Scope {
  readonly contexts: () => Contexts;
  readonly env: Texts;
  readonly actionPath: string | null;
}

/**
 * Runs one job as the runner does, as far as our action can see: which variables a step gets, files instead of commands, outputs,
 * conditions; of a runner on Linux or macOS. Sources: actions/runner, ScriptHandler, NodeScriptActionHandler, CompositeActionHandler, FileCommandManager.
 */
export async function runJob(request: JobRequest): Promise<JobResult> {
  return new Job(request).run();
}

class Job {
  readonly #request: JobRequest;
  readonly #workspace: string;
  readonly #temporary: string;
  readonly #steps: StepResult[] = [];
  /** What steps have put into GITHUB_ENV and GITHUB_PATH. */
  readonly #set: Texts = {};
  readonly #paths: string[] = [];
  #summary = '';
  #idToken = false;
  #cancelled = false;

  constructor(request: JobRequest) {
    this.#request = request;
    this.#workspace = path.join(request.folder, 'work', request.repository.name);
    this.#temporary = path.join(request.folder, 'temp');
  }

  async run(): Promise<JobResult> {
    const { workflow, event } = this.#request;
    const errors = parseWorkflow(
      { name: 'perf.yml', content: workflow },
      new NoOperationTraceWriter(),
    ).context.errors.getErrors();
    if (errors.length > 0) throw new Error(`the workflow is not valid: ${errors.map(String).join('; ')}`);
    await mkdir(this.#workspace, { recursive: true });
    await mkdir(path.join(this.#temporary, '_runner_file_commands'), { recursive: true });
    await writeFile(path.join(this.#temporary, 'event.json'), JSON.stringify(event.payload));
    const document = parse(workflow) as {
      permissions?: Texts;
      env?: Texts;
      jobs: Record<string, { env?: Texts; permissions?: Texts; steps: StepText[] }>;
    };
    const [id, job] = Object.entries(document.jobs)[0] ?? [];
    if (id === undefined || job === undefined) throw new Error('the workflow has no job');
    this.#idToken = (job.permissions ?? document.permissions)?.['id-token'] === 'write';
    const outputs: Record<string, { outputs: Texts; outcome: string; conclusion: string }> = {};
    const scope: Scope = {
      contexts: () => ({ ...this.#contexts(id), steps: outputs }),
      env: { ...document.env, ...job.env },
      actionPath: null,
    };
    const failed = await this.#sequence(job.steps, scope, outputs, '', id);
    return {
      conclusion: this.#cancelled ? 'cancelled' : failed ? 'failure' : 'success',
      steps: this.#steps,
      summary: this.#summary,
      workspace: this.#workspace,
      temporary: this.#temporary,
    };
  }

  #contexts(job: string): Contexts {
    const { repository, event, sha, ref, token, secrets = {} } = this.#request;
    const full = `${repository.owner}/${repository.name}`;
    return {
      github: { token, event_name: event.name, event: event.payload, sha, ref, repository: full, job },
      secrets: { GITHUB_TOKEN: token, ...secrets },
      runner: { os: 'Linux', temp: this.#temporary },
      env: this.#set,
    };
  }

  async #sequence(
    steps: readonly StepText[],
    scope: Scope,
    outputs: Record<string, { outputs: Texts; outcome: string; conclusion: string }>,
    prefix: string,
    job: string,
  ): Promise<boolean> {
    let failed = false;
    for (const [index, step] of steps.entries()) {
      const id = step.id ?? `step-${String(index)}`;
      const status: Status = { failed, cancelled: this.#cancelled };
      let result: Omit<StepResult, 'id'> = { outcome: 'skipped', outputs: {}, log: '' };
      if (holds(step.if, scope.contexts(), status)) {
        result = await this.#step(step, scope, status, `${prefix}${id}/`, job);
      }
      const forgiven = step['continue-on-error'] === true;
      if (result.outcome === 'failure' && !forgiven) failed = true;
      this.#steps.push({ id: `${prefix}${id}`, ...result });
      outputs[id] = {
        outputs: { ...result.outputs },
        outcome: result.outcome,
        conclusion: forgiven && result.outcome === 'failure' ? 'success' : result.outcome,
      };
      await this.#request.between?.(`${prefix}${id}`, this.#temporary);
    }
    return failed;
  }

  async #step(
    step: StepText,
    scope: Scope,
    status: Status,
    prefix: string,
    job: string,
  ): Promise<Omit<StepResult, 'id'>> {
    const resolved = (value: unknown): string => interpolate(String(value), scope.contexts(), status);
    const all = (texts: Readonly<Record<string, unknown>> | undefined): Texts =>
      Object.fromEntries(Object.entries(texts ?? {}).map(([name, value]) => [name, resolved(value)]));
    const env = { ...all(scope.env), ...this.#set, ...all(step.env) };
    if (step.run !== undefined) {
      if (step.shell !== undefined && step.shell !== 'bash')
        throw new Error(`no such shell here: ${step.shell}`);
      const script = path.join(this.#temporary, `${randomUUID()}.sh`);
      await writeFile(script, resolved(step.run));
      // After the environment of the step, which therefore cannot empty them; and neither inputs nor a token of the runtime.
      const oidc: Texts = this.#idToken
        ? {
            ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1/oidc',
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: this.#request.runtimeToken,
          }
        : {};
      return this.#process(
        'bash',
        ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
        { ...env, ...oidc },
        scope,
        job,
        prefix,
      );
    }
    const uses = step.uses ?? '';
    const inputs = all(step.with);
    if (uses.startsWith('actions/checkout@')) {
      await this.#request.checkout(this.#workspace, inputs);
      return { outcome: 'success', outputs: {}, log: '' };
    }
    if (/^actions\/github-script@[0-9a-f]{40}$/u.test(uses)) {
      const given = Object.entries({ 'github-token': this.#request.token, ...inputs });
      const asInputs = Object.fromEntries(
        given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      );
      const runtime = {
        ACTIONS_RUNTIME_TOKEN: this.#request.runtimeToken,
        ACTIONS_RESULTS_URL: this.#request.resultsUrl,
        ACTIONS_RUNTIME_URL: this.#request.resultsUrl,
        ACTIONS_CACHE_URL: this.#request.resultsUrl,
      };
      return this.#process(
        process.execPath,
        [githubScript],
        { ...env, ...asInputs, ...runtime },
        scope,
        job,
        prefix,
      );
    }
    if (/^(?:\.\/|org\/perf-gate@)/u.test(uses)) return this.#composite(inputs, env, prefix, job, status);
    throw new Error(`no such action here: ${uses}`);
  }

  /** Our action, as it stands in the repository. */
  async #composite(
    given: Texts,
    env: Texts,
    prefix: string,
    job: string,
    outer: Status,
  ): Promise<Omit<StepResult, 'id'>> {
    const content = await readFile(path.join(root, 'action.yml'), 'utf8');
    const errors = parseAction(
      { name: 'action.yml', content },
      new NoOperationTraceWriter(),
    ).context.errors.getErrors();
    if (errors.length > 0) throw new Error(`action.yml is not valid: ${errors.map(String).join('; ')}`);
    const action = parse(content) as ActionText;
    const base = this.#contexts(job);
    const inputs: Texts = {};
    for (const [name, { default: standard = '' }] of Object.entries(action.inputs)) {
      inputs[name] = given[name] ?? interpolate(standard, base, outer);
    }
    const outputs: Record<string, { outputs: Texts; outcome: string; conclusion: string }> = {};
    const scope: Scope = {
      contexts: () => ({ ...this.#contexts(job), inputs, steps: outputs }),
      env,
      actionPath: root,
    };
    // Embedded steps see neither the inputs nor the secrets of the job.
    const failed = await this.#sequence(action.runs.steps, scope, outputs, prefix, job);
    // Outputs are evaluated whether or not a step failed.
    const results = Object.entries(action.outputs).map(([name, { value }]): [string, string] => [
      name,
      interpolate(value, scope.contexts(), { failed, cancelled: this.#cancelled }),
    ]);
    return { outcome: failed ? 'failure' : 'success', outputs: Object.fromEntries(results), log: '' };
  }

  async #process(
    file: string,
    args: readonly string[],
    env: Texts,
    scope: Scope,
    job: string,
    prefix: string,
  ): Promise<Omit<StepResult, 'id'>> {
    const commands = ['env', 'path', 'output', 'state', 'step_summary'] as const;
    const prefixes = {
      env: 'set_env',
      path: 'add_path',
      output: 'set_output',
      state: 'save_state',
      step_summary: 'step_summary',
    };
    const files = {} as Record<(typeof commands)[number], string>;
    for (const name of commands) {
      files[name] = path.join(this.#temporary, '_runner_file_commands', `${prefixes[name]}_${randomUUID()}`);
      await writeFile(files[name], '');
    }
    const { repository, event, sha, ref, runId, runAttempt = 1, serverUrl, apiUrl, folder } = this.#request;
    const full = `${repository.owner}/${repository.name}`;
    const outer = process.env;
    const child = spawn(file, args, {
      cwd: this.#workspace,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: [...this.#paths, outer.PATH ?? ''].join(path.delimiter),
        HOME: folder,
        USER: outer.USER ?? 'runner',
        LANG: 'C.UTF-8',
        GIT_CONFIG_NOSYSTEM: '1',
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: this.#workspace,
        GITHUB_EVENT_NAME: event.name,
        GITHUB_EVENT_PATH: path.join(this.#temporary, 'event.json'),
        GITHUB_REPOSITORY: full,
        GITHUB_REPOSITORY_ID: String(repository.id),
        GITHUB_REPOSITORY_OWNER: repository.owner,
        GITHUB_SHA: sha,
        GITHUB_REF: ref,
        GITHUB_RUN_ID: String(runId),
        GITHUB_RUN_ATTEMPT: String(runAttempt),
        GITHUB_JOB: job,
        GITHUB_WORKFLOW: 'perf',
        GITHUB_WORKFLOW_REF: `${full}/.github/workflows/perf.yml@${ref}`,
        GITHUB_ACTOR: 'writer',
        GITHUB_SERVER_URL: serverUrl,
        GITHUB_API_URL: apiUrl,
        RUNNER_TEMP: this.#temporary,
        RUNNER_OS: 'Linux',
        RUNNER_ARCH: 'X64',
        RUNNER_ENVIRONMENT: 'github-hosted',
        GITHUB_ENV: files.env,
        GITHUB_PATH: files.path,
        GITHUB_OUTPUT: files.output,
        GITHUB_STATE: files.state,
        GITHUB_STEP_SUMMARY: files.step_summary,
        ...(scope.actionPath === null ? {} : { GITHUB_ACTION_PATH: scope.actionPath }),
        ...env,
      },
    });
    let log = '';
    const { interruption } = this.#request;
    let awaited = interruption !== undefined && `${interruption.step}/` === prefix;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        if (!awaited || interruption?.saw.test(log) !== true) return;
        awaited = false;
        if (interruption.by === 'cancel') this.#cancelled = true;
        child.kill(interruption.by === 'cancel' ? 'SIGINT' : 'SIGKILL');
      });
    }
    // A runner waits for the process and not for what still holds its streams.
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (ended) =>
        setTimeout(() => {
          resolve(ended);
        }, 100),
      );
    });
    Object.assign(this.#set, await keyValues(files.env));
    this.#paths.unshift(...(await lines(files.path)));
    const outputs = await keyValues(files.output);
    this.#summary += (await lines(files.step_summary)).join('\n');
    for (const name of commands) await rm(files[name], { force: true });
    if (awaited)
      throw new Error(
        `${prefix} was to be interrupted, and did not say ${String(interruption?.saw)}:\n${log}`,
      );
    return { outcome: code === 0 ? 'success' : 'failure', outputs, log };
  }
}

/** A file that the step removed has nothing to say. */
async function lines(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? [] : text.replace(/\r?\n$/u, '').split(/\r?\n/u);
}

async function keyValues(file: string): Promise<Texts> {
  const found: Texts = {};
  const all = await lines(file);
  for (let index = 0; index < all.length; index++) {
    const line = all[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      found[line.slice(0, equals)] = line.slice(equals + 1);
    } else if (heredoc > 0) {
      const delimiter = line.slice(heredoc + 2);
      const end = all.indexOf(delimiter, index + 1);
      if (end === -1) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      found[line.slice(0, heredoc)] = all.slice(index + 1, end).join('\n');
      index = end;
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return found;
}
