import { z } from 'zod';
import { messageOf, PerfGateError } from '../model/index.ts';

/** A repository on a GitHub server. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
  /** Stays when owner or name change, so it is what identity is checked by. */
  readonly id: number;
}

export interface PullRequestEvent {
  readonly kind: 'pull_request';
  readonly number: number;
  readonly headSha: string;
  /** Tip of the base branch when the event happened; it may be older than the base of the merge commit. */
  readonly baseSha: string;
  readonly baseRef: string;
  /** The merge commit that GitHub made for this run; null when the run is about another commit. */
  readonly mergeSha: string | null;
  /** Head is in another repository (or in one that is gone), so the token can only read. */
  readonly fork: boolean;
  /** null: it was deleted. */
  readonly headRepository: Repository | null;
  readonly labels: readonly string[];
  readonly draft: boolean;
}

/** The run whose end started this one: what a `workflow_run` workflow publishes for. Its fields come from GitHub, its artifacts do not. */
export interface WorkflowRunEvent {
  readonly kind: 'workflow_run';
  readonly runId: number;
  readonly runAttempt: number;
  /** Event of that run, such as `pull_request`. */
  readonly event: string;
  /** Path of its workflow file, without a ref. */
  readonly workflowPath: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  /** null: it was deleted. */
  readonly headRepository: Repository | null;
  /** null: not finished. */
  readonly conclusion: string | null;
}

/** What started the workflow, by GitHub's own names. */
export type GithubEvent =
  | PullRequestEvent
  | {
      readonly kind: 'push';
      /** null: the branch is new. It may be a commit that a forced push took away. */
      readonly before: string | null;
      readonly after: string;
      /** null: a tag was pushed. */
      readonly branch: string | null;
      readonly isDefault: boolean;
    }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'workflow_dispatch' }
  | {
      readonly kind: 'merge_group';
      readonly baseSha: string;
      readonly baseRef: string;
      readonly headSha: string;
    }
  | { readonly kind: 'release'; readonly tag: string }
  | WorkflowRunEvent
  /** Code of strangers with rights of ours: nothing is measured under these. */
  | { readonly kind: 'refused'; readonly name: 'pull_request_target' | 'issue_comment' }
  | { readonly kind: 'other'; readonly name: string };

export interface GithubContext {
  readonly eventName: string;
  readonly event: GithubEvent;
  readonly repository: Repository;
  readonly sha: string;
  /** `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly defaultBranch: string;
  readonly actor: string;
  readonly runId: number;
  /** From 1; a rerun has the same run id and a higher attempt. */
  readonly runAttempt: number;
  readonly job: string;
  readonly workflow: string;
  /** `.github/workflows/perf.yml`; null: the runner does not say. */
  readonly workflowPath: string | null;
  /** `https://github.com`, without a slash at the end. */
  readonly serverUrl: string;
  /** `https://api.github.com`, likewise. */
  readonly apiUrl: string;
}

const id = z.int().min(1);
const shaSchema = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/u, 'must be a full commit id');
const text = z.string().min(1).max(1000);
const repositorySchema = z.object({ id, name: text, owner: z.object({ login: text }) });
const repositoryPayload = z.object({
  repository: repositorySchema.extend({ default_branch: text.optional() }).optional(),
});

const pullRequestPayload = z.object({
  pull_request: z.object({
    number: id,
    draft: z.boolean().optional(),
    labels: z.array(z.object({ name: z.string().max(1000) })).max(1000),
    head: z.object({ sha: shaSchema, repo: repositorySchema.nullable() }),
    base: z.object({ sha: shaSchema, ref: text, repo: repositorySchema }),
  }),
});
const pushPayload = z.object({ before: shaSchema, after: shaSchema });
const mergeGroupPayload = z.object({
  merge_group: z.object({ base_sha: shaSchema, base_ref: text, head_sha: shaSchema }),
});
const releasePayload = z.object({ release: z.object({ tag_name: text }) });
const workflowRunPayload = z.object({
  workflow_run: z.object({
    id,
    run_attempt: id,
    event: text,
    path: text,
    head_sha: shaSchema,
    head_branch: text.nullable(),
    head_repository: repositorySchema.nullable(),
    conclusion: text.nullable(),
  }),
});

function repositoryOf(found: z.infer<typeof repositorySchema>): Repository {
  return { owner: found.owner.login, name: found.name, id: found.id };
}

/** `.github/workflows/perf.yml` of `.github/workflows/perf.yml@refs/heads/main`. */
export function withoutRef(path: string): string {
  return path.split('@')[0] ?? '';
}

/**
 * What GitHub says about this run: environment and payload of the event, both checked, since a workflow can be started in
 * ways and by runners that we do not know.
 * @param readFile gives the text of a file; the payload lies at `GITHUB_EVENT_PATH`.
 * @throws PerfGateError that names the variable or the field of the payload that is missing or wrong.
 */
