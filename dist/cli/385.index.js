export const id = 385;
export const ids = [385,508];
export const modules = {

/***/ 385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/config/options.js
var options = __webpack_require__(6441);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/git/git.js

/** A git command that ended with a non-zero code, could not be started, or was interrupted. */
class GitError extends Error {
    name = 'GitError';
    args;
    /** Exit code; null: it could not be started or was killed. */
    code;
    stderr;
    constructor(args, code, stderr, cause) {
        super(`git ${args[0] ?? ''} failed: ${stderr.trim() === '' ? `exit code ${String(code)}` : stderr.trim()}`, { cause });
        this.args = args;
        this.code = code;
        this.stderr = stderr;
    }
}
/** Configuration of git by environment: it is in no argument list and no file. Keeps what `outer` has of it. */
function configEnvironment(settings, outer) {
    const before = Number(outer.GIT_CONFIG_COUNT ?? '0');
    const first = Number.isSafeInteger(before) && before > 0 ? before : 0;
    const env = { GIT_CONFIG_COUNT: String(first + settings.length) };
    for (const [index, [key, value]] of settings.entries()) {
        env[`GIT_CONFIG_KEY_${String(first + index)}`] = key;
        env[`GIT_CONFIG_VALUE_${String(first + index)}`] = value;
    }
    return env;
}
// A hook or an outer git sets these for its own repository; ours is the one of `cwd`.
const ambient = [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_PREFIX',
    'GIT_COMMON_DIR',
    'GIT_NAMESPACE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
];
function environment(extra) {
    const env = { ...process.env };
    for (const key of ambient)
        Reflect.deleteProperty(env, key);
    return { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', ...extra };
}
/**
 * Runs git and gives its standard output as bytes.
 * @throws GitError when it fails, with its standard error.
 */
async function gitBytes(args, options) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)('git', args, {
            cwd: options.cwd,
            env: environment(options.env),
            stdio: ['pipe', 'pipe', 'pipe'],
            windowsHide: true,
            ...(options.signal === undefined ? {} : { signal: options.signal }),
        });
        const out = [];
        const err = [];
        child.stdout.on('data', (chunk) => out.push(chunk));
        child.stderr.on('data', (chunk) => err.push(chunk));
        child.on('error', (cause) => {
            reject(new GitError(args, null, `cannot run git in ${options.cwd}`, cause));
        });
        child.on('close', (code) => {
            if (code === 0)
                resolve(Buffer.concat(out));
            else
                reject(new GitError(args, code, Buffer.concat(err).toString('utf8')));
        });
        // git may end before it has read everything; its exit code says what happened.
        child.stdin.on('error', () => undefined);
        child.stdin.end(options.input ?? '');
    });
}
/** Like {@link gitBytes}, as text without the trailing line break. */
async function git(args, options) {
    return (await gitBytes(args, options)).toString('utf8').replace(/\r?\n$/u, '');
}
/** Like {@link git}, but null when git says no with exit code 1 or 128 (a question such as "is there such a ref?"). */
async function gitOrNull(args, options) {
    try {
        return await git(args, options);
    }
    catch (error) {
        if (error instanceof GitError && (error.code === 1 || error.code === 128))
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/model/index.js + 10 modules
var model = __webpack_require__(6371);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(5088);
// EXTERNAL MODULE: ./build/report/untrusted.js
var untrusted = __webpack_require__(3021);
// EXTERNAL MODULE: ./build/report/width.js
var report_width = __webpack_require__(9903);
;// CONCATENATED MODULE: ./build/report/stored.js



/** Stored runs, one line each, in the order given. */
function storedRunsText(runs, description) {
    if (runs.length === 0)
        return `No run is stored in the ${description}.\n`;
    const lines = runs.map((run) => `${run.started.toISOString()}  ${run.commit ?? 'no commit   '}  ${run.suite}  ${run.fingerprint}\n    ${run.path}`);
    const what = runs.length === 1 ? '1 run' : `${(0,units/* count */.U9)(runs.length)} runs`;
    return `${lines.join('\n')}\n${what} in the ${description}.\n`;
}
/** A run for people: what was measured, where, and the median of each sample. */
function runText(run) {
    const commit = run.commit.sha === null ? 'no commit' : run.commit.sha.slice(0, 12);
    const lines = [
        `${run.suite} at ${commit}${run.commit.dirty ? ' with uncommitted changes' : ''}, ${run.started}, took ${(0,units/* duration */.p0)(run.seconds)}`,
        `on ${run.environment.fingerprint}`,
        '',
    ];
    const rows = run.samples.map((sample) => {
        const sorted = [...sample.values].sort((a, b) => a - b);
        const middle = sorted[sorted.length >> 1];
        const unit = run.metrics[sample.metric]?.unit ?? '';
        return {
            name: (0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(sample.benchmark), 60),
            metric: (0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(sample.metric), 20),
            value: middle === undefined ? 'nothing' : (0,units/* quantity */.au)(middle, unit),
            trials: sample.values.length === 1 ? '1 trial' : `${(0,units/* count */.U9)(sample.values.length)} trials`,
        };
    });
    const width = (column) => Math.max(0, ...rows.map((row) => Array.from(row[column]).length));
    for (const row of rows) {
        lines.push(`${(0,report_width/* padEnd */.f)(row.name, width('name'))}  ${(0,report_width/* padEnd */.f)(row.metric, width('metric'))}  ${(0,report_width/* padStart */.CF)(row.value, width('value'))}  ${row.trials}`);
    }
    for (const failure of run.failures) {
        const who = failure.benchmark === null ? '' : `${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(failure.benchmark), 60)}: `;
        lines.push(`failed: ${who}${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(failure.message), 200)}`);
    }
    for (const warning of run.warnings)
        lines.push(`warning: ${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(warning), 300)}`);
    return (0,untrusted/* withoutCommands */.Df)(`${lines.join('\n')}\n`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
var promises_namespaceObject = /*#__PURE__*/__webpack_require__.t(promises_, 2);
;// CONCATENATED MODULE: ./build/run-files.js



/** Files above this are no run files of ours. */
const largestRunFile = 256 * 1024 * 1024;
/**
 * Reads run files one after the other.
 * @throws PerfGateError that names the file which is none.
 */
async function readRunFiles(cwd, files) {
    const runs = [];
    for (const file of files)
        runs.push(await readRunFile(cwd, file));
    return runs;
}
/** @throws PerfGateError that names the file and what is wrong with it. */
async function readRunFile(cwd, name) {
    const file = external_node_path_.resolve(cwd, name);
    let text;
    try {
        if ((await (0,promises_.stat)(file)).size > largestRunFile) {
            throw new model/* PerfGateError */.DN(`${name} is larger than any run file (${String(largestRunFile)} bytes)`);
        }
        text = await (0,promises_.readFile)(file, 'utf8');
    }
    catch (cause) {
        if (cause instanceof model/* PerfGateError */.DN)
            throw cause;
        throw new model/* PerfGateError */.DN(`cannot read the run file ${name}`, {
            cause,
            remedy: 'Give the path of a file that "perf-gate run" or "perf-gate gate" wrote.',
        });
    }
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (cause) {
        throw new model/* PerfGateError */.DN(`${name} is not valid JSON`, {
            cause,
            remedy: 'Measure again; the file is damaged.',
        });
    }
    return (0,model/* parseRun */.zZ)(json, name);
}
/** A run as it stands in a file. */
function runDocument(measured) {
    return `${JSON.stringify(measured)}\n`;
}

// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/baseline/layout.js


/** The folder of a store that holds all runs; whatever lies beside it belongs to someone else. */
const runsFolder = 'runs';
/** The folder of a store that holds what was accepted. */
const acceptancesFolder = 'acceptances';
/** Largest file, in bytes, that is written to a store or read from one. */
const layout_largestRunFile = 50 * 1024 * 1024;
// More than a name needs to be unique beside time and commit; short enough for Windows' limit on paths.
const hashLength = 12;
const commitLength = 12;
const pathPattern = /^runs\/([^/]+)\/([^/]+)\/(\d{4})\/(\d{2})\/(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-([0-9a-f]{12}|none)-([0-9a-f]{8,64})\.json$/u;
const zonedTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:[zZ]|[+-]\d{2}(?::?\d{2})?)$/u;
/** Whether `text` can name a suite, and so be a folder of a store. */
function isSuite(text) {
    return model/* runSchema */.Lx.shape.suite.safeParse(text).success;
}
/** Whether `text` can be a machine fingerprint, and so a folder of a store. */
function isFingerprint(text) {
    return model/* environmentSchema */.VW.shape.fingerprint.safeParse(text).success;
}
function compactTime(time) {
    return time.toISOString().replace(/[-:.]/gu, '');
}
/** Start of a run. A time without a zone would name another file on every machine, so it is refused. */
function startOf(run) {
    const started = new Date(run.started);
    if (!zonedTime.test(run.started) || Number.isNaN(started.getTime())) {
        throw new model/* PerfGateError */.DN(`the run's start ${JSON.stringify(run.started)} is not a time with date and zone`, { remedy: 'Write `started` as in 2026-01-31T12:00:00.000Z.' });
    }
    const year = started.getUTCFullYear();
    if (year < 0 || year > 9999) {
        throw new model/* PerfGateError */.DN(`the run's start ${JSON.stringify(run.started)} lies outside the years 0 to 9999`);
    }
    return started;
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    // fromEntries defines properties, so that a metric called __proto__ stays one.
    return Object.fromEntries(Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, child]) => [key, sorted(child)]));
}
function canonical(value) {
    return Buffer.from(`${JSON.stringify(sorted(value))}\n`, 'utf8');
}
/**
 * The bytes of an acceptance as stores keep it, like those of a run.
 * @throws PerfGateError when it could not be read back.
 */
function canonicalAcceptance(acceptance) {
    const bytes = canonical(acceptance);
    (0,model/* parseAcceptance */.TO)(JSON.parse(bytes.toString('utf8')), 'the acceptance to store');
    return bytes;
}
/** Where an acceptance with these canonical bytes lies in a store: by suite, then by the time it was recorded. */
function acceptancePath(acceptance, bytes) {
    const name = `${compactTime(new Date(acceptance.recorded))}-${contentHash(bytes).slice(0, hashLength)}.json`;
    return [acceptancesFolder, acceptance.suite, name].join('/');
}
/** Whether a file of the folder of acceptances has a name of ours; others belong to someone else. */
function isAcceptanceName(file) {
    return /^\d{8}T\d{9}Z-[0-9a-f]{8,64}\.json$/u.test(file);
}
/**
 * The bytes of a run as stores keep it: one line of JSON, keys sorted, a line break at the end. The same run gives the
 * same bytes on every machine.
 * @throws PerfGateError when the run could not be read back or is too large.
 */
function canonicalRun(run) {
    const bytes = canonical(run);
    (0,model/* parseRun */.zZ)(JSON.parse(bytes.toString('utf8')), 'the run to store');
    if (bytes.length > layout_largestRunFile) {
        throw new model/* PerfGateError */.DN(`the run takes ${String(bytes.length)} bytes; a store keeps at most ${String(layout_largestRunFile)}`, { remedy: 'Split the benchmarks into several suites.' });
    }
    return bytes;
}
// Without line breaks at the end: a folder that is itself under version control may get other ones.
function contentHash(bytes) {
    let end = bytes.length;
    while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d))
        end -= 1;
    return (0,external_node_crypto_.createHash)('sha256').update(bytes.subarray(0, end)).digest('hex');
}
/**
 * Where a run with these canonical bytes lies in a store. The time is the run's own start, so a clock that went back
 * changes no other run's name; equal times are told apart by commit and content.
 * @throws PerfGateError when suite, fingerprint or start cannot be part of a path.
 */
function runPath(run, bytes) {
    const { fingerprint } = run.environment;
    if (!isSuite(run.suite)) {
        throw new model/* PerfGateError */.DN(`suite ${JSON.stringify(run.suite.slice(0, 120))} cannot name a folder of a store`);
    }
    if (!isFingerprint(fingerprint)) {
        throw new model/* PerfGateError */.DN(`fingerprint ${JSON.stringify(fingerprint.slice(0, 220))} cannot name a folder of a store`);
    }
    const time = compactTime(startOf(run));
    const commit = run.commit.sha?.slice(0, commitLength) ?? 'none';
    const name = `${time}-${commit}-${contentHash(bytes).slice(0, hashLength)}.json`;
    const path = [runsFolder, run.suite, fingerprint, time.slice(0, 4), time.slice(4, 6), name].join('/');
    if (parseRunPath(path) === null)
        throw new model/* PerfGateError */.DN(`${JSON.stringify(path)} is no path of a store`);
    return path;
}
/** What a path of a store tells; null when no run has such a path, i.e. the file is not ours. */
function parseRunPath(path) {
    const match = pathPattern.exec(path);
    if (match === null)
        return null;
    const [, suite = '', fingerprint = '', folderYear, folderMonth] = match;
    const [, , , , , year = '', month = '', day = '', hour = '', minute = '', second = '', ms = '', commit = '',] = match;
    if (!isSuite(suite) || !isFingerprint(fingerprint))
        return null;
    if (folderYear !== year || folderMonth !== month)
        return null;
    const started = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    if (Number.isNaN(started.getTime()))
        return null;
    // A 30th of February would be taken for a day of March.
    if (compactTime(started) !== `${year}${month}${day}T${hour}${minute}${second}${ms}Z`)
        return null;
    return { path, suite, fingerprint, started, commit: commit === 'none' ? null : commit };
}
/** The order of a store: by start, then commit, then content. */
function compareNames(a, b) {
    const nameOfA = a.path.slice(a.path.lastIndexOf('/') + 1);
    const nameOfB = b.path.slice(b.path.lastIndexOf('/') + 1);
    if (nameOfA !== nameOfB)
        return nameOfA < nameOfB ? -1 : 1;
    return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
/** The error about a file that lies where a run or an acceptance should and is none. */
function damaged(path, store, what, cause) {
    const kind = path.startsWith(`${acceptancesFolder}/`) ? 'acceptance' : 'run';
    return new model/* PerfGateError */.DN(`${path} in ${store} is not a readable ${kind}: ${what}`, {
        remedy: 'Restore or remove that file by hand, or leave it out with --unreadable skip.',
        ...(cause === undefined ? {} : { cause }),
    });
}
/**
 * The run in a file of a store, checked against what its path says.
 * @param store for messages: which store the file is in.
 * @throws PerfGateError that names file and store.
 */
function layout_readRunFile(path, bytes, store) {
    const name = parseRunPath(path);
    if (name === null)
        throw damaged(path, store, 'its path is not one of a run');
    if (bytes.length > layout_largestRunFile)
        throw damaged(path, store, tooLarge(bytes.length));
    const json = jsonOf(path, bytes, store);
    let run;
    try {
        run = (0,model/* parseRun */.zZ)(json, 'it');
    }
    catch (error) {
        throw damaged(path, store, (0,model/* messageOf */.bD)(error));
    }
    const differs = (what, inFile, inPath) => damaged(path, store, `its ${what} is ${inFile}, its path says ${inPath}`);
    if (run.suite !== name.suite)
        throw differs('suite', run.suite, name.suite);
    if (run.environment.fingerprint !== name.fingerprint) {
        throw differs('fingerprint', run.environment.fingerprint, name.fingerprint);
    }
    const commit = run.commit.sha?.slice(0, commitLength) ?? null;
    if (commit !== name.commit)
        throw differs('commit', commit ?? 'none', name.commit ?? 'none');
    if (new Date(run.started).getTime() !== name.started.getTime()) {
        throw differs('start', run.started, name.started.toISOString());
    }
    checkHash(path, bytes, store);
    return run;
}
/**
 * The acceptance in a file of a store, checked against what its path says.
 * @throws PerfGateError that names file and store.
 */
function readAcceptanceFile(path, bytes, store) {
    if (bytes.length > layout_largestRunFile)
        throw damaged(path, store, tooLarge(bytes.length));
    const json = jsonOf(path, bytes, store);
    let acceptance;
    try {
        acceptance = (0,model/* parseAcceptance */.TO)(json, 'it');
    }
    catch (error) {
        throw damaged(path, store, (0,model/* messageOf */.bD)(error));
    }
    const suite = path.split('/')[1] ?? '';
    if (acceptance.suite !== suite) {
        throw damaged(path, store, `its suite is ${acceptance.suite}, its path says ${suite}`);
    }
    checkHash(path, bytes, store);
    return acceptance;
}
function jsonOf(path, bytes, store) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        // The parser's own message quotes the file, which may be anything.
        throw damaged(path, store, `its ${String(bytes.length)} bytes are not JSON; it may have been cut short`);
    }
}
function checkHash(path, bytes, store) {
    const hash = contentHash(bytes);
    const hashInPath = path.slice(path.lastIndexOf('-') + 1, -'.json'.length);
    if (hash.startsWith(hashInPath))
        return;
    const [inFile, inPath] = [hash.slice(0, hashInPath.length), hashInPath];
    throw damaged(path, store, `its content hash is ${inFile}, its path says ${inPath}`);
}
/** Says that a file of `size` bytes is not read. */
function tooLarge(size) {
    return `it has ${String(size)} bytes, more than the ${String(layout_largestRunFile)} that are read`;
}

;// CONCATENATED MODULE: ./build/baseline/git-objects.js





const folderMode = '40000';
/** Most bytes of blobs asked of git at a time; they are all in memory at once. */
const batchSize = 64 * 1024 * 1024;
function isFolder(entry) {
    return entry?.mode === folderMode;
}
/** A plain file; links, executable files and submodules are none. */
function isFile(entry) {
    return entry?.mode === '100644';
}
/** Splits the answer of `cat-file --batch` into objects; a missing one has no content. */
function* answers(output) {
    let at = 0;
    while (at < output.length) {
        const end = output.indexOf(0x0a, at);
        if (end < 0)
            throw new model/* PerfGateError */.DN('git cat-file gave an answer that was cut short');
        const [oid = '', kind = '', size] = output.subarray(at, end).toString('latin1').split(' ');
        at = end + 1;
        if (kind === 'missing') {
            yield { oid, kind, content: null };
            continue;
        }
        const length = Number(size);
        if (!Number.isSafeInteger(length)) {
            throw new model/* PerfGateError */.DN('git cat-file gave an answer that cannot be understood');
        }
        yield { oid, kind, content: output.subarray(at, at + length) };
        at += length + 1;
    }
}
function parseTree(content, oidBytes) {
    const entries = new Map();
    let at = 0;
    while (at < content.length) {
        const space = content.indexOf(0x20, at);
        const end = content.indexOf(0, space);
        if (space < 0 || end < 0)
            throw new model/* PerfGateError */.DN('a tree of the data branch is malformed');
        const mode = content.toString('latin1', at, space);
        // latin1 keeps every byte, so that a foreign name that is no UTF-8 is written back as it was.
        const name = content.toString('latin1', space + 1, end);
        at = end + 1 + oidBytes;
        entries.set(name, { mode, oid: content.toString('hex', end + 1, at) });
    }
    return entries;
}
function lines(oids) {
    return oids.map((oid) => `${oid}\n`).join('');
}
function gone(oid) {
    return new model/* PerfGateError */.DN(`git object ${oid} is missing from the repository`, {
        remedy: 'Check the repository with `git fsck`.',
    });
}
/** Trees by object id, fetched together when they are not here. */
async function readTrees(source, oids) {
    const trees = new Map();
    let wanted = [...new Set(oids)];
    for (const retrying of [false, true]) {
        if (wanted.length === 0)
            break;
        const missing = [];
        const output = await gitBytes(['cat-file', '--batch', '--buffer'], {
            ...source.git,
            input: lines(wanted),
        });
        for (const { oid, content } of answers(output)) {
            if (content !== null)
                trees.set(oid, parseTree(content, oid.length / 2));
            else if (retrying)
                throw gone(oid);
            else
                missing.push(oid);
        }
        wanted = missing;
        if (wanted.length > 0)
            await source.fetch(wanted);
    }
    return trees;
}
/**
 * Contents of blobs one after another, fetched together when they are not here. One that is larger than a run may be is
 * not read: its size stands for it.
 */
async function* readBlobs(source, oids) {
    const wanted = [...new Set(oids)];
    const sizes = new Map();
    for (const retrying of [false, true]) {
        const unknown = wanted.filter((oid) => !sizes.has(oid));
        if (unknown.length === 0)
            break;
        if (retrying)
            await source.fetch(unknown);
        const output = await git(['cat-file', '--batch-check', '--buffer'], {
            ...source.git,
            input: lines(unknown),
        });
        for (const line of output.split('\n')) {
            const [oid = '', kind, size] = line.split(' ');
            if (kind !== 'missing')
                sizes.set(oid, Number(size));
            else if (retrying)
                throw gone(oid);
        }
    }
    const batches = [[]];
    let bytes = 0;
    for (const [oid, size] of sizes) {
        if (size > layout_largestRunFile) {
            yield { oid, content: size };
            continue;
        }
        if (bytes + size > batchSize) {
            batches.push([]);
            bytes = 0;
        }
        bytes += size;
        batches.at(-1)?.push(oid);
    }
    for (const batch of batches) {
        if (batch.length === 0)
            continue;
        const output = await gitBytes(['cat-file', '--batch', '--buffer'], {
            ...source.git,
            input: lines(batch),
        });
        for (const { oid, content } of answers(output)) {
            if (content === null)
                throw gone(oid);
            yield { oid, content };
        }
    }
}
/** The folders of one commit, with the ids of what is in them; those on known paths are read all at once. */
class CommitFolders {
    #source;
    #commit;
    #trees = new Map();
    constructor(source, commit) {
        this.#source = source;
        this.#commit = commit;
    }
    /** Trees at paths (`''`: the root), in their order; null where there is none. */
    async at(paths) {
        const split = paths.map((path) => (path === '' ? [] : path.split('/')));
        await this.#loadPaths(split);
        // A commit that cannot be opened is damage; taking it for an empty store would begin the baseline anew.
        if (split.length > 0 && !this.#trees.has(''))
            throw gone(this.#commit);
        const longest = Math.max(0, ...split.map((parts) => parts.length));
        for (let depth = 1; depth <= longest; depth += 1) {
            const level = new Map();
            for (const parts of split) {
                if (parts.length < depth)
                    continue;
                const parent = this.#trees.get(parts.slice(0, depth - 1).join('/'));
                const entry = parent?.get(parts[depth - 1] ?? '');
                const path = parts.slice(0, depth).join('/');
                if (isFolder(entry) && !this.#trees.has(path))
                    level.set(path, entry.oid);
            }
            const trees = await readTrees(this.#source, [...level.values()]);
            for (const [path, oid] of level) {
                const tree = trees.get(oid);
                if (tree !== undefined)
                    this.#trees.set(path, tree);
            }
        }
        return paths.map((path) => this.#trees.get(path) ?? null);
    }
    async root() {
        const [tree] = await this.at(['']);
        return tree ?? new Map();
    }
    /** The entry at a path, whatever kind it is. */
    async entry(path) {
        const slash = path.lastIndexOf('/');
        const [tree] = await this.at([path.slice(0, Math.max(0, slash))]);
        return tree?.get(path.slice(slash + 1));
    }
    /** One process for all that can be reached without fetching; what it does not find is looked for level by level. */
    async #loadPaths(split) {
        const wanted = new Set();
        for (const parts of split) {
            for (let depth = 0; depth <= parts.length; depth += 1) {
                const parent = parts.slice(0, Math.max(0, depth - 1)).join('/');
                const path = parts.slice(0, depth).join('/');
                // A known parent's entry is read by its id, with the others of its level.
                if (!this.#trees.has(path) && (depth === 0 || !this.#trees.has(parent)))
                    wanted.add(path);
            }
        }
        if (wanted.size === 0)
            return;
        const asked = [...wanted];
        const output = await gitBytes(['cat-file', '--batch', '--buffer'], {
            ...this.#source.git,
            input: asked.map((path) => `${this.#commit}^{tree}${path === '' ? '' : `:${path}`}\n`).join(''),
        });
        let index = 0;
        for (const { oid, kind, content } of answers(output)) {
            const path = asked[index];
            index += 1;
            if (path !== undefined && content !== null && kind === 'tree') {
                this.#trees.set(path, parseTree(content, oid.length / 2));
            }
        }
    }
}
/** Makes an object; it exists only once {@link writeObjects} has written it. */
function newObject(kind, content, format) {
    const oid = (0,external_node_crypto_.createHash)(format)
        .update(`${kind} ${String(content.length)}\0`)
        .update(content)
        .digest('hex');
    return { kind, oid, content };
}
const packKinds = { commit: 1, tree: 2, blob: 3 };
/** Writes objects by one process, in git's own transfer format (gitformat-pack). */
async function writeObjects(source, objects, format) {
    const head = Buffer.alloc(12);
    head.write('PACK', 'latin1');
    head.writeUInt32BE(2, 4);
    head.writeUInt32BE(objects.length, 8);
    const parts = [head];
    for (const { kind, content } of objects) {
        // The size, four bits beside the kind and then seven at a time, lowest first.
        const size = [];
        let byte = (packKinds[kind] << 4) | (content.length & 0x0f);
        for (let rest = content.length >>> 4; rest > 0; rest >>>= 7) {
            size.push(byte | 0x80);
            byte = rest & 0x7f;
        }
        size.push(byte);
        parts.push(Buffer.from(size), (0,external_node_zlib_.deflateSync)(content));
    }
    const pack = Buffer.concat(parts);
    const sum = (0,external_node_crypto_.createHash)(format).update(pack).digest();
    await git(['unpack-objects', '-q'], { ...source.git, input: Buffer.concat([pack, sum]) });
}
/** The content of a tree, in the order of git: by bytes, folders as if their names ended in a slash. */
function treeContent(tree) {
    const key = (name, entry) => (isFolder(entry) ? `${name}/` : name);
    const records = [...tree]
        .map(([name, entry]) => ({ key: key(name, entry), name, entry }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    return Buffer.concat(records.flatMap(({ name, entry }) => [
        Buffer.from(`${entry.mode} ${name}\0`, 'latin1'),
        Buffer.from(entry.oid, 'hex'),
    ]));
}
function parentOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
/**
 * The trees that a commit's become by putting files at paths (a blob's id) or removing them (null), the root last. Only
 * folders on the way are opened; everything else is carried over by its id, here or not. Folders that become empty
 * disappear.
 * @param folders null: nothing is there yet.
 * @throws PerfGateError when a file stands where a folder is needed.
 */
async function editedTrees(folders, changes, format) {
    const touched = new Set(['']);
    for (const change of changes.keys()) {
        for (let path = parentOf(change); path !== ''; path = parentOf(path))
            touched.add(path);
    }
    const depth = (path) => (path === '' ? 0 : path.split('/').length);
    // The deepest first: a folder is written when its own folders have their new ids.
    const paths = [...touched].sort((a, b) => depth(b) - depth(a));
    const found = await folders?.at(paths);
    const drafts = new Map(paths.map((path, index) => [path, new Map(found?.[index] ?? [])]));
    const put = (path, entry) => {
        const draft = drafts.get(parentOf(path));
        const name = path.slice(path.lastIndexOf('/') + 1);
        if (entry === null)
            draft?.delete(name);
        else
            draft?.set(name, entry);
    };
    for (const path of paths) {
        const there = path === '' ? undefined : drafts.get(parentOf(path))?.get(path.slice(path.lastIndexOf('/') + 1));
        if (there !== undefined && !isFolder(there)) {
            throw new model/* PerfGateError */.DN(`cannot write below ${path}: it is a file, not a folder`, {
                remedy: 'Move that file away from the data branch, or name another branch with --store branch:NAME.',
            });
        }
    }
    for (const [path, blob] of changes)
        put(path, blob === null ? null : { mode: '100644', oid: blob });
    const trees = [];
    for (const path of paths) {
        const draft = drafts.get(path) ?? new Map();
        if (draft.size === 0 && path !== '') {
            put(path, null);
            continue;
        }
        const tree = newObject('tree', treeContent(draft), format);
        trees.push(tree);
        if (path !== '')
            put(path, { mode: folderMode, oid: tree.oid });
    }
    return trees;
}

;// CONCATENATED MODULE: ./build/baseline/data-branch.js






/** Takes user names and passwords out of URLs in a text. */
function withoutSecrets(text) {
    return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/giu, '$1***@');
}
function said(error) {
    return withoutSecrets(error.stderr).slice(-4000);
}
/** What git says when two writers meet: the loser does its work again. */
const contention = /\[rejected\]|cannot lock ref|failed to update ref|failed to lock|reference already exists|incorrect old value|\.lock': File exists|missing necessary objects|unable to migrate objects|shallow update not allowed/u;
/** Looks like contention, and waiting does not help. */
const obstacle = /hook declined|protected branch|GH006|GH013|cannot create|reference broken|Permission denied|No space left|Read-only file system|quota exceeded/iu;
/** The connection failed, not the request. */
const data_branch_transient = /HTTP 5\d\d|returned error: (?:429|5\d\d)|RPC failed|early EOF|unexpected disconnect|Connection (?:reset|timed out)|Operation timed out|Internal Server Error|remote end hung up upon/iu;
/** What to do about a refusal, by what git or the server said; the first that fits. */
const refusals = [
    [
        /No space left|quota exceeded/iu,
        'the disk is full',
        'Free some disk space, or use another store with --store dir:PATH.',
    ],
    [
        /cannot create/u,
        'another branch has a name that begins with this one',
        'Name another branch with --store branch:NAME.',
    ],
    [
        /protected branch|GH006|GH013|rule violations|hook declined|\(non-fast-forward\)|denying|prohibited|not allowed to (?:force )?push/iu,
        'the branch is protected, or a hook declined',
        'Let perf-gate write to this branch (take it out of the protection rule; pruning also needs force pushes), name another with --store branch:NAME, or use --store dir:PATH.',
    ],
    [
        /Permission (?:to .* )?denied|returned error: 40[13]|Authentication failed|could not read (?:Username|Password)|not granted|read[- ]only|Invalid username|insufficient permission/iu,
        'no permission',
        'Give the token or key permission to write (in a workflow: `permissions: contents: write`), or use --store dir:PATH.',
    ],
    [
        /not found|does not exist|does not appear to be a git repository|returned error: 404/iu,
        'there is no such repository, or it may not be seen',
        'Check the address with `git remote -v`, and that the token or key may read it.',
    ],
    [
        /Could not resolve|Failed to connect|unable to access|Could not read from remote|Connection|timed out/iu,
        'it cannot be reached',
        'Check the network and try again, or use --store dir:PATH.',
    ],
];
function refused(what, error) {
    if (!(error instanceof GitError))
        return new model/* PerfGateError */.DN(`${what}: ${(0,model/* messageOf */.bD)(error)}`, { cause: error });
    if (error.code === null && error.stderr.startsWith('cannot run git')) {
        return new model/* PerfGateError */.DN(`${what}: git cannot be run`, {
            remedy: 'Install git and put it on the PATH.',
            cause: error,
        });
    }
    const found = refusals.find(([pattern]) => pattern.test(error.stderr));
    // No cause: its message and arguments may quote a URL with a password.
    return new model/* PerfGateError */.DN(`${what}: ${found?.[1] ?? `git ${error.args[0] ?? ''} failed`}`, {
        ...(found === undefined ? {} : { remedy: found[2] }),
        output: said(error),
    });
}
/** Any failure of git while working on a branch, as an error for people. */
function branchError(branch, error) {
    return error instanceof model/* PerfGateError */.DN
        ? error
        : refused(`cannot work on ${withoutSecrets(branch.description)}`, error);
}
/** Whether trying again may help: the objects of a tip that was replaced and collected, or a broken connection. */
function isPassing(error) {
    return (error instanceof GitError &&
        (data_branch_transient.test(error.stderr) || /not our ref|unadvertised object/u.test(error.stderr)));
}
/**
 * A commit of ours: neither the user's name, nor hooks, nor signing take part.
 * @param parent null: the commit begins a history.
 * @param time seconds since 1970.
 */
function newCommit(commit, format) {
    const who = `perf-gate <perf-gate@users.noreply.github.com> ${String(commit.time)} +0000`;
    const lines = [
        `tree ${commit.tree}`,
        ...(commit.parent === null ? [] : [`parent ${commit.parent}`]),
        `author ${who}`,
        `committer ${who}`,
    ];
    return newObject('commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}\n`), format);
}
/** The branch as it is in a repository on this machine. Only objects and this one ref are written there. */
class LocalBranch {
    branch;
    description;
    #gitDir;
    #outer;
    /** @param gitDir the common git directory, absolute. */
    constructor(gitDir, branch, outer) {
        this.branch = branch;
        this.description = `branch ${branch} of the local repository`;
        this.#gitDir = gitDir;
        this.#outer = outer;
    }
    open() {
        const ref = `refs/heads/${this.branch}`;
        const options = {
            cwd: this.#gitDir,
            env: {
                GIT_DIR: this.#gitDir,
                ...configEnvironment([['core.hooksPath', (0,external_node_path_.join)(this.#gitDir, 'perf-gate-no-hooks')]], this.#outer),
            },
        };
        const move = async (next, expected) => {
            const trees = await git(['worktree', 'list', '--porcelain'], options);
            if (trees.split('\n').includes(`branch ${ref}`)) {
                throw new model/* PerfGateError */.DN(`cannot write to ${this.description}: it is checked out in a work tree`, {
                    remedy: 'Check out another branch there, or name another store with --store.',
                });
            }
            try {
                // The empty string stands for "must not exist" whatever the length of object ids.
                await git(['update-ref', '--no-deref', '-m', 'perf-gate: baseline', ref, next, expected ?? ''], options);
                return true;
            }
            catch (error) {
                if (error instanceof GitError && contention.test(error.stderr) && !obstacle.test(error.stderr)) {
                    return false;
                }
                throw refused(`cannot write to ${this.description}`, error);
            }
        };
        return Promise.resolve({
            git: options,
            format: async () => (await git(['rev-parse', '--show-object-format'], options)) === 'sha256' ? 'sha256' : 'sha1',
            fetch: () => Promise.resolve(),
            tip: () => gitOrNull(['rev-parse', '--verify', '--quiet', ref], options),
            move,
            close: () => Promise.resolve(),
        });
    }
}
const remote = 'perf-gate-store';
const localTip = 'refs/perf-gate/tip';
// runs/<suite>/<machine>/<year> are trees of depth 1 to 4; months and files come when they are needed. A server that
// knows no tree filter gives all names without contents, and one that knows none gives everything.
const filters = ['tree:5', 'blob:none', null];
/**
 * The branch as it is in a remote repository, worked on in a bare repository of our own that lives as long as the
 * operation. It begins without templates, so it has no hooks, and takes its settings by environment.
 */
class RemoteBranch {
    branch;
    description;
    #options;
    #filter = 0;
    #format = 'sha1';
    constructor(options) {
        this.branch = options.branch;
        this.description = `branch ${options.branch} of ${withoutSecrets(options.name)}`;
        this.#options = options;
    }
    async open() {
        const folder = await promises_.mkdtemp((0,external_node_path_.join)(this.#options.temporary ?? (0,external_node_os_.tmpdir)(), 'perf-gate-store-'));
        const close = async () => {
            // What cannot be removed is left to the system; the work itself is done.
            await promises_.rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
        };
        let config = '';
        const init = async () => {
            await this.#init(folder);
            config = await promises_.readFile((0,external_node_path_.join)(folder, 'config'), 'utf8');
        };
        // Only while fetching is the repository a partial one: reading then says what is missing, instead of fetching
        // objects one by one. A fetch with a filter notes that in the repository's configuration.
        const makeWhole = async () => promises_.writeFile((0,external_node_path_.join)(folder, 'config'), config);
        try {
            await init();
        }
        catch (error) {
            await close();
            throw error;
        }
        const ref = `refs/heads/${this.branch}`;
        const options = { cwd: folder, env: this.#environment(folder, []) };
        const fetching = {
            cwd: folder,
            env: this.#environment(folder, [[`remote.${remote}.promisor`, 'true']]),
        };
        const useLongIds = async () => {
            this.#format = 'sha256';
            await promises_.rm(folder, { recursive: true, maxRetries: 5 });
            await init();
        };
        const fetch = async (oids) => {
            await git([
                // Without it the server is told of the tip, and leaves out what it believes to be here.
                ...[
                    '-c',
                    'fetch.negotiationAlgorithm=noop',
                    'fetch',
                    '--quiet',
                    '--no-tags',
                    '--no-write-fetch-head',
                ],
                ...['--filter=blob:none', '--stdin', remote],
            ], { ...fetching, input: oids.map((oid) => `${oid}\n`).join('') });
            await makeWhole();
        };
        const tip = async () => {
            for (;;) {
                const filter = filters[this.#filter];
                try {
                    await git([
                        ...['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head'],
                        ...(typeof filter === 'string' ? [`--filter=${filter}`] : []),
                        remote,
                        `+${ref}:${localTip}`,
                    ], typeof filter === 'string' ? fetching : options);
                    await makeWhole();
                    return await git(['rev-parse', '--verify', `${localTip}^{commit}`], options);
                }
                catch (error) {
                    if (!(error instanceof GitError))
                        throw error;
                    if (error.stderr.includes("couldn't find remote ref"))
                        return null;
                    if (this.#format === 'sha1' && error.stderr.includes('mismatched algorithms')) {
                        await useLongIds();
                    }
                    else if (error.stderr.includes('filter') && this.#filter < filters.length - 1) {
                        this.#filter += 1;
                    }
                    else if (data_branch_transient.test(error.stderr)) {
                        throw error;
                    }
                    else {
                        throw refused(`cannot read ${this.description}`, error);
                    }
                }
            }
        };
        const move = async (next, expected) => {
            try {
                await git([
                    ...['push', '--quiet', '--no-verify', '--no-signed', '--recurse-submodules=no'],
                    // The lease makes it a compare-and-swap: nothing is forced unless the branch is still where it was read,
                    // and a commit on top of it needs no force.
                    `--force-with-lease=${ref}:${expected ?? ''}`,
                    remote,
                    `${next}:${ref}`,
                ], options);
                return true;
            }
            catch (error) {
                if (!(error instanceof GitError))
                    throw error;
                if (contention.test(error.stderr) && !obstacle.test(error.stderr))
                    return false;
                if (this.#format === 'sha1' && error.stderr.includes("this repository's hash algorithm")) {
                    // An empty repository shows its format only now.
                    await useLongIds();
                    return false;
                }
                if (data_branch_transient.test(error.stderr))
                    throw error;
                throw refused(`cannot write to ${this.description}`, error);
            }
        };
        return { git: options, format: () => Promise.resolve(this.#format), fetch, tip, move, close };
    }
    async #init(folder) {
        await promises_.mkdir(folder, { recursive: true });
        await git(['init', '--quiet', '--bare', '--template=', `--object-format=${this.#format}`, folder], {
            cwd: folder,
        });
    }
    #environment(folder, more) {
        const { credential, outer, url, pushUrl, settings } = this.#options;
        const own = [
            ['core.hooksPath', (0,external_node_path_.join)(folder, 'no-hooks')],
            ['gc.auto', '0'],
            ['maintenance.auto', 'false'],
            ['protocol.version', '2'],
            ['fetch.recurseSubmodules', 'false'],
            ['fetch.writeCommitGraph', 'false'],
            ['fetch.prune', 'false'],
            ['push.followTags', 'false'],
            // Both ends of a difference are here only along the paths that changed.
            ['pack.useSparse', 'true'],
            // A connection that hangs must not hang the gate: under 1 byte a second for a minute.
            ['http.lowSpeedLimit', '1'],
            ['http.lowSpeedTime', '60'],
            [`remote.${remote}.url`, url],
            [`remote.${remote}.pushurl`, pushUrl ?? url],
        ];
        if (credential === null) {
            return { GIT_DIR: folder, ...configEnvironment([...settings, ...own, ...more], outer) };
        }
        // With a secret in hand no configuration but ours counts: one that a benchmark wrote to the home folder could
        // send it elsewhere or start a program.
        const secret = [
            ['credential.helper', ''],
            [`http.${credential.url}.extraHeader`, credential.header],
        ];
        return {
            GIT_DIR: folder,
            GIT_CONFIG_NOSYSTEM: '1',
            GIT_CONFIG_GLOBAL: (0,external_node_path_.join)(folder, 'no-config'),
            GIT_CONFIG_PARAMETERS: '',
            GIT_ASKPASS: '',
            SSH_ASKPASS: '',
            ...configEnvironment([...own, ...secret, ...more], {}),
        };
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/baseline/listing.js


/** @throws PerfGateError when a part of the query cannot be one, before it becomes part of a path. */
function check(query) {
    if (query.suite !== null && !isSuite(query.suite)) {
        throw new model/* PerfGateError */.DN(`${JSON.stringify(query.suite.slice(0, 120))} is not a name of a suite`, {
            remedy: 'Use lower-case letters, digits, dots, dashes and underscores, at most 100.',
        });
    }
    if (query.fingerprint !== null && !isFingerprint(query.fingerprint)) {
        throw new model/* PerfGateError */.DN(`${JSON.stringify(query.fingerprint.slice(0, 220))} is not a machine fingerprint`);
    }
    if (query.last !== null && (!Number.isSafeInteger(query.last) || query.last < 0)) {
        throw new model/* PerfGateError */.DN(`cannot list the last ${String(query.last)} runs`, {
            remedy: 'Give a whole number.',
        });
    }
}
async function below(tree, parents, accept) {
    const names = await tree.folders(parents);
    return parents.flatMap((parent, index) => (names[index] ?? []).filter(accept).map((name) => `${parent}/${name}`));
}
/**
 * Names of runs, oldest first. Months are opened from the newest backwards and only as many as `last` needs, so the
 * cost does not grow with the age of the store. Files that no run could be called are passed over.
 */
async function listRuns(tree, query) {
    check(query);
    const { suite, fingerprint, last } = query;
    if (last === 0)
        return [];
    const suites = suite === null ? await below(tree, [runsFolder], isSuite) : [`${runsFolder}/${suite}`];
    const machines = fingerprint === null
        ? await below(tree, suites, isFingerprint)
        : suites.map((path) => `${path}/${fingerprint}`);
    const years = await below(tree, machines, (name) => /^\d{4}$/u.test(name));
    const byMonth = new Map();
    for (const path of await below(tree, years, (name) => /^(?:0[1-9]|1[0-2])$/u.test(name))) {
        const month = path.slice(-'yyyy/mm'.length);
        byMonth.set(month, [...(byMonth.get(month) ?? []), path]);
    }
    const months = [...byMonth].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, paths]) => paths);
    const names = [];
    // Twice as many months each time: few round trips where runs are rare, little waste where they are many.
    let step = last === null ? months.length : 1;
    for (let next = 0; next < months.length; next += step, step *= 2) {
        if (last !== null && names.length >= last)
            break;
        const folders = months.slice(next, next + step).flat();
        const files = await tree.files(folders);
        for (const [index, folder] of folders.entries()) {
            for (const file of files[index] ?? []) {
                const name = parseRunPath(`${folder}/${file}`);
                if (name !== null)
                    names.push(name);
            }
        }
    }
    names.sort(compareNames);
    return last === null ? names : names.slice(-last);
}
/**
 * Paths of the acceptances of a suite, oldest first.
 * @throws PerfGateError when `suite` cannot be one.
 */
async function listAcceptances(tree, suite) {
    check({ suite, fingerprint: null, last: null });
    const folder = `${acceptancesFolder}/${suite}`;
    const [files = []] = await tree.files([folder]);
    return files
        .filter(isAcceptanceName)
        .sort()
        .map((file) => `${folder}/${file}`);
}
/**
 * The paths that retention removes: all but the newest `keep` of each suite and machine class.
 * @param names oldest first.
 * @throws PerfGateError unless `keep` is a whole number of at least 1.
 */
function expired(names, keep) {
    if (!Number.isSafeInteger(keep) || keep < 1) {
        throw new model/* PerfGateError */.DN(`cannot keep ${String(keep)} runs`, {
            remedy: 'Give a whole number of at least 1.',
        });
    }
    const kept = new Map();
    const paths = [];
    for (const { suite, fingerprint, path } of [...names].reverse()) {
        const key = `${suite}/${fingerprint}`;
        const count = (kept.get(key) ?? 0) + 1;
        kept.set(key, count);
        if (count > keep)
            paths.push(path);
    }
    return paths.reverse();
}

;// CONCATENATED MODULE: ./build/baseline/directory.js







function codeOf(error) {
    return error instanceof Error ? (error.code ?? '') : '';
}
const remedies = {
    ENOSPC: 'Free some disk space, or name another folder with --store dir:PATH.',
    EDQUOT: 'Free some of your disk quota, or name another folder with --store dir:PATH.',
    EROFS: 'Name a folder that can be written with --store dir:PATH.',
    EACCES: 'Give yourself access to that folder, or name another one with --store dir:PATH.',
    EPERM: 'Give yourself access to that folder, or name another one with --store dir:PATH.',
    ENOTDIR: 'Name a folder, not a file, with --store dir:PATH.',
    EEXIST: 'Name a folder, not a file, with --store dir:PATH.',
};
// Says that a file system has no hard links.
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);
/**
 * Runs in a folder, e.g. of a self-hosted machine or one that a cache action saves. Files appear whole or not at all and
 * are never overwritten. Links inside the folder are not followed, because the folder may have been unpacked from
 * something untrusted.
 */
class DirectoryStore {
    description;
    #root;
    #fs;
    /** @param path the folder; it is made when the first run is added. */
    constructor(path, files = promises_namespaceObject) {
        this.#root = (0,external_node_path_.resolve)(path);
        this.#fs = files;
        this.description = `folder ${this.#root}`;
    }
    async list(query) {
        return listRuns(this.#tree(), query);
    }
    async read(query, unreadable) {
        const runs = [];
        const skipped = [];
        for (const name of await this.list(query)) {
            try {
                const bytes = await this.#bytes(name.path);
                runs.push({ name, run: layout_readRunFile(name.path, bytes, this.description) });
            }
            catch (error) {
                if (unreadable === 'fail' || !(error instanceof model/* PerfGateError */.DN))
                    throw error;
                skipped.push({ path: name.path, message: error.message });
            }
        }
        return { runs, unreadable: skipped };
    }
    /** @throws PerfGateError when the run cannot be stored; nothing half-written is left then. */
    async append(run) {
        const bytes = canonicalRun(run);
        const path = runPath(run, bytes);
        const name = parseRunPath(path);
        if (name === null)
            throw new model/* PerfGateError */.DN(`${path} is no path of a store`);
        return { ...name, ...(await this.#add(path, bytes, 'the run')) };
    }
    /** @throws PerfGateError when it cannot be stored; nothing half-written is left then. */
    async accept(acceptance) {
        const bytes = canonicalAcceptance(acceptance);
        const path = acceptancePath(acceptance, bytes);
        return { path, ...(await this.#add(path, bytes, 'the acceptance')) };
    }
    async acceptances(suite, unreadable) {
        const acceptances = [];
        const skipped = [];
        for (const path of await listAcceptances(this.#tree(), suite)) {
            try {
                acceptances.push(readAcceptanceFile(path, await this.#bytes(path), this.description));
            }
            catch (error) {
                if (unreadable === 'fail' || !(error instanceof model/* PerfGateError */.DN))
                    throw error;
                skipped.push({ path, message: error.message });
            }
        }
        return { acceptances, unreadable: skipped };
    }
    async #add(path, bytes, what) {
        try {
            const begun = (await this.#exists(runsFolder)) || (await this.#exists(acceptancesFolder));
            const added = await this.#write(path, bytes);
            return { created: !begun && added, added };
        }
        catch (error) {
            if (error instanceof model/* PerfGateError */.DN)
                throw error;
            throw this.#failure(`cannot store ${what} as ${path} in`, error);
        }
    }
    async prune(policy) {
        const names = await this.list({ suite: policy.suite, fingerprint: null, last: null });
        const paths = expired(names, policy.keep);
        for (const path of paths) {
            try {
                await promises_.rm((0,external_node_path_.join)(this.#root, path), { force: true });
            }
            catch (error) {
                throw this.#failure(`cannot remove ${path} from`, error);
            }
        }
        for (const folder of new Set(paths.map((path) => (0,external_node_path_.dirname)(path)))) {
            // Refused when it is not empty, which is what is wanted then.
            await promises_.rmdir((0,external_node_path_.join)(this.#root, folder)).catch(() => undefined);
        }
        return paths;
    }
    #failure(what, error) {
        const remedy = remedies[codeOf(error)];
        return new model/* PerfGateError */.DN(`${what} ${this.description}: ${(0,model/* messageOf */.bD)(error)}`, {
            ...(remedy === undefined ? {} : { remedy }),
            cause: error,
        });
    }
    async #exists(path) {
        try {
            await promises_.lstat((0,external_node_path_.join)(this.#root, path));
            return true;
        }
        catch (error) {
            if (codeOf(error) === 'ENOENT')
                return false;
            throw error;
        }
    }
    /**
     * The real place of a folder of the store.
     * @throws PerfGateError when a link leads elsewhere; an error of the file system when it does not exist.
     */
    async #place(folder) {
        const place = (0,external_node_path_.join)(await promises_.realpath(this.#root), folder);
        if ((await promises_.realpath(place)) !== place) {
            throw new model/* PerfGateError */.DN(`${folder} in ${this.description} is, or lies behind, a link`, {
                remedy: 'Replace the link by a folder; only the store itself may be one.',
            });
        }
        return place;
    }
    #tree() {
        const entries = async (path, kind) => {
            try {
                const found = await promises_.readdir(await this.#place(path), { withFileTypes: true });
                return found.filter((entry) => entry[kind]()).map((entry) => entry.name);
            }
            catch (error) {
                if (error instanceof model/* PerfGateError */.DN)
                    throw error;
                if (codeOf(error) === 'ENOENT')
                    return [];
                throw this.#failure(`cannot read ${path} in`, error);
            }
        };
        return {
            folders: async (paths) => Promise.all(paths.map(async (path) => entries(path, 'isDirectory'))),
            files: async (paths) => Promise.all(paths.map(async (path) => entries(path, 'isFile'))),
        };
    }
    async #bytes(path) {
        try {
            // Windows has no O_NOFOLLOW, whatever the types say.
            const noFollow = external_node_fs_.constants.O_NOFOLLOW ?? 0;
            const file = await promises_.open((0,external_node_path_.join)(this.#root, path), external_node_fs_.constants.O_RDONLY | noFollow);
            try {
                const { size } = await file.stat();
                if (size > layout_largestRunFile)
                    throw damaged(path, this.description, tooLarge(size));
                return await file.readFile();
            }
            finally {
                await file.close();
            }
        }
        catch (error) {
            if (error instanceof model/* PerfGateError */.DN)
                throw error;
            throw damaged(path, this.description, 'it cannot be opened', error);
        }
    }
    /** Gives false when the file is there already, with the same bytes. */
    async #write(path, bytes) {
        const folder = (0,external_node_path_.dirname)(path);
        for (let attempt = 1;; attempt += 1) {
            await promises_.mkdir((0,external_node_path_.join)(this.#root, folder), { recursive: true });
            try {
                return await this.#publish(await this.#place(folder), path, bytes);
            }
            catch (error) {
                // Pruning in another process removed the empty month between the two calls.
                if (codeOf(error) !== 'ENOENT' || attempt === 10)
                    throw error;
            }
        }
    }
    async #publish(folder, path, bytes) {
        const file = path.slice(path.lastIndexOf('/') + 1);
        const target = (0,external_node_path_.join)(folder, file);
        const draft = (0,external_node_path_.join)(folder, `.${file.slice(0, -'.json'.length)}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.tmp`);
        try {
            const handle = await this.#fs.open(draft, 'wx', 0o644);
            try {
                await handle.writeFile(bytes);
                await handle.sync();
            }
            finally {
                await handle.close();
            }
            try {
                await this.#fs.link(draft, target);
            }
            catch (error) {
                if (codeOf(error) === 'EEXIST')
                    return await this.#isThere(path, target, bytes);
                if (!noLinks.has(codeOf(error)))
                    throw error;
                // Without links there is a gap between look and rename; only the same content can have the same name.
                if (await this.#exists(path))
                    return await this.#isThere(path, target, bytes);
                await this.#fs.rename(draft, target);
            }
            await this.#syncFolder(folder);
            return true;
        }
        finally {
            await promises_.rm(draft, { force: true });
        }
    }
    async #isThere(path, target, bytes) {
        const found = await promises_.readFile(target);
        if (found.equals(bytes))
            return false;
        // Reading says what is wrong; other line breaks at the end are nothing wrong.
        const read = path.startsWith(`${acceptancesFolder}/`) ? readAcceptanceFile : layout_readRunFile;
        read(path, found, this.description);
        return false;
    }
    /** Makes the new name survive a power cut, where the platform can. */
    async #syncFolder(folder) {
        try {
            const handle = await promises_.open(folder, 'r');
            try {
                await handle.sync();
            }
            finally {
                await handle.close();
            }
        }
        catch {
            // Windows opens no folders. The file itself is on the disk already.
        }
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/baseline/git-branch.js







/** A file that says "this branch holds perf-gate's data"; its text is never read. */
const markerFile = 'perf-gate-store.json';
const readme = `# Benchmark runs

This branch is written by [perf-gate](https://www.npmjs.com/package/perf-gate). It holds measured runs, not source code,
and shares no history with the other branches.

One file per run: \`${runsFolder}/<suite>/<machine>/<year>/<month>/<start>-<commit>-<content hash>.json\`. Files are added and
never changed. What was accepted by \`perf-gate baseline accept\` lies in \`${acceptancesFolder}/<suite>/\`. Old runs are removed by \`perf-gate baseline prune\`, which begins the history of this branch anew. Other files
are left alone, except that \`${markerFile}\` must stay.

Deleting the branch deletes the baseline; the next run begins a new one.
`;
const git_branch_marker = `${JSON.stringify({ schema: 'perf-gate.store/1' })}\n`;
const triesToMove = 30;
const triesToConnect = 5;
/** The folders of a commit as listing asks for them. */
class ListedFolders {
    #folders;
    constructor(folders) {
        this.#folders = folders;
    }
    async #names(paths, accept) {
        return (await this.#folders.at(paths)).map((tree) => tree === null ? [] : [...tree].filter(([, entry]) => accept(entry)).map(([name]) => name));
    }
    async folders(paths) {
        return this.#names(paths, isFolder);
    }
    async files(paths) {
        return this.#names(paths, isFile);
    }
}
/** Whether a branch with this root may be written to: it carries our marker, or nothing that could be source code. */
function isOurs(root) {
    if (isFile(root.get(markerFile)))
        return true;
    return [...root].every(([name, entry]) => name === runsFolder ? isFolder(entry) : isFile(entry) && /^(?:\.|readme|licen[cs]e)/iu.test(name));
}
/**
 * Runs on an orphan branch of data, in the local repository or a remote one. The user's work tree, index, HEAD and
 * configuration are neither used nor changed. Writing is compare-and-swap: on any sign of another writer the whole
 * read-modify-write is done again.
 */
class GitBranchStore {
    description;
    #branch;
    #wait;
    #now;
    /** @param now milliseconds since 1970, for commits only; a run's name and place come from the run. */
    constructor(branch, wait = external_node_timers_promises_.setTimeout, now = Date.now) {
        this.#branch = branch;
        this.#wait = wait;
        this.#now = now;
        this.description = branch.description;
    }
    async list(query) {
        return this.#attempt(async (branch) => {
            return this.#names(foldersOf(branch, await branch.tip()), query);
        });
    }
    async read(query, unreadable) {
        return this.#attempt(async (branch) => {
            const folders = foldersOf(branch, await branch.tip());
            const names = await this.#names(folders, query);
            const paths = names.map((name) => name.path);
            const { found, skipped } = await this.#files(branch, folders, paths, layout_readRunFile, unreadable);
            const runs = names.flatMap((name) => {
                const run = found.get(name.path);
                return run === undefined ? [] : [{ name, run }];
            });
            return { runs, unreadable: skipped };
        });
    }
    async acceptances(suite, unreadable) {
        return this.#attempt(async (branch) => {
            const folders = foldersOf(branch, await branch.tip());
            const paths = await listAcceptances(folders === null ? emptyFolders : new ListedFolders(folders), suite);
            const { found, skipped } = await this.#files(branch, folders, paths, readAcceptanceFile, unreadable);
            return { acceptances: [...found.values()], unreadable: skipped };
        });
    }
    /** Reads files as `read` understands them, in the order of `paths`. */
    async #files(branch, folders, paths, read, unreadable) {
        const pathsOf = new Map();
        for (const path of paths) {
            const entry = await folders?.entry(path);
            if (entry !== undefined)
                pathsOf.set(entry.oid, [...(pathsOf.get(entry.oid) ?? []), path]);
        }
        const results = new Map();
        const parsed = (path, content) => {
            if (typeof content === 'number')
                return damaged(path, this.description, tooLarge(content));
            try {
                return { value: read(path, content, this.description) };
            }
            catch (error) {
                if (error instanceof model/* PerfGateError */.DN)
                    return error;
                throw error;
            }
        };
        for await (const { oid, content } of readBlobs(branch, [...pathsOf.keys()])) {
            for (const path of pathsOf.get(oid) ?? [])
                results.set(path, parsed(path, content));
        }
        const found = new Map();
        const skipped = [];
        for (const path of paths) {
            const result = results.get(path) ?? damaged(path, this.description, 'git did not give it');
            if (!(result instanceof model/* PerfGateError */.DN))
                found.set(path, result.value);
            else if (unreadable === 'fail')
                throw result;
            else
                skipped.push({ path, message: result.message });
        }
        return { found, skipped };
    }
    /** @throws PerfGateError when the branch may not be written, is not ours, or moves on faster than we can follow. */
    async append(run) {
        const bytes = canonicalRun(run);
        const path = runPath(run, bytes);
        const name = parseRunPath(path);
        if (name === null)
            throw new model/* PerfGateError */.DN(`${path} is no path of a store`);
        const title = `${run.suite} at ${name.commit ?? 'no commit'}`;
        return { ...name, ...(await this.#add(path, bytes, title)) };
    }
    /** @throws PerfGateError as {@link append}. */
    async accept(acceptance) {
        const bytes = canonicalAcceptance(acceptance);
        const path = acceptancePath(acceptance, bytes);
        return { path, ...(await this.#add(path, bytes, `${acceptance.suite}: an accepted regression`)) };
    }
    async #add(path, bytes, title) {
        return this.#change(async (branch, tip) => {
            const folders = foldersOf(branch, tip);
            const format = await branch.format();
            const blob = newObject('blob', bytes, format);
            const there = await folders?.entry(path);
            const root = await folders?.root();
            if (root !== undefined)
                this.#check(root, 'write');
            if (there !== undefined) {
                if (!isFile(there) || there.oid !== blob.oid) {
                    throw damaged(path, this.description, 'it has other content than its name stands for');
                }
                return { result: { created: false, added: false }, commit: null };
            }
            const blobs = new Map([[path, blob]]);
            if (root === undefined || root.size === 0) {
                blobs.set('README.md', newObject('blob', Buffer.from(readme), format));
            }
            if (!isFile(root?.get(markerFile))) {
                blobs.set(markerFile, newObject('blob', Buffer.from(git_branch_marker), format));
            }
            const changes = new Map([...blobs].map(([at, { oid }]) => [at, oid]));
            const trees = await editedTrees(folders, changes, format);
            const message = `${title}\n\n${path}`;
            const commit = await this.#commit(branch, [...blobs.values(), ...trees], tip, message);
            return { result: { created: tip === null, added: true }, commit };
        });
    }
    /**
     * Re-roots the branch when something goes: one commit without a parent, so that what was removed takes no room any
     * more. When nothing goes the branch is left as it is.
     */
    async prune(policy) {
        return this.#change(async (branch, tip) => {
            const folders = foldersOf(branch, tip);
            if (folders !== null)
                this.#check(await folders.root(), 'write');
            const names = await listRuns(folders === null ? emptyFolders : new ListedFolders(folders), {
                suite: policy.suite,
                fingerprint: null,
                last: null,
            });
            const paths = expired(names, policy.keep);
            if (tip === null || paths.length === 0)
                return { result: paths, commit: null };
            const changes = new Map(paths.map((path) => [path, null]));
            const trees = await editedTrees(folders, changes, await branch.format());
            const message = `keep the newest ${String(policy.keep)} runs\n\n${String(paths.length)} runs were removed.`;
            return { result: paths, commit: await this.#commit(branch, trees, null, message) };
        });
    }
    /** Writes objects, of which the last is the root of a commit, and the commit. */
    async #commit(branch, objects, parent, message) {
        const format = await branch.format();
        const tree = objects.at(-1);
        if (tree === undefined)
            throw new Error('a commit needs a tree');
        const time = Math.floor(this.#now() / 1000);
        const commit = newCommit({ tree: tree.oid, parent, message, time }, format);
        await writeObjects(branch, [...objects, commit], format);
        return commit.oid;
    }
    /** @throws PerfGateError when there is no run because the branch is somebody else's. */
    async #names(folders, query) {
        // Nothing is asked of an empty store but whether the question makes sense.
        const names = await listRuns(folders === null ? emptyFolders : new ListedFolders(folders), query);
        if (names.length === 0 && folders !== null)
            this.#check(await folders.root(), 'read');
        return names;
    }
    #check(root, purpose) {
        if (isOurs(root))
            return;
        const shown = [...root.keys()].slice(0, 5).map((name) => JSON.stringify(name.slice(0, 60)));
        const rest = root.size - shown.length;
        const there = `${shown.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
        const ours = `if it is meant to hold runs, add an empty file ${markerFile} to it.`;
        throw purpose === 'write'
            ? new model/* PerfGateError */.DN(`will not write to ${this.description}: it holds something else (${there}) and no ${markerFile}`, { remedy: `Name another branch with --store branch:NAME; or, ${ours}` })
            : new model/* PerfGateError */.DN(`${this.description} exists and holds no perf-gate data; on it are ${there}`, {
                remedy: `Name the branch of the runs with --store branch:NAME; the first "perf-gate baseline update" begins it. Or, ${ours}`,
            });
    }
    /** Reads, makes a commit and moves the branch to it, until nobody came between. */
    async #change(work) {
        return this.#attempt(async (branch) => {
            for (let attempt = 0; attempt < triesToMove; attempt += 1) {
                if (attempt > 0)
                    await this.#backOff(attempt);
                const tip = await branch.tip();
                const { result, commit } = await work(branch, tip);
                if (commit === null || (await branch.move(commit, tip)))
                    return result;
            }
            throw new model/* PerfGateError */.DN(`could not write to ${this.description}: others wrote to it at each of ${String(triesToMove)} tries`, {
                remedy: 'Run it again, let fewer jobs write at a time, or remove a lock file that a crash left behind.',
            });
        });
    }
    async #attempt(work) {
        try {
            for (let attempt = 1;; attempt += 1) {
                const branch = await this.#branch.open();
                try {
                    return await work(branch);
                }
                catch (error) {
                    if (!isPassing(error) || attempt === triesToConnect)
                        throw error;
                }
                finally {
                    await branch.close();
                }
                await this.#backOff(attempt * 3);
            }
        }
        catch (error) {
            throw branchError(this.#branch, error);
        }
    }
    // Drawn anew each time, so that writers who met once do not meet again in step.
    async #backOff(attempt) {
        await this.#wait((0,external_node_crypto_.randomInt)(20, 100 * Math.min(2 ** attempt, 20)));
    }
}
const emptyFolders = {
    folders: (paths) => Promise.resolve(paths.map(() => [])),
    files: (paths) => Promise.resolve(paths.map(() => [])),
};
function foldersOf(branch, tip) {
    return tip === null ? null : new CommitFolders(branch, tip);
}

;// CONCATENATED MODULE: ./build/baseline/open.js






function shown(text) {
    return JSON.stringify(withoutSecrets(text.slice(0, 200)));
}
/** The rules of `git check-ref-format --branch`. */
function isBranch(name) {
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    if (name === '' || name === '@' || name.length > 200 || /[\u0000-\u0020\u007f~^:?*[\\]/u.test(name))
        return false;
    if (name.startsWith('-') || name.endsWith('.') || name.includes('..') || name.includes('@{'))
        return false;
    return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
/**
 * Opens the store that a configuration names. Nothing is read or written yet.
 *
 * A branch store with `remote: null` is that of the remote `origin` when the repository has one, else of the local
 * repository; `remote: '.'` is always the local repository.
 * @throws PerfGateError when a branch store is asked for outside a git repository.
 */
async function openStore(config, options) {
    if (config.kind === 'dir')
        return new DirectoryStore((0,external_node_path_.resolve)(options.cwd, config.path));
    const { branch } = config;
    if (!isBranch(branch))
        throw new model/* PerfGateError */.DN(`${shown(branch)} cannot name a branch`);
    const outer = options.env ?? process.env;
    const at = { cwd: options.cwd };
    const credential = options.credential ?? null;
    const named = config.remote ?? 'origin';
    const isRemoteName = /^[\w.][\w./-]*$/u.test(named);
    if (isUrl(named)) {
        return new GitBranchStore(new RemoteBranch({ branch, url: named, name: named, credential, settings: [], outer }));
    }
    const gitDir = await gitDirOf(options.cwd, branch);
    if (named === '.')
        return new GitBranchStore(new LocalBranch(gitDir, branch, outer));
    const url = isRemoteName ? await gitOrNull(['config', '--get', `remote.${named}.url`], at) : null;
    if (url === null) {
        if (config.remote === null)
            return new GitBranchStore(new LocalBranch(gitDir, branch, outer));
        if (!(0,external_node_path_.isAbsolute)(named) && !named.startsWith('.')) {
            throw new model/* PerfGateError */.DN(`the repository has no remote ${shown(named)}`, {
                remedy: 'Name one that `git remote -v` lists, a URL, or a path that begins with `.` or `/`.',
            });
        }
        const path = (0,external_node_path_.resolve)(options.cwd, named);
        return new GitBranchStore(new RemoteBranch({ branch, url: path, name: path, credential, settings: [], outer }));
    }
    // git itself takes a relative address from the top of the work tree.
    const top = (await gitOrNull(['rev-parse', '--show-toplevel'], at)) ?? gitDir;
    const address = async (args) => {
        const found = await git(['remote', 'get-url', ...args, named], at);
        return isUrl(found) ? found : (0,external_node_path_.resolve)(top, found);
    };
    return new GitBranchStore(new RemoteBranch({
        branch,
        url: await address([]),
        pushUrl: await address(['--push']),
        name: named,
        credential,
        settings: credential === null ? await connectionSettings(options.cwd) : [],
        outer,
    }));
}
/** An address with a scheme, or `host:path`; `C:\path` is neither. */
function isUrl(text) {
    return /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) || /^[^/\\:]{2,}:/u.test(text);
}
async function gitDirOf(cwd, branch) {
    try {
        return (0,external_node_path_.resolve)(cwd, await git(['rev-parse', '--git-common-dir'], { cwd }));
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        if (error.code === null) {
            throw new model/* PerfGateError */.DN(`cannot keep the baseline on branch ${branch}: git cannot be run in ${cwd}`, {
                remedy: 'Install git, or keep the baseline in a folder with --store dir:PATH.',
                cause: error,
            });
        }
        const outside = error.stderr.includes('not a git repository');
        throw new model/* PerfGateError */.DN(outside
            ? `cannot keep the baseline on branch ${branch}: ${cwd} is not in a git repository`
            : `cannot keep the baseline on branch ${branch}: git refuses the repository of ${cwd}`, {
            remedy: outside
                ? 'Run inside a git repository, or keep the baseline in a folder with --store dir:PATH.'
                : 'Do what git says, or keep the baseline in a folder with --store dir:PATH.',
            output: error.stderr.slice(-4000),
        });
    }
}
/** How this repository alone reaches its remotes; user-wide settings reach git without us. */
async function connectionSettings(cwd) {
    const text = await gitOrNull([
        ...['config', '--local', '--includes', '--null', '--get-regexp'],
        '^(core\\.sshcommand|ssh\\.variant|http\\..*|credential\\..*)$',
    ], { cwd });
    return (text ?? '')
        .split('\0')
        .map((entry) => {
        const end = entry.indexOf('\n');
        return end < 0 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)];
    })
        .filter(([key]) => key !== '');
}

;// CONCATENATED MODULE: ./build/output-file.js




/**
 * Checks that a file can be written, before minutes are spent on what goes into it.
 * @throws PerfGateError that names the folder.
 */
async function checkWritable(file) {
    const folder = external_node_path_.dirname(file);
    try {
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK);
    }
    catch (cause) {
        const fault = faultOf(cause);
        throw new model/* PerfGateError */.DN(`cannot write ${file}${fault?.why ?? ''}`, {
            cause,
            remedy: fault === null
                ? `Make the folder ${folder}, or name another file.`
                : `${fault.remedy}Or name another file.`,
        });
    }
}
/**
 * Writes files that belong together, all of them or none: on a full disk those that were there before stay as they are.
 * @throws PerfGateError that names the file.
 */
async function writeTogether(files) {
    const temporary = (file) => `${file}.${String(process.pid)}.tmp`;
    let current = '';
    try {
        // One after the other, so that it is the same file that finds no room each time.
        for (const [file, content] of files) {
            current = file;
            const handle = await (0,promises_.open)(temporary(file), 'w');
            try {
                await handle.writeFile(content);
                await handle.sync();
            }
            finally {
                await handle.close();
            }
        }
        for (const [file] of files) {
            current = file;
            await (0,promises_.rename)(temporary(file), file);
        }
    }
    catch (cause) {
        for (const [file] of files)
            await (0,promises_.rm)(temporary(file), { force: true }).catch(() => undefined);
        throw new model/* PerfGateError */.DN(`cannot write ${current}`, {
            cause,
            remedy: 'Make room there, or name another place.',
        });
    }
}
/**
 * Writes a file whole or not at all.
 * @throws PerfGateError that names the file.
 */
async function writeWhole(file, content) {
    await writeTogether([[file, content]]);
}
/**
 * Makes our output folder, and finds out whether files can be written there; a new one tells git to leave it alone.
 * @throws PerfGateError that names the folder and says why not.
 */
async function makeOutputFolder(folder) {
    try {
        // On a read-only file system Node's recursive mkdir says that there is no such folder.
        let there = folder;
        while (!(0,external_node_fs_.existsSync)(there) && there !== external_node_path_.dirname(there))
            there = external_node_path_.dirname(there);
        await (0,promises_.access)(there, external_node_fs_.constants.W_OK);
        const first = await (0,promises_.mkdir)(folder, { recursive: true });
        if (first !== undefined)
            await (0,promises_.writeFile)(external_node_path_.join(folder, '.gitignore'), '*\n');
    }
    catch (cause) {
        const fault = faultOf(cause);
        throw new model/* PerfGateError */.DN(`cannot make the folder ${folder} or write in it${fault?.why ?? ''}`, {
            cause,
            remedy: `${fault?.remedy ?? ''}Name another one with --output.`,
        });
    }
}
function faultOf(thrown) {
    switch (thrown instanceof Error && 'code' in thrown ? thrown.code : null) {
        case 'EACCES':
        case 'EPERM':
            return { why: ', because this user may not', remedy: 'Give this user the right to write there. ' };
        case 'EROFS':
            return {
                why: ', because the file system is read-only',
                remedy: 'Mount it so that it can be written. ',
            };
        case 'EEXIST':
        case 'ENOTDIR':
            return { why: ', because there is a file of that name', remedy: 'Remove it. ' };
        default:
            return null;
    }
}

;// CONCATENATED MODULE: ./build/commands/session.js


async function openConfiguredStore(session, config) {
    return openStore(config.store, { cwd: config.project, env: session.env });
}
/** Prints a result, as JSON or as text, and writes the JSON where it was asked for. */
async function result(session, config, json, text) {
    session.terminal.out(config.json === '-' ? json : text);
    if (config.json !== null && config.json !== '-')
        await writeWhole(config.json, json);
}

;// CONCATENATED MODULE: ./build/commands/baseline.js







/** The commands about what is stored. */
async function baseline(session, config, command) {
    const { terminal, cwd, flags } = session;
    const suite = flags.suite ?? (config.source === null ? null : config.suite);
    // Read before the store is opened, so that a bad file changes nothing.
    const runs = command === 'baseline update' ? await readRunFiles(cwd, session.positionals) : [];
    const store = await openConfiguredStore(session, config);
    switch (command) {
        case 'baseline update': {
            for (const measured of runs) {
                if (!measured.complete) {
                    throw new model/* PerfGateError */.DN('a run that was interrupted is no baseline', {
                        remedy: 'Measure it again.',
                    });
                }
                if (measured.identical !== undefined) {
                    throw new model/* PerfGateError */.DN('a run that left out what was the same on both sides is no baseline', {
                        remedy: 'Store what "perf-gate run" measures, or gate with --no-shortcut.',
                    });
                }
            }
            for (const measured of runs) {
                const stored = await store.append(measured);
                if (stored.created)
                    terminal.note(`The ${store.description} did not exist and was begun.`);
                terminal.out(`${stored.added ? 'added' : 'already there'}: ${stored.path}\n`);
            }
            return 0;
        }
        case 'baseline list': {
            const names = await store.list({ suite, fingerprint: null, last: null });
            const listed = names.map((name) => ({ ...name, started: name.started.toISOString() }));
            await result(session, config, `${JSON.stringify(listed, null, 2)}\n`, storedRunsText(names, store.description));
            return 0;
        }
        case 'baseline show': {
            const shown = await storedRun(store, session.positionals[0] ?? 'latest', suite, config);
            await result(session, config, runDocument(shown), runText(shown));
            return 0;
        }
        case 'baseline prune': {
            if (config.keep === null) {
                throw new model/* PerfGateError */.DN('it is not said how many runs to keep', {
                    remedy: 'Give --keep N: the newest N of each suite and machine class stay.',
                });
            }
            const removed = await store.prune({ suite, keep: config.keep });
            for (const file of removed)
                terminal.out(`removed: ${file}\n`);
            terminal.note(`${String(removed.length)} removed from the ${store.description}.`);
            return 0;
        }
        case 'baseline accept': {
            const recorded = await store.accept(await acceptanceOf(session, config));
            if (recorded.created)
                terminal.note(`The ${store.description} did not exist and was begun.`);
            terminal.out(`${recorded.added ? 'accepted' : 'already there'}: ${recorded.path}\n`);
            return 0;
        }
    }
}
/** @throws PerfGateError for what is missing or means nothing. */
async function acceptanceOf({ flags }, config) {
    const { benchmark, reason, expires, 'up-to': upTo } = flags;
    if (benchmark === undefined || upTo === undefined || reason === undefined) {
        throw new model/* PerfGateError */.DN('it is not said what is accepted', {
            remedy: 'Give --benchmark GLOB, --up-to with the largest change that is accepted, and --reason with the reason.',
        });
    }
    const at = { cwd: config.project };
    const wanted = flags.commit ?? options/* options */.fF.commit.default;
    let commit = null;
    if (wanted !== 'none') {
        commit = await gitOrNull(['rev-parse', '--verify', '--quiet', '--end-of-options', `${wanted}^{commit}`], at);
        if (commit === null) {
            throw new model/* PerfGateError */.DN(`there is no commit ${JSON.stringify(wanted.slice(0, 200))} to accept`, {
                remedy: 'Give --commit a revision of this repository, or "none" to accept it of any head.',
            });
        }
    }
    const acceptance = {
        schema: model/* acceptanceSchemaName */._z,
        tool: { name: 'perf-gate', version: version.version },
        suite: config.suite,
        recorded: new Date().toISOString(),
        benchmark,
        metric: flags.metric ?? options/* options */.fF.metric.default,
        commit,
        upTo,
        reason,
        author: flags.author ?? (await gitOrNull(['config', '--get', 'user.name'], at)),
        expires: expires ?? null,
    };
    return (0,model/* parseAcceptance */.TO)(acceptance, 'what is accepted');
}
async function storedRun(store, wanted, suite, config) {
    const names = await store.list({ suite, fingerprint: null, last: null });
    const name = wanted === 'latest' ? names.at(-1) : names.find((candidate) => candidate.path === wanted);
    if (name === undefined) {
        throw new model/* PerfGateError */.DN(names.length === 0
            ? `no run is stored in the ${store.description}`
            : `the ${store.description} has no run ${JSON.stringify(wanted.slice(0, 300))}`, { remedy: 'Run "perf-gate baseline list" to see what is there.' });
    }
    // Newer ones of the same machine class come with it; the last is cut off by its place among them.
    const same = names.filter((other) => other.suite === name.suite && other.fingerprint === name.fingerprint);
    const last = same.length - same.findIndex((other) => other.path === name.path);
    const read = await store.read({ suite: name.suite, fingerprint: name.fingerprint, last }, config.unreadable);
    const found = read.runs.find((entry) => entry.name.path === name.path);
    if (found !== undefined)
        return found.run;
    const reason = read.unreadable.find((entry) => entry.path === name.path)?.message ?? 'it is gone';
    throw new model/* PerfGateError */.DN(`${name.path} of the ${store.description} cannot be shown: ${reason}`);
}

;// CONCATENATED MODULE: ./build/config/file.js



/** Languages a configuration can be written in, by the ending of the file. */
const languageOf = {
    ts: 'typescript',
    mts: 'typescript',
    js: 'javascript',
    mjs: 'javascript',
    json: 'json',
    yaml: 'yaml',
    yml: 'yaml',
};
/** Every name that is looked for, in the order of the documentation. */
const configFileNames = Object.keys(languageOf).map((ending) => `perf-gate.config.${ending}`);
/** The language of a configuration file, or null when its ending is none of ours. */
function configLanguage(file) {
    const ending = external_node_path_.extname(file).slice(1).toLowerCase();
    return Object.hasOwn(languageOf, ending) ? languageOf[ending] : null;
}
async function entries(folder) {
    try {
        return await external_node_fs_.promises.readdir(folder);
    }
    catch (cause) {
        throw new model/* PerfGateError */.DN(`cannot read the folder ${folder}`, { cause });
    }
}
/** A folder above may be one that we may not list; whether it has a .git can be asked all the same. */
async function exists(file) {
    try {
        await external_node_fs_.promises.access(file);
        return true;
    }
    catch {
        return false;
    }
}
/**
 * The folders from `cwd` up to the root of the repository. Outside a repository it is `cwd` alone: a configuration is
 * code, and a stranger may have left one further up.
 */
async function projectFolders(cwd) {
    const folders = [];
    for (let folder = external_node_path_.resolve(cwd);; folder = external_node_path_.dirname(folder)) {
        folders.push(folder);
        if (await exists(external_node_path_.join(folder, '.git')))
            return folders;
        if (external_node_path_.dirname(folder) === folder)
            return [external_node_path_.resolve(cwd)];
    }
}
/**
 * Looks for a configuration file in `cwd` and the folders above it, up to the root of the repository.
 * @returns its absolute path, or null when there is none.
 * @throws PerfGateError when one folder has two.
 */
async function findConfigFile(cwd) {
    for (const folder of await projectFolders(cwd)) {
        const present = new Set(await entries(folder));
        const [first, second] = configFileNames.filter((name) => present.has(name));
        if (first === undefined)
            continue;
        if (second !== undefined) {
            throw new model/* PerfGateError */.DN(`${folder} has two configurations: ${first} and ${second}`, {
                remedy: 'Remove one of them, or choose with --config.',
            });
        }
        return external_node_path_.join(folder, first);
    }
    return null;
}

// EXTERNAL MODULE: ./build/model/errors.js
var errors = __webpack_require__(2011);
;// CONCATENATED MODULE: ./build/config/json.js

// Deep enough for any configuration, shallow enough for the call stack.
const deepest = 200;
/** Line and column, from 1, of an offset into a text. */
function place(text, offset) {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/u);
    return `line ${String(before.length)}, column ${String((before.at(-1) ?? '').length + 1)}`;
}
class Reader {
    #text;
    #source;
    #at = 0;
    constructor(text, source) {
        this.#text = text;
        this.#source = source;
    }
    document() {
        const value = this.#value(0);
        this.#space();
        if (this.#at < this.#text.length)
            throw this.#fault('something follows after the end of the value');
        return value;
    }
    #fault(what, at = this.#at) {
        return new errors/* PerfGateError */.D(`${this.#source}, ${place(this.#text, at)}: ${what}`, {
            remedy: 'Correct the JSON there; it has no comments and no commas after the last item.',
        });
    }
    #space() {
        while (' \t\r\n'.includes(this.#text[this.#at] ?? 'end'))
            this.#at++;
    }
    #value(depth) {
        if (depth > deepest)
            throw this.#fault('the nesting is too deep');
        this.#space();
        const first = this.#text[this.#at];
        switch (first) {
            case undefined:
                throw this.#fault('the text ends where a value is expected');
            case '{':
                return this.#object(depth);
            case '[':
                return this.#array(depth);
            case '"':
                return this.#string();
            default:
                return this.#plain();
        }
    }
    #object(depth) {
        const object = {};
        this.#at++;
        this.#space();
        if (this.#text[this.#at] === '}') {
            this.#at++;
            return object;
        }
        for (;;) {
            this.#space();
            const start = this.#at;
            if (this.#text[start] !== '"')
                throw this.#fault('expected a key in double quotes');
            const key = this.#string();
            if (Object.hasOwn(object, key)) {
                throw this.#fault(`the key ${JSON.stringify(key.slice(0, 80))} is given twice`, start);
            }
            this.#space();
            if (this.#text[this.#at] !== ':')
                throw this.#fault('expected a colon after the key');
            this.#at++;
            const value = this.#value(depth + 1);
            // Not an assignment: the key may be __proto__.
            Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
            if (!this.#more('}'))
                return object;
        }
    }
    #array(depth) {
        const array = [];
        this.#at++;
        this.#space();
        if (this.#text[this.#at] === ']') {
            this.#at++;
            return array;
        }
        do
            array.push(this.#value(depth + 1));
        while (this.#more(']'));
        return array;
    }
    /** Takes a comma (true) or the closing bracket (false). */
    #more(close) {
        this.#space();
        const found = this.#text[this.#at];
        if (found !== ',' && found !== close)
            throw this.#fault(`expected a comma or ${close}`);
        this.#at++;
        return found === ',';
    }
    #string() {
        const start = this.#at;
        for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
            const character = this.#text[this.#at];
            if (character === undefined)
                throw this.#fault('the text in quotes does not end', start);
            if (character < ' ')
                throw this.#fault('a line break or control character inside quotes');
            if (character === '\\')
                this.#at++;
        }
        this.#at++;
        return this.#leaf(start);
    }
    #plain() {
        const start = this.#at;
        while (/[\w.+-]/u.test(this.#text[this.#at] ?? ''))
            this.#at++;
        return this.#leaf(start);
    }
    /** A string, number or word, whose grammar JSON.parse knows best. */
    #leaf(start) {
        const text = this.#text.slice(start, this.#at);
        try {
            return JSON.parse(text);
        }
        catch {
            throw this.#fault(text === ''
                ? `unexpected ${JSON.stringify(this.#text[start])}`
                : `${JSON.stringify(text.slice(0, 80))} is not a JSON value`, start);
        }
    }
}
/**
 * Reads strict JSON, and says where it is broken. Unlike JSON.parse it refuses a key that is given twice, of which
 * one would be lost in silence.
 * @throws PerfGateError with source, line, column and fault.
 */
function readJson(text, source) {
    return new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text, source).document();
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/config/nearest.js
var nearest = __webpack_require__(9445);
// EXTERNAL MODULE: ./build/config/option-value.js
var option_value = __webpack_require__(6486);
;// CONCATENATED MODULE: ./build/config/entries.js




const glob = { kind: 'text', placeholder: 'GLOB' };
const entries_text = { kind: 'text', placeholder: 'TEXT' };
/** What an entry of `policies` may say; of two entries that concern one comparison the later wins, key by key. */
const policyKeys = {
    benchmark: {
        type: glob,
        doc: 'The benchmarks that it is about, by their whole names, as --only reads it. Default: all.',
    },
    metric: { type: glob, doc: 'The metrics that it is about. Default: all.' },
    'minimum-effect': { type: options/* options */.fF['minimum-effect'].type, doc: 'Their minimum effect.' },
    better: {
        type: { kind: 'choice', choices: ['lower', 'higher'] },
        doc: 'Which direction is an improvement, whatever the metric says of itself.',
    },
    gate: {
        type: { kind: 'switch' },
        doc: 'true: they can fail the build; false: they are reported only; whatever `metrics` says.',
    },
    'alpha-share': {
        type: { kind: 'integer', low: 1, high: 1000 },
        doc: 'Weight in sharing alpha; every other comparison has 1.',
    },
    missing: { type: options/* options */.fF.missing.type, doc: options/* options */.fF.missing.doc },
    failed: { type: options/* options */.fF.failed.type, doc: options/* options */.fF.failed.doc },
    added: { type: options/* options */.fF.added.type, doc: options/* options */.fF.added.doc },
    inconclusive: { type: options/* options */.fF.inconclusive.type, doc: options/* options */.fF.inconclusive.doc },
    ignore: {
        type: { kind: 'switch' },
        doc: 'true: they are listed with the reason and never judged; benchmarks of which every metric is ignored are not measured either.',
    },
    reason: { type: entries_text, doc: 'Why; what is ignored needs one.' },
};
/** What an entry of `accept` may say. */
const acceptKeys = {
    benchmark: {
        type: glob,
        needed: true,
        doc: 'The benchmarks that get worse, by their whole names, as --only reads it.',
    },
    metric: { type: glob, doc: 'The metrics that get worse. Default: time.' },
    commit: {
        type: {
            kind: 'text',
            placeholder: 'COMMIT',
            pattern: /^[0-9a-f]{7,64}$/u,
            rule: 'a commit id of 7 or more hex digits',
        },
        doc: 'The commit that makes them worse: accepted of heads that contain it, until base contains it too. Without it, of any head.',
    },
    'up-to': {
        type: options/* options */.fF['up-to'].type,
        needed: true,
        doc: 'Largest estimated change for the worse that is accepted.',
    },
    reason: { type: entries_text, needed: true, doc: 'Why; shown in every report until it is over.' },
    author: { type: entries_text, doc: 'Who accepts it.' },
    expires: {
        type: options/* options */.fF.expires.type,
        doc: options/* options */.fF.expires.doc,
    },
};
/** Most entries of one list. */
const mostEntries = 1000;
/**
 * Reads the entries of one list of the configuration.
 * @param raw what stands in the file; undefined: no entry.
 * @param list the key of the list, for messages.
 */
function readEntries(raw, list, keys, source) {
    if (raw === undefined)
        return [];
    if (!Array.isArray(raw) || raw.length > mostEntries) {
        throw new model/* PerfGateError */.DN(`${source}: ${list}: expected a list of at most ${String(mostEntries)} entries, each an object`);
    }
    return raw.map((entry, index) => {
        const at = `${source}: ${list}[${String(index)}]`;
        if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
            throw new model/* PerfGateError */.DN(`${at}: expected an object`);
        }
        const given = entry;
        for (const key of Object.keys(given)) {
            if (Object.hasOwn(keys, key))
                continue;
            throw new model/* PerfGateError */.DN(`${at}: unknown key ${JSON.stringify(key.slice(0, 80))}`, {
                remedy: (0,nearest/* suggestion */.h)(key, Object.keys(keys)),
            });
        }
        const values = {};
        for (const [key, { type, needed }] of Object.entries(keys)) {
            const value = Object.hasOwn(given, key) ? given[key] : undefined;
            if (value === undefined) {
                if (needed === true) {
                    throw new model/* PerfGateError */.DN(`${at}: ${key} is missing`, {
                        remedy: `Give ${Object.keys(keys)
                            .filter((name) => keys[name]?.needed)
                            .join(', ')}.`,
                    });
                }
                continue;
            }
            const read = (0,option_value/* readValue */.wK)(type, value, 'file');
            if ('expected' in read)
                throw new model/* PerfGateError */.DN(`${at}.${key}: expected ${read.expected}`);
            values[key] = read.value;
        }
        // Each value was read by the type of its key, which is what Entry says.
        return values;
    });
}
/**
 * The rules and acceptances of a configuration, in the words of the model.
 * @param source name of the configuration, for messages.
 * @throws PerfGateError that names entry and key.
 */
function readPolicyEntries(input, source) {
    const rules = readEntries(input.policies, 'policies', policyKeys, source).map((entry) => {
        const { 'minimum-effect': minimumEffect, 'alpha-share': alphaShare, ...rest } = entry;
        return {
            ...rest,
            ...(minimumEffect === undefined ? {} : { minimumEffect }),
            ...(alphaShare === undefined ? {} : { alphaShare }),
        };
    });
    const accept = readEntries(input.accept, 'accept', acceptKeys, source).map(({ 'up-to': upTo, ...rest }) => ({ ...rest, upTo }));
    const result = model/* policySchema */.wh.safeParse({ rules, accept });
    if (result.success)
        return { rules: result.data.rules, accept: result.data.accept };
    const issue = result.error.issues[0];
    const [list, ...path] = issue?.path ?? [];
    throw new model/* PerfGateError */.DN(`${source}: ${(0,model/* pathText */.LF)([list === 'rules' ? 'policies' : 'accept', ...path])}: ${issue?.message ?? 'invalid'}`);
}

// EXTERNAL MODULE: ./build/config/help.js
var help = __webpack_require__(5392);
;// CONCATENATED MODULE: ./build/config/schema.js







const schema_glob = schemas/* string */.YjP().min(1).max(1000);
const suiteLabel = schemas/* string */.YjP().min(1).max(200);
/** The glob of suite files that is used where none is given. */
const defaultSuiteFiles = '**/*.bench.{js,mjs,cjs,ts,mts,cts}';
const suiteSchemas = {
    tinybench: schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('tinybench'),
        name: suiteLabel
            .optional()
            .describe('Prefix of the names of its benchmarks; without it names start with the file.'),
        files: schemas/* array */.YOg(schema_glob)
            .min(1)
            .max(1000)
            .optional()
            .describe(`Globs of the suite files, relative to the project. Default: ${defaultSuiteFiles}.`),
        support: schemas/* array */.YOg(schema_glob)
            .max(1000)
            .optional()
            .describe('Globs of helper and data files that belong to the benchmarks: taken from head on both sides, like the suite files.'),
    }),
    command: schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('command'),
        name: suiteLabel.describe('Name of the benchmark.'),
        command: schemas/* union */.KCZ([schemas/* string */.YjP().min(1).max(10_000), schemas/* array */.YOg(schemas/* string */.YjP().max(10_000)).min(1).max(1000)])
            .describe('A text is run by the shell of the platform; a list is run as it stands.'),
        support: schemas/* array */.YOg(schema_glob)
            .max(1000)
            .optional()
            .describe('Globs of the benchmark programs and their data: taken from head on both sides.'),
        format: schemas/* string */.YjP()
            .min(1)
            .max(100)
            .optional()
            .describe('How to read what it prints; without it wall time, CPU time and peak memory are the metrics.'),
    }),
    fake: schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('fake'),
        name: suiteLabel.optional().describe('Prefix of the names of its benchmarks.'),
        file: schemas/* string */.YjP().min(1).max(1000).describe('JSON file with the times, relative to the project.'),
    }),
};
const suiteSchema = schemas/* discriminatedUnion */.gMt('kind', [
    suiteSchemas.tinybench,
    suiteSchemas.command,
    suiteSchemas.fake,
]);
/** The values that may stand in a file, for editors; what a value means is checked by `readValue`. */
function shape(type) {
    switch (type.kind) {
        case 'text':
            return type.pattern === undefined ? schemas/* string */.YjP().min(1) : schemas/* string */.YjP().regex(type.pattern);
        case 'integer':
            return schemas/* int */.Whr().min(type.low).max(type.high);
        case 'fraction':
            return schemas/* union */.KCZ([
                schemas/* number */.aig().gt(type.above).lt(Math.min(1, type.below)),
                schemas/* string */.YjP().regex(/^\d+(\.\d+)?( *%)?$/u),
            ]);
        case 'duration':
            return schemas/* union */.KCZ([schemas/* number */.aig().gt(0), schemas/* string */.YjP().regex(/^\d+(\.\d+)?(ms|s|m|h)?$/u)]);
        case 'switch':
            return schemas/* boolean */.zMY();
        case 'choice':
            return schemas/* enum */.k5n(type.choices);
        case 'list':
            return schemas/* array */.YOg(schemas/* string */.YjP().min(1)).min(1);
        case 'store':
            return schemas/* string */.YjP().regex(/^(branch|branch:.+|dir:.+)$/u);
    }
}
const optionShapes = Object.fromEntries(options/* fileOptionNames */.mZ.map((name) => {
    const option = (0,options/* optionOf */.XD)(name);
    const standard = option.default === null ? '' : ` Default: ${(0,help/* defaultText */.VC)(option.default)}.`;
    return [name, shape(option.type).optional().describe(`${option.doc}${standard}`)];
}));
function entryShape(keys) {
    return schemas/* strictObject */.rej(Object.fromEntries(Object.entries(keys).map(([name, { type, needed, doc }]) => {
        const value = shape(type);
        return [name, (needed === true ? value : value.optional()).describe(doc)];
    })));
}
/** The configuration file; its JSON Schema is published for editors. */
const configSchema = schemas/* strictObject */.rej({
    $schema: schemas/* string */.YjP().optional().describe('Path or address of this schema, for editors.'),
    suites: schemas/* array */.YOg(suiteSchema)
        .min(1, 'must have at least one suite; leave it out for the default')
        .max(1000)
        .optional()
        .describe(`What is measured. Default: one tinybench suite of the files ${defaultSuiteFiles}.`),
    policies: schemas/* array */.YOg(entryShape(policyKeys))
        .max(mostEntries)
        .optional()
        .describe('What is different for some benchmarks or metrics; a later entry goes before an earlier one.'),
    accept: schemas/* array */.YOg(entryShape(acceptKeys))
        .max(mostEntries)
        .optional()
        .describe('Regressions that are expected: each is accepted up to its bound, and shown.'),
    ...optionShapes,
});
/** Gives its argument back; it is there for the types, in a configuration written in TypeScript or JavaScript. */
function defineConfig(config) {
    return config;
}
function isPlainObject(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    if (Object.prototype.toString.call(value) !== '[object Object]')
        return false;
    const prototype = Object.getPrototypeOf(value);
    // An object of another realm has another Object.prototype, which is known by having no prototype itself.
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}
function nameOf(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'a list';
    return typeof value === 'object' ? 'an object of a class' : `a ${typeof value}`;
}
function checkKeys(object, known, source, at) {
    for (const key of Object.keys(object)) {
        if (known.includes(key))
            continue;
        const where = at.length === 0 ? '' : ` in ${(0,model/* pathText */.LF)(at)}`;
        throw new model/* PerfGateError */.DN(`${source}: unknown key ${JSON.stringify(key.slice(0, 80))}${where}`, {
            remedy: (0,nearest/* suggestion */.h)(key, known),
        });
    }
}
function checkSuiteKeys(suites, source) {
    if (!Array.isArray(suites))
        return;
    for (const [index, suite] of suites.entries()) {
        if (!isPlainObject(suite)) {
            throw new model/* PerfGateError */.DN(`${source}: suites[${String(index)}] is ${nameOf(suite)}: expected an object`);
        }
        const { kind } = suite;
        const kinds = Object.keys(suiteSchemas);
        if (typeof kind !== 'string' || !Object.hasOwn(suiteSchemas, kind)) {
            const found = typeof kind === 'string'
                ? `${JSON.stringify(kind.slice(0, 80))} is unknown`
                : 'is missing or no text';
            throw new model/* PerfGateError */.DN(`${source}: suites[${String(index)}].kind ${found}`, {
                remedy: typeof kind === 'string' ? (0,nearest/* suggestion */.h)(kind, kinds) : `Use one of: ${kinds.join(', ')}.`,
            });
        }
        const { shape: known } = suiteSchemas[kind];
        checkKeys(suite, Object.keys(known), source, ['suites', index]);
    }
}
/**
 * Checks that `value` is a configuration.
 * @throws PerfGateError that names the source, the place and what was expected there.
 */
function parseConfigInput(value, source) {
    if (!isPlainObject(value)) {
        throw new model/* PerfGateError */.DN(`${source}: the configuration is ${nameOf(value)}: expected an object`, {
            remedy: 'Make it an object of options, or remove the file to use the defaults.',
        });
    }
    checkKeys(value, Object.keys(configSchema.shape), source, []);
    for (const name of options/* fileOptionNames */.mZ) {
        const raw = value[name];
        if (raw === undefined)
            continue;
        const read = (0,option_value/* readValue */.wK)((0,options/* optionOf */.XD)(name).type, raw, 'file');
        if ('expected' in read)
            throw new model/* PerfGateError */.DN(`${source}: ${name}: expected ${read.expected}`);
    }
    checkSuiteKeys(value.suites, source);
    readPolicyEntries(value, source);
    const result = (0,model/* checked */.KD)(configSchema, value);
    if ('fault' in result)
        throw new model/* PerfGateError */.DN(`${source}: ${result.fault}`);
    // The static type is made from the same table as the schema, which zod cannot see.
    return result.value;
}

;// CONCATENATED MODULE: ./build/config/load.js






const largestFile = 1_000_000;
// A file of a few lines can otherwise grow to gigabytes by aliases of aliases.
const mostAliases = 100;
async function readText(file) {
    let bytes;
    try {
        bytes = await external_node_fs_.promises.readFile(file);
    }
    catch (cause) {
        const missing = cause.code === 'ENOENT';
        throw new model/* PerfGateError */.DN(missing ? `there is no file ${file}` : `cannot read ${file}`, {
            remedy: 'Give the path of a configuration file with --config.',
            ...(missing ? {} : { cause }),
        });
    }
    if (bytes.length > largestFile) {
        throw new model/* PerfGateError */.DN(`${file} is larger than ${String(largestFile)} bytes`, {
            remedy: 'Give a configuration file.',
        });
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new model/* PerfGateError */.DN(`${file} is not UTF-8 text`, { remedy: 'Save it as UTF-8.' });
    }
}
async function readYaml(text, file) {
    const { parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const name = external_node_path_.basename(file);
    try {
        const document = parseDocument(text, { logLevel: 'error' });
        const fault = document.errors[0] ?? document.warnings[0];
        if (fault !== undefined) {
            const at = fault.linePos?.[0];
            const where = at === undefined ? '' : `, line ${String(at.line)}, column ${String(at.col)}`;
            const what = (fault.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '');
            throw new model/* PerfGateError */.DN(`${name}${where}: ${what}`, { remedy: 'Correct the YAML there.' });
        }
        return document.toJS({ maxAliasCount: mostAliases });
    }
    catch (cause) {
        if (cause instanceof model/* PerfGateError */.DN)
            throw cause;
        throw new model/* PerfGateError */.DN(`${name} cannot be read as YAML: ${(0,model/* messageOf */.bD)(cause)}`, {
            remedy: 'Write it with fewer aliases and less nesting.',
        });
    }
}
async function evaluate(file, text) {
    const { importModule } = await Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(175)]).then(__webpack_require__.bind(__webpack_require__, 6175));
    const name = external_node_path_.basename(file);
    let found;
    try {
        found = exported(await (await importModule(file)).default, text);
    }
    catch (thrown) {
        throw new model/* PerfGateError */.DN(`${name} could not be loaded: ${(0,model/* messageOf */.bD)(thrown)}`, {
            remedy: 'Correct the file; "perf-gate doctor" tries it alone.',
            ...(thrown instanceof Error && thrown.stack !== undefined ? { output: thrown.stack } : {}),
        });
    }
    if (found === undefined) {
        throw new model/* PerfGateError */.DN(`${name} has no default export`, {
            remedy: 'Write "export default defineConfig({ … })".',
        });
    }
    return found;
}
/** The configuration in a default export (awaited, when it is a promise); undefined when nothing was exported. */
function exported(value, text) {
    if (typeof value !== 'object' || value === null)
        return value;
    // What a compiler makes of an ES module in CommonJS has its default export one level further down.
    if ('__esModule' in value)
        return value.default;
    // Node gives an empty object for a CommonJS file that exports nothing, as for one that exports an empty object.
    return Object.keys(value).length === 0 && !/\bexport/u.test(text) ? undefined : value;
}
/**
 * Reads a configuration file. JavaScript and TypeScript are executed; the others are data.
 * @throws PerfGateError that names the file, the place and what was expected there.
 */
async function readConfigFile(file) {
    const name = external_node_path_.basename(file);
    const language = configLanguage(file);
    if (language === null) {
        throw new model/* PerfGateError */.DN(`${name} is not a configuration file that perf-gate can read`, {
            remedy: `Name it like one of: ${configFileNames.join(', ')}.`,
        });
    }
    const text = await readText(file);
    let value;
    switch (language) {
        case 'json':
            value = readJson(text, name);
            break;
        case 'yaml':
            value = await readYaml(text, file);
            break;
        case 'javascript':
        case 'typescript':
            value = await evaluate(file, text);
            break;
    }
    try {
        return { path: file, input: parseConfigInput(value, name) };
    }
    catch (error) {
        if (error instanceof model/* PerfGateError */.DN)
            throw error;
        // A getter or a proxy in an executable configuration.
        throw new model/* PerfGateError */.DN(`${name} threw while it was read: ${(0,model/* messageOf */.bD)(error)}`);
    }
}
/**
 * The configuration that a command works with: the one asked for, else the one found from `cwd` upwards, else null.
 * @param asked - path behind --config, relative to `cwd`.
 * @throws PerfGateError as {@link readConfigFile} and `findConfigFile` do.
 */
async function loadConfigFile(cwd, asked) {
    const file = asked === null ? await findConfigFile(cwd) : external_node_path_.resolve(cwd, asked);
    return file === null ? null : readConfigFile(file);
}

;// CONCATENATED MODULE: ./build/config/resolve.js






class Picker {
    #flags;
    #file;
    constructor(flags, file) {
        this.#flags = flags;
        this.#file = file;
    }
    /** Flag over file over default; null where none of them says anything. Values of Flags are read already. */
    pick(name) {
        const flag = this.#flags[name];
        if (flag !== undefined)
            return { value: flag, from: 'flag' };
        const raw = this.#file[name];
        const { type, default: standard } = (0,options/* optionOf */.XD)(name);
        if (raw === undefined && standard === null)
            return null;
        const read = (0,option_value/* readValue */.wK)(type, raw ?? standard, 'file');
        if ('expected' in read)
            throw new model/* PerfGateError */.DN(`${name}: expected ${read.expected}`);
        return { value: read.value, from: raw === undefined ? 'default' : 'file' };
    }
    /** The value of an option that may be left out. */
    optional(name) {
        return this.pick(name)?.value ?? null;
    }
    /** The value of an option that has a default. */
    value(name) {
        const picked = this.pick(name);
        if (picked === null)
            throw new Error(`the option ${name} has no default`);
        return picked.value;
    }
}
function policy(picker, entries) {
    return model/* policySchema */.wh.parse({
        alpha: picker.value('alpha'),
        minimumEffect: picker.value('minimum-effect'),
        requiredSensitivity: picker.value('required-sensitivity'),
        equivalenceLevel: picker.value('equivalence-level'),
        metrics: picker.value('metrics'),
        missing: picker.value('missing'),
        failed: picker.value('failed'),
        added: picker.value('added'),
        inconclusive: picker.value('inconclusive'),
        ...entries,
    });
}
function suite(input) {
    switch (input.kind) {
        case 'tinybench':
            return {
                kind: 'tinybench',
                name: input.name ?? null,
                files: input.files ?? [defaultSuiteFiles],
                support: input.support ?? [],
            };
        case 'command':
            return {
                kind: 'command',
                name: input.name,
                command: input.command,
                support: input.support ?? [],
                format: input.format ?? null,
            };
        case 'fake':
            return { kind: 'fake', name: input.name ?? null, file: input.file };
    }
}
function suites(inputs, source) {
    const found = (inputs ?? [{ kind: 'tinybench' }]).map(suite);
    const names = new Map();
    for (const [index, { name }] of found.entries()) {
        if (name === null)
            continue;
        const earlier = names.get(name);
        if (earlier !== undefined) {
            throw new model/* PerfGateError */.DN(`${source}: suites[${String(earlier)}] and suites[${String(index)}] have the same name ${JSON.stringify(name)}`, { remedy: 'Give each suite a name of its own.' });
        }
        names.set(name, index);
    }
    return found;
}
/**
 * Makes the configuration that everything below works with: flag over file over default.
 * @throws PerfGateError for what only shows when all is known: two suites of one name, a glob that cannot be read.
 */
function resolveConfig({ cwd, flags, file }) {
    const input = file?.input ?? {};
    const picker = new Picker(flags, input);
    const project = file === null ? external_node_path_.resolve(cwd) : external_node_path_.dirname(file.path);
    const folder = (from) => (from === 'flag' ? cwd : project);
    const source = file === null ? 'the configuration' : external_node_path_.basename(file.path);
    const output = picker.pick('output');
    const store = picker.pick('store');
    if (output === null || store === null)
        throw new Error('output and store have defaults');
    const storeConfig = store.value.kind === 'dir'
        ? { kind: 'dir', path: external_node_path_.resolve(folder(store.from), store.value.path) }
        : { kind: 'branch', branch: store.value.branch, remote: picker.optional('store-remote') };
    const only = picker.optional('only');
    // Said now and not after minutes of measuring.
    if (only !== null)
        (0,model/* nameMatcher */.MH)(only);
    const target = (name) => {
        const value = picker.optional(name);
        return value === null || value === '-' ? value : external_node_path_.resolve(cwd, value);
    };
    const json = target('json');
    const markdown = target('markdown');
    if (json !== null && json === markdown) {
        throw new model/* PerfGateError */.DN('--json and --markdown write to the same place', {
            remedy: 'Give two different files.',
        });
    }
    return {
        source: file?.path ?? null,
        project,
        suite: picker.value('suite'),
        suites: suites(input.suites, source),
        setup: picker.optional('setup'),
        passEnv: picker.optional('pass-env') ?? [],
        base: picker.value('base'),
        benchFrom: picker.value('bench-from'),
        strategy: picker.value('strategy'),
        shortcut: picker.value('shortcut'),
        store: storeConfig,
        mode: picker.value('mode'),
        couldNotJudge: picker.value('could-not-judge'),
        policy: policy(picker, readPolicyEntries(input, source)),
        rounds: picker.optional('rounds'),
        timeBudget: picker.value('time-budget'),
        trialTimeout: picker.value('trial-timeout'),
        only,
        seed: picker.optional('seed'),
        history: picker.value('history'),
        unreadable: picker.value('unreadable'),
        smallestSegment: picker.value('smallest-segment'),
        keep: picker.optional('keep'),
        output: external_node_path_.resolve(folder(output.from), output.value),
        json,
        markdown,
        quiet: picker.value('quiet'),
        verbose: picker.value('verbose'),
    };
}

;// CONCATENATED MODULE: ./build/config/index.js
// The command line is apart (command-line.ts): it is on the path of every start, and this loads the schemas.






// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/git/repository.js




/**
 * Finds the repository of a folder and its HEAD.
 * @throws PerfGateError when there is no git, no repository, no work tree or no commit.
 */
async function findRepository(folder) {
    const root = await topLevel(folder);
    const gitDir = external_node_path_.resolve(root, await git(['rev-parse', '--absolute-git-dir'], { cwd: root }));
    const sha = await gitOrNull(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { cwd: root });
    if (sha === null) {
        throw new model/* PerfGateError */.DN(`the repository ${root} has no commit yet`, {
            remedy: 'Commit something first: perf-gate compares a commit with an earlier one.',
        });
    }
    const [shallow, ref, recorded, dirty] = await Promise.all([
        git(['rev-parse', '--is-shallow-repository'], { cwd: root }),
        gitOrNull(['symbolic-ref', '--short', '--quiet', 'HEAD'], { cwd: root }),
        readCommit(root, sha),
        isDirty(root),
    ]);
    return {
        root,
        gitDir,
        shallow: shallow === 'true',
        head: { sha, ref: ref === null || ref === '' ? null : ref, dirty, time: recorded.time },
    };
}
async function topLevel(folder) {
    const found = await (0,promises_.stat)(folder).catch(() => null);
    if (found?.isDirectory() !== true)
        throw new model/* PerfGateError */.DN(`there is no folder ${folder}`);
    try {
        return await (0,promises_.realpath)(await git(['rev-parse', '--show-toplevel'], { cwd: folder }));
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        throw explained(error, folder);
    }
}
function explained(error, folder) {
    if (error.code === null) {
        return new model/* PerfGateError */.DN('git cannot be started', {
            remedy: 'Install git and put it on the PATH.',
            cause: error,
        });
    }
    if (error.stderr.includes('not a git repository')) {
        return new model/* PerfGateError */.DN(`${folder} is not in a git repository`, {
            remedy: 'Run perf-gate inside a clone of the project, or make one with "git init" and a first commit.',
        });
    }
    if (error.stderr.includes('dubious ownership')) {
        return new model/* PerfGateError */.DN(`git refuses the repository of ${folder}: it belongs to another user`, {
            remedy: `Say that you trust it: git config --global --add safe.directory ${JSON.stringify(folder)}`,
            output: error.stderr,
        });
    }
    if (error.stderr.includes('must be run in a work tree')) {
        return new model/* PerfGateError */.DN(`${folder} is in a git repository without a work tree`, {
            remedy: 'Run perf-gate in a clone with checked-out files, not in a bare repository or a .git folder.',
        });
    }
    return new model/* PerfGateError */.DN(`git cannot read the repository of ${folder}`, {
        output: error.stderr,
        cause: error,
    });
}
/**
 * Reads the commit object itself, so that parents count which a shallow clone hides.
 * @throws GitError when the commit is not there.
 */
async function readCommit(root, sha) {
    const text = (await gitBytes(['cat-file', 'commit', sha], { cwd: root })).toString('utf8');
    const end = text.indexOf('\n\n');
    const header = (end === -1 ? text : text.slice(0, end)).split('\n');
    const parents = [];
    let time = null;
    for (const line of header) {
        if (line.startsWith('parent '))
            parents.push(line.slice('parent '.length));
        else if (line.startsWith('committer ')) {
            const seconds = / (-?\d{1,15}) [+-]\d+$/u.exec(line)?.[1];
            const date = seconds === undefined ? null : new Date(Number(seconds) * 1000);
            if (date !== null && !Number.isNaN(date.getTime()))
                time = date.toISOString();
        }
    }
    return { sha, parents, time };
}
/** Whether a path (with `/`) lies in a `.perf-gate` folder: our own output, never part of what is measured. */
function isOwnOutput(file) {
    return file.split('/').includes('.perf-gate');
}
/**
 * Whether the work tree is what git has for `commit`, file by file: HEAD has the same tree, nothing is uncommitted or
 * untracked, and git looks at every file (none is skipped in a sparse checkout or assumed unchanged).
 */
async function isSameTree(repository, commit) {
    const { root, head } = repository;
    if (head.dirty || head.sha === null)
        return false;
    const [own, other] = await Promise.all([head.sha, commit].map((sha) => gitOrNull(['rev-parse', '--verify', '--quiet', `${sha}^{tree}`], { cwd: root })));
    if (own === null || own !== other)
        return false;
    const listed = (await gitBytes(['ls-files', '-v', '-z'], { cwd: root })).toString('utf8');
    return listed.split('\0').every((entry) => entry === '' || entry.startsWith('H '));
}
/**
 * Whether there are uncommitted or untracked files that are not ignored.
 * @throws PerfGateError when git cannot tell, as without the LFS filter that the configuration demands.
 */
async function isDirty(root) {
    let bytes;
    try {
        bytes = await gitBytes(
        // Renames would add a second name to an entry.
        ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--ignore-submodules=none', '--no-renames'], { cwd: root });
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        throw new model/* PerfGateError */.DN(`git cannot tell which files of ${root} are uncommitted`, {
            remedy: /\bfilter\b/u.test(error.stderr)
                ? 'Install the program that the filter names (for LFS: git-lfs).'
                : 'See what "git status" says there.',
            output: error.stderr,
            cause: error,
        });
    }
    return bytes
        .toString('utf8')
        .split('\0')
        .some((entry) => entry.length > 3 && !isOwnOutput(entry.slice(3)));
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./build/project-files.js




const mostFiles = 1_000_000;
/** Walks a folder outside of a repository; what tools leave behind is not the project. */
async function walk(root) {
    const found = [];
    const open = [''];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
        for (const entry of await external_node_fs_.promises.readdir(external_node_path_.join(root, folder), { withFileTypes: true })) {
            if (entry.name === 'node_modules' || entry.name.startsWith('.'))
                continue;
            const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (entry.isDirectory())
                open.push(file);
            else if (entry.isFile())
                found.push(file);
            if (found.length > mostFiles)
                return found;
        }
    }
    return found;
}
/**
 * The files of a project, relative to it with `/`, sorted: in a repository the tracked ones and the untracked ones that
 * are not ignored, elsewhere all outside node_modules and hidden folders.
 */
async function projectFiles(project) {
    let files;
    try {
        const bytes = await gitBytes(['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
            cwd: project,
        });
        // A file that is tracked and was removed is listed, one with a merge conflict several times.
        const listed = new Set(bytes.toString('utf8').split('\0'));
        listed.delete('');
        files = [...listed].filter((file) => !file.split('/').includes('node_modules'));
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        files = await walk(project);
    }
    return files.sort();
}
/** Those of the files that any of the globs matches. */
function matchingFiles(files, globs) {
    const matches = picomatch(globs.map((glob) => glob.replace(/^\.\//u, '')));
    return files.filter((file) => matches(file));
}
/** Whether there is a file at this path; a folder is none. */
async function project_files_isFile(file) {
    try {
        return (await external_node_fs_.promises.stat(file)).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/package-manager.js




const lockFiles = [
    ['package-lock.json', 'npm'],
    ['npm-shrinkwrap.json', 'npm'],
    ['pnpm-lock.yaml', 'pnpm'],
    ['yarn.lock', 'yarn'],
    ['bun.lock', 'bun'],
    ['bun.lockb', 'bun'],
];
function texts(value) {
    if (typeof value !== 'object' || value === null)
        return {};
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === 'string'));
}
/**
 * Reads the package.json of a folder; null when it has none.
 * @throws PerfGateError when it is not JSON.
 */
async function readPackageJson(folder) {
    const file = external_node_path_.join(folder, 'package.json');
    if (!(await project_files_isFile(file)))
        return null;
    let json;
    try {
        json = JSON.parse(await external_node_fs_.promises.readFile(file, 'utf8'));
    }
    catch (cause) {
        throw new model/* PerfGateError */.DN(`${file} is not valid JSON`, { remedy: 'Correct it.', cause });
    }
    const found = typeof json === 'object' && json !== null ? json : {};
    return {
        name: typeof found.name === 'string' ? found.name : null,
        scripts: texts(found.scripts),
        dependencies: ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap((kind) => Object.keys(texts(found[kind]))),
        packageManager: typeof found.packageManager === 'string' ? found.packageManager : null,
    };
}
async function command(manager, folder, said) {
    switch (manager) {
        case 'npm':
            return 'npm ci';
        case 'pnpm':
            return 'pnpm install --frozen-lockfile';
        case 'bun':
            return 'bun install --frozen-lockfile';
        case 'yarn': {
            // Yarn 2 and later renamed the option.
            const modern = said === null ? await project_files_isFile(external_node_path_.join(folder, '.yarnrc.yml')) : !/^yarn@[01]\b/u.test(said);
            return modern ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';
        }
    }
}
/**
 * Finds the lock file in the nearest of `folders` (the project first, then the folders above it: a workspace has it at
 * its root). Where one folder has several, the packageManager field of its package.json decides, else the order npm,
 * pnpm, yarn, bun.
 */
async function findInstallation(folders) {
    for (const folder of folders) {
        const present = [];
        for (const [name, manager] of lockFiles) {
            if (await project_files_isFile(external_node_path_.join(folder, name)))
                present.push([name, manager]);
        }
        const [first] = present;
        if (first === undefined)
            continue;
        const said = (await readPackageJson(folder))?.packageManager ?? null;
        const [name, manager] = present.find(([, candidate]) => said?.startsWith(`${candidate}@`)) ?? first;
        return {
            manager,
            lockFile: external_node_path_.join(folder, name),
            command: await command(manager, folder, manager === 'yarn' ? said : null),
        };
    }
    return null;
}

;// CONCATENATED MODULE: ./build/doctor.js









const execute = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
function ok(message) {
    return { level: 'ok', message, remedy: null };
}
async function examine(check) {
    let results;
    try {
        results = await check.run();
    }
    catch (error) {
        const remedy = error instanceof model/* PerfGateError */.DN ? (error.remedy ?? null) : null;
        results = [{ level: 'problem', message: (0,model/* messageOf */.bD)(error), remedy }];
    }
    return results.map((result) => ({ check: check.name, ...result }));
}
function repositoryResults(repository) {
    const results = [ok(`repository ${repository.root}`)];
    if (repository.shallow) {
        results.push({
            level: 'warning',
            message: 'the clone is shallow: the base commit may not be in it',
            remedy: 'Run "git fetch --unshallow", or check out with fetch-depth: 0.',
        });
    }
    if (repository.head.dirty) {
        results.push({
            level: 'warning',
            message: 'there are uncommitted or untracked files, which are measured with head',
            remedy: 'Commit or stash them to measure the commit alone.',
        });
    }
    return results;
}
/** The node of the project, which runs the benchmarks; ours only orchestrates. */
async function nodeResults(folder) {
    let version;
    try {
        version = (await execute('node', ['--version'], { cwd: folder, timeout: 20_000 })).stdout.trim();
    }
    catch (cause) {
        throw new model/* PerfGateError */.DN('there is no node that can be run on the PATH', {
            remedy: 'Install Node.js 20.19 or later.',
            cause,
        });
    }
    const [major = 0, minor = 0] = version.replace(/^v/u, '').split('.').map(Number);
    if (major < 20 || (major === 20 && minor < 19)) {
        return [
            {
                level: 'warning',
                message: `benchmarks run on node ${version}, which is older than 20.19`,
                remedy: 'Use Node.js 20.19 or later.',
            },
        ];
    }
    return [ok(`benchmarks run on node ${version}`)];
}
async function suiteResults(config) {
    const results = [];
    const files = await projectFiles(config.project);
    for (const [index, suite] of config.suites.entries()) {
        const label = suite.name ?? `suites[${String(index)}]`;
        switch (suite.kind) {
            case 'tinybench': {
                const found = matchingFiles(files, suite.files);
                results.push(found.length > 0
                    ? ok(`${label}: ${String(found.length)} benchmark file(s), such as ${found[0] ?? ''}`)
                    : {
                        level: 'problem',
                        message: `${label}: no file matches ${suite.files.join(', ')}`,
                        remedy: 'Write a benchmark file, or correct "files"; ignored files are not seen.',
                    });
                break;
            }
            case 'command': {
                const line = typeof suite.command === 'string' ? suite.command : suite.command.join(' ');
                results.push(ok(`${label}: ${line}`));
                break;
            }
            case 'fake':
                results.push((await project_files_isFile(external_node_path_.resolve(config.project, suite.file)))
                    ? ok(`${label}: ${suite.file}`)
                    : {
                        level: 'problem',
                        message: `${label}: there is no file ${suite.file}`,
                        remedy: 'Correct "file".',
                    });
        }
    }
    return results;
}
async function setupResults(config) {
    const installation = await findInstallation(await projectFolders(config.project));
    const packageJson = await readPackageJson(config.project);
    if (config.setup === null) {
        if (installation === null || packageJson?.dependencies.length === 0)
            return [ok('no set-up is needed')];
        return [
            {
                level: 'warning',
                message: `there is ${external_node_path_.basename(installation.lockFile)} and no "setup": a commit with other dependencies cannot be set up`,
                remedy: `Set "setup" to "${installation.command}".`,
            },
        ];
    }
    if (/^npm ci\b/u.test(config.setup) && installation?.manager !== 'npm') {
        return [
            {
                level: 'problem',
                message: `setup "${config.setup}" needs a package-lock.json, and there is none`,
                remedy: installation === null
                    ? 'Commit one, or set "setup" to another command.'
                    : `Set "setup" to "${installation.command}".`,
            },
        ];
    }
    return [ok(`set-up: ${config.setup}`)];
}
/** Whether the base can be found. */
function baseCheck(base, resolve) {
    return {
        name: 'base',
        async run() {
            if (base === 'none')
                return [ok('no base is asked for')];
            const { sha } = await resolve();
            return [ok(`${base} is ${sha === null ? 'a folder without a commit' : sha.slice(0, 12)}`)];
        },
    };
}
/** First words of the commands of a line; none where quotes or substitutions make them uncertain. */
function programsOf(line) {
    if (/["'`$()<>\\^%]/u.test(line))
        return [];
    return line.split(/&&|\|\||[;|&]/u).flatMap((part) => {
        const word = part
            .trim()
            .split(/\s+/u)
            .find((text) => !/^\w+=/u.test(text));
        return word === undefined || word === '' ? [] : [word];
    });
}
/** What the shell of Windows does itself. */
const ofCmd = /^(?:call|cd|chdir|copy|del|echo|exit|for|if|md|mkdir|move|rd|rem|ren|rmdir|set|start|type)$/iu;
/** Whether the shell that will run it can start a program of this name. */
async function canStart(program, folder, env) {
    const windows = process.platform === 'win32';
    if (windows && ofCmd.test(program))
        return true;
    if (windows && /[\\/]/u.test(program))
        return project_files_isFile(external_node_path_.resolve(folder, program));
    const [file, args] = windows ? ['where', [program]] : ['/bin/sh', ['-c', 'command -v "$1"', 'sh', program]];
    try {
        await execute(file, args, { cwd: folder, env, timeout: 20_000 });
        return true;
    }
    catch {
        return false;
    }
}
/**
 * Whether the programs of a command line can be started; nothing is started.
 * @param name What the command is for, as a check is named.
 * @param env Environment that the command will get.
 */
function programCheck(name, line, folder, env) {
    return {
        name,
        async run() {
            const programs = programsOf(line);
            if (programs.length === 0)
                return [ok(`"${line}" is for the shell to read; it was not tried`)];
            const results = [];
            for (const program of new Set(programs)) {
                results.push((await canStart(program, folder, env))
                    ? ok(`${program} can be started`)
                    : {
                        level: 'problem',
                        message: `"${line}" cannot run: there is no program ${program} on the PATH`,
                        remedy: 'Install it, or correct the command.',
                    });
            }
            return results;
        },
    };
}
/** Whether a suite loads in the work tree, as it is installed there: what it has, or why it has not. */
function loadCheck(label, runner, side) {
    return {
        name: 'benchmarks',
        async run() {
            const { benchmarks, failures, warnings } = await runner.discover(side, new AbortController().signal);
            const results = [];
            const [first] = benchmarks;
            if (first !== undefined) {
                results.push(ok(`${label}: ${String(benchmarks.length)} benchmark(s) were loaded, such as ${JSON.stringify(first.id)}`));
            }
            else if (failures.length === 0) {
                results.push({
                    level: 'problem',
                    message: `${label}: its files register no benchmark`,
                    remedy: 'Default-export (bench) => { bench.add(name, fn) } from one of them.',
                });
            }
            for (const { benchmark, message, output } of failures) {
                const subject = benchmark === null ? '' : `${JSON.stringify(benchmark)}: `;
                const [said = ''] = (output ?? '').trim().split('\n');
                results.push({
                    level: 'problem',
                    message: `${label}: ${subject}${message}${said === '' || message.includes(said) ? '' : ` (${said})`}`,
                    remedy: 'Run the file by itself to see what is wrong with it; are the dependencies installed?',
                });
            }
            for (const message of warnings) {
                results.push({
                    level: 'warning',
                    message: `${label}: ${message}`,
                    remedy: 'See whether that is meant.',
                });
            }
            return results;
        },
    };
}
/** Whether the store can be read: its newest run of each machine class is opened. */
function storeCheck(store, suite, unreadable) {
    return {
        name: 'store',
        async run() {
            const names = await store.list({ suite, fingerprint: null, last: null });
            const machines = [...new Set(names.map((name) => name.fingerprint))];
            const results = [
                ok(`${store.description}: ${String(names.length)} run(s) of ${suite}, ${String(machines.length)} machine class(es)`),
            ];
            for (const fingerprint of machines) {
                const read = await store.read({ suite, fingerprint, last: 1 }, unreadable);
                for (const { path: file, message } of read.unreadable) {
                    results.push({
                        level: 'warning',
                        message: `${file} cannot be read: ${message}`,
                        remedy: 'Remove it from the store.',
                    });
                }
            }
            return results;
        },
    };
}
/**
 * Looks at everything that a gate needs. Nothing is measured, and nothing of ours is written.
 * @returns at least one finding for each check, in the order of a gate.
 */
async function doctor({ cwd, flags, checks }) {
    const found = { repository: null, config: null };
    const findings = await examine({
        name: 'git',
        async run() {
            found.repository = await findRepository(cwd);
            return repositoryResults(found.repository);
        },
    });
    findings.push(...(await examine({
        name: 'configuration',
        async run() {
            const file = await loadConfigFile(cwd, flags.config ?? null);
            found.config = resolveConfig({ cwd, flags, file });
            return [ok(file === null ? 'none: the defaults are used' : file.path)];
        },
    })));
    findings.push(...(await examine({ name: 'node', run: () => nodeResults(cwd) })));
    const { repository, config } = found;
    if (config === null)
        return findings;
    const rest = [
        { name: 'benchmarks', run: () => suiteResults(config) },
        { name: 'set-up', run: () => setupResults(config) },
        ...checks(config, repository),
    ];
    for (const check of rest)
        findings.push(...(await examine(check)));
    return findings;
}
/** 0 when a gate can run, 2 when there is a problem. */
function doctorExitCode(findings) {
    return findings.some((finding) => finding.level === 'problem') ? 2 : 0;
}
/** The findings in words, one line each, with a second one for the remedy. */
function doctorText(findings) {
    const levelWidth = 'problem'.length;
    const checkWidth = Math.max(...findings.map((finding) => finding.check.length));
    const lines = findings.flatMap(({ check, level, message, remedy }) => {
        const head = `${level.padEnd(levelWidth)}  ${check.padEnd(checkWidth)}  `;
        const first = `${head}${(0,untrusted/* messageLine */.EE)(message)}`;
        return remedy === null ? [first] : [first, `${' '.repeat(head.length)}${(0,untrusted/* messageLine */.EE)(remedy)}`];
    });
    const problems = findings.filter((finding) => finding.level === 'problem').length;
    const warnings = findings.filter((finding) => finding.level === 'warning').length;
    lines.push('', problems > 0
        ? `${String(problems)} problem(s): a gate cannot be judged until they are solved.`
        : warnings > 0
            ? `No problem, ${String(warnings)} warning(s).`
            : 'All is well.');
    return `${lines.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./build/analysis/acceptance.js

/**
 * Regressions that were expected become `accepted`.
 *
 * It is the estimate that must not be larger than what is accepted, as it is the estimate that the minimum effect is held
 * against: an interval that holds in ninety-nine gates of a hundred reaches far beyond any sensible bound. Where it does, the
 * verdict says so.
 *
 * @param started when head was measured; acceptances that ended before do not hold.
 */
function accepted(verdicts, policy, started, standingOf) {
    const acceptances = policy.accept.map((acceptance) => ({ acceptance, matches: (0,model/* matcherOf */.Ke)(acceptance) }));
    return verdicts.map((verdict) => {
        if (!verdict.gating || verdict.kind !== 'regressed')
            return verdict;
        const refused = [];
        for (const { acceptance, matches } of acceptances) {
            if (!matches(verdict.benchmark, verdict.metric))
                continue;
            const fault = acceptance_faultOf(acceptance, verdict, started, standingOf);
            if (fault === null)
                return acceptedBy(acceptance, verdict);
            if (fault !== 'elsewhere')
                refused.push(`Not accepted: ${fault}.`);
        }
        return refused.length === 0
            ? verdict
            : { ...verdict, warnings: [...verdict.warnings, ...new Set(refused)] };
    });
}
/** Why an acceptance does not hold for a verdict; `elsewhere`: it is about another change; null: it holds. */
function acceptance_faultOf(acceptance, verdict, started, standingOf) {
    const { commit, expires, upTo } = acceptance;
    const standing = commit === null ? 'open' : standingOf(commit);
    if (standing === 'elsewhere')
        return 'elsewhere';
    if (isExpired(acceptance, started))
        return `the acceptance ended on ${String(expires)}`;
    if (standing === 'over') {
        return `base contains the commit ${String(commit)} that was accepted, so this is another change`;
    }
    if (standing === 'unknown') {
        return `whether the accepted commit ${String(commit)} is part of head and not of base cannot be told in this clone; fetch the whole history`;
    }
    const estimate = verdict.change?.estimate ?? null;
    if (estimate === null || Math.abs(estimate) > upTo)
        return `it is more than the ${percent(upTo)} accepted`;
    return null;
}
function acceptedBy(acceptance, verdict) {
    const { commit, upTo, reason, author, expires } = acceptance;
    const { change } = verdict;
    const worst = change === null ? null : (change.estimate ?? 0) < 0 ? change.low : change.high;
    const beyond = worst === null || Math.abs(worst) > upTo;
    const word = `Accepted up to ${percent(upTo)}; the likely range goes beyond that.`;
    return {
        ...verdict,
        kind: 'accepted',
        acceptance: { commit, upTo, reason, author, expires },
        warnings: beyond ? [...verdict.warnings, word] : verdict.warnings,
    };
}
function isExpired({ expires }, started) {
    return expires !== null && new Date(started).toISOString().slice(0, 10) > expires;
}
/** Verdicts that leave open whether there is something to accept. */
const unsettled = ['regressed', 'accepted', 'inconclusive', 'failed', 'missing'];
/**
 * What stands in the policy and does nothing, so that it can be corrected or removed. Entries that come from a store are
 * its record, and are not spoken about.
 */
function idleEntries(policy, decision, standingOf) {
    const concerned = (entry) => {
        const matches = (0,model/* matcherOf */.Ke)(entry);
        return decision.verdicts.filter((verdict) => matches(verdict.benchmark, verdict.metric));
    };
    const nameOf = ({ benchmark, metric }) => metric === '*' ? JSON.stringify(benchmark) : `${metric} of ${JSON.stringify(benchmark)}`;
    const rules = policy.rules
        .filter((rule) => concerned(rule).length === 0)
        .map((rule) => `The policy for ${nameOf(rule)} concerns nothing that is here: correct or remove it.`);
    const acceptances = policy.accept.flatMap((acceptance) => {
        const { commit, expires, stored } = acceptance;
        const standing = commit === null ? 'open' : standingOf(commit);
        if (stored || standing === 'elsewhere')
            return [];
        const verdicts = concerned(acceptance);
        const why = isExpired(acceptance, decision.head.started)
            ? `ended on ${String(expires)}`
            : standing === 'over'
                ? `is over, because base contains ${String(commit)}`
                : verdicts.length === 0
                    ? 'concerns nothing that is here'
                    : verdicts.some(({ kind }) => unsettled.includes(kind))
                        ? null
                        : 'has nothing to accept: none of it got worse';
        return why === null ? [] : [`The acceptance for ${nameOf(acceptance)} ${why}. Remove it.`];
    });
    return [...rules, ...acceptances];
}
/** A bound that a person wrote, as it was written. */
function percent(fraction) {
    return `${String(Number((fraction * 100).toPrecision(12)))} %`;
}

;// CONCATENATED MODULE: ./build/stats/ranks.js
/**
 * Ranks from 1, doubled so that the midranks of ties are integers; `tied` says whether any two values are equal.
 */
function doubledMidranks(values) {
    const order = values.map((_, index) => index).sort((a, b) => at(values, a) - at(values, b));
    const ranks = new Array(values.length).fill(0);
    let tied = false;
    for (let start = 0; start < order.length;) {
        let end = start + 1;
        const value = at(values, at(order, start));
        while (end < order.length && at(values, at(order, end)) === value)
            end += 1;
        if (end - start > 1)
            tied = true;
        // Positions start+1 … end share their mean rank (start + 1 + end) / 2, doubled.
        for (let position = start; position < end; position += 1)
            ranks[at(order, position)] = start + 1 + end;
        start = end;
    }
    return { ranks, tied };
}
/** `values[index]` where the index is known to be in range. */
function at(values, index) {
    return values[index];
}
/** Median of sorted values (not empty); the mean of the middle two when their number is even. */
function medianOfSorted(sorted) {
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
}
/** Smallest value w of a statistic with P(W >= w) <= tail, by its table of upper tails; null when there is none. */
function criticalValue(upper, tail) {
    let low = 0;
    let high = upper.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (at(upper, middle) <= tail)
            high = middle;
        else
            low = middle + 1;
    }
    return low === upper.length ? null : low;
}

;// CONCATENATED MODULE: ./build/stats/autocorrelation.js

/** Nothing is known about noise that is more alike from point to point than this. */
const strongestCorrelation = 0.95;
/**
 * Variance and correlation of first-order autoregressive noise around levels that may change, from differences of neighbours.
 *
 * With correlation φ the mean square of differences over three points is 1 + φ + φ² times that of differences over one, and
 * the latter is 2 (1 - φ) times the variance; levels do not appear in either. φ is given one standard error of an
 * autocorrelation, 1 / √n, more than is estimated (Bartlett 1946, doi:10.2307/2983611), because what is
 * taken for too independent makes false alarms.
 *
 * @param starts first points of all pieces but the first, ascending; no difference is taken across them.
 * @param least standard deviation that differences of neighbours, over √2, have at least, > 0.
 */
function stationaryNoise(values, starts, least) {
    const near = meanSquareDifference(values, starts, 1);
    const far = meanSquareDifference(values, starts, 3);
    const ratio = near > 0 ? Math.max(1, far / near) : 1;
    const correlation = Math.min(strongestCorrelation, (Math.sqrt(4 * ratio - 3) - 1) / 2 + 1 / Math.sqrt(values.length));
    return { variance: Math.max(least ** 2, near / 2) / (1 - correlation), correlation };
}
/** 0 where no piece is that long. */
function meanSquareDifference(values, starts, lag) {
    let sum = 0;
    let count = 0;
    for (const [piece, from] of [0, ...starts].entries()) {
        const to = starts[piece] ?? values.length;
        for (let point = from + lag; point < to; point += 1) {
            sum += (at(values, point) - at(values, point - lag)) ** 2;
            count += 1;
        }
    }
    return count === 0 ? 0 : sum / count;
}

;// CONCATENATED MODULE: ./build/stats/normal.js
/**
 * Upper tail of the standard normal distribution, P(Z > z). Relative error below 1e-13 for |z| < 37.
 *
 * Series of the error function near 0, Lentz's continued fraction of the complementary one in the tail
 * (Abramowitz & Stegun 7.1.6 and 7.1.14); simple-statistics has a four-digit table, which is 0.001 at z = 5.
 */
function normalUpperTail(z) {
    if (Number.isNaN(z))
        return NaN;
    if (z < 0)
        return 1 - normalUpperTail(-z);
    const x = z / Math.SQRT2;
    if (x < 2) {
        let term = x;
        let sum = x;
        for (let n = 1; Math.abs(term) > 1e-17 * sum && n < 200; n += 1) {
            term *= (2 * x * x) / (2 * n + 1);
            sum += term;
        }
        return 0.5 - (Math.exp(-x * x) * sum) / Math.sqrt(Math.PI);
    }
    let fraction = 0;
    for (let n = 120; n >= 1; n -= 1)
        fraction = n / 2 / (x + fraction);
    return Math.exp(-x * x) / (2 * Math.sqrt(Math.PI) * (x + fraction));
}
/**
 * Quantile of the standard normal distribution: the z with P(Z <= z) = p, for p in (0, 1).
 *
 * Wichura's AS 241 (PPND16, Applied Statistics 37, 1988), relative error about 1e-16.
 */
function normalQuantile(p) {
    if (!(p > 0 && p < 1))
        return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
    const q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
        const r = 0.180625 - q * q;
        return (q * polynomial(centralTop, r)) / polynomial(centralBottom, r);
    }
    const tail = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    const value = tail <= 5
        ? polynomial(middleTop, tail - 1.6) / polynomial(middleBottom, tail - 1.6)
        : polynomial(farTop, tail - 5) / polynomial(farBottom, tail - 5);
    return q < 0 ? -value : value;
}
/** Coefficients from the highest power down. */
function polynomial(coefficients, x) {
    let value = 0;
    for (const coefficient of coefficients)
        value = value * x + coefficient;
    return value;
}
const centralTop = [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const centralBottom = [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
];
const middleTop = [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const middleBottom = [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
];
const farTop = [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const farBottom = [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];

;// CONCATENATED MODULE: ./build/stats/piece-sums.js

/**
 * Sums of any piece of a series at a cost that does not depend on its length; linear time and memory to prepare.
 */
class PieceSums {
    #offset;
    #first;
    #second;
    #placed;
    constructor(values) {
        const count = values.length;
        // Keeps the digits of the sums.
        this.#offset = count === 0 ? 0 : at(values, count >> 1);
        this.#first = new Float64Array(count + 1);
        this.#second = new Float64Array(count + 1);
        this.#placed = new Float64Array(count + 1);
        for (let point = 0; point < count; point += 1) {
            const value = at(values, point) - this.#offset;
            this.#first[point + 1] = at(this.#first, point) + value;
            this.#second[point + 1] = at(this.#second, point) + value * value;
            this.#placed[point + 1] = at(this.#placed, point) + point * value;
        }
    }
    /** Of the points `from` up to, not including, `to`; there is at least one. */
    of(from, to) {
        const count = to - from;
        const between = (sums, end) => at(sums, end) - at(sums, from);
        const mean = between(this.#first, to) / count;
        const squares = Math.max(0, between(this.#second, to) - count * mean * mean);
        const middle = (from + to - 1) / 2;
        const trend = between(this.#placed, to) - middle * count * mean;
        const placeSquares = (count * count - 1) * (count / 12);
        const explained = count === 1 ? 0 : (trend * trend) / placeSquares;
        return { count, mean: mean + this.#offset, squares, lineSquares: Math.max(0, squares - explained) };
    }
}

;// CONCATENATED MODULE: ./build/stats/inversion.js

/**
 * The set of shifts that a pair of one-sided rank tests does not reject, each at level `tail`.
 *
 * A rank test's p changes only where the shift crosses one of the candidates (Walsh averages, or differences of pairs), so
 * p is evaluated once between neighbours and the end found by bisection.
 *
 * @param candidates ascending, all different, not empty.
 * @param greater p of "the location is greater than the shift", growing with the shift.
 * @param less p of "the location is less than the shift", falling as the shift grows.
 */
function invertRankTests(candidates, tail, greater, less) {
    const count = candidates.length;
    const rejectedBelow = firstPlace(count + 1, (place) => greater(between(candidates, place)) > tail) - 1;
    const keptAbove = firstPlace(count + 1, (place) => less(between(candidates, place)) <= tail);
    return {
        low: rejectedBelow === -1 ? -Infinity : at(candidates, Math.min(rejectedBelow, count - 1)),
        high: keptAbove === count + 1 ? Infinity : at(candidates, Math.max(keptAbove - 1, 0)),
    };
}
/** A shift before the first candidate (place 0), between two of them, or behind the last (place `length`). */
function between(candidates, place) {
    const count = candidates.length;
    if (place === 0)
        return at(candidates, 0) - 1;
    if (place === count)
        return at(candidates, count - 1) + 1;
    return (at(candidates, place - 1) + at(candidates, place)) / 2;
}
/** The first place in [0, count) with the property, by bisection; `count` when there is none. */
function firstPlace(count, has) {
    let low = 0;
    let high = count;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (has(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
/** Sorted values without repetitions. */
function distinct(sorted) {
    let kept = 0;
    for (let index = 0; index < sorted.length; index += 1) {
        if (index > 0 && sorted[index] === sorted[index - 1])
            continue;
        sorted[kept] = at(sorted, index);
        kept += 1;
    }
    return sorted.subarray(0, kept);
}

;// CONCATENATED MODULE: ./build/stats/running.js


/**
 * Median of the window of `half` points on either side of each point; near an end, of the part of the window that exists.
 *
 * The window is kept sorted, so that a step costs one search and one move of at most `2 half + 1` numbers.
 */
function runningMedian(values, half) {
    const medians = new Float64Array(values.length);
    const window = new Float64Array(2 * half + 2);
    let size = 0;
    for (let point = -half; point < values.length; point += 1) {
        const enters = point + half;
        const leaves = point - half - 1;
        if (leaves >= 0) {
            const value = at(values, leaves);
            const place = firstPlace(size, (index) => at(window, index) >= value);
            window.copyWithin(place, place + 1, size);
            size -= 1;
        }
        if (enters < values.length) {
            const value = at(values, enters);
            const place = firstPlace(size, (index) => at(window, index) >= value);
            window.copyWithin(place + 1, place, size);
            window[place] = value;
            size += 1;
        }
        if (point >= 0)
            medians[point] = medianOfSorted(window.subarray(0, size));
    }
    return medians;
}

;// CONCATENATED MODULE: ./build/stats/segmentation.js

/**
 * Splits a series into pieces of constant level: the partition with the smallest sum of squared deviations from the levels plus
 * `penalty` for each change. Exact, and deterministic.
 *
 * Optimal partitioning with functional pruning (FPOP: Maidstone, Hocking, Rigaill & Fearnhead 2017,
 * doi:10.1007/s11222-016-9636-3). For each possible present level the cheapest place of the last change is kept; places that
 * are the cheapest for no level are dropped. So few places are kept at any time, with and without changes, and the
 * cost is nearly linear. Memory is linear.
 *
 * @param penalty in squared units of the values, > 0: of noise with variance v, v times as many likelihood-ratio units.
 * @returns first points of all pieces but the first, ascending.
 */
function segment(values, penalty) {
    const count = values.length;
    // Sums over the first points, so that the cost of a piece takes no loop. The offset keeps their digits.
    const offset = at(values, 0);
    const first = new Float64Array(count + 1);
    const second = new Float64Array(count + 1);
    let lowest = 0;
    let highest = 0;
    for (let point = 0; point < count; point += 1) {
        const value = at(values, point) - offset;
        first[point + 1] = at(first, point) + value;
        second[point + 1] = at(second, point) + value * value;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
    }
    // A single level has no pieces of levels to keep.
    if (lowest === highest)
        return [];
    /** Smallest cost of the first points, and the start of the last piece then. */
    const cost = new Float64Array(count + 1);
    const start = new Int32Array(count + 1);
    cost[0] = -penalty;
    // For levels up to ends[i], and above ends[i - 1], the last piece is best begun at places[i]. The arrays are used again and
    // again, because there is one list for each point.
    let places = [0];
    let ends = [highest];
    let kept = 1;
    let nextPlaces = [];
    let nextEnds = [];
    for (let end = 1; end <= count; end += 1) {
        const firstSum = at(first, end);
        const secondSum = at(second, end);
        let best = Infinity;
        let bestPlace = 0;
        let low = lowest;
        for (let piece = 0; piece < kept; piece += 1) {
            const place = at(places, piece);
            const high = at(ends, piece);
            const length = end - place;
            const f = firstSum - at(first, place);
            const level = Math.min(high, Math.max(low, f / length));
            const total = at(cost, place) - at(second, place) + level * (length * level - 2 * f);
            if (total < best) {
                best = total;
                bestPlace = place;
            }
            low = high;
        }
        best += penalty + secondSum;
        cost[end] = best;
        start[end] = bestPlace;
        if (end === count)
            break;
        // Beginning anew after this point costs `best + penalty` at every level: it replaces whatever costs more there.
        let size = 0;
        let covered = lowest;
        low = lowest;
        for (let piece = 0; piece < kept; piece += 1) {
            const place = at(places, piece);
            const high = at(ends, piece);
            const length = end - place;
            const level = (firstSum - at(first, place)) / length;
            const spare = best - (at(cost, place) + secondSum - at(second, place) - length * level * level);
            if (spare > 0) {
                const reach = Math.sqrt(spare / length);
                const from = Math.max(low, level - reach);
                const to = Math.min(high, level + reach);
                if (from < to) {
                    if (from > covered) {
                        nextPlaces[size] = end;
                        nextEnds[size] = from;
                        size += 1;
                    }
                    nextPlaces[size] = place;
                    nextEnds[size] = to;
                    size += 1;
                    covered = to;
                }
            }
            low = high;
        }
        if (covered < highest) {
            nextPlaces[size] = end;
            nextEnds[size] = highest;
            size += 1;
        }
        [places, nextPlaces] = [nextPlaces, places];
        [ends, nextEnds] = [nextEnds, ends];
        kept = size;
    }
    const found = [];
    for (let place = at(start, count); place > 0; place = at(start, place))
        found.push(place);
    return found.reverse();
}

;// CONCATENATED MODULE: ./build/stats/student.js

/**
 * Upper tail of Student's t, P(T > t), for `degrees` > 0 (real). Relative error about 1e-12.
 *
 * By the regularised incomplete beta function (Abramowitz & Stegun 26.7.1).
 */
function studentUpperTail(t, degrees) {
    if (t < 0)
        return 1 - studentUpperTail(-t, degrees);
    return 0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}
/**
 * The t with P(T > t) = tail, for tail in (0, 0.5] and `degrees` > 0.
 *
 * By bisection on the monotone tail: slower than a rational approximation, and as exact as the tail itself.
 */
function studentUpperQuantile(tail, degrees) {
    if (tail === 0.5)
        return 0;
    let high = Math.max(1, -normalQuantile(tail));
    while (studentUpperTail(high, degrees) > tail)
        high *= 2;
    let low = 0;
    for (let step = 0; step < 200 && high - low > 1e-13 * high; step += 1) {
        const middle = (low + high) / 2;
        if (studentUpperTail(middle, degrees) > tail)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}
/** I_x(a, b): continued fraction by Lentz's method, on the side where it converges fast (Numerical Recipes 6.4). */
function incompleteBeta(x, a, b) {
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    if (x > (a + 1) / (a + b + 2))
        return 1 - incompleteBeta(1 - x, b, a);
    const logFront = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b);
    const tiny = 1e-300;
    let c = 1;
    let d = 1 - ((a + b) * x) / (a + 1);
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    let fraction = d;
    for (let m = 1; m < 10_000; m += 1) {
        for (const numerator of [
            (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
            (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
        ]) {
            d = 1 + numerator * d;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = 1 + numerator / c;
            if (Math.abs(c) < tiny)
                c = tiny;
            fraction *= c * d;
        }
        if (Math.abs(c * d - 1) < 1e-15)
            break;
    }
    return (Math.exp(logFront) * fraction) / a;
}
function logBeta(a, b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
}
/** Lanczos approximation (g = 7, n = 9), relative error about 1e-15 for x > 0. */
function logGamma(x) {
    const series = [
        0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
        12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
    ];
    const shifted = x - 1;
    let sum = series[0] ?? 0;
    for (let index = 1; index < series.length; index += 1)
        sum += (series[index] ?? 0) / (shifted + index);
    const t = shifted + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

;// CONCATENATED MODULE: ./build/stats/trend.js


/** More cosines gain little, and their cost is this many passes. */
const mostCosines = 32;
/**
 * A trend that pieces of a series have in common, each with a level of its own, tested so that autocorrelation is no evidence.
 *
 * Least squares. The long-run variance of the scores is estimated by their projections on the first cosines, and t is referred to
 * Student's distribution with one degree less, for the slope that is fitted (Lazarus, Lewis, Stock & Watson 2018, doi:10.1080/07350015.2018.1506926, with
 * their number of cosines, 0.4 n^(2/3)).
 *
 * @param starts first points of all pieces but the first, ascending.
 * @param least what is known from elsewhere of the long-run variance of the points: the few slow cosines of a short series make it
 *   too small too often. 0 where nothing is known.
 * @returns null where there are too few points to tell.
 */
function commonTrend(values, starts, least) {
    const count = values.length;
    const cosines = Math.min(mostCosines, Math.floor(0.4 * count ** (2 / 3)));
    if (cosines < 3)
        return null;
    // Places and values as deviations from the means of their piece.
    const places = new Float64Array(count);
    const deviations = new Float64Array(count);
    let products = 0;
    let squares = 0;
    for (const [piece, from] of [0, ...starts].entries()) {
        const to = starts[piece] ?? count;
        let mean = 0;
        for (let point = from; point < to; point += 1)
            mean += at(values, point) / (to - from);
        for (let point = from; point < to; point += 1) {
            const place = point - (from + to - 1) / 2;
            const value = at(values, point) - mean;
            places[point] = place;
            deviations[point] = value;
            products += place * value;
            squares += place * place;
        }
    }
    if (squares === 0)
        return null;
    const slope = products / squares;
    let longRun = 0;
    // What the sum of squared projections is on average when the points are independent with variance 1.
    let independent = 0;
    for (let order = 1; order <= cosines; order += 1) {
        let projection = 0;
        let weightSquares = 0;
        let weightPlaces = 0;
        for (const [piece, from] of [0, ...starts].entries()) {
            const to = starts[piece] ?? count;
            let weightSum = 0;
            for (let point = from; point < to; point += 1) {
                const place = at(places, point);
                const weight = place * Math.cos((Math.PI * order * (point + 0.5)) / count);
                projection += weight * (at(deviations, point) - slope * place);
                weightSum += weight;
                weightSquares += weight * weight;
                weightPlaces += weight * place;
            }
            weightSquares -= weightSum ** 2 / (to - from);
        }
        longRun += projection * projection;
        independent += weightSquares - weightPlaces ** 2 / squares;
    }
    // Levels and slope are fitted, which leaves the residuals less of the slow cosines than the noise has. Scaled so that it is
    // without bias for independent points, where the sum of scores has variance `squares`.
    longRun = Math.max(least * squares, (longRun * squares) / independent);
    const t = Math.abs(products) / Math.sqrt(longRun);
    if (Number.isNaN(t))
        return { slope: 0, p: 1 };
    return { slope, p: t === Infinity ? 0 : 2 * studentUpperTail(t, cosines - 1) };
}

;// CONCATENATED MODULE: ./build/analysis/change-points.js








// None is an option: what a user can judge is the policy.
/**
 * Likelihood-ratio units for each change, times log n, while it is not known yet how alike neighbours are: changes that exceed this
 * are changes however the noise is, and what is left between them tells how it is.
 */
const clearPenalty = 20;
/** Points further than this from the running median are drawn in to this distance, in standard deviations of the noise. */
const clippedAt = 3;
/** … and to this one for the scatter that a step has to stand out of: there spikes count, but none hides a step by itself. */
const scatterAt = 10;
/** Noise below this part of the minimum effect makes no difference. */
const finestNoise = 1 / 20;
/**
 * The log-likelihood ratio by which the best place of a change beats the true one exceeds this in 5 % of cases:
 * (1 - exp(-x))² = 0.95, the maximum of two random walks with drift (Yao 1987, doi:10.1214/aos/1176350509).
 */
const placeRatio = -Math.log(1 - Math.sqrt(0.95));
/**
 * Where the level of a series changed, and whether it drifts.
 *
 * Values that are all positive are compared by their logs; otherwise by differences, relative to the larger of the two levels.
 * Deterministic, robust against single spikes, and nearly linear in time and memory. See docs/statistics.md.
 *
 * @param values in time order, finite, any unit.
 * @returns change points in ascending order; `drift` is null where none is shown.
 * @throws PerfGateError for a value that is not finite.
 */
function detectChangePoints(values, policyInput = {}) {
    const policy = model/* changePointPolicySchema */.O2.parse(policyInput);
    const place = values.findIndex((value) => !Number.isFinite(value));
    if (place !== -1) {
        throw new model/* PerfGateError */.DN(`value ${String(place)} of the series is ${String(values[place])}`, {
            remedy: 'Leave out what was not measured.',
        });
    }
    if (values.length < 2 * policy.smallestSegment)
        return { changePoints: [], drift: null };
    const series = prepare(values, policy);
    if (series === null)
        return { changePoints: [], drift: null };
    const candidates = segment(series.clipped, series.critical ** 2 * series.longRun);
    const starts = merge(candidates, series, policy);
    const ends = [...starts, values.length];
    const changePoints = starts.map((index, k) => {
        const from = starts[k - 1] ?? 0;
        const to = ends[k + 1] ?? values.length;
        const step = stepAt(series, from, index, to);
        const before = series.back(step.before);
        const after = series.back(step.after);
        return {
            index,
            ...placesOf(series, step, from, index, to),
            before,
            after,
            change: before === 0 ? null : (after - before) / Math.abs(before),
            p: Math.min(1, 2 * normalUpperTail(step.distance) * comparisons(values.length)),
        };
    });
    return { changePoints, drift: driftOf(series, starts, policy) };
}
/** null: all values are the same. */
function prepare(values, policy) {
    const isLog = values.every((value) => value > 0);
    const raw = Float64Array.from(values, (value) => (isLog ? Math.log(value) : value));
    const steps = raw.subarray(1).map((value, point) => Math.abs(value - at(raw, point)));
    const moves = steps.filter((step) => step > 0).sort();
    if (moves.length === 0)
        return null;
    const typical = medianOfSorted(steps.sort());
    const scale = isLog ? 1 : medianOfSorted(raw.map(Math.abs).sort());
    const noise = Math.max(
    // 1.4826 times the median of sizes is the standard deviation of a normal distribution; a difference has twice the variance.
    // What is rounded to steps of q has an error of at least q / √12 that equal neighbours do not show.
    typical > 0 ? (1.4826 * typical) / Math.SQRT2 : medianOfSorted(moves) / Math.sqrt(12), finestNoise * policy.minimumEffect * scale, Number.MIN_VALUE);
    const middle = runningMedian(raw, policy.smallestSegment - 1);
    const within = (reach) => raw.map((value, point) => Math.min(at(middle, point) + reach, Math.max(at(middle, point) - reach, value)));
    const clipped = within(clippedAt * noise);
    const clear = segment(clipped, clearPenalty * Math.log(values.length) * noise ** 2);
    const { variance, correlation } = stationaryNoise(clipped, clear, noise);
    const inflation = (1 + correlation) / (1 - correlation);
    return {
        clipped,
        sums: new PieceSums(clipped),
        scatterSums: new PieceSums(within(scatterAt * noise)),
        variance,
        inflation,
        longRun: variance * inflation,
        critical: -normalQuantile(policy.alpha / comparisons(values.length) / 2),
        isLog,
        back: isLog ? Math.exp : (level) => level,
    };
}
/** The change between the points [from, index) and [index, to). */
function stepAt(series, from, index, to) {
    const [a, b] = [series.sums.of(from, index), series.sums.of(index, to)];
    const [wideA, wideB] = [series.scatterSums.of(from, index), series.scatterSums.of(index, to)];
    // As if one more point were known, so that few points that happen to be alike do not count as certainty.
    const own = series.variance;
    const squares = a.squares + b.squares + own;
    const longRun = (squares / (to - from - 1)) * series.inflation;
    const error = Math.sqrt(Math.max(series.longRun, longRun) * (1 / a.count + 1 / b.count));
    return {
        before: a.mean,
        after: b.mean,
        variance: (wideA.squares + wideB.squares + own) / (to - from - 1),
        longRun,
        distance: Math.abs(b.mean - a.mean) / error,
        lineRatio: (series.sums.of(from, to).lineSquares + own) / squares,
    };
}
/** Places times lengths that a change is looked for: neighbouring lengths by factors of two tell nearly the same. */
function comparisons(count) {
    return count * Math.log2(count);
}
/**
 * How well a step meets what the policy asks for: the least of its ratios to what is asked, below 1 where one is not met.
 */
function strengthOf(series, from, index, to, policy) {
    const step = stepAt(series, from, index, to);
    const size = Math.abs(step.after - step.before);
    const asked = series.isLog
        ? Math.log1p(policy.minimumEffect)
        : policy.minimumEffect * Math.max(Math.abs(step.before), Math.abs(step.after));
    return Math.min(size / asked, size / (policy.minimumSpreads * Math.sqrt(step.variance)), step.distance / series.critical, Math.min(index - from, to - index) / policy.smallestSegment, step.lineRatio);
}
/**
 * Removes changes that do not meet the policy, each time one that is weaker than both its neighbours, until all that are left
 * meet it. Walking back only after a removal keeps the cost linear in the number of candidates.
 */
function merge(candidates, series, policy) {
    // Places 1 … last are candidates, 0 and last + 1 the ends of the series.
    const last = candidates.length;
    const points = [0, ...candidates, series.clipped.length];
    const before = points.map((_, k) => k - 1);
    const after = points.map((_, k) => k + 1);
    const strength = points.map(() => Infinity);
    const weigh = (k) => {
        if (k < 1 || k > last)
            return;
        const [from, to] = [at(points, at(before, k)), at(points, at(after, k))];
        strength[k] = strengthOf(series, from, at(points, k), to, policy);
    };
    for (let k = 1; k <= last; k += 1)
        weigh(k);
    for (let k = 1; k <= last;) {
        const [previous, next] = [at(before, k), at(after, k)];
        const own = at(strength, k);
        if (own >= 1 || own > at(strength, next)) {
            k = next;
            continue;
        }
        after[previous] = next;
        before[next] = previous;
        weigh(previous);
        weigh(next);
        // The one before may have been passed over because its neighbour was weaker than it is now.
        k = Math.max(at(before, previous), at(after, 0));
    }
    const kept = [];
    for (let k = at(after, 0); k <= last; k = at(after, k))
        kept.push(at(points, k));
    return kept;
}
/** All places that fit the data nearly as well as the best: 95 % confidence, by inversion of the likelihood ratio. */
function placesOf({ clipped }, step, from, index, to) {
    const limit = 2 * placeRatio * step.longRun;
    /** What the point costs in excess when it is taken for one of the other piece. */
    const excess = (point, own, other) => (at(clipped, point) - other) ** 2 - (at(clipped, point) - own) ** 2;
    let low = index;
    for (let point = index - 1, sum = 0; point > from; point -= 1) {
        sum += excess(point, step.before, step.after);
        if (sum <= limit)
            low = point;
    }
    let high = index;
    for (let point = index, sum = 0; point < to - 1; point += 1) {
        sum += excess(point, step.after, step.before);
        if (sum <= limit)
            high = point + 1;
    }
    return { low, high };
}
function driftOf(series, starts, policy) {
    const trend = commonTrend(series.clipped, starts, series.longRun);
    if (trend === null || trend.p > policy.alpha)
        return null;
    const whole = trend.slope * (series.clipped.length - 1);
    const scale = series.sums.of(0, series.clipped.length).mean;
    const change = series.isLog ? Math.expm1(whole) : scale === 0 ? null : whole / Math.abs(scale);
    if (change !== null && Math.abs(change) < policy.minimumEffect)
        return null;
    return { change, p: trend.p };
}

// EXTERNAL MODULE: ./node_modules/simple-statistics/dist/simple-statistics.mjs
var simple_statistics = __webpack_require__(5521);
;// CONCATENATED MODULE: ./build/stats/moderated-variance.js
/**
 * Borrows strength between variances of different things that were each estimated from few values: each is averaged with
 * a common one, weighted by how alike they all are. They are fitted as draws from a scaled inverse chi-squared
 * distribution by the moments of their logs (Smyth 2004, section 6.2, the `limma` method). Only sizes count here, never
 * signs.
 *
 * @param variances greater than 0.
 * @param degrees degrees of freedom of each, greater than 0.
 */
function moderateVariances(variances, degrees) {
    const count = variances.length;
    if (count < 3)
        return { priorDegrees: 0, variances: [...variances] };
    const logs = variances.map((variance, index) => {
        const half = degrees[index] / 2;
        return Math.log(variance) - digamma(half) + Math.log(half);
    });
    const mean = logs.reduce((sum, log) => sum + log, 0) / count;
    const scatter = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (count - 1);
    const byChance = degrees.reduce((sum, own) => sum + trigamma(own / 2), 0) / count;
    const excess = scatter - byChance;
    if (excess <= 0) {
        // No more scatter than chance alone makes: all have one variance.
        return { priorDegrees: Infinity, variances: variances.map(() => Math.exp(mean)) };
    }
    const half = inverseTrigamma(excess);
    const common = Math.exp(mean + digamma(half) - Math.log(half));
    return {
        priorDegrees: 2 * half,
        variances: variances.map((variance, index) => {
            const own = degrees[index];
            return (2 * half * common + own * variance) / (2 * half + own);
        }),
    };
}
/** Derivative of log gamma, for x > 0: recurrence up to 6, then the asymptotic series (Abramowitz & Stegun 6.3.18). */
function digamma(x) {
    let shifted = x;
    let sum = 0;
    for (; shifted < 6; shifted += 1)
        sum -= 1 / shifted;
    const square = 1 / (shifted * shifted);
    return (sum +
        Math.log(shifted) -
        0.5 / shifted -
        square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132)))));
}
/** Derivative of digamma, for x > 0 (Abramowitz & Stegun 6.4.12). */
function trigamma(x) {
    let shifted = x;
    let sum = 0;
    for (; shifted < 6; shifted += 1)
        sum += 1 / (shifted * shifted);
    const square = 1 / (shifted * shifted);
    return (sum +
        1 / shifted +
        square / 2 +
        (square / shifted) *
            (1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - (square * 5) / 66)))));
}
/** The x > 0 with trigamma(x) = value > 0: Newton's method on 1 / trigamma, which is nearly straight (Smyth 2004, appendix). */
function inverseTrigamma(value) {
    if (value > 1e7)
        return 1 / Math.sqrt(value);
    if (value < 1e-6)
        return 1 / value;
    let x = 0.5 + 1 / value;
    for (let step = 0; step < 50; step += 1) {
        const now = trigamma(x);
        const change = (now * (1 - now / value)) / tetragamma(x);
        x += change;
        if (-change / x < 1e-10)
            break;
    }
    return x;
}
/** Derivative of trigamma, for x > 0 (Abramowitz & Stegun 6.4.14). */
function tetragamma(x) {
    let shifted = x;
    let sum = 0;
    for (; shifted < 6; shifted += 1)
        sum -= 2 / shifted ** 3;
    const square = 1 / (shifted * shifted);
    return (sum -
        square -
        square / shifted -
        square * square * (1 / 2 - square * (1 / 6 - square * (1 / 6 - square * (3 / 10 - (square * 5) / 6)))));
}

;// CONCATENATED MODULE: ./build/stats/tail-degrees.js
/** Heavier tails than these are not believed in, lighter ones than those make no difference. */
const fewest = 4;
const most = 30;
/** Before any data: as many values as this, with the fourth moment of Student's t with five degrees of freedom. */
const priorCount = 50;
const priorKurtosis = 9;
/** Before any data: as many values as this on either side, no farther out on one than on the other. */
const priorPerSide = 20;
/**
 * How heavy the tails of residuals are, by their fourth moment: a Student's t with v degrees has kurtosis 3 + 6 / (v - 4).
 * One far value among few counts as heavy tails, and few values are taken to have them.
 *
 * @param residuals around zero, each divided by its own spread; may be empty.
 */
function tailsOf(residuals) {
    const sum = (values, power) => values.reduce((total, value) => total + value ** power, 0);
    const square = sum(residuals, 2) / Math.max(1, residuals.length);
    if (square === 0)
        return { kurtosis: priorKurtosis, degrees: degreesOf(priorKurtosis), above: 1, below: 1 };
    const kurtosis = (priorCount * priorKurtosis + sum(residuals, 4) / square ** 2) / (priorCount + residuals.length);
    const side = (values) => {
        const own = (priorPerSide * square + sum(values, 2)) / (priorPerSide + values.length);
        return Math.max(1, Math.sqrt(own / square));
    };
    return {
        kurtosis,
        degrees: degreesOf(kurtosis),
        above: side(residuals.filter((residual) => residual > 0)),
        below: side(residuals.filter((residual) => residual < 0)),
    };
}
/**
 * Degrees of freedom that a variance of `count` values is worth: for normal data count - 1, for heavier tails fewer, because
 * the variance of a variance grows with the fourth moment, as (kurtosis - 1) / count.
 */
function degreesOfVariance(count, kurtosis) {
    return (count - 1) * Math.min(1, 2 / (kurtosis - 1));
}
function degreesOf(kurtosis) {
    return Math.min(most, fewest + 6 / Math.max(kurtosis - 3, 6 / (most - fewest)));
}

;// CONCATENATED MODULE: ./build/stats/moderated-t.js



/** A spread of equal values is rounding, not certainty. */
const smallestVariance = 0.002 ** 2;
/** Fewer samples than this tell nothing about how alike their spreads are. */
const fewestLenders = 3;
/** No sample is taken to vary by less than this part of the mean variance. */
const leastShare = 0.5;
/**
 * Moderated t tests (Smyth 2004, section 4): each sample's variance is averaged with one that the suite has in common, so
 * that three values are worth as many more as their suite is alike. Beyond that paper the method is more careful:
 *
 * - no variance is taken to be below half of the mean variance of the suite. Values that agree by luck (both sides sat in their
 *   slow mode three times) otherwise look certain, although their neighbours show what happens there;
 * - the tails are as heavy as those of the suite's residuals ({@link tailsOf});
 * - at `lenders` times the level, the sample's own t test has to reject too: no number of quiet neighbours tells that this
 *   one is quiet.
 *
 * Spreads about the own mean are all that is borrowed, so neither the direction nor the size of a change counts.
 *
 * @param samples each of at least two finite values, on the log scale.
 */
function moderatedTs(samples) {
    const means = samples.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
    const degrees = samples.map((values) => values.length - 1);
    const own = samples.map((values, index) => {
        const squares = values.reduce((sum, value) => sum + (value - means[index]) ** 2, 0);
        return Math.max(squares / (values.length - 1), smallestVariance);
    });
    const borrows = samples.length >= fewestLenders;
    const { priorDegrees, variances } = borrows
        ? moderateVariances(own, degrees)
        : { priorDegrees: 0, variances: own };
    const least = borrows ? (leastShare * own.reduce((sum, variance) => sum + variance, 0)) / own.length : 0;
    const lent = variances.map((variance) => Math.max(variance, least));
    const residuals = samples.flatMap((values, index) => {
        // A residual about a mean of few values is smaller than the noise.
        const scale = Math.sqrt(lent[index] * (1 - 1 / values.length));
        return values.map((value) => (value - means[index]) / scale);
    });
    const tails = borrows ? tailsOf(residuals).degrees : Infinity;
    return samples.map((values, index) => ({
        mean: means[index],
        error: Math.sqrt(lent[index] / values.length),
        degrees: Math.min(degrees[index] + priorDegrees, tails),
        ownError: Math.sqrt(own[index] / values.length),
        ownDegrees: degrees[index],
        lenders: borrows ? samples.length : 1,
    }));
}
/** p of "the truth lies above / below the shift". */
function moderatedTTest(fit, shift = 0) {
    const tail = (distance) => {
        const own = studentUpperTail(distance / fit.ownError, fit.ownDegrees);
        return Math.max(studentUpperTail(distance / fit.error, fit.degrees), own / fit.lenders);
    };
    return { greater: tail(fit.mean - shift), less: tail(shift - fit.mean) };
}
/** The shifts that neither half of {@link moderatedTTest} rejects at level `tail`, in [0, 0.5). */
function moderatedTInterval(fit, tail) {
    if (tail <= 0)
        return { low: -Infinity, high: Infinity };
    const ownTail = Math.min(0.5, tail * fit.lenders);
    const half = Math.max(fit.error * quantileOf(tail, fit.degrees), fit.ownError * quantileOf(ownTail, fit.ownDegrees));
    return { low: fit.mean - half, high: fit.mean + half };
}
const quantiles = new Map();
/** The samples of a suite ask for the same few again and again. */
const mostQuantiles = 1000;
function quantileOf(tail, degrees) {
    const key = `${String(tail)} ${String(degrees)}`;
    let quantile = quantiles.get(key);
    if (quantile === undefined) {
        quantile = studentUpperQuantile(tail, degrees);
        if (quantiles.size >= mostQuantiles)
            quantiles.clear();
        quantiles.set(key, quantile);
    }
    return quantile;
}

;// CONCATENATED MODULE: ./build/stats/rank-sum.js



/**
 * Wilcoxon's rank-sum (Mann–Whitney) test for two independent samples, conditional on the pooled values: under the null
 * hypothesis every choice of which values are the second sample's is equally likely. Exact with ties.
 * (Mann & Whitney 1947; Lehmann 1975, chapters 1 and 2.)
 *
 * Up to this many pairs (first size × second size) the distribution is counted; above, the normal approximation with
 * continuity and tie correction.
 */
const exactPairs = 900;
/** p of "second lies above / below first + shift". Both samples not empty. */
function rankSumTest(first, second, shift = 0) {
    const m = first.length;
    const n = second.length;
    const { ranks, tied } = doubledMidranks([...first, ...second.map((value) => value - shift)]);
    let observed = 0;
    for (let index = m; index < m + n; index += 1)
        observed += at(ranks, index);
    const total = ranks.reduce((sum, rank) => sum + rank, 0);
    if (m * n > exactPairs) {
        const mean = (total * n) / (m + n);
        const centre = total / (m + n);
        const squares = ranks.reduce((sum, rank) => sum + (rank - centre) ** 2, 0);
        const deviation = Math.sqrt((squares * m * n) / ((m + n) * (m + n - 1)));
        if (deviation === 0)
            return { greater: 1, less: 1 };
        return {
            greater: normalUpperTail((observed - mean - 1) / deviation),
            less: normalUpperTail((mean - observed - 1) / deviation),
        };
    }
    if (!tied) {
        // Pairs in which the second is larger: the rank sum less the smallest it can be.
        const upper = untiedUpperTail(m, n);
        const larger = observed / 2 - (n * (n + 1)) / 2;
        return { greater: at(upper, larger), less: at(upper, m * n - larger) };
    }
    const distribution = subsetSums(ranks, n);
    let greater = 0;
    let less = 0;
    for (let sum = 0; sum < distribution.length; sum += 1) {
        const probability = at(distribution, sum);
        if (sum >= observed)
            greater += probability;
        if (sum <= observed)
            less += probability;
    }
    return { greater: Math.min(1, greater), less: Math.min(1, less) };
}
/** Median of all differences second - first, and the intervals that invert {@link rankSumTest}. */
function rankSumEstimate(first, second, tails) {
    const differences = new Float64Array(first.length * second.length);
    let next = 0;
    for (const a of first) {
        for (const b of second) {
            differences[next] = b - a;
            next += 1;
        }
    }
    differences.sort();
    const m = first.length;
    const n = second.length;
    const tied = new Set(first).size < m || new Set(second).size < n;
    const candidates = tied || m * n > exactPairs ? distinct(differences.slice()) : differences;
    const intervals = tails.map((tail) => {
        if (!tied && m * n <= exactPairs) {
            // Without ties the statistic is the number of differences above the shift (Moses 1965).
            const needed = criticalValue(untiedUpperTail(m, n), tail);
            if (needed === null)
                return { low: -Infinity, high: Infinity };
            return { low: at(differences, m * n - needed), high: at(differences, needed - 1) };
        }
        return invertRankTests(candidates, tail, (shift) => rankSumTest(first, second, shift).greater, (shift) => rankSumTest(first, second, shift).less);
    });
    return { estimate: medianOfSorted(differences), intervals };
}
const untied = new Map();
/** P(U >= u) by u, for samples of m and n values without ties. */
function untiedUpperTail(m, n) {
    const key = `${String(m)} ${String(n)}`;
    let table = untied.get(key);
    if (table === undefined) {
        const doubled = Array.from({ length: m + n }, (_, index) => 2 * (index + 1));
        const sums = subsetSums(doubled, n);
        const least = n * (n + 1);
        table = new Float64Array(m * n + 1);
        let tail = 0;
        for (let u = m * n; u >= 0; u -= 1) {
            tail += at(sums, least + 2 * u);
            table[u] = Math.min(1, tail);
        }
        untied.set(key, table);
    }
    return table;
}
/** Probability of each sum of `size` ranks drawn without replacement. */
function subsetSums(ranks, size) {
    const total = ranks.reduce((sum, rank) => sum + rank, 0);
    const width = total + 1;
    // Row k holds, for subsets of k of the ranks seen so far, counts scaled to stay finite.
    const rows = Array.from({ length: size + 1 }, () => new Float64Array(width));
    rows[0][0] = 1;
    let seen = 0;
    for (const rank of ranks) {
        seen += 1;
        for (let k = Math.min(size, seen); k >= 1; k -= 1) {
            const row = rows[k];
            const shorter = rows[k - 1];
            for (let sum = width - 1; sum >= rank; sum -= 1)
                row[sum] = at(row, sum) + at(shorter, sum - rank);
        }
    }
    const last = rows[size];
    const count = last.reduce((sum, value) => sum + value, 0);
    return last.map((value) => value / count);
}

;// CONCATENATED MODULE: ./build/stats/signed-rank.js



/**
 * A signed-rank test with winsorized ranks, as a randomisation test: under the null hypothesis a fair coin gave each
 * difference its sign, independently of its size, so the reference distribution is that of the score sum over all sign
 * patterns. It is conditional on the sizes that were seen, so it is exact with ties; zeros have no sign and are left out.
 *
 * The score of a difference is the rank of its size (Wilcoxon 1945), but not more than a
 * share of the number of differences. A round in which one process fell into another JIT mode is far off in whatever direction it likes; as the
 * largest of all it would own a plain rank sum. With ranks capped it counts as much as any ordinary large round. Any
 * non-decreasing score of ranks gives an exact test, and one whose inversion is an interval (Hájek & Šidák 1967, II.1.2).
 *
 * The cap was chosen by simulation before real data were looked at: with odd rounds it detects far more, and with clean
 * normal rounds a little less, than plain ranks.
 *
 * Above {@link exactLimit} differences the normal approximation with continuity correction is used, where it is good to
 * the third digit.
 */
const exactLimit = 200;
/**
 * Sizes that differ by less than this share of the largest number involved differ by rounding alone. Rounding does not go by the
 * coin: it can make all differences of one sign larger by a hair than those of the other, and then sizes tell signs.
 */
const roundingShare = 1e-11;
/** Highest rank that counts, as a share of the number of differences; 1 is Wilcoxon's own test. */
const defaultCap = 0.4;
/** @param differences finite numbers; an empty list, or one of zeros only, gives p = 1 both ways. */
function signedRankTest(differences, shift = 0, cap = defaultCap) {
    return testSorted(Float64Array.from(differences).sort(), shift, cap);
}
/**
 * The estimate (the shift at which positive and negative scores balance) and the intervals that invert
 * {@link signedRankTest}: a shift lies outside iff one of the two one-sided tests rejects it at level `tail`.
 *
 * @param differences finite, not empty.
 * @param tails levels in (0, 0.5), one interval for each; confidence is at least 1 - 2 tail.
 */
function signedRankEstimate(differences, tails, cap = defaultCap) {
    const sorted = Float64Array.from(differences).sort();
    // Ranks of |d - shift| change only where the shift passes the middle of two differences.
    const candidates = distinct(walshAverages(sorted));
    const greater = (shift) => testSorted(sorted, shift, cap).greater;
    const less = (shift) => testSorted(sorted, shift, cap).less;
    const surplus = (place) => {
        const { positive, total } = scoreSums(sorted, between(candidates, place), cap);
        return positive - total / 2;
    };
    const places = candidates.length + 1;
    const balanced = at(candidates, Math.max(0, firstPlace(places, (place) => surplus(place) <= 0) - 1));
    const outweighed = at(candidates, Math.max(0, firstPlace(places, (place) => surplus(place) < 0) - 1));
    return {
        estimate: (balanced + outweighed) / 2,
        intervals: tails.map((tail) => invertRankTests(candidates, tail, greater, less)),
    };
}
/** Fewest rounds with which the test can reach a p of `level` at all: 2^-n <= level. */
function fewestRounds(level) {
    return Math.ceil(-Math.log2(level) - 1e-9);
}
/**
 * Doubled scores, so that the midranks of ties are integers. `sorted` ascending.
 * @param groups takes the numbers of differences of equal size, from the smallest size.
 */
function scoreSums(sorted, shift, cap, groups) {
    const { length } = sorted;
    const rounding = roundingShare * Math.max(Math.abs(shift), Math.abs(at(sorted, 0)), Math.abs(at(sorted, length - 1)));
    let above = 0;
    while (above < length && at(sorted, above) <= shift + rounding)
        above += 1;
    let below = above - 1;
    while (below >= 0 && at(sorted, below) >= shift - rounding)
        below -= 1;
    const count = below + 1 + length - above;
    const highest = highestScore(count, cap);
    let tied = false;
    let positive = 0;
    let total = 0;
    // From the shift outwards on both sides, always the nearer next: that is the order of the sizes.
    for (let ranked = 0; ranked < count;) {
        const down = below >= 0 ? shift - at(sorted, below) : Infinity;
        const up = above < length ? at(sorted, above) - shift : Infinity;
        const size = (down < up ? down : up) + rounding;
        const firstAbove = above;
        while (above < length && at(sorted, above) - shift <= size)
            above += 1;
        const lastBelow = below;
        while (below >= 0 && shift - at(sorted, below) <= size)
            below -= 1;
        const ups = above - firstAbove;
        const members = ups + lastBelow - below;
        // Their mean rank is (first + last) / 2.
        const rank = 2 * ranked + 1 + members;
        const score = rank < highest ? rank : highest;
        positive += ups * score;
        total += members * score;
        ranked += members;
        if (members > 1)
            tied = true;
        groups?.push(members);
    }
    return { positive, total, count, tied };
}
function highestScore(count, cap) {
    return 2 * Math.max(1, Math.round(cap * count));
}
function testSorted(sorted, shift, cap) {
    const { positive, total, count, tied } = scoreSums(sorted, shift, cap);
    if (count === 0)
        return { greater: 1, less: 1 };
    const groups = [];
    if (tied)
        scoreSums(sorted, shift, cap, groups);
    else if (count > exactLimit)
        groups.push(...new Array(count).fill(1));
    if (count > exactLimit)
        return approximate(scoresOf(groups, count, cap), positive, total);
    const upper = tied ? tiedUpperTail(groups, count, cap) : signed_rank_untiedUpperTail(count, cap);
    // Symmetric: the sum of the negative scores has the same distribution.
    return { greater: at(upper, positive), less: at(upper, total - positive) };
}
/** Means of all pairs, each value with itself included, ascending. */
function walshAverages(values) {
    const averages = new Float64Array((values.length * (values.length + 1)) / 2);
    let next = 0;
    for (let i = 0; i < values.length; i += 1) {
        for (let j = i; j < values.length; j += 1) {
            averages[next] = (at(values, i) + at(values, j)) / 2;
            next += 1;
        }
    }
    return averages.sort();
}
/** Doubled scores of differences in groups of equal size. */
function scoresOf(groups, count, cap) {
    const highest = highestScore(count, cap);
    const scores = [];
    for (const members of groups) {
        const score = Math.min(2 * scores.length + 1 + members, highest);
        for (let member = 0; member < members; member += 1)
            scores.push(score);
    }
    return scores;
}
const untiedTables = new Map();
/** P(W >= w) by w, for differences of different sizes. */
function signed_rank_untiedUpperTail(count, cap) {
    // By count and cap in one number: a key of text would cost more than the look-up.
    const key = count + cap / 2;
    let table = untiedTables.get(key);
    if (table === undefined) {
        table = upperTail(scoresOf(new Array(count).fill(1), count, cap));
        untiedTables.set(key, table);
    }
    return table;
}
const tiedTables = new Map();
/** A coarse clock gives the same few patterns of ties again and again; a fine one gives none. */
const mostTiedTables = 5000;
function tiedUpperTail(groups, count, cap) {
    const key = `${String(cap)}: ${groups.join(' ')}`;
    let table = tiedTables.get(key);
    if (table === undefined) {
        table = upperTail(scoresOf(groups, count, cap));
        if (tiedTables.size >= mostTiedTables)
            tiedTables.clear();
        tiedTables.set(key, table);
    }
    return table;
}
/** P(sum of a random subset of the scores >= s), by s. */
function upperTail(scores) {
    const total = scores.reduce((sum, score) => sum + score, 0);
    const probability = new Float64Array(total + 1);
    probability[0] = 1;
    let reached = 0;
    for (const score of scores) {
        reached += score;
        for (let sum = reached; sum >= 0; sum -= 1) {
            const without = at(probability, sum);
            const within = sum >= score ? at(probability, sum - score) : 0;
            probability[sum] = (without + within) / 2;
        }
    }
    for (let sum = total - 1; sum >= 0; sum -= 1) {
        probability[sum] = at(probability, sum) + at(probability, sum + 1);
    }
    return probability;
}
function approximate(scores, positive, total) {
    // Each score is in the sum or not, with probability one half; one step is at least 1.
    const deviation = Math.sqrt(scores.reduce((sum, score) => sum + score * score, 0)) / 2;
    const tail = (sum) => normalUpperTail((sum - total / 2 - 1) / deviation);
    return { greater: tail(positive), less: tail(total - positive) };
}

;// CONCATENATED MODULE: ./build/analysis/comparison.js





/** Levels of a comparison that is looked at once. */
function lookingOnce(level, equivalenceLevel, bias = largestBias) {
    return { whole: level, share: 1, level, equivalenceLevel, bias };
}
/** The bias that is allowed for under the default policy, and the most that is. */
const largestBias = Math.log1p(0.005);
/** Unchanged copies in the evaluation's recordings differ by no more than this on average. */
const smallestBias = Math.log1p(0.001);
/**
 * What a fair coin cannot swap is bias: a test of "no change at all" would, with enough rounds, find it. So the null
 * hypothesis is "slower by no more than this", as a log ratio: a quarter of the minimum effect, within what is sensible.
 * Who asks for half a per cent cannot be served with an allowance as large; who asks for five needs no larger one.
 *
 * @param minimumEffect a fraction.
 */
function biasAllowance(minimumEffect) {
    return Math.min(largestBias, Math.max(smallestBias, Math.log1p(minimumEffect / 4)));
}
/**
 * Compares paired log ratios, one per round. Sound under the coin alone: the side that runs first, and everything else
 * that has an order, was drawn fairly and independently in every round.
 *
 * @param ratios log(head / base) by round, finite, not empty.
 */
function comparePaired(ratios, levels) {
    const { estimate, intervals } = signedRankEstimate(ratios, [levels.level, levels.equivalenceLevel]);
    const pGreater = signedRankTest(ratios, levels.bias).greater;
    const pLess = signedRankTest(ratios, -levels.bias).less;
    return finish('signed-rank', ratios.length, estimate, intervals, pGreater, pLess, {
        noise: spread(ratios),
        fewest: fewestRounds(levels.whole),
        levels,
    });
}
/** With fewer rounds no model says what their spread is. */
const fewestForModel = 3;
/**
 * Compares paired log ratios that are too few for the coin to speak, by a model: the log ratios of a benchmark vary as
 * Student's t does, with a spread that the suite lends.
 *
 * @param ratios those that `fit` was made of.
 */
function compareFewRounds(ratios, fit, levels) {
    const intervals = [levels.level, levels.equivalenceLevel].map((tail) => moderatedTInterval(fit, tail));
    const pGreater = moderatedTTest(fit, levels.bias).greater;
    const pLess = moderatedTTest(fit, -levels.bias).less;
    const rest = { noise: spread(ratios), fewest: fewestRounds(levels.whole), levels };
    const comparison = finish('moderated-t', ratios.length, fit.mean, intervals, pGreater, pLess, rest);
    return { ...comparison, standardError: fit.error };
}
/**
 * Compares two samples measured apart. The test treats trials as exchangeable between the samples, which says nothing
 * about what changed on the machine between the two occasions.
 *
 * @param base logs of the measurements, not empty.
 * @param head likewise.
 */
function compareUnpaired(base, head, levels) {
    const { estimate, intervals } = rankSumEstimate(base, head, [levels.level, levels.equivalenceLevel]);
    const pGreater = rankSumTest(base, head, levels.bias).greater;
    const pLess = rankSumTest(base, head, -levels.bias).less;
    let fewest = 1;
    while (1 / choose(2 * fewest, fewest) > levels.whole)
        fewest += 1;
    return finish('rank-sum', Math.min(base.length, head.length), estimate, intervals, pGreater, pLess, {
        noise: Math.hypot(spread(base), spread(head)),
        fewest,
        levels,
    });
}
function finish(method, rounds, estimate, intervals, pGreater, pLess, rest) {
    const [interval, equivalence] = intervals;
    // Each half-width over its normal quantile estimates the same standard error. The equivalence interval exists with
    // fewer rounds, so it stands in where the stricter one is still infinite.
    const byWidth = (ends, tail) => (ends.high - ends.low) / 2 / -normalQuantile(tail);
    const strict = rest.levels.level > 0 ? byWidth(interval, rest.levels.level) : Infinity;
    const loose = rest.levels.equivalenceLevel > 0 ? byWidth(equivalence, rest.levels.equivalenceLevel) : Infinity;
    const standardError = Number.isFinite(strict) ? strict : Number.isFinite(loose) ? loose : null;
    return {
        method,
        rounds,
        estimate,
        interval: agreeing(interval, rest.levels, pGreater, pLess),
        equivalence,
        pGreater,
        pLess,
        noise: rest.noise,
        standardError,
        fewestRounds: rest.fewest,
    };
}
/**
 * Where ties make the reference distribution depend on the shift, an end of the interval can fall a hair to the other
 * side of the tested shift than its p says. The p decides, and the interval follows, so that the two never contradict
 * each other.
 */
function agreeing(interval, { level, bias }, pGreater, pLess) {
    let { low, high } = interval;
    if (pGreater <= level && low <= bias)
        low = bias * (1 + 1e-9);
    if (pGreater > level && low > bias)
        low = bias;
    if (pLess <= level && high >= -bias)
        high = -bias * (1 + 1e-9);
    if (pLess > level && high < -bias)
        high = -bias;
    return { low, high };
}
/** 1.4826 × median absolute deviation, which is the standard deviation for normal data; 0 for a single value. */
function spread(values) {
    return 1.4826 * (0,simple_statistics/* medianAbsoluteDeviation */.hK)([...values]);
}
/** Median in base units of values that may be empty. */
function medianOrNull(values) {
    return values.length === 0 ? null : (0,simple_statistics/* median */.JZ)([...values]);
}
function choose(n, k) {
    let result = 1;
    for (let index = 1; index <= k; index += 1)
        result = (result * (n - k + index)) / index;
    return result;
}

;// CONCATENATED MODULE: ./build/stats/stopped-mean.js

/** Points of the density between two looks; more change the fifth digit. */
const points = 60;
/** Standard deviations beyond which nothing is. */
const reach = 6;
/**
 * What remains of a mean when the values stopped because it was large: the median-unbiased estimate under the ordering by
 * stages. It is the truth under which a result as extreme as this one (an earlier stop, or a stop now with such a mean)
 * has probability one half. A mean that stops at the first look needs no correction; a later one comes a little down.
 *
 * Values are taken as independent and normal with a known deviation, and the density between looks is carried along
 * numerically (Armitage, McPherson & Rowe 1969; Jennison & Turnbull 2000, section 8.2).
 *
 * @param mean at the stop, at least the boundary there.
 * @param looks up to and with the one that stopped, counts ascending.
 * @param deviation of one value, > 0.
 */
function stoppedMean(mean, looks, deviation) {
    const last = looks.at(-1);
    if (last === undefined || looks.length === 1)
        return mean;
    const error = deviation / Math.sqrt(last.count);
    const surplus = (truth) => extremeTail(truth, mean, looks, deviation) - 0.5;
    // The tail grows with the truth. Each value costs an integration, so by false position; where an end stays twice its value
    // is halved (the Illinois rule; Dowell & Jarratt 1971).
    let low = mean - reach * error;
    let high = mean + reach * error;
    let below = surplus(low);
    let above = surplus(high);
    if (below >= 0)
        return low;
    let moved = 0;
    while (high - low > 1e-6 * error) {
        const truth = low + ((high - low) * below) / (below - above);
        const value = surplus(truth);
        if (Math.abs(value) < 1e-7)
            return truth;
        const side = Math.sign(value);
        if (side < 0) {
            low = truth;
            below = value;
            if (side === moved)
                above /= 2;
        }
        else {
            high = truth;
            above = value;
            if (side === moved)
                below /= 2;
        }
        moved = side;
    }
    return (low + high) / 2;
}
/** P(an earlier stop, or a mean of at least `mean` at the last look), for values around `truth`. */
function extremeTail(truth, mean, looks, deviation) {
    let probability = 0;
    // Density of the sum of the values so far, where no look has stopped it, times the width of a point.
    let sums = [0];
    let weights = [1];
    let before = 0;
    for (const [index, { count, boundary }] of looks.entries()) {
        const isLast = index === looks.length - 1;
        const top = (isLast ? mean : boundary) * count;
        const drift = truth * (count - before);
        const spread = deviation * Math.sqrt(count - before);
        for (const [place, sum] of sums.entries())
            probability += (weights[place] ?? 0) * normalUpperTail((top - sum - drift) / spread);
        if (isLast)
            break;
        const bottom = truth * count - reach * deviation * Math.sqrt(count);
        if (top <= bottom)
            return 1;
        const width = (top - bottom) / points;
        const next = Array.from({ length: points + 1 }, (_, point) => bottom + point * width);
        weights = next.map((to, point) => {
            let density = 0;
            for (const [place, from] of sums.entries())
                density += (weights[place] ?? 0) * normalDensity((to - from - drift) / spread);
            // The trapezoidal rule.
            return ((density / spread) * width) / (point === 0 || point === points ? 2 : 1);
        });
        sums = next;
        before = count;
    }
    return probability;
}
function normalDensity(z) {
    return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

;// CONCATENATED MODULE: ./build/analysis/control.js

/** Level of both controls and both directions together: small, because it stops a gate that is otherwise sound. */
const controlLevel = 0.001;
/** Fewer rounds than this describe nothing. */
const control_fewestRounds = 5;
/** Of runs that were not measured in rounds. */
const noControls = { shown: { control: null }, obstacles: [] };
/**
 * Judges equal code against itself: one benchmark of the user's, and the workload of ours. The coin makes the rounds of
 * equal code as good as even, so the tests of "no more than the bias allowance" reject in one of a thousand gates at most,
 * unless something favours a place that the coin cannot swap.
 */
function judgeControls(run) {
    const control = judgeControl(run.control);
    const workload = judgeControl(run.controlWorkload);
    const obstacle = (judged, what, benchmarks) => {
        if (judged?.contaminated !== true)
            return [];
        const size = `${(100 * judged.estimate).toFixed(1)} %`;
        const message = `${what} seems to have changed by ${size} when it is measured against itself: something on this machine favours one of the two sides`;
        return [{ kind: 'contaminated', benchmarks, message }];
    };
    return {
        shown: { control, ...(workload === null ? {} : { controlWorkload: workload }) },
        obstacles: [
            ...obstacle(control, 'the same code', control === null ? [] : [control.benchmark]),
            ...obstacle(workload, 'the control workload, which is the same code on both sides,', []),
        ],
    };
}
function judgeControl(control) {
    if (control === undefined)
        return null;
    const rounds = Math.min(control.base.length, control.head.length);
    if (rounds < control_fewestRounds || [...control.base, ...control.head].some((value) => !(value > 0)))
        return null;
    // Half of it for each control, of that half for each direction.
    const level = controlLevel / 4;
    const ratios = control.base
        .slice(0, rounds)
        .map((value, index) => Math.log(control.head[index] / value));
    const { estimate, interval, equivalence, noise } = comparePaired(ratios, lookingOnce(level, shownLevel));
    const fraction = (value) => (Number.isFinite(value) ? Math.expm1(value) : null);
    return {
        benchmark: control.benchmark,
        metric: control.metric,
        rounds,
        estimate: Math.expm1(estimate),
        low: fraction(equivalence.low),
        high: fraction(equivalence.high),
        confidence: 1 - 2 * shownLevel,
        noise: Math.expm1(noise),
        contaminated: interval.low > largestBias || interval.high < -largestBias,
    };
}
/** Tail of the interval that is shown: the usual 90 %. */
const shownLevel = 0.05;
/** Where equal code seems changed, no change of any code can be believed: what was regressed is left open. */
function vetoed(verdicts) {
    return verdicts.map((verdict) => verdict.kind === 'regressed' && verdict.method !== 'exact'
        ? {
            ...verdict,
            kind: 'inconclusive',
            warnings: [
                ...verdict.warnings,
                'It would be regressed, and the control shows that this machine cannot be trusted now.',
            ],
        }
        : verdict);
}

;// CONCATENATED MODULE: ./build/analysis/decide.js

/**
 * The outcome of a gate: a function of verdicts, failures and policy alone.
 *
 * A proven regression fails whatever else is wrong; what could not be measured can never pass.
 */
function decide(evidence, policy) {
    const gating = evidence.verdicts.filter((verdict) => verdict.gating);
    const failing = [];
    const blocking = [...evidence.obstacles];
    const warnings = [];
    const rules = (0,model/* policyFor */.KV)(policy);
    // The policy may react to one benchmark otherwise than to another; of its metrics the strictest counts.
    const react = (kind, what, into, concerns = () => true) => {
        const rows = (reaction) => gating
            .filter((verdict) => verdict.kind === kind && concerns(verdict.benchmark))
            .filter((verdict) => rules(verdict.benchmark, verdict.metric)[kind] === reaction);
        const fail = rows('fail');
        const failed = new Set(fail.map(({ benchmark }) => benchmark));
        const warn = rows('warn').filter(({ benchmark }) => !failed.has(benchmark));
        // Of a benchmark whose other metrics are there, this metric alone is meant.
        const side = kind === 'missing' ? 'head' : kind === 'added' ? 'base' : null;
        const there = new Set(evidence.verdicts.flatMap((one) => (side === null || one[side] === null ? [] : [one.benchmark])));
        const reason = (of) => reasonFor(kind, of, what, of.filter(({ benchmark }) => there.has(benchmark)));
        if (fail.length > 0)
            into.push(reason(fail));
        if (warn.length > 0)
            warnings.push(reason(warn).message);
    };
    const regressed = gating.filter((verdict) => verdict.kind === 'regressed');
    if (regressed.length > 0)
        failing.push(reasonFor('regressed', regressed, 'got worse', []));
    react('missing', 'missing on head', failing);
    const onBoth = (benchmark) => evidence.failsOnBase.has(benchmark);
    react('failed', 'failing on head', failing, (benchmark) => !onBoth(benchmark));
    react('failed', 'failing on both sides, so nothing was measured', blocking, onBoth);
    react('added', 'new, with nothing to compare to', failing);
    react('inconclusive', 'too noisy to tell', failing);
    for (const failure of evidence.failures) {
        blocking.push({
            kind: failure.kind === 'interrupted'
                ? 'interrupted'
                : failure.kind === 'set-up'
                    ? 'set-up-failed'
                    : 'load-failed',
            benchmarks: [],
            message: failure.message,
        });
    }
    const measured = gating.some(({ kind }) => kind !== 'failed' && kind !== 'missing' && kind !== 'ignored');
    if (!measured && !evidence.sameTree && failing.length === 0 && blocking.length === 0) {
        const disarmed = evidence.verdicts.some(({ kind, gating: gates }) => kind === 'ignored' || !gates);
        const message = disarmed
            ? 'nothing that was measured can fail: what the policy does not ignore is reported only'
            : 'no benchmark was measured';
        blocking.push({ kind: 'nothing-measured', benchmarks: [], message });
    }
    if (failing.length > 0)
        return { outcome: 'failed', reasons: [...failing, ...blocking], warnings };
    if (blocking.length > 0)
        return { outcome: 'could-not-judge', reasons: blocking, warnings };
    return { outcome: 'passed', reasons: [], warnings };
}
/** @param partial those of the rows of which this metric alone is meant, not the benchmark. */
function reasonFor(kind, rows, what, partial) {
    const benchmarks = [...new Set(rows.map(({ benchmark }) => benchmark))];
    const there = new Set(partial.map(({ benchmark }) => benchmark));
    const whole = benchmarks.filter((benchmark) => !there.has(benchmark)).length;
    const parts = whole > 0 || partial.length === 0 ? [whole === 1 ? '1 benchmark' : `${String(whole)} benchmarks`] : [];
    const [first] = partial;
    if (first !== undefined) {
        parts.push(partial.length === 1
            ? `metric ${first.metric} of ${JSON.stringify(first.benchmark.slice(0, 200))}`
            : `${String(partial.length)} metrics`);
    }
    return { kind, benchmarks, message: `${parts.join(' and ')} ${what}` };
}

;// CONCATENATED MODULE: ./build/analysis/verdict.js


/** Verdict for a benchmark that was not compared: added, missing, failed, ignored, identical. */
function withoutComparison(subject, kind, rest = {}) {
    return {
        benchmark: subject.benchmark,
        metric: subject.metric,
        gating: subject.gating,
        kind,
        change: null,
        equivalence: null,
        p: null,
        method: null,
        rounds: 0,
        base: subject.base,
        head: subject.head,
        noise: null,
        detectable: null,
        roundsToSettle: null,
        failure: null,
        warnings: [...subject.warnings],
        minimumEffect: subject.policy.minimumEffect,
        alpha: null,
        better: subject.policy.better,
        reason: subject.policy.reason,
        acceptance: null,
        ...rest,
    };
}
/** Beyond this many rounds the answer is "none would settle it": the change sits on the edge of the minimum effect. */
const mostRoundsToSettle = 1000;
/** Power at which `detectable` and `roundsToSettle` are stated. */
const power = 0.8;
/**
 * Turns a comparison into a verdict.
 *
 * - regressed: the test of "worse by no more than the bias allowance" rejects at its level AND the estimate is beyond
 *   the minimum effect;
 * - improved: likewise in the other direction;
 * - within: the equivalence interval lies inside ± the minimum effect;
 * - inconclusive (against a history: not-suspected): none of these.
 *
 * The first two and the third exclude each other: both intervals contain the estimate.
 */
function verdictOf(subject, comparison, metric, levels) {
    const { policy } = subject;
    const { estimate, interval, equivalence } = comparison;
    const change = Math.expm1(estimate);
    const greater = comparison.pGreater <= levels.level && change > policy.minimumEffect;
    const less = comparison.pLess <= levels.level && change < -policy.minimumEffect;
    const worseIsGreater = metric.better === 'lower';
    const within = Math.expm1(equivalence.low) > -policy.minimumEffect &&
        Math.expm1(equivalence.high) < policy.minimumEffect;
    const undecided = comparison.method === 'prediction' ? 'not-suspected' : 'inconclusive';
    const kind = greater || less ? (greater === worseIsGreater ? 'regressed' : 'improved') : within ? 'within' : undecided;
    const enough = levels.speaking ?? comparison.fewestRounds;
    const tooFew = comparison.method !== 'moderated-t' && comparison.rounds < enough;
    const words = kind === 'inconclusive' && tooFew ? [tooFewRounds(comparison, levels, enough)] : [];
    return {
        ...withoutComparison({ ...subject, warnings: [...subject.warnings, ...words] }, 'inconclusive'),
        kind,
        change: {
            estimate: change,
            low: fraction(interval.low),
            high: fraction(interval.high),
            // A look without a share bounds nothing. Those with one have the whole level between them, and so has the interval
            // of whichever of them was the last.
            confidence: levels.level === 0 ? 1 : 1 - 2 * levels.whole,
        },
        equivalence: {
            low: fraction(equivalence.low),
            high: fraction(equivalence.high),
            confidence: levels.equivalenceLevel === 0 ? 1 : 1 - 2 * policy.equivalenceLevel,
        },
        alpha: levels.whole,
        p: Math.min(1, (estimate >= 0 ? comparison.pGreater : comparison.pLess) / levels.share),
        method: comparison.method,
        rounds: comparison.rounds,
        noise: Math.expm1(comparison.noise),
        detectable: detectable(comparison, policy, levels, worseIsGreater),
        roundsToSettle: kind === 'inconclusive' ? roundsToSettle(comparison, policy, levels) : null,
    };
}
function tooFewRounds({ method, rounds }, levels, enough) {
    const when = Number.isFinite(enough) ? `with ${String(enough)} or more` : 'at none of the looks';
    const byModel = method === 'signed-rank' && levels.speaking === undefined && rounds < fewestForModel;
    return (`${rounds === 1 ? '1 round is' : `${String(rounds)} rounds are`} too few: ${when} this test can say regressed at this level` +
        `${byModel && enough > fewestForModel ? `, and with fewer, from ${String(fewestForModel)} on, a model of the noise` : ''}.`);
}
/**
 * Smallest change for the worse that would be called regressed in 80 % of such comparisons, as a fraction: both the
 * test and the minimum effect have to be passed.
 */
function detectable(comparison, policy, levels, up) {
    const { standardError, interval } = comparison;
    if (standardError === null || !Number.isFinite(interval.low + interval.high))
        return null;
    const margin = normalQuantile(power) * standardError;
    // What the interval of the test reaches over to one side is what the estimate has to be beyond.
    const byTest = levels.bias + (interval.high - interval.low) / 2 + margin;
    const byEffect = Math.abs(Math.log1p(up ? policy.minimumEffect : -policy.minimumEffect)) + margin;
    const needed = Math.max(byTest, byEffect);
    return up ? Math.expm1(needed) : -Math.expm1(-needed);
}
/**
 * Rounds after which one look at all of them would say regressed, improved or within in 80 % of cases, if the estimate is
 * the truth; null: more than {@link mostRoundsToSettle}.
 */
function roundsToSettle(comparison, policy, levels) {
    const { standardError } = comparison;
    if (standardError === null)
        return comparison.fewestRounds > mostRoundsToSettle ? null : comparison.fewestRounds;
    const size = Math.abs(comparison.estimate);
    const edge = Math.log1p(policy.minimumEffect);
    const margin = normalQuantile(power);
    const needed = size > edge
        ? Math.max(((margin - normalQuantile(levels.whole)) * standardError) / (size - levels.bias), (margin * standardError) / (size - edge))
        : ((margin - normalQuantile(policy.equivalenceLevel)) * standardError) / (edge - size);
    const rounds = Math.ceil(comparison.rounds * needed ** 2);
    if (!(rounds <= mostRoundsToSettle))
        return null;
    return Math.max(rounds, comparison.fewestRounds, comparison.rounds + 1);
}
/** Null where the data cannot bound it. */
function fraction(logRatio) {
    return Number.isFinite(logRatio) ? Math.expm1(logRatio) : null;
}

;// CONCATENATED MODULE: ./build/analysis/exact.js

/** The one value of a sample of an exact metric, or null when its trials differ. */
function exactValue(values) {
    const [first] = values;
    return first !== undefined && values.every((value) => value === first) ? first : null;
}
/** Compares a metric that the same program always gives the same number for: no statistics, no level, no p. */
function compareExact(subject, base, head, rounds, metric) {
    const { policy } = subject;
    const quotient = base === head ? 0 : (head - base) / Math.abs(base);
    // From zero, or from so little that no number holds the quotient.
    const change = Number.isFinite(quotient) ? quotient : null;
    const beyond = change === null || Math.abs(change) > policy.minimumEffect;
    const worse = metric.better === 'lower' ? head > base : head < base;
    return {
        ...withoutComparison(subject, 'inconclusive'),
        kind: beyond ? (worse ? 'regressed' : 'improved') : 'within',
        change: { estimate: change, low: change, high: change, confidence: 1 },
        method: 'exact',
        rounds,
        base,
        head,
        noise: 0,
        detectable: policy.minimumEffect,
    };
}

;// CONCATENATED MODULE: ./build/analysis/few-rounds.js



/**
 * Learns how the samples of a suite vary from round to round, metric by metric.
 *
 * @param samples those that will be compared, of runs that were measured in rounds and are looked at once.
 */
function learnFewRounds(samples, metrics) {
    // What was planned is what most samples have; one that could not tell its metric in a round has fewer.
    const planned = samples.reduce((most, { head }) => Math.max(most, head?.values.length ?? 0), 0);
    if (planned < fewestForModel)
        return () => null;
    let learnt = null;
    return (key, levels) => {
        if (fewestRounds(levels.whole) <= planned)
            return null;
        const found = (learnt ??= learn(samples, metrics)).get(key);
        return found === undefined ? null : compareFewRounds(found.ratios, found.fit, levels);
    };
}
function learn(samples, metrics) {
    const byMetric = new Map();
    for (const { key, metric, base, head } of samples) {
        if (metrics[metric]?.kind === 'exact')
            continue;
        const ratios = ratiosOf(base?.values ?? [], head?.values ?? []);
        if (ratios === null || ratios.length < fewestForModel)
            continue;
        const suite = byMetric.get(metric);
        if (suite === undefined)
            byMetric.set(metric, [{ key, ratios }]);
        else
            suite.push({ key, ratios });
    }
    const learnt = new Map();
    for (const suite of byMetric.values()) {
        const fits = moderatedTs(suite.map(({ ratios }) => ratios));
        for (const [index, { key, ratios }] of suite.entries())
            learnt.set(key, { ratios, fit: fits[index] });
    }
    return learnt;
}
/** log(head / base) by round; null where the sides are out of step or have no ratio. */
function ratiosOf(base, head) {
    if (base.length !== head.length || [...base, ...head].some((value) => !(value > 0)))
        return null;
    return head.map((value, round) => Math.log(value / base[round]));
}

;// CONCATENATED MODULE: ./build/analysis/looks.js

/**
 * Looks: the numbers of rounds after which a benchmark is judged and may stop, planned before the first round.
 *
 * Judging again and again until something is found finds something in the end. So every look gets a share of the level,
 * the shares add up to 1, and a look rejects only at its share. Whatever decides at which look a benchmark stops (what
 * was found, what other benchmarks need, the time), the probability that any of them rejects by mistake is at most the
 * level (Bonferroni's inequality; no model of how the looks depend on each other is needed).
 */
/** Steps of about the square root of two; the last is as much as a benchmark is worth where others wait. */
const usualLooks = [7, 10, 14, 20, 28, 40];
/**
 * The share of `level` that a look after `rounds` rounds has: none where the test could not reject with so few rounds
 * and a fair share, an equal one at every later look.
 *
 * @param looks ascending.
 * @param level one-sided level of a whole comparison, in (0, 1).
 */
function shareAt(looks, rounds, level) {
    let sharing = looks.length;
    while (sharing > 1 && fewestRounds(level / sharing) > (looks[looks.length - sharing] ?? 0))
        sharing -= 1;
    return looks.indexOf(rounds) >= looks.length - sharing ? 1 / sharing : 0;
}
/** The last planned look that `rounds` rounds have reached; null before the first. */
function lookReached(looks, rounds) {
    return looks.filter((look) => look <= rounds).at(-1) ?? null;
}
/** The first look that can reject at its share of the level at all; Infinity where none can. */
function firstSpeaking(looks, level) {
    return (looks.find((rounds) => {
        const share = shareAt(looks, rounds, level);
        return share > 0 && fewestRounds(level * share) <= rounds;
    }) ?? Infinity);
}

;// CONCATENATED MODULE: ./build/analysis/judging.js





const keyOf = (benchmark, metric) => JSON.stringify([benchmark, metric]);
function notPositive(subject, rounds) {
    const word = 'A value is zero or negative, so that a relative change has no meaning; declare the metric exact.';
    return withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive', { rounds });
}
/**
 * Each comparison gets alpha × its share / the sum of the shares, so that the levels add up to alpha (weighted
 * Bonferroni; Holm 1979, section 4): shares that were fixed beforehand move power to where it is wanted and cost nothing.
 */
function familyOf(policy, comparisons) {
    const shares = comparisons.map((comparison) => comparison.policy.alphaShare);
    const sum = shares.reduce((total, share) => total + share, 0);
    const levelOf = (share) => (policy.alpha * share) / Math.max(sum, share);
    const least = levelOf(shares.length === 0 ? 1 : Math.min(...shares));
    return {
        size: comparisons.length,
        levels: (comparison) => lookingOnce(levelOf(comparison.policy.alphaShare), policy.equivalenceLevel, biasAllowance(comparison.policy.minimumEffect)),
        fewestRounds: fewestRounds(least),
        speaking: (looks) => firstSpeaking(looks, least),
    };
}
function byKey(run) {
    return new Map(run.samples.map((sample) => [keyOf(sample.benchmark, sample.metric), sample]));
}
function byBenchmark(failures) {
    const result = new Map();
    for (const failure of failures) {
        if (failure.benchmark !== null && !result.has(failure.benchmark))
            result.set(failure.benchmark, failure);
    }
    return result;
}
/** Every benchmark with every metric it has in any of the runs, and with its gating metrics where it only failed or was not measured. */
function allPairs(runs, policy, metrics) {
    const pairs = new Map();
    const gates = gatingMetrics(policy, metrics);
    const rules = (0,model/* policyFor */.KV)(policy);
    const add = (benchmark, metric, unmeasured = false) => {
        const own = rules(benchmark, metric);
        const gating = own.gate ?? gates.has(metric);
        if (unmeasured && !gating && !gates.has(metric))
            return;
        pairs.set(keyOf(benchmark, metric), { benchmark, metric, gating, policy: own });
    };
    for (const run of runs) {
        for (const sample of run.samples)
            add(sample.benchmark, sample.metric);
        const unmeasured = [...run.failures, ...(run.identical ?? [])].map(({ benchmark }) => benchmark);
        for (const benchmark of [...unmeasured, ...(run.ignored ?? [])]) {
            if (benchmark === null)
                continue;
            for (const metric of Object.keys(metrics))
                add(benchmark, metric, true);
        }
    }
    return [...pairs.values()];
}
/** Whether this run left the benchmark unmeasured, because it was the same on both sides then. */
function isLeftOut(run, benchmark) {
    return run.identical?.some((entry) => entry.benchmark === null || entry.benchmark === benchmark) === true;
}
/** For a row of a run that was made beside another one than it is judged against. */
function notMeasured(subject) {
    const word = 'It was not measured, because the files were the same on both sides of that measurement.';
    return withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive');
}
/** For a row that `run` has no values of; the policy of now may judge what that of the run ignored. */
function missing(subject, run) {
    const ignored = run.ignored?.includes(subject.benchmark) === true;
    const words = ignored ? ['It was not measured, because the policy of that run ignored it.'] : [];
    return withoutComparison({ ...subject, warnings: [...subject.warnings, ...words] }, 'missing');
}
function leftOut(verdicts) {
    if (verdicts.length === 0)
        return [];
    const benchmarks = [...new Set(verdicts.map((verdict) => verdict.benchmark))];
    const message = `${benchmarks.length === 1 ? 'a benchmark was' : `${String(benchmarks.length)} benchmarks were`} not measured in a run whose other side had the same files; measure again with --no-shortcut`;
    return [{ kind: 'not-measured', benchmarks, message }];
}
/** What a policy asks for that was not written by anybody. */
function isDefaultMetrics(policy) {
    return policy.metrics.length === 1 && policy.metrics[0] === 'time';
}
/**
 * Metrics of the policy. Where a suite has no `time` (another tool's output) and the policy names no other, all that it
 * has; metrics that somebody named and that are not there gate nothing, and that is an obstacle.
 */
function gatingMetrics(policy, metrics) {
    const named = policy.metrics.filter((metric) => Object.hasOwn(metrics, metric));
    return new Set(named.length === 0 && isDefaultMetrics(policy) ? Object.keys(metrics) : named);
}
/** Whether any of these metrics of a benchmark can fail the build. */
function canFail(policy) {
    const rules = (0,model/* policyFor */.KV)(policy);
    return (benchmark, metrics) => {
        const gates = gatingMetrics(policy, Object.fromEntries(metrics.map((metric) => [metric, true])));
        return metrics.some((metric) => {
            const own = rules(benchmark, metric);
            return !own.ignore && (own.gate ?? gates.has(metric));
        });
    };
}
function gatingWarnings(policy, metrics) {
    const all = Object.keys(metrics);
    const absent = policy.metrics.filter((metric) => !all.includes(metric));
    if (all.length === 0 || absent.length === 0)
        return [];
    if (isDefaultMetrics(policy))
        return [`No time is measured here, so these metrics gate: ${all.join(', ')}.`];
    return [`Not measured here, although it should gate: ${absent.join(', ')}. There are: ${all.join(', ')}.`];
}
function unknownMetrics(policy, metrics, pairs) {
    const all = Object.keys(metrics);
    if (all.length === 0 || gatingMetrics(policy, metrics).size > 0 || pairs.some((pair) => pair.gating))
        return [];
    const message = `none of the metrics that should gate (${policy.metrics.join(', ')}) is measured; there are: ${all.join(', ')}`;
    return [{ kind: 'nothing-measured', benchmarks: [], message }];
}
/** Gating rows with values on both sides that no test can compare: they were measured, and still nothing is known. */
function unusable(verdicts, rounds) {
    const rows = verdicts.filter((verdict) => verdict.gating &&
        verdict.kind === 'inconclusive' &&
        verdict.change === null &&
        verdict.rounds >= rounds);
    if (rows.length === 0)
        return [];
    const [first] = rows;
    const benchmarks = [...new Set(rows.map((verdict) => verdict.benchmark))];
    const message = `${benchmarks.length === 1 ? 'a benchmark' : `${String(benchmarks.length)} benchmarks`} cannot be compared: ${first?.warnings[0] ?? ''}`;
    return [{ kind: 'unusable-values', benchmarks, message }];
}
function interruptions(runs) {
    if (runs.every((run) => run.complete))
        return [];
    return [
        { kind: 'interrupted', benchmarks: [], message: 'measuring was interrupted before it was complete' },
    ];
}
function judging_document(run, policy, family, verdicts, failures) {
    return {
        schema: model/* decisionSchemaName */.f8,
        tool: run.tool,
        suite: run.suite,
        observed: false,
        tally: null,
        alpha: policy.alpha,
        family,
        minimumEffect: policy.minimumEffect,
        looks: run.pairing?.looks ?? [],
        seed: run.seed,
        head: { commit: run.commit, started: run.started },
        environment: run.environment,
        conditions: run.conditions,
        verdicts,
        failures,
    };
}
/** The metric as the policy of a comparison sees it. */
function metricFor(metric, policy) {
    return policy.better === null ? metric : { ...metric, better: policy.better };
}

;// CONCATENATED MODULE: ./build/analysis/compare-runs.js












/**
 * Judges two runs, of a base and of a head.
 *
 * Runs that share a pairing id are compared round by round; others as samples measured apart, which is worth less, and
 * the decision says so. Alpha is shared equally among the gating comparisons (Bonferroni 1936), so the probability that
 * unchanged code fails is at most alpha however the benchmarks depend on each other. The policy may share it otherwise.
 *
 * @param standingOf whether the commits of acceptances are part of the sides; without it they hold.
 */
function compareRuns(base, head, policyInput = {}, standingOf = () => 'open') {
    const policy = model/* policySchema */.wh.parse(policyInput);
    const paired = base.pairing !== undefined && base.pairing.id === head.pairing?.id;
    const looks = (paired ? head.pairing?.looks : undefined) ?? null;
    const metrics = { ...base.metrics, ...head.metrics };
    const baseSamples = byKey(base);
    const headSamples = byKey(head);
    const baseFailures = byBenchmark(base.failures);
    const headFailures = byBenchmark(head.failures);
    const known = (run, failures, key, benchmark) => run.has(key) || failures.has(benchmark);
    const pairs = allPairs([base, head], policy, metrics);
    // Fixed by what was there to be measured, not by what came out: a benchmark that failed on the way still counts.
    const family = familyOf(policy, pairs.filter(({ benchmark, metric, gating, policy: own }) => gating &&
        !own.ignore &&
        metrics[metric]?.kind !== 'exact' &&
        known(baseSamples, baseFailures, keyOf(benchmark, metric), benchmark) &&
        known(headSamples, headFailures, keyOf(benchmark, metric), benchmark)));
    const obstacles = [];
    const warnings = [];
    const noisy = Object.values(metrics).some((metric) => metric.kind === 'noisy');
    const apart = base.environment.fingerprint !== head.environment.fingerprint;
    if (apart && noisy) {
        obstacles.push({
            kind: 'different-machine',
            benchmarks: [],
            message: `the runs come from different machines (${base.environment.fingerprint} and ${head.environment.fingerprint}); times of different machines say nothing about the code`,
        });
    }
    else if (!paired && noisy) {
        warnings.push('The runs were measured apart, not in rounds: what changed on the machine between them looks like a change of the code.');
    }
    for (const [metric, declared] of Object.entries(base.metrics)) {
        const other = head.metrics[metric];
        if (other !== undefined && (other.unit !== declared.unit || other.better !== declared.better)) {
            obstacles.push({
                kind: 'nothing-measured',
                benchmarks: [],
                message: `metric ${metric} is in ${declared.unit} (${declared.better} is better) on base and in ${other.unit} (${other.better} is better) on head`,
            });
        }
    }
    obstacles.push(...interruptions([base, head]));
    // Several looks are planned only where the last of them can speak exactly.
    const fewRounds = !paired || looks !== null
        ? null
        : learnFewRounds(pairs.flatMap(({ benchmark, metric, policy: own }) => {
            const key = keyOf(benchmark, metric);
            const failed = baseFailures.has(benchmark) || headFailures.has(benchmark);
            return own.ignore || failed
                ? []
                : [{ key, metric, base: baseSamples.get(key), head: headSamples.get(key) }];
        }), metrics);
    const unmeasured = [];
    const sameTree = paired && [base, head].every(isOfSameTree);
    const measured = pairs.map((pair) => {
        const { benchmark, metric, gating } = pair;
        const key = keyOf(benchmark, metric);
        const a = baseSamples.get(key);
        const b = headSamples.get(key);
        const subject = {
            benchmark,
            metric,
            gating,
            policy: pair.policy,
            base: medianOrNull(a?.values ?? []),
            head: medianOrNull(b?.values ?? []),
            warnings: [],
        };
        if (pair.policy.ignore)
            return withoutComparison(subject, 'ignored');
        const baseFailure = baseFailures.get(benchmark);
        const headFailure = headFailures.get(benchmark);
        if (headFailure !== undefined) {
            const both = baseFailure !== undefined ? ['It fails on base too.'] : [];
            return withoutComparison({ ...subject, warnings: both }, 'failed', { failure: headFailure });
        }
        if (baseFailure !== undefined) {
            return withoutComparison({ ...subject, warnings: ['It fails on base, so there is nothing to compare with.'] }, 'added', {
                failure: baseFailure,
                rounds: b?.values.length ?? 0,
            });
        }
        const without = [
            [base, a],
            [head, b],
        ];
        const sides = without.filter(([run, sample]) => (sample?.values.length ?? 0) === 0 && isLeftOut(run, benchmark));
        if (sides.length === 2 && paired)
            return withoutComparison(subject, 'identical');
        if (sides.length > 0) {
            const verdict = notMeasured(subject);
            unmeasured.push(verdict);
            return verdict;
        }
        if (b === undefined || b.values.length === 0)
            return missing(subject, head);
        if (a === undefined || a.values.length === 0) {
            return withoutComparison(subject, 'added', { rounds: b.values.length });
        }
        if (apart && metrics[metric]?.kind !== 'exact') {
            return withoutComparison(subject, 'inconclusive', {
                rounds: Math.min(a.values.length, b.values.length),
            });
        }
        const levels = family.levels(pair);
        return compareSamples(subject, a, b, metrics[metric], levels, paired, looks, fewRounds);
    });
    const controls = paired ? judgeControls(head) : noControls;
    const judged = controls.obstacles.length > 0 ? vetoed(measured) : measured;
    const verdicts = accepted(judged, policy, head.started, standingOf);
    obstacles.push(...controls.obstacles);
    const failures = [...base.failures, ...head.failures].filter((failure) => failure.benchmark === null);
    obstacles.push(...leftOut(unmeasured.filter(({ gating }) => gating)));
    const seen = verdicts.filter((verdict) => !unmeasured.includes(verdict));
    if (!apart)
        obstacles.push(...unusable(seen, 0));
    obstacles.push(...unknownMetrics(policy, metrics, pairs));
    // A benchmark that is gone is told by its verdict; its other metrics would only say it again.
    const gone = new Set(verdicts.flatMap((one) => (one.kind === 'missing' && one.gating ? [one.benchmark] : [])));
    const lost = verdicts.filter((one) => one.kind === 'missing' && !one.gating && !gone.has(one.benchmark));
    if (lost.length > 0) {
        const named = lost.slice(0, 5).map(({ benchmark, metric }) => `${metric} of ${benchmark.slice(0, 100)}`);
        warnings.push(`Head no longer has: ${named.join(', ')}${lost.length > 5 ? ', …' : ''}.`);
    }
    const failsOnBase = new Set(baseFailures.keys());
    const decided = decide({ verdicts, failsOnBase, failures, sameTree, obstacles }, policy);
    return {
        ...judging_document(head, policy, family.size, verdicts, failures),
        ...decided,
        ...(sameTree ? { sameTree } : {}),
        warnings: [
            ...warnings,
            ...gatingWarnings(policy, metrics),
            ...base.warnings,
            ...head.warnings,
            ...decided.warnings,
        ],
        strategy: paired ? 'paired' : 'compare',
        ...controls.shown,
        base: { commit: base.commit, started: base.started },
        seconds: paired ? Math.max(base.seconds, head.seconds) : base.seconds + head.seconds,
        metrics,
    };
}
function isOfSameTree(run) {
    return run.identical?.some((entry) => entry.benchmark === null) === true;
}
/**
 * Compares one metric of one benchmark.
 *
 * @param looks as planned for paired rounds, null where there is one look only.
 * @param fewRounds of the suite, for paired rounds that are looked at once; null: the coin alone decides.
 */
function compareSamples(subject, base, head, declared, levels, paired, looks, fewRounds = null) {
    const { policy } = subject;
    const metric = metricFor(declared, policy);
    const rounds = Math.min(base.values.length, head.values.length);
    const warnings = [];
    if (metric.kind === 'exact') {
        const before = exactValue(base.values);
        const now = exactValue(head.values);
        if (before !== null && now !== null)
            return compareExact(subject, before, now, rounds, metric);
        warnings.push('Its trials of one side differ although the metric is declared exact; judged as a noisy one.');
    }
    const judged = { ...subject, warnings };
    if (base.values.some((value) => value <= 0) || head.values.some((value) => value <= 0)) {
        return notPositive(judged, rounds);
    }
    const before = base.values.map(Math.log);
    const now = head.values.map(Math.log);
    if (!paired)
        return verdictOf(judged, compareUnpaired(before, now, levels), metric, levels);
    if (before.length !== now.length) {
        return withoutComparison({
            ...judged,
            warnings: [
                ...warnings,
                `The runs share a pairing but have ${String(before.length)} and ${String(now.length)} rounds of it.`,
            ],
        }, 'inconclusive', { rounds });
    }
    const ratios = now.map((value, index) => value - before[index]);
    if (looks === null) {
        const byModel = fewRounds?.(keyOf(subject.benchmark, subject.metric), levels) ?? null;
        return verdictOf(judged, byModel ?? comparePaired(ratios, levels), metric, levels);
    }
    // Rounds after the last look that was reached (time ran out) were not planned to be judged.
    const look = lookReached(looks, rounds);
    const share = look === null ? 0 : shareAt(looks, look, levels.whole);
    const here = {
        whole: levels.whole,
        share,
        level: levels.whole * share,
        equivalenceLevel: look === null ? 0 : policy.equivalenceLevel * shareAt(looks, look, policy.equivalenceLevel),
        bias: levels.bias,
        speaking: firstSpeaking(looks, levels.whole),
    };
    const comparison = comparePaired(ratios.slice(0, look ?? rounds), here);
    const estimate = withoutStoppingBias(comparison, looks, here, policy.minimumEffect);
    return verdictOf(judged, { ...comparison, estimate }, metric, here);
}
/** A change that stopped the rounds because it looked large is on average a little smaller than it looked. */
function withoutStoppingBias(comparison, looks, { whole, bias }, minimumEffect) {
    const { estimate, rounds, standardError } = comparison;
    const edge = Math.log1p(minimumEffect);
    const size = Math.abs(estimate);
    if (standardError === null || standardError === 0 || size <= edge)
        return estimate;
    const deviation = standardError * Math.sqrt(rounds);
    const stops = looks
        .filter((look) => look <= rounds && shareAt(looks, look, whole) > 0)
        .map((count) => {
        const critical = -normalQuantile(whole * shareAt(looks, count, whole));
        return {
            count,
            boundary: Math.max(edge, bias + (critical * deviation) / Math.sqrt(count)),
        };
    })
        // A change so large would surely have stopped there already. That it did not was an odd round's doing, which no model
        // of a growing mean describes, and nothing was selected for its size.
        .filter(({ count, boundary }) => count === rounds || size < boundary + (2 * deviation) / Math.sqrt(count));
    if (stops.length < 2)
        return estimate;
    const corrected = stoppedMean(size, stops, deviation);
    const { low, high } = comparison.interval;
    // The estimate stays where its interval is.
    return Math.sign(estimate) * Math.max(corrected, estimate > 0 ? low : -high);
}

;// CONCATENATED MODULE: ./build/stats/since-last-change.js


/** Fewest values on either side of a change; fewer are a spike. */
const shortest = 5;
/** Rank-sum z beyond which the best of all splits is a change; about one series of forty in twenty without one. */
const farthestByChance = 3.5;
/**
 * Index of the first value after the last change of level; 0 when there is none.
 *
 * The split with the largest rank-sum statistic is a change when that is beyond what the best split of an unchanging series
 * reaches and the medians differ by more than the spread on either side; the search goes on after it. Ranks, because a
 * single spike is no change.
 */
function sinceLastChange(values) {
    let start = 0;
    for (;;) {
        const rest = values.slice(start);
        const split = bestSplit(rest);
        if (split === null)
            return start;
        const before = rest.slice(0, split);
        const after = rest.slice(split);
        const spread = 1.4826 * Math.max((0,simple_statistics/* medianAbsoluteDeviation */.hK)(before), (0,simple_statistics/* medianAbsoluteDeviation */.hK)(after));
        if (Math.abs((0,simple_statistics/* median */.JZ)(after) - (0,simple_statistics/* median */.JZ)(before)) <= spread)
            return start;
        start += split;
    }
}
function bestSplit(values) {
    const count = values.length;
    if (count < 2 * shortest)
        return null;
    const { ranks } = doubledMidranks(values);
    let farthest = farthestByChance;
    let best = null;
    let sum = 0;
    for (let split = 1; split <= count - shortest; split += 1) {
        sum += ranks[split - 1] / 2;
        if (split < shortest)
            continue;
        const variance = (split * (count - split) * (count + 1)) / 12;
        const z = Math.abs(sum - (split * (count + 1)) / 2) / Math.sqrt(variance);
        if (z > farthest) {
            farthest = z;
            best = split;
        }
    }
    return best;
}

;// CONCATENATED MODULE: ./build/analysis/prediction.js






/** Fewest earlier runs of a benchmark for a prediction; below, one odd run would decide everything. */
const youngestHistory = 5;
/** Newest runs that are looked at: more bring nothing that shows on stored histories of public projects. */
const historyWindow = 60;
/** Earlier runs of the most similar profile that a prediction is made of. */
const nearestRuns = 6;
/** Runs of a benchmark below which its nearest ones are not near. */
const youngestProfile = 10;
/** Other benchmarks that a profile needs: one that changed itself must not outweigh those that did not. */
const smallestProfile = 3;
/** Spreads beyond which a benchmark makes a profile no more different: it may have changed itself. */
const farthestInProfile = 3;
/** Share of the nearest runs' own variance in that of a prediction. */
const nearShare = 0.4;
/** A clock that repeats itself more closely than this over days is rounding, not stability. */
const smallestSpread = 0.002;
/**
 * Learns how the runs of a suite vary.
 *
 * On shared machines most of what a run differs by is common to its benchmarks: another model of processor, a busy
 * neighbour. So a benchmark is predicted from the earlier runs whose *profile* over the other benchmarks is most like the
 * profile of the run in question (an inferred class of machine), moved by the median difference of those others; what a
 * benchmark does itself has no part in its own prediction. Where that does not foretell the earlier runs better than their
 * median does, the median of all runs is the prediction. How well either does is measured by predicting each earlier run
 * from the rest, and is the spread. The spreads are moderated over the suite ({@link moderateVariances}).
 *
 * @param rows oldest first; only the newest {@link historyWindow} count.
 */
function learnSuite(rows) {
    const recent = rows.slice(-historyWindow);
    const count = recent[0]?.length ?? 0;
    const columns = Array.from({ length: count }, (_, benchmark) => presentIn(recent, benchmark));
    const levels = columns.map((present, benchmark) => present.length === 0 ? 0 : (0,simple_statistics/* median */.JZ)(present.map((row) => valueAt(recent, row, benchmark))));
    const scales = columns.map((present, benchmark) => {
        const far = present.map((row) => Math.abs(valueAt(recent, row, benchmark) - levels[benchmark]));
        return Math.max(far.length === 0 ? 0 : 1.4826 * (0,simple_statistics/* median */.JZ)(far), smallestSpread);
    });
    const movements = recent.map((row) => movementOf(row, levels) ?? 0);
    const kept = columns.map((present, benchmark) => {
        const settled = present.map((row) => valueAt(recent, row, benchmark) - movements[row]);
        return present.slice(sinceLastChange(settled));
    });
    const suite = { rows: recent, scales };
    const profiles = recent.map((row, index) => recent.slice(0, index).map((earlier) => compareProfiles(row, earlier, scales)));
    const between = (row, other, benchmark) => {
        const [later, earlier] = row > other ? [row, other] : [other, row];
        const { distances, steps } = profiles[later][earlier];
        const step = steps[benchmark];
        return {
            distance: distances[benchmark],
            value: valueAt(recent, other, benchmark) + (row > other ? step : -step),
        };
    };
    const fits = kept.map((own, benchmark) => {
        if (own.length < youngestHistory)
            return null;
        const actual = own.map((row) => valueAt(recent, row, benchmark));
        const byLevel = fitOf(actual, own.map((row) => forecast(own.filter((other) => other !== row).map((other) => valueAt(recent, other, benchmark)), 0)));
        if (own.length < youngestProfile || count <= smallestProfile)
            return { own, ...byLevel, profile: false };
        const byProfile = fitOf(actual, own.map((row) => prediction_nearest(own.filter((other) => other !== row).map((other) => between(row, other, benchmark)))));
        return byProfile.variance < byLevel.variance
            ? { own, ...byProfile, profile: true }
            : { own, ...byLevel, profile: false };
    });
    const fitted = fits.filter((fit) => fit !== null);
    const { kurtosis } = tailsOf(fitted.flatMap((fit) => fit.errors.map((error) => error / Math.max(Math.sqrt(fit.variance), Number.MIN_VALUE))));
    const { priorDegrees, variances } = moderateVariances(fitted.map((fit) => Math.max(fit.variance, smallestSpread ** 2)), fitted.map((fit) => degreesOfVariance(fit.own.length, kurtosis)));
    const moderated = new Map(fitted.map((fit, index) => [fit, variances[index]]));
    const benchmarks = fits.map((fit) => {
        if (fit === null)
            return null;
        const variance = moderated.get(fit);
        const typicalDistance = fit.profile ? (0,simple_statistics/* median */.JZ)(fit.forecasts.map((one) => one.distance)) : null;
        const spreads = fit.forecasts.map((one) => spreadOf(one, variance, typicalDistance));
        return {
            rows: fit.own,
            typicalDistance,
            variance,
            degrees: degreesOfVariance(fit.own.length, kurtosis) + priorDegrees,
            residuals: fit.errors.map((error, index) => error / spreads[index]),
            spreads,
        };
    });
    const tails = tailsOf(benchmarks.flatMap((one) => one?.residuals ?? []));
    return {
        ...suite,
        benchmarks: benchmarks.map((one) => one && { ...one, degrees: Math.min(one.degrees, tails.degrees, seenTail(one.rows.length)) }),
        tails,
    };
}
/** Predicts each benchmark of a further run; null where the earlier runs are too few. The run's own value has no part in it. */
function predictRun(history, run) {
    const profiles = history.rows.map((earlier) => compareProfiles(run, earlier, history.scales));
    return history.benchmarks.map((learnt, benchmark) => {
        if (learnt === null)
            return null;
        const others = run.filter((value, index) => index !== benchmark && !Number.isNaN(value)).length;
        const useProfile = learnt.typicalDistance !== null && others >= smallestProfile;
        const found = useProfile
            ? prediction_nearest(learnt.rows.map((row) => {
                const { distances, steps } = profiles[row];
                return {
                    distance: distances[benchmark],
                    value: valueAt(history.rows, row, benchmark) + steps[benchmark],
                };
            }))
            : forecast(learnt.rows.map((row) => valueAt(history.rows, row, benchmark)), 0);
        return {
            expected: found.expected,
            spread: spreadOf(found, learnt.variance, useProfile ? learnt.typicalDistance : null),
            degrees: learnt.degrees,
            tails: history.tails,
            runs: learnt.rows.length,
            basis: useProfile ? 'profile' : 'level',
        };
    });
}
/**
 * The movement that the benchmarks of each run share: the median, over benchmarks, of the difference from each one's own
 * median over the runs; NaN for runs with fewer than four benchmarks.
 *
 * @param rows the earlier runs and then the one in question, which has no part in the medians.
 */
function commonMovements(rows) {
    const earlier = rows.slice(0, -1);
    const count = rows[0]?.length ?? 0;
    const levels = Array.from({ length: count }, (_, benchmark) => {
        const present = presentIn(earlier, benchmark);
        return present.length === 0 ? NaN : (0,simple_statistics/* median */.JZ)(present.map((row) => valueAt(earlier, row, benchmark)));
    });
    return rows.map((row) => movementOf(row, levels) ?? NaN);
}
/**
 * Sets one new value beside its prediction: how far a further run of unchanged code may fall from what was expected, by
 * Student's t (prediction interval for one future observation; Hahn 1969) with tails as heavy as those of the earlier runs.
 *
 * @param next log of the value to judge.
 * @param extraVariance what the new run varies by beyond the earlier ones, log scale: it has fewer trials.
 */
function comparePrediction(prediction, next, levels, extraVariance = 0) {
    const { degrees, runs, tails } = prediction;
    const scale = Math.sqrt(prediction.spread ** 2 + extraVariance);
    const estimate = next - prediction.expected;
    const around = (tail) => {
        const half = scale * studentUpperQuantile(tail, degrees);
        return { low: estimate - half * tails.above, high: estimate + half * tails.below };
    };
    return finish('prediction', runs, estimate, [around(levels.level), around(levels.equivalenceLevel)], studentUpperTail((estimate - levels.bias) / (scale * tails.above), degrees), studentUpperTail((-estimate - levels.bias) / (scale * tails.below), degrees), { noise: scale, fewest: youngestHistory, levels });
}
/** A spread can be borrowed, a tail has to be seen: few runs of skewed noise show nothing of it. */
function seenTail(runs) {
    return runs < youngestProfile ? (runs - 1) / 2 : Infinity;
}
function fitOf(actual, forecasts) {
    const errors = actual.map((value, index) => value - forecasts[index].expected);
    return { forecasts, errors, variance: errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length };
}
function prediction_nearest(candidates) {
    const chosen = candidates.sort((a, b) => a.distance - b.distance).slice(0, nearestRuns);
    return forecast(chosen.map((one) => one.value), chosen.at(-1).distance);
}
function forecast(values, distance) {
    const expected = (0,simple_statistics/* median */.JZ)([...values]);
    const near = values.reduce((sum, value) => sum + (value - expected) ** 2, 0) / values.length;
    return { expected, near, distance };
}
/** A run unlike all earlier ones is foretold less well than they foretell each other. */
function spreadOf(found, variance, typicalDistance) {
    const mixed = (1 - nearShare) * variance + nearShare * found.near;
    const strangeness = typicalDistance === null ? 1 : Math.max(1, found.distance / Math.max(typicalDistance, Number.EPSILON));
    return Math.sqrt((mixed + smallestSpread ** 2) * strangeness);
}
function compareProfiles(first, second, scales) {
    const count = first.length;
    const shared = [];
    let sum = 0;
    for (let benchmark = 0; benchmark < count; benchmark += 1) {
        const step = first[benchmark] - second[benchmark];
        if (Number.isNaN(step))
            continue;
        const size = Math.min(Math.abs(step) / scales[benchmark], farthestInProfile);
        shared.push({ benchmark, step, size });
        sum += size;
    }
    const distances = new Float64Array(count).fill(farthestInProfile);
    const steps = new Float64Array(count);
    shared.sort((a, b) => a.step - b.step);
    const medianWithout = (place) => {
        const left = shared.length - (place < shared.length ? 1 : 0);
        const at = (index) => shared[index < place ? index : index + 1].step;
        const half = left >> 1;
        return left % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
    };
    if (shared.length >= smallestProfile) {
        distances.fill(sum / shared.length);
        steps.fill(medianWithout(shared.length));
    }
    for (const [place, { benchmark, size }] of shared.entries()) {
        const enough = shared.length > smallestProfile;
        distances[benchmark] = enough ? (sum - size) / (shared.length - 1) : farthestInProfile;
        steps[benchmark] = enough ? medianWithout(place) : 0;
    }
    return { distances, steps };
}
function movementOf(row, levels) {
    const moves = row
        .map((value, benchmark) => value - levels[benchmark])
        .filter((move) => !Number.isNaN(move));
    return moves.length <= smallestProfile ? null : (0,simple_statistics/* median */.JZ)(moves);
}
function presentIn(rows, benchmark) {
    return [...rows.keys()].filter((row) => !Number.isNaN(valueAt(rows, row, benchmark)));
}
function valueAt(rows, row, benchmark) {
    return rows[row][benchmark];
}

;// CONCATENATED MODULE: ./build/analysis/stored-metric.js



/** Complete runs of one machine class, oldest first: those that a run with this environment may be compared with. */
function comparableRuns(history, environment) {
    return history.filter((earlier) => earlier.environment.fingerprint === environment.fingerprint && earlier.complete);
}
/** The runs without the samples that the policy ignores. */
function judgedOnly(runs, policy) {
    const rules = (0,model/* policyFor */.KV)(policy);
    return runs.map((run) => ({
        ...run,
        samples: run.samples.filter(({ benchmark, metric }) => !rules(benchmark, metric).ignore),
    }));
}
/** Learns what `history` (comparable runs, oldest first) says about `metric`. */
function learnMetric(history, metric) {
    const recent = history.slice(-historyWindow);
    const byRun = recent.map((run) => new Map(run.samples
        .filter((sample) => sample.metric === metric)
        .map((sample) => [sample.benchmark, sample.values])));
    const benchmarks = [...new Set(byRun.flatMap((run) => [...run.keys()]))];
    const rows = byRun.map((run) => benchmarks.map((benchmark) => logOf(run.get(benchmark))));
    const trials = benchmarks.map((benchmark) => byRun.map((run) => run.get(benchmark) ?? []).filter((values) => !Number.isNaN(logOf(values))));
    const trialVariances = trials.map(pooledVariance);
    const summaryVariances = trials.map((runs, index) => runs.length === 0
        ? 0
        : runs.reduce((sum, values) => sum + varianceOfMedian(trialVariances[index], values.length), 0) / runs.length);
    return { metric, benchmarks, rows, learnt: learnSuite(rows), trialVariances, summaryVariances };
}
/** The logs of a run's medians in the columns of `stored`; NaN where it has no positive value. */
function rowOf(run, stored) {
    const values = new Map(run.samples
        .filter((sample) => sample.metric === stored.metric)
        .map((sample) => [sample.benchmark, sample.values]));
    return stored.benchmarks.map((benchmark) => logOf(values.get(benchmark)));
}
/**
 * What a run with this many trials varies by beyond the stored ones: the spread between runs is learnt from the runs
 * themselves, and only where the new run has fewer trials than they have is it less certain than they are.
 */
function extraVariance(stored, column, trials) {
    const now = varianceOfMedian(stored.trialVariances[column], trials);
    return Math.max(0, now - stored.summaryVariances[column]);
}
function logOf(values) {
    const middle = medianOrNull(values ?? []);
    return middle === null || middle <= 0 || (values ?? []).some((value) => value <= 0)
        ? NaN
        : Math.log(middle);
}
function pooledVariance(runs) {
    let squares = 0;
    let degrees = 0;
    for (const values of runs) {
        const logs = values.map(Math.log);
        const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
        squares += logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
        degrees += logs.length - 1;
    }
    return degrees === 0 ? 0 : squares / degrees;
}
/** For normal data and many values pi / 2 times that of the mean; up to two values the median is the mean. */
function varianceOfMedian(variance, count) {
    return (variance / count) * (count <= 2 ? 1 : Math.PI / 2);
}
/** Null where fewer than four benchmarks or too few earlier runs make a common movement. */
function commonMovementOf(stored, run, levels) {
    const now = rowOf(run, stored);
    const movements = commonMovements([...stored.rows, now]);
    const latest = movements.at(-1);
    if (Number.isNaN(latest))
        return null;
    const earlier = movements.slice(0, -1).filter((movement) => !Number.isNaN(movement));
    const [prediction] = predictRun(learnSuite(earlier.map((movement) => [movement])), [latest]);
    if (prediction === undefined || prediction === null)
        return null;
    return {
        metric: stored.metric,
        benchmarks: now.filter((value) => !Number.isNaN(value)).length,
        change: Math.expm1(latest),
        comparison: comparePrediction(prediction, latest, levels),
    };
}
/** Whether the movement is for the worse, beyond the minimum effect, and beyond what earlier runs did at `level`. */
function isSuspicious(movement, metric, policy, level) {
    const worse = metric.better === 'lower' ? movement.change : -movement.change;
    const p = metric.better === 'lower' ? movement.comparison.pGreater : movement.comparison.pLess;
    return worse > policy.minimumEffect && p <= level;
}
/** "The time of all 12 benchmarks moved together by +8.3 %", the number as reports write it. */
function wordsOf(movement) {
    const percent = (movement.change * 100).toFixed(1);
    const sign = movement.change > 0 ? '+' : '';
    return `The ${movement.metric} of all ${String(movement.benchmarks)} benchmarks moved together, by ${sign}${percent} % in the median`;
}

;// CONCATENATED MODULE: ./build/analysis/history.js









/**
 * Judges one run against earlier ones of the same suite.
 *
 * Each benchmark is set beside what the earlier runs of this machine class let one expect of it in this run
 * ({@link learnSuite}). A movement that all benchmarks share is one more comparison of the family: it is reported apart,
 * and where it is worse than anything the earlier runs let one expect, the decision is `could-not-judge`, because a
 * history cannot tell a slower machine from a slower library that all benchmarks use.
 *
 * @param history oldest first; runs of another machine class are left out, and that is said.
 * @param standingOf whether the commits of acceptances are part of the history and of the run; without it they hold.
 */
function judgeAgainstHistory(history, run, policyInput = {}, standingOf = () => 'open') {
    const policy = model/* policySchema */.wh.parse(policyInput);
    const comparable = comparableRuns(history, run.environment);
    const warnings = [];
    if (comparable.length < history.length) {
        warnings.push(`${String(history.length - comparable.length)} of ${String(history.length)} stored runs come from another machine class or were interrupted, and were left out.`);
    }
    const earlier = new Map();
    const latestBase = comparable.at(-1);
    for (const past of comparable) {
        for (const sample of past.samples) {
            const value = medianOrNull(sample.values);
            if (value === null)
                continue;
            const key = keyOf(sample.benchmark, sample.metric);
            earlier.set(key, [...(earlier.get(key) ?? []), value]);
        }
    }
    const samples = byKey(run);
    const failures = byBenchmark(run.failures);
    const metrics = { ...(latestBase?.metrics ?? {}), ...run.metrics };
    const pairs = allPairs(latestBase === undefined ? [run] : [latestBase, run], policy, metrics);
    const learntFrom = judgedOnly(comparable, policy);
    const storedMetrics = new Map([...new Set(pairs.map((pair) => pair.metric))]
        .filter((metric) => metrics[metric]?.kind !== 'exact' || !isConstant(run, metric))
        .map((metric) => [metric, learnMetric(learntFrom, metric)]));
    const compared = pairs.filter(({ gating, metric, policy: own }) => gating && !own.ignore && metrics[metric]?.kind !== 'exact');
    const alone = familyOf(policy, []);
    // One movement for each metric, in the direction that its first gating comparison has.
    const shared = [...new Map(compared.toReversed().map((pair) => [pair.metric, pair])).values()]
        .map((pair) => ({
        stored: storedMetrics.get(pair.metric),
        declared: metricFor(metrics[pair.metric], pair.policy),
        policy: { alphaShare: 1, minimumEffect: policy.minimumEffect },
    }))
        .filter(({ stored, policy: own }) => commonMovementOf(stored, run, alone.levels({ policy: own })) !== null);
    const family = familyOf(policy, [
        ...compared.filter(({ benchmark, metric }) => earlier.has(keyOf(benchmark, metric))),
        ...shared,
    ]);
    const obstacles = interruptions([run]);
    if (comparable.length === 0) {
        obstacles.push({
            kind: 'no-history',
            benchmarks: [],
            message: `the store has no earlier run of suite ${run.suite} on this machine class (${run.environment.fingerprint})`,
        });
    }
    for (const movedTogether of shared) {
        const { stored, declared } = movedTogether;
        const levels = family.levels(movedTogether);
        const movement = commonMovementOf(stored, run, levels);
        if (Math.abs(movement.change) <= policy.minimumEffect)
            continue;
        const suspicious = isSuspicious(movement, declared, policy, levels.level);
        const word = wordsOf(movement);
        if (suspicious) {
            const message = `${word}, further than earlier runs let expect: the machine or something that they all use has changed, and a history cannot tell which`;
            obstacles.push({ kind: 'common-movement', benchmarks: [], message });
        }
        else {
            warnings.push(`${word}. Each benchmark is judged beside the others.`);
        }
    }
    let young = 0;
    const predicted = new Map();
    const predictions = (stored, now) => {
        const found = predicted.get(stored) ?? predictRun(stored.learnt, now);
        predicted.set(stored, found);
        return found;
    };
    const unmeasured = [];
    const judged = pairs.map((pair) => {
        const { benchmark, metric, gating } = pair;
        const key = keyOf(benchmark, metric);
        const sample = samples.get(key);
        const past = earlier.get(key) ?? [];
        const subject = {
            benchmark,
            metric,
            gating,
            policy: pair.policy,
            base: medianOrNull(past),
            head: medianOrNull(sample?.values ?? []),
            warnings: [],
        };
        if (pair.policy.ignore)
            return withoutComparison(subject, 'ignored');
        const failure = failures.get(benchmark);
        if (failure !== undefined)
            return withoutComparison(subject, 'failed', { failure });
        if (sample === undefined || subject.head === null) {
            if (!isLeftOut(run, benchmark))
                return missing(subject, run);
            const verdict = notMeasured(subject);
            unmeasured.push(verdict);
            return verdict;
        }
        if (past.length === 0)
            return withoutComparison(subject, 'added', { rounds: sample.values.length });
        const declared = metricFor(metrics[metric], pair.policy);
        const levels = family.levels(pair);
        if (declared.kind === 'exact') {
            const before = past.at(-1);
            const now = exactValue(sample.values);
            if (now !== null)
                return compareExact(subject, before, now, past.length, declared);
        }
        if (past.length < youngestHistory) {
            young += 1;
            const word = `The history is too young: ${String(past.length)} of ${String(youngestHistory)} runs.`;
            return withoutComparison({ ...subject, warnings: [word] }, 'inconclusive', { rounds: past.length });
        }
        const stored = storedMetrics.get(metric);
        const column = stored.benchmarks.indexOf(benchmark);
        const now = rowOf(run, stored);
        const next = now[column] ?? NaN;
        if (Number.isNaN(next) || past.some((value) => value <= 0))
            return notPositive(subject, past.length);
        const prediction = predictions(stored, now)[column];
        if (prediction === undefined || prediction === null) {
            young += 1;
            const word = `The history is too young: fewer than ${String(youngestHistory)} of the newest ${String(historyWindow)} runs have this benchmark.`;
            return withoutComparison({ ...subject, warnings: [word] }, 'inconclusive', { rounds: past.length });
        }
        return verdictOf({ ...subject, base: Math.exp(prediction.expected) }, comparePrediction(prediction, next, levels, extraVariance(stored, column, sample.values.length)), declared, levels);
    });
    const verdicts = accepted(judged, policy, run.started, standingOf);
    if (comparable.length > 0 &&
        young > 0 &&
        young === verdicts.filter(({ kind }) => kind !== 'ignored').length) {
        obstacles.push({
            kind: 'no-history',
            benchmarks: [],
            message: `the history is too young: ${String(comparable.length)} of the ${String(youngestHistory)} runs that judging needs are stored`,
        });
    }
    obstacles.push(...leftOut(unmeasured.filter(({ gating }) => gating)), ...unusable(verdicts, youngestHistory), ...unknownMetrics(policy, metrics, pairs));
    const sideFailures = run.failures.filter((failure) => failure.benchmark === null);
    const decided = decide({ verdicts, failsOnBase: new Set(), failures: sideFailures, sameTree: false, obstacles }, policy);
    return {
        ...judging_document(run, policy, family.size, verdicts, sideFailures),
        ...decided,
        warnings: [...warnings, ...gatingWarnings(policy, metrics), ...run.warnings, ...decided.warnings],
        strategy: 'stored',
        control: null,
        base: latestBase === undefined ? null : { commit: latestBase.commit, started: latestBase.started },
        seconds: run.seconds,
        metrics,
    };
}
/** An exact metric that differs between the trials of a run is judged as a noisy one. */
function isConstant(run, metric) {
    return run.samples.every((sample) => sample.metric !== metric || exactValue(sample.values) !== null);
}

;// CONCATENATED MODULE: ./build/analysis/outlook.js





/** How much nearer to a decision than its estimate a change is assumed to be, in standard errors. */
const optimism = 0.5;
/** A benchmark that is foreseen to need more than this part of the last look will rarely be decided there. */
const hopeful = 0.75;
/**
 * Looks ahead from the benchmarks that will be measured on both sides; the same family and the same levels as when they
 * are judged.
 *
 * The outlook judges one benchmark at the look that its rounds have reached, and foresees whether a later look may decide
 * it. Stopping for want of hope is not binding: it costs power where the foresight is wrong, and no level, because a look
 * that is left out cannot reject. It is done only at looks that could have said regressed, so that what is left open has a
 * change of which it can be said that it would have been seen.
 */
function prospectOf(policy, benchmarks) {
    const rules = (0,model/* policyFor */.KV)(policy);
    const all = {};
    for (const { metrics } of benchmarks)
        Object.assign(all, metrics);
    const gates = gatingMetrics(policy, all);
    const pairOf = (benchmark, metric) => {
        const own = rules(benchmark, metric);
        return { benchmark, metric, gating: own.gate ?? gates.has(metric), policy: own };
    };
    const comparisons = benchmarks.flatMap(({ id, metrics }) => Object.entries(metrics).flatMap(([name, { kind }]) => {
        const pair = pairOf(id, name);
        return pair.gating && !pair.policy.ignore && kind !== 'exact' ? [pair] : [];
    }));
    const family = familyOf(policy, comparisons);
    return {
        family: family.size,
        fewestRounds: family.fewestRounds,
        speaking: family.speaking,
        control: [...gates, ...comparisons.map((pair) => pair.metric)][0] ?? null,
        outlook: (benchmark, samples, looks) => {
            const outlooks = samples.flatMap(({ name, base, head }) => {
                const pair = pairOf(benchmark, name);
                const metric = all[name];
                if (metric === undefined || !pair.gating || pair.policy.ignore)
                    return [];
                const levels = family.levels(pair);
                const rounds = Math.min(base.length, head.length);
                const subject = { ...pair, base: null, head: null, warnings: [] };
                const [a, b] = [{ values: [...base] }, { values: [...head] }];
                const verdict = compareSamples(subject, a, b, metric, levels, true, looks);
                if (verdict.kind !== 'inconclusive' || verdict.change === null)
                    return [{ settled: true, rounds }];
                const needed = Math.max(roundsNeeded(verdict, looks, levels, pair.policy), rounds + 1);
                const last = looks.at(-1) ?? rounds;
                const hopeless = shareAt(looks, verdict.rounds, levels.whole) > 0 && needed > hopeful * last;
                return [{ settled: rounds >= last || hopeless, rounds: needed }];
            });
            const open = outlooks.filter((outlook) => !outlook.settled);
            return {
                settled: open.length === 0,
                rounds: Math.max(0, ...(open.length === 0 ? outlooks : open).map((outlook) => outlook.rounds)),
            };
        },
    };
}
/** Rounds after which the last look's tests would reject half of the time, if the change lay a little nearer. */
function roundsNeeded(verdict, looks, { whole, bias }, policy) {
    const estimate = verdict.change?.estimate ?? null;
    if (estimate === null || verdict.noise === null)
        return Infinity;
    const noise = Math.log1p(verdict.noise);
    const last = looks.at(-1) ?? 1;
    const leeway = (optimism * noise) / Math.sqrt(Math.max(1, verdict.rounds));
    const size = Math.abs(Math.log1p(estimate));
    const edge = Math.log1p(policy.minimumEffect);
    const needed = (level, distance) => distance > 0 ? ((normalQuantile(level) * noise) / distance) ** 2 : Infinity;
    const { equivalenceLevel } = policy;
    const asWithin = needed(equivalenceLevel * shareAt(looks, last, equivalenceLevel), edge - Math.max(0, size - leeway));
    const asChanged = size + leeway > edge ? needed(whole * shareAt(looks, last, whole), size + leeway - bias) : Infinity;
    return Math.ceil(Math.min(asWithin, asChanged));
}

;// CONCATENATED MODULE: ./build/analysis/search-history.js



/**
 * Searches stored runs for change points and drift: each metric of each benchmark on each machine class by itself, and by each
 * unit, because values in another unit are not comparable. Alpha is divided among the series that are searched.
 *
 * @param runs of one suite, any machine class, any order.
 */
function searchHistory(runs, policy) {
    const complete = runs.filter((run) => run.complete);
    const ordered = complete.toSorted((a, b) => Date.parse(a.started) - Date.parse(b.started));
    const found = new Map();
    for (const run of ordered) {
        const { fingerprint } = run.environment;
        const at = { started: run.started, commit: run.commit.sha };
        for (const { benchmark, metric, values } of run.samples) {
            const value = medianOrNull(values);
            const definition = run.metrics[metric];
            if (value === null || definition === undefined)
                continue;
            const key = JSON.stringify([benchmark, metric, definition.unit, fingerprint]);
            let series = found.get(key);
            if (series === undefined) {
                series = { benchmark, metric, fingerprint, definition, values: [], runs: [] };
                found.set(key, series);
            }
            series.definition = definition;
            series.values.push(value);
            series.runs.push(at);
        }
    }
    const all = [...found.values()];
    const isYoung = ({ values }) => values.length < 2 * policy.smallestSegment;
    const family = all.filter((series) => !isYoung(series)).length;
    const share = { ...policy, alpha: policy.alpha / Math.max(1, family) };
    const left = runs.length - complete.length;
    return {
        schema: model/* historySchemaName */.bS,
        policy,
        family,
        runs: complete.length,
        series: all.map((series) => {
            const { changePoints, drift } = detectChangePoints(series.values, share);
            const { benchmark, metric, fingerprint, definition, values, runs: at } = series;
            return {
                benchmark,
                metric,
                definition,
                fingerprint,
                runs: values.length,
                first: at[0],
                last: at.at(-1),
                young: isYoung(series),
                changePoints: changePoints.map((point) => movedOf(point, series)),
                drift,
            };
        }),
        warnings: left === 0
            ? []
            : [`${String(left)} of ${String(runs.length)} stored runs were interrupted, and were left out.`],
    };
}
function movedOf(point, { definition, runs }) {
    const grew = point.after > point.before;
    return {
        ...point,
        verdict: grew === (definition.better === 'lower') ? 'regressed' : 'improved',
        at: runs[point.index],
        lastBefore: runs[point.low - 1],
        firstAfter: runs[point.high],
    };
}

;// CONCATENATED MODULE: ./build/analysis/screen.js







/** Share of unchanged benchmarks that a screen sends on to be measured in pairs. */
const screenLevel = 0.1;
/** Share of changes of the required size that a screen sends on. */
const screenPower = 0.9;
/** Benchmarks that are measured in pairs when all moved together: enough to tell the machine from the code. */
const witnesses = 3;
/**
 * Decides which benchmarks one run can stand for: those in which the stored runs of this machine class let a screen
 * catch a change of `requiredSensitivity` nine times in ten while it sends on one in ten of those that did not change.
 *
 * To be called before anything is measured, so that nothing measured has a part in the plan. The caller runs the suite once
 * if any benchmark is screened, passes that run to {@link screen}, and then measures in pairs the suspects, the
 * unscreened benchmarks and those that no stored run has. The family of the paired tests is exactly these: their rounds are
 * fresh data, so alpha holds for them however they were chosen.
 *
 * @param history stored runs, oldest first; those of another machine class or interrupted do not count.
 * @param environment of the machine that will measure.
 * @returns one entry for each benchmark of the newest comparable run; empty when there is none.
 */
function planScreen(history, environment, policyInput = {}) {
    return planOf(comparableRuns(history, environment), model/* policySchema */.wh.parse(policyInput)).plan;
}
/**
 * Screens one run: a benchmark is a suspect when it is worse than nine in ten unchanged runs would be, beside what the
 * earlier runs let one expect of it in this one. Failing closed, a benchmark that failed, is missing or has no positive
 * value is a suspect too.
 *
 * When all benchmarks moved together for the worse, further than nine in ten earlier runs did, that could be the machine or
 * the code; the benchmarks that vary least are then suspects as its witnesses, and paired rounds will tell.
 *
 * @param history what {@link planScreen} was given.
 * @param run one run of the suite, of head.
 */
function screen_screen(history, run, policyInput = {}) {
    const policy = model/* policySchema */.wh.parse(policyInput);
    const comparable = comparableRuns(history, run.environment);
    const { plan, rules, metrics } = planOf(comparable, policy);
    const samples = byKey(run);
    const failures = byBenchmark(run.failures);
    const latest = comparable.at(-1);
    const before = latest === undefined ? new Map() : byKey(latest);
    const levels = lookingOnce(screenLevel, policy.equivalenceLevel);
    const stored = [
        ...new Map([...rules.values()].flat().map((rule) => [rule.metric, rule.stored])).values(),
    ].filter((one) => one !== null);
    const predictions = new Map(stored.map((one) => [one, predictRun(one.learnt, rowOf(run, one))]));
    const suspects = [];
    const quiet = [];
    for (const { benchmark, screened } of plan) {
        if (!screened)
            continue;
        if (failures.has(benchmark)) {
            suspects.push({ benchmark, metric: null, p: null, reason: 'it failed' });
            continue;
        }
        const verdicts = [];
        let suspect = null;
        let spread = 0;
        for (const rule of rules.get(benchmark) ?? []) {
            const { metric } = rule;
            const declared = metricFor(metrics[metric], rule.policy);
            const values = samples.get(keyOf(benchmark, metric))?.values ?? [];
            const past = before.get(keyOf(benchmark, metric));
            const subject = {
                benchmark,
                metric,
                gating: true,
                policy: rule.policy,
                base: null,
                head: null,
                warnings: [],
            };
            if (rule.stored === null) {
                const now = exactValue(values);
                const then = exactValue(past?.values ?? []);
                if (now === null || then === null) {
                    suspect ??= { benchmark, metric, p: null, reason: `${metric} is not one exact value` };
                    continue;
                }
                const verdict = compareExact({ ...subject, base: then, head: now }, then, now, 1, declared);
                if (verdict.kind === 'regressed')
                    suspect ??= { benchmark, metric, p: null, reason: `${metric} differs from the newest stored run` };
                verdicts.push(verdict);
                continue;
            }
            const next = rowOf(run, rule.stored)[rule.column] ?? NaN;
            const prediction = predictions.get(rule.stored)?.[rule.column] ?? null;
            if (Number.isNaN(next) || prediction === null) {
                suspect ??= { benchmark, metric, p: null, reason: `it has no ${metric} that can be compared` };
                continue;
            }
            const extra = extraVariance(rule.stored, rule.column, values.length);
            const now = { ...prediction, spread: Math.hypot(prediction.spread, Math.sqrt(extra)) };
            const comparison = comparePrediction(now, next, levels);
            const residual = ((next - now.expected) / now.spread) * rule.up;
            const as = rule.residuals.filter((earlier) => earlier >= residual).length;
            const p = (1 + as) / (1 + rule.residuals.length);
            if (residual > rule.threshold)
                suspect ??= { benchmark, metric, p, reason: `${metric} is worse than in nine of ten unchanged runs` };
            const base = Math.exp(now.expected);
            verdicts.push({
                ...verdictOf({ ...subject, base, head: Math.exp(next) }, comparison, declared, levels),
                kind: 'not-suspected',
                // Screening spends nothing of alpha.
                alpha: null,
                p,
                detectable: changeOf(now.spread * (rule.threshold + rule.margin), rule.up),
                roundsToSettle: null,
            });
            spread = Math.max(spread, now.spread);
        }
        if (suspect !== null)
            suspects.push(suspect);
        else
            quiet.push({ benchmark, spread, verdicts });
    }
    const movements = stored
        .map((one) => commonMovementOf(one, run, levels))
        .filter((movement) => movement !== null)
        .filter((movement) => Math.abs(movement.change) > policy.minimumEffect);
    // One movement for each metric, in the direction that its first comparison has.
    const declaredOf = (metric) => {
        const rule = [...rules.values()].flat().find((one) => one.metric === metric);
        return metricFor(metrics[metric], rule.policy);
    };
    const suspicious = movements.find((movement) => isSuspicious(movement, declaredOf(movement.metric), policy, screenLevel));
    if (suspicious !== undefined) {
        quiet.sort((a, b) => a.spread - b.spread);
        for (const { benchmark } of quiet.splice(0, witnesses)) {
            const reason = `all benchmarks moved together, and it is among those that vary least`;
            suspects.push({ benchmark, metric: suspicious.metric, p: null, reason });
        }
    }
    return {
        suspects,
        notSuspected: quiet.flatMap((one) => one.verdicts),
        commonMovements: movements,
    };
}
function planOf(comparable, policy) {
    const latest = comparable.at(-1);
    if (latest === undefined)
        return { plan: [], rules: new Map(), metrics: {} };
    const metrics = latest.metrics;
    const pairs = allPairs([latest], policy, metrics).filter((pair) => pair.gating && !pair.policy.ignore);
    const learntFrom = judgedOnly(comparable, policy);
    const learnt = new Map();
    for (const { metric } of pairs) {
        if (metrics[metric]?.kind !== 'exact' && !learnt.has(metric))
            learnt.set(metric, learnMetric(learntFrom, metric));
    }
    const plan = [];
    const rules = new Map();
    for (const benchmark of new Set(pairs.map((pair) => pair.benchmark))) {
        const own = pairs.filter((pair) => pair.benchmark === benchmark);
        const noisy = own.filter(({ metric }) => learnt.has(metric)).length;
        // Bonferroni over the metrics of a benchmark, so that it is the benchmark that is sent on one time in ten.
        const level = screenLevel / Math.max(1, noisy);
        const needed = Math.ceil(1 / level) - 1;
        let catches = 0;
        let runs = Infinity;
        const found = [];
        for (const { metric, policy: its } of own) {
            const up = metricFor(metrics[metric], its).better === 'higher' ? -1 : 1;
            const here = { metric, policy: its, up };
            const stored = learnt.get(metric) ?? null;
            if (stored === null) {
                found.push({ ...here, stored, column: -1, residuals: [], threshold: 0, margin: 0, catches: 0 });
                continue;
            }
            const column = stored.benchmarks.indexOf(benchmark);
            const past = stored.learnt.benchmarks[column] ?? null;
            runs = Math.min(runs, past?.residuals.length ?? stored.rows.filter((row) => !Number.isNaN(row[column] ?? NaN)).length);
            if (past === null || past.residuals.length < needed)
                continue;
            const rule = screenRule(past, up, level);
            found.push({ ...here, stored, column, ...rule });
            catches = Math.max(catches, changeOf(rule.catches, up));
        }
        if (found.length < own.length) {
            const reason = `the history is too young: ${String(runs)} of ${String(needed)} runs`;
            plan.push({ benchmark, screened: false, catches: null, reason });
            continue;
        }
        rules.set(benchmark, found);
        const screened = catches <= policy.requiredSensitivity;
        const percent = (fraction) => `${(fraction * 100).toFixed(1)} %`;
        const reason = screened
            ? `one run catches a change of ${percent(catches)} nine times in ten`
            : `one run catches only a change of ${percent(catches)} nine times in ten, and ${percent(policy.requiredSensitivity)} are required`;
        plan.push({ benchmark, screened, catches, reason });
    }
    return { plan, rules, metrics };
}
/**
 * The screen of one metric of one benchmark, from the earlier runs and without an assumption about their distribution.
 *
 * @param history with at least 1 / level - 1 runs.
 * @param up 1 where more is worse, -1 where less is.
 * @param level share of unchanged runs that are sent on.
 */
function screenRule(history, up, level) {
    const residuals = history.residuals.map((residual) => residual * up);
    const threshold = upperQuantile(residuals, level);
    // What each earlier run would have had to be worse by to be sent on.
    const needed = residuals.map((residual, run) => (threshold - residual) * history.spreads[run]);
    return {
        residuals,
        threshold,
        margin: upperQuantile(residuals.map((residual) => -residual), 1 - screenPower),
        catches: upperQuantile(needed, 1 - screenPower),
    };
}
/**
 * The value that a further one of the same distribution exceeds with probability `tail` at most, whatever that
 * distribution (the order statistic of split conformal prediction; Vovk, Gammerman & Shafer 2005).
 *
 * @param values at least 1 / tail - 1 of them.
 */
function upperQuantile(values, tail) {
    const sorted = [...values].sort((a, b) => a - b);
    // Less a hair, because (10 + 1) × (1 - 0.1) is not below 10 by rounding alone.
    const place = Math.ceil((sorted.length + 1) * (1 - tail) - 1e-9);
    return sorted[Math.min(place, sorted.length) - 1];
}
/** Size of a change for the worse as a fraction. */
function changeOf(logRatio, up) {
    const size = Math.max(0, logRatio);
    return up === 1 ? Math.expm1(size) : -Math.expm1(-size);
}

;// CONCATENATED MODULE: ./build/analysis/screened.js




/** The decision where one run of head was enough: nothing in it is suspected, and nothing else is to be measured. */
function decideScreened(history, run, screened, policyInput = {}) {
    const policy = model/* policySchema */.wh.parse(policyInput);
    const ignored = allPairs([run], policy, run.metrics)
        .filter((pair) => pair.policy.ignore)
        .map((pair) => withoutComparison({ ...pair, base: null, head: null, warnings: [] }, 'ignored'));
    const verdicts = [...screened.notSuspected, ...ignored];
    const failures = run.failures.filter((failure) => failure.benchmark === null);
    const evidence = {
        verdicts,
        failsOnBase: new Set(),
        failures,
        obstacles: interruptions([run]),
        sameTree: false,
    };
    const decided = decide(evidence, policy);
    const latest = history.at(-1);
    return {
        ...judging_document(run, policy, 0, verdicts, failures),
        ...decided,
        warnings: [...movementWarnings(screened.commonMovements), ...run.warnings, ...decided.warnings],
        strategy: 'auto',
        control: null,
        base: latest === undefined ? null : { commit: latest.commit, started: latest.started },
        seconds: run.seconds,
        metrics: run.metrics,
    };
}
/** The decision about what was measured in pairs, joined with what the screen let pass. */
function joinScreened(decision, screenedRun, screened) {
    return {
        ...decision,
        strategy: 'auto',
        seconds: decision.seconds + screenedRun.seconds,
        verdicts: [...decision.verdicts, ...screened.notSuspected],
        metrics: { ...screenedRun.metrics, ...decision.metrics },
        warnings: [
            ...movementWarnings(screened.commonMovements),
            ...new Set([...screenedRun.warnings, ...decision.warnings]),
        ],
    };
}
/** Reported whatever else is said: a suite that moved as a whole is never explained away. */
function movementWarnings(movements) {
    return movements.map(({ metric, change }) => `All benchmarks moved together: ${metric} by ${change > 0 ? '+' : '−'}${(100 * Math.abs(change)).toFixed(1)} % against the stored runs. That can be the machine or the code.`);
}

;// CONCATENATED MODULE: ./build/analysis/index.js












;// CONCATENATED MODULE: ./build/gate/stored.js
async function readHistory(config, store, run) {
    const query = { suite: run.suite, fingerprint: run.environment.fingerprint, last: config.history };
    const stored = await store.read(query, config.unreadable);
    return {
        // A run is not evidence about itself.
        runs: stored.runs.map((entry) => entry.run).filter((earlier) => !isSameRun(earlier, run)),
        warnings: unreadableWarnings(stored, store),
    };
}
function unreadableWarnings({ unreadable }, store) {
    return unreadable.map(({ path, message }) => `${path} of the ${store.description} was left out: ${message}`);
}
function isSameRun(a, b) {
    return a.started === b.started && a.seed === b.seed && a.commit.sha === b.commit.sha;
}
function stored_only(run, config, ports) {
    const glob = config.only;
    if (glob === null)
        return run;
    return {
        ...run,
        samples: run.samples.filter((sample) => ports.matchesName(glob, sample.benchmark)),
        failures: run.failures.filter(({ benchmark }) => benchmark === null || ports.matchesName(glob, benchmark)),
        ...(run.ignored === undefined
            ? {}
            : { ignored: run.ignored.filter((name) => ports.matchesName(glob, name)) }),
        ...(run.identical === undefined
            ? {}
            : {
                identical: run.identical.filter(({ benchmark }) => benchmark === null || ports.matchesName(glob, benchmark)),
            }),
    };
}

;// CONCATENATED MODULE: ./build/gate/acceptances.js


async function readAcceptances(config, store, suite) {
    const stored = await store.acceptances(suite, config.unreadable);
    return {
        acceptances: stored.acceptances.map(({ benchmark, metric, commit, upTo, reason, author, expires }) => {
            return { benchmark, metric, commit, upTo, reason, author, expires, stored: true };
        }),
        warnings: unreadableWarnings(stored, store),
    };
}
/** Judges with the acceptances of the configuration and those of a store. */
async function judgeWith(config, { base, head, standingOf: ask }, stored, judgeBy) {
    const policy = { ...config.policy, accept: [...config.policy.accept, ...stored] };
    const standings = new Map();
    for (const { commit } of policy.accept) {
        if (commit === null || ask === null || standings.has(commit))
            continue;
        standings.set(commit, await ask(base, head, commit));
    }
    const standingOf = (commit) => standings.get(commit) ?? 'open';
    const decision = judgeBy(policy, standingOf);
    // With --only, or behind a screen, most entries concern nothing that is here.
    const whole = config.only === null && decision.strategy !== 'auto';
    const idle = whole ? idleEntries(policy, decision, standingOf) : [];
    return { ...decision, warnings: [...decision.warnings, ...idle] };
}

;// CONCATENATED MODULE: ./build/gate/judging.js




/** Judges what a gate measured. The store is opened only where it is needed. */
async function judgeGate({ runs, warnings }, config, openStore, standingOf) {
    switch (runs.kind) {
        case 'stored':
            return judgeStored(runs.head, config, await openStore(), standingOf);
        case 'screened': {
            const { history, run, screened } = runs.screening;
            return judging_finish(decideScreened(history, run, screened, config.policy), config, warnings);
        }
        case 'same-tree':
            return judging_finish(compareRuns(runs.base, runs.head, config.policy), config, warnings);
        case 'paired':
            return judgePaired(runs, warnings, config, openStore, standingOf);
    }
}
async function judgePaired({ base, head, screening }, warnings, config, openStore, standingOf) {
    const subject = { base: base.commit.sha, head: head.commit.sha, standingOf };
    const judgeBy = (policy, standings) => {
        const compared = compareRuns(base, head, policy, standings);
        return screening === null ? compared : joinScreened(compared, screening.run, screening.screened);
    };
    const decision = await judgeWith(config, subject, [], judgeBy);
    if (!hasRegressed(decision))
        return judging_finish(decision, config, warnings);
    // Only now: a gate that passes needs no store, and one that cannot be reached leaves a regression what it is.
    try {
        const stored = await readAcceptances(config, await openStore(), head.suite);
        const again = await judgeWith(config, subject, stored.acceptances, judgeBy);
        return judging_finish(again, config, [...warnings, ...stored.warnings]);
    }
    catch (error) {
        if (!(error instanceof model/* PerfGateError */.DN))
            throw error;
        const warning = `What the store says is accepted could not be read: ${(0,model/* messageOf */.bD)(error)}`;
        return judging_finish(decision, config, [...warnings, warning]);
    }
}
function hasRegressed(decision) {
    return decision.verdicts.some(({ gating, kind }) => gating && kind === 'regressed');
}
/** Judges one run by the stored history alone. */
async function judgeStored(head, config, store, standingOf) {
    const history = await readHistory(config, store, head);
    const stored = await readAcceptances(config, store, head.suite);
    // The baseline has moved when all of the history has, which the oldest run tells.
    const base = history.runs[0]?.commit.sha ?? null;
    const decision = await judgeWith(config, { base, head: head.commit.sha, standingOf }, stored.acceptances, (policy, standings) => judgeAgainstHistory(history.runs, head, policy, standings));
    return judging_finish(decision, config, [...history.warnings, ...stored.warnings]);
}
/** Adds what every decision says besides its verdicts. */
function judging_finish(decision, config, warnings) {
    return {
        ...decision,
        observed: config.mode === 'observe',
        warnings: [...warnings, ...decision.warnings],
    };
}

;// CONCATENATED MODULE: ./build/stats/random.js
/**
 * sfc32, a small fast counter-based generator of 128 bits of state (Doty-Humphrey, PractRand), seeded by splitmix32.
 *
 * @param seed any integer; only its low 32 bits count.
 */
function seededRandom(seed) {
    let state = seed | 0;
    const splitmix = () => {
        state = (state + 0x9e3779b9) | 0;
        let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
        mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
        return mixed ^ (mixed >>> 15);
    };
    let a = splitmix();
    let b = splitmix();
    let c = splitmix();
    let counter = 1;
    const next = () => {
        const sum = (((a + b) | 0) + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (c << 21) | (c >>> 11);
        c = (c + sum) | 0;
        return sum >>> 0;
    };
    // The first outputs still show the seed.
    for (let index = 0; index < 12; index += 1)
        next();
    return () => next() / 2 ** 32;
}
/** An integer in [0, bound). */
function randomInteger(random, bound) {
    return Math.floor(random() * bound);
}
/** A new array in random order (Fisher–Yates). */
function shuffled(items, random) {
    const result = [...items];
    for (let index = result.length - 1; index > 0; index -= 1) {
        const other = randomInteger(random, index + 1);
        [result[index], result[other]] = [result[other], result[index]];
    }
    return result;
}

;// CONCATENATED MODULE: ./build/measure/agenda.js
/** How many times the time budget measuring may take at most: durations are foreseen, and the foresight may err. */
const patience = 1.5;
/** Which benchmarks are still measured, and how long that will take. */
class Agenda {
    /** Ids of benchmarks that get no more rounds. */
    stopped = new Set();
    #work;
    #looks;
    #speaking;
    /** Seconds that the rounds so far were foreseen to take. */
    #foreseen = 0;
    /** Seconds that all rounds from now on are foreseen to take. */
    #ahead;
    #done = 0;
    constructor(work, plan) {
        this.#work = work;
        this.#looks = plan.looks;
        this.#speaking = plan.speaking;
        // Before anything is measured: most benchmarks stop at the first look, some go on to the last.
        const rounds = plan.looks[0] + ((plan.looks.at(-1) ?? plan.looks[0]) - plan.looks[0]) / 4;
        this.#ahead = Math.min(rounds * secondsOf(work), plan.seconds.most);
    }
    /** One round of `count` benchmarks of `item` is over. */
    did(item, count) {
        const seconds = costOf(item, count);
        this.#foreseen += seconds;
        this.#ahead = Math.max(0, this.#ahead - seconds);
    }
    /** @param elapsed seconds since the first round. */
    progress(elapsed) {
        const secondsLeft = this.#ahead * this.#drift(elapsed);
        const all = elapsed + secondsLeft;
        // What stops late makes the work grow; a bar that goes backwards looks broken.
        this.#done = Math.max(this.#done, all > 0 ? Math.min(elapsed / all, 0.99) : 0);
        return { done: this.#done, secondsLeft };
    }
    /**
     * After a look: those that are not settled go on to the next one, the nearest to a decision first, as long as there is
     * time for them.
     *
     * @param outlooks rounds that each unsettled benchmark is foreseen to need in all; may be Infinity.
     * @param budget seconds that measuring may take; half as much time again where there is too little yet to say anything.
     * @returns how many had to stop for want of time.
     */
    goOn(outlooks, look, budget, elapsed) {
        const next = this.#looks.find((rounds) => rounds > look) ?? look;
        const last = this.#looks.at(-1) ?? look;
        const costs = new Map();
        for (const item of this.#work)
            for (const { id } of item.group)
                costs.set(id, costOf(item, 1) * this.#drift(elapsed));
        const order = [...outlooks].sort(([, a], [, b]) => (a === b ? 0 : a - b));
        const granted = budget * (look < this.#speaking ? patience : 1);
        let time = granted - elapsed;
        let left = 0;
        let ahead = 0;
        const going = new Set();
        for (const [id, rounds] of order) {
            const cost = costs.get(id) ?? 0;
            if (cost * (next - look) > time) {
                left += 1;
                continue;
            }
            time -= cost * (next - look);
            ahead += (cost / this.#drift(elapsed)) * (Math.min(Math.max(rounds, next), last) - look);
            going.add(id);
        }
        for (const id of costs.keys())
            if (!going.has(id))
                this.stopped.add(id);
        this.#ahead = Math.min(ahead, Math.max(0, granted - elapsed));
        return left;
    }
    /** How much longer rounds take than foreseen; a calibration round is one measurement on a quiet moment. */
    #drift(elapsed) {
        return this.#foreseen > 0 && elapsed > 0 ? elapsed / this.#foreseen : 1;
    }
}
function costOf(item, count) {
    return (item.secondsPerRound * count) / item.group.length;
}
/** Seconds that one round of all this work is foreseen to take. */
function secondsOf(work) {
    return work.reduce((total, item) => total + item.secondsPerRound, 0);
}

;// CONCATENATED MODULE: ./build/measure/copies-links.js



/** Whether `file` is `folder` or lies in it; both absolute. */
function isWithin(folder, file) {
    const relative = external_node_path_.relative(folder, file);
    return (relative === '' ||
        (!external_node_path_.isAbsolute(relative) && relative !== '..' && !relative.startsWith(`..${external_node_path_.sep}`)));
}
/** The code of a system error (`ENOENT`, `EPERM`); undefined for anything else that was thrown. */
function errorCode(thrown) {
    return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
        ? thrown.code
        : undefined;
}
/** Whether a relative target passes through a folder outside `root` on its way from `folder`. */
function climbsOut(root, folder, target) {
    let current = folder;
    for (const part of target.split(/[\\/]/u)) {
        current = external_node_path_.join(current, part);
        if (!isWithin(root, current))
            return true;
    }
    return false;
}
/**
 * Finds the target that a link must have in a copy, so that it leads to the same place of that copy.
 *
 * Links into the repository become or stay relative: an absolute one would lead to the other side as soon as the copies
 * trade places. Links out of it become absolute, for the copy has other neighbours.
 *
 * @param link Absolute path of the link as seen below `root`.
 * @param target What the link says.
 * @param root Absolute real path of the user's repository.
 */
async function relocateLink(link, target, root) {
    const folder = external_node_path_.dirname(link);
    const lexical = external_node_path_.resolve(folder, target);
    if (!external_node_path_.isAbsolute(target) && !climbsOut(root, folder, target))
        return { target, outside: null };
    // The root may be known by another name too, through a link such as /tmp on macOS.
    const real = await (0,promises_.realpath)(lexical).catch(() => null);
    const inside = isWithin(root, lexical) ? lexical : real !== null && isWithin(root, real) ? real : null;
    if (inside === null)
        return { target: lexical, outside: lexical };
    const relative = external_node_path_.relative(folder, inside);
    return { target: relative === '' ? '.' : relative, outside: null };
}
/**
 * Makes a link, replacing what is there.
 *
 * @param model Existing path that tells whether the target is a folder, which Windows must know.
 * @returns true when the link had to hold the absolute path of its copy (a Windows junction).
 */
async function makeLink(target, at, model) {
    if (process.platform !== 'win32') {
        await replacing(at, () => (0,promises_.symlink)(target, at));
        return false;
    }
    const leadsTo = await (0,promises_.stat)(model).catch(() => null);
    const isFolder = leadsTo?.isDirectory() === true;
    try {
        await replacing(at, () => (0,promises_.symlink)(target, at, isFolder ? 'dir' : 'file'));
        return false;
    }
    catch (error) {
        // Windows gives the right to make links to administrators and in developer mode only; junctions need none.
        if (errorCode(error) !== 'EPERM')
            throw error;
        if (isFolder) {
            await replacing(at, () => (0,promises_.symlink)(external_node_path_.resolve(external_node_path_.dirname(at), target), at, 'junction'));
            return true;
        }
        if (leadsTo !== null)
            await (0,promises_.copyFile)(model, at);
        return false;
    }
}
async function replacing(at, make) {
    try {
        await make();
    }
    catch (error) {
        if (errorCode(error) !== 'EEXIST')
            throw error;
        await (0,promises_.rm)(at, { recursive: true, force: true });
        await make();
    }
}
/**
 * Holds that none of the links of a copy leads where code of that copy must not load from.
 *
 * @param links Absolute paths of links.
 * @returns Those that hold an absolute path of their own copy, and so stop it from being moved.
 * @throws PerfGateError that names the first link that does.
 */
async function verifyLinks(links, copy, forbidden) {
    const absolute = [];
    for (const link of links) {
        const target = await (0,promises_.readlink)(link).catch(() => null);
        if (target === null)
            continue;
        const lexical = external_node_path_.resolve(external_node_path_.dirname(link), target);
        const real = (await (0,promises_.realpath)(link).catch(() => null)) ?? lexical;
        for (const place of forbidden) {
            if (!isWithin(place, real) && !isWithin(place, lexical))
                continue;
            throw new model/* PerfGateError */.DN(`${external_node_path_.relative(copy, link)} in a copy of the repository leads to ${real}, which belongs to another copy or to your work tree: the wrong side's code would be measured`, { remedy: 'Install the dependencies without linking (npm link), or configure `setup: npm ci`.' });
        }
        if (external_node_path_.isAbsolute(target) && isWithin(copy, lexical))
            absolute.push(link);
    }
    return absolute;
}

;// CONCATENATED MODULE: ./build/measure/dependencies.js




const dependencies_lockFiles = [
    'package-lock.json',
    'npm-shrinkwrap.json',
    'pnpm-lock.yaml',
    'yarn.lock',
    'bun.lock',
    'bun.lockb',
];
/** What of a package.json decides what gets installed. */
const installFields = [
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'peerDependencies',
    'peerDependenciesMeta',
    'dependenciesMeta',
    'bundleDependencies',
    'bundledDependencies',
    'workspaces',
    'overrides',
    'resolutions',
    'pnpm',
];
/** Caches keep absolute paths and are made again. */
const caches = ['.cache', '.vite', '.vitest'];
/**
 * Copies each `node_modules` of the user's work tree into head's copy, and into base's where the same dependencies are
 * asked for on both sides.
 *
 * @returns warnings.
 * @throws PerfGateError when base needs other dependencies than are there, and no set-up would install them.
 */
async function copyDependencies(request) {
    const { head, base, setup } = request;
    const { source } = head.copier;
    const warnings = [];
    const folders = await dependencyFolders(request);
    const differences = [];
    const ownFiles = new Set(base?.files);
    const comparing = base === null ? null : new SideComparison(head.copier.copy, base.copier.copy, head, base);
    for (const folder of folders) {
        const relative = external_node_path_.posix.join(folder, 'node_modules');
        await copyOne(head.copier, relative, () => false);
        if (base === null || comparing === null)
            continue;
        if (!(await isOwnFolder(base.copier.copy, folder)))
            continue;
        const difference = await comparing.differenceFor(folder);
        // Of committed dependencies base has its own.
        const isTracked = (name) => head.tracked.has(name) || ownFiles.has(name);
        if (difference === null)
            await copyOne(base.copier, relative, isTracked);
        else if (setup !== null || (await comparing.baseNeeds(folder)))
            differences.push(difference);
    }
    const [difference] = differences;
    if (difference !== undefined && setup === null) {
        throw new model/* PerfGateError */.DN(`dependencies differ between base and head (${difference}), and the installed ones are head's`, { remedy: 'Configure `setup: npm ci` (or what installs your dependencies), which runs on both sides.' });
    }
    if (setup === null) {
        if (folders.length === 0 && (await asksForDependencies(head.copier.copy, request.project))) {
            warnings.push('package.json names dependencies, but none are installed: run "npm ci" first, or configure `setup: npm ci`');
        }
        for (const name of new Set(['.pnp.cjs', external_node_path_.posix.join(request.project, '.pnp.cjs')])) {
            const there = (await (0,promises_.lstat)(external_node_path_.join(source, name)).catch(() => null)) !== null;
            if (there && !head.files.includes(name)) {
                warnings.push(`${name} (Yarn Plug'n'Play) is not in git and not in the copies: configure \`setup: yarn install\``);
            }
        }
    }
    const outside = new Map([...head.copier.outside, ...(base?.copier.outside ?? [])]);
    if (outside.size > 0) {
        const [name, target] = [...outside][0] ?? ['', ''];
        warnings.push(`${outside.size === 1 ? 'a link leads' : `${String(outside.size)} links lead`} out of the repository (${name} to ${target}): both sides use what lies there, so a change in it is not measured`);
    }
    return warnings;
}
/** Folders with a `node_modules` beside a package.json, at the root, on the way to the project, or said by git. */
async function dependencyFolders(request) {
    const candidates = new Set(['', ...request.folders]);
    for (let folder = request.project; folder !== '' && folder !== '.'; folder = external_node_path_.posix.dirname(folder)) {
        candidates.add(folder);
    }
    for (const file of packageFiles(request.head.files)) {
        const folder = external_node_path_.posix.dirname(file);
        candidates.add(folder === '.' ? '' : folder);
    }
    const found = [];
    for (const folder of candidates) {
        if (!(await request.head.copier.isRealFolder(folder)))
            continue;
        const entry = await (0,promises_.lstat)(external_node_path_.join(request.head.copier.source, folder, 'node_modules')).catch(() => null);
        if (entry?.isDirectory() === true || entry?.isSymbolicLink() === true)
            found.push(folder);
    }
    return found.sort();
}
function packageFiles(files) {
    return files.filter((file) => external_node_path_.posix.basename(file) === 'package.json' && !file.split('/').includes('node_modules'));
}
async function isOwnFolder(copy, folder) {
    const expected = external_node_path_.join(copy, folder);
    return (await (0,promises_.realpath)(expected).catch(() => null)) === expected;
}
async function copyOne(copier, relative, isLeftOut) {
    const from = external_node_path_.join(copier.source, relative);
    if ((await (0,promises_.lstat)(from)).isSymbolicLink()) {
        const target = external_node_path_.resolve(external_node_path_.dirname(from), await (0,promises_.readlink)(from));
        const real = await (0,promises_.realpath)(target).catch(() => null);
        if (real === null)
            return;
        // Another folder of this repository is copied too; one outside is copied into this place.
        if (isWithin(copier.source, real)) {
            await copier.copyEntry(relative);
            return;
        }
    }
    const left = new Set(caches.map((name) => `${relative}/${name}`));
    await copier.copyFolder(relative, (name) => left.has(name) || isLeftOut(name));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The same text for the same value, whatever the order of its keys. */
function dependencies_canonical(value) {
    return JSON.stringify(value, (_key, inner) => isObject(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        : inner);
}
function isEmpty(value) {
    if (value === undefined || value === null)
        return true;
    if (Array.isArray(value))
        return value.length === 0;
    return isObject(value) && Object.keys(value).length === 0;
}
/** What a package.json asks to be installed, as comparable text; '' when nothing, null text for no file. */
function askedFor(text) {
    if (text === null)
        return '';
    let json;
    try {
        json = JSON.parse(text.replace(/^\uFEFF/u, ''));
    }
    catch {
        return text;
    }
    if (!isObject(json))
        return text;
    const asked = installFields
        .map((field) => [field, json[field]])
        .filter(([, value]) => !isEmpty(value));
    return asked.length === 0 ? '' : dependencies_canonical(Object.fromEntries(asked));
}
async function dependencies_readText(file) {
    return (0,promises_.readFile)(file, 'utf8').catch(() => null);
}
async function asksForDependencies(copy, folder) {
    return askedFor(await dependencies_readText(external_node_path_.join(copy, folder, 'package.json'))) !== '';
}
/** Compares what both copies ask to be installed. */
class SideComparison {
    headRoot;
    baseRoot;
    headFiles;
    baseFiles;
    /** By the folder of the lock file; null: nothing differs. */
    known = new Map();
    constructor(headRoot, baseRoot, head, base) {
        this.headRoot = headRoot;
        this.baseRoot = baseRoot;
        this.headFiles = head.files;
        this.baseFiles = base.files;
    }
    /** What differs between the sides in what governs this folder's dependencies; null: nothing. */
    async differenceFor(folder) {
        const governing = this.governing(folder);
        let known = this.known.get(governing);
        if (known === undefined) {
            known = await this.compare(governing);
            this.known.set(governing, known);
        }
        return known;
    }
    /** Whether base asks for anything to be installed by what governs this folder. */
    async baseNeeds(folder) {
        for (const file of this.packagesUnder(this.baseFiles, this.governing(folder))) {
            if (askedFor(await dependencies_readText(external_node_path_.join(this.baseRoot, file))) !== '')
                return true;
        }
        return false;
    }
    /** The nearest folder upwards with a lock file on either side; without any, the root of the repository. */
    governing(folder) {
        const has = (here) => dependencies_lockFiles.some((name) => {
            const file = external_node_path_.posix.join(here, name);
            return this.headSet.has(file) || this.baseSet.has(file);
        });
        for (let here = folder; here !== '' && here !== '.'; here = external_node_path_.posix.dirname(here)) {
            if (has(here))
                return here;
        }
        return '';
    }
    get headSet() {
        return (this.headNames ??= new Set(this.headFiles));
    }
    get baseSet() {
        return (this.baseNames ??= new Set(this.baseFiles));
    }
    headNames;
    baseNames;
    /** package.json files whose nearest lock file is the one of this folder. */
    packagesUnder(files, governing) {
        return packageFiles(files).filter((file) => {
            const folder = external_node_path_.posix.dirname(file);
            return this.governing(folder === '.' ? '' : folder) === governing;
        });
    }
    async compare(governing) {
        // The lock of npm does not know patches that patch-package applies, nor pnpm's hook file.
        const isShaping = (file) => (file.endsWith('.patch') && file.split('/').includes('patches')) ||
            ['.pnpmfile.cjs', 'pnpm-workspace.yaml'].includes(external_node_path_.posix.basename(file));
        const whole = new Set([
            ...dependencies_lockFiles.map((name) => external_node_path_.posix.join(governing, name)),
            ...[...this.headFiles, ...this.baseFiles].filter((file) => isShaping(file) && (governing === '' || file.startsWith(`${governing}/`))),
        ]);
        for (const name of whole) {
            const [head, base] = await Promise.all([
                (0,promises_.readFile)(external_node_path_.join(this.headRoot, name)).catch(() => null),
                (0,promises_.readFile)(external_node_path_.join(this.baseRoot, name)).catch(() => null),
            ]);
            if (head === null ? base !== null : base === null || !head.equals(base))
                return `${name} differs`;
        }
        const packages = new Set([
            ...this.packagesUnder(this.headFiles, governing),
            ...this.packagesUnder(this.baseFiles, governing),
        ]);
        for (const name of packages) {
            const head = askedFor(await dependencies_readText(external_node_path_.join(this.headRoot, name)));
            const base = askedFor(await dependencies_readText(external_node_path_.join(this.baseRoot, name)));
            if (head !== base)
                return `${name} asks for other dependencies`;
        }
        return null;
    }
}

;// CONCATENATED MODULE: ./build/measure/same-files.js




/** Not loaded as modules, and still deciding what runs: where they stand beside or above what is loaded. */
const settings = ['package.json', ...dependencies_lockFiles, '.node-version', '.nvmrc', '.tool-versions'];
const chunkSize = 1024 * 1024;
const differs = (because) => ({ identical: false, because });
/** Path relative to the side's root, with `/`; null outside of it, where both sides have the same file. */
function relativeTo(side, file) {
    const relative = external_node_path_.relative(side.root, file);
    return isWithin(side.root, file) ? relative.split(external_node_path_.sep).join('/') : null;
}
/** Compares files of two copies; what it has compared once it reads again only when it was written since. */
class FileComparison {
    #known = new Map();
    /**
     * Whether what two whole trials touched is the same on both sides. Nothing may be written to the copies meanwhile.
     *
     * What is read while a benchmark runs may have been picked among others: files of the same extension in the same folder
     * count as read too.
     */
    async compare(base, head, touchedBase, touchedHead) {
        const blind = touchedBase.blind ?? touchedHead.blind;
        if (blind !== null)
            return differs(`${blind}, so what it reads is not known`);
        if (touchedBase.runtime !== touchedHead.runtime)
            return differs(`the sides run on ${touchedBase.runtime} and ${touchedHead.runtime}`);
        const files = new Set();
        const add = (file) => {
            if (file !== null)
                files.add(file);
        };
        const modules = [codesOf(base, touchedBase), codesOf(head, touchedHead)];
        for (const file of [...modules[0].keys(), ...modules[1].keys()]) {
            if (!modules[0].has(file) || !modules[1].has(file))
                return differs(`only one side loads ${file}`);
            if (modules[0].get(file) !== modules[1].get(file))
                return differs(`${file} differs`);
            add(file);
        }
        const loaded = new Set(files);
        for (const [side, touched] of [
            [base, touchedBase],
            [head, touchedHead],
        ]) {
            for (const file of [...touched.read, ...touched.met])
                add(relativeTo(side, file));
            const picked = [...touched.read, ...touched.modules.filter(({ late }) => late).map(({ file }) => file)];
            for (const file of picked) {
                const relative = relativeTo(side, file);
                if (relative === null)
                    continue;
                for (const sibling of await siblings([base, head], relative))
                    add(sibling);
            }
            for (const { folder, recursive } of touched.listed) {
                // A list of a folder around the copies, and of all below it, is a list of each of them.
                const relative = relativeTo(side, folder) ?? (recursive ? '' : null);
                if (relative === null)
                    continue;
                const different = await this.#differentIn(base, head, relative, recursive);
                if (different !== null)
                    return differs(different);
            }
        }
        for (const folder of above([...loaded, relativeTo(head, external_node_path_.join(head.project, 'x'))])) {
            for (const name of settings)
                add(external_node_path_.posix.join(folder, name));
        }
        const different = await this.firstDifferent(base, head, files);
        return different === null ? { identical: true, files: files.size } : differs(`${different} differs`);
    }
    /** The first of these files (relative to the roots, with `/`) that is not the same on both sides; null: none. */
    async firstDifferent(base, head, files) {
        for (const file of files)
            if (!(await this.#isSame(base.root, head.root, file)))
                return file;
        return null;
    }
    async #isSame(baseRoot, headRoot, file) {
        const [one, other] = [external_node_path_.join(baseRoot, file), external_node_path_.join(headRoot, file)];
        const [real, otherReal] = await Promise.all([realOf(baseRoot, one), realOf(headRoot, other)]);
        // A link that is the same text is the same; where it leads is compared as well.
        if (real !== otherReal)
            return false;
        const [a, b] = await Promise.all([
            (0,promises_.stat)(one, { bigint: true }).catch(() => null),
            (0,promises_.stat)(other, { bigint: true }).catch(() => null),
        ]);
        if (a === null || b === null)
            return a === b;
        if (a.isDirectory() && b.isDirectory())
            return true;
        if (!a.isFile() || !b.isFile() || a.size !== b.size)
            return false;
        const state = [a, b]
            .map(({ ino, mtimeNs, ctimeNs }) => [ino, mtimeNs, ctimeNs].map(String).join(' '))
            .join('\n');
        const known = this.#known.get(file);
        if (known?.state === state)
            return known.same;
        const same = await haveSameBytes(one, other);
        this.#known.set(file, { state, same });
        return same;
    }
    /** What differs in the names of a folder; with everything below, also in the contents. */
    async #differentIn(base, head, folder, recursive) {
        const [one, other] = await Promise.all([same_files_entries(base.root, folder), same_files_entries(head.root, folder)]);
        const where = folder === '' ? 'the root' : folder;
        const names = new Set([...one.keys(), ...other.keys()]);
        for (const name of names) {
            if (one.get(name) !== other.get(name))
                return `${where} is listed, and ${name} is not the same in it`;
        }
        if (!recursive)
            return null;
        for (const [name, kind] of one) {
            const inner = external_node_path_.posix.join(folder, name);
            if (kind === 'folder') {
                const different = await this.#differentIn(base, head, inner, true);
                if (different !== null)
                    return different;
            }
            else if (!(await this.#isSame(base.root, head.root, inner)))
                return `${inner} differs`;
        }
        return null;
    }
}
/** Digests of the modules in the copy, by relative path. */
function codesOf(side, touched) {
    const codes = new Map();
    for (const { file, code } of touched.modules) {
        const relative = relativeTo(side, file);
        if (relative !== null)
            codes.set(relative, code);
    }
    return codes;
}
/** The folders of these files and all above them, to the root (''). */
function above(files) {
    const folders = new Set(['']);
    for (const file of files) {
        if (file === null)
            continue;
        for (let folder = external_node_path_.posix.dirname(file); folder !== '.'; folder = external_node_path_.posix.dirname(folder)) {
            if (folders.has(folder))
                break;
            folders.add(folder);
        }
    }
    return folders;
}
/** Files of the same extension in the same folder, on any of the sides. */
async function siblings(sides, file) {
    const folder = external_node_path_.posix.dirname(file);
    const extension = external_node_path_.posix.extname(file);
    const found = [];
    for (const side of sides) {
        for (const [name, kind] of await same_files_entries(side.root, folder)) {
            if (kind !== 'folder' && external_node_path_.posix.extname(name) === extension)
                found.push(external_node_path_.posix.join(folder, name));
        }
    }
    return found;
}
async function same_files_entries(root, folder) {
    const listed = await (0,promises_.readdir)(external_node_path_.join(root, folder), { withFileTypes: true }).catch(() => []);
    return new Map(listed.map((entry) => [
        entry.name,
        entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'file',
    ]));
}
/** Where a path leads, relative to the root of its copy where it stays inside; '' where there is nothing. */
async function realOf(root, file) {
    const real = await (0,promises_.realpath)(file).catch(() => null);
    if (real !== null)
        return relativeTo({ root, project: root }, real) ?? real;
    return (await (0,promises_.lstat)(file).catch(() => null)) === null ? '' : 'a link that leads nowhere';
}
async function haveSameBytes(one, other) {
    const handles = [await (0,promises_.open)(one)];
    try {
        handles.push(await (0,promises_.open)(other));
        const buffers = handles.map(() => Buffer.alloc(chunkSize));
        for (;;) {
            const chunks = await Promise.all(handles.map(async (handle, index) => {
                const buffer = buffers[index];
                let filled = 0;
                for (let last = -1; last !== 0 && filled < chunkSize; filled += last) {
                    last = (await handle.read(buffer, filled, chunkSize - filled, null)).bytesRead;
                }
                return buffer.subarray(0, filled);
            }));
            const [a, b] = chunks;
            if (!a.equals(b))
                return false;
            if (a.length < chunkSize)
                return true;
        }
    }
    finally {
        for (const handle of handles)
            await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/measure/tinybench/plan.js
/** How often a benchmark is called: chosen once, from calibration, and then the same on both sides and in all rounds. */
/** Far above the resolution of any clock, and short enough that most batches are not interrupted. */
const batchSeconds = 0.0005;
const slotSeconds = 0.0025;
/** A batch is short enough for a slot, or for this where the hooks of a call take most of it. */
const longestBatch = 0.01;
/** What one side is timed for in a round, seconds: most of a round is starting and warming up all the same. */
const timedSeconds = 0.06;
/**
 * The sides are compared slot by slot. Many short slots follow what the machine does better than few long ones; a slow
 * function has its calls for slots.
 */
const mostSlots = 24;
const usualSlots = 6;
/** After so long even a function that was never called has met the optimizing compiler. */
const warmupSeconds = 0.13;
/** More iterations than this in one batch are a function that measures nothing. */
const largestBatch = 1e7;
function clamp(value, low, high) {
    return Math.min(high, Math.max(low, value));
}
/** @param paces of every side that works; at least one. */
function planCounts(paces) {
    // The faster side decides how many iterations fill a batch, the slower how much fits into a slot.
    const timed = Math.min(...paces.map((pace) => pace.timed));
    const wall = Math.max(...paces.map((pace) => pace.wall), 1e-9);
    const wanted = timed > 0 ? batchSeconds / timed : largestBatch;
    // Long hooks, or a duration said that is far below the clock's, must not make a slot take for ever.
    const affordable = Math.max(1, Math.floor(longestBatch / wall));
    // Not one more for a rounding error.
    const batch = clamp(Math.ceil(wanted * (1 - 1e-9)), 1, Math.min(affordable, largestBatch));
    const batches = clamp(Math.round(slotSeconds / (batch * wall)), 1, 40);
    const slot = batch * batches * wall;
    const most = clamp(Math.round(timedSeconds / slot), usualSlots, mostSlots);
    const slots = slot > 2 ? 1 : slot > 0.5 ? 2 : slot > 0.15 ? 3 : clamp(Math.round(0.4 / slot), 4, most);
    const fewest = wall > 0.5 ? 1 : 2;
    const warmup = Math.max(fewest, Math.ceil(warmupSeconds / (batch * wall)));
    return { batch, batches, slots, warmup };
}
/** Wall seconds that measuring takes in a round, on both sides together, without starting processes. */
function plannedSeconds(counts, paces) {
    // Both sides warm up at the same time, and then take turns.
    const warmup = Math.max(...paces.map((pace) => pace.wall)) * counts.warmup * counts.batch;
    const slots = paces.reduce((sum, pace) => sum + pace.wall * counts.slots * counts.batches * counts.batch, 0);
    return warmup + slots;
}

;// CONCATENATED MODULE: ./build/measure/benchmark-files.js



/** Never searched: what is installed, and what tools keep for themselves. */
function isSearched(name) {
    return name !== 'node_modules' && !name.startsWith('.');
}
/**
 * The files of a project that the globs mean, relative to it with `/`, sorted. A pattern without a glob in it is a file
 * and is given whether it exists or not, so that a missing one fails by name. Links to folders are not followed.
 */
async function benchmarkFiles(project, patterns) {
    const literal = patterns.filter((pattern) => !picomatch.scan(pattern).isGlob);
    const globs = patterns.filter((pattern) => picomatch.scan(pattern).isGlob);
    const found = new Set(literal.map((file) => file.replace(/^\.\//u, '')));
    if (globs.length > 0) {
        const matches = picomatch(globs.map((glob) => glob.replace(/^\.\//u, '')));
        const search = async (folder) => {
            const entries = await (0,promises_.readdir)((0,external_node_path_.join)(project, folder), { withFileTypes: true });
            for (const entry of entries) {
                const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
                if (entry.isDirectory() && isSearched(entry.name))
                    await search(path);
                else if (!entry.isDirectory() && matches(path))
                    found.add(path);
            }
        };
        await search('');
    }
    return [...found].sort();
}

;// CONCATENATED MODULE: ./build/measure/one-cpu.js



/**
 * Keeps the processes of a round on one CPU while they take turns.
 *
 * At any moment the CPUs of a virtual machine are not equally fast: each may share a core with another guest. A process
 * that has run stays where it is, so of two that take turns one may sit on the slow CPU for the whole round. Where both are on the same CPU,
 * what it suffers they suffer alike.
 */
const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** Milliseconds; the program answers in two. */
const timeout = 5000;
/** `0-2,5` → 0, 1, 2, 5. */
function parseCpuList(text) {
    return text.split(',').flatMap((part) => {
        const [, first, last] = /^\s*(\d+)(?:-(\d+))?\s*$/u.exec(part) ?? [];
        if (first === undefined)
            return [];
        const count = Math.min(Number(last ?? first) - Number(first) + 1, 4096);
        return Array.from({ length: Math.max(0, count) }, (_, index) => Number(first) + index);
    });
}
async function taskset(cpus, pid) {
    await run('taskset', ['-a', '-p', '-c', cpus.join(','), String(pid)], { timeout });
}
let known = null;
async function findCpus() {
    if (process.platform !== 'linux')
        return [];
    try {
        const status = (0,external_node_fs_.readFileSync)('/proc/self/status', 'latin1');
        const cpus = parseCpuList(/^Cpus_allowed_list:\s*(.*)$/mu.exec(status)?.[1] ?? '');
        // Changes nothing, and tells whether the program is there and understands.
        if (cpus.length > 1)
            await taskset(cpus, process.pid);
        return cpus;
    }
    catch {
        return [];
    }
}
/** CPUs that a process can be kept on; empty where the system offers no way. Asked once. */
async function usableCpus() {
    return (known ??= findCpus());
}
/** Fields 14 to 17 of /proc/[pid]/stat (proc_pid_stat(5)): utime, stime, cutime, cstime. */
function ticks(file) {
    const text = (0,external_node_fs_.readFileSync)(file, 'latin1');
    // The name is in parentheses and may itself contain parentheses and spaces.
    const fields = text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
    return [user + system, childUser + childSystem];
}
/** Null where the system does not tell, or the process is gone. */
function cpuTicks(pid) {
    try {
        const [main] = ticks(`/proc/${String(pid)}/task/${String(pid)}/stat`);
        const [own, children] = ticks(`/proc/${String(pid)}/stat`);
        return { main, all: own + children };
    }
    catch {
        return null;
    }
}
/** What helpers of the runtime (the garbage collector's) may take of a program of one thread. */
const leastOfMain = 0.6;
/** Below this many ticks nothing can be said about shares. */
const fewTicks = 5;
/** Whether most of what the process did between the two was done by its main thread: then one CPU is all that it needs. */
function isOneThread(before, after) {
    if (before === null || after === null)
        return false;
    const all = after.all - before.all;
    return all < fewTicks || (after.main - before.main) / all >= leastOfMain;
}
/** Moves processes with all their threads; what they start follows. One that cannot be moved runs on where it is. */
async function moveTo(cpus, pids) {
    await Promise.all(pids.map(async (pid) => taskset(cpus, pid).catch(() => undefined)));
}

;// CONCATENATED MODULE: ./build/measure/tinybench/summary.js
/** One trial in a few numbers. Iterations of one process are not independent, so they never leave it but as summaries. */
/** Quantile of a non-empty list with linear interpolation (type 7 of Hyndman and Fan, 1996). */
function quantile(values, q) {
    const sorted = [...values].sort((left, right) => left - right);
    const position = (sorted.length - 1) * q;
    const below = Math.floor(position);
    const low = sorted[below] ?? Number.NaN;
    const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
    return low + (high - low) * (position - below);
}
/** What one side has alone: the lower quartile over slots. */
function slotTime(fastest) {
    return quantile(fastest, 0.25);
}
/** @param batch iterations of a batch. */
function summarise(slots, batch) {
    const times = slots.flatMap((slot) => slot.times);
    const fastest = slots.map((slot) => Math.min(...slot.times));
    const cpu = slots.reduce((sum, slot) => sum + slot.cpu, 0);
    return {
        time: slotTime(fastest),
        tail: quantile(times, 0.95),
        mean: times.reduce((sum, time) => sum + time, 0) / times.length,
        cpu: cpu / (times.length * batch),
        slots: fastest,
    };
}
/**
 * `time` of the two sides of a round. They were measured slot by slot in turns, so each slot has a neighbour of the other side
 * in time, and what slows the machine for longer than a slot slows both. Their ratio is the median over slots of the
 * ratio of neighbours, their geometric mean that of what they have alone. Swapping the sides swaps the result, as the
 * coin wants it.
 *
 * @param one, other the fastest batch of each slot, equally many, seconds per iteration.
 */
function pairTimes(one, other) {
    const ratios = one.map((time, slot) => Math.log((other[slot] ?? Number.NaN) / time));
    const half = quantile(ratios, 0.5) / 2;
    const level = Math.sqrt(slotTime(one) * slotTime(other));
    return [level * Math.exp(-half), level * Math.exp(half)];
}

// EXTERNAL MODULE: ./node_modules/cross-spawn/index.js
var cross_spawn = __webpack_require__(546);
;// CONCATENATED MODULE: ./build/measure/bounded-output.js
/** The last `limit` bytes of what was pushed, in constant memory however much comes. */
class LastBytes {
    ring = null;
    written = 0;
    limit;
    constructor(limit) {
        this.limit = limit;
    }
    push(chunk) {
        if (this.limit === 0)
            return;
        this.ring ??= Buffer.alloc(this.limit);
        const kept = chunk.length > this.limit ? chunk.subarray(chunk.length - this.limit) : chunk;
        this.written += chunk.length - kept.length;
        const at = this.written % this.limit;
        const fits = kept.copy(this.ring, at);
        if (fits < kept.length)
            kept.copy(this.ring, 0, fits);
        this.written += kept.length;
    }
    bytes() {
        if (this.ring === null)
            return Buffer.alloc(0);
        if (this.written <= this.limit)
            return Buffer.from(this.ring.subarray(0, this.written));
        const at = this.written % this.limit;
        return Buffer.concat([this.ring.subarray(at), this.ring.subarray(0, at)]);
    }
    text() {
        const text = this.bytes().toString('utf8');
        // The cut may have gone through a character.
        return this.written > this.limit ? text.replace(/^\uFFFD{1,3}/u, '') : text;
    }
}
/** The first `limit` bytes of what was pushed, and how many came after them. */
class FirstBytes {
    chunks = [];
    kept = 0;
    limit;
    lost = 0;
    constructor(limit) {
        this.limit = limit;
    }
    push(chunk) {
        const part = chunk.subarray(0, this.limit - this.kept);
        if (part.length > 0)
            this.chunks.push(part);
        this.kept += part.length;
        this.lost += chunk.length - part.length;
    }
    bytes() {
        return Buffer.concat(this.chunks);
    }
}

;// CONCATENATED MODULE: ./build/measure/process-tree.js




/** Seconds after which killing gives up on a process that does not die (uninterruptible sleep, another user's). */
const killLimit = 5;
/** One sentence for this platform: which processes are guaranteed to die with a trial. */
const killGuarantee = process.platform === 'linux'
    ? 'Linux: a trial, its descendants, its process group and session, and every daemon that still carries its environment are killed; ' +
        'only a process that was detached from all of its ancestors and also cleared its environment, or that runs as another user, can survive.'
    : process.platform === 'win32'
        ? 'Windows: on a timeout or interruption a trial and its descendants are killed; a process whose parent has already ended can survive.'
        : 'This platform: a trial, its process group, and on a timeout or interruption its descendants are killed; a daemon that left the group and ' +
            'whose parent has ended can survive.';
// Every process of the machine is read after every trial: this costs a third of what readFileSync would.
const statBuffer = Buffer.alloc(1024);
function readLinuxProcess(pid) {
    let text;
    try {
        const file = (0,external_node_fs_.openSync)(`/proc/${String(pid)}/stat`, 'r');
        try {
            text = statBuffer.toString('latin1', 0, (0,external_node_fs_.readSync)(file, statBuffer));
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch {
        return null; // It ended meanwhile.
    }
    // The name is in parentheses and may itself contain parentheses and spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {
        pid,
        state: fields[0] ?? '',
        parent: Number(fields[1]),
        group: Number(fields[2]),
        session: Number(fields[3]),
        startTicks: Number(fields[19]),
    };
}
/** Start of a process in clock ticks since boot, which tells it from another with the same id; null: not told here. */
function process_tree_startOf(pid) {
    return (hasProc ? readLinuxProcess(pid)?.startTicks : null) ?? null;
}
/** Living processes of the tree, by group, session, ancestry or environment. */
function membersOnLinux(tree) {
    const candidates = [];
    for (const entry of (0,external_node_fs_.readdirSync)('/proc')) {
        if (!/^\d+$/u.test(entry))
            continue;
        const pid = Number(entry);
        if (pid === process.pid)
            continue;
        const found = readLinuxProcess(pid);
        if (found !== null && found.startTicks >= tree.startTicks && found.state !== 'X')
            candidates.push(found);
    }
    const members = new Set();
    for (const candidate of candidates) {
        if (candidate.group === tree.pid || candidate.session === tree.pid || candidate.pid === tree.pid) {
            members.add(candidate.pid);
            continue;
        }
        if (candidate.state === 'Z')
            continue;
        try {
            if ((0,external_node_fs_.readFileSync)(`/proc/${String(candidate.pid)}/environ`, 'latin1').includes(tree.mark)) {
                members.add(candidate.pid);
            }
        }
        catch {
            // It ended meanwhile, or belongs to another user.
        }
    }
    for (let grew = true; grew;) {
        grew = false;
        for (const { pid, parent } of candidates) {
            if (!members.has(pid) && members.has(parent)) {
                members.add(pid);
                grew = true;
            }
        }
    }
    // A zombie is dead already: it only waits for its parent to read its exit code.
    return candidates.filter(({ pid, state }) => members.has(pid) && state !== 'Z').map(({ pid }) => pid);
}
/** Sends SIGKILL; false when there is nothing (left) that we may kill. A negative id means a group. */
function killPosix(pid) {
    try {
        process.kill(pid, 'SIGKILL');
        return true;
    }
    catch {
        return false;
    }
}
const hasProc = process.platform === 'linux' && (0,external_node_fs_.existsSync)('/proc/self/stat');
/**
 * One pass over the tree; false when it found nothing that it could kill.
 * @param dying takes what was killed where that can be told: pid, and its start in clock ticks since boot.
 */
function killOnce(tree, dying) {
    if (!hasProc)
        return killPosix(-tree.pid);
    let any = false;
    for (const pid of membersOnLinux(tree)) {
        const start = process_tree_startOf(pid);
        if (!killPosix(pid))
            continue;
        any = true;
        if (start !== null)
            dying?.set(pid, start);
    }
    return any;
}
/** Pids of the descendants by the `ps` of BSD and macOS, taken while the ancestry still exists. */
async function descendantsByPs(root) {
    let listing;
    try {
        listing = (await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('ps', ['-axo', 'pid=,ppid='], { timeout: killLimit * 1000 })).stdout;
    }
    catch {
        return [];
    }
    const children = new Map();
    for (const line of listing.split('\n')) {
        const [pid, parent] = line.trim().split(/\s+/u).map(Number);
        if (pid === undefined || parent === undefined)
            continue;
        children.set(parent, [...(children.get(parent) ?? []), pid]);
    }
    const found = [];
    const open = [root];
    for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
        for (const child of children.get(pid) ?? []) {
            found.push(child);
            open.push(child);
        }
    }
    return found;
}
/**
 * Kills everything that belongs to the tree and waits until it is gone.
 * @param rootAlive the first process has not been reaped yet, so its pid is certainly still its own.
 */
async function killTree(tree, rootAlive) {
    if (process.platform === 'win32') {
        if (!rootAlive)
            return;
        await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('taskkill', ['/PID', String(tree.pid), '/T', '/F'], {
            windowsHide: true,
            timeout: killLimit * 1000,
        }).catch(() => undefined); // It fails when the process has just ended.
        return;
    }
    if (!hasProc && rootAlive) {
        for (const pid of await descendantsByPs(tree.pid))
            killPosix(pid);
    }
    const deadline = performance.now() + killLimit * 1000;
    const dying = new Map();
    for (let wait = 1; (killOnce(tree, dying) || isAnyLeft(dying)) && performance.now() < deadline; wait = Math.min(2 * wait, 50)) {
        await (0,external_node_timers_promises_.setTimeout)(wait);
    }
}
/**
 * Kills every process whose environment contains `mark`, and its descendants, and waits until they are gone. Where the system
 * does not show environments nothing is found; see {@link killGuarantee}.
 */
async function killMarked(mark) {
    // No process has this id, so that only the mark decides.
    if (hasProc)
        await killTree({ pid: -1, mark, startTicks: 0 }, false);
}
/** A process that is about to die has lost its environment already, and with it the mark by which it was found. */
function isAnyLeft(dying) {
    return [...dying].some(([pid, startTicks]) => {
        const found = readLinuxProcess(pid);
        return found !== null && found.startTicks === startTicks && found.state !== 'Z' && found.state !== 'X';
    });
}
/** Trees that may still have processes; killed when this process ends in an orderly way without having ended them. */
const living = new Set();
let watchingExit = false;
function killLiving() {
    for (const tree of living) {
        if (process.platform === 'win32') {
            (0,external_node_child_process_.spawnSync)('taskkill', ['/PID', String(tree.pid), '/T', '/F'], { windowsHide: true });
        }
        else {
            // No waiting is possible here; a second and third pass catch what was being forked during the first.
            for (let pass = 0; pass < 3 && killOnce(tree); pass++)
                ;
        }
    }
}
/**
 * Notes the tree that a process which was just started begins.
 * @param mark What the environment of its processes contains.
 */
function trackTree(pid, mark) {
    const tree = { pid, mark, startTicks: process_tree_startOf(pid) ?? 0 };
    living.add(tree);
    if (!watchingExit) {
        watchingExit = true;
        process.on('exit', killLiving);
    }
    return tree;
}
/** The tree is dead: nothing of it needs to be killed when this process ends. */
function forgetTree(tree) {
    living.delete(tree);
}

;// CONCATENATED MODULE: ./build/measure/process.js






const defaultOutputLimit = 64 * 1024;
/** Seconds to wait for pipes to close after the exit: only a process that escaped the kill still holds them. */
const drainLimit = 1;
const process_marker = 'PERF_GATE_TRIAL';
/**
 * The end of what a program printed, to be shown with its failure: at most about `longest` characters of untrusted text.
 * The two streams come through different pipes, so that much output on the one would push the error message on the
 * other out of the end: each then gets its half.
 */
function lastWords(running, longest = 8000) {
    const both = running.output().trim();
    if (both.length <= longest)
        return both;
    const err = running.stderr().toString('utf8').trim();
    const half = Math.floor(longest / 2);
    return err === ''
        ? `…${both.slice(-longest)}`
        : `…${both.slice(-half)}\n\nstandard error:\n${err.slice(-half)}`;
}
const nothingStarted = (ended) => ({
    pid: undefined,
    send: () => undefined,
    ended: Promise.resolve(ended),
    stdout: () => Buffer.alloc(0),
    stderr: () => Buffer.alloc(0),
    output: () => '',
    lostStdout: () => 0,
    kill: () => Promise.resolve(),
});
function asError(thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}
/**
 * Starts a program in a process group of its own, without standard input, with bounded output.
 *
 * Never throws for what the program or its name does: a program that cannot be started is an `ended` with an `error`.
 * When it ends, for whatever reason, what it left running is killed (see `killGuarantee` of process-tree.ts), so that no background
 * process of one trial disturbs the next. When this process ends by `process.exit` or an exception, running trees are
 * killed too; when it is killed hard, an IPC child must end itself on `disconnect`, and others live on.
 */
function startProcess(request) {
    const notStarted = { code: null, signalName: null, timedOut: false, seconds: 0 };
    if (request.signal.aborted)
        return nothingStarted({ ...notStarted, aborted: true, error: null });
    const id = (0,external_node_crypto_.randomUUID)();
    // A gate may run inside a trial of another gate: its processes then carry both marks, and either finds them.
    const outer = request.env[process_marker];
    const env = { ...request.env, [process_marker]: outer === undefined ? id : `${outer},${id}` };
    const started = process.hrtime.bigint();
    const secondsSinceStart = () => Number(process.hrtime.bigint() - started) / 1e9;
    let child;
    try {
        child = cross_spawn(request.file, [...request.args], {
            cwd: request.cwd,
            env,
            shell: request.shell ?? false,
            // On Windows it would open a console window.
            detached: process.platform !== 'win32',
            windowsHide: true,
            stdio: ['ignore', 'pipe', 'pipe', ...(request.ipc === true ? ['ipc'] : [])],
            serialization: 'json',
        });
    }
    catch (thrown) {
        return nothingStarted({ ...notStarted, aborted: false, error: asError(thrown) });
    }
    const limit = request.outputLimit ?? defaultOutputLimit;
    const first = request.stdoutLimit === undefined ? null : new FirstBytes(request.stdoutLimit);
    const out = first ?? new LastBytes(limit);
    const err = new LastBytes(limit);
    const both = new LastBytes(limit);
    child.stdout?.on('data', (chunk) => {
        out.push(chunk);
        both.push(chunk);
    });
    child.stderr?.on('data', (chunk) => {
        err.push(chunk);
        both.push(chunk);
    });
    // A pipe may break when its reader is destroyed after the drain; there is nothing left to read then.
    child.stdout?.on('error', () => undefined);
    child.stderr?.on('error', () => undefined);
    if (request.onMessage !== undefined)
        child.on('message', request.onMessage);
    const { pid } = child;
    const tree = pid === undefined ? null : trackTree(pid, id);
    let timedOut = false;
    let aborted = false;
    let exited = false;
    let killing = null;
    let gaveUp = () => undefined;
    const killRunning = async (running) => {
        await killTree(running, true);
        // A process in uninterruptible sleep dies when the kernel lets it; the gate does not wait for that.
        setTimeout(gaveUp, killLimit * 1000).unref();
    };
    const kill = () => (killing ??= tree === null ? Promise.resolve() : killRunning(tree));
    const abort = () => {
        aborted = true;
        void kill();
    };
    request.signal.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(() => {
        timedOut = true;
        void kill();
    }, Math.min(request.timeout * 1000, 2 ** 31 - 1));
    const exit = new Promise((resolve) => {
        child.once('exit', (code, signalName) => {
            resolve({ code, signalName, seconds: secondsSinceStart(), error: null });
        });
        child.on('error', (error) => {
            // Later errors are of sending and killing, and the exit still comes.
            if (child.pid !== undefined)
                return;
            const where = (0,external_node_fs_.existsSync)(request.cwd) ? error : new Error(`the folder ${request.cwd} does not exist`);
            resolve({ code: null, signalName: null, seconds: 0, error: where });
        });
        gaveUp = () => {
            resolve({ code: null, signalName: null, seconds: secondsSinceStart(), error: null });
        };
    });
    const closed = new Promise((resolve) => {
        child.once('close', () => {
            resolve();
        });
    });
    const end = async () => {
        const how = await exit;
        exited = true;
        clearTimeout(timer);
        request.signal.removeEventListener('abort', abort);
        if (tree !== null) {
            await killing;
            await killTree(tree, false);
            forgetTree(tree);
            // Not only 'close': a process that survived may hold the pipes for ever.
            const drained = new AbortController();
            const grace = (0,external_node_timers_promises_.setTimeout)(drainLimit * 1000, undefined, { signal: drained.signal }).catch(() => undefined);
            await Promise.race([closed, grace]);
            drained.abort();
            child.stdout?.destroy();
            child.stderr?.destroy();
            if (child.connected)
                child.disconnect();
        }
        return { ...how, timedOut, aborted };
    };
    const ended = end();
    return {
        pid,
        send(message) {
            // The channel may break between the check and the writing; the end is told by `ended`.
            if (!exited && child.connected)
                child.send(message, () => undefined);
        },
        ended,
        stdout: () => out.bytes(),
        stderr: () => err.bytes(),
        output: () => both.text(),
        lostStdout: () => first?.lost ?? 0,
        async kill() {
            if (!exited)
                await kill();
            await ended;
        },
    };
}

;// CONCATENATED MODULE: ./build/measure/trial/protocol.js
/**
 * What the orchestrator and a trial process say to each other over IPC, as JSON. Everything a trial says is untrusted:
 * the project's code runs in the same process and can say the same. Types and constants only, so that the trial stays light.
 */
/** Marks our messages, so that what a benchmark sends by accident is never taken for one. */
const envelope = 'perf-gate.trial/1';
/** Benchmarks of one file; more are a mistake (a loop that does not end) rather than a suite. */
const mostBenchmarks = 20_000;
/** Paths listed at most. */
const protocol_mostFiles = 20_000;
/** Longest message and stack a trial sends. */
const longestMessage = 4000;
/** Longest name, as in the model; repeated here because the model brings a schema library with it. */
const longestBenchmarkName = 20_000;

;// CONCATENATED MODULE: ./build/measure/tinybench/reply.js


const marked = { envelope: schemas/* literal */.euz(envelope) };
/** Seconds of one iteration: a year is more than any timeout lets pass. */
const seconds = schemas/* number */.aig().min(0).max(3.2e7);
const path = schemas/* string */.YjP().max(10_000);
const replySchema = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* strictObject */.rej({
        ...marked,
        kind: schemas/* literal */.euz('loaded'),
        version: schemas/* string */.YjP().max(80),
        benchmarks: schemas/* array */.YOg(schemas/* strictObject */.rej({
            name: schemas/* string */.YjP().min(1).max(longestBenchmarkName),
            line: schemas/* int */.Whr().min(1).nullable(),
        }))
            .max(mostBenchmarks),
        warnings: schemas/* array */.YOg(schemas/* string */.YjP().max(1000)).max(100),
        files: schemas/* array */.YOg(path).max(protocol_mostFiles),
        seconds,
        transformed: schemas/* boolean */.zMY(),
        hooksNeeded: schemas/* boolean */.zMY(),
    }),
    schemas/* strictObject */.rej({ ...marked, kind: schemas/* literal */.euz('calibrated'), timed: seconds, wall: seconds }),
    schemas/* strictObject */.rej({ ...marked, kind: schemas/* literal */.euz('ready') }),
    schemas/* strictObject */.rej({ ...marked, kind: schemas/* literal */.euz('slot'), times: schemas/* array */.YOg(seconds).max(100_000), cpu: seconds }),
    schemas/* strictObject */.rej({
        ...marked,
        kind: schemas/* literal */.euz('finished'),
        memory: schemas/* number */.aig()
            .min(0)
            .max(2 ** 53),
    }),
    schemas/* strictObject */.rej({
        ...marked,
        kind: schemas/* literal */.euz('touched'),
        modules: schemas/* array */.YOg(schemas/* strictObject */.rej({
            file: path,
            code: schemas/* string */.YjP().length(64).nullable(),
            late: schemas/* boolean */.zMY(),
        }))
            .max(protocol_mostFiles),
        read: schemas/* array */.YOg(path).max(protocol_mostFiles),
        met: schemas/* array */.YOg(path).max(protocol_mostFiles),
        listed: schemas/* array */.YOg(schemas/* strictObject */.rej({ folder: path, recursive: schemas/* boolean */.zMY() })).max(protocol_mostFiles),
        blind: schemas/* string */.YjP().max(200).nullable(),
    }),
    schemas/* strictObject */.rej({
        ...marked,
        kind: schemas/* literal */.euz('failed'),
        failure: schemas/* enum */.k5n(['load', 'threw', 'bad-value', 'other-side']),
        message: schemas/* string */.YjP().max(longestMessage + 2000),
        stack: schemas/* string */.YjP().max(longestMessage),
        fatal: schemas/* boolean */.zMY(),
    }),
]);
/** Reads what a trial sent; null when it is not a message of ours, or not within its bounds. */
function parseReply(message) {
    const parsed = replySchema.safeParse(message);
    return parsed.success ? parsed.data : null;
}

;// CONCATENATED MODULE: ./build/measure/tinybench/trial-process.js




/** Bytes of captured output that a failure shows. */
const shownOutput = 8 * 1024;
/** Seconds that a trial has to end by itself when it is told to. */
const exitSeconds = 2;
/**
 * What a trial printed before a message may be read after it, because the two come through different pipes. It lies in
 * its pipe by then, so that one turn of the event loop reads it.
 */
const readWhatWasPrinted = () => new Promise((resolve) => setImmediate(resolve));
/**
 * What both processes of a round share so that they differ in the code alone. The seeds place objects and order hash tables.
 * Optimised code compiled in another thread is put in whenever that thread is done, with what was known by then, so that two
 * processes of the same program settle on different code; compiled where it is asked for, they settle on the same.
 *
 * @param seed of the round, in [0, 2^31).
 */
function v8Flags(seed) {
    // V8 takes 0 for "draw one".
    const flag = String((seed % (2 ** 31 - 1)) + 1);
    return [`--hash-seed=${flag}`, `--random-seed=${flag}`, '--no-concurrent-recompilation'];
}
/** A running trial. One command is under way at a time; what comes unasked is a fault. */
class TrialProcess {
    #request;
    #running;
    #waiting = null;
    #fault = null;
    #ended = null;
    #left;
    #startedAt = performance.now();
    constructor(request) {
        this.#request = request;
        this.#left = request.timeout;
        this.#running = startProcess({
            file: request.node,
            args: request.args,
            cwd: request.cwd,
            env: request.env,
            ipc: true,
            timeout: request.timeout,
            signal: request.signal,
            outputLimit: shownOutput,
            onMessage: (message) => {
                this.#receive(message);
            },
        });
        void this.#running.ended.then((ended) => {
            this.#ended = ended;
            this.#settle(null);
        });
    }
    /** Seconds since the process was started. */
    get age() {
        return (performance.now() - this.#startedAt) / 1000;
    }
    /** Of the process; undefined where it could not be started. */
    get pid() {
        return this.#running.pid;
    }
    /** Gives the next commands together this many seconds of the trial's own time; waiting for the other side is free. */
    allow(seconds) {
        this.#left = seconds;
    }
    get dead() {
        return this.#fault?.dead === true || this.#ended !== null;
    }
    #settle(reply) {
        const waiting = this.#waiting;
        this.#waiting = null;
        waiting?.resolve(reply);
    }
    /** Records the first fault that ends this trial; the process is killed, because nothing it says counts any more. */
    #die(kind, message, stack = '') {
        const fault = { kind, message, output: this.#output(stack), dead: true };
        this.#fault ??= fault;
        void this.#running.kill();
        void readWhatWasPrinted().then(() => {
            if (this.#fault === fault)
                this.#fault = { ...fault, output: this.#output(stack) };
            this.#settle(null);
        });
    }
    #output(stack) {
        const printed = this.#running.output();
        const text = stack === '' ? printed : printed === '' ? stack : `${printed.trimEnd()}\n${stack}`;
        return text.slice(-shownOutput);
    }
    #receive(message) {
        if (this.#fault !== null)
            return;
        const reply = parseReply(message);
        if (reply === null) {
            this.#die('bad-output', 'the process sent something over the IPC channel that is not a valid message of a trial: a benchmark must not use process.send');
        }
        else if (reply.kind === 'failed' && reply.fatal) {
            const kind = reply.failure === 'threw' ? `nothing caught an exception: ${reply.message}` : reply.message;
            this.#die(reply.failure, kind, reply.stack);
        }
        else if (this.#waiting === null) {
            this.#die('bad-output', 'the process sent a message that it was not asked for');
        }
        else
            this.#settle(reply);
    }
    #endFault(ended, doing) {
        const fault = (kind, message) => ({
            kind,
            message,
            output: this.#output(''),
            dead: true,
        });
        if (ended.aborted)
            return fault('interrupted', `interrupted while ${doing}`);
        if (ended.timedOut)
            return fault('timed-out', `killed: no end after ${String(this.#request.timeout)} s while ${doing}`);
        const how = ended.signalName === null ? `exit code ${String(ended.code)}` : `signal ${ended.signalName}`;
        return fault('exited', `the process ended with ${how} while ${doing}`);
    }
    /**
     * Gives a command and waits for its answer.
     * @param doing what the trial does now, for messages: `loading x.bench.js`.
     * @throws PerfGateError when the runtime cannot be started at all.
     */
    async ask(command, expected, doing) {
        if (this.#fault !== null)
            return { ok: false, fault: this.#fault };
        if (this.#ended === null) {
            const before = performance.now();
            const reply = await new Promise((resolve) => {
                const limit = this.#left;
                const timer = setTimeout(() => {
                    this.#die('timed-out', `killed: it used up the time that a trial may take (--trial-timeout) while ${doing}`);
                }, Math.min(Math.max(limit, 0.001) * 1000, 2 ** 31 - 1));
                this.#waiting = {
                    doing,
                    resolve: (answer) => {
                        clearTimeout(timer);
                        resolve(answer);
                    },
                };
                this.#running.send({ envelope: envelope, ...command });
            });
            this.#left -= (performance.now() - before) / 1000;
            if (reply?.kind === 'failed') {
                await readWhatWasPrinted();
                const fault = {
                    kind: reply.failure,
                    message: reply.message,
                    output: this.#output(reply.stack),
                    dead: false,
                };
                return { ok: false, fault };
            }
            if (reply?.kind === expected)
                return { ok: true, reply: reply };
            if (reply !== null)
                this.#die('bad-output', `the process answered ${reply.kind} instead of ${expected}`);
        }
        const fault = this.#fault;
        if (fault !== null)
            return { ok: false, fault };
        const ended = this.#ended ?? (await this.#running.ended);
        if (ended.error !== null) {
            throw new model/* PerfGateError */.DN(`cannot start ${this.#request.node} in ${this.#request.cwd}`, {
                remedy: 'Install Node.js so that node is on the PATH.',
                cause: ended.error,
            });
        }
        this.#fault = this.#endFault(ended, doing);
        return { ok: false, fault: this.#fault };
    }
    /** Ends the process, politely first; resolves when it and what it started are gone. */
    async end() {
        if (this.#ended === null && this.#fault?.dead !== true) {
            this.#fault ??= { kind: 'exited', message: 'the trial is over', output: '', dead: true };
            this.#running.send({ envelope: envelope, kind: 'exit' });
            let timer;
            const late = new Promise((resolve) => {
                timer = setTimeout(resolve, exitSeconds * 1000);
            });
            await Promise.race([this.#running.ended, late]);
            clearTimeout(timer);
        }
        await this.#running.kill();
        await this.#running.ended;
    }
}

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(8995);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/measure/trial/territory.js


// Taken at once: an observed trial watches what the project's code calls, not what we do.
const { native: territory_native } = external_node_fs_.realpathSync;
const fold = process.platform === 'win32'
    ? (path) => path.toLowerCase()
    : (path) => path;
function within(path, folder) {
    const base = fold(folder);
    return path === base || path.startsWith(base.endsWith(sep) ? base : base + sep);
}
/** The real path, or the path itself where there is none. */
function realPath(path) {
    try {
        return territory_native(path);
    }
    catch {
        return path;
    }
}
/** Whether an absolute path is this folder or lies in it; nothing is resolved. */
function territory_isWithin(path, folder) {
    return within(fold(path), folder);
}
/** Whether this is a part of perf-gate and not of the project; an absolute real path. */
function isOwn(path, territory) {
    return within(fold(path), territory.own);
}
/** Whether a module at this absolute path would be the other side's; links are followed. */
function isForeign(path, territory) {
    const real = fold(realPath(path));
    if (within(real, territory.own))
        return false;
    // The innermost folder decides: copies may lie inside the user's own work tree.
    let best = within(real, territory.root) ? territory.root.length : -1;
    let foreign = false;
    for (const folder of territory.forbidden) {
        if (folder.length > best && within(real, folder)) {
            best = folder.length;
            foreign = true;
        }
    }
    return foreign;
}
function trespassMessage(trespass) {
    const importer = trespass.importer === null ? '' : `, imported by ${trespass.importer}`;
    return `the benchmark loaded a file that belongs to the other side: ${trespass.file}${importer}`;
}

;// CONCATENATED MODULE: ./build/measure/tinybench/typescript-choice.js





const builtIn = '3.35';
function versionOf(packageFile) {
    const parsed = JSON.parse((0,external_node_fs_.readFileSync)(packageFile, 'utf8'));
    return typeof parsed.version === 'string' ? parsed.version.slice(0, 40) : '';
}
/** Looks up what the project has installed; runs nothing of it. */
function chooseTypeScript(project, among) {
    const require = (0,external_node_module_.createRequire)((0,external_node_path_.join)(project, 'package.json'));
    const find = (name) => {
        try {
            return {
                entry: realPath(require.resolve(name)),
                version: versionOf(require.resolve(`${name}/package.json`)),
            };
        }
        catch {
            return null;
        }
    };
    const tsx = among === 'any' ? find('tsx') : null;
    if (tsx !== null) {
        return {
            kind: 'tsx',
            label: `tsx ${tsx.version}`,
            nodeArguments: ['--import', (0,external_node_url_.pathToFileURL)(tsx.entry).href],
            esbuild: null,
        };
    }
    const esbuild = find('esbuild');
    if (esbuild !== null) {
        return {
            kind: 'esbuild',
            label: `esbuild ${esbuild.version}`,
            nodeArguments: [],
            esbuild: esbuild.entry,
        };
    }
    return { kind: 'sucrase', label: `sucrase ${builtIn} (built in)`, nodeArguments: [], esbuild: null };
}

;// CONCATENATED MODULE: ./build/measure/tinybench/index.js











/** Loading that takes longer than this, in seconds, is paid once for all benchmarks of a file. */
const slowLoading = 0.3;
/** Fixed while discovering: nothing is measured. */
const discoverySeed = 1;
function loadingOf(file) {
    return `loading ${file}`;
}
function measuringOf(benchmark) {
    return `measuring ${JSON.stringify(benchmark.id.slice(0, 200))}`;
}
/** The suite file of a group; every benchmark of this kind has one. */
function fileOf(benchmark) {
    if (benchmark.file === null)
        throw new TypeError(`${benchmark.id} has no file`);
    return benchmark.file;
}
function isTypeScript(file) {
    return /\.[cm]?ts$/u.test(file);
}
/** tsx takes long to start, so it is for suites that are TypeScript themselves; what others import, our hooks transform. */
function typescriptFor(side, file) {
    return chooseTypeScript(side.project, isTypeScript(file) ? 'any' : 'without tsx');
}
/** Whether these options of Node are switches and numbers only; a path would be loaded before anything is watched. */
function namesNoFiles(options) {
    return options
        .split(/\s+/u)
        .every((word) => word === '' || (/^--[a-z0-9-]+(?:=\d+)?$/u.test(word) && !/config|env-file/u.test(word)));
}
function inOrder(sides, first) {
    return [...sides].sort((left, right) => Number(right.name === first) - Number(left.name === first));
}
function failureOf(fault, benchmark, round, message = fault.message) {
    return {
        benchmark,
        kind: fault.kind,
        message,
        ...(fault.output === '' ? {} : { output: fault.output }),
        round,
    };
}
/** Measures files that register benchmarks with tinybench, or with vitest's `bench`. */
class TinybenchRunner {
    controls = true;
    metrics = model/* ownMetrics */.AP;
    #suite;
    #context;
    /** Longest time that loading a file took, by file. */
    #loading = new Map();
    /** Files that load otherwise without our hooks, on one side at least: then both sides have them in every round. */
    #hooksNeeded = new Set();
    /** By side and file: what discovery saw loaded from the copy, relative to it. */
    #loaded = new Map();
    #comparison = new FileComparison();
    /** By benchmark id; fixed once calibrated, so that every round runs the same schedule. */
    #counts = new Map();
    constructor(suite, context) {
        this.#suite = suite;
        this.#context = context;
    }
    async files(side) {
        return benchmarkFiles(side.project, [...this.#suite.files, ...this.#suite.support]);
    }
    #start(side, file, seed, timeout, signal) {
        return new TrialProcess({
            node: this.#context.node,
            args: [...v8Flags(seed), ...typescriptFor(side, file).nodeArguments, ...this.#context.trialEntry],
            cwd: side.project,
            env: this.#context.env,
            timeout,
            signal,
        });
    }
    #load(trial, side, file, purpose) {
        const choice = typescriptFor(side, file);
        return trial.ask({
            kind: 'load',
            // The control workload's path is absolute: it is in no copy.
            file: (0,external_node_path_.resolve)(side.project, file),
            root: side.root,
            forbidden: side.forbidden,
            hooks: this.#context.trialHooks,
            typescript: choice.kind,
            esbuild: choice.esbuild,
            hooked: purpose !== 'measure' || this.#hooksNeeded.has(file),
            list: purpose === 'list',
            observed: purpose === 'observe',
        }, 'loaded', loadingOf(file));
    }
    async discover(side, signal) {
        const benchmarks = [];
        const failures = [];
        const warnings = [];
        const loaded = new Map();
        const notes = {
            'v8 flags': '--hash-seed and --random-seed, the same on both sides of a round, drawn for each round; --no-concurrent-recompilation',
        };
        let version = null;
        let typescript = null;
        notes['cpu of a round'] =
            (await usableCpus()).length > 1 ? 'one for both sides, drawn for each round' : 'left to the system';
        const files = await benchmarkFiles(side.project, this.#suite.files);
        for (const file of files) {
            if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(side.project, file))) {
                failures.push({
                    benchmark: null,
                    kind: 'load',
                    message: `${file}: there is no such file`,
                    round: null,
                });
                continue;
            }
            const trial = this.#start(side, file, discoverySeed, this.#context.timeout, signal);
            try {
                const answer = await this.#load(trial, side, file, 'list');
                if (!answer.ok) {
                    const { fault } = answer;
                    // A file that ends the process did not load, however it did that.
                    const kind = fault.kind === 'exited' || fault.kind === 'threw' ? 'load' : fault.kind;
                    failures.push(failureOf({ ...fault, kind }, null, null, `${file}: ${fault.message}`));
                    continue;
                }
                const { reply } = answer;
                this.#loading.set(file, Math.max(reply.seconds, this.#loading.get(file) ?? 0));
                if (reply.hooksNeeded)
                    this.#hooksNeeded.add(file);
                version = reply.version;
                loaded.set(file, reply.files);
                this.#loaded.set(`${side.name} ${file}`, reply.files.map((path) => relativeTo(side, path)));
                warnings.push(...reply.warnings.map((warning) => `${file}: ${warning}`));
                if (isTypeScript(file))
                    typescript = typescriptFor(side, file).label;
                else if (reply.transformed)
                    typescript ??= typescriptFor(side, file).label;
                for (const { name, line } of reply.benchmarks) {
                    const id = `${this.#suite.name ?? file.replace(/(?:\.bench)?\.[^./]+$/u, '')} > ${name}`;
                    if (id.length > model/* longestName */.YG) {
                        const message = `${file}: a benchmark's name has ${String(id.length)} characters with its file; the longest allowed is ${String(model/* longestName */.YG)}`;
                        failures.push({ benchmark: null, kind: 'load', message, round: null });
                    }
                    else
                        benchmarks.push({ id, name, file, line });
                }
            }
            finally {
                await trial.end();
            }
        }
        if (typescript !== null)
            notes.typescript = typescript;
        const unique = this.#refuseDuplicates(benchmarks, failures);
        return {
            benchmarks: unique,
            failures,
            warnings,
            notes,
            runtime: version === null ? null : { name: 'node', version },
            loaded,
        };
    }
    /** Two benchmarks of one name cannot be told apart in any report or store, so neither is measured. */
    #refuseDuplicates(benchmarks, failures) {
        const byId = new Map();
        for (const benchmark of benchmarks) {
            const same = byId.get(benchmark.id);
            if (same === undefined)
                byId.set(benchmark.id, [benchmark]);
            else
                same.push(benchmark);
        }
        const unique = [];
        for (const [id, [benchmark, ...others]] of byId) {
            if (benchmark === undefined)
                continue;
            if (others.length === 0) {
                unique.push(benchmark);
                continue;
            }
            const places = [benchmark, ...others].map(({ file, line }) => line === null ? (file ?? '') : `${file ?? ''}:${String(line)}`);
            const shown = places.slice(0, 5).join(', ');
            const message = `${String(places.length)} benchmarks have this name (${shown}); none of them is measured. Give each a name of its own.`;
            failures.push({ benchmark: id, kind: 'duplicate-name', message, round: null });
        }
        return unique;
    }
    groups(benchmarks) {
        const groups = [];
        const shared = new Map();
        for (const benchmark of benchmarks) {
            const file = fileOf(benchmark);
            const group = shared.get(file);
            if (group !== undefined) {
                group.push(benchmark);
                continue;
            }
            const alone = [benchmark];
            groups.push(alone);
            if ((this.#loading.get(file) ?? 0) > slowLoading)
                shared.set(file, alone);
        }
        return groups;
    }
    async calibrate(request) {
        const file = fileOf(request.group[0]);
        const failed = {};
        const paces = new Map();
        let loadSeconds = 0;
        for (const side of inOrder(request.sides, request.first)) {
            const faults = new Map();
            failed[side.name] = faults;
            const open = [...request.group];
            // A benchmark that takes its process down must not take its neighbours with it: they get a new one.
            while (open.length > 0) {
                const trial = this.#start(side, file, request.seed, this.#wholeTimeout(request), request.signal);
                try {
                    trial.allow(request.timeout);
                    const answer = await this.#load(trial, side, file, 'calibrate');
                    if (!answer.ok) {
                        for (const { id } of open)
                            faults.set(id, failureOf(answer.fault, id, request.round));
                        break;
                    }
                    loadSeconds = Math.max(loadSeconds, trial.age);
                    while (open.length > 0 && !trial.dead) {
                        const benchmark = open.shift();
                        if (benchmark === undefined)
                            break;
                        trial.allow(request.timeout);
                        const { id, name } = benchmark;
                        const measured = await trial.ask({ kind: 'calibrate', name }, 'calibrated', measuringOf(benchmark));
                        if (measured.ok)
                            paces.set(id, [...(paces.get(id) ?? []), measured.reply]);
                        else
                            faults.set(id, failureOf(measured.fault, id, request.round));
                    }
                }
                finally {
                    await trial.end();
                }
            }
        }
        let seconds = loadSeconds;
        for (const { id } of request.group) {
            const of = paces.get(id);
            if (of === undefined)
                continue;
            const counts = planCounts(of);
            this.#counts.set(id, counts);
            seconds += plannedSeconds(counts, of);
        }
        return { secondsPerRound: seconds, failed };
    }
    async identity(request) {
        const file = fileOf(request.group[0]);
        const [base, head] = request.sides;
        if (base === undefined || head === undefined)
            throw new TypeError('identity is a question about two sides');
        const options = this.#context.env.NODE_OPTIONS ?? '';
        if (!namesNoFiles(options)) {
            return { identical: false, because: 'NODE_OPTIONS may load files that are not watched' };
        }
        // What differs already in what loading brought in needs no trial.
        const files = [base, head].flatMap((side) => this.#loaded.get(`${side.name} ${file}`) ?? []);
        const inside = new Set(files.filter((path) => path !== null));
        const different = await this.#comparison.firstDifferent(base, head, inside);
        if (different !== null)
            return { identical: false, because: `${different} differs` };
        const touched = await Promise.all([this.#observe(base, request), this.#observe(head, request)]);
        const [onBase, onHead] = touched;
        if (onBase === null || onHead === null) {
            return { identical: false, because: 'a trial that is watched does not succeed' };
        }
        return this.#comparison.compare(base, head, onBase, onHead);
    }
    /** Runs a trial as long as a measured one and tells what it touched; null: it failed. */
    async #observe(side, request) {
        const file = fileOf(request.group[0]);
        const trial = this.#start(side, file, request.seed, this.#wholeTimeout(request), request.signal);
        try {
            trial.allow(request.timeout);
            const load = await this.#load(trial, side, file, 'observe');
            if (!load.ok)
                return null;
            for (const benchmark of request.group) {
                const { id, name } = benchmark;
                const counts = this.#counts.get(id);
                if (counts === undefined)
                    return null;
                const { batch, batches, slots, warmup } = counts;
                const doing = measuringOf(benchmark);
                trial.allow(request.timeout);
                if (!(await trial.ask({ kind: 'prepare', name, batch, warmup }, 'ready', doing)).ok)
                    return null;
                for (let slot = 0; slot < slots; slot += 1) {
                    if (!(await trial.ask({ kind: 'slot', batches }, 'slot', doing)).ok)
                        return null;
                }
                if (!(await trial.ask({ kind: 'finish' }, 'finished', doing)).ok)
                    return null;
            }
            const told = await trial.ask({ kind: 'touched' }, 'touched', loadingOf(file));
            return told.ok ? { ...told.reply, runtime: load.reply.version } : null;
        }
        finally {
            await trial.end();
        }
    }
    /** A backstop only: what each benchmark may take is watched as it runs. */
    #wholeTimeout(request) {
        return request.timeout * (2 * request.group.length + 1);
    }
    async round(request) {
        const file = fileOf(request.group[0]);
        const timeout = this.#wholeTimeout(request);
        const trials = inOrder(request.sides, request.first).map((side) => {
            const process = this.#start(side, file, request.seed, timeout, request.signal);
            return { side, process, outcomes: new Map() };
        });
        const outcome = {};
        for (const trial of trials)
            outcome[trial.side.name] = trial.outcomes;
        const fail = (trial, { id }, fault, message = fault.message) => {
            trial.outcomes.set(id, { ok: false, failure: failureOf(fault, id, request.round, message) });
        };
        try {
            await Promise.all(trials.map(async (trial) => {
                trial.process.allow(request.timeout);
                const answer = await this.#load(trial.process, trial.side, file, 'measure');
                if (!answer.ok)
                    for (const benchmark of request.group)
                        fail(trial, benchmark, answer.fault);
            }));
            // The same order on both sides, another in each round: what one benchmark leaves behind must not always meet the same next one.
            for (const benchmark of shuffled(request.group, seededRandom(request.seed))) {
                const ready = trials.filter((trial) => !trial.outcomes.has(benchmark.id));
                await this.#measure(benchmark, ready, request, (trial, fault) => {
                    fail(trial, benchmark, fault);
                    if (!fault.dead)
                        return;
                    for (const other of request.group) {
                        if (trial.outcomes.has(other.id))
                            continue;
                        const why = `not measured: the process it shares with other benchmarks died while ${measuringOf(benchmark)} (${fault.message})`;
                        fail(trial, other, fault, why.slice(0, 10_000));
                    }
                });
            }
        }
        finally {
            await Promise.all(trials.map(async ({ process }) => process.end()));
        }
        return outcome;
    }
    /** Measures one benchmark in the processes that can: warmed at the same time, then slot by slot in turns. */
    async #measure(benchmark, ready, request, fail) {
        const { id, name } = benchmark;
        const counts = this.#counts.get(id);
        if (counts === undefined) {
            const message = 'it could not be calibrated, so it is not measured';
            for (const trial of ready)
                fail(trial, { kind: 'bad-value', message, output: '', dead: false });
            return;
        }
        const { batch, batches, slots, warmup } = counts;
        const doing = measuringOf(benchmark);
        const measured = new Map();
        const pids = [];
        await Promise.all(ready.map(async (trial) => {
            const { pid } = trial.process;
            const before = pid === undefined ? null : cpuTicks(pid);
            trial.process.allow(request.timeout);
            const answer = await trial.process.ask({ kind: 'prepare', name, batch, warmup }, 'ready', doing);
            if (answer.ok)
                measured.set(trial, []);
            else
                fail(trial, answer.fault);
            if (pid !== undefined && isOneThread(before, cpuTicks(pid)))
                pids.push(pid);
        }));
        const cpus = await usableCpus();
        // Warming up, they had one each; what works in several threads keeps them.
        const together = cpus.length > 1 && pids.length === ready.length;
        if (together) {
            const drawn = cpus[randomInteger(seededRandom(request.seed), cpus.length)] ?? 0;
            await moveTo([drawn], pids);
        }
        for (let slot = 0; slot < slots; slot += 1) {
            // ABBA: over two slots both sides have been first once, and the coin behind `first` swaps the whole pattern.
            const turn = slot % 2 === 0 ? ready : [...ready].reverse();
            for (const trial of turn) {
                const of = measured.get(trial);
                if (of === undefined)
                    continue;
                const answer = await trial.process.ask({ kind: 'slot', batches }, 'slot', doing);
                if (answer.ok &&
                    answer.reply.times.length === batches &&
                    answer.reply.times.every((time) => time > 0)) {
                    of.push(answer.reply);
                    continue;
                }
                measured.delete(trial);
                fail(trial, answer.ok
                    ? { kind: 'bad-value', message: 'a batch has no positive time', output: '', dead: false }
                    : answer.fault);
            }
        }
        if (together && request.group.length > 1)
            await moveTo(cpus, pids);
        const summaries = new Map([...measured].map(([trial, of]) => [trial, summarise(of, batch)]));
        const [one, other] = [...summaries.values()];
        const times = one === undefined || other === undefined ? [] : pairTimes(one.slots, other.slots);
        for (const [index, [trial, summary]] of [...summaries].entries()) {
            const answer = await trial.process.ask({ kind: 'finish' }, 'finished', doing);
            if (!answer.ok) {
                fail(trial, answer.fault);
                continue;
            }
            const { tail, mean, cpu, slots: inner } = summary;
            const time = times[index] ?? summary.time;
            const measurements = { time, tail, mean };
            // Where the system counts CPU time in coarse ticks, a short trial may have used none: then there is no number.
            if (cpu > 0)
                measurements.cpu = cpu;
            // The peak belongs to the process, so it says something about a benchmark that had one to itself.
            if (request.group.length === 1 && answer.reply.memory > 0)
                measurements.memory = answer.reply.memory;
            trial.outcomes.set(id, { ok: true, measurements, inner: { time: inner } });
        }
    }
}
/** A runner for suite files of tinybench or of vitest's `bench`. */
function tinybenchRunner(suite, context) {
    return new TinybenchRunner(suite, context);
}

;// CONCATENATED MODULE: ./build/measure/control.js



/** Rounds of a control: with fewer it could not veto, and nobody waits for more. */
const roundsOfControl = 14;
/** @param file absolute path of the bundle with the workload. */
function controlWorkload(file, context) {
    const runner = tinybenchRunner({ kind: 'tinybench', name: null, files: [file], support: [] }, context);
    return { runner, benchmark: { id: 'control workload', name: 'control', file, line: null } };
}
/** Equal code that is measured in both places, in the rounds and by the coins of everything else. */
class RunningControl {
    work;
    #metric;
    #base = [];
    #head = [];
    #failed = false;
    constructor(work, metric) {
        this.work = work;
        this.#metric = metric;
    }
    wants(round) {
        return round < roundsOfControl && !this.#failed;
    }
    /** What fails here is not measured on; a benchmark fails in its own rounds too, and is told there. */
    keep(outcome) {
        const { id } = this.work.group[0];
        const [base, head] = [outcome.base?.get(id), outcome.head?.get(id)];
        const first = base?.ok === true ? base.measurements[this.#metric] : undefined;
        const second = head?.ok === true ? head.measurements[this.#metric] : undefined;
        if (first === undefined || second === undefined) {
            this.#failed = true;
            return;
        }
        this.#base.push(first);
        this.#head.push(second);
    }
    /** null: nothing was measured. */
    get sample() {
        if (this.#base.length === 0)
            return null;
        const benchmark = this.work.group[0].id;
        return { benchmark, metric: this.#metric, base: this.#base, head: this.#head };
    }
}
/**
 * One of the user's benchmarks in base's place on both sides: one that costs little, drawn by the seed; null where each
 * would cost too much, or the suite cannot.
 */
function chooseBenchmark(work, base, seed) {
    const all = secondsOf(work);
    const candidates = work.flatMap((item) => {
        const secondsPerRound = item.secondsPerRound / item.group.length;
        const cheap = secondsPerRound <= Math.max(1, 0.15 * all);
        if (item.runner.controls !== true || !cheap)
            return [];
        return item.group.map((benchmark) => ({ ...item, group: [benchmark], secondsPerRound }));
    });
    const [chosen] = shuffled(candidates, seededRandom(seed));
    if (chosen === undefined)
        return null;
    return { ...chosen, sides: [base, standIn(base, 'head', true)] };
}
/**
 * Prepares the workload of ours for the two places.
 * @returns why it cannot run instead, where it cannot.
 */
async function prepareWorkload({ runner, benchmark }, base, head, request) {
    // The workload may lie in the work tree of the user: in its node_modules.
    const sides = [standIn(base, 'base', false), standIn(head, 'head', false)];
    const group = [benchmark];
    const calibration = await runner.calibrate({
        group,
        sides,
        first: 'base',
        round: null,
        seed: 1,
        ...request,
    });
    const failed = Object.values(calibration.failed).flatMap((failures) => [...failures.values()]);
    if (failed[0] !== undefined)
        return failed[0].message;
    return { group, runner, sides, secondsPerRound: calibration.secondsPerRound };
}
/** Paths change when the copies trade places, so it looks them up each time. */
function standIn(side, name, guarded) {
    return {
        name,
        commit: side.commit,
        get root() {
            return side.root;
        },
        get project() {
            return side.project;
        },
        get forbidden() {
            return guarded ? side.forbidden : [];
        },
    };
}

;// CONCATENATED MODULE: ./build/measure/plan.js
/** Fewer pairs than this describe nothing, and no model of the noise can be made of them. */
const leastRounds = 3;
/** Plans the looks before the first round, from durations alone; what is measured later changes nothing. */
function planRounds(request) {
    const { fewest, secondsPerRound, timeBudget } = request;
    const affordable = secondsPerRound > 0 ? Math.floor(timeBudget / secondsPerRound) : Infinity;
    const [first = leastRounds, ...later] = request.looks;
    const all = [first, ...later];
    const looks = (() => {
        if (request.rounds !== null)
            return [request.rounds];
        if (affordable < first)
            return [Math.max(leastRounds, affordable)];
        if (affordable >= request.speaking(all) || affordable < fewest)
            return all;
        // Late looks take a share of alpha that the last affordable one needs to say anything.
        const [earliest = affordable, ...rest] = all.filter((rounds) => rounds < affordable);
        return [earliest, ...rest, ...(earliest === affordable ? [] : [affordable])];
    })();
    const [least] = looks;
    const most = looks.at(-1) ?? least;
    const decides = looks.length === 1 && most < fewest ? 'model' : 'coin';
    const warnings = [];
    const enough = `Raise the time budget to ${String(Math.ceil(fewest * secondsPerRound))} s`;
    if (most < fewest) {
        const asked = request.rounds !== null;
        const instead = decides === 'model' && most >= leastRounds
            ? 'a model of the noise decides instead (a moderated t test), which sees large changes only'
            : 'nothing can fail in this run';
        warnings.push(`${roundsText(most)} ${asked ? `${most === 1 ? 'was' : 'were'} asked for` : 'fit into the time budget'}, and saying "regressed" about this many benchmarks by the coin alone needs at least ${String(fewest)}: ${instead}. ` +
            `${asked ? `Ask for ${String(fewest)} or more` : enough}, or measure fewer benchmarks.`);
    }
    else if (request.rounds === null && affordable < fewest) {
        warnings.push(`The time budget of ${String(timeBudget)} s allows ${roundsText(affordable)} of each benchmark, and saying "regressed" about this many needs at least ${String(fewest)}: only those can fail that get the time which others leave. ` +
            `${enough}, or measure fewer benchmarks.`);
    }
    return {
        looks,
        seconds: {
            least: least * secondsPerRound,
            most: request.rounds === null
                ? Math.min(most * secondsPerRound, Math.max(timeBudget, least * secondsPerRound))
                : most * secondsPerRound,
        },
        speaking: request.speaking(looks),
        decides,
        warnings,
    };
}
function roundsText(rounds) {
    return rounds === 1 ? '1 round' : `${String(rounds)} rounds`;
}

;// CONCATENATED MODULE: ./build/measure/discover.js

/**
 * Finds the benchmarks of both sides. With `bench-from: head` base gets head's benchmark files; where one of them does
 * not load there, base's own takes its place if there is one, else its benchmarks are added ones.
 *
 * With `only`, a file that does not load on head is a failure when nothing selected was found, or when base has a selected
 * benchmark that head does not have: it may be in that file. Else it is a warning.
 */
async function discover(request, warnings, fail) {
    const { sides, signal, config } = request;
    const { base, head } = sides;
    const planned = [];
    const ignored = [];
    const notes = {};
    const seen = new Set();
    /** What there is before `only` leaves some of it out. */
    const known = new Set();
    const failures = [];
    let runtime = null;
    let files = 0;
    const plan = (item) => {
        if (request.ignores(item.benchmark.id, Object.keys(item.runner.metrics)))
            ignored.push(item.benchmark.id);
        else
            planned.push(item);
    };
    for (const runner of request.runners) {
        const selects = (id) => request.selects(id, Object.keys(runner.metrics));
        const onHead = await runner.discover(head, signal);
        const headFiles = await runner.files(head);
        files += headFiles.length;
        Object.assign(notes, onHead.notes);
        runtime ??= onHead.runtime;
        warnings.push(...onHead.warnings);
        for (const failure of onHead.failures) {
            failures.push(failure);
            if (failure.benchmark !== null && selects(failure.benchmark))
                fail('head', failure);
        }
        for (const { id } of onHead.benchmarks)
            known.add(id);
        const headIds = new Set(onHead.benchmarks.map(({ id }) => id));
        let onBase = [];
        if (base !== null) {
            const own = await runner.discover(base, signal);
            const chosen = config.benchFrom === 'head'
                ? await discoverWithHeadsFiles(runner, sides, base, headFiles, own, signal)
                : own;
            onBase = chosen.benchmarks;
            warnings.push(...chosen.warnings.filter((warning) => !warnings.includes(warning)));
            const [ours, theirs] = [onHead.notes.typescript, chosen.notes.typescript];
            if (ours !== undefined && theirs !== undefined && ours !== theirs) {
                warnings.push(`TypeScript is made to run by ${ours} on head and by ${theirs} on base; a difference between the two can look like a change of the code.`);
            }
            // A file that loads on neither side is told once, by head's failure.
            const told = new Set(onHead.failures.map((failure) => failure.benchmark));
            for (const failure of chosen.failures) {
                if (failure.benchmark !== null && !selects(failure.benchmark))
                    continue;
                if (failure.benchmark !== null && (headIds.has(failure.benchmark) || told.has(failure.benchmark))) {
                    fail('base', failure);
                }
                else if (failure.benchmark === null &&
                    !onHead.failures.some(({ message }) => message === failure.message)) {
                    warnings.push(`Base: ${failure.message}`);
                }
                else if (failure.benchmark !== null) {
                    warnings.push(`Base: ${quoted(failure.benchmark)}: ${failure.message}`);
                }
            }
            // What base's own files have and head no longer has would vanish without a word.
            const runnable = new Set(onBase.map(({ id }) => id));
            const missing = [...own.benchmarks, ...onBase].filter(({ id }) => !headIds.has(id) && !told.has(id));
            for (const benchmark of missing) {
                if (selects(benchmark.id) && !seen.has(benchmark.id)) {
                    seen.add(benchmark.id);
                    plan({ benchmark, runner, sides: runnable.has(benchmark.id) ? [base] : [] });
                }
            }
        }
        const baseIds = new Set(onBase.map(({ id }) => id));
        for (const benchmark of onHead.benchmarks) {
            if (!selects(benchmark.id))
                continue;
            if (seen.has(benchmark.id)) {
                fail('head', {
                    benchmark: benchmark.id,
                    kind: 'duplicate-name',
                    message: 'another suite has a benchmark of the same name; give one of the suites a `name`',
                    round: null,
                });
                continue;
            }
            seen.add(benchmark.id);
            const both = base !== null && baseIds.has(benchmark.id);
            plan({ benchmark, runner, sides: both ? [base, head] : [head] });
        }
        if (signal.aborted)
            break;
    }
    const onHead = planned.filter(({ sides: has }) => has.some((side) => side.name === 'head')).length;
    // A selected benchmark that only base has may be the one that did not load on head.
    const leftOut = config.only !== null && onHead + ignored.length > 0 && onHead === planned.length;
    for (const failure of failures.filter(({ benchmark }) => benchmark === null)) {
        if (!leftOut)
            fail('head', failure);
        else {
            warnings.push(`Left out with --only, because it did not load and no selected benchmark is known to be in it: ${failure.message}`);
        }
    }
    if (planned.length + ignored.length === 0 && !signal.aborted)
        throw nothingFound(config, files, [...known], failures);
    if (onHead + ignored.length === 0 && !signal.aborted)
        warnings.push('Head has no benchmark of its own.');
    return { planned, ignored, runtime, notes };
}
function nothingFound(config, files, known, failures) {
    if (config.only !== null && known.length > 0) {
        const some = known.slice(0, 5).map(quoted).join(', ');
        return new model/* PerfGateError */.DN(`no benchmark has a name like ${quoted(config.only)}`, {
            remedy: `Give --only another glob, in which * stands for any characters. There are ${some}${known.length > 5 ? ', …' : ''}.`,
            // The one that was meant may be among those that did not load.
            ...(failures.length === 0
                ? {}
                : {
                    output: failures
                        .map(({ message }) => message)
                        .join('\n')
                        .slice(0, 20_000),
                }),
        });
    }
    const where = config.source ?? config.project;
    if (failures.length > 0) {
        const output = failures.map(({ message, output: said }) => `${message}${said === undefined ? '' : `\n${said}`}`);
        return new model/* PerfGateError */.DN(`no benchmark of ${where} could be loaded`, {
            remedy: 'Run one of the benchmark files by itself to see what is wrong with it.',
            output: output.join('\n').slice(0, 20_000),
        });
    }
    return new model/* PerfGateError */.DN(files === 0
        ? `no benchmark was found in ${where}`
        : `${files === 1 ? 'the only benchmark file' : `none of the ${String(files)} benchmark files`} of ${where} ${files === 1 ? 'registers no' : 'registers a'} benchmark`, {
        remedy: files === 0
            ? 'Write a file such as bench/example.bench.js that default-exports (bench) => { bench.add(name, fn) }, or name a command in the configuration; "perf-gate init" helps.'
            : 'Default-export (bench) => { bench.add(name, fn) } from it.',
    });
}
/** An untrusted name for a message. */
function quoted(name) {
    return JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);
}
/** Head's benchmarks against base's code; base's own file where head's does not load there. */
async function discoverWithHeadsFiles(runner, sides, base, headFiles, own, signal) {
    if (headFiles.length === 0)
        return own;
    const filesOf = (discovery) => new Set(discovery.benchmarks.map(({ file }) => file));
    await sides.takeFromHead(headFiles);
    const exchanged = await runner.discover(base, signal);
    const ownFiles = filesOf(own);
    const loaded = filesOf(exchanged);
    const unusable = headFiles.filter((file) => ownFiles.has(file) && !loaded.has(file));
    if (unusable.length === 0 || signal.aborted)
        return exchanged;
    await sides.giveBack(unusable);
    const mixed = await runner.discover(base, signal);
    const word = (file) => `${file}: head's version does not load on base, so base runs its own; a change of the benchmark can look like a change of the code.`;
    return { ...mixed, warnings: [...mixed.warnings, ...unusable.map(word)] };
}

;// CONCATENATED MODULE: ./build/measure/measure.js






/** Rounds for benchmarks that only one side has: enough to see that they work and what they take. */
const roundsAlone = 5;
/** Characters of one warning; those of the schema of a run. */
const longestWarning = 2000;
/** What has been measured of one side. */
class SideRecord {
    values = new Map();
    inner = new Map();
    failures = [];
    add(benchmark, outcome, told) {
        for (const [metric, value] of Object.entries(outcome.measurements)) {
            if (told(metric))
                append(this.values, benchmark, metric, value);
        }
        for (const [metric, values] of Object.entries(outcome.inner ?? {})) {
            if (told(metric))
                append(this.inner, benchmark, metric, [...values]);
        }
    }
    /** The side has this benchmark, and it cannot be measured: samples without values say so. */
    addUnmeasured(benchmark, metrics) {
        this.values.set(benchmark, new Map(Array.from(metrics, (metric) => [metric, []])));
    }
    /** In the given order of benchmarks: the order of measuring is random. */
    samples(order) {
        const samples = [];
        for (const benchmark of order) {
            for (const [metric, values] of this.values.get(benchmark) ?? []) {
                const inner = this.inner.get(benchmark)?.get(metric);
                samples.push({ benchmark, metric, values, ...(inner === undefined ? {} : { inner }) });
            }
        }
        return samples;
    }
}
function append(store, benchmark, metric, value) {
    const metrics = store.get(benchmark) ?? new Map();
    store.set(benchmark, metrics);
    const values = metrics.get(metric) ?? [];
    metrics.set(metric, values);
    values.push(value);
}
/**
 * Measures both sides in rounds (or head alone when there is no base).
 *
 * Every round of every group is one trial of each side, next to each other in time; one fair coin per round decides
 * everything that has an order: which directory holds which side, which process starts first, which slot is first. The
 * rounds of all groups are spread over the whole duration, so that a slow minute of the machine hits all of them a little
 * and none of them entirely.
 *
 * Interrupted by the signal, it gives what was measured so far, marked as incomplete.
 *
 * @throws PerfGateError when no benchmark is found.
 */
async function measure(request) {
    const { sides, monotonic } = request;
    const interrupted = () => isAborted(request.signal);
    const started = request.now();
    const startedAt = monotonic();
    const random = seededRandom(request.seed);
    const records = { base: new SideRecord(), head: new SideRecord() };
    const warnings = [...sides.warnings];
    if (sides.fixed !== null)
        warnings.push(sides.fixed);
    const fail = (side, failure) => {
        records[side].failures.push(failure);
        request.onEvent({ kind: 'failed', side, failure });
    };
    const watch = await request.watchConditions();
    const found = await discover(request, warnings, fail);
    const paired = found.planned.filter((planned) => planned.sides.length === 2).length;
    request.onEvent({
        kind: 'discovered',
        benchmarks: found.planned.length,
        added: found.planned.length - paired,
    });
    // Before minutes are spent: what the suites call their metrics is known once they have been loaded.
    const metrics = mergeMetrics(request.runners);
    for (const { benchmark, runner, sides: runnable } of found.planned) {
        if (runnable.length === 0)
            records.base.addUnmeasured(benchmark.id, Object.keys(runner.metrics));
    }
    const calibrated = await calibrate(request, found.planned, random, fail);
    const { work, identical } = await leaveOutIdentical(calibrated, request);
    const together = work.filter((item) => item.sides.length === (sides.base === null ? 1 : 2));
    const alone = work.filter((item) => !together.includes(item));
    const prospect = request.judging.prospect(together.flatMap(({ group, runner }) => group.map(({ id }) => ({ id, metrics: runner.metrics }))));
    const plan = planRounds({
        rounds: request.config.rounds ?? (sides.base === null ? roundsAlone : null),
        fewest: sides.base === null ? 1 : prospect.fewestRounds,
        looks: request.judging.looks,
        speaking: prospect.speaking,
        secondsPerRound: secondsOf(together),
        timeBudget: request.config.timeBudget,
    });
    const aloneRounds = Math.min(roundsAlone, plan.looks[0]);
    if (together.length > 0)
        warnings.push(...plan.warnings);
    if (work.length > 0) {
        const extra = aloneRounds * secondsOf(alone);
        const seconds = { least: plan.seconds.least + extra, most: plan.seconds.most + extra };
        request.onEvent({
            kind: 'planned',
            plan: { ...plan, seconds },
            benchmarks: count(work),
            sides: sides.base === null ? 1 : 2,
        });
    }
    const { control, workload } = await startControls(request, together, prospect.control, warnings);
    const controls = [control, workload].filter((one) => one !== null);
    const measureStart = monotonic();
    const failed = new Set();
    const agenda = new Agenda(together, plan);
    const coin = coinsOf(plan);
    let late = false;
    let rounds = 0;
    for (const look of plan.looks) {
        for (; rounds < look && !interrupted(); rounds += 1) {
            const elapsed = monotonic() - measureStart;
            if (rounds > 0 && request.config.rounds === null && elapsed > patience * request.config.timeBudget) {
                late = true;
                break;
            }
            const now = rounds < aloneRounds ? [...together, ...alone] : [...together];
            now.push(...controls.filter((one) => one.wants(rounds)).map((one) => one.work));
            for (const item of shuffled(now, random)) {
                // The coin and the seed are drawn whatever happens, so that one benchmark does not change the rest of the run.
                const first = coin(item, rounds, random);
                const seed = randomInteger(random, 2 ** 31);
                const controlled = controls.find(({ work }) => work === item);
                const group = controlled === undefined
                    ? item.group.filter(({ id }) => !failed.has(id) && !agenda.stopped.has(id))
                    : item.group;
                if (!isGroup(group) || interrupted())
                    continue;
                request.onEvent({
                    kind: 'progress',
                    round: rounds,
                    rounds: look,
                    benchmark: group[0].id,
                    open: count(together) - agenda.stopped.size,
                    ...agenda.progress(monotonic() - measureStart),
                });
                await sides.place(first === 'base');
                const outcome = await item.runner.round({
                    group,
                    sides: item.sides,
                    first,
                    round: rounds,
                    seed,
                    timeout: request.config.trialTimeout,
                    signal: request.signal,
                });
                agenda.did(item, group.length);
                if (interrupted())
                    break;
                if (controlled !== undefined)
                    controlled.keep(outcome);
                else
                    for (const benchmark of group)
                        keepRound(benchmark, item.sides, outcome, records, failed, fail);
            }
            if (interrupted())
                break;
        }
        if (late || interrupted() || look === plan.looks.at(-1))
            break;
        const outlooks = new Map();
        for (const { id } of together.flatMap((item) => item.group)) {
            if (failed.has(id) || agenda.stopped.has(id))
                continue;
            const samples = [...(records.head.values.get(id) ?? [])].map(([name, head]) => {
                return { name, head, base: records.base.values.get(id)?.get(name) ?? [] };
            });
            const outlook = prospect.outlook(id, samples, plan.looks);
            if (!outlook.settled)
                outlooks.set(id, outlook.rounds);
        }
        const left = agenda.goOn(outlooks, look, request.config.timeBudget, monotonic() - measureStart);
        if (left > 0) {
            warnings.push(`The time budget ended measuring ${left === 1 ? 'a benchmark' : `${String(left)} benchmarks`} that more rounds might have decided, after ${String(look)} rounds.`);
        }
        if (agenda.stopped.size >= count(together))
            break;
    }
    if (late) {
        warnings.push(`Measuring took longer than foreseen; the time budget ended it after ${String(rounds)} rounds.`);
    }
    const complete = !interrupted();
    const conditions = await watch.finish();
    const runtime = found.runtime ?? { name: 'none', version: '0' };
    const environment = await request.environment({ runtime, notes: found.notes });
    if (!complete) {
        warnings.push(`Interrupted after ${String(rounds)} of ${String(plan.looks.at(-1))} rounds.`);
    }
    const order = new Set(found.planned.map(({ benchmark }) => benchmark.id));
    // Ended by the time before the first look: what is there was not chosen by what was seen, so it is one look at all.
    const looks = rounds < plan.looks[0] || plan.looks.length === 1 ? null : [...plan.looks];
    const [benchmarkSample, workloadSample] = [control?.sample ?? null, workload?.sample ?? null];
    const pairing = `${String(request.seed)}-${started.toISOString()}`;
    const run = (side) => {
        const samples = records[side.name].samples(order);
        // Where all failed, the metrics tell what could not be measured.
        const measuredMetrics = new Set(samples.length === 0 ? Object.keys(metrics) : samples.map((sample) => sample.metric));
        return {
            schema: model/* runSchemaName */.i$,
            tool: { name: 'perf-gate', version: request.toolVersion },
            suite: request.config.suite,
            commit: side.commit,
            started: started.toISOString(),
            seconds: monotonic() - startedAt,
            environment,
            metrics: Object.fromEntries(Object.entries(metrics).filter(([name]) => measuredMetrics.has(name))),
            samples,
            failures: records[side.name].failures,
            ...(found.ignored.length === 0 ? {} : { ignored: [...found.ignored] }),
            ...(identical.length === 0 ? {} : { identical }),
            conditions,
            seed: request.seed,
            ...(sides.base === null
                ? {}
                : { pairing: { id: pairing, side: side.name, ...(looks === null ? {} : { looks }) } }),
            ...(side.name === 'base' || benchmarkSample === null ? {} : { control: benchmarkSample }),
            ...(side.name === 'base' || workloadSample === null ? {} : { controlWorkload: workloadSample }),
            complete,
            // Both runs of a pair come from one measurement; the head's carries what there is to say about it.
            warnings: side.name === 'head' ? warnings.map(shortened) : [],
        };
    };
    return { base: sides.base === null ? null : run(sides.base), head: run(sides.head) };
}
/** The controls that run beside the benchmarks; none where nothing is measured in pairs or nothing gates. */
async function startControls(request, together, metric, warnings) {
    const { base, head } = request.sides;
    if (base === null || metric === null || together.length === 0)
        return { control: null, workload: null };
    const chosen = chooseBenchmark(together, base, request.seed);
    const control = chosen === null ? null : new RunningControl(chosen, metric);
    if (request.controlWorkload === null || isAborted(request.signal))
        return { control, workload: null };
    const { signal } = request;
    const timeout = request.config.trialTimeout;
    const prepared = await prepareWorkload(request.controlWorkload, base, head, { timeout, signal });
    if (typeof prepared !== 'string') {
        request.onEvent({ kind: 'control', secondsPerRound: prepared.secondsPerRound, rounds: roundsOfControl });
        return { control, workload: new RunningControl(prepared, 'time') };
    }
    if (!isAborted(signal))
        warnings.push(`The control workload could not be measured: ${prepared}`);
    return { control, workload: null };
}
/**
 * Which side is first: one fair coin for each round. With so few rounds that a model decides, one for every two, and the
 * second has the places of the first swapped: three fair coins fall alike in one of four gates, and then what a place
 * costs looks like a change that every round shows.
 */
function coinsOf(plan) {
    const latest = new Map();
    return (item, round, random) => {
        const drawn = random() < 0.5 ? 'base' : 'head';
        const swapped = latest.get(item) === 'base' ? 'head' : 'base';
        const first = plan.decides === 'coin' || round % 2 === 0 ? drawn : swapped;
        latest.set(item, first);
        return first;
    };
}
/** Keeps a round of one benchmark only when every side of it measured, so that the samples stay in step. */
function keepRound(benchmark, sides, outcome, records, failed, fail) {
    const outcomes = sides.map((side) => ({ side, trial: outcome[side.name]?.get(benchmark.id) }));
    for (const { side, trial } of outcomes) {
        if (trial?.ok === true)
            continue;
        failed.add(benchmark.id);
        fail(side.name, trial?.failure ?? {
            benchmark: benchmark.id,
            kind: 'bad-output',
            message: 'its trial ended without a measurement',
            round: null,
        });
    }
    if (failed.has(benchmark.id))
        return;
    // A metric that one side could not tell this time (CPU time below the clock's tick) is left out on both.
    const told = (metric) => outcomes.every(({ trial }) => trial?.ok === true && Object.hasOwn(trial.measurements, metric));
    for (const { side, trial } of outcomes)
        if (trial?.ok === true)
            records[side.name].add(benchmark.id, trial, told);
}
async function calibrate(request, planned, random, fail) {
    const work = [];
    for (const runner of request.runners) {
        for (const sideNames of ['base head', 'head', 'base']) {
            const those = planned.filter((item) => item.runner === runner && item.sides.map((side) => side.name).join(' ') === sideNames);
            const sides = those[0]?.sides;
            if (sides === undefined)
                continue;
            for (const group of runner.groups(those.map(({ benchmark }) => benchmark))) {
                if (isAborted(request.signal))
                    return work;
                const calibration = await runner.calibrate({
                    group,
                    sides,
                    first: random() < 0.5 ? 'base' : 'head',
                    round: null,
                    seed: randomInteger(random, 2 ** 31),
                    timeout: request.config.trialTimeout,
                    signal: request.signal,
                });
                const bad = new Set();
                for (const side of sides) {
                    for (const [id, failure] of calibration.failed[side.name] ?? []) {
                        bad.add(id);
                        if (!isAborted(request.signal))
                            fail(side.name, failure);
                    }
                }
                const rest = group.filter((benchmark) => !bad.has(benchmark.id));
                if (isGroup(rest))
                    work.push({ group: rest, runner, sides, secondsPerRound: calibration.secondsPerRound });
            }
        }
    }
    return work;
}
/** Takes the benchmarks out that are the same on both sides. */
async function leaveOutIdentical(calibrated, request) {
    if (!request.config.shortcut)
        return { work: calibrated, identical: [] };
    const work = [];
    const identical = [];
    for (const item of calibrated) {
        if (item.sides.length < 2 || item.runner.identity === undefined || isAborted(request.signal)) {
            work.push(item);
            continue;
        }
        const identity = await item.runner.identity({
            group: item.group,
            sides: item.sides,
            first: 'base',
            round: null,
            // Nothing is measured.
            seed: 1,
            timeout: request.config.trialTimeout,
            signal: request.signal,
        });
        const benchmarks = item.group.map(({ id }) => id);
        if (identity.identical) {
            for (const benchmark of benchmarks)
                identical.push({ benchmark, files: identity.files, reason: 'same-files' });
        }
        else {
            work.push(item);
            request.onEvent({ kind: 'differs', benchmarks, because: identity.because });
        }
    }
    return { work, identical };
}
/** A call, because the compiler takes a property it has tested for a constant, across awaits too. */
function isAborted(signal) {
    return signal.aborted;
}
/** @throws PerfGateError when two suites mean different things by one metric. */
function mergeMetrics(runners) {
    const merged = {};
    for (const runner of runners) {
        for (const [name, metric] of Object.entries(runner.metrics)) {
            const other = merged[name];
            if (other !== undefined && (other.unit !== metric.unit || other.better !== metric.better)) {
                throw new model/* PerfGateError */.DN(`two suites have a metric ${name}, in ${other.unit} (${other.better} is better) and in ${metric.unit} (${metric.better} is better)`, { remedy: 'Measure them by two configurations, each with a `suite` name of its own.' });
            }
            merged[name] = metric;
        }
    }
    return merged;
}
/** Warnings quote failures, which may be longer than a warning of a run may be. */
function shortened(warning) {
    return warning.length > longestWarning ? `${warning.slice(0, longestWarning - 1)}…` : warning;
}
function isGroup(benchmarks) {
    return benchmarks.length > 0;
}
function count(work) {
    return work.reduce((total, item) => total + item.group.length, 0);
}

;// CONCATENATED MODULE: ./build/gate/measuring.js



async function measureCopies(config, ports, repository, base, selects = () => true) {
    const rules = (0,model/* policyFor */.KV)(config.policy);
    const ignores = (benchmark, metrics) => metrics.every((metric) => rules(benchmark, metric).ignore);
    const sides = await ports.makeSides(repository, base);
    try {
        return await measure({
            config,
            sides,
            runners: config.suites.map(ports.runnerFor),
            selects: (benchmark, metrics) => (config.only === null || ports.matchesName(config.only, benchmark)) &&
                // What is ignored is neither screened nor measured in pairs, and is told.
                (ignores(benchmark, metrics) || selects(benchmark, metrics)),
            ignores,
            judging: {
                looks: usualLooks,
                prospect: (benchmarks) => prospectOf(config.policy, benchmarks),
            },
            controlWorkload: ports.controlWorkload,
            seed: config.seed ?? ports.drawSeed(),
            signal: ports.signal,
            onEvent: ports.onEvent,
            toolVersion: ports.toolVersion,
            environment: ports.environment,
            watchConditions: ports.watchConditions,
            monotonic: ports.monotonic,
            now: ports.now,
        });
    }
    finally {
        await sides.dispose();
    }
}
/** Runs of two commits with one tree: whatever would be measured, it would be the same on both sides. */
async function sameTree(config, ports, repository, base) {
    const started = ports.now().toISOString();
    const startedAt = ports.monotonic();
    const conditions = await (await ports.watchConditions()).finish();
    const environment = await ports.environment({ runtime: { name: 'none', version: '0' }, notes: {} });
    const seed = config.seed ?? ports.drawSeed();
    const run = (side, commit) => ({
        schema: model/* runSchemaName */.i$,
        tool: { name: 'perf-gate', version: ports.toolVersion },
        suite: config.suite,
        commit,
        started,
        seconds: ports.monotonic() - startedAt,
        environment,
        metrics: {},
        samples: [],
        failures: [],
        identical: [{ benchmark: null, files: null, reason: 'same-tree' }],
        conditions,
        seed,
        pairing: { id: `${String(seed)}-${started}`, side },
        complete: true,
        warnings: [],
    });
    return { base: run('base', base), head: run('head', repository.head) };
}

;// CONCATENATED MODULE: ./build/gate/planning.js


/**
 * Finds what is to be compared, before anything is measured.
 * @throws PerfGateError when that cannot be told, or when the store that it needs cannot be read.
 */
async function planGate(config, ports) {
    const repository = await ports.findRepository(config.project);
    if (config.base === 'none' && config.strategy === 'paired') {
        throw new model/* PerfGateError */.DN('the strategy is paired and the base is none: there is no pair to measure', {
            remedy: 'Name a base, or use --strategy stored.',
        });
    }
    if (config.base === 'none' || config.strategy === 'stored') {
        // Opened before measuring: a store that cannot be read should say so in the first second.
        const store = await ports.openStore();
        await store.list({ suite: config.suite, fingerprint: null, last: 1 });
        await readAcceptances(config, store, config.suite);
        return { repository, base: null, sameTree: false };
    }
    const base = await ports.resolveBase(repository, config.base);
    return { repository, base, sameTree: config.shortcut && (await ports.isSameTree(repository, base)) };
}

;// CONCATENATED MODULE: ./build/gate/screening.js




/**
 * Under `auto`: one run of what the stored history on this kind of machine can screen. A history that cannot be read is no
 * reason to fail, because pairs need none; it is said.
 */
async function screenFirst(config, ports, repository) {
    // Rounds that were asked for by number are asked for of everything.
    if (config.strategy !== 'auto' || config.rounds !== null)
        return { screening: null, warnings: [] };
    // Which runtime will run the benchmarks is only known later; where it is another one than ours, nothing is screened.
    const runtime = config.suites.some(({ kind }) => kind === 'tinybench')
        ? { name: 'node', version: ports.nodeVersion }
        : { name: 'none', version: '0' };
    const environment = await ports.environment({ runtime, notes: {} });
    let history;
    try {
        const query = { suite: config.suite, fingerprint: environment.fingerprint, last: config.history };
        const store = await ports.openStore();
        const stored = await store.read(query, config.unreadable);
        history = {
            runs: stored.runs.map((entry) => stored_only(entry.run, config, ports)),
            warnings: unreadableWarnings(stored, store),
        };
    }
    catch (error) {
        if (!(error instanceof model/* PerfGateError */.DN))
            throw error;
        const why = `The stored history cannot be read, so everything is measured in pairs: ${error.message}`;
        return { screening: null, warnings: [why] };
    }
    const planned = planScreen(history.runs, environment, config.policy).filter((plan) => plan.screened);
    if (planned.length === 0)
        return { screening: null, warnings: history.warnings };
    const names = new Set(planned.map(({ benchmark }) => benchmark));
    const isGated = canFail(config.policy);
    const unscreened = new Set();
    const reported = new Set();
    let head;
    try {
        ({ head } = await measureCopies(config, ports, repository, null, (name, metrics) => {
            if (!names.has(name))
                (isGated(name, metrics) ? unscreened : reported).add(name);
            return names.has(name);
        }));
    }
    catch (error) {
        // None of them is there any more, or the set-up failed: measuring both sides tells.
        if (error instanceof model/* PerfGateError */.DN)
            return { screening: null, warnings: history.warnings };
        throw error;
    }
    const screened = screen_screen(history.runs, head, config.policy);
    const rest = unscreened.size + screened.suspects.length;
    const warnings = [...history.warnings];
    if (rest === 0 && reported.size > 0) {
        const named = [...reported].slice(0, 5).map((name) => name.slice(0, 100));
        const list = `${named.join(', ')}${reported.size > 5 ? ', …' : ''}`;
        warnings.push(`Not measured, because they are only reported and nothing else needed rounds: ${list}.`);
    }
    // Another runtime ran the benchmarks than the one that was thought: the plan was made for another machine class.
    const fits = head.environment.fingerprint === environment.fingerprint && head.complete;
    return {
        screening: fits ? { history: history.runs, run: head, screened, rest } : null,
        warnings: fits ? warnings : history.warnings,
    };
}
/**
 * What the stored history says of a run that was measured elsewhere to be screened.
 * @throws PerfGateError when a damaged file of the store is to stop the gate.
 */
async function rescreen(run, config, ports) {
    const query = { suite: run.suite, fingerprint: run.environment.fingerprint, last: config.history };
    const stored = await (await ports.openStore()).read(query, config.unreadable);
    const history = stored.runs.map((entry) => only(entry.run, config, ports));
    const screened = screen(history, run, config.policy);
    return { history, run, screened, rest: screened.suspects.length };
}

;// CONCATENATED MODULE: ./build/gate/runs.js


/**
 * Measures what judging needs: rounds of both sides, or one run of head where the history alone shall judge. Under `auto`
 * one run of head comes first for what the stored history can screen, and only what is suspected there goes on to rounds.
 */
async function measureGate(plan, config, ports) {
    const { repository, base } = plan;
    if (base === null) {
        const { head } = await measureCopies(config, ports, repository, null);
        return { runs: { kind: 'stored', base: null, head, screening: null }, warnings: [] };
    }
    if (plan.sameTree) {
        const same = await sameTree(config, ports, repository, base);
        return { runs: { kind: 'same-tree', ...same, screening: null }, warnings: [] };
    }
    const { screening, warnings } = await screenFirst(config, ports, repository);
    if (screening !== null && screening.rest === 0) {
        return { runs: { kind: 'screened', base: null, head: screening.run, screening }, warnings };
    }
    const passed = new Set(screening?.screened.notSuspected.map(({ benchmark }) => benchmark));
    const measured = await measureCopies(config, ports, repository, base, (name) => !passed.has(name));
    if (measured.base === null)
        throw new Error('a base was asked for and not measured');
    return { runs: { kind: 'paired', base: measured.base, head: measured.head, screening }, warnings };
}

;// CONCATENATED MODULE: ./build/gate/tally.js


/** Adds how earlier gates went, where this one only observes. */
async function withTally(decision, run, config, openStore) {
    if (config.mode !== 'observe')
        return decision;
    try {
        const query = { suite: run.suite, fingerprint: null, last: config.history };
        const { runs } = await (await openStore()).read(query, 'skip');
        const outcomes = runs.flatMap((entry) => entry.run.outcome === undefined || isSameRun(entry.run, run) ? [] : [entry.run.outcome]);
        const count = (wanted) => outcomes.filter((outcome) => outcome === wanted).length;
        if (outcomes.length === 0)
            return decision;
        const tally = {
            gates: outcomes.length,
            failed: count('failed'),
            couldNotJudge: count('could-not-judge'),
        };
        return { ...decision, tally };
    }
    catch (error) {
        if (!(error instanceof model/* PerfGateError */.DN))
            throw error;
        const warning = `Earlier gates could not be counted: ${(0,model/* messageOf */.bD)(error)}`;
        return { ...decision, warnings: [...decision.warnings, warning] };
    }
}

;// CONCATENATED MODULE: ./build/gate.js














/** The main job: finds what is to be compared, measures what is needed, and judges. */
async function gate(config, ports) {
    const plan = await planGate(config, ports);
    const measured = await measureGate(plan, config, ports);
    const decision = await judgeGate(measured, config, ports.openStore, standingIn(plan.repository, ports));
    // Head tells what was decided, so that gates can be counted when its run is stored.
    const head = { ...measured.runs.head, outcome: decision.outcome };
    return {
        base: measured.runs.base,
        head,
        decision: await withTally(decision, head, config, ports.openStore),
    };
}
function standingIn(repository, ports) {
    if (repository === null)
        return null;
    return (base, head, commit) => ports.standingOf(repository, base, head, commit);
}
/** Measures the work tree once and judges nothing. */
async function gate_run(config, ports) {
    const repository = await ports.findRepository(config.project);
    return (await measureCopies(config, ports, repository, null)).head;
}
/** Judges two run files. */
async function compare(base, head, config, ports) {
    if (base.suite !== head.suite) {
        throw new model/* PerfGateError */.DN(`the runs are of different suites: ${base.suite} and ${head.suite}`, {
            remedy: 'Compare runs of one suite.',
        });
    }
    const [a, b] = [stored_only(base, config, ports), stored_only(head, config, ports)];
    const subject = { base: a.commit.sha, head: b.commit.sha, standingOf: null };
    const decision = await judgeWith(config, subject, [], (policy, standingOf) => compareRuns(a, b, policy, standingOf));
    return judging_finish(decision, config, []);
}
/** Judges runs against the store; several are the shards of one run and make one decision. */
async function judge(runs, config, ports) {
    const merged = stored_only((0,model/* mergeShards */.Ox)(runs), config, ports);
    const store = await ports.openStore();
    const repository = await ports.findRepository(config.project).catch((error) => {
        if (error instanceof model/* PerfGateError */.DN)
            return null;
        throw error;
    });
    const decision = await judgeStored(merged, config, store, standingIn(repository, ports));
    return withTally(decision, merged, config, () => Promise.resolve(store));
}
/** What moved in the stored history of the suite, on every machine class. */
async function gate_history(config, ports) {
    const store = await ports.openStore();
    const { suite } = config;
    const names = await store.list({ suite, fingerprint: null, last: null });
    // A store is asked for a number of runs; that of its names is all of them.
    const stored = await store.read({ suite, fingerprint: null, last: names.length }, config.unreadable);
    const runs = stored.runs.map((entry) => stored_only(entry.run, config, ports));
    const searched = searchHistory(runs, model/* changePointPolicySchema */.O2.parse({
        alpha: config.policy.alpha,
        minimumEffect: config.policy.minimumEffect,
        smallestSegment: config.smallestSegment,
    }));
    return {
        ...searched,
        tool: { name: 'perf-gate', version: ports.toolVersion },
        suite,
        only: config.only,
        warnings: [...unreadableWarnings(stored, store), ...searched.warnings],
    };
}
/** 0 passed, 1 failed, 2 could not judge, 130 interrupted; observing fails only where nothing could be observed. */
function exitCodeOf(decision, couldNotJudge) {
    if (decision.reasons.some((reason) => reason.kind === 'interrupted'))
        return 130;
    if (decision.observed)
        return 0;
    if (decision.outcome === 'failed')
        return 1;
    return decision.outcome === 'could-not-judge' && couldNotJudge === 'fail' ? 2 : 0;
}

;// CONCATENATED MODULE: ./build/git/base.js



const unshallow = 'Fetch the history with "git fetch --unshallow" (with actions/checkout: "fetch-depth: 0"), or name the base commit with --base.';
const fetchTimeout = 120_000;
/**
 * Finds the commit that head is compared with.
 *
 * `auto` is the first parent of the merge commit that GitHub makes for a pull request, else the merge base of HEAD and
 * the default branch. With uncommitted files the base may be HEAD itself: the work tree is then compared with its commit.
 *
 * @param environment The variables of the job: GITHUB_EVENT_NAME, GITHUB_SHA and GITHUB_BASE_REF are read.
 * @param fetchEnv Added to the environment of git where it fetches, such as a credential.
 * @throws PerfGateError when there is none, when history is cut off before it, or when there is nothing to compare.
 */
async function resolveBase(repository, wanted, environment = {}, signal, fetchEnv = {}) {
    const found = wanted === 'auto'
        ? ((await pullRequestParent(repository, environment)) ?? (await mergeBase(repository)))
        : await named(repository, wanted);
    const { sha } = found;
    await provide(repository, sha, signal, fetchEnv);
    if (sha === repository.head.sha && !repository.head.dirty) {
        throw new model/* PerfGateError */.DN(`base commit equals head commit (${sha.slice(0, 12)}) and nothing is uncommitted: nothing to compare`, {
            remedy: `Name an earlier commit, for example --base HEAD~1${repository.shallow ? ' (this clone is shallow: "git fetch --unshallow" or "fetch-depth: 0" first)' : ''}, or run on a branch.`,
        });
    }
    const { time } = await readCommit(repository.root, sha);
    return { sha, ref: found.ref, dirty: false, time };
}
/** HEAD as its callers know it: a repository that was found has one. */
function headSha(repository) {
    if (repository.head.sha === null)
        throw new Error('a repository has a HEAD commit');
    return repository.head.sha;
}
async function pullRequestParent(repository, environment) {
    if (environment.GITHUB_EVENT_NAME !== 'pull_request')
        return null;
    const sha = headSha(repository);
    // Where the workflow checked out something else (the branch's own commit), a merge there is the author's.
    const merged = environment.GITHUB_SHA;
    if (merged !== undefined && merged !== '' && merged !== sha)
        return null;
    const { parents } = await readCommit(repository.root, sha);
    const [first] = parents;
    if (first === undefined || parents.length < 2)
        return null;
    const ref = environment.GITHUB_BASE_REF;
    return { sha: first, ref: ref === undefined || ref === '' ? null : ref };
}
/** The default branch as a full ref name, and as people call it; null when it cannot be told. */
async function defaultBranch(root) {
    const candidates = [];
    const remoteHead = await gitOrNull(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'], { cwd: root });
    if (remoteHead !== null)
        candidates.push(remoteHead);
    candidates.push('refs/remotes/origin/main', 'refs/remotes/origin/master');
    candidates.push('refs/heads/main', 'refs/heads/master');
    const configured = await gitOrNull(['config', '--get', 'init.defaultBranch'], { cwd: root });
    if (configured !== null && configured !== '')
        candidates.push(`refs/heads/${configured}`);
    for (const ref of candidates) {
        const sha = await gitOrNull(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd: root });
        if (sha !== null)
            return { ref, name: ref.replace(/^refs\/(?:heads|remotes)\//u, '') };
    }
    return null;
}
async function mergeBase(repository) {
    const { root, shallow } = repository;
    const branch = await defaultBranch(root);
    if (branch === null) {
        throw new model/* PerfGateError */.DN(`cannot find the default branch of ${root}: neither origin/HEAD, origin/main, origin/master, main nor master exists here`, {
            remedy: shallow
                ? `Name the base commit with --base. This clone is shallow: ${unshallow}`
                : 'Name the base commit with --base.',
        });
    }
    const sha = await gitOrNull(['merge-base', headSha(repository), branch.ref], { cwd: root });
    if (sha !== null)
        return { sha, ref: branch.name };
    throw new model/* PerfGateError */.DN(shallow
        ? `cannot find the merge base of HEAD and ${branch.name}: this clone is shallow, its history is cut off`
        : `HEAD and ${branch.name} have no common ancestor`, { remedy: shallow ? unshallow : 'Name the base commit with --base.' });
}
async function named(repository, wanted) {
    const { root, shallow } = repository;
    const shown = JSON.stringify(wanted.slice(0, 200));
    // git would read it as an option.
    if (wanted === '' || wanted.startsWith('-') || wanted.length > 1000) {
        throw new model/* PerfGateError */.DN(`--base ${shown} is not a revision`, {
            remedy: 'Give a branch, a tag, a commit id, "auto" or "none".',
        });
    }
    for (const revision of [wanted, `refs/remotes/origin/${wanted}`]) {
        const sha = await gitOrNull(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], { cwd: root });
        // An id is no name: the report would say it twice.
        if (sha !== null)
            return { sha, ref: sha.startsWith(wanted.toLowerCase()) ? null : wanted };
    }
    // A shallow clone hides the parent that the commit object names; its id is enough to ask for it.
    if (shallow && /^(?:HEAD|@)(?:\^1?|~1?)$/u.test(wanted)) {
        const [first] = (await readCommit(root, headSha(repository))).parents;
        if (first !== undefined)
            return { sha: first, ref: wanted };
    }
    if (shallow && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(wanted))
        return { sha: wanted, ref: null };
    throw new model/* PerfGateError */.DN(`cannot find the base commit ${shown} in ${root}`, {
        remedy: shallow
            ? `This clone is shallow: ${unshallow}`
            : 'Give a branch, a tag or a commit id that exists here; "git fetch" brings what the remote has.',
    });
}
/** Makes sure that the commit and its files are here; only a shallow clone is asked to fetch, and only this commit. */
async function provide(repository, sha, signal, fetchEnv) {
    const { root, shallow } = repository;
    const there = async () => (await gitOrNull(['rev-parse', '--verify', '--quiet', `${sha}^{tree}`], { cwd: root })) !== null;
    if (await there())
        return;
    const missing = `the base commit ${sha} is not in this clone`;
    if (!shallow)
        throw new model/* PerfGateError */.DN(missing, { remedy: 'Fetch it with "git fetch".' });
    const timeout = AbortSignal.timeout(fetchTimeout);
    try {
        // Leaves no trace but the objects and the new edge of history: no ref, no FETCH_HEAD, no clean-up in the background.
        await git([
            ...['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'fetch.writeCommitGraph=false'],
            ...['fetch', '--quiet', '--depth=1', '--no-write-fetch-head', '--no-tags', '--no-prune'],
            ...['--no-recurse-submodules', 'origin', sha],
        ], {
            cwd: root,
            env: fetchEnv,
            signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        });
    }
    catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof GitError))
            throw error;
        throw new model/* PerfGateError */.DN(`${missing}: it is shallow, its history is cut off, and fetching the commit failed`, { remedy: unshallow, output: error.stderr, cause: error });
    }
    if (!(await there()))
        throw new model/* PerfGateError */.DN(`${missing}: it is shallow`, { remedy: unshallow });
}

;// CONCATENATED MODULE: ./build/workflows.js
const workflows_name = 'perf-gate';
/** A scalar of YAML; JSON is a quoted one. */
function scalar(text) {
    const isPlain = /^[a-z][\w./-]*$/iu.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text);
    return isPlain ? text : JSON.stringify(text);
}
function managerSteps(manager) {
    switch (manager) {
        case null:
        case 'npm':
            return [];
        // Corepack takes the version that package.json names.
        case 'pnpm':
        case 'yarn':
            return ['- run: npm install --global corepack && corepack enable'];
        case 'bun':
            return ['- run: npm install --global bun'];
    }
}
/** The steps of a job that measures. */
function steps({ config, node, manager }) {
    const lines = [
        '- uses: actions/checkout@v7',
        '  with:',
        '    persist-credentials: false',
        ...(node === null
            ? []
            : [
                '- uses: actions/setup-node@v7',
                '  with:',
                'file' in node
                    ? `    node-version-file: ${scalar(node.file)}`
                    : `    node-version: '${node.version}'`,
            ]),
        ...managerSteps(manager),
        '- uses: org/perf-gate@v1',
        ...(config === null ? [] : ['  with:', `    config: ${scalar(config)}`]),
    ];
    return lines.map((line) => `      ${line}`).join('\n');
}
/** One job for proposals, whose token writes nothing but the comment, and one for what is kept. */
function measuring(project) {
    return `name: ${workflows_name}

on:
  pull_request:
  merge_group:
  push:
    branches: [${scalar(project.branch)}]
  schedule:
    - cron: '17 3 * * *'
  workflow_dispatch:

permissions: {}

# A newer push to a pull request ends the run before it; what is to be stored is never cancelled.
concurrency:
  group: \${{ github.workflow }}-\${{ github.event_name }}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  gate:
    if: github.event_name == 'pull_request' || github.event_name == 'merge_group'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      pull-requests: write # the comment
    steps:
      # One commit is enough: perf-gate fetches the base itself.
${steps(project)}

  baseline:
    if: github.event_name != 'pull_request' && github.event_name != 'merge_group'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write # the branch that keeps the runs
      issues: write # the issue about what moved
    steps:
${steps(project)}
`;
}
const publishing = `name: ${workflows_name}-publish

# The token of a pull request from a fork cannot comment; this one can, and runs no code of the pull request.
on:
  workflow_run: # zizmor: ignore[dangerous-triggers]
    workflows: [${workflows_name}]
    types: [completed]

permissions: {}

jobs:
  publish:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: read # the artifact with the decision
      contents: read
      pull-requests: write # the comment
    steps:
      - uses: org/perf-gate@v1
`;
/** The workflows that measure a project and that publish for forks; the guides show them as they are. */
function workflowsOf(project) {
    return [
        { path: `.github/workflows/${workflows_name}.yml`, text: measuring(project) },
        { path: `.github/workflows/${workflows_name}-publish.yml`, text: publishing },
    ];
}

;// CONCATENATED MODULE: ./build/init.js









const target = 'perf-gate.config.json';
const largestSuiteFile = 1_000_000;
async function lookAtBenchmarks(cwd) {
    const files = [];
    let needBuild = false;
    for (const file of matchingFiles(await projectFiles(cwd), [defaultSuiteFiles])) {
        const absolute = external_node_path_.join(cwd, file);
        if (!(await project_files_isFile(absolute)) || (await external_node_fs_.promises.stat(absolute)).size > largestSuiteFile)
            continue;
        const text = await external_node_fs_.promises.readFile(absolute, 'utf8');
        files.push(file);
        if (/['"]\.{1,2}\/[^'"\n]*\b(?:dist|build|out)\//u.test(text))
            needBuild = true;
    }
    return { files, needBuild };
}
/** `@scope/name` becomes `scope-name`; null when nothing usable is left. */
function suiteName(name) {
    const slug = (name ?? '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/gu, '-')
        .replace(/^[^a-z0-9]+/u, '')
        .slice(0, 100);
    return slug === '' ? null : slug;
}
function benchScript(found) {
    return ['bench', 'benchmark', 'perf'].find((name) => found?.scripts[name] !== undefined) ?? null;
}
/** @returns whether it was written; false: there is one, which stays as it is. */
async function writeNew(file, text) {
    try {
        await external_node_fs_.promises.mkdir(external_node_path_.dirname(file), { recursive: true });
        // wx: another program may have written one since we looked.
        await external_node_fs_.promises.writeFile(file, text, { flag: 'wx' });
        return true;
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
            return false;
        throw new model/* PerfGateError */.DN(`cannot write ${file}`, { cause });
    }
}
async function writeConfig({ cwd, packageJson, installation }, write) {
    const benchmarks = await lookAtBenchmarks(cwd);
    const notes = [];
    let setup = installation?.command ?? null;
    if (installation === null && packageJson !== null && packageJson.dependencies.length > 0) {
        notes.push('There is no lock file, so two installations may differ: commit one, and set "setup" to the command that installs by it.');
    }
    if (benchmarks.needBuild && packageJson?.scripts.build !== undefined) {
        const build = `${installation?.manager ?? 'npm'} run build`;
        setup = setup === null ? build : `${setup} && ${build}`;
    }
    const script = benchScript(packageJson);
    let suite = { kind: 'tinybench', files: [defaultSuiteFiles] };
    if (benchmarks.files.length > 0) {
        write(`Found ${String(benchmarks.files.length)} benchmark file(s), ${benchmarks.files[0] ?? ''} among them.\n`);
    }
    else if (script !== null) {
        suite = { kind: 'command', name: script, command: `${installation?.manager ?? 'npm'} run ${script}` };
        notes.push(`No *.bench.* file was found; the script "${script}" is measured as a whole. Benchmarks in files of their own are judged one by one.`);
    }
    else {
        notes.push('No benchmark was found. Write one, such as sum.bench.js: export default (bench) => { bench.add("sum", () => sum(numbers)); }');
    }
    const name = suiteName(packageJson?.name ?? null);
    const schema = 'node_modules/perf-gate/docs/schema/config.schema.json';
    const input = {
        ...((await project_files_isFile(external_node_path_.join(cwd, schema))) ? { $schema: `./${schema}` } : {}),
        ...(name === null ? {} : { suite: name }),
        ...(setup === null ? {} : { setup }),
        suites: [suite],
    };
    // What is written must be readable by what reads it.
    parseConfigInput(input, target);
    const file = external_node_path_.join(cwd, target);
    const isNew = await writeNew(file, `${JSON.stringify(input, null, 2)}\n`);
    return isNew ? { wrote: [file], left: [], notes } : { wrote: [], left: [target], notes: [] };
}
/** The branch that pull requests go to, as far as the clone tells. */
async function branchOf(root) {
    const known = await defaultBranch(root);
    if (known !== null)
        return known.name.replace(/^origin\//u, '');
    return (await gitOrNull(['symbolic-ref', '--quiet', '--short', 'HEAD'], { cwd: root })) ?? 'main';
}
/** Where the version of Node is said; benchmarks themselves run on the Node that the runner brings, which is 24. */
async function nodeOf(folders, root) {
    for (const folder of folders) {
        for (const name of ['.nvmrc', '.node-version']) {
            if (!(await project_files_isFile(external_node_path_.join(folder, name))))
                continue;
            return { file: external_node_path_.relative(root, external_node_path_.join(folder, name)).split(external_node_path_.sep).join('/') };
        }
    }
    return { version: '24' };
}
async function writeWorkflows({ cwd, packageJson, installation }, config, folders) {
    // Where the project is below the root, as git says it: real paths may be spelt otherwise.
    const below = await gitOrNull(['rev-parse', '--show-prefix'], { cwd });
    if (below === null) {
        const note = 'This is no git repository yet: run "perf-gate init" again in one to get the workflows.';
        return { wrote: [], left: [], notes: [note] };
    }
    const root = external_node_path_.resolve(cwd, ...below.split('/').map((part) => (part === '' ? '.' : '..')));
    const branch = await branchOf(root);
    const workflows = workflowsOf({
        branch,
        config: below === '' ? null : `${below}${config}`,
        node: packageJson === null ? null : await nodeOf(folders, root),
        manager: installation?.manager ?? null,
    });
    const wrote = [];
    const left = [];
    for (const workflow of workflows) {
        const file = external_node_path_.join(root, workflow.path);
        if (await writeNew(file, workflow.text))
            wrote.push(file);
        else
            left.push(workflow.path);
    }
    const notes = [];
    if (wrote.length > 0)
        notes.push(`The workflows take ${branch} for the default branch.`);
    if (below !== '' && left.length > 0) {
        notes.push(`A workflow for another project is there: add a job for this one, with "config: ${below}${config}"; docs/guides/monorepo.md shows it.`);
    }
    return { wrote, left, notes };
}
/**
 * Looks at a project and writes a configuration that fits it and, in a git repository, the workflows that run it. Files that
 * exist stay as they are and are named.
 * @returns the absolute paths of the files written, at least one.
 * @throws PerfGateError when there is nothing left to write, or when a file of the project cannot be read.
 */
async function init({ cwd, write }) {
    const configs = [];
    for (const name of configFileNames)
        if (await project_files_isFile(external_node_path_.join(cwd, name)))
            configs.push(name);
    const [existing] = configs;
    const folders = await projectFolders(cwd);
    const packageJson = await readPackageJson(cwd);
    const project = { cwd, packageJson, installation: await findInstallation(folders) };
    const config = existing === undefined ? await writeConfig(project, write) : { wrote: [], left: [existing], notes: [] };
    const workflows = await writeWorkflows(project, existing ?? target, folders);
    const wrote = [...config.wrote, ...workflows.wrote];
    const left = [...config.left, ...workflows.left];
    if (wrote.length === 0) {
        throw new model/* PerfGateError */.DN(`${left.join(', ')} ${left.length === 1 ? 'exists' : 'exist'} already`, {
            remedy: 'Edit what is there, or remove it and run "perf-gate init" again.',
        });
    }
    for (const file of wrote)
        write(`Wrote ${external_node_path_.relative(cwd, file).split(external_node_path_.sep).join('/')}.\n`);
    for (const file of left)
        write(`Left ${file} as it is.\n`);
    for (const note of [...config.notes, ...workflows.notes])
        write(`${note}\n`);
    write('Next: "perf-gate doctor" checks the set-up, "perf-gate gate" measures.\n');
    return wrote;
}

;// CONCATENATED MODULE: ./build/git/ancestry.js


/**
 * Whether `sha` is or descends from `ancestor`; null where the clone cannot tell: one of them is not there, or the history
 * is cut off.
 */
async function contains(repository, sha, ancestor) {
    const at = { cwd: repository.root };
    for (const commit of [sha, ancestor]) {
        if ((await gitOrNull(['rev-parse', '--verify', '--quiet', `${commit}^{commit}`], at)) === null)
            return null;
    }
    try {
        await git(['merge-base', '--is-ancestor', ancestor, sha], at);
        return true;
    }
    catch (error) {
        if (!(error instanceof GitError) || error.code !== 1)
            throw error;
        return repository.shallow ? null : false;
    }
}
/**
 * Where a commit stands to the two sides.
 * @param base null: there is no base, or its commit is not known.
 * @param commit a commit id, or the first 7 or more digits of one.
 */
async function standingOf(repository, base, head, commit) {
    if (head === null)
        return 'unknown';
    if (head.startsWith(commit))
        return 'open';
    const inBase = base === null ? null : await contains(repository, base, commit);
    if (inBase === true)
        return 'over';
    // A shallow clone of a merge commit has neither of its sides' histories, and still names what is merged.
    const merged = await gitOrNull(['cat-file', '-t', head], { cwd: repository.root });
    const parents = merged === 'commit' ? (await readCommit(repository.root, head)).parents : [];
    if (parents.slice(1).some((parent) => parent.startsWith(commit)))
        return 'open';
    const inHead = await contains(repository, head, commit);
    if (inHead === false)
        return 'elsewhere';
    return inHead === true && inBase === false ? 'open' : 'unknown';
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./build/formats/format.js
/**
 * Why this value cannot be a measurement of this metric; null when it can. Times and rates of zero are impossible: they
 * come from a clock that is too coarse or from code that did not run.
 */
function valueFault(value, metric) {
    if (typeof value !== 'number')
        return `is ${format_shown(value)}, not a number`;
    if (!Number.isFinite(value))
        return `is ${String(value)}`;
    if ((metric.unit === 's' || metric.unit === 'Hz') && value <= 0) {
        return `is ${String(value)}; a ${metric.unit === 's' ? 'time' : 'rate'} must be greater than zero`;
    }
    if (metric.unit === 'B' && value < 0)
        return `is ${String(value)}; a size cannot be negative`;
    return null;
}
/** Untrusted text or value for a message: one line, quoted, at most `longest` characters. */
function format_shown(value, longest = 60) {
    const text = value === undefined ? 'missing' : JSON.stringify(value);
    const points = Array.from(text.slice(0, 2 * longest + 2));
    return points.length > longest ? `${points.slice(0, longest).join('')}…` : text;
}

;// CONCATENATED MODULE: ./build/formats/json-text.js


const space = /[ \t\n\r]*/uy;
// In a string: everything from the space on, less the quote and the backslash.
const token = /[{}[\]:,]|"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b/uy;
/**
 * Offset at which a text stops being JSON; its length when only the end is missing. JSON.parse tells the place in some
 * of its messages and in some versions only.
 */
function faultOffset(text) {
    const open = [];
    let expected = 'value';
    let offset = 0;
    for (;;) {
        space.lastIndex = offset;
        space.test(text);
        offset = space.lastIndex;
        if (offset >= text.length)
            return text.length;
        token.lastIndex = offset;
        const found = token.exec(text)?.[0];
        if (found === undefined)
            return offset;
        const afterValue = open.length === 0 ? 'end' : 'next';
        const closes = found === (open.at(-1) === '{' ? '}' : ']');
        if (closes && (expected === 'next' || expected === 'first-value' || expected === 'first-key')) {
            open.pop();
            expected = open.length === 0 ? 'end' : 'next';
        }
        else if (expected === 'value' || expected === 'first-value') {
            if (found === '{' || found === '[') {
                open.push(found);
                expected = found === '{' ? 'first-key' : 'first-value';
            }
            else if (/^[}\]:,]/u.test(found)) {
                return offset;
            }
            else {
                expected = afterValue;
            }
        }
        else if (expected === 'key' || expected === 'first-key') {
            if (!found.startsWith('"'))
                return offset;
            expected = 'colon';
        }
        else if (expected === 'colon') {
            if (found !== ':')
                return offset;
            expected = 'value';
        }
        else {
            if (expected === 'end' || found !== ',')
                return offset;
            expected = open.at(-1) === '{' ? 'key' : 'value';
        }
        offset = token.lastIndex;
    }
}
/**
 * Parses JSON that a tool printed.
 * @throws PerfGateError with line, column and the offending text.
 */
function parseJsonText(text) {
    if (text.trim() === '') {
        throw new model/* PerfGateError */.DN('the output is empty; a JSON document was expected', {
            remedy: 'Make the command write its results to standard output.',
        });
    }
    try {
        return JSON.parse(text);
    }
    catch {
        const offset = faultOffset(text);
        const before = text.slice(0, offset);
        const line = before.split('\n').length;
        const column = offset - (before.lastIndexOf('\n') + 1) + 1;
        const place = `line ${String(line)}, column ${String(column)}`;
        throw new model/* PerfGateError */.DN(offset >= text.length
            ? `the output is cut off: its JSON is not complete at ${place}`
            : `the output is not JSON: ${place}: unexpected ${format_shown(/^[^\n]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? '')}`, {
            remedy: 'Make the command print one JSON document and nothing else on standard output (with npm: `npm run --silent`).',
        });
    }
}

;// CONCATENATED MODULE: ./build/formats/units.js
const units_seconds = {
    ns: 1e-9,
    us: 1e-6,
    '\u00b5s': 1e-6, // micro sign
    '\u03bcs': 1e-6, // Greek mu
    ms: 1e-3,
    s: 1,
    sec: 1,
    second: 1,
    seconds: 1,
    min: 60,
};
const bytes = {
    B: 1,
    byte: 1,
    bytes: 1,
    kB: 1e3,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
};
const hertz = { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 };
const perCall = /^(.+?)\s*\/\s*(?:iter|iteration|op|operation|call|run)$/iu;
const callsPerSecond = /^(?:ops?|operations?|iters?|iterations?|calls?|runs?)\s*(?:\/|per)\s*(?:s|sec|second)$/iu;
/** The base unit of a unit as tools write it, e.g. `ns/iter`, `KiB`, `ops/sec`; an unknown one is kept as a word. */
function baseUnit(written) {
    const trimmed = written.trim();
    if (trimmed === '' || trimmed === '1')
        return { unit: '1', factor: 1 };
    if (callsPerSecond.test(trimmed))
        return { unit: 'Hz', factor: 1 };
    const quantity = perCall.exec(trimmed)?.[1] ?? trimmed;
    for (const [unit, table] of [
        ['s', units_seconds],
        ['B', bytes],
        ['Hz', hertz],
    ]) {
        if (Object.hasOwn(table, quantity))
            return { unit, factor: table[quantity] ?? 1 };
    }
    return { unit: trimmed, factor: 1 };
}

;// CONCATENATED MODULE: ./build/formats/github-action-benchmark.js




// One metric name has one direction, so that entries of both formats can stand in one run.
const metricNames = {
    lower: { s: 'time', B: 'size', Hz: 'frequency', '1': 'value' },
    higher: { s: 'duration', B: 'capacity', Hz: 'rate', '1': 'score' },
};
function fault(index, key, value, expectation) {
    const place = key === '' ? `[${String(index)}]` : `[${String(index)}].${key}`;
    return new model/* PerfGateError */.DN(`the output does not fit the format: ${place} is ${format_shown(value)}; ${expectation}`, {
        remedy: 'Print an array of objects like {"name": "parse", "unit": "ms", "value": 12.5}.',
    });
}
function parseEntries(text, better) {
    const document = parseJsonText(text);
    if (!Array.isArray(document)) {
        throw new model/* PerfGateError */.DN(`the output does not fit the format: it is ${format_shown(document)}; an array was expected`, {
            remedy: 'Print an array of objects like {"name": "parse", "unit": "ms", "value": 12.5}.',
        });
    }
    const metrics = {};
    const samples = new Map();
    const failures = new Map();
    for (const [index, entry] of document.entries()) {
        if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
            throw fault(index, '', entry, 'an object was expected');
        }
        const { name, unit, value } = entry;
        if (typeof name !== 'string' || name === '' || name.length > model/* longestName */.YG) {
            throw fault(index, 'name', name, `a name of 1 to ${String(model/* longestName */.YG)} characters was expected`);
        }
        if (unit !== undefined && (typeof unit !== 'string' || unit.length > 40)) {
            throw fault(index, 'unit', unit, 'a unit of at most 40 characters was expected');
        }
        const base = baseUnit(unit ?? '');
        const metric = metricNames[better][base.unit] ?? base.unit;
        const declared = { unit: base.unit, better, kind: 'noisy' };
        const fail = (kind, message) => {
            samples.delete(name);
            failures.set(name, { benchmark: name, kind, message, round: null });
        };
        const scaled = typeof value === 'number' ? value * base.factor : value;
        const wrong = valueFault(scaled, declared);
        if (samples.has(name) || failures.has(name)) {
            fail('duplicate-name', `the name ${format_shown(name)} is given twice; the second time at [${String(index)}]`);
        }
        else if (wrong !== null) {
            fail('bad-value', `[${String(index)}].value ${wrong}`);
        }
        else {
            Object.defineProperty(metrics, metric, { value: declared, enumerable: true, configurable: true });
            samples.set(name, { benchmark: name, metric, values: [scaled] });
        }
    }
    if (samples.size + failures.size === 0) {
        throw new model/* PerfGateError */.DN('the output names no benchmark: its array is empty', {
            remedy: 'Make the command report at least one benchmark.',
        });
    }
    return { metrics, samples: [...samples.values()], failures: [...failures.values()] };
}
/** The JSON of github-action-benchmark's tool of the same name. `range` and `extra` are not read. */
const customSmallerIsBetter = {
    name: 'customSmallerIsBetter',
    description: 'JSON [{name, unit, value}], smaller is better',
    parse: (text) => parseEntries(text, 'lower'),
};
/** The JSON of github-action-benchmark's tool of the same name. `range` and `extra` are not read. */
const customBiggerIsBetter = {
    name: 'customBiggerIsBetter',
    description: 'JSON [{name, unit, value}], bigger is better',
    parse: (text) => parseEntries(text, 'higher'),
};

;// CONCATENATED MODULE: ./build/formats/perf-gate.js



/** A `perf-gate.run/1` document, for programs that measure for themselves. */
const perfGate = {
    name: 'perf-gate',
    description: 'a perf-gate.run/1 document',
    parse(text) {
        const run = (0,model/* parseRun */.zZ)(parseJsonText(text), 'the output');
        const samples = [];
        const failures = [...run.failures];
        for (const { benchmark, metric, values } of run.samples) {
            const declared = run.metrics[metric];
            // The schema has checked that every metric is declared.
            if (declared === undefined)
                continue;
            let fault = values.length === 0 ? 'has no value' : null;
            for (const value of values)
                fault ??= valueFault(value, declared);
            if (fault === null)
                samples.push({ benchmark, metric, values });
            else {
                failures.push({
                    benchmark: benchmark.slice(0, model/* longestName */.YG),
                    kind: 'bad-value',
                    message: `${metric} ${fault}`,
                    round: null,
                });
            }
        }
        return { metrics: run.metrics, samples, failures };
    },
};

;// CONCATENATED MODULE: ./build/formats/text.js

function encodingOf(bytes) {
    const [first, second, third, fourth] = bytes;
    if (first === 0xff && second === 0xfe)
        return 'utf-16le';
    if (first === 0xfe && second === 0xff)
        return 'utf-16be';
    // Without a mark: text that begins with two characters of ASCII, as PowerShell redirects it.
    if (first !== 0 && second === 0 && third !== 0 && fourth === 0)
        return 'utf-16le';
    return 'utf-8';
}
/**
 * The text of a tool's output, in UTF-8 or UTF-16, with or without byte order mark; line ends become `\n`.
 * @throws PerfGateError when the bytes are not text.
 */
function decodeText(input) {
    let text;
    if (typeof input === 'string') {
        text = input;
    }
    else {
        const encoding = encodingOf(input);
        try {
            text = new TextDecoder(encoding, { fatal: true }).decode(input);
        }
        catch (cause) {
            throw new model/* PerfGateError */.DN(`the output is not ${encoding.toUpperCase()} text`, {
                remedy: 'Make the program write its results as UTF-8.',
                cause,
            });
        }
    }
    return text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
}

;// CONCATENATED MODULE: ./build/formats/results-run.js


/** Nothing in a tool's output says reliably where it was measured. */
const unknownEnvironment = {
    fingerprint: 'unknown',
    cpu: { model: 'unknown', cores: 1 },
    memory: 0,
    arch: 'unknown',
    os: { name: 'unknown', release: 'unknown' },
    runtime: { name: 'unknown', version: 'unknown' },
    orchestrator: { name: 'unknown', version: 'unknown' },
    notes: {},
};
/**
 * A run of one trial: what a tool printed in one process is one measurement for each benchmark and metric, the median of
 * what it gave, with the values themselves beside it.
 *
 * @param now the time to record, since the output tells none.
 */
function runOfResults(results, toolVersion, now) {
    return {
        schema: runSchemaName,
        tool: { name: 'perf-gate', version: toolVersion },
        suite: 'default',
        commit: { sha: null, ref: null, dirty: false, time: null },
        started: now.toISOString(),
        seconds: 0,
        environment: unknownEnvironment,
        metrics: { ...results.metrics },
        samples: results.samples.map(({ benchmark, metric, values }) => ({
            benchmark,
            metric,
            values: [median([...values])],
            inner: [[...values]],
        })),
        failures: [...results.failures],
        conditions: { loadAverage: null, steal: null, pressure: null },
        seed: 0,
        complete: true,
        warnings: [],
    };
}

;// CONCATENATED MODULE: ./build/formats/index.js







/** Every format that can be read: a new one is a file of its own and a line here. */
const formats = [perfGate, customSmallerIsBetter, customBiggerIsBetter];
/**
 * The format of this name.
 * @throws PerfGateError that names the nearest format.
 */
function findFormat(name) {
    const found = formats.find((format) => format.name === name);
    if (found !== undefined)
        return found;
    const names = formats.map((format) => format.name);
    const short = name.slice(0, 60);
    const nearest = (0,mod/* closest */.kp)(short.toLowerCase(), names.map((known) => known.toLowerCase()));
    const known = names.find((candidate) => candidate.toLowerCase() === nearest) ?? '';
    const near = (0,mod/* distance */.Io)(short.toLowerCase(), nearest) <= Math.max(3, known.length / 3);
    throw new model/* PerfGateError */.DN(`there is no format ${format_shown(name)}`, {
        remedy: `${near ? `Did you mean "${known}"? ` : ''}Use one of: ${names.join(', ')}.`,
    });
}
/**
 * Reads a tool's whole output; values come in base units.
 * @throws PerfGateError for an unknown format, or for text that is not of the format, with place and offending text.
 */
function readResults(format, text) {
    return findFormat(format).parse(decodeText(text));
}

;// CONCATENATED MODULE: ./build/measure/resource-use.js





function programOnPath(name, pathVariable) {
    // The usual places too: the environment of a trial may have no PATH.
    for (const folder of [...(pathVariable ?? '').split(external_node_path_.delimiter), '/usr/bin', '/bin']) {
        if (!external_node_path_.isAbsolute(folder))
            continue;
        const file = external_node_path_.join(folder, name);
        try {
            (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
            return file;
        }
        catch {
            // Not here.
        }
    }
    return null;
}
function timeProgram(pathVariable) {
    const file = programOnPath('time', pathVariable);
    if (file === null)
        return null;
    if (process.platform === 'darwin') {
        const probe = (0,external_node_child_process_.spawnSync)(file, ['-l', '-o', '/dev/null', '--', '/usr/bin/true'], { timeout: 5000 });
        if (probe.status !== 0)
            return null;
        return {
            file,
            options: ['-l', '-o'],
            peak(text) {
                const found = /^\s*(\d+)\s+maximum resident set size/mu.exec(text)?.[1];
                return found === undefined ? null : Number(found);
            },
        };
    }
    // BusyBox has a `time` too, which multiplies the peak by the page size in some versions.
    const probe = (0,external_node_child_process_.spawnSync)(file, ['--version'], { timeout: 5000, encoding: 'utf8' });
    if (probe.status !== 0 || !/\bGNU\b/u.test(`${probe.stdout}${probe.stderr}`))
        return null;
    return {
        file,
        options: ['-q', '-f', '%M', '-o'],
        peak(text) {
            const found = /^(\d+)\s*$/u.exec(text)?.[1];
            return found === undefined ? null : Number(found) * 1024;
        },
    };
}
// `time` is bash's keyword: milliseconds from getrusage, where `times` and GNU time give ticks of ten. The braces keep it in
// the outer shell, and `exec` keeps the command from being taken for a builtin. Error output of the command bypasses the account.
const bashScript = 'TIMEFORMAT="%3U %3S"; exec 3>&2 2>"$1"; shift; time { (exec -- "$@" 2>&3 3>&-); }; exit $?';
/**
 * What this machine can tell about a command's resource use. Starts `time --version` once.
 * @param pathVariable PATH by which `bash` and `time` are looked up.
 */
function findAccounting(pathVariable) {
    const windows = process.platform === 'win32';
    const bash = windows ? null : programOnPath('bash', pathVariable);
    const time = windows ? null : timeProgram(pathVariable);
    const warnings = [];
    if (windows) {
        warnings.push('CPU time and memory of commands are not measured on Windows.');
    }
    else {
        if (bash === null) {
            warnings.push('CPU time of commands is not measured: there is no bash; install it to have it.');
        }
        if (time === null) {
            warnings.push(process.platform === 'darwin'
                ? 'Memory of commands is not measured: the `time` of this system cannot write to a file.'
                : 'Memory of commands is not measured: there is no GNU time; install the package `time` to have it.');
        }
    }
    const sources = [...(bash === null ? [] : ['bash time']), ...(time === null ? [] : [time.file])];
    return {
        metrics: [...(bash === null ? [] : ['cpu']), ...(time === null ? [] : ['memory'])],
        warnings,
        source: sources.length === 0 ? null : sources.join(', '),
        wrap(command, folder) {
            let { file, args } = command;
            if (time !== null) {
                args = [...time.options, external_node_path_.join(folder, 'memory'), '--', file, ...args];
                file = time.file;
            }
            if (bash !== null) {
                // -p: no start-up file and no functions from the environment.
                args = ['-p', '-c', bashScript, 'perf-gate', external_node_path_.join(folder, 'cpu'), file, ...args];
                file = bash;
            }
            return { file, args };
        },
        async read(folder) {
            const text = (name) => (0,promises_.readFile)(external_node_path_.join(folder, name), 'utf8').catch(() => '');
            // The decimal separator is the locale's.
            const cpu = /^(\d+)[.,](\d{3}) (\d+)[.,](\d{3})\s*$/u.exec(bash === null ? '' : await text('cpu'));
            const memory = time === null ? null : time.peak(await text('memory'));
            return {
                ...(cpu === null
                    ? {}
                    : { cpu: Number(cpu[1]) + Number(cpu[3]) + (Number(cpu[2]) + Number(cpu[4])) / 1000 }),
                ...(memory === null ? {} : { memory }),
            };
        },
    };
}
/** Runs `use` with a new empty folder for an account, and removes it. */
async function withAccountFolder(use) {
    const folder = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), 'perf-gate-'));
    try {
        return await use(folder);
    }
    finally {
        // What a command left open there on Windows must not fail the trial.
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./build/measure/command.js





/** More than this of a command's standard output is not read as results. */
const resultsLimit = 32 * 1024 * 1024;
function clipped(text, longest) {
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
/** What went wrong with an ended process, or null. */
function command_faultOf(ended, timeout) {
    if (ended.aborted)
        return { kind: 'interrupted', message: 'the command was interrupted' };
    if (ended.error !== null) {
        return { kind: 'exited', message: `the command could not be started: ${ended.error.message}` };
    }
    if (ended.timedOut) {
        return { kind: 'timed-out', message: `the command was killed after ${String(timeout)} s` };
    }
    if (ended.signalName !== null) {
        return { kind: 'exited', message: `the command was ended by ${ended.signalName}` };
    }
    if (ended.code === 0)
        return null;
    const code = ended.code ?? -1;
    const meaning = code === 127
        ? ' (program not found)'
        : code > 128 && code < 160
            ? ` (ended by signal ${String(code - 128)})`
            : '';
    return { kind: 'exited', message: `the command exited with code ${String(code)}${meaning}` };
}
/** @param values not empty */
function command_median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
class CommandRunner {
    suite;
    context;
    accounting;
    known = new Map();
    /** Seconds of the run that learnt the names: it serves as calibration too, for a command may take minutes. */
    discovered = new Map();
    constructor(suite, context) {
        if (suite.format !== null)
            findFormat(suite.format);
        if (suite.command.length === 0) {
            throw new model/* PerfGateError */.DN(`the command of suite ${JSON.stringify(suite.name)} is empty`, {
                remedy: 'Give the command line that is to be measured.',
            });
        }
        this.suite = suite;
        this.context = context;
        this.accounting = suite.format === null ? findAccounting(context.env.PATH) : null;
        if (this.accounting !== null) {
            for (const metric of ['time', ...this.accounting.metrics]) {
                this.known.set(metric, model/* ownMetrics */.AP[metric]);
            }
        }
    }
    /** With a format: what its output has named so far; discovery fills it. */
    get metrics() {
        return Object.fromEntries(this.known);
    }
    /** A command line does not tell which files it reads; what `support` does not name is each side's own. */
    async files(side) {
        return benchmarkFiles(side.project, this.suite.support);
    }
    async discover(side, signal) {
        const base = { failures: [], warnings: [], notes: {}, runtime: null };
        if (this.accounting !== null) {
            const { warnings, source } = this.accounting;
            return {
                ...base,
                benchmarks: [this.benchmark(null)],
                warnings,
                notes: source === null ? {} : { 'resource use': source },
            };
        }
        const run = await this.run(side, { seed: 0, timeout: this.context.trialTimeout, signal });
        if (!run.ok) {
            return { ...base, benchmarks: [], failures: [{ ...run.failure, benchmark: null, round: null }] };
        }
        const results = this.results(run);
        if ('failure' in results) {
            return { ...base, benchmarks: [], failures: [{ ...results.failure, benchmark: null, round: null }] };
        }
        this.discovered.set(side.name, run.seconds);
        const failures = results.failures.map((failure) => ({
            ...failure,
            benchmark: failure.benchmark === null ? null : this.id(failure.benchmark),
            round: null,
        }));
        const failed = new Set(results.failures.map(({ benchmark }) => benchmark));
        const benchmarks = new Map();
        for (const { benchmark: name } of results.samples) {
            const benchmark = this.benchmark(name);
            const other = benchmarks.get(benchmark.id);
            if (failed.has(name) || other?.name === name)
                continue;
            if (other === undefined)
                benchmarks.set(benchmark.id, benchmark);
            else {
                failures.push({
                    benchmark: benchmark.id,
                    kind: 'duplicate-name',
                    message: `two names are the same in their first ${String(model/* longestName */.YG)} characters`,
                    round: null,
                });
            }
        }
        return { ...base, benchmarks: [...benchmarks.values()], failures };
    }
    groups(benchmarks) {
        const [first, ...rest] = benchmarks;
        return first === undefined ? [] : [[first, ...rest]];
    }
    async calibrate(request) {
        let secondsPerRound = 0;
        const failed = {};
        for (const side of request.sides) {
            const before = this.discovered.get(side.name);
            if (before !== undefined) {
                secondsPerRound += before;
                continue;
            }
            const started = process.hrtime.bigint();
            const outcomes = await this.trial(side, request);
            secondsPerRound += Number(process.hrtime.bigint() - started) / 1e9;
            const failures = new Map();
            for (const [id, outcome] of outcomes)
                if (!outcome.ok)
                    failures.set(id, outcome.failure);
            failed[side.name] = failures;
        }
        return { secondsPerRound, failed };
    }
    async round(request) {
        const outcome = {};
        // One after the other: a command may use every core.
        for (const side of request.sides.toSorted((a, b) => Number(b.name === request.first) - Number(a.name === request.first))) {
            outcome[side.name] = await this.trial(side, request);
        }
        return outcome;
    }
    id(name) {
        return clipped(name === null ? this.suite.name : `${this.suite.name} > ${name}`, model/* longestName */.YG - 1);
    }
    benchmark(name) {
        return { id: this.id(name), name: name ?? this.suite.name, file: null, line: null };
    }
    async trial(side, request) {
        const outcomes = new Map();
        const fail = (benchmark, failure) => {
            outcomes.set(benchmark.id, {
                ok: false,
                failure: { ...failure, benchmark: benchmark.id, round: request.round },
            });
        };
        const failAll = (failure) => {
            for (const benchmark of request.group)
                fail(benchmark, failure);
            return outcomes;
        };
        const run = await this.run(side, request);
        if (!run.ok)
            return failAll(run.failure);
        if (this.accounting !== null) {
            const measurements = { time: run.seconds, ...run.use };
            for (const { id } of request.group)
                outcomes.set(id, { ok: true, measurements });
            return outcomes;
        }
        const results = this.results(run);
        if ('failure' in results)
            return failAll(results.failure);
        const failures = new Map(results.failures.map((failure) => [failure.benchmark, failure]));
        const whole = failures.get(null);
        if (whole !== undefined)
            return failAll(whole);
        const measured = new Map();
        for (const sample of results.samples) {
            measured.set(sample.benchmark, [...(measured.get(sample.benchmark) ?? []), sample]);
        }
        for (const benchmark of request.group) {
            const failure = failures.get(benchmark.name);
            const samples = measured.get(benchmark.name);
            if (failure !== undefined) {
                fail(benchmark, failure);
            }
            else if (samples === undefined) {
                fail(benchmark, {
                    kind: 'bad-output',
                    message: 'the command did not report this benchmark',
                    ...(run.output === '' ? {} : { output: run.output }),
                });
            }
            else {
                outcomes.set(benchmark.id, {
                    ok: true,
                    measurements: Object.fromEntries(samples.map(({ metric, values }) => [metric, command_median(values)])),
                    // One process is one trial, however many values the tool took in it.
                    inner: Object.fromEntries(samples.filter(({ values }) => values.length > 1).map(({ metric, values }) => [metric, values])),
                });
            }
        }
        return outcomes;
    }
    /** Reads what the command printed, and learns its metrics. */
    results(run) {
        const bad = (message) => ({
            failure: {
                kind: 'bad-output',
                message: clipped(message, 4000),
                ...(run.output === '' ? {} : { output: run.output }),
            },
        });
        if (run.lost > 0) {
            return bad(`the command printed ${String(resultsLimit + run.lost)} bytes; more than ${String(resultsLimit)} are not read`);
        }
        let results;
        try {
            results = readResults(this.suite.format ?? '', run.stdout);
        }
        catch (thrown) {
            if (!(thrown instanceof model/* PerfGateError */.DN))
                throw thrown;
            return bad(`${(0,model/* messageOf */.bD)(thrown)}${thrown.remedy === undefined ? '' : `. ${thrown.remedy}`}`);
        }
        for (const [name, metric] of Object.entries(results.metrics)) {
            const declared = this.known.get(name);
            if (declared === undefined)
                this.known.set(name, metric);
            else if (declared.unit !== metric.unit || declared.better !== metric.better) {
                return bad(`the metric ${JSON.stringify(name)} is in ${metric.unit}, ${metric.better} is better; before, it was in ` +
                    `${declared.unit}, ${declared.better} is better`);
            }
        }
        return results;
    }
    async run(side, { seed, timeout, signal }) {
        const { command } = this.suite;
        const windows = process.platform === 'win32';
        let line;
        if (typeof command !== 'string')
            line = { file: command[0] ?? '', args: command.slice(1) };
        else if (windows)
            line = { file: command, args: [] };
        else
            line = { file: '/bin/sh', args: ['-c', command] };
        return withAccountFolder(async (folder) => {
            const started = this.accounting === null ? line : this.accounting.wrap(line, folder);
            const running = startProcess({
                ...started,
                shell: windows && typeof command === 'string',
                cwd: side.project,
                // Nothing here may tell the command which side it is. Both sides of a round share their randomness.
                env: { PYTHONHASHSEED: String(seed), ...this.context.env },
                timeout,
                signal,
                ...(this.accounting === null ? { stdoutLimit: resultsLimit } : {}),
            });
            const ended = await running.ended;
            const output = lastWords(running);
            const fault = command_faultOf(ended, timeout);
            if (fault !== null)
                return { ok: false, failure: { ...fault, ...(output === '' ? {} : { output }) } };
            return {
                ok: true,
                seconds: ended.seconds,
                stdout: this.accounting === null ? running.stdout() : Buffer.alloc(0),
                lost: running.lostStdout(),
                output,
                use: this.accounting === null ? {} : await this.accounting.read(folder),
            };
        });
    }
}
/**
 * Measures a command suite: one process per side and round, one side after the other.
 *
 * Without a format the benchmark has the name of the suite, and its metrics are `time` (wall seconds from start to exit, a
 * few milliseconds of the accounting programs included on both sides alike), `cpu` (user and system seconds of the command
 * and the descendants that it waited for) and `memory` (peak resident bytes of the largest process), as far as this
 * machine can tell them. With a format, the metrics are those that its output names.
 * @throws PerfGateError when the format is unknown or the command is empty.
 */
function commandRunner(suite, context) {
    return new CommandRunner(suite, context);
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/git/tree.js




// Listing and checking out must run nothing of the repository's hooks and write nothing beside the index given.
const quiet = [
    ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'],
    ...['-c', 'core.splitIndex=false', '-c', 'core.untrackedCache=false'],
];
function fields(bytes) {
    const texts = [];
    let unreadable = 0;
    let start = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
        const field = bytes.subarray(start, end);
        if ((0,external_node_buffer_.isUtf8)(field))
            texts.push(field.toString('utf8'));
        else
            unreadable += 1;
        start = end + 1;
    }
    return { texts, unreadable };
}
/** Asks for objects only: the work tree that the git folder of a submodule names may be gone, which git does not bear. */
function objectsOf(gitDir) {
    return { cwd: gitDir, env: { GIT_DIR: gitDir, GIT_WORK_TREE: gitDir } };
}
/** Lists what is in the work tree whose top level is `root`. */
async function listWorkTree(root, signal) {
    const [staged, others] = await Promise.all([
        gitBytes([...quiet, 'ls-files', '-z', '--cached', '--stage'], { cwd: root, signal }),
        gitBytes([...quiet, 'ls-files', '-z', '--others', '--exclude-standard'], { cwd: root, signal }),
    ]);
    // In a merge conflict one path has up to three entries.
    const tracked = new Set();
    const submodules = new Set();
    const index = fields(staged);
    for (const entry of index.texts) {
        const tab = entry.indexOf('\t');
        (entry.startsWith('160000 ') ? submodules : tracked).add(entry.slice(tab + 1));
    }
    const untracked = [];
    const nested = [];
    const other = fields(others);
    for (const entry of other.texts) {
        if (entry.endsWith('/'))
            nested.push(entry.slice(0, -1));
        else
            untracked.push(entry);
    }
    return {
        tracked: [...tracked],
        untracked,
        submodules: [...submodules],
        nested,
        unreadable: index.unreadable + other.unreadable,
    };
}
/** Which of the paths (relative to `root`, with `/`) git ignores and does not track. */
async function ignoredAmong(root, paths, signal) {
    if (paths.length === 0)
        return new Set();
    try {
        const bytes = await gitBytes([...quiet, 'check-ignore', '-z', '--stdin'], {
            cwd: root,
            input: paths.map((name) => `${name}\0`).join(''),
            signal,
        });
        return new Set(fields(bytes).texts);
    }
    catch (error) {
        // 1: none of them.
        if (error instanceof GitError && error.code === 1)
            return new Set();
        throw error;
    }
}
/** Lists the tree of a commit, submodules as one entry each. */
async function listTree(gitDir, commit, signal) {
    const bytes = await gitBytes(['ls-tree', '-r', '-z', '--full-tree', commit], {
        ...objectsOf(gitDir),
        signal,
    });
    return fields(bytes).texts.map((entry) => {
        const tab = entry.indexOf('\t');
        const [mode = '', , sha = ''] = entry.slice(0, tab).split(' ');
        const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
        return { path: entry.slice(tab + 1), kind, sha };
    });
}
/** Whether the repository has the commit with its tree. */
async function hasCommit(gitDir, commit) {
    const args = ['rev-parse', '--verify', '--quiet', `${commit}^{tree}`];
    return (await gitOrNull(args, objectsOf(gitDir))) !== null;
}
/** The git folder of the repository whose top level is exactly `folder`; null when there is none. */
async function tree_gitDirOf(folder) {
    // Without a .git of its own git would answer for the repository around it.
    if ((await (0,promises_.lstat)(external_node_path_.join(folder, '.git')).catch(() => null)) === null)
        return null;
    const found = await gitOrNull(['rev-parse', '--absolute-git-dir'], { cwd: folder });
    return found === null ? null : external_node_path_.resolve(folder, found);
}
/** The folder that all linked work trees of a repository share; submodules are kept in its `modules`. */
async function commonDir(gitDir) {
    const found = await git(['rev-parse', '--git-common-dir'], objectsOf(gitDir));
    return external_node_path_.resolve(gitDir, found);
}
/**
 * Writes the tree of a commit into an empty folder as a checkout does: attributes, line endings and filters such as LFS
 * apply. The repository's own index and work tree are not touched.
 *
 * @param index Absolute path of an index file to use and remove.
 * @returns null; when the LFS filter did not work, so that pointer files lie in place of contents, what it said (one line,
 * untrusted).
 * @throws GitError
 */
async function checkoutTree(request) {
    const { gitDir, commit, folder, index, signal } = request;
    const args = [...['--git-dir', gitDir, '--work-tree', folder], ...['read-tree', '--reset', '-u', commit]];
    let said = null;
    try {
        for (const { options, env } of lfsAttempts) {
            try {
                await git([...quiet, ...options, ...args], {
                    cwd: folder,
                    env: { ...env, GIT_INDEX_FILE: index },
                    signal,
                });
                return said;
            }
            catch (error) {
                signal.throwIfAborted();
                if (!(error instanceof GitError) || !/\blfs\b/u.test(error.stderr))
                    throw error;
                said ??= reasonOf(error);
                await (0,promises_.rm)(folder, { recursive: true, force: true });
                await (0,promises_.rm)(index, { force: true });
                await (0,promises_.mkdir)(folder);
            }
        }
        throw new Error('without its filter LFS cannot fail');
    }
    finally {
        await (0,promises_.rm)(index, { force: true });
        await (0,promises_.rm)(`${index}.lock`, { force: true });
    }
}
/** With all contents; with those that can be had; with none. */
const lfsAttempts = [
    { options: [], env: {} },
    { options: [], env: { GIT_LFS_SKIP_DOWNLOAD_ERRORS: '1' } },
    {
        options: [
            ...['-c', 'filter.lfs.process=', '-c', 'filter.lfs.smudge='],
            ...['-c', 'filter.lfs.required=false'],
        ],
        env: {},
    },
];
/** The line that says why; before it git-lfs tells its progress. */
function reasonOf({ stderr, message }) {
    const line = stderr.split('\n').find((text) => /\S/u.test(text) && !text.startsWith('Downloading '));
    return (line ?? message).trim().slice(0, 300);
}

;// CONCATENATED MODULE: ./build/measure/copies-setup.js






/** The configured set-up command did not succeed on one side. */
class SetupError extends model/* PerfGateError */.DN {
    side;
    constructor(side, message, options) {
        super(message, {
            remedy: options.remedy,
            output: options.output,
            ...(options.cause === undefined ? {} : { cause: options.cause }),
        });
        this.side = side;
    }
}
function how(ended, timeout) {
    if (ended.error !== null)
        return 'could not be started';
    if (ended.timedOut)
        return `did not end within ${String(timeout)} s`;
    if (ended.signalName !== null)
        return `was killed by ${ended.signalName}`;
    return `ended with exit code ${String(ended.code)}`;
}
/** What an install says when a registry refused it or was not reached; some answer "not found" to who is not known. */
const copies_setup_refused = /\bE?40[134]\b|ENEEDAUTH|ENOTFOUND|EAI_AGAIN|Unauthorized|Forbidden/u;
function remedyFor(side, output, unset) {
    const hints = [
        side === 'base'
            ? 'Run the command on the base commit to see it fail, or choose another base.'
            : 'Run the command in a fresh clone to see it fail.',
    ];
    const [first] = unset;
    if (first !== undefined) {
        const names = [...new Set(unset.map(({ variable }) => variable))].join(',');
        hints.unshift(`${first.file} needs ${first.variable} for its registry, and the set-up did not get it: variables named like secrets are passed on only when they are set and named, with --pass-env ${names}.`);
    }
    else if (copies_setup_refused.test(output)) {
        hints.push('It looks as if a package registry refused or was not reached: variables named like tokens are passed on to the set-up only when --pass-env names them; .npmrc, .yarnrc.yml and bunfig.toml of the project are copied even when git ignores them, those of your home folder are read as always.');
    }
    hints.push('Files that git ignores, such as .env or built files, are not in the copies.');
    return hints.join(' ');
}
const registryFiles = ['.npmrc', '.yarnrc.yml', 'bunfig.toml'];
/** Looks in the folder of the project and those above it in the copy, and in the user's own configuration of npm. */
async function unsetVariables(root, project, env) {
    const files = [];
    for (let folder = project; isWithin(root, folder); folder = external_node_path_.dirname(folder)) {
        files.push(...registryFiles.map((name) => external_node_path_.join(folder, name)));
    }
    files.push(env.NPM_CONFIG_USERCONFIG ?? env.npm_config_userconfig ?? external_node_path_.join((0,external_node_os_.homedir)(), '.npmrc'));
    const unset = [];
    for (const file of files) {
        const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '');
        // With a default, as in ${NAME-} or ${NAME:-none}, it may be left out.
        for (const [, variable = ''] of text.matchAll(/\$\{(\w{1,100})\}/gu)) {
            if ((env[variable] ?? '') !== '')
                continue;
            unset.push({ file: isWithin(root, file) ? copies_setup_shown(external_node_path_.relative(root, file)) : file, variable });
        }
    }
    return unset;
}
/**
 * Runs the set-up command of one side by the platform's shell.
 * @param request.timeout Seconds.
 * @throws SetupError when it does not end with code 0; the reason of the signal when aborted.
 */
async function runSetup(request) {
    const { side, command, root, folder, env, timeout, signal } = request;
    signal.throwIfAborted();
    const running = startProcess({
        file: command,
        args: [],
        shell: true,
        cwd: folder,
        env,
        timeout,
        signal,
        outputLimit: 32 * 1024,
    });
    const ended = await running.ended;
    signal.throwIfAborted();
    if (ended.code === 0 && ended.error === null && !ended.timedOut)
        return;
    const output = running.output();
    throw new SetupError(side, `the set-up ${JSON.stringify(command)} failed on ${side}: it ${how(ended, timeout)}`, {
        remedy: remedyFor(side, output, await unsetVariables(root, folder, env)),
        output,
        cause: ended.error ?? undefined,
    });
}
/** Notes the state of every file and link of a copy outside its dependencies. */
async function takeSnapshot(copy) {
    const states = new Map();
    const pending = [''];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
        for (const entry of await (0,promises_.readdir)(external_node_path_.join(copy, folder), { withFileTypes: true })) {
            const relative = external_node_path_.join(folder, entry.name);
            if (entry.isDirectory()) {
                if (entry.name !== 'node_modules')
                    pending.push(relative);
            }
            else if (entry.isFile() || entry.isSymbolicLink()) {
                const { size, mtimeMs, ctimeMs, ino } = await (0,promises_.lstat)(external_node_path_.join(copy, relative));
                states.set(relative, [size, mtimeMs, ctimeMs, ino].join(' '));
            }
        }
    }
    return states;
}
const mostSearched = 512 * 1024 * 1024;
const copies_setup_chunkSize = 1024 * 1024;
/**
 * Looks for files that the set-up made or changed and that hold the path of their own copy, such as Python's virtual
 * environments and CMake's build folders: such a copy cannot be moved.
 *
 * @returns the first one found as a sentence; null when there is none.
 */
async function findFixed(copy, before) {
    const after = await takeSnapshot(copy);
    const changed = [];
    for (const [file, state] of after) {
        if (before.get(file) === state)
            continue;
        const absolute = external_node_path_.join(copy, file);
        const found = await (0,promises_.lstat)(absolute);
        if (found.isSymbolicLink()) {
            const target = await (0,promises_.readlink)(absolute);
            if (external_node_path_.isAbsolute(target) && isWithin(copy, target))
                return sentence(file);
        }
        else
            changed.push({ file, size: found.size });
    }
    // Small ones first: configuration names paths more often than data does.
    changed.sort((a, b) => a.size - b.size || (a.file < b.file ? -1 : 1));
    const needles = spellings(copy);
    let searched = 0;
    for (const { file, size } of changed) {
        searched += size;
        if (searched > mostSearched) {
            return 'the set-up wrote more than 512 MiB, too much to search for the path of the copy, so the copies keep their places';
        }
        try {
            if (await copies_setup_contains(external_node_path_.join(copy, file), needles))
                return sentence(file);
        }
        catch (error) {
            return `${copies_setup_shown(file)}, which the set-up made, cannot be searched for the path of its copy (${(0,model/* messageOf */.bD)(error)}), so the copies keep their places`;
        }
    }
    return null;
}
function copies_setup_shown(file) {
    return file.split(external_node_path_.sep).join('/');
}
function sentence(file) {
    return `${copies_setup_shown(file)}, which the set-up made, contains the absolute path of its copy, so the copies cannot trade places`;
}
function spellings(copy) {
    const forward = copy.split(external_node_path_.sep).join('/');
    const texts = new Set([copy, forward, copy.replaceAll('\\', '\\\\'), encodeURI(forward)]);
    return [...texts].map((text) => Buffer.from(text));
}
async function copies_setup_contains(file, needles) {
    const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
    const handle = await (0,promises_.open)(file);
    try {
        const buffer = Buffer.alloc(copies_setup_chunkSize + overlap);
        let kept = 0;
        for (;;) {
            const { bytesRead } = await handle.read(buffer, kept, copies_setup_chunkSize, null);
            if (bytesRead === 0)
                return false;
            const filled = buffer.subarray(0, kept + bytesRead);
            if (needles.some((needle) => filled.includes(needle)))
                return true;
            kept = Math.min(overlap, filled.length);
            filled.copy(buffer, 0, filled.length - kept);
        }
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/measure/copies-tree.js








// More does not help: Node has four threads for files unless told otherwise.
const parallelFiles = 16;
/** Runs `work` on every item, a few at a time; the first failure ends it, after what was begun has ended. */
async function forEachFile(items, work) {
    let next = 0;
    let failed = false;
    const worker = async () => {
        while (!failed && next < items.length) {
            const item = items[next];
            next += 1;
            try {
                await work(item);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const workers = await Promise.allSettled(Array.from({ length: Math.min(parallelFiles, items.length) }, worker));
    for (const result of workers)
        if (result.status === 'rejected')
            throw result.reason;
}
/** Removes a folder with everything in it, folders without write permission and files in use for a moment included. */
async function removeAll(folder) {
    const remove = () => (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    try {
        await remove();
    }
    catch (error) {
        if (errorCode(error) !== 'EACCES' && errorCode(error) !== 'EPERM')
            throw error;
        await openFolders(folder);
        await remove();
    }
}
async function openFolders(folder) {
    await (0,promises_.chmod)(folder, 0o700);
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        if (entry.isDirectory())
            await openFolders(external_node_path_.join(folder, entry.name));
    }
}
/** Says in words what stopped copying. */
function copyFailure(thrown) {
    const code = errorCode(thrown);
    if (code === 'ENOSPC' || code === 'EDQUOT') {
        return new model/* PerfGateError */.DN('there is no space left for the copies of the repository', {
            remedy: 'Free some space, or set TMPDIR (TEMP on Windows) to a folder with more of it.',
            cause: thrown,
        });
    }
    return thrown;
}
/** Copies parts of the user's work tree into one copy, to the same relative paths. Nothing is ever linked back. */
class TreeCopier {
    /** Absolute real path of the user's work tree. */
    source;
    /** Absolute real path of the copy. */
    copy;
    /** Absolute paths of the links made. */
    links = [];
    /** Links that lead out of the repository: path in the copy, relative, and where it leads. */
    outside = new Map();
    /** Number of links that hold the absolute path of the copy. */
    junctions = 0;
    signal;
    made = new Map();
    real = new Map();
    constructor(source, copy, signal) {
        this.source = source;
        this.copy = copy;
        this.signal = signal;
    }
    /** Whether a folder of the source, given relative with `/`, is reached without passing a link. */
    isRealFolder(relative) {
        if (relative === '.' || relative === '')
            return Promise.resolve(true);
        let known = this.real.get(relative);
        if (known === undefined) {
            known = (async () => {
                if (!(await this.isRealFolder(external_node_path_.posix.dirname(relative))))
                    return false;
                const found = await (0,promises_.lstat)(external_node_path_.join(this.source, relative)).catch(() => null);
                return found?.isDirectory() === true;
            })();
            this.real.set(relative, known);
        }
        return known;
    }
    /** Makes a folder of the copy, given relative with `/`. */
    async makeFolder(relative) {
        let made = this.made.get(relative);
        if (made === undefined) {
            made = (0,promises_.mkdir)(external_node_path_.join(this.copy, relative), { recursive: true });
            this.made.set(relative, made);
        }
        await made;
    }
    /**
     * Copies one file or link; what is deleted, behind a link, or neither file nor link, is left out.
     * @param relative With `/`.
     * @returns whether it was copied.
     */
    async copyEntry(relative) {
        this.signal.throwIfAborted();
        const folder = external_node_path_.posix.dirname(relative);
        if (!(await this.isRealFolder(folder)))
            return false;
        const from = external_node_path_.join(this.source, relative);
        const found = await (0,promises_.lstat)(from).catch((error) => {
            if (errorCode(error) === 'ENOENT')
                return null;
            throw error;
        });
        if (found === null || !(found.isFile() || found.isSymbolicLink()))
            return false;
        await this.makeFolder(folder);
        if (found.isFile())
            await this.copyContents(from, external_node_path_.join(this.copy, relative));
        else
            await this.copyLink(from, relative);
        return true;
    }
    /** Copies a whole folder, given relative with `/`, without what `isLeftOut` says of a relative path. */
    async copyFolder(relative, isLeftOut) {
        let level = [relative];
        while (level.length > 0) {
            const folders = [];
            const files = [];
            await forEachFile(level, async (folder) => {
                this.signal.throwIfAborted();
                const entries = await (0,promises_.readdir)(external_node_path_.join(this.source, folder), { withFileTypes: true });
                if (entries.length === 0)
                    await this.makeFolder(folder);
                for (const entry of entries) {
                    const name = `${folder}/${entry.name}`;
                    if (isLeftOut(name))
                        continue;
                    if (entry.isDirectory())
                        folders.push(name);
                    else if (entry.isFile() || entry.isSymbolicLink()) {
                        files.push({ relative: name, isLink: entry.isSymbolicLink() });
                    }
                }
            });
            await forEachFile(files, async (file) => {
                this.signal.throwIfAborted();
                const from = external_node_path_.join(this.source, file.relative);
                await this.makeFolder(external_node_path_.posix.dirname(file.relative));
                if (file.isLink)
                    await this.copyLink(from, file.relative);
                else if (!/(?:^|\/)\.bin\/[^/]+$/u.test(file.relative) ||
                    !(await this.copyStarter(from, file.relative))) {
                    await this.copyContents(from, external_node_path_.join(this.copy, file.relative));
                }
            });
            level = folders;
        }
    }
    async copyContents(from, to) {
        try {
            await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE);
        }
        catch (error) {
            const code = errorCode(error);
            // What is there is read-only, a link or a folder: from the tree of the commit, before the dependencies.
            if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EISDIR' && code !== 'ELOOP')
                throw error;
            await (0,promises_.rm)(to, { recursive: true, force: true });
            await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE);
        }
    }
    async copyLink(from, relative) {
        const seen = external_node_path_.join(this.source, relative);
        const relocated = await relocateLink(seen, await (0,promises_.readlink)(from), this.source);
        if (relocated.outside !== null)
            this.outside.set(relative, relocated.outside);
        const at = external_node_path_.join(this.copy, relative);
        if (await makeLink(relocated.target, at, from))
            this.junctions += 1;
        this.links.push(at);
    }
    /**
     * pnpm writes starters of commands that name folders of the work tree absolutely (in NODE_PATH). In the copy they name
     * them by the starter's own place.
     * @returns false when the file names none, and so is copied as it is.
     */
    async copyStarter(from, relative) {
        const found = await (0,promises_.lstat)(from);
        if (found.size > 64 * 1024)
            return false;
        const text = await (0,promises_.readFile)(from, 'utf8');
        if (!text.includes(this.source))
            return false;
        const up = external_node_path_.relative(external_node_path_.dirname(external_node_path_.join(this.source, relative)), this.source);
        const own = /\.cmd$/iu.test(relative)
            ? `%~dp0${up}`
            : /\bbasedir\s*=/u.test(text)
                ? `$basedir/${up}`
                : null;
        if (own === null)
            return false;
        await (0,promises_.writeFile)(external_node_path_.join(this.copy, relative), text.replaceAll(this.source, own), { mode: found.mode });
        return true;
    }
    /** Applies the rule of links to those that a checkout made in the copy. */
    async relocateOwnLinks(relatives) {
        await forEachFile(relatives, async (relative) => {
            const at = external_node_path_.join(this.copy, relative);
            const target = await (0,promises_.readlink)(at).catch(() => null);
            if (target === null)
                return;
            const relocated = await relocateLink(external_node_path_.join(this.source, relative), target, this.source);
            if (relocated.outside !== null)
                this.outside.set(relative, relocated.outside);
            if (relocated.target !== target) {
                await (0,promises_.rm)(at);
                if (await makeLink(relocated.target, at, external_node_path_.join(this.source, relative)))
                    this.junctions += 1;
            }
            this.links.push(at);
        });
    }
}
function inDependencies(file) {
    return file.split('/').includes('node_modules');
}
function dependencyFolderOf(file) {
    const parts = file.split('/');
    const at = parts.indexOf('node_modules');
    return at === -1 ? null : parts.slice(0, at).join('/');
}
/**
 * Copies the work tree as it is: tracked, changed and untracked files, not ignored ones; submodules by their own lists.
 *
 * The copy has no `.git`: benchmarks do not need it, and a program that found one would act on a repository that has
 * nothing to do with the files beside it.
 *
 * @returns also the folders (relative, with `/`, '' for the root) with a `node_modules` that git does not know.
 */
async function copyWorkTree(copier, signal) {
    const files = [];
    const tracked = new Set();
    const dependencyFolders = new Set();
    const warnings = [];
    let unreadable = 0;
    const copyFrom = async (prefix) => {
        const listed = await listWorkTree(external_node_path_.join(copier.source, prefix), signal);
        unreadable += listed.unreadable;
        const wanted = [...listed.tracked];
        for (const name of listed.tracked)
            tracked.add(external_node_path_.posix.join(prefix, name));
        for (const name of listed.untracked) {
            if (isOwnOutput(name))
                continue;
            // Dependencies that nobody told git to ignore are still dependencies, with rules of their own.
            const folder = dependencyFolderOf(name);
            if (folder === null)
                wanted.push(name);
            else
                dependencyFolders.add(external_node_path_.posix.join(prefix, folder).replace(/^\.$|\/$/u, ''));
        }
        await forEachFile(wanted, async (name) => {
            const relative = external_node_path_.posix.join(prefix, name);
            if (await copier.copyEntry(relative))
                files.push(relative);
        });
        for (const name of [...listed.submodules, ...listed.nested]) {
            if (isOwnOutput(name) || inDependencies(name))
                continue;
            const relative = external_node_path_.posix.join(prefix, name);
            if (!(await copier.isRealFolder(relative)))
                continue;
            await copier.makeFolder(relative);
            if ((await tree_gitDirOf(external_node_path_.join(copier.source, relative))) !== null)
                await copyFrom(relative);
        }
    };
    await copyFrom('');
    if (unreadable > 0) {
        warnings.push(`${String(unreadable)} file names are not UTF-8; these files are not in head's copy, but those of them that are committed are in base's`);
    }
    files.sort();
    return { files, tracked, warnings, dependencyFolders: [...dependencyFolders].sort() };
}
/**
 * Puts the tree of a commit into an empty copy, with its submodules.
 * @param scratch Folder for temporary index files.
 * @throws PerfGateError when git cannot check it out, or the commit of a submodule is not here.
 */
async function checkoutCommit(request) {
    const { repository, copier, scratch, signal } = request;
    const warnings = [];
    const files = [];
    const links = [];
    let indexes = 0;
    const checkout = async (gitDir, commit, prefix) => {
        indexes += 1;
        const folder = external_node_path_.join(copier.copy, prefix);
        const index = external_node_path_.join(scratch, `index-${String(indexes)}`);
        try {
            const fault = await checkoutTree({ gitDir, commit, folder, index, signal });
            if (fault !== null) {
                warnings.push(`git-lfs is configured but did not bring all contents of base (${fault}): run "git lfs fetch origin ${commit.slice(0, 12)}"`);
            }
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof GitError))
                throw error;
            throw new model/* PerfGateError */.DN(`git cannot check out ${prefix === '' ? '' : `submodule ${prefix} at `}${commit.slice(0, 12)} into the copy of base`, { output: error.stderr, cause: error, remedy: 'See what git says below; "git fsck" finds damage.' });
        }
        for (const entry of await listTree(gitDir, commit, signal)) {
            const relative = external_node_path_.posix.join(prefix, entry.path);
            if (entry.kind === 'submodule')
                await submodule(gitDir, relative, entry);
            else {
                files.push(relative);
                if (entry.kind === 'link')
                    links.push(relative);
            }
        }
    };
    const submodule = async (parent, relative, entry) => {
        await (0,promises_.mkdir)(external_node_path_.join(copier.copy, relative), { recursive: true });
        // Where head has the submodule checked out, or where git keeps those that were once checked out.
        const inTree = await tree_gitDirOf(external_node_path_.join(copier.source, relative));
        const kept = external_node_path_.join(await commonDir(parent), 'modules', entry.path);
        const isKept = (await (0,promises_.lstat)(external_node_path_.join(kept, 'HEAD')).catch(() => null))?.isFile() === true;
        for (const gitDir of [inTree, isKept ? kept : null]) {
            if (gitDir === null || !(await hasCommit(gitDir, entry.sha)))
                continue;
            await checkout(gitDir, entry.sha, relative);
            return;
        }
        const inHead = await (0,promises_.lstat)(external_node_path_.join(copier.source, relative)).catch(() => null);
        if (inTree === null && inHead?.isDirectory() === true) {
            // Not checked out: head does without it, and so does base.
            warnings.push(`submodule ${relative} is not checked out and is empty on both sides ("git submodule update --init" brings it)`);
            return;
        }
        throw new model/* PerfGateError */.DN(`submodule ${relative}: commit ${entry.sha}, which base records, is not in this clone`, {
            remedy: inTree === null
                ? 'Base has a submodule that head no longer has; check out base once and run "git submodule update --init --recursive" there.'
                : `Fetch it: git -C ${JSON.stringify(relative)} fetch origin ${entry.sha} (with actions/checkout: "submodules: recursive" and "fetch-depth: 0").`,
        });
    };
    await checkout(repository.gitDir, request.commit, '');
    await copier.relocateOwnLinks(links);
    files.sort();
    return { files, warnings };
}
const pointerStart = 'version https://git-lfs.github.com/spec/';
/** Those files of a copy, relative with `/` and sorted, that are LFS pointers instead of contents. */
async function findPointers(copy, files) {
    const found = [];
    await forEachFile(files, async (relative) => {
        const file = external_node_path_.join(copy, relative);
        const entry = await (0,promises_.lstat)(file).catch(() => null);
        // Git LFS writes and accepts pointers below 1024 bytes only.
        if (entry?.isFile() !== true || entry.size < pointerStart.length || entry.size >= 1024)
            return;
        if ((await (0,promises_.readFile)(file, 'latin1')).startsWith(pointerStart))
            found.push(relative);
    });
    return found.sort();
}
// Installs need them, and they are often kept out of git because they hold credentials.
const copies_tree_registryFiles = ['.npmrc', '.yarnrc.yml', '.yarnrc', 'bunfig.toml', 'pip.conf'];
/**
 * Copies registry configuration that git does not track to where a copy lacks it.
 * @param folders Folders to look in, relative with `/`.
 * @param tracked What git tracks in head: a file that head adds is not base's.
 * @returns the names copied.
 */
async function copyRegistryFiles(copiers, folders, tracked) {
    const copied = new Set();
    for (const folder of new Set(folders)) {
        for (const name of copies_tree_registryFiles) {
            const relative = external_node_path_.posix.join(folder, name);
            if (tracked.has(relative))
                continue;
            for (const copier of copiers) {
                const to = external_node_path_.join(copier.copy, relative);
                const from = external_node_path_.join(copier.source, relative);
                const exists = async (file) => (await (0,promises_.lstat)(file).catch(() => null)) !== null;
                if ((await exists(to)) || !(await exists(external_node_path_.dirname(to))))
                    continue;
                const found = await (0,promises_.lstat)(from).catch(() => null);
                if (found?.isFile() !== true)
                    continue;
                await (0,promises_.copyFile)(from, to);
                copied.add(relative);
            }
        }
    }
    return [...copied].sort();
}

;// CONCATENATED MODULE: ./build/measure/work-folder.js








const prefix = 'perf-gate-';
/** Says whose folder it is; only a folder with such a file is ever taken for a leftover. */
const ownerFile = 'owner.json';
async function realm() {
    const boot = await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    const namespace = await (0,promises_.readlink)('/proc/self/ns/pid').catch(() => '');
    return [external_node_os_.hostname(), boot.trim(), namespace].join(' ');
}
/**
 * Makes the folder that the copies live in, after removing those that killed processes of ours left in the same place.
 *
 * @param within Folder to make it in; null: the temporary folder of the system.
 * @param outside Folder that it must not lie in.
 * @param log Takes one line for people about each leftover that is removed.
 * @throws PerfGateError when there is no such folder, or nothing can be made in it.
 */
async function makeWorkFolder(within, outside, log) {
    const wanted = within ?? external_node_os_.tmpdir();
    const parent = await (0,promises_.realpath)(wanted).catch((cause) => {
        throw new model/* PerfGateError */.DN(`there is no folder for temporary files ${wanted}`, {
            cause,
            remedy: 'Set TMPDIR (TEMP on Windows) to a folder that exists.',
        });
    });
    if (isWithin(outside, parent)) {
        throw new model/* PerfGateError */.DN(`the temporary folder ${parent} lies in the repository ${outside}`, {
            remedy: 'Set TMPDIR (TEMP on Windows) to a folder outside of it: copies inside would load its dependencies.',
        });
    }
    await removeLeftovers(parent, log);
    let folder;
    try {
        folder = await (0,promises_.mkdtemp)(external_node_path_.join(parent, prefix));
    }
    catch (cause) {
        throw new model/* PerfGateError */.DN(`cannot make the copies in the temporary folder ${parent}`, {
            cause,
            remedy: 'Give this user the right to write there, or set TMPDIR (TEMP on Windows) to another folder.',
        });
    }
    // The last resort when the program ends without disposing, for example at a second Ctrl-C.
    const onExit = () => {
        try {
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
        }
        catch {
            // Nothing can be said any more, and the exit code is not ours to change.
        }
    };
    process.once('exit', onExit);
    const dispose = async () => {
        await removeAll(folder);
        process.removeListener('exit', onExit);
    };
    try {
        const owner = {
            tool: 'perf-gate',
            pid: process.pid,
            realm: await realm(),
            started: process_tree_startOf(process.pid),
        };
        await (0,promises_.writeFile)(external_node_path_.join(folder, ownerFile), JSON.stringify(owner));
    }
    catch (error) {
        await dispose();
        throw error;
    }
    return { path: folder, dispose };
}
/** Removes the folders whose process was killed before it could; one that cannot be removed stays. */
async function removeLeftovers(parent, log) {
    // A folder may hold what another user made; without listing it nothing is lost but the room that leftovers take.
    const names = await (0,promises_.readdir)(parent).catch(() => []);
    const here = await realm();
    for (const name of names) {
        if (!name.startsWith(prefix))
            continue;
        const folder = external_node_path_.join(parent, name);
        try {
            if (!(await work_folder_isOurs(folder)) || !isDead(await readOwner(folder), here) || (await isUsed(folder)))
                continue;
            await removeAll(folder);
            log(`removed ${folder}, which a perf-gate that was killed had left`);
        }
        catch (error) {
            // Another gate removes it at the same time, or something in it cannot be removed.
            if (errorCode(error) === undefined)
                throw error;
        }
    }
}
/** A folder itself, not a link to one, of this user. */
async function work_folder_isOurs(folder) {
    const found = await (0,promises_.lstat)(folder);
    return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
}
async function readOwner(folder) {
    const file = external_node_path_.join(folder, ownerFile);
    const found = await (0,promises_.lstat)(file).catch(() => null);
    if (found?.isFile() !== true || found.size > 4096)
        return null;
    try {
        const json = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
        return typeof json === 'object' && json !== null ? json : null;
    }
    catch {
        return null;
    }
}
/** Only what is certain counts: a process of another machine, boot or container may live. */
function isDead(owner, here) {
    if (owner?.tool !== 'perf-gate' || owner.realm !== here)
        return false;
    const { pid, started } = owner;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0)
        return false;
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        return errorCode(error) === 'ESRCH';
    }
    const now = process_tree_startOf(pid);
    return now !== null && typeof started === 'number' && now !== started;
}
/** Whether a process that outlived its gate still runs in the folder; Linux alone tells. */
async function isUsed(folder) {
    const processes = await (0,promises_.readdir)('/proc').catch(() => []);
    for (const name of processes) {
        if (!/^\d+$/u.test(name))
            continue;
        const cwd = await (0,promises_.readlink)(`/proc/${name}/cwd`).catch(() => null);
        if (cwd !== null && isWithin(folder, cwd))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/measure/copies.js











// Equally long: with V8 hashing paths and the stack holding them, a longer name is a difference of its own.
const slots = ['a', 'b'];
/**
 * Makes the copies of base and head, with their dependencies, and sets them up.
 *
 * Nothing of the user's repository is changed: no ref, no work tree, no index. A copy is as large as the work tree.
 *
 * @throws PerfGateError when a side cannot be made; SetupError when its set-up fails; the signal's reason when aborted.
 * Nothing is left behind then.
 */
async function makeSides(request) {
    const { repository, signal } = request;
    signal.throwIfAborted();
    const project = await projectInRepository(repository, request.project);
    const work = await makeWorkFolder(request.workFolder ?? null, repository.root, request.log);
    try {
        return await fill(request, project, work.path, () => work.dispose());
    }
    catch (error) {
        await work.dispose();
        signal.throwIfAborted();
        throw copyFailure(error);
    }
}
/** The project's folder relative to the repository, with `/`; '' when it is its root. */
async function projectInRepository(repository, project) {
    const real = await (0,promises_.realpath)(project).catch((cause) => {
        throw new model/* PerfGateError */.DN(`there is no project folder ${project}`, { cause });
    });
    if (!isWithin(repository.root, real)) {
        throw new model/* PerfGateError */.DN(`the project ${real} lies outside of the repository ${repository.root}`);
    }
    return external_node_path_.relative(repository.root, real).split(external_node_path_.sep).join('/');
}
async function fill(request, project, work, dispose) {
    const { repository, base, setup, env, signal, log, timeout } = request;
    const { root } = repository;
    const [first, second] = slots;
    const baseRoot = external_node_path_.join(work, first);
    const headRoot = external_node_path_.join(work, base === null ? first : second);
    const warnings = [];
    await (0,promises_.mkdir)(headRoot);
    log('copying the work tree (head)');
    const headCopier = new TreeCopier(root, headRoot, signal);
    const headTree = await copyWorkTree(headCopier, signal);
    warnings.push(...headTree.warnings);
    if (repository.head.dirty)
        warnings.push('head is measured with its uncommitted and untracked files');
    if ((await (0,promises_.lstat)(external_node_path_.join(headRoot, project)).catch(() => null))?.isDirectory() !== true) {
        throw new model/* PerfGateError */.DN(`the project folder ${project} has no files that git knows or does not ignore`, {
            remedy: 'Take the folder out of .gitignore, or add its files to git.',
        });
    }
    let baseSide = null;
    if (base !== null) {
        if (base.sha === null)
            throw new Error('base has a commit id');
        await (0,promises_.mkdir)(baseRoot);
        log(`copying base (${base.sha.slice(0, 12)})`);
        const copier = new TreeCopier(root, baseRoot, signal);
        const tree = await checkoutCommit({ repository, commit: base.sha, copier, scratch: work, signal });
        warnings.push(...tree.warnings);
        baseSide = { copier, files: tree.files };
    }
    const baseHasProject = base !== null && (await (0,promises_.lstat)(external_node_path_.join(baseRoot, project)).catch(() => null))?.isDirectory() === true;
    if (base !== null && !baseHasProject) {
        // Head's benchmarks are put there all the same, and those that do not load on base are new ones.
        await (0,promises_.mkdir)(external_node_path_.join(baseRoot, project), { recursive: true }).catch((cause) => {
            throw new model/* PerfGateError */.DN(`the project ${project} is not a folder on base`, { cause });
        });
        warnings.push(`base has no folder ${project}${setup === null ? '' : '; its set-up is left out'}`);
    }
    const pointers = {
        base: await findPointers(baseRoot, baseSide?.files ?? []),
        head: await findPointers(headRoot, headTree.files),
    };
    warnings.push(...pointerWarnings('base', pointers.base, without(headTree.files, pointers.head)), ...pointerWarnings('head', pointers.head, without(baseSide?.files ?? [], pointers.base)));
    const copiers = baseSide === null ? [headCopier] : [baseSide.copier, headCopier];
    const registry = await copyRegistryFiles(copiers, ['', project], headTree.tracked);
    if (registry.length > 0) {
        warnings.push(`registry configuration that git does not track was copied: ${registry.join(', ')}`);
    }
    log('copying dependencies');
    warnings.push(...(await copyDependencies({
        project,
        head: { copier: headCopier, files: headTree.files, tracked: headTree.tracked },
        base: baseSide,
        folders: headTree.dependencyFolders,
        setup,
    })));
    if (setup === null)
        warnings.push(...(await builtFilesLeftOut(root, project, signal)));
    const places = { base: baseRoot, head: headRoot };
    const copies = [
        ...(baseSide === null ? [] : [{ side: 'base', copier: baseSide.copier }]),
        { side: 'head', copier: headCopier },
    ];
    const forbiddenFor = (side) => base === null ? [root] : [side === 'base' ? places.head : places.base, root];
    let fixed = null;
    for (const { side, copier } of copies) {
        await verifyLinks(copier.links, copier.copy, forbiddenFor(side));
        if (copier.junctions > 0) {
            fixed ??= 'links to folders have to hold absolute paths here, so the copies cannot trade places';
        }
    }
    if (setup !== null) {
        for (const { side, copier } of copies) {
            if (side === 'base' && !baseHasProject)
                continue;
            log(`setting up ${side}: ${setup}`);
            const before = await takeSnapshot(copier.copy);
            const folder = external_node_path_.join(copier.copy, project);
            await runSetup({ side, command: setup, root: copier.copy, folder, env, timeout, signal });
            const held = await verifyLinks(await dependencyLinks(copier.copy, headTree.files, project), copier.copy, forbiddenFor(side));
            const [link] = held;
            if (link !== undefined) {
                fixed ??= `${external_node_path_.relative(copier.copy, link)}, which the set-up made, contains the absolute path of its copy, so the copies cannot trade places`;
            }
            fixed ??= await findFixed(copier.copy, before);
        }
    }
    const side = (name, commit) => ({
        name,
        commit,
        get root() {
            return places[name];
        },
        get project() {
            return external_node_path_.join(places[name], project);
        },
        get forbidden() {
            return forbiddenFor(name);
        },
    });
    const swap = new Overlay(external_node_path_.join(work, 'kept'), places, project);
    const head = side('head', repository.head);
    return {
        base: base === null ? null : side('base', base),
        head,
        fixed: base === null ? null : fixed,
        warnings: [...new Set(warnings)],
        place: async (baseFirst) => {
            if (base === null || fixed !== null || (places.base === baseRoot) === baseFirst)
                return;
            await swapFolders(places.base, places.head, external_node_path_.join(work, 't'));
            [places.base, places.head] = [places.head, places.base];
        },
        takeFromHead: async (files) => {
            if (base !== null)
                await swap.take(files);
        },
        giveBack: async (files) => {
            if (base !== null)
                await swap.giveBack(files);
        },
        dispose,
    };
}
function without(files, left) {
    const set = new Set(files);
    for (const file of left)
        set.delete(file);
    return set;
}
/** @param contents Files of the other side that are what they seem. */
function pointerWarnings(side, pointers, contents) {
    const [first] = pointers;
    if (first === undefined)
        return [];
    const unlike = pointers.find((file) => contents.has(file));
    const other = side === 'base' ? 'head' : 'base';
    return [
        `${side} has ${String(pointers.length)} Git LFS pointer ${pointers.length === 1 ? 'file' : 'files'} in place of contents, the first is ${first}: install git-lfs and run "git lfs fetch --all"`,
        ...(unlike === undefined
            ? []
            : [
                `${unlike} is a Git LFS pointer on ${side} and has its contents on ${other}: a benchmark that reads it does not do the same work on both sides`,
            ]),
    ];
}
/** Lets two folders trade names; when one of them cannot be renamed, both keep theirs. */
async function swapFolders(one, other, aside) {
    await renameFolder(one, aside);
    try {
        await renameFolder(other, one);
    }
    catch (error) {
        await renameFolder(aside, one);
        throw error;
    }
    try {
        await renameFolder(aside, other);
    }
    catch (error) {
        await renameFolder(one, other);
        await renameFolder(aside, one);
        throw error;
    }
}
/** On Windows a virus scanner or indexer may hold a folder for a moment. */
async function renameFolder(from, to) {
    for (let attempt = 1;; attempt += 1) {
        try {
            await (0,promises_.rename)(from, to);
            return;
        }
        catch (error) {
            const code = errorCode(error);
            if ((code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES') || attempt === 30) {
                throw new model/* PerfGateError */.DN(`cannot rename ${from} to ${to}`, {
                    remedy: 'See whether a program that the benchmarks started still runs in that folder.',
                    cause: error,
                });
            }
            await (0,external_node_timers_promises_.setTimeout)(100);
        }
    }
}
/** Links of installed packages after a set-up: top two levels, scopes, and the same in pnpm's own folder. */
async function dependencyLinks(copy, files, project) {
    const folders = new Set(['', project]);
    for (const file of files) {
        if (external_node_path_.posix.basename(file) === 'package.json')
            folders.add(external_node_path_.posix.dirname(file));
    }
    const links = [];
    const listed = async (folder) => {
        const names = [];
        for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => [])) {
            if (entry.isSymbolicLink())
                links.push(external_node_path_.join(folder, entry.name));
            else if (entry.isDirectory())
                names.push(entry.name);
        }
        return names;
    };
    const packages = async (modules) => {
        for (const name of await listed(modules)) {
            if (name === '.pnpm') {
                for (const stored of await listed(external_node_path_.join(modules, name))) {
                    await packages(external_node_path_.join(modules, name, stored, 'node_modules'));
                }
            }
            else if (name.startsWith('@'))
                await listed(external_node_path_.join(modules, name));
        }
    };
    for (const folder of folders) {
        const modules = external_node_path_.join(copy, folder, 'node_modules');
        const entry = await (0,promises_.lstat)(modules).catch(() => null);
        if (entry?.isSymbolicLink() === true)
            links.push(modules);
        else if (entry !== null)
            await packages(modules);
    }
    return links;
}
const builtFolders = ['dist', 'build', 'lib', 'out', 'target', 'generated'];
/** Without a set-up nothing makes the built files that git ignores. */
async function builtFilesLeftOut(root, project, signal) {
    const candidates = [];
    for (const folder of new Set(['', project])) {
        for (const name of builtFolders) {
            const relative = external_node_path_.posix.join(folder, name);
            const found = await (0,promises_.lstat)(external_node_path_.join(root, relative)).catch(() => null);
            if (found?.isDirectory() === true)
                candidates.push(relative);
        }
    }
    const ignored = [...(await ignoredAmong(root, candidates, signal))];
    if (ignored.length === 0)
        return [];
    return [
        `${ignored.join(', ')} ${ignored.length === 1 ? 'is' : 'are'} ignored by git and not in the copies; if benchmarks need built files, configure \`setup: npm run build\``,
    ];
}
/** Head's benchmark files in base's copy, with base's own kept aside. */
class Overlay {
    kept;
    places;
    project;
    /** Files taken, by path relative to the project: whether base had its own. */
    taken = new Map();
    /** Folders made for head's files, relative to base. */
    made = new Set();
    constructor(kept, places, project) {
        this.kept = kept;
        this.places = places;
        this.project = project;
    }
    async take(files) {
        for (const file of files) {
            const name = inProject(file);
            if (this.taken.has(name))
                continue;
            const own = external_node_path_.join(this.places.base, this.project, name);
            await this.ensureInside(own, name);
            const aside = external_node_path_.join(this.kept, name);
            const had = await (0,promises_.lstat)(own).catch(() => null);
            if (had !== null) {
                await (0,promises_.mkdir)(external_node_path_.dirname(aside), { recursive: true });
                await (0,promises_.rename)(own, aside);
            }
            await this.makeFolders(external_node_path_.dirname(own));
            this.taken.set(name, had !== null);
            await copyOver(external_node_path_.join(this.places.head, this.project, name), own);
        }
    }
    async giveBack(files) {
        for (const file of files) {
            const name = inProject(file);
            const hadOwn = this.taken.get(name);
            if (hadOwn === undefined)
                continue;
            const own = external_node_path_.join(this.places.base, this.project, name);
            await (0,promises_.rm)(own, { recursive: true, force: true });
            if (hadOwn)
                await (0,promises_.rename)(external_node_path_.join(this.kept, name), own);
            this.taken.delete(name);
        }
        // Innermost first; one that still holds a file stays until that is given back too.
        for (const folder of [...this.made].sort((a, b) => b.length - a.length)) {
            try {
                await (0,promises_.rmdir)(external_node_path_.join(this.places.base, folder));
                this.made.delete(folder);
            }
            catch (error) {
                const code = errorCode(error);
                if (code === 'ENOENT')
                    this.made.delete(folder);
                else if (code !== 'ENOTEMPTY' && code !== 'EEXIST')
                    throw error;
            }
        }
    }
    /** A folder of base that is a link, or a file, would put head's file somewhere else. */
    async ensureInside(own, name) {
        for (let folder = external_node_path_.dirname(own); folder !== this.places.base && isWithin(this.places.base, folder); folder = external_node_path_.dirname(folder)) {
            const found = await (0,promises_.lstat)(folder).catch(() => null);
            if (found === null || found.isDirectory())
                continue;
            throw new model/* PerfGateError */.DN(`cannot put head's ${name} into the copy of base: ${external_node_path_.relative(this.places.base, folder)} is not a folder there`, { remedy: 'Configure `bench-from: own`, so that each side runs its own benchmark files.' });
        }
    }
    async makeFolders(folder) {
        for (let missing = folder; (await (0,promises_.lstat)(missing).catch(() => null)) === null;) {
            this.made.add(external_node_path_.relative(this.places.base, missing));
            missing = external_node_path_.dirname(missing);
        }
        await (0,promises_.mkdir)(folder, { recursive: true });
    }
}
function inProject(file) {
    const name = external_node_path_.posix.normalize(file);
    if (external_node_path_.posix.isAbsolute(name) ||
        external_node_path_.isAbsolute(name) ||
        name === '.' ||
        name.split('/').includes('..')) {
        throw new model/* PerfGateError */.DN(`${JSON.stringify(file.slice(0, 200))} is not a file of the project`);
    }
    return name;
}
/** Copies one file or link; when there is none, there is none afterwards either. */
async function copyOver(from, to) {
    const found = await (0,promises_.lstat)(from).catch(() => null);
    if (found === null)
        return;
    if (found.isSymbolicLink())
        await makeLink(await (0,promises_.readlink)(from), to, from);
    else if (found.isFile())
        await (0,promises_.copyFile)(from, to);
    else
        throw new model/* PerfGateError */.DN(`${from} is neither a file nor a link`);
}

;// CONCATENATED MODULE: ./build/measure/environment.js


const longestFingerprint = 200;
function slug(text) {
    return text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\((?:r|tm)\)/gu, ' ')
        .replace(/[^a-z0-9.]+/gu, '-')
        .replace(/^[-.]+|[-.]+$/gu, '');
}
/** Major and minor of a version: `v20.20.2` gives `20.20`. */
function majorMinor(version) {
    return /(\d+(?:\.\d+)?)/u.exec(version)?.[1] ?? 'unknown';
}
/**
 * The key of a machine class: CPU model, cores, architecture, operating system, runtime with major and minor version. It
 * leads paths in a store, so it is made of `a-z 0-9 . -` alone and has at most 200 characters.
 */
function fingerprintOf(environment) {
    const { cpu, arch, os: system, runtime } = environment;
    const rest = [
        String(cpu.cores),
        arch,
        system.name,
        slug(runtime.name).slice(0, 40) || 'unknown',
        majorMinor(runtime.version).slice(0, 20),
    ].map((part) => slug(part) || 'unknown');
    const tail = rest.join('-');
    // The model is what may be long; what follows it must not be lost.
    const model = slug(cpu.model).slice(0, Math.max(7, longestFingerprint - tail.length - 1));
    return `${model || 'unknown'}-${tail}`.slice(0, longestFingerprint);
}
async function firstMatch(file, pattern) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '');
    return pattern.exec(text)?.[1] ?? null;
}
/** Where Node has no name of the CPU, as on many ARM machines: ids of implementer and part, which tell models apart. */
async function cpuModel() {
    const told = external_node_os_.cpus()[0]?.model.trim() ?? '';
    if (told !== '' && told !== 'unknown')
        return told;
    const implementer = await firstMatch('/proc/cpuinfo', /^CPU implementer\s*:\s*(\S+)/mu);
    const part = await firstMatch('/proc/cpuinfo', /^CPU part\s*:\s*(\S+)/mu);
    if (implementer !== null && part !== null)
        return `cpu ${implementer} ${part}`;
    return 'unknown';
}
/** Facts of the job that explain a difference between machines of one fingerprint. */
async function foundNotes(env) {
    const notes = {};
    const note = (name, value) => {
        if (value !== null && value !== undefined && value.trim() !== '')
            notes[name] = value.trim();
    };
    const image = [env.ImageOS, env.ImageVersion].filter((part) => part !== undefined);
    note('runner image', image.join(' '));
    note('runner', env.RUNNER_ENVIRONMENT);
    note('NODE_OPTIONS', env.NODE_OPTIONS);
    if (process.platform === 'linux') {
        note('governor', await firstMatch('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', /^([\w-]{1,40})$/mu));
        note('microcode', await firstMatch('/proc/cpuinfo', /^microcode\s*:\s*(\S+)/mu));
        note('distribution', await firstMatch('/etc/os-release', /^PRETTY_NAME="?([^"\n]*)/mu));
    }
    return notes;
}
/**
 * The machine and the runtimes of a measurement. What the system does not tell is `unknown`, never guessed.
 */
async function readEnvironment(options) {
    const facts = {
        // Sandboxes may report no CPU at all.
        cpu: { model: (await cpuModel()).slice(0, 300), cores: Math.max(1, external_node_os_.cpus().length) },
        memory: external_node_os_.totalmem(),
        arch: process.arch,
        os: { name: process.platform, release: external_node_os_.release().slice(0, 200) },
        runtime: {
            name: options.runtime.name.slice(0, 40),
            version: options.runtime.version.replace(/^v/u, '').slice(0, 80),
        },
        orchestrator: { name: 'node', version: process.versions.node },
        notes: Object.fromEntries(Object.entries({ ...(await foundNotes(options.env)), ...options.notes }).map(([name, value]) => [
            name.slice(0, 80),
            value.slice(0, 500),
        ])),
    };
    return { fingerprint: fingerprintOf(facts), ...facts };
}
/** @param text content of /proc/stat; null when it does not tell. */
function parseCpuTicks(text) {
    const line = /^cpu +(.+)$/mu.exec(text)?.[1];
    // user nice system idle iowait irq softirq steal; guest times after them are part of user and nice.
    const ticks = line?.trim().split(/\s+/u).slice(0, 8).map(Number) ?? [];
    const steal = ticks[7];
    if (steal === undefined || !ticks.every(Number.isFinite))
        return null;
    return { total: ticks.reduce((sum, value) => sum + value, 0), steal };
}
/** Fraction of the time between two readings that the hypervisor took; null when it cannot be told. */
function stealBetween(before, after) {
    if (before === null || after === null)
        return null;
    const total = after.total - before.total;
    const steal = after.steal - before.steal;
    // Counters of some virtual machines go backwards after a migration.
    if (total <= 0 || steal < 0)
        return null;
    return Math.min(1, steal / total);
}
/** @param text content of /proc/pressure/cpu; per cent of the last minute in which some task waited for a CPU. */
function parsePressure(text) {
    const found = /^some .*\bavg60=(\d+(?:\.\d+)?)/mu.exec(text)?.[1];
    return found === undefined ? null : Number(found);
}
async function environment_cpuTicks() {
    if (process.platform !== 'linux')
        return null;
    return parseCpuTicks(await (0,promises_.readFile)('/proc/stat', 'utf8').catch(() => ''));
}
/**
 * Begins to watch the conditions of a measurement; `finish` tells them. The load average is that before measuring, steal
 * is over the time between, pressure that of the last minute; null where the system does not tell.
 */
async function watchConditions() {
    // Windows has no load average; Node gives zeros.
    const loadAverage = process.platform === 'win32' ? null : (external_node_os_.loadavg()[0] ?? null);
    const before = await environment_cpuTicks();
    return {
        async finish() {
            const pressure = process.platform === 'linux'
                ? parsePressure(await (0,promises_.readFile)('/proc/pressure/cpu', 'utf8').catch(() => ''))
                : null;
            return { loadAverage, steal: stealBetween(before, await environment_cpuTicks()), pressure };
        },
    };
}

;// CONCATENATED MODULE: ./build/measure/fake.js




/** Room for the name of the suite in front of a benchmark's. */
const longestPrefix = 1000;
/** The file of a fake suite: each side's own copy of it says what its trials take. */
const fakeFileSchema = schemas/* strictObject */.rej({
    benchmarks: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: schemas/* string */.YjP()
            .min(1)
            .max(model/* longestName */.YG - longestPrefix),
        times: schemas/* array */.YOg(schemas/* number */.aig())
            .min(1)
            .exactOptional()
            .describe('Seconds of trial 1, 2, …; then from the first again.'),
        does: schemas/* enum */.k5n(['hang', 'throw', 'exit', 'print garbage', 'return NaN', 'measure 0'])
            .exactOptional()
            .describe('Instead of taking time.'),
        fromRound: schemas/* int */.Whr()
            .min(0)
            .exactOptional()
            .describe('It does so from this round on; before, it takes its times.'),
    })),
});
/**
 * Runs suites whose trials take the times written in a file, without starting a process: the whole path from discovery
 * to report can be exercised exactly and in milliseconds.
 */
function fakeRunner(suite) {
    const parsed = new Map();
    const discover = async (side) => {
        const found = [];
        const failures = [];
        try {
            parsed.set(side.name, await readSuite(external_node_path_.join(side.project, suite.file)));
        }
        catch (error) {
            failures.push({ benchmark: null, kind: 'load', message: (0,model/* messageOf */.bD)(error), round: null });
        }
        const names = new Map();
        for (const { name } of parsed.get(side.name) ?? [])
            names.set(name, (names.get(name) ?? 0) + 1);
        for (const [name, count] of names) {
            const id = suite.name === null ? name : `${suite.name} > ${name}`;
            if (count > 1) {
                const message = `${String(count)} benchmarks are called ${JSON.stringify(name.slice(0, 200))}; give each its own name`;
                failures.push({ benchmark: id, kind: 'duplicate-name', message, round: null });
            }
            else {
                found.push({ id, name, file: suite.file, line: null });
            }
        }
        return { benchmarks: found, failures, warnings: [], notes: {}, runtime: null };
    };
    const trial = async (side, benchmark, request) => {
        const written = parsed.get(side.name)?.find(({ name }) => name === benchmark.name);
        const round = request.round ?? 0;
        const fail = (kind, message, output) => ({
            ok: false,
            failure: {
                benchmark: benchmark.id,
                kind,
                message,
                round: request.round,
                ...(output === undefined ? {} : { output }),
            },
        });
        if (written === undefined)
            return fail('load', 'it is not in the file of this side');
        if (written.does !== undefined && round >= (written.fromRound ?? 0)) {
            switch (written.does) {
                case 'hang':
                    await new Promise((resolve) => {
                        const timer = setTimeout(resolve, request.timeout * 1000);
                        if (request.signal.aborted) {
                            clearTimeout(timer);
                            resolve();
                        }
                        request.signal.addEventListener('abort', () => {
                            clearTimeout(timer);
                            resolve();
                        });
                    });
                    return fail('timed-out', `it ran longer than ${String(request.timeout)} s and was stopped`);
                case 'throw':
                    return fail('threw', 'Error: thrown on purpose');
                case 'exit':
                    return fail('exited', 'the process ended with exit code 3 before it had measured', 'last words\n');
                case 'print garbage':
                    return fail('bad-output', 'what it sent is not a measurement', '\u001b[31m::error::\u0000garbage\n');
                case 'return NaN':
                    return fail('bad-value', 'time is NaN');
                case 'measure 0':
                    return fail('bad-value', 'time is 0: it is faster than the clock can tell');
            }
        }
        const times = written.times ?? [];
        const time = times[round % times.length];
        if (time === undefined || !Number.isFinite(time) || time <= 0)
            return fail('bad-value', `time is ${String(time)}`);
        return { ok: true, measurements: { time } };
    };
    const round = async (request) => {
        const outcome = {};
        for (const side of request.sides) {
            const trials = new Map();
            for (const benchmark of request.group)
                trials.set(benchmark.id, await trial(side, benchmark, request));
            outcome[side.name] = trials;
        }
        return outcome;
    };
    return {
        metrics: { time: model/* ownMetrics */.AP.time },
        files: () => Promise.resolve([]),
        discover,
        groups: (benchmarks) => benchmarks.map((benchmark) => [benchmark]),
        calibrate: async (request) => {
            const failed = {};
            for (const [name, trials] of Object.entries(await round(request))) {
                failed[name] = new Map([...trials].flatMap(([id, result]) => (result.ok ? [] : [[id, result.failure]])));
            }
            return { secondsPerRound: 0, failed };
        },
        round,
    };
}
async function readSuite(file) {
    let json;
    try {
        json = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch (error) {
        throw new model/* PerfGateError */.DN(`the fake suite ${external_node_path_.basename(file)} cannot be read: ${(0,model/* messageOf */.bD)(error)}`);
    }
    const result = (0,model/* checked */.KD)(fakeFileSchema, json);
    if ('value' in result)
        return result.value.benchmarks;
    throw new model/* PerfGateError */.DN(`the fake suite ${external_node_path_.basename(file)} is not valid: ${result.fault}`);
}

;// CONCATENATED MODULE: ./build/measure/process-environment.js
// Names under which machines of this trade keep what must not reach code under test. TOKENIZERS_* and the like are not secrets.
const secretName = /TOKEN(?!IZ)|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY|^ACTIONS_|^INPUT_/iu;
// Files by which a step speaks to its runner, and the channel and instruments of the parent process itself.
const notInherited = new Set([
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_OUTPUT',
    'GITHUB_STATE',
    'GITHUB_STEP_SUMMARY',
    'NODE_CHANNEL_FD',
    'NODE_CHANNEL_SERIALIZATION_MODE',
    'NODE_UNIQUE_ID',
    'NODE_V8_COVERAGE',
]);
/**
 * The environment that the user's code may see: the parent's, less what is secret by its name, what steers the runner
 * of the job, and what belongs to the parent process alone. NODE_OPTIONS is kept.
 *
 * @param passed Names of variables that go through although they look like secrets.
 */
function benchmarkEnvironment(parent, passed = []) {
    const environment = {};
    for (const [name, value] of Object.entries(parent)) {
        if (value === undefined || notInherited.has(name.toUpperCase()))
            continue;
        if (secretName.test(name) && !passed.includes(name))
            continue;
        environment[name] = value;
    }
    return environment;
}

;// CONCATENATED MODULE: ./build/machine.js















/** Seconds that the set-up of one side may take, whatever the time budget of measuring. */
const setupTimeout = 1800;
/** The ports of the use cases on this machine. */
function machinePorts(machine, config, openStore, signal) {
    const { env, terminal } = machine;
    const trialEnv = benchmarkEnvironment(env, config.passEnv);
    return {
        findRepository: findRepository,
        resolveBase: async (repository, wanted) => resolveBase(repository, wanted, env, signal),
        isSameTree: async (repository, base) => {
            if (base.sha === null || !(await isSameTree(repository, base.sha)))
                return false;
            await makeOutputFolder(config.output);
            return true;
        },
        makeSides: async (repository, base) => {
            // Before minutes are spent, and not before it is known that there is something to measure.
            await makeOutputFolder(config.output);
            return makeSides({
                repository,
                project: config.project,
                base,
                setup: config.setup,
                env: trialEnv,
                signal,
                log: (line) => {
                    if (!config.quiet)
                        terminal.note(line);
                },
                timeout: setupTimeout,
            });
        },
        runnerFor: (suite) => suiteRunner(suite, machine.bundles, config, trialEnv),
        controlWorkload: config.suites.every(({ kind }) => kind === 'fake')
            ? null
            : controlWorkload(external_node_path_.join(machine.bundles, 'control', 'index.js'), {
                ...tinybenchContext(machine.bundles, config, trialEnv),
                // A project of another language need not have a node of its own.
                node: process.execPath,
            }),
        openStore,
        standingOf: standingOf,
        matchesName: model/* matchesName */.Hj,
        environment: async ({ runtime, notes }) => readEnvironment({ runtime, notes, env }),
        watchConditions: watchConditions,
        monotonic: () => performance.now() / 1000,
        now: () => new Date(),
        drawSeed: () => (0,external_node_crypto_.randomInt)(2 ** 31),
        signal,
        onEvent: (event) => {
            if (!config.quiet)
                showEvent(terminal, event, config.verbose);
        },
        nodeVersion: machine.nodeVersion,
        toolVersion: version.version,
    };
}
function tinybenchContext(bundles, config, env) {
    return {
        node: 'node',
        trialEntry: [external_node_path_.join(bundles, 'trial', 'index.js')],
        trialHooks: external_node_path_.join(bundles, 'trial-hooks', 'index.js'),
        env,
        timeout: config.trialTimeout,
    };
}
/** What runs the benchmarks of a suite. */
function suiteRunner(suite, bundles, config, env) {
    switch (suite.kind) {
        case 'tinybench':
            return tinybenchRunner(suite, tinybenchContext(bundles, config, env));
        case 'command':
            return commandRunner(suite, { env, trialTimeout: config.trialTimeout });
        case 'fake':
            return fakeRunner(suite);
    }
}
function showEvent(terminal, event, verbose) {
    switch (event.kind) {
        case 'discovered':
            return;
        case 'differs':
            if (verbose)
                terminal.differs(event.benchmarks, event.because);
            return;
        case 'control':
            if (verbose) {
                const seconds = event.secondsPerRound.toFixed(1);
                terminal.note(`The control workload takes ${seconds} s in each of ${String(event.rounds)} rounds at most.`);
            }
            return;
        case 'planned':
            terminal.plan(event.plan, event.benchmarks, event.sides);
            return;
        case 'progress':
            terminal.progress(event);
            return;
        case 'failed':
            terminal.failure(event.side, event.failure);
    }
}

;// CONCATENATED MODULE: ./build/report/interval.js

/** Whether base and head lie on different sides of zero, so that a relative change says nothing. */
function changedSign({ base, head }) {
    return base !== null && head !== null && base * head < 0;
}
/** Whether the number grew. An infinite change has no direction of its own. */
function grew({ change, base, head }) {
    if (change?.estimate === null)
        return (head ?? Infinity) >= (base ?? 0);
    return change !== null && change.estimate >= 0;
}
/**
 * The interval that a reader is shown: the one that its verdict rests on. A benchmark that is within, or that stopped before
 * the test could speak at its level, has the interval of the equivalence test; every other has that of the change.
 */
function shownInterval({ kind, change, equivalence }) {
    const unbounded = change !== null && change.low === null && change.high === null;
    return equivalence !== null && (kind === 'within' || unbounded) ? equivalence : change;
}
/** The change where it can be drawn on a line of relative changes. */
function drawnChange(verdict) {
    if (changedSign(verdict) || (verdict.change?.estimate === null && !grew(verdict)))
        return null;
    const interval = shownInterval(verdict);
    return verdict.change === null || interval === null
        ? null
        : { ...interval, estimate: verdict.change.estimate };
}
/** The estimate of a change as a number; null in a document stands for a number that grew from zero. */
function estimateOf(change) {
    return change.estimate ?? Infinity;
}
/** Of the old Windows glyph list, which every fixed-width font has in one width; the emoji-like arrows are not in it. */
const unicodeGlyphs = {
    blank: ' ',
    band: '·',
    zero: '│',
    line: '─',
    crossing: '┼',
    estimate: '●',
    beyondLow: '◄',
    beyondHigh: '►',
};
const asciiGlyphs = {
    blank: ' ',
    band: '.',
    zero: '|',
    line: '-',
    crossing: '+',
    estimate: 'o',
    beyondLow: '<',
    beyondHigh: '>',
};
/** The next number of few digits that is at least `value` (> 0), so that the ends of an axis can be read. */
function roundUp(value) {
    const power = 10 ** Math.floor(Math.log10(value));
    for (const step of [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8])
        if (value <= step * power * (1 + 1e-9))
            return step * power;
    return 10 * power;
}
/**
 * An axis that shows zero, the minimum effect and the intervals of `changes`. One wild row shall not squeeze the others to
 * a dot: what lies farther out than four times the middle estimate runs into an arrow.
 */
function axisOf(changes, minimumEffect) {
    const least = 1.5 * Math.max(minimumEffect, 1e-6);
    const sizes = changes
        .map((change) => Math.abs(estimateOf(change)))
        .filter((size) => Number.isFinite(size))
        .sort((a, b) => a - b);
    const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
    const farthest = Math.max(4 * least, 4 * middle);
    let low = -least;
    let high = least;
    for (const change of changes) {
        low = Math.min(low, change.low ?? estimateOf(change));
        high = Math.max(high, change.high ?? estimateOf(change));
    }
    return {
        low: -roundUp(Math.min(-low, farthest)),
        high: roundUp(Math.min(high, farthest)),
        minimumEffect,
    };
}
function cellOf(value, axis, cells) {
    const share = (value - axis.low) / (axis.high - axis.low);
    return Math.min(cells - 1, Math.max(0, Math.round(share * (cells - 1))));
}
/** The interval in exactly `cells` (>= 5) characters: zero line, band of the minimum effect, low to high, estimate. */
function drawInterval(change, axis, cells, glyphs) {
    const drawing = Array.from({ length: cells }, () => glyphs.blank);
    const zero = cellOf(0, axis, cells);
    const reach = Math.round((axis.minimumEffect / (axis.high - axis.low)) * (cells - 1));
    const bandLow = Math.max(0, zero - reach);
    const bandHigh = Math.min(cells - 1, zero + reach);
    drawing.fill(glyphs.band, bandLow, bandHigh + 1);
    drawing[zero] = glyphs.zero;
    if (change === null)
        return drawing.join('');
    const { low, high } = change;
    const estimate = estimateOf(change);
    if (estimate === Infinity) {
        drawing[cells - 1] = glyphs.beyondHigh;
        return drawing.join('');
    }
    // Rounding to cells must not make an interval touch zero, or an estimate the band, when the numbers do not.
    let first = low === null ? 0 : cellOf(low, axis, cells);
    let last = high === null ? cells - 1 : cellOf(high, axis, cells);
    let dot = cellOf(estimate, axis, cells);
    if (low !== null && low > 0 && first <= zero)
        first = Math.min(zero + 1, cells - 1);
    if (high !== null && high < 0 && last >= zero)
        last = Math.max(zero - 1, 0);
    if (estimate > axis.minimumEffect && dot <= bandHigh)
        dot = Math.min(bandHigh + 1, cells - 1);
    if (estimate < -axis.minimumEffect && dot >= bandLow)
        dot = Math.max(bandLow - 1, 0);
    first = Math.min(first, dot);
    last = Math.max(last, dot);
    for (let cell = first; cell <= last; cell++)
        drawing[cell] = cell === zero ? glyphs.crossing : glyphs.line;
    if (estimate >= axis.low && estimate <= axis.high)
        drawing[dot] = glyphs.estimate;
    if (low === null || low < axis.low)
        drawing[0] = glyphs.beyondLow;
    if (high === null || high > axis.high)
        drawing[cells - 1] = glyphs.beyondHigh;
    if (estimate < axis.low)
        drawing[0] = glyphs.beyondLow;
    if (estimate > axis.high)
        drawing[cells - 1] = glyphs.beyondHigh;
    return drawing.join('');
}
/** The ends of the axis and its zero, in exactly `cells` characters where they fit. */
function axisLabel(axis, cells) {
    const tight = (value) => `${value > 0 ? '+' : ''}${(0,units/* share */.uM)(value).replace('\u00a0', '')}`;
    const [left, right] = [tight(axis.low), tight(axis.high)];
    const zero = cellOf(0, axis, cells);
    if (left.length + right.length + 1 > cells)
        return ' '.repeat(cells);
    const label = Array.from(left.padEnd(cells - right.length) + right);
    if (zero > left.length && zero < cells - right.length - 1)
        label[zero] = '0';
    return label.join('');
}

;// CONCATENATED MODULE: ./build/report/outline.js


/** The metric of a verdict, as its policy sees it; undefined for a name that the decision does not declare. */
function metricOf(decision, verdict) {
    const metric = Object.hasOwn(decision.metrics, verdict.metric)
        ? decision.metrics[verdict.metric]
        : undefined;
    return metric === undefined || verdict.better === null ? metric : { ...metric, better: verdict.better };
}
/** Whether the verdict rests on a test; that of an exact metric needs none. */
function isTested(verdict) {
    return verdict.method !== null && verdict.method !== 'exact';
}
function badness(decision, verdict) {
    if (verdict.change === null)
        return 0;
    // Half the throughput is as bad as twice the time: only logarithms rank them so.
    const estimate = grew(verdict) ? estimateOf(verdict.change) : -Math.abs(estimateOf(verdict.change));
    const size = Math.log1p(Math.max(-1, estimate));
    return metricOf(decision, verdict)?.better === 'higher' ? -size : size;
}
function order(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
function byName(a, b) {
    return order(a.benchmark, b.benchmark) || order(a.metric, b.metric);
}
function outlineOf(decision) {
    const gating = decision.verdicts.filter((verdict) => verdict.gating).sort(byName);
    const others = decision.verdicts.filter((verdict) => !verdict.gating).sort(byName);
    const worst = new Map(decision.verdicts.map((verdict) => [verdict, badness(decision, verdict)]));
    const compareBadness = (a, b) => {
        const [left, right] = [worst.get(a) ?? 0, worst.get(b) ?? 0];
        return left === right ? byName(a, b) : left - right;
    };
    const only = (...kinds) => gating.filter((verdict) => kinds.includes(verdict.kind));
    const worstFirst = (verdicts) => verdicts.sort((a, b) => compareBadness(b, a));
    const regressed = worstFirst(only('regressed'));
    const improved = only('improved').sort(compareBadness);
    const inconclusive = worstFirst(only('inconclusive'));
    const accepted = worstFirst(only('accepted'));
    // The axis fits the rows that say something; the wide intervals of the others may run out of it.
    const drawn = [[...regressed, ...improved, ...accepted], inconclusive, gating].find((verdicts) => verdicts.length > 0);
    const changes = (verdicts) => verdicts.flatMap((verdict) => drawnChange(verdict) ?? []);
    const judged = gating.some(isTested)
        ? gating.filter(isTested)
        : gating.filter(({ method }) => method !== null);
    // Screened by earlier runs, next to what was measured in rounds: the rounds are told.
    const inRounds = judged.filter(({ method }) => method !== 'prediction');
    const rounds = (inRounds.length === 0 ? judged : inRounds).map((verdict) => verdict.rounds);
    const onHead = new Set(decision.verdicts.flatMap((one) => (one.head === null ? [] : [one.benchmark])));
    const onBase = new Set(decision.verdicts.flatMap((one) => (one.base === null ? [] : [one.benchmark])));
    const partial = new Set(gating.filter(({ kind, benchmark }) => (kind === 'missing' && onHead.has(benchmark)) || (kind === 'added' && onBase.has(benchmark))));
    const broken = only('failed', 'missing');
    const firstOf = new Map(broken.map((verdict) => [verdict.benchmark, verdict]).reverse());
    return {
        partial,
        regressed,
        improved,
        inconclusive,
        accepted,
        broken,
        brokenOnce: broken.filter((verdict) => partial.has(verdict) || firstOf.get(verdict.benchmark) === verdict),
        added: only('added'),
        unremarkable: only('within', 'identical', 'not-suspected', 'ignored'),
        gating,
        others,
        moved: others
            .filter((verdict) => verdict.kind === 'regressed' || verdict.kind === 'improved')
            .sort((a, b) => Math.abs(worst.get(b) ?? 0) - Math.abs(worst.get(a) ?? 0) || byName(a, b)),
        counts: model/* verdictKinds */.PV.flatMap((kind) => {
            const number = gating.filter((verdict) => verdict.kind === kind).length;
            return number === 0 ? [] : [[kind, number]];
        }),
        benchmarks: new Set(gating.map((verdict) => verdict.benchmark)).size,
        axis: axisOf(changes(drawn ?? []), decision.minimumEffect),
        rounds: rounds.length === 0
            ? null
            : rounds.reduce(([least, most], n) => [Math.min(least, n), Math.max(most, n)], [Infinity, 0]),
    };
}

;// CONCATENATED MODULE: ./build/report/cells.js





/** What the cells of a row say, the same in every report. */
/** The change: `+12.3 %`; in words where a relative change has no meaning. */
function changeText(verdict) {
    if (verdict.change === null)
        return '—';
    if (verdict.method === 'exact') {
        if (changedSign(verdict))
            return 'new sign';
        if (verdict.base === 0 && verdict.head !== 0)
            return 'from 0';
        if (verdict.change.estimate === null)
            return grew(verdict) ? '×∞' : units/* signedPercent */.wu(-Infinity, null);
    }
    const resolution = units/* resolutionOf */.Cp(verdict.change, verdict.noise);
    return units/* signedPercent */.wu(estimateOf(verdict.change), resolution);
}
/** An interval with as many digits as the change. */
function rangeText(verdict, interval) {
    if (interval === null)
        return '—';
    if (verdict.method === 'exact')
        return 'exact';
    return units/* percentRange */.nC(interval.low, interval.high, units/* resolutionOf */.Cp(verdict.change, verdict.noise));
}
/** The spread from round to round, which an exact metric does not have. */
function noiseText(verdict) {
    return units/* noisePercent */.m9(verdict.method === 'exact' ? null : verdict.noise);
}
/** The smallest change that would have been called regressed; for an exact metric every change is seen. */
function detectableText(verdict) {
    return verdict.detectable === null || verdict.method === 'exact'
        ? '—'
        : units/* percent */.KN(verdict.detectable, verdict.detectable);
}
/**
 * Whether a reader who divides the shown head by the shown base would get a visibly different change: by more than one
 * percentage point and a fifth of it. Both are right: base and head are medians of each side by itself.
 */
function mediansDisagree({ change, method, base, head }) {
    if (change === null || base === null || head === null || method === null || method === 'exact')
        return false;
    if (base <= 0 || head <= 0)
        return false;
    const estimate = Math.log1p(estimateOf(change));
    return Math.abs(Math.log(head / base) - estimate) > Math.max(0.01, Math.abs(estimate) / 5);
}
/** Base and head in fitting units; an asterisk where they and the change disagree. A tool may have a unit of its own, which is untrusted: `unitText` makes it safe. */
function valuesText(decision, verdict, unitText = (unit) => unit) {
    const metric = metricOf(decision, verdict);
    const unit = (0,report_width/* shorten */.ml)((0,untrusted/* visible */.RK)(metric?.unit ?? '1'), 20);
    const noise = metric?.kind === 'exact' ? 0 : verdict.noise;
    const values = units/* transition */.kY(verdict.base, verdict.head, units/* isScaled */.z2(unit) ? unit : '1', noise);
    const mark = mediansDisagree(verdict) ? '\u00a0*' : '';
    if (units/* isScaled */.z2(unit) || (verdict.base === null && verdict.head === null))
        return values + mark;
    return `${values}\u00a0${unitText(unit)}${mark}`;
}

;// CONCATENATED MODULE: ./build/report/exceptions.js

// What the policy says of single comparisons, in words; reasons and authors are untrusted.
/** `parse > large`: accepted up to 12 % by Ada until 2027-01-31: it checks its input now; null: not accepted. */
function acceptedPhrase({ benchmark, acceptance }) {
    if (acceptance === null)
        return null;
    const { upTo, author, commit, expires, reason } = acceptance;
    return [
        { name: benchmark },
        `: accepted up to ${units/* percent */.KN(upTo, upTo)}`,
        ...(author === null ? [] : [' by ', { said: author }]),
        commit === null ? '' : ` for commit ${commit.slice(0, 10)}`,
        expires === null ? '' : ` until ${expires}`,
        ': ',
        { said: reason },
    ];
}
/** Benchmarks that are ignored, each once for each reason, and why. */
function ignoredPhrases(verdicts) {
    const seen = new Set();
    return verdicts.flatMap(({ kind, benchmark, reason }) => {
        const key = JSON.stringify([benchmark, reason]);
        if (kind !== 'ignored' || seen.has(key))
            return [];
        seen.add(key);
        return [[{ name: benchmark }, ': ', { said: reason ?? 'the policy gives no reason' }]];
    });
}
/** The minimum effect of a comparison where it is not that of the others; else null. */
function ownEffect(decision, verdict) {
    return verdict.minimumEffect === decision.minimumEffect
        ? null
        : `minimum effect ${units/* share */.uM(verdict.minimumEffect)}`;
}

;// CONCATENATED MODULE: ./build/report/words/phrase.js

const plural = (n, one, many = `${one}s`) => `${units/* count */.U9(n)} ${n === 1 ? one : many}`;
function capitalised(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}
function joined(clauses) {
    return clauses.flatMap((clause, index) => (index === 0 ? clause : ['; ', ...clause]));
}

;// CONCATENATED MODULE: ./build/report/words/change.js




const ownMetricWords = new Map([
    ['time', 'time'],
    ['tail', 'time of the slow calls'],
    ['mean', 'mean time'],
    ['cpu', 'CPU time'],
    ['memory', 'memory'],
]);
/** What a metric is called in a sentence; a name that a tool gave is untrusted. */
function metricName(metric) {
    const word = ownMetricWords.get(metric);
    return [word ?? { name: metric }];
}
function directionWords(name, metric) {
    if (name === 'time' && metric?.unit === 's' && metric.better === 'lower') {
        return { grew: 'slower', fell: 'faster', verb: 'got', multiplied: ['takes', 'as long'] };
    }
    if (metric?.unit === 'B' && metric.better === 'lower' && /memory|heap|rss/iu.test(name)) {
        return { grew: 'more memory', fell: 'less memory', verb: 'uses', multiplied: ['uses', 'the memory'] };
    }
    if (metric?.unit === 'Hz' && metric.better === 'higher') {
        return {
            grew: 'more throughput',
            fell: 'less throughput',
            verb: 'has',
            multiplied: ['has', 'the throughput'],
        };
    }
    return null;
}
/** From here on the two numbers say more than their ratio. */
const ratioFrom = 1000;
/** Whether only both numbers tell what an exact metric did: no ratio, or one that nobody can picture. */
function needsBothNumbers({ method, base, head }) {
    if (method !== 'exact' || base === null || head === null || base === head)
        return false;
    if (base <= 0 || head <= 0)
        return true;
    return head / base >= ratioFrom || base / head >= ratioFrom;
}
/** `parse > large` got 12.3 % slower. The words follow the metric and never need a sign. */
function changeSentence(decision, verdict) {
    const name = { name: verdict.benchmark };
    const { change, noise } = verdict;
    if (change === null)
        return [name, ' changed'];
    const subject = [...metricName(verdict.metric), ' of ', name];
    const rose = grew(verdict);
    if (needsBothNumbers(verdict)) {
        return [...subject, rose ? ' rose from ' : ' fell from ', ...bothNumbers(decision, verdict)];
    }
    const words = directionWords(verdict.metric, metricOf(decision, verdict));
    const estimate = estimateOf(change);
    const size = units/* percent */.KN(estimate, units/* resolutionOf */.Cp(change, noise));
    if (words === null) {
        if (estimate === Infinity)
            return [...subject, ' rose from zero'];
        if (estimate >= 1 && (verdict.base ?? 0) >= 0) {
            return [...subject, ` rose to ${units/* timesAs */.t2(estimate)} what it was`];
        }
        return [...subject, ` ${rose ? 'rose by' : 'fell by'} ${size}`];
    }
    if (estimate === Infinity)
        return [name, ` ${words.verb} ${words.grew}, from zero`];
    if (estimate >= 1) {
        return [name, ` ${words.multiplied[0]} ${units/* timesAs */.t2(estimate)} ${words.multiplied[1]}`];
    }
    return [name, ` ${words.verb} ${size} ${rose ? words.grew : words.fell}`];
}
/** 0 to 12 KiB. A unit of the tool's own is untrusted. */
function bothNumbers(decision, verdict) {
    const unit = metricOf(decision, verdict)?.unit ?? '1';
    const scaled = units/* isScaled */.z2(unit);
    const values = units/* transition */.kY(verdict.base, verdict.head, scaled ? unit : '1', 0).replace('→', 'to');
    return scaled ? [values] : [`${values} `, { said: unit }];
}
/** Slower, faster, more memory; null where the verdicts have no word in common. */
function commonWord(decision, verdicts) {
    let common = null;
    for (const verdict of verdicts) {
        const words = directionWords(verdict.metric, metricOf(decision, verdict));
        if (words === null || verdict.change === null)
            return null;
        const word = grew(verdict) ? words.grew : words.fell;
        if (common !== null && common !== word)
            return null;
        common = word;
    }
    return common;
}
/** Movements of metrics that cannot fail the build, worth a word: at most three of them. */
function movedSentence(decision, outline) {
    const shown = outline.moved.slice(0, 3);
    if (shown.length === 0)
        return null;
    const clauses = shown.map((verdict) => {
        const words = directionWords(verdict.metric, metricOf(decision, verdict));
        return words === null || verdict.metric === 'memory'
            ? changeSentence(decision, verdict)
            : [...changeSentence(decision, verdict), ' in ', ...metricName(verdict.metric)];
    });
    const rest = outline.moved.length - shown.length;
    return [
        'Not judged, but worth a look: ',
        ...joined(clauses),
        rest > 0 ? `; and ${units/* count */.U9(rest)} more.` : '.',
    ];
}

;// CONCATENATED MODULE: ./build/report/words/failure.js

/** Metric `size` of `parse`: of a benchmark that has lost or got this metric alone. */
function metricOfBenchmark(verdict) {
    return ['metric ', { name: verdict.metric }, ' of ', { name: verdict.benchmark }];
}
function failureWords(kind) {
    switch (kind) {
        case 'set-up':
            return 'the set-up failed';
        case 'load':
            return 'it could not be loaded';
        case 'threw':
            return 'it threw an error';
        case 'timed-out':
            return 'it took too long and was stopped';
        case 'exited':
            return 'its process ended early';
        case 'bad-output':
            return 'its output could not be read';
        case 'bad-value':
            return 'it gave a number that is no measurement';
        case 'other-side':
            return 'it loaded a file of the other side';
        case 'interrupted':
            return 'it was interrupted';
        case 'duplicate-name':
            return 'another benchmark has the same name';
    }
}
/** Why a benchmark has no comparison: fails on head: it threw an error (round 3): message. */
function brokenWords(verdict, outline) {
    const name = { name: verdict.benchmark };
    if (outline.partial.has(verdict))
        return [...metricOfBenchmark(verdict), ': the base has it and head does not'];
    if (verdict.kind === 'missing')
        return [name, ': the base has this benchmark and head does not'];
    const { failure } = verdict;
    return failure === null ? [name, ': it did not run'] : [name, ': ', ...failurePhrase(failure)];
}
function failurePhrase(failure) {
    const where = failure.round === null ? '' : ` in round ${units/* count */.U9(failure.round + 1)}`;
    const what = `${failureWords(failure.kind)}${where}`;
    return failure.message.trim() === '' ? [what] : [`${what}: `, { said: failure.message }];
}

;// CONCATENATED MODULE: ./build/report/words/verdict.js



/** The title of a section of rows that have one verdict. */
function sectionTitle(decision, kind, verdicts) {
    if (kind === 'regressed')
        return capitalised(commonWord(decision, verdicts) ?? 'worse');
    if (kind === 'improved')
        return capitalised(commonWord(decision, verdicts) ?? 'better');
    if (kind === 'inconclusive')
        return 'Not sure';
    if (kind === 'accepted')
        return 'Worse, and accepted';
    return capitalised(verdictWord(kind, decision.minimumEffect));
}
function verdictWord(kind, minimumEffect) {
    switch (kind) {
        case 'within':
            return `within ±${units/* share */.uM(minimumEffect)}`;
        case 'identical':
            return 'identical';
        case 'not-suspected':
            return 'not suspected';
        case 'added':
            return 'new';
        case 'regressed':
        case 'improved':
        case 'inconclusive':
        case 'missing':
        case 'failed':
        case 'accepted':
        case 'ignored':
            return kind;
    }
}
/**
 * What the verdicts mean, for the reader who meets them for the first time.
 * @param tested some of them rest on a test; the others on exact numbers.
 */
function verdictMeaning(kind, minimumEffect, tested) {
    const least = units/* share */.uM(minimumEffect);
    const size = tested
        ? `by an estimated ${least} or more, and chance does not explain it`
        : `by more than ${least}`;
    switch (kind) {
        case 'regressed':
            return `it is worse, ${size}`;
        case 'improved':
            return `it is better, ${size}`;
        case 'within':
            return `shown to have changed by less than ${least}`;
        case 'inconclusive':
            return 'the noise allows neither a change nor its absence to be shown';
        case 'not-suspected':
            return 'the stored history gave no reason to measure it again';
        case 'identical':
            return 'both sides run the same files, so nothing was measured';
        case 'added':
            return 'the base has no such benchmark';
        case 'missing':
            return 'the base has it and head does not';
        case 'failed':
            return 'it did not run';
        case 'accepted':
            return 'worse, and accepted beforehand';
        case 'ignored':
            return 'left out by the configuration';
    }
}
/** 1 regressed, 9 within ±2 %, 1 new. */
function countsSentence(outline, minimumEffect) {
    const within = outline.gating.filter((verdict) => verdict.kind === 'within');
    const alike = within.every((verdict) => verdict.minimumEffect === minimumEffect);
    const parts = outline.counts.map(([kind, number]) => `${units/* count */.U9(number)} ${kind === 'within' && !alike ? 'within their minimum effect' : verdictWord(kind, minimumEffect)}${kind === 'identical' ? ' (the same files on both sides)' : ''}`);
    const compared = outline.gating.length;
    if (compared === 0)
        return 'No benchmark was compared.';
    const subject = compared === outline.benchmarks
        ? plural(compared, 'benchmark')
        : `${plural(compared, 'comparison')} of ${plural(outline.benchmarks, 'benchmark')}`;
    return `${subject}: ${parts.join(', ')}.`;
}
function subjectWord(outline) {
    return outline.gating.length === outline.benchmarks ? 'benchmark' : 'comparison';
}

;// CONCATENATED MODULE: ./build/report/words/headline.js





const isRegression = (verdict) => verdict.kind === 'regressed';
function regressionSentence(decision, outline) {
    const [worst, ...rest] = outline.regressed;
    if (worst === undefined)
        return ['something regressed'];
    const first = changeSentence(decision, worst);
    if (rest.length === 0)
        return first;
    const of = `${units/* count */.U9(outline.regressed.length)} of ${plural(outline.gating.length, subjectWord(outline))}`;
    const word = commonWord(decision, outline.regressed);
    const verb = word === 'slower' ? 'got slower' : 'regressed';
    return [`${of} ${verb}; the worst: `, ...first];
}
function brokenSentence(names, one, many) {
    const [first] = names;
    if (first !== undefined && names.length === 1)
        return [{ name: first }, ` ${one}`];
    return [`${plural(names.length, 'benchmark')} ${many}`];
}
/** As `brokenSentence`, with metrics that alone are missing or new told apart from whole benchmarks. */
function subjectsSentence(benchmarks, metrics, one, many) {
    const partial = new Set(metrics.map(({ benchmark }) => benchmark));
    const whole = [...new Set(benchmarks)].filter((benchmark) => !partial.has(benchmark));
    const [first] = metrics;
    if (first === undefined)
        return brokenSentence(whole, one, many);
    const those = metrics.length === 1
        ? [...metricOfBenchmark(first), ` ${one}`]
        : [`${plural(metrics.length, 'metric')} ${many}`];
    return whole.length === 0 ? those : [...brokenSentence(whole, one, many), '; ', ...those];
}
function failureClause(decision, outline, reason) {
    const partial = outline.gating.filter((verdict) => verdict.kind === reason.kind && outline.partial.has(verdict));
    switch (reason.kind) {
        case 'regressed':
            return regressionSentence(decision, outline);
        case 'missing':
            return subjectsSentence(reason.benchmarks, partial, 'is missing on head', 'are missing on head');
        case 'failed':
            return brokenSentence(reason.benchmarks, 'does not work on head', 'do not work on head');
        case 'added':
            return subjectsSentence(reason.benchmarks, partial, 'is new, with no base to compare with', 'are new, with no base to compare with');
        case 'inconclusive':
            return brokenSentence(reason.benchmarks, 'was too noisy to judge', 'were too noisy to judge');
        case 'nothing-measured':
        case 'set-up-failed':
        case 'load-failed':
        case 'unusable-values':
        case 'not-measured':
        case 'different-machine':
        case 'common-movement':
        case 'no-history':
        case 'contaminated':
        case 'interrupted':
            return [headline_obstacle(reason.kind)];
    }
}
function headline_obstacle(kind) {
    switch (kind) {
        case 'nothing-measured':
            return 'no benchmark was measured';
        case 'set-up-failed':
            return 'the set-up failed';
        case 'load-failed':
            return 'a benchmark file does not load';
        case 'unusable-values':
            return 'some values cannot be compared';
        case 'not-measured':
            return 'a run left out what was the same on its two sides';
        case 'different-machine':
            return 'the sides were measured on different kinds of machine';
        case 'common-movement':
            return 'all benchmarks moved together further than a history can explain';
        case 'no-history':
            return 'there is no stored history to judge by';
        case 'contaminated':
            return 'this machine favours one side';
        case 'interrupted':
            return 'it was interrupted';
        case 'failed':
            return 'benchmarks did not work';
        case 'missing':
            return 'something is missing on head';
        case 'added':
            return 'something has no base';
        case 'inconclusive':
            return 'it was too noisy';
        case 'regressed':
            return 'something regressed, but it could not be confirmed';
    }
}
/** What to do about an outcome that is no judgement, as an imperative sentence. */
function remedy(kind) {
    switch (kind) {
        case 'nothing-measured':
            return 'Check that the suites of the configuration name files that exist, and that "only" leaves some benchmarks; "perf-gate doctor" says what it finds.';
        case 'load-failed':
            return 'Run the benchmark files by themselves and repair the one that does not load.';
        case 'unusable-values':
            return 'Measure again, or declare metrics that can be zero or negative as exact.';
        case 'not-measured':
            return 'Measure with "perf-gate run", or with "perf-gate gate --no-shortcut".';
        case 'set-up-failed':
            return 'Run the set-up command in a fresh checkout of that commit and repair what it reports.';
        case 'different-machine':
        case 'common-movement':
            return 'Measure both sides on one machine ("--strategy paired"), or record a baseline on this kind of machine ("perf-gate baseline update").';
        case 'no-history':
            return 'Measure both sides now ("--strategy paired"), or record runs of the main branch first ("perf-gate baseline update").';
        case 'contaminated':
            return 'Start it again; when it happens again, look for what differs between the two folders or the order of starting.';
        case 'interrupted':
            return 'Start it again; what had been measured by then is shown below.';
        case 'failed':
            return 'Repair the benchmarks that are named below, or leave them out of the suites.';
        case 'inconclusive':
            return 'Measure more rounds, or on a quieter machine.';
        case 'missing':
            return 'If what is missing was removed on purpose, set "missing" to "warn" for this change.';
        case 'added':
            return 'If what is new is meant to pass, set "added" to "warn" or "ignore".';
        case 'regressed':
            return null;
    }
}
function passedSentence(decision, outline) {
    const total = outline.gating.length;
    if (decision.sameTree === true)
        return [
            'both commits have the same files, so nothing needed measuring ("--no-shortcut" measures all the same).',
        ];
    if (total === 0)
        return ['there was nothing to compare.'];
    if (outline.gating.every((verdict) => verdict.kind === 'identical')) {
        return [
            `both sides run the same files in ${total === 1 ? 'the one benchmark' : `all ${plural(total, subjectWord(outline))}`}, so nothing needed measuring.`,
        ];
    }
    if (outline.gating.every((verdict) => verdict.kind === 'added' || verdict.kind === 'ignored')) {
        const names = outline.added.map((verdict) => verdict.benchmark);
        const partial = outline.added.filter((verdict) => outline.partial.has(verdict));
        return ['nothing to compare; ', ...subjectsSentence(names, partial, 'is new', 'are new'), '.'];
    }
    const clauses = [];
    // A decision that passes with a regression was told to; the report must not deny what its table shows.
    if (outline.gating.some(isRegression))
        clauses.push(regressionSentence(decision, outline), ['the policy lets it pass']);
    else if (outline.accepted.length > 0)
        clauses.push(['nothing regressed but what was accepted']);
    else
        clauses.push(['nothing regressed']);
    const [best] = outline.improved;
    if (best !== undefined) {
        clauses.push(outline.improved.length === 1
            ? changeSentence(decision, best)
            : [`${units/* count */.U9(outline.improved.length)} improved, most: `, ...changeSentence(decision, best)]);
    }
    if (outline.inconclusive.length > 0) {
        const [first] = outline.inconclusive;
        clauses.push(first !== undefined && outline.inconclusive.length === 1
            ? [{ name: first.benchmark }, ' was too noisy to judge']
            : [`${units/* count */.U9(outline.inconclusive.length)} were too noisy to judge`]);
    }
    if (outline.broken.length > 0) {
        clauses.push(subjectsSentence(outline.broken.map((verdict) => verdict.benchmark), outline.broken.filter((verdict) => outline.partial.has(verdict)), 'was not compared', 'were not compared'));
    }
    const same = outline.gating.filter((verdict) => verdict.kind === 'identical').length;
    const judged = total - outline.broken.length - outline.added.length - same;
    const identical = same === 0 ? '' : `, ${units/* count */.U9(same)} identical`;
    clauses.push([`${plural(judged, subjectWord(outline))} compared${identical}`]);
    return [...joined(clauses), '.'];
}
/** The first sentence of every report. */
function headline(decision, outline) {
    const { outcome, observed, reasons } = decision;
    if (outcome === 'could-not-judge') {
        const kinds = [...new Set(reasons.map((reason) => reason.kind))];
        const what = kinds.length === 0 ? 'no reason was given' : kinds.map(headline_obstacle).join('; ');
        return { sign: '⚠️', tone: 'unsure', word: 'Could not judge', sentence: [`${what}.`] };
    }
    if (outcome === 'failed') {
        const seen = new Set();
        const inOrder = [...reasons].sort((a, b) => Number(b.kind === 'regressed') - Number(a.kind === 'regressed'));
        const clauses = inOrder.flatMap((reason) => {
            if (reason.kind === 'regressed' && seen.has(reason.kind))
                return [];
            seen.add(reason.kind);
            return [failureClause(decision, outline, reason)];
        });
        const sentence = clauses.length === 0 ? ['no reason was given.'] : [...joined(clauses), '.'];
        if (observed)
            return { sign: '⚠️', tone: 'unsure', word: 'Would have failed', sentence };
        return { sign: '❌', tone: 'bad', word: 'Failed', sentence };
    }
    const careful = outline.inconclusive.length > 0 || outline.broken.length > 0;
    const verb = observed ? 'Would have passed' : 'Passed';
    return {
        sign: '✅',
        tone: 'good',
        word: careful ? `${verb}, with a warning` : verb,
        sentence: passedSentence(decision, outline),
    };
}
/** The sentence below the headline of a gate that only observes; null for one that gates. */
function observedSentence(decision) {
    if (!decision.observed)
        return null;
    const sentence = 'This gate only observes ("mode: observe"): it reports and never fails a job.';
    if (decision.tally === null)
        return sentence;
    const { gates, failed, couldNotJudge } = decision.tally;
    const unjudged = couldNotJudge === 0 ? '' : `, and ${units/* count */.U9(couldNotJudge)} could not have been judged`;
    return `${sentence} Of ${plural(gates, 'earlier gate')} in the store, ${units/* count */.U9(failed)} would have failed${unjudged}.`;
}

;// CONCATENATED MODULE: ./build/report/words/method.js



function methodWords(method) {
    switch (method) {
        case 'signed-rank':
            return 'signed-rank test over rounds, ranks winsorized';
        case 'moderated-t':
            return 'moderated t test over few rounds, which rests on a model of the noise, not on the coin';
        case 'rank-sum':
            return 'Wilcoxon rank-sum test';
        case 'prediction':
            return 'prediction interval from the stored history';
        case 'exact':
            return 'exact metrics are compared exactly, without statistics';
    }
}
/** What the asterisk at a pair of medians means. */
function mediansSentence(decision) {
    const how = {
        auto: 'round by round, where both sides met the same conditions',
        paired: 'round by round, where both sides met the same conditions',
        compare: 'over all pairs of trials',
        stored: 'from all earlier runs together',
    }[decision.strategy];
    return `medians of each side by itself; the change, which is taken ${how}, differs from their quotient`;
}
/** 20 rounds, or 20 to 40 rounds; for stored runs, earlier runs. */
function roundsWords(decision, rounds) {
    if (rounds === null)
        return null;
    const [least, most] = rounds;
    const word = { stored: 'earlier run', paired: 'round', auto: 'round', compare: 'trial' }[decision.strategy];
    return least === most ? plural(least, word) : `${units/* count */.U9(least)} to ${plural(most, word)}`;
}
function commitWords(side) {
    const { sha, ref, dirty } = side.commit;
    const parts = [];
    if (sha !== null)
        parts.push([{ name: sha.slice(0, 10) }]);
    if (ref !== null)
        parts.push([sha === null ? '' : ' (', { name: ref }, sha === null ? '' : ')']);
    if (parts.length === 0)
        parts.push(['a folder outside a repository']);
    if (dirty)
        parts.push([' with uncommitted changes']);
    return parts.flat();
}
/** What was compared with what, how often and how long it took. */
function comparedPhrase(decision, outline) {
    const stored = decision.strategy === 'stored' ? ['the stored runs → '] : [];
    const base = decision.base === null ? stored : [...commitWords(decision.base), ' → '];
    const facts = [roundsWords(decision, outline.rounds), units/* duration */.p0(decision.seconds)].filter((fact) => fact !== null);
    return [...base, ...commitWords(decision.head), ` · ${facts.join(' · ')}`];
}
function confidences(intervals) {
    const levels = [
        ...new Set(intervals.flatMap((interval) => (interval === null ? [] : [interval.confidence]))),
    ];
    levels.sort((a, b) => a - b);
    const [first] = levels;
    const last = levels.at(-1);
    if (first === undefined || last === undefined)
        return null;
    const [from, to] = [units/* confidencePercent */.qx(first), units/* confidencePercent */.qx(last)];
    return from === to ? from : `${from} to ${to}`;
}
/** +0.1 % (−0.2 … +0.5 %), noise ±0.6 %, 14 rounds. */
function controlWords({ estimate, low, high, noise, rounds }) {
    const range = units/* percentRange */.nC(low, high, noise);
    return `${units/* signedPercent */.wu(estimate, noise)} (${range}), noise ${units/* noisePercent */.m9(noise)}, ${plural(rounds, 'round')}`;
}
/** Everything that a statistician asks for, as labels and values. */
function methodFacts(decision, outline) {
    const { environment, conditions } = decision;
    const facts = [];
    const add = (label, ...value) => {
        facts.push([label, value]);
    };
    const rounds = roundsWords(decision, outline.rounds);
    const tested = outline.gating.filter(isTested);
    const tests = [...new Set(tested.flatMap(({ method }) => (method === null ? [] : [methodWords(method)])))];
    if (outline.gating.some(({ method }) => method === 'exact'))
        tests.push(methodWords('exact'));
    if (rounds !== null && tested.length > 0)
        add('Rounds (n)', rounds);
    if (tests.length > 0)
        add('Test', tests.join('; '));
    if (decision.family > 0) {
        add('Alpha', `${units/* probability */.E5(decision.alpha)} over the whole family of ${plural(decision.family, 'comparison')}`);
    }
    if (tests.length > 0)
        add('Minimum effect', units/* share */.uM(decision.minimumEffect));
    if (decision.family > 0 && decision.looks.length > 1) {
        const [last = '', ...others] = decision.looks.map(String).reverse();
        add('Looks', `after ${others.reverse().join(', ')} and ${last} rounds, which share alpha`);
    }
    // Of all confidence is an interval without ends: that look had no share of alpha.
    const change = confidences(tested.map((verdict) => (verdict.change?.confidence === 1 ? null : verdict.change)));
    const equivalence = confidences(tested.map((verdict) => verdict.equivalence));
    if (change !== null) {
        add('Intervals', `${change} for the change${equivalence === null ? '' : `, ${equivalence} for equivalence`}`);
    }
    if (decision.seed !== null)
        add('Seed', String(decision.seed));
    // Two files are judged as they are; there is no choice behind it.
    if (decision.strategy !== 'compare')
        add('Strategy', decision.strategy);
    const { cpu, os, runtime, orchestrator } = environment;
    add('Machine', { said: cpu.model }, `, ${plural(cpu.cores, 'core')}, ${units/* quantity */.au(environment.memory, 'B')}, `, { said: `${os.name} ${os.release} ${environment.arch}` });
    // Command suites start no runtime of ours.
    if (runtime.name !== 'none')
        add('Runtime', { said: `${runtime.name} ${runtime.version}` });
    add('Measured by', {
        said: `${decision.tool.name} ${decision.tool.version} on ${orchestrator.name} ${orchestrator.version}`,
    });
    const speaking = [
        conditions.loadAverage === null ? null : `load ${units/* plainNumber */.ku(conditions.loadAverage, 2)} before`,
        conditions.steal === null ? null : `steal ${units/* percent */.KN(conditions.steal)}`,
        conditions.pressure === null ? null : `CPU pressure ${units/* plainNumber */.ku(conditions.pressure, 1)} %`,
    ].filter((part) => part !== null);
    if (speaking.length > 0)
        add('Conditions', speaking.join(', '));
    const { control, controlWorkload: workload } = decision;
    if (control !== null)
        add('Control', 'base against itself in ', { name: control.benchmark }, `: ${controlWords(control)}`);
    if (workload !== undefined)
        add('Control workload', `between identical sides ${controlWords(workload)}`);
    for (const [note, value] of Object.entries(environment.notes)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, 20)) {
        add('Note', { said: `${note}: ${value}` });
    }
    if (decision.base !== null)
        add('Base measured', { said: decision.base.started });
    add('Head measured', { said: decision.head.started });
    add('Took', units/* duration */.p0(decision.seconds));
    return facts;
}

;// CONCATENATED MODULE: ./build/report/words/undecided.js




/** What an undecided row could have missed: up to 9 % slower. */
function missedWords(decision, verdict) {
    if (verdict.detectable === null)
        return 'any change';
    const words = directionWords(verdict.metric, metricOf(decision, verdict));
    const lower = metricOf(decision, verdict)?.better !== 'higher';
    const worse = words === null ? 'worse' : lower ? words.grew : words.fell;
    return `up to ${units/* percent */.KN(verdict.detectable, verdict.detectable)} ${worse}`;
}
/** Nothing was bounded, so nothing can be foreseen but the fewest rounds with which the test can speak at all. */
function isUnbounded(verdict) {
    return verdict.change === null || (verdict.change.low === null && verdict.change.high === null);
}
/** What would settle an undecided row. */
function settleWords(decision, verdict) {
    if (decision.strategy === 'stored')
        return 'more stored runs';
    if (isUnbounded(verdict))
        return `no fewer than ${plural(verdict.roundsToSettle ?? verdict.rounds + 1, 'round')}`;
    return verdict.roundsToSettle === null
        ? 'no number of rounds'
        : `about ${plural(verdict.roundsToSettle, 'round')}`;
}
/** The advice below the undecided rows. */
function inconclusiveAdvice(decision, outline) {
    if (decision.strategy === 'stored')
        return 'The history grows with every run that is stored.';
    const needs = outline.inconclusive.map((verdict) => verdict.roundsToSettle);
    const settled = needs.filter((rounds) => rounds !== null);
    const most = settled.length === 0 ? null : settled.reduce((a, b) => Math.max(a, b));
    const quieter = 'a quieter machine or a longer benchmark would help';
    if (outline.inconclusive.every((verdict) => verdict.change === null))
        return 'They could not be compared at all.';
    if (outline.inconclusive.some(isUnbounded) && most !== null) {
        return `At least ${plural(most, 'round')} are needed to say anything.`;
    }
    if (most === null)
        return `More rounds would not settle ${needs.length === 1 ? 'this' : 'these'}; ${quieter}.`;
    const settle = `About ${plural(most, 'round')} would settle`;
    if (settled.length === needs.length) {
        return `${settle} ${needs.length === 1 ? 'it' : 'them all'}, as far as can be foreseen.`;
    }
    return `${settle} ${units/* count */.U9(settled.length)} of them; for the others ${quieter}.`;
}

;// CONCATENATED MODULE: ./build/report/words/warning.js

/** Warnings of the decision first, then those of its rows, each text once. */
function sharedWarnings(decision, verdicts) {
    const byText = new Map();
    for (const text of decision.warnings)
        if (!byText.has(text))
            byText.set(text, new Set());
    for (const verdict of verdicts) {
        for (const text of verdict.warnings) {
            const names = byText.get(text) ?? new Set();
            names.add(verdict.benchmark);
            byText.set(text, names);
        }
    }
    return Array.from(byText, ([text, names]) => ({ text, benchmarks: [...names] }));
}
function warningPhrase({ text, benchmarks }) {
    const [first] = benchmarks;
    if (first === undefined)
        return [{ said: text }];
    const who = benchmarks.length === 1 ? [{ name: first }] : [plural(benchmarks.length, 'benchmark')];
    return [...who, ': ', { said: text }];
}

;// CONCATENATED MODULE: ./build/report/words/index.js








;// CONCATENATED MODULE: ./build/report/markdown.js








const namesShown = 60;
const messageShown = 600;
const outputLinesShown = 40;
const rowsUnfolded = 20;
const drawingCells = 25;
const roomForNotice = 500;
/** Numbers and their units stay on one line of a cell. */
function unbroken(text) {
    return text.replaceAll(' ', '\u00a0');
}
function phrase(parts, code = untrusted/* codeSpan */.SS) {
    return parts
        .map((part) => {
        if (typeof part === 'string')
            return part;
        if ('name' in part)
            return code((0,report_width/* shorten */.ml)((0,untrusted/* visible */.RK)(part.name), namesShown));
        return (0,untrusted/* prose */.CS)((0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(part.said), messageShown));
    })
        .join('');
}
function row(cells) {
    return `| ${cells.join(' | ')} |`;
}
function tableHead(columns) {
    const rule = columns.map(([, side]) => (side === 'left' ? ':--' : '--:'));
    return `${row(columns.map(([title]) => title))}\n${row(rule)}`;
}
function details(summary, verbose) {
    return [`<details${verbose ? ' open' : ''}><summary>${summary}</summary>\n\n`, '\n\n</details>'];
}
function nameCell(verdict) {
    const name = phrase([{ name: verdict.benchmark }], untrusted/* tableCode */.KH);
    return verdict.metric === 'time'
        ? name
        : `${name} · ${phrase(metricName(verdict.metric), untrusted/* tableCode */.KH)}`;
}
function changeCell(verdict) {
    return unbroken(changeText(verdict));
}
function rangeCell(verdict, interval) {
    return unbroken(rangeText(verdict, interval));
}
function valuesCell(decision, verdict) {
    return unbroken(valuesText(decision, verdict, untrusted/* tableCode */.KH)).replace(/\*$/u, '\\*');
}
/** The table of rows that need attention: what a reader sees without opening anything. */
function drawnTable(decision, outline, verdicts) {
    const undecided = verdicts[0]?.kind === 'inconclusive';
    const tested = verdicts.some(isTested);
    const label = (0,untrusted/* codeSpan */.SS)(unbroken(axisLabel(outline.axis, drawingCells)));
    const head = tableHead([
        ['Benchmark', 'left'],
        ['Change', 'right'],
        [label, 'left'],
        ...(undecided
            ? [
                ['Could have missed', 'left'],
                ['Would settle it', 'left'],
            ]
            : [['Base → head', 'right']]),
        ...(tested ? [['Noise', 'right']] : []),
    ]);
    const rows = verdicts.map((verdict) => {
        const effect = ownEffect(decision, verdict);
        return row([
            nameCell(verdict) + (effect === null ? '' : `<br><sub>${unbroken(effect)}</sub>`),
            verdict.change === null
                ? '—'
                : `**${changeCell(verdict)}**${tested ? `<br><sub>${rangeCell(verdict, shownInterval(verdict))}</sub>` : ''}`,
            (0,untrusted/* codeSpan */.SS)(unbroken(drawInterval(drawnChange(verdict), outline.axis, drawingCells, unicodeGlyphs))),
            ...(undecided
                ? [unbroken(missedWords(decision, verdict)), unbroken(settleWords(decision, verdict))]
                : [valuesCell(decision, verdict)]),
            ...(tested ? [unbroken(noiseText(verdict))] : []),
        ]);
    });
    return [head, rows];
}
/** The footnote of a table whose rows have asterisks. */
function mediansNote(decision, verdicts) {
    return verdicts.some(mediansDisagree) ? `<sub>\\* ${mediansSentence(decision)}</sub>` : '';
}
function legend(decision, tested) {
    const least = units/* share */.uM(decision.minimumEffect);
    const parts = [
        `${(0,untrusted/* codeSpan */.SS)('│')} no change`,
        `${(0,untrusted/* codeSpan */.SS)('··')} less than ${least}, too little to matter`,
        tested
            ? `${(0,untrusted/* codeSpan */.SS)('─●─')} the change, and the range it may well lie in`
            : `${(0,untrusted/* codeSpan */.SS)('●')} the change`,
        `${(0,untrusted/* codeSpan */.SS)('►')} goes on outside the drawing`,
        ...(tested ? ['noise: how much the change differs from round to round'] : []),
    ];
    return `<sub>${parts.join(' · ')}</sub>`;
}
/** A paragraph below a table; nothing for an empty one. */
function markdown_below(text) {
    return text === '' ? '' : `\n\n${text}`;
}
function drawnBlocks(decision, outline, verdicts, importance, verbose) {
    const [first] = verdicts;
    if (first === undefined)
        return [];
    const title = sectionTitle(decision, first.kind, verdicts);
    const [head, rows] = drawnTable(decision, outline, verdicts);
    const shown = verbose ? rows.length : rowsUnfolded;
    const blocks = [
        {
            what: `rows of "${title}"`,
            importance,
            open: `#### ${title}\n\n${head}\n`,
            rows: rows.slice(0, shown),
            close: markdown_below(first.kind === 'inconclusive'
                ? inconclusiveAdvice(decision, outline)
                : mediansNote(decision, verdicts.slice(0, shown))),
        },
    ];
    const rest = rows.slice(shown);
    if (rest.length > 0) {
        const [open, close] = details(`${title}: ${units/* count */.U9(rest.length)} more`, verbose);
        blocks.push({
            what: `rows of "${title}"`,
            importance: importance + 10,
            open: `${open}${head}\n`,
            rows: rest,
            close: first.kind === 'inconclusive'
                ? close
                : `${markdown_below(mediansNote(decision, verdicts.slice(shown)))}${close}`,
        });
    }
    return blocks;
}
const testColumns = [
    ['Interval', 'right', (verdict) => rangeCell(verdict, verdict.change)],
    ['Equivalence', 'right', (verdict) => rangeCell(verdict, verdict.equivalence)],
    ['p', 'right', (verdict) => (verdict.p === null ? '—' : units/* probability */.E5(verdict.p))],
    ['n', 'right', (verdict) => units/* count */.U9(verdict.rounds)],
    ['Test', 'left', (verdict) => verdict.method ?? '—'],
];
const precisionColumns = [
    ['Noise', 'right', (verdict) => unbroken(noiseText(verdict))],
    ['Detectable', 'right', detectableText],
];
function everythingBlock(decision, outline, verbose) {
    if (outline.gating.length === 0)
        return [];
    const quiet = outline.unremarkable.length + outline.added.length;
    const total = outline.gating.length;
    const all = total === 1 ? 'The one result in numbers' : `All ${units/* count */.U9(total)} results in numbers`;
    const [open, close] = details(quiet === total || quiet === 0 ? all : `${all}, ${units/* count */.U9(quiet)} of them unremarkable`, verbose);
    const tested = outline.gating.some(isTested);
    const columns = [
        ['Benchmark', 'left', nameCell],
        ['Verdict', 'left', (verdict) => unbroken(verdictWord(verdict.kind, verdict.minimumEffect))],
        ['Change', 'right', changeCell],
        ...(tested ? testColumns : []),
        ['Base → head', 'right', (verdict) => valuesCell(decision, verdict)],
        ...(tested ? precisionColumns : []),
    ];
    const head = tableHead(columns.map(([title, side]) => [title, side]));
    const rows = [...outline.gating]
        .sort((a, b) => Number(isQuiet(a)) - Number(isQuiet(b)))
        .map((verdict) => row(columns.map(([, , cell]) => cell(verdict))));
    const note = markdown_below(mediansNote(decision, outline.gating));
    return [
        { what: 'results in numbers', importance: 40, open: `${open}${head}\n`, rows, close: `${note}${close}` },
    ];
}
function isQuiet(verdict) {
    return !['regressed', 'improved', 'inconclusive', 'accepted', 'failed', 'missing'].includes(verdict.kind);
}
function movedWord(verdict) {
    if (verdict.kind === 'regressed' || verdict.kind === 'improved')
        return 'yes';
    if (verdict.kind === 'within' || verdict.kind === 'identical')
        return 'no';
    return verdict.kind === 'inconclusive' ? 'not sure' : verdict.kind;
}
function othersBlock(decision, outline, verbose) {
    if (outline.others.length === 0)
        return [];
    const [open, close] = details('Other metrics, which are shown and not judged', verbose);
    const head = tableHead([
        ['Benchmark', 'left'],
        ['Metric', 'left'],
        ['Moved', 'left'],
        ['Change', 'right'],
        ['Interval', 'right'],
        ['Base → head', 'right'],
        ['Noise', 'right'],
    ]);
    const rows = outline.others.map((verdict) => row([
        phrase([{ name: verdict.benchmark }], untrusted/* tableCode */.KH),
        phrase(metricName(verdict.metric), untrusted/* tableCode */.KH),
        unbroken(movedWord(verdict)),
        changeCell(verdict),
        rangeCell(verdict, shownInterval(verdict)),
        valuesCell(decision, verdict),
        unbroken(noiseText(verdict)),
    ]));
    const note = markdown_below(mediansNote(decision, outline.others));
    return [
        {
            what: 'rows of other metrics',
            importance: 50,
            open: `${open}${head}\n`,
            rows,
            close: `${note}${close}`,
        },
    ];
}
function list(title, what, importance, items) {
    if (items.length === 0)
        return [];
    return [
        {
            what,
            importance,
            open: title === '' ? '' : `#### ${title}\n\n`,
            rows: items.map((item) => `- ${item}`),
            close: '',
        },
    ];
}
function brokenBlocks(outline, importance) {
    const items = outline.brokenOnce.map((verdict) => phrase(brokenWords(verdict, outline)));
    const kinds = new Set(outline.broken.map((verdict) => verdict.kind));
    const title = kinds.size > 1 ? 'Failed and missing' : kinds.has('missing') ? 'Missing' : 'Failed';
    return list(title, 'what failed or is missing', importance, items);
}
function outputBlocks(decision, outline, verbose) {
    const failures = [
        ...decision.failures,
        ...outline.brokenOnce.flatMap(({ failure }) => (failure === null ? [] : [failure])),
    ];
    return failures.flatMap((failure, index) => {
        if (failure.output === undefined || failure.output.trim() === '')
            return [];
        const who = failure.benchmark === null
            ? `the ${failure.kind === 'set-up' ? 'set-up' : 'program'}`
            : `<code>${(0,untrusted/* htmlText */.js)((0,report_width/* shorten */.ml)((0,untrusted/* visible */.RK)(failure.benchmark), namesShown))}</code>`;
        const [open, close] = details(`What ${who} printed`, verbose);
        // The end is where programs say why they stopped.
        const lines = (0,untrusted/* visibleLines */.gB)(failure.output.trimEnd())
            .slice(-outputLinesShown)
            .map((line) => (0,report_width/* shorten */.ml)(line, 200));
        return [
            {
                what: 'outputs of failed programs',
                importance: 60 + index,
                open,
                rows: [(0,untrusted/* fencedBlock */.zW)(lines)],
                close,
            },
        ];
    });
}
function warningBlocks(decision, outline, verbose) {
    const all = sharedWarnings(decision, outline.gating)
        .map((warning) => phrase(warningPhrase(warning)));
    const shown = verbose ? all.length : 5;
    const blocks = list('Warnings', 'warnings', 20, all.slice(0, shown));
    const rest = all.slice(shown).map((item) => `- ${item}`);
    if (rest.length > 0) {
        const [open, close] = details(`${units/* count */.U9(rest.length)} more warnings`, verbose);
        blocks.push({ what: 'warnings', importance: 45, open, rows: rest, close });
    }
    return blocks;
}
function methodBlock(decision, outline, verbose) {
    const [open, close] = details('How it was measured and judged', verbose);
    const facts = methodFacts(decision, outline).map(([label, value]) => `- ${label}: ${phrase(value)}`);
    const tested = (kind) => outline.gating.some((verdict) => verdict.kind === kind && isTested(verdict));
    const meanings = outline.counts.map(([kind]) => `- ${verdictWord(kind, decision.minimumEffect)}: ${verdictMeaning(kind, decision.minimumEffect, tested(kind))}`);
    return {
        what: 'facts about the measurement',
        importance: 30,
        open,
        rows: meanings.length === 0 ? facts : [...facts, '\nWhat the verdicts mean:\n', ...meanings],
        close,
    };
}
function single(what, importance, text) {
    return text === null || text === '' ? [] : [{ what, importance, open: '', rows: [text], close: '' }];
}
function reasonBlocks(decision) {
    const judged = decision.outcome !== 'could-not-judge';
    if (judged && decision.outcome !== 'failed')
        return [];
    const messages = judged ? [] : decision.reasons.map((reason) => phrase([{ said: reason.message }]));
    const remedies = [...new Set(decision.reasons.map((reason) => reason.kind))]
        .map((kind) => (judged && kind !== 'missing' && kind !== 'added' ? null : remedy(kind)))
        .filter((text) => text !== null);
    return [
        ...(messages.length <= 1 ? single('reasons', 2, messages[0] ?? null) : list('', 'reasons', 2, messages)),
        ...(remedies.length === 0 ? [] : single('advice', 2, `**What to do:** ${remedies.join(' ')}`)),
    ];
}
/** The blocks in the order of the page. */
function blocksOf(decision, outline, verbose) {
    const drawn = (verdicts, importance) => drawnBlocks(decision, outline, verdicts, importance, verbose);
    const brokenDecides = decision.reasons.some(({ kind }) => kind === 'failed' || kind === 'missing');
    const rows = [...outline.regressed, ...outline.improved, ...outline.inconclusive, ...outline.accepted];
    const moved = movedSentence(decision, outline);
    const failures = decision.failures.map((failure) => phrase([
        ...(failure.benchmark === null ? [] : [{ name: failure.benchmark }, ': ']),
        ...failurePhrase(failure),
    ]));
    return [
        ...single('what was compared', 1, `<sub>${phrase(comparedPhrase(decision, outline))}</sub>`),
        ...single('the mode', 1, observedSentence(decision)),
        ...reasonBlocks(decision),
        ...drawn(outline.regressed, 3),
        ...(brokenDecides ? brokenBlocks(outline, 4) : []),
        ...drawn(outline.improved, 6),
        ...drawn(outline.inconclusive, 7),
        ...drawn(outline.accepted, 8),
        ...list('', 'what was accepted', 8, outline.accepted.flatMap((verdict) => {
            const words = acceptedPhrase(verdict);
            return words === null ? [] : [phrase(words)];
        })),
        ...list('Ignored', 'ignored benchmarks', 19, ignoredPhrases(decision.verdicts).map((words) => phrase(words))),
        ...(brokenDecides ? [] : brokenBlocks(outline, 4)),
        ...list('Failures', 'failures', 5, failures),
        ...(rows.length > 0 ? single('the legend', 9, legend(decision, rows.some(isTested))) : []),
        ...single('other movements', 9, moved === null ? null : phrase(moved)),
        ...warningBlocks(decision, outline, verbose),
        ...single('the counts', 1, countsSentence(outline, decision.minimumEffect)),
        ...everythingBlock(decision, outline, verbose),
        ...othersBlock(decision, outline, verbose),
        ...outputBlocks(decision, outline, verbose),
        methodBlock(decision, outline, verbose),
    ];
}
/** As many rows of each block as fit into `room`, the important blocks first; a block shows whole rows or nothing. */
function fit(blocks, room) {
    const taken = new Map();
    let left = room;
    for (const block of [...blocks].sort((a, b) => a.importance - b.importance)) {
        const frame = 2 + block.open.length + block.close.length;
        let used = frame;
        let rows = 0;
        for (const text of block.rows) {
            if (used + text.length + 1 > left)
                break;
            used += text.length + 1;
            rows++;
        }
        taken.set(block, rows);
        if (rows > 0)
            left -= used;
    }
    return taken;
}
function noticeOf(blocks, taken) {
    const missing = new Map();
    for (const block of blocks) {
        const rest = block.rows.length - (taken.get(block) ?? 0);
        if (rest > 0)
            missing.set(block.what, (missing.get(block.what) ?? 0) + rest);
    }
    if (missing.size === 0)
        return '';
    const parts = Array.from(missing, ([what, rest]) => `${what} (${units/* count */.U9(rest)})`);
    const notice = `_Left out to keep this short enough: ${parts.join(', ')}. The JSON result has everything._`;
    return notice.length <= roomForNotice
        ? notice
        : `_Left out to keep this short enough: ${units/* count */.U9(missing.size)} parts. The JSON result has everything._`;
}
/** The first line of a report, by which its comment is found again. */
function markdown_marker(suite) {
    return `<!-- perf-gate:${suite.replaceAll(/[^A-Za-z0-9._-]/gu, '-').replaceAll('--', '-')} -->`;
}
/**
 * The decision as GitHub-flavoured Markdown for a comment or a job summary. It never exceeds `limit`: rows are folded first,
 * and then whole rows are left out, the least important first, and it is said which.
 */
function markdownReport(decision, options = {}) {
    const { limit = 60_000, verbose = false } = options;
    const outline = outlineOf(decision);
    const { sign, word, sentence } = headline(decision, outline);
    let top = `${markdown_marker(decision.suite)}\n### ${sign} ${word}: ${phrase(sentence)}`;
    if (top.length + roomForNotice > limit)
        top = `${markdown_marker(decision.suite)}\n### ${sign} ${word}`;
    const blocks = blocksOf(decision, outline, verbose);
    const render = (taken) => blocks.flatMap((block) => {
        const rows = taken === null ? block.rows : block.rows.slice(0, taken.get(block) ?? 0);
        return rows.length === 0 ? [] : [`${block.open}${rows.join('\n')}${block.close}`];
    });
    const whole = `${[top, ...render(null)].join('\n\n')}\n`;
    if (whole.length <= limit)
        return whole;
    const taken = fit(blocks, limit - top.length - roomForNotice - 4);
    return `${[top, ...render(taken), noticeOf(blocks, taken)].join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./build/report/fault.js



/** Lines of a program's output that are shown, the last ones. */
const mostLines = 40;
/** A report as Markdown where there is no decision: what is wrong, and what to do about it. */
function faultReport(suite, fault) {
    const shown = (text) => prose(messageLine(text).slice(0, 2000));
    const parts = [`${marker(suite)}\n### ⚠️ Could not judge: ${shown(messageOf(fault))}`];
    if (fault.remedy !== undefined)
        parts.push(shown(fault.remedy));
    if (fault.output !== undefined && fault.output.trim() !== '') {
        const lines = visibleLines(fault.output.trimEnd()).slice(-mostLines);
        parts.push(fencedBlock(lines.map((line) => line.slice(0, 500))));
    }
    return `${parts.join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./build/report/history-markdown.js


/** Rows of an issue; the rest is counted. */
const mostRows = 100;
/** The last change of a series, when it was for the worse: what was repaired since is no longer news. */
function standing({ series }) {
    return series
        .flatMap((one) => {
        const point = one.changePoints.at(-1);
        return point?.verdict === 'regressed' ? [{ series: one, point }] : [];
    })
        .toSorted((a, b) => Date.parse(b.point.at.started) - Date.parse(a.point.at.started));
}
/** What an issue about a history is about, whatever the numbers are tonight; an empty text: nothing. */
function historySubject(history) {
    const changes = standing(history).map(({ series, point }) => JSON.stringify([
        series.benchmark,
        series.metric,
        series.fingerprint,
        point.at.commit ?? point.at.started,
    ]));
    const drifts = history.series
        .filter(({ drift }) => drift !== null)
        .map(({ benchmark, metric, fingerprint }) => JSON.stringify(['drift', benchmark, metric, fingerprint]));
    return [...changes, ...drifts].sort().join('\n');
}
/**
 * What got slower in a history and has not been repaired, as Markdown.
 * @param repository address of its page, for links to commits.
 */
function historyMarkdown(history, repository) {
    const rows = standing(history);
    const drifting = history.series.filter(({ drift }) => drift !== null);
    const parts = [
        rows.length === 0 && drifting.length === 0
            ? `Nothing in the stored history of ${tableCode(visible(history.suite))} is slower than it was.`
            : `In the stored history of ${tableCode(visible(history.suite))} (${String(history.runs)} runs) these got worse and stayed so.`,
    ];
    if (rows.length > 0) {
        const cells = rows
            .slice(0, mostRows)
            .map(({ series, point }) => [
            tableCode(visible(series.benchmark)),
            tableCode(visible(series.metric)),
            point.change === null ? 'from 0' : signedPercent(point.change, null),
            range(point, repository),
            point.at.started.slice(0, 10),
            tableCode(visible(series.fingerprint)),
        ]);
        const head = ['Benchmark', 'Metric', 'Change', 'Commits', 'Since', 'Machine class'];
        parts.push([head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n'));
        if (rows.length > mostRows)
            parts.push(`${String(rows.length - mostRows)} more are not shown.`);
    }
    if (drifting.length > 0) {
        const lines = drifting
            .slice(0, mostRows)
            .map(({ benchmark, metric }) => `- ${tableCode(visible(benchmark))} ${tableCode(visible(metric))} drifts slowly`);
        parts.push(lines.join('\n'));
    }
    if (history.warnings.length > 0) {
        parts.push(history.warnings
            .slice(0, 20)
            .map((text) => `- ${prose(messageLine(text).slice(0, 500))}`)
            .join('\n'));
    }
    return `${parts.join('\n\n')}\n`;
}
function range({ lastBefore, firstAfter }, repository) {
    const from = lastBefore.commit;
    const to = firstAfter.commit;
    if (from === null || to === null)
        return '';
    return `[${from.slice(0, 12)}…${to.slice(0, 12)}](${repository}/compare/${from}...${to})`;
}

;// CONCATENATED MODULE: ./build/report/json.js

function json_sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/**
 * The decision as a `perf-gate.decision/1` document: keys in the order of the schema, names of metrics and notes sorted, a
 * newline at the end. The same decision gives the same bytes.
 * @throws PerfGateError if the decision is not valid, since nothing may be written that cannot be read back.
 */
function jsonReport(decision) {
    const checked = (0,model/* parseDecision */.cg)(decision, 'the decision');
    const document = {
        ...checked,
        environment: { ...checked.environment, notes: json_sorted(checked.environment.notes) },
        metrics: json_sorted(checked.metrics),
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
}

;// CONCATENATED MODULE: ./build/report/terminal.js








const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
const terminal_escape = String.fromCharCode(27);
const gap = '  ';
const indent = '    ';
const terminal_messageShown = 600;
/** One long cell moves its own row and not all others. */
const widestColumn = 18;
/** Writes one report; every text passes `clean` before its width is measured. */
class Page {
    #lines = [];
    #options;
    width;
    constructor(options) {
        this.#options = options;
        this.width = Math.max(40, Math.floor(options.width));
    }
    /** `text` must be visible. */
    clean(text) {
        return this.#options.unicode ? text : (0,untrusted/* ascii */.a)(text);
    }
    paint(text, paint) {
        if (!this.#options.color || paint === null || text.trim() === '')
            return text;
        return `${terminal_escape}[${String(codes[paint])}m${text}${terminal_escape}[0m`;
    }
    get mark() {
        return this.#options.unicode ? '…' : '...';
    }
    phrase(parts, nameWidth = 60) {
        const text = parts
            .map((part) => {
            if (typeof part === 'string')
                return part;
            if ('name' in part)
                return `\`${(0,report_width/* shorten */.ml)(this.clean((0,untrusted/* visible */.RK)(part.name)), nameWidth, this.mark)}\``;
            return (0,report_width/* shorten */.ml)(this.clean((0,untrusted/* messageLine */.EE)(part.said)), terminal_messageShown, this.mark);
        })
            .join('');
        return this.clean(text);
    }
    line(text = '') {
        this.#lines.push(text.replaceAll('\u00a0', ' ').trimEnd());
    }
    /** A gap between parts, never two. */
    gap() {
        if (this.#lines.length > 0 && this.#lines.at(-1) !== '')
            this.line();
    }
    /** Prose, wrapped, with `hang` before every line but the first. */
    prose(text, paint = null, first = '', hang = first) {
        const room = this.width - Math.max((0,report_width/* displayWidth */.F1)(first), (0,report_width/* displayWidth */.F1)(hang));
        for (const [index, part] of (0,report_width/* wrap */.LV)(text, room).entries()) {
            this.line((index === 0 ? first : hang) + this.paint(part, paint));
        }
    }
    toString() {
        return (0,untrusted/* withoutCommands */.Df)(`${this.#lines.join('\n')}\n`);
    }
}
function verdictPaint(verdict) {
    if (verdict.kind === 'regressed')
        return 'red';
    if (verdict.kind === 'improved')
        return 'green';
    return verdict.kind === 'inconclusive' ? 'yellow' : null;
}
function columnsFor(decision, outline, glyphs, cells, tested) {
    const columns = [
        { title: 'change', side: 'right', paint: verdictPaint, text: changeText },
        {
            title: axisLabel(outline.axis, cells),
            side: 'left',
            paint: verdictPaint,
            text: (verdict) => drawInterval(drawnChange(verdict), outline.axis, cells, glyphs),
        },
        {
            title: 'likely range',
            tests: true,
            side: 'right',
            paint: () => null,
            text: (verdict) => rangeText(verdict, shownInterval(verdict)),
        },
        {
            title: 'base → head',
            side: 'right',
            paint: () => null,
            text: (verdict) => valuesText(decision, verdict),
        },
        {
            title: 'noise',
            tests: true,
            side: 'right',
            paint: () => 'dim',
            text: (verdict) => noiseText(verdict),
        },
        {
            title: 'p',
            tests: true,
            side: 'right',
            paint: () => 'dim',
            text: (verdict) => (verdict.p === null ? '—' : units/* probability */.E5(verdict.p)),
        },
    ];
    return columns.filter(({ tests }) => tested || tests !== true);
}
/** Rows in columns that all sections of a report share; a row is broken into lines where the columns do not fit. */
class Rows {
    #page;
    #columns;
    #widths;
    #nameWidth;
    #label;
    #titled = false;
    constructor(page, decision, outline, verdicts, glyphs) {
        this.#page = page;
        this.#label = (verdict) => {
            const name = page.clean((0,untrusted/* visible */.RK)(verdict.benchmark));
            if (verdict.metric === 'time')
                return name;
            const metric = page.phrase(metricName(verdict.metric)).replaceAll('`', '');
            return `${(0,report_width/* shorten */.ml)(name, page.width, page.mark)}${page.clean(' · ')}${metric}`;
        };
        const measure = (columns) => columns.map((column) => verdicts.reduce((widest, verdict) => Math.max(widest, Math.min(widestColumn, (0,report_width/* displayWidth */.F1)(page.clean(column.text(verdict))))), (0,report_width/* displayWidth */.F1)(page.clean(column.title))));
        const tested = verdicts.some(isTested);
        const least = 11;
        const trial = measure(columnsFor(decision, outline, glyphs, least, tested));
        const total = trial.reduce((sum, width) => sum + width + gap.length, 0);
        const names = verdicts.reduce((widest, verdict) => Math.max(widest, (0,report_width/* displayWidth */.F1)(this.#label(verdict))), 0);
        // On one line with the name if that fits; else the name has a line of its own and the drawing gets what is left.
        const inline = gap.length + names + total <= page.width;
        const spare = page.width - total - (inline ? gap.length + names : indent.length - gap.length);
        const cells = least + Math.min(18, Math.max(0, spare));
        this.#nameWidth = inline ? names : null;
        this.#columns = columnsFor(decision, outline, glyphs, cells, tested);
        this.#widths = measure(this.#columns);
    }
    /** Lines of cells, each within the width of the page. */
    #layout(cells, paints, start) {
        const page = this.#page;
        let line = start;
        let used = (0,report_width/* displayWidth */.F1)(start);
        // A line that starts with a name needs a gap before its first cell; one that starts with the indent does not.
        let empty = this.#nameWidth === null;
        for (const [index, wanted] of cells.entries()) {
            const cell = (0,report_width/* shorten */.ml)(wanted, page.width - indent.length, page.mark);
            const width = Math.min(page.width - indent.length, Math.max(this.#widths[index] ?? 0, (0,report_width/* displayWidth */.F1)(cell)));
            if (!empty && used + gap.length + width > page.width) {
                page.line(line);
                line = indent;
                used = indent.length;
                empty = true;
            }
            const padded = this.#columns[index]?.side === 'left' ? (0,report_width/* padEnd */.f)(cell, width) : (0,report_width/* padStart */.CF)(cell, width);
            const spaced = (empty ? '' : gap) + padded;
            line += page.paint(spaced, paints[index] ?? null);
            used += (0,report_width/* displayWidth */.F1)(spaced);
            empty = false;
        }
        page.line(line);
    }
    titles() {
        if (this.#titled)
            return;
        this.#titled = true;
        const start = this.#nameWidth === null ? indent : gap + ' '.repeat(this.#nameWidth);
        this.#layout(this.#columns.map((column) => this.#page.clean(column.title)), this.#columns.map(() => 'dim'), start);
    }
    row(verdict) {
        const page = this.#page;
        const label = (0,report_width/* shorten */.ml)(this.#label(verdict), this.#nameWidth ?? page.width - gap.length, page.mark);
        const cells = this.#columns.map((column) => page.clean(column.text(verdict)));
        const paints = this.#columns.map((column) => column.paint(verdict));
        if (this.#nameWidth === null) {
            page.line(gap + page.paint(label, 'bold'));
            this.#layout(cells, paints, indent);
        }
        else {
            this.#layout(cells, paints, gap + page.paint(label, 'bold') + ' '.repeat(this.#nameWidth - (0,report_width/* displayWidth */.F1)(label)));
        }
    }
}
function statisticsLine(verdict) {
    const word = verdictWord(verdict.kind, verdict.minimumEffect);
    if (verdict.method === null)
        return word;
    if (verdict.method === 'exact')
        return `${word} · compared exactly`;
    const parts = [
        word,
        `n ${units/* count */.U9(verdict.rounds)}`,
        verdict.method,
        verdict.change === null || verdict.change.confidence === 1
            ? null
            : `interval ${rangeText(verdict, verdict.change)} (${units/* confidencePercent */.qx(verdict.change.confidence)})`,
        verdict.equivalence === null
            ? null
            : `equivalence ${rangeText(verdict, verdict.equivalence)} (${units/* confidencePercent */.qx(verdict.equivalence.confidence)})`,
        verdict.detectable === null ? null : `detectable ${detectableText(verdict)}`,
    ];
    return parts.filter((part) => part !== null).join(' · ');
}
function printOutput(page, failure, lines) {
    if (failure.output === undefined || failure.output.trim() === '')
        return;
    const bar = page.clean('│') === '│' ? '│ ' : '| ';
    for (const line of (0,untrusted/* visibleLines */.gB)(failure.output.trimEnd()).slice(-lines)) {
        const room = page.width - indent.length - bar.length;
        page.line(indent + page.paint(bar + (0,report_width/* shorten */.ml)(page.clean(line), room, page.mark), 'dim'));
    }
}
function printHeadline(page, decision, outline, options) {
    const { sign, tone, word, sentence } = headline(decision, outline);
    const paint = tone === 'good' ? 'green' : tone === 'bad' ? 'red' : 'yellow';
    const start = options.unicode ? `${sign} ${word}:` : `${word}:`;
    const [first = '', ...more] = (0,report_width/* wrap */.LV)(`${start} ${page.phrase(sentence)}`, page.width);
    page.line(first.startsWith(start) ? page.paint(start, paint) + first.slice(start.length) : first);
    for (const line of more)
        page.line(line);
    page.prose(page.phrase(comparedPhrase(decision, outline)), 'dim');
    const observed = observedSentence(decision);
    if (observed !== null)
        page.prose(observed);
    if (decision.outcome === 'passed')
        return;
    const judged = decision.outcome === 'failed';
    const kinds = [...new Set(decision.reasons.map((reason) => reason.kind))];
    if (!judged) {
        page.gap();
        for (const reason of decision.reasons)
            page.prose(page.phrase([{ said: reason.message }]), null, gap);
    }
    const remedies = kinds
        .map((kind) => (judged && kind !== 'missing' && kind !== 'added' ? null : remedy(kind)))
        .filter((text) => text !== null);
    if (remedies.length > 0) {
        page.gap();
        page.prose(`What to do: ${remedies.join(' ')}`);
    }
}
/**
 * The decision for a terminal or a job log. Lines are at most `width` columns wide; no line is a workflow command, and no
 * control character but the newline, and colours if asked for, is written.
 */
function terminalReport(decision, options) {
    const page = new Page(options);
    const outline = outlineOf(decision);
    const glyphs = options.unicode ? unicodeGlyphs : asciiGlyphs;
    printHeadline(page, decision, outline, options);
    const main = [...outline.regressed, ...outline.improved, ...outline.inconclusive, ...outline.accepted];
    const quiet = options.verbose ? [...outline.unremarkable, ...outline.added, ...outline.others] : [];
    const rows = new Rows(page, decision, outline, [...main, ...quiet], glyphs);
    const section = (title, verdicts, extra) => {
        if (verdicts.length === 0)
            return;
        page.gap();
        page.line(page.paint(page.clean(title), 'bold'));
        rows.titles();
        for (const verdict of verdicts) {
            rows.row(verdict);
            const effect = ownEffect(decision, verdict);
            if (effect !== null)
                page.prose(page.clean(effect), 'dim', indent);
            if (extra !== undefined)
                page.prose(page.clean(extra(verdict)), 'dim', indent);
            if (options.verbose)
                page.prose(page.clean(statisticsLine(verdict)), 'dim', indent);
        }
    };
    const drawn = (verdicts, extra) => {
        const [first] = verdicts;
        if (first !== undefined)
            section(sectionTitle(decision, first.kind, verdicts), verdicts, extra);
    };
    const printBroken = () => {
        if (outline.broken.length === 0)
            return;
        page.gap();
        page.line(page.paint('Failed or missing', 'bold'));
        for (const verdict of outline.brokenOnce) {
            page.prose(page.phrase(brokenWords(verdict, outline), page.width - 10), null, gap, indent);
            if (verdict.failure !== null)
                printOutput(page, verdict.failure, options.verbose ? 40 : 8);
        }
    };
    const brokenDecides = decision.reasons.some(({ kind }) => kind === 'failed' || kind === 'missing');
    drawn(outline.regressed);
    if (brokenDecides)
        printBroken();
    drawn(outline.improved);
    drawn(outline.inconclusive, (verdict) => {
        const missed = `could have missed ${missedWords(decision, verdict)}`;
        return outline.inconclusive.length === 1
            ? missed
            : `${missed}; ${settleWords(decision, verdict)} would settle it`;
    });
    if (outline.inconclusive.length > 0)
        page.prose(page.clean(inconclusiveAdvice(decision, outline)), null, gap);
    drawn(outline.accepted, (verdict) => page.phrase(acceptedPhrase(verdict) ?? []));
    const ignored = ignoredPhrases(decision.verdicts);
    if (ignored.length > 0) {
        page.gap();
        page.line(page.paint('Ignored', 'bold'));
        const shown = options.verbose ? ignored.length : 5;
        for (const phrase of ignored.slice(0, shown))
            page.prose(page.phrase(phrase), null, gap, indent);
        const rest = ignored.length - shown;
        if (rest > 0)
            page.line(`${gap}and ${units/* count */.U9(rest)} more; --verbose shows them`);
    }
    if (!brokenDecides)
        printBroken();
    if (decision.failures.length > 0) {
        page.gap();
        page.line(page.paint('Failures', 'bold'));
        for (const failure of decision.failures) {
            const who = failure.benchmark === null ? [] : [{ name: failure.benchmark }, ': '];
            page.prose(page.phrase([...who, ...failurePhrase(failure)]), null, gap, indent);
            printOutput(page, failure, options.verbose ? 40 : 8);
        }
    }
    if (options.verbose) {
        section('Unremarkable', [...outline.unremarkable, ...outline.added]);
        section('Other metrics, not judged', outline.others);
    }
    if (main.length > 0) {
        const { zero, band, line, estimate } = glyphs;
        const change = main.some(isTested)
            ? `${line}${estimate}${line} the change and its likely range`
            : `${estimate} the change`;
        const least = `${band}${band} less than ${units/* share */.uM(decision.minimumEffect)}`;
        page.gap();
        // Our own signs, which are ASCII already where they have to be.
        page.prose(`${zero} no change   ${least}   ${change}`, 'dim', gap);
    }
    if ([...main, ...quiet].some(mediansDisagree)) {
        page.prose(page.clean(`* ${mediansSentence(decision)}`), 'dim', gap, indent);
    }
    const moved = movedSentence(decision, outline);
    if (moved !== null) {
        page.gap();
        page.prose(page.phrase(moved));
    }
    const warnings = sharedWarnings(decision, outline.gating);
    if (warnings.length > 0) {
        page.gap();
        page.line(page.paint('Warnings', 'bold'));
        const shown = options.verbose ? warnings.length : 5;
        for (const warning of warnings.slice(0, shown)) {
            page.prose(page.phrase(warningPhrase(warning)), null, gap, indent);
        }
        const rest = warnings.length - shown;
        if (rest > 0)
            page.line(`${gap}and ${units/* count */.U9(rest)} more; --verbose shows them`);
    }
    page.gap();
    page.prose(page.clean(countsSentence(outline, decision.minimumEffect)));
    page.gap();
    const facts = methodFacts(decision, outline)
        .map(([label, value]) => [label, `${label.toLowerCase()}: ${page.phrase(value)}`]);
    const machine = new Set(['Machine', 'Runtime', 'Measured by', 'Conditions']);
    const minor = new Set(['Note', 'Base measured', 'Head measured', 'Took']);
    const print = (wanted) => {
        const texts = facts.flatMap(([label, text]) => (wanted(label) ? [text] : []));
        if (texts.length > 0)
            page.prose(page.clean(texts.join(' · ')), 'dim');
    };
    print((label) => !machine.has(label) && !minor.has(label));
    print((label) => machine.has(label));
    if (options.verbose)
        print((label) => minor.has(label));
    return page.toString();
}

;// CONCATENATED MODULE: ./build/report/index.js






;// CONCATENATED MODULE: ./build/report/history.js




/** The search as a `perf-gate.history/1` document, a newline at the end. The same search gives the same bytes. */
function historyJson(history) {
    return `${JSON.stringify((0,model/* parseHistory */.i6)(history, 'the history'), undefined, 2)}\n`;
}
const history_escape = String.fromCharCode(27);
/** What moved in a history, for people: every change point and every drift, or in words that nothing moved and what was searched. */
function historyReport(history, look) {
    const lines = [];
    const clean = (text) => (look.unicode ? text : (0,untrusted/* ascii */.a)(text));
    const width = Math.max(40, look.width);
    const say = (text) => {
        lines.push(...(0,report_width/* wrap */.LV)(clean(text), width));
    };
    const searched = history.series.filter((series) => !series.young);
    const young = history.series.filter((series) => series.young);
    const classes = [...new Set(history.series.map((series) => series.fingerprint))];
    say(history_headline(history, searched));
    for (const fingerprint of classes) {
        const here = searched.filter((series) => series.fingerprint === fingerprint);
        const moved = here.flatMap((series) => series.changePoints.map((point) => ({ series, point })));
        const drifting = here.filter((series) => series.drift !== null);
        if (moved.length === 0 && drifting.length === 0)
            continue;
        lines.push('');
        say(`On ${(0,untrusted/* visible */.RK)(fingerprint)}:`);
        if (moved.length > 0) {
            // The newest first: it is what somebody can still do something about.
            const rows = moved.toSorted((a, b) => Date.parse(b.point.at.started) - Date.parse(a.point.at.started));
            const nameWidth = Math.max(16, width - 76);
            lines.push('');
            lines.push(...table([
                { title: '', side: 'left', widest: 9 },
                { title: 'benchmark', side: 'left', widest: nameWidth },
                { title: 'metric', side: 'left', widest: 12 },
                { title: 'first run', side: 'left', widest: 10 },
                { title: 'commits', side: 'left', widest: 26 },
                { title: 'change', side: 'right', widest: 10 },
                { title: 'p', side: 'right', widest: 8 },
            ], rows.map(({ series, point }) => [
                point.verdict,
                (0,untrusted/* messageLine */.EE)(series.benchmark),
                (0,untrusted/* messageLine */.EE)(series.metric),
                point.at.started.slice(0, 10),
                commitsText(point),
                history_changeText(series, point),
                probabilityText(point.p),
            ]), clean));
            if (look.color)
                colour(lines, rows.length, rows.map(({ point }) => point.verdict));
            const same = moved.filter(({ point }) => isSameCommit(point)).length;
            if (same > 0) {
                lines.push('');
                say(`"same commit": the level changed between two runs of one commit (${units/* count */.U9(same)} ${same === 1 ? 'time' : 'times'}), so not by the code: look at the machine.`);
            }
        }
        if (drifting.length > 0)
            lines.push('');
        for (const series of drifting)
            say(driftSentence(series));
    }
    if (young.length > 0) {
        const least = Math.min(...young.map((series) => series.runs));
        const most = Math.max(...young.map((series) => series.runs));
        const needed = 2 * history.policy.smallestSegment;
        lines.push('');
        say(`${seriesText(young.length)} too young to search: ${least === most ? units/* count */.U9(least) : `${units/* count */.U9(least)} to ${units/* count */.U9(most)}`} of the ${units/* count */.U9(needed)} runs that are needed (two levels of ${units/* count */.U9(history.policy.smallestSegment)}; --smallest-segment).`);
    }
    for (const warning of history.warnings)
        say(`Warning: ${(0,untrusted/* messageLine */.EE)(warning)}`);
    return (0,untrusted/* withoutCommands */.Df)(`${lines.map((line) => line.replaceAll('\u00a0', ' ').trimEnd()).join('\n')}\n`);
}
function history_headline(history, searched) {
    const runs = `${units/* count */.U9(history.runs)} stored ${history.runs === 1 ? 'run' : 'runs'} of ${history.suite}`;
    const only = history.only === null ? '' : ` (only ${(0,report_width/* shorten */.ml)((0,untrusted/* visible */.RK)(history.only), 60)})`;
    if (history.runs === 0)
        return `No run of ${history.suite} is stored.`;
    if (history.series.length === 0)
        return `There is nothing to search in the ${runs}${only}.`;
    if (searched.length === 0)
        return `Nothing could be searched yet in the ${runs}${only}.`;
    const points = searched.reduce((sum, series) => sum + series.changePoints.length, 0);
    const drifting = searched.filter((series) => series.drift !== null).length;
    const first = searched.map((series) => series.first.started).reduce(earlier);
    const last = searched.map((series) => series.last.started).reduce((a, b) => (earlier(a, b) === a ? b : a));
    const where = `${seriesText(searched.length)} in the ${runs}${only}, ${first.slice(0, 10)} to ${last.slice(0, 10)}`;
    if (points === 0 && drifting === 0)
        return `Nothing moved: ${where} ${searched.length === 1 ? 'was' : 'were'} searched.`;
    const found = [
        ...(points === 0 ? [] : [`${units/* count */.U9(points)} change ${points === 1 ? 'point' : 'points'}`]),
        ...(drifting === 0 ? [] : [`${units/* count */.U9(drifting)} slow ${drifting === 1 ? 'drift' : 'drifts'}`]),
    ];
    return `${found.join(' and ')} in ${where}.`;
}
function earlier(a, b) {
    return Date.parse(a) <= Date.parse(b) ? a : b;
}
function seriesText(number) {
    return `${units/* count */.U9(number)} series`;
}
function commitOf(run) {
    return run.commit === null ? 'unknown' : run.commit.slice(0, 12);
}
function isSameCommit({ lastBefore, firstAfter }) {
    return lastBefore.commit !== null && lastBefore.commit === firstAfter.commit;
}
/** As git takes it: after the first commit, up to the second. */
function commitsText(point) {
    if (isSameCommit(point))
        return `same commit ${commitOf(point.firstAfter)}`;
    return `${commitOf(point.lastBefore)}..${commitOf(point.firstAfter)}`;
}
function history_changeText(series, point) {
    return point.change === null
        ? units/* transition */.kY(point.before, point.after, units/* isScaled */.z2(series.definition.unit) ? series.definition.unit : '1', null)
        : units/* signedPercent */.wu(point.change, null);
}
/** So small a p says that the model is the larger doubt. */
function probabilityText(p) {
    return p < 1e-9 ? '<1e-9' : units/* probability */.E5(p);
}
function history_nameOf(series) {
    return `${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(series.metric), 20)} of ${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(series.benchmark), 60)}`;
}
function driftSentence(series) {
    const { drift } = series;
    if (drift === null)
        return '';
    const how = drift.change === null ? 'drifts slowly' : `drifted by ${units/* signedPercent */.wu(drift.change, null)} in all`;
    return `drift: ${history_nameOf(series)} ${how}, over ${units/* count */.U9(series.runs)} runs from ${series.first.started.slice(0, 10)} to ${series.last.started.slice(0, 10)} (p ${probabilityText(drift.p)}). No single commit did it.`;
}
function table(columns, rows, clean) {
    const cells = [columns.map((column) => column.title), ...rows].map((row) => row.map((cell, index) => (0,report_width/* shorten */.ml)(clean(cell), columns[index]?.widest ?? 1, clean('…'))));
    const widths = columns.map((_, index) => Math.max(...cells.map((row) => (0,report_width/* displayWidth */.F1)(row[index] ?? ''))));
    return cells.map((row) => row
        .map((cell, index) => (columns[index]?.side === 'right' ? report_width/* padStart */.CF : report_width/* padEnd */.f)(cell, widths[index] ?? 0))
        .join('  '));
}
/** Paints the first column of the last lines. */
function colour(lines, count, verdicts) {
    for (let row = 0; row < count; row += 1) {
        const place = lines.length - count + row;
        const code = verdicts[row] === 'regressed' ? 31 : 32;
        lines[place] = (lines[place] ?? '').replace(/^(\w+)/u, `${history_escape}[${String(code)}m$1${history_escape}[0m`);
    }
}

;// CONCATENATED MODULE: ./build/commands.js


















/**
 * Runs a command; the exit code is what it gives.
 * @throws PerfGateError for what ends with exit code 2.
 */
async function runCommand(session) {
    const { command, cwd, flags, terminal } = session;
    if (command === 'init') {
        await init({ cwd, write: terminal.out });
        return 0;
    }
    if (command === 'doctor')
        return runDoctor(session);
    const config = resolveConfig({ cwd, flags, file: await loadConfigFile(cwd, flags.config ?? null) });
    for (const file of [config.json, config.markdown])
        if (file !== null && file !== '-')
            await checkWritable(file);
    switch (command) {
        case 'gate':
            return commands_gate(session, config);
        case 'run':
            return commands_run(session, config);
        case 'compare': {
            const [base, head] = session.positionals;
            const decision = await compare(await readRunFile(cwd, base ?? ''), await readRunFile(cwd, head ?? ''), config, { matchesName: model/* matchesName */.Hj });
            return report(session, config, decision);
        }
        case 'judge': {
            const runs = await readRunFiles(cwd, session.positionals);
            return report(session, config, await judge(runs, config, portsOf(session, config)));
        }
        case 'history': {
            const openStore = async () => openConfiguredStore(session, config);
            const found = await gate_history(config, { openStore, matchesName: model/* matchesName */.Hj, toolVersion: version.version });
            await result(session, config, historyJson(found), historyReport(found, terminal.look));
            return 0;
        }
        case 'baseline update':
        case 'baseline list':
        case 'baseline show':
        case 'baseline prune':
        case 'baseline accept':
            return baseline(session, config, command);
    }
}
async function commands_gate(session, config) {
    const { terminal } = session;
    const gated = await gate(config, portsOf(session, config));
    terminal.endProgress();
    const files = [
        [external_node_path_.join(config.output, 'head.json'), runDocument(gated.head)],
        [external_node_path_.join(config.output, 'decision.json'), jsonReport(gated.decision)],
    ];
    if (gated.base !== null)
        files.unshift([external_node_path_.join(config.output, 'base.json'), runDocument(gated.base)]);
    // The report is worth more than the files: a full disk must not swallow it.
    const written = await settle([writeTogether(files)]);
    const code = await report(session, config, gated.decision, written);
    if (!gated.head.complete)
        terminal.note(`What was measured so far is in ${config.output}.`);
    return code;
}
async function commands_run(session, config) {
    const { terminal } = session;
    const measured = await gate_run(config, portsOf(session, config));
    terminal.endProgress();
    const file = external_node_path_.join(config.output, 'run.json');
    const content = runDocument(measured);
    const written = await settle([
        writeWhole(file, content),
        ...(config.json === null || config.json === '-' ? [] : [writeWhole(config.json, content)]),
    ]);
    terminal.out(config.json === '-' ? content : runText(measured));
    if (written !== null)
        throw written;
    terminal.note(`The run is in ${file}.`);
    if (!measured.complete)
        return 130;
    return measured.failures.length > 0 || measured.samples.length === 0 ? 2 : 0;
}
async function runDoctor(session) {
    const { terminal, cwd, flags, env } = session;
    const findings = await doctor({
        cwd,
        flags,
        checks: (config, repository) => [
            ...programAndLoadChecks(session, config, repository),
            ...(repository === null
                ? []
                : [baseCheck(config.base, async () => resolveBase(repository, config.base, env))]),
            {
                name: 'store',
                run: async () => storeCheck(await openConfiguredStore(session, config), config.suite, config.unreadable).run(),
            },
        ],
    });
    const json = flags.json;
    const document = `${JSON.stringify(findings, null, 2)}\n`;
    if (json !== undefined && json !== '-')
        await writeWhole(external_node_path_.resolve(cwd, json), document);
    terminal.out(json === '-' ? document : doctorText(findings));
    return doctorExitCode(findings);
}
/** Commands are looked for and not run, which may take minutes; files of benchmarks are loaded. */
function programAndLoadChecks(session, config, repository) {
    const env = benchmarkEnvironment(session.env, config.passEnv);
    const checks = [];
    if (config.setup !== null)
        checks.push(programCheck('set-up', config.setup, config.project, env));
    for (const [index, suite] of config.suites.entries()) {
        if (suite.kind === 'command') {
            const line = typeof suite.command === 'string' ? suite.command : (suite.command[0] ?? '');
            checks.push(programCheck('benchmarks', line, config.project, env));
        }
        else if (repository !== null) {
            const side = {
                name: 'head',
                commit: repository.head,
                root: repository.root,
                project: config.project,
                forbidden: [],
            };
            const label = suite.name ?? `suites[${String(index)}]`;
            checks.push(loadCheck(label, suiteRunner(suite, session.bundles, config, env), side));
        }
    }
    return checks;
}
/**
 * Prints the decision and writes what was asked for.
 * @param fault what could not be written before; it is thrown when all else is done.
 */
async function report(session, config, decision, fault = null) {
    const { terminal } = session;
    const json = config.json === null ? null : jsonReport(decision);
    const markdown = config.markdown === null ? null : markdownReport(decision, { verbose: config.verbose });
    // In a log a line of what a benchmark printed could be taken for a command to the job that runs this.
    const toOut = config.json === '-'
        ? json
        : config.markdown === '-' && markdown !== null
            ? (0,untrusted/* withoutCommands */.Df)(markdown)
            : null;
    terminal.out(toOut ?? terminalReport(decision, { ...terminal.look, verbose: config.verbose }));
    const files = [];
    if (json !== null && config.json !== null && config.json !== '-')
        files.push(writeWhole(config.json, json));
    if (markdown !== null && config.markdown !== null && config.markdown !== '-') {
        files.push(writeWhole(config.markdown, markdown));
    }
    const unwritten = await settle(files);
    if (fault !== null)
        throw fault;
    if (unwritten !== null)
        throw unwritten;
    return exitCodeOf(decision, config.couldNotJudge);
}
function portsOf(session, config) {
    return machinePorts(session, config, async () => openConfiguredStore(session, config), session.listen());
}
/** Waits for all; the first error among them, or null. */
async function settle(promises) {
    for (const outcome of await Promise.allSettled(promises)) {
        if (outcome.status === 'rejected') {
            return outcome.reason instanceof Error ? outcome.reason : new Error(String(outcome.reason));
        }
    }
    return null;
}


/***/ }),

/***/ 6371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DN: () => (/* reexport */ errors/* PerfGateError */.D),
  _z: () => (/* reexport */ acceptanceSchemaName),
  O2: () => (/* reexport */ changePointPolicySchema),
  KD: () => (/* reexport */ checked),
  f8: () => (/* reexport */ decisionSchemaName),
  VW: () => (/* reexport */ environmentSchema),
  bS: () => (/* reexport */ historySchemaName),
  YG: () => (/* reexport */ longestName),
  Ke: () => (/* reexport */ matcherOf),
  Hj: () => (/* reexport */ matchesName),
  Ox: () => (/* reexport */ mergeShards),
  bD: () => (/* reexport */ errors/* messageOf */.b),
  MH: () => (/* reexport */ nameMatcher),
  AP: () => (/* reexport */ ownMetrics),
  TO: () => (/* reexport */ parseAcceptance),
  cg: () => (/* reexport */ parseDecision),
  i6: () => (/* reexport */ parseHistory),
  zZ: () => (/* reexport */ parseRun),
  LF: () => (/* reexport */ pathText),
  KV: () => (/* reexport */ policyFor),
  wh: () => (/* reexport */ policySchema),
  Lx: () => (/* reexport */ runSchema),
  i$: () => (/* reexport */ runSchemaName),
  PV: () => (/* reexport */ verdictKinds)
});

// UNUSED EXPORTS: acceptanceFields, acceptanceSchema, changePointSchema, commitSchema, conditionsSchema, controlSchema, daySchema, decisionSchema, driftSchema, failureSchema, globOfName, historySchema, identicalSchema, judgedControlSchema, methodSchema, metricSchema, outcomeSchema, parseDocument, reasonSchema, ruleSchema, sampleSchema, storedAcceptanceSchema, verdictSchema

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./build/model/errors.js
var errors = __webpack_require__(2011);
;// CONCATENATED MODULE: ./build/model/parse.js

/** Where in a document, as a reader would write it: `samples[3].values[0]`. */
function pathText(path) {
    let text = '';
    for (const part of path) {
        // A key may be untrusted, and of any length.
        const key = String(part).slice(0, 80);
        if (typeof part === 'number')
            text += `[${key}]`;
        else
            text += text === '' ? key : `.${key}`;
    }
    return text === '' ? 'the document' : text;
}
const typeWords = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
    record: 'an object',
    null: 'null',
};
/** The kinds of value that may stand there, or what bounds it; null where only the schema's own words can tell. */
function requirement(fault) {
    switch (fault.code) {
        case 'invalid_type':
            return `be ${typeWords[fault.expected] ?? fault.expected}`;
        case 'invalid_value':
            return fault.values.length === 1
                ? `be ${JSON.stringify(fault.values[0])}`
                : `be one of: ${fault.values.map(String).join(', ')}`;
        case 'too_small':
        case 'too_big': {
            const least = fault.code === 'too_small';
            const bound = String(least ? fault.minimum : fault.maximum);
            if (fault.origin === 'string')
                return `have ${least ? 'at least' : 'at most'} ${characters(bound)}`;
            if (fault.origin === 'array')
                return `have ${least ? 'at least' : 'at most'} ${items(bound)}`;
            if (fault.inclusive === false)
                return `be ${least ? 'more' : 'less'} than ${bound}`;
            return `be ${least ? 'at least' : 'at most'} ${bound}`;
        }
        case 'invalid_union': {
            // Alternatives that fail in themselves: each says what it wants.
            const wanted = fault.errors.flatMap(([first]) => first === undefined ? [] : [requirement(first)]);
            const known = wanted.filter((text) => text !== null);
            return known.length === 0 ? null : [...new Set(known)].join(' or ').replaceAll(' or be ', ' or ');
        }
        case 'invalid_format':
        case 'unrecognized_keys':
        case 'invalid_key':
        case 'invalid_element':
        case 'not_multiple_of':
        case 'custom':
            return null;
    }
}
const characters = (count) => `${count} ${count === '1' ? 'character' : 'characters'}`;
const items = (count) => `${count} ${count === '1' ? 'item' : 'items'}`;
/** Words for a fault; a schema's own message comes before these. */
function wording(fault) {
    if (fault.code === 'unrecognized_keys') {
        return `has an unknown key ${JSON.stringify(fault.keys[0]?.slice(0, 80))}`;
    }
    if (fault.code === 'invalid_key')
        return 'is no name that can stand here';
    const needed = requirement(fault);
    if (needed === null)
        return undefined;
    return fault.input === undefined ? `is missing; it must ${needed}` : `must ${needed}`;
}
/**
 * Checks a value by a schema.
 * @returns the value, or the first fault as a clause with its place: `suites[0].name is missing; it must be a text`.
 */
function checked(schema, value) {
    const result = schema.safeParse(value, { error: wording });
    if (result.success)
        return { value: result.data };
    const issue = result.error.issues[0];
    if (issue === undefined)
        return { fault: 'the document is not valid' };
    const joint = /^(?:is|must|has) /u.test(issue.message) ? ' ' : ': ';
    return { fault: `${pathText(issue.path)}${joint}${issue.message}` };
}
/**
 * Parses untrusted JSON by a schema whose documents carry `schema: <schemaName>`.
 * @throws PerfGateError with the source, the place and the expectation.
 */
function parseDocument(schema, schemaName, json, source) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
        throw new errors/* PerfGateError */.D(`${source} is not a ${schemaName} document: it is not a JSON object`);
    }
    const found = json.schema;
    if (found !== schemaName) {
        const what = typeof found === 'string'
            ? `its schema is ${JSON.stringify(found.slice(0, 80))}`
            : 'it names no schema';
        throw new errors/* PerfGateError */.D(`${source} is not a ${schemaName} document: ${what}`, {
            remedy: 'Give a file that this version of perf-gate wrote.',
        });
    }
    const result = checked(schema, json);
    if ('value' in result)
        return result.value;
    throw new errors/* PerfGateError */.D(`${source} is not a valid ${schemaName} document: ${result.fault}`);
}

;// CONCATENATED MODULE: ./build/model/metric.js

/**
 * What is measured. Values are always in base units: seconds (`s`), bytes (`B`), hertz (`Hz`), or a pure number (`1`);
 * a tool's own unit may be any short word, and is then not scaled in reports.
 */
const metricSchema = schemas/* strictObject */.rej({
    unit: schemas/* string */.YjP().min(1).max(40).describe('Base unit of the values: s, B, Hz, 1, or a word of the tool.'),
    better: schemas/* enum */.k5n(['lower', 'higher']).describe('Which direction is an improvement.'),
    kind: schemas/* enum */.k5n(['noisy', 'exact'])
        .describe('noisy: judged by statistics; exact: the same program gives the same number, compared exactly.'),
});
/** The metrics that perf-gate measures itself; other names come from a tool's output. */
const ownMetrics = {
    time: { unit: 's', better: 'lower', kind: 'noisy' },
    tail: { unit: 's', better: 'lower', kind: 'noisy' },
    mean: { unit: 's', better: 'lower', kind: 'noisy' },
    cpu: { unit: 's', better: 'lower', kind: 'noisy' },
    memory: { unit: 'B', better: 'lower', kind: 'noisy' },
};

;// CONCATENATED MODULE: ./build/model/name-glob.js

const longestGlob = 1000;
const deepestBraces = 20;
function fault(glob, what) {
    return new errors/* PerfGateError */.D(`the glob ${JSON.stringify(glob.slice(0, 80))} ${what}`, {
        remedy: 'Write a backslash before a brace or comma that is part of the name.',
    });
}
/** Parses a sequence up to the end, or inside braces up to `,` or `}`. */
function parse(glob, characters, start, depth) {
    const nodes = [];
    let at = start;
    while (at < characters.length) {
        const character = characters[at] ?? '';
        if (depth > 0 && (character === ',' || character === '}'))
            break;
        at++;
        if (character === '*')
            nodes.push({ kind: 'many' });
        else if (character === '?')
            nodes.push({ kind: 'one' });
        else if (character === '\\') {
            const next = characters[at++];
            if (next === undefined)
                throw fault(glob, 'ends with a backslash');
            nodes.push({ kind: 'character', character: next });
        }
        else if (character === '}')
            throw fault(glob, 'closes a brace that is not open');
        else if (character === '{') {
            if (depth === deepestBraces)
                throw fault(glob, 'nests braces too deeply');
            const branches = [];
            for (;;) {
                const [branch, end] = parse(glob, characters, at, depth + 1);
                branches.push(branch);
                if (characters[end] === undefined)
                    throw fault(glob, 'does not close a brace');
                at = end + 1;
                if (characters[end] === '}')
                    break;
            }
            nodes.push({ kind: 'either', branches });
        }
        else
            nodes.push({ kind: 'character', character });
    }
    return [nodes, at];
}
/** Adds the states of `nodes` that lead to `next`; gives the state to enter by. Built from the end to the start. */
function build(nodes, states, next) {
    let entry = next;
    for (const node of [...nodes].reverse()) {
        switch (node.kind) {
            case 'character':
                entry = states.push({ kind: 'consume', character: node.character, next: entry }) - 1;
                break;
            case 'one':
                entry = states.push({ kind: 'consume', character: null, next: entry }) - 1;
                break;
            case 'many': {
                const loop = { kind: 'consume', character: null, next: 0 };
                const consume = states.push(loop) - 1;
                entry = states.push({ kind: 'split', next: [consume, entry] }) - 1;
                loop.next = entry;
                break;
            }
            case 'either':
                entry =
                    states.push({
                        kind: 'split',
                        next: node.branches.map((branch) => build(branch, states, entry)),
                    }) - 1;
                break;
        }
    }
    return entry;
}
/**
 * A test for whole names: `*` stands for any characters (`/` and ` > ` too), `?` for one, `{a,b}` for a or b, and a
 * backslash takes the next character as it stands.
 *
 * All states are followed at once, so that the time is at most glob length x name length whatever the name: names come
 * from untrusted code, and a backtracking matcher could be made to hang by one.
 * @throws PerfGateError when the glob is longer than 1,000 characters or its braces do not match.
 */
function nameMatcher(glob) {
    if (glob.length > longestGlob)
        throw fault(glob, `is longer than ${String(longestGlob)} characters`);
    const [nodes] = parse(glob, Array.from(glob), 0, 0);
    const states = [{ kind: 'end' }];
    const entry = build(nodes, states, 0);
    const closure = (starts) => {
        const reached = new Set();
        const open = [...starts];
        for (let state = open.pop(); state !== undefined; state = open.pop()) {
            if (reached.has(state))
                continue;
            reached.add(state);
            const found = states[state];
            if (found?.kind === 'split')
                open.push(...found.next);
        }
        return reached;
    };
    return (name) => {
        let current = closure([entry]);
        for (const character of name) {
            const next = [];
            for (const index of current) {
                const state = states[index];
                if (state?.kind === 'consume' && (state.character === null || state.character === character)) {
                    next.push(state.next);
                }
            }
            if (next.length === 0)
                return false;
            current = closure(next);
        }
        return current.has(0);
    };
}
/** Whether the whole name matches the glob; see {@link nameMatcher}, which is cheaper for many names. */
function matchesName(glob, name) {
    return nameMatcher(glob)(name);
}
/** The glob that matches this name and no other. */
function globOfName(name) {
    return name.replaceAll(/[*?{},\\]/gu, '\\$&');
}

;// CONCATENATED MODULE: ./build/model/policy.js




const reaction = schemas/* enum */.k5n(['fail', 'warn', 'ignore']);
const globSchema = schemas/* string */.YjP()
    .min(1)
    .max(1000)
    .check((context) => {
    try {
        nameMatcher(context.value);
    }
    catch (error) {
        context.issues.push({ code: 'custom', input: context.value, message: (0,errors/* messageOf */.b)(error) });
    }
})
    .describe('Matches whole names: * any characters, ? one, {a,b} either, a backslash takes the next as it is.');
const minimumEffect = schemas/* number */.aig().gt(0).lt(10);
const words = schemas/* string */.YjP().min(1).max(1000);
/** What is different for the comparisons that `benchmark` and `metric` match; a field that is absent changes nothing. */
const ruleSchema = schemas/* strictObject */.rej({
    benchmark: globSchema.default('*'),
    metric: globSchema.default('*'),
    minimumEffect: minimumEffect.exactOptional(),
    better: metricSchema.shape.better.exactOptional(),
    gate: schemas/* boolean */.zMY().exactOptional().describe('Whether they can fail the build, whatever `metrics` says.'),
    alphaShare: schemas/* number */.aig()
        .gt(0)
        .max(1000)
        .exactOptional()
        .describe('Weight in sharing alpha; every other comparison has 1.'),
    missing: reaction.exactOptional(),
    failed: reaction.exactOptional(),
    added: reaction.exactOptional(),
    inconclusive: reaction.exactOptional(),
    ignore: schemas/* boolean */.zMY().exactOptional().describe('They are listed and never judged.'),
    reason: words.exactOptional().describe('Shown in reports; an ignored comparison needs one.'),
})
    .check((context) => {
    if (context.value.ignore !== true || context.value.reason !== undefined)
        return;
    const message = 'what is ignored needs a reason, which reports show';
    context.issues.push({ code: 'custom', input: context.value, path: ['reason'], message });
});
/** A day of the calendar, UTC: `2027-01-31`. */
const daySchema = schemas/* string */.YjP()
    .regex(/^\d{4}-\d{2}-\d{2}$/u, 'must be a date such as 2027-01-31')
    .refine((text) => {
    const time = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}, 'must be a day of the calendar');
/** A regression that is expected: which, how large, why, and until when. */
const acceptanceFields = {
    benchmark: globSchema,
    metric: globSchema.default('time'),
    commit: schemas/* string */.YjP()
        .regex(/^[0-9a-f]{7,64}$/u, 'must be a commit id of 7 or more hex digits')
        .nullable()
        .default(null)
        .describe('The commit that makes it worse: it is accepted of heads that contain this commit, until base contains it too; null: of any head.'),
    upTo: schemas/* number */.aig()
        .gt(0)
        .lt(1000)
        .describe('Largest estimated change for the worse that is accepted, a fraction.'),
    reason: words,
    author: schemas/* string */.YjP().min(1).max(200).nullable().default(null),
    expires: daySchema
        .nullable()
        .default(null)
        .describe('The last day (UTC) on which it holds, by the start of the head run; null: no end.'),
};
const acceptanceSchema = schemas/* strictObject */.rej({
    ...acceptanceFields,
    stored: schemas/* boolean */.zMY().default(false).describe('It comes from the store, not from the configuration.'),
});
/** What the gate promises and how it reacts; every default is here and nowhere else. */
const policySchema = schemas/* strictObject */.rej({
    alpha: schemas/* number */.aig()
        .gt(0)
        .lt(0.5)
        .default(0.01)
        .describe('Probability that unchanged code fails one gate run, over all benchmarks together.'),
    minimumEffect: minimumEffect
        .default(0.02)
        .describe('Estimated changes smaller than this fraction are never called regressed or improved.'),
    equivalenceLevel: schemas/* number */.aig()
        .gt(0)
        .lt(0.5)
        .default(0.05)
        .describe('Level of the equivalence test behind "within".'),
    requiredSensitivity: schemas/* number */.aig()
        .gt(0)
        .lt(10)
        .default(0.1)
        .describe('A stored history screens the benchmarks in which it catches a change of this fraction nine times in ten.'),
    metrics: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .min(1)
        .default(['time'])
        .describe('Metrics that can fail the build; the others are reported.'),
    missing: reaction.default('fail').describe('A benchmark of the base that head no longer has.'),
    failed: reaction.default('fail').describe('A benchmark that works on base and fails on head.'),
    added: reaction.default('ignore').describe('A benchmark that base does not have.'),
    inconclusive: reaction.default('warn').describe('Too noisy to say regressed or within.'),
    rules: schemas/* array */.YOg(ruleSchema)
        .max(1000)
        .default([])
        .describe('What is different for some comparisons; of two that match, the later wins field by field.'),
    accept: schemas/* array */.YOg(acceptanceSchema).max(10_000).default([]).describe('Regressions that are expected.'),
});
/** The policy of each comparison: its rules over what holds for all. The globs are read once. */
function policyFor(policy) {
    const rules = policy.rules.map((rule) => ({ rule, fields: changesOf(rule), matches: matcherOf(rule) }));
    return (benchmark, metric) => {
        const { minimumEffect: effect, equivalenceLevel, missing, failed, added, inconclusive } = policy;
        let result = {
            ...{ minimumEffect: effect, equivalenceLevel, missing, failed, added, inconclusive },
            ...{ better: null, gate: null, alphaShare: 1, ignore: false, reason: null },
        };
        for (const { rule, fields, matches } of rules) {
            if (!matches(benchmark, metric))
                continue;
            const earlier = rule.ignore === false ? null : result.reason;
            const stays = result.ignore && rule.ignore === undefined;
            result = { ...result, ...fields, reason: stays ? earlier : (rule.reason ?? earlier) };
        }
        return result;
    };
}
/** What a rule sets, without its globs. */
function changesOf(rule) {
    const fields = Object.entries(rule).filter(([name]) => name !== 'benchmark' && name !== 'metric');
    return Object.fromEntries(fields);
}
/** Whether a rule or an acceptance is about a comparison. */
function matcherOf(globs) {
    const benchmarks = nameMatcher(globs.benchmark);
    const metrics = nameMatcher(globs.metric);
    return (benchmark, metric) => benchmarks(benchmark) && metrics(metric);
}

;// CONCATENATED MODULE: ./build/model/run.js



const runSchemaName = 'perf-gate.run/1';
/** Longest benchmark name that is kept; names come from untrusted code and end in tables and file contents. */
const longestName = 20_000;
const nameRule = 'must be a name of small letters, digits, dots, dashes and underscores that starts with a letter or digit';
const run_name = schemas/* string */.YjP().min(1).max(longestName);
const isoTime = schemas/* string */.YjP()
    .max(40)
    .refine((text) => !Number.isNaN(Date.parse(text)), 'must be an ISO 8601 time');
const commitSchema = schemas/* strictObject */.rej({
    sha: schemas/* string */.YjP()
        .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/u, 'must be a full commit id')
        .nullable()
        .describe('The commit that was measured; null outside a repository.'),
    ref: schemas/* string */.YjP().max(1000).nullable().describe('Branch or name it was reached by.'),
    dirty: schemas/* boolean */.zMY().describe('Uncommitted or untracked files were measured with it.'),
    time: isoTime.nullable().describe('Committer time.'),
});
const environmentSchema = schemas/* strictObject */.rej({
    fingerprint: schemas/* string */.YjP()
        .regex(/^[a-z0-9][a-z0-9._-]{0,199}$/u, nameRule)
        .describe('Key of the machine class: runs with different fingerprints are not comparable in silence.'),
    cpu: schemas/* strictObject */.rej({ model: schemas/* string */.YjP().max(300), cores: schemas/* int */.Whr().min(1) }),
    memory: schemas/* number */.aig().min(0).describe('Bytes.'),
    arch: schemas/* string */.YjP().max(40),
    os: schemas/* strictObject */.rej({ name: schemas/* string */.YjP().max(80), release: schemas/* string */.YjP().max(200) }),
    runtime: schemas/* strictObject */.rej({ name: schemas/* string */.YjP().max(40), version: schemas/* string */.YjP().max(80) })
        .describe('The runtime that ran the benchmarks.'),
    orchestrator: schemas/* strictObject */.rej({ name: schemas/* string */.YjP().max(40), version: schemas/* string */.YjP().max(80) })
        .describe('The runtime that ran perf-gate.'),
    notes: schemas/* record */.g1P(schemas/* string */.YjP().max(80), schemas/* string */.YjP().max(500))
        .describe('Recorded, never keyed: image, transform, flags.'),
});
const sampleSchema = schemas/* strictObject */.rej({
    benchmark: run_name,
    metric: schemas/* string */.YjP().min(1).max(100),
    values: schemas/* array */.YOg(schemas/* number */.aig()).describe('One measurement per trial, in time order, in base units.'),
    inner: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* number */.aig()))
        .exactOptional()
        .describe('What a tool reported inside each trial; feeds the summary of that trial and is never pooled.'),
});
const failureSchema = schemas/* strictObject */.rej({
    benchmark: run_name.nullable().describe('null: it concerns a whole suite or side.'),
    kind: schemas/* enum */.k5n([
        'set-up',
        'load',
        'threw',
        'timed-out',
        'exited',
        'bad-output',
        'bad-value',
        'other-side',
        'interrupted',
        'duplicate-name',
    ]),
    message: schemas/* string */.YjP().max(20_000).describe('Untrusted text: what went wrong.'),
    output: schemas/* string */.YjP()
        .max(40_000)
        .exactOptional()
        .describe('Untrusted text: the end of what the program printed.'),
    round: schemas/* int */.Whr().min(0).nullable().describe('The round it happened in, from 0.'),
});
const conditionsSchema = schemas/* strictObject */.rej({
    loadAverage: schemas/* number */.aig().min(0).nullable().describe('One-minute load average before measuring.'),
    steal: schemas/* number */.aig()
        .min(0)
        .max(1)
        .nullable()
        .describe('Fraction of CPU time taken by the hypervisor while measuring.'),
    pressure: schemas/* number */.aig().min(0).nullable().describe('CPU pressure, per cent of time some task waited (avg60).'),
});
/** What a gate can come to. */
const outcomeSchema = schemas/* enum */.k5n(['passed', 'failed', 'could-not-judge']);
/** Equal code on both sides, measured in the same rounds and by the same coins as base against head. */
const controlSchema = schemas/* strictObject */.rej({
    benchmark: run_name,
    metric: schemas/* string */.YjP().min(1).max(100),
    base: schemas/* array */.YOg(schemas/* number */.aig()),
    head: schemas/* array */.YOg(schemas/* number */.aig()).describe('The trials in the place of head; they ran the same code.'),
});
const identicalSchema = schemas/* strictObject */.rej({
    benchmark: run_name.nullable().describe('null: all benchmarks, whose names nobody asked for.'),
    files: schemas/* int */.Whr().min(0).nullable().describe('Files that were compared; null: whole trees, by git.'),
    reason: schemas/* enum */.k5n(['same-files', 'same-tree'])
        .describe('same-files: what was loaded and read is the same; same-tree: the commits have the same tree.'),
});
/** All samples of one commit on one machine, with its environment and its failures. */
const runSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz(runSchemaName),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('perf-gate'), version: schemas/* string */.YjP().max(40) }),
    suite: schemas/* string */.YjP()
        .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/u, nameRule)
        .describe('Name of the set of suites that one configuration measures; leads the path in a store.'),
    commit: commitSchema,
    started: isoTime,
    seconds: schemas/* number */.aig().min(0).describe('How long measuring took.'),
    environment: environmentSchema,
    metrics: schemas/* record */.g1P(schemas/* string */.YjP().max(100), metricSchema),
    samples: schemas/* array */.YOg(sampleSchema),
    failures: schemas/* array */.YOg(failureSchema),
    ignored: schemas/* array */.YOg(run_name)
        .exactOptional()
        .describe('Benchmarks that were found and not measured, because the policy ignores all of them.'),
    identical: schemas/* array */.YOg(identicalSchema)
        .exactOptional()
        .describe('Not measured, because it is the same on both sides of the pairing; of other runs it says nothing.'),
    conditions: conditionsSchema,
    seed: schemas/* int */.Whr().min(0).describe('Seed of every coin of this run.'),
    pairing: schemas/* strictObject */.rej({
        id: schemas/* string */.YjP().min(1).max(100),
        side: schemas/* enum */.k5n(['base', 'head']),
        looks: schemas/* array */.YOg(schemas/* int */.Whr().min(1))
            .min(1)
            .max(1000)
            .exactOptional()
            .describe('Ascending: after so many rounds a benchmark was looked at and could stop, as planned before the first; absent: all rounds were planned.'),
    })
        .exactOptional()
        .describe('Runs with the same id were measured in rounds: value i of one side belongs to value i of the other.'),
    control: controlSchema.exactOptional().describe('One benchmark of base, measured against itself.'),
    controlWorkload: controlSchema
        .exactOptional()
        .describe('A workload of the tool, measured in the places of both sides.'),
    outcome: outcomeSchema
        .exactOptional()
        .describe('What the gate that measured it decided; absent: it was measured without judging.'),
    complete: schemas/* boolean */.zMY().describe('false: interrupted; what was measured so far.'),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP().max(2000)),
})
    .check((context) => {
    const run = context.value;
    const looks = run.pairing?.looks ?? [];
    if (looks.some((rounds, index) => rounds <= (looks[index - 1] ?? 0))) {
        const path = ['pairing', 'looks'];
        context.issues.push({ code: 'custom', input: looks, path, message: 'must be ascending' });
    }
    const seen = new Set();
    for (const [index, sample] of run.samples.entries()) {
        const report = (message) => {
            context.issues.push({ code: 'custom', input: sample, path: ['samples', index], message });
        };
        if (!Object.hasOwn(run.metrics, sample.metric))
            report(`metric ${JSON.stringify(sample.metric)} is not declared`);
        const key = JSON.stringify([sample.benchmark, sample.metric]);
        if (seen.has(key))
            report('this benchmark has another sample of the same metric');
        seen.add(key);
    }
});
/**
 * Checks that `json` is a `perf-gate.run/1` document.
 * @throws PerfGateError that names the place of the first fault and what was expected there.
 */
function parseRun(json, source = 'run') {
    return parseDocument(runSchema, runSchemaName, json, source);
}

;// CONCATENATED MODULE: ./build/model/acceptance.js




const acceptanceSchemaName = 'perf-gate.acceptance/1';
/** A regression that somebody expects, as a store keeps it. */
const storedAcceptanceSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz(acceptanceSchemaName),
    tool: runSchema.shape.tool,
    suite: runSchema.shape.suite,
    recorded: iso/* datetime */.w$().max(40).describe('When it was recorded, UTC.'),
    ...acceptanceFields,
});
/**
 * Checks that `json` is a `perf-gate.acceptance/1` document.
 * @throws PerfGateError that names the place of the first fault.
 */
function parseAcceptance(json, source = 'acceptance') {
    return parseDocument(storedAcceptanceSchema, acceptanceSchemaName, json, source);
}

;// CONCATENATED MODULE: ./build/model/change-point.js

/** What a change point has to be; every default is here and nowhere else. */
const changePointPolicySchema = schemas/* strictObject */.rej({
    alpha: schemas/* number */.aig()
        .gt(0)
        .lt(0.5)
        .default(0.01)
        .describe('Probability of finding a change point, or a drift, in a series that has none.'),
    minimumEffect: schemas/* number */.aig()
        .gt(0)
        .lt(10)
        .default(0.0075)
        .describe('Changes smaller than this fraction are no change points.'),
    minimumSpreads: schemas/* number */.aig()
        .min(0)
        .max(100)
        .default(1.3)
        .describe('Changes smaller than so many standard deviations of the points around their levels, spikes counted, are none.'),
    smallestSegment: schemas/* int */.Whr()
        .min(2)
        .max(1000)
        .default(6)
        .describe('Points that a level has to last; fewer are a spike.'),
});
const changePointSchema = schemas/* strictObject */.rej({
    index: schemas/* int */.Whr().min(1).describe('First point of the new level.'),
    low: schemas/* int */.Whr().min(1).describe('The change lies, with 95 % confidence, at or after this point'),
    high: schemas/* int */.Whr().min(1).describe('and at or before this one.'),
    before: schemas/* number */.aig()
        .describe('Level before, with spikes drawn in; a geometric mean where all values are positive.'),
    after: schemas/* number */.aig().describe('Level after.'),
    change: schemas/* number */.aig().nullable().describe('(after - before) / |before|, a fraction; null where before is 0.'),
    p: schemas/* number */.aig().min(0).max(1).describe('Of no change, corrected for having looked everywhere in the series.'),
});
const driftSchema = schemas/* strictObject */.rej({
    change: schemas/* number */.aig()
        .nullable()
        .describe('Slow change from the first point to the last, without the change points, a fraction; null where the mean is 0.'),
    p: schemas/* number */.aig().min(0).max(1).describe('Of no trend, whatever the autocorrelation.'),
});

;// CONCATENATED MODULE: ./build/model/decision.js





const decisionSchemaName = 'perf-gate.decision/1';
const verdictKinds = [
    'regressed',
    'improved',
    'within',
    'inconclusive',
    'not-suspected',
    'identical',
    'added',
    'missing',
    'failed',
    'accepted',
    'ignored',
];
/** A number that may be infinite; JSON has none, so null stands for it. */
const orInfinite = schemas/* number */.aig().nullable();
const methodSchema = schemas/* enum */.k5n(['signed-rank', 'moderated-t', 'rank-sum', 'prediction', 'exact']);
const verdictSchema = schemas/* strictObject */.rej({
    benchmark: schemas/* string */.YjP().min(1).max(longestName),
    metric: schemas/* string */.YjP().min(1).max(100),
    gating: schemas/* boolean */.zMY().describe('Whether it can fail the build; the others are shown only.'),
    kind: schemas/* enum */.k5n(verdictKinds),
    change: schemas/* strictObject */.rej({
        estimate: orInfinite.describe('null: infinite; the base value is 0 or next to nothing.'),
        low: orInfinite.describe('null: minus infinity.'),
        high: orInfinite.describe('null: plus infinity.'),
        confidence: schemas/* number */.aig().min(0).max(1),
    })
        .nullable()
        .describe('(candidate - baseline) / baseline, a fraction, positive when the number grew.'),
    equivalence: schemas/* strictObject */.rej({ low: orInfinite, high: orInfinite, confidence: schemas/* number */.aig().min(0).max(1) })
        .nullable()
        .describe('Interval of the equivalence test; within is said when it lies inside the minimum effect.'),
    p: schemas/* number */.aig()
        .min(0)
        .max(1)
        .nullable()
        .describe('One-sided p in the direction of the estimate, adjusted for all planned looks, to be held against the `alpha` of this verdict.'),
    method: methodSchema.nullable(),
    rounds: schemas/* int */.Whr()
        .min(0)
        .describe('Trials per side that were compared; for a history, the earlier runs used.'),
    base: schemas/* number */.aig()
        .nullable()
        .describe('Median of the base sample, in base units; against a history, what the earlier runs let one expect.'),
    head: schemas/* number */.aig().nullable().describe('Median of the head sample, in base units.'),
    noise: schemas/* number */.aig()
        .min(0)
        .nullable()
        .describe('Spread of the change from round to round, a fraction (1.4826 x MAD of the log ratios).'),
    detectable: schemas/* number */.aig()
        .min(0)
        .nullable()
        .describe('Smallest change for the worse that this comparison would have called regressed in 80 % of cases; of a screened benchmark, that the screen would have sent on in 90 %.'),
    roundsToSettle: schemas/* int */.Whr()
        .min(1)
        .nullable()
        .describe('For inconclusive: rounds that would settle it, as far as can be foreseen; null: none would.'),
    failure: failureSchema.nullable(),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP().max(2000)),
    minimumEffect: schemas/* number */.aig()
        .min(0)
        .describe('The minimum effect of this comparison, which the policy may set apart from the others.'),
    alpha: schemas/* number */.aig()
        .min(0)
        .max(1)
        .nullable()
        .describe('The share of alpha that p is held against; null: no test at a level was made.'),
    better: metricSchema.shape.better
        .nullable()
        .describe('Which direction is an improvement where the policy says so; null: as the metric says.'),
    reason: schemas/* string */.YjP()
        .max(1000)
        .nullable()
        .describe('Why the policy treats it otherwise than the rest, or ignores it, in the words of its author.'),
    acceptance: schemas/* strictObject */.rej({
        commit: acceptanceFields.commit,
        upTo: acceptanceFields.upTo,
        reason: acceptanceFields.reason,
        author: acceptanceFields.author,
        expires: acceptanceFields.expires,
    })
        .nullable()
        .describe('Of an accepted regression: who accepted how much, why and until when.'),
});
const reasonSchema = schemas/* strictObject */.rej({
    kind: schemas/* enum */.k5n([
        'regressed',
        'missing',
        'failed',
        'added',
        'inconclusive',
        'nothing-measured',
        'set-up-failed',
        'load-failed',
        'unusable-values',
        'not-measured',
        'different-machine',
        'common-movement',
        'no-history',
        'contaminated',
        'interrupted',
    ]),
    benchmarks: schemas/* array */.YOg(schemas/* string */.YjP().max(longestName)),
    message: schemas/* string */.YjP().max(20_000),
});
/** What came out where equal code was measured on both sides. */
const judgedControlSchema = schemas/* strictObject */.rej({
    benchmark: schemas/* string */.YjP().min(1).max(longestName),
    metric: schemas/* string */.YjP().min(1).max(100),
    rounds: schemas/* int */.Whr().min(1),
    estimate: schemas/* number */.aig().describe('Change of equal code, a fraction; 0 is the truth.'),
    low: orInfinite,
    high: orInfinite,
    confidence: schemas/* number */.aig().min(0).max(1),
    noise: schemas/* number */.aig().min(0),
    contaminated: schemas/* boolean */.zMY()
        .describe('The interval excludes any change as small as the bias allowance: this machine cannot be trusted.'),
});
/** What the gate decided: a function of verdicts, conditions and policy alone. */
const decisionSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz(decisionSchemaName),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('perf-gate'), version: schemas/* string */.YjP().max(40) }),
    suite: schemas/* string */.YjP().max(100),
    outcome: outcomeSchema,
    observed: schemas/* boolean */.zMY().describe('mode: observe; the outcome is reported and does not fail the job.'),
    tally: schemas/* strictObject */.rej({ gates: schemas/* int */.Whr().min(1), failed: schemas/* int */.Whr().min(0), couldNotJudge: schemas/* int */.Whr().min(0) })
        .nullable()
        .describe('mode: observe; outcomes of the newest stored runs that a gate measured; null: not counted, or none.'),
    reasons: schemas/* array */.YOg(reasonSchema).describe('Why it failed or could not be judged; empty when passed.'),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP().max(20_000)),
    strategy: schemas/* enum */.k5n(['auto', 'paired', 'stored', 'compare'])
        .describe('auto: a run was screened by the stored history, and what was suspected was measured in pairs.'),
    alpha: schemas/* number */.aig()
        .min(0)
        .max(1)
        .describe('Probability that unchanged code fails this gate, over the whole family.'),
    family: schemas/* int */.Whr().min(0).describe('Number of comparisons that alpha is shared among.'),
    minimumEffect: schemas/* number */.aig().min(0),
    looks: schemas/* array */.YOg(schemas/* int */.Whr().min(1))
        .describe('Rounds after which a benchmark was looked at and could stop; empty: all rounds were planned.'),
    seed: schemas/* int */.Whr().min(0).nullable(),
    control: judgedControlSchema
        .nullable()
        .describe('One benchmark of base measured against itself: what the machine does to equal code.'),
    controlWorkload: judgedControlSchema
        .exactOptional()
        .describe('A workload of the tool in the places of both sides; absent: not measured.'),
    seconds: schemas/* number */.aig().min(0),
    base: schemas/* strictObject */.rej({ commit: commitSchema, started: schemas/* string */.YjP().max(40) }).nullable(),
    head: schemas/* strictObject */.rej({ commit: commitSchema, started: schemas/* string */.YjP().max(40) }),
    environment: environmentSchema,
    conditions: conditionsSchema,
    metrics: schemas/* record */.g1P(schemas/* string */.YjP().max(100), metricSchema),
    verdicts: schemas/* array */.YOg(verdictSchema),
    sameTree: schemas/* boolean */.zMY()
        .exactOptional()
        .describe('true: both commits have the same tree, so nothing was measured and there are no verdicts.'),
    failures: schemas/* array */.YOg(failureSchema).describe('Failures that belong to no single benchmark.'),
});
/**
 * Checks that `json` is a `perf-gate.decision/1` document.
 * @throws PerfGateError that names the place of the first fault.
 */
function parseDecision(json, source = 'decision') {
    return parseDocument(decisionSchema, decisionSchemaName, json, source);
}

;// CONCATENATED MODULE: ./build/model/history.js





const historySchemaName = 'perf-gate.history/1';
const historyRunSchema = schemas/* strictObject */.rej({
    started: runSchema.shape.started,
    commit: runSchema.shape.commit.shape.sha,
});
const movedSchema = changePointSchema.extend({
    verdict: schemas/* enum */.k5n(['regressed', 'improved'])
        .describe('Whether the change is for the worse, by what is better.'),
    at: historyRunSchema.describe('The first run of the new level.'),
    lastBefore: historyRunSchema.describe('The change came after this run (the one before `low`)'),
    firstAfter: historyRunSchema.describe('and not after this one (`high`).'),
});
const searchedSchema = schemas/* strictObject */.rej({
    benchmark: schemas/* string */.YjP().min(1).max(longestName),
    metric: schemas/* string */.YjP().min(1).max(100),
    definition: metricSchema.describe('Of the newest run.'),
    fingerprint: schemas/* string */.YjP().max(200).describe('The machine class that all these runs are of.'),
    runs: schemas/* int */.Whr().min(1).describe('Runs with a value.'),
    first: historyRunSchema,
    last: historyRunSchema,
    young: schemas/* boolean */.zMY()
        .describe('Too few runs for a level before and one after a change: nothing was searched.'),
    changePoints: schemas/* array */.YOg(movedSchema).describe('In time order.'),
    drift: driftSchema.nullable().describe('null: none is shown.'),
});
/** What moved in the stored history, and when. */
const historySchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz(historySchemaName),
    tool: runSchema.shape.tool,
    suite: runSchema.shape.suite,
    only: schemas/* string */.YjP().nullable().describe('Glob that chose the benchmarks; null: all.'),
    policy: changePointPolicySchema
        .required()
        .describe('alpha is that of the whole search; each series has its share of it.'),
    family: schemas/* int */.Whr().min(0).describe('Series that were searched, among which alpha is divided.'),
    runs: schemas/* int */.Whr().min(0).describe('Stored runs that were read.'),
    series: schemas/* array */.YOg(searchedSchema),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/**
 * Checks that `json` is a `perf-gate.history/1` document.
 * @throws PerfGateError that names the place of the first fault and what was expected there.
 */
function parseHistory(json, source = 'history') {
    return parseDocument(historySchema, historySchemaName, json, source);
}

;// CONCATENATED MODULE: ./build/model/shards.js

/**
 * One run out of its shards.
 * @throws PerfGateError when they are not of one suite, commit and machine class, or share a benchmark.
 */
function mergeShards(runs) {
    const [first, ...rest] = runs;
    if (first === undefined)
        throw new errors/* PerfGateError */.D('no run is given');
    if (rest.length === 0)
        return first;
    const seen = new Set();
    for (const shard of runs) {
        const differs = shard.suite !== first.suite
            ? 'suite'
            : shard.commit.sha !== first.commit.sha
                ? 'commit'
                : shard.environment.fingerprint !== first.environment.fingerprint
                    ? 'machine class'
                    : null;
        if (differs !== null) {
            throw new errors/* PerfGateError */.D(`the runs are no shards of one run: they differ in their ${differs}`, {
                remedy: 'Judge them one by one.',
            });
        }
        for (const { benchmark, metric } of shard.samples) {
            const key = JSON.stringify([benchmark, metric]);
            if (seen.has(key)) {
                throw new errors/* PerfGateError */.D(`two of the runs have ${metric} of ${JSON.stringify(benchmark.slice(0, 200))}`, {
                    remedy: 'Shards of one run have different benchmarks; judge other runs one by one.',
                });
            }
            seen.add(key);
        }
    }
    const ignored = [...new Set(runs.flatMap((shard) => shard.ignored ?? []))];
    const identical = runs.flatMap((shard) => shard.identical ?? []);
    return {
        ...first,
        ...(identical.length === 0 ? {} : { identical }),
        started: runs.map((shard) => shard.started).sort()[0] ?? first.started,
        seconds: Math.max(...runs.map((shard) => shard.seconds)),
        metrics: Object.assign({}, ...runs.map((shard) => shard.metrics)),
        samples: runs.flatMap((shard) => shard.samples),
        failures: runs.flatMap((shard) => shard.failures),
        ...(ignored.length === 0 ? {} : { ignored }),
        complete: runs.every((shard) => shard.complete),
        warnings: [...new Set(runs.flatMap((shard) => shard.warnings))],
    };
}

;// CONCATENATED MODULE: ./build/model/index.js













/***/ }),

/***/ 5088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ resolutionOf),
/* harmony export */   E5: () => (/* binding */ probability),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   au: () => (/* binding */ quantity),
/* harmony export */   kY: () => (/* binding */ transition),
/* harmony export */   ku: () => (/* binding */ plainNumber),
/* harmony export */   m9: () => (/* binding */ noisePercent),
/* harmony export */   nC: () => (/* binding */ percentRange),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   qx: () => (/* binding */ confidencePercent),
/* harmony export */   t2: () => (/* binding */ timesAs),
/* harmony export */   uM: () => (/* binding */ share),
/* harmony export */   wu: () => (/* binding */ signedPercent),
/* harmony export */   z2: () => (/* binding */ isScaled)
/* harmony export */ });
/**
 * Base units made readable. This is the only place of the program that rounds or scales; how many digits are shown follows
 * from how well the number is known.
 */
const minus = '−';
// A number and its unit are never on two lines; a terminal writes a plain space for it.
const space = '\u00a0';
const missing = '—';
function group(digits) {
    return digits.replace(/\B(?=(\d{3})+$)/gu, ',');
}
/** `decimals` digits after the point, thousands grouped, a real minus sign, never a negative zero. */
function fixed(value, decimals) {
    const magnitude = Math.abs(value);
    if (magnitude >= 1e15)
        return `${value < 0 ? minus : ''}${exponential(magnitude, 2)}`;
    const [whole = '0', part] = magnitude.toFixed(decimals).split('.');
    const text = part === undefined ? group(whole) : `${group(whole)}.${part}`;
    return value < 0 && /[1-9]/u.test(text) ? minus + text : text;
}
/** Decimals that show `uncertainty` with one digit, or with two when its first digits are below 3.55 (the rule of physics). */
function decimalsFor(uncertainty) {
    return -Math.floor(Math.log10(uncertainty / 3.55));
}
function clamp(value, low, high) {
    return Math.min(high, Math.max(low, value));
}
/**
 * How well a change is known: half of its interval, or the noise where an end is infinite; a fraction. 0: exactly known;
 * null: unknown.
 */
function resolutionOf(change, noise) {
    if (change?.low != null && change.high !== null)
        return (change.high - change.low) / 2;
    return noise;
}
/** `resolution`: see `resolutionOf`. What did not fall to nothing must not read as −100 %. */
function percentDecimals(percentage, resolution) {
    const least = percentage > -100 && percentage < -99 ? Math.ceil(-Math.log10(1 + percentage / 100)) - 2 : 0;
    return Math.min(6, Math.max(least, decimalsOfPercent(percentage, resolution)));
}
function decimalsOfPercent(percentage, resolution) {
    if (resolution === null)
        return Math.abs(percentage) < 100 ? 1 : 0;
    if (resolution === 0) {
        return percentage === 0 ? 0 : clamp(2 - Math.floor(Math.log10(Math.abs(percentage))), 0, 6);
    }
    return clamp(decimalsFor(resolution * 100), 0, 2);
}
/** From here on a factor reads better than per cent. */
const factorFrom = 10;
function factor(fraction) {
    return `×${ratioText(1 + fraction)}`;
}
function ratioText(ratio) {
    return ratio >= 1e9 ? exponential(ratio, 1) : fixed(ratio, ratio < 100 ? 1 : 0);
}
/** `1.2e9`, without the plus sign that JavaScript writes. */
function exponential(value, decimals) {
    return value.toExponential(decimals).replace('e+', 'e');
}
/** A change with its sign: `+12.3 %`, `−4 %`, `×12.4` from tenfold growth on. */
function signedPercent(fraction, resolution) {
    if (fraction === Infinity)
        return `+∞${space}%`;
    if (fraction === -Infinity)
        return `${minus}∞${space}%`;
    if (fraction >= factorFrom)
        return factor(fraction);
    return `${signedNumber(fraction, resolution)}${space}%`;
}
function signedNumber(fraction, resolution) {
    const text = fixed(fraction * 100, percentDecimals(fraction * 100, resolution));
    return fraction > 0 && /[1-9]/u.test(text) ? `+${text}` : text;
}
/** A share or the size of a change, without a sign: `12.3 %`. */
function percent(fraction, resolution = null) {
    return `${fixed(Math.abs(fraction) * 100, percentDecimals(fraction * 100, resolution))}${space}%`;
}
/** A share that was set rather than measured: `2 %`, `2.5 %`, `0.125 %`. */
function share(fraction) {
    return `${plainNumber(fraction * 100, 4)
        .replace(/(\.\d*?)0+$/u, '$1')
        .replace(/\.$/u, '')}${space}%`;
}
/** A change that is at least a doubling, as a factor: `2.6×`; the number that grew is the ratio, not the growth. */
function timesAs(fraction) {
    return `${ratioText(1 + fraction)}${space}times`;
}
/** An interval, its unit once: `+11.1 … +13.5 %`; null ends are infinite; `exact` where they
 * are one. */
function percentRange(low, high, resolution) {
    if (low !== null && low === high)
        return 'exact';
    if ((high !== null && high >= factorFrom) || (low !== null && low >= factorFrom)) {
        const end = (value) => signedPercent(value, resolution);
        return `${low === null ? `${minus}∞` : end(low)} … ${high === null ? '∞' : end(high)}`;
    }
    const from = low === null ? `${minus}∞` : signedNumber(low, resolution);
    return `${from} … ${high === null ? '+∞' : signedNumber(high, resolution)}${space}%`;
}
/** The spread from round to round: `±0.8 %`. */
function noisePercent(noise) {
    if (noise === null)
        return missing;
    const percentage = noise * 100;
    if (percentage === 0)
        return `±0${space}%`;
    if (percentage < 0.01)
        return `<0.01${space}%`;
    return `±${fixed(percentage, percentage >= 9.95 ? 0 : percentage >= 0.095 ? 1 : 2)}${space}%`;
}
/** A fraction near 1, with the digits in which it differs from 1: `99.93 %`. */
function confidencePercent(confidence) {
    const rest = (1 - confidence) * 100;
    // The subtraction leaves an error in the last digits of the fraction, far below what is shown.
    const decimals = rest <= 1e-6 ? 0 : clamp(1 - Math.floor(Math.log10(rest) + 1e-9), 0, 6);
    const text = (confidence * 100).toFixed(decimals);
    return `${text.includes('.') ? text.replace(/\.?0+$/u, '') : text}${space}%`;
}
/** A probability: two significant digits. */
function probability(p) {
    if (p === 0 || p === 1)
        return String(p);
    return p < 1e-5 ? p.toExponential(1) : String(Number(p.toPrecision(2)));
}
function scales(divisors) {
    return divisors.map(([divisor, unit]) => ({ from: divisor, divisor, unit }));
}
// µ is U+00B5 everywhere; the Greek letter U+03BC looks the same and does not compare equal.
const seconds = scales([
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, '\u00b5s'],
    [1e-9, 'ns'],
    [1e-12, 'ps'],
]);
const bytes = scales([
    [2 ** 40, 'TiB'],
    [2 ** 30, 'GiB'],
    [2 ** 20, 'MiB'],
    [2 ** 10, 'KiB'],
    [1, 'B'],
]);
const hertz = scales([
    [1e9, 'G/s'],
    [1e6, 'M/s'],
    [1e3, 'k/s'],
    [1, '/s'],
]);
const unscaled = (unit) => scales([[1, unit]]);
function scalesOf(unit) {
    if (unit === 's')
        return seconds;
    if (unit === 'B')
        return bytes;
    if (unit === 'Hz')
        return hertz;
    return unscaled(unit === '1' ? '' : unit);
}
/** Whether values of this base unit are scaled; others are the words of a tool. */
function isScaled(unit) {
    return ['s', 'B', 'Hz', '1'].includes(unit);
}
function scaleFor(value, unit) {
    const all = scalesOf(unit);
    const magnitude = Math.abs(value);
    const fitting = all.find((scale) => magnitude >= scale.from);
    // Zero belongs to the plain unit, and what is too small for every unit to the smallest.
    const plain = all.find((scale) => scale.divisor === 1);
    const chosen = magnitude === 0 ? plain : (fitting ?? all.at(-1));
    return chosen ?? { from: 0, divisor: 1, unit };
}
function significantDigits(noise) {
    if (noise === null || noise === 0)
        return 3;
    return clamp(decimalsFor(noise), 2, 4);
}
function decimalsOf(value, digits) {
    if (value === 0)
        return 0;
    return clamp(digits - 1 - Math.floor(Math.log10(Math.abs(value))), 0, 9);
}
function withUnit(text, unit) {
    return unit === '' ? text : `${text}${space}${unit}`;
}
/** One value of a metric: `1.23 ms`. `unit` is the base unit; `noise` (a fraction) sets the digits. */
function quantity(value, unit, noise = null) {
    const scale = scaleFor(value, unit);
    const scaled = value / scale.divisor;
    const digits = significantDigits(noise);
    if (scaled !== 0 && Math.abs(scaled) < 1e-6)
        return withUnit(exponential(scaled, digits - 1), scale.unit);
    // Bytes come whole, and so do exact counts.
    const whole = Number.isInteger(scaled) && (scale.unit === 'B' || (noise === 0 && scale.divisor === 1));
    const decimals = whole ? 0 : decimalsOf(scaled, digits);
    return withUnit(fixed(scaled, decimals), scale.unit);
}
/**
 * The values of both sides in one unit: `1.23 → 1.38 ms`. They get the same number of decimals, and enough of them to differ
 * where the values do and the metric is exact (`noise` 0).
 */
function transition(base, head, unit, noise) {
    if (base === null || head === null) {
        const side = (value) => (value === null ? missing : quantity(value, unit, noise));
        return base === null && head === null ? missing : `${side(base)} → ${side(head)}`;
    }
    const sizes = [Math.abs(base), Math.abs(head)].filter((size) => size > 0);
    const smaller = Math.min(...sizes);
    if (sizes.length > 0 && Math.max(...sizes) / smaller > 100) {
        return `${quantity(base, unit, noise)} → ${quantity(head, unit, noise)}`;
    }
    const scale = scaleFor(sizes.length === 0 ? 0 : smaller, unit);
    const [from, to] = [base / scale.divisor, head / scale.divisor];
    if (sizes.length > 0 && smaller / scale.divisor < 1e-6) {
        return `${quantity(base, unit, noise)} → ${quantity(head, unit, noise)}`;
    }
    let decimals = sizes.length === 0 ? 0 : decimalsOf(smaller / scale.divisor, significantDigits(noise));
    if (Number.isInteger(from) && Number.isInteger(to) && scale.divisor === 1)
        decimals = 0;
    while (noise === 0 && from !== to && decimals < 9 && fixed(from, decimals) === fixed(to, decimals))
        decimals++;
    return withUnit(`${fixed(from, decimals)} → ${fixed(to, decimals)}`, scale.unit);
}
/** A time that a person waits: `0.4 s`, `41 s`, `3 min 12 s`, `2 h 5 min`. */
function duration(inSeconds) {
    if (inSeconds < 9.95)
        return `${inSeconds.toFixed(1)}${space}s`;
    const whole = Math.round(inSeconds);
    if (whole < 120)
        return `${String(whole)}${space}s`;
    if (whole < 7200)
        return `${String(Math.floor(whole / 60))}${space}min${space}${String(whole % 60)}${space}s`;
    return `${group(String(Math.floor(whole / 3600)))}${space}h${space}${String(Math.floor((whole % 3600) / 60))}${space}min`;
}
/** A count: `12,345`. */
function count(value) {
    return fixed(value, 0);
}
/** A plain number of small size, such as a load average. */
function plainNumber(value, decimals) {
    return fixed(value, decimals);
}


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   Df: () => (/* binding */ withoutCommands),
/* harmony export */   EE: () => (/* binding */ messageLine),
/* harmony export */   KH: () => (/* binding */ tableCode),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   a: () => (/* binding */ ascii),
/* harmony export */   gB: () => (/* binding */ visibleLines),
/* harmony export */   js: () => (/* binding */ htmlText),
/* harmony export */   zW: () => (/* binding */ fencedBlock)
/* harmony export */ });
/**
 * Names, messages and output of the programs that were measured are hostile until shown otherwise. Each function here
 * makes such text safe for one place; nothing untrusted reaches a report by another way.
 */
// Format characters are what makes text look like other text (bidi overrides, zero-width spaces, tags). Two of them, the
// joiners U+200C and U+200D, are part of honest Persian, Hindi and emoji.
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffe\uffff]/gu;
const shortEscapes = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);
function escapeOf(character) {
    return shortEscapes.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
/** One line in which every character can be seen: what cannot is written as `\n` or `\u{202e}`. */
function visible(text) {
    if (text.trim() === '')
        return Array.from(text, escapeOf).join('');
    // More than four marks on one letter are an attack on the lines above and below.
    return text.replace(unseen, escapeOf).replace(/(\p{M}{4})\p{M}+/gu, '$1');
}
const escapeCharacter = String.fromCharCode(27);
const colourSequence = new RegExp(`${escapeCharacter}\\[[0-9;:]{0,40}m`, 'gu');
/** Lines of a program's output, each visible; colours are dropped, since showing them helps nobody. */
function visibleLines(text) {
    return text
        .replace(colourSequence, '')
        .split(/\r\n|\n|\r/u)
        .map((line) => visible(line.replaceAll('\t', '    ')));
}
/** A message on one line: its lines joined by spaces, its colours dropped. */
function messageLine(text) {
    return visible(text.replace(colourSequence, '').replace(/\s+/gu, ' ').trim());
}
function backtickRun(text) {
    let longest = 0;
    for (const run of text.match(/`+/gu) ?? [])
        longest = Math.max(longest, run.length);
    return longest;
}
/** A Markdown code span, in which GitHub links no mention, issue or commit. `text` must be visible. */
function codeSpan(text) {
    if (text === '')
        return '` `';
    const fence = '`'.repeat(backtickRun(text) + 1);
    // A span that touches a backtick, or has a space at both ends, needs the one space that Markdown strips.
    const pad = /^`|`$|^ .* $/u.test(text) && text.trim() !== '' ? ' ' : '';
    return `${fence}${pad}${text}${pad}${fence}`;
}
/** A code span inside a table row, where a bare pipe would end the cell. `text` must be visible. */
function tableCode(text) {
    // Parsers disagree about a backslash before an escaped pipe, so that pipe is spelled out.
    return codeSpan(text.replace(/(?<=\\)\|/gu, '\\u{7c}').replaceAll('|', '\\|'));
}
// An empty comment separates two text nodes, so that GitHub's filters for mentions, issues, commits, links, emoji and
// formulas, which look at the text after Markdown, see neither half as theirs.
const divider = '<!-- -->';
/** Text as Markdown prose that shows exactly this text. `text` must be visible and not start with a space. */
function prose(text) {
    return text
        .replaceAll(/[\\`*_[\]~|$<>&]/gu, (character) => {
        if (character === '&')
            return '&amp;';
        if (character === '<')
            return '&lt;';
        if (character === '>')
            return '&gt;';
        return `\\${character}`;
    })
        .replace(/^[-+=#]/u, '\\$&')
        .replace(/^(\d+)([.)])/u, '$1\\$2')
        .replaceAll(/[@#$](?=\S)|:(?=\/\/|[\w+-]+:)/gu, `$&${divider}`)
        .replaceAll(/\bwww(?=\.)|\bGH(?=-)/giu, `$&${divider}`)
        .replaceAll(/\b[0-9a-f]{3}(?=[0-9a-f]{4,}\b)/giu, `$&${divider}`);
}
/** A fenced block that its content cannot close. `lines` must be visible. */
function fencedBlock(lines) {
    const fence = '`'.repeat(Math.max(3, backtickRun(lines.join('\n')) + 1));
    return `${fence}text\n${lines.join('\n')}\n${fence}`;
}
/** Text of an HTML element on a line of its own, which Markdown does not parse. `text` must be visible. */
function htmlText(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
}
const commandAtStart = new RegExp(`^((?:\\s|${escapeCharacter}\\[[0-9;]*m)*):(?=:)`, 'gmu');
/**
 * A job log in which nothing is a workflow command: the runner obeys `::name::` at the start of a line, spaces before it or
 * not, and `##[name]` anywhere.
 */
function withoutCommands(text) {
    return text.replaceAll(commandAtStart, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');
}
const asciiFor = new Map([
    ['−', '-'],
    ['→', '->'],
    ['…', '...'],
    ['±', '+-'],
    ['×', 'x'],
    ['·', '-'],
    ['—', '-'],
    ['∞', 'inf'],
    ['≤', '<='],
    ['\u00b5', 'u'],
]);
/** ASCII only, and the no-break space: our own signs have a plain form, every other character is written as `\u{4e2d}`. `text` must be visible. */
function ascii(text) {
    return text.replace(/[^\n\u0020-\u007e\u00a0]/gu, (character) => asciiFor.get(character) ?? escapeOf(character));
}


/***/ }),

/***/ 9903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CF: () => (/* binding */ padStart),
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   f: () => (/* binding */ padEnd),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/** How many columns text takes, and making it fit. All of it works on graphemes: what a reader sees as one character. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const onlyPrintableAscii = /^[\u0020-\u007e]*$/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
// Unicode's East Asian Width W and F, as whole blocks.
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const zeroWidth = /^[\p{M}\u200c\u200d]+$/u;
/** A grapheme of more code units than this is nobody's name (joined emoji have no upper bound). */
const longestGrapheme = 16;
function graphemeWidth(grapheme) {
    if (onlyPrintableAscii.test(grapheme))
        return grapheme.length;
    if (zeroWidth.test(grapheme))
        return 0;
    return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}
function split(text) {
    if (onlyPrintableAscii.test(text))
        return Array.from(text);
    return Array.from(graphemes.segment(text), ({ segment }) => segment.length > longestGrapheme ? '\ufffd' : segment);
}
/** Columns of a terminal with a fixed-width font. */
function displayWidth(text) {
    if (onlyPrintableAscii.test(text))
        return text.length;
    let width = 0;
    for (const grapheme of split(text))
        width += graphemeWidth(grapheme);
    return width;
}
function take(parts, columns) {
    let text = '';
    let used = 0;
    for (const part of parts) {
        used += graphemeWidth(part);
        if (used > columns)
            break;
        text += part;
    }
    return text;
}
/**
 * At most `columns` (>= 1) columns of the text, its middle replaced by `mark`: the start of a name says where it belongs
 * and the end what it is.
 */
function shorten(text, columns, mark = '…') {
    if (text.length <= columns && onlyPrintableAscii.test(text))
        return text;
    // Names may have 20,000 characters; only what could be shown is looked at, and not the graphemes that the cut may split.
    const reach = columns * 4 + longestGrapheme;
    const tooLong = text.length > 2 * reach;
    const start = tooLong ? split(text.slice(0, reach)).slice(0, -1) : split(text);
    const whole = start.join('');
    if (!tooLong && displayWidth(whole) <= columns)
        return whole;
    const room = columns - displayWidth(mark);
    if (room < 1)
        return take(start, columns);
    const left = Math.ceil(room / 2);
    const tail = tooLong ? split(text.slice(-reach)).slice(1) : start;
    const end = [];
    let used = 0;
    for (const part of tail.toReversed()) {
        used += graphemeWidth(part);
        if (used > room - left)
            break;
        end.push(part);
    }
    return take(start, left) + mark + end.toReversed().join('');
}
function padEnd(text, columns) {
    return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
function padStart(text, columns) {
    return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}
/** Breaks prose into lines of at most `columns` columns (>= 2), between words where it can. */
function wrap(text, columns) {
    const lines = [];
    let line = '';
    let used = 0;
    for (const word of text.split(' ')) {
        let rest = word;
        let width = displayWidth(rest);
        if (line !== '' && used + 1 + width > columns) {
            lines.push(line);
            line = '';
        }
        while (width > columns) {
            const piece = take(split(rest), columns);
            lines.push(piece);
            rest = split(rest).join('').slice(piece.length);
            width = displayWidth(rest);
        }
        line = line === '' ? rest : `${line} ${rest}`;
        used = displayWidth(line);
    }
    if (line !== '' || lines.length === 0)
        lines.push(line);
    return lines;
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   version: () => (/* binding */ version)
/* harmony export */ });
/** The version of package.json; a test holds the two together, because bundles have no package.json beside them. */
const version = '0.1.0';


/***/ })

};
