export * from './acceptances.ts';
export * from './api.ts';
export * from './archive.ts';
export * from './artifact-store.ts';
export * from './comment.ts';
export {
  readContext,
  type GithubContext,
  type GithubEvent,
  type PullRequestEvent,
  type Repository,
  type WorkflowRunEvent,
} from './context.ts';
export { gitCredential } from './credential.ts';
export * from './fork.ts';
export * from './merged.ts';
export * from './rolling-issue.ts';
export * from './runner.ts';
