#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 8995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3986:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3136);
/* harmony import */ var _config_command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2585);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2011);




// What --help needs is imported above; everything else only when a command runs, because a start should cost nothing.
async function main() {
    const parsed = (0,_config_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCommandLine */ .D)(process.argv.slice(2));
    if ('help' in parsed) {
        process.stdout.write(parsed.help);
        return 0;
    }
    if ('version' in parsed) {
        const { version } = await __nccwpck_require__.e(/* import() */ 508).then(__nccwpck_require__.bind(__nccwpck_require__, 8508));
        process.stdout.write(`${version}\n`);
        return 0;
    }
    const { Terminal } = await __nccwpck_require__.e(/* import() */ 964).then(__nccwpck_require__.bind(__nccwpck_require__, 9964));
    const { runCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(577), __nccwpck_require__.e(331)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5331));
    const terminal = new Terminal(process, process.env, () => performance.now() / 1000);
    const interrupt = new AbortController();
    const onSignal = () => {
        if (interrupt.signal.aborted)
            process.exit(130);
        terminal.note('Interrupted: ending what runs, keeping what was measured. Once more ends at once.');
        interrupt.abort();
    };
    // Only from when there is something to end in order: a configuration is code, and one that never returns would keep our
    // handlers from ever running. SIGHUP too: with Node's own reaction to it the processes of a trial would live on.
    const listen = () => {
        for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
            process.on(name, onSignal);
        return interrupt.signal;
    };
    try {
        return await runCommand({
            ...parsed,
            cwd: process.cwd(),
            env: process.env,
            terminal,
            listen,
            nodeVersion: process.versions.node,
            bundles: node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(node_path__WEBPACK_IMPORTED_MODULE_0__.dirname((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)), '..'),
        });
    }
    catch (error) {
        terminal.endProgress();
        if (interrupt.signal.aborted && !(error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PerfGateError */ .D))
            return 130;
        throw error;
    }
}
function explain(error) {
    const { stderr } = process;
    if (!(error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PerfGateError */ .D)) {
        stderr.write(`perf-gate: this is a defect of perf-gate, please report it\n`);
        stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        return;
    }
    stderr.write(`perf-gate: ${plain((0,_model_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error))}\n`);
    if (error.output !== undefined) {
        for (const line of error.output.trimEnd().split('\n'))
            stderr.write(`  | ${plain(line)}\n`);
    }
    if (error.remedy !== undefined)
        stderr.write(`${plain(error.remedy)}\n`);
}
/** Messages quote names and output of other programs: no control sequence of theirs may reach the terminal. */
function plain(text) {
    return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '').replaceAll(/^\s*::/gmu, ': :');
}
// Node would end with 1, which is our word for a regression.
process.on('uncaughtException', (error) => {
    explain(error);
    process.exit(2);
});
process.stderr.on('error', () => undefined);
let lost = null;
process.stdout.on('error', (error) => {
    // A reader that has seen enough (`| head`) changes nothing about the verdict; a report that is lost does.
    if (error.code !== 'EPIPE')
        lost ??= error;
});
let code;
try {
    code = await main();
}
catch (error) {
    explain(error);
    code = 2;
}
/** What could not be written is known once all of it has been tried. */
function end() {
    if (lost === null)
        process.exit(code);
    explain(new _model_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PerfGateError */ .D('cannot write to standard output', { cause: lost }));
    process.exit(2);
}
// Ending by hand: a handle that somebody left open must not keep a job waiting. What was written is flushed first.
process.exitCode = code;
process.stdout.write('', () => process.stderr.write('', () => setImmediate(end)));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseCommandLine)
/* harmony export */ });
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2011);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6601);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5392);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9445);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6441);
/* harmony import */ var _option_value_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6486);






const flagged = _options_js__WEBPACK_IMPORTED_MODULE_4__/* .optionNames */ .W6.filter((name) => (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .optionOf */ .XD)(name).in.includes('flag'));
const byWord = new Map(flagged.map((name) => [(0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .flagWord */ .Np)(name), name]));
const firstWords = [...new Set(_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commandNames */ .o.map((name) => name.split(' ')[0] ?? name))];
/** A value in a message: bounded, with control characters escaped. */
function quoted(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
function split(argv) {
    const words = [];
    const values = new Map();
    let help = false;
    let version = false;
    for (let index = 0; index < argv.length; index++) {
        const argument = argv[index] ?? '';
        if (argument === '--') {
            words.push(...argv.slice(index + 1));
            break;
        }
        if (argument === '--help' || argument === '-h') {
            help = true;
            continue;
        }
        if (argument === '--version') {
            version = true;
            continue;
        }
        if (!argument.startsWith('-') || argument === '-') {
            words.push(argument);
            continue;
        }
        const equals = argument.indexOf('=');
        const word = argument.startsWith('--') ? argument.slice(2, equals === -1 ? undefined : equals) : '';
        const name = byWord.get(word);
        if (name === undefined)
            throw unknownFlag(argument, word, argv);
        const { type } = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .optionOf */ .XD)(name);
        let value;
        if (type.kind === 'switch') {
            if (equals !== -1)
                throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(`--${word} takes no value`, { remedy: `Write --${word} alone.` });
            value = true;
        }
        else if (equals !== -1)
            value = argument.slice(equals + 1);
        else {
            const next = argv[index + 1];
            if (next === undefined || next.startsWith('--')) {
                const wanted = (0,_option_value_js__WEBPACK_IMPORTED_MODULE_5__/* .readValue */ .wK)(type, null, 'flag');
                throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(`--${word} needs a value`, {
                    remedy: `Give ${'expected' in wanted ? wanted.expected : 'one'}, as --${word}=VALUE.`,
                });
            }
            value = next;
            index++;
        }
        const earlier = values.get(name);
        if (earlier === undefined)
            values.set(name, [value]);
        else if (type.kind === 'list')
            earlier.push(value);
        else {
            throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(`--${word} is given twice`, { remedy: `Give --${word} once.` });
        }
    }
    return { words, values, help, version };
}
function unknownFlag(argument, name, argv) {
    const command = likelyCommand(argv);
    // One that the command takes is more likely meant than one of another command.
    const near = (command === null ? null : (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestName */ .q)(name, [...(0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .flagsOf */ .Zo)(command).map(_options_js__WEBPACK_IMPORTED_MODULE_4__/* .flagWord */ .Np), 'help', 'version'])) ??
        (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestName */ .q)(name, [...byWord.keys(), 'help', 'version']);
    const list = `Run "perf-gate ${command ?? '<command>'} --help" to see the options${command === null ? ' of a command' : ''}.`;
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(`unknown option ${quoted(argument.split('=')[0] ?? argument)}`, {
        remedy: near === null ? list : `Did you mean --${near}? ${list}`,
    });
}
/** The first command among the arguments, some of which may be values of options; null where there is none. */
function likelyCommand(argv) {
    for (const [index, word] of argv.entries()) {
        const both = `${word} ${argv[index + 1] ?? ''}`;
        if (isCommand(word))
            return word;
        if (isCommand(both))
            return both;
    }
    return null;
}
/** Takes the command off the words; `baseline` has a second one. */
function command(words) {
    const [first, second] = words;
    if (first === undefined) {
        throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D('no command is given', {
            remedy: 'Run "perf-gate gate", or "perf-gate --help" to see the commands.',
        });
    }
    if (isCommand(first))
        return { name: first, rest: words.slice(1) };
    const children = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commandNames */ .o.filter((name) => name.startsWith(`${first} `));
    if (children.length === 0) {
        throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(`unknown command ${quoted(first)}`, { remedy: (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggestion */ .h)(first, firstWords) });
    }
    const both = `${first} ${second ?? ''}`;
    if (isCommand(both))
        return { name: both, rest: words.slice(2) };
    throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(second === undefined ? `${first} needs to know what to do` : `unknown command ${quoted(both)}`, {
        remedy: second === undefined
            ? `Use one of: ${children.join(', ')}.`
            : (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggestion */ .h)(`${first} ${second}`, children),
    });
}
function isCommand(text) {
    return Object.hasOwn(_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P, text);
}
function help(words) {
    const asked = words[0] === 'help' ? words.slice(1) : words;
    if (asked.length === 0)
        return (0,_help_js__WEBPACK_IMPORTED_MODULE_2__/* .generalHelp */ .am)();
    const children = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commandNames */ .o.filter((name) => name.startsWith(`${asked[0] ?? ''} `));
    if (asked.length === 1 && children.length > 0)
        return children.map(_help_js__WEBPACK_IMPORTED_MODULE_2__/* .commandHelp */ .bD).join('\n');
    return (0,_help_js__WEBPACK_IMPORTED_MODULE_2__/* .commandHelp */ .bD)(command(asked).name);
}
/**
 * Reads the arguments behind `perf-gate`.
 * @throws PerfGateError for an unknown command or option (with the nearest known one), a value that does not fit,
 * an option that the command does not take, and too few or too many arguments.
 */
