/******/ var __webpack_modules__ = ({

/***/ 916:
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
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  DN: () => (/* reexport */ errors_PerfGateError),
  qB: () => (/* reexport */ compareRuns),
  C8: () => (/* reexport */ defineConfig),
  Z: () => (/* reexport */ change_points_detectChangePoints),
  L7: () => (/* reexport */ jsonReport),
  Zi: () => (/* reexport */ judgeAgainstHistory),
  qN: () => (/* reexport */ markdownReport),
  cg: () => (/* reexport */ parseDecision),
  c2: () => (/* binding */ parseResults),
  zZ: () => (/* reexport */ parseRun),
  RR: () => (/* reexport */ terminalReport)
});

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/util.js

// functions
function assertEqual(val) {
    return val;
}
function assertNotEqual(val) {
    return val;
}
function toZod() {
    return (schema) => schema;
}
function assertIs(_arg) { }
function assertNever(_x) {
    throw new Error("Unexpected value in exhaustive check");
}
function assert(_) { }
function getEnumValues(entries) {
    const numericValues = Object.values(entries).filter((v) => typeof v === "number");
    const values = Object.entries(entries)
        .filter(([k, _]) => numericValues.indexOf(+k) === -1)
        .map(([_, v]) => v);
    return values;
}
function joinValues(array, separator = "|") {
    return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
    if (typeof value === "bigint")
        return value.toString();
    return value;
}
// the accessor lives on a shared prototype: an own accessor makes every box a dictionary-mode object (~360 B and a slow load per read against ~100 B and an inlined getter here)
class Cached {
    constructor(getter) {
        this._getter = getter;
        this._value = undefined;
    }
    get value() {
        const getter = this._getter;
        if (getter !== undefined) {
            this._value = getter();
            this._getter = undefined;
        }
        return this._value;
    }
}
function cached(getter) {
    return new Cached(getter);
}
function nullish(input) {
    return input === null || input === undefined;
}
function cleanRegex(source) {
    const start = source.startsWith("^") ? 1 : 0;
    const end = source.endsWith("$") ? source.length - 1 : source.length;
    return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
    const ratio = val / step;
    const roundedRatio = Math.round(ratio);
    // `val` and `step` each round to a double before the division rounds again, so a true decimal multiple's quotient can sit up to 1.5 of these scaled epsilons from the integer. A 1x tolerance therefore rejected 2.03 as a multiple of 0.07; 4x covers the worst case with margin.
    const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
    if (Math.abs(ratio - roundedRatio) < tolerance)
        return 0;
    return ratio - roundedRatio;
}
const EVALUATING = /* @__PURE__*/ (/* unused pure expression or super */ null && (Symbol("evaluating")));
function defineLazy(object, key, getter) {
    let value = undefined;
    Object.defineProperty(object, key, {
        get() {
            if (value === EVALUATING) {
                // Circular reference detected, return undefined to break the cycle
                return undefined;
            }
            if (value === undefined) {
                value = EVALUATING;
                value = getter();
            }
            return value;
        },
        set(v) {
            Object.defineProperty(object, key, {
                value: v,
                // configurable: true,
            });
            // object[key] = v;
        },
        configurable: true,
    });
}
function objectClone(obj) {
    return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function util_assignProp(target, prop, value) {
    Object.defineProperty(target, prop, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
    });
}
/**
 * Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
 *
 * Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
 */
function rawShape(def) {
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    return desc?.get ? desc.get.raw : desc?.value;
}
// where a builder reads its source's keys and descriptors, resolving only a shape a def answers for itself. A shape resolves by object spread, so only its enumerable keys are ever part of it.
function sourceShape(schema) {
    return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
// a key whose value is not settled yet, self-caching so every read after the first gets the same one
function deferProp(target, key, getter) {
    Object.defineProperty(target, key, {
        get() {
            const value = getter();
            util_assignProp(this, key, value);
            return value;
        },
        enumerable: true,
        configurable: true,
    });
}
// Writes a settled key. A plain assignment is much cheaper than `defineProperty` and produces the same descriptor, but it runs whatever setter already answers to the key — an accessor this shape deferred, or an inherited one, which `__proto__` has on every object and prototype pollution can add for any name.
function putProp(target, key, value) {
    if (key in target)
        util_assignProp(target, key, value);
    else
        target[key] = value;
}
/**
 * Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
 *
 * A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
 */
function mirrorShape(target, source, keys, wrap) {
    const raw = sourceShape(source);
    for (const key of keys) {
        const desc = Object.getOwnPropertyDescriptor(raw, key);
        if (!desc.enumerable)
            continue;
        if (desc.get) {
            deferProp(target, key, () => {
                const value = source._zod.def.shape[key];
                return wrap ? wrap(value, key) : value;
            });
        }
        else
            putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
    }
}
// same, for a plain shape a caller passed rather than a schema's
function mirrorProps(target, source) {
    for (const key of Reflect.ownKeys(source)) {
        const desc = Object.getOwnPropertyDescriptor(source, key);
        if (!desc.enumerable)
            continue;
        if (desc.get)
            deferProp(target, key, () => source[key]);
        else
            putProp(target, key, desc.value);
    }
}
function mergeDefs(...defs) {
    const mergedDescriptors = {};
    for (const def of defs) {
        const descriptors = Object.getOwnPropertyDescriptors(def);
        Object.assign(mergedDescriptors, descriptors);
    }
    return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
    return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
    if (!path)
        return obj;
    return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
    const keys = Object.keys(promisesObj);
    const promises = keys.map((key) => promisesObj[key]);
    return Promise.all(promises).then((results) => {
        const resolvedObj = {};
        for (let i = 0; i < keys.length; i++) {
            resolvedObj[keys[i]] = results[i];
        }
        return resolvedObj;
    });
}
function randomString(length = 10) {
    const chars = "abcdefghijklmnopqrstuvwxyz";
    let str = "";
    for (let i = 0; i < length; i++) {
        str += chars[Math.floor(Math.random() * chars.length)];
    }
    return str;
}
function esc(str) {
    return JSON.stringify(str);
}
function slugify(input) {
    return input
        .toLowerCase()
        .trim()
        .replace(/[^\w\s-]/g, "")
        .replace(/[\s_-]+/g, "-")
        .replace(/^-+|-+$/g, "");
}
const captureStackTrace = ("captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => { });
function util_isObject(data) {
    return typeof data === "object" && data !== null && !Array.isArray(data);
}
const util_allowsEval = /* @__PURE__*/ cached(() => {
    // Skip the probe under `jitless`: strict CSPs report the caught `new Function` as a `securitypolicyviolation` even though the throw is swallowed.
    if (globalConfig.jitless) {
        return false;
    }
    // @ts-ignore
    if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
        return false;
    }
    try {
        const F = Function;
        new F("");
        return true;
    }
    catch (_) {
        return false;
    }
});
function isPlainObject(o) {
    if (util_isObject(o) === false)
        return false;
    // modified constructor
    const ctor = o.constructor;
    if (ctor === undefined)
        return true;
    if (typeof ctor !== "function")
        return true;
    // modified prototype
    const prot = ctor.prototype;
    if (util_isObject(prot) === false)
        return false;
    // ctor doesn't have static `isPrototypeOf`
    if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
        return false;
    }
    return true;
}
function shallowClone(o) {
    if (isPlainObject(o))
        return { ...o };
    if (Array.isArray(o))
        return [...o];
    if (o instanceof Map)
        return new Map(o);
    if (o instanceof Set)
        return new Set(o);
    return o;
}
function numKeys(data) {
    let keyCount = 0;
    for (const key in data) {
        if (Object.prototype.hasOwnProperty.call(data, key)) {
            keyCount++;
        }
    }
    return keyCount;
}
const getParsedType = (data) => {
    const t = typeof data;
    switch (t) {
        case "undefined":
            return "undefined";
        case "string":
            return "string";
        case "number":
            return Number.isNaN(data) ? "nan" : "number";
        case "boolean":
            return "boolean";
        case "function":
            return "function";
        case "bigint":
            return "bigint";
        case "symbol":
            return "symbol";
        case "object":
            if (Array.isArray(data)) {
                return "array";
            }
            if (data === null) {
                return "null";
            }
            if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
                return "promise";
            }
            if (typeof Map !== "undefined" && data instanceof Map) {
                return "map";
            }
            if (typeof Set !== "undefined" && data instanceof Set) {
                return "set";
            }
            if (typeof Date !== "undefined" && data instanceof Date) {
                return "date";
            }
            // @ts-ignore
            if (typeof File !== "undefined" && data instanceof File) {
                return "file";
            }
            return "object";
        default:
            throw new Error(`Unknown data type: ${t}`);
    }
};
const propertyKeyTypes = /* @__PURE__*/ new Set(["string", "number", "symbol"]);
const primitiveTypes = /* @__PURE__*/ new Set([
    "string",
    "number",
    "bigint",
    "boolean",
    "symbol",
    "undefined",
]);
function escapeRegex(str) {
    return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
// zod-specific utils
function clone(inst, def, params) {
    const cl = new inst._zod.constr(def ?? inst._zod.def);
    if (!def || params?.parent)
        cl._zod.parent = inst;
    return cl;
}
function normalizeParams(_params) {
    const params = _params;
    if (!params)
        return {};
    if (typeof params === "string")
        return { error: () => params };
    if (params?.message !== undefined) {
        if (params?.error !== undefined)
            throw new Error("Cannot specify both `message` and `error` params");
        params.error = params.message;
    }
    delete params.message;
    if (typeof params.error === "string")
        return { ...params, error: () => params.error };
    return params;
}
function createTransparentProxy(getter) {
    let target;
    return new Proxy({}, {
        get(_, prop, receiver) {
            target ?? (target = getter());
            return Reflect.get(target, prop, receiver);
        },
        set(_, prop, value, receiver) {
            target ?? (target = getter());
            return Reflect.set(target, prop, value, receiver);
        },
        has(_, prop) {
            target ?? (target = getter());
            return Reflect.has(target, prop);
        },
        deleteProperty(_, prop) {
            target ?? (target = getter());
            return Reflect.deleteProperty(target, prop);
        },
        ownKeys(_) {
            target ?? (target = getter());
            return Reflect.ownKeys(target);
        },
        getOwnPropertyDescriptor(_, prop) {
            target ?? (target = getter());
            return Reflect.getOwnPropertyDescriptor(target, prop);
        },
        defineProperty(_, prop, descriptor) {
            target ?? (target = getter());
            return Reflect.defineProperty(target, prop, descriptor);
        },
    });
}
function stringifyPrimitive(value) {
    if (typeof value === "bigint")
        return value.toString() + "n";
    if (typeof value === "string")
        return `"${value}"`;
    return `${value}`;
}
function optionalKeys(shape) {
    return Object.keys(shape).filter((k) => {
        return shape[k]._zod.optin !== undefined && shape[k]._zod.optout === "optional";
    });
}
// Wrapped in a `@__PURE__` IIFE: esbuild never tree-shakes a top-level initializer that contains a member access on `Number`, so the bare object literal survived into every bundle.
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
    safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    int32: [-2147483648, 2147483647],
    uint32: [0, 4294967295],
    float32: [-3.4028234663852886e38, 3.4028234663852886e38],
    float64: [-Number.MAX_VALUE, Number.MAX_VALUE],
}))();
const BIGINT_FORMAT_RANGES = {
    int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
    uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")],
};
function pick(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".pick() cannot be used on object schemas containing refinements");
    }
    const newShape = {};
    mirrorShape(newShape, schema, maskedKeys(schema, mask));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
// the mask keys that select something, checked against the source's shape without resolving it
function maskedKeys(schema, mask) {
    const raw = sourceShape(schema);
    const keys = [];
    // `for...in` skips symbols, so a symbol in the mask would select nothing
    for (const key of Reflect.ownKeys(mask)) {
        if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
            throw new Error(`Unrecognized key: "${String(key)}"`);
        }
        if (mask[key])
            keys.push(key);
    }
    return keys;
}
function omit(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".omit() cannot be used on object schemas containing refinements");
    }
    const omitted = new Set(maskedKeys(schema, mask));
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to extend: expected a plain object");
    }
    const checks = schema._zod.def.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        // Only throw if new shape overlaps with existing shape. Use getOwnPropertyDescriptor to check key existence without accessing values
        const existingShape = sourceShape(schema);
        for (const key of Reflect.ownKeys(shape)) {
            if (Object.getOwnPropertyDescriptor(existingShape, key) !== undefined) {
                throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
            }
        }
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
// the source's keys, then the caller's overlaid on top
function extended(schema, shape) {
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
    mirrorProps(newShape, shape);
    return newShape;
}
function safeExtend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to safeExtend: expected a plain object");
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
    if (!b?._zod?.def) {
        throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
    }
    if (a._zod.def.checks?.length) {
        throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
    }
    const newShape = {};
    mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
    mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
    const def = mergeDefs(a._zod.def, {
        shape: newShape,
        get catchall() {
            return b._zod.def.catchall;
        },
        checks: b._zod.def.checks ?? [],
    });
    return clone(a, def);
}
function partial(Class, schema, mask, name = "partial") {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
    }
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class &&
        ((value, key) => (selected && !selected.has(key) ? value : new Class({ type: "optional", innerType: value }))));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class, schema, mask) {
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => 
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class({ type: "nonoptional", innerType: value }));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
// invalid_type | too_big | too_small | invalid_format | not_multiple_of | unrecognized_keys | invalid_union | invalid_key | invalid_element | invalid_value | custom
function aborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue !== true) {
            return true;
        }
    }
    return false;
}
// Checks for explicit abort (continue === false), as opposed to implicit abort (continue === undefined). Used to respect `abort: true` in .refine() even for checks that have a `when` function.
function explicitlyAborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue === false) {
            return true;
        }
    }
    return false;
}
function prefixIssues(path, issues) {
    return issues.map((iss) => {
        var _a;
        (_a = iss).path ?? (_a.path = []);
        iss.path.unshift(path);
        return iss;
    });
}
function unwrapMessage(message) {
    return typeof message === "string" ? message : message?.message;
}
/* A check holds no link back to the schema it is attached to — the same check instance is shared by every clone of that schema — so the owner is stamped onto the issues a check just raised, at the only point where both are in scope. Runs on the failure path only; `start` is the issue count from before the check ran. */
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
    const caps = [];
    for (const ch of defChecks ?? []) {
        const d = ch._zod.def;
        // a later check may rewrite the value
        if (!/_(length|size)$|_equals$/.test(d.check))
            break;
        const max = d.maximum ?? d.length ?? d.size;
        if (max >= 0)
            caps.push([max, ch]);
    }
    return caps;
}
function attachSchema(issues, start, inst) {
    var _a;
    for (let i = start; i < issues.length; i++) {
        (_a = issues[i]).schema ?? (_a.schema = inst);
    }
}
function finalizeIssue(iss, ctx, config) {
    var _a;
    // A schema that raised an issue itself owns it outright, and outranks any stamp an enclosing check left in `attachSchema`. String formats and z.custom() are schema and check at once, so when they act as a check they defer to that stamp instead.
    const traits = iss.inst?._zod?.traits;
    if (traits?.has("$ZodType")) {
        if (traits.has("$ZodCheck"))
            (_a = iss).schema ?? (_a.schema = iss.inst);
        else
            iss.schema = iss.inst;
    }
    // Decreasing specificity, first map to return a message wins. `inst` is whatever raised the issue, so a check's own map outranks the owning schema's.
    const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : undefined;
    const message = iss.message
        ? iss.message
        : (unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ??
            unwrapMessage(schemaError?.(iss)) ??
            unwrapMessage(ctx?.error?.(iss)) ??
            unwrapMessage(config.customError?.(iss)) ??
            unwrapMessage(config.localeError?.(iss)) ??
            "Invalid input");
    // an explicit own-key copy beats object rest with excluded keys, which v8 routes through a generic runtime call; Object.keys rather than for-in so an issue pushed with a prototype does not leak inherited keys, and an own __proto__ key is dropped rather than assigned through the setter
    const full = {};
    for (const k of Object.keys(iss)) {
        if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
            continue;
        full[k] = iss[k];
    }
    full.path ?? (full.path = []);
    full.message = message;
    if (ctx?.reportInput) {
        full.input = iss.input;
    }
    return full;
}
function getSizableOrigin(input) {
    if (input instanceof Set)
        return "set";
    if (input instanceof Map)
        return "map";
    // @ts-ignore
    if (input instanceof File)
        return "file";
    return "unknown";
}
const highSurrogate = /[\uD800-\uDBFF]/;
// Code points in `str`: a surrogate pair counts once, a lone surrogate as itself. Hand-rolled because the string iterator allocates and runs ~250x slower on this path; the regex probe exits ~50x quicker for a string with no astral characters.
function codePointLength(str) {
    const units = str.length;
    if (!highSurrogate.test(str))
        return units;
    let count = units;
    for (let i = 0; i < units - 1; i++) {
        if ((str.charCodeAt(i) & 0xfc00) === 0xd800 && (str.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
            count--;
            i++;
        }
    }
    return count;
}
function getLengthableOrigin(input) {
    if (Array.isArray(input))
        return "array";
    if (typeof input === "string")
        return "string";
    return "unknown";
}
function parsedType(data) {
    const t = typeof data;
    switch (t) {
        case "number": {
            return Number.isNaN(data) ? "nan" : "number";
        }
        case "object": {
            if (data === null) {
                return "null";
            }
            if (Array.isArray(data)) {
                return "array";
            }
            const obj = data;
            if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
                return obj.constructor.name;
            }
        }
    }
    return t;
}
function util_issue(...args) {
    const [iss, input, inst] = args;
    if (typeof iss === "string") {
        return {
            message: iss,
            code: "custom",
            input,
            inst,
        };
    }
    return { ...iss };
}
function cleanEnum(obj) {
    return Object.entries(obj)
        .filter(([k, _]) => {
        // return true if NaN, meaning it's not a number, thus a string key
        return Number.isNaN(Number.parseInt(k, 10));
    })
        .map((el) => el[1]);
}
// Codec utility functions
function base64ToUint8Array(base64) {
    const binaryString = atob(base64);
    const bytes = new Uint8Array(binaryString.length);
    for (let i = 0; i < binaryString.length; i++) {
        bytes[i] = binaryString.charCodeAt(i);
    }
    return bytes;
}
function uint8ArrayToBase64(bytes) {
    let binaryString = "";
    for (let i = 0; i < bytes.length; i++) {
        binaryString += String.fromCharCode(bytes[i]);
    }
    return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
    const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
    const padding = "=".repeat((4 - (base64.length % 4)) % 4);
    return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
    return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
    const cleanHex = hex.replace(/^0x/, "");
    if (cleanHex.length % 2 !== 0) {
        throw new Error("Invalid hex string length");
    }
    const bytes = new Uint8Array(cleanHex.length / 2);
    for (let i = 0; i < cleanHex.length; i += 2) {
        bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
    }
    return bytes;
}
function uint8ArrayToHex(bytes) {
    return Array.from(bytes)
        .map((b) => b.toString(16).padStart(2, "0"))
        .join("");
}
// instanceof
class Class {
    constructor(..._args) { }
}
//////////    PROTOTYPE INSTALLERS     //////////
//
// Members live on the prototype and materialize per instance on first read, which keeps own-property count under the step where V8 stops using inline slots. Changing anything here means re-measuring runtime, memory and bundle size together — see "The three axes" in AGENTS.md.
/**
 * Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
 *
 * Call this from a `proto` initializer, which runs once per prototype — never per instance.
 */
function members(proto, table) {
    for (const key in table) {
        const desc = Object.getOwnPropertyDescriptor(table, key);
        // a getter installs as written, so it stays live: `description` reads through to the registry on every access. not enumerable: an object literal's is, and a prototype member never was
        if (desc.get)
            Object.defineProperty(proto, key, { ...desc, enumerable: false });
        // a method materializes bound on first read, which is what keeps a detached member working: `const opt = schema.optional; opt()`
        else
            defineBound(proto, key, desc.value);
    }
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
    Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
    return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
    return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
function derived(computes, table) {
    for (const key in computes) {
        const compute = computes[key];
        // an object literal's accessor is configurable and enumerable, and `members` copies the descriptor as written
        Object.defineProperty(table, key, {
            configurable: true,
            enumerable: true,
            get() {
                return own(this, key, compute(this));
            },
            set(value) {
                own(this, key, value);
            },
        });
    }
    return table;
}
function defineBound(proto, key, fn) {
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // vitest's spyOn calls a prototype getter bare to find the function it wraps, so a nullish receiver answers the raw method
            return this == null ? fn : own(this, key, fn.bind(this));
        },
        set(value) {
            own(this, key, value);
        },
    });
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
    const proto = Object.getPrototypeOf(inst);
    // Runs on every construction, so `in` rather than the costlier `hasOwnProperty.call`. Sentinels are keys the group itself defines.
    return sentinel in proto ? undefined : proto;
}
// The internals whose init chain is installing. A second call for the same one is a derived constructor overriding its base, so it must not construct another schema in between or the override is dropped.
let installing;
// Set while a getter is running, so a value that resolved through a recursion break is not memoized. One shared descriptor shadows the key for the duration, which costs no per-key allocation.
let broke = false;
const breaker = {
    configurable: true,
    get() {
        broke = true;
        return undefined;
    },
};
/**
 * Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
 * constructor, computed from the internals object itself and cached there on
 * first read. One accessor per constructor rather than one per instance.
 */
function defineLazyInternal(inst, key, compute) {
    const proto = Object.getPrototypeOf(inst._zod);
    if (key in proto && installing !== inst._zod) {
        // A repeat construction: everything is installed already. Cleared here so the reference is not held past the first construction of every type.
        installing = undefined;
        return;
    }
    installing = inst._zod;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing so a re-entrant read from a recursive schema resolves to undefined instead of running the getter again.
            Object.defineProperty(this, key, breaker);
            const outer = broke;
            broke = false;
            try {
                const value = compute(this);
                // A result that resolved through a recursion break is recomputed once the graph is complete; everything else memoizes, undefined included.
                if (broke)
                    delete this[key];
                else
                    Object.defineProperty(this, key, { configurable: true, writable: true, value });
                broke = broke || outer;
                return value;
            }
            catch (err) {
                // A compute that threw memoizes nothing, so a later read runs it again and fails the same way. The shadow goes with it, since leaving it installed would answer undefined for every later read.
                delete this[key];
                broke = broke || outer;
                throw err;
            }
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, value });
        },
    });
}
/**
 * Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
 * data property. One accessor per constructor rather than one per instance, because an own accessor
 * puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
 */
function installLazyProp(inst, key, make, enumerable) {
    const proto = claim(inst, key);
    if (!proto)
        return;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing, so a re-entrant read from a self-referential shape resolves to undefined instead of running the getter again. A data property rather than an accessor: an own accessor is the dictionary-mode transition this exists to avoid.
            const desc = { configurable: true, writable: true, enumerable, value: undefined };
            Object.defineProperty(this, key, desc);
            // a compute that throws leaves the shadow behind, so later reads answer undefined instead of re-throwing; `defineLazy` did the same, and `defineLazyInternal`'s delete-on-catch would cost bytes in every bundle for a case only a throwing user getter reaches
            desc.value = make(this);
            Object.defineProperty(this, key, desc);
            return desc.value;
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
        },
    });
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
    const fn = () => value;
    fn[CONSTANT_CATCH] = true;
    return fn;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/core.js
var _a;

/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({
    status: "aborted",
});
/* Shared descriptor for installing `_zod`; defineProperty reads it
 * synchronously, so reusing one object avoids a per-instance allocation. */
const _zodDesc = { value: undefined, enumerable: false };
// null where suppressing the capture would be unrecoverable: `parse()` puts the frames back with `captureStackTrace`, so without it the throw would lose its stack. also latched to null once `stackTraceLimit` proves unassignable, which a realm can do at any point by hardening Error
let _E = "captureStackTrace" in Error ? Error : null;
// v8 captures a stack trace inside the Error constructor, which dominates a failed parse; costs only the frames, and parse() restores those. the constructor must RUN: Object.create is cheaper and passes instanceof, but Error.isError and util.types.isNativeError check an internal slot
function newError(Definition) {
    const E = _E;
    if (E) {
        const saved = E.stackTraceLimit;
        if (typeof saved === "number") {
            try {
                E.stackTraceLimit = 0;
            }
            catch {
                _E = null;
                return new Definition();
            }
            try {
                return new Definition();
            }
            finally {
                E.stackTraceLimit = saved;
            }
        }
    }
    return new Definition();
}
function $constructor(name, initializer, 
/** This trait's members, installed once on every prototype that composes it. They cannot be declared in the initializer above: that runs per instance, and the prototype is shared. */
proto, params) {
    // Prototype for this constructor's `_zod` internals. Lazily-derived fields (`values`, `pattern`, `optin`, …) install here once rather than as an accessor on every instance.
    const zodProto = {};
    // Assigning the fields in the constructor body is what gives instances in-object slots; building the object literally and reparenting it costs a second allocation and a generic property copy.
    function Internals(def) {
        this.def = def;
        this.constr = _;
        this.traits = new Set();
    }
    Internals.prototype = zodProto;
    const protoMembers = proto;
    // One trait's members land on every prototype whose chain composes it, so the answer is per prototype rather than per trait.
    const initialized = protoMembers && new WeakSet();
    function init(inst, def) {
        if (!inst._zod) {
            _zodDesc.value = new Internals(def);
            try {
                Object.defineProperty(inst, "_zod", _zodDesc);
            }
            finally {
                // Cleared even on throw, so the shared descriptor never leaks one instance's internals into the next.
                _zodDesc.value = undefined;
            }
        }
        else if (inst._zod.traits.has(name)) {
            return;
        }
        inst._zod.traits.add(name);
        initializer(inst, def);
        if (initialized) {
            // `super(def)` from a user subclass gives `this` a prototype the subclass owns, and installing there would overwrite whatever the subclass declared. `constr` built the instance, so its prototype is the one below the subclass's that should carry the members. A receiver whose chain never reaches that prototype installs on its own, which for a plain object handed straight to `init` means `Object.prototype` — unchanged from before.
            const own = Object.getPrototypeOf(inst);
            const ctorProto = inst._zod.constr.prototype;
            let up = own;
            while (up && up !== ctorProto)
                up = Object.getPrototypeOf(up);
            const target = up ?? own;
            if (!initialized.has(target)) {
                initialized.add(target);
                members(target, protoMembers);
            }
        }
        // support prototype modifications; for-in avoids the array allocation of Object.keys on the (usually empty) prototype
        const proto = _.prototype;
        for (const k in proto) {
            if (!Object.prototype.hasOwnProperty.call(proto, k))
                continue;
            if (!(k in inst)) {
                inst[k] = proto[k].bind(inst);
            }
        }
    }
    // doesn't work if Parent has a constructor with arguments
    const Parent = params?.Parent ?? Object;
    class Definition extends Parent {
    }
    Object.defineProperty(Definition, "name", { value: name });
    function _(def) {
        const inst = params?.Parent ? newError(Definition) : this;
        init(inst, def);
        const deferred = inst._zod.deferred;
        if (deferred) {
            for (const fn of deferred) {
                fn();
            }
            // Released: initializers run once, and the list would otherwise be retained for the schema's lifetime.
            inst._zod.deferred = undefined;
        }
        // Global post-processor hook. Internal: installed by `import "zod/compile"` to enable AOT compilation for every constructed schema. Runs last, once the instance is fully built, because it hands the instance to compile(). The post-processor is expected to be reentrancy-guarded by its own implementation.
        const pp = globalThis.__zod_globalConfig?.postProcessor;
        if (pp)
            pp(inst);
        return inst;
    }
    Object.defineProperty(_, "init", { value: init });
    Object.defineProperty(_, Symbol.hasInstance, {
        value: (inst) => {
            if (params?.Parent && inst instanceof params.Parent)
                return true;
            return inst?._zod?.traits?.has(name);
        },
    });
    Object.defineProperty(_, "name", { value: name });
    return _;
}
//////////////////////////////   UTILITIES   ///////////////////////////////////////
const $brand = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("zod_brand")));
class $ZodAsyncError extends Error {
    constructor() {
        super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
    }
}
class $ZodEncodeError extends Error {
    constructor(name) {
        super(`Encountered unidirectional transform during encode: ${name}`);
        this.name = "ZodEncodeError";
    }
}
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
    if (newConfig)
        Object.assign(globalConfig, newConfig);
    return globalConfig;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/memoizer.js

class $ZodCyclicError extends Error {
    constructor() {
        super(`Cannot parse a reference cycle that closes through a transform`);
        this.name = "ZodCyclicError";
    }
}
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
// a value a cycle can close through
function isRef(value) {
    return value !== null && typeof value === "object";
}
// Receivers prefix paths in place, so the cache and every hand-out need their own copies.
function cloneIssues(issues) {
    return issues.map((iss) => (iss.path ? { ...iss, path: iss.path.slice() } : { ...iss }));
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
    const cached = recursive.get(inst);
    if (cached !== undefined)
        return cached ? PROVEN : NONE;
    // Relative to the walk in progress, so not cached.
    if (stack.has(inst))
        return PROVEN;
    stack.add(inst);
    let result = NONE;
    const check = (child) => {
        if (result !== PROVEN && child?._zod) {
            const answer = isRecursive(child, stack, resolve);
            if (answer > result)
                result = answer;
        }
    };
    // `Reflect.ownKeys` rather than `Object.keys`, so a cycle through a declared symbol key is still seen
    const shape = (sh, spread) => {
        let answer = NONE;
        for (const key of Reflect.ownKeys(sh)) {
            const desc = Object.getOwnPropertyDescriptor(sh, key);
            // an object resolves its shape by spread, so a key it does not enumerate is never parsed; `z.properties` reads every own key and so keeps them all
            if (spread && !desc.enumerable)
                continue;
            // resolving runs user code, and a factory mints a fresh subtree per read, so an edge the walk can't follow counts as a cycle
            const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
            if (child > answer)
                answer = child;
        }
        return answer;
    };
    const merge = (answer) => {
        if (answer > result)
            result = answer;
    };
    const def = inst._zod.def;
    const kind = def.type;
    switch (kind) {
        case "object": {
            const raw = rawShape(def);
            // a def with no raw shape answers `shape` from an accessor of its own, and running that can mint a whole fresh subtree
            merge(raw ? shape(raw, true) : ASSUMED);
            check(def.catchall);
            break;
        }
        case "array":
            check(def.element);
            break;
        case "tuple":
            for (const el of def.items)
                check(el);
            check(def.rest);
            break;
        case "record":
        case "map":
            check(def.keyType);
            check(def.valueType);
            break;
        case "set":
            check(def.valueType);
            break;
        case "union":
            for (const el of def.options)
                check(el);
            break;
        case "intersection":
            check(def.left);
            check(def.right);
            break;
        case "optional":
        case "nullable":
        case "default":
        case "prefault":
        case "catch":
        case "readonly":
        case "nonoptional":
        case "promise":
        case "success":
            check(def.innerType);
            break;
        case "pipe":
            check(def.in);
            check(def.out);
            break;
        case "function":
            check(def.input);
            check(def.output);
            break;
        // `$ZodLazy` caches its inner on the def, so a resolved edge is followed exactly
        case "lazy": {
            const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : undefined);
            // walked with resolution off: one hop sees past the deferral, and a lazy that yields only another unresolved lazy is generative, so it stops there
            merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
            break;
        }
        // a leaf by choice: `parts` are regex fragments, not data positions
        case "template_literal":
        // leaves
        case "string":
        case "number":
        case "int":
        case "boolean":
        case "bigint":
        case "symbol":
        case "undefined":
        case "null":
        case "void":
        case "never":
        case "any":
        case "unknown":
        case "date":
        case "nan":
        case "enum":
        case "literal":
        case "file":
        case "transform":
        case "custom":
            break;
        default: {
            // a new built-in kind becomes a compile error here
            kind;
            // a user-defined kind can still hold children, and only its author knows where, so fall back to scanning the def — skipping accessors, since reading one can run user code
            for (const key in def) {
                const desc = Object.getOwnPropertyDescriptor(def, key);
                if (!desc || desc.get)
                    continue;
                const value = desc.value;
                if (!value || typeof value !== "object")
                    continue;
                if (value._zod)
                    check(value);
                else if (Array.isArray(value))
                    for (const el of value)
                        check(el);
            }
        }
    }
    stack.delete(inst);
    return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
    if (answer !== ASSUMED)
        recursive.set(inst, answer === PROVEN);
    return answer;
}
/**
 * Whether one parse can re-enter this schema, i.e. its subtree contains a cycle.
 * Exported for `z.compile`, which refuses to compile such a schema: cycle
 * breaking is driven from here off state keyed on the parse context, and a
 * generated fast path has no context to key on.
 */
function isRecursiveSchema(inst) {
    // z.compile never parses, so nothing would ever resolve a lazy for it; it runs once and already treats a throw here as recursive
    return isRecursive(inst, new Set(), true) !== NONE;
}
function bucketFor(state, inst) {
    let bucket = state.buckets.get(inst);
    if (!bucket) {
        bucket = new WeakMap();
        state.buckets.set(inst, bucket);
    }
    return bucket;
}
// Set immediately before delegating to core and cleared immediately after, so `alloc` registers only for a visit this module is driving.
let handoff;
// Allocated but unfinished entries. `alloc` and the matching pop both happen in the synchronous part of a parse, so they nest even when children are async, and one stack serves every schema.
const memoizer_open = [];
const memo = {
    alloc(_inst, payload, empty) {
        const bucket = handoff;
        if (!bucket)
            return empty;
        handoff = undefined;
        const entry = { value: empty, issues: null };
        bucket.set(payload.value, entry);
        memoizer_open.push(entry);
        return empty;
    },
    guard(inst) {
        var _a;
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred.push(() => {
            const base = inst._zod.parse;
            const wrapped = (payload, ctx) => {
                // The value is a placeholder a back-edge is still waiting on, so the cycle closes through this transform. Its output can't exist in time to bind.
                if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value))
                    throw new $ZodCyclicError();
                return base(payload, ctx);
            };
            inst._zod.parse = wrapped;
            if (inst._zod.run === base)
                inst._zod.run = wrapped;
        });
    },
    attach(inst) {
        var _a;
        let isRecursiveInst;
        let rechecked = false;
        // a recursive schema is re-entered many times per parse and its bucket never changes
        let lastCtx;
        let lastBucket;
        // Wraps `parse` in a deferred so it sees the container's final parse. Core's own deferred copies `parse` into `run` when there are no checks, and it ran first, so `run` is patched to match; with checks, `run` reads `parse` dynamically.
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred.push(() => {
            const base = inst._zod.parse;
            const wrapped = (payload, ctx) => {
                if (isRecursiveInst === undefined) {
                    const walked = isRecursive(inst, new Set(), false);
                    if (walked === NONE) {
                        // Nothing here can ever fire, so take it back out.
                        inst._zod.parse = base;
                        if (inst._zod.run === wrapped)
                            inst._zod.run = base;
                        return base(payload, ctx);
                    }
                    // this parse resolves the deferred edges on its own path, so ask once more before latching
                    if (walked === PROVEN || rechecked)
                        isRecursiveInst = true;
                    else
                        rechecked = true;
                }
                const input = payload.value;
                if (!isRef(input))
                    return base(payload, ctx);
                let state = ctx[STATE];
                if (!state) {
                    state = { buckets: new WeakMap(), backEdges: undefined };
                    ctx[STATE] = state;
                }
                let bucket;
                if (lastCtx === ctx) {
                    bucket = lastBucket;
                }
                else {
                    bucket = bucketFor(state, inst);
                    lastCtx = ctx;
                    lastBucket = bucket;
                }
                const hit = bucket.get(input);
                if (hit) {
                    payload.value = hit.value;
                    if (hit.issues) {
                        if (hit.issues.length)
                            payload.issues.push(...cloneIssues(hit.issues));
                    }
                    else {
                        // Still being parsed: its own checks cover it, so skip them here.
                        payload.memo = true;
                        state.backEdges ?? (state.backEdges = new WeakSet());
                        state.backEdges.add(hit.value);
                    }
                    return payload;
                }
                handoff = bucket;
                const depth = memoizer_open.length;
                const result = base(payload, ctx);
                handoff = undefined;
                // A container that rejected its input outright allocated nothing.
                const entry = memoizer_open.length > depth ? memoizer_open.pop() : undefined;
                // Both paths written out so the sync one allocates no closure. It runs once per node, and capturing here cost more than everything else combined.
                if (result instanceof Promise) {
                    return result.then((r) => {
                        if (entry)
                            entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
                        return r;
                    });
                }
                if (entry)
                    entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
                return result;
            };
            inst._zod.parse = wrapped;
            if (inst._zod.run === base)
                inst._zod.run = wrapped;
        });
    },
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
    return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
    const backEdges = ctx[STATE]?.backEdges;
    return backEdges !== undefined && isRef(value) && backEdges.has(value);
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/regexes.js

/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
    return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** Implements ISO 8601-2 extensions like explicit +- prefixes, mixing weeks with other units, and fractional/negative components. */
const extendedDuration = /^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
 *
 * @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
    if (!version)
        return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
    return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
const uuid4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(4)));
const uuid6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(6)));
const uuid7 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(7)));
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
/** Equivalent to the HTML5 input[type=email] validation implemented by browsers. Source: https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input/email */
const html5Email = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/** The classic emailregex.com regex for RFC 5322-compliant emails */
const rfc5322Email = /^(([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/;
/** A loose regex that allows Unicode characters, enforces length limits, and that's about it. */
const unicodeEmail = /^[^\s@"]{1,64}@[^\s@]{1,255}$/u;
const idnEmail = (/* unused pure expression or super */ null && (unicodeEmail));
const browserEmail = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
// from https://thekevinscott.com/emojis-in-javascript/#writing-a-regular-expression
// Single character class, not an alternation: the two properties overlap (U+1F9B0-U+1F9B3), so `(A|B)+` backtracks exponentially on a failed match. The leading lookahead then demands one anchor — a pictograph, a regional indicator, or the enclosing keycap — because `\p{Emoji_Component}` on its own covers ASCII digits, `#`, `*`, ZWJ, variation selectors and skin tone modifiers, none of which is an emoji without a base.
const _emoji = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
    return new RegExp(_emoji, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const mac = (delimiter) => {
    const escapedDelim = util.escapeRegex(delimiter ?? ":");
    return new RegExp(`^(?:[0-9A-F]{2}${escapedDelim}){5}[0-9A-F]{2}$|^(?:[0-9a-f]{2}${escapedDelim}){5}[0-9a-f]{2}$`);
};
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
// https://stackoverflow.com/questions/7860392/determine-if-string-is-in-base64-using-javascript
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
// based on https://stackoverflow.com/questions/106179/regular-expression-to-match-dns-hostname-or-ip-address
// export const hostname: RegExp = /^([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+$/;
const hostname = /^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/;
const domain = /^(?=.{1,253}$)([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/;
const httpProtocol = /^https?$/;
// https://blog.stevenlevithan.com/archives/validate-phone-number#r4-3 (regex sans spaces) E.164: leading digit must be 1-9; total digits (excluding '+') between 7-15
const e164 = /^\+[1-9]\d{6,14}$/;
// Credit card shape: 12–19 digits, optionally separated by single spaces or single hyphens. ISO/IEC 7812 caps the PAN at 19 digits; 12 is the shortest issued length (Maestro).
const creditCard = /^\d(?:[ -]?\d){11,18}$/;
// ISO 4217 alpha codes from the SIX list, regenerated by scripts/update-iso-4217.ts
const currencyCode = /^(?:AED|AFN|ALL|AMD|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BHD|BIF|BMD|BND|BOB|BOV|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHE|CHF|CHW|CLF|CLP|CNY|COP|COU|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MXV|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|TZS|UAH|UGX|USD|USN|UYI|UYU|UYW|UZS|VED|VES|VND|VUV|WST|XAD|XAF|XAG|XAU|XBA|XBB|XBC|XBD|XCD|XCG|XDR|XOF|XPD|XPF|XPT|XSU|XTS|XUA|XXX|YER|ZAR|ZMW|ZWG)$/;
// iban electronic format: 2-letter country, check digits 02-98 (the only values `98 - remainder` can produce), 11-30 bban characters
const iban = /^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
 * esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
 * will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function regexes_anchor(source) {
    return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ regexes_anchor(dateSource);
function timeSource(args) {
    const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
    const regex = typeof args.precision === "number"
        ? args.precision === -1
            ? `${hhmm}`
            : args.precision === 0
                ? `${hhmm}:[0-5]\\d`
                : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}`
        : args.seconds
            ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?`
            : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
    return regex;
}
function time(args) {
    return new RegExp(`^${timeSource(args)}$`);
}
// Adapted from https://stackoverflow.com/a/3143231
function datetime(args) {
    const opts = ["Z"];
    // if (args.offset) opts.push(`([+-]\\d{2}:\\d{2})`);
    if (args.offset)
        opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
    // RFC 3339 mandates seconds wherever the time carries a `Z` or an offset, so only the unqualified form `local` adds may omit them
    const qualified = `${timeSource({ precision: args.precision, seconds: true })}(?:${opts.join("|")})`;
    const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
    return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
// the unbounded form of `string()` as a literal, so every plain string shares one instance instead of building its own
const anyString = /^[\s\S]{0,}$/;
const string = (params) => {
    const regex = params ? `[\\s\\S]{${params?.minimum ?? 0},${params?.maximum ?? ""}}` : `[\\s\\S]*`;
    return new RegExp(`^${regex}$`);
};
const bigint = /^-?\d+n?$/;
const integer = /^-?\d+$/;
const number = /^-?\d+(?:\.\d+)?$/;
const regexes_boolean = /^(?:true|false)$/i;
const _null = /^null$/i;

const _undefined = /^undefined$/i;

// regex for string with no uppercase letters
const lowercase = /^[^A-Z]*$/;
// regex for string with no lowercase letters
const uppercase = /^[^a-z]*$/;
// regex for hexadecimal strings (any length)
const hex = /^[0-9a-fA-F]*$/;
// Hash regexes for different algorithms and encodings
// Helper function to create base64 regex with exact length and padding
function fixedBase64(bodyLength, padding) {
    return new RegExp(`^[A-Za-z0-9+/]{${bodyLength}}${padding}$`);
}
// Helper function to create base64url regex with exact length (no padding)
function fixedBase64url(length) {
    return new RegExp(`^[A-Za-z0-9_-]{${length}}$`);
}
// MD5 (16 bytes): base64 = 24 chars total (22 + "==")
const md5_hex = /^[0-9a-fA-F]{32}$/;
const md5_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(22, "==")));
const md5_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(22)));
// SHA1 (20 bytes): base64 = 28 chars total (27 + "=")
const sha1_hex = /^[0-9a-fA-F]{40}$/;
const sha1_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(27, "=")));
const sha1_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(27)));
// SHA256 (32 bytes): base64 = 44 chars total (43 + "=")
const sha256_hex = /^[0-9a-fA-F]{64}$/;
const sha256_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(43, "=")));
const sha256_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(43)));
// SHA384 (48 bytes): base64 = 64 chars total (no padding)
const sha384_hex = /^[0-9a-fA-F]{96}$/;
const sha384_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(64, "")));
const sha384_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(64)));
// SHA512 (64 bytes): base64 = 88 chars total (86 + "==")
const sha512_hex = /^[0-9a-fA-F]{128}$/;
const sha512_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(86, "==")));
const sha512_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(86)));

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/checks.js
// import { $ZodType } from "./schemas.js";



const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
    var _a;
    inst._zod ?? (inst._zod = {});
    inst._zod.def = def;
    (_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for size-based checks: run only on non-nullish values with a `size`. */
const _whenHasSize = (payload) => {
    const val = payload.value;
    return !util.nullish(val) && val.size !== undefined;
};
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
    const val = payload.value;
    return !nullish(val) && val.length !== undefined;
};
const numericOriginMap = {
    number: "number",
    bigint: "bigint",
    object: "date",
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_big",
            maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_small",
            minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMultipleOf = 
/*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        if (typeof payload.value !== typeof def.value)
            throw new Error("Cannot mix number and bigint in multiple_of check.");
        const isMultiple = typeof payload.value === "bigint"
            ? // `value % 0n` throws, and nothing is a multiple of zero — the number branch already fails this way via NaN
                def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
            : floatSafeRemainder(payload.value, def.value) === 0;
        if (isMultiple)
            return;
        payload.issues.push({
            origin: typeof payload.value,
            code: "not_multiple_of",
            divisor: def.value,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    def.format = def.format || "float64";
    const isInt = def.format?.includes("int");
    const origin = isInt ? "int" : "number";
    const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (isInt) {
            if (!Number.isInteger(input)) {
                // invalid_format issue
                // payload.issues.push({
                //   expected: def.format,
                //   format: def.format,
                //   code: "invalid_format",
                //   input,
                //   inst,
                // });
                // invalid_type issue
                payload.issues.push({
                    expected: origin,
                    format: def.format,
                    code: "invalid_type",
                    continue: false,
                    input,
                    inst,
                });
                return;
                // not_multiple_of issue
                // payload.issues.push({
                //   code: "not_multiple_of",
                //   origin: "number",
                //   input,
                //   inst,
                //   divisor: 1,
                // });
            }
            if (!Number.isSafeInteger(input)) {
                if (input > 0) {
                    // too_big
                    payload.issues.push({
                        input,
                        code: "too_big",
                        maximum: Number.MAX_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                else {
                    // too_small
                    payload.issues.push({
                        input,
                        code: "too_small",
                        minimum: Number.MIN_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                return;
            }
        }
        if (input < minimum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_small",
                minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodCheckBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckBigIntFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    const [minimum, maximum] = util.BIGINT_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (input < minimum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_small",
                minimum: minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodCheckMaxSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMaxSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size <= def.maximum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMinSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMinSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size >= def.minimum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckSizeEquals = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckSizeEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size === def.size)
            return;
        const tooBig = size > def.size;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            ...(tooBig ? { code: "too_big", maximum: def.size } : { code: "too_small", minimum: def.size }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // Strings are measured in Unicode code points, not UTF-16 units. A code point is at most two units, so a string that already fits in units fits in code points; only an overflow has to be counted.
        const length = typeof input === "string" && units > def.maximum ? codePointLength(input) : units;
        if (length <= def.maximum)
            return;
        const origin = getLengthableOrigin(input);
        payload.issues.push({
            origin,
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so fewer units than the floor can never reach it and twice the floor always clears it. Only in between is the exact count in doubt.
        const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2
            ? codePointLength(input)
            : units;
        if (length >= def.minimum)
            return;
        const origin = getLengthableOrigin(input);
        payload.issues.push({
            origin,
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so outside `[length, length * 2]` units the target is missed either way — and missed in the same direction in both measures.
        const length = typeof input === "string" && units >= def.length && units <= def.length * 2
            ? codePointLength(input)
            : units;
        if (length === def.length)
            return;
        const origin = getLengthableOrigin(input);
        const tooBig = length > def.length;
        payload.issues.push({
            origin,
            ...(tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
    var _a, _b;
    $ZodCheck.init(inst, def);
    if (def.pattern)
        (_a = inst._zod).check ?? (_a.check = (payload) => {
            def.pattern.lastIndex = 0;
            if (def.pattern.test(payload.value))
                return;
            payload.issues.push({
                origin: "string",
                code: "invalid_format",
                format: def.format,
                input: payload.value,
                ...(def.pattern ? { pattern: def.pattern.toString() } : {}),
                inst,
                continue: !def.abort,
            });
        });
    else
        (_b = inst._zod).check ?? (_b.check = () => { });
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
    $ZodCheckStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        def.pattern.lastIndex = 0;
        if (def.pattern.test(payload.value))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "regex",
            input: payload.value,
            pattern: def.pattern.toString(),
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
    def.pattern ?? (def.pattern = lowercase);
    $ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
    def.pattern ?? (def.pattern = uppercase);
    $ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
    $ZodCheck.init(inst, def);
    const escapedRegex = escapeRegex(def.includes);
    // `String.prototype.includes(sub, position)` matches `sub` at `position`
    // OR LATER, so the pattern must allow at least `position` leading chars
    // (`{N,}`), not exactly `position` chars (`{N}`).
    const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
    def.pattern = pattern;
    inst._zod.check = (payload) => {
        if (payload.value.includes(def.includes, def.position))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "includes",
            includes: def.includes,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.startsWith(def.prefix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "starts_with",
            prefix: def.prefix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.endsWith(def.suffix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "ends_with",
            suffix: def.suffix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
///////////////////////////////////
/////    $ZodCheckProperty    /////
///////////////////////////////////
function handleCheckPropertyResult(result, payload, property) {
    if (result.issues.length) {
        payload.issues.push(...prefixIssues(property, result.issues));
    }
}
const $ZodCheckProperty = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckProperty", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        const result = def.schema._zod.run({
            value: payload.value[def.property],
            issues: [],
        }, {});
        if (result instanceof Promise) {
            return result.then((result) => handleCheckPropertyResult(result, payload, def.property));
        }
        handleCheckPropertyResult(result, payload, def.property);
        return;
    };
})));
const $ZodCheckProperties = /*@__PURE__*/ $constructor("$ZodCheckProperties", (inst, def) => {
    $ZodCheck.init(inst, def);
    hide(inst, Symbol.iterator, function* () {
        yield inst;
    });
    // key and schema snapshotted together: reading one live and the other cached lets a later mutation of the caller's shape object pair a stale key with a missing schema
    let entries;
    inst._zod.check = (payload) => {
        // the base schema already typed the value, so only a nullish one is rejected here: the properties read on a primitive too, matching z.property() on a string's length
        if (payload.value == null) {
            payload.issues.push({ expected: "object", code: "invalid_type", input: payload.value, inst });
            return undefined;
        }
        entries ?? (entries = Reflect.ownKeys(def.shape).map((key) => [key, def.shape[key]]));
        const input = payload.value;
        let proms;
        for (const [key, schema] of entries) {
            const result = schema._zod.run({ value: input[key], issues: [] }, {});
            if (result instanceof Promise) {
                proms ?? (proms = []);
                proms.push(result.then((result) => handleCheckPropertyResult(result, payload, key)));
            }
            else {
                handleCheckPropertyResult(result, payload, key);
            }
        }
        if (proms)
            return Promise.all(proms).then(() => undefined);
        return undefined;
    };
});
const $ZodCheckMimeType = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMimeType", (inst, def) => {
    $ZodCheck.init(inst, def);
    const mimeSet = new Set(def.mime);
    inst._zod.check = (payload) => {
        if (mimeSet.has(payload.value.type))
            return;
        payload.issues.push({
            code: "invalid_value",
            values: def.mime,
            input: payload.value.type,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        payload.value = def.tx(payload.value);
    };
});

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/doc.js
class Doc {
    constructor(args = [], closed = {}) {
        this.content = [];
        this.indent = 0;
        this.args = args;
        this.closed = closed;
    }
    // the compiler catches a child's throw and keeps writing into this doc, so the indent has to unwind with it
    indented(fn) {
        this.indent += 1;
        try {
            fn(this);
        }
        finally {
            this.indent -= 1;
        }
    }
    write(arg) {
        if (typeof arg === "function") {
            arg(this, { execution: "sync" });
            arg(this, { execution: "async" });
            return;
        }
        const content = arg;
        const lines = content.split("\n").filter((x) => x);
        const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
        const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
        for (const line of dedented) {
            this.content.push(line);
        }
    }
    compile() {
        const F = Function;
        const content = this?.content ?? [``];
        const factory = new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`);
        return factory(...Object.values(this.closed));
    }
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/versions.js
const version = {
    major: 4,
    minor: 6,
    patch: 7,
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/schemas.js







const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
    var _a;
    inst ?? (inst = {});
    inst._zod.def = def; // set _def property
    inst._zod.bag = inst._zod.bag || {}; // initialize _bag object
    inst._zod.version = version;
    const defChecks = inst._zod.def.checks;
    // if inst is itself a checks.$ZodCheck, run it as a check
    const checks = inst._zod.traits.has("$ZodCheck")
        ? [inst, ...(defChecks ?? [])]
        : defChecks?.length
            ? [...defChecks]
            : [];
    for (const ch of checks) {
        for (const fn of ch._zod.onattach) {
            fn(inst);
        }
    }
    if (checks.length === 0) {
        // deferred initializer inst._zod.parse is not yet defined
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred?.push(() => {
            inst._zod.run = inst._zod.parse;
        });
    }
    else {
        const runChecks = (payload, checks, ctx) => {
            if (payload.memo)
                return payload;
            let isAborted = aborted(payload);
            let asyncResult;
            for (const ch of checks) {
                if (ch._zod.def.when) {
                    if (explicitlyAborted(payload))
                        continue;
                    const shouldRun = ch._zod.def.when(payload);
                    if (!shouldRun)
                        continue;
                }
                else if (isAborted) {
                    continue;
                }
                const currLen = payload.issues.length;
                const _ = ch._zod.check(payload);
                if (_ instanceof Promise && ctx?.async === false) {
                    throw new $ZodAsyncError();
                }
                if (asyncResult || _ instanceof Promise) {
                    asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
                        await _;
                        const nextLen = payload.issues.length;
                        if (nextLen === currLen)
                            return;
                        attachSchema(payload.issues, currLen, inst);
                        if (!isAborted)
                            isAborted = aborted(payload, currLen);
                    });
                }
                else {
                    const nextLen = payload.issues.length;
                    if (nextLen === currLen)
                        continue;
                    attachSchema(payload.issues, currLen, inst);
                    if (!isAborted)
                        isAborted = aborted(payload, currLen);
                }
            }
            if (asyncResult) {
                return asyncResult.then(() => {
                    return payload;
                });
            }
            return payload;
        };
        const handleCanaryResult = (canary, payload, ctx) => {
            // abort if the canary is aborted
            if (aborted(canary)) {
                canary.aborted = true;
                return canary;
            }
            // run checks first, then
            const checkResult = runChecks(payload, checks, ctx);
            if (checkResult instanceof Promise) {
                if (ctx.async === false)
                    throw new $ZodAsyncError();
                return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
            }
            return inst._zod.parse(checkResult, ctx);
        };
        inst._zod.run = (payload, ctx) => {
            if (ctx.skipChecks) {
                return inst._zod.parse(payload, ctx);
            }
            if (ctx.direction === "backward") {
                // run canary initial pass (no checks)
                const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
                if (canary instanceof Promise) {
                    return canary.then((canary) => {
                        return handleCanaryResult(canary, payload, ctx);
                    });
                }
                return handleCanaryResult(canary, payload, ctx);
            }
            // forward
            const result = inst._zod.parse(payload, ctx);
            if (result instanceof Promise) {
                if (ctx.async === false)
                    throw new $ZodAsyncError();
                return result.then((result) => runChecks(result, checks, ctx));
            }
            return runChecks(result, checks, ctx);
        };
    }
}, {
    // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
    get "~standard"() {
        return hide(this, "~standard", standardProps(this));
    },
    set "~standard"(value) {
        own(this, "~standard", value);
    },
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
// a Standard Schema result only reports issues, so a failure finalizes them straight off the raw payload: no ZodError, and no lazy result to read through
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
    const ctx = { async: true };
    return toStandardResult((await inst._zod.run({ value, issues: [] }, ctx)), ctx);
}
function standardProps(inst) {
    return {
        validate: (value) => {
            const ctx = { async: false };
            try {
                const r = inst._zod.run({ value, issues: [] }, ctx);
                if (!(r instanceof Promise))
                    return toStandardResult(r, ctx);
            }
            catch (_) { }
            // async function so a synchronously throwing check rejects instead of escaping validate
            return validateAsync(inst, value);
        },
        vendor: "zod",
        version: 1,
    };
}

const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
    $ZodType.init(inst, def);
    // a format's own pattern, else unbounded; a template literal derives the check-aware form itself
    inst._zod.pattern = def.pattern ?? anyString;
    inst._zod.parse = (payload, _) => {
        if (def.coerce)
            try {
                payload.value = String(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "string")
            return payload;
        payload.issues.push({
            expected: "string",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
    // check initialization must come first
    $ZodCheckStringFormat.init(inst, def);
    $ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
    def.pattern ?? (def.pattern = guid);
    $ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
    if (def.version) {
        const versionMap = {
            v1: 1,
            v2: 2,
            v3: 3,
            v4: 4,
            v5: 5,
            v6: 6,
            v7: 7,
            v8: 8,
        };
        const v = versionMap[def.version];
        if (v === undefined)
            throw new Error(`Invalid UUID version: "${def.version}"`);
        def.pattern ?? (def.pattern = uuid(v));
    }
    else
        def.pattern ?? (def.pattern = uuid());
    $ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
    def.pattern ?? (def.pattern = email);
    $ZodStringFormat.init(inst, def);
});
/** The `://` guard rejected the input before the URL constructor saw it. */
const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
    try {
        if (typeof URL !== "undefined" && typeof URL.canParse === "function")
            return URL.canParse(input);
        new URL(input);
        return true;
    }
    catch {
        return false;
    }
}
function validateURL(trimmed, def) {
    if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
        return canParseURL(trimmed) || URL_UNPARSEABLE;
    }
    return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
    // When normalize is off, require :// for http/https URLs. This prevents strings like "http:example.com" or "https:/path" from being silently accepted
    if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) {
        return URL_BAD_FORMAT;
    }
    try {
        if (typeof URL !== "undefined") {
            const URLStatic = URL;
            if (typeof URLStatic.parse === "function")
                return URLStatic.parse(trimmed) ?? URL_UNPARSEABLE;
        }
        // @ts-ignore
        return new URL(trimmed);
    }
    catch {
        return URL_UNPARSEABLE;
    }
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
    return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
    hostname.lastIndex = 0;
    return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
    protocol.lastIndex = 0;
    return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        try {
            // Trim whitespace from input
            const trimmed = payload.value.trim();
            const url = validateURL(trimmed, def);
            if (url === URL_BAD_FORMAT) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid URL format",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === URL_UNPARSEABLE) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === true) {
                payload.value = stripTabAndNewline(trimmed);
                return;
            }
            if (def.hostname && !urlHostnameOk(url, def.hostname)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid hostname",
                    pattern: def.hostname.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            if (def.protocol && !urlProtocolOk(url, def.protocol)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid protocol",
                    pattern: def.protocol.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            // Set the output value based on normalize flag
            payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
            return;
        }
        catch (_) {
            payload.issues.push({
                code: "invalid_format",
                format: "url",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
    def.pattern ?? (def.pattern = emoji());
    $ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
    if (def.length !== undefined && (!Number.isInteger(def.length) || def.length < 1))
        throw new Error(`Invalid nanoid length: ${def.length}`);
    def.pattern ?? (def.pattern = def.length === undefined ? nanoid : nanoidOfLength(def.length));
    $ZodStringFormat.init(inst, def);
});
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
    def.pattern ?? (def.pattern = cuid);
    $ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
    def.pattern ?? (def.pattern = cuid2);
    $ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
    def.pattern ?? (def.pattern = ulid);
    $ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
    def.pattern ?? (def.pattern = xid);
    $ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
    def.pattern ?? (def.pattern = ksuid);
    $ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
    def.pattern ?? (def.pattern = datetime(def));
    $ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
    def.pattern ?? (def.pattern = date);
    $ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
    def.pattern ?? (def.pattern = time(def));
    $ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
    def.pattern ?? (def.pattern = duration);
    $ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
    def.pattern ?? (def.pattern = ipv4);
    $ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
    if (!ipv6Alphabet.test(value))
        return false;
    return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
    def.pattern ?? (def.pattern = ipv6);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidIPv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "ipv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMAC", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.mac(def.delimiter));
    $ZodStringFormat.init(inst, def);
})));
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
    def.pattern ?? (def.pattern = cidrv4);
    $ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
    const parts = value.split("/");
    if (parts.length !== 2)
        return false;
    const [address, prefix] = parts;
    if (!prefix)
        return false;
    const prefixNum = Number(prefix);
    if (`${prefixNum}` !== prefix)
        return false;
    if (prefixNum < 0 || prefixNum > 128)
        return false;
    return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
    def.pattern ?? (def.pattern = cidrv6); // not used for validation
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidCIDRv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "cidrv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
//////////////////////////////   ZodBase64   //////////////////////////////
function isValidBase64(data) {
    if (data === "")
        return true;
    // atob ignores whitespace, so reject it up front.
    if (/\s/.test(data))
        return false;
    if (data.length % 4 !== 0)
        return false;
    try {
        // @ts-ignore
        atob(data);
        return true;
    }
    catch {
        return false;
    }
}
// lax on purpose: the quantified regexes.base64 overflows the regex stack on multi-MB input and its leading ^$| alternation leaks through template-literal composition; isValidBase64 enforces length and padding
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
    def.pattern ?? (def.pattern = base64Charset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
//////////////////////////////   ZodBase64URL   //////////////////////////////
// lax on purpose: the quantified regexes.base64url overflows the regex stack on multi-MB input; isValidBase64 enforces length on the padded string
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
    if (!base64urlCharset.test(data))
        return false;
    const base64 = data.replace(/[-_]/g, (c) => (c === "-" ? "+" : "/"));
    const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, "=");
    return isValidBase64(padded);
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
    def.pattern ?? (def.pattern = base64urlCharset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64URL(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64url",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
    def.pattern ?? (def.pattern = e164);
    $ZodStringFormat.init(inst, def);
});
//////////////////////////////   ZodCreditCard   //////////////////////////////
const CC_SANITIZE = /[- ]/g;
/** Luhn checksum on a digit-only string. Adapted from valibot (MIT). */
function isLuhnAlgo(digits) {
    let length = digits.length;
    let bit = 1;
    let sum = 0;
    while (length) {
        const value = digits.charCodeAt(--length) - 48;
        bit ^= 1;
        sum += bit ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][value] : value;
    }
    return sum % 10 === 0;
}
function isValidCreditCard(input) {
    if (!regexes.creditCard.test(input))
        return false;
    return isLuhnAlgo(input.replace(CC_SANITIZE, ""));
}
const $ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCreditCard", (inst, def) => {
    // Shape only — the Luhn check below is not expressible as a pattern, so consumers of `pattern` (JSON Schema, template literals) get the length and separator rules alone.
    def.pattern ?? (def.pattern = regexes.creditCard);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidCreditCard(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "credit_card",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodIBAN   //////////////////////////////
// iso 7064 mod 97-10 checksum without BigInt
function isIso7064Mod97(iban) {
    let remainder = 0;
    const len = iban.length;
    for (let i = 4; i < len; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    for (let i = 0; i < 4; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    return remainder === 1;
}
function isValidIBAN(input) {
    if (!regexes.iban.test(input))
        return false;
    return isIso7064Mod97(input);
}
const $ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIBAN", (inst, def) => {
    // shape only — checksum is not expressible as a pattern
    def.pattern ?? (def.pattern = regexes.iban);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidIBAN(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "iban",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodJWT   //////////////////////////////
function isValidJWT(token, algorithm = null) {
    try {
        const tokensParts = token.split(".");
        if (tokensParts.length !== 3)
            return false;
        const [header] = tokensParts;
        if (!header)
            return false;
        // @ts-ignore
        const parsedHeader = JSON.parse(atob(header));
        if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
            return false;
        if (!parsedHeader.alg)
            return false;
        if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
            return false;
        return true;
    }
    catch {
        return false;
    }
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidJWT(payload.value, def.alg))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "jwt",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCustomStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (def.fn(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: def.format,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = number;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Number(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
            return payload;
        }
        const received = typeof input === "number"
            ? Number.isNaN(input)
                ? "NaN"
                : !Number.isFinite(input)
                    ? String(input)
                    : undefined
            : undefined;
        payload.issues.push({
            expected: "number",
            code: "invalid_type",
            input,
            inst,
            ...(received ? { received } : {}),
        });
        return payload;
    };
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
    $ZodCheckNumberFormat.init(inst, def);
    $ZodNumber.init(inst, def); // no format checks
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes_boolean;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Boolean(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "boolean")
            return payload;
        payload.issues.push({
            expected: "boolean",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
});
const $ZodBigInt = /*@__PURE__*/ $constructor("$ZodBigInt", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = bigint;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = BigInt(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "bigint")
            return payload;
        payload.issues.push({
            expected: "bigint",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBigIntFormat", (inst, def) => {
    checks.$ZodCheckBigIntFormat.init(inst, def);
    $ZodBigInt.init(inst, def); // no format checks
})));
const $ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSymbol", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "symbol")
            return payload;
        payload.issues.push({
            expected: "symbol",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUndefined", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.undefined;
    inst._zod.values = new Set([undefined]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "undefined",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNull", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.null;
    inst._zod.values = new Set([null]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (input === null)
            return payload;
        payload.issues.push({
            expected: "null",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodAny", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
})));
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        payload.issues.push({
            expected: "never",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodVoid", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "void",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodDate = /*@__PURE__*/ $constructor("$ZodDate", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce) {
            try {
                payload.value = new Date(payload.value);
            }
            catch (_err) { }
        }
        const input = payload.value;
        const isDate = input instanceof Date;
        const isValidDate = isDate && !Number.isNaN(input.getTime());
        if (isValidDate)
            return payload;
        payload.issues.push({
            expected: "date",
            code: "invalid_type",
            input,
            ...(isDate ? { received: "Invalid Date" } : {}),
            inst,
        });
        return payload;
    };
});
// an oversized container fails its leading size checks before any element is parsed
function capSize(inst, size) {
    const caps = sizeCaps(inst._zod.def.checks);
    if (!caps.length)
        return;
    const cap = Math.min(...caps.map((c) => c[0]));
    const parse = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
        const n = size(payload.value);
        if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
            for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
                if (n > max && ch._zod.def.when(payload)) {
                    const start = payload.issues.length;
                    ch._zod.check(payload);
                    // the value is still the raw input, so no later check may read it
                    payload.issues[start].continue = false;
                    attachSchema(payload.issues, start, inst);
                    return payload;
                }
            }
        }
        return parse(payload, ctx);
    };
}
const arraySize = (input) => (Array.isArray(input) ? input.length : -1);
const mapSize = (input) => (input instanceof Map ? input.size : -1);
const setSize = (input) => (input instanceof Set ? input.size : -1);
function handleArrayResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...prefixIssues(index, result.issues));
    }
    final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                expected: "array",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
        const proms = [];
        const abortEarly = ctx?.abortEarly;
        for (let i = 0; i < input.length; i++) {
            const item = input[i];
            const result = def.element._zod.run({
                value: item,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleArrayResult(result, payload, i)));
            }
            else {
                handleArrayResult(result, payload, i);
                // the element's payload is authoritative here, since handleArrayResult forwards every issue; an object's is not, because it drops a failed absent optional
                if (abortEarly && result.issues.length !== 0 && aborted(result))
                    break;
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload; //handleArrayResultsAsync(parseResults, final);
    };
    capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
    const isPresent = key in input;
    const isOptionalOut = optout === "optional";
    // The middle rung means "absence permitted, nothing supplied in its place", so an absent key contributes nothing — whatever the schema made of `undefined` is invented, not substituted. Only `optional` reaches this with a value: `defaulted` substitutes, and a schema that isn't optional-out has to keep the key.
    if (!isPresent && isOptionalOut && optin === "optional") {
        return;
    }
    if (result.issues.length) {
        // For optional-in/out schemas, ignore errors on absent keys.
        if (optin !== undefined && isOptionalOut && !isPresent) {
            return;
        }
        final.issues.push(...prefixIssues(key, result.issues));
    }
    if (!isPresent && optin === undefined) {
        if (!result.issues.length) {
            final.issues.push({
                code: "invalid_type",
                expected: "nonoptional",
                input: undefined,
                path: [key],
            });
        }
        return;
    }
    if (result.value === undefined) {
        if (isPresent || (optin === "defaulted" && !isOptionalOut)) {
            final.value[key] = undefined;
        }
    }
    else {
        final.value[key] = result.value;
    }
}
// one shared instance; a fresh [] per schema cost 56 bytes retained
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
    const keys = Object.keys(def.shape);
    const ownSymbols = Object.getOwnPropertySymbols(def.shape);
    const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
    // aliases `keys` when there are no symbols, so a string-only shape keeps one array
    const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
    for (const k of allKeys) {
        if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
            throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
        }
    }
    const okeys = optionalKeys(def.shape);
    return {
        ...def,
        allKeys,
        symbolKeys,
        // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
        keySet: new Set(keys),
        numKeys: keys.length,
        optionalKeys: new Set(okeys),
    };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
    const unrecognized = [];
    const keySet = def.keySet;
    const _catchall = def.catchall._zod;
    const t = _catchall.def.type;
    const optin = _catchall.optin;
    const optout = _catchall.optout;
    // starts at 0, not the current length: the shape phase already ran and may have aborted
    let seen = 0;
    for (const key in input) {
        if (abortEarly && payload.issues.length !== seen) {
            if (aborted(payload, seen))
                break;
            seen = payload.issues.length;
        }
        // Must precede the __proto__ branch: a declared key is not unrecognized, even though the shape loop deliberately strips __proto__ from the parsed output.
        if (keySet.has(key))
            continue;
        // Don't copy an undeclared __proto__ into the result; assignment to a plain {} would replace the result prototype. But in strict mode it is still an unknown key, so report it before skipping.
        if (key === "__proto__") {
            if (t === "never")
                unrecognized.push(key);
            continue;
        }
        if (t === "never") {
            unrecognized.push(key);
            continue;
        }
        const r = _catchall.run({ value: input[key], issues: [] }, ctx);
        if (r instanceof Promise) {
            proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
        }
        else {
            handlePropertyResult(r, payload, key, input, optin, optout);
        }
    }
    if (unrecognized.length) {
        payload.issues.push({
            code: "unrecognized_keys",
            keys: unrecognized,
            input,
            inst,
            // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
            continue: true,
        });
    }
    if (!proms.length)
        return payload;
    return Promise.all(proms).then(() => {
        return payload;
    });
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodType.init(inst, def);
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    // a cloned def carries its source's accessor, which knows the shape it answers from; adopting that keeps the clone's keys readable without running it
    const sh = desc?.get ? desc.get.raw : (def.shape ?? {});
    if (sh) {
        // Freezes the shape on first read, so its getters resolve once and every later read sees the same schemas.
        const get = () => {
            const newSh = { ...sh };
            Object.defineProperty(def, "shape", { value: newSh });
            get.raw = newSh;
            return newSh;
        };
        get.raw = sh;
        Object.defineProperty(def, "shape", { get });
    }
    const _normalized = cached(() => normalizeDef(def));
    defineLazyInternal(inst, "propValues", (zod) => {
        const shape = zod.def.shape;
        const propValues = {};
        for (const key in shape) {
            const field = shape[key]._zod;
            if (field.values) {
                if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
                    util_assignProp(propValues, key, new Set());
                }
                for (const v of field.values)
                    propValues[key].add(v);
                // An omittable slot reads back as undefined at a discriminator lookup, so it has to claim undefined: two options that can both omit the key are not discriminable on it.
                if (field.optin !== undefined)
                    propValues[key].add(undefined);
            }
        }
        return propValues;
    });
    const isObject = util_isObject;
    const catchall = def.catchall;
    let value;
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
        const proms = [];
        const shape = value.shape;
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const key of value.allKeys) {
            if (abortEarly && payload.issues.length !== seen) {
                if (aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            if (key === "__proto__")
                continue;
            const el = shape[key];
            const optin = el._zod.optin;
            const optout = el._zod.optout;
            const r = el._zod.run({ value: input[key], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
            }
            else {
                handlePropertyResult(r, payload, key, input, optin, optout);
            }
        }
        if (!catchall) {
            return proms.length ? Promise.all(proms).then(() => payload) : payload;
        }
        return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
    };
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodObject.init(inst, def);
    const superParse = inst._zod.parse;
    const _normalized = cached(() => normalizeDef(def));
    const memo = globalConfig.memoizer;
    const generateFastpass = (shape) => {
        const normalized = _normalized.value;
        const syms = normalized.symbolKeys;
        // a symbol has no source literal, so it is read as `syms[i]` off the closed-over scope
        const doc = new Doc(["payload", "ctx"], { shape, inst, memo, syms });
        const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
        // prefixes in place, like util.prefixIssues. newResult must land before the early return: a catchall runs after this and would otherwise write onto the caller's input
        const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
        doc.write(`const input = payload.value;`);
        const ids = Object.create(null);
        let counter = 0;
        for (const key of normalized.allKeys) {
            ids[key] = `key_${counter++}`;
        }
        // A: preserve key order {
        doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
        for (const key of normalized.allKeys) {
            if (key === "__proto__")
                continue;
            const id = ids[key];
            const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
            const isPresent = `${k} in input`;
            const schema = shape[key];
            const optin = schema?._zod?.optin;
            const isOptionalIn = optin !== undefined;
            const isOptionalOut = schema?._zod?.optout === "optional";
            doc.write(`const ${id} = ${parseStr(k)};`);
            if (isOptionalIn && isOptionalOut) {
                // For optional-in/out schemas, ignore errors on absent keys — and, like the interpreted path, drop the value produced alongside them. The middle rung goes further: it permits absence without supplying anything in its place, so an absent key contributes nothing at all.
                const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
                doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
            }
            else if (!isOptionalIn) {
                doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
            }
            else {
                doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
                if (optin === "defaulted") {
                    doc.write(`newResult[${k}] = ${id}.value;`);
                }
                else {
                    doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
                }
            }
        }
        doc.write(`payload.value = newResult;`);
        doc.write(`return payload;`);
        // closing `shape` in is what pays: turbofan specializes the parser against that one shape object, so every `shape[k]._zod.run` folds to a known callee. as a parameter it stays a generic load and measures 13% slower even with the forwarding frame gone
        return doc.compile();
    };
    let fastpass;
    const isObject = util_isObject;
    const jit = !globalConfig.jitless;
    const allowsEval = util_allowsEval;
    const fastEnabled = jit && allowsEval.value; // && !def.catchall;
    const catchall = def.catchall;
    let value;
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
            // always synchronous
            if (!fastpass)
                fastpass = generateFastpass(def.shape);
            payload = fastpass(payload, ctx);
            if (!catchall)
                return payload;
            return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
        }
        return superParse(payload, ctx);
    };
});
function handleUnionResults(results, final, inst, ctx) {
    for (const result of results) {
        if (result.issues.length === 0) {
            final.value = result.value;
            return final;
        }
    }
    const nonaborted = results.filter((r) => !aborted(r));
    if (nonaborted.length === 1) {
        final.value = nonaborted[0].value;
        return nonaborted[0];
    }
    final.issues.push({
        code: "invalid_union",
        input: final.value,
        inst,
        errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config()))),
    });
    return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted")
        ? "defaulted"
        : zod.def.options.some((o) => o._zod.optin !== undefined)
            ? "optional"
            : undefined);
    defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : undefined);
    defineLazyInternal(inst, "values", (zod) => {
        if (zod.def.options.every((o) => o._zod.values)) {
            return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
        }
        return undefined;
    });
    defineLazyInternal(inst, "pattern", (zod) => {
        if (zod.def.options.every((o) => o._zod.pattern)) {
            const patterns = zod.def.options.map((o) => o._zod.pattern);
            return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
        }
        return undefined;
    });
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                if (result.issues.length === 0)
                    return result;
                results.push(result);
            }
        }
        if (!async)
            return handleUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleUnionResults(results, payload, inst, ctx);
        });
    };
});
function handleExclusiveUnionResults(results, final, inst, ctx) {
    const matches = [];
    for (let i = 0; i < results.length; i++) {
        if (results[i].issues.length === 0)
            matches.push(i);
    }
    if (matches.length === 1) {
        final.value = results[matches[0]].value;
        return final;
    }
    if (matches.length === 0) {
        // No matches - same as regular union
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: results.map((result) => result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config()))),
        });
    }
    else {
        // Multiple matches - exclusive union failure
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: [],
            inclusive: false,
            matches,
        });
    }
    return final;
}
const $ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodXor", (inst, def) => {
    $ZodUnion.init(inst, def);
    def.inclusive = false;
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                results.push(result);
            }
        }
        if (!async)
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        });
    };
})));
/** Returns the option whose discriminator claims `value`, or throws if ambiguous. */
function getDiscriminatedOption(union, value) {
    const internals = union._zod;
    let map = internals.bag.optionsMap;
    if (!map) {
        map = discriminatorMap(internals.def);
        internals.bag.optionsMap = map;
    }
    const option = map.get(value);
    if (option === null)
        throw new Error(`Ambiguous discriminator value "${String(value)}"`);
    return option;
}
function discriminatorMap(def) {
    const map = new Map();
    for (const option of def.options) {
        const values = option._zod.propValues?.[def.discriminator];
        if (!values || values.size === 0)
            throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
        for (const value of values) {
            if (map.has(value)) {
                if (value !== undefined)
                    throw new Error(`Duplicate discriminator value "${String(value)}"`);
                // keep the collision marked so a later member cannot reclaim it
                map.set(value, null);
            }
            else {
                map.set(value, option);
            }
        }
    }
    return map;
}
const $ZodDiscriminatedUnion = 
/*@__PURE__*/
$constructor("$ZodDiscriminatedUnion", (inst, def) => {
    def.inclusive = false;
    $ZodUnion.init(inst, def);
    const _super = inst._zod.parse;
    defineLazyInternal(inst, "propValues", (zod) => {
        const propValues = {};
        let undefinedCount = 0;
        for (const option of zod.def.options) {
            const pv = option._zod.propValues;
            if (!pv || Object.keys(pv).length === 0)
                throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
            if (pv[zod.def.discriminator]?.has(undefined))
                undefinedCount++;
            for (const [k, v] of Object.entries(pv)) {
                if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
                    util_assignProp(propValues, k, new Set());
                }
                for (const val of v) {
                    propValues[k].add(val);
                }
            }
        }
        if (!zod.def.unionFallback && undefinedCount > 1)
            propValues[zod.def.discriminator]?.delete(undefined);
        return propValues;
    });
    // Checked now rather than in the lookup map below, so an option that lacks the discriminator fails at the `discriminatedUnion` call instead of on the first object parsed. Options whose shape cannot be enumerated without resolving it — pipes and lazies — are left to the map.
    def.options.forEach((option, i) => {
        const propShape = rawShape(option._zod.def);
        if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
            throw new Error(`Invalid discriminated union option at index "${i}"`);
        }
    });
    const disc = cached(() => discriminatorMap(def));
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!util_isObject(input)) {
            payload.issues.push({
                code: "invalid_type",
                expected: "object",
                input,
                inst,
            });
            return payload;
        }
        const value = input?.[def.discriminator];
        const opt = disc.value.get(value);
        // forward metadata cannot choose an encoder for an absent tag
        if (opt && (value !== undefined || ctx.direction !== "backward")) {
            return opt._zod.run(payload, ctx);
        }
        // Fall back to union matching when the fast discriminator path fails:
        // - explicitly enabled via unionFallback, or
        // - during backward direction (encode), since codec-based discriminators have different values in forward vs backward directions
        if (def.unionFallback || ctx.direction === "backward") {
            return _super(payload, ctx);
        }
        // no matching discriminator
        payload.issues.push({
            code: "invalid_union",
            errors: [],
            note: "No matching discriminator",
            discriminator: def.discriminator,
            options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
            input,
            path: [def.discriminator],
            inst,
        });
        return payload;
    };
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        const left = def.left._zod.run({ value: input, issues: [] }, ctx);
        const right = def.right._zod.run({ value: input, issues: [] }, ctx);
        const async = left instanceof Promise || right instanceof Promise;
        if (async) {
            return Promise.all([left, right]).then(([left, right]) => {
                return handleIntersectionResults(payload, left, right);
            });
        }
        return handleIntersectionResults(payload, left, right);
    };
});
function mergeValues(a, b) {
    // const aType = parse.t(a);
    // const bType = parse.t(b);
    if (a === b) {
        return { valid: true, data: a };
    }
    if (a instanceof Date && b instanceof Date && +a === +b) {
        return { valid: true, data: a };
    }
    if (isPlainObject(a) && isPlainObject(b)) {
        const bKeys = Object.keys(b);
        const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
        const newObj = { ...a, ...b };
        if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
            delete newObj.__proto__;
        for (const key of sharedKeys) {
            if (key === "__proto__")
                continue;
            const sharedValue = mergeValues(a[key], b[key]);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [key, ...sharedValue.mergeErrorPath],
                };
            }
            newObj[key] = sharedValue.data;
        }
        return { valid: true, data: newObj };
    }
    if (Array.isArray(a) && Array.isArray(b)) {
        if (a.length !== b.length) {
            return { valid: false, mergeErrorPath: [] };
        }
        const newArray = [];
        for (let index = 0; index < a.length; index++) {
            const itemA = a[index];
            const itemB = b[index];
            const sharedValue = mergeValues(itemA, itemB);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [index, ...sharedValue.mergeErrorPath],
                };
            }
            newArray.push(sharedValue.data);
        }
        return { valid: true, data: newArray };
    }
    return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
    // Track which side(s) reject each key. A key rejection is reported only when BOTH sides reject it, so a key owned by one branch survives the other's key schema. strictObject reports these as unrecognized_keys; a record with an open key schema reports one invalid_key per key.
    const unrecKeys = new Map();
    let unrecIssue;
    const keyIssues = new Map();
    const collect = (iss, side) => {
        let keys;
        if (iss.code === "unrecognized_keys" && !iss.path?.length) {
            unrecIssue ?? (unrecIssue = iss);
            keys = iss.keys;
        }
        else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
            const k = String(iss.path[0]);
            if (!keyIssues.has(k))
                keyIssues.set(k, iss);
            keys = [k];
        }
        else {
            return false;
        }
        for (const k of keys) {
            if (!unrecKeys.has(k))
                unrecKeys.set(k, {});
            unrecKeys.get(k)[side] = true;
        }
        return true;
    };
    for (const iss of left.issues) {
        if (!collect(iss, "l"))
            result.issues.push(iss);
    }
    for (const iss of right.issues) {
        if (!collect(iss, "r"))
            result.issues.push(iss);
    }
    // Report only keys rejected by BOTH sides
    const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
    if (bothKeys.length) {
        const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
        if (aggregated.length)
            result.issues.push({ ...unrecIssue, keys: aggregated });
        for (const k of bothKeys) {
            if (!aggregated.includes(k) && keyIssues.has(k))
                result.issues.push(keyIssues.get(k));
        }
    }
    const merged = mergeValues(left.value, right.value);
    if (!merged.valid) {
        if (aborted(result))
            return result;
        throw new Error(`Unmergable intersection. Error path: ` + `${JSON.stringify(merged.mergeErrorPath)}`);
    }
    result.value = merged.data;
    return result;
}
const $ZodTuple = /*@__PURE__*/ $constructor("$ZodTuple", (inst, def) => {
    $ZodType.init(inst, def);
    const items = def.items;
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                input,
                inst,
                expected: "tuple",
                code: "invalid_type",
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
        const proms = [];
        const optinStart = getTupleOptStart(items, "optin");
        const optoutStart = getTupleOptStart(items, "optout");
        if (!def.rest) {
            if (input.length < optinStart) {
                payload.issues.push({
                    code: "too_small",
                    minimum: optinStart,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
                return payload;
            }
            if (input.length > items.length) {
                payload.issues.push({
                    code: "too_big",
                    maximum: items.length,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
            }
        }
        // Run every item in parallel, collecting results into an indexed array. The post-processing in `handleTupleResults` walks them in order so it can decide whether an absent optional-output error can truncate the tail or must be reported to preserve required output.
        const itemResults = new Array(items.length);
        // only tracked when there is a rest loop to skip
        const abortEarly = def.rest ? ctx?.abortEarly : undefined;
        let itemAborted = false;
        for (let i = 0; i < items.length; i++) {
            const r = items[i]._zod.run({ value: input[i], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((rr) => {
                    itemResults[i] = rr;
                }));
            }
            else {
                itemResults[i] = r;
                if (abortEarly && !itemAborted && r.issues.length)
                    itemAborted = aborted(r);
            }
        }
        // sound because rest is non-empty exactly when every fixed index is present, the one case handleTupleResults cannot discard an item's issues
        if (def.rest && !itemAborted) {
            let i = items.length - 1;
            const rest = input.slice(items.length);
            let seen = payload.issues.length;
            for (const el of rest) {
                if (abortEarly && payload.issues.length !== seen) {
                    if (aborted(payload, seen))
                        break;
                    seen = payload.issues.length;
                }
                i++;
                const result = def.rest._zod.run({ value: el, issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((r) => handleTupleResult(r, payload, i)));
                }
                else {
                    handleTupleResult(result, payload, i);
                }
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
        }
        return handleTupleResults(itemResults, payload, items, input, optoutStart);
    };
});
function getTupleOptStart(items, key) {
    for (let i = items.length - 1; i >= 0; i--) {
        // optin is a three-rung ladder so any rung above `undefined` permits an absent slot; optout stays two-valued.
        const omittable = key === "optin" ? items[i]._zod.optin !== undefined : items[i]._zod.optout === "optional";
        if (!omittable)
            return i + 1;
    }
    return 0;
}
function handleTupleResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...prefixIssues(index, result.issues));
    }
    final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
    // Walk results in order. Mirror $ZodObject's swallow-on-absent-optional rule, but only after `optoutStart`: the first index where the output tuple tail can be absent.
    for (let i = 0; i < items.length; i++) {
        const r = itemResults[i];
        const isPresent = i < input.length;
        // The array analog of `handlePropertyResult`'s absent-key early return: the middle rung permits absence without supplying anything in its place, so the tail truncates here instead of materializing whatever the item made of `undefined`.
        if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
            final.value.length = i;
            break;
        }
        if (r.issues.length) {
            if (!isPresent && i >= optoutStart) {
                final.value.length = i;
                break;
            }
            final.issues.push(...prefixIssues(i, r.issues));
        }
        final.value[i] = r.value;
    }
    // Drop trailing slots that produced `undefined` for absent input
    // (the array analog of an absent optional key on an object). The
    // `i >= input.length` floor is critical: an explicit `undefined`
    // *inside* the input must be preserved even when the schema is
    // optional-out (e.g. `z.string().or(z.undefined())` accepting an
    // explicit undefined value).
    for (let i = final.value.length - 1; i >= input.length; i--) {
        if (items[i]._zod.optout === "optional" && final.value[i] === undefined) {
            final.value.length = i;
        }
        else {
            break;
        }
    }
    return final;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!isPlainObject(input)) {
            payload.issues.push({
                expected: "record",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        // no guard in either loop below: a record's invalid_key aborts but an enclosing intersection can reconcile it, so a stopped loop hides keys the sibling does not own and the intersection then rejects nothing
        const proms = [];
        const values = def.keyType._zod.values;
        if (values && !def.partial) {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            const recordKeys = new Set();
            for (const key of values) {
                if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
                    recordKeys.add(typeof key === "number" ? key.toString() : key);
                    // A declared __proto__ is stripped but is not an unrecognized key.
                    if (key === "__proto__")
                        continue;
                    const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                    if (keyResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (keyResult.issues.length) {
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
                            input: key,
                            path: [key],
                            inst,
                        });
                        continue;
                    }
                    const outKey = keyResult.value;
                    if (outKey === "__proto__")
                        continue;
                    const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                    if (result instanceof Promise) {
                        proms.push(result.then((result) => {
                            if (result.issues.length) {
                                payload.issues.push(...prefixIssues(key, result.issues));
                            }
                            payload.value[outKey] = result.value;
                        }));
                    }
                    else {
                        if (result.issues.length) {
                            payload.issues.push(...prefixIssues(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }
                }
            }
            let unrecognized;
            for (const key in input) {
                if (!recordKeys.has(key)) {
                    if (def.mode === "loose") {
                        // skip __proto__ so it can't replace the result prototype via the assignment setter on the plain {} we build into
                        if (key === "__proto__")
                            continue;
                        payload.value[key] = input[key];
                    }
                    else {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        else {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            // An enumerable key schema declares which keys the record owns, so a key outside the set is unrecognized. A non-enumerable one (regex, refine) is a constraint every key must satisfy, so a failing key is invalid. Only the former is reconcilable against the other side of an intersection.
            let unrecognized;
            // Reflect.ownKeys for Symbol-key support; filter non-enumerable to match z.object()
            for (const key of Reflect.ownKeys(input)) {
                if (key === "__proto__")
                    continue;
                if (!Object.prototype.propertyIsEnumerable.call(input, key))
                    continue;
                let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                if (keyResult instanceof Promise) {
                    throw new Error("Async schemas not supported in object keys currently");
                }
                // Numeric string fallback: if key is a numeric string and failed, retry with Number(key). This handles z.number(), z.literal([1, 2, 3]), and unions containing numeric literals
                const checkNumericKey = typeof key === "string" && number.test(key) && keyResult.issues.length;
                if (checkNumericKey) {
                    const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
                    if (retryResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (retryResult.issues.length === 0) {
                        keyResult = retryResult;
                    }
                }
                if (keyResult.issues.length) {
                    if (def.mode === "loose") {
                        // Pass through unchanged
                        payload.value[key] = input[key];
                    }
                    else if (values) {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                    else {
                        // Default "strict" behavior: error on invalid key
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
                            input: key,
                            path: [key],
                            inst,
                        });
                    }
                    continue;
                }
                // the guard above tests the raw input key, but the key schema can normalize an ordinary key into __proto__; re-check the key we actually write under
                const outKey = keyResult.value;
                if (outKey === "__proto__")
                    continue;
                const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((result) => {
                        if (result.issues.length) {
                            payload.issues.push(...prefixIssues(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }));
                }
                else {
                    if (result.issues.length) {
                        payload.issues.push(...prefixIssues(key, result.issues));
                    }
                    payload.value[outKey] = result.value;
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload;
    };
});
const $ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMap", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Map)) {
            payload.issues.push({
                expected: "map",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Map(), ctx) : new Map();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const [key, value] of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
            const valueResult = def.valueType._zod.run({ value: value, issues: [] }, ctx);
            if (keyResult instanceof Promise || valueResult instanceof Promise) {
                proms.push(Promise.all([keyResult, valueResult]).then(([keyResult, valueResult]) => {
                    handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
                }));
            }
            else {
                handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
            }
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, mapSize);
})));
function handleMapResult(keyResult, valueResult, final, key, input, inst, ctx) {
    if (keyResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, keyResult.issues));
        }
        else {
            final.issues.push({
                code: "invalid_key",
                origin: "map",
                input,
                inst,
                issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    if (valueResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, valueResult.issues));
        }
        else {
            final.issues.push({
                origin: "map",
                code: "invalid_element",
                input,
                inst,
                key: key,
                issues: valueResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    final.value.set(keyResult.value, valueResult.value);
}
const $ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSet", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Set)) {
            payload.issues.push({
                input,
                inst,
                expected: "set",
                code: "invalid_type",
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Set(), ctx) : new Set();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const item of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const result = def.valueType._zod.run({ value: item, issues: [] }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleSetResult(result, payload)));
            }
            else
                handleSetResult(result, payload);
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, setSize);
})));
function handleSetResult(result, final) {
    if (result.issues.length) {
        final.issues.push(...result.issues);
    }
    final.value.add(result.value);
}
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
    $ZodType.init(inst, def);
    const values = getEnumValues(def.entries);
    const valuesSet = new Set(values);
    inst._zod.values = valuesSet;
    defineLazyInternal(inst, "pattern", (zod) => {
        const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (valuesSet.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const values = new Set(def.values);
    inst._zod.values = values;
    defineLazyInternal(inst, "pattern", (zod) => {
        const vals = zod.def.values;
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(vals.length
            ? `^(${vals
                .map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o))
                .join("|")})$`
            : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (values.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values: def.values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFile", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        // @ts-ignore
        if (input instanceof File)
            return payload;
        payload.issues.push({
            expected: "file",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "optional";
    globalConfig.memoizer?.guard(inst);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new $ZodEncodeError(inst.constructor.name);
        }
        const _out = def.transform(payload.value, payload);
        if (ctx.async) {
            const output = _out instanceof Promise ? _out : Promise.resolve(_out);
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        if (_out instanceof Promise) {
            throw new $ZodAsyncError();
        }
        payload.value = _out;
        return payload;
    };
});
function handleOptionalResult(payload, result) {
    // A substituting schema that still failed has no usable answer; yield undefined. Its issues are simply dropped: it ran on a payload of its own, so there is no shared array to truncate and nothing of the caller's to lose with it.
    payload.value = result.issues.length ? undefined : result.value;
    return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
    $ZodType.init(inst, def);
    // .optional() propagates absence rather than substituting for it, so a defaulted inner keeps its rung.
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    inst._zod.optout = "optional";
    defineLazyInternal(inst, "values", (zod) => {
        const values = zod.def.innerType._zod.values;
        return values ? new Set([...values, undefined]) : undefined;
    });
    defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        if (payload.value === undefined) {
            // Only the top rung substitutes a value for absence; everything else leaves it intact, which is what .optional() means.
            if (def.innerType._zod.optin !== "defaulted")
                return payload;
            // Its own payload, for the same reason $ZodCatch gets one: a pipe forwards an unrecognized key through the caller's issues array, and this must not read that as the substituting schema failing and drop it.
            const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
            if (result instanceof Promise)
                return result.then((result) => handleOptionalResult(payload, result));
            return handleOptionalResult(payload, result);
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
    // Call parent init - inherits optin/optout = "optional"
    $ZodOptional.init(inst, def);
    // Override values/pattern to NOT add undefined
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
    // Override parse to just delegate (no undefined handling)
    inst._zod.parse = (payload, ctx) => {
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : undefined;
    });
    defineLazyInternal(inst, "values", (zod) => {
        return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        // Forward direction (decode): allow null to pass through
        if (payload.value === null)
            return payload;
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
    $ZodType.init(inst, def);
    // inst._zod.qin = "true";
    inst._zod.optin = "defaulted";
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply defaults for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
            /**
             * $ZodDefault returns the default value immediately in forward direction.
             * It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
            return payload;
        }
        // Forward direction: continue with default handling
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleDefaultResult(result, def));
        }
        return handleDefaultResult(result, def);
    };
});
function handleDefaultResult(payload, def) {
    if (payload.value === undefined) {
        payload.value = def.defaultValue;
    }
    return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "defaulted";
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply prefault for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "values", (zod) => {
        const v = zod.def.innerType._zod.values;
        return v ? new Set([...v].filter((x) => x !== undefined)) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleNonOptionalResult(result, inst));
        }
        return handleNonOptionalResult(result, inst);
    };
});
function handleNonOptionalResult(payload, inst) {
    if (!payload.issues.length && payload.value === undefined) {
        payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: payload.value,
            inst,
        });
    }
    return payload;
}
const $ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSuccess", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new core.$ZodEncodeError("ZodSuccess");
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => {
                payload.value = result.issues.length === 0;
                return payload;
            });
        }
        payload.value = result.issues.length === 0;
        return payload;
    };
})));
function handleCatchResult(payload, result, def, ctx) {
    if (!result.issues.length) {
        payload.value = result.value;
        // The value carries up, so the flag describing it has to carry with it: a back-edge into a node still being parsed must not be frozen by an enclosing readonly, and its checks belong to the node itself. Guarded so the ordinary case adds no own property.
        if (result.memo)
            payload.memo = true;
        return payload;
    }
    // Spread the inner's own payload, not ours: `value` has to stay the input the catch was handed, and the inner ran on a payload of its own so its issues are already private to this call.
    payload.value = def.catchValue({
        ...result,
        value: payload.value,
        error: {
            issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())),
        },
        input: payload.value,
    });
    return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply catch logic
        const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleCatchResult(payload, result, def, ctx));
        }
        return handleCatchResult(payload, result, def, ctx);
    };
});
const $ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNaN", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "number" || !Number.isNaN(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "nan",
                code: "invalid_type",
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handlePipeResult(right, def.in, ctx));
            }
            return handlePipeResult(right, def.in, ctx);
        }
        const left = def.in._zod.run(payload, ctx);
        if (left instanceof Promise) {
            return left.then((left) => handlePipeResult(left, def.out, ctx));
        }
        return handlePipeResult(left, def.out, ctx);
    };
});
function handlePipeResult(left, next, ctx) {
    // Any issue stops the pipe, so a failing refinement never feeds its transform. An unrecognized key is the exception: it describes the input's extra properties, not the value being piped, and an enclosing intersection may yet reconcile it.
    if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
        // prevent further checks
        left.aborted = true;
        return left;
    }
    return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
const $ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCodec", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        const direction = ctx.direction || "forward";
        if (direction === "forward") {
            const left = def.in._zod.run(payload, ctx);
            if (left instanceof Promise) {
                return left.then((left) => handleCodecAResult(left, def, ctx));
            }
            return handleCodecAResult(left, def, ctx);
        }
        else {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handleCodecAResult(right, def, ctx));
            }
            return handleCodecAResult(right, def, ctx);
        }
    };
})));
function handleCodecAResult(result, def, ctx) {
    if (result.issues.length) {
        // prevent further checks
        result.aborted = true;
        return result;
    }
    const direction = ctx.direction || "forward";
    if (direction === "forward") {
        const transformed = def.transform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.out, ctx));
        }
        return handleCodecTxResult(result, transformed, def.out, ctx);
    }
    else {
        const transformed = def.reverseTransform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.in, ctx));
        }
        return handleCodecTxResult(result, transformed, def.in, ctx);
    }
}
function handleCodecTxResult(left, value, nextSchema, ctx) {
    // Check if transform added any issues
    if (left.issues.length) {
        left.aborted = true;
        return left;
    }
    return nextSchema._zod.run({ value, issues: left.issues }, ctx);
}
const $ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPreprocess", (inst, def) => {
    $ZodPipe.init(inst, def);
})));
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then(handleReadonlyResult);
        }
        return handleReadonlyResult(result);
    };
});
function handleReadonlyResult(payload) {
    // A repeat visit hands back a node that is still being built; freezing it here would make the rest of its keys fail to assign.
    if (!payload.memo)
        payload.value = Object.freeze(payload.value);
    return payload;
}
// a leaf's pattern source with its own checks folded in: the last pattern-carrying check wins, else length bounds narrow the catch-all, else an integer format narrows the number form. the fold lives here instead of on `_zod.pattern` so a bundle without template literals never pays for it
function leafPattern(schema) {
    const def = schema._zod.def;
    let pattern = def.pattern;
    let isInt = !!def.format?.includes("int");
    let minimum;
    let maximum;
    for (const ch of def.checks ?? []) {
        const d = ch._zod.def;
        if (d.pattern)
            pattern = d.pattern;
        isInt || (isInt = !!d.format?.includes("int"));
        const lo = d.minimum ?? d.length;
        const hi = d.maximum ?? d.length;
        if (lo !== undefined && (minimum === undefined || lo > minimum))
            minimum = lo;
        if (hi !== undefined && (maximum === undefined || hi < maximum))
            maximum = hi;
    }
    if (pattern)
        return pattern.source;
    // an empty range matches nothing at runtime, and `{8,5}` is not a legal quantifier
    if (minimum !== undefined && maximum !== undefined && minimum > maximum)
        return "(?!)";
    if (minimum !== undefined || maximum !== undefined)
        return regexes.string({ minimum, maximum }).source;
    const own = schema._zod.pattern;
    return (isInt && own === regexes.number ? regexes.integer : own)?.source;
}
// a part's pattern source. a wrapper's pattern embeds its inner pattern's source verbatim, so the folded form is substituted in place without knowing the wrapper's own composition; a union's options are joined the way the union builds its own pattern
function partPattern(schema) {
    const def = schema._zod.def;
    const own = schema._zod.pattern?.source;
    // lazy resolves its inner on the internals, not the def
    const inner = def.innerType ?? schema._zod.innerType;
    if (inner) {
        const before = inner._zod.pattern?.source;
        const after = partPattern(inner);
        if (own && before && after && after !== before) {
            return own.replace(util.cleanRegex(before), () => util.cleanRegex(after));
        }
        return own;
    }
    if (def.options) {
        const sources = def.options.map(partPattern);
        if (sources.every(Boolean))
            return `^(${sources.map((s) => util.cleanRegex(s)).join("|")})$`;
    }
    return leafPattern(schema);
}
const $ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodTemplateLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const regexParts = [];
    for (const part of def.parts) {
        if (typeof part === "object" && part !== null) {
            // is Zod schema
            const source = partPattern(part);
            if (!source) {
                throw new Error(`Invalid template literal part, no pattern found: ${[...part._zod.traits].shift()}`);
            }
            regexParts.push(util.cleanRegex(source));
        }
        else if (part === null || util.primitiveTypes.has(typeof part)) {
            regexParts.push(util.escapeRegex(`${part}`));
        }
        else {
            throw new Error(`Invalid template literal part: ${part}`);
        }
    }
    inst._zod.pattern = new RegExp(`^${regexParts.join("")}$`);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "string") {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "string",
                code: "invalid_type",
            });
            return payload;
        }
        inst._zod.pattern.lastIndex = 0;
        if (!inst._zod.pattern.test(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                code: "invalid_format",
                format: def.format ?? "template_literal",
                pattern: inst._zod.pattern.source,
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFunction", (inst, def) => {
    $ZodType.init(inst, def);
    // Defined, not assigned: the classic prototype exposes `_def` as a getter with no setter.
    Object.defineProperty(inst, "_def", { value: def });
    inst._zod.def = def;
    inst.implement = (func) => {
        if (typeof func !== "function") {
            throw new Error("implement() must be called with a function");
        }
        // Defined inline so the closure stays anonymous: binding it to a `const` first names it, which costs 256 bytes per implemented function.
        return Object.defineProperty(function (...args) {
            const parsedArgs = inst._def.input ? parse(inst._def.input, args) : args;
            const result = Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return parse(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst.implementAsync = (func) => {
        if (typeof func !== "function") {
            throw new Error("implementAsync() must be called with a function");
        }
        return Object.defineProperty(async function (...args) {
            const parsedArgs = inst._def.input ? await parseAsync(inst._def.input, args) : args;
            const result = await Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return await parseAsync(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "function") {
            payload.issues.push({
                code: "invalid_type",
                expected: "function",
                input: payload.value,
                inst,
            });
            return payload;
        }
        // Check if output is a promise type to determine if we should use async implementation
        const hasPromiseOutput = inst._def.output && inst._def.output._zod.def.type === "promise";
        if (hasPromiseOutput) {
            payload.value = inst.implementAsync(payload.value);
        }
        else {
            payload.value = inst.implement(payload.value);
        }
        return payload;
    };
    inst.input = (...args) => {
        const F = inst.constructor;
        if (Array.isArray(args[0])) {
            return new F({
                type: "function",
                input: new $ZodTuple({
                    type: "tuple",
                    items: args[0],
                    rest: args[1],
                }),
                output: inst._def.output,
            });
        }
        return new F({
            type: "function",
            input: args[0],
            output: inst._def.output,
        });
    };
    inst.output = (output) => {
        const F = inst.constructor;
        return new F({
            type: "function",
            input: inst._def.input,
            output,
        });
    };
    return inst;
})));
const $ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPromise", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        return Promise.resolve(payload.value).then((inner) => def.innerType._zod.run({ value: inner, issues: [] }, ctx));
    };
})));
const $ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodLazy", (inst, def) => {
    $ZodType.init(inst, def);
    // Cache the resolved inner type on the shared `def` so all clones of this lazy (e.g. via `.describe()`/`.meta()`) share the same inner instance, preserving identity for cycle detection on recursive schemas.
    util.defineLazy(inst._zod, "innerType", () => {
        const d = def;
        if (!d._cachedInner)
            d._cachedInner = def.getter();
        return d._cachedInner;
    });
    util.defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
    util.defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? undefined);
    util.defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? undefined);
    inst._zod.parse = (payload, ctx) => {
        const inner = inst._zod.innerType;
        return inner._zod.run(payload, ctx);
    };
})));
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
    $ZodCheck.init(inst, def);
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _) => {
        return payload;
    };
    inst._zod.check = (payload) => {
        const input = payload.value;
        const r = def.fn(input);
        if (r instanceof Promise) {
            return r.then((r) => handleRefineResult(r, payload, input, inst));
        }
        handleRefineResult(r, payload, input, inst);
        return;
    };
});
function handleRefineResult(result, payload, input, inst) {
    if (!result) {
        const _iss = {
            code: "custom",
            input,
            inst, // incorporates params.error into issue reporting
            path: [...(inst._zod.def.path ?? [])], // incorporates params.error into issue reporting
            continue: !inst._zod.def.abort,
            // params: inst._zod.def.params,
        };
        if (inst._zod.def.params)
            _iss.params = inst._zod.def.params;
        payload.issues.push(util_issue(_iss));
    }
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/registries.js
var registries_a;
const $output = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodOutput")));
const $input = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodInput")));
class $ZodRegistry {
    constructor() {
        this._map = new WeakMap();
        this._idmap = new Map();
    }
    add(schema, ..._meta) {
        const meta = _meta[0];
        this._map.set(schema, meta);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.set(meta.id, schema);
        }
        return this;
    }
    clear() {
        this._map = new WeakMap();
        this._idmap = new Map();
        return this;
    }
    remove(schema) {
        const meta = this._map.get(schema);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.delete(meta.id);
        }
        this._map.delete(schema);
        return this;
    }
    get(schema) {
        // return this._map.get(schema) as any;
        // inherit metadata
        const p = schema._zod.parent;
        if (p) {
            const pm = { ...(this.get(p) ?? {}) };
            delete pm.id; // do not inherit id
            const f = { ...pm, ...this._map.get(schema) };
            return Object.keys(f).length ? f : undefined;
        }
        return this._map.get(schema);
    }
    has(schema) {
        return this._map.has(schema);
    }
}
// registries
function registry() {
    return new $ZodRegistry();
}
(registries_a = globalThis).__zod_globalRegistry ?? (registries_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/api.js




function snapshotChecks(def) {
    if (def.checks)
        def.checks = [...def.checks];
    return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
    return new Class(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedString(Class, params) {
    return new Class(snapshotChecks({ type: "string", coerce: true, ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
    return new Class({
        type: "string",
        format: "email",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
    return new Class({
        type: "string",
        format: "guid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v4",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v6",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v7",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
    return new Class({
        type: "string",
        format: "url",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_emoji(Class, params) {
    return new Class({
        type: "string",
        format: "emoji",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
    return new Class({
        type: "string",
        format: "nanoid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
    return new Class({
        type: "string",
        format: "cuid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
    return new Class({
        type: "string",
        format: "cuid2",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
    return new Class({
        type: "string",
        format: "ulid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
    return new Class({
        type: "string",
        format: "xid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
    return new Class({
        type: "string",
        format: "ksuid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
    return new Class({
        type: "string",
        format: "ipv4",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
    return new Class({
        type: "string",
        format: "ipv6",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mac(Class, params) {
    return new Class({
        type: "string",
        format: "mac",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv4",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv6",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
    return new Class({
        type: "string",
        format: "base64",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
    return new Class({
        type: "string",
        format: "base64url",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
    return new Class({
        type: "string",
        format: "e164",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _creditCard(Class, params) {
    return new Class({
        type: "string",
        format: "credit_card",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _iban(Class, params) {
    return new Class({
        type: "string",
        format: "iban",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
    return new Class({
        type: "string",
        format: "jwt",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
const TimePrecision = {
    Any: null,
    Minute: -1,
    Second: 0,
    Millisecond: 3,
    Microsecond: 6,
};
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
    return new Class({
        type: "string",
        format: "datetime",
        check: "string_format",
        offset: false,
        local: false,
        precision: null,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
    return new Class({
        type: "string",
        format: "date",
        check: "string_format",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
    return new Class({
        type: "string",
        format: "time",
        check: "string_format",
        precision: null,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
    return new Class({
        type: "string",
        format: "duration",
        check: "string_format",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
    return new Class(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedNumber(Class, params) {
    return new Class(snapshotChecks({ type: "number", coerce: true, checks: [], ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "safeint",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float64(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "int32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "uint32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
    return new Class({
        type: "boolean",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBoolean(Class, params) {
    return new Class({
        type: "boolean",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _bigint(Class, params) {
    return new Class({
        type: "bigint",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBigint(Class, params) {
    return new Class({
        type: "bigint",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "int64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "uint64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _symbol(Class, params) {
    return new Class({
        type: "symbol",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_undefined(Class, params) {
    return new Class({
        type: "undefined",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_null(Class, params) {
    return new Class({
        type: "null",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _any(Class) {
    return new Class({
        type: "any",
    });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
    return new Class({
        type: "unknown",
    });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
    return new Class({
        type: "never",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _void(Class, params) {
    return new Class({
        type: "void",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _date(Class, params) {
    return new Class({
        type: "date",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedDate(Class, params) {
    return new Class({
        type: "date",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nan(Class, params) {
    return new Class({
        type: "nan",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
    return new $ZodCheckLessThan({
        check: "less_than",
        ...normalizeParams(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
    return new $ZodCheckLessThan({
        check: "less_than",
        ...normalizeParams(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
    return new $ZodCheckGreaterThan({
        check: "greater_than",
        ...normalizeParams(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
    return new $ZodCheckGreaterThan({
        check: "greater_than",
        ...normalizeParams(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _positive(params) {
    return _gt(0, params);
}
// negative
// @__NO_SIDE_EFFECTS__
function _negative(params) {
    return _lt(0, params);
}
// nonpositive
// @__NO_SIDE_EFFECTS__
function _nonpositive(params) {
    return _lte(0, params);
}
// nonnegative
// @__NO_SIDE_EFFECTS__
function _nonnegative(params) {
    return _gte(0, params);
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
    return new $ZodCheckMultipleOf({
        check: "multiple_of",
        ...normalizeParams(params),
        value,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxSize(maximum, params) {
    return new checks.$ZodCheckMaxSize({
        check: "max_size",
        ...util.normalizeParams(params),
        maximum,
    });
}
// @__NO_SIDE_EFFECTS__
function _minSize(minimum, params) {
    return new checks.$ZodCheckMinSize({
        check: "min_size",
        ...util.normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _size(size, params) {
    return new checks.$ZodCheckSizeEquals({
        check: "size_equals",
        ...util.normalizeParams(params),
        size,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
    const ch = new $ZodCheckMaxLength({
        check: "max_length",
        ...normalizeParams(params),
        maximum,
    });
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
    return new $ZodCheckMinLength({
        check: "min_length",
        ...normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
    return new $ZodCheckLengthEquals({
        check: "length_equals",
        ...normalizeParams(params),
        length,
    });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
    return new $ZodCheckRegex({
        check: "string_format",
        format: "regex",
        ...normalizeParams(params),
        pattern,
    });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
    return new $ZodCheckLowerCase({
        check: "string_format",
        format: "lowercase",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
    return new $ZodCheckUpperCase({
        check: "string_format",
        format: "uppercase",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
    return new $ZodCheckIncludes({
        check: "string_format",
        format: "includes",
        ...normalizeParams(params),
        includes,
    });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
    return new $ZodCheckStartsWith({
        check: "string_format",
        format: "starts_with",
        ...normalizeParams(params),
        prefix,
    });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
    return new $ZodCheckEndsWith({
        check: "string_format",
        format: "ends_with",
        ...normalizeParams(params),
        suffix,
    });
}
// @__NO_SIDE_EFFECTS__
function _property(property, schema, params) {
    return new checks.$ZodCheckProperty({
        check: "property",
        property,
        schema,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _properties(shape, params) {
    return new $ZodCheckProperties({
        check: "properties",
        shape,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mime(types, params) {
    return new checks.$ZodCheckMimeType({
        check: "mime_type",
        mime: types,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
    return new $ZodCheckOverwrite({
        check: "overwrite",
        tx,
    });
}
// normalize
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
    return _overwrite((input) => input.normalize(form));
}
// trim
// @__NO_SIDE_EFFECTS__
function _trim() {
    return _overwrite((input) => input.trim());
}
// toLowerCase
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
    return _overwrite((input) => input.toLowerCase());
}
// toUpperCase
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
    return _overwrite((input) => input.toUpperCase());
}
// slugify
// @__NO_SIDE_EFFECTS__
function _slugify() {
    return _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
    return new Class({
        type: "array",
        element,
        // get element() {
        //   return element;
        // },
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _union(Class, options, params) {
    return new Class({
        type: "union",
        options,
        ...util.normalizeParams(params),
    });
}
function _xor(Class, options, params) {
    return new Class({
        type: "union",
        options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _discriminatedUnion(Class, discriminator, options, params) {
    return new Class({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _intersection(Class, left, right) {
    return new Class({
        type: "intersection",
        left,
        right,
    });
}
// export function _tuple(
//   Class: util.SchemaClass<schemas.$ZodTuple>,
//   items: [],
//   params?: string | $ZodTupleParams
// ): schemas.$ZodTuple<[], null>;
// @__NO_SIDE_EFFECTS__
function _tuple(Class, items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof schemas.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new Class({
        type: "tuple",
        items,
        rest,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _record(Class, keyType, valueType, params) {
    return new Class({
        type: "record",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _map(Class, keyType, valueType, params) {
    return new Class({
        type: "map",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _set(Class, valueType, params) {
    return new Class({
        type: "set",
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _enum(Class, values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    // if (Array.isArray(values)) {
    //   for (const value of values) {
    //     entries[value] = value;
    //   }
    // } else {
    //   Object.assign(entries, values);
    // }
    // const entries: util.EnumLike = {};
    // for (const val of values) {
    //   entries[val] = val;
    // }
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function _nativeEnum(Class, entries, params) {
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _literal(Class, value, params) {
    return new Class({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _file(Class, params) {
    return new Class({
        type: "file",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _transform(Class, fn) {
    return new Class({
        type: "transform",
        transform: fn,
    });
}
// @__NO_SIDE_EFFECTS__
function _optional(Class, innerType) {
    return new Class({
        type: "optional",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _nullable(Class, innerType) {
    return new Class({
        type: "nullable",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _default(Class, innerType, defaultValue) {
    return new Class({
        type: "default",
        innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : util.shallowClone(defaultValue);
        },
    });
}
// @__NO_SIDE_EFFECTS__
function _nonoptional(Class, innerType, params) {
    return new Class({
        type: "nonoptional",
        innerType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _success(Class, innerType) {
    return new Class({
        type: "success",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _catch(Class, innerType, catchValue) {
    return new Class({
        type: "catch",
        innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : util.constantCatch(catchValue)),
    });
}
// @__NO_SIDE_EFFECTS__
function _pipe(Class, in_, out) {
    return new Class({
        type: "pipe",
        in: in_,
        out,
    });
}
// @__NO_SIDE_EFFECTS__
function _readonly(Class, innerType) {
    return new Class({
        type: "readonly",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _templateLiteral(Class, parts, params) {
    return new Class({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lazy(Class, getter) {
    return new Class({
        type: "lazy",
        getter,
    });
}
// @__NO_SIDE_EFFECTS__
function _promise(Class, innerType) {
    return new Class({
        type: "promise",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
    const norm = util.normalizeParams(_params);
    norm.abort ?? (norm.abort = true); // default to abort:false
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...norm,
    });
    return schema;
}
// same as _custom but defaults to abort:false
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...normalizeParams(_params),
    });
    return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
    const ch = _check((payload) => {
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(util_issue(issue, payload.value, ch._zod.def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = ch);
                _issue.continue ?? (_issue.continue = !ch._zod.def.abort); // abort is always undefined, so this is always true...
                payload.issues.push(util_issue(_issue));
            }
        };
        return fn(payload.value, payload);
    }, params);
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
    const ch = new $ZodCheck({
        check: "custom",
        ...normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
// @__NO_SIDE_EFFECTS__
function describe(description) {
    const ch = new $ZodCheck({ check: "describe" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, description });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function meta(metadata) {
    const ch = new $ZodCheck({ check: "meta" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, ...metadata });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _stringbool(Classes, _params) {
    const params = util.normalizeParams(_params);
    let truthyArray = params.truthy ?? ["true", "1", "yes", "on", "y", "enabled"];
    let falsyArray = params.falsy ?? ["false", "0", "no", "off", "n", "disabled"];
    if (params.case !== "sensitive") {
        truthyArray = truthyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
        falsyArray = falsyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
    }
    const truthySet = new Set(truthyArray);
    const falsySet = new Set(falsyArray);
    const _Codec = Classes.Codec ?? schemas.$ZodCodec;
    const _Boolean = Classes.Boolean ?? schemas.$ZodBoolean;
    const _String = Classes.String ?? schemas.$ZodString;
    const stringSchema = new _String({ type: "string", error: params.error });
    const booleanSchema = new _Boolean({ type: "boolean", error: params.error });
    const codec = new _Codec({
        type: "pipe",
        in: stringSchema,
        out: booleanSchema,
        transform: ((input, payload) => {
            let data = input;
            if (params.case !== "sensitive")
                data = data.toLowerCase();
            if (truthySet.has(data)) {
                return true;
            }
            else if (falsySet.has(data)) {
                return false;
            }
            else {
                payload.issues.push({
                    code: "invalid_value",
                    expected: "stringbool",
                    values: [...truthySet, ...falsySet],
                    input: payload.value,
                    inst: codec,
                    continue: false,
                });
                return {};
            }
        }),
        reverseTransform: ((input, _payload) => {
            if (input === true) {
                return truthyArray[0] || "true";
            }
            else {
                return falsyArray[0] || "false";
            }
        }),
        error: params.error,
    });
    codec._zod.bag.truthy = truthyArray;
    codec._zod.bag.falsy = falsyArray;
    codec._zod.bag.case = params.case ?? "insensitive";
    return codec;
}
// @__NO_SIDE_EFFECTS__
function _stringFormat(Class, format, fnOrRegex, _params = {}) {
    const params = util.normalizeParams(_params);
    const def = {
        check: "string_format",
        type: "string",
        format,
        fn: typeof fnOrRegex === "function" ? fnOrRegex : (val) => fnOrRegex.test(val),
        ...params,
    };
    if (fnOrRegex instanceof RegExp) {
        def.pattern = fnOrRegex;
    }
    const inst = new Class(def);
    return inst;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/to-json-schema.js


function assignProps(target, ...sources) {
    for (const source of sources) {
        for (const key of Reflect.ownKeys(source)) {
            if (Object.prototype.propertyIsEnumerable.call(source, key)) {
                util_assignProp(target, key, source[key]);
            }
        }
    }
    return target;
}
// function initializeContext<T extends schemas.$ZodType>(inputs: JSONSchemaGeneratorParams<T>): ToJSONSchemaContext<T> {
//   return {
//     processor: inputs.processor,
//     metadataRegistry: inputs.metadata ?? globalRegistry,
//     target: inputs.target ?? "draft-2020-12",
//     unrepresentable: inputs.unrepresentable ?? "throw",
//   };
// }
function to_json_schema_initializeContext(params) {
    // Normalize target: convert old non-hyphenated versions to hyphenated versions
    let target = params?.target ?? "draft-2020-12";
    if (target === "draft-4")
        target = "draft-04";
    if (target === "draft-7")
        target = "draft-07";
    return {
        processors: params.processors ?? {},
        metadataRegistry: params?.metadata ?? globalRegistry,
        target,
        unrepresentable: params?.unrepresentable ?? "throw",
        override: params?.override ?? (() => { }),
        io: params?.io ?? "output",
        counter: 0,
        seen: new Map(),
        sharedDefsExtractedFor: undefined,
        sharedEmitDoneFor: undefined,
        cycles: params?.cycles ?? "ref",
        reused: params?.reused ?? "inline",
        intersections: [],
        deferred: [],
        external: params?.external ?? undefined,
    };
}
/**
 * Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
 * `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
 * custom JSON Schema was written into `json`, in which case the caller must not write its own.
 */
function handleUnrepresentable(schema, ctx, json, params, message) {
    const result = typeof ctx.unrepresentable === "function"
        ? ctx.unrepresentable({ zodSchema: schema, path: params.path, message })
        : ctx.unrepresentable;
    if (result === "any")
        return false;
    if (result === undefined || result === "throw")
        throw new Error(message);
    Object.assign(json, result);
    return true;
}
// never rename this back to `process`: bundler polyfills inject a top-level `const process` that a lexical declaration of the same name collides with (#6397)
function to_json_schema_processSchema(schema, ctx, _params = { path: [], schemaPath: [] }) {
    var _a;
    const def = schema._zod.def;
    // check for schema in seens
    const seen = ctx.seen.get(schema);
    if (seen) {
        seen.count++;
        // check if cycle
        const isCycle = _params.schemaPath.includes(schema);
        if (isCycle) {
            seen.cycle = _params.path;
        }
        return seen.schema;
    }
    // initialize
    const result = { schema: {}, count: 1, cycle: undefined, path: _params.path };
    ctx.seen.set(schema, result);
    ctx.sharedDefsExtractedFor = undefined;
    ctx.sharedEmitDoneFor = undefined;
    // custom method overrides default behavior
    const overrideSchema = schema._zod.toJSONSchema?.();
    if (overrideSchema) {
        result.schema = overrideSchema;
    }
    else {
        const params = {
            ..._params,
            schemaPath: [..._params.schemaPath, schema],
            path: _params.path,
        };
        if (schema._zod.processJSONSchema) {
            schema._zod.processJSONSchema(ctx, result.schema, params);
        }
        else {
            const _json = result.schema;
            const processor = ctx.processors[def.type];
            if (!processor) {
                throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
            }
            processor(schema, ctx, _json, params);
        }
        const parent = schema._zod.parent;
        if (parent) {
            // Also set ref if processor didn't (for inheritance)
            if (!result.ref)
                result.ref = parent;
            to_json_schema_processSchema(parent, ctx, params);
            ctx.seen.get(parent).isParent = true;
        }
    }
    // metadata
    const meta = ctx.metadataRegistry.get(schema);
    if (meta)
        assignProps(result.schema, meta);
    if (ctx.io === "input" && isTransforming(schema)) {
        // examples/defaults only apply to output type of pipe
        delete result.schema.examples;
        delete result.schema.default;
    }
    // set prefault as default
    if (ctx.io === "input" && "_prefault" in result.schema)
        (_a = result.schema).default ?? (_a.default = result.schema._prefault);
    delete result.schema._prefault;
    // pulling fresh from ctx.seen in case it was overwritten
    const _result = ctx.seen.get(schema);
    return _result.schema;
}
/** @deprecated Renamed to `processSchema`. An export alias declares no binding, so it is safe to keep. */

// Escape a reference token for use in a JSON Pointer fragment (RFC 6901): `~` becomes `~0` and `/` becomes `~1`. The `~` replacement must run first.
function encodeJSONPointerSegment(segment) {
    return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function to_json_schema_extractDefs(ctx, schema
// params: EmitParams
) {
    // iterate over seen map;
    const root = ctx.seen.get(schema);
    if (!root)
        throw new Error("Unprocessed schema. This is a bug in Zod.");
    // With `external` set, every registered schema resolves through the external branch of `makeURI`, so the root branch below produces the same ref the external branch would — this pass is identical whichever schema it is called with, and only needs to run once.
    if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external)
        return;
    // Track ids to detect duplicates across different schemas
    const idToSchema = new Map();
    for (const entry of ctx.seen.entries()) {
        const id = ctx.metadataRegistry.get(entry[0])?.id;
        if (id) {
            const existing = idToSchema.get(id);
            if (existing && existing !== entry[0]) {
                throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
            }
            idToSchema.set(id, entry[0]);
        }
    }
    // returns a ref to the schema defId will be empty if the ref points to an external schema (or #)
    const makeURI = (entry) => {
        // comparing the seen objects because sometimes multiple schemas map to the same seen object. e.g. lazy
        // external is configured
        const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
        if (ctx.external) {
            const externalId = ctx.external.registry.get(entry[0])?.id; // ?? "__shared";// `__schema${ctx.counter++}`;
            // check if schema is in the external registry
            const uriGenerator = ctx.external.uri ?? ((id) => id);
            if (externalId) {
                return { ref: uriGenerator(externalId) };
            }
            // otherwise, add to __shared
            const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
            entry[1].defId = id; // set defId so it will be reused if needed
            return { defId: id, ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}` };
        }
        const uriPrefix = `#`;
        const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
        // an id-less root has nowhere to be extracted to, so it stays inline and self-references as `#`
        if (entry[1] === root && !entry[1].schema.id) {
            return { ref: uriPrefix };
        }
        // self-contained schema
        const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
        return { defId, ref: defUriPrefix + encodeJSONPointerSegment(defId) };
    };
    // stored cached version in `def` property remove all properties, set $ref
    const extractToDef = (entry) => {
        // if the schema is already a reference, do not extract it
        if (entry[1].schema.$ref) {
            return;
        }
        const seen = entry[1];
        const { ref, defId } = makeURI(entry);
        seen.def = { ...seen.schema };
        // defId won't be set if the schema is a reference to an external schema or if the schema is the root schema
        if (defId)
            seen.defId = defId;
        // wipe away all properties except $ref
        const schema = seen.schema;
        for (const key in schema) {
            delete schema[key];
        }
        schema.$ref = ref;
    };
    // throw on cycles
    // break cycles
    if (ctx.cycles === "throw") {
        for (const entry of ctx.seen.entries()) {
            const seen = entry[1];
            if (seen.cycle) {
                throw new Error("Cycle detected: " +
                    `#/${seen.cycle?.join("/")}/<root>` +
                    '\n\nSet the `cycles` parameter to `"ref"` to resolve cyclical schemas with defs.');
            }
        }
    }
    // extract schemas into $defs
    for (const entry of ctx.seen.entries()) {
        const seen = entry[1];
        // convert root schema to # $ref
        if (schema === entry[0]) {
            extractToDef(entry); // this has special handling for the root schema
            continue;
        }
        // extract schemas that are in the external registry
        if (ctx.external) {
            const ext = ctx.external.registry.get(entry[0])?.id;
            if (schema !== entry[0] && ext) {
                extractToDef(entry);
                continue;
            }
        }
        // extract schemas with `id` meta
        const id = ctx.metadataRegistry.get(entry[0])?.id;
        if (id) {
            extractToDef(entry);
            continue;
        }
        // break cycles
        if (seen.cycle) {
            // any
            extractToDef(entry);
            continue;
        }
        // extract reused schemas
        if (seen.count > 1) {
            if (ctx.reused === "ref") {
                extractToDef(entry);
            }
        }
    }
    if (ctx.external)
        ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
    const options = schema.anyOf;
    if (!Array.isArray(options) || options.length === 0 || schema.type !== undefined)
        return;
    const types = [];
    for (const option of options) {
        if (!option || typeof option !== "object")
            return;
        // A branch that is itself a compactible union folds into this one — nested `anyOf` and a flat `type` array say the same thing. Compacting it first also makes the result independent of the order this pass walks the seen map in.
        compactTypeUnion(option);
        const keys = Object.keys(option);
        if (keys.length !== 1 || keys[0] !== "type")
            return;
        const type = option.type;
        for (const member of Array.isArray(type) ? type : [type]) {
            if (typeof member !== "string")
                return;
            if (!types.includes(member))
                types.push(member);
        }
    }
    delete schema.anyOf;
    // A `type` array must be non-empty and unique (metaschema); a single member is spelled as a bare string.
    schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
 * an annotation like `description` — makes a member unfoldable, so a constraint this does not
 * understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = new Set(["type", "properties", "required", "additionalProperties"]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
    const extra = member.additionalProperties;
    if (extra === undefined || extra === false || typeof extra !== "object" || extra === null)
        return null;
    return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
    const objects = [];
    for (const member of members) {
        // A boolean subschema is legal JSON Schema and carries no keywords to fold.
        if (typeof member !== "object" || member.type !== "object")
            return null;
        for (const key in member) {
            if (!FOLDABLE_KEYS.has(key))
                return null;
        }
        objects.push(member);
    }
    const properties = {};
    const required = new Set();
    for (const object of objects) {
        for (const key in object.properties) {
            // `in` would report a `__proto__` key as already present via the prototype chain and skip it.
            if (Object.prototype.hasOwnProperty.call(properties, key))
                continue;
            // Every member constrains this key: the ones that declare it say how, and a `catchall` member constrains it too even though it does not name it. The key has to satisfy all of them, which is the same intersection one level down.
            const parts = [];
            for (const other of objects) {
                const part = other.properties?.[key] ?? undeclaredConstraint(other);
                if (part === null || part === undefined)
                    continue;
                if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part)))
                    parts.push(part);
            }
            const merged = parts.length === 1
                ? parts[0]
                : (foldObjects(parts) ?? { allOf: parts });
            util_assignProp(properties, key, merged);
        }
        for (const key of object.required ?? [])
            required.add(key);
    }
    const folded = { type: "object", properties };
    if (required.size)
        folded.required = [...required];
    // A key no member declares is rejected only when every member rejects it, so the fold is closed only when every member is. Otherwise it carries whatever the `catchall` members demand of such a key.
    if (objects.every((object) => object.additionalProperties === false)) {
        folded.additionalProperties = false;
    }
    else {
        const constraints = [];
        for (const object of objects) {
            const constraint = undeclaredConstraint(object);
            if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint)))
                constraints.push(constraint);
        }
        if (constraints.length === 1)
            folded.additionalProperties = constraints[0];
        else if (constraints.length > 1)
            folded.additionalProperties = { allOf: constraints };
    }
    return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
 * closed object members reject each other's keys and the schema validates nothing. Zod's parser
 * pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
 * *every* side rejects it — so the emitted schema has to pool them too, and folding the members
 * into one object is the encoding that says so on every target.
 *
 * This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
 * machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
 * keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
    const allOf = json.allOf;
    if (!Array.isArray(allOf) || allOf.length < 2)
        return;
    // An `override` runs before this pass and may have written object keywords onto the intersection itself. Those are deliberate, so decline rather than overwrite them.
    for (const key of FOLDABLE_KEYS)
        if (key in json)
            return;
    // An intersection distributes over a union: `A & (X | Y)` is `(A & X) | (A & Y)`. Only the first union is distributed over; a second one stays among the members every branch folds against, where it fails the object check and declines the whole intersection rather than multiplying out.
    const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
    let folded = null;
    if (!unions.length) {
        folded = foldObjects(allOf);
    }
    else {
        const union = unions[0];
        const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
        if (Object.keys(union).length !== 1)
            return;
        const rest = allOf.filter((m) => m !== union);
        const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
        if (branches.some((b) => !b))
            return;
        folded = { [keyword]: branches };
    }
    if (!folded)
        return;
    delete json.allOf;
    assignProps(json, folded);
}
function to_json_schema_finalize(ctx, schema) {
    const root = ctx.seen.get(schema);
    if (!root)
        throw new Error("Unprocessed schema. This is a bug in Zod.");
    // flatten refs - inherit properties from parent schemas
    const flattenRef = (zodSchema) => {
        const seen = ctx.seen.get(zodSchema);
        // already processed
        if (seen.ref === null)
            return;
        const schema = seen.def ?? seen.schema;
        const _cached = { ...schema };
        const ref = seen.ref;
        seen.ref = null; // prevent infinite recursion
        if (ref) {
            flattenRef(ref);
            const refSeen = ctx.seen.get(ref);
            const refSchema = refSeen.schema;
            // merge referenced schema into current
            if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
                // older drafts can't combine $ref with other properties
                schema.allOf = schema.allOf ?? [];
                schema.allOf.push(refSchema);
            }
            else {
                assignProps(schema, refSchema);
            }
            // restore child's own properties (child wins)
            assignProps(schema, _cached);
            const isParentRef = zodSchema._zod.parent === ref;
            // For parent chain, child is a refinement - remove parent-only properties
            if (isParentRef) {
                for (const key in schema) {
                    if (key === "$ref" || key === "allOf")
                        continue;
                    if (!(key in _cached)) {
                        delete schema[key];
                    }
                }
            }
            // When ref was extracted to $defs, remove properties that match the definition
            if (refSchema.$ref && refSeen.def) {
                for (const key in schema) {
                    if (key === "$ref" || key === "allOf")
                        continue;
                    if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) {
                        delete schema[key];
                    }
                }
            }
        }
        // If parent was extracted (has $ref), propagate $ref to this schema. This handles cases like: readonly().meta({id}).describe() where processor sets ref to innerType but parent should be referenced
        const parent = zodSchema._zod.parent;
        if (parent && parent !== ref) {
            // Ensure parent is processed first so its def has inherited properties
            flattenRef(parent);
            const parentSeen = ctx.seen.get(parent);
            if (parentSeen?.schema.$ref) {
                schema.$ref = parentSeen.schema.$ref;
                // De-duplicate with parent's definition
                if (parentSeen.def) {
                    for (const key in schema) {
                        if (key === "$ref" || key === "allOf")
                            continue;
                        if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) {
                            delete schema[key];
                        }
                    }
                }
            }
        }
        // execute overrides
        ctx.override({
            zodSchema: zodSchema,
            jsonSchema: schema,
            path: seen.path ?? [],
        });
    };
    // Flattening walks the whole map and clears each `ref` as it goes, so a second call over the same map is a no-op scan. Skip it outright once it has run for a registry conversion.
    if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
        for (const entry of [...ctx.seen.entries()].reverse()) {
            flattenRef(entry[0]);
        }
        if (ctx.target !== "openapi-3.0") {
            for (const entry of ctx.seen.entries()) {
                compactTypeUnion(entry[1].def ?? entry[1].schema);
            }
        }
        for (const rewrite of ctx.deferred)
            rewrite();
        // After flattening, every member that was extracted is a `$ref`, so the fold sees the final shape. A schema that inherits an intersection — through `z.lazy`, or any `ref` chain — holds the same `allOf` array, so fold by array identity to catch every copy.
        if (ctx.intersections.length) {
            const carriers = new Map();
            for (const seen of ctx.seen.values()) {
                for (const json of [seen.schema, seen.def]) {
                    const allOf = json?.allOf;
                    if (!Array.isArray(allOf))
                        continue;
                    const existing = carriers.get(allOf);
                    if (existing)
                        existing.push(json);
                    else
                        carriers.set(allOf, [json]);
                }
            }
            for (const allOf of ctx.intersections) {
                for (const json of carriers.get(allOf) ?? [])
                    foldIntersection(json);
            }
        }
    }
    const result = {};
    if (ctx.target === "draft-2020-12") {
        result.$schema = "https://json-schema.org/draft/2020-12/schema";
    }
    else if (ctx.target === "draft-07") {
        result.$schema = "http://json-schema.org/draft-07/schema#";
    }
    else if (ctx.target === "draft-04") {
        result.$schema = "http://json-schema.org/draft-04/schema#";
    }
    else if (ctx.target === "openapi-3.0") {
        // OpenAPI 3.0 schema objects should not include a $schema property
    }
    else {
        // Arbitrary string values are allowed but won't have a $schema property set
    }
    if (ctx.external?.uri) {
        const id = ctx.external.registry.get(schema)?.id;
        if (!id)
            throw new Error("Schema is missing an `id` property");
        result.$id = ctx.external.uri(id);
    }
    // when the root was extracted into $defs, `root.schema` is the `$ref` wrapper and `root.def` is the body that now lives under $defs
    assignProps(result, root.defId ? root.schema : (root.def ?? root.schema));
    // The `id` in `.meta()` is a Zod-specific registration tag used to extract schemas into $defs — it is not user-facing JSON Schema metadata. Strip it from the output body where it would otherwise leak. The id is preserved implicitly via the $defs key (and via $ref paths).
    const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
    if (rootMetaId !== undefined && result.id === rootMetaId)
        delete result.id;
    // build defs object. With `external`, `defs` is the shared object every schema writes into, so the same entries are reassigned on every call. Without it, `defs` is fresh per call and must be rebuilt.
    const defs = ctx.external?.defs ?? {};
    if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
        for (const entry of ctx.seen.entries()) {
            const seen = entry[1];
            if (seen.def && seen.defId) {
                if (seen.def.id === seen.defId)
                    delete seen.def.id;
                util_assignProp(defs, seen.defId, seen.def);
            }
        }
    }
    if (ctx.external)
        ctx.sharedEmitDoneFor = ctx.external;
    // set definitions in result
    if (ctx.external) {
    }
    else {
        if (Object.keys(defs).length > 0) {
            if (ctx.target === "draft-2020-12") {
                result.$defs = defs;
            }
            else {
                result.definitions = defs;
            }
        }
    }
    try {
        // this "finalizes" this schema and ensures all cycles are removed each call to finalize() is functionally independent though the seen map is shared
        const finalized = JSON.parse(JSON.stringify(result));
        Object.defineProperty(finalized, "~standard", {
            value: {
                ...schema["~standard"],
                jsonSchema: {
                    input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
                    output: createStandardJSONSchemaMethod(schema, "output", ctx.processors),
                },
            },
            enumerable: false,
            writable: false,
        });
        return finalized;
    }
    catch (_err) {
        throw new Error("Error converting schema to JSON.");
    }
}
function isTransforming(_schema, _ctx) {
    const ctx = _ctx ?? { seen: new Set() };
    if (ctx.seen.has(_schema))
        return false;
    ctx.seen.add(_schema);
    const def = _schema._zod.def;
    if (def.type === "transform")
        return true;
    if (def.type === "array")
        return isTransforming(def.element, ctx);
    if (def.type === "set")
        return isTransforming(def.valueType, ctx);
    if (def.type === "lazy")
        return isTransforming(def.getter(), ctx);
    if (def.type === "promise" ||
        def.type === "optional" ||
        def.type === "nonoptional" ||
        def.type === "nullable" ||
        def.type === "readonly" ||
        def.type === "default" ||
        def.type === "prefault" ||
        def.type === "catch") {
        return isTransforming(def.innerType, ctx);
    }
    if (def.type === "intersection") {
        return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
    }
    if (def.type === "record" || def.type === "map") {
        return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
    }
    if (def.type === "pipe") {
        if (_schema._zod.traits.has("$ZodCodec"))
            return true;
        return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
    }
    if (def.type === "object") {
        for (const key in def.shape) {
            if (isTransforming(def.shape[key], ctx))
                return true;
        }
        return false;
    }
    if (def.type === "union") {
        for (const option of def.options) {
            if (isTransforming(option, ctx))
                return true;
        }
        return false;
    }
    if (def.type === "tuple") {
        for (const item of def.items) {
            if (isTransforming(item, ctx))
                return true;
        }
        if (def.rest && isTransforming(def.rest, ctx))
            return true;
        return false;
    }
    return false;
}
/**
 * Creates a toJSONSchema method for a schema instance.
 * This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
 */
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
    const ctx = to_json_schema_initializeContext({ ...params, processors });
    to_json_schema_processSchema(schema, ctx);
    to_json_schema_extractDefs(ctx, schema);
    return to_json_schema_finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
    const { libraryOptions, target } = params ?? {};
    const ctx = to_json_schema_initializeContext({ ...(libraryOptions ?? {}), target, io, processors });
    to_json_schema_processSchema(schema, ctx);
    to_json_schema_extractDefs(ctx, schema);
    return to_json_schema_finalize(ctx, schema);
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/json-schema-processors.js




const narrowMin = (agg, key, value) => {
    if (agg[key] === undefined || value > agg[key])
        agg[key] = value;
};
const narrowMax = (agg, key, value) => {
    if (agg[key] === undefined || value < agg[key])
        agg[key] = value;
};
const narrowBoth = (agg, value) => {
    narrowMin(agg, "minimum", value);
    narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
    agg.multipleOf ?? (agg.multipleOf = []);
    if (!agg.multipleOf.includes(value))
        agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
    agg.patterns ?? (agg.patterns = new Set());
    agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
    agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
// last-wins, matching the bag's historical write order; the flag keeps an integer format from being lost to a later float one
const setFormat = (agg, format) => {
    agg.format = format;
    if (format.includes("int"))
        agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
    setFormat(agg, def.format);
    const [minimum, maximum] = ranges[def.format];
    narrowMin(agg, "minimum", minimum);
    narrowMax(agg, "maximum", maximum);
};
const contributors = {
    greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
    less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
    multiple_of: (agg, def) => addDivisor(agg, def.value),
    number_format: formatContributor(NUMBER_FORMAT_RANGES),
    bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
    min_length: minContributor,
    max_length: maxContributor,
    length_equals: (agg, def) => narrowBoth(agg, def.length),
    min_size: minContributor,
    max_size: maxContributor,
    size_equals: (agg, def) => narrowBoth(agg, def.size),
    string_format: (agg, def) => {
        setFormat(agg, def.format);
        if (def.pattern)
            addPattern(agg, def.pattern);
        if (def.format === "base64" || def.format === "base64url")
            agg.contentEncoding = def.format;
        if (def.local || def.precision === -1)
            agg.laxFormat = true;
    },
    mime_type: (agg, def) => intersectMime(agg, def.mime),
};
function aggregateChecks(schema) {
    const agg = {};
    const def = schema._zod.def;
    // a format schema is its own first check, same rule as $ZodType init
    const list = schema._zod.traits.has("$ZodCheck")
        ? [schema, ...(def.checks ?? [])]
        : (def.checks ?? []);
    for (const ch of list)
        contributors[ch._zod.def.check]?.(agg, ch._zod.def);
    // reconcile with the bag so third-party onattach contributions still land; first-party residue is never tighter than the fold, so merging it back is idempotent for one and additive for the other
    const bag = schema._zod.bag;
    if (bag.minimum !== undefined)
        narrowMin(agg, "minimum", bag.minimum);
    if (bag.exclusiveMinimum !== undefined)
        narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
    if (bag.maximum !== undefined)
        narrowMax(agg, "maximum", bag.maximum);
    if (bag.exclusiveMaximum !== undefined)
        narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
    if (bag.multipleOf !== undefined)
        addDivisor(agg, bag.multipleOf);
    if (bag.format !== undefined) {
        agg.format ?? (agg.format = bag.format);
        if (bag.format.includes("int"))
            agg.isInt = true;
    }
    if (bag.mime)
        intersectMime(agg, bag.mime);
    for (const pattern of bag.patterns ?? [])
        addPattern(agg, pattern);
    return agg;
}
const formatMap = {
    guid: "uuid",
    url: "uri",
    datetime: "date-time",
    json_string: "json-string",
    regex: "", // do not set
};
// ==================== SIMPLE TYPE PROCESSORS ====================
// the runtime patterns are lax so parse paths never overflow the regex stack; the emitted schema swaps in the exact block forms, which zod itself never executes
const exactPatterns = new Map([
    [base64Charset, base64],
    [base64urlCharset, base64url],
]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
    const json = _json;
    json.type = "string";
    const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minLength = minimum;
    if (typeof maximum === "number")
        json.maxLength = maximum;
    // custom pattern overrides format
    if (format) {
        json.format = formatMap[format] ?? format;
        if (json.format === "")
            delete json.format; // empty format is not valid
        // `z.iso.time()` is never full-time, and `laxFormat` carries the datetime shapes that also accept what their keyword forbids
        if (format === "time" || laxFormat) {
            delete json.format;
        }
    }
    if (contentEncoding)
        json.contentEncoding = contentEncoding;
    if (patterns && patterns.size > 0) {
        const patternList = [...patterns].map(exactPattern);
        if (patternList.length === 1)
            json.pattern = patternList[0].source;
        else if (patternList.length > 1) {
            json.allOf = [
                ...patternList.map((regex) => ({
                    ...(ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0"
                        ? { type: "string" }
                        : {}),
                    pattern: regex.source,
                })),
            ];
        }
    }
};
const numberProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
    json.type = isInt ? "integer" : "number";
    // when both minimum and exclusiveMinimum exist, pick the more restrictive one
    const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
    const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
    const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
    if (exMin) {
        if (legacy) {
            json.minimum = exclusiveMinimum;
            json.exclusiveMinimum = true;
        }
        else {
            json.exclusiveMinimum = exclusiveMinimum;
        }
    }
    else if (typeof minimum === "number") {
        json.minimum = minimum;
    }
    if (exMax) {
        if (legacy) {
            json.maximum = exclusiveMaximum;
            json.exclusiveMaximum = true;
        }
        else {
            json.exclusiveMaximum = exclusiveMaximum;
        }
    }
    else if (typeof maximum === "number") {
        json.maximum = maximum;
    }
    if (multipleOf) {
        // JSON Schema requires a divisor strictly greater than zero, and a non-finite one does not survive JSON at all. A negative divisor accepts exactly what its absolute value accepts, so it still maps; zero, NaN and Infinity have no keyword form.
        const divisors = new Set();
        for (const divisor of multipleOf) {
            if (Number.isFinite(divisor) && divisor !== 0)
                divisors.add(Math.abs(divisor));
            else
                handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
        }
        // chained divisors are a conjunction the keyword cannot carry alone, so extras ride an allOf, same as stacked patterns
        const [first, ...rest] = divisors;
        if (first !== undefined)
            json.multipleOf = first;
        if (rest.length)
            json.allOf = [...(json.allOf ?? []), ...rest.map((m) => ({ multipleOf: m }))];
    }
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
    json.type = "boolean";
};
const bigintProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "BigInt cannot be represented in JSON Schema");
};
const symbolProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Symbols cannot be represented in JSON Schema");
};
const nullProcessor = (_schema, ctx, json, _params) => {
    if (ctx.target === "openapi-3.0") {
        json.type = "string";
        json.nullable = true;
        json.enum = [null];
    }
    else {
        json.type = "null";
    }
};
const undefinedProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Undefined cannot be represented in JSON Schema");
};
const voidProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Void cannot be represented in JSON Schema");
};
const neverProcessor = (_schema, _ctx, json, _params) => {
    json.not = {};
};
const anyProcessor = (_schema, _ctx, _json, _params) => {
    // empty schema accepts anything
};
const unknownProcessor = (_schema, _ctx, _json, _params) => {
    // empty schema accepts anything
};
const dateProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Date cannot be represented in JSON Schema");
};
const enumProcessor = (schema, _ctx, json, _params) => {
    const def = schema._zod.def;
    const values = getEnumValues(def.entries);
    // an empty enum accepts nothing, same as z.never()
    if (values.length === 0) {
        json.not = {};
        return;
    }
    // Number enums can have both string and number values
    if (values.every((v) => typeof v === "number"))
        json.type = "number";
    if (values.every((v) => typeof v === "string"))
        json.type = "string";
    json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    // a literal with no values accepts nothing, same as z.never()
    if (def.values.length === 0) {
        json.not = {};
        return;
    }
    const vals = [];
    for (const val of def.values) {
        if (val === undefined) {
            // a custom schema replaces the whole literal, so there is nothing left to accumulate
            if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema"))
                return;
            // otherwise do not add to vals
        }
        else if (typeof val === "bigint") {
            if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema"))
                return;
            vals.push(Number(val));
        }
        else {
            vals.push(val);
        }
    }
    if (vals.length === 0) {
        // do nothing (an undefined literal was stripped)
    }
    else if (vals.length === 1) {
        const val = vals[0];
        json.type = val === null ? "null" : typeof val;
        if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") {
            json.enum = [val];
        }
        else {
            json.const = val;
        }
    }
    else {
        if (vals.every((v) => typeof v === "number"))
            json.type = "number";
        if (vals.every((v) => typeof v === "string"))
            json.type = "string";
        if (vals.every((v) => typeof v === "boolean"))
            json.type = "boolean";
        if (vals.every((v) => v === null))
            json.type = "null";
        json.enum = vals;
    }
};
const nanProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "NaN cannot be represented in JSON Schema");
};
const templateLiteralProcessor = (schema, _ctx, json, _params) => {
    const _json = json;
    const pattern = schema._zod.pattern;
    if (!pattern)
        throw new Error("Pattern not found in template literal");
    _json.type = "string";
    _json.pattern = pattern.source;
};
const fileProcessor = (schema, _ctx, json, _params) => {
    const _json = json;
    _json.type = "string";
    _json.format = "binary";
    _json.contentEncoding = "binary";
    const { minimum, maximum, mime } = aggregateChecks(schema);
    if (minimum !== undefined)
        _json.minLength = minimum;
    if (maximum !== undefined)
        _json.maxLength = maximum;
    if (!mime)
        return;
    // an empty intersection means the mime checks share no value, so nothing passes at runtime; `anyOf` must be non-empty, so the false schema is `not: {}`
    if (mime.length === 0)
        _json.not = {};
    else if (mime.length === 1)
        _json.contentMediaType = mime[0];
    // only contentMediaType differs, so the shared props stay at the root
    else
        _json.anyOf = mime.map((m) => ({ contentMediaType: m }));
};
const successProcessor = (_schema, _ctx, json, _params) => {
    json.type = "boolean";
};
const customProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const functionProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Function types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const mapProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Map cannot be represented in JSON Schema");
};
const setProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Set cannot be represented in JSON Schema");
};
// ==================== COMPOSITE TYPE PROCESSORS ====================
const arrayProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    const { minimum, maximum } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minItems = minimum;
    if (typeof maximum === "number")
        json.maxItems = maximum;
    json.type = "array";
    json.items = to_json_schema_processSchema(def.element, ctx, {
        ...params,
        path: [...params.path, "items"],
    });
};
// Transform and catch set `optin = "optional"` at runtime so the parser lets them observe an
// absent key, but their declared input type stays required. An input JSON Schema describes the
// declared type, so resolve past them to the schema that actually carries the optionality.
// Used by both `objectProcessor` (for `required`) and `tupleProcessor` (for `minItems`); see
// wiki/optionality.md, "The JSON Schema emitter reads the *static* value".
function inputOptin(schema) {
    const def = schema._zod.def;
    if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) {
        return inputOptin(def.out);
    }
    if (def.type === "catch") {
        return inputOptin(def.innerType);
    }
    return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    const shape = def.shape;
    // dropping it while still emitting `additionalProperties: false` would emit a schema that rejects data this one requires
    const symbolKeys = Object.getOwnPropertySymbols(shape);
    if (symbolKeys.length &&
        handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) {
        return;
    }
    json.type = "object";
    json.properties = {};
    for (const key in shape) {
        // assignProp so a __proto__ key becomes an own property instead of hitting the inherited setter on the plain {} we build into
        util_assignProp(json.properties, key, to_json_schema_processSchema(shape[key], ctx, {
            ...params,
            path: [...params.path, "properties", key],
        }));
    }
    // required keys
    const requiredKeys = [];
    for (const key of Object.keys(shape)) {
        const field = def.shape[key];
        if (ctx.io === "input" ? inputOptin(field) === undefined : field._zod.optout === undefined) {
            requiredKeys.push(key);
        }
    }
    if (requiredKeys.length > 0) {
        json.required = requiredKeys;
    }
    // catchall
    if (def.catchall?._zod.def.type === "never") {
        // strict
        json.additionalProperties = false;
    }
    else if (!def.catchall) {
        // regular
        if (ctx.io === "output")
            json.additionalProperties = false;
    }
    else if (def.catchall) {
        json.additionalProperties = to_json_schema_processSchema(def.catchall, ctx, {
            ...params,
            path: [...params.path, "additionalProperties"],
        });
    }
};
const unionProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    // Exclusive unions (inclusive === false) use oneOf (exactly one match) instead of anyOf (one or more matches). This includes both z.xor() and discriminated unions
    const isExclusive = def.inclusive === false;
    const options = def.options.map((x, i) => to_json_schema_processSchema(x, ctx, {
        ...params,
        path: [...params.path, isExclusive ? "oneOf" : "anyOf", i],
    }));
    if (isExclusive) {
        json.oneOf = options;
    }
    else {
        json.anyOf = options;
    }
};
const intersectionProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    const a = to_json_schema_processSchema(def.left, ctx, {
        ...params,
        path: [...params.path, "allOf", 0],
    });
    const b = to_json_schema_processSchema(def.right, ctx, {
        ...params,
        path: [...params.path, "allOf", 1],
    });
    const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
    const allOf = [
        ...(isSimpleIntersection(a) ? a.allOf : [a]),
        ...(isSimpleIntersection(b) ? b.allOf : [b]),
    ];
    json.allOf = allOf;
    // Recorded innermost first, so a nested intersection has already folded by the time this one is considered. The array is the handle rather than the schema, because a wrapper that inherits this schema shares the same array; `finalize` folds every object holding it. See `foldIntersection`.
    ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    json.type = "array";
    const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
    const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
    const prefixItems = def.items.map((x, i) => to_json_schema_processSchema(x, ctx, {
        ...params,
        path: [...params.path, prefixPath, i],
    }));
    const rest = def.rest
        ? to_json_schema_processSchema(def.rest, ctx, {
            ...params,
            path: [...params.path, restPath, ...(ctx.target === "openapi-3.0" ? [def.items.length] : [])],
        })
        : null;
    let minItems = def.items.length;
    while (minItems > 0) {
        const item = def.items[minItems - 1];
        const optional = ctx.io === "input" ? inputOptin(item) !== undefined : item._zod.optout === "optional";
        if (!optional)
            break;
        minItems--;
    }
    const maxItems = def.items.length;
    const isClosed = !def.rest;
    if (ctx.target === "draft-2020-12") {
        json.prefixItems = prefixItems;
        if (isClosed) {
            json.items = false;
        }
        else if (rest) {
            json.items = rest;
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    else if (ctx.target === "openapi-3.0") {
        json.items = {
            anyOf: prefixItems,
        };
        if (rest) {
            json.items.anyOf.push(rest);
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    else {
        json.items = prefixItems;
        if (isClosed) {
            json.additionalItems = false;
        }
        else if (rest) {
            json.additionalItems = rest;
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    // explicit user-defined length checks take precedence
    const { minimum, maximum } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minItems = minimum;
    if (typeof maximum === "number")
        json.maxItems = maximum;
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
 * numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
 * behind a wrapper only carries its own `type` before then, and a union key only has its branches.
 *
 * A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
 * than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
 * exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
 * accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
 * outright. */
function stringifyKeyNames(bySchema, json, visited) {
    // an extracted key that rewrites cannot go on sharing its definition — the string form a key position needs is not the number form every other reference wants — so it inlines. One that does not rewrite keeps the `$ref`.
    if (json.$ref) {
        // a recursive key holds its own reference inside its definition, so a node already on the path is left alone rather than resolved again
        if (visited.has(json))
            return json;
        visited.add(json);
        const def = bySchema.get(json)?.def;
        if (!def)
            return json;
        const inlined = stringifyKeyNames(bySchema, def, visited);
        return inlined === def ? json : inlined;
    }
    for (const keyword of ["anyOf", "oneOf"]) {
        const branches = json[keyword];
        if (!Array.isArray(branches))
            continue;
        const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
        // rebuilding regardless would detach a key that had nothing to re-express, dropping its `$ref` and leaking the internal `id`
        if (mapped.some((branch, i) => branch !== branches[i]))
            json = { ...json, [keyword]: mapped };
    }
    // a member that already admits a string leaves the key unconstrained, so the node's own type re-expresses only when every member is numeric
    const types = Array.isArray(json.type) ? json.type : [json.type];
    const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
    // a heterogeneous key carries no type at all, so its numeric members are caught here instead
    const values = json.enum ?? (json.const !== undefined ? [json.const] : undefined);
    if (!numericType && !values?.some((v) => typeof v === "number"))
        return json;
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
    if (rest.enum)
        rest.enum = rest.enum.map((v) => (typeof v === "number" ? String(v) : v));
    else if (typeof rest.const === "number")
        rest.const = String(rest.const);
    // a heterogeneous key keeps its absent type: the stringified members already say what a key may be
    if (!numericType)
        return rest;
    rest.type = "string";
    if (!values)
        rest.pattern = (types.includes("number") ? number : integer).source;
    return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = new WeakMap();
function rewriteKeyNames(ctx) {
    // an extracted key is resolved by the object `extractToDef` left in its place, so the map is built once rather than searched per reference. `_zod.toJSONSchema` can hand the same object to two schemas, so the first entry carrying a body wins, as a search would have found it.
    const bySchema = new Map();
    for (const entry of ctx.seen.values()) {
        if (entry.def && !bySchema.has(entry.schema))
            bySchema.set(entry.schema, entry);
    }
    const rewrites = new Map();
    for (const record of pendingRecords.get(ctx) ?? []) {
        const seen = ctx.seen.get(record);
        const names = (seen?.def ?? seen?.schema)?.propertyNames;
        if (!names || names === true || rewrites.has(names))
            continue;
        const rewritten = stringifyKeyNames(bySchema, names, new Set());
        if (rewritten !== names)
            rewrites.set(names, rewritten);
    }
    if (!rewrites.size)
        return;
    // the flatten has already copied each record's own properties onto every wrapper by reference, and an extracted body is another such copy, so every carrier holding a rewritten key is updated together
    for (const entry of ctx.seen.values()) {
        for (const carrier of [entry.schema, entry.def]) {
            const rewritten = carrier && rewrites.get(carrier.propertyNames);
            if (rewritten)
                carrier.propertyNames = rewritten;
        }
    }
}
const recordProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    json.type = "object";
    // For looseRecord with regex patterns, use patternProperties. This correctly represents "only validate keys matching the pattern" semantics and composes well with allOf (intersections)
    const keyType = def.keyType;
    const patterns = aggregateChecks(keyType).patterns;
    if (def.mode === "loose" && patterns && patterns.size > 0) {
        // Use patternProperties for looseRecord with regex patterns
        const valueSchema = to_json_schema_processSchema(def.valueType, ctx, {
            ...params,
            path: [...params.path, "patternProperties", "*"],
        });
        json.patternProperties = {};
        for (const pattern of patterns) {
            util_assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
        }
    }
    else {
        // Default behavior: use propertyNames + additionalProperties
        if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
            json.propertyNames = to_json_schema_processSchema(def.keyType, ctx, {
                ...params,
                path: [...params.path, "propertyNames"],
            });
            let pending = pendingRecords.get(ctx);
            if (!pending) {
                pending = [];
                pendingRecords.set(ctx, pending);
                ctx.deferred.push(() => rewriteKeyNames(ctx));
            }
            pending.push(schema);
        }
        json.additionalProperties = to_json_schema_processSchema(def.valueType, ctx, {
            ...params,
            path: [...params.path, "additionalProperties"],
        });
    }
    // Add required for keys with discrete values (enum, literal, etc.)
    const keyValues = keyType._zod.values;
    // Every key shares one value schema, so an optional-in value makes the whole key set omittable on input. Output keeps them: the exhaustive branch assigns every key, even one whose value came back undefined.
    const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== undefined;
    if (keyValues && !def.partial && !omittableOnInput) {
        const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
        if (validKeyValues.length > 0) {
            json.required = validKeyValues.map(String);
        }
    }
};
const nullableProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    const inner = to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    if (ctx.target === "openapi-3.0") {
        seen.ref = def.innerType;
        json.nullable = true;
    }
    else {
        json.anyOf = [inner, { type: "null" }];
    }
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
 * A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
 * unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
    let unrepresentable = false;
    const serialized = JSON.stringify(value, (_, val) => {
        if (typeof val !== "bigint")
            return val;
        unrepresentable = true;
        return null;
    });
    if (!unrepresentable)
        return JSON.parse(serialized);
    handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
    return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
    if (value !== UNREPRESENTABLE_DEFAULT)
        json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    if (ctx.io !== "input")
        return;
    const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
    if (value !== UNREPRESENTABLE_DEFAULT)
        json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    let catchValue;
    try {
        catchValue = def.catchValue(undefined);
    }
    catch {
        handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
        return;
    }
    json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    const inIsTransform = def.in._zod.traits.has("$ZodTransform");
    const innerType = ctx.io === "input" ? (inIsTransform ? def.out : def.in) : def.out;
    to_json_schema_processSchema(innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    json.readOnly = true;
};
const promiseProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
const optionalProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
    const innerType = schema._zod.innerType;
    to_json_schema_processSchema(innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = innerType;
};
// ==================== ALL PROCESSORS ====================
const allProcessors = {
    string: stringProcessor,
    number: numberProcessor,
    boolean: booleanProcessor,
    bigint: bigintProcessor,
    symbol: symbolProcessor,
    null: nullProcessor,
    undefined: undefinedProcessor,
    void: voidProcessor,
    never: neverProcessor,
    any: anyProcessor,
    unknown: unknownProcessor,
    date: dateProcessor,
    enum: enumProcessor,
    literal: literalProcessor,
    nan: nanProcessor,
    template_literal: templateLiteralProcessor,
    file: fileProcessor,
    success: successProcessor,
    custom: customProcessor,
    function: functionProcessor,
    transform: transformProcessor,
    map: mapProcessor,
    set: setProcessor,
    array: arrayProcessor,
    object: objectProcessor,
    union: unionProcessor,
    intersection: intersectionProcessor,
    tuple: tupleProcessor,
    record: recordProcessor,
    nullable: nullableProcessor,
    nonoptional: nonoptionalProcessor,
    default: defaultProcessor,
    prefault: prefaultProcessor,
    catch: catchProcessor,
    pipe: pipeProcessor,
    readonly: readonlyProcessor,
    promise: promiseProcessor,
    optional: optionalProcessor,
    lazy: lazyProcessor,
};
function toJSONSchema(input, params) {
    if ("_idmap" in input) {
        // Registry case
        const registry = input;
        const ctx = initializeContext({ ...params, processors: allProcessors });
        const defs = {};
        // First pass: process all schemas to build the seen map
        for (const entry of registry._idmap.entries()) {
            const [_, schema] = entry;
            processSchema(schema, ctx);
        }
        const schemas = {};
        const external = {
            registry,
            uri: params?.uri,
            defs,
        };
        // Update the context with external configuration
        ctx.external = external;
        // Second pass: emit each schema
        for (const entry of registry._idmap.entries()) {
            const [key, schema] = entry;
            extractDefs(ctx, schema);
            assignProp(schemas, key, finalize(ctx, schema));
        }
        if (Object.keys(defs).length > 0) {
            const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
            schemas.__shared = {
                [defsSegment]: defs,
            };
        }
        return { schemas };
    }
    // Single schema case
    const ctx = initializeContext({ ...params, processors: allProcessors });
    processSchema(input, ctx);
    extractDefs(ctx, input);
    return finalize(ctx, input);
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/locales/en.js

const error = () => {
    const Sizable = {
        string: { unit: "characters", verb: "to have" },
        file: { unit: "bytes", verb: "to have" },
        array: { unit: "items", verb: "to have" },
        set: { unit: "items", verb: "to have" },
        map: { unit: "entries", verb: "to have" },
    };
    function getSizing(origin) {
        return Sizable[origin] ?? null;
    }
    const FormatDictionary = {
        regex: "input",
        email: "email address",
        url: "URL",
        emoji: "emoji",
        uuid: "UUID",
        uuidv4: "UUIDv4",
        uuidv6: "UUIDv6",
        nanoid: "nanoid",
        guid: "GUID",
        cuid: "cuid",
        cuid2: "cuid2",
        ulid: "ULID",
        xid: "XID",
        ksuid: "KSUID",
        datetime: "ISO datetime",
        date: "ISO date",
        time: "ISO time",
        duration: "ISO duration",
        ipv4: "IPv4 address",
        ipv6: "IPv6 address",
        mac: "MAC address",
        cidrv4: "IPv4 range",
        cidrv6: "IPv6 range",
        base64: "base64-encoded string",
        base64url: "base64url-encoded string",
        json_string: "JSON string",
        e164: "E.164 number",
        currency_code: "currency code",
        credit_card: "credit card number",
        iban: "IBAN",
        jwt: "JWT",
        template_literal: "input",
    };
    // type names: missing keys = do not translate (use raw value via ?? fallback)
    const TypeDictionary = {
        // Compatibility: "nan" -> "NaN" for display
        nan: "NaN",
        // All other type names omitted - they fall back to raw values via ?? operator
    };
    function getTypeName(type, input) {
        if (type === "number" && typeof input === "number" && !Number.isFinite(input)) {
            return String(input);
        }
        return TypeDictionary[type] ?? type;
    }
    return (issue) => {
        switch (issue.code) {
            case "invalid_type": {
                const expected = getTypeName(issue.expected);
                const receivedType = parsedType(issue.input);
                const received = getTypeName(receivedType, issue.input);
                return `Invalid input: expected ${expected}, received ${received}`;
            }
            case "invalid_value":
                if (issue.values.length === 1)
                    return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
                return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
            case "too_big": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
                const sizing = getSizing(issue.origin);
                if (sizing)
                    return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
                return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
            }
            case "too_small": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
                const sizing = getSizing(issue.origin);
                if (sizing) {
                    return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
                }
                return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
            }
            case "invalid_format": {
                const _issue = issue;
                if (_issue.format === "starts_with") {
                    return `Invalid string: must start with "${_issue.prefix}"`;
                }
                if (_issue.format === "ends_with")
                    return `Invalid string: must end with "${_issue.suffix}"`;
                if (_issue.format === "includes")
                    return `Invalid string: must include "${_issue.includes}"`;
                if (_issue.format === "regex")
                    return `Invalid string: must match pattern ${_issue.pattern}`;
                return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
            }
            case "not_multiple_of":
                return `Invalid number: must be a multiple of ${issue.divisor}`;
            case "unrecognized_keys":
                return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
            case "invalid_key":
                return `Invalid key in ${issue.origin}`;
            case "invalid_union":
                if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) {
                    const opts = issue.options.map((o) => `'${o}'`).join(" | ");
                    return `Invalid discriminator value. Expected ${opts}`;
                }
                if (issue.inclusive === false) {
                    return "Invalid input: more than one option matched";
                }
                return "Invalid input";
            case "invalid_element":
                return `Invalid value in ${issue.origin}`;
            default:
                return `Invalid input`;
        }
    };
};
/* harmony default export */ function en() {
    return {
        localeError: error(),
    };
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/errors.js


/* Computing the message eagerly is expensive (pretty-printed JSON of all
 * issues), so defer it until first read. The accessor functions and
 * descriptors are shared across instances to keep error construction
 * cheap; the computed message is cached on the internals object. The
 * setter preserves plain assignment semantics for consumers that
 * overwrite `message`. */
function _getMessage() {
    const internals = this._zod;
    internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
    return internals.message;
}
function _setMessage(value) {
    this._zod.message = value;
}
const _messageDesc = {
    get: _getMessage,
    set: _setMessage,
    enumerable: true,
    configurable: true,
};
const _issuesDesc = { value: undefined, enumerable: false };
/* Prototypes that already carry the lazy `toString`. Seeded with the
 * intrinsics so that `init` on a foreign object — it accepts any object —
 * can never install an accessor onto a prototype we do not own. */
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
    inst.name = "$ZodError";
    // `_zod` is already non-enumerable: $constructor's init defined it with this same descriptor
    _issuesDesc.value = def;
    Object.defineProperty(inst, "issues", _issuesDesc);
    // Clear the shared slot; a retained `value` pins the last error's issues.
    _issuesDesc.value = undefined;
    Object.defineProperty(inst, "message", _messageDesc);
    /* `toString` lives as a non-enumerable lazy getter on the shared
     * prototype; on first access it caches a per-instance closure so
     * detached usage still works. */
    const proto = Object.getPrototypeOf(inst);
    if (!_installedToString.has(proto)) {
        _installedToString.add(proto);
        Object.defineProperty(proto, "toString", {
            configurable: true,
            enumerable: false,
            get() {
                const value = () => this.message;
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
                return value;
            },
            set(value) {
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
            },
        });
    }
};
const $ZodError = $constructor("$ZodError", initializer);
const $ZodRealError = $constructor("$ZodError", initializer, undefined, {
    Parent: Error,
});
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
 * ("toString", "constructor") would otherwise read through to the prototype, and assigning
 * "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
    if (!Object.prototype.hasOwnProperty.call(obj, key)) {
        if (key === "__proto__") {
            Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
        }
        else {
            obj[key] = make();
        }
    }
    return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
    const fieldErrors = {};
    const formErrors = [];
    for (const sub of error.issues) {
        if (sub.path.length > 0) {
            node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
        }
        else {
            formErrors.push(mapper(sub));
        }
    }
    return { formErrors, fieldErrors };
}
function formatError(error, mapper = (issue) => issue.message) {
    const fieldErrors = { _errors: [] };
    const processError = (error, path = []) => {
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    fieldErrors._errors.push(mapper(issue));
                }
                else {
                    let curr = fieldErrors;
                    let i = 0;
                    while (i < fullpath.length) {
                        const el = fullpath[i];
                        const terminal = i === fullpath.length - 1;
                        // `_errors` is reserved by this legacy format, so merge a matching path segment into the current node instead of treating its array as a child.
                        if (el === "_errors") {
                            if (terminal)
                                curr._errors.push(mapper(issue));
                            i++;
                            continue;
                        }
                        // A path element may collide with an inherited property name such as
                        // "__proto__" or "constructor". Truthiness checks read the prototype
                        // (so no node is created, then ._errors.push throws), and bracket
                        // assignment of "__proto__" hits the setter instead of creating an
                        // own key. Guard the read with hasOwnProperty and create the node
                        // with defineProperty so any path element becomes a real own key.
                        if (!Object.prototype.hasOwnProperty.call(curr, el)) {
                            Object.defineProperty(curr, el, {
                                value: { _errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        const node = curr[el];
                        if (terminal) {
                            node._errors.push(mapper(issue));
                        }
                        curr = node;
                        i++;
                    }
                }
            }
        }
    };
    processError(error);
    return fieldErrors;
}
function treeifyError(error, mapper = (issue) => issue.message) {
    const result = { errors: [] };
    const processError = (error, path = []) => {
        var _a;
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                // regular union error
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    result.errors.push(mapper(issue));
                    continue;
                }
                let curr = result;
                let i = 0;
                while (i < fullpath.length) {
                    const el = fullpath[i];
                    const terminal = i === fullpath.length - 1;
                    if (typeof el === "string") {
                        curr.properties ?? (curr.properties = {});
                        // el may collide with an inherited property name ("__proto__",
                        // "constructor", ...); ??= reads the prototype so the node is never
                        // created and curr.errors.push throws. Guard with hasOwnProperty and
                        // create the node with defineProperty so "__proto__" becomes a real
                        // own key rather than invoking the prototype setter.
                        if (!Object.prototype.hasOwnProperty.call(curr.properties, el)) {
                            Object.defineProperty(curr.properties, el, {
                                value: { errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        curr = curr.properties[el];
                    }
                    else {
                        curr.items ?? (curr.items = []);
                        (_a = curr.items)[el] ?? (_a[el] = { errors: [] });
                        curr = curr.items[el];
                    }
                    if (terminal) {
                        curr.errors.push(mapper(issue));
                    }
                    i++;
                }
            }
        }
    };
    processError(error);
    return result;
}
/** Format a ZodError as a human-readable string in the following form.
 *
 * From
 *
 * ```ts
 * ZodError {
 *   issues: [
 *     {
 *       expected: 'string',
 *       code: 'invalid_type',
 *       path: [ 'username' ],
 *       message: 'Invalid input: expected string'
 *     },
 *     {
 *       expected: 'number',
 *       code: 'invalid_type',
 *       path: [ 'favoriteNumbers', 1 ],
 *       message: 'Invalid input: expected number'
 *     }
 *   ];
 * }
 * ```
 *
 * to
 *
 * ```
 * username
 *   ✖ Expected number, received string at "username
 * favoriteNumbers[0]
 *   ✖ Invalid input: expected number
 * ```
 */
function toDotPath(_path) {
    const segs = [];
    const path = _path.map((seg) => (typeof seg === "object" ? seg.key : seg));
    for (const seg of path) {
        if (typeof seg === "number")
            segs.push(`[${seg}]`);
        else if (typeof seg === "symbol")
            segs.push(`[${JSON.stringify(String(seg))}]`);
        else if (/[^\w$]/.test(seg))
            segs.push(`[${JSON.stringify(seg)}]`);
        else {
            if (segs.length)
                segs.push(".");
            segs.push(seg);
        }
    }
    return segs.join("");
}
function prettifyError(error) {
    const lines = [];
    // sort by path length
    const issues = [...error.issues].sort((a, b) => (a.path ?? []).length - (b.path ?? []).length);
    // Process each issue
    for (const issue of issues) {
        lines.push(`✖ ${issue.message}`);
        if (issue.path?.length)
            lines.push(`  → at ${toDotPath(issue.path)}`);
    }
    // Convert Map to formatted string
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/parse.js



// Always both keys, so the `_params` read site in `_parse` sees one object shape rather than two.
function finalizeParams(callee, params) {
    return { callee: params?.callee ?? callee, Err: params?.Err };
}
const _parse = (_Err) => {
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
        const result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) {
            throw new $ZodAsyncError();
        }
        if (result.issues.length) {
            const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
            captureStackTrace(e, _params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
    const fn = async (schema, value, _ctx, params) => {
        const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
        let result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise)
            result = await result;
        if (result.issues.length) {
            const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
            captureStackTrace(e, params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
        throw new $ZodAsyncError();
    }
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
// the error is built on the first read of `error`: finalizing the issues and constructing the instance is most of a failing parse, and a caller that only branches on `success` never pays it. a getter in the literal keeps this small; the alternative, one shared accessor descriptor plus a hidden state slot, reads ~15% faster but costs ~75 B gzipped in every bundle
function failure(Err, issues, ctx) {
    let error;
    return {
        success: false,
        get error() {
            if (!error) {
                error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
                // finalizeIssue drops `input`, so the built error holds nothing; keeping the raw issues past this point pins the parsed value for the life of the result
                issues = undefined;
                ctx = undefined;
            }
            return error;
        },
        set error(e) {
            error = e;
            // a replacement makes the getter's branch unreachable, so the captures have to go here too
            issues = undefined;
            ctx = undefined;
        },
    };
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);
// registry mirrors of the compiler's sentinels, so this module never imports the compiler
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
// Deliberately tiny, because v8 will not inline a body carrying the fallback's object literals and throw. Everything that is not the compiled happy path lives in validateFallback, and that split is worth ~35% on a compiled schema.
const validate = ((schema, value, _ctx) => {
    const validator = schema._zod.bag.validator;
    if (validator !== undefined) {
        if (validator(value) !== COMPILE_INVALID)
            return true;
        // a definite sentinel means the runtime would reject, so skip the re-parse; a ctx can still change the answer
        if (validator.definite === true && _ctx === undefined)
            return false;
    }
    return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
    const ctx = _ctx
        ? { ..._ctx, async: false, abortEarly: true }
        : { async: false, abortEarly: true };
    const fallbackRun = schema._zod.bag.fallbackRun;
    let result;
    if (fallbackRun) {
        // skip nested fast paths on the fallback, so user callbacks keep the at-most-twice bound
        ctx[COMPILE_FALLBACK] = true;
        result = fallbackRun({ value, issues: [] }, ctx);
    }
    else {
        result = schema._zod.run({ value, issues: [] }, ctx);
    }
    if (result instanceof Promise) {
        throw new $ZodAsyncError();
    }
    return result.issues.length === 0;
}
// no fast path: the compiler keeps async parses on the runtime, because a promise-returning callback that is not declared async compiles to a throw
const parse_validateAsync = async (schema, value, _ctx) => {
    const ctx = _ctx
        ? { ..._ctx, async: true, abortEarly: true }
        : { async: true, abortEarly: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length === 0;
};
const _encode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return parse(schema, value, ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const encode = /* @__PURE__*/ _encode($ZodRealError);
const _decode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        return parse(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decode = /* @__PURE__*/ _decode($ZodRealError);
const _encodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return (await parseAsync(schema, value, ctx, finalizeParams(fn, _params)));
    };
    return fn;
};
const encodeAsync = /* @__PURE__*/ _encodeAsync($ZodRealError);
const _decodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decodeAsync = /* @__PURE__*/ _decodeAsync($ZodRealError);
const _safeEncode = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParse(_Err)(schema, value, ctx);
};
const safeEncode = /* @__PURE__*/ _safeEncode($ZodRealError);
const _safeDecode = (_Err) => (schema, value, _ctx) => {
    return _safeParse(_Err)(schema, value, _ctx);
};
const safeDecode = /* @__PURE__*/ _safeDecode($ZodRealError);
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParseAsync(_Err)(schema, value, ctx);
};
const safeEncodeAsync = /* @__PURE__*/ _safeEncodeAsync($ZodRealError);
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
    return _safeParseAsync(_Err)(schema, value, _ctx);
};
const safeDecodeAsync = /* @__PURE__*/ _safeDecodeAsync($ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/errors.js



/* Prototypes that already carry the lazy helper methods. Seeded with the
 * intrinsics so that `init` on a foreign object — it accepts any object —
 * can never install an accessor onto a prototype we do not own. */
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
/* Helper methods live as non-enumerable lazy getters on the shared
 * prototype instead of own properties on every instance. On first
 * access the getter allocates the per-instance closure and caches it
 * as a non-enumerable own property, so detached usage still works and
 * the allocation only happens for methods actually touched. */
function _lazyMethod(proto, key, make) {
    Object.defineProperty(proto, key, {
        configurable: true,
        enumerable: false,
        get() {
            const value = make(this);
            Object.defineProperty(this, key, { value, configurable: true, writable: true });
            return value;
        },
        set(value) {
            Object.defineProperty(this, key, { value, configurable: true, writable: true });
        },
    });
}
const errors_initializer = (inst, issues) => {
    $ZodError.init(inst, issues);
    inst.name = "ZodError";
    const proto = Object.getPrototypeOf(inst);
    if (_installedErrorProtos.has(proto))
        return;
    _installedErrorProtos.add(proto);
    _lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
    _lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
    _lazyMethod(proto, "addIssue", (self) => (issue) => {
        self.issues.push(issue);
        self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
    });
    _lazyMethod(proto, "addIssues", (self) => (issues) => {
        self.issues.push(...issues);
        self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
    });
    Object.defineProperty(proto, "isEmpty", {
        configurable: true,
        enumerable: false,
        get() {
            return this.issues.length === 0;
        },
    });
};
const ZodError = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodError", errors_initializer)));
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", errors_initializer, undefined, {
    Parent: Error,
});
// /** @deprecated Use `z.core.$ZodErrorMapCtx` instead. */
// export type ErrorMapCtx = core.$ZodErrorMapCtx;

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/parse.js


const classic_parse_parse = /* @__PURE__ */ _parse(ZodRealError);
const classic_parse_parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const parse_safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const parse_safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);

// Codec functions
const parse_encode = /* @__PURE__ */ _encode(ZodRealError);
const parse_decode = /* @__PURE__ */ _decode(ZodRealError);
const parse_encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const parse_decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const parse_safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const parse_safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const parse_safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const parse_safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/schemas.js








// Register English as the default locale on first ZodType construction. Hooked into the `ZodType` `$constructor` (rather than a top-level `config(en())` in `external.ts`) so bundlers honoring `sideEffects: false` can't tree-shake it out — see #5953, #5725. An explicit `z.config(z.locales.xx())` call wins regardless of order, since this only sets the default when none is present.
function _ensureDefaultLocale() {
    if (!globalConfig.localeError)
        config(en());
}
// the default memoizer is read by the core container init, which runs before `ZodType.init`, so each container calls this first
function _ensureDefaultMemoizer() {
    if (!globalConfig.memoizer)
        config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
    _ensureDefaultLocale();
    $ZodType.init(inst, def);
    inst.def = def;
    inst.type = def.type;
    return inst;
}, {
    check(...chks) {
        const def = this.def;
        return this.clone(mergeDefs(def, {
            checks: [
                ...(def.checks ?? []),
                ...chks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch),
            ],
        }), { parent: true });
    },
    with(...chks) {
        return this.check(...chks);
    },
    clone(def, params) {
        return clone(this, def, params);
    },
    brand() {
        return this;
    },
    register(reg, meta) {
        reg.add(this, meta);
        return this;
    },
    refine(check, params) {
        return this.check(refine(check, params));
    },
    superRefine(refinement, params) {
        return this.check(superRefine(refinement, params));
    },
    overwrite(fn) {
        return this.check(_overwrite(fn));
    },
    optional() {
        return optional(this);
    },
    exactOptional() {
        return exactOptional(this);
    },
    nullable() {
        return nullable(this);
    },
    nullish() {
        return optional(nullable(this));
    },
    nonoptional(params) {
        return nonoptional(this, params);
    },
    array() {
        return array(this);
    },
    or(arg) {
        return union([this, arg]);
    },
    and(arg) {
        return intersection(this, arg);
    },
    transform(tx) {
        return pipe(this, transform(tx));
    },
    default(d) {
        return schemas_default(this, d);
    },
    prefault(d) {
        return prefault(this, d);
    },
    catch(params) {
        return schemas_catch(this, params);
    },
    pipe(target) {
        return pipe(this, target);
    },
    readonly() {
        return readonly(this);
    },
    describe(description) {
        const cl = this.clone();
        globalRegistry.add(cl, { description });
        return cl;
    },
    meta(...args) {
        // overloaded: meta() returns the registered metadata, meta(data) returns a clone with `data` registered. The mapped type picks up the second overload, so we accept variadic any-args and return `any` to satisfy both at runtime.
        if (args.length === 0)
            return globalRegistry.get(this);
        const cl = this.clone();
        globalRegistry.add(cl, args[0]);
        return cl;
    },
    isOptional() {
        return this.safeParse(undefined).success;
    },
    isNullable() {
        return this.safeParse(null).success;
    },
    apply(fn, ...args) {
        return args.length === 0 ? fn(this) : fn(this, ...args);
    },
    // Overrides core's `~standard` to add `jsonSchema`. Must stay a prototype entry: redefining it per instance demotes instances to dictionary mode.
    get "~standard"() {
        return hide(this, "~standard", {
            ...standardProps(this),
            jsonSchema: {
                input: createStandardJSONSchemaMethod(this, "input"),
                output: createStandardJSONSchemaMethod(this, "output"),
            },
        });
    },
    set "~standard"(value) {
        own(this, "~standard", value);
    },
    parse: function _parse(data, params) {
        return classic_parse_parse(this, data, params, { callee: _parse });
    },
    parseAsync: async function _parseAsync(data, params) {
        return await classic_parse_parseAsync(this, data, params, { callee: _parseAsync });
    },
    safeParse(data, params) {
        return parse_safeParse(this, data, params);
    },
    async safeParseAsync(data, params) {
        return parse_safeParseAsync(this, data, params);
    },
    // `spa` is an alias: same function object as `safeParseAsync`, as before.
    get spa() {
        return this?.safeParseAsync;
    },
    set spa(value) {
        own(this, "spa", value);
    },
    validate(data, params) {
        return validate(this, data, params);
    },
    validateAsync(data, params) {
        return parse_validateAsync(this, data, params);
    },
    encode: function _encode(data, params) {
        return parse_encode(this, data, params, { callee: _encode });
    },
    decode: function _decode(data, params) {
        return parse_decode(this, data, params, { callee: _decode });
    },
    encodeAsync: async function _encodeAsync(data, params) {
        return await parse_encodeAsync(this, data, params, { callee: _encodeAsync });
    },
    decodeAsync: async function _decodeAsync(data, params) {
        return await parse_decodeAsync(this, data, params, { callee: _decodeAsync });
    },
    safeEncode(data, params) {
        return parse_safeEncode(this, data, params);
    },
    safeDecode(data, params) {
        return parse_safeDecode(this, data, params);
    },
    async safeEncodeAsync(data, params) {
        return parse_safeEncodeAsync(this, data, params);
    },
    async safeDecodeAsync(data, params) {
        return parse_safeDecodeAsync(this, data, params);
    },
    toJSONSchema(params) {
        return createToJSONSchemaMethod(this, {})(params);
    },
    // Reads through to the registry on every access, so it must not cache.
    get description() {
        return globalRegistry.get(this)?.description;
    },
    // No setter: `schema._def = x` throws, as it did when `_def` was a non-writable own property.
    get _def() {
        return this._zod.def;
    },
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
    $ZodString.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, 
/*@__PURE__*/ derived({
    format: (inst) => aggregateChecks(inst).format ?? null,
    minLength: (inst) => aggregateChecks(inst).minimum ?? null,
    maxLength: (inst) => aggregateChecks(inst).maximum ?? null,
}, {
    regex(...args) {
        return this.check(_regex(...args));
    },
    includes(...args) {
        return this.check(_includes(...args));
    },
    startsWith(...args) {
        return this.check(_startsWith(...args));
    },
    endsWith(...args) {
        return this.check(_endsWith(...args));
    },
    min(...args) {
        return this.check(_minLength(...args));
    },
    max(...args) {
        return this.check(_maxLength(...args));
    },
    length(...args) {
        return this.check(_length(...args));
    },
    nonempty(...args) {
        return this.check(_minLength(1, ...args));
    },
    lowercase(params) {
        return this.check(_lowercase(params));
    },
    uppercase(params) {
        return this.check(_uppercase(params));
    },
    trim() {
        return this.check(_trim());
    },
    normalize(...args) {
        return this.check(_normalize(...args));
    },
    toLowerCase() {
        return this.check(_toLowerCase());
    },
    toUpperCase() {
        return this.check(_toUpperCase());
    },
    slugify() {
        return this.check(_slugify());
    },
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
    $ZodString.init(inst, def);
    _ZodString.init(inst, def);
}, {
    email(params) {
        return this.check(_email(ZodEmail, params));
    },
    url(params) {
        return this.check(_url(ZodURL, params));
    },
    jwt(params) {
        return this.check(_jwt(ZodJWT, params));
    },
    emoji(params) {
        return this.check(api_emoji(ZodEmoji, params));
    },
    guid(params) {
        return this.check(_guid(ZodGUID, params));
    },
    uuid(params) {
        return this.check(_uuid(ZodUUID, params));
    },
    uuidv4(params) {
        return this.check(_uuidv4(ZodUUID, params));
    },
    uuidv6(params) {
        return this.check(_uuidv6(ZodUUID, params));
    },
    uuidv7(params) {
        return this.check(_uuidv7(ZodUUID, params));
    },
    nanoid(params) {
        return this.check(_nanoid(ZodNanoID, params));
    },
    cuid(params) {
        return this.check(_cuid(ZodCUID, params));
    },
    cuid2(params) {
        return this.check(_cuid2(ZodCUID2, params));
    },
    ulid(params) {
        return this.check(_ulid(ZodULID, params));
    },
    base64(params) {
        return this.check(_base64(ZodBase64, params));
    },
    base64url(params) {
        return this.check(_base64url(ZodBase64URL, params));
    },
    xid(params) {
        return this.check(_xid(ZodXID, params));
    },
    ksuid(params) {
        return this.check(_ksuid(ZodKSUID, params));
    },
    ipv4(params) {
        return this.check(_ipv4(ZodIPv4, params));
    },
    ipv6(params) {
        return this.check(_ipv6(ZodIPv6, params));
    },
    cidrv4(params) {
        return this.check(_cidrv4(ZodCIDRv4, params));
    },
    cidrv6(params) {
        return this.check(_cidrv6(ZodCIDRv6, params));
    },
    e164(params) {
        return this.check(_e164(ZodE164, params));
    },
    datetime(params) {
        return this.check(_isoDateTime(ZodISODateTime, params));
    },
    date(params) {
        return this.check(_isoDate(schemas_ZodISODate, params));
    },
    time(params) {
        return this.check(_isoTime(schemas_ZodISOTime, params));
    },
    duration(params) {
        return this.check(_isoDuration(schemas_ZodISODuration, params));
    },
});
function schemas_string(params) {
    return _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    _ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
    $ZodISODateTime.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const schemas_ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
    $ZodISODate.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const schemas_ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
    $ZodISOTime.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const schemas_ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
    $ZodISODuration.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodEmail.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_email(params) {
    return core._email(ZodEmail, params);
}
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodGUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_guid(params) {
    return core._guid(ZodGUID, params);
}
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodUUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_uuid(params) {
    return core._uuid(ZodUUID, params);
}
function uuidv4(params) {
    return core._uuidv4(ZodUUID, params);
}
// ZodUUIDv6
function uuidv6(params) {
    return core._uuidv6(ZodUUID, params);
}
// ZodUUIDv7
function uuidv7(params) {
    return core._uuidv7(ZodUUID, params);
}
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodURL.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function url(params) {
    return core._url(ZodURL, params);
}
function httpUrl(params) {
    return core._url(ZodURL, {
        protocol: regexes.httpProtocol,
        hostname: regexes.domain,
        ...util.normalizeParams(params),
    });
}
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodEmoji.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_emoji(params) {
    return core._emoji(ZodEmoji, params);
}
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodNanoID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_nanoid(params) {
    return core._nanoid(ZodNanoID, params);
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodCUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
/**
 * Validates a CUID v1 string.
 *
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2 | `z.cuid2()`} instead.
 * See https://github.com/paralleldrive/cuid.
 */
function schemas_cuid(params) {
    return core._cuid(ZodCUID, params);
}
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodCUID2.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_cuid2(params) {
    return core._cuid2(ZodCUID2, params);
}
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodULID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ulid(params) {
    return core._ulid(ZodULID, params);
}
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodXID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_xid(params) {
    return core._xid(ZodXID, params);
}
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodKSUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ksuid(params) {
    return core._ksuid(ZodKSUID, params);
}
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodIPv4.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ipv4(params) {
    return core._ipv4(ZodIPv4, params);
}
const ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMAC", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    core.$ZodMAC.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function schemas_mac(params) {
    return core._mac(ZodMAC, params);
}
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodIPv6.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ipv6(params) {
    return core._ipv6(ZodIPv6, params);
}
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
    $ZodCIDRv4.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_cidrv4(params) {
    return core._cidrv4(ZodCIDRv4, params);
}
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
    $ZodCIDRv6.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_cidrv6(params) {
    return core._cidrv6(ZodCIDRv6, params);
}
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodBase64.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_base64(params) {
    return core._base64(ZodBase64, params);
}
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodBase64URL.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_base64url(params) {
    return core._base64url(ZodBase64URL, params);
}
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodE164.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_e164(params) {
    return core._e164(ZodE164, params);
}
const ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCreditCard", (inst, def) => {
    core.$ZodCreditCard.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function schemas_creditCard(params) {
    return core._creditCard(ZodCreditCard, params);
}
const ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodIBAN", (inst, def) => {
    core.$ZodIBAN.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function schemas_iban(params) {
    return core._iban(ZodIBAN, params);
}
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodJWT.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function jwt(params) {
    return core._jwt(ZodJWT, params);
}
const ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCustomStringFormat", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    core.$ZodCustomStringFormat.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function stringFormat(format, fnOrRegex, _params = {}) {
    return core._stringFormat(ZodCustomStringFormat, format, fnOrRegex, _params);
}
function schemas_hostname(_params) {
    return core._stringFormat(ZodCustomStringFormat, "hostname", regexes.hostname, _params);
}
function schemas_hex(_params) {
    return core._stringFormat(ZodCustomStringFormat, "hex", regexes.hex, _params);
}
function schemas_currencyCode(_params) {
    return core._stringFormat(ZodCustomStringFormat, "currency_code", regexes.currencyCode, _params);
}
function hash(alg, params) {
    const enc = params?.enc ?? "hex";
    const format = `${alg}_${enc}`;
    const regex = core.regexes[format];
    if (!regex)
        throw new Error(`Unrecognized hash format: ${format}`);
    return core._stringFormat(ZodCustomStringFormat, format, regex, params);
}
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
    inst.isFinite = true;
}, 
/*@__PURE__*/ derived({
    minValue: (inst) => {
        const { minimum, exclusiveMinimum } = aggregateChecks(inst);
        return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
    },
    maxValue: (inst) => {
        const { maximum, exclusiveMaximum } = aggregateChecks(inst);
        return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
    },
    isInt: (inst) => {
        const { isInt, multipleOf } = aggregateChecks(inst);
        return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
    },
    format: (inst) => aggregateChecks(inst).format ?? null,
}, {
    gt(value, params) {
        return this.check(_gt(value, params));
    },
    gte(value, params) {
        return this.check(_gte(value, params));
    },
    min(value, params) {
        return this.check(_gte(value, params));
    },
    lt(value, params) {
        return this.check(_lt(value, params));
    },
    lte(value, params) {
        return this.check(_lte(value, params));
    },
    max(value, params) {
        return this.check(_lte(value, params));
    },
    int(params) {
        return this.check(schemas_int(params));
    },
    safe(params) {
        return this.check(schemas_int(params));
    },
    positive(params) {
        return this.check(_gt(0, params));
    },
    nonnegative(params) {
        return this.check(_gte(0, params));
    },
    negative(params) {
        return this.check(_lt(0, params));
    },
    nonpositive(params) {
        return this.check(_lte(0, params));
    },
    multipleOf(value, params) {
        return this.check(_multipleOf(value, params));
    },
    step(value, params) {
        return this.check(_multipleOf(value, params));
    },
    finite() {
        return this;
    },
}));
function schemas_number(params) {
    return _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
    $ZodNumberFormat.init(inst, def);
    ZodNumber.init(inst, def);
});
function schemas_int(params) {
    return _int(ZodNumberFormat, params);
}
function float32(params) {
    return core._float32(ZodNumberFormat, params);
}
function float64(params) {
    return core._float64(ZodNumberFormat, params);
}
function int32(params) {
    return core._int32(ZodNumberFormat, params);
}
function uint32(params) {
    return core._uint32(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
    $ZodBoolean.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function schemas_boolean(params) {
    return _boolean(ZodBoolean, params);
}
const ZodBigInt = /*@__PURE__*/ $constructor("ZodBigInt", (inst, def) => {
    $ZodBigInt.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => bigintProcessor(inst, ctx, json, params);
}, 
/*@__PURE__*/ derived({
    minValue: (inst) => aggregateChecks(inst).minimum ?? null,
    maxValue: (inst) => aggregateChecks(inst).maximum ?? null,
    format: (inst) => aggregateChecks(inst).format ?? null,
}, {
    gte(value, params) {
        return this.check(_gte(value, params));
    },
    min(value, params) {
        return this.check(_gte(value, params));
    },
    gt(value, params) {
        return this.check(_gt(value, params));
    },
    lt(value, params) {
        return this.check(_lt(value, params));
    },
    lte(value, params) {
        return this.check(_lte(value, params));
    },
    max(value, params) {
        return this.check(_lte(value, params));
    },
    positive(params) {
        return this.check(_gt(BigInt(0), params));
    },
    negative(params) {
        return this.check(_lt(BigInt(0), params));
    },
    nonpositive(params) {
        return this.check(_lte(BigInt(0), params));
    },
    nonnegative(params) {
        return this.check(_gte(BigInt(0), params));
    },
    multipleOf(value, params) {
        return this.check(_multipleOf(value, params));
    },
}));
function schemas_bigint(params) {
    return core._bigint(ZodBigInt, params);
}
const ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodBigIntFormat", (inst, def) => {
    core.$ZodBigIntFormat.init(inst, def);
    ZodBigInt.init(inst, def);
})));
function int64(params) {
    return core._int64(ZodBigIntFormat, params);
}
function uint64(params) {
    return core._uint64(ZodBigIntFormat, params);
}
const ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSymbol", (inst, def) => {
    core.$ZodSymbol.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.symbolProcessor(inst, ctx, json, params);
})));
function symbol(params) {
    return core._symbol(ZodSymbol, params);
}
const ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodUndefined", (inst, def) => {
    core.$ZodUndefined.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.undefinedProcessor(inst, ctx, json, params);
})));
function schemas_undefined(params) {
    return core._undefined(ZodUndefined, params);
}

const ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodNull", (inst, def) => {
    core.$ZodNull.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.nullProcessor(inst, ctx, json, params);
})));
function schemas_null(params) {
    return core._null(ZodNull, params);
}

const ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodAny", (inst, def) => {
    core.$ZodAny.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.anyProcessor(inst, ctx, json, params);
})));
function any() {
    return core._any(ZodAny);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
    $ZodUnknown.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
});
function unknown() {
    return _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
    $ZodNever.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
    return _never(ZodNever, params);
}
const ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodVoid", (inst, def) => {
    core.$ZodVoid.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.voidProcessor(inst, ctx, json, params);
})));
function schemas_void(params) {
    return core._void(ZodVoid, params);
}

const ZodDate = /*@__PURE__*/ $constructor("ZodDate", (inst, def) => {
    $ZodDate.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => dateProcessor(inst, ctx, json, params);
    inst.min = (value, params) => inst.check(_gte(value, params));
    inst.max = (value, params) => inst.check(_lte(value, params));
}, 
/*@__PURE__*/ derived({
    minDate: (inst) => {
        const { minimum } = aggregateChecks(inst);
        return minimum ? new Date(minimum) : null;
    },
    maxDate: (inst) => {
        const { maximum } = aggregateChecks(inst);
        return maximum ? new Date(maximum) : null;
    },
}, {}));
function schemas_date(params) {
    return core._date(ZodDate, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodArray.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
    inst.element = def.element;
}, {
    min(n, params) {
        return this.check(_minLength(n, params));
    },
    nonempty(params) {
        return this.check(_minLength(1, params));
    },
    max(n, params) {
        return this.check(_maxLength(n, params));
    },
    length(n, params) {
        return this.check(_length(n, params));
    },
    unwrap() {
        return this.element;
    },
});
function array(element, params) {
    return _array(ZodArray, element, params);
}
// .keyof
function keyof(schema) {
    const shape = schema._zod.def.shape;
    return schemas_enum(Object.keys(shape));
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodObjectJIT.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
    installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
    keyof() {
        return schemas_enum(Object.keys(this._zod.def.shape));
    },
    catchall(catchall) {
        // `mergeDefs` rather than a spread: spreading reads `shape`, and resolving it can mint a whole fresh subtree
        return this.clone(mergeDefs(this._zod.def, { catchall: catchall }));
    },
    passthrough() {
        return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
    },
    loose() {
        return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
    },
    strict() {
        return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
    },
    strip() {
        return this.clone(mergeDefs(this._zod.def, { catchall: undefined }));
    },
    extend(incoming) {
        return extend(this, incoming);
    },
    safeExtend(incoming) {
        return safeExtend(this, incoming);
    },
    merge(other) {
        return merge(this, other);
    },
    pick(mask) {
        return pick(this, mask);
    },
    omit(mask) {
        return omit(this, mask);
    },
    partial(...args) {
        return partial(ZodOptional, this, args[0]);
    },
    exactPartial(...args) {
        return partial(ZodExactOptional, this, args[0], "exactPartial");
    },
    required(...args) {
        return required(ZodNonOptional, this, args[0]);
    },
});
function object(shape, params) {
    const def = {
        type: "object",
        shape: shape ?? {},
        ...util.normalizeParams(params),
    };
    return new ZodObject(def);
}
// strictObject
function strictObject(shape, params) {
    return new ZodObject({
        type: "object",
        shape,
        catchall: never(),
        ...normalizeParams(params),
    });
}
// looseObject
function looseObject(shape, params) {
    return new ZodObject({
        type: "object",
        shape,
        catchall: unknown(),
        ...util.normalizeParams(params),
    });
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
    $ZodUnion.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
    inst.options = def.options;
});
function union(options, params) {
    return new ZodUnion({
        type: "union",
        options: options,
        ...normalizeParams(params),
    });
}
const ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodXor", (inst, def) => {
    ZodUnion.init(inst, def);
    core.$ZodXor.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.unionProcessor(inst, ctx, json, params);
    inst.options = def.options;
})));
/** Creates an exclusive union (XOR) where exactly one option must match.
 * Unlike regular unions that succeed when any option matches, xor fails if
 * zero or more than one option matches the input. */
function xor(options, params) {
    return new ZodXor({
        type: "union",
        options: options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
const ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
    ZodUnion.init(inst, def);
    $ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
    // const [options, params] = args;
    return new ZodDiscriminatedUnion({
        type: "union",
        options: options,
        discriminator,
        ...normalizeParams(params),
    });
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
    $ZodIntersection.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
    return new ZodIntersection({
        type: "intersection",
        left: left,
        right: right,
    });
}
const ZodTuple = /*@__PURE__*/ $constructor("ZodTuple", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodTuple.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
}, {
    rest(rest) {
        return this.clone({
            ...this._zod.def,
            rest: rest,
        });
    },
    partial() {
        const def = this._zod.def;
        // a refinement was authored against the full arity; partialing would run it on a shorter array
        if (def.checks?.length)
            throw new Error(".partial() cannot be used on tuple schemas containing refinements");
        return this.clone({
            ...def,
            items: def.items.map((item) => new ZodOptional({ type: "optional", innerType: item })),
        });
    },
});
function tuple(items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof core.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new ZodTuple({
        type: "tuple",
        items: items,
        rest,
        ...util.normalizeParams(params),
    });
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodRecord.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
    inst.keyType = def.keyType;
    inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
    // v3-compat: z.record(valueType, params?) — defaults keyType to z.string()
    if (!valueType || !valueType._zod) {
        return new ZodRecord({
            type: "record",
            keyType: schemas_string(),
            valueType: keyType,
            ...normalizeParams(valueType),
        });
    }
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...normalizeParams(params),
    });
}
// type alksjf = core.output<core.$ZodRecordKey>;
function partialRecord(keyType, valueType, params) {
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
        partial: true,
    });
}
function looseRecord(keyType, valueType, params) {
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        mode: "loose",
        ...util.normalizeParams(params),
    });
}
const ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMap", (inst, def) => {
    _ensureDefaultMemoizer();
    core.$ZodMap.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.mapProcessor(inst, ctx, json, params);
    inst.keyType = def.keyType;
    inst.valueType = def.valueType;
    inst.min = (...args) => inst.check(core._minSize(...args));
    inst.nonempty = (params) => inst.check(core._minSize(1, params));
    inst.max = (...args) => inst.check(core._maxSize(...args));
    inst.size = (...args) => inst.check(core._size(...args));
})));
function map(keyType, valueType, params) {
    return new ZodMap({
        type: "map",
        keyType: keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSet", (inst, def) => {
    _ensureDefaultMemoizer();
    core.$ZodSet.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.setProcessor(inst, ctx, json, params);
    inst.min = (...args) => inst.check(core._minSize(...args));
    inst.nonempty = (params) => inst.check(core._minSize(1, params));
    inst.max = (...args) => inst.check(core._maxSize(...args));
    inst.size = (...args) => inst.check(core._size(...args));
})));
function set(valueType, params) {
    return new ZodSet({
        type: "set",
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
    $ZodEnum.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
    inst.enum = def.entries;
    // reuse the parsed value set so a numeric TS enum's reverse-mapping keys stay out
    inst.options = [...inst._zod.values];
    const keys = new Set(Object.keys(def.entries));
    inst.extract = (values, params) => {
        const newEntries = {};
        for (const value of values) {
            if (keys.has(value)) {
                newEntries[value] = def.entries[value];
            }
            else
                throw new Error(`Key ${value} not found in enum`);
        }
        return new ZodEnum({
            ...def,
            checks: [],
            ...normalizeParams(params),
            entries: newEntries,
        });
    };
    inst.exclude = (values, params) => {
        const newEntries = { ...def.entries };
        for (const value of values) {
            if (keys.has(value)) {
                delete newEntries[value];
            }
            else
                throw new Error(`Key ${value} not found in enum`);
        }
        return new ZodEnum({
            ...def,
            checks: [],
            ...normalizeParams(params),
            entries: newEntries,
        });
    };
});
function schemas_enum(values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    return new ZodEnum({
        type: "enum",
        entries,
        ...normalizeParams(params),
    });
}

/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function nativeEnum(entries, params) {
    return new ZodEnum({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
    $ZodLiteral.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
    inst.values = new Set(def.values);
    Object.defineProperty(inst, "value", {
        get() {
            if (def.values.length > 1) {
                throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
            }
            return def.values[0];
        },
    });
});
function literal(value, params) {
    return new ZodLiteral({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...normalizeParams(params),
    });
}
const ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodFile", (inst, def) => {
    core.$ZodFile.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.fileProcessor(inst, ctx, json, params);
    inst.min = (size, params) => inst.check(core._minSize(size, params));
    inst.max = (size, params) => inst.check(core._maxSize(size, params));
    inst.mime = (types, params) => inst.check(core._mime(Array.isArray(types) ? types : [types], params));
})));
function file(params) {
    return core._file(ZodFile, params);
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodTransform.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
    inst._zod.parse = (payload, _ctx) => {
        if (_ctx.direction === "backward") {
            throw new $ZodEncodeError(inst.constructor.name);
        }
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(util_issue(issue, payload.value, def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = inst);
                // _issue.continue ??= true;
                payload.issues.push(util_issue(_issue));
            }
        };
        const output = def.transform(payload.value, payload);
        if (output instanceof Promise) {
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        payload.value = output;
        return payload;
    };
});
function transform(fn) {
    return new ZodTransform({
        type: "transform",
        transform: fn,
    });
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
    $ZodOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
    return new ZodOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
    $ZodExactOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
    return new ZodExactOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
    $ZodNullable.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
    return new ZodNullable({
        type: "nullable",
        innerType: innerType,
    });
}
// nullish
function schemas_nullish(innerType) {
    return optional(nullable(innerType));
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
    $ZodDefault.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
    inst.removeDefault = inst.unwrap;
});
function schemas_default(innerType, defaultValue) {
    return new ZodDefault({
        type: "default",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
        },
    });
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
    $ZodPrefault.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
    return new ZodPrefault({
        type: "prefault",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
        },
    });
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
    $ZodNonOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
    return new ZodNonOptional({
        type: "nonoptional",
        innerType: innerType,
        ...normalizeParams(params),
    });
}
const ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSuccess", (inst, def) => {
    core.$ZodSuccess.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.successProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
})));
function success(innerType) {
    return new ZodSuccess({
        type: "success",
        innerType: innerType,
    });
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
    $ZodCatch.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
    inst.removeCatch = inst.unwrap;
});
function schemas_catch(innerType, catchValue) {
    return new ZodCatch({
        type: "catch",
        innerType: innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : constantCatch(catchValue)),
    });
}

const ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodNaN", (inst, def) => {
    core.$ZodNaN.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.nanProcessor(inst, ctx, json, params);
})));
function nan(params) {
    return core._nan(ZodNaN, params);
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
    $ZodPipe.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
    inst.in = def.in;
    inst.out = def.out;
});
function pipe(in_, out) {
    return new ZodPipe({
        type: "pipe",
        in: in_,
        out: out,
        // ...util.normalizeParams(params),
    });
}
const ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCodec", (inst, def) => {
    ZodPipe.init(inst, def);
    core.$ZodCodec.init(inst, def);
})));
function codec(in_, out, params) {
    return new ZodCodec({
        type: "pipe",
        in: in_,
        out: out,
        transform: params.decode,
        reverseTransform: params.encode,
    });
}
function invertCodec(codec) {
    const def = codec._zod.def;
    return new ZodCodec({
        type: "pipe",
        in: def.out,
        out: def.in,
        transform: def.reverseTransform,
        reverseTransform: def.transform,
    });
}
const ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodPreprocess", (inst, def) => {
    ZodPipe.init(inst, def);
    core.$ZodPreprocess.init(inst, def);
})));
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
    $ZodReadonly.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
    return new ZodReadonly({
        type: "readonly",
        innerType: innerType,
    });
}
const ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodTemplateLiteral", (inst, def) => {
    core.$ZodTemplateLiteral.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.templateLiteralProcessor(inst, ctx, json, params);
})));
function templateLiteral(parts, params) {
    return new ZodTemplateLiteral({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
const ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodLazy", (inst, def) => {
    core.$ZodLazy.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.lazyProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.getter();
})));
function lazy(getter) {
    return new ZodLazy({
        type: "lazy",
        getter: getter,
    });
}
const ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodPromise", (inst, def) => {
    core.$ZodPromise.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.promiseProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
})));
function promise(innerType) {
    return new ZodPromise({
        type: "promise",
        innerType: innerType,
    });
}
const ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodFunction", (inst, def) => {
    core.$ZodFunction.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.functionProcessor(inst, ctx, json, params);
})));
function _function(params) {
    return new ZodFunction({
        type: "function",
        input: Array.isArray(params?.input) ? tuple(params?.input) : (params?.input ?? array(unknown())),
        output: params?.output ?? unknown(),
    });
}

const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
    $ZodCustom.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
// custom checks
function check(fn) {
    const ch = new core.$ZodCheck({
        check: "custom",
        // ...util.normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
function custom(fn, _params) {
    return core._custom(ZodCustom, fn ?? (() => true), _params);
}
function refine(fn, _params = {}) {
    return _refine(ZodCustom, fn, _params);
}
// superRefine
function superRefine(fn, params) {
    return _superRefine(fn, params);
}
// Re-export describe and meta from core
const schemas_describe = describe;
const schemas_meta = meta;
const ZodInstanceOf = /*@__PURE__*/ $constructor("ZodInstanceOf", (inst, def) => {
    ZodCustom.init(inst, def);
}, {
    properties(shape, params) {
        // asserts in place, so the narrowed output type is truthful without a wrapper
        return this.check(_properties(shape, params));
    },
});
function _instanceof(cls, params = {}) {
    const inst = new ZodInstanceOf({
        type: "custom",
        check: "custom",
        fn: (data) => data instanceof cls,
        abort: true,
        ...util.normalizeParams(params),
    });
    inst._zod.bag.Class = cls;
    // Override check to emit invalid_type instead of custom
    inst._zod.check = (payload) => {
        if (!(payload.value instanceof cls)) {
            payload.issues.push({
                code: "invalid_type",
                expected: cls.name,
                input: payload.value,
                inst,
                path: [...(inst._zod.def.path ?? [])],
            });
        }
    };
    return inst;
}

// stringbool
const stringbool = (...args) => core._stringbool({
    Codec: ZodCodec,
    Boolean: ZodBoolean,
    String: ZodString,
}, ...args);
function json(params) {
    const jsonSchema = lazy(() => {
        return union([schemas_string(params), schemas_number(), schemas_boolean(), schemas_null(), array(jsonSchema), record(schemas_string(), jsonSchema)]);
    });
    return jsonSchema;
}
// preprocess
function preprocess(fn, schema) {
    return new ZodPreprocess({
        type: "pipe",
        in: transform(fn),
        out: schema,
    });
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/iso.js



function iso_datetime(params) {
    return _isoDateTime(ZodISODateTime, params);
}
function iso_date(params) {
    return core._isoDate(ZodISODate, params);
}
function iso_time(params) {
    return core._isoTime(ZodISOTime, params);
}
function iso_duration(params) {
    return core._isoDuration(ZodISODuration, params);
}

;// CONCATENATED MODULE: ./build/model/errors.js
/**
 * A failure that the user can do something about. It ends the program with exit code 2 ("could not judge").
 *
 * `message` says what is wrong and where; `remedy` says what to do about it, as an imperative sentence.
 */
class errors_PerfGateError extends Error {
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
function errors_messageOf(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    return thrown.cause === undefined ? thrown.message : `${thrown.message}: ${errors_messageOf(thrown.cause)}`;
}

;// CONCATENATED MODULE: ./build/model/parse.js

/** Where in a document, as a reader would write it: `samples[3].values[0]`. */
function parse_pathText(path) {
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
function parse_checked(schema, value) {
    const result = schema.safeParse(value, { error: wording });
    if (result.success)
        return { value: result.data };
    const issue = result.error.issues[0];
    if (issue === undefined)
        return { fault: 'the document is not valid' };
    const joint = /^(?:is|must|has) /u.test(issue.message) ? ' ' : ': ';
    return { fault: `${parse_pathText(issue.path)}${joint}${issue.message}` };
}
/**
 * Parses untrusted JSON by a schema whose documents carry `schema: <schemaName>`.
 * @throws PerfGateError with the source, the place and the expectation.
 */
function parse_parseDocument(schema, schemaName, json, source) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
        throw new errors_PerfGateError(`${source} is not a ${schemaName} document: it is not a JSON object`);
    }
    const found = json.schema;
    if (found !== schemaName) {
        const what = typeof found === 'string'
            ? `its schema is ${JSON.stringify(found.slice(0, 80))}`
            : 'it names no schema';
        throw new errors_PerfGateError(`${source} is not a ${schemaName} document: ${what}`, {
            remedy: 'Give a file that this version of perf-gate wrote.',
        });
    }
    const result = parse_checked(schema, json);
    if ('value' in result)
        return result.value;
    throw new errors_PerfGateError(`${source} is not a valid ${schemaName} document: ${result.fault}`);
}

;// CONCATENATED MODULE: ./build/model/metric.js

/**
 * What is measured. Values are always in base units: seconds (`s`), bytes (`B`), hertz (`Hz`), or a pure number (`1`);
 * a tool's own unit may be any short word, and is then not scaled in reports.
 */
const metricSchema = strictObject({
    unit: schemas_string().min(1).max(40).describe('Base unit of the values: s, B, Hz, 1, or a word of the tool.'),
    better: schemas_enum(['lower', 'higher']).describe('Which direction is an improvement.'),
    kind: schemas_enum(['noisy', 'exact'])
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
    return new errors_PerfGateError(`the glob ${JSON.stringify(glob.slice(0, 80))} ${what}`, {
        remedy: 'Write a backslash before a brace or comma that is part of the name.',
    });
}
/** Parses a sequence up to the end, or inside braces up to `,` or `}`. */
function name_glob_parse(glob, characters, start, depth) {
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
                const [branch, end] = name_glob_parse(glob, characters, at, depth + 1);
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
    const [nodes] = name_glob_parse(glob, Array.from(glob), 0, 0);
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




const reaction = schemas_enum(['fail', 'warn', 'ignore']);
const globSchema = schemas_string()
    .min(1)
    .max(1000)
    .check((context) => {
    try {
        nameMatcher(context.value);
    }
    catch (error) {
        context.issues.push({ code: 'custom', input: context.value, message: errors_messageOf(error) });
    }
})
    .describe('Matches whole names: * any characters, ? one, {a,b} either, a backslash takes the next as it is.');
const minimumEffect = schemas_number().gt(0).lt(10);
const words = schemas_string().min(1).max(1000);
/** What is different for the comparisons that `benchmark` and `metric` match; a field that is absent changes nothing. */
const ruleSchema = strictObject({
    benchmark: globSchema.default('*'),
    metric: globSchema.default('*'),
    minimumEffect: minimumEffect.exactOptional(),
    better: metricSchema.shape.better.exactOptional(),
    gate: schemas_boolean().exactOptional().describe('Whether they can fail the build, whatever `metrics` says.'),
    alphaShare: schemas_number()
        .gt(0)
        .max(1000)
        .exactOptional()
        .describe('Weight in sharing alpha; every other comparison has 1.'),
    missing: reaction.exactOptional(),
    failed: reaction.exactOptional(),
    added: reaction.exactOptional(),
    inconclusive: reaction.exactOptional(),
    ignore: schemas_boolean().exactOptional().describe('They are listed and never judged.'),
    reason: words.exactOptional().describe('Shown in reports; an ignored comparison needs one.'),
})
    .check((context) => {
    if (context.value.ignore !== true || context.value.reason !== undefined)
        return;
    const message = 'what is ignored needs a reason, which reports show';
    context.issues.push({ code: 'custom', input: context.value, path: ['reason'], message });
});
/** A day of the calendar, UTC: `2027-01-31`. */
const daySchema = schemas_string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u, 'must be a date such as 2027-01-31')
    .refine((text) => {
    const time = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}, 'must be a day of the calendar');
/** A regression that is expected: which, how large, why, and until when. */
const acceptanceFields = {
    benchmark: globSchema,
    metric: globSchema.default('time'),
    commit: schemas_string()
        .regex(/^[0-9a-f]{7,64}$/u, 'must be a commit id of 7 or more hex digits')
        .nullable()
        .default(null)
        .describe('The commit that makes it worse: it is accepted of heads that contain this commit, until base contains it too; null: of any head.'),
    upTo: schemas_number()
        .gt(0)
        .lt(1000)
        .describe('Largest estimated change for the worse that is accepted, a fraction.'),
    reason: words,
    author: schemas_string().min(1).max(200).nullable().default(null),
    expires: daySchema
        .nullable()
        .default(null)
        .describe('The last day (UTC) on which it holds, by the start of the head run; null: no end.'),
};
const acceptanceSchema = strictObject({
    ...acceptanceFields,
    stored: schemas_boolean().default(false).describe('It comes from the store, not from the configuration.'),
});
/** What the gate promises and how it reacts; every default is here and nowhere else. */
const policy_policySchema = strictObject({
    alpha: schemas_number()
        .gt(0)
        .lt(0.5)
        .default(0.01)
        .describe('Probability that unchanged code fails one gate run, over all benchmarks together.'),
    minimumEffect: minimumEffect
        .default(0.02)
        .describe('Estimated changes smaller than this fraction are never called regressed or improved.'),
    equivalenceLevel: schemas_number()
        .gt(0)
        .lt(0.5)
        .default(0.05)
        .describe('Level of the equivalence test behind "within".'),
    requiredSensitivity: schemas_number()
        .gt(0)
        .lt(10)
        .default(0.1)
        .describe('A stored history screens the benchmarks in which it catches a change of this fraction nine times in ten.'),
    metrics: array(schemas_string().min(1))
        .min(1)
        .default(['time'])
        .describe('Metrics that can fail the build; the others are reported.'),
    missing: reaction.default('fail').describe('A benchmark of the base that head no longer has.'),
    failed: reaction.default('fail').describe('A benchmark that works on base and fails on head.'),
    added: reaction.default('ignore').describe('A benchmark that base does not have.'),
    inconclusive: reaction.default('warn').describe('Too noisy to say regressed or within.'),
    rules: array(ruleSchema)
        .max(1000)
        .default([])
        .describe('What is different for some comparisons; of two that match, the later wins field by field.'),
    accept: array(acceptanceSchema).max(10_000).default([]).describe('Regressions that are expected.'),
});
/** The policy of each comparison: its rules over what holds for all. The globs are read once. */
function policy_policyFor(policy) {
    const rules = policy.rules.map((rule) => ({ rule, fields: changesOf(rule), matches: policy_matcherOf(rule) }));
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
function policy_matcherOf(globs) {
    const benchmarks = nameMatcher(globs.benchmark);
    const metrics = nameMatcher(globs.metric);
    return (benchmark, metric) => benchmarks(benchmark) && metrics(metric);
}

;// CONCATENATED MODULE: ./build/model/run.js



const runSchemaName = 'perf-gate.run/1';
/** Longest benchmark name that is kept; names come from untrusted code and end in tables and file contents. */
const longestName = 20_000;
const nameRule = 'must be a name of small letters, digits, dots, dashes and underscores that starts with a letter or digit';
const run_name = schemas_string().min(1).max(longestName);
const isoTime = schemas_string()
    .max(40)
    .refine((text) => !Number.isNaN(Date.parse(text)), 'must be an ISO 8601 time');
const commitSchema = strictObject({
    sha: schemas_string()
        .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/u, 'must be a full commit id')
        .nullable()
        .describe('The commit that was measured; null outside a repository.'),
    ref: schemas_string().max(1000).nullable().describe('Branch or name it was reached by.'),
    dirty: schemas_boolean().describe('Uncommitted or untracked files were measured with it.'),
    time: isoTime.nullable().describe('Committer time.'),
});
const environmentSchema = strictObject({
    fingerprint: schemas_string()
        .regex(/^[a-z0-9][a-z0-9._-]{0,199}$/u, nameRule)
        .describe('Key of the machine class: runs with different fingerprints are not comparable in silence.'),
    cpu: strictObject({ model: schemas_string().max(300), cores: schemas_int().min(1) }),
    memory: schemas_number().min(0).describe('Bytes.'),
    arch: schemas_string().max(40),
    os: strictObject({ name: schemas_string().max(80), release: schemas_string().max(200) }),
    runtime: strictObject({ name: schemas_string().max(40), version: schemas_string().max(80) })
        .describe('The runtime that ran the benchmarks.'),
    orchestrator: strictObject({ name: schemas_string().max(40), version: schemas_string().max(80) })
        .describe('The runtime that ran perf-gate.'),
    notes: record(schemas_string().max(80), schemas_string().max(500))
        .describe('Recorded, never keyed: image, transform, flags.'),
});
const sampleSchema = strictObject({
    benchmark: run_name,
    metric: schemas_string().min(1).max(100),
    values: array(schemas_number()).describe('One measurement per trial, in time order, in base units.'),
    inner: array(array(schemas_number()))
        .exactOptional()
        .describe('What a tool reported inside each trial; feeds the summary of that trial and is never pooled.'),
});
const failureSchema = strictObject({
    benchmark: run_name.nullable().describe('null: it concerns a whole suite or side.'),
    kind: schemas_enum([
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
    message: schemas_string().max(20_000).describe('Untrusted text: what went wrong.'),
    output: schemas_string()
        .max(40_000)
        .exactOptional()
        .describe('Untrusted text: the end of what the program printed.'),
    round: schemas_int().min(0).nullable().describe('The round it happened in, from 0.'),
});
const conditionsSchema = strictObject({
    loadAverage: schemas_number().min(0).nullable().describe('One-minute load average before measuring.'),
    steal: schemas_number()
        .min(0)
        .max(1)
        .nullable()
        .describe('Fraction of CPU time taken by the hypervisor while measuring.'),
    pressure: schemas_number().min(0).nullable().describe('CPU pressure, per cent of time some task waited (avg60).'),
});
/** What a gate can come to. */
const outcomeSchema = schemas_enum(['passed', 'failed', 'could-not-judge']);
/** Equal code on both sides, measured in the same rounds and by the same coins as base against head. */
const controlSchema = strictObject({
    benchmark: run_name,
    metric: schemas_string().min(1).max(100),
    base: array(schemas_number()),
    head: array(schemas_number()).describe('The trials in the place of head; they ran the same code.'),
});
const identicalSchema = strictObject({
    benchmark: run_name.nullable().describe('null: all benchmarks, whose names nobody asked for.'),
    files: schemas_int().min(0).nullable().describe('Files that were compared; null: whole trees, by git.'),
    reason: schemas_enum(['same-files', 'same-tree'])
        .describe('same-files: what was loaded and read is the same; same-tree: the commits have the same tree.'),
});
/** All samples of one commit on one machine, with its environment and its failures. */
const runSchema = strictObject({
    schema: literal(runSchemaName),
    tool: strictObject({ name: literal('perf-gate'), version: schemas_string().max(40) }),
    suite: schemas_string()
        .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/u, nameRule)
        .describe('Name of the set of suites that one configuration measures; leads the path in a store.'),
    commit: commitSchema,
    started: isoTime,
    seconds: schemas_number().min(0).describe('How long measuring took.'),
    environment: environmentSchema,
    metrics: record(schemas_string().max(100), metricSchema),
    samples: array(sampleSchema),
    failures: array(failureSchema),
    ignored: array(run_name)
        .exactOptional()
        .describe('Benchmarks that were found and not measured, because the policy ignores all of them.'),
    identical: array(identicalSchema)
        .exactOptional()
        .describe('Not measured, because it is the same on both sides of the pairing; of other runs it says nothing.'),
    conditions: conditionsSchema,
    seed: schemas_int().min(0).describe('Seed of every coin of this run.'),
    pairing: strictObject({
        id: schemas_string().min(1).max(100),
        side: schemas_enum(['base', 'head']),
        looks: array(schemas_int().min(1))
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
    complete: schemas_boolean().describe('false: interrupted; what was measured so far.'),
    warnings: array(schemas_string().max(2000)),
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
    return parse_parseDocument(runSchema, runSchemaName, json, source);
}

;// CONCATENATED MODULE: ./build/model/acceptance.js




const acceptanceSchemaName = 'perf-gate.acceptance/1';
/** A regression that somebody expects, as a store keeps it. */
const storedAcceptanceSchema = strictObject({
    schema: literal(acceptanceSchemaName),
    tool: runSchema.shape.tool,
    suite: runSchema.shape.suite,
    recorded: iso_datetime().max(40).describe('When it was recorded, UTC.'),
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
const changePointPolicySchema = strictObject({
    alpha: schemas_number()
        .gt(0)
        .lt(0.5)
        .default(0.01)
        .describe('Probability of finding a change point, or a drift, in a series that has none.'),
    minimumEffect: schemas_number()
        .gt(0)
        .lt(10)
        .default(0.0075)
        .describe('Changes smaller than this fraction are no change points.'),
    minimumSpreads: schemas_number()
        .min(0)
        .max(100)
        .default(1.3)
        .describe('Changes smaller than so many standard deviations of the points around their levels, spikes counted, are none.'),
    smallestSegment: schemas_int()
        .min(2)
        .max(1000)
        .default(6)
        .describe('Points that a level has to last; fewer are a spike.'),
});
const changePointSchema = strictObject({
    index: schemas_int().min(1).describe('First point of the new level.'),
    low: schemas_int().min(1).describe('The change lies, with 95 % confidence, at or after this point'),
    high: schemas_int().min(1).describe('and at or before this one.'),
    before: schemas_number()
        .describe('Level before, with spikes drawn in; a geometric mean where all values are positive.'),
    after: schemas_number().describe('Level after.'),
    change: schemas_number().nullable().describe('(after - before) / |before|, a fraction; null where before is 0.'),
    p: schemas_number().min(0).max(1).describe('Of no change, corrected for having looked everywhere in the series.'),
});
const driftSchema = strictObject({
    change: schemas_number()
        .nullable()
        .describe('Slow change from the first point to the last, without the change points, a fraction; null where the mean is 0.'),
    p: schemas_number().min(0).max(1).describe('Of no trend, whatever the autocorrelation.'),
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
const orInfinite = schemas_number().nullable();
const methodSchema = schemas_enum(['signed-rank', 'moderated-t', 'rank-sum', 'prediction', 'exact']);
const verdictSchema = strictObject({
    benchmark: schemas_string().min(1).max(longestName),
    metric: schemas_string().min(1).max(100),
    gating: schemas_boolean().describe('Whether it can fail the build; the others are shown only.'),
    kind: schemas_enum(verdictKinds),
    change: strictObject({
        estimate: orInfinite.describe('null: infinite; the base value is 0 or next to nothing.'),
        low: orInfinite.describe('null: minus infinity.'),
        high: orInfinite.describe('null: plus infinity.'),
        confidence: schemas_number().min(0).max(1),
    })
        .nullable()
        .describe('(candidate - baseline) / baseline, a fraction, positive when the number grew.'),
    equivalence: strictObject({ low: orInfinite, high: orInfinite, confidence: schemas_number().min(0).max(1) })
        .nullable()
        .describe('Interval of the equivalence test; within is said when it lies inside the minimum effect.'),
    p: schemas_number()
        .min(0)
        .max(1)
        .nullable()
        .describe('One-sided p in the direction of the estimate, adjusted for all planned looks, to be held against the `alpha` of this verdict.'),
    method: methodSchema.nullable(),
    rounds: schemas_int()
        .min(0)
        .describe('Trials per side that were compared; for a history, the earlier runs used.'),
    base: schemas_number()
        .nullable()
        .describe('Median of the base sample, in base units; against a history, what the earlier runs let one expect.'),
    head: schemas_number().nullable().describe('Median of the head sample, in base units.'),
    noise: schemas_number()
        .min(0)
        .nullable()
        .describe('Spread of the change from round to round, a fraction (1.4826 x MAD of the log ratios).'),
    detectable: schemas_number()
        .min(0)
        .nullable()
        .describe('Smallest change for the worse that this comparison would have called regressed in 80 % of cases; of a screened benchmark, that the screen would have sent on in 90 %.'),
    roundsToSettle: schemas_int()
        .min(1)
        .nullable()
        .describe('For inconclusive: rounds that would settle it, as far as can be foreseen; null: none would.'),
    failure: failureSchema.nullable(),
    warnings: array(schemas_string().max(2000)),
    minimumEffect: schemas_number()
        .min(0)
        .describe('The minimum effect of this comparison, which the policy may set apart from the others.'),
    alpha: schemas_number()
        .min(0)
        .max(1)
        .nullable()
        .describe('The share of alpha that p is held against; null: no test at a level was made.'),
    better: metricSchema.shape.better
        .nullable()
        .describe('Which direction is an improvement where the policy says so; null: as the metric says.'),
    reason: schemas_string()
        .max(1000)
        .nullable()
        .describe('Why the policy treats it otherwise than the rest, or ignores it, in the words of its author.'),
    acceptance: strictObject({
        commit: acceptanceFields.commit,
        upTo: acceptanceFields.upTo,
        reason: acceptanceFields.reason,
        author: acceptanceFields.author,
        expires: acceptanceFields.expires,
    })
        .nullable()
        .describe('Of an accepted regression: who accepted how much, why and until when.'),
});
const reasonSchema = strictObject({
    kind: schemas_enum([
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
    benchmarks: array(schemas_string().max(longestName)),
    message: schemas_string().max(20_000),
});
/** What came out where equal code was measured on both sides. */
const judgedControlSchema = strictObject({
    benchmark: schemas_string().min(1).max(longestName),
    metric: schemas_string().min(1).max(100),
    rounds: schemas_int().min(1),
    estimate: schemas_number().describe('Change of equal code, a fraction; 0 is the truth.'),
    low: orInfinite,
    high: orInfinite,
    confidence: schemas_number().min(0).max(1),
    noise: schemas_number().min(0),
    contaminated: schemas_boolean()
        .describe('The interval excludes any change as small as the bias allowance: this machine cannot be trusted.'),
});
/** What the gate decided: a function of verdicts, conditions and policy alone. */
const decisionSchema = strictObject({
    schema: literal(decisionSchemaName),
    tool: strictObject({ name: literal('perf-gate'), version: schemas_string().max(40) }),
    suite: schemas_string().max(100),
    outcome: outcomeSchema,
    observed: schemas_boolean().describe('mode: observe; the outcome is reported and does not fail the job.'),
    tally: strictObject({ gates: schemas_int().min(1), failed: schemas_int().min(0), couldNotJudge: schemas_int().min(0) })
        .nullable()
        .describe('mode: observe; outcomes of the newest stored runs that a gate measured; null: not counted, or none.'),
    reasons: array(reasonSchema).describe('Why it failed or could not be judged; empty when passed.'),
    warnings: array(schemas_string().max(20_000)),
    strategy: schemas_enum(['auto', 'paired', 'stored', 'compare'])
        .describe('auto: a run was screened by the stored history, and what was suspected was measured in pairs.'),
    alpha: schemas_number()
        .min(0)
        .max(1)
        .describe('Probability that unchanged code fails this gate, over the whole family.'),
    family: schemas_int().min(0).describe('Number of comparisons that alpha is shared among.'),
    minimumEffect: schemas_number().min(0),
    looks: array(schemas_int().min(1))
        .describe('Rounds after which a benchmark was looked at and could stop; empty: all rounds were planned.'),
    seed: schemas_int().min(0).nullable(),
    control: judgedControlSchema
        .nullable()
        .describe('One benchmark of base measured against itself: what the machine does to equal code.'),
    controlWorkload: judgedControlSchema
        .exactOptional()
        .describe('A workload of the tool in the places of both sides; absent: not measured.'),
    seconds: schemas_number().min(0),
    base: strictObject({ commit: commitSchema, started: schemas_string().max(40) }).nullable(),
    head: strictObject({ commit: commitSchema, started: schemas_string().max(40) }),
    environment: environmentSchema,
    conditions: conditionsSchema,
    metrics: record(schemas_string().max(100), metricSchema),
    verdicts: array(verdictSchema),
    sameTree: schemas_boolean()
        .exactOptional()
        .describe('true: both commits have the same tree, so nothing was measured and there are no verdicts.'),
    failures: array(failureSchema).describe('Failures that belong to no single benchmark.'),
});
/**
 * Checks that `json` is a `perf-gate.decision/1` document.
 * @throws PerfGateError that names the place of the first fault.
 */
function parseDecision(json, source = 'decision') {
    return parse_parseDocument(decisionSchema, decisionSchemaName, json, source);
}

;// CONCATENATED MODULE: ./build/model/history.js





const history_historySchemaName = 'perf-gate.history/1';
const historyRunSchema = strictObject({
    started: runSchema.shape.started,
    commit: runSchema.shape.commit.shape.sha,
});
const movedSchema = changePointSchema.extend({
    verdict: schemas_enum(['regressed', 'improved'])
        .describe('Whether the change is for the worse, by what is better.'),
    at: historyRunSchema.describe('The first run of the new level.'),
    lastBefore: historyRunSchema.describe('The change came after this run (the one before `low`)'),
    firstAfter: historyRunSchema.describe('and not after this one (`high`).'),
});
const searchedSchema = strictObject({
    benchmark: schemas_string().min(1).max(longestName),
    metric: schemas_string().min(1).max(100),
    definition: metricSchema.describe('Of the newest run.'),
    fingerprint: schemas_string().max(200).describe('The machine class that all these runs are of.'),
    runs: schemas_int().min(1).describe('Runs with a value.'),
    first: historyRunSchema,
    last: historyRunSchema,
    young: schemas_boolean()
        .describe('Too few runs for a level before and one after a change: nothing was searched.'),
    changePoints: array(movedSchema).describe('In time order.'),
    drift: driftSchema.nullable().describe('null: none is shown.'),
});
/** What moved in the stored history, and when. */
const historySchema = strictObject({
    schema: literal(history_historySchemaName),
    tool: runSchema.shape.tool,
    suite: runSchema.shape.suite,
    only: schemas_string().nullable().describe('Glob that chose the benchmarks; null: all.'),
    policy: changePointPolicySchema
        .required()
        .describe('alpha is that of the whole search; each series has its share of it.'),
    family: schemas_int().min(0).describe('Series that were searched, among which alpha is divided.'),
    runs: schemas_int().min(0).describe('Stored runs that were read.'),
    series: array(searchedSchema),
    warnings: array(schemas_string()),
});
/**
 * Checks that `json` is a `perf-gate.history/1` document.
 * @throws PerfGateError that names the place of the first fault and what was expected there.
 */
function parseHistory(json, source = 'history') {
    return parseDocument(historySchema, history_historySchemaName, json, source);
}

;// CONCATENATED MODULE: ./build/model/shards.js

/**
 * One run out of its shards.
 * @throws PerfGateError when they are not of one suite, commit and machine class, or share a benchmark.
 */
function mergeShards(runs) {
    const [first, ...rest] = runs;
    if (first === undefined)
        throw new PerfGateError('no run is given');
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
            throw new PerfGateError(`the runs are no shards of one run: they differ in their ${differs}`, {
                remedy: 'Judge them one by one.',
            });
        }
        for (const { benchmark, metric } of shard.samples) {
            const key = JSON.stringify([benchmark, metric]);
            if (seen.has(key)) {
                throw new PerfGateError(`two of the runs have ${metric} of ${JSON.stringify(benchmark.slice(0, 200))}`, {
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












;// CONCATENATED MODULE: ./build/formats/format.js
/**
 * Why this value cannot be a measurement of this metric; null when it can. Times and rates of zero are impossible: they
 * come from a clock that is too coarse or from code that did not run.
 */
function valueFault(value, metric) {
    if (typeof value !== 'number')
        return `is ${shown(value)}, not a number`;
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
function shown(value, longest = 60) {
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
        throw new errors_PerfGateError('the output is empty; a JSON document was expected', {
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
        throw new errors_PerfGateError(offset >= text.length
            ? `the output is cut off: its JSON is not complete at ${place}`
            : `the output is not JSON: ${place}: unexpected ${shown(/^[^\n]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? '')}`, {
            remedy: 'Make the command print one JSON document and nothing else on standard output (with npm: `npm run --silent`).',
        });
    }
}

;// CONCATENATED MODULE: ./build/formats/units.js
const seconds = {
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
        ['s', seconds],
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
function github_action_benchmark_fault(index, key, value, expectation) {
    const place = key === '' ? `[${String(index)}]` : `[${String(index)}].${key}`;
    return new errors_PerfGateError(`the output does not fit the format: ${place} is ${shown(value)}; ${expectation}`, {
        remedy: 'Print an array of objects like {"name": "parse", "unit": "ms", "value": 12.5}.',
    });
}
function parseEntries(text, better) {
    const document = parseJsonText(text);
    if (!Array.isArray(document)) {
        throw new errors_PerfGateError(`the output does not fit the format: it is ${shown(document)}; an array was expected`, {
            remedy: 'Print an array of objects like {"name": "parse", "unit": "ms", "value": 12.5}.',
        });
    }
    const metrics = {};
    const samples = new Map();
    const failures = new Map();
    for (const [index, entry] of document.entries()) {
        if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
            throw github_action_benchmark_fault(index, '', entry, 'an object was expected');
        }
        const { name, unit, value } = entry;
        if (typeof name !== 'string' || name === '' || name.length > longestName) {
            throw github_action_benchmark_fault(index, 'name', name, `a name of 1 to ${String(longestName)} characters was expected`);
        }
        if (unit !== undefined && (typeof unit !== 'string' || unit.length > 40)) {
            throw github_action_benchmark_fault(index, 'unit', unit, 'a unit of at most 40 characters was expected');
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
            fail('duplicate-name', `the name ${shown(name)} is given twice; the second time at [${String(index)}]`);
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
        throw new errors_PerfGateError('the output names no benchmark: its array is empty', {
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
        const run = parseRun(parseJsonText(text), 'the output');
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
                    benchmark: benchmark.slice(0, longestName),
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
            throw new errors_PerfGateError(`the output is not ${encoding.toUpperCase()} text`, {
                remedy: 'Make the program write its results as UTF-8.',
                cause,
            });
        }
    }
    return text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
}

;// CONCATENATED MODULE: ./node_modules/simple-statistics/dist/simple-statistics.mjs
/**
 * When adding a new value to a list, one does not have to necessary
 * recompute the mean of the list in linear time. They can instead use
 * this function to compute the new mean by providing the current mean,
 * the number of elements in the list that produced it and the new
 * value to add.
 *
 * @since 2.5.0
 * @param {number} mean current mean
 * @param {number} n number of items in the list
 * @param {number} newValue the added value
 * @returns {number} the new mean
 *
 * @example
 * addToMean(14, 5, 53); // => 20.5
 */
function addToMean(mean, n, newValue) {
    return mean + (newValue - mean) / (n + 1);
}

/**
 * Split an array into chunks of a specified size. This function
 * has the same behavior as [PHP's array_chunk](http://php.net/manual/en/function.array-chunk.php)
 * function, and thus will insert smaller-sized chunks at the end if
 * the input size is not divisible by the chunk size.
 *
 * `x` is expected to be an array, and `chunkSize` a number.
 * The `x` array can contain any kind of data.
 *
 * @param {Array} x a sample
 * @param {number} chunkSize size of each output array. must be a positive integer
 * @returns {Array<Array>} a chunked array
 * @throws {Error} if chunk size is less than 1 or not an integer
 * @example
 * chunk([1, 2, 3, 4, 5, 6], 2);
 * // => [[1, 2], [3, 4], [5, 6]]
 */
function chunk(x, chunkSize) {
    // a list of result chunks, as arrays in an array
    var output = [];

    // `chunkSize` must be zero or higher - otherwise the loop below,
    // in which we call `start += chunkSize`, will loop infinitely.
    // So, we'll detect and throw in that case to indicate
    // invalid input.
    if (chunkSize < 1) {
        throw new Error("chunk size must be a positive number");
    }

    if (Math.floor(chunkSize) !== chunkSize) {
        throw new Error("chunk size must be an integer");
    }

    // `start` is the index at which `.slice` will start selecting
    // new array elements
    for (var start = 0; start < x.length; start += chunkSize) {
        // for each chunk, slice that part of the array and add it
        // to the output. The `.slice` function does not change
        // the original array.
        output.push(x.slice(start, start + chunkSize));
    }
    return output;
}

/**
 * Create a new column x row matrix.
 *
 * @private
 * @param {number} columns
 * @param {number} rows
 * @return {Array<Array<number>>} matrix
 * @example
 * makeMatrix(10, 10);
 */
function makeMatrix(columns, rows) {
    var matrix = [];
    for (var i = 0; i < columns; i++) {
        var column = [];
        for (var j = 0; j < rows; j++) {
            column.push(0);
        }
        matrix.push(column);
    }
    return matrix;
}

/**
 * Sort an array of numbers by their numeric value, ensuring that the
 * array is not changed in place.
 *
 * This is necessary because the default behavior of .sort
 * in JavaScript is to sort arrays as string values
 *
 *     [1, 10, 12, 102, 20].sort()
 *     // output
 *     [1, 10, 102, 12, 20]
 *
 * @param {Array<number>} x input array
 * @return {Array<number>} sorted array
 * @private
 * @example
 * numericSort([3, 2, 1]) // => [1, 2, 3]
 */
function numericSort(x) {
    return (
        x
            // ensure the array is not changed in-place
            .slice()
            // comparator function that treats input as numeric
            .sort(function (a, b) {
                return a - b;
            })
    );
}

/**
 * For a sorted input, counting the number of unique values
 * is possible in constant time and constant memory. This is
 * a simple implementation of the algorithm.
 *
 * Values are compared with `===`, so objects and non-primitive objects
 * are not handled in any special way.
 *
 * @param {Array<*>} x an array of any kind of value
 * @returns {number} count of unique values
 * @example
 * uniqueCountSorted([1, 2, 3]); // => 3
 * uniqueCountSorted([1, 1, 1]); // => 1
 */
function uniqueCountSorted(x) {
    var uniqueValueCount = 0;
    var lastSeenValue;
    for (var i = 0; i < x.length; i++) {
        if (i === 0 || x[i] !== lastSeenValue) {
            lastSeenValue = x[i];
            uniqueValueCount++;
        }
    }
    return uniqueValueCount;
}

/**
 * Generates incrementally computed values based on the sums and sums of
 * squares for the data array
 *
 * @private
 * @param {number} j
 * @param {number} i
 * @param {Array<number>} sums
 * @param {Array<number>} sumsOfSquares
 * @return {number}
 * @example
 * ssq(0, 1, [-1, 0, 2], [1, 1, 5]);
 */
function ssq(j, i, sums, sumsOfSquares) {
    var sji; // s(j, i)
    if (j > 0) {
        var muji = (sums[i] - sums[j - 1]) / (i - j + 1); // mu(j, i)
        sji =
            sumsOfSquares[i] - sumsOfSquares[j - 1] - (i - j + 1) * muji * muji;
    } else {
        sji = sumsOfSquares[i] - (sums[i] * sums[i]) / (i + 1);
    }
    if (sji < 0) {
        return 0;
    }
    return sji;
}

/**
 * Function that recursively divides and conquers computations
 * for cluster j
 *
 * @private
 * @param {number} iMin Minimum index in cluster to be computed
 * @param {number} iMax Maximum index in cluster to be computed
 * @param {number} cluster Index of the cluster currently being computed
 * @param {Array<Array<number>>} matrix
 * @param {Array<Array<number>>} backtrackMatrix
 * @param {Array<number>} sums
 * @param {Array<number>} sumsOfSquares
 */
function fillMatrixColumn(
    iMin,
    iMax,
    cluster,
    matrix,
    backtrackMatrix,
    sums,
    sumsOfSquares
) {
    if (iMin > iMax) {
        return;
    }

    // Start at midpoint between iMin and iMax
    var i = Math.floor((iMin + iMax) / 2);

    matrix[cluster][i] = matrix[cluster - 1][i - 1];
    backtrackMatrix[cluster][i] = i;

    var jlow = cluster; // the lower end for j

    if (iMin > cluster) {
        jlow = Math.max(jlow, backtrackMatrix[cluster][iMin - 1] || 0);
    }
    jlow = Math.max(jlow, backtrackMatrix[cluster - 1][i] || 0);

    var jhigh = i - 1; // the upper end for j
    if (iMax < matrix[0].length - 1) {
        /* c8 ignore start */
        jhigh = Math.min(jhigh, backtrackMatrix[cluster][iMax + 1] || 0);
        /* c8 ignore end */
    }

    var sji;
    var sjlowi;
    var ssqjlow;
    var ssqj;
    for (var j = jhigh; j >= jlow; --j) {
        sji = ssq(j, i, sums, sumsOfSquares);

        if (sji + matrix[cluster - 1][jlow - 1] >= matrix[cluster][i]) {
            break;
        }

        // Examine the lower bound of the cluster border
        sjlowi = ssq(jlow, i, sums, sumsOfSquares);

        ssqjlow = sjlowi + matrix[cluster - 1][jlow - 1];

        if (ssqjlow < matrix[cluster][i]) {
            // Shrink the lower bound
            matrix[cluster][i] = ssqjlow;
            backtrackMatrix[cluster][i] = jlow;
        }
        jlow++;

        ssqj = sji + matrix[cluster - 1][j - 1];
        if (ssqj < matrix[cluster][i]) {
            matrix[cluster][i] = ssqj;
            backtrackMatrix[cluster][i] = j;
        }
    }

    fillMatrixColumn(
        iMin,
        i - 1,
        cluster,
        matrix,
        backtrackMatrix,
        sums,
        sumsOfSquares
    );
    fillMatrixColumn(
        i + 1,
        iMax,
        cluster,
        matrix,
        backtrackMatrix,
        sums,
        sumsOfSquares
    );
}

/**
 * Initializes the main matrices used in Ckmeans and kicks
 * off the divide and conquer cluster computation strategy
 *
 * @private
 * @param {Array<number>} data sorted array of values
 * @param {Array<Array<number>>} matrix
 * @param {Array<Array<number>>} backtrackMatrix
 */
function fillMatrices(data, matrix, backtrackMatrix) {
    var nValues = matrix[0].length;

    // Shift values by the median to improve numeric stability
    var shift = data[Math.floor(nValues / 2)];

    // Cumulative sum and cumulative sum of squares for all values in data array
    var sums = [];
    var sumsOfSquares = [];

    // Initialize first column in matrix & backtrackMatrix
    for (var i = 0, shiftedValue = (void 0); i < nValues; ++i) {
        shiftedValue = data[i] - shift;
        if (i === 0) {
            sums.push(shiftedValue);
            sumsOfSquares.push(shiftedValue * shiftedValue);
        } else {
            sums.push(sums[i - 1] + shiftedValue);
            sumsOfSquares.push(
                sumsOfSquares[i - 1] + shiftedValue * shiftedValue
            );
        }

        // Initialize for cluster = 0
        matrix[0][i] = ssq(0, i, sums, sumsOfSquares);
        backtrackMatrix[0][i] = 0;
    }

    // Initialize the rest of the columns
    var iMin;
    for (var cluster = 1; cluster < matrix.length; ++cluster) {
        if (cluster < matrix.length - 1) {
            iMin = cluster;
        } else {
            // No need to compute matrix[K-1][0] ... matrix[K-1][N-2]
            iMin = nValues - 1;
        }

        fillMatrixColumn(
            iMin,
            nValues - 1,
            cluster,
            matrix,
            backtrackMatrix,
            sums,
            sumsOfSquares
        );
    }
}

/**
 * Ckmeans clustering is an improvement on heuristic-based clustering
 * approaches like Jenks. The algorithm was developed in
 * [Haizhou Wang and Mingzhou Song](http://journal.r-project.org/archive/2011-2/RJournal_2011-2_Wang+Song.pdf)
 * as a [dynamic programming](https://en.wikipedia.org/wiki/Dynamic_programming) approach
 * to the problem of clustering numeric data into groups with the least
 * within-group sum-of-squared-deviations.
 *
 * Minimizing the difference within groups - what Wang & Song refer to as
 * `withinss`, or within sum-of-squares, means that groups are optimally
 * homogenous within and the data is split into representative groups.
 * This is very useful for visualization, where you may want to represent
 * a continuous variable in discrete color or style groups. This function
 * can provide groups that emphasize differences between data.
 *
 * Being a dynamic approach, this algorithm is based on two matrices that
 * store incrementally-computed values for squared deviations and backtracking
 * indexes.
 *
 * This implementation is based on Ckmeans 3.4.6, which introduced a new divide
 * and conquer approach that improved runtime from O(kn^2) to O(kn log(n)).
 *
 * Unlike the [original implementation](https://cran.r-project.org/web/packages/Ckmeans.1d.dp/index.html),
 * this implementation does not include any code to automatically determine
 * the optimal number of clusters: this information needs to be explicitly
 * provided.
 *
 * ### References
 * _Ckmeans.1d.dp: Optimal k-means Clustering in One Dimension by Dynamic
 * Programming_ Haizhou Wang and Mingzhou Song ISSN 2073-4859
 *
 * from The R Journal Vol. 3/2, December 2011
 * @param {Array<number>} x input data, as an array of number values
 * @param {number} nClusters number of desired classes. This cannot be
 * greater than the number of values in the data array.
 * @returns {Array<Array<number>>} clustered input
 * @throws {Error} if the number of requested clusters is higher than the size of the data
 * @example
 * ckmeans([-1, 2, -1, 2, 4, 5, 6, -1, 2, -1], 3);
 * // The input, clustered into groups of similar numbers.
 * //= [[-1, -1, -1, -1], [2, 2, 2], [4, 5, 6]]);
 */
function ckmeans(x, nClusters) {
    if (nClusters > x.length) {
        throw new Error(
            "cannot generate more classes than there are data values"
        );
    }

    var sorted = numericSort(x);
    // we'll use this as the maximum number of clusters
    var uniqueCount = uniqueCountSorted(sorted);

    // if all of the input values are identical, there's one cluster
    // with all of the input in it.
    if (uniqueCount === 1) {
        return [sorted];
    }

    // named 'S' originally
    var matrix = makeMatrix(nClusters, sorted.length);
    // named 'J' originally
    var backtrackMatrix = makeMatrix(nClusters, sorted.length);

    // This is a dynamic programming way to solve the problem of minimizing
    // within-cluster sum of squares. It's similar to linear regression
    // in this way, and this calculation incrementally computes the
    // sum of squares that are later read.
    fillMatrices(sorted, matrix, backtrackMatrix);

    // The real work of Ckmeans clustering happens in the matrix generation:
    // the generated matrices encode all possible clustering combinations, and
    // once they're generated we can solve for the best clustering groups
    // very quickly.
    var clusters = [];
    var clusterRight = backtrackMatrix[0].length - 1;

    // Backtrack the clusters from the dynamic programming matrix. This
    // starts at the bottom-right corner of the matrix (if the top-left is 0, 0),
    // and moves the cluster target with the loop.
    for (var cluster = backtrackMatrix.length - 1; cluster >= 0; cluster--) {
        var clusterLeft = backtrackMatrix[cluster][clusterRight];

        // fill the cluster from the sorted input by taking a slice of the
        // array. the backtrack matrix makes this easy - it stores the
        // indexes where the cluster should start and end.
        clusters[cluster] = sorted.slice(clusterLeft, clusterRight + 1);

        if (cluster > 0) {
            clusterRight = clusterLeft - 1;
        }
    }

    return clusters;
}

/**
 * Our default sum is the [Kahan-Babuska algorithm](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf).
 * This method is an improvement over the classical
 * [Kahan summation algorithm](https://en.wikipedia.org/wiki/Kahan_summation_algorithm).
 * It aims at computing the sum of a list of numbers while correcting for
 * floating-point errors. Traditionally, sums are calculated as many
 * successive additions, each one with its own floating-point roundoff. These
 * losses in precision add up as the number of numbers increases. This alternative
 * algorithm is more accurate than the simple way of calculating sums by simple
 * addition.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x input
 * @return {number} sum of all input numbers
 * @example
 * sum([1, 2, 3]); // => 6
 */
function sum(x) {
    // If the array is empty, we needn't bother computing its sum
    if (x.length === 0) {
        return 0;
    }

    // Initializing the sum as the first number in the array
    var sum = x[0];

    // Keeping track of the floating-point error correction
    var correction = 0;

    var transition;

    if (typeof sum !== "number") {
        return Number.NaN;
    }

    for (var i = 1; i < x.length; i++) {
        if (typeof x[i] !== "number") {
            return Number.NaN;
        }
        transition = sum + x[i];

        // Here we need to update the correction in a different fashion
        // if the new absolute value is greater than the absolute sum
        if (Math.abs(sum) >= Math.abs(x[i])) {
            correction += sum - transition + x[i];
        } else {
            correction += x[i] - transition + sum;
        }

        sum = transition;
    }

    // Returning the corrected sum
    return sum + correction;
}

/**
 * The mean, _also known as average_,
 * is the sum of all values over the number of values.
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x sample of one or more data points
 * @throws {Error} if the length of x is less than one
 * @returns {number} mean
 * @example
 * mean([0, 10]); // => 5
 */
function mean(x) {
    if (x.length === 0) {
        throw new Error("mean requires at least one data point");
    }

    return sum(x) / x.length;
}

/**
 * The sum of deviations to the Nth power.
 * When n=2 it's the sum of squared deviations.
 * When n=3 it's the sum of cubed deviations.
 *
 * @param {Array<number>} x
 * @param {number} n power
 * @returns {number} sum of nth power deviations
 *
 * @example
 * var input = [1, 2, 3];
 * // since the variance of a set is the mean squared
 * // deviations, we can calculate that with sumNthPowerDeviations:
 * sumNthPowerDeviations(input, 2) / input.length;
 */
function sumNthPowerDeviations(x, n) {
    var meanValue = mean(x);
    var sum = 0;
    var tempValue;
    var i;

    // This is an optimization: when n is 2 (we're computing a number squared),
    // multiplying the number by itself is significantly faster than using
    // the Math.pow method.
    if (n === 2) {
        for (i = 0; i < x.length; i++) {
            tempValue = x[i] - meanValue;
            sum += tempValue * tempValue;
        }
    } else {
        for (i = 0; i < x.length; i++) {
            sum += Math.pow(x[i] - meanValue, n);
        }
    }

    return sum;
}

/**
 * The [sample variance](https://en.wikipedia.org/wiki/Variance#Sample_variance)
 * is the sum of squared deviations from the mean. The sample variance
 * is distinguished from the variance by the usage of [Bessel's Correction](https://en.wikipedia.org/wiki/Bessel's_correction):
 * instead of dividing the sum of squared deviations by the length of the input,
 * it is divided by the length minus one. This corrects the bias in estimating
 * a value from a set that you don't know if full.
 *
 * References:
 * * [Wolfram MathWorld on Sample Variance](http://mathworld.wolfram.com/SampleVariance.html)
 *
 * @param {Array<number>} x a sample of two or more data points
 * @throws {Error} if the length of x is less than 2
 * @return {number} sample variance
 * @example
 * sampleVariance([1, 2, 3, 4, 5]); // => 2.5
 */
function sampleVariance(x) {
    if (x.length < 2) {
        throw new Error("sampleVariance requires at least two data points");
    }

    var sumSquaredDeviationsValue = sumNthPowerDeviations(x, 2);

    // this is Bessels' Correction: an adjustment made to sample statistics
    // that allows for the reduced degree of freedom entailed in calculating
    // values from samples rather than complete populations.
    var besselsCorrection = x.length - 1;

    // Find the mean value of that list
    return sumSquaredDeviationsValue / besselsCorrection;
}

/**
 * The [sample standard deviation](http://en.wikipedia.org/wiki/Standard_deviation#Sample_standard_deviation)
 * is the square root of the sample variance.
 *
 * @param {Array<number>} x input array
 * @returns {number} sample standard deviation
 * @example
 * sampleStandardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).toFixed(2);
 * // => '2.14'
 */
function sampleStandardDeviation(x) {
    var sampleVarianceX = sampleVariance(x);
    return Math.sqrt(sampleVarianceX);
}

/**
 * The`coefficient of variation`_ is the ratio of the standard deviation to the mean.
 * .._`coefficient of variation`: https://en.wikipedia.org/wiki/Coefficient_of_variation
 *
 *
 * @param {Array} x input
 * @returns {number} coefficient of variation
 * @example
 * coefficientOfVariation([1, 2, 3, 4]).toFixed(3); // => 0.516
 * coefficientOfVariation([1, 2, 3, 4, 5]).toFixed(3); // => 0.527
 * coefficientOfVariation([-1, 0, 1, 2, 3, 4]).toFixed(3); // => 1.247
 */
function coefficientOfVariation(x) {
    return sampleStandardDeviation(x) / mean(x);
}

/**
 * Implementation of Combinations
 * Combinations are unique subsets of a collection - in this case, k x from a collection at a time.
 * https://en.wikipedia.org/wiki/Combination
 * @param {Array} x any type of data
 * @param {int} k the number of objects in each group (without replacement)
 * @returns {Array<Array>} array of permutations
 * @example
 * combinations([1, 2, 3], 2); // => [[1,2], [1,3], [2,3]]
 */

function combinations(x, k) {
    if (k === 0) {
        return [[]];
    }

    var i;
    var subI;
    var combinationList = [];
    var subsetCombinations;
    var next;

    for (i = 0; i < x.length; i++) {
        if (k === 1) {
            combinationList.push([x[i]]);
        } else {
            subsetCombinations = combinations(x.slice(i + 1, x.length), k - 1);
            for (subI = 0; subI < subsetCombinations.length; subI++) {
                next = subsetCombinations[subI];
                next.unshift(x[i]);
                combinationList.push(next);
            }
        }
    }
    return combinationList;
}

/**
 * Implementation of [Combinations](https://en.wikipedia.org/wiki/Combination) with replacement
 * Combinations are unique subsets of a collection - in this case, k x from a collection at a time.
 * 'With replacement' means that a given element can be chosen multiple times.
 * Unlike permutation, order doesn't matter for combinations.
 *
 * @param {Array} x any type of data
 * @param {int} k the number of objects in each group (without replacement)
 * @returns {Array<Array>} array of permutations
 * @example
 * combinationsReplacement([1, 2], 2); // => [[1, 1], [1, 2], [2, 2]]
 */
function combinationsReplacement(x, k) {
    if (k === 0) {
        return [[]];
    }

    var combinationList = [];

    for (var i = 0; i < x.length; i++) {
        if (k === 1) {
            // If we're requested to find only one element, we don't need
            // to recurse: just push `x[i]` onto the list of combinations.
            combinationList.push([x[i]]);
        } else {
            // Otherwise, recursively find combinations, given `k - 1`. Note that
            // we request `k - 1`, so if you were looking for k=3 combinations, we're
            // requesting k=2. This -1 gets reversed in the for loop right after this
            // code, since we concatenate `x[i]` onto the selected combinations,
            // bringing `k` back up to your requested level.
            // This recursion may go many levels deep, since it only stops once
            // k=1.
            var subsetCombinations = combinationsReplacement(
                x.slice(i, x.length),
                k - 1
            );

            for (var j = 0; j < subsetCombinations.length; j++) {
                combinationList.push([x[i]].concat(subsetCombinations[j]));
            }
        }
    }

    return combinationList;
}

/**
 * When combining two lists of values for which one already knows the means,
 * one does not have to necessary recompute the mean of the combined lists in
 * linear time. They can instead use this function to compute the combined
 * mean by providing the mean & number of values of the first list and the mean
 * & number of values of the second list.
 *
 * @since 3.0.0
 * @param {number} mean1 mean of the first list
 * @param {number} n1 number of items in the first list
 * @param {number} mean2 mean of the second list
 * @param {number} n2 number of items in the second list
 * @returns {number} the combined mean
 *
 * @example
 * combineMeans(5, 3, 4, 3); // => 4.5
 */
function combineMeans(mean1, n1, mean2, n2) {
    return (mean1 * n1 + mean2 * n2) / (n1 + n2);
}

/**
 * When combining two lists of values for which one already knows the variances,
 * one does not have to necessary recompute the variance of the combined lists
 * in linear time. They can instead use this function to compute the combined
 * variance by providing the variance, mean & number of values of the first list
 * and the variance, mean & number of values of the second list.
 *
 * @since 3.0.0
 * @param {number} variance1 variance of the first list
 * @param {number} mean1 mean of the first list
 * @param {number} n1 number of items in the first list
 * @param {number} variance2 variance of the second list
 * @param {number} mean2 mean of the second list
 * @param {number} n2 number of items in the second list
 * @returns {number} the combined mean
 *
 * @example
 * combineVariances(14 / 3, 5, 3, 8 / 3, 4, 3); // => 47 / 12
 */
function combineVariances(variance1, mean1, n1, variance2, mean2, n2) {
    var newMean = combineMeans(mean1, n1, mean2, n2);

    return (
        (n1 * (variance1 + Math.pow(mean1 - newMean, 2)) +
            n2 * (variance2 + Math.pow(mean2 - newMean, 2))) /
        (n1 + n2)
    );
}

/**
 * This computes the maximum number in an array.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x sample of one or more data points
 * @returns {number} maximum value
 * @throws {Error} if the length of x is less than one
 * @example
 * max([1, 2, 3, 4]);
 * // => 4
 */
function max(x) {
    if (x.length === 0) {
        throw new Error("max requires at least one data point");
    }

    var value = x[0];
    for (var i = 1; i < x.length; i++) {
        if (x[i] > value) {
            value = x[i];
        }
    }
    return value;
}

/**
 * The min is the lowest number in the array.
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x sample of one or more data points
 * @throws {Error} if the length of x is less than one
 * @returns {number} minimum value
 * @example
 * min([1, 5, -10, 100, 2]); // => -10
 */
function min(x) {
    if (x.length === 0) {
        throw new Error("min requires at least one data point");
    }

    var value = x[0];
    for (var i = 1; i < x.length; i++) {
        if (x[i] < value) {
            value = x[i];
        }
    }
    return value;
}

/**
 * Given an array of x, this will find the extent of the
 * x and return an array of breaks that can be used
 * to categorize the x into a number of classes. The
 * returned array will always be 1 longer than the number of
 * classes because it includes the minimum value.
 *
 * @param {Array<number>} x an array of number values
 * @param {number} nClasses number of desired classes
 * @returns {Array<number>} array of class break positions
 * @example
 * equalIntervalBreaks([1, 2, 3, 4, 5, 6], 4); // => [1, 2.25, 3.5, 4.75, 6]
 */
function equalIntervalBreaks(x, nClasses) {
    if (x.length < 2) {
        return x;
    }

    var theMin = min(x);
    var theMax = max(x);

    // the first break will always be the minimum value
    // in the xset
    var breaks = [theMin];

    // The size of each break is the full range of the x
    // divided by the number of classes requested
    var breakSize = (theMax - theMin) / nClasses;

    // In the case of nClasses = 1, this loop won't run
    // and the returned breaks will be [min, max]
    for (var i = 1; i < nClasses; i++) {
        breaks.push(breaks[0] + breakSize * i);
    }

    // the last break will always be the
    // maximum.
    breaks.push(theMax);

    return breaks;
}

/**
 * This computes the minimum & maximum number in an array.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x sample of one or more data points
 * @returns {Array<number>} minimum & maximum value
 * @throws {Error} if the length of x is less than one
 * @example
 * extent([1, 2, 3, 4]);
 * // => [1, 4]
 */
function extent(x) {
    if (x.length === 0) {
        throw new Error("extent requires at least one data point");
    }

    var min = x[0];
    var max = x[0];
    for (var i = 1; i < x.length; i++) {
        if (x[i] > max) {
            max = x[i];
        }
        if (x[i] < min) {
            min = x[i];
        }
    }
    return [min, max];
}

/**
 * The extent is the lowest & highest number in the array. With a sorted array,
 * the first element in the array is always the lowest while the last element is always the largest, so this calculation
 * can be done in one step, or constant time.
 *
 * @param {Array<number>} x input
 * @returns {Array<number>} minimum & maximum value
 * @example
 * extentSorted([-100, -10, 1, 2, 5]); // => [-100, 5]
 */
function extentSorted(x) {
    return [x[0], x[x.length - 1]];
}

/**
 * The [Geometric Mean](https://en.wikipedia.org/wiki/Geometric_mean) is
 * a mean function that is more useful for numbers in different
 * ranges.
 *
 * This is the nth root of the input numbers multiplied by each other.
 *
 * The geometric mean is often useful for
 * **[proportional growth](https://en.wikipedia.org/wiki/Geometric_mean#Proportional_growth)**: given
 * growth rates for multiple years, like _80%, 16.66% and 42.85%_, a simple
 * mean will incorrectly estimate an average growth rate, whereas a geometric
 * mean will correctly estimate a growth rate that, over those years,
 * will yield the same end value.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x sample of one or more data points
 * @returns {number} geometric mean
 * @throws {Error} if x is empty
 * @throws {Error} if x contains a negative number
 * @example
 * var growthRates = [1.80, 1.166666, 1.428571];
 * var averageGrowth = ss.geometricMean(growthRates);
 * var averageGrowthRates = [averageGrowth, averageGrowth, averageGrowth];
 * var startingValue = 10;
 * var startingValueMean = 10;
 * growthRates.forEach(function(rate) {
 *   startingValue *= rate;
 * });
 * averageGrowthRates.forEach(function(rate) {
 *   startingValueMean *= rate;
 * });
 * startingValueMean === startingValue;
 */
function geometricMean(x) {
    if (x.length === 0) {
        throw new Error("geometricMean requires at least one data point");
    }

    // the starting value.
    var value = 1;

    for (var i = 0; i < x.length; i++) {
        // the geometric mean is only valid for positive numbers
        if (x[i] < 0) {
            throw new Error(
                "geometricMean requires only non-negative numbers as input"
            );
        }

        // repeatedly multiply the value by each number
        value *= x[i];
    }

    return Math.pow(value, 1 / x.length);
}

/**
 * The [Harmonic Mean](https://en.wikipedia.org/wiki/Harmonic_mean) is
 * a mean function typically used to find the average of rates.
 * This mean is calculated by taking the reciprocal of the arithmetic mean
 * of the reciprocals of the input numbers.
 *
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x sample of one or more data points
 * @returns {number} harmonic mean
 * @throws {Error} if x is empty
 * @throws {Error} if x contains a negative number
 * @example
 * harmonicMean([2, 3]).toFixed(2) // => '2.40'
 */
function harmonicMean(x) {
    if (x.length === 0) {
        throw new Error("harmonicMean requires at least one data point");
    }

    var reciprocalSum = 0;

    for (var i = 0; i < x.length; i++) {
        // the harmonic mean is only valid for positive numbers
        if (x[i] <= 0) {
            throw new Error(
                "harmonicMean requires only positive numbers as input"
            );
        }

        reciprocalSum += 1 / x[i];
    }

    // divide n by the reciprocal sum
    return x.length / reciprocalSum;
}

/**
 * This is the internal implementation of quantiles: when you know
 * that the order is sorted, you don't need to re-sort it, and the computations
 * are faster.
 *
 * This implements the linear interpolation method (type=7 in R/numpy),
 * which is the default in numpy.percentile and R's quantile.
 *
 * @param {Array<number>} x sample of one or more data points
 * @param {number} p desired quantile: a number between 0 to 1, inclusive
 * @returns {number} quantile value
 * @throws {Error} if p ix outside of the range from 0 to 1
 * @throws {Error} if x is empty
 * @example
 * quantileSorted([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
 */
function quantileSorted(x, p) {
    // Use (n-1) * p for index, matching numpy's linear method (type=7)
    var idx = (x.length - 1) * p;
    if (x.length === 0) {
        throw new Error("quantile requires at least one data point.");
    } else if (p < 0 || p > 1) {
        throw new Error("quantiles must be between 0 and 1");
    } else if (p === 1) {
        // If p is 1, directly return the last element
        return x[x.length - 1];
    } else if (p === 0) {
        // If p is 0, directly return the first element
        return x[0];
    } else if (idx % 1 !== 0) {
        // If idx is not integer, interpolate linearly between floor and ceil
        var lower = Math.floor(idx);
        var upper = Math.ceil(idx);
        var fraction = idx - lower;
        return x[lower] + fraction * (x[upper] - x[lower]);
    } else {
        // If idx is integer, type=7 returns the value at that index
        return x[idx];
    }
}

/**
 * Rearrange items in `arr` so that all items in `[left, k]` range are the smallest.
 * The `k`-th element will have the `(k - left + 1)`-th smallest value in `[left, right]`.
 *
 * Implements Floyd-Rivest selection algorithm https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
 *
 * @param {Array<number>} arr input array
 * @param {number} k pivot index
 * @param {number} [left] left index
 * @param {number} [right] right index
 * @returns {void} mutates input array
 * @example
 * var arr = [65, 28, 59, 33, 21, 56, 22, 95, 50, 12, 90, 53, 28, 77, 39];
 * quickselect(arr, 8);
 * // = [39, 28, 28, 33, 21, 12, 22, 50, 53, 56, 59, 65, 90, 77, 95]
 */
function quickselect(arr, k, left, right) {
    left = left || 0;
    right = right || arr.length - 1;

    while (right > left) {
        // 600 and 0.5 are arbitrary constants chosen in the original paper to minimize execution time
        if (right - left > 600) {
            var n = right - left + 1;
            var m = k - left + 1;
            var z = Math.log(n);
            var s = 0.5 * Math.exp((2 * z) / 3);
            var sd = 0.5 * Math.sqrt((z * s * (n - s)) / n);
            if (m - n / 2 < 0) { sd *= -1; }
            var newLeft = Math.max(left, Math.floor(k - (m * s) / n + sd));
            var newRight = Math.min(
                right,
                Math.floor(k + ((n - m) * s) / n + sd)
            );
            quickselect(arr, k, newLeft, newRight);
        }

        var t = arr[k];
        var i = left;
        var j = right;

        swap(arr, left, k);
        if (arr[right] > t) { swap(arr, left, right); }

        while (i < j) {
            swap(arr, i, j);
            i++;
            j--;
            while (arr[i] < t) { i++; }
            while (arr[j] > t) { j--; }
        }

        if (arr[left] === t) { swap(arr, left, j); }
        else {
            j++;
            swap(arr, j, right);
        }

        if (j <= k) { left = j + 1; }
        if (k <= j) { right = j - 1; }
    }
}

function swap(arr, i, j) {
    var tmp = arr[i];
    arr[i] = arr[j];
    arr[j] = tmp;
}

/**
 * The [quantile](https://en.wikipedia.org/wiki/Quantile):
 * this is a population quantile, since we assume to know the entire
 * dataset in this library. This implementation uses linear interpolation,
 * equivalent to R's type=7 and numpy's default percentile method.
 *
 * Sample is a one-dimensional array of numbers,
 * and p is either a decimal number from 0 to 1 or an array of decimal
 * numbers from 0 to 1.
 * In terms of a k/q quantile, p = k/q - it's just dealing with fractions or dealing
 * with decimal values.
 * When p is an array, the result of the function is also an array containing the appropriate
 * quantiles in input order
 *
 * @param {Array<number>} x sample of one or more numbers
 * @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
 * @returns {number} quantile
 * @example
 * quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
 */
function quantile(x, p) {
    var copy = x.slice();

    if (Array.isArray(p)) {
        // rearrange elements so that each element corresponding to a requested
        // quantile is on a place it would be if the array was fully sorted
        multiQuantileSelect(copy, p);
        // Initialize the result array
        var results = [];
        // For each requested quantile
        for (var i = 0; i < p.length; i++) {
            results[i] = quantileSorted(copy, p[i]);
        }
        return results;
    } else {
        var idx = quantileIndex(copy.length, p);
        quantileSelect(copy, idx, 0, copy.length - 1);
        return quantileSorted(copy, p);
    }
}

function quantileSelect(arr, k, left, right) {
    if (k % 1 === 0) {
        quickselect(arr, k, left, right);
    } else {
        k = Math.floor(k);
        quickselect(arr, k, left, right);
        quickselect(arr, k + 1, k + 1, right);
    }
}

function multiQuantileSelect(arr, p) {
    // Collect every integer order statistic that the requested quantiles need.
    // Linear interpolation (type=7) reads x[floor(idx)] and x[ceil(idx)], so both
    // surrounding positions must be placed. Deduplicate to integer positions
    // so each is selected with an unambiguous index.
    var positions = new Set();
    for (var i = 0; i < p.length; i++) {
        var idx = quantileIndex(arr.length, p[i]);
        positions.add(Math.floor(idx));
        positions.add(Math.ceil(idx));
    }
    var indices = Array.from(positions).sort(compare);

    multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}

// Place every order statistic in `indices` by partitioning around the median
// requested position, then recursing into the two halves. The just-placed pivot
// is excluded from the child ranges (indices[mid] ± 1) so that a later, narrower
// quickselect cannot disturb an already-finalized position.
function multiselect(arr, indices, lo, hi, left, right) {
    if (lo > hi) { return; }
    var mid = (lo + hi) >> 1;
    quickselect(arr, indices[mid], left, right);
    multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
    multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}

function compare(a, b) {
    return a - b;
}

function quantileIndex(len, p) {
    // Use (n-1) * p to match numpy's linear method (type=7)
    var idx = (len - 1) * p;
    if (p === 1) {
        // If p is 1, directly return the last index
        return len - 1;
    } else if (p === 0) {
        // If p is 0, directly return the first index
        return 0;
    } else if (idx % 1 !== 0) {
        // If index is not integer, keep the fractional position so we can
        // select both surrounding order statistics for interpolation.
        return idx;
    } else {
        // If index is integer, return that exact position.
        return idx;
    }
}

/**
 * The [Interquartile range](http://en.wikipedia.org/wiki/Interquartile_range) is
 * a measure of statistical dispersion, or how scattered, spread, or
 * concentrated a distribution is. It's computed as the difference between
 * the third quartile and first quartile.
 *
 * @param {Array<number>} x sample of one or more numbers
 * @returns {number} interquartile range: the span between lower and upper quartile,
 * 0.25 and 0.75
 * @example
 * interquartileRange([0, 1, 2, 3]); // => 1.5
 */
function interquartileRange(x) {
    // Interquartile range is the span between the upper quartile,
    // at `0.75`, and lower quartile, `0.25`
    var q1 = quantile(x, 0.75);
    var q2 = quantile(x, 0.25);

    if (typeof q1 === "number" && typeof q2 === "number") {
        return q1 - q2;
    }
}

/*
 * Pull Breaks Values for Jenks
 *
 * the second part of the jenks recipe: take the calculated matrices
 * and derive an array of n breaks.
 *
 * @private
 */
function jenksBreaks(data, lowerClassLimits, nClasses) {
    var k = data.length;
    var kclass = [];
    var countNum = nClasses;

    // the calculation of classes will never include the upper
    // bound, so we need to explicitly set it
    kclass[nClasses] = data[data.length - 1];

    // the lowerClassLimits matrix is used as indices into itself
    // here: the `k` variable is reused in each iteration.
    while (countNum > 0) {
        kclass[countNum - 1] = data[lowerClassLimits[k][countNum] - 1];
        k = lowerClassLimits[k][countNum] - 1;
        countNum--;
    }

    return kclass;
}

/*
 * Compute Matrices for Jenks
 *
 * Compute the matrices required for Jenks breaks. These matrices
 * can be used for any classing of data with `classes <= nClasses`
 *
 * @private
 */
function jenksMatrices(data, nClasses) {
    // in the original implementation, these matrices are referred to
    // as `LC` and `OP`
    //
    // * lowerClassLimits (LC): optimal lower class limits
    // * varianceCombinations (OP): optimal variance combinations for all classes
    var lowerClassLimits = [];
    var varianceCombinations = [];
    // loop counters
    var i;
    var j;
    // the variance, as computed at each step in the calculation
    var variance = 0;

    // Initialize and fill each matrix with zeroes
    for (i = 0; i < data.length + 1; i++) {
        var tmp1 = [];
        var tmp2 = [];
        // despite these arrays having the same values, we need
        // to keep them separate so that changing one does not change
        // the other
        for (j = 0; j < nClasses + 1; j++) {
            tmp1.push(0);
            tmp2.push(0);
        }
        lowerClassLimits.push(tmp1);
        varianceCombinations.push(tmp2);
    }

    for (i = 1; i < nClasses + 1; i++) {
        lowerClassLimits[1][i] = 1;
        varianceCombinations[1][i] = 0;
        // in the original implementation, 9999999 is used but
        // since Javascript has `Infinity`, we use that.
        for (j = 2; j < data.length + 1; j++) {
            varianceCombinations[j][i] = Number.POSITIVE_INFINITY;
        }
    }

    // Shift values by the median to improve numeric stability
    var shift = data[Math.floor(data.length / 2)];

    for (var l = 2; l < data.length + 1; l++) {
        // `SZ` originally. this is the sum of the values seen thus
        // far when calculating variance.
        var sum = 0;
        // `ZSQ` originally. the sum of squares of values seen
        // thus far
        var sumSquares = 0;
        // `WT` originally. This is the number of
        var w = 0;
        // `IV` originally
        var i4 = 0;

        // in several instances, you could say `Math.pow(x, 2)`
        // instead of `x * x`, but this is slower in some browsers
        // introduces an unnecessary concept.
        for (var m = 1; m < l + 1; m++) {
            // `III` originally
            var lowerClassLimit = l - m + 1;
            var val = data[lowerClassLimit - 1] - shift;

            // here we're estimating variance for each potential classing
            // of the data, for each potential number of classes. `w`
            // is the number of data points considered so far.
            w++;

            // increase the current sum and sum-of-squares
            sum += val;
            sumSquares += val * val;

            // the variance at this point in the sequence is the difference
            // between the sum of squares and the total x 2, over the number
            // of samples.
            variance = sumSquares - (sum * sum) / w;

            i4 = lowerClassLimit - 1;

            if (i4 !== 0) {
                for (j = 2; j < nClasses + 1; j++) {
                    // if adding this element to an existing class
                    // will increase its variance beyond the limit, break
                    // the class at this point, setting the `lowerClassLimit`
                    // at this point.
                    if (
                        varianceCombinations[l][j] >=
                        variance + varianceCombinations[i4][j - 1]
                    ) {
                        lowerClassLimits[l][j] = lowerClassLimit;
                        varianceCombinations[l][j] =
                            variance + varianceCombinations[i4][j - 1];
                    }
                }
            }
        }

        lowerClassLimits[l][1] = 1;
        varianceCombinations[l][1] = variance;
    }

    // return the two matrices. for just providing breaks, only
    // `lowerClassLimits` is needed, but variances can be useful to
    // evaluate goodness of fit.
    return {
        lowerClassLimits: lowerClassLimits,
        varianceCombinations: varianceCombinations
    };
}

/**
 * The **[jenks natural breaks optimization](http://en.wikipedia.org/wiki/Jenks_natural_breaks_optimization)**
 * is an algorithm commonly used in cartography and visualization to decide
 * upon groupings of data values that minimize variance within themselves
 * and maximize variation between themselves.
 *
 * For instance, cartographers often use jenks in order to choose which
 * values are assigned to which colors in a [choropleth](https://en.wikipedia.org/wiki/Choropleth_map)
 * map.
 *
 * @param {Array<number>} data input data, as an array of number values
 * @param {number} nClasses number of desired classes
 * @returns {Array<number> | null} array of class break positions, or null
 * when nClasses is greater than the number of data points
 * @example
 * // split data into 3 break points
 * jenks([1, 2, 4, 5, 7, 9, 10, 20], 3) // = [1, 7, 20, 20]
 */
function jenks(data, nClasses) {
    if (nClasses > data.length) {
        return null;
    }

    // sort data in numerical order, since this is expected
    // by the matrices function
    data = data.slice().sort(function (a, b) {
        return a - b;
    });

    // get our basic matrices
    var matrices = jenksMatrices(data, nClasses);
    // we only need lower class limits here
    var lowerClassLimits = matrices.lowerClassLimits;

    // extract nClasses out of the computed matrices
    return jenksBreaks(data, lowerClassLimits, nClasses);
}

/**
 * [Simple linear regression](http://en.wikipedia.org/wiki/Simple_linear_regression)
 * is a simple way to find a fitted line
 * between a set of coordinates. This algorithm finds the slope and y-intercept of a regression line
 * using the least sum of squares.
 *
 * @param {Array<Array<number>>} data an array of two-element of arrays,
 * like `[[0, 1], [2, 3]]`
 * @returns {Object} object containing slope and intersect of regression line
 * @example
 * linearRegression([[0, 0], [1, 1]]); // => { m: 1, b: 0 }
 */
function linearRegression(data) {
    var m;
    var b;

    // Store data length in a local variable to reduce
    // repeated object property lookups
    var dataLength = data.length;

    //if there's only one point, arbitrarily choose a slope of 0
    //and a y-intercept of whatever the y of the initial point is
    if (dataLength === 1) {
        m = 0;
        b = data[0][1];
    } else {
        // The means of x and y. Centering on them before accumulating the
        // cross products keeps the sums small when the coordinates are not,
        // which is what `weightedLinearRegression` already does.
        var sumX = 0;
        var sumY = 0;
        for (var i = 0; i < dataLength; i++) {
            sumX += data[i][0];
            sumY += data[i][1];
        }
        var meanX = sumX / dataLength;
        var meanY = sumY / dataLength;

        var sumXY = 0;
        var sumXX = 0;
        for (var i$1 = 0; i$1 < dataLength; i$1++) {
            var deviationX = data[i$1][0] - meanX;
            sumXY += deviationX * (data[i$1][1] - meanY);
            sumXX += deviationX * deviationX;
        }

        // `m` is the slope of the regression line, `b` its y-intercept.
        m = sumXY / sumXX;
        b = meanY - m * meanX;
    }

    // Return both values as an object.
    return {
        m: m,
        b: b
    };
}

/**
 * Given the output of `linearRegression`: an object
 * with `m` and `b` values indicating slope and intercept,
 * respectively, generate a line function that translates
 * x values into y values.
 *
 * @param {Object} mb object with `m` and `b` members, representing
 * slope and intersect of desired line
 * @returns {Function} method that computes y-value at any given
 * x-value on the line.
 * @example
 * var l = linearRegressionLine(linearRegression([[0, 0], [1, 1]]));
 * l(0) // = 0
 * l(2) // = 2
 * linearRegressionLine({ b: 0, m: 1 })(1); // => 1
 * linearRegressionLine({ b: 1, m: 1 })(1); // => 2
 */
function linearRegressionLine(mb /*: { b: number, m: number }*/) {
    // Return a function that computes a `y` value for each
    // x value it is given, based on the values of `b` and `a`
    // that we just computed.
    return function (x) {
        return mb.b + mb.m * x;
    };
}

/**
 * The [log average](https://en.wikipedia.org/wiki/https://en.wikipedia.org/wiki/Geometric_mean#Relationship_with_logarithms)
 * is an equivalent way of computing the geometric mean of an array suitable for large or small products.
 *
 * It's found by calculating the average logarithm of the elements and exponentiating.
 *
 * @param {Array<number>} x sample of one or more data points
 * @returns {number} geometric mean
 * @throws {Error} if x is empty
 * @throws {Error} if x contains a negative number
 */
function logAverage(x) {
    if (x.length === 0) {
        throw new Error("logAverage requires at least one data point");
    }

    var value = 0;
    for (var i = 0; i < x.length; i++) {
        if (x[i] < 0) {
            throw new Error(
                "logAverage requires only non-negative numbers as input"
            );
        }
        value += Math.log(x[i]);
    }

    return Math.exp(value / x.length);
}

/**
 * The maximum is the highest number in the array. With a sorted array,
 * the last element in the array is always the largest, so this calculation
 * can be done in one step, or constant time.
 *
 * @param {Array<number>} x input
 * @returns {number} maximum value
 * @example
 * maxSorted([-100, -10, 1, 2, 5]); // => 5
 */
function maxSorted(x) {
    return x[x.length - 1];
}

/**
 * The simple [sum](https://en.wikipedia.org/wiki/Summation) of an array
 * is the result of adding all numbers together, starting from zero.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x input
 * @return {number} sum of all input numbers
 * @example
 * sumSimple([1, 2, 3]); // => 6
 */
function sumSimple(x) {
    var value = 0;
    for (var i = 0; i < x.length; i++) {
        if (typeof x[i] !== "number") {
            return Number.NaN;
        }
        value += x[i];
    }
    return value;
}

/**
 * The mean, _also known as average_,
 * is the sum of all values over the number of values.
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * The simple mean uses the successive addition method internally
 * to calculate it's result. Errors in floating-point addition are
 * not accounted for, so if precision is required, the standard {@link mean}
 * method should be used instead.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 *
 * @param {Array<number>} x sample of one or more data points
 * @throws {Error} if the length of x is less than one
 * @returns {number} mean
 * @example
 * mean([0, 10]); // => 5
 */
function meanSimple(x) {
    if (x.length === 0) {
        throw new Error("meanSimple requires at least one data point");
    }

    return sumSimple(x) / x.length;
}

/**
 * The [median](http://en.wikipedia.org/wiki/Median) is
 * the middle number of a list. This is often a good indicator of 'the middle'
 * when there are outliers that skew the `mean()` value.
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * The median isn't necessarily one of the elements in the list: the value
 * can be the average of two elements if the list has an even length
 * and the two central values are different.
 *
 * @param {Array<number>} x input
 * @returns {number} median value
 * @example
 * median([10, 2, 5, 100, 2, 1]); // => 3.5
 */
function median(x) {
    return +quantile(x, 0.5);
}

/**
 * The [Median Absolute Deviation](http://en.wikipedia.org/wiki/Median_absolute_deviation) is
 * a robust measure of statistical
 * dispersion. It is more resilient to outliers than the standard deviation.
 *
 * @param {Array<number>} x input array
 * @returns {number} median absolute deviation
 * @example
 * medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9]); // => 1
 */
function medianAbsoluteDeviation(x) {
    var medianValue = median(x);
    var medianAbsoluteDeviations = [];

    // Make a list of absolute deviations from the median
    for (var i = 0; i < x.length; i++) {
        medianAbsoluteDeviations.push(Math.abs(x[i] - medianValue));
    }

    // Find the median value of that list
    return median(medianAbsoluteDeviations);
}

/**
 * The [median](http://en.wikipedia.org/wiki/Median) is
 * the middle number of a list. This is often a good indicator of 'the middle'
 * when there are outliers that skew the `mean()` value.
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * The median isn't necessarily one of the elements in the list: the value
 * can be the average of two elements if the list has an even length
 * and the two central values are different.
 *
 * @param {Array<number>} sorted input
 * @returns {number} median value
 * @example
 * medianSorted([10, 2, 5, 100, 2, 1]); // => 52.5
 */
function medianSorted(sorted) {
    return quantileSorted(sorted, 0.5);
}

/**
 * The minimum is the lowest number in the array. With a sorted array,
 * the first element in the array is always the smallest, so this calculation
 * can be done in one step, or constant time.
 *
 * @param {Array<number>} x input
 * @returns {number} minimum value
 * @example
 * minSorted([-100, -10, 1, 2, 5]); // => -100
 */
function minSorted(x) {
    return x[0];
}

/**
 * The [mode](https://en.wikipedia.org/wiki/Mode_%28statistics%29) is the number
 * that appears in a list the highest number of times.
 * There can be multiple modes in a list. This algorithm expects sorted input,
 * so equal values are adjacent and a tie resolves to the smallest of the tied
 * values. `modeFast` breaks ties differently, returning whichever tied value
 * reaches the highest count first.
 *
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * This runs in `O(n)` because the input is sorted.
 *
 * @param {Array<number>} sorted a sample of one or more data points
 * @returns {number} mode
 * @throws {Error} if sorted is empty
 * @example
 * modeSorted([0, 0, 1]); // => 0
 */
function modeSorted(sorted) {
    // Handle edge cases:
    // The mode of an empty list is undefined
    if (sorted.length === 0) {
        throw new Error("mode requires at least one data point");
    }
    if (sorted.length === 1) {
        return sorted[0];
    }

    // This assumes it is dealing with an array of size > 1, since size
    // 0 and 1 are handled immediately. Hence it starts at index 1 in the
    // array.
    var last = sorted[0];
    // store the mode as we find new modes
    var value = Number.NaN;
    // store how many times we've seen the mode
    var maxSeen = 0;
    // how many times the current candidate for the mode
    // has been seen
    var seenThis = 1;

    // end at sorted.length + 1 to fix the case in which the mode is
    // the highest number that occurs in the sequence. the last iteration
    // compares sorted[i], which is undefined, to the highest number
    // in the series
    for (var i = 1; i < sorted.length + 1; i++) {
        // we're seeing a new number pass by
        if (sorted[i] !== last) {
            // the last number is the new mode since we saw it more
            // often than the old one
            if (seenThis > maxSeen) {
                maxSeen = seenThis;
                value = last;
            }
            seenThis = 1;
            last = sorted[i];
            // if this isn't a new number, it's one more occurrence of
            // the potential mode
        } else {
            seenThis++;
        }
    }
    return value;
}

/**
 * The [mode](https://en.wikipedia.org/wiki/Mode_%28statistics%29) is the number
 * that appears in a list the highest number of times.
 * There can be multiple modes in a list. This algorithm sorts its input, so a
 * tie resolves to the smallest of the tied values regardless of the order they
 * appeared in. `modeFast` breaks ties differently, returning whichever tied
 * value reaches the highest count first.
 *
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * This runs in `O(n log(n))` because it needs to sort the array internally
 * before running an `O(n)` search to find the mode.
 *
 * @param {Array<number>} x input
 * @returns {number} mode
 * @example
 * mode([0, 0, 1]); // => 0
 */
function mode(x) {
    // Sorting the array lets us iterate through it below and be sure
    // that every time we see a new number it's new and we'll never
    // see the same number twice
    return modeSorted(numericSort(x));
}

/* globals Map: false */

/**
 * The [mode](https://en.wikipedia.org/wiki/Mode_%28statistics%29) is the number
 * that appears in a list the highest number of times.
 * There can be multiple modes in a list. This algorithm walks the input in
 * order, so a tie resolves to whichever tied value reaches the highest count
 * first. `mode` and `modeSorted` break ties differently, returning the
 * smallest of the tied values.
 *
 * modeFast uses a Map object to keep track of the mode, instead of the approach
 * used with `mode`, a sorted array. As a result, it is faster
 * than `mode` and supports any data type that can be compared with `==`.
 * It also requires a
 * [JavaScript environment with support for Map](https://kangax.github.io/compat-table/es6/#test-Map),
 * and will throw an error if Map is not available.
 *
 * This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
 * a method of finding a typical or central value of a set of numbers.
 *
 * @param {Array<*>} x a sample of one or more data points
 * @returns {?*} mode
 * @throws {ReferenceError} if the JavaScript environment doesn't support Map
 * @throws {Error} if x is empty
 * @example
 * modeFast(['rabbits', 'rabbits', 'squirrels']); // => 'rabbits'
 */
function modeFast(x) {
    // This index will reflect the incidence of different values, indexing
    // them like
    // { value: count }
    var index = new Map();

    // A running `mode` and the number of times it has been encountered.
    var mode;
    var modeCount = 0;

    for (var i = 0; i < x.length; i++) {
        var newCount = index.get(x[i]);
        if (newCount === undefined) {
            newCount = 1;
        } else {
            newCount++;
        }
        if (newCount > modeCount) {
            mode = x[i];
            modeCount = newCount;
        }
        index.set(x[i], newCount);
    }

    if (modeCount === 0) {
        throw new Error("mode requires at last one data point");
    }

    return mode;
}

/**
 * Implementation of [Heap's Algorithm](https://en.wikipedia.org/wiki/Heap%27s_algorithm)
 * for generating permutations.
 *
 * @param {Array} elements any type of data
 * @returns {Array<Array>} array of permutations
 */
function permutationsHeap(elements) {
    var indexes = new Array(elements.length);
    var permutations = [elements.slice()];

    for (var i = 0; i < elements.length; i++) {
        indexes[i] = 0;
    }

    for (var i$1 = 0; i$1 < elements.length; ) {
        if (indexes[i$1] < i$1) {
            // At odd indexes, swap from indexes[i] instead
            // of from the beginning of the array
            var swapFrom = 0;
            if (i$1 % 2 !== 0) {
                swapFrom = indexes[i$1];
            }

            // swap between swapFrom and i, using
            // a temporary variable as storage.
            var temp = elements[swapFrom];
            elements[swapFrom] = elements[i$1];
            elements[i$1] = temp;

            permutations.push(elements.slice());
            indexes[i$1]++;
            i$1 = 0;
        } else {
            indexes[i$1] = 0;
            i$1++;
        }
    }

    return permutations;
}

/**
 * The [product](https://en.wikipedia.org/wiki/Product_(mathematics)) of an array
 * is the result of multiplying all numbers together, starting using one as the multiplicative identity.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x input
 * @return {number} product of all input numbers
 * @example
 * product([1, 2, 3, 4]); // => 24
 */
function product(x) {
    var value = 1;
    for (var i = 0; i < x.length; i++) {
        value *= x[i];
    }
    return value;
}

/* eslint no-bitwise: 0 */

/**
 * This function returns the quantile in which one would find the given value in
 * the given array. With a sorted array, leveraging binary search, we can find
 * this information in logarithmic time.
 *
 * @param {Array<number>} x input
 * @param {number} value the value for which to find the quantile rank
 * @returns {number} the quantile rank
 * @example
 * quantileRankSorted([1, 2, 3, 4], 3); // => 0.75
 * quantileRankSorted([1, 2, 3, 3, 4], 3); // => 0.7
 * quantileRankSorted([1, 2, 3, 4], 6); // => 1
 * quantileRankSorted([1, 2, 3, 3, 5], 4); // => 0.8
 */
function quantileRankSorted(x, value) {
    // Value is lesser than any value in the array
    if (value < x[0]) {
        return 0;
    }

    // Value is greater than any value in the array
    if (value > x[x.length - 1]) {
        return 1;
    }

    var l = lowerBound(x, value);

    // Value is not in the array
    if (x[l] !== value) {
        return l / x.length;
    }

    l++;

    var u = upperBound(x, value);

    // The value exists only once in the array
    if (u === l) {
        return l / x.length;
    }

    // Here, we are basically computing the mean of the range of indices
    // containing our searched value. But, instead, of initializing an
    // array and looping over it, there is a dedicated math formula that
    // we apply below to get the result.
    var r = u - l + 1;
    var sum = (r * (u + l)) / 2;
    var mean = sum / r;

    return mean / x.length;
}

function lowerBound(x, value) {
    var mid = 0;
    var lo = 0;
    var hi = x.length;

    while (lo < hi) {
        mid = (lo + hi) >>> 1;

        if (value <= x[mid]) {
            hi = mid;
        } else {
            lo = -~mid;
        }
    }

    return lo;
}

function upperBound(x, value) {
    var mid = 0;
    var lo = 0;
    var hi = x.length;

    while (lo < hi) {
        mid = (lo + hi) >>> 1;

        if (value >= x[mid]) {
            lo = -~mid;
        } else {
            hi = mid;
        }
    }

    return lo;
}

/**
 * This function returns the quantile in which one would find the given value in
 * the given array. It will copy and sort your array before each run, so
 * if you know your array is already sorted, you should use `quantileRankSorted`
 * instead.
 *
 * @param {Array<number>} x input
 * @param {number} value the value for which to find the quantile rank
 * @returns {number} the quantile rank
 * @example
 * quantileRank([4, 3, 1, 2], 3); // => 0.75
 * quantileRank([4, 3, 2, 3, 1], 3); // => 0.7
 * quantileRank([2, 4, 1, 3], 6); // => 1
 * quantileRank([5, 3, 1, 2, 3], 4); // => 0.8
 */
function quantileRank(x, value) {
    // Cloning and sorting the array
    var sortedCopy = numericSort(x);

    return quantileRankSorted(sortedCopy, value);
}

/**
 * The [R Squared](http://en.wikipedia.org/wiki/Coefficient_of_determination)
 * value of data compared with a function `f`
 * is the sum of the squared differences between the prediction
 * and the actual value.
 *
 * @param {Array<Array<number>>} x input data: this should be doubly-nested
 * @param {Function} func function called on `[i][0]` values within the dataset
 * @returns {number} r-squared value
 * @example
 * var samples = [[0, 0], [1, 1]];
 * var regressionLine = linearRegressionLine(linearRegression(samples));
 * rSquared(samples, regressionLine); // = 1 this line is a perfect fit
 */
function rSquared(x, func) {
    if (x.length < 2) {
        return 1;
    }

    // Compute the average y value for the actual
    // data set in order to compute the
    // _total sum of squares_
    var sum = 0;
    for (var i = 0; i < x.length; i++) {
        sum += x[i][1];
    }
    var average = sum / x.length;

    // Compute the total sum of squares - the
    // squared difference between each point
    // and the average of all points.
    var sumOfSquares = 0;
    for (var j = 0; j < x.length; j++) {
        sumOfSquares += Math.pow(average - x[j][1], 2);
    }

    // Finally estimate the error: the squared
    // difference between the estimate and the actual data
    // value at each point.
    var err = 0;
    for (var k = 0; k < x.length; k++) {
        err += Math.pow(x[k][1] - func(x[k][0]), 2);
    }

    // As the error grows larger, its ratio to the
    // sum of squares increases and the r squared
    // value grows lower.
    return 1 - err / sumOfSquares;
}

/**
 * The Root Mean Square (RMS) is
 * a mean function used as a measure of the magnitude of a set
 * of numbers, regardless of their sign.
 * This is the square root of the mean of the squares of the
 * input numbers.
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x a sample of one or more data points
 * @returns {number} root mean square
 * @throws {Error} if x is empty
 * @example
 * rootMeanSquare([-1, 1, -1, 1]); // => 1
 */
function rootMeanSquare(x) {
    if (x.length === 0) {
        throw new Error("rootMeanSquare requires at least one data point");
    }

    var sumOfSquares = 0;
    for (var i = 0; i < x.length; i++) {
        sumOfSquares += Math.pow(x[i], 2);
    }

    return Math.sqrt(sumOfSquares / x.length);
}

/**
 * A [Fisher-Yates shuffle](http://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle)
 * in-place - which means that it **will change the order of the original
 * array by reference**.
 *
 * This is an algorithm that generates a random [permutation](https://en.wikipedia.org/wiki/Permutation)
 * of a set.
 *
 * @param {Array} x sample of one or more numbers
 * @param {Function} [randomSource=Math.random] an optional entropy source that
 * returns numbers between 0 inclusive and 1 exclusive: the range [0, 1)
 * @returns {Array} x
 * @example
 * var x = [1, 2, 3, 4];
 * shuffleInPlace(x);
 * // x is shuffled to a value like [2, 1, 4, 3]
 */
function shuffleInPlace(x, randomSource) {
    // a custom random number source can be provided if you want to use
    // a fixed seed or another random number generator, like
    // [random-js](https://www.npmjs.org/package/random-js)
    randomSource = randomSource || Math.random;

    // store the current length of the x to determine
    // when no elements remain to shuffle.
    var length = x.length;

    // temporary is used to hold an item when it is being
    // swapped between indices.
    var temporary;

    // The index to swap at each stage.
    var index;

    // While there are still items to shuffle
    while (length > 0) {
        // choose a random index within the subset of the array
        // that is not yet shuffled
        index = Math.floor(randomSource() * length--);

        // store the value that we'll move temporarily
        temporary = x[length];

        // swap the value at `x[length]` with `x[index]`
        x[length] = x[index];
        x[index] = temporary;
    }

    return x;
}

/**
 * A [Fisher-Yates shuffle](http://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle)
 * is a fast way to create a random permutation of a finite set. This is
 * a function around `shuffle_in_place` that adds the guarantee that
 * it will not modify its input.
 *
 * @param {Array} x sample of 0 or more numbers
 * @param {Function} [randomSource=Math.random] an optional entropy source that
 * returns numbers between 0 inclusive and 1 exclusive: the range [0, 1)
 * @return {Array} shuffled version of input
 * @example
 * var shuffled = shuffle([1, 2, 3, 4]);
 * shuffled; // = [2, 3, 1, 4] or any other random permutation
 */
function shuffle(x, randomSource) {
    // slice the original array so that it is not modified
    var sample = x.slice();

    // and then shuffle that shallow-copied array, in place
    return shuffleInPlace(sample, randomSource);
}

/**
 * Create a [simple random sample](http://en.wikipedia.org/wiki/Simple_random_sample)
 * from a given array of `n` elements.
 *
 * The sampled values will be in any order, not necessarily the order
 * they appear in the input.
 *
 * @param {Array<any>} x input array. can contain any type
 * @param {number} n count of how many elements to take
 * @param {Function} [randomSource=Math.random] an optional entropy source that
 * returns numbers between 0 inclusive and 1 exclusive: the range [0, 1)
 * @return {Array} subset of n elements in original array
 *
 * @example
 * var values = [1, 2, 4, 5, 6, 7, 8, 9];
 * sample(values, 3); // returns 3 random values, like [2, 5, 8];
 */
function sample(x, n, randomSource) {
    // shuffle the original array using a fisher-yates shuffle
    var shuffled = shuffle(x, randomSource);

    // and then return a subset of it - the first `n` elements.
    return shuffled.slice(0, n);
}

/**
 * [Sample covariance](https://en.wikipedia.org/wiki/Sample_mean_and_covariance) of two datasets:
 * how much do the two datasets move together?
 * x and y are two datasets, represented as arrays of numbers.
 *
 * @param {Array<number>} x a sample of two or more data points
 * @param {Array<number>} y a sample of two or more data points
 * @throws {Error} if x and y do not have equal lengths
 * @throws {Error} if x or y have length of one or less
 * @returns {number} sample covariance
 * @example
 * sampleCovariance([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]); // => -3.5
 */
function sampleCovariance(x, y) {
    // The two datasets must have the same length which must be more than 1
    if (x.length !== y.length) {
        throw new Error("sampleCovariance requires samples with equal lengths");
    }

    if (x.length < 2) {
        throw new Error(
            "sampleCovariance requires at least two data points in each sample"
        );
    }

    // determine the mean of each dataset so that we can judge each
    // value of the dataset fairly as the difference from the mean. this
    // way, if one dataset is [1, 2, 3] and [2, 3, 4], their covariance
    // does not suffer because of the difference in absolute values
    var xmean = mean(x);
    var ymean = mean(y);
    var sum = 0;

    // for each pair of values, the covariance increases when their
    // difference from the mean is associated - if both are well above
    // or if both are well below
    // the mean, the covariance increases significantly.
    for (var i = 0; i < x.length; i++) {
        sum += (x[i] - xmean) * (y[i] - ymean);
    }

    // this is Bessels' Correction: an adjustment made to sample statistics
    // that allows for the reduced degree of freedom entailed in calculating
    // values from samples rather than complete populations.
    var besselsCorrection = x.length - 1;

    // the covariance is weighted by the length of the datasets.
    return sum / besselsCorrection;
}

/**
 * The [correlation](http://en.wikipedia.org/wiki/Correlation_and_dependence) is
 * a measure of how correlated two datasets are, between -1 and 1
 *
 * @param {Array<number>} x first input
 * @param {Array<number>} y second input
 * @returns {number} sample correlation
 * @example
 * sampleCorrelation([1, 2, 3, 4, 5, 6], [2, 2, 3, 4, 5, 60]).toFixed(2);
 * // => '0.69'
 */
function sampleCorrelation(x, y) {
    var cov = sampleCovariance(x, y);
    var xstd = sampleStandardDeviation(x);
    var ystd = sampleStandardDeviation(y);

    return cov / xstd / ystd;
}

/**
 * [Kurtosis](http://en.wikipedia.org/wiki/Kurtosis) is
 * a measure of the heaviness of a distribution's tails relative to its
 * variance. The kurtosis value can be positive or negative, or even undefined.
 *
 * Implementation is based on Fisher's excess kurtosis definition and uses
 * unbiased moment estimators. This is the version found in Excel and available
 * in several statistical packages, including SAS and SciPy.
 *
 * @param {Array<number>} x a sample of 4 or more data points
 * @returns {number} sample kurtosis
 * @throws {Error} if x has length less than 4
 * @example
 * sampleKurtosis([1, 2, 2, 3, 5]); // => 1.4555765595463122
 */
function sampleKurtosis(x) {
    var n = x.length;

    if (n < 4) {
        throw new Error("sampleKurtosis requires at least four data points");
    }

    var meanValue = mean(x);
    var tempValue;
    var secondCentralMoment = 0;
    var fourthCentralMoment = 0;

    for (var i = 0; i < n; i++) {
        tempValue = x[i] - meanValue;
        secondCentralMoment += tempValue * tempValue;
        fourthCentralMoment += tempValue * tempValue * tempValue * tempValue;
    }

    return (
        ((n - 1) / ((n - 2) * (n - 3))) *
        ((n * (n + 1) * fourthCentralMoment) /
            (secondCentralMoment * secondCentralMoment) -
            3 * (n - 1))
    );
}

/**
 * Rank values, giving tied values the average of the ranks they span.
 *
 * Spearman's rho is defined on these midranks. Assigning tied values
 * distinct consecutive ranks instead would make the rank of a value depend
 * on where it happens to sit in the input array, and therefore make the
 * correlation depend on the order the pairs are listed in.
 *
 * @private
 * @param {Array<number>} values input
 * @returns {Array<number>} ranks, in the order of the input
 */
function midranks(values) {
    var order = values
        .map(function (value, index) { return [value, index]; })
        .sort(function (a, b) { return a[0] - b[0]; });

    var ranks = Array(values.length);
    var i = 0;
    while (i < order.length) {
        // Extend j across every value tied with the one at i.
        var j = i;
        while (j + 1 < order.length && order[j + 1][0] === order[i][0]) {
            j++;
        }
        var rank = (i + j) / 2;
        for (var k = i; k <= j; k++) {
            ranks[order[k][1]] = rank;
        }
        i = j + 1;
    }
    return ranks;
}

/**
 * The [rank correlation](https://en.wikipedia.org/wiki/Rank_correlation) is
 * a measure of the strength of monotonic relationship between two arrays
 *
 * Tied values share the average of the ranks they span, so the result
 * depends only on the paired data and not on the order the pairs are given
 * in. When either input has no rank variance the correlation is undefined
 * and the result is `NaN`.
 *
 * @param {Array<number>} x first input
 * @param {Array<number>} y second input
 * @returns {number} sample rank correlation
 * @example
 * sampleRankCorrelation([1, 2, 3, 4, 5], [1, 4, 9, 16, 25]);
 * // => 1
 */
function sampleRankCorrelation(x, y) {
    return sampleCorrelation(midranks(x), midranks(y));
}

/**
 * [Skewness](http://en.wikipedia.org/wiki/Skewness) is
 * a measure of the extent to which a probability distribution of a
 * real-valued random variable "leans" to one side of the mean.
 * The skewness value can be positive or negative, or even undefined.
 *
 * Implementation is based on the adjusted Fisher-Pearson standardized
 * moment coefficient, which is the version found in Excel and several
 * statistical packages including Minitab, SAS and SPSS.
 *
 * Pass `biased` to opt into the biased coefficient instead, which is the
 * population moment ratio `m3 / m2^(3/2)`. That is what R reports and what
 * scipy returns by default; the adjusted coefficient above is scipy's
 * `bias=False`. The two differ by a factor of `sqrt(n * (n - 1)) / (n - 2)`.
 *
 * @since 4.1.0
 * @param {Array<number>} x a sample of 3 or more data points
 * @param {boolean} [biased=false] if true, return the biased coefficient
 * @returns {number} sample skewness
 * @throws {Error} if x has length less than 3
 * @example
 * sampleSkewness([2, 4, 6, 3, 1]); // => 0.590128656384365
 * sampleSkewness([2, 4, 6, 3, 1], true); // => 0.3958703373438167
 */
function sampleSkewness(x, biased) {
    if ( biased === void 0 ) biased = false;

    if (x.length < 3) {
        throw new Error("sampleSkewness requires at least three data points");
    }

    var meanValue = mean(x);
    var tempValue;
    var sumSquaredDeviations = 0;
    var sumCubedDeviations = 0;

    for (var i = 0; i < x.length; i++) {
        tempValue = x[i] - meanValue;
        sumSquaredDeviations += tempValue * tempValue;
        sumCubedDeviations += tempValue * tempValue * tempValue;
    }

    var n = x.length;

    if (biased) {
        // The population moments, without Bessel's correction: the biased
        // coefficient is the third central moment over the second raised
        // to three halves.
        var secondCentralMoment = sumSquaredDeviations / n;
        var thirdCentralMoment = sumCubedDeviations / n;

        return thirdCentralMoment / Math.pow(secondCentralMoment, 3 / 2);
    }

    // this is Bessels' Correction: an adjustment made to sample statistics
    // that allows for the reduced degree of freedom entailed in calculating
    // values from samples rather than complete populations.
    var besselsCorrection = x.length - 1;

    // Find the mean value of that list
    var theSampleStandardDeviation = Math.sqrt(
        sumSquaredDeviations / besselsCorrection
    );

    var cubedS = Math.pow(theSampleStandardDeviation, 3);

    return (n * sumCubedDeviations) / ((n - 1) * (n - 2) * cubedS);
}

/**
 * Sampling with replacement is a type of sampling that allows the same
 * item to be picked out of a population more than once.
 *
 * @param {Array<*>} x an array of any kind of value
 * @param {number} n count of how many elements to take
 * @param {Function} [randomSource=Math.random] an optional entropy source that
 * returns numbers between 0 inclusive and 1 exclusive: the range [0, 1)
 * @return {Array} n sampled items from the population
 * @example
 * var values = [1, 2, 3, 4];
 * sampleWithReplacement(values, 2); // returns 2 random values, like [2, 4];
 */
function sampleWithReplacement(x, n, randomSource) {
    if (x.length === 0) {
        return [];
    }

    // a custom random number source can be provided if you want to use
    // a fixed seed or another random number generator, like
    // [random-js](https://www.npmjs.org/package/random-js)
    randomSource = randomSource || Math.random;

    var length = x.length;
    var sample = [];

    for (var i = 0; i < n; i++) {
        var index = Math.floor(randomSource() * length);

        sample.push(x[index]);
    }

    return sample;
}

/**
 * The [root mean square](https://en.wikipedia.org/wiki/Root_mean_square)
 * computed by scaling, which is an equivalent way of computing
 * `rootMeanSquare` suitable for values whose squares leave floating point
 * range.
 *
 * `rootMeanSquare` sums the squares directly, so it returns `Infinity` once
 * a value exceeds about 1e154 and `0` once every value falls below about
 * 1e-162. This function divides through by the largest magnitude first, so
 * the squares it sums are all at most one.
 *
 * It runs in `O(n)`, linear time, with respect to the length of the array,
 * in two passes rather than one.
 *
 * @param {Array<number>} x a sample of one or more data points
 * @returns {number} root mean square
 * @throws {Error} if x is empty
 * @example
 * scaledRootMeanSquare([-1, 1, -1, 1]); // => 1
 * scaledRootMeanSquare([1e200, 2e200, 3e200]); // => 2.1602468994692866e+200
 */
function scaledRootMeanSquare(x) {
    if (x.length === 0) {
        throw new Error(
            "scaledRootMeanSquare requires at least one data point"
        );
    }

    var max = 0;
    for (var i = 0; i < x.length; i++) {
        var magnitude = Math.abs(x[i]);
        max = Math.max(max, magnitude);
    }

    // Every value is zero, and the division below would be 0 / 0.
    if (max === 0) {
        return 0;
    }

    // An infinite or missing largest value cannot be scaled away, and
    // dividing by it would turn the result into NaN. Report it as
    // `rootMeanSquare` does.
    if (!Number.isFinite(max)) {
        return max;
    }

    var sumOfSquares = 0;
    for (var i$1 = 0; i$1 < x.length; i$1++) {
        var scaled = x[i$1] / max;
        sumOfSquares += scaled * scaled;
    }

    return max * Math.sqrt(sumOfSquares / x.length);
}

/**
 * The [variance](http://en.wikipedia.org/wiki/Variance)
 * is the sum of squared deviations from the mean.
 *
 * This is an implementation of variance, not sample variance:
 * see the `sampleVariance` method if you want a sample measure.
 *
 * @param {Array<number>} x a population of one or more data points
 * @returns {number} variance: a value greater than or equal to zero.
 * zero indicates that all values are identical.
 * @throws {Error} if x's length is 0
 * @example
 * variance([1, 2, 3, 4, 5, 6]); // => 2.9166666666666665
 */
function variance(x) {
    if (x.length === 0) {
        throw new Error("variance requires at least one data point");
    }

    // Find the mean of squared deviations between the
    // mean value and each value.
    return sumNthPowerDeviations(x, 2) / x.length;
}

/**
 * The [standard deviation](http://en.wikipedia.org/wiki/Standard_deviation)
 * is the square root of the variance. This is also known as the population
 * standard deviation. It's useful for measuring the amount
 * of variation or dispersion in a set of values.
 *
 * Standard deviation is only appropriate for full-population knowledge: for
 * samples of a population, {@link sampleStandardDeviation} is
 * more appropriate.
 *
 * @param {Array<number>} x input
 * @returns {number} standard deviation
 * @example
 * variance([2, 4, 4, 4, 5, 5, 7, 9]); // => 4
 * standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]); // => 2
 */
function standardDeviation(x) {
    if (x.length === 1) {
        return 0;
    }
    var v = variance(x);
    return Math.sqrt(v);
}

/**
 * When removing a value from a list, one does not have to necessary
 * recompute the mean of the list in linear time. They can instead use
 * this function to compute the new mean by providing the current mean,
 * the number of elements in the list that produced it and the value to remove.
 *
 * @since 3.0.0
 * @param {number} mean current mean
 * @param {number} n number of items in the list
 * @param {number} value the value to remove
 * @returns {number} the new mean
 *
 * @example
 * subtractFromMean(20.5, 6, 53); // => 14
 */
function subtractFromMean(mean, n, value) {
    return (mean * n - value) / (n - 1);
}

/**
 * This is to compute [a one-sample t-test](https://en.wikipedia.org/wiki/Student%27s_t-test#One-sample_t-test), comparing the mean
 * of a sample to a known value, x.
 *
 * in this case, we're trying to determine whether the
 * population mean is equal to the value that we know, which is `x`
 * here. Usually the results here are used to look up a
 * [p-value](http://en.wikipedia.org/wiki/P-value), which, for
 * a certain level of significance, will let you determine that the
 * null hypothesis can or cannot be rejected.
 *
 * @param {Array<number>} x sample of one or more numbers
 * @param {number} expectedValue expected value of the population mean
 * @returns {number} value
 * @example
 * tTest([1, 2, 3, 4, 5, 6], 3.385).toFixed(2); // => '0.16'
 */
function tTest(x, expectedValue) {
    // The mean of the sample
    var sampleMean = mean(x);

    // The standard deviation of the sample
    var sd = standardDeviation(x);

    // Square root the length of the sample
    var rootN = Math.sqrt(x.length);

    // returning the t value
    return (sampleMean - expectedValue) / (sd / rootN);
}

/**
 * This is to compute [two sample t-test](http://en.wikipedia.org/wiki/Student's_t-test).
 * Tests whether "mean(X)-mean(Y) = difference", (
 * in the most common case, we often have `difference == 0` to test if two samples
 * are likely to be taken from populations with the same mean value) with
 * no prior knowledge on standard deviations of both samples
 * other than the fact that they have the same standard deviation.
 *
 * Usually the results here are used to look up a
 * [p-value](http://en.wikipedia.org/wiki/P-value), which, for
 * a certain level of significance, will let you determine that the
 * null hypothesis can or cannot be rejected.
 *
 * `diff` can be omitted if it equals 0.
 *
 * [This is used to reject](https://en.wikipedia.org/wiki/Exclusion_of_the_null_hypothesis)
 * a null hypothesis that the two populations that have been sampled into
 * `sampleX` and `sampleY` are equal to each other.
 *
 * @param {Array<number>} sampleX a sample as an array of numbers
 * @param {Array<number>} sampleY a sample as an array of numbers
 * @param {number} [difference=0]
 * @returns {number|null} test result
 *
 * @example
 * tTestTwoSample([1, 2, 3, 4], [3, 4, 5, 6], 0); // => -2.1908902300206643
 */
function tTestTwoSample(sampleX, sampleY, difference) {
    var n = sampleX.length;
    var m = sampleY.length;

    // If either sample doesn't actually have any values, we can't
    // compute this at all, so we return `null`.
    if (!n || !m) {
        return null;
    }

    // default difference (mu) is zero
    if (!difference) {
        difference = 0;
    }

    var meanX = mean(sampleX);
    var meanY = mean(sampleY);
    var sampleVarianceX = sampleVariance(sampleX);
    var sampleVarianceY = sampleVariance(sampleY);

    if (
        typeof meanX === "number" &&
        typeof meanY === "number" &&
        typeof sampleVarianceX === "number" &&
        typeof sampleVarianceY === "number"
    ) {
        var weightedVariance =
            ((n - 1) * sampleVarianceX + (m - 1) * sampleVarianceY) /
            (n + m - 2);

        return (
            (meanX - meanY - difference) /
            Math.sqrt(weightedVariance * (1 / n + 1 / m))
        );
    }
}

/**
 * Validate values and weights for weighted statistics and return the total
 * weight.
 *
 * @param {Array<number>} x input values
 * @param {Array<number>} weights weights for each input value
 * @param {string} name function name for error messages
 * @returns {number} total weight
 * @private
 */
function validateWeightedInput(x, weights, name) {
    if (x.length === 0) {
        throw new Error((name + " requires at least one data point"));
    }

    if (x.length !== weights.length) {
        throw new Error(
            (name + " requires values and weights to be the same length")
        );
    }

    var totalWeight = 0;

    for (var i = 0; i < weights.length; i++) {
        if (weights[i] < 0) {
            throw new Error((name + " requires weights to be non-negative"));
        }

        totalWeight += weights[i];
    }

    if (totalWeight === 0) {
        throw new Error((name + " requires at least one positive weight"));
    }

    return totalWeight;
}

/**
 * [Weighted least squares](https://en.wikipedia.org/wiki/Weighted_least_squares)
 * fits a line through a set of coordinates in which some observations count
 * for more than others, which is what R's `lm()` does when given a `weights`
 * argument. `linearRegression` is the special case where every weight is
 * equal.
 *
 * A weight of zero drops its observation from the fit. Weights are relative,
 * so scaling all of them by the same factor leaves the line unchanged.
 *
 * @param {Array<Array<number>>} data an array of two-element arrays,
 * like `[[0, 1], [2, 3]]`
 * @param {Array<number>} weights weight for each coordinate
 * @returns {Object} object containing slope and intersect of regression line
 * @throws {Error} if data is empty, weights is a different length than data,
 * all weights are zero, or a weight is negative
 * @example
 * weightedLinearRegression([[0, 0], [1, 1], [2, 2]], [1, 1, 1]); // => { m: 1, b: 0 }
 */
function weightedLinearRegression(data, weights) {
    var totalWeight = validateWeightedInput(
        data,
        weights,
        "weightedLinearRegression"
    );

    // With one point the slope is unconstrained, so match `linearRegression`
    // and take the horizontal line through it.
    if (data.length === 1) {
        return { m: 0, b: data[0][1] };
    }

    // The weighted means of x and y. Centering on them before accumulating
    // the cross products keeps the sums small when the coordinates are not.
    var sumWeightedX = 0;
    var sumWeightedY = 0;
    for (var i = 0; i < data.length; i++) {
        sumWeightedX += weights[i] * data[i][0];
        sumWeightedY += weights[i] * data[i][1];
    }
    var meanX = sumWeightedX / totalWeight;
    var meanY = sumWeightedY / totalWeight;

    var sumXY = 0;
    var sumXX = 0;
    for (var i$1 = 0; i$1 < data.length; i$1++) {
        var deviationX = data[i$1][0] - meanX;
        sumXY += weights[i$1] * deviationX * (data[i$1][1] - meanY);
        sumXX += weights[i$1] * deviationX * deviationX;
    }

    var m = sumXY / sumXX;

    return { m: m, b: meanY - m * meanX };
}

/**
 * The [weighted mean](https://en.wikipedia.org/wiki/Weighted_arithmetic_mean),
 * _also known as weighted average_, is the sum of each value multiplied by its
 * weight, divided by the total weight.
 *
 * The weighted values are accumulated with the same
 * [Kahan-Babuska](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf)
 * correction that {@link sum} uses, so that terms which cancel do not lose
 * precision. The correction is applied in a single pass, without building an
 * intermediate array.
 *
 * This runs in `O(n)`, linear time, with respect to the length of the array.
 *
 * @param {Array<number>} x sample of one or more data points
 * @param {Array<number>} weights non-negative weights for each data point
 * @throws {Error} if x is empty, weights is a different length than x, all weights are zero, or a weight is negative
 * @returns {number} weighted mean
 * @example
 * weightedMean([80, 90, 100], [1, 1, 2]); // => 92.5
 */
function weightedMean(x, weights) {
    var totalWeight = validateWeightedInput(x, weights, "weightedMean");

    var weightedSum = x[0] * weights[0];
    var correction = 0;
    var transition;
    var value;

    for (var i = 1; i < x.length; i++) {
        value = x[i] * weights[i];
        transition = weightedSum + value;

        if (Math.abs(weightedSum) >= Math.abs(value)) {
            correction += weightedSum - transition + value;
        } else {
            correction += value - transition + weightedSum;
        }

        weightedSum = transition;
    }

    return (weightedSum + correction) / totalWeight;
}

/**
 * The weighted quantile is the value whose cumulative weight reaches the
 * requested probability.
 *
 * This implementation sorts value/weight pairs by value, then returns the
 * first value where cumulative weight is greater than or equal to `p` times the
 * total weight. When p is an array, the result is also an array containing the
 * appropriate weighted quantiles in input order.
 *
 * @param {Array<number>} x sample of one or more data points
 * @param {Array<number>} weights non-negative weights for each data point
 * @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
 * @throws {Error} if x is empty, weights is a different length than x, all weights are zero, a weight is negative, or p is outside of the range from 0 to 1
 * @returns {number} weighted quantile
 * @example
 * weightedQuantile([1, 2, 3], [1, 1, 2], 0.5); // => 2
 */
function weightedQuantile(x, weights, p) {
    var totalWeight = validateWeightedInput(x, weights, "weightedQuantile");
    var sorted = [];

    for (var i = 0; i < x.length; i++) {
        sorted.push([x[i], weights[i]]);
    }

    sorted.sort(compareValue);

    if (Array.isArray(p)) {
        var results = [];

        for (var i$1 = 0; i$1 < p.length; i$1++) {
            results[i$1] = weightedQuantileSorted(sorted, totalWeight, p[i$1]);
        }

        return results;
    }

    return weightedQuantileSorted(sorted, totalWeight, p);
}

function weightedQuantileSorted(sorted, totalWeight, p) {
    if (p < 0 || p > 1) {
        throw new Error("quantiles must be between 0 and 1");
    }

    if (p === 0) {
        return sorted[0][0];
    }

    var threshold = p * totalWeight;
    var cumulativeWeight = 0;

    for (var i = 0; i < sorted.length; i++) {
        cumulativeWeight += sorted[i][1];

        if (cumulativeWeight >= threshold) {
            return sorted[i][0];
        }
    }

    return sorted[sorted.length - 1][0];
}

function compareValue(a, b) {
    return a[0] - b[0];
}

/**
 * The [weighted variance](https://en.wikipedia.org/wiki/Weighted_arithmetic_mean#Weighted_sample_variance)
 * is the average weighted squared deviation from the weighted mean.
 *
 * This is a population weighted variance: see the `variance` method for the
 * unweighted population variance.
 *
 * @param {Array<number>} x population of one or more data points
 * @param {Array<number>} weights non-negative weights for each data point
 * @throws {Error} if x is empty, weights is a different length than x, all weights are zero, or a weight is negative
 * @returns {number} weighted variance
 * @example
 * weightedVariance([2, 4, 4, 4, 5, 5, 7, 9], [1, 1, 1, 1, 1, 1, 1, 1]); // => 4
 */
function weightedVariance(x, weights) {
    var totalWeight = validateWeightedInput(x, weights, "weightedVariance");
    var mean = weightedMean(x, weights);
    var weightedSumSquaredDeviations = 0;

    for (var i = 0; i < x.length; i++) {
        var deviation = x[i] - mean;
        weightedSumSquaredDeviations += weights[i] * deviation * deviation;
    }

    return weightedSumSquaredDeviations / totalWeight;
}

/**
 * The [weighted standard deviation](https://en.wikipedia.org/wiki/Standard_deviation)
 * is the square root of the weighted variance.
 *
 * This is a population weighted standard deviation.
 *
 * @param {Array<number>} x population of one or more data points
 * @param {Array<number>} weights non-negative weights for each data point
 * @throws {Error} if x is empty, weights is a different length than x, all weights are zero, or a weight is negative
 * @returns {number} weighted standard deviation
 * @example
 * weightedStandardDeviation([2, 4, 4, 4, 5, 5, 7, 9], [1, 1, 1, 1, 1, 1, 1, 1]); // => 2
 */
function weightedStandardDeviation(x, weights) {
    return Math.sqrt(weightedVariance(x, weights));
}

/**
 * This function calculates the Wilcoxon rank sum statistic for the first sample
 * with respect to the second. The Wilcoxon rank sum test is a non-parametric
 * alternative to the t-test which is equivalent to the
 * [Mann-Whitney U test](https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test).
 * The statistic is calculated by pooling all the observations together, ranking them,
 * and then summing the ranks associated with one of the samples. If this rank sum is
 * sufficiently large or small we reject the hypothesis that the two samples come
 * from the same distribution in favor of the alternative that one is shifted with
 * respect to the other.
 *
 * @param {Array<number>} sampleX a sample as an array of numbers
 * @param {Array<number>} sampleY a sample as an array of numbers
 * @returns {number} rank sum for sampleX
 *
 * @example
 * wilcoxonRankSum([1, 4, 8], [9, 12, 15]); // => 6
 */
function wilcoxonRankSum(sampleX, sampleY) {
    if (!sampleX.length || !sampleY.length) {
        throw new Error("Neither sample can be empty");
    }

    var pooledSamples = sampleX
        .map(function (x) { return ({ label: "x", value: x }); })
        .concat(sampleY.map(function (y) { return ({ label: "y", value: y }); }))
        .sort(function (a, b) { return a.value - b.value; });

    for (var rank = 0; rank < pooledSamples.length; rank++) {
        pooledSamples[rank].rank = rank;
    }

    var tiedRanks = [pooledSamples[0].rank];
    for (var i = 1; i < pooledSamples.length; i++) {
        if (pooledSamples[i].value === pooledSamples[i - 1].value) {
            tiedRanks.push(pooledSamples[i].rank);
            if (i === pooledSamples.length - 1) {
                replaceRanksInPlace(pooledSamples, tiedRanks);
            }
        } else {
            if (tiedRanks.length > 1) {
                replaceRanksInPlace(pooledSamples, tiedRanks);
            }
            tiedRanks = [pooledSamples[i].rank];
        }
    }

    function replaceRanksInPlace(pooledSamples, tiedRanks) {
        var average = (tiedRanks[0] + tiedRanks[tiedRanks.length - 1]) / 2;
        for (var i = 0; i < tiedRanks.length; i++) {
            pooledSamples[tiedRanks[i]].rank = average;
        }
    }

    var rankSum = 0;

    for (var i$1 = 0; i$1 < pooledSamples.length; i$1++) {
        var sample = pooledSamples[i$1];
        if (sample.label === "x") {
            rankSum += sample.rank + 1;
        }
    }

    return rankSum;
}

/**
 * We use `ε`, epsilon, as a stopping criterion when we want to iterate
 * until we're "close enough". Epsilon is a very small number: for
 * simple statistics, that number is **0.0001**
 *
 * This is used in calculations like the binomialDistribution, in which
 * the process of finding a value is [iterative](https://en.wikipedia.org/wiki/Iterative_method):
 * it progresses until it is close enough.
 *
 * Below is an example of using epsilon in [gradient descent](https://en.wikipedia.org/wiki/Gradient_descent),
 * where we're trying to find a local minimum of a function's derivative,
 * given by the `fDerivative` method.
 *
 * @example
 * // From calculation, we expect that the local minimum occurs at x=9/4
 * var x_old = 0;
 * // The algorithm starts at x=6
 * var x_new = 6;
 * var stepSize = 0.01;
 *
 * function fDerivative(x) {
 *   return 4 * Math.pow(x, 3) - 9 * Math.pow(x, 2);
 * }
 *
 * // The loop runs until the difference between the previous
 * // value and the current value is smaller than epsilon - a rough
 * // meaure of 'close enough'
 * while (Math.abs(x_new - x_old) > ss.epsilon) {
 *   x_old = x_new;
 *   x_new = x_old - stepSize * fDerivative(x_old);
 * }
 *
 * console.log('Local minimum occurs at', x_new);
 */
var epsilon = 0.0001;

/**
 * Relative error.
 *
 * This is more difficult to calculate than it first appears [1,2].  The usual
 * formula for the relative error between an actual value A and an expected
 * value E is `|(A-E)/E|`, but:
 *
 * 1. If the expected value is 0, any other value has infinite relative error,
 *    which is counter-intuitive: if the expected voltage is 0, getting 1/10th
 *    of a volt doesn't feel like an infinitely large error.
 *
 * 2. This formula does not satisfy the mathematical definition of a metric [3].
 *    [4] solved this problem by defining the relative error as `|ln(|A/E|)|`,
 *    but that formula only works if all values are positive: for example, it
 *    reports the relative error of -10 and 10 as 0.
 *
 * Our implementation sticks with convention and returns:
 *
 * - 0 if the actual and expected values are both zero
 * - Infinity if the actual value is non-zero and the expected value is zero
 * - `|(A-E)/E|` in all other cases
 *
 * [1] https://math.stackexchange.com/questions/677852/how-to-calculate-relative-error-when-true-value-is-zero
 * [2] https://en.wikipedia.org/wiki/Relative_change_and_difference
 * [3] https://en.wikipedia.org/wiki/Metric_(mathematics)#Definition
 * [4] F.W.J. Olver: "A New Approach to Error Arithmetic." SIAM Journal on
 *     Numerical Analysis, 15(2), 1978, 10.1137/0715024.
 *
 * @param {number} actual The actual value.
 * @param {number} expected The expected value.
 * @return {number} The relative error.
 */
function relativeError(actual, expected) {
    // These lines are actually covered by tests, but it seems
    // like c8 has a bug that marks them as not covered.
    /* c8 ignore start */
    if (actual === 0 && expected === 0) {
        return 0;
    }
    /* c8 ignore end */
    return Math.abs((actual - expected) / expected);
}

/**
 * Approximate equality.
 *
 * @param {number} actual The value to be tested.
 * @param {number} expected The reference value.
 * @param {number} [tolerance=epsilon] The acceptable relative difference.
 * @return {boolean} Whether numbers are within tolerance.
 */
function approxEqual(actual, expected, tolerance) {
    if ( tolerance === void 0 ) tolerance = epsilon;

    return relativeError(actual, expected) <= tolerance;
}

/**
 * [Bayesian Classifier](http://en.wikipedia.org/wiki/Naive_Bayes_classifier)
 *
 * This is a naïve bayesian classifier that takes
 * singly-nested objects.
 *
 * @class
 * @example
 * var bayes = new BayesianClassifier();
 * bayes.train({
 *   species: 'Cat'
 * }, 'animal');
 * var result = bayes.score({
 *   species: 'Cat'
 * })
 * // result
 * // {
 * //   animal: 1
 * // }
 */
var BayesianClassifier = function BayesianClassifier() {
    // The number of items that are currently
    // classified in the model
    this.totalCount = 0;
    // Every item classified in the model
    this.data = {};
};

/**
 * Train the classifier with a new item, which has a single
 * dimension of Javascript literal keys and values.
 *
 * @param {Object} item an object with singly-deep properties
 * @param {string} category the category this item belongs to
 * @return {undefined} adds the item to the classifier
 */
BayesianClassifier.prototype.train = function train (item, category) {
    // If the data object doesn't have any values
    // for this category, create a new object for it.
    if (!this.data[category]) {
        this.data[category] = {};
    }

    // Iterate through each key in the item.
    for (var k in item) {
        var v = item[k];
        // Initialize the nested object `data[category][k][item[k]]`
        // with an object of keys that equal 0.
        if (this.data[category][k] === undefined) {
            this.data[category][k] = {};
        }
        if (this.data[category][k][v] === undefined) {
            this.data[category][k][v] = 0;
        }

        // And increment the key for this key/value combination.
        this.data[category][k][v]++;
    }

    // Increment the number of items classified
    this.totalCount++;
};

/**
 * Generate a score of how well this item matches all
 * possible categories based on its attributes
 *
 * @param {Object} item an item in the same format as with train
 * @returns {Object} of probabilities that this item belongs to a
 * given category.
 */
BayesianClassifier.prototype.score = function score (item) {
    // Initialize an empty array of odds per category.
    var odds = {};
    var category;
    // Iterate through each key in the item,
    // then iterate through each category that has been used
    // in previous calls to `.train()`
    for (var k in item) {
        var v = item[k];
        for (category in this.data) {
            // Create an empty object for storing key - value combinations
            // for this category, keeping combinations already collected
            // from earlier properties of the same item.
            if (odds[category] === undefined) {
                odds[category] = {};
            }

            // If this item doesn't even have a property, it counts for nothing,
            // but if it does have the property that we're looking for from
            // the item to categorize, it counts based on how popular it is
            // versus the whole population.
            if (this.data[category][k]) {
                odds[category][k + "_" + v] =
                    (this.data[category][k][v] || 0) / this.totalCount;
            } else {
                odds[category][k + "_" + v] = 0;
            }
        }
    }

    // Set up a new object that will contain sums of these odds by category
    var oddsSums = {};

    for (category in odds) {
        // Tally all of the odds for each category-combination pair -
        // the non-existence of a category does not add anything to the
        // score.
        oddsSums[category] = 0;
        for (var combination in odds[category]) {
            oddsSums[category] += odds[category][combination];
        }
    }

    return oddsSums;
};

/**
 * The [Bernoulli distribution](http://en.wikipedia.org/wiki/Bernoulli_distribution)
 * is the probability discrete
 * distribution of a random variable which takes value 1 with success
 * probability `p` and value 0 with failure
 * probability `q` = 1 - `p`. It can be used, for example, to represent the
 * toss of a coin, where "1" is defined to mean "heads" and "0" is defined
 * to mean "tails" (or vice versa). It is
 * a special case of a Binomial Distribution
 * where `n` = 1.
 *
 * @param {number} p input value, between 0 and 1 inclusive
 * @returns {number[]} values of bernoulli distribution at this point
 * @throws {Error} if p is outside 0 and 1
 * @example
 * bernoulliDistribution(0.3); // => [0.7, 0.3]
 */
function bernoulliDistribution(p) /*: number[] */ {
    // Check that `p` is a valid probability (0 ≤ p ≤ 1)
    if (p < 0 || p > 1) {
        throw new Error(
            "bernoulliDistribution requires probability to be between 0 and 1 inclusive"
        );
    }

    return [1 - p, p];
}

// Define series coefficients
var COEFFICIENTS = (/* unused pure expression or super */ null && ([
    0.99999999999999709182, 57.156235665862923517, -59.59796035547549,
    14.136097974741747174, -0.4919138160976202, 0.33994649984811888699e-4,
    0.46523628927048575665e-4, -9837447530487956e-20,
    0.15808870322491248884e-3, -21026444172410488e-20,
    0.2174396181152126432e-3, -1643181065367639e-19,
    0.84418223983852743293e-4, -26190838401581408e-21,
    0.36899182659531622704e-5
]));

var g = (/* unused pure expression or super */ null && (607 / 128));
var LOGSQRT2PI = Math.log(Math.sqrt(2 * Math.PI));

/**
 * Compute the logarithm of the [gamma function](https://en.wikipedia.org/wiki/Gamma_function) of a value using Lanczos' approximation.
 * This function takes as input any real-value n greater than 0.
 * This function is useful for values of n too large for the normal gamma function (n > 165).
 * The code is based on Lanczo's Gamma approximation, defined [here](http://my.fit.edu/~gabdo/gamma.txt).
 *
 * @param {number} n Any real number greater than zero.
 * @returns {number} The logarithm of gamma of the input value.
 *
 * @example
 * gammaln(500); // 2605.1158503617335
 * gammaln(2.4); // 0.21685932244884043
 */
function gammaln(n) {
    // Return infinity if value not in domain
    if (n <= 0) {
        return Number.POSITIVE_INFINITY;
    }

    // Decrement n, because approximation is defined for n - 1
    n--;

    // Create series approximation
    var a = COEFFICIENTS[0];

    for (var i = 1; i < 15; i++) {
        a += COEFFICIENTS[i] / (n + i);
    }

    var tmp = g + 0.5 + n;

    // Return natural logarithm of gamma(n)
    return LOGSQRT2PI + Math.log(a) - tmp + (n + 0.5) * Math.log(tmp);
}

/**
 * Discrete distributions are tabulated cell by cell, and the Poisson
 * distribution has no upper bound at all, so their tables need a length we can
 * still allocate. Past this, `binomialDistribution` and `poissonDistribution`
 * report a distribution they cannot produce rather than a partial one.
 */
var maxDistributionCells = 1e6;

/**
 * The [Binomial Distribution](http://en.wikipedia.org/wiki/Binomial_distribution) is the discrete probability
 * distribution of the number of successes in a sequence of n independent yes/no experiments, each of which yields
 * success with probability `probability`. Such a success/failure experiment is also called a Bernoulli experiment or
 * Bernoulli trial; when trials = 1, the Binomial Distribution is a Bernoulli Distribution.
 *
 * Returns `undefined` when the distribution cannot be calculated: either
 * argument is outside its domain or is not a number, or when `trials` is large
 * enough that the table would run past a million cells.
 *
 * @param {number} trials number of trials to simulate
 * @param {number} probability
 * @returns {number[] | undefined} output
 */
function binomialDistribution(trials, probability) /*: ?number[] */ {
    // Check that `p` is a valid probability (0 ≤ p ≤ 1),
    // that `n` is an integer, strictly positive.
    if (probability < 0 || probability > 1 || trials <= 0 || trials % 1 !== 0) {
        return undefined;
    }

    // More successes than trials are impossible, and the table cannot outgrow
    // what we can allocate.
    var lastCell = Math.min(trials, maxDistributionCells - 1);

    // The logarithms below are undefined at the ends of the probability range,
    // where the outcome is certain anyway.
    if (probability === 0) {
        return [1];
    }
    if (probability === 1) {
        if (trials > lastCell) {
            return undefined;
        }
        var certain = new Array(trials + 1).fill(0);
        certain[trials] = 1;
        return certain;
    }

    // `x` is the random variable: the number of successes. We iterate until
    // the cumulative probability is within `epsilon` of 1.0, at which point we
    // have the useful range of the distribution.
    var x = 0;
    var cumulativeProbability = 0;
    var cells = [];

    // The terms of the mass function below that do not vary with `x`
    var logTrialsFactorial = gammaln(trials + 1);
    var logProbability = Math.log(probability);
    // `log1p` rather than `Math.log(1 - probability)`, which cancels away the
    // low digits of the complement as `probability` approaches 1.
    var log1mProbability = Math.log1p(-probability);

    // This algorithm iterates through each potential outcome,
    // until the `cumulativeProbability` is very close to 1, at
    // which point we've defined the vast majority of outcomes
    do {
        // A [probability mass function](https://en.wikipedia.org/wiki/Probability_mass_function),
        // taken through its logarithm: the binomial coefficient and the two
        // powers each leave floating-point range long before the product they
        // form does, so computing them separately loses cells the distribution
        // needs.
        cells[x] = Math.exp(
            logTrialsFactorial -
                gammaln(x + 1) -
                gammaln(trials - x + 1) +
                x * logProbability +
                (trials - x) * log1mProbability
        );
        cumulativeProbability += cells[x];
        x++;
        // When the `cumulativeProbability` is nearly 1, we've calculated
        // the useful range of this distribution
    } while (cumulativeProbability < 1 - epsilon && x <= lastCell);

    // Stopping for any other reason - a probability that is not a number, or
    // more trials than the table can hold - leaves cells that do not add up to
    // a distribution, so report that rather than returning them.
    if (
        Number.isNaN(cumulativeProbability) ||
        cumulativeProbability < 1 - epsilon
    ) {
        return undefined;
    }

    return cells;
}

/**
 * [Sign](https://en.wikipedia.org/wiki/Sign_function) is a function
 * that extracts the sign of a real number
 *
 * @param {number} x input value
 * @returns {number} sign value either 1, 0 or -1
 * @throws {TypeError} if the input argument x is not a number
 * @private
 *
 * @example
 * sign(2); // => 1
 */
function sign(x) {
    if (typeof x === "number") {
        if (x < 0) {
            return -1;
        } else if (x === 0) {
            return 0;
        } else {
            return 1;
        }
    } else {
        throw new TypeError("not a number");
    }
}

/**
 * [Bisection method](https://en.wikipedia.org/wiki/Bisection_method) is a root-finding
 * method that repeatedly bisects an interval to find the root.
 *
 * This function returns a numerical approximation to the exact value.
 *
 * @param {Function} func input function
 * @param {number} start - start of interval
 * @param {number} end - end of interval
 * @param {number} maxIterations - the maximum number of iterations
 * @param {number} errorTolerance - the error tolerance
 * @returns {number} estimated root value
 * @throws {TypeError} Argument func must be a function
 *
 * @example
 * bisect(Math.cos,0,4,100,0.003); // => 1.572265625
 */
function bisect(func, start, end, maxIterations, errorTolerance) {
    if (typeof func !== "function")
        { throw new TypeError("func must be a function"); }

    for (var i = 0; i < maxIterations; i++) {
        var output = (start + end) / 2;

        if (
            func(output) === 0 ||
            Math.abs((end - start) / 2) < errorTolerance
        ) {
            return output;
        }

        if (sign(func(output)) === sign(func(start))) {
            start = output;
        } else {
            end = output;
        }
    }

    throw new Error("maximum number of iterations exceeded");
}

/**
 * **Percentage Points of the χ2 (Chi-Squared) Distribution**
 *
 * The [χ2 (Chi-Squared) Distribution](http://en.wikipedia.org/wiki/Chi-squared_distribution) is used in the common
 * chi-squared tests for goodness of fit of an observed distribution to a theoretical one, the independence of two
 * criteria of classification of qualitative data, and in confidence interval estimation for a population standard
 * deviation of a normal distribution from a sample standard deviation.
 *
 * Values from Appendix 1, Table III of William W. Hines & Douglas C. Montgomery, "Probability and Statistics in
 * Engineering and Management Science", Wiley (1980).
 */
var chiSquaredDistributionTable = {
    1: {
        0.995: 0,
        0.99: 0,
        0.975: 0,
        0.95: 0,
        0.9: 0.02,
        0.5: 0.45,
        0.1: 2.71,
        0.05: 3.84,
        0.025: 5.02,
        0.01: 6.63,
        0.005: 7.88
    },
    2: {
        0.995: 0.01,
        0.99: 0.02,
        0.975: 0.05,
        0.95: 0.1,
        0.9: 0.21,
        0.5: 1.39,
        0.1: 4.61,
        0.05: 5.99,
        0.025: 7.38,
        0.01: 9.21,
        0.005: 10.6
    },
    3: {
        0.995: 0.07,
        0.99: 0.11,
        0.975: 0.22,
        0.95: 0.35,
        0.9: 0.58,
        0.5: 2.37,
        0.1: 6.25,
        0.05: 7.81,
        0.025: 9.35,
        0.01: 11.34,
        0.005: 12.84
    },
    4: {
        0.995: 0.21,
        0.99: 0.3,
        0.975: 0.48,
        0.95: 0.71,
        0.9: 1.06,
        0.5: 3.36,
        0.1: 7.78,
        0.05: 9.49,
        0.025: 11.14,
        0.01: 13.28,
        0.005: 14.86
    },
    5: {
        0.995: 0.41,
        0.99: 0.55,
        0.975: 0.83,
        0.95: 1.15,
        0.9: 1.61,
        0.5: 4.35,
        0.1: 9.24,
        0.05: 11.07,
        0.025: 12.83,
        0.01: 15.09,
        0.005: 16.75
    },
    6: {
        0.995: 0.68,
        0.99: 0.87,
        0.975: 1.24,
        0.95: 1.64,
        0.9: 2.2,
        0.5: 5.35,
        0.1: 10.65,
        0.05: 12.59,
        0.025: 14.45,
        0.01: 16.81,
        0.005: 18.55
    },
    7: {
        0.995: 0.99,
        0.99: 1.24,
        0.975: 1.69,
        0.95: 2.17,
        0.9: 2.83,
        0.5: 6.35,
        0.1: 12.02,
        0.05: 14.07,
        0.025: 16.01,
        0.01: 18.48,
        0.005: 20.28
    },
    8: {
        0.995: 1.34,
        0.99: 1.65,
        0.975: 2.18,
        0.95: 2.73,
        0.9: 3.49,
        0.5: 7.34,
        0.1: 13.36,
        0.05: 15.51,
        0.025: 17.53,
        0.01: 20.09,
        0.005: 21.96
    },
    9: {
        0.995: 1.73,
        0.99: 2.09,
        0.975: 2.7,
        0.95: 3.33,
        0.9: 4.17,
        0.5: 8.34,
        0.1: 14.68,
        0.05: 16.92,
        0.025: 19.02,
        0.01: 21.67,
        0.005: 23.59
    },
    10: {
        0.995: 2.16,
        0.99: 2.56,
        0.975: 3.25,
        0.95: 3.94,
        0.9: 4.87,
        0.5: 9.34,
        0.1: 15.99,
        0.05: 18.31,
        0.025: 20.48,
        0.01: 23.21,
        0.005: 25.19
    },
    11: {
        0.995: 2.6,
        0.99: 3.05,
        0.975: 3.82,
        0.95: 4.57,
        0.9: 5.58,
        0.5: 10.34,
        0.1: 17.28,
        0.05: 19.68,
        0.025: 21.92,
        0.01: 24.72,
        0.005: 26.76
    },
    12: {
        0.995: 3.07,
        0.99: 3.57,
        0.975: 4.4,
        0.95: 5.23,
        0.9: 6.3,
        0.5: 11.34,
        0.1: 18.55,
        0.05: 21.03,
        0.025: 23.34,
        0.01: 26.22,
        0.005: 28.3
    },
    13: {
        0.995: 3.57,
        0.99: 4.11,
        0.975: 5.01,
        0.95: 5.89,
        0.9: 7.04,
        0.5: 12.34,
        0.1: 19.81,
        0.05: 22.36,
        0.025: 24.74,
        0.01: 27.69,
        0.005: 29.82
    },
    14: {
        0.995: 4.07,
        0.99: 4.66,
        0.975: 5.63,
        0.95: 6.57,
        0.9: 7.79,
        0.5: 13.34,
        0.1: 21.06,
        0.05: 23.68,
        0.025: 26.12,
        0.01: 29.14,
        0.005: 31.32
    },
    15: {
        0.995: 4.6,
        0.99: 5.23,
        0.975: 6.27,
        0.95: 7.26,
        0.9: 8.55,
        0.5: 14.34,
        0.1: 22.31,
        0.05: 25,
        0.025: 27.49,
        0.01: 30.58,
        0.005: 32.8
    },
    16: {
        0.995: 5.14,
        0.99: 5.81,
        0.975: 6.91,
        0.95: 7.96,
        0.9: 9.31,
        0.5: 15.34,
        0.1: 23.54,
        0.05: 26.3,
        0.025: 28.85,
        0.01: 32,
        0.005: 34.27
    },
    17: {
        0.995: 5.7,
        0.99: 6.41,
        0.975: 7.56,
        0.95: 8.67,
        0.9: 10.09,
        0.5: 16.34,
        0.1: 24.77,
        0.05: 27.59,
        0.025: 30.19,
        0.01: 33.41,
        0.005: 35.72
    },
    18: {
        0.995: 6.26,
        0.99: 7.01,
        0.975: 8.23,
        0.95: 9.39,
        0.9: 10.87,
        0.5: 17.34,
        0.1: 25.99,
        0.05: 28.87,
        0.025: 31.53,
        0.01: 34.81,
        0.005: 37.16
    },
    19: {
        0.995: 6.84,
        0.99: 7.63,
        0.975: 8.91,
        0.95: 10.12,
        0.9: 11.65,
        0.5: 18.34,
        0.1: 27.2,
        0.05: 30.14,
        0.025: 32.85,
        0.01: 36.19,
        0.005: 38.58
    },
    20: {
        0.995: 7.43,
        0.99: 8.26,
        0.975: 9.59,
        0.95: 10.85,
        0.9: 12.44,
        0.5: 19.34,
        0.1: 28.41,
        0.05: 31.41,
        0.025: 34.17,
        0.01: 37.57,
        0.005: 40
    },
    21: {
        0.995: 8.03,
        0.99: 8.9,
        0.975: 10.28,
        0.95: 11.59,
        0.9: 13.24,
        0.5: 20.34,
        0.1: 29.62,
        0.05: 32.67,
        0.025: 35.48,
        0.01: 38.93,
        0.005: 41.4
    },
    22: {
        0.995: 8.64,
        0.99: 9.54,
        0.975: 10.98,
        0.95: 12.34,
        0.9: 14.04,
        0.5: 21.34,
        0.1: 30.81,
        0.05: 33.92,
        0.025: 36.78,
        0.01: 40.29,
        0.005: 42.8
    },
    23: {
        0.995: 9.26,
        0.99: 10.2,
        0.975: 11.69,
        0.95: 13.09,
        0.9: 14.85,
        0.5: 22.34,
        0.1: 32.01,
        0.05: 35.17,
        0.025: 38.08,
        0.01: 41.64,
        0.005: 44.18
    },
    24: {
        0.995: 9.89,
        0.99: 10.86,
        0.975: 12.4,
        0.95: 13.85,
        0.9: 15.66,
        0.5: 23.34,
        0.1: 33.2,
        0.05: 36.42,
        0.025: 39.36,
        0.01: 42.98,
        0.005: 45.56
    },
    25: {
        0.995: 10.52,
        0.99: 11.52,
        0.975: 13.12,
        0.95: 14.61,
        0.9: 16.47,
        0.5: 24.34,
        0.1: 34.38,
        0.05: 37.65,
        0.025: 40.65,
        0.01: 44.31,
        0.005: 46.93
    },
    26: {
        0.995: 11.16,
        0.99: 12.2,
        0.975: 13.84,
        0.95: 15.38,
        0.9: 17.29,
        0.5: 25.34,
        0.1: 35.56,
        0.05: 38.89,
        0.025: 41.92,
        0.01: 45.64,
        0.005: 48.29
    },
    27: {
        0.995: 11.81,
        0.99: 12.88,
        0.975: 14.57,
        0.95: 16.15,
        0.9: 18.11,
        0.5: 26.34,
        0.1: 36.74,
        0.05: 40.11,
        0.025: 43.19,
        0.01: 46.96,
        0.005: 49.65
    },
    28: {
        0.995: 12.46,
        0.99: 13.57,
        0.975: 15.31,
        0.95: 16.93,
        0.9: 18.94,
        0.5: 27.34,
        0.1: 37.92,
        0.05: 41.34,
        0.025: 44.46,
        0.01: 48.28,
        0.005: 50.99
    },
    29: {
        0.995: 13.12,
        0.99: 14.26,
        0.975: 16.05,
        0.95: 17.71,
        0.9: 19.77,
        0.5: 28.34,
        0.1: 39.09,
        0.05: 42.56,
        0.025: 45.72,
        0.01: 49.59,
        0.005: 52.34
    },
    30: {
        0.995: 13.79,
        0.99: 14.95,
        0.975: 16.79,
        0.95: 18.49,
        0.9: 20.6,
        0.5: 29.34,
        0.1: 40.26,
        0.05: 43.77,
        0.025: 46.98,
        0.01: 50.89,
        0.005: 53.67
    },
    40: {
        0.995: 20.71,
        0.99: 22.16,
        0.975: 24.43,
        0.95: 26.51,
        0.9: 29.05,
        0.5: 39.34,
        0.1: 51.81,
        0.05: 55.76,
        0.025: 59.34,
        0.01: 63.69,
        0.005: 66.77
    },
    50: {
        0.995: 27.99,
        0.99: 29.71,
        0.975: 32.36,
        0.95: 34.76,
        0.9: 37.69,
        0.5: 49.33,
        0.1: 63.17,
        0.05: 67.5,
        0.025: 71.42,
        0.01: 76.15,
        0.005: 79.49
    },
    60: {
        0.995: 35.53,
        0.99: 37.48,
        0.975: 40.48,
        0.95: 43.19,
        0.9: 46.46,
        0.5: 59.33,
        0.1: 74.4,
        0.05: 79.08,
        0.025: 83.3,
        0.01: 88.38,
        0.005: 91.95
    },
    70: {
        0.995: 43.28,
        0.99: 45.44,
        0.975: 48.76,
        0.95: 51.74,
        0.9: 55.33,
        0.5: 69.33,
        0.1: 85.53,
        0.05: 90.53,
        0.025: 95.02,
        0.01: 100.42,
        0.005: 104.22
    },
    80: {
        0.995: 51.17,
        0.99: 53.54,
        0.975: 57.15,
        0.95: 60.39,
        0.9: 64.28,
        0.5: 79.33,
        0.1: 96.58,
        0.05: 101.88,
        0.025: 106.63,
        0.01: 112.33,
        0.005: 116.32
    },
    90: {
        0.995: 59.2,
        0.99: 61.75,
        0.975: 65.65,
        0.95: 69.13,
        0.9: 73.29,
        0.5: 89.33,
        0.1: 107.57,
        0.05: 113.14,
        0.025: 118.14,
        0.01: 124.12,
        0.005: 128.3
    },
    100: {
        0.995: 67.33,
        0.99: 70.06,
        0.975: 74.22,
        0.95: 77.93,
        0.9: 82.36,
        0.5: 99.33,
        0.1: 118.5,
        0.05: 124.34,
        0.025: 129.56,
        0.01: 135.81,
        0.005: 140.17
    }
};

/**
 * The [χ2 (Chi-Squared) Goodness-of-Fit Test](http://en.wikipedia.org/wiki/Goodness_of_fit#Pearson.27s_chi-squared_test)
 * uses a measure of goodness of fit which is the sum of differences between observed and expected outcome frequencies
 * (that is, counts of observations), each squared and divided by the number of observations expected given the
 * hypothesized distribution. The resulting χ2 statistic, `chiSquared`, can be compared to the chi-squared distribution
 * to determine the goodness of fit. In order to determine the degrees of freedom of the chi-squared distribution, one
 * takes the total number of observed frequencies and subtracts the number of estimated parameters. The test statistic
 * follows, approximately, a chi-square distribution with (k − c) degrees of freedom where `k` is the number of non-empty
 * cells and `c` is the number of estimated parameters for the distribution.
 *
 * @param {Array<number>} data
 * @param {Function} distributionType a function that returns a point in a distribution:
 * for instance, binomial, bernoulli, or poisson
 * @param {number} significance
 * @returns {number} chi squared goodness of fit
 * @example
 * // Data from Poisson goodness-of-fit example 10-19 in William W. Hines & Douglas C. Montgomery,
 * // "Probability and Statistics in Engineering and Management Science", Wiley (1980).
 * var data1019 = [
 *     0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
 *     0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
 *     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
 *     2, 2, 2, 2, 2, 2, 2, 2, 2,
 *     3, 3, 3, 3
 * ];
 * ss.chiSquaredGoodnessOfFit(data1019, ss.poissonDistribution, 0.05); //= false
 */
function chiSquaredGoodnessOfFit(data, distributionType, significance) {
    // Estimate from the sample data, a weighted mean.
    var inputMean = mean(data);
    // Calculated value of the χ2 statistic.
    var chiSquared = 0;
    // Number of hypothesized distribution parameters estimated, expected to be supplied in the distribution test.
    // Lose one degree of freedom for estimating `lambda` from the sample data.
    var c = 1;
    // The hypothesized distribution.
    // Generate the hypothesized distribution.
    var hypothesizedDistribution = distributionType(inputMean);
    var observedFrequencies = [];
    var expectedFrequencies = [];

    // Create an array holding a histogram from the sample data, of
    // the form `{ value: numberOfOcurrences }`
    for (var i = 0; i < data.length; i++) {
        if (observedFrequencies[data[i]] === undefined) {
            observedFrequencies[data[i]] = 0;
        }
        observedFrequencies[data[i]]++;
    }

    // The histogram we created might be sparse - there might be gaps
    // between values. So we iterate through the histogram, making
    // sure that instead of undefined, gaps have 0 values.
    for (var i$1 = 0; i$1 < observedFrequencies.length; i$1++) {
        if (observedFrequencies[i$1] === undefined) {
            observedFrequencies[i$1] = 0;
        }
    }

    // Create an array holding a histogram of expected data given the
    // sample size and hypothesized distribution.
    for (var k in hypothesizedDistribution) {
        if (k in observedFrequencies) {
            expectedFrequencies[+k] = hypothesizedDistribution[k] * data.length;
        }
    }

    if (expectedFrequencies.length === 0) {
        throw new Error(
            "chiSquaredGoodnessOfFit requires distributionType to return a distribution for the mean of the data"
        );
    }

    // The hypothesized distribution can stop short of the largest observation,
    // leaving those observations with no expected frequency to be compared
    // against. Fold them into the last class the distribution does cover, the
    // same treatment the collapse below gives to sparse classes, so that the
    // two histograms describe the same classes.
    var lastClass = expectedFrequencies.length - 1;
    for (var k$1 = observedFrequencies.length - 1; k$1 > lastClass; k$1--) {
        observedFrequencies[lastClass] += observedFrequencies[k$1];
        observedFrequencies.pop();
    }

    // Working backward through the expected frequencies, collapse classes
    // if less than three observations are expected for a class.
    // This transformation is applied to the observed frequencies as well.
    // The class that was merged is the one that has to go: popping instead
    // drops the last class, which is only the same thing until a class is
    // large enough to keep. The first class is left alone, since there is no
    // class before it to collapse it into.
    for (var k$2 = expectedFrequencies.length - 1; k$2 >= 1; k$2--) {
        if (expectedFrequencies[k$2] < 3) {
            expectedFrequencies[k$2 - 1] += expectedFrequencies[k$2];
            expectedFrequencies.splice(k$2, 1);

            observedFrequencies[k$2 - 1] += observedFrequencies[k$2];
            observedFrequencies.splice(k$2, 1);
        }
    }

    // Iterate through the squared differences between observed & expected
    // frequencies, accumulating the `chiSquared` statistic.
    for (var k$3 = 0; k$3 < observedFrequencies.length; k$3++) {
        chiSquared +=
            Math.pow(observedFrequencies[k$3] - expectedFrequencies[k$3], 2) /
            expectedFrequencies[k$3];
    }

    if (!Number.isFinite(chiSquared)) {
        throw new Error(
            "chiSquaredGoodnessOfFit could not compute a test statistic for this data and distribution"
        );
    }

    // Calculate degrees of freedom for this test and look it up in the
    // `chiSquaredDistributionTable` in order to
    // accept or reject the goodness-of-fit of the hypothesized distribution.
    // Degrees of freedom, calculated as (number of class intervals -
    // number of hypothesized distribution parameters estimated - 1)
    var degreesOfFreedom = observedFrequencies.length - c - 1;
    if (degreesOfFreedom < 1) {
        throw new Error(
            "chiSquaredGoodnessOfFit requires more data: the classes that survive collapsing leave no degrees of freedom"
        );
    }

    var criticalValues = chiSquaredDistributionTable[degreesOfFreedom];
    if (criticalValues === undefined) {
        throw new Error(
            ("chiSquaredGoodnessOfFit has no critical values tabulated for " + degreesOfFreedom + " degrees of freedom")
        );
    }
    if (criticalValues[significance] === undefined) {
        throw new Error(
            ("chiSquaredGoodnessOfFit has no critical value tabulated for a significance of " + significance)
        );
    }

    return criticalValues[significance] < chiSquared;
}

/**
 * **[Logistic Cumulative Distribution Function](https://en.wikipedia.org/wiki/Logistic_distribution)**
 *
 * @param {number} x
 * @returns {number} cumulative standard logistic probability
 */
function cumulativeStdLogisticProbability(x) {
    return 1 / (Math.exp(-x) + 1);
}

var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);

function cumulativeDistribution(z) {
    var sum = z;
    var tmp = z;

    // The series converges more slowly as z grows: 15 terms fall short of
    // 4-digit precision above z = 2.9. 30 terms converge across the whole
    // domain of the table below, which ends at z = 3.09.
    for (var i = 1; i < 30; i++) {
        tmp *= (z * z) / (2 * i + 1);
        sum += tmp;
    }
    return (
        Math.round((0.5 + (sum / SQRT_2PI$1) * Math.exp((-z * z) / 2)) * 1e4) /
        1e4
    );
}

/**
 * A standard normal table, also called the unit normal table or Z table,
 * is a mathematical table for the values of Φ (phi), which are the values of
 * the [cumulative distribution function](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function)
 * of the normal distribution. It is used to find the probability that a
 * statistic is observed below, above, or between values on the standard
 * normal distribution, and by extension, any normal distribution.
 */
var standardNormalTable = [];

for (var z = 0; z <= 3.09; z += 0.01) {
    standardNormalTable.push(cumulativeDistribution(z));
}

/**
 * **[Cumulative Standard Normal Probability](http://en.wikipedia.org/wiki/Standard_normal_table)**
 *
 * Since probability tables cannot be
 * printed for every normal distribution, as there are an infinite variety
 * of normal distributions, it is common practice to convert a normal to a
 * standard normal and then use the standard normal table to find probabilities.
 *
 * You can use `.5 + .5 * errorFunction(x / Math.sqrt(2))` to calculate the probability
 * instead of looking it up in a table.
 *
 * @param {number} z
 * @returns {number} cumulative standard normal probability
 */
function cumulativeStdNormalProbability(z) {
    // Calculate the position of this value.
    var absZ = Math.abs(z);
    // Each row begins with a different
    // significant digit: 0.5, 0.6, 0.7, and so on. Each value in the table
    // corresponds to a range of 0.01 in the input values, so the value is
    // multiplied by 100.
    var index = Math.min(
        Math.round(absZ * 100),
        standardNormalTable.length - 1
    );

    // The index we calculate must be in the table as a positive value,
    // but we still pay attention to whether the input is positive
    // or negative, and flip the output value as a last step.
    if (z >= 0) {
        return standardNormalTable[index];
    } else {
        // due to floating-point arithmetic, values in the table with
        // 4 significant figures can nevertheless end up as repeating
        // fractions when they're computed here.
        return Math.round((1 - standardNormalTable[index]) * 1e4) / 1e4;
    }
}

/**
 * **[Gaussian error function](http://en.wikipedia.org/wiki/Error_function)**
 *
 * The `errorFunction(x/(sd * Math.sqrt(2)))` is the probability that a value in a
 * normal distribution with standard deviation sd is within x of the mean.
 *
 * This function returns a numerical approximation to the exact value.
 * It uses Horner's method to evaluate the polynomial of τ (tau).
 *
 * @param {number} x input
 * @return {number} error estimation
 * @example
 * errorFunction(1).toFixed(2); // => '0.84'
 */
function errorFunction(x) {
    var t = 1 / (1 + 0.5 * Math.abs(x));
    var tau =
        t *
        Math.exp(
            -x * x +
                ((((((((0.17087277 * t - 0.82215223) * t + 1.48851587) * t -
                    1.13520398) *
                    t +
                    0.27886807) *
                    t -
                    0.18628806) *
                    t +
                    0.09678418) *
                    t +
                    0.37409196) *
                    t +
                    1.00002368) *
                    t -
                1.26551223
        );
    if (x >= 0) {
        return 1 - tau;
    } else {
        return tau - 1;
    }
}

/**
 * A [Factorial](https://en.wikipedia.org/wiki/Factorial), usually written n!, is the product of all positive
 * integers less than or equal to n. Often factorial is implemented
 * recursively, but this iterative approach is significantly faster
 * and simpler.
 *
 * @param {number} n input, must be an integer number 1 or greater
 * @returns {number} factorial: n!
 * @throws {Error} if n is less than 0 or not an integer
 * @example
 * factorial(5); // => 120
 */
function factorial(n) {
    // factorial is mathematically undefined for negative numbers
    if (n < 0) {
        throw new Error("factorial requires a non-negative value");
    }

    if (Math.floor(n) !== n) {
        throw new Error("factorial requires an integer input");
    }

    // typically you'll expand the factorial function going down, like
    // 5! = 5 * 4 * 3 * 2 * 1. This is going in the opposite direction,
    // counting from 2 up to the number in question, and since anything
    // multiplied by 1 is itself, the loop only needs to start at 2.
    var accumulator = 1;
    for (var i = 2; i <= n; i++) {
        // for each number up to and including the number `n`, multiply
        // the accumulator my that number.
        accumulator *= i;
    }
    return accumulator;
}

/**
 * Compute the [gamma function](https://en.wikipedia.org/wiki/Gamma_function) of a value using Nemes' approximation.
 * The gamma of n is equivalent to (n-1)!, but unlike the factorial function, gamma is defined for all real n except zero
 * and negative integers (where NaN is returned). Note, the gamma function is also well-defined for complex numbers,
 * though this implementation currently does not handle complex numbers as input values.
 * Nemes' approximation is defined [here](https://arxiv.org/abs/1003.6020) as Theorem 2.2.
 * Negative values use [Euler's reflection formula](https://en.wikipedia.org/wiki/Gamma_function#Properties) for computation.
 *
 * @param {number} n Any real number except for zero and negative integers.
 * @returns {number} The gamma of the input value.
 *
 * @example
 * gamma(11.5); // 11899423.083964102
 * gamma(-11.5); // 2.2957581048237436e-8
 * gamma(5); // 24
 */
// The Nemes expansion is asymptotic, so it is only accurate for large
// arguments. Below this the recurrence lifts the argument first. At 20
// the worst relative error over (0, 30] is 1.9e-13, against 1.8 for the
// expansion applied directly.
var NEMES_MIN = 20;

function gamma(n) {
    if (Number.isInteger(n)) {
        if (n <= 0) {
            // gamma not defined for zero or negative integers
            return Number.NaN;
        } else {
            // use factorial for integer inputs
            return factorial(n - 1);
        }
    }

    if (n > 0 && n < NEMES_MIN) {
        // The Nemes expansion below divides its terms by powers of
        // `n - 3/4`, so they stop shrinking once the argument is small
        // and the series is worthless there: gamma(1.01) came back as
        // 1.8 times its true value. Arguments in (0, 1) additionally
        // recursed forever through the reflection branch, because the
        // reflected argument stayed in (0, 1) and never reached the
        // expansion at all.
        //
        // Lift into the range where the expansion converges, using the
        // recurrence gamma(n) = gamma(n + 1) / n.
        return gamma(n + 1) / n;
    }

    // Decrement n, because approximation is defined for n - 1
    n--;

    if (n < 0) {
        // Use Euler's reflection formula for negative inputs
        // see:  https://en.wikipedia.org/wiki/Gamma_function#Properties
        return Math.PI / (Math.sin(Math.PI * -n) * gamma(-n));
    } else {
        // Nemes' expansion approximation
        var seriesCoefficient =
            Math.pow(n / Math.E, n) * Math.sqrt(2 * Math.PI * (n + 1 / 6));

        var seriesDenom = n + 1 / 4;

        var seriesExpansion =
            1 +
            1 / 144 / Math.pow(seriesDenom, 2) -
            1 / 12960 / Math.pow(seriesDenom, 3) -
            257 / 207360 / Math.pow(seriesDenom, 4) -
            52 / 2612736 / Math.pow(seriesDenom, 5) +
            5741173 / 9405849600 / Math.pow(seriesDenom, 6) +
            37529 / 18811699200 / Math.pow(seriesDenom, 7);

        return seriesCoefficient * seriesExpansion;
    }
}

/**
 * The Inverse [Gaussian error function](http://en.wikipedia.org/wiki/Error_function)
 * returns a numerical approximation to the value that would have caused
 * `errorFunction()` to return x.
 *
 * @param {number} x value of error function
 * @returns {number} estimated inverted value
 */
function inverseErrorFunction(x) {
    var a = (8 * (Math.PI - 3)) / (3 * Math.PI * (4 - Math.PI));

    var inv = Math.sqrt(
        Math.sqrt(
            Math.pow(2 / (Math.PI * a) + Math.log(1 - x * x) / 2, 2) -
                Math.log(1 - x * x) / a
        ) -
            (2 / (Math.PI * a) + Math.log(1 - x * x) / 2)
    );

    if (x >= 0) {
        return inv;
    } else {
        return -inv;
    }
}

/**
 * Calculate Euclidean distance between two points.
 * @param {Array<number>} left First N-dimensional point.
 * @param {Array<number>} right Second N-dimensional point.
 * @returns {number} Distance.
 */
function euclideanDistance(left, right) {
    var sum = 0;
    for (var i = 0; i < left.length; i++) {
        var diff = left[i] - right[i];
        sum += diff * diff;
    }
    return Math.sqrt(sum);
}

/**
 * @typedef {Object} kMeansReturn
 * @property {Array<number>} labels The labels.
 * @property {Array<Array<number>>} centroids The cluster centroids.
 */

/**
 * Perform k-means clustering.
 *
 * @param {Array<Array<number>>} points N-dimensional coordinates of points to be clustered.
 * @param {number} numCluster How many clusters to create.
 * @param {Function} randomSource An optional entropy source that generates uniform values in [0, 1).
 * @return {kMeansReturn} Labels (same length as data) and centroids (same length as numCluster).
 * @throws {Error} If any centroids wind up friendless (i.e., without associated points).
 *
 * @example
 * kMeansCluster([[0.0, 0.5], [1.0, 0.5]], 2); // => {labels: [0, 1], centroids: [[0.0, 0.5], [1.0, 0.5]]}
 */
function kMeansCluster(points, numCluster, randomSource) {
    if ( randomSource === void 0 ) randomSource = Math.random;

    var oldCentroids = null;
    var newCentroids = sample(points, numCluster, randomSource);
    var labels = null;
    var change = Number.MAX_VALUE;
    while (change !== 0) {
        labels = labelPoints(points, newCentroids);
        oldCentroids = newCentroids;
        newCentroids = calculateCentroids(points, labels, numCluster);
        change = calculateChange(newCentroids, oldCentroids);
    }
    return {
        labels: labels,
        centroids: newCentroids
    };
}

/**
 * Label each point according to which centroid it is closest to.
 *
 * @private
 * @param {Array<Array<number>>} points Array of XY coordinates.
 * @param {Array<Array<number>>} centroids Current centroids.
 * @return {Array<number>} Group labels.
 */
function labelPoints(points, centroids) {
    return points.map(function (p) {
        var minDist = Number.MAX_VALUE;
        var label = -1;
        for (var i = 0; i < centroids.length; i++) {
            var dist = euclideanDistance(p, centroids[i]);
            if (dist < minDist) {
                minDist = dist;
                label = i;
            }
        }
        return label;
    });
}

/**
 * Calculate centroids for points given labels.
 *
 * @private
 * @param {Array<Array<number>>} points Array of XY coordinates.
 * @param {Array<number>} labels Which groups points belong to.
 * @param {number} numCluster Number of clusters being created.
 * @return {Array<Array<number>>} Centroid for each group.
 * @throws {Error} If any centroids wind up friendless (i.e., without associated points).
 */
function calculateCentroids(points, labels, numCluster) {
    // Initialize accumulators.
    var dimension = points[0].length;
    var centroids = makeMatrix(numCluster, dimension);
    var counts = Array(numCluster).fill(0);

    // Add points to centroids' accumulators and count points per centroid.
    var numPoints = points.length;
    for (var i = 0; i < numPoints; i++) {
        var point = points[i];
        var label = labels[i];
        var current = centroids[label];
        for (var j = 0; j < dimension; j++) {
            current[j] += point[j];
        }
        counts[label] += 1;
    }

    // Rescale centroids, checking for any that have no points.
    for (var i$1 = 0; i$1 < numCluster; i$1++) {
        if (counts[i$1] === 0) {
            throw new Error(("Centroid " + i$1 + " has no friends"));
        }
        var centroid = centroids[i$1];
        for (var j$1 = 0; j$1 < dimension; j$1++) {
            centroid[j$1] /= counts[i$1];
        }
    }

    return centroids;
}

/**
 * Calculate the difference between old centroids and new centroids.
 *
 * @private
 * @param {Array<Array<number>>} left One list of centroids.
 * @param {Array<Array<number>>} right Another list of centroids.
 * @return {number} Distance between centroids.
 */
function calculateChange(left, right) {
    var total = 0;
    for (var i = 0; i < left.length; i++) {
        total += euclideanDistance(left[i], right[i]);
    }
    return total;
}

var SQRT_2PI = Math.sqrt(2 * Math.PI);

/**
 * [Well-known kernels](https://en.wikipedia.org/wiki/Kernel_(statistics)#Kernel_functions_in_common_use)
 * @private
 */
var kernels = {
    /**
     * The gaussian kernel.
     * @private
     */
    gaussian: function (u) {
        return Math.exp(-0.5 * u * u) / SQRT_2PI;
    }
};

/**
 * Well known bandwidth selection methods
 * @private
 */
var bandwidthMethods = {
    /**
     * The ["normal reference distribution"
     * rule-of-thumb](https://stat.ethz.ch/R-manual/R-devel/library/MASS/html/bandwidth.nrd.html),
     * a commonly used version of [Silverman's
     * rule-of-thumb](https://en.wikipedia.org/wiki/Kernel_density_estimation#A_rule-of-thumb_bandwidth_estimator).
     * @private
     */
    nrd: function (x) {
        var s = sampleStandardDeviation(x);
        var iqr = interquartileRange(x);
        if (typeof iqr === "number") {
            s = Math.min(s, iqr / 1.34);
        }
        return 1.06 * s * Math.pow(x.length, -0.2);
    }
};

/**
 * [Kernel density estimation](https://en.wikipedia.org/wiki/Kernel_density_estimation)
 * is a useful tool for, among other things, estimating the shape of the
 * underlying probability distribution from a sample.
 *
 * @name kernelDensityEstimation
 * @param X sample values
 * @param kernel The kernel function to use. If a function is provided, it should return non-negative values and integrate to 1. Defaults to 'gaussian'.
 * @param bandwidthMethod The "bandwidth selection" method to use, or a fixed bandwidth value. Defaults to "nrd", the commonly-used ["normal reference distribution" rule-of-thumb](https://stat.ethz.ch/R-manual/R-devel/library/MASS/html/bandwidth.nrd.html).
 * @returns {Function} An estimated [probability density function](https://en.wikipedia.org/wiki/Probability_density_function) for the given sample. The returned function runs in `O(X.length)`.
 */
function kernelDensityEstimation(X, kernel, bandwidthMethod) {
    var kernelFn;
    if (kernel === undefined) {
        kernelFn = kernels.gaussian;
    } else if (typeof kernel === "string") {
        if (!kernels[kernel]) {
            throw new Error('Unknown kernel "' + kernel + '"');
        }
        kernelFn = kernels[kernel];
    } else {
        kernelFn = kernel;
    }

    var bandwidth;
    if (typeof bandwidthMethod === "undefined") {
        bandwidth = bandwidthMethods.nrd(X);
    } else if (typeof bandwidthMethod === "string") {
        if (!bandwidthMethods[bandwidthMethod]) {
            throw new Error(
                'Unknown bandwidth method "' + bandwidthMethod + '"'
            );
        }
        bandwidth = bandwidthMethods[bandwidthMethod](X);
    } else {
        bandwidth = bandwidthMethod;
    }

    return function (x) {
        var i = 0;
        var sum = 0;
        for (i = 0; i < X.length; i++) {
            sum += kernelFn((x - X[i]) / bandwidth);
        }
        return sum / bandwidth / X.length;
    };
}

/**
 * The [Logit](https://en.wikipedia.org/wiki/Logit)
 * is the inverse of cumulativeStdLogisticProbability,
 * and is also known as the logistic quantile function.
 *
 * @param {number} p
 * @returns {number} logit
 */
function logit(p) {
    if (p <= 0 || p >= 1) {
        throw new Error("p must be strictly between zero and one");
    }
    return Math.log(p / (1 - p));
}

/**
 * **[Normal distribution](https://en.wikipedia.org/wiki/Normal_distribution)**
 *
 * Returns either the probability density or the cumulative probability of a
 * normal distribution with the given mean and standard deviation, evaluated
 * at x. It is the equivalent of the NORM.DIST function found in spreadsheet
 * software.
 *
 * The cumulative form is computed with `errorFunction`, so it is more precise
 * than converting x to a z-score and looking it up in the four-decimal
 * `standardNormalTable` used by `cumulativeStdNormalProbability`.
 *
 * @param {number} x the value for which you want the distribution
 * @param {number} mean the mean of the distribution
 * @param {number} standardDeviation the standard deviation of the distribution
 * @param {boolean} [cumulative=false] if true, return the cumulative
 * distribution function; if false, return the probability density function
 * @returns {number} the probability density at x, or the probability of a
 * value at most x
 * @throws {Error} if standardDeviation is not greater than zero
 * @example
 * normalDistribution(42, 40, 1.5, true).toFixed(4); // => '0.9088'
 * normalDistribution(42, 40, 1.5, false).toFixed(4); // => '0.1093'
 */
function normalDistribution(x, mean, standardDeviation, cumulative) {
    if ( cumulative === void 0 ) cumulative = false;

    if (standardDeviation <= 0) {
        throw new Error(
            "normalDistribution requires a standard deviation greater than zero"
        );
    }

    var standardizedX = (x - mean) / standardDeviation;

    if (cumulative) {
        return 0.5 * (1 + errorFunction(standardizedX / Math.SQRT2));
    }
    return (
        Math.exp(-0.5 * standardizedX * standardizedX) /
        (standardDeviation * Math.sqrt(2 * Math.PI))
    );
}

/**
 * This is a single-layer [Perceptron Classifier](http://en.wikipedia.org/wiki/Perceptron) that takes
 * arrays of numbers and predicts whether they should be classified
 * as either 0 or 1 (negative or positive examples).
 * @class
 * @example
 * // Create the model
 * var p = new PerceptronModel();
 * // Train the model with input with a diagonal boundary.
 * for (var i = 0; i < 5; i++) {
 *     p.train([1, 1], 1);
 *     p.train([0, 1], 0);
 *     p.train([1, 0], 0);
 *     p.train([0, 0], 0);
 * }
 * p.predict([0, 0]); // 0
 * p.predict([0, 1]); // 0
 * p.predict([1, 0]); // 0
 * p.predict([1, 1]); // 1
 */
var PerceptronModel = function PerceptronModel() {
    // The weights, or coefficients of the model;
    // weights are only populated when training with data.
    this.weights = [];
    // The bias term, or intercept; it is also a weight but
    // it's stored separately for convenience as it is always
    // multiplied by one.
    this.bias = 0;
};
/**
 * **Predict**: Use an array of features with the weight array and bias
 * to predict whether an example is labeled 0 or 1.
 *
 * @param {Array<number>} features an array of features as numbers
 * @returns {number|null} 1 if the score is over 0, otherwise 0; null if
 * the model has not been trained on feature arrays of this length
 */
PerceptronModel.prototype.predict = function predict (features) {
    // Only predict if previously trained
    // on the same size feature array(s).
    if (features.length !== this.weights.length) {
        return null;
    }

    // Calculate the sum of features times weights,
    // with the bias added (implicitly times one).
    var score = 0;
    for (var i = 0; i < this.weights.length; i++) {
        score += this.weights[i] * features[i];
    }
    score += this.bias;

    // Classify as 1 if the score is over 0, otherwise 0.
    if (score > 0) {
        return 1;
    } else {
        return 0;
    }
};

/**
 * **Train** the classifier with a new example, which is
 * a numeric array of features and a 0 or 1 label.
 *
 * @param {Array<number>} features an array of features as numbers
 * @param {number} label either 0 or 1
 * @returns {PerceptronModel|null} this, or null if the label is not 0 or 1
 */
PerceptronModel.prototype.train = function train (features, label) {
    // Require that only labels of 0 or 1 are considered.
    if (label !== 0 && label !== 1) {
        return null;
    }
    // The length of the feature array determines
    // the length of the weight array.
    // The perceptron will continue learning as long as
    // it keeps seeing feature arrays of the same length.
    // When it sees a new data shape, it initializes.
    if (features.length !== this.weights.length) {
        this.weights = features.slice();
        this.bias = 1;
    }
    // Make a prediction based on current weights.
    var prediction = this.predict(features);
    // Update the weights if the prediction is wrong.
    if (typeof prediction === "number" && prediction !== label) {
        var gradient = label - prediction;
        for (var i = 0; i < this.weights.length; i++) {
            this.weights[i] += gradient * features[i];
        }
        this.bias += gradient;
    }
    return this;
};

/**
 * Conducts a [permutation test](https://en.wikipedia.org/wiki/Resampling_(statistics)#Permutation_tests)
 * to determine if two data sets are *significantly* different from each other, using
 * the difference of means between the groups as the test statistic.
 * The function allows for the following hypotheses:
 * - two_side = Null hypothesis: the two distributions are equal.
 * - greater = Null hypothesis: observations from sampleX tend to be smaller than those from sampleY.
 * - less = Null hypothesis: observations from sampleX tend to be greater than those from sampleY.
 * [Learn more about one-tail vs two-tail tests.](https://en.wikipedia.org/wiki/One-_and_two-tailed_tests)
 *
 * @param {Array<number>} sampleX first dataset (e.g. treatment data)
 * @param {Array<number>} sampleY second dataset (e.g. control data)
 * @param {'two_side'|'greater'|'less'} [alternative='two_side'] alternative hypothesis
 * @param {number} k number of values in permutation distribution.
 * @param {Function} [randomSource=Math.random] an optional entropy source
 * @returns {number} p-value The probability of observing the difference between groups (as or more extreme than what we did), assuming the null hypothesis.
 *
 * @example
 * var control = [2, 5, 3, 6, 7, 2, 5];
 * var treatment = [20, 5, 13, 12, 7, 2, 2];
 * permutationTest(control, treatment); // ~0.1324
 */
function permutationTest(sampleX, sampleY, alternative, k, randomSource) {
    // Set default arguments
    if (k === undefined) {
        k = 10000;
    }
    if (alternative === undefined) {
        alternative = "two_side";
    }
    if (
        alternative !== "two_side" &&
        alternative !== "greater" &&
        alternative !== "less"
    ) {
        throw new Error(
            "`alternative` must be either 'two_side', 'greater', or 'less'."
        );
    }

    // get means for each sample
    var meanX = mean(sampleX);
    var meanY = mean(sampleY);

    // calculate initial test statistic. This will be our point of comparison with
    // the generated test statistics.
    var testStatistic = meanX - meanY;

    // create test-statistic distribution
    var testStatDsn = new Array(k);

    // combine datsets so we can easily shuffle later
    var allData = sampleX.concat(sampleY);
    // Each permutation reassigns the pooled values into two groups that keep
    // the original sample sizes. Splitting at the midpoint only matches when
    // both samples are the same length; for unequal samples it built the
    // permutation distribution from the wrong group sizes.
    var splitIndex = sampleX.length;

    for (var i = 0; i < k; i++) {
        // 1. shuffle data assignments
        shuffleInPlace(allData, randomSource);
        var permLeft = allData.slice(0, splitIndex);
        var permRight = allData.slice(splitIndex, allData.length);

        // 2.re-calculate test statistic
        var permTestStatistic = mean(permLeft) - mean(permRight);

        // 3. store test statistic to build test statistic distribution
        testStatDsn[i] = permTestStatistic;
    }

    // Calculate p-value depending on alternative
    // For this test, we calculate the percentage of 'extreme' test statistics (subject to our hypothesis)
    // more info on permutation test p-value calculations: https://onlinecourses.science.psu.edu/stat464/node/35
    var numExtremeTStats = 0;
    if (alternative === "two_side") {
        for (var i$1 = 0; i$1 <= k; i$1++) {
            if (Math.abs(testStatDsn[i$1]) >= Math.abs(testStatistic)) {
                numExtremeTStats += 1;
            }
        }
    } else if (alternative === "greater") {
        for (var i$2 = 0; i$2 <= k; i$2++) {
            if (testStatDsn[i$2] >= testStatistic) {
                numExtremeTStats += 1;
            }
        }
    } else {
        // alternative === 'less'
        for (var i$3 = 0; i$3 <= k; i$3++) {
            /* c8 ignore start */
            if (testStatDsn[i$3] <= testStatistic) {
                numExtremeTStats += 1;
            }
            /* c8 ignore end */
        }
    }

    return numExtremeTStats / k;
}

/**
 * The [Poisson Distribution](http://en.wikipedia.org/wiki/Poisson_distribution)
 * is a discrete probability distribution that expresses the probability
 * of a given number of events occurring in a fixed interval of time
 * and/or space if these events occur with a known average rate and
 * independently of the time since the last event.
 *
 * The Poisson Distribution is characterized by the strictly positive
 * mean arrival or occurrence rate, `λ`.
 *
 * Returns `undefined` when the distribution cannot be calculated: when `lambda`
 * is not a strictly positive number, or when it is large enough that the table
 * would run past a million cells.
 *
 * @param {number} lambda location poisson distribution
 * @returns {number[] | undefined} values of poisson distribution at that point
 */
function poissonDistribution(lambda) /*: ?number[] */ {
    // Check that lambda is strictly positive
    if (lambda <= 0) {
        return undefined;
    }

    // The distribution peaks at `lambda`, so past the length of the table
    // there is nothing to tabulate and no reason to start.
    if (lambda >= maxDistributionCells) {
        return undefined;
    }

    // Our current place in the distribution
    var x = 0;
    // And we keep track of the current cumulative probability, in
    // order to know when to stop calculating chances.
    var cumulativeProbability = 0;
    // The calculated cells to be returned
    var cells = [];

    // The only term of the mass function below that does not vary with `x`
    var logLambda = Math.log(lambda);

    // This algorithm iterates through each potential outcome,
    // until the `cumulativeProbability` is very close to 1, at
    // which point we've defined the vast majority of outcomes
    do {
        // a [probability mass function](https://en.wikipedia.org/wiki/Probability_mass_function),
        // taken through its logarithm: `lambda` raised to `x` and the factorial
        // of `x` each leave floating-point range long before their ratio does,
        // so computing them separately loses cells the distribution needs.
        cells[x] = Math.exp(x * logLambda - lambda - gammaln(x + 1));
        cumulativeProbability += cells[x];
        x++;
        // When the `cumulativeProbability` is nearly 1, we've calculated
        // the useful range of this distribution
    } while (cumulativeProbability < 1 - epsilon && x < maxDistributionCells);

    // Stopping for any other reason - a lambda that is not a number, or a
    // distribution too wide for the table - leaves cells that do not add up to
    // a distribution, so report that rather than returning them.
    if (
        Number.isNaN(cumulativeProbability) ||
        cumulativeProbability < 1 - epsilon
    ) {
        return undefined;
    }

    return cells;
}

/**
 * The [Probit](http://en.wikipedia.org/wiki/Probit)
 * is the inverse of cumulativeStdNormalProbability(),
 * and is also known as the normal quantile function.
 *
 * It returns the number of standard deviations from the mean
 * where the p'th quantile of values can be found in a normal distribution.
 * So, for example, probit(0.5 + 0.6827/2) ≈ 1 because 68.27% of values are
 * normally found within 1 standard deviation above or below the mean.
 *
 * @param {number} p
 * @returns {number} probit
 */
function probit(p) {
    if (p === 0) {
        p = epsilon;
    } else if (p >= 1) {
        p = 1 - epsilon;
    }
    return Math.sqrt(2) * inverseErrorFunction(2 * p - 1);
}

/**
 * Calculate the [silhouette values](https://en.wikipedia.org/wiki/Silhouette_(clustering))
 * for clustered data.
 *
 * @param {Array<Array<number>>} points N-dimensional coordinates of points.
 * @param {Array<number>} labels Labels of points. This must be the same length as `points`,
 * and values must lie in [0..G-1], where G is the number of groups.
 * @return {Array<number>} The silhouette value for each point.
 *
 * @example
 * silhouette([[0.25], [0.75]], [0, 0]); // => [1.0, 1.0]
 */
function silhouette(points, labels) {
    if (points.length !== labels.length) {
        throw new Error("must have exactly as many labels as points");
    }
    var groupings = createGroups(labels);
    var distances = calculateAllDistances(points);
    var result = [];
    for (var i = 0; i < points.length; i++) {
        var s = 0;
        if (groupings[labels[i]].length > 1) {
            var a = meanDistanceFromPointToGroup(
                i,
                groupings[labels[i]],
                distances
            );
            var b = meanDistanceToNearestGroup(
                i,
                labels,
                groupings,
                distances
            );
            s = (b - a) / Math.max(a, b);
        }
        result.push(s);
    }
    return result;
}

/**
 * Create a lookup table mapping group IDs to point IDs.
 *
 * @private
 * @param {Array<number>} labels Labels of points. This must be the same length as `points`,
 * and values must lie in [0..G-1], where G is the number of groups.
 * @return {Array<Array<number>>} An array of length G, each of whose entries is an array
 * containing the indices of the points in that group.
 */
function createGroups(labels) {
    var numGroups = 1 + max(labels);
    var result = Array(numGroups);
    for (var i = 0; i < labels.length; i++) {
        var label = labels[i];
        if (result[label] === undefined) {
            result[label] = [];
        }
        result[label].push(i);
    }
    return result;
}

/**
 * Create a lookup table of all inter-point distances.
 *
 * @private
 * @param {Array<Array<number>>} points N-dimensional coordinates of points.
 * @return {Array<Array<number>>} A symmetric square array of inter-point distances
 * (zero on the diagonal).
 */
function calculateAllDistances(points) {
    var numPoints = points.length;
    var result = makeMatrix(numPoints, numPoints);
    for (var i = 0; i < numPoints; i++) {
        for (var j = 0; j < i; j++) {
            result[i][j] = euclideanDistance(points[i], points[j]);
            result[j][i] = result[i][j];
        }
    }
    return result;
}

/**
 * Calculate the mean distance between this point and all the points in the
 * nearest group (as determined by which point in another group is closest).
 *
 * @private
 * @param {number} which The index of this point.
 * @param {Array<number>} labels Labels of points.
 * @param {Array<Array<number>>} groupings An array whose entries are arrays
 * containing the indices of the points in that group.
 * @param {Array<Array<number>>} distances A symmetric square array of inter-point
 * distances.
 * @return {number} The mean distance from this point to others in the nearest
 * group.
 */
function meanDistanceToNearestGroup(which, labels, groupings, distances) {
    var label = labels[which];
    var result = Number.MAX_VALUE;
    for (var i = 0; i < groupings.length; i++) {
        if (i !== label) {
            var d = meanDistanceFromPointToGroup(
                which,
                groupings[i],
                distances
            );
            if (d < result) {
                result = d;
            }
        }
    }
    return result;
}

/**
 * Calculate the mean distance from a point to the other members of a group,
 * which may be the point's own group.
 *
 * @private
 * @param {number} which The index of this point.
 * @param {Array<number>} group The indices of all the points in the group in
 * question.
 * @param {Array<Array<number>>} distances A symmetric square array of inter-point
 * distances.
 * @return {number} The mean distance from this point to others in the
 * specified group.
 */
function meanDistanceFromPointToGroup(which, group, distances) {
    var total = 0;
    var count = 0;
    for (var i = 0; i < group.length; i++) {
        if (group[i] === which) {
            continue;
        }
        total += distances[which][group[i]];
        count++;
    }
    return total / count;
}

/**
 * Calculate the [silhouette metric](https://en.wikipedia.org/wiki/Silhouette_(clustering))
 * for a set of N-dimensional points arranged in groups. The metric is the largest
 * individual silhouette value for the data.
 *
 * @param {Array<Array<number>>} points N-dimensional coordinates of points.
 * @param {Array<number>} labels Labels of points. This must be the same length as `points`,
 * and values must lie in [0..G-1], where G is the number of groups.
 * @return {number} The silhouette metric for the groupings.
 *
 * @example
 * silhouetteMetric([[0.25], [0.75]], [0, 0]); // => 1.0
 */
function silhouetteMetric(points, labels) {
    var values = silhouette(points, labels);
    return max(values);
}

/**
 * The [Z-Score, or Standard Score](http://en.wikipedia.org/wiki/Standard_score).
 *
 * The standard score is the number of standard deviations an observation
 * or datum is above or below the mean. Thus, a positive standard score
 * represents a datum above the mean, while a negative standard score
 * represents a datum below the mean. It is a dimensionless quantity
 * obtained by subtracting the population mean from an individual raw
 * score and then dividing the difference by the population standard
 * deviation.
 *
 * The z-score is only defined if one knows the population parameters;
 * if one only has a sample set, then the analogous computation with
 * sample mean and sample standard deviation yields the
 * Student's t-statistic.
 *
 * @param {number} x
 * @param {number} mean
 * @param {number} standardDeviation
 * @return {number} z score
 * @example
 * zScore(78, 80, 5); // => -0.4
 */
function zScore(x, mean, standardDeviation) {
    return (x - mean) / standardDeviation;
}


//# sourceMappingURL=simple-statistics.mjs.map

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
    throw new errors_PerfGateError(`there is no format ${shown(name)}`, {
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

;// CONCATENATED MODULE: ./build/version.js
/** The version of package.json; a test holds the two together, because bundles have no package.json beside them. */
const version_version = '0.1.0';

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
    const acceptances = policy.accept.map((acceptance) => ({ acceptance, matches: policy_matcherOf(acceptance) }));
    return verdicts.map((verdict) => {
        if (!verdict.gating || verdict.kind !== 'regressed')
            return verdict;
        const refused = [];
        for (const { acceptance, matches } of acceptances) {
            if (!matches(verdict.benchmark, verdict.metric))
                continue;
            const fault = faultOf(acceptance, verdict, started, standingOf);
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
function faultOf(acceptance, verdict, started, standingOf) {
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
const unsettled = (/* unused pure expression or super */ null && (['regressed', 'accepted', 'inconclusive', 'failed', 'missing']));
/**
 * What stands in the policy and does nothing, so that it can be corrected or removed. Entries that come from a store are
 * its record, and are not spoken about.
 */
function idleEntries(policy, decision, standingOf) {
    const concerned = (entry) => {
        const matches = matcherOf(entry);
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
function normal_normalQuantile(p) {
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
    let high = Math.max(1, -normal_normalQuantile(tail));
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
function change_points_detectChangePoints(values, policyInput = {}) {
    const policy = changePointPolicySchema.parse(policyInput);
    const place = values.findIndex((value) => !Number.isFinite(value));
    if (place !== -1) {
        throw new errors_PerfGateError(`value ${String(place)} of the series is ${String(values[place])}`, {
            remedy: 'Leave out what was not measured.',
        });
    }
    if (values.length < 2 * policy.smallestSegment)
        return { changePoints: [], drift: null };
    const series = prepare(values, policy);
    if (series === null)
        return { changePoints: [], drift: null };
    const candidates = segment(series.clipped, series.critical ** 2 * series.longRun);
    const starts = change_points_merge(candidates, series, policy);
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
        critical: -normal_normalQuantile(policy.alpha / comparisons(values.length) / 2),
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
function change_points_merge(candidates, series, policy) {
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
function comparison_lookingOnce(level, equivalenceLevel, bias = largestBias) {
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
    const byWidth = (ends, tail) => (ends.high - ends.low) / 2 / -normal_normalQuantile(tail);
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
    return 1.4826 * medianAbsoluteDeviation([...values]);
}
/** Median in base units of values that may be empty. */
function comparison_medianOrNull(values) {
    return values.length === 0 ? null : median([...values]);
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
    const { estimate, interval, equivalence, noise } = comparePaired(ratios, comparison_lookingOnce(level, shownLevel));
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
function decide_decide(evidence, policy) {
    const gating = evidence.verdicts.filter((verdict) => verdict.gating);
    const failing = [];
    const blocking = [...evidence.obstacles];
    const warnings = [];
    const rules = policy_policyFor(policy);
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
function verdict_withoutComparison(subject, kind, rest = {}) {
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
function verdict_verdictOf(subject, comparison, metric, levels) {
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
        ...verdict_withoutComparison({ ...subject, warnings: [...subject.warnings, ...words] }, 'inconclusive'),
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
    const margin = normal_normalQuantile(power) * standardError;
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
    const margin = normal_normalQuantile(power);
    const needed = size > edge
        ? Math.max(((margin - normal_normalQuantile(levels.whole)) * standardError) / (size - levels.bias), (margin * standardError) / (size - edge))
        : ((margin - normal_normalQuantile(policy.equivalenceLevel)) * standardError) / (edge - size);
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
function exact_exactValue(values) {
    const [first] = values;
    return first !== undefined && values.every((value) => value === first) ? first : null;
}
/** Compares a metric that the same program always gives the same number for: no statistics, no level, no p. */
function exact_compareExact(subject, base, head, rounds, metric) {
    const { policy } = subject;
    const quotient = base === head ? 0 : (head - base) / Math.abs(base);
    // From zero, or from so little that no number holds the quotient.
    const change = Number.isFinite(quotient) ? quotient : null;
    const beyond = change === null || Math.abs(change) > policy.minimumEffect;
    const worse = metric.better === 'lower' ? head > base : head < base;
    return {
        ...verdict_withoutComparison(subject, 'inconclusive'),
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
const usualLooks = (/* unused pure expression or super */ null && ([7, 10, 14, 20, 28, 40]));
/**
 * The share of `level` that a look after `rounds` rounds has: none where the test could not reject with so few rounds
 * and a fair share, an equal one at every later look.
 *
 * @param looks ascending.
 * @param level one-sided level of a whole comparison, in (0, 1).
 */
function looks_shareAt(looks, rounds, level) {
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
        const share = looks_shareAt(looks, rounds, level);
        return share > 0 && fewestRounds(level * share) <= rounds;
    }) ?? Infinity);
}

;// CONCATENATED MODULE: ./build/analysis/judging.js





const judging_keyOf = (benchmark, metric) => JSON.stringify([benchmark, metric]);
function notPositive(subject, rounds) {
    const word = 'A value is zero or negative, so that a relative change has no meaning; declare the metric exact.';
    return verdict_withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive', { rounds });
}
/**
 * Each comparison gets alpha × its share / the sum of the shares, so that the levels add up to alpha (weighted
 * Bonferroni; Holm 1979, section 4): shares that were fixed beforehand move power to where it is wanted and cost nothing.
 */
function judging_familyOf(policy, comparisons) {
    const shares = comparisons.map((comparison) => comparison.policy.alphaShare);
    const sum = shares.reduce((total, share) => total + share, 0);
    const levelOf = (share) => (policy.alpha * share) / Math.max(sum, share);
    const least = levelOf(shares.length === 0 ? 1 : Math.min(...shares));
    return {
        size: comparisons.length,
        levels: (comparison) => comparison_lookingOnce(levelOf(comparison.policy.alphaShare), policy.equivalenceLevel, biasAllowance(comparison.policy.minimumEffect)),
        fewestRounds: fewestRounds(least),
        speaking: (looks) => firstSpeaking(looks, least),
    };
}
function judging_byKey(run) {
    return new Map(run.samples.map((sample) => [judging_keyOf(sample.benchmark, sample.metric), sample]));
}
function judging_byBenchmark(failures) {
    const result = new Map();
    for (const failure of failures) {
        if (failure.benchmark !== null && !result.has(failure.benchmark))
            result.set(failure.benchmark, failure);
    }
    return result;
}
/** Every benchmark with every metric it has in any of the runs, and with its gating metrics where it only failed or was not measured. */
function judging_allPairs(runs, policy, metrics) {
    const pairs = new Map();
    const gates = judging_gatingMetrics(policy, metrics);
    const rules = policy_policyFor(policy);
    const add = (benchmark, metric, unmeasured = false) => {
        const own = rules(benchmark, metric);
        const gating = own.gate ?? gates.has(metric);
        if (unmeasured && !gating && !gates.has(metric))
            return;
        pairs.set(judging_keyOf(benchmark, metric), { benchmark, metric, gating, policy: own });
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
    return verdict_withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive');
}
/** For a row that `run` has no values of; the policy of now may judge what that of the run ignored. */
function missing(subject, run) {
    const ignored = run.ignored?.includes(subject.benchmark) === true;
    const words = ignored ? ['It was not measured, because the policy of that run ignored it.'] : [];
    return verdict_withoutComparison({ ...subject, warnings: [...subject.warnings, ...words] }, 'missing');
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
function judging_gatingMetrics(policy, metrics) {
    const named = policy.metrics.filter((metric) => Object.hasOwn(metrics, metric));
    return new Set(named.length === 0 && isDefaultMetrics(policy) ? Object.keys(metrics) : named);
}
/** Whether any of these metrics of a benchmark can fail the build. */
function canFail(policy) {
    const rules = policyFor(policy);
    return (benchmark, metrics) => {
        const gates = judging_gatingMetrics(policy, Object.fromEntries(metrics.map((metric) => [metric, true])));
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
    if (all.length === 0 || judging_gatingMetrics(policy, metrics).size > 0 || pairs.some((pair) => pair.gating))
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
function judging_interruptions(runs) {
    if (runs.every((run) => run.complete))
        return [];
    return [
        { kind: 'interrupted', benchmarks: [], message: 'measuring was interrupted before it was complete' },
    ];
}
function judging_document(run, policy, family, verdicts, failures) {
    return {
        schema: decisionSchemaName,
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
function judging_metricFor(metric, policy) {
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
    const policy = policy_policySchema.parse(policyInput);
    const paired = base.pairing !== undefined && base.pairing.id === head.pairing?.id;
    const looks = (paired ? head.pairing?.looks : undefined) ?? null;
    const metrics = { ...base.metrics, ...head.metrics };
    const baseSamples = judging_byKey(base);
    const headSamples = judging_byKey(head);
    const baseFailures = judging_byBenchmark(base.failures);
    const headFailures = judging_byBenchmark(head.failures);
    const known = (run, failures, key, benchmark) => run.has(key) || failures.has(benchmark);
    const pairs = judging_allPairs([base, head], policy, metrics);
    // Fixed by what was there to be measured, not by what came out: a benchmark that failed on the way still counts.
    const family = judging_familyOf(policy, pairs.filter(({ benchmark, metric, gating, policy: own }) => gating &&
        !own.ignore &&
        metrics[metric]?.kind !== 'exact' &&
        known(baseSamples, baseFailures, judging_keyOf(benchmark, metric), benchmark) &&
        known(headSamples, headFailures, judging_keyOf(benchmark, metric), benchmark)));
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
    obstacles.push(...judging_interruptions([base, head]));
    // Several looks are planned only where the last of them can speak exactly.
    const fewRounds = !paired || looks !== null
        ? null
        : learnFewRounds(pairs.flatMap(({ benchmark, metric, policy: own }) => {
            const key = judging_keyOf(benchmark, metric);
            const failed = baseFailures.has(benchmark) || headFailures.has(benchmark);
            return own.ignore || failed
                ? []
                : [{ key, metric, base: baseSamples.get(key), head: headSamples.get(key) }];
        }), metrics);
    const unmeasured = [];
    const sameTree = paired && [base, head].every(isOfSameTree);
    const measured = pairs.map((pair) => {
        const { benchmark, metric, gating } = pair;
        const key = judging_keyOf(benchmark, metric);
        const a = baseSamples.get(key);
        const b = headSamples.get(key);
        const subject = {
            benchmark,
            metric,
            gating,
            policy: pair.policy,
            base: comparison_medianOrNull(a?.values ?? []),
            head: comparison_medianOrNull(b?.values ?? []),
            warnings: [],
        };
        if (pair.policy.ignore)
            return verdict_withoutComparison(subject, 'ignored');
        const baseFailure = baseFailures.get(benchmark);
        const headFailure = headFailures.get(benchmark);
        if (headFailure !== undefined) {
            const both = baseFailure !== undefined ? ['It fails on base too.'] : [];
            return verdict_withoutComparison({ ...subject, warnings: both }, 'failed', { failure: headFailure });
        }
        if (baseFailure !== undefined) {
            return verdict_withoutComparison({ ...subject, warnings: ['It fails on base, so there is nothing to compare with.'] }, 'added', {
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
            return verdict_withoutComparison(subject, 'identical');
        if (sides.length > 0) {
            const verdict = notMeasured(subject);
            unmeasured.push(verdict);
            return verdict;
        }
        if (b === undefined || b.values.length === 0)
            return missing(subject, head);
        if (a === undefined || a.values.length === 0) {
            return verdict_withoutComparison(subject, 'added', { rounds: b.values.length });
        }
        if (apart && metrics[metric]?.kind !== 'exact') {
            return verdict_withoutComparison(subject, 'inconclusive', {
                rounds: Math.min(a.values.length, b.values.length),
            });
        }
        const levels = family.levels(pair);
        return compare_runs_compareSamples(subject, a, b, metrics[metric], levels, paired, looks, fewRounds);
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
    const decided = decide_decide({ verdicts, failsOnBase, failures, sameTree, obstacles }, policy);
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
function compare_runs_compareSamples(subject, base, head, declared, levels, paired, looks, fewRounds = null) {
    const { policy } = subject;
    const metric = judging_metricFor(declared, policy);
    const rounds = Math.min(base.values.length, head.values.length);
    const warnings = [];
    if (metric.kind === 'exact') {
        const before = exact_exactValue(base.values);
        const now = exact_exactValue(head.values);
        if (before !== null && now !== null)
            return exact_compareExact(subject, before, now, rounds, metric);
        warnings.push('Its trials of one side differ although the metric is declared exact; judged as a noisy one.');
    }
    const judged = { ...subject, warnings };
    if (base.values.some((value) => value <= 0) || head.values.some((value) => value <= 0)) {
        return notPositive(judged, rounds);
    }
    const before = base.values.map(Math.log);
    const now = head.values.map(Math.log);
    if (!paired)
        return verdict_verdictOf(judged, compareUnpaired(before, now, levels), metric, levels);
    if (before.length !== now.length) {
        return verdict_withoutComparison({
            ...judged,
            warnings: [
                ...warnings,
                `The runs share a pairing but have ${String(before.length)} and ${String(now.length)} rounds of it.`,
            ],
        }, 'inconclusive', { rounds });
    }
    const ratios = now.map((value, index) => value - before[index]);
    if (looks === null) {
        const byModel = fewRounds?.(judging_keyOf(subject.benchmark, subject.metric), levels) ?? null;
        return verdict_verdictOf(judged, byModel ?? comparePaired(ratios, levels), metric, levels);
    }
    // Rounds after the last look that was reached (time ran out) were not planned to be judged.
    const look = lookReached(looks, rounds);
    const share = look === null ? 0 : looks_shareAt(looks, look, levels.whole);
    const here = {
        whole: levels.whole,
        share,
        level: levels.whole * share,
        equivalenceLevel: look === null ? 0 : policy.equivalenceLevel * looks_shareAt(looks, look, policy.equivalenceLevel),
        bias: levels.bias,
        speaking: firstSpeaking(looks, levels.whole),
    };
    const comparison = comparePaired(ratios.slice(0, look ?? rounds), here);
    const estimate = withoutStoppingBias(comparison, looks, here, policy.minimumEffect);
    return verdict_verdictOf(judged, { ...comparison, estimate }, metric, here);
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
        .filter((look) => look <= rounds && looks_shareAt(looks, look, whole) > 0)
        .map((count) => {
        const critical = -normal_normalQuantile(whole * looks_shareAt(looks, count, whole));
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
        const spread = 1.4826 * Math.max(medianAbsoluteDeviation(before), medianAbsoluteDeviation(after));
        if (Math.abs(median(after) - median(before)) <= spread)
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
    const levels = columns.map((present, benchmark) => present.length === 0 ? 0 : median(present.map((row) => valueAt(recent, row, benchmark))));
    const scales = columns.map((present, benchmark) => {
        const far = present.map((row) => Math.abs(valueAt(recent, row, benchmark) - levels[benchmark]));
        return Math.max(far.length === 0 ? 0 : 1.4826 * median(far), smallestSpread);
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
        const byProfile = fitOf(actual, own.map((row) => nearest(own.filter((other) => other !== row).map((other) => between(row, other, benchmark)))));
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
        const typicalDistance = fit.profile ? median(fit.forecasts.map((one) => one.distance)) : null;
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
function prediction_predictRun(history, run) {
    const profiles = history.rows.map((earlier) => compareProfiles(run, earlier, history.scales));
    return history.benchmarks.map((learnt, benchmark) => {
        if (learnt === null)
            return null;
        const others = run.filter((value, index) => index !== benchmark && !Number.isNaN(value)).length;
        const useProfile = learnt.typicalDistance !== null && others >= smallestProfile;
        const found = useProfile
            ? nearest(learnt.rows.map((row) => {
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
        return present.length === 0 ? NaN : median(present.map((row) => valueAt(earlier, row, benchmark)));
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
function prediction_comparePrediction(prediction, next, levels, extraVariance = 0) {
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
function nearest(candidates) {
    const chosen = candidates.sort((a, b) => a.distance - b.distance).slice(0, nearestRuns);
    return forecast(chosen.map((one) => one.value), chosen.at(-1).distance);
}
function forecast(values, distance) {
    const expected = median([...values]);
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
    return moves.length <= smallestProfile ? null : median(moves);
}
function presentIn(rows, benchmark) {
    return [...rows.keys()].filter((row) => !Number.isNaN(valueAt(rows, row, benchmark)));
}
function valueAt(rows, row, benchmark) {
    return rows[row][benchmark];
}

;// CONCATENATED MODULE: ./build/analysis/stored-metric.js



/** Complete runs of one machine class, oldest first: those that a run with this environment may be compared with. */
function stored_metric_comparableRuns(history, environment) {
    return history.filter((earlier) => earlier.environment.fingerprint === environment.fingerprint && earlier.complete);
}
/** The runs without the samples that the policy ignores. */
function stored_metric_judgedOnly(runs, policy) {
    const rules = policy_policyFor(policy);
    return runs.map((run) => ({
        ...run,
        samples: run.samples.filter(({ benchmark, metric }) => !rules(benchmark, metric).ignore),
    }));
}
/** Learns what `history` (comparable runs, oldest first) says about `metric`. */
function stored_metric_learnMetric(history, metric) {
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
function stored_metric_rowOf(run, stored) {
    const values = new Map(run.samples
        .filter((sample) => sample.metric === stored.metric)
        .map((sample) => [sample.benchmark, sample.values]));
    return stored.benchmarks.map((benchmark) => logOf(values.get(benchmark)));
}
/**
 * What a run with this many trials varies by beyond the stored ones: the spread between runs is learnt from the runs
 * themselves, and only where the new run has fewer trials than they have is it less certain than they are.
 */
function stored_metric_extraVariance(stored, column, trials) {
    const now = varianceOfMedian(stored.trialVariances[column], trials);
    return Math.max(0, now - stored.summaryVariances[column]);
}
function logOf(values) {
    const middle = comparison_medianOrNull(values ?? []);
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
function stored_metric_commonMovementOf(stored, run, levels) {
    const now = stored_metric_rowOf(run, stored);
    const movements = commonMovements([...stored.rows, now]);
    const latest = movements.at(-1);
    if (Number.isNaN(latest))
        return null;
    const earlier = movements.slice(0, -1).filter((movement) => !Number.isNaN(movement));
    const [prediction] = prediction_predictRun(learnSuite(earlier.map((movement) => [movement])), [latest]);
    if (prediction === undefined || prediction === null)
        return null;
    return {
        metric: stored.metric,
        benchmarks: now.filter((value) => !Number.isNaN(value)).length,
        change: Math.expm1(latest),
        comparison: prediction_comparePrediction(prediction, latest, levels),
    };
}
/** Whether the movement is for the worse, beyond the minimum effect, and beyond what earlier runs did at `level`. */
function stored_metric_isSuspicious(movement, metric, policy, level) {
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
    const policy = policy_policySchema.parse(policyInput);
    const comparable = stored_metric_comparableRuns(history, run.environment);
    const warnings = [];
    if (comparable.length < history.length) {
        warnings.push(`${String(history.length - comparable.length)} of ${String(history.length)} stored runs come from another machine class or were interrupted, and were left out.`);
    }
    const earlier = new Map();
    const latestBase = comparable.at(-1);
    for (const past of comparable) {
        for (const sample of past.samples) {
            const value = comparison_medianOrNull(sample.values);
            if (value === null)
                continue;
            const key = judging_keyOf(sample.benchmark, sample.metric);
            earlier.set(key, [...(earlier.get(key) ?? []), value]);
        }
    }
    const samples = judging_byKey(run);
    const failures = judging_byBenchmark(run.failures);
    const metrics = { ...(latestBase?.metrics ?? {}), ...run.metrics };
    const pairs = judging_allPairs(latestBase === undefined ? [run] : [latestBase, run], policy, metrics);
    const learntFrom = stored_metric_judgedOnly(comparable, policy);
    const storedMetrics = new Map([...new Set(pairs.map((pair) => pair.metric))]
        .filter((metric) => metrics[metric]?.kind !== 'exact' || !isConstant(run, metric))
        .map((metric) => [metric, stored_metric_learnMetric(learntFrom, metric)]));
    const compared = pairs.filter(({ gating, metric, policy: own }) => gating && !own.ignore && metrics[metric]?.kind !== 'exact');
    const alone = judging_familyOf(policy, []);
    // One movement for each metric, in the direction that its first gating comparison has.
    const shared = [...new Map(compared.toReversed().map((pair) => [pair.metric, pair])).values()]
        .map((pair) => ({
        stored: storedMetrics.get(pair.metric),
        declared: judging_metricFor(metrics[pair.metric], pair.policy),
        policy: { alphaShare: 1, minimumEffect: policy.minimumEffect },
    }))
        .filter(({ stored, policy: own }) => stored_metric_commonMovementOf(stored, run, alone.levels({ policy: own })) !== null);
    const family = judging_familyOf(policy, [
        ...compared.filter(({ benchmark, metric }) => earlier.has(judging_keyOf(benchmark, metric))),
        ...shared,
    ]);
    const obstacles = judging_interruptions([run]);
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
        const movement = stored_metric_commonMovementOf(stored, run, levels);
        if (Math.abs(movement.change) <= policy.minimumEffect)
            continue;
        const suspicious = stored_metric_isSuspicious(movement, declared, policy, levels.level);
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
        const found = predicted.get(stored) ?? prediction_predictRun(stored.learnt, now);
        predicted.set(stored, found);
        return found;
    };
    const unmeasured = [];
    const judged = pairs.map((pair) => {
        const { benchmark, metric, gating } = pair;
        const key = judging_keyOf(benchmark, metric);
        const sample = samples.get(key);
        const past = earlier.get(key) ?? [];
        const subject = {
            benchmark,
            metric,
            gating,
            policy: pair.policy,
            base: comparison_medianOrNull(past),
            head: comparison_medianOrNull(sample?.values ?? []),
            warnings: [],
        };
        if (pair.policy.ignore)
            return verdict_withoutComparison(subject, 'ignored');
        const failure = failures.get(benchmark);
        if (failure !== undefined)
            return verdict_withoutComparison(subject, 'failed', { failure });
        if (sample === undefined || subject.head === null) {
            if (!isLeftOut(run, benchmark))
                return missing(subject, run);
            const verdict = notMeasured(subject);
            unmeasured.push(verdict);
            return verdict;
        }
        if (past.length === 0)
            return verdict_withoutComparison(subject, 'added', { rounds: sample.values.length });
        const declared = judging_metricFor(metrics[metric], pair.policy);
        const levels = family.levels(pair);
        if (declared.kind === 'exact') {
            const before = past.at(-1);
            const now = exact_exactValue(sample.values);
            if (now !== null)
                return exact_compareExact(subject, before, now, past.length, declared);
        }
        if (past.length < youngestHistory) {
            young += 1;
            const word = `The history is too young: ${String(past.length)} of ${String(youngestHistory)} runs.`;
            return verdict_withoutComparison({ ...subject, warnings: [word] }, 'inconclusive', { rounds: past.length });
        }
        const stored = storedMetrics.get(metric);
        const column = stored.benchmarks.indexOf(benchmark);
        const now = stored_metric_rowOf(run, stored);
        const next = now[column] ?? NaN;
        if (Number.isNaN(next) || past.some((value) => value <= 0))
            return notPositive(subject, past.length);
        const prediction = predictions(stored, now)[column];
        if (prediction === undefined || prediction === null) {
            young += 1;
            const word = `The history is too young: fewer than ${String(youngestHistory)} of the newest ${String(historyWindow)} runs have this benchmark.`;
            return verdict_withoutComparison({ ...subject, warnings: [word] }, 'inconclusive', { rounds: past.length });
        }
        return verdict_verdictOf({ ...subject, base: Math.exp(prediction.expected) }, prediction_comparePrediction(prediction, next, levels, stored_metric_extraVariance(stored, column, sample.values.length)), declared, levels);
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
    const decided = decide_decide({ verdicts, failsOnBase: new Set(), failures: sideFailures, sameTree: false, obstacles }, policy);
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
    return run.samples.every((sample) => sample.metric !== metric || exact_exactValue(sample.values) !== null);
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
    const rules = policyFor(policy);
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
        schema: historySchemaName,
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
    return planOf(comparableRuns(history, environment), policySchema.parse(policyInput)).plan;
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
function screen(history, run, policyInput = {}) {
    const policy = policySchema.parse(policyInput);
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
    const policy = policySchema.parse(policyInput);
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
        ...document(run, policy, 0, verdicts, failures),
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












;// CONCATENATED MODULE: ./build/config/nearest.js

const letters = (name) => Array.from(name).sort().join('');
/** Edits from one name to the other; letters that trade places are the commonest slip, and count as one edit less. */
function slips(name, known) {
    const edits = distance(name, known);
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
function nearest_suggestion(name, known) {
    const near = nearestName(name, known);
    return near === null ? `Use one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
}

;// CONCATENATED MODULE: ./build/config/options.js
const measuring = ['gate', 'run'];
const judging = ['gate', 'compare', 'judge'];
const baselines = [
    'baseline update',
    'baseline list',
    'baseline show',
    'baseline prune',
    'baseline accept',
];
const accepting = ['baseline accept'];
const storing = ['gate', 'judge', ...baselines, 'history', 'doctor'];
const everywhere = ['gate', 'run', 'compare', 'judge', ...baselines, 'history', 'init', 'doctor'];
const configured = ['gate', 'run', 'compare', 'judge', ...baselines, 'history', 'doctor'];
const options_reaction = { kind: 'choice', choices: ['fail', 'warn', 'ignore'] };
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
        default: ['time'],
        doc: 'Metrics that can fail the build; the others are reported.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    missing: {
        type: options_reaction,
        default: 'fail',
        doc: 'What to do about a benchmark that base has and head does not.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    failed: {
        type: options_reaction,
        default: 'fail',
        doc: 'What to do about a benchmark that works on base and fails on head.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    added: {
        type: options_reaction,
        default: 'ignore',
        doc: 'What to do about a benchmark that base does not have.',
        in: ['file', 'flag', 'input'],
        commands: judging,
    },
    inconclusive: {
        type: options_reaction,
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
        default: 'branch:perf-gate',
        doc: 'Where baselines are kept: an orphan branch of data, or a folder.',
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
function options_optionOf(name) {
    return options[name];
}
function isOptionName(name) {
    return Object.hasOwn(options, name);
}
/** Names that may stand in a configuration file. */
const options_fileOptionNames = optionNames.filter((name) => options_optionOf(name).in.includes('file'));
/** Names that are inputs of the action too. */
const inputOptionNames = optionNames.filter((name) => options_optionOf(name).in.includes('input'));
/** How an option is written as a flag, without the dashes: a switch that is on is switched off. */
function options_flagWord(name) {
    const { type, default: standard } = options_optionOf(name);
    return type.kind === 'switch' && standard === true ? `no-${name}` : name;
}
/** Names of the flags that a command takes. */
function options_flagsOf(command) {
    return optionNames.filter((name) => {
        const option = options_optionOf(name);
        return option.in.includes('flag') && option.commands.includes(command);
    });
}

;// CONCATENATED MODULE: ./build/config/option-value.js
const secondsPer = { ms: 0.001, s: 1, m: 60, h: 3600 };
const longestDuration = (/* unused pure expression or super */ null && (7 * 24 * 3600));
function option_value_percent(fraction) {
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
            return `a percentage or a fraction below 1, such as 2% or 0.02, between ${option_value_percent(type.above)} and ${option_value_percent(type.below)}`;
        case 'duration':
            return 'a time up to 7 days, such as 5m, 90s or 500ms, or a number of seconds';
        case 'switch':
            return 'true or false';
        case 'choice':
            return `one of: ${type.choices.join(', ')}`;
        case 'list':
            return 'a list of one or more names, none of them empty or twice';
        case 'store':
            return 'branch, branch:NAME or dir:PATH';
    }
}
function option_value_number(text) {
    // Number() also reads '', ' 1 ', '0x10' and 'Infinity'.
    return /^-?\d{1,15}(\.\d{1,15})?$/u.test(text) ? Number(text) : Number.NaN;
}
function option_value_fraction(raw, type) {
    let value;
    if (typeof raw === 'string' && raw.endsWith('%'))
        value = option_value_number(raw.slice(0, -1).trimEnd()) / 100;
    else {
        value = typeof raw === 'string' ? option_value_number(raw) : typeof raw === 'number' ? raw : Number.NaN;
        // A plain 2 would be 200 %, and is nearly always meant as 2 %.
        if (value >= 1)
            return null;
    }
    return value > type.above && value < type.below ? value : null;
}
function option_value_duration(raw) {
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
    if (raw === 'branch')
        return { kind: 'branch', branch: 'perf-gate' };
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
    return null;
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
function option_value_readValue(type, raw, from) {
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
            const value = from === 'flag' && typeof raw === 'string' ? option_value_number(raw) : raw;
            return Number.isInteger(value) && value >= type.low && value <= type.high
                ? value
                : null;
        }
        case 'fraction':
            return option_value_fraction(raw, type);
        case 'duration':
            return option_value_duration(raw);
        case 'switch':
            return typeof raw === 'boolean' ? raw : null;
        case 'choice':
            return typeof raw === 'string' && type.choices.includes(raw) ? raw : null;
        case 'list':
            return list(raw);
        case 'store':
            return store(raw);
    }
}
/** What stands for the value in help: `REF`, `gate|observe`, `PERCENT`. */
function option_value_placeholder(type) {
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
            return 'branch[:NAME]|dir:PATH';
    }
}

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
    'minimum-effect': { type: options['minimum-effect'].type, doc: 'Their minimum effect.' },
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
    missing: { type: options.missing.type, doc: options.missing.doc },
    failed: { type: options.failed.type, doc: options.failed.doc },
    added: { type: options.added.type, doc: options.added.doc },
    inconclusive: { type: options.inconclusive.type, doc: options.inconclusive.doc },
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
        type: options['up-to'].type,
        needed: true,
        doc: 'Largest estimated change for the worse that is accepted.',
    },
    reason: { type: entries_text, needed: true, doc: 'Why; shown in every report until it is over.' },
    author: { type: entries_text, doc: 'Who accepts it.' },
    expires: {
        type: options.expires.type,
        doc: options.expires.doc,
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
        throw new PerfGateError(`${source}: ${list}: expected a list of at most ${String(mostEntries)} entries, each an object`);
    }
    return raw.map((entry, index) => {
        const at = `${source}: ${list}[${String(index)}]`;
        if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
            throw new PerfGateError(`${at}: expected an object`);
        }
        const given = entry;
        for (const key of Object.keys(given)) {
            if (Object.hasOwn(keys, key))
                continue;
            throw new PerfGateError(`${at}: unknown key ${JSON.stringify(key.slice(0, 80))}`, {
                remedy: suggestion(key, Object.keys(keys)),
            });
        }
        const values = {};
        for (const [key, { type, needed }] of Object.entries(keys)) {
            const value = Object.hasOwn(given, key) ? given[key] : undefined;
            if (value === undefined) {
                if (needed === true) {
                    throw new PerfGateError(`${at}: ${key} is missing`, {
                        remedy: `Give ${Object.keys(keys)
                            .filter((name) => keys[name]?.needed)
                            .join(', ')}.`,
                    });
                }
                continue;
            }
            const read = readValue(type, value, 'file');
            if ('expected' in read)
                throw new PerfGateError(`${at}.${key}: expected ${read.expected}`);
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
function entries_readPolicyEntries(input, source) {
    const rules = readEntries(input.policies, 'policies', policyKeys, source).map((entry) => {
        const { 'minimum-effect': minimumEffect, 'alpha-share': alphaShare, ...rest } = entry;
        return {
            ...rest,
            ...(minimumEffect === undefined ? {} : { minimumEffect }),
            ...(alphaShare === undefined ? {} : { alphaShare }),
        };
    });
    const accept = readEntries(input.accept, 'accept', acceptKeys, source).map(({ 'up-to': upTo, ...rest }) => ({ ...rest, upTo }));
    const result = policySchema.safeParse({ rules, accept });
    if (result.success)
        return { rules: result.data.rules, accept: result.data.accept };
    const issue = result.error.issues[0];
    const [list, ...path] = issue?.path ?? [];
    throw new PerfGateError(`${source}: ${pathText([list === 'rules' ? 'policies' : 'accept', ...path])}: ${issue?.message ?? 'invalid'}`);
}

;// CONCATENATED MODULE: ./build/config/commands.js
const commands_any = Number.POSITIVE_INFINITY;
/** Every command; the order is the one of help. */
const commands_commands = {
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
        usage: 'BASE HEAD',
        positionals: [2, 2],
        summary: 'judge two run files; measures nothing',
        about: 'Runs that were measured in rounds together are compared round by round, others as independent runs.',
        examples: ['perf-gate compare base.json head.json'],
    },
    judge: {
        usage: 'RUN…',
        positionals: [1, commands_any],
        summary: 'judge run files against the stored baseline; measures nothing',
        about: 'Several files are the shards of one run and make one decision.',
        examples: ['perf-gate judge head.json', 'perf-gate judge shard-*.json --store dir:../baselines'],
    },
    'baseline update': {
        usage: 'RUN…',
        positionals: [1, commands_any],
        summary: 'add run files to the stored baseline',
        about: 'Adding the same run twice keeps one file. Concurrent writers lose nothing.',
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
const commands_commandNames = Object.keys(commands_commands);

;// CONCATENATED MODULE: ./build/config/help.js



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
    const list = commandNames.map((name) => {
        const usage = commands[name].usage;
        return [usage === '' ? name : `${name} ${usage}`, commands[name].summary];
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
    const command = commands[name];
    const rows = flagsOf(name).map((flag) => {
        const option = optionOf(flag);
        const value = placeholder(option.type);
        const standard = option.default === null || option.type.kind === 'switch'
            ? ''
            : ` Default: ${defaultText(option.default)}.`;
        const word = `--${flagWord(flag)}`;
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

;// CONCATENATED MODULE: ./build/config/schema.js







const schema_glob = schemas_string().min(1).max(1000);
const suiteLabel = schemas_string().min(1).max(200);
/** The glob of suite files that is used where none is given. */
const defaultSuiteFiles = '**/*.bench.{js,mjs,cjs,ts,mts,cts}';
const suiteSchemas = {
    tinybench: strictObject({
        kind: literal('tinybench'),
        name: suiteLabel
            .optional()
            .describe('Prefix of the names of its benchmarks; without it names start with the file.'),
        files: array(schema_glob)
            .min(1)
            .max(1000)
            .optional()
            .describe(`Globs of the suite files, relative to the project. Default: ${defaultSuiteFiles}.`),
        support: array(schema_glob)
            .max(1000)
            .optional()
            .describe('Globs of helper and data files that belong to the benchmarks: taken from head on both sides, like the suite files.'),
    }),
    command: strictObject({
        kind: literal('command'),
        name: suiteLabel.describe('Name of the benchmark.'),
        command: union([schemas_string().min(1).max(10_000), array(schemas_string().max(10_000)).min(1).max(1000)])
            .describe('A text is run by the shell of the platform; a list is run as it stands.'),
        support: array(schema_glob)
            .max(1000)
            .optional()
            .describe('Globs of the benchmark programs and their data: taken from head on both sides.'),
        format: schemas_string()
            .min(1)
            .max(100)
            .optional()
            .describe('How to read what it prints; without it wall time, CPU time and peak memory are the metrics.'),
    }),
    fake: strictObject({
        kind: literal('fake'),
        name: suiteLabel.optional().describe('Prefix of the names of its benchmarks.'),
        file: schemas_string().min(1).max(1000).describe('JSON file with the times, relative to the project.'),
    }),
};
const suiteSchema = discriminatedUnion('kind', [
    suiteSchemas.tinybench,
    suiteSchemas.command,
    suiteSchemas.fake,
]);
/** The values that may stand in a file, for editors; what a value means is checked by `readValue`. */
function shape(type) {
    switch (type.kind) {
        case 'text':
            return type.pattern === undefined ? schemas_string().min(1) : schemas_string().regex(type.pattern);
        case 'integer':
            return schemas_int().min(type.low).max(type.high);
        case 'fraction':
            return union([
                schemas_number().gt(type.above).lt(Math.min(1, type.below)),
                schemas_string().regex(/^\d+(\.\d+)?( *%)?$/u),
            ]);
        case 'duration':
            return union([schemas_number().gt(0), schemas_string().regex(/^\d+(\.\d+)?(ms|s|m|h)?$/u)]);
        case 'switch':
            return schemas_boolean();
        case 'choice':
            return schemas_enum(type.choices);
        case 'list':
            return array(schemas_string().min(1)).min(1);
        case 'store':
            return schemas_string().regex(/^(branch|branch:.+|dir:.+)$/u);
    }
}
const optionShapes = Object.fromEntries(options_fileOptionNames.map((name) => {
    const option = options_optionOf(name);
    const standard = option.default === null ? '' : ` Default: ${defaultText(option.default)}.`;
    return [name, shape(option.type).optional().describe(`${option.doc}${standard}`)];
}));
function entryShape(keys) {
    return strictObject(Object.fromEntries(Object.entries(keys).map(([name, { type, needed, doc }]) => {
        const value = shape(type);
        return [name, (needed === true ? value : value.optional()).describe(doc)];
    })));
}
/** The configuration file; its JSON Schema is published for editors. */
const configSchema = strictObject({
    $schema: schemas_string().optional().describe('Path or address of this schema, for editors.'),
    suites: array(suiteSchema)
        .min(1, 'must have at least one suite; leave it out for the default')
        .max(1000)
        .optional()
        .describe(`What is measured. Default: one tinybench suite of the files ${defaultSuiteFiles}.`),
    policies: array(entryShape(policyKeys))
        .max(mostEntries)
        .optional()
        .describe('What is different for some benchmarks or metrics; a later entry goes before an earlier one.'),
    accept: array(entryShape(acceptKeys))
        .max(mostEntries)
        .optional()
        .describe('Regressions that are expected: each is accepted up to its bound, and shown.'),
    ...optionShapes,
});
/** Gives its argument back; it is there for the types, in a configuration written in TypeScript or JavaScript. */
function defineConfig(config) {
    return config;
}
function schema_isPlainObject(value) {
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
        const where = at.length === 0 ? '' : ` in ${pathText(at)}`;
        throw new PerfGateError(`${source}: unknown key ${JSON.stringify(key.slice(0, 80))}${where}`, {
            remedy: suggestion(key, known),
        });
    }
}
function checkSuiteKeys(suites, source) {
    if (!Array.isArray(suites))
        return;
    for (const [index, suite] of suites.entries()) {
        if (!schema_isPlainObject(suite)) {
            throw new PerfGateError(`${source}: suites[${String(index)}] is ${nameOf(suite)}: expected an object`);
        }
        const { kind } = suite;
        const kinds = Object.keys(suiteSchemas);
        if (typeof kind !== 'string' || !Object.hasOwn(suiteSchemas, kind)) {
            const found = typeof kind === 'string'
                ? `${JSON.stringify(kind.slice(0, 80))} is unknown`
                : 'is missing or no text';
            throw new PerfGateError(`${source}: suites[${String(index)}].kind ${found}`, {
                remedy: typeof kind === 'string' ? suggestion(kind, kinds) : `Use one of: ${kinds.join(', ')}.`,
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
    if (!schema_isPlainObject(value)) {
        throw new PerfGateError(`${source}: the configuration is ${nameOf(value)}: expected an object`, {
            remedy: 'Make it an object of options, or remove the file to use the defaults.',
        });
    }
    checkKeys(value, Object.keys(configSchema.shape), source, []);
    for (const name of fileOptionNames) {
        const raw = value[name];
        if (raw === undefined)
            continue;
        const read = readValue(optionOf(name).type, raw, 'file');
        if ('expected' in read)
            throw new PerfGateError(`${source}: ${name}: expected ${read.expected}`);
    }
    checkSuiteKeys(value.suites, source);
    readPolicyEntries(value, source);
    const result = checked(configSchema, value);
    if ('fault' in result)
        throw new PerfGateError(`${source}: ${result.fault}`);
    // The static type is made from the same table as the schema, which zod cannot see.
    return result.value;
}

;// CONCATENATED MODULE: ./build/report/units.js
/**
 * Base units made readable. This is the only place of the program that rounds or scales; how many digits are shown follows
 * from how well the number is known.
 */
const minus = '−';
// A number and its unit are never on two lines; a terminal writes a plain space for it.
const units_space = '\u00a0';
const units_missing = '—';
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
function units_signedPercent(fraction, resolution) {
    if (fraction === Infinity)
        return `+∞${units_space}%`;
    if (fraction === -Infinity)
        return `${minus}∞${units_space}%`;
    if (fraction >= factorFrom)
        return factor(fraction);
    return `${signedNumber(fraction, resolution)}${units_space}%`;
}
function signedNumber(fraction, resolution) {
    const text = fixed(fraction * 100, percentDecimals(fraction * 100, resolution));
    return fraction > 0 && /[1-9]/u.test(text) ? `+${text}` : text;
}
/** A share or the size of a change, without a sign: `12.3 %`. */
function units_percent(fraction, resolution = null) {
    return `${fixed(Math.abs(fraction) * 100, percentDecimals(fraction * 100, resolution))}${units_space}%`;
}
/** A share that was set rather than measured: `2 %`, `2.5 %`, `0.125 %`. */
function share(fraction) {
    return `${plainNumber(fraction * 100, 4)
        .replace(/(\.\d*?)0+$/u, '$1')
        .replace(/\.$/u, '')}${units_space}%`;
}
/** A change that is at least a doubling, as a factor: `2.6×`; the number that grew is the ratio, not the growth. */
function timesAs(fraction) {
    return `${ratioText(1 + fraction)}${units_space}times`;
}
/** An interval, its unit once: `+11.1 … +13.5 %`; null ends are infinite; `exact` where they
 * are one. */
function percentRange(low, high, resolution) {
    if (low !== null && low === high)
        return 'exact';
    if ((high !== null && high >= factorFrom) || (low !== null && low >= factorFrom)) {
        const end = (value) => units_signedPercent(value, resolution);
        return `${low === null ? `${minus}∞` : end(low)} … ${high === null ? '∞' : end(high)}`;
    }
    const from = low === null ? `${minus}∞` : signedNumber(low, resolution);
    return `${from} … ${high === null ? '+∞' : signedNumber(high, resolution)}${units_space}%`;
}
/** The spread from round to round: `±0.8 %`. */
function noisePercent(noise) {
    if (noise === null)
        return units_missing;
    const percentage = noise * 100;
    if (percentage === 0)
        return `±0${units_space}%`;
    if (percentage < 0.01)
        return `<0.01${units_space}%`;
    return `±${fixed(percentage, percentage >= 9.95 ? 0 : percentage >= 0.095 ? 1 : 2)}${units_space}%`;
}
/** A fraction near 1, with the digits in which it differs from 1: `99.93 %`. */
function confidencePercent(confidence) {
    const rest = (1 - confidence) * 100;
    // The subtraction leaves an error in the last digits of the fraction, far below what is shown.
    const decimals = rest <= 1e-6 ? 0 : clamp(1 - Math.floor(Math.log10(rest) + 1e-9), 0, 6);
    const text = (confidence * 100).toFixed(decimals);
    return `${text.includes('.') ? text.replace(/\.?0+$/u, '') : text}${units_space}%`;
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
const units_seconds = scales([
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, '\u00b5s'],
    [1e-9, 'ns'],
    [1e-12, 'ps'],
]);
const units_bytes = scales([
    [2 ** 40, 'TiB'],
    [2 ** 30, 'GiB'],
    [2 ** 20, 'MiB'],
    [2 ** 10, 'KiB'],
    [1, 'B'],
]);
const units_hertz = scales([
    [1e9, 'G/s'],
    [1e6, 'M/s'],
    [1e3, 'k/s'],
    [1, '/s'],
]);
const unscaled = (unit) => scales([[1, unit]]);
function scalesOf(unit) {
    if (unit === 's')
        return units_seconds;
    if (unit === 'B')
        return units_bytes;
    if (unit === 'Hz')
        return units_hertz;
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
    return unit === '' ? text : `${text}${units_space}${unit}`;
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
        const side = (value) => (value === null ? units_missing : quantity(value, unit, noise));
        return base === null && head === null ? units_missing : `${side(base)} → ${side(head)}`;
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
function units_duration(inSeconds) {
    if (inSeconds < 9.95)
        return `${inSeconds.toFixed(1)}${units_space}s`;
    const whole = Math.round(inSeconds);
    if (whole < 120)
        return `${String(whole)}${units_space}s`;
    if (whole < 7200)
        return `${String(Math.floor(whole / 60))}${units_space}min${units_space}${String(whole % 60)}${units_space}s`;
    return `${group(String(Math.floor(whole / 3600)))}${units_space}h${units_space}${String(Math.floor((whole % 3600) / 60))}${units_space}min`;
}
/** A count: `12,345`. */
function count(value) {
    return fixed(value, 0);
}
/** A plain number of small size, such as a load average. */
function plainNumber(value, decimals) {
    return fixed(value, decimals);
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
    const tight = (value) => `${value > 0 ? '+' : ''}${share(value).replace('\u00a0', '')}`;
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
        counts: verdictKinds.flatMap((kind) => {
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

;// CONCATENATED MODULE: ./build/report/untrusted.js
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
function untrusted_visible(text) {
    if (text.trim() === '')
        return Array.from(text, escapeOf).join('');
    // More than four marks on one letter are an attack on the lines above and below.
    return text.replace(unseen, escapeOf).replace(/(\p{M}{4})\p{M}+/gu, '$1');
}
const escapeCharacter = String.fromCharCode(27);
const colourSequence = new RegExp(`${escapeCharacter}\\[[0-9;:]{0,40}m`, 'gu');
/** Lines of a program's output, each visible; colours are dropped, since showing them helps nobody. */
function untrusted_visibleLines(text) {
    return text
        .replace(colourSequence, '')
        .split(/\r\n|\n|\r/u)
        .map((line) => untrusted_visible(line.replaceAll('\t', '    ')));
}
/** A message on one line: its lines joined by spaces, its colours dropped. */
function untrusted_messageLine(text) {
    return untrusted_visible(text.replace(colourSequence, '').replace(/\s+/gu, ' ').trim());
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
function untrusted_tableCode(text) {
    // Parsers disagree about a backslash before an escaped pipe, so that pipe is spelled out.
    return codeSpan(text.replace(/(?<=\\)\|/gu, '\\u{7c}').replaceAll('|', '\\|'));
}
// An empty comment separates two text nodes, so that GitHub's filters for mentions, issues, commits, links, emoji and
// formulas, which look at the text after Markdown, see neither half as theirs.
const divider = '<!-- -->';
/** Text as Markdown prose that shows exactly this text. `text` must be visible and not start with a space. */
function untrusted_prose(text) {
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
function untrusted_fencedBlock(lines) {
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

;// CONCATENATED MODULE: ./build/report/width.js
/** How many columns text takes, and making it fit. All of it works on graphemes: what a reader sees as one character. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const onlyPrintableAscii = /^[\u0020-\u007e]*$/u;
const width_emoji = /\p{Emoji_Presentation}|\ufe0f/u;
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
    return width_emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
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
function width_wrap(text, columns) {
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
            return grew(verdict) ? '×∞' : units_signedPercent(-Infinity, null);
    }
    const resolution = resolutionOf(verdict.change, verdict.noise);
    return units_signedPercent(estimateOf(verdict.change), resolution);
}
/** An interval with as many digits as the change. */
function rangeText(verdict, interval) {
    if (interval === null)
        return '—';
    if (verdict.method === 'exact')
        return 'exact';
    return percentRange(interval.low, interval.high, resolutionOf(verdict.change, verdict.noise));
}
/** The spread from round to round, which an exact metric does not have. */
function noiseText(verdict) {
    return noisePercent(verdict.method === 'exact' ? null : verdict.noise);
}
/** The smallest change that would have been called regressed; for an exact metric every change is seen. */
function detectableText(verdict) {
    return verdict.detectable === null || verdict.method === 'exact'
        ? '—'
        : units_percent(verdict.detectable, verdict.detectable);
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
    const unit = shorten(untrusted_visible(metric?.unit ?? '1'), 20);
    const noise = metric?.kind === 'exact' ? 0 : verdict.noise;
    const values = transition(verdict.base, verdict.head, isScaled(unit) ? unit : '1', noise);
    const mark = mediansDisagree(verdict) ? '\u00a0*' : '';
    if (isScaled(unit) || (verdict.base === null && verdict.head === null))
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
        `: accepted up to ${units_percent(upTo, upTo)}`,
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
        : `minimum effect ${share(verdict.minimumEffect)}`;
}

;// CONCATENATED MODULE: ./build/report/words/phrase.js

const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;
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
    const size = units_percent(estimate, resolutionOf(change, noise));
    if (words === null) {
        if (estimate === Infinity)
            return [...subject, ' rose from zero'];
        if (estimate >= 1 && (verdict.base ?? 0) >= 0) {
            return [...subject, ` rose to ${timesAs(estimate)} what it was`];
        }
        return [...subject, ` ${rose ? 'rose by' : 'fell by'} ${size}`];
    }
    if (estimate === Infinity)
        return [name, ` ${words.verb} ${words.grew}, from zero`];
    if (estimate >= 1) {
        return [name, ` ${words.multiplied[0]} ${timesAs(estimate)} ${words.multiplied[1]}`];
    }
    return [name, ` ${words.verb} ${size} ${rose ? words.grew : words.fell}`];
}
/** 0 to 12 KiB. A unit of the tool's own is untrusted. */
function bothNumbers(decision, verdict) {
    const unit = metricOf(decision, verdict)?.unit ?? '1';
    const scaled = isScaled(unit);
    const values = transition(verdict.base, verdict.head, scaled ? unit : '1', 0).replace('→', 'to');
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
        rest > 0 ? `; and ${count(rest)} more.` : '.',
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
    const where = failure.round === null ? '' : ` in round ${count(failure.round + 1)}`;
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
            return `within ±${share(minimumEffect)}`;
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
    const least = share(minimumEffect);
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
    const parts = outline.counts.map(([kind, number]) => `${count(number)} ${kind === 'within' && !alike ? 'within their minimum effect' : verdictWord(kind, minimumEffect)}${kind === 'identical' ? ' (the same files on both sides)' : ''}`);
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
    const of = `${count(outline.regressed.length)} of ${plural(outline.gating.length, subjectWord(outline))}`;
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
            return [obstacle(reason.kind)];
    }
}
function obstacle(kind) {
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
            : [`${count(outline.improved.length)} improved, most: `, ...changeSentence(decision, best)]);
    }
    if (outline.inconclusive.length > 0) {
        const [first] = outline.inconclusive;
        clauses.push(first !== undefined && outline.inconclusive.length === 1
            ? [{ name: first.benchmark }, ' was too noisy to judge']
            : [`${count(outline.inconclusive.length)} were too noisy to judge`]);
    }
    if (outline.broken.length > 0) {
        clauses.push(subjectsSentence(outline.broken.map((verdict) => verdict.benchmark), outline.broken.filter((verdict) => outline.partial.has(verdict)), 'was not compared', 'were not compared'));
    }
    const same = outline.gating.filter((verdict) => verdict.kind === 'identical').length;
    const judged = total - outline.broken.length - outline.added.length - same;
    const identical = same === 0 ? '' : `, ${count(same)} identical`;
    clauses.push([`${plural(judged, subjectWord(outline))} compared${identical}`]);
    return [...joined(clauses), '.'];
}
/** The first sentence of every report. */
function headline(decision, outline) {
    const { outcome, observed, reasons } = decision;
    if (outcome === 'could-not-judge') {
        const kinds = [...new Set(reasons.map((reason) => reason.kind))];
        const what = kinds.length === 0 ? 'no reason was given' : kinds.map(obstacle).join('; ');
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
    const unjudged = couldNotJudge === 0 ? '' : `, and ${count(couldNotJudge)} could not have been judged`;
    return `${sentence} Of ${plural(gates, 'earlier gate')} in the store, ${count(failed)} would have failed${unjudged}.`;
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
    return least === most ? plural(least, word) : `${count(least)} to ${plural(most, word)}`;
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
    const facts = [roundsWords(decision, outline.rounds), units_duration(decision.seconds)].filter((fact) => fact !== null);
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
    const [from, to] = [confidencePercent(first), confidencePercent(last)];
    return from === to ? from : `${from} to ${to}`;
}
/** +0.1 % (−0.2 … +0.5 %), noise ±0.6 %, 14 rounds. */
function controlWords({ estimate, low, high, noise, rounds }) {
    const range = percentRange(low, high, noise);
    return `${units_signedPercent(estimate, noise)} (${range}), noise ${noisePercent(noise)}, ${plural(rounds, 'round')}`;
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
        add('Alpha', `${probability(decision.alpha)} over the whole family of ${plural(decision.family, 'comparison')}`);
    }
    if (tests.length > 0)
        add('Minimum effect', share(decision.minimumEffect));
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
    add('Machine', { said: cpu.model }, `, ${plural(cpu.cores, 'core')}, ${quantity(environment.memory, 'B')}, `, { said: `${os.name} ${os.release} ${environment.arch}` });
    // Command suites start no runtime of ours.
    if (runtime.name !== 'none')
        add('Runtime', { said: `${runtime.name} ${runtime.version}` });
    add('Measured by', {
        said: `${decision.tool.name} ${decision.tool.version} on ${orchestrator.name} ${orchestrator.version}`,
    });
    const speaking = [
        conditions.loadAverage === null ? null : `load ${plainNumber(conditions.loadAverage, 2)} before`,
        conditions.steal === null ? null : `steal ${units_percent(conditions.steal)}`,
        conditions.pressure === null ? null : `CPU pressure ${plainNumber(conditions.pressure, 1)} %`,
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
    add('Took', units_duration(decision.seconds));
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
    return `up to ${units_percent(verdict.detectable, verdict.detectable)} ${worse}`;
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
    return `${settle} ${count(settled.length)} of them; for the others ${quieter}.`;
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
function phrase(parts, code = codeSpan) {
    return parts
        .map((part) => {
        if (typeof part === 'string')
            return part;
        if ('name' in part)
            return code(shorten(untrusted_visible(part.name), namesShown));
        return untrusted_prose(shorten(untrusted_messageLine(part.said), messageShown));
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
    const name = phrase([{ name: verdict.benchmark }], untrusted_tableCode);
    return verdict.metric === 'time'
        ? name
        : `${name} · ${phrase(metricName(verdict.metric), untrusted_tableCode)}`;
}
function changeCell(verdict) {
    return unbroken(changeText(verdict));
}
function rangeCell(verdict, interval) {
    return unbroken(rangeText(verdict, interval));
}
function valuesCell(decision, verdict) {
    return unbroken(valuesText(decision, verdict, untrusted_tableCode)).replace(/\*$/u, '\\*');
}
/** The table of rows that need attention: what a reader sees without opening anything. */
function drawnTable(decision, outline, verdicts) {
    const undecided = verdicts[0]?.kind === 'inconclusive';
    const tested = verdicts.some(isTested);
    const label = codeSpan(unbroken(axisLabel(outline.axis, drawingCells)));
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
            codeSpan(unbroken(drawInterval(drawnChange(verdict), outline.axis, drawingCells, unicodeGlyphs))),
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
    const least = share(decision.minimumEffect);
    const parts = [
        `${codeSpan('│')} no change`,
        `${codeSpan('··')} less than ${least}, too little to matter`,
        tested
            ? `${codeSpan('─●─')} the change, and the range it may well lie in`
            : `${codeSpan('●')} the change`,
        `${codeSpan('►')} goes on outside the drawing`,
        ...(tested ? ['noise: how much the change differs from round to round'] : []),
    ];
    return `<sub>${parts.join(' · ')}</sub>`;
}
/** A paragraph below a table; nothing for an empty one. */
function below(text) {
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
            close: below(first.kind === 'inconclusive'
                ? inconclusiveAdvice(decision, outline)
                : mediansNote(decision, verdicts.slice(0, shown))),
        },
    ];
    const rest = rows.slice(shown);
    if (rest.length > 0) {
        const [open, close] = details(`${title}: ${count(rest.length)} more`, verbose);
        blocks.push({
            what: `rows of "${title}"`,
            importance: importance + 10,
            open: `${open}${head}\n`,
            rows: rest,
            close: first.kind === 'inconclusive'
                ? close
                : `${below(mediansNote(decision, verdicts.slice(shown)))}${close}`,
        });
    }
    return blocks;
}
const testColumns = [
    ['Interval', 'right', (verdict) => rangeCell(verdict, verdict.change)],
    ['Equivalence', 'right', (verdict) => rangeCell(verdict, verdict.equivalence)],
    ['p', 'right', (verdict) => (verdict.p === null ? '—' : probability(verdict.p))],
    ['n', 'right', (verdict) => count(verdict.rounds)],
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
    const all = total === 1 ? 'The one result in numbers' : `All ${count(total)} results in numbers`;
    const [open, close] = details(quiet === total || quiet === 0 ? all : `${all}, ${count(quiet)} of them unremarkable`, verbose);
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
    const note = below(mediansNote(decision, outline.gating));
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
        phrase([{ name: verdict.benchmark }], untrusted_tableCode),
        phrase(metricName(verdict.metric), untrusted_tableCode),
        unbroken(movedWord(verdict)),
        changeCell(verdict),
        rangeCell(verdict, shownInterval(verdict)),
        valuesCell(decision, verdict),
        unbroken(noiseText(verdict)),
    ]));
    const note = below(mediansNote(decision, outline.others));
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
function markdown_list(title, what, importance, items) {
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
    return markdown_list(title, 'what failed or is missing', importance, items);
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
            : `<code>${htmlText(shorten(untrusted_visible(failure.benchmark), namesShown))}</code>`;
        const [open, close] = details(`What ${who} printed`, verbose);
        // The end is where programs say why they stopped.
        const lines = untrusted_visibleLines(failure.output.trimEnd())
            .slice(-outputLinesShown)
            .map((line) => shorten(line, 200));
        return [
            {
                what: 'outputs of failed programs',
                importance: 60 + index,
                open,
                rows: [untrusted_fencedBlock(lines)],
                close,
            },
        ];
    });
}
function warningBlocks(decision, outline, verbose) {
    const all = sharedWarnings(decision, outline.gating)
        .map((warning) => phrase(warningPhrase(warning)));
    const shown = verbose ? all.length : 5;
    const blocks = markdown_list('Warnings', 'warnings', 20, all.slice(0, shown));
    const rest = all.slice(shown).map((item) => `- ${item}`);
    if (rest.length > 0) {
        const [open, close] = details(`${count(rest.length)} more warnings`, verbose);
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
        ...(messages.length <= 1 ? single('reasons', 2, messages[0] ?? null) : markdown_list('', 'reasons', 2, messages)),
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
        ...markdown_list('', 'what was accepted', 8, outline.accepted.flatMap((verdict) => {
            const words = acceptedPhrase(verdict);
            return words === null ? [] : [phrase(words)];
        })),
        ...markdown_list('Ignored', 'ignored benchmarks', 19, ignoredPhrases(decision.verdicts).map((words) => phrase(words))),
        ...(brokenDecides ? [] : brokenBlocks(outline, 4)),
        ...markdown_list('Failures', 'failures', 5, failures),
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
    const parts = Array.from(missing, ([what, rest]) => `${what} (${count(rest)})`);
    const notice = `_Left out to keep this short enough: ${parts.join(', ')}. The JSON result has everything._`;
    return notice.length <= roomForNotice
        ? notice
        : `_Left out to keep this short enough: ${count(missing.size)} parts. The JSON result has everything._`;
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

function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/**
 * The decision as a `perf-gate.decision/1` document: keys in the order of the schema, names of metrics and notes sorted, a
 * newline at the end. The same decision gives the same bytes.
 * @throws PerfGateError if the decision is not valid, since nothing may be written that cannot be read back.
 */
function jsonReport(decision) {
    const checked = parseDecision(decision, 'the decision');
    const document = {
        ...checked,
        environment: { ...checked.environment, notes: sorted(checked.environment.notes) },
        metrics: sorted(checked.metrics),
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
        return this.#options.unicode ? text : ascii(text);
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
                return `\`${shorten(this.clean(untrusted_visible(part.name)), nameWidth, this.mark)}\``;
            return shorten(this.clean(untrusted_messageLine(part.said)), terminal_messageShown, this.mark);
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
        const room = this.width - Math.max(displayWidth(first), displayWidth(hang));
        for (const [index, part] of width_wrap(text, room).entries()) {
            this.line((index === 0 ? first : hang) + this.paint(part, paint));
        }
    }
    toString() {
        return withoutCommands(`${this.#lines.join('\n')}\n`);
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
            text: (verdict) => (verdict.p === null ? '—' : probability(verdict.p)),
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
            const name = page.clean(untrusted_visible(verdict.benchmark));
            if (verdict.metric === 'time')
                return name;
            const metric = page.phrase(metricName(verdict.metric)).replaceAll('`', '');
            return `${shorten(name, page.width, page.mark)}${page.clean(' · ')}${metric}`;
        };
        const measure = (columns) => columns.map((column) => verdicts.reduce((widest, verdict) => Math.max(widest, Math.min(widestColumn, displayWidth(page.clean(column.text(verdict))))), displayWidth(page.clean(column.title))));
        const tested = verdicts.some(isTested);
        const least = 11;
        const trial = measure(columnsFor(decision, outline, glyphs, least, tested));
        const total = trial.reduce((sum, width) => sum + width + gap.length, 0);
        const names = verdicts.reduce((widest, verdict) => Math.max(widest, displayWidth(this.#label(verdict))), 0);
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
        let used = displayWidth(start);
        // A line that starts with a name needs a gap before its first cell; one that starts with the indent does not.
        let empty = this.#nameWidth === null;
        for (const [index, wanted] of cells.entries()) {
            const cell = shorten(wanted, page.width - indent.length, page.mark);
            const width = Math.min(page.width - indent.length, Math.max(this.#widths[index] ?? 0, displayWidth(cell)));
            if (!empty && used + gap.length + width > page.width) {
                page.line(line);
                line = indent;
                used = indent.length;
                empty = true;
            }
            const padded = this.#columns[index]?.side === 'left' ? padEnd(cell, width) : padStart(cell, width);
            const spaced = (empty ? '' : gap) + padded;
            line += page.paint(spaced, paints[index] ?? null);
            used += displayWidth(spaced);
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
        const label = shorten(this.#label(verdict), this.#nameWidth ?? page.width - gap.length, page.mark);
        const cells = this.#columns.map((column) => page.clean(column.text(verdict)));
        const paints = this.#columns.map((column) => column.paint(verdict));
        if (this.#nameWidth === null) {
            page.line(gap + page.paint(label, 'bold'));
            this.#layout(cells, paints, indent);
        }
        else {
            this.#layout(cells, paints, gap + page.paint(label, 'bold') + ' '.repeat(this.#nameWidth - displayWidth(label)));
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
        `n ${count(verdict.rounds)}`,
        verdict.method,
        verdict.change === null || verdict.change.confidence === 1
            ? null
            : `interval ${rangeText(verdict, verdict.change)} (${confidencePercent(verdict.change.confidence)})`,
        verdict.equivalence === null
            ? null
            : `equivalence ${rangeText(verdict, verdict.equivalence)} (${confidencePercent(verdict.equivalence.confidence)})`,
        verdict.detectable === null ? null : `detectable ${detectableText(verdict)}`,
    ];
    return parts.filter((part) => part !== null).join(' · ');
}
function printOutput(page, failure, lines) {
    if (failure.output === undefined || failure.output.trim() === '')
        return;
    const bar = page.clean('│') === '│' ? '│ ' : '| ';
    for (const line of untrusted_visibleLines(failure.output.trimEnd()).slice(-lines)) {
        const room = page.width - indent.length - bar.length;
        page.line(indent + page.paint(bar + shorten(page.clean(line), room, page.mark), 'dim'));
    }
}
function printHeadline(page, decision, outline, options) {
    const { sign, tone, word, sentence } = headline(decision, outline);
    const paint = tone === 'good' ? 'green' : tone === 'bad' ? 'red' : 'yellow';
    const start = options.unicode ? `${sign} ${word}:` : `${word}:`;
    const [first = '', ...more] = width_wrap(`${start} ${page.phrase(sentence)}`, page.width);
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
            page.line(`${gap}and ${count(rest)} more; --verbose shows them`);
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
        const least = `${band}${band} less than ${share(decision.minimumEffect)}`;
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
            page.line(`${gap}and ${count(rest)} more; --verbose shows them`);
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






;// CONCATENATED MODULE: ./build/index.js
/** What the commands are made of, for programs. */






/**
 * Reads the whole output of a benchmark tool as a run of one trial; values are in base units. Commit and machine are
 * unknown to it; set them when they are known.
 *
 * @throws PerfGateError for an unknown format, or text that is not of it, with the place and the offending text.
 */
function parseResults(format, text) {
    return runOfResults(readResults(format, text), version_version, new Date());
}

var __webpack_exports__PerfGateError = __webpack_exports__.DN;
var __webpack_exports__compareRuns = __webpack_exports__.qB;
var __webpack_exports__defineConfig = __webpack_exports__.C8;
var __webpack_exports__detectChangePoints = __webpack_exports__.Z;
var __webpack_exports__jsonReport = __webpack_exports__.L7;
var __webpack_exports__judgeAgainstHistory = __webpack_exports__.Zi;
var __webpack_exports__markdownReport = __webpack_exports__.qN;
var __webpack_exports__parseDecision = __webpack_exports__.cg;
var __webpack_exports__parseResults = __webpack_exports__.c2;
var __webpack_exports__parseRun = __webpack_exports__.zZ;
var __webpack_exports__terminalReport = __webpack_exports__.RR;
export { __webpack_exports__PerfGateError as PerfGateError, __webpack_exports__compareRuns as compareRuns, __webpack_exports__defineConfig as defineConfig, __webpack_exports__detectChangePoints as detectChangePoints, __webpack_exports__jsonReport as jsonReport, __webpack_exports__judgeAgainstHistory as judgeAgainstHistory, __webpack_exports__markdownReport as markdownReport, __webpack_exports__parseDecision as parseDecision, __webpack_exports__parseResults as parseResults, __webpack_exports__parseRun as parseRun, __webpack_exports__terminalReport as terminalReport };
