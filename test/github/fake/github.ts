import { createHash, randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { git } from '../../../src/git/git.ts';
import { gitHttp } from './git.ts';
import { LoopbackServer, type Answer, type Asked } from './http.ts';
import { blob, twirp } from './results.ts';
import { restAnswer } from './rest.ts';

/** As workflows name them. */
export type Scope = 'actions' | 'contents' | 'issues' | 'pull-requests' | 'metadata';
export type Permissions = Partial<Record<Scope, 'read' | 'write'>>;

export interface Account {
  readonly login: string;
  readonly type: 'User' | 'Bot';
  /** What the collaborators' route says of it. */
  readonly may: 'admin' | 'write' | 'read' | 'none';
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  /** null: the account is gone. */
  readonly author: string | null;
  readonly created: number;
  updated: number;
}

export interface StoredIssue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  readonly author: string;
  labels: string[];
  /** Pull requests are issues too. */
  readonly pull: StoredPull | null;
  readonly created: number;
}

export interface StoredPull {
  headSha: string;
  readonly headRef: string;
  readonly headOwner: string;
  /** null: the fork was deleted. */
  readonly headRepository: number | null;
  readonly baseRef: string;
  readonly baseSha: string;
  /** The commit that brought it to its base, and when; of an open one that of a merge that was tried, and null. */
  readonly mergeSha: string | null;
  readonly merged: number | null;
}

export interface LabelEvent {
  readonly issue: number;
  readonly event: 'labeled' | 'unlabeled';
  readonly label: string;
  readonly actor: string | null;
  readonly at: number;
}

export interface StoredRunOfWorkflow {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  readonly path: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: number;
  status: string;
  conclusion: string | null;
}

export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly run: number;
  content: Buffer;
  digest: string | null;
  readonly created: number;
  expires: number;
  expired: boolean;
  finalized: boolean;
}

const day = 86_400_000;

/**
 * GitHub as far as perf-gate talks to it, for tests: REST, git over smart HTTP, and the service that keeps artifacts.
 *
 * It is a fake because the real one cannot be asked in a test: it needs accounts, secrets and the network, and cannot be made to fail on
 * purpose. It is as strict as we know the real one to be, and stricter where we can afford it: an unknown route, parameter, field or
 * header, or a missing permission, is refused and noted in `unexpected`, which tests hold to be empty. Git is real. The client of the
 * artifacts is the real one.
 */
export class FakeGitHub {
  readonly repository = { owner: 'octo', name: 'demo', id: 100 };
  readonly accounts = new Map<string, Account>();
  readonly comments: StoredComment[] = [];
  readonly issues: StoredIssue[] = [];
  readonly labelEvents: LabelEvent[] = [];
  readonly runs: StoredRunOfWorkflow[] = [];
  readonly artifacts: StoredArtifact[] = [];
  /** Requests that the real GitHub would not understand, or that perf-gate has no business to make. */
  readonly unexpected: string[] = [];
  /** Requests that were refused for want of a permission. */
  readonly denied: string[] = [];
  /** Of all tokens together; null: no limit. `reset` in seconds since 1970. */
  limit: { remaining: number; reset: number } | null = null;
  /** Milliseconds since 1970; each change takes a second. */
  time = Date.UTC(2026, 5, 1);
  readonly server: LoopbackServer;
  readonly #tokens = new Map<string, { account: Account; permissions: Permissions }>();
  readonly #jobs = new Map<string, number>();
  readonly #folder: string;
  #last = 1000;

