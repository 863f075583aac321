import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BaselineStore } from '../baseline/store.ts';
import type { CommandName } from '../config/commands.ts';
import type { Config } from '../config/index.ts';
import { options } from '../config/options.ts';
import { readBenchmarkData, type ImportedHistory } from '../formats/index.ts';
import { mergedByMachine } from '../gate/parts.ts';
import { gitOrNull } from '../git/git.ts';
import {
  acceptanceSchemaName,
  parseAcceptance,
  PerfGateError,
  type Run,
  type StoredAcceptance,
} from '../model/index.ts';
import { runText, storedRunsText } from '../report/stored.ts';
import { messageLine } from '../report/untrusted.ts';
import { readRunFiles, runDocument } from '../run-files.ts';
import { version } from '../version.ts';
import { openConfiguredStore, result, type Session } from './session.ts';

/** The commands about what is stored. */
export async function baseline(
  session: Session,
  config: Config,
  command: Extract<CommandName, `baseline ${string}`>,
): Promise<number> {
  const { terminal, cwd, flags } = session;
  const suite = flags.suite ?? (config.source === null ? null : config.suite);
  // Read before the store is opened, so that a bad file changes nothing.
  const runs = command === 'baseline update' ? await readRunFiles(cwd, session.positionals) : [];
  const imported: [string, ImportedHistory][] = [];
  if (command === 'baseline import') {
    for (const file of session.positionals)
      imported.push([file, readBenchmarkData(await bytesOf(cwd, file), file, config.suite)]);
  }
  const store = await openConfiguredStore(session, config);
  switch (command) {
    case 'baseline update': {
      for (const measured of runs) {
        if (!measured.complete) {
          throw new PerfGateError('a run that was interrupted is no baseline', {
            remedy: 'Measure it again.',
          });
        }
        if (measured.identical !== undefined) {
          throw new PerfGateError('a run that left out what was the same on both sides is no baseline', {
            remedy: 'Store what "perf-gate run" measures, or gate with --no-shortcut.',
          });
        }
      }
      const whole = runs.filter(({ shards }) => shards === undefined);
      const shards = runs.filter((measured) => !whole.includes(measured));
      for (const measured of [...whole, ...mergedByMachine(shards)]) {
        const stored = await store.append(measured);
        if (stored.created) terminal.note(`The ${store.description} did not exist and was begun.`);
        terminal.out(`${stored.added ? 'added' : 'already there'}: ${stored.path}\n`);
      }
      return 0;
    }
    case 'baseline list': {
      const names = await store.list({ suite, fingerprint: null, last: null });
      const listed = names.map((name) => ({ ...name, started: name.started.toISOString() }));
      await result(
        session,
        config,
        `${JSON.stringify(listed, null, 2)}\n`,
        storedRunsText(names, store.description),
      );
      return 0;
    }
    case 'baseline show': {
      const shown = await storedRun(store, session.positionals[0] ?? 'latest', suite, config);
      await result(session, config, runDocument(shown), runText(shown));
      return 0;
    }
    case 'baseline prune': {
      if (config.keep === null) {
        throw new PerfGateError('it is not said how many runs to keep', {
          remedy: 'Give --keep N: the newest N of each suite and machine class stay.',
        });
      }
      const removed = await store.prune({ suite, keep: config.keep });
      for (const file of removed) terminal.out(`removed: ${file}\n`);
      terminal.note(`${String(removed.length)} removed from the ${store.description}.`);
      return 0;
    }
    case 'baseline import': {
      for (const [file, found] of imported) await importHistory(session, store, file, found);
      return 0;
    }
    case 'baseline accept': {
      const recorded = await store.accept(await acceptanceOf(session, config));
      if (recorded.created) terminal.note(`The ${store.description} did not exist and was begun.`);
      terminal.out(`${recorded.added ? 'accepted' : 'already there'}: ${recorded.path}\n`);
      return 0;
    }
  }
}

/** Larger ones no branch of GitHub takes. */
const largestHistory = 256 * 1024 * 1024;
/** Runs that are stored in one step. */
const runsAtOnce = 500;
const leftOutShown = 10;