export async function readContext(
  env: NodeJS.ProcessEnv,
  readFile: (path: string) => Promise<string>,
): Promise<GithubContext> {
  const variable = <T>(name: string, schema: z.ZodType<T>): T => {
    const result = schema.safeParse(env[name]);
    if (result.success) return result.data;
    const found = env[name] === undefined ? 'not set' : JSON.stringify(env[name].slice(0, 200));
    throw new PerfGateError(`the environment variable ${name} is ${found}`, {
      remedy: 'Run this as a step of a GitHub Actions workflow.',
    });
  };
  const number = z.string().regex(/^[1-9]\d{0,15}$/u).transform(Number); // prettier-ignore
  const eventName = variable('GITHUB_EVENT_NAME', text);
  const path = variable('GITHUB_EVENT_PATH', text);
  let payload: unknown;
  try {
    payload = JSON.parse(await readFile(path));
  } catch (error) {
    throw new PerfGateError(`cannot read the payload of the event at ${path}: ${messageOf(error)}`, {
      remedy: 'Run this as a step of a GitHub Actions workflow.',
      cause: error,
    });
  }
  const part = <T>(schema: z.ZodType<T>): T => {
    const result = schema.safeParse(payload);
    if (result.success) return result.data;
    const place = result.error.issues[0]?.path.join('.') ?? '';
    const problem = result.error.issues[0]?.message ?? '';
    throw new PerfGateError(
      `the payload of the event ${eventName} is not as GitHub writes it: ${place}: ${problem}`,
    );
  };

  const ref = variable('GITHUB_REF', text);
  const sha = variable('GITHUB_SHA', shaSchema);
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
  const [owner = '', name = ''] = variable('GITHUB_REPOSITORY', z.string().regex(/^[^/]+\/[^/]+$/u)).split(
    '/',
  );
  const { repository: found } = part(repositoryPayload);
  if (
    found !== undefined &&
    `${found.owner.login}/${found.name}`.toLowerCase() !== `${owner}/${name}`.toLowerCase()
  ) {
    throw new PerfGateError(
      `GITHUB_REPOSITORY is ${owner}/${name}, and the event is of ${found.owner.login}/${found.name}`,
    );
  }
  // Schedules run on the default branch, and older servers put nothing else into their payload.
  const defaultBranch = found?.default_branch ?? (eventName === 'schedule' ? branch : null);
  if (defaultBranch === null) {
    throw new PerfGateError(`the payload of the event ${eventName} does not name the default branch`);
  }
  const workflowRef = env.GITHUB_WORKFLOW_REF ?? '';
  const workflowPath = /^[^/@]+\/[^/@]+\/([^@]{1,1000})@/u.exec(workflowRef)?.[1] ?? null;

  const eventOf = (): GithubEvent => {
    switch (eventName) {
      case 'pull_request': {
        const { number: pull, head, base, labels, draft } = part(pullRequestPayload).pull_request;
        return {
          kind: 'pull_request',
          number: pull,
          headSha: head.sha,
          baseSha: base.sha,
          baseRef: base.ref,
          mergeSha: ref === `refs/pull/${String(pull)}/merge` ? sha : null,
          fork: head.repo?.id !== base.repo.id,
          headRepository: head.repo === null ? null : repositoryOf(head.repo),
          labels: labels.map((label) => label.name),
          draft: draft === true,
        };
      }
      case 'push': {
        const { before, after } = part(pushPayload);
        return {
          kind: 'push',
          before: /^0+$/u.test(before) ? null : before,
          after,
          branch,
          isDefault: branch === defaultBranch,
        };
      }
      case 'schedule':
      case 'workflow_dispatch':
        return { kind: eventName };
      case 'merge_group': {
        const group = part(mergeGroupPayload).merge_group;
        return {
          kind: 'merge_group',
          baseSha: group.base_sha,
          baseRef: group.base_ref,
          headSha: group.head_sha,
        };
      }
      case 'release':
        return { kind: 'release', tag: part(releasePayload).release.tag_name };
      case 'workflow_run': {
        const run = part(workflowRunPayload).workflow_run;
        return {
          kind: 'workflow_run',
          runId: run.id,
          runAttempt: run.run_attempt,
          event: run.event,
          workflowPath: withoutRef(run.path),
          headSha: run.head_sha,
          headBranch: run.head_branch,
          headRepository: run.head_repository === null ? null : repositoryOf(run.head_repository),
          conclusion: run.conclusion,
        };
      }
      case 'pull_request_target':
      case 'issue_comment':
        return { kind: 'refused', name: eventName };
      default:
        return { kind: 'other', name: eventName };
    }
  };

  const url = z.url({ protocol: /^https?$/u }).transform((address) => address.replace(/\/+$/u, ''));
  return {
    eventName,
    event: eventOf(),
    repository: { owner, name, id: found?.id ?? variable('GITHUB_REPOSITORY_ID', number) },
    sha,
    ref,
    defaultBranch,
    actor: variable('GITHUB_ACTOR', text),
    runId: variable('GITHUB_RUN_ID', number),
    runAttempt: variable('GITHUB_RUN_ATTEMPT', number),
    job: variable('GITHUB_JOB', text),
    workflow: variable('GITHUB_WORKFLOW', text),
    workflowPath,
    serverUrl: variable('GITHUB_SERVER_URL', url),
    apiUrl: variable('GITHUB_API_URL', url),
  };
}