function parseCommandLine(argv) {
    const given = split(argv);
    if (given.version)
        return { version: true };
    if (given.help || given.words[0] === 'help')
        return { help: help(given.words) };
    const { name, rest } = command(given.words);
    checkPositionals(name, rest);
    return { command: name, positionals: rest, flags: readFlags(name, given.values) };
}
function checkPositionals(name, positionals) {
    const { positionals: count, usage } = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P[name];
    const [fewest, most] = count;
    if (positionals.length >= fewest && positionals.length <= most)
        return;
    const form = `perf-gate ${name}${usage === '' ? '' : ` ${usage}`}`;
    const extra = positionals[most];
    throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(extra === undefined ? `${name} needs ${usage}` : `${name} does not take the argument ${quoted(extra)}`, { remedy: `Write it as "${form}".` });
}
function readFlags(command, values) {
    const taken = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .flagsOf */ .Zo)(command);
    const flags = {};
    for (const [name, texts] of values) {
        const { type, commands: takers } = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .optionOf */ .XD)(name);
        if (!taken.includes(name)) {
            throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(`--${(0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .flagWord */ .Np)(name)} is not an option of ${command}`, {
                remedy: `Leave it out; it belongs to: ${takers.join(', ')}.`,
            });
        }
        if (type.kind === 'switch') {
            flags[name] = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .flagWord */ .Np)(name) === name;
            continue;
        }
        const raw = type.kind === 'list' ? texts.flatMap((text) => String(text).split(',')) : texts[0];
        const read = (0,_option_value_js__WEBPACK_IMPORTED_MODULE_5__/* .readValue */ .wK)(type, raw, 'flag');
        if ('expected' in read) {
            throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D(`--${name} ${quoted(texts.join(','))} is not valid: expected ${read.expected}`);
        }
        flags[name] = read.value;
    }
    if (flags.quiet === true && flags.verbose === true) {
        throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PerfGateError */ .D('--quiet and --verbose contradict each other', { remedy: 'Give one of them.' });
    }
    // Each value was read by the type of its own option, which is what Flags says.
    return flags;
}


/***/ }),

