import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 314:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dgram");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

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
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
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
var __webpack_exports__ = {};

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(136);
;// CONCATENATED MODULE: ./build/measure/trial/registry.js

const nameSeparator = ' > ';
/** Name inside the file. */
function fullName(benchmark) {
    return benchmark.bench === null || benchmark.bench === ''
        ? benchmark.name
        : `${benchmark.bench}${nameSeparator}${benchmark.name}`;
}
// Only discovery wants lines; taking a stack for each of thousands of benchmarks would cost every trial.
let located = null;
/** From now on {@link locate} finds lines of this file. */
function locateIn(file) {
    located = file;
}
/** The line of the suite file that the current call came from, if it came from there. */
function locate() {
    if (located === null)
        return null;
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 30;
    const { stack } = new Error();
    Error.stackTraceLimit = limit;
    if (typeof stack !== 'string')
        return null;
    for (const frame of stack.split('\n')) {
        const match = /\(?((?:file:\/\/)?[^()]+?):(\d+):\d+\)?$/u.exec(frame.replace(/^\s*at (?:async )?/u, ''));
        const place = match?.[1];
        if (place === undefined)
            continue;
        let path = place;
        try {
            if (place.startsWith('file://'))
                path = (0,external_node_url_.fileURLToPath)(new URL(place.replace(/[?#].*$/u, '')));
        }
        catch {
            continue;
        }
        if (path === located)
            return Number(match?.[2]);
    }
    return null;
}

;// CONCATENATED MODULE: ./build/measure/trial/bench.js
/**
 * The stand-in for `tinybench` (majors 2 to 6) inside a trial: it takes note of what is added and never measures.
 * A task of tinybench 6 does not hand out its function, so the class itself has to be ours.
 */

const now = performance.now.bind(performance);
/** Every Bench constructed in this process, in order. */
const constructed = [];
function statistics() {
    const names = 'aad critical df mad max mean min moe p50 p75 p99 p995 p999 rme sd sem variance samplesCount'.split(' ');
    return { ...Object.fromEntries(names.map((name) => [name, 0])), samples: [] };
}
/** What scripts print after `run()`: every number they could ask for is there and says nothing. */
function emptyResult() {
    return {
        ...statistics(),
        state: 'completed',
        hz: 0,
        period: 0,
        totalTime: 0,
        runtime: 'node',
        runtimeVersion: process.versions.node,
        timestampProviderName: 'performanceNow',
        latency: statistics(),
        throughput: statistics(),
    };
}
function hookOf(value, what) {
    if (value === undefined || value === null)
        return null;
    if (typeof value !== 'function')
        throw new TypeError(`${what} must be a function`);
    return value;
}
class Task extends EventTarget {
    name;
    fn;
    opts;
    result = emptyResult();
    runs = 0;
    /** What measuring needs; a symbol-free plain field would show up in people's `console.log(task)`. */
    #registered;
    constructor(bench, name, fn, options) {
        super();
        if (typeof fn !== 'function')
            throw new TypeError(`the benchmark ${String(name)} has no function`);
        this.name = typeof name === 'function' && name.name !== '' ? name.name : String(name);
        this.fn = fn;
        this.opts = typeof options === 'object' && options !== null ? options : {};
        const setup = hookOf(bench.opts.setup, 'setup');
        const teardown = hookOf(bench.opts.teardown, 'teardown');
        const each = (hook, what) => {
            const call = hookOf(hook, what);
            return call === null ? null : (mode) => call.call(this, mode);
        };
        this.#registered = {
            name: this.name,
            bench: bench.name ?? null,
            line: locate(),
            self: this,
            async: typeof this.opts.async === 'boolean' ? this.opts.async : null,
            signal: this.opts.signal ?? bench.opts.signal ?? null,
            setup: setup === null ? null : (mode) => setup.call(this, this, mode),
            teardown: teardown === null ? null : (mode) => teardown.call(this, this, mode),
            beforeAll: each(this.opts.beforeAll, 'beforeAll'),
            beforeEach: each(this.opts.beforeEach, 'beforeEach'),
            afterEach: each(this.opts.afterEach, 'afterEach'),
            afterAll: each(this.opts.afterAll, 'afterAll'),
        };
    }
    static registered(task) {
        return task.#registered;
    }
    run() {
        return Promise.resolve(this);
    }
    runSync() {
        return this;
    }
    warmup() {
        return Promise.resolve();
    }
    warmupSync() {
        // Measures nothing, like run.
    }
    reset() {
        // There is nothing to forget.
    }
    setResult() {
        // tinybench 2 lets callers set results; ours stay empty.
    }
    get detectedResolution() {
        return undefined;
    }
}
class Bench extends EventTarget {
    opts;
    name;
    concurrency;
    threshold = Number.POSITIVE_INFINITY;
    time = 0;
    iterations = 0;
    warmupTime = 0;
    warmupIterations = 0;
    throws = false;
    retainSamples = false;
    now = now;
    runtime = 'node';
    runtimeVersion = process.versions.node;
    setup;
    teardown;
    signal;
    // A list, not a map by name: a name given twice must be seen, not be lost.
    #tasks = [];
    #left = [];
    constructor(options = {}) {
        super();
        this.opts = typeof options === 'object' && options !== null ? options : {};
        const { name, concurrency } = this.opts;
        this.name = name === undefined ? undefined : String(name);
        this.concurrency = typeof concurrency === 'string' ? concurrency : null;
        this.setup = this.opts.setup ?? (() => undefined);
        this.teardown = this.opts.teardown ?? (() => undefined);
        this.signal = this.opts.signal;
        constructed.push(this);
    }
    /** Names given to `todo`, which tinybench 2 to 4 list and never run. */
    static leftOut(bench) {
        return bench.#left;
    }
    get tasks() {
        return [...this.#tasks];
    }
    get results() {
        return this.#tasks.map((task) => task.result);
    }
    get todos() {
        return [];
    }
    add(name, fn, options) {
        this.#tasks.push(new Task(this, name, fn, options));
        return this;
    }
    todo(name) {
        this.#left.push(String(name));
        return this;
    }
    remove(name) {
        this.#tasks = this.#tasks.filter((task) => task.name !== String(name));
        return this;
    }
    getTask(name) {
        return this.#tasks.find((task) => task.name === String(name));
    }
    run() {
        this.dispatchEvent(new Event('start'));
        this.dispatchEvent(new Event('complete'));
        return Promise.resolve(this.tasks);
    }
    runSync() {
        return this.tasks;
    }
    runConcurrently() {
        this.concurrency = 'task';
        return this.run();
    }
    warmup() {
        return Promise.resolve();
    }
    warmupSync() {
        // Measures nothing, like run.
    }
    warmupConcurrently() {
        return Promise.resolve();
    }
    reset() {
        // There is nothing to forget.
    }
    table(convert) {
        return this.#tasks.map((task) => typeof convert === 'function' ? convert(task) : { 'Task name': task.name });
    }
}
class BenchEvent extends Event {
    task;
    constructor(type, task) {
        super(type);
        this.task = task;
    }
}
const nanoseconds = () => Number(process.hrtime.bigint()) / 1e6;
const provider = (name, fn) => ({
    name,
    fn,
    fromMs: (value) => value,
    toMs: (value) => Number(value),
});
/** The exports of every major, so that any import of them finds its name. */
const tinybench = {
    Bench,
    Task,
    BenchEvent,
    now,
    performanceNow: now,
    hrtimeNow: nanoseconds,
    nToMs: (value) => Number(value) / 1e6,
    mToNs: (value) => Number(value) * 1e6,
    formatNumber: (value) => String(value),
    hrtimeNowTimestampProvider: provider('hrtimeNow', nanoseconds),
    performanceNowTimestampProvider: provider('performanceNow', now),
    medianAbsoluteDeviation: () => 0,
    classifyTimerSaturation: () => undefined,
    detectTimerSaturation: () => false,
    estimateResolution: () => undefined,
    calibrateTimerOverhead: () => 0,
    default: Bench,
};

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/measure/trial/vitest.js
/**
 * The stand-in for `vitest` inside a trial: `bench` and `describe` as vitest's benchmark mode has them. Hooks and
 * assertions of vitest are not offered: a benchmark whose set-up was silently left out would measure something else.
 */



const root = { name: '', marks: new Set(), body: null, task: null, children: [] };
let current = root;
function nameOf(name) {
    return typeof name === 'function' ? name.name : String(name);
}
function addBench(marks, name, fn, options) {
    const skipped = marks.has('skip') || marks.has('todo') || fn === undefined;
    const given = (typeof options === 'object' && options !== null ? options : {});
    let task = null;
    if (!skipped) {
        // One Bench for each benchmark, because vitest takes the options of a Bench with each.
        task = new Task(new Bench({ ...given, name: '' }), nameOf(name), fn, given);
        constructed.pop();
    }
    current.children.push({ name: nameOf(name), marks, body: null, task, children: [] });
}
function addBlock(marks, name, body) {
    const run = typeof body === 'function' ? body : null;
    current.children.push({ name: nameOf(name), marks, body: run, task: null, children: [] });
}
/** `bench`, `bench.only`, `describe.skip.each(…)` and so on. */
function chain(add, marks) {
    const call = (name, ...rest) => {
        add(marks, name, ...rest);
    };
    const marked = (mark) => chain(add, new Set([...marks, mark]));
    return Object.defineProperties(call, {
        skip: { get: () => marked('skip') },
        only: { get: () => marked('only') },
        todo: { get: () => marked('todo') },
        sequential: { get: () => call },
        shuffle: { get: () => call },
        skipIf: { value: (condition) => (condition ? marked('skip') : call) },
        runIf: { value: (condition) => (condition ? call : marked('skip')) },
        each: {
            value: (cases) => (name, body) => {
                for (const [index, item] of cases.entries()) {
                    const values = Array.isArray(item) ? item : [item];
                    const title = nameOf(name).replaceAll('%#', String(index));
                    const used = title.match(/%[sdifjoOc]/gu)?.length ?? 0;
                    add(marks, (0,external_node_util_namespaceObject.format)(title, ...values.slice(0, used)), () => body(...values));
                }
            },
        },
    });
}
function unsupported(name) {
    const refuse = () => {
        throw new Error(`${name} of vitest is not supported in a benchmark measured by perf-gate; use the setup and teardown options of bench instead`);
    };
    return new Proxy(refuse, { get: (target, key) => (key === 'name' ? target.name : refuse()) });
}
const none = new Set();
const describe = chain((marks, name, ...rest) => {
    // The options of describe may stand before or after the body.
    addBlock(marks, name, rest.find((part) => typeof part === 'function'));
}, none);
const vitest = {
    bench: chain((marks, name, fn, options) => {
        addBench(marks, name, fn, options);
    }, none),
    describe,
    suite: describe,
    ...Object.fromEntries([
        'test',
        'it',
        'expect',
        'assert',
        'chai',
        'vi',
        'vitest',
        'beforeAll',
        'beforeEach',
        'afterAll',
        'afterEach',
        'aroundAll',
        'aroundEach',
        'onTestFailed',
        'onTestFinished',
        'expectTypeOf',
        'assertType',
        'inject',
        'should',
    ].map((name) => [name, unsupported(name)])),
};
/** Runs the blocks, in vitest's order, and gives what is to be measured. */
async function collectVitest() {
    const fill = async (entry) => {
        for (const child of entry.children) {
            if (child.body === null || child.marks.has('skip') || child.marks.has('todo'))
                continue;
            current = child;
            await child.body();
            current = root;
            await fill(child);
        }
    };
    await fill(root);
    const hasOnly = (entry) => entry.marks.has('only') || entry.children.some(hasOnly);
    const only = hasOnly(root);
    const benchmarks = [];
    let skipped = 0;
    let notOnly = 0;
    const take = (entry, path, chosen) => {
        for (const child of entry.children) {
            if (child.marks.has('skip') || child.marks.has('todo')) {
                skipped += 1;
                continue;
            }
            // A block marked only is measured whole, unless something inside it is marked again.
            const inside = child.children.some(hasOnly);
            const wanted = child.marks.has('only') || chosen;
            if (child.task !== null) {
                if (only && !wanted)
                    notOnly += 1;
                else
                    benchmarks.push({
                        ...Task.registered(child.task),
                        bench: path.length === 0 ? null : path.join(nameSeparator),
                    });
            }
            else
                take(child, [...path, child.name], wanted && !inside);
        }
    };
    take(root, [], false);
    const warnings = [];
    if (skipped > 0)
        warnings.push(`${String(skipped)} marked skip or todo: left out`);
    if (notOnly > 0)
        warnings.push(`${String(notOnly)} left out because others of the file are marked only`);
    return { benchmarks, warnings };
}

;// CONCATENATED MODULE: ./build/measure/trial/collecting.js
var __rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
/** Loads a suite file and finds the benchmarks that it means. */




/** The suite file is not one: wrong export, nothing registered. */
class NotASuite extends Error {
}
/** Lets scripts that start an async main without awaiting it get as far as their first benchmarks. */
async function settle() {
    for (let turn = 0; turn < 3; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
}
function describeValue(value) {
    if (value === null)
        return 'null';
    if (typeof value !== 'object')
        return typeof value;
    const constructor = value.constructor?.name;
    return typeof constructor === 'string' ? `an object (${constructor})` : 'an object';
}
async function benchesOf(value, warnings) {
    if (Array.isArray(value)) {
        const found = [];
        for (const item of value)
            found.push(...(await benchesOf(item, warnings)));
        return found;
    }
    if (value instanceof Bench)
        return [value];
    if (typeof value === 'function') {
        const given = new Bench();
        const before = constructed.length;
        const returned = await value(given);
        const found = given.tasks.length > 0 ? [given] : [];
        const own = returned === given || returned === undefined
            ? []
            : returned instanceof Bench || Array.isArray(returned)
                ? await benchesOf(returned, warnings)
                : [];
        // A function that takes no notice of its argument and makes a Bench of its own means that one.
        if (found.length === 0 && own.length === 0)
            return constructed.slice(before);
        return [...found, ...own.filter((bench) => !found.includes(bench))];
    }
    throw new NotASuite(`its default export is ${describeValue(value)}: it must be a function that receives a Bench, a Bench, or an array of these`);
}
/** The default export, through the wrappers of transpiled CommonJS; undefined when there is none. */
function defaultExport(namespace) {
    if (!('default' in namespace))
        return undefined;
    let value = namespace.default;
    const wrapped = (item) => typeof item === 'object' &&
        item !== null &&
        !(item instanceof Bench) &&
        !Array.isArray(item) &&
        'default' in item;
    for (let depth = 0; depth < 2 && wrapped(value); depth += 1)
        value = value.default;
    // module.exports that nobody touched.
    const plain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    if (plain && !Object.values(value).some((item) => item instanceof Bench)) {
        return Object.keys(value).length === 0 || constructed.length > 0 ? undefined : value;
    }
    return plain ? Object.values(value).filter((item) => item instanceof Bench) : value;
}
/** @throws what the file throws, or {@link NotASuite}. */
async function collect(file) {
    const namespace = (await import(__rewriteRelativeImportExtension(/* webpackIgnore: true */ (0,external_node_url_.pathToFileURL)(file).href)));
    const warnings = [];
    const exported = defaultExport(namespace);
    let benches;
    if (exported === undefined) {
        await settle();
        benches = [...constructed];
    }
    else {
        const whileLoading = [...constructed];
        benches = [...new Set(await benchesOf(exported, warnings))];
        const forgotten = whileLoading.filter((bench) => !benches.includes(bench) && bench.tasks.length > 0);
        if (forgotten.length > 0)
            warnings.push(`${String(forgotten.length)} Bench constructed while loading is not part of the default export: left out`);
    }
    const ofVitest = await collectVitest();
    warnings.push(...ofVitest.warnings);
    const benchmarks = [];
    for (const bench of benches) {
        const tasks = bench.tasks;
        benchmarks.push(...tasks.map((task) => Task.registered(task)));
        const todo = Bench.leftOut(bench).length;
        if (todo > 0)
            warnings.push(`${String(todo)} marked todo: left out`);
        if (typeof bench.concurrency === 'string' && tasks.length > 0)
            warnings.push(`concurrency ${JSON.stringify(bench.concurrency.slice(0, 40))} is not measured: iterations run one after the other`);
    }
    benchmarks.push(...ofVitest.benchmarks);
    return { benchmarks, warnings };
}
/** By name inside the file; of a name given twice the first, which discovery has refused already. */
function byName(benchmarks) {
    const map = new Map();
    for (const benchmark of benchmarks) {
        const name = fullName(benchmark);
        if (!map.has(name))
            map.set(name, benchmark);
    }
    return map;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __nccwpck_require__(995);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __nccwpck_require__(919);
;// CONCATENATED MODULE: ./build/measure/trial/territory.js


// Taken at once: an observed trial watches what the project's code calls, not what we do.
const { native: territory_native } = external_node_fs_.realpathSync;
const fold = process.platform === 'win32'
    ? (path) => path.toLowerCase()
    : (path) => path;
function within(path, folder) {
    const base = fold(folder);
    return path === base || path.startsWith(base.endsWith(external_node_path_.sep) ? base : base + external_node_path_.sep);
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
function isWithin(path, folder) {
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

;// CONCATENATED MODULE: ./build/measure/trial/interception.js
var interception_rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
/** Puts our stand-ins and our watch into both module systems of this process. */






const replacedKey = Symbol.for('perf-gate.trial');
async function intercept(command, replaced, quietly) {
    Reflect.set(globalThis, replacedKey, replaced);
    const territory = {
        root: command.root,
        forbidden: command.forbidden,
        own: (0,external_node_path_.dirname)(realPath(command.hooks)),
    };
    const files = new Set();
    const resolved = new Set();
    const codes = new Map();
    let trespass = null;
    let transformed = false;
    let replacing = false;
    const { port1, port2 } = new external_node_worker_threads_.MessageChannel();
    const typescriptSuite = /\.[cm]?ts$/u.test(command.file);
    const hooksUrl = (0,external_node_url_.pathToFileURL)(command.hooks).href;
    const data = {
        port: port2,
        territory,
        replaced: Object.fromEntries(Object.entries(replaced).map(([name, of]) => [name, Object.keys(of)])),
        typescript: command.typescript,
        esbuild: command.esbuild,
        observed: command.observed,
    };
    // Before the registration: this import is ours and needs no watching.
    const transform = typescriptSuite && command.typescript !== 'tsx'
        ? (await import(interception_rewriteRelativeImportExtension(/* webpackIgnore: true */ hooksUrl)))
        : null;
    if (command.hooked)
        (0,external_node_module_.register)(hooksUrl, { data, transferList: [port2] });
    // Nobody listens on the port: it is read when somebody asks, and so does not keep the process alive.
    const drain = () => {
        for (;;) {
            const received = (0,external_node_worker_threads_.receiveMessageOnPort)(port1);
            if (received === undefined)
                return;
            const { message } = received;
            if (message.kind === 'loaded')
                files.add(message.file);
            else if (message.kind === 'resolved')
                resolved.add(message.file);
            else if (message.kind === 'compiled')
                codes.set(message.file, message.code);
            else if (message.kind === 'transformed')
                transformed = true;
            else if (message.kind === 'replaced')
                replacing = true;
            else
                trespass ??= { file: message.file, importer: message.importer };
        }
    };
    const cjs = external_node_module_;
    const load = cjs._load.bind(external_node_module_);
    cjs._load = (request, parent, isMain) => Object.hasOwn(replaced, request) ? commonJsOf(replaced[request]) : load(request, parent, isMain);
    const resolveFilename = cjs._resolveFilename.bind(external_node_module_);
    cjs._resolveFilename = (request, parent, ...rest) => {
        // As builtins do, so that require.resolve works where tinybench is not even installed.
        if (Object.hasOwn(replaced, request))
            return request;
        try {
            const found = resolveFilename(request, parent, ...rest);
            if (command.observed)
                resolved.add(found);
            return found;
        }
        catch (error) {
            const importer = filenameOf(parent);
            if (transform === null || importer === null || !/^\.{1,2}(?:\/|$)/u.test(request))
                throw error;
            const path = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(importer), request);
            for (const candidate of transform.typescriptCandidates(path)) {
                try {
                    return resolveFilename(candidate, parent, ...rest);
                }
                catch {
                    // The next spelling, and in the end the first error.
                }
            }
            throw error;
        }
    };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the module as `this` below
    const loadModule = cjs.prototype.load;
    cjs.prototype.load = function (file) {
        files.add(realPath(file));
        if (isForeign(file, territory)) {
            const found = { file: realPath(file), importer: filenameOf(Reflect.get(this, 'parent')) };
            trespass ??= found;
            throw new Error(trespassMessage(found));
        }
        return loadModule.call(this, file);
    };
    if (command.observed) {
        const { digestOf } = (await import(interception_rewriteRelativeImportExtension(/* webpackIgnore: true */ hooksUrl)));
        // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the module as `this` below
        const compile = cjs.prototype._compile;
        cjs.prototype._compile = function (code, file, ...rest) {
            codes.set(realPath(file), digestOf(code));
            return compile.call(this, code, file, ...rest);
        };
    }
    if (transform !== null) {
        let esbuild = null;
        if (command.typescript === 'esbuild' && command.esbuild !== null) {
            // Its output names its sources by a map; sucrase's lines are right as they are.
            process.setSourceMapsEnabled(true);
            esbuild = load(command.esbuild, null, false);
        }
        else
            await transform.loadSucrase();
        const handler = (module, file) => {
            transformed = true;
            const source = (0,external_node_fs_.readFileSync)(file, 'utf8');
            const format = (0,external_node_path_.extname)(file) === '.mts' ? 'module' : 'commonjs';
            if (format === 'module')
                throw new Error(`${file} is an ES module and cannot be loaded by require; import it`);
            const code = quietly(() => transform.toJavaScriptSync(source, file, format, esbuild));
            module._compile(code, file);
        };
        for (const extension of ['.ts', '.cts', '.mts'])
            cjs._extensions[extension] = handler;
    }
    return {
        trespass: () => {
            drain();
            return trespass;
        },
        files: () => {
            drain();
            return [...files];
        },
        resolved: () => {
            drain();
            return [...resolved].filter(external_node_path_.isAbsolute);
        },
        codes: () => {
            drain();
            return codes;
        },
        transformed: () => {
            drain();
            return transformed;
        },
        hooksNeeded: () => {
            drain();
            return replacing || transformed || typescriptSuite;
        },
    };
}
function filenameOf(module) {
    if (typeof module !== 'object' || module === null)
        return null;
    const { filename } = module;
    return typeof filename === 'string' ? filename : null;
}
/** What `require` gives: the exports, and `default` for those who come from transpiled ES modules. */
const commonJsModules = new WeakMap();
function commonJsOf(exports) {
    if (exports === undefined)
        return undefined;
    const known = commonJsModules.get(exports);
    if (known !== undefined)
        return known;
    const made = Object.defineProperty({ ...exports }, '__esModule', { value: true });
    commonJsModules.set(exports, made);
    return made;
}

;// CONCATENATED MODULE: ./build/measure/trial/measuring.js
// Taken before the project's code runs: fake timers replace performance.now.
const measuring_now = performance.now.bind(performance);
const cpuUsage = process.cpuUsage.bind(process);
/** The benchmark gave no usable number. */
class BadValue extends Error {
}
// The last result is kept where the compiler cannot know that nobody reads it.
let last = null;
/** Reads what {@link timeBatch} kept. */
function lastResult() {
    return last;
}
function timeBatch(body, iterations) {
    let result;
    const start = measuring_now();
    for (let done = 0; done < iterations; done += 1)
        result = body.fn();
    const end = measuring_now();
    last = result;
    return end - start;
}
async function timeBatchAsync(body, iterations) {
    let result;
    const start = measuring_now();
    for (let done = 0; done < iterations; done += 1)
        result = await body.fn();
    const end = measuring_now();
    last = result;
    return end - start;
}
/**
 * Shows both loops several functions, so that their call site stays generic. Otherwise the first benchmark of a process
 * would be inlined into the loop and the later ones not: the same code would be faster in one process than in another.
 */
async function generalise() {
    const bodies = [
        { fn: () => 1 },
        { fn: () => 'a' },
        { fn: () => null },
        { fn: () => [] },
        { fn: () => Promise.resolve(1) },
        { fn: () => ({}) },
    ];
    for (let round = 0; round < 20; round += 1) {
        for (const body of bodies)
            timeBatch(body, 200);
    }
    for (const body of bodies)
        await timeBatchAsync(body, 20);
}
let generalised = null;
function isThenable(value) {
    return (value !== null &&
        (typeof value === 'object' || typeof value === 'function') &&
        typeof value.then === 'function');
}
function overridden(result) {
    if (typeof result !== 'object' || result === null)
        return undefined;
    if (!('overriddenDuration' in result))
        return undefined;
    const { overriddenDuration } = result;
    if (overriddenDuration === undefined)
        return undefined;
    if (typeof overriddenDuration !== 'number' ||
        !Number.isFinite(overriddenDuration) ||
        overriddenDuration < 0)
        throw new BadValue(`overriddenDuration is ${typeof overriddenDuration === 'number' ? String(overriddenDuration) : typeof overriddenDuration}: it must be a number of milliseconds`);
    return overriddenDuration;
}
/** Seconds of calibration: long enough that the optimizing compiler has been there. */
const calibrationSeconds = 0.1;
class Measuring {
    #benchmark;
    #manner = null;
    #phase = null;
    #batch = 1;
    constructor(benchmark) {
        this.#benchmark = benchmark;
    }
    async #enter(phase) {
        this.#phase = phase;
        await this.#benchmark.setup?.(phase);
        await this.#benchmark.beforeAll?.(phase);
    }
    async #leave() {
        const phase = this.#phase;
        if (phase === null)
            return;
        this.#phase = null;
        await this.#benchmark.afterAll?.(phase);
        await this.#benchmark.teardown?.(phase);
    }
    /** One iteration between its hooks. */
    async #once() {
        const { beforeEach, afterEach, self, async } = this.#benchmark;
        const phase = this.#phase ?? 'run';
        if (beforeEach !== null)
            await beforeEach(phase);
        const start = measuring_now();
        let result = self.fn();
        const thenable = async !== false && isThenable(result);
        if (thenable)
            result = await result;
        const end = measuring_now();
        last = result;
        const said = overridden(result);
        if (afterEach !== null)
            await afterEach(phase);
        return { milliseconds: said ?? end - start, thenable, overridden: said !== undefined };
    }
    /** The first call tells how the function is to be called; milliseconds. */
    async #firstCall() {
        const { beforeEach, afterEach, async } = this.#benchmark;
        const first = await this.#once();
        if (beforeEach !== null || afterEach !== null || first.overridden)
            this.#manner = 'each';
        else
            this.#manner = (async ?? first.thenable) ? 'async' : 'sync';
        return first.milliseconds;
    }
    /** Milliseconds that a batch took, without hooks. */
    async #time(iterations) {
        this.#checkSignal();
        if (this.#manner === null) {
            const first = await this.#firstCall();
            return iterations <= 1 ? first : first + (await this.#time(iterations - 1));
        }
        if (this.#manner === 'sync')
            return timeBatch(this.#benchmark.self, iterations);
        if (this.#manner === 'async')
            return timeBatchAsync(this.#benchmark.self, iterations);
        let sum = 0;
        for (let done = 0; done < iterations; done += 1)
            sum += (await this.#once()).milliseconds;
        return sum;
    }
    #checkSignal() {
        if (this.#benchmark.signal?.aborted === true)
            throw new Error('the AbortSignal of the benchmark is aborted');
    }
    /** Measures roughly, in the warm-up phase. */
    async calibrate() {
        await (generalised ??= generalise());
        await this.#enter('warmup');
        let iterations = 1;
        let spent = 0;
        let best = { timed: Number.POSITIVE_INFINITY, wall: Number.POSITIVE_INFINITY };
        for (let pass = 0;; pass += 1) {
            const start = measuring_now();
            const timed = (await this.#time(iterations)) / 1000 / iterations;
            const wall = (measuring_now() - start) / 1000 / iterations;
            // The first call compiles; where there is no time for a second, it has to do.
            if (pass <= 1 || wall < best.wall)
                best = { timed, wall };
            spent += wall * iterations;
            const left = calibrationSeconds - spent;
            if (left <= 0 && (pass > 0 || spent > 2))
                break;
            if (pass > 60)
                break;
            // At most a tenth of the time in one pass, so that one bad pass does not decide.
            iterations = Math.max(1, Math.min(iterations * 4, Math.floor(calibrationSeconds / 10 / wall) || 1));
        }
        await this.#leave();
        if (!Number.isFinite(best.timed) || best.timed < 0)
            throw new BadValue(`it measures ${String(best.timed)}`);
        return best;
    }
    /** Warms up in the very batches that will be measured, then enters the measured phase. */
    async prepare(batch, warmup) {
        await (generalised ??= generalise());
        this.#batch = batch;
        await this.#enter('warmup');
        for (let done = 0; done < warmup; done += 1)
            await this.#time(batch);
        await this.#leave();
        await this.#enter('run');
    }
    /** @throws BadValue when a batch measures nothing. */
    async slot(batches) {
        const times = [];
        const before = cpuUsage();
        for (let done = 0; done < batches; done += 1) {
            const milliseconds = await this.#time(this.#batch);
            if (!(milliseconds > 0) || !Number.isFinite(milliseconds))
                throw new BadValue(`${String(this.#batch)} iterations measured ${String(milliseconds)} ms: nothing can be compared with that`);
            times.push(milliseconds / 1000 / this.#batch);
        }
        const used = cpuUsage(before);
        return { times, cpu: (used.user + used.system) / 1e6 };
    }
    async finish() {
        await this.#leave();
    }
    /** After a failure: lets go of what the hooks hold (a port, a file), whatever they say. */
    async abandon() {
        try {
            await this.#leave();
        }
        catch {
            // The first failure is the one that is told.
        }
    }
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
const mostFiles = 20_000;
/** Longest message and stack a trial sends. */
const longestMessage = 4000;
/** Longest name, as in the model; repeated here because the model brings a schema library with it. */
const longestBenchmarkName = 20_000;

;// CONCATENATED MODULE: ./build/measure/trial/index.js
/**
 * A trial: a process of the project's own node that loads one suite file and measures its benchmarks when told to. It
 * decides nothing: counts, order and time come over IPC. Nothing heavy is imported here, because every round starts it twice.
 */








// Taken before the project's code runs, which may replace them.
const send = process.send?.bind(process);
const exit = process.exit.bind(process);
const trial_now = performance.now.bind(performance);
let watch = null;
let observer = null;
/** Modules of an observed trial that loading brought in, and the folder whose files it tells. */
let observed = null;
let benchmarks = new Map();
let active = null;
let loading = false;
function reply(message, sent) {
    // The orchestrator is gone: so are we, by the disconnect handler.
    if (send === undefined || !process.connected)
        return;
    send({ envelope: envelope, ...message }, undefined, undefined, () => {
        sent?.();
    });
}
function textOf(thrown) {
    try {
        const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `threw ${String(thrown)}`;
        const stack = thrown instanceof Error && typeof thrown.stack === 'string' ? thrown.stack : '';
        return { message: message.slice(0, longestMessage), stack: stack.slice(0, longestMessage) };
    }
    catch {
        return { message: 'threw a value that cannot be shown', stack: '' };
    }
}
function failed(thrown, fatal) {
    const text = textOf(thrown);
    const trespass = watch?.trespass() ?? null;
    if (trespass !== null)
        return {
            kind: 'failed',
            failure: 'other-side',
            message: trespassMessage(trespass).slice(0, longestMessage),
            stack: '',
            fatal,
        };
    if (thrown instanceof BadValue)
        return { kind: 'failed', failure: 'bad-value', message: thrown.message, stack: '', fatal };
    if (thrown instanceof NotASuite)
        return { kind: 'failed', failure: 'load', message: thrown.message, stack: '', fatal };
    return { kind: 'failed', failure: loading ? 'load' : 'threw', ...text, fatal };
}
async function load(command) {
    if (command.list)
        locateIn(command.file);
    watch = await intercept(command, { tinybench: tinybench, vitest: vitest }, (work) => observer === null ? work() : observer.quietly(work));
    if (command.observed)
        observer = (await __nccwpck_require__.e(/* import() */ 642).then(__nccwpck_require__.bind(__nccwpck_require__, 642))).observe();
    loading = true;
    const start = trial_now();
    let collected;
    try {
        collected = await collect(command.file);
        const trespass = watch.trespass();
        // The file may have caught the error that our hooks threw.
        if (trespass !== null)
            throw new Error(trespassMessage(trespass));
        if (collected.benchmarks.length > mostBenchmarks)
            throw new NotASuite(`it registers more than ${String(mostBenchmarks)} benchmarks`);
        // A file whose benchmarks are all skipped says so in a warning; one without any is a mistake.
        if (collected.benchmarks.length === 0 && collected.warnings.length === 0)
            throw new NotASuite('it registers no benchmark: export a function that receives a Bench, or add benchmarks to a Bench while loading');
        for (const benchmark of collected.benchmarks) {
            const { length } = fullName(benchmark);
            if (benchmark.name === '' || length > longestBenchmarkName)
                throw new NotASuite(benchmark.name === ''
                    ? 'it has a benchmark with an empty name'
                    : `it has a benchmark whose name has ${String(length)} characters; the longest allowed is ${String(longestBenchmarkName)}`);
        }
        benchmarks = byName(collected.benchmarks);
    }
    finally {
        loading = false;
    }
    if (command.observed)
        observed = { early: new Set(watch.files()), root: command.root };
    return {
        kind: 'loaded',
        version: process.versions.node,
        benchmarks: command.list
            ? collected.benchmarks.map((benchmark) => ({ name: fullName(benchmark), line: benchmark.line }))
            : [],
        warnings: command.list ? collected.warnings.map((warning) => warning.slice(0, 1000)).slice(0, 100) : [],
        files: command.list ? watch.files().slice(0, mostFiles) : [],
        seconds: (trial_now() - start) / 1000,
        transformed: watch.transformed(),
        hooksNeeded: watch.hooksNeeded(),
    };
}
function benchmarkNamed(name) {
    const found = benchmarks.get(name);
    if (found !== undefined)
        return found;
    throw new NotASuite(`it registered no benchmark of the name ${JSON.stringify(name.slice(0, 200))} this time`);
}
function touched() {
    if (watch === null || observer === null || observed === null)
        throw new Error('this trial is not observed');
    const { early, root } = observed;
    const here = (file) => isWithin(file, root);
    const { read, met, listed, blind } = observer.touched();
    const codes = watch.codes();
    const files = watch.files().filter(here);
    const modules = new Set(files);
    const all = {
        modules: files.map((file) => ({ file, code: codes.get(file) ?? null, late: !early.has(file) })),
        // Node's own loader of CommonJS modules reads them by the functions that are watched.
        read: read.filter((file) => here(file) && !modules.has(file)),
        met: [...new Set([...met, ...watch.resolved()])].filter(here),
        listed: listed.filter(({ folder }) => here(folder) || isWithin(root, folder)),
    };
    if (Object.values(all).some((list) => list.length > mostFiles)) {
        const why = `it touches more than ${String(mostFiles)} files`;
        return { kind: 'touched', modules: [], read: [], met: [], listed: [], blind: blind ?? why };
    }
    return { kind: 'touched', ...all, blind };
}
async function answer(command) {
    switch (command.kind) {
        case 'load':
            return load(command);
        case 'calibrate': {
            active = new Measuring(benchmarkNamed(command.name));
            const { timed, wall } = await active.calibrate();
            return { kind: 'calibrated', timed, wall };
        }
        case 'prepare':
            active = new Measuring(benchmarkNamed(command.name));
            await active.prepare(command.batch, command.warmup);
            return { kind: 'ready' };
        case 'slot': {
            if (active === null)
                throw new Error('no benchmark is prepared');
            const { times, cpu } = await active.slot(command.batches);
            return { kind: 'slot', times, cpu };
        }
        case 'finish':
            await active?.finish();
            active = null;
            return { kind: 'finished', memory: process.resourceUsage().maxRSS * 1024 };
        case 'touched':
            return touched();
    }
}
async function respond(command) {
    if (command.kind === 'exit') {
        exit(0);
        return;
    }
    let result;
    try {
        result = await answer(command);
        // A module loaded lazily by the benchmark itself, and its error caught.
        const trespass = watch?.trespass() ?? null;
        if (trespass !== null && result.kind !== 'loaded')
            result = failed(null, false);
    }
    catch (error) {
        result = failed(error, false);
        const measuring = active;
        active = null;
        await measuring?.abandon();
    }
    reply(result);
}
// What nothing caught leaves the process in an unknown state: it is told, and the process ends.
let dying = false;
const die = (thrown) => {
    if (dying)
        return;
    dying = true;
    reply(failed(thrown, true), () => {
        exit(1);
    });
};
process.on('uncaughtException', die);
process.on('unhandledRejection', die);
process.on('disconnect', () => {
    exit(0);
});
process.on('message', (message) => {
    if (dying || typeof message !== 'object' || message === null)
        return;
    if (!('envelope' in message) || message.envelope !== envelope)
        return;
    void respond(message);
});
if (send === undefined) {
    process.stderr.write('this program is a part of perf-gate and is started by it\n');
    process.exitCode = 2;
}