/** @throws PerfGateError when it cannot be read. */
async function bytesOf(cwd: string, name: string): Promise<Buffer> {
  const file = path.resolve(cwd, name);
  try {
    if ((await stat(file)).size > largestHistory)
      throw new PerfGateError(`${name} is larger than any history (${String(largestHistory)} bytes)`);
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof PerfGateError) throw cause;
    throw new PerfGateError(`cannot read ${name}`, {
      remedy: 'Give the path of a data.js that github-action-benchmark has written.',
      cause,
    });
  }
}

async function importHistory(
  { terminal }: Session,
  store: BaselineStore,
  file: string,
  { runs, leftOut }: ImportedHistory,
): Promise<void> {
  let added = 0;
  for (let next = 0; next < runs.length; next += runsAtOnce) {
    const addition = await store.add({ runs: runs.slice(next, next + runsAtOnce) });
    if (addition.created) terminal.note(`The ${store.description} did not exist and was begun.`);
    added += addition.runs.filter((run) => run.added).length;
  }
  for (const fault of leftOut.slice(0, leftOutShown)) terminal.note(`left out: ${messageLine(fault)}`);
  const more = leftOut.length - leftOutShown;
  if (more > 0) terminal.note(`${String(more)} more were left out.`);
  const there = runs.length - added;
  terminal.out(
    `${messageLine(file)}: ${String(added)} of ${String(runs.length)} runs added to the ${store.description}${there === 0 ? '' : '; the others were there already'}\n`,
  );
}

/** @throws PerfGateError for what is missing or means nothing. */
async function acceptanceOf({ flags }: Session, config: Config): Promise<StoredAcceptance> {
  const { benchmark, reason, expires, 'up-to': upTo } = flags;
  if (benchmark === undefined || upTo === undefined || reason === undefined) {
    throw new PerfGateError('it is not said what is accepted', {
      remedy:
        'Give --benchmark GLOB, --up-to with the largest change that is accepted, and --reason with the reason.',
    });
  }
  const at = { cwd: config.project };
  const wanted = flags.commit ?? options.commit.default;
  let commit: string | null = null;
  if (wanted !== 'none') {
    commit = await gitOrNull(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${wanted}^{commit}`],
      at,
    );
    if (commit === null) {
      throw new PerfGateError(`there is no commit ${JSON.stringify(wanted.slice(0, 200))} to accept`, {
        remedy: 'Give --commit a revision of this repository, or "none" to accept it of any head.',
      });
    }
  }
  const acceptance: StoredAcceptance = {
    schema: acceptanceSchemaName,
    tool: { name: 'perf-gate', version },
    suite: config.suite,
    recorded: new Date().toISOString(),
    benchmark,
    metric: flags.metric ?? options.metric.default,
    commit,
    upTo,
    reason,
    author: flags.author ?? (await gitOrNull(['config', '--get', 'user.name'], at)),
    expires: expires ?? null,
  };
  return parseAcceptance(acceptance, 'what is accepted');
}

async function storedRun(
  store: BaselineStore,
  wanted: string,
  suite: string | null,
  config: Config,
): Promise<Run> {
  const names = await store.list({ suite, fingerprint: null, last: null });
  const name = wanted === 'latest' ? names.at(-1) : names.find((candidate) => candidate.path === wanted);
  if (name === undefined) {
    throw new PerfGateError(
      names.length === 0
        ? `no run is stored in the ${store.description}`
        : `the ${store.description} has no run ${JSON.stringify(wanted.slice(0, 300))}`,
      { remedy: 'Run "perf-gate baseline list" to see what is there.' },
    );
  }
  // Newer ones of the same machine class come with it; the last is cut off by its place among them.
  const same = names.filter((other) => other.suite === name.suite && other.fingerprint === name.fingerprint);
  const last = same.length - same.findIndex((other) => other.path === name.path);
  const read = await store.read(
    { suite: name.suite, fingerprint: name.fingerprint, last },
    config.unreadable,
  );
  const found = read.runs.find((entry) => entry.name.path === name.path);
  if (found !== undefined) return found.run;
  const reason = read.unreadable.find((entry) => entry.path === name.path)?.message ?? 'it is gone';
  throw new PerfGateError(`${name.path} of the ${store.description} cannot be shown: ${reason}`);
}