  /** @param folder an empty one, for the repository. */
  constructor(folder: string) {
    this.#folder = folder;
    this.server = new LoopbackServer((asked) => this.#answer(asked));
    for (const account of [
      { login: 'github-actions[bot]', type: 'Bot', may: 'write' },
      { login: 'maintainer', type: 'User', may: 'admin' },
      { login: 'writer', type: 'User', may: 'write' },
      { login: 'stranger', type: 'User', may: 'read' },
    ] as const) {
      this.accounts.set(account.login, account);
    }
  }

  static async start(folder: string): Promise<FakeGitHub> {
    const fake = new FakeGitHub(folder);
    await git(['init', '-q', '--bare', '--initial-branch=main', fake.repositoryPath], { cwd: folder });
    for (const [key, value] of [
      // As GitHub has it.
      ['uploadpack.allowFilter', 'true'],
      ['uploadpack.allowAnySHA1InWant', 'true'],
    ] as const) {
      await git(['config', key, value], { cwd: fake.repositoryPath });
    }
    await fake.server.listen();
    return fake;
  }

  /** The bare repository behind the server. */
  get repositoryPath(): string {
    return path.join(this.#folder, 'demo.git');
  }

  /** For GITHUB_API_URL. */
  get apiUrl(): string {
    return `${this.server.url}/api/v3`;
  }

  /** For GITHUB_SERVER_URL, as far as git is concerned. */
  get serverUrl(): string {
    return this.server.url;
  }

  /** A token that may do this and nothing else. */
  token(permissions: Permissions, login = 'github-actions[bot]'): string {
    const account = this.accounts.get(login);
    if (account === undefined) throw new Error(`no account ${login}`);
    const token = `ghs_${randomUUID()}`;
    this.#tokens.set(token, { account, permissions: { metadata: 'read', ...permissions } });
    return token;
  }

  /** What the runner gives to a `uses:` step: ACTIONS_RUNTIME_TOKEN. */
  runtimeToken(run: number): string {
    const job = randomUUID();
    this.#jobs.set(job, run);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const scp = `Actions.Results:${String(run)}:${job}`;
    return `${part({ alg: 'none' })}.${part({ scp })}.signature`;
  }

  nextId(): number {
    this.#last += 1;
    return this.#last;
  }

  tick(): number {
    this.time += 1000;
    return this.time;
  }

  addPull(pull: Partial<StoredPull> & { headSha: string }): number {
    const number = this.issues.length + 1;
    this.issues.push({
      number,
      title: `pull ${String(number)}`,
      body: '',
      state: 'open',
      author: 'stranger',
      labels: [],
      created: this.tick(),
      pull: {
        headRef: 'topic',
        headOwner: this.repository.owner,
        headRepository: this.repository.id,
        baseRef: 'main',
        baseSha: '0'.repeat(40),
        mergeSha: null,
        merged: null,
        ...pull,
      },
    });
    return number;
  }

  /** Somebody pressed the button; the commits are on the branch already. */
  mergePull(number: number, mergeSha: string): void {
    const at = this.issues.findIndex((issue) => issue.number === number);
    const issue = this.issues[at];
    if (issue?.pull == null) throw new Error(`no pull request ${String(number)}`);
    const pull = { ...issue.pull, mergeSha, merged: this.tick() };
    this.issues[at] = { ...issue, state: 'closed', pull };
  }

  addComment(issue: number, author: string | null, body: string): StoredComment {
    const at = this.tick();
    const comment = { id: this.nextId(), issue, body, author, created: at, updated: at };
    this.comments.push(comment);
    return comment;
  }

  label(issue: number, label: string, actor: string | null): void {
    this.issues.find(({ number }) => number === issue)?.labels.push(label);
    this.labelEvents.push({ issue, event: 'labeled', label, actor, at: this.tick() });
  }

  addRun(run: Partial<StoredRunOfWorkflow> = {}): StoredRunOfWorkflow {
    const made = {
      id: this.nextId(),
      attempt: 1,
      event: 'push',
      path: '.github/workflows/perf-baseline.yml',
      headSha: 'a'.repeat(40),
      headBranch: 'main',
      headRepository: this.repository.id,
      status: 'completed',
      conclusion: 'success',
      ...run,
    };
    this.runs.push(made);
    return made;
  }

  addArtifact(
    run: number,
    name: string,
    content: Buffer,
    more: Partial<StoredArtifact> = {},
  ): StoredArtifact {
    const created = this.tick();
    const artifact = {
      id: this.nextId(),
      name,
      run,
      content,
      digest: `sha256:${createHash('sha256').update(content).digest('hex')}`,
      created,
      expires: created + 90 * day,
      expired: false,
      finalized: true,
      ...more,
    };
    this.artifacts.push(artifact);
    return artifact;
  }

  /** Notes a request that should not have been made, and says no as GitHub would. */
  refuse(asked: Asked, why: string, status = 404): Answer {
    this.unexpected.push(`${asked.method} ${asked.path}: ${why}`);
    return { status, body: { message: status === 404 ? 'Not Found' : why } };
  }

  async #answer(asked: Asked): Promise<Answer> {
    if (asked.path.startsWith('/twirp/')) return twirp(this, asked, this.#jobs);
    if (asked.path.startsWith('/blob/')) return blob(this, asked);
    if (asked.path.startsWith('/api/')) return this.#rest(asked);
    const { owner, name } = this.repository;
    const prefix = new RegExp(
      `^/${owner}/${name}(?:\\.git)?/(info/refs|git-upload-pack|git-receive-pack)$`,
      'u',
    );
    const [, service] = prefix.exec(asked.path) ?? [];
    return service === undefined ? this.refuse(asked, 'no such page') : this.#git(asked, service);
  }

  async #git(asked: Asked, service: string): Promise<Answer> {
    // Names of schemes have no case (RFC 9110, section 11.1); actions/checkout writes this one small.
    const scheme = /^Basic (\S+)$/iu.exec(asked.headers.authorization ?? '');
    const [user, token = ''] = Buffer.from(scheme?.[1] ?? '', 'base64')
      .toString('utf8')
      .split(':');
    const known = user === 'x-access-token' ? this.#tokens.get(token) : undefined;
    if (known === undefined) return { status: 401, headers: { 'www-authenticate': 'Basic realm="GitHub"' } };
    const writes = service === 'git-receive-pack' || asked.query.get('service') === 'git-receive-pack';
    const { contents } = known.permissions;
    if (contents === undefined || (writes && contents !== 'write')) {
      this.denied.push(`git: contents: ${writes ? 'write' : 'read'}`);
      const { owner, name } = this.repository;
      const message = `remote: Permission to ${owner}/${name}.git denied to ${known.account.login}.\n`;
      return { status: 403, headers: { 'content-type': 'text/plain' }, body: Buffer.from(message) };
    }
    return gitHttp(this.#folder, `/demo.git/${service}`, asked, known.account.login);
  }

  async #rest(asked: Asked): Promise<Answer> {
    const { headers } = asked;
    if (headers['user-agent'] === undefined) return this.refuse(asked, 'no user agent', 403);
    const token = /^(?:token|bearer) (\S+)$/iu.exec(headers.authorization ?? '')?.[1];
    const known = token === undefined ? undefined : this.#tokens.get(token);
    if (known === undefined) return { status: 401, body: { message: 'Bad credentials' } };
    const counters: Record<string, string> = {};
    if (this.limit !== null) {
      counters['x-ratelimit-reset'] = String(this.limit.reset);
      counters['x-ratelimit-remaining'] = String(Math.max(0, this.limit.remaining - 1));
      if (this.limit.remaining === 0) {
        return {
          status: 403,
          headers: counters,
          body: { message: 'API rate limit exceeded for installation.' },
        };
      }
      this.limit.remaining -= 1;
    }
    const answer = await restAnswer(this, asked, known.account, known.permissions);
    return { ...answer, headers: { ...counters, ...answer.headers } };
  }
}
