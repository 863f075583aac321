import {
  acceptanceFields,
  globOfName,
  messageOf,
  nameMatcher,
  type Acceptance,
  type Decision,
} from '../model/index.ts';
import type { GitHubApi } from './api.ts';
import {
  earlierComment,
  type AcceptableRegression,
  type BoundAcceptance,
  type PublishedComment,
} from './comment.ts';

/**
 * What of a decision a reader of its comment can accept. The bound is the change that was reported and the minimum effect
 * more, so that the same commit measured again is covered, and a push that makes it worse by what counts is not.
 */
export function acceptableRegressions(decision: Decision): AcceptableRegression[] {
  return decision.verdicts.flatMap(({ benchmark, metric, kind, gating, change, minimumEffect }) => {
    const estimate = change?.estimate ?? null;
    if (!gating || kind !== 'regressed' || estimate === null) return [];
    const upTo = Math.ceil((Math.abs(estimate) + minimumEffect) * 1e4) / 1e4;
    return acceptanceFields.upTo.safeParse(upTo).success ? [{ benchmark, metric, upTo }] : [];
  });
}

export interface FoundAcceptances {
  /** For the policy: one entry for each benchmark and metric, of one commit and up to one change. */
  readonly acceptances: readonly Acceptance[];
  /** The same, for the state of the next comment. */
  readonly bound: readonly BoundAcceptance[];
  /** Comments and labels that accept nothing, and why, one sentence each. They quote untrusted text. */
  readonly refused: readonly string[];
}

/** A comment or label that asks for an acceptance. */
interface Request {
  /** Changes when the comment is edited. */
  readonly source: string;
  readonly glob: string;
  readonly reason: string;
  readonly author: string;
  readonly bot: boolean;
  /** ISO 8601. */
  readonly at: string;
}

/** The comment with the report keeps it. */
const longestReason = 300;

const command = /^perf-gate:\s*accept\s+(\S.*?)\s+because\s+(\S.*)$/iu;
const labelCommand = /^perf-gate:\s*accept(?:\s+(\S.*?))?(?:\s+because\s+(\S.*))?$/iu;

/** A glob may stand in backticks, so that GitHub does not take its asterisks for emphasis. */
function bare(glob: string): string {
  return /^`(.*)`$/u.exec(glob)?.[1] ?? glob;
}

async function requestsOf(api: GitHubApi, pull: number): Promise<Request[]> {
  const comments = (await api.listComments(pull)).flatMap(
    ({ id, body, author, authorIsBot, updatedAt }): Request[] => {
      const requests: Request[] = [];
      // What comes after other text may be a quotation, or a report that holds a hostile name.
      for (const line of body.split(/\r?\n/u)) {
        const [, glob, reason] = command.exec(line.trimEnd()) ?? [];
        if (glob === undefined || reason === undefined || author === null) break;
        const source = `comment ${String(id)} of ${updatedAt}, ${String(requests.length + 1)}`;
        requests.push({ source, glob: bare(glob), reason, author, bot: authorIsBot, at: updatedAt });
      }
      return requests;
    },
  );
  const names = (await api.listLabels(pull)).filter((name) => labelCommand.test(name));
  if (names.length === 0) return comments;
  const events = await api.listLabelled(pull);
  const labels = names.flatMap((name): Request[] => {
    const [, glob = '*', reason = 'accepted by a label'] = labelCommand.exec(name) ?? [];
    const event = events.findLast(({ label }) => label === name);
    if (event === undefined || event.actor === null) return [];
    const { actor, actorIsBot, at } = event;
    return [
      { source: `label ${name} of ${at}`, glob: bare(glob), reason, author: actor, bot: actorIsBot, at },
    ];
  });
  return [...comments, ...labels];
}

/**
 * Labels and comments `perf-gate: accept <glob> because <reason>` on a pull request, by people whose write access the API
 * confirms.
 *
 * Each is bound to the report that stood there when it was written: to its head commit, to the benchmarks that had
 * regressed, and to their changes. The comment with the report keeps what was bound, so that it holds for later pushes that
 * contain this commit and make nothing worse. What was written before there was a report accepts nothing.
 * @param key of the comment with the report.
 * @throws PerfGateError as the API does.
 */
export async function findAcceptances(api: GitHubApi, pull: number, key: string): Promise<FoundAcceptances> {
  const requests = await requestsOf(api, pull);
  if (requests.length === 0) return { acceptances: [], bound: [], refused: [] };
  const report = await earlierComment(api, pull, key);
  const writers = new Map<string, boolean>();
  const mayWrite = async (login: string): Promise<boolean> => {
    const known = writers.get(login);
    if (known !== undefined) return known;
    const permission = await api.getPermission(login);
    const may = permission === 'admin' || permission === 'write';
    writers.set(login, may);
    return may;
  };
  const bound: BoundAcceptance[] = [];
  const refused: string[] = [];
  for (const request of requests) {
    const who = `The acceptance of ${JSON.stringify(request.glob.slice(0, 200))} by ${request.author} does not count`;
    // A bot repeats what others wrote.
    if (request.bot) refused.push(`${who}: it is by a bot.`);
    else if (!(await mayWrite(request.author))) refused.push(`${who}: they may not write to the repository.`);
    else {
      const found = bind(request, report);
      if (typeof found === 'string') refused.push(`${who}: ${found}.`);
      else bound.push(...found);
    }
  }
  return { acceptances: bound.map(acceptanceOf), bound, refused };
}

/** What a request covers; a text: why nothing. */
function bind(request: Request, report: PublishedComment | null): BoundAcceptance[] | string {
  const { source, glob, reason, author, at } = request;
  const state = report?.state ?? null;
  if (report === null || state === null) return 'there is no report yet that it could be about';
  const before = state.accepted.filter((entry) => entry.source === source);
  if (before.length > 0) return before;
  if (Date.parse(at) < Date.parse(report.updatedAt)) {
    return 'it is older than the report; write it again if it is about this one';
  }
  let matches: (name: string) => boolean;
  try {
    matches = nameMatcher(glob);
  } catch (error) {
    return messageOf(error);
  }
  if (reason.length > longestReason) return `its reason has more than ${String(longestReason)} characters`;
  const covered = state.regressions.filter(({ benchmark }) => matches(benchmark));
  if (covered.length === 0) return 'nothing that regressed in the report matches';
  return covered.map((regression) => ({ ...regression, source, commit: state.head, reason, author }));
}

function acceptanceOf({ benchmark, metric, commit, upTo, reason, author }: BoundAcceptance): Acceptance {
  return {
    benchmark: globOfName(benchmark),
    metric: globOfName(metric),
    commit,
    upTo,
    reason,
    author,
    expires: null,
    // Like those of the store they are a record: one that is over needs no removing.
    stored: true,
  };
}
