export const id = 642;
export const ids = [642];
export const modules = {

/***/ 642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observe: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(421);
/* harmony import */ var node_dgram__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(314);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(995);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(136);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(919);
/**
 * Takes note of every file that the project's code touches in this process, and of what would make such a list
 * incomplete. Only the one trial that looks for identical sides has it: measured rounds run on functions as they are.
 */








// Taken before the project's code runs, which may replace them.
const { apply, construct } = Reflect;
const realpath = node_fs__WEBPACK_IMPORTED_MODULE_2__.realpathSync.native;
const reads = /^(?:open|readFile|createReadStream|copyFile|cp)(?:Sync|AsBlob)?$/u;
const lists = /^(?:readdir|opendir|scandir|glob|cp|watch|watchFile)(?:Sync)?$/u;
function pathOf(value) {
    try {
        if (typeof value === 'string')
            return (0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)(value.startsWith('file:') ? (0,node_url__WEBPACK_IMPORTED_MODULE_6__.fileURLToPath)(value) : value);
        if (value instanceof URL)
            return (0,node_url__WEBPACK_IMPORTED_MODULE_6__.fileURLToPath)(value);
        if (value instanceof Uint8Array)
            return (0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)(Buffer.from(value).toString());
    }
    catch {
        // No path that the function itself would take.
    }
    return null;
}
function isRecursive(name, parts) {
    if (name.startsWith('glob') || name.startsWith('cp'))
        return true;
    return parts.some((part) => typeof part === 'object' && part !== null && 'recursive' in part);
}
/** The path with every link resolved, for a file that does not exist too. */
function resolved(path) {
    for (let folder = path, rest = '';;) {
        try {
            return (0,node_path__WEBPACK_IMPORTED_MODULE_5__.join)(realpath(folder), rest);
        }
        catch {
            const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_5__.dirname)(folder);
            if (parent === folder)
                return path;
            rest = (0,node_path__WEBPACK_IMPORTED_MODULE_5__.join)(folder.slice(parent.length), rest);
            folder = parent;
        }
    }
}
/** Puts the watch into this process, for good. */
function observe() {
    const read = new Set();
    const met = new Set();
    const listed = new Map();
    let blind = null;
    let quiet = 0;
    const note = (name, parts) => {
        if (quiet > 0)
            return;
        const path = pathOf(name.startsWith('glob') ? '.' : parts[0]);
        if (path === null)
            return;
        if (lists.test(name))
            listed.set(path, listed.get(path) === true || isRecursive(name, parts));
        if (reads.test(name))
            read.add(path);
        else
            met.add(path);
    };
    const blindBy = (why) => {
        if (quiet === 0)
            blind ??= why;
    };
    const checks = [];
    /** Puts a function in front of a method; what hangs on the method (`native`, promisify's symbol) hangs on both. */
    const before = (owner, name, watch) => {
        const original = Reflect.get(owner, name);
        if (typeof original !== 'function')
            return null;
        const watched = function (...parts) {
            watch(parts);
            return apply(original, this, parts);
        };
        for (const key of Reflect.ownKeys(original)) {
            const descriptor = Reflect.getOwnPropertyDescriptor(original, key);
            if (descriptor !== undefined)
                Reflect.defineProperty(watched, key, descriptor);
        }
        if (!Reflect.set(owner, name, watched)) {
            blindBy(`${name} cannot be watched in this version of Node`);
            return null;
        }
        checks.push(() => Reflect.get(owner, name) === watched);
        return watched;
    };
    for (const owner of [node_fs__WEBPACK_IMPORTED_MODULE_2__, node_fs__WEBPACK_IMPORTED_MODULE_2__.promises]) {
        for (const name of Object.keys(owner)) {
            // Classes open their files by the functions.
            if (/^[A-Z_]/u.test(name))
                continue;
            const watched = before(owner, name, (parts) => {
                note(name, parts);
            });
            if (watched !== null && Object.hasOwn(watched, 'native')) {
                before(watched, 'native', (parts) => {
                    note(name, parts);
                });
            }
        }
    }
    for (const name of ['spawnSync', 'execSync', 'execFileSync']) {
        before(node_child_process__WEBPACK_IMPORTED_MODULE_0__, name, () => {
            blindBy('it starts processes');
        });
    }
    before(node_child_process__WEBPACK_IMPORTED_MODULE_0__.ChildProcess.prototype, 'spawn', () => {
        blindBy('it starts processes');
    });
    before(process, 'dlopen', () => {
        blindBy('it loads a native addon');
    });
    for (const name of ['binding', '_linkedBinding']) {
        before(process, name, () => {
            blindBy("it uses Node's internals (process.binding)");
        });
    }
    before(process, 'loadEnvFile', ([file]) => {
        note('readFile', [file ?? '.env']);
    });
    for (const [owner, names] of [
        [node_net__WEBPACK_IMPORTED_MODULE_4__.Socket.prototype, ['connect']],
        [node_dgram__WEBPACK_IMPORTED_MODULE_1__.Socket.prototype, ['bind', 'connect', 'send']],
    ]) {
        for (const name of names) {
            before(owner, name, () => {
                blindBy('it uses the network');
            });
        }
    }
    for (const name of ['register', 'registerHooks']) {
        before(node_module__WEBPACK_IMPORTED_MODULE_3__, name, () => {
            blindBy('it registers module hooks of its own');
        });
    }
    node_worker_threads__WEBPACK_IMPORTED_MODULE_7__.Worker = new Proxy(node_worker_threads__WEBPACK_IMPORTED_MODULE_7__.Worker, {
        construct: (target, parts, made) => {
            blindBy('it starts worker threads');
            return construct(target, parts, made);
        },
    });
    // From here on `import { readFile } from 'node:fs'` gives what has just been put there.
    (0,node_module__WEBPACK_IMPORTED_MODULE_3__.syncBuiltinESMExports)();
    const bothOf = (paths) => [
        ...new Set([...paths].flatMap((path) => [path, resolved(path)])),
    ];
    return {
        touched: () => {
            // These read files on their own, below everything that is watched here.
            const deep = process.moduleLoadList;
            if (deep === undefined || deep.some((name) => /^NativeModule (?:sqlite|wasi)$/u.test(name)))
                blindBy('it uses a part of Node that reads files unseen');
            if (!checks.every((isOurs) => isOurs()))
                blindBy('it replaces functions of Node');
            quiet += 1;
            try {
                return {
                    read: bothOf(read),
                    met: bothOf(met),
                    listed: [...listed].flatMap(([folder, recursive]) => bothOf([folder]).map((path) => ({ folder: path, recursive }))),
                    blind,
                };
            }
            finally {
                quiet -= 1;
            }
        },
        quietly: (work) => {
            quiet += 1;
            try {
                return work();
            }
            finally {
                quiet -= 1;
            }
        },
    };
}


/***/ })

};