/***/ 6601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands),
/* harmony export */   o: () => (/* binding */ commandNames)
/* harmony export */ });
const any = Number.POSITIVE_INFINITY;
/** Every command; the order is the one of help. */
const commands = {
    gate: {
        usage: '',
        positionals: [0, 0],
        summary: 'measure what is needed, judge, report (the main job)',
        about: 'Measures the benchmarks of the base commit and of your work tree side by side, in copies of their own, and says for each one whether it got slower. Uncommitted files are measured with head.',
        examples: [
            'perf-gate gate',
            'perf-gate gate --base v1.4.0 --only "*parse*"',
            'perf-gate gate --time-budget 10m --markdown report.md',
        ],
    },
    run: {
        usage: '',
        positionals: [0, 0],
        summary: 'run the benchmarks of your work tree and write a run file',
        about: 'Measures without judging. The run file goes to --output, and to --json when that is given.',
        examples: ['perf-gate run --rounds 20', 'perf-gate run --json head.json'],
    },
    compare: {
        usage: 'BASE HEAD…',
        positionals: [2, any],
        summary: 'judge two run files, or several pairs; measures nothing',
        about: 'Runs that were measured in rounds together are compared round by round, others as independent runs. Several pairs (shards, suites, kinds of machine) share alpha and make one decision; a shard that is missing leaves it open.',
        examples: [
            'perf-gate compare base.json head.json',
            'perf-gate compare 1/base.json 1/head.json 2/base.json 2/head.json',
        ],
    },
    judge: {
        usage: 'RUN…',
        positionals: [1, any],
        summary: 'judge run files against the stored baseline; measures nothing',
        about: 'Several files (shards, suites, kinds of machine) make one decision: shards of one kind of machine are judged as one run, the others share alpha. A shard that is missing leaves it open.',
        examples: ['perf-gate judge head.json', 'perf-gate judge shard-*.json --store dir:../baselines'],
    },
    'baseline update': {
        usage: 'RUN…',
        positionals: [1, any],
        summary: 'add run files to the stored baseline',
        about: 'Adding the same run twice keeps one file. Concurrent writers lose nothing. Shards of one run that one kind of machine measured become one run.',
        examples: ['perf-gate baseline update .perf-gate/run.json'],
    },
    'baseline list': {
        usage: '',
        positionals: [0, 0],
        summary: 'list the stored runs, oldest first',
        about: 'Names alone are read, so that it costs the same for a hundred runs and a hundred thousand.',
        examples: ['perf-gate baseline list --store dir:baselines'],
    },
    'baseline show': {
        usage: '[PATH|latest]',
        positionals: [0, 1],
        summary: 'print one stored run; the latest unless a path is given',
        about: 'A path is one that "perf-gate baseline list" prints.',
        examples: ['perf-gate baseline show', 'perf-gate baseline show latest --json -'],
    },
    'baseline prune': {
        usage: '',
        positionals: [0, 0],
        summary: 'remove all but the newest stored runs',
        about: 'Keeps the newest --keep runs of each suite and machine class. There is no default for --keep, because what is removed is gone.',
        examples: ['perf-gate baseline prune --keep 200'],
    },
    'baseline accept': {
        usage: '',
        positionals: [0, 0],
        summary: 'record in the store that a regression is expected',
        about: 'Later reports show the regression with its reason and do not fail for it, up to the change given, as long as head contains the commit and base does not.',
        examples: ['perf-gate baseline accept --benchmark "*parse*" --up-to 12% --reason "checks its input now"'],
    },
    'baseline import': {
        usage: 'FILE…',
        positionals: [1, any],
        summary: 'add the history that github-action-benchmark has kept',
        about: 'Reads data.js, or the JSON file of external-data-json-path, and stores one run for each entry, with its date and commit. Which machine measured it is not in there, so these runs have a machine class of their own, unknown: history searches them, and no gate judges by them. The same entry twice is one run.',
        examples: [
            'perf-gate baseline import data.js',
            'perf-gate baseline import data.js --store dir:baselines',
        ],
    },
    history: {
        usage: '',
        positionals: [0, 0],
        summary: 'say what moved in the stored history, since which commit',
        about: 'Searches the stored runs of the suite for change points and slow drift, each metric of each benchmark on each machine class by itself. It reports: the exit code is 0 whatever moved.',
        examples: ['perf-gate history', 'perf-gate history --only "*parse*" --json -'],
    },
    init: {
        usage: '',
        positionals: [0, 0],
        summary: 'write a configuration and workflows fitted to this project',
        about: 'Looks at package.json, the lock file and the benchmarks. Writes perf-gate.config.json and, in a git repository, two workflows under .github/workflows. Never overwrites a file.',
        examples: ['perf-gate init'],
    },
    doctor: {
        usage: '',
        positionals: [0, 0],
        summary: 'say what is wrong with the set-up, and what to do about it',
        about: 'Checks git, the base commit, the configuration, the benchmarks, Node and the store. Exit code 2 when there is a problem.',
        examples: ['perf-gate doctor'],
    },
};
const commandNames = Object.keys(commands);


/***/ }),

/***/ 5392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VC: () => (/* binding */ defaultText),
/* harmony export */   am: () => (/* binding */ generalHelp),
/* harmony export */   bD: () => (/* binding */ commandHelp)
/* harmony export */ });
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6601);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6441);
/* harmony import */ var _option_value_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6486);



const width = 100;
/** Breaks text at spaces so that no line is longer than the page, except for a single long word. */
function wrap(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > width - indent) {
            lines.push(line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
    return lines.join(`\n${' '.repeat(indent)}`);
}
function table(rows) {
    // A long term has its text on the next line, so that it does not push all others to the right.
    const column = Math.min(32, Math.max(...rows.map(([term]) => term.length)) + 4);
    return rows
        .map(([term, text]) => {
        const gap = term.length + 4 > column ? `\n${' '.repeat(column)}` : ' '.repeat(column - term.length - 2);
        return `  ${term}${gap}${wrap(text, column)}`;
    })
        .join('\n');
}
function section(title, body) {
    return `${title}\n${body}\n`;
}
const exitCodes = section('Exit codes', table([
    ['0', 'passed: nothing regressed'],
    ['1', 'failed: something got slower, or a policy says so'],
    ['2', 'could not judge: usage, configuration, set-up or baseline'],
    ['130', 'interrupted; what was measured so far is written'],
]));
/** What `perf-gate --help` prints. */
function generalHelp() {
    const list = _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commandNames */ .o.map((name) => {
        const usage = _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commands */ .P[name].usage;
        return [usage === '' ? name : `${name} ${usage}`, _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commands */ .P[name].summary];
    });
    return [
        'perf-gate runs the benchmarks of two commits side by side, decides statistically whether something',
        'got slower, and says so only then.',
        '',
        section('Usage', '  perf-gate <command> [options]'),
        section('Commands', table(list)),
        section('Examples', table([
            ['perf-gate init', 'write a configuration and workflows for this project'],
            ['perf-gate gate', 'compare your work tree with the default branch'],
            ['perf-gate gate --base v1.4.0', 'compare it with a release'],
        ])),
        exitCodes,
        section('Without a configuration', `  ${wrap('the files **/*.bench.{js,mjs,cjs,ts,mts,cts} are measured: each exports a function that receives a tinybench Bench.', 2)}`),
        '"perf-gate <command> --help" tells the options of a command.',
        '',
    ].join('\n');
}
/** What `perf-gate <command> --help` prints. */
function commandHelp(name) {
    const command = _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commands */ .P[name];
    const rows = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .flagsOf */ .Zo)(name).map((flag) => {
        const option = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .optionOf */ .XD)(flag);
        const value = (0,_option_value_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholder */ .qf)(option.type);
        const standard = option.default === null || option.type.kind === 'switch'
            ? ''
            : ` Default: ${defaultText(option.default)}.`;
        const word = `--${(0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .flagWord */ .Np)(flag)}`;
        return [value === '' ? word : `${word} ${value}`, `${option.doc}${standard}`];
    });
    rows.push(['--help', 'Show this text.']);
    return [
        `perf-gate ${name}: ${command.summary}`,
        '',
        section('Usage', `  perf-gate ${name}${command.usage === '' ? '' : ` ${command.usage}`} [options]`),
        `${wrap(command.about, 0)}\n`,
        section('Examples', command.examples.map((example) => `  ${example}`).join('\n')),
        section('Options', table(rows)),
    ].join('\n');
}
/** A default as a user would write it. */
function defaultText(value) {
    return typeof value === 'object' ? value.join(',') : String(value);
}


/***/ }),

/***/ 9445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ suggestion),
/* harmony export */   q: () => (/* binding */ nearestName)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1916);

const letters = (name) => Array.from(name).sort().join('');
/** Edits from one name to the other; letters that trade places are the commonest slip, and count as one edit less. */
function slips(name, known) {
    const edits = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(name, known);
    return edits > 0 && letters(name) === letters(known) ? edits - 1 : edits;
}
/** The known name that someone may have meant, or null when none is near. Case and separators do not count. */
function nearestName(name, known) {
    // The edit distance costs length x length, and the name is untrusted.
    if (name.length > 60)
        return null;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_ ]/gu, '');
    let nearest = null;
    let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
    for (const candidate of known) {
        const found = slips(plain(name), plain(candidate));
        if (found >= fewest)
            continue;
        fewest = found;
        nearest = candidate;
    }
    return nearest;
}
/** An imperative sentence for an unknown name: the nearest known one, else all of them. */
function suggestion(name, known) {
    const near = nearestName(name, known);
    return near === null ? `Use one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
}


/***/ }),

/***/ 6486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   qf: () => (/* binding */ placeholder),
/* harmony export */   wK: () => (/* binding */ readValue)
/* harmony export */ });
/* unused harmony export expectation */
/* harmony import */ var _model_quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4409);

const secondsPer = { ms: 0.001, s: 1, m: 60, h: 3600 };
const mostShards = 1000;
const longestDuration = 7 * 24 * 3600;
function percent(fraction) {
    return `${String(Number((fraction * 100).toPrecision(12)))}%`;
}
/** What a value of this type looks like, as the end of "expected …". */
function expectation(type) {
    switch (type.kind) {
        case 'text':
            return type.rule ?? 'a text that is not empty';
        case 'integer':
            return `a whole number from ${String(type.low)} to ${String(type.high)}`;
        case 'fraction':
            return `a percentage or a fraction below 1, such as 2% or 0.02, between ${percent(type.above)} and ${percent(type.below)}`;
        case 'duration':
            return 'a time up to 7 days, such as 5m, 90s or 500ms, or a number of seconds';
        case 'switch':
            return 'true or false';
        case 'choice':
            return `one of: ${type.choices.join(', ')}`;
        case 'list':
            return 'a list of one or more names, none of them empty or twice';
        case 'store':
            return 'auto, branch, branch:NAME, dir:PATH, artifact or artifact:WORKFLOW.yml';
        case 'limit':
            return _model_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .limitForms */ .pp;
        case 'shard':
            return 'a shard and their number, such as 2/4, of at most 1000';
    }
}
function number(text) {
    // Number() also reads '', ' 1 ', '0x10' and 'Infinity'.
    return /^-?\d{1,15}(\.\d{1,15})?$/u.test(text) ? Number(text) : Number.NaN;
}
function fraction(raw, type) {
    let value;
    if (typeof raw === 'string' && raw.endsWith('%'))
        value = number(raw.slice(0, -1).trimEnd()) / 100;
    else {
        value = typeof raw === 'string' ? number(raw) : typeof raw === 'number' ? raw : Number.NaN;
        // A plain 2 would be 200 %, and is nearly always meant as 2 %.
        if (value >= 1)
            return null;
    }
    return value > type.above && value < type.below ? value : null;
}
function duration(raw) {
    let seconds = typeof raw === 'number' ? raw : Number.NaN;
    if (typeof raw === 'string') {
        const match = /^(\d{1,15}(?:\.\d{1,15})?)(ms|s|m|h)?$/u.exec(raw);
        if (match !== null)
            seconds = Number(match[1]) * (secondsPer[match[2] ?? 's'] ?? Number.NaN);
    }
    return seconds > 0 && seconds <= longestDuration ? seconds : null;
}
function list(raw) {
    if (!Array.isArray(raw) || raw.length === 0 || raw.length > 1000)
        return null;
    const items = [];
    for (const item of raw) {
        if (typeof item !== 'string' || item === '' || items.includes(item))
            return null;
        items.push(item);
    }
    return items;
}
function store(raw) {
    if (typeof raw !== 'string')
        return null;
    const branch = 'perf-gate';
    if (raw === 'auto')
        return { kind: 'auto', branch };
    if (raw === 'branch')
        return { kind: 'branch', branch };
    if (raw === 'artifact')
        return { kind: 'artifact', workflow: null };
    const colon = raw.indexOf(':');
    const rest = raw.slice(colon + 1);
    if (colon === -1 || rest === '' || rest.includes('\0'))
        return null;
    const kind = raw.slice(0, colon);
    if (kind === 'dir')
        return { kind: 'dir', path: rest };
    // Git's own rules for names are stricter; these keep a name from being read as an option, a range or a refspec.
    if (kind === 'branch' && isBranchName(rest))
        return { kind: 'branch', branch: rest };
    if (kind === 'artifact' && workflowFile.test(rest))
        return { kind: 'artifact', workflow: rest };
    return null;
}
/** GitHub reads the files of one folder. */
const workflowFile = /^[\w-][\w.-]{0,99}\.ya?ml$/u;
function shard(raw) {
    const match = typeof raw === 'string' ? /^(\d{1,4})\/(\d{1,4})$/u.exec(raw) : null;
    const [index, count] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
    return index >= 1 && index <= count && count <= mostShards ? { index, count } : null;
}
function isBranchName(name) {
    if (name.length > 200 || /[\s~^:?*[\\\p{Cc}]/u.test(name) || name.includes('..') || name.includes('@{')) {
        return false;
    }
    return name
        .split('/')
        .every((part) => part !== '' &&
        !part.startsWith('.') &&
        !part.startsWith('-') &&
        !part.endsWith('.') &&
        !part.endsWith('.lock'));
}
/**
 * Reads a value as it stands in a file (a JSON value) or behind a flag (text; for a list, the texts).
 * Numbers come back in base units: fractions, seconds.
 */
function readValue(type, raw, from) {
    const value = read(type, raw, from);
    return value === null ? { expected: expectation(type) } : { value };
}
function read(type, raw, from) {
    switch (type.kind) {
        case 'text': {
            if (typeof raw !== 'string' || raw.trim() === '' || raw.includes('\0') || raw.length > 10_000)
                return null;
            return type.pattern === undefined || type.pattern.test(raw) ? raw : null;
        }
        case 'integer': {
            const value = from === 'flag' && typeof raw === 'string' ? number(raw) : raw;
            return Number.isInteger(value) && value >= type.low && value <= type.high
                ? value
                : null;
        }
        case 'fraction':
            return fraction(raw, type);
        case 'duration':
            return duration(raw);
        case 'switch':
            return typeof raw === 'boolean' ? raw : null;
        case 'choice':
            return typeof raw === 'string' && type.choices.includes(raw) ? raw : null;
        case 'list':
            return list(raw);
        case 'store':
            return store(raw);
        case 'limit':
            if (typeof raw === 'number')
                return raw >= 0 ? (0,_model_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLimit */ .Fv)(String(raw), type.sign) : null;
            return typeof raw === 'string' ? (0,_model_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLimit */ .Fv)(raw, type.sign) : null;
        case 'shard':
            return shard(raw);
    }
}
/** What stands for the value in help: `REF`, `gate|observe`, `PERCENT`. */
function placeholder(type) {
    switch (type.kind) {
        case 'text':
        case 'list':
            return type.placeholder;
        case 'integer':
            return 'N';
        case 'fraction':
            return 'PERCENT';
        case 'duration':
            return 'TIME';
        case 'switch':
            return '';
        case 'choice':
            return type.choices.join('|');
        case 'store':
            return 'auto|branch[:NAME]|dir:PATH|artifact[:FILE]';
        case 'limit':
            return 'LIMIT';
        case 'shard':
            return 'I/N';
    }
}


/***/ }),

/***/ 6441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ flagWord),
/* harmony export */   W6: () => (/* binding */ optionNames),
/* harmony export */   XD: () => (/* binding */ optionOf),
/* harmony export */   Zo: () => (/* binding */ flagsOf),
/* harmony export */   fF: () => (/* binding */ options),
/* harmony export */   mZ: () => (/* binding */ fileOptionNames)
/* harmony export */ });
/* unused harmony exports isOptionName, inputOptionNames */
const measuring = ['gate', 'run'];
const judging = ['gate', 'compare', 'judge'];
const baselines = [
    'baseline update',
    'baseline list',
    'baseline show',
    'baseline prune',
    'baseline accept',
    'baseline import',
];
const accepting = ['baseline accept'];
const storing = ['gate', 'judge', ...baselines, 'history', 'doctor'];
const everywhere = ['gate', 'run', 'compare', 'judge', ...baselines, 'history', 'init', 'doctor'];
const configured = ['gate', 'run', 'compare', 'judge', ...baselines, 'history', 'doctor'];
const reaction = { kind: 'choice', choices: ['fail', 'warn', 'ignore'] };
/** The one table from which flags, help, the schema of the file and the reference come; the order is the one shown. */
const options = {
    config: {
        type: { kind: 'text', placeholder: 'FILE' },
        default: null,
        doc: 'Configuration file. Without it perf-gate.config.{ts,mts,js,mjs,json,yaml,yml} is looked for in the working folder and the folders above it, up to the root of the repository.',
        in: ['flag', 'input'],
        commands: configured,
    },
    base: {
        type: {
            kind: 'text',
            placeholder: 'REF|auto|none',
            pattern: /^[^-\s][^\s]{0,499}$/u,
            rule: 'a git revision, auto or none',
        },
        default: 'auto',
        doc: 'What head is compared with: a git revision; auto, the merge base with the default branch; none, no base at all.',
        in: ['file', 'flag', 'input'],
        commands: ['gate', 'doctor'],
    },
    strategy: {
        type: { kind: 'choice', choices: ['auto', 'paired', 'stored'] },
        default: 'auto',
        doc: 'paired measures both commits side by side; stored judges one run by the stored history alone; auto screens one run of head where the history on this kind of machine is sharp enough, and measures the suspects and the rest in pairs (with --base none it is stored).',
        in: ['file', 'flag', 'input'],
        commands: ['gate'],
    },
    only: {
        type: { kind: 'text', placeholder: 'GLOB' },
        default: null,
        doc: 'Only the benchmarks whose whole name matches: * stands for any characters, ? for one, {a,b} for a or b, a backslash takes the next character as it stands.',
        in: ['flag', 'input'],
        commands: ['gate', 'run', 'compare', 'judge', 'history'],
    },
    shard: {
        type: { kind: 'shard' },
        default: null,
        doc: 'Only one shard of the benchmarks: which, and of how many. All shards of a commit split them alike, by the durations in the store.',
        in: ['flag', 'input'],
        commands: measuring,
    },
    parts: {
        type: { kind: 'integer', low: 1, high: 1000 },
        default: null,
        doc: 'How many gates or measuring jobs share alpha, this one among them: each gets an equal share of it. Without it that is the number of shards, and 1 where there are none.',
        in: ['flag', 'input'],
        commands: ['gate'],
    },
    setup: {
        type: { kind: 'text', placeholder: 'CMD' },
        default: null,
        doc: 'Command line that makes a fresh copy of the project ready to run, such as npm ci. Without it nothing is run.',
        in: ['file', 'flag', 'input'],
        commands: measuring,
    },
    'pass-env': {
        type: { kind: 'list', placeholder: 'NAME,…' },
        default: null,
        doc: 'Environment variables that set-up and benchmarks get although their names look like secrets, such as the token of a private registry; in the action also any others that are not on its short list. A file cannot say it: a pull request must not choose what it gets.',
        in: ['flag', 'input'],
        commands: [...measuring, 'doctor'],
    },
    'bench-from': {
        type: { kind: 'choice', choices: ['head', 'own'] },
        default: 'head',
        doc: 'head runs the benchmark files of head against both sources; own runs the files of each side.',
        in: ['file', 'flag', 'input'],
        commands: ['gate'],
    },
    shortcut: {
        type: { kind: 'switch' },
        default: true,
        doc: 'Whether benchmarks that run the same files on both sides count as identical and are not measured; --no-shortcut measures all.',
        in: ['file', 'flag', 'input'],
        commands: ['gate'],
    },
    'time-budget': {
        type: { kind: 'duration' },
        default: '5m',
        doc: 'Time that measuring may take.',
        in: ['file', 'flag', 'input'],
        commands: measuring,
    },
    rounds: {
        type: { kind: 'integer', low: 1, high: 100_000 },
        default: null,
        doc: 'Rounds to measure, one fresh process of each side per round. Without it as many as the test needs, within the time budget.',
        in: ['file', 'flag', 'input'],
        commands: measuring,
    },
    'trial-timeout': {
        type: { kind: 'duration' },
        default: '2m',
        doc: 'Time after which one benchmark process is killed and counts as failed.',
        in: ['file', 'flag', 'input'],
        commands: measuring,
    },
    seed: {
        type: { kind: 'integer', low: 0, high: 2 ** 32 - 1 },
        default: null,
        doc: 'Seed of every coin, to repeat a run. Without it a seed is drawn and printed.',
        in: ['flag', 'input'],
        commands: ['gate', 'run', 'compare', 'judge'],
    },
    alpha: {
        type: { kind: 'fraction', above: 0, below: 0.5 },
        default: '1%',
        doc: 'Probability that unchanged code fails one gate run, over all benchmarks together; for history, that something is found where nothing moved.',
        in: ['file', 'flag', 'input'],
        commands: [...judging, 'history'],
    },
    'minimum-effect': {
        type: { kind: 'fraction', above: 0, below: 10 },
        default: '2%',
        doc: 'Estimated changes smaller than this are never called regressed or improved.',
        in: ['file', 'flag', 'input'],
        commands: [...judging, 'history'],
    },
    'required-sensitivity': {
        type: { kind: 'fraction', above: 0, below: 10 },
        default: '10%',
        doc: 'Change that a stored history must be able to see for auto to screen a benchmark by one run.',
        in: ['file', 'flag', 'input'],
        commands: ['gate'],
    },
    'equivalence-level': {
        type: { kind: 'fraction', above: 0, below: 0.5 },
        default: '5%',
        doc: 'Level of the equivalence test behind the verdict "within".',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    metrics: {
        type: { kind: 'list', placeholder: 'NAME,…' },
        default: ['time', 'p50'],
        doc: 'Metrics that can fail the build; the others are reported.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    missing: {
        type: reaction,
        default: 'fail',
        doc: 'What to do about a benchmark that base has and head does not.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    failed: {
        type: reaction,
        default: 'fail',
        doc: 'What to do about a benchmark that works on base and fails on head.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    added: {
        type: reaction,
        default: 'ignore',
        doc: 'What to do about a benchmark that base does not have.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    inconclusive: {
        type: reaction,
        default: 'warn',
        doc: 'What to do about a benchmark that was too noisy to judge.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    mode: {
        type: { kind: 'choice', choices: ['gate', 'observe'] },
        default: 'gate',
        doc: 'observe reports what gate would have done, and never fails.',
        in: ['file', 'flag'],
        commands: judging,
    },
    'could-not-judge': {
        type: { kind: 'choice', choices: ['fail', 'warn'] },
        default: 'fail',
        doc: 'Whether a gate that could not judge ends with exit code 2 (fail) or 0 (warn).',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    store: {
        type: { kind: 'store' },
        default: 'auto',
        doc: 'Where baselines are kept: an orphan branch of data (perf-gate unless named), a folder, or, in the action, artifacts of a workflow (the one that runs unless its file is named). auto is the branch; in the action, where there is none and the token may not begin one, it is artifacts.',
        in: ['file', 'flag', 'input'],
        commands: storing,
    },
    'store-remote': {
        type: {
            kind: 'text',
            placeholder: 'NAME',
            pattern: /^[^-\s][^\s]{0,499}$/u,
            rule: 'the name or URL of a git remote, or a dot',
        },
        default: null,
        doc: 'Git remote that keeps the branch of the store, or its URL; a dot is this repository itself. Without it that is origin, and this repository when it has no origin.',
        in: ['file', 'flag', 'input'],
        commands: storing,
    },
    suite: {
        type: {
            kind: 'text',
            placeholder: 'NAME',
            pattern: /^[a-z0-9][a-z0-9._-]{0,99}$/u,
            rule: 'a name of small letters, digits, dots, dashes and underscores that starts with a letter or digit',
        },
        default: 'default',
        doc: 'Name of this set of benchmarks in the store; two projects of one repository need two names.',
        in: ['file', 'flag', 'input'],
        commands: [
            'gate',
            'run',
            'judge',
            'baseline list',
            'baseline show',
            'baseline prune',
            'baseline accept',
            'baseline import',
            'history',
            'doctor',
        ],
    },
    history: {
        type: { kind: 'integer', low: 2, high: 10_000 },
        default: 60,
        doc: 'Stored runs that a new one is judged against.',
        in: ['file', 'flag', 'input'],
        commands: ['gate', 'judge'],
    },
    unreadable: {
        type: { kind: 'choice', choices: ['fail', 'skip'] },
        default: 'fail',
        doc: 'What to do about a damaged file of the store: stop and name it, or name it and leave it out.',
        in: ['file', 'flag', 'input'],
        commands: ['gate', 'judge', 'baseline show', 'history', 'doctor'],
    },
    'smallest-segment': {
        type: { kind: 'integer', low: 2, high: 1000 },
        default: 6,
        doc: 'Runs that a new level has to last before history calls it one.',
        in: ['file', 'flag', 'input'],
        commands: ['history'],
    },
    keep: {
        type: { kind: 'integer', low: 1, high: 1_000_000 },
        default: null,
        doc: 'Stored runs of each suite and machine class to keep. It must be given.',
        in: ['flag'],
        commands: ['baseline prune'],
    },
    benchmark: {
        type: { kind: 'text', placeholder: 'GLOB' },
        default: null,
        doc: 'The benchmarks that get worse, by their whole names; a glob as for --only. It must be given.',
        in: ['flag'],
        commands: accepting,
    },
    metric: {
        type: { kind: 'text', placeholder: 'GLOB' },
        default: 'time',
        doc: 'The metrics of them that get worse.',
        in: ['flag'],
        commands: accepting,
    },
    commit: {
        type: {
            kind: 'text',
            placeholder: 'REF|none',
            pattern: /^[^-\s][^\s]{0,499}$/u,
            rule: 'a git revision or none',
        },
        default: 'HEAD',
        doc: 'The commit that makes them worse: accepted of heads that contain it, until base contains it too. none: of any head.',
        in: ['flag'],
        commands: accepting,
    },
    'up-to': {
        type: { kind: 'fraction', above: 0, below: 1000 },
        default: null,
        doc: 'Largest estimated change for the worse that is accepted. It must be given.',
        in: ['flag'],
        commands: accepting,
    },
    reason: {
        type: { kind: 'text', placeholder: 'TEXT' },
        default: null,
        doc: 'Why; shown in every report until it is over. It must be given.',
        in: ['flag'],
        commands: accepting,
    },
    author: {
        type: { kind: 'text', placeholder: 'NAME' },
        default: null,
        doc: 'Who accepts it. Without it the user.name of git.',
        in: ['flag'],
        commands: accepting,
    },
    expires: {
        type: {
            kind: 'text',
            placeholder: 'DATE',
            pattern: /^\d{4}-\d{2}-\d{2}$/u,
            rule: 'a date such as 2027-01-31',
        },
        default: null,
        doc: 'The last day (UTC) on which it holds. Without it there is no end.',
        in: ['flag'],
        commands: accepting,
    },
    output: {
        type: { kind: 'text', placeholder: 'DIR' },
        default: '.perf-gate',
        doc: 'Folder where the run files are left.',
        in: ['file', 'flag'],
        commands: measuring,
    },
    json: {
        type: { kind: 'text', placeholder: 'FILE|-' },
        default: null,
        doc: 'Write the result as JSON to a file, or to standard output (-).',
        in: ['flag'],
        commands: ['gate', 'run', 'compare', 'judge', 'baseline list', 'baseline show', 'history', 'doctor'],
    },
    markdown: {
        type: { kind: 'text', placeholder: 'FILE|-' },
        default: null,
        doc: 'Write the report as Markdown to a file, or to standard output (-).',
        in: ['flag'],
        commands: judging,
    },
    verbose: {
        type: { kind: 'switch' },
        default: false,
        doc: 'Show every benchmark and what the benchmarks print.',
        in: ['flag', 'input'],
        commands: everywhere,
    },
    quiet: {
        type: { kind: 'switch' },
        default: false,
        doc: 'Show no progress.',
        in: ['flag'],
        commands: everywhere,
    },
};
const optionNames = Object.keys(options);
/** The entry of the table, without the narrow type of its literals. */
function optionOf(name) {
    return options[name];
}
function isOptionName(name) {
    return Object.hasOwn(options, name);
}
/** Names that may stand in a configuration file. */
const fileOptionNames = optionNames.filter((name) => optionOf(name).in.includes('file'));
/** Names that are inputs of the action too. */
const inputOptionNames = optionNames.filter((name) => optionOf(name).in.includes('input'));
/** How an option is written as a flag, without the dashes: a switch that is on is switched off. */
function flagWord(name) {
    const { type, default: standard } = optionOf(name);
    return type.kind === 'switch' && standard === true ? `no-${name}` : name;
}
/** Names of the flags that a command takes. */
function flagsOf(command) {
    return optionNames.filter((name) => {
        const option = optionOf(name);
        return option.in.includes('flag') && option.commands.includes(command);
    });
}


/***/ }),

/***/ 2011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ PerfGateError),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/**
 * A failure that the user can do something about. It ends the program with exit code 2 ("could not judge").
 *
 * `message` says what is wrong and where; `remedy` says what to do about it, as an imperative sentence.
 */
class PerfGateError extends Error {
    name = 'PerfGateError';
    remedy;
    /** What another program said (a set-up's output, a stack), shown below the message. Untrusted text. */
    output;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.remedy = options.remedy;
        this.output = options.output;
    }
}
/** The message of anything that was thrown, with the messages of its causes. */
function messageOf(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    return thrown.cause === undefined ? thrown.message : `${thrown.message}: ${messageOf(thrown.cause)}`;
}


/***/ }),

/***/ 4409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ parseLimit),
/* harmony export */   Lf: () => (/* binding */ parseQuantity),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   d5: () => (/* binding */ agree),
/* harmony export */   d9: () => (/* binding */ limitIn),
/* harmony export */   i2: () => (/* binding */ readLimit),
/* harmony export */   pp: () => (/* binding */ limitForms)
/* harmony export */ });
/* harmony import */ var _unit_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(614);

const longest = 120;
const digits = String.raw `(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?`;
const magnitudes = { k: 1e3, K: 1e3, M: 1e6, G: 1e9 };
const numberAndRest = new RegExp(`^(${digits})(.*)$`, 'u');
/** What a unit word means; null: it cannot be one. */
function unitOf(written) {
    const word = written.trim().replace(/\s+sustained$/u, '');
    if (word === '')
        return { unit: '', factor: 1 };
    if (word === '%' || word === 'x' || word === '×')
        return { unit: word === '×' ? 'x' : word, factor: 1 };
    if (word === 'm')
        return { unit: 's', factor: 60 };
    if ((0,_unit_js__WEBPACK_IMPORTED_MODULE_0__/* .isRate */ .V)(word))
        return { unit: 'Hz', factor: 1 };
    const known = (0,_unit_js__WEBPACK_IMPORTED_MODULE_0__/* .baseUnit */ .k)(word);
    if (['s', 'B', 'Hz'].includes(known.unit))
        return known;
    // A tool's own word; prose is none.
    return /^(?!x\d)[\p{L}][\p{L}\d._/-]{0,39}$/u.test(word) ? { unit: word, factor: 1 } : null;
}
/**
 * Reads a number with its unit, such as `50ms`, `2GB`, `1,000/s`, `99.5%`, `1.2x`, `>1M rows/sec` without its sign.
 * @returns null when it is none.
 */
function parseQuantity(text) {
    const match = text.length > longest ? null : numberAndRest.exec(text.trim());
    if (match === null)
        return null;
    const [, number = '', rest = ''] = match;
    const value = Number(number.replaceAll(',', ''));
    // A unit goes before a magnitude: 5MB are bytes, 5M/s are five million per second.
    const letter = rest.trimStart().slice(0, 1);
    const behind = rest.trimStart().slice(1);
    const scaled = Object.hasOwn(magnitudes, letter) && (behind === '' || /^[\s/]/u.test(behind));
    const unit = unitOf(scaled ? behind : rest);
    if (unit === null)
        return null;
    const inBase = value * (scaled ? (magnitudes[letter] ?? 1) : 1) * unit.factor;
    return Number.isFinite(inBase) ? { value: inBase, unit: unit.unit } : null;
}
/** What a limit looks like, as the end of "expected …". */
const limitForms = 'a number with its unit, such as 50ms, < 2GB, > 1000/s, 99.5% or 60-80%';
const sides = {
    '<': 'below',
    '<=': 'below',
    '≤': 'below',
    '>': 'above',
    '>=': 'above',
    '≥': 'above',
};
/** Reads a limit in one of {@link limitForms}, or `500+ requests/second`; null: it is none. */
function readLimit(text) {
    const trimmed = text.trim();
    const sign = /^(?:<=|>=|[<>≤≥])/u.exec(trimmed)?.[0] ?? '';
    const rest = trimmed.slice(sign.length).trim();
    const between = sign === '' ? range(rest) : null;
    if (between !== null)
        return between;
    const plus = new RegExp(`^(${digits}[kKMG]?)\\+(.*)$`, 'u').exec(rest);
    const quantity = parseQuantity(plus === null ? rest : `${plus[1] ?? ''}${plus[2] ?? ''}`);
    if (quantity === null || (plus !== null && sign !== ''))
        return null;
    return { quantity, side: plus === null ? (sides[sign] ?? null) : 'above' };
}
/** `60-80%`, `10ms – 20ms`: the unit of the first number is that of the second where it has none. */
function range(text) {
    const parts = /^(\d.*?)\s*[-–—]\s*(\d.*)$/u.exec(text);
    if (parts === null)
        return null;
    const to = parseQuantity(parts[2] ?? '');
    const first = parts[1] ?? '';
    const unit = /^[\d.,]+(.*)$/u.exec(parts[2] ?? '')?.[1] ?? '';
    const from = parseQuantity(/^[\d.,]+$/u.test(first) ? `${first}${unit}` : first);
    if (from === null || from.unit !== to?.unit || from.value >= to.value)
        return null;
    return { from, to };
}
/**
 * A limit as it is kept.
 * @param names what the sign of the text tells: `kept`, where a value has to be (`< 50ms`); `broken`, where it must not be
 *   (a critical value of `> 500ms`).
 * @returns null when the text is no limit.
 */
function parseLimit(text, names) {
    const read = readLimit(text);
    if (read === null)
        return null;
    const written = text.trim();
    if ('from' in read) {
        // A range that must not be met would be two limits.
        return names === 'broken'
            ? null
            : { written, unit: read.from.unit, low: read.from.value, high: read.to.value };
    }
    const { quantity, side } = read;
    const { value, unit } = quantity;
    if (side === null)
        return { written, unit, value };
    const kept = names === 'kept' ? side : side === 'above' ? 'below' : 'above';
    return kept === 'below'
        ? { written, unit, low: null, high: value }
        : { written, unit, low: value, high: null };
}
/** Whether two limits are kept on the same side, as far as both say; a range has both. */
function agree(a, b) {
    if ('value' in a || 'value' in b)
        return true;
    return (a.low !== null && b.low !== null) || (a.high !== null && b.high !== null);
}
/** Whether all that keeps the inner limit keeps the outer one too. */
function isWithin(inner, outer) {
    return ((outer.low === null || (inner.low !== null && inner.low >= outer.low)) &&
        (outer.high === null || (inner.high !== null && inner.high <= outer.high)));
}
/**
 * The range of a limit in the unit of a metric, ends included.
 * @param better which side of a single number is the good one.
 * @returns null when the limit is in another unit.
 */
function limitIn(limit, unit, better) {
    const factor = factorInto(limit.unit, unit);
    if (factor === null)
        return null;
    const scaled = (value) => (value === null ? null : value * factor);
    if (!('value' in limit))
        return { low: scaled(limit.low), high: scaled(limit.high) };
    const value = limit.value * factor;
    return better === 'lower' ? { low: null, high: value } : { low: value, high: null };
}
/** What a number of the first unit is multiplied by to be one of the second; null: they measure different things. */
function factorInto(from, to) {
    if (from === to)
        return 1;
    if (to === '1')
        return from === '%' ? 0.01 : from === '' || from === 'x' ? 1 : null;
    // A tool's own word for a rate, such as rows/s.
    if (from === 'Hz' && (0,_unit_js__WEBPACK_IMPORTED_MODULE_0__/* .isRate */ .V)(to))
        return 1;
    return null;
}


/***/ }),

/***/ 614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isRate),
/* harmony export */   k: () => (/* binding */ baseUnit)
/* harmony export */ });
const seconds = {
    ps: 1e-12,
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
    minute: 60,
    minutes: 60,
    h: 3600,
    hour: 3600,
    hours: 3600,
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
const perSecond = /^(.+?)\s*(?:\/|per)\s*(?:s|sec|second)$/iu;
const rate = /^([^\d\s/][^\d/]{0,30}?)?\s*(?:\/|\bper\b)\s*(?:s|sec|second)$/iu;
/** Whether a unit counts things per second, whatever they are: `/s`, `requests/second`, `rows per sec`, `Hz`; not `MB/s`. */
function isRate(written) {
    if (written === 'Hz')
        return true;
    const match = rate.exec(written.trim());
    const noun = match?.[1]?.trim() ?? '';
    return match !== null && ![seconds, bytes, hertz].some((table) => Object.hasOwn(table, noun));
}
/** The base unit of a unit as tools write it, e.g. `ns/iter`, `KiB`, `ops/sec`; an unknown one is kept as a word. */
function baseUnit(written) {
    const trimmed = written.trim();
    if (trimmed === '' || trimmed === '1')
        return { unit: '1', factor: 1 };
    if (callsPerSecond.test(trimmed))
        return { unit: 'Hz', factor: 1 };
    const amount = perSecond.exec(trimmed)?.[1] ?? '';
    if (Object.hasOwn(bytes, amount))
        return { unit: 'B/s', factor: bytes[amount] ?? 1 };
    const quantity = perCall.exec(trimmed)?.[1] ?? trimmed;
    for (const [unit, table] of [
        ['s', seconds],
        ['B', bytes],
        ['Hz', hertz],
    ]) {
        if (Object.hasOwn(table, quantity))
            return { unit, factor: table[quantity] ?? 1 };
    }
    return { unit: trimmed, factor: 1 };
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(3986);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
