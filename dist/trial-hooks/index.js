import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({});
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
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ol: () => (/* binding */ digestOf),
  be: () => (/* reexport */ formatOf),
  n_: () => (/* binding */ initialize),
  Hh: () => (/* binding */ load),
  DE: () => (/* reexport */ loadSucrase),
  hd: () => (/* binding */ resolve),
  j6: () => (/* reexport */ toJavaScript),
  C2: () => (/* reexport */ toJavaScriptSync),
  gF: () => (/* reexport */ typescriptCandidates),
  tj: () => (/* reexport */ typescriptExtension)
});

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/measure/trial/territory.js


// Taken at once: an observed trial watches what the project's code calls, not what we do.
const { native: territory_native } = external_node_fs_namespaceObject.realpathSync;
const fold = process.platform === 'win32'
    ? (path) => path.toLowerCase()
    : (path) => path;
function within(path, folder) {
    const base = fold(folder);
    return path === base || path.startsWith(base.endsWith(external_node_path_namespaceObject.sep) ? base : base + external_node_path_namespaceObject.sep);
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

;// CONCATENATED MODULE: ./build/measure/trial/typescript.js
/** Turns TypeScript into JavaScript where the project brings no tsx: by its own esbuild, else by sucrase. */


const typescriptExtension = /\.[cm]?ts$/u;
/** What a TypeScript author who writes `./x.js`, `./x` or `./folder` may mean; absolute path in, paths to try out. */
function typescriptCandidates(path) {
    const extension = (0,external_node_path_namespaceObject.extname)(path);
    const stem = path.slice(0, path.length - extension.length);
    const found = [];
    if (extension === '.js')
        found.push(`${stem}.ts`);
    if (extension === '.mjs')
        found.push(`${stem}.mts`);
    if (extension === '.cjs')
        found.push(`${stem}.cts`);
    if (!/^\.[cm]?[jt]s$/u.test(extension)) {
        for (const end of ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'])
            found.push(path + end);
        for (const end of ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'])
            found.push((0,external_node_path_namespaceObject.join)(path, `index${end}`));
    }
    return found;
}
/** `type` of the nearest package.json. */
function packageType(file) {
    for (let folder = (0,external_node_path_namespaceObject.dirname)(file);; folder = (0,external_node_path_namespaceObject.dirname)(folder)) {
        try {
            const text = (0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(folder, 'package.json'), 'utf8');
            const parsed = JSON.parse(text);
            const type = typeof parsed === 'object' && parsed !== null ? parsed.type : null;
            return typeof type === 'string' ? type : null;
        }
        catch {
            if ((0,external_node_path_namespaceObject.dirname)(folder) === folder)
                return null;
        }
    }
}
/**
 * Node's own rule by extension and package type; a file of a package without a type is a module when it is written as
 * one and needs nothing that only CommonJS has.
 */
function formatOf(file, source) {
    if (file.endsWith('.mts'))
        return 'module';
    if (file.endsWith('.cts'))
        return 'commonjs';
    if (packageType(file) === 'module')
        return 'module';
    if (/\bimport\.meta\b|^\s*(?:export\s+default\s+)?await\b|^(?:const|let|var)\b[^;]*=\s*await\b/mu.test(source))
        return 'module';
    if (/\brequire\s*\(|\b__dirname\b|\b__filename\b|\bmodule\.exports\b|^\s*exports\./mu.test(source))
        return 'commonjs';
    return /^\s*(?:import|export)\b/mu.test(source) ? 'module' : 'commonjs';
}
function esbuildOptions(file, format) {
    return {
        loader: 'ts',
        format: format === 'module' ? 'esm' : 'cjs',
        target: 'node20',
        sourcefile: file,
        sourcemap: 'inline',
        sourcesContent: false,
    };
}
// Loaded when the first file needs it: most trials meet no TypeScript and must not pay for it.
let sucrase = null;
/** Makes {@link toJavaScriptSync} able to work without an esbuild. */
async function loadSucrase() {
    if (sucrase !== null)
        return;
    // Bundlers disagree on whether names of CommonJS show on the namespace or on its default.
    const module = (await __nccwpck_require__.e(/* import() */ 413).then(__nccwpck_require__.t.bind(__nccwpck_require__, 2413, 19)));
    sucrase = typeof module.transform === 'function' ? module : (module.default ?? module);
}
function bySucrase(source, file, format) {
    if (sucrase === null)
        throw new Error('the TypeScript transform is not loaded');
    // Sucrase keeps every line where it was, so that stacks are right without a source map.
    return sucrase.transform(source, {
        transforms: format === 'module' ? ['typescript'] : ['typescript', 'imports'],
        filePath: file,
        disableESTransforms: true,
        preserveDynamicImport: true,
        injectCreateRequireForImportRequire: format === 'module',
    }).code;
}
/** @throws what the transform says about the source, with its place. */
async function toJavaScript(source, file, format, esbuild) {
    if (esbuild === null) {
        await loadSucrase();
        return bySucrase(source, file, format);
    }
    return (await esbuild.transform(source, esbuildOptions(file, format))).code;
}
/** The same for `require`, which cannot wait. */
function toJavaScriptSync(source, file, format, esbuild) {
    if (esbuild === null)
        return bySucrase(source, file, format);
    return esbuild.transformSync(source, esbuildOptions(file, format)).code;
}

;// CONCATENATED MODULE: ./build/measure/trial/hooks.js
var __rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
/**
 * Loader hooks of a trial, on Node's loader thread: our stand-ins for `tinybench` and `vitest`, TypeScript, and the watch
 * on where modules come from. Also the main thread's source of the TypeScript transform, so that the trial itself stays small.
 */







const scheme = 'perf-gate:';
let data = null;
let esbuild = null;
function say(message) {
    data?.port.postMessage(message);
}
/** Path of a file URL, without the query that other loaders add; null for everything else. */
function pathOf(url) {
    if (url?.startsWith('file:') !== true)
        return null;
    try {
        const parsed = new URL(url);
        parsed.search = '';
        parsed.hash = '';
        return (0,external_node_url_namespaceObject.fileURLToPath)(parsed);
    }
    catch {
        return null;
    }
}
/**
 * SHA-256 in hex of code about to be compiled. Configuration of a transform shows in it, whatever file it comes from;
 * an embedded source map, which names the copy, is left out.
 */
function digestOf(code) {
    const text = typeof code === 'string' ? code : Buffer.from(code).toString();
    const bare = text.replace(/^\/\/# sourceMappingURL=data:.*$/gmu, '');
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(bare).digest('hex');
}
async function initialize(given) {
    data = given;
    if (given.typescript === 'esbuild' && given.esbuild !== null) {
        const module = (await import(__rewriteRelativeImportExtension(/* webpackIgnore: true */ (0,external_node_url_namespaceObject.pathToFileURL)(given.esbuild).href)));
        esbuild = module.default ?? module;
    }
}
const missing = new Set(['ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT', 'MODULE_NOT_FOUND']);
const resolve = async (specifier, context, nextResolve) => {
    if (data !== null && Object.hasOwn(data.replaced, specifier)) {
        say({ kind: 'replaced' });
        // A require that passes through these hooks needs a CommonJS module.
        const required = context.conditions.includes('require') && !context.conditions.includes('import');
        return {
            url: `${scheme}${specifier}${required ? '?required' : ''}`,
            format: required ? 'commonjs' : 'module',
            shortCircuit: true,
        };
    }
    let result;
    try {
        result = await nextResolve(specifier, context);
    }
    catch (error) {
        const code = error.code;
        const parent = context.parentURL;
        const relative = /^(?:\.{1,2}(?:\/|$)|\/|file:)/u.test(specifier);
        if (data === null || data.typescript === 'tsx' || !relative || parent === undefined)
            throw error;
        if (typeof code !== 'string' || !missing.has(code))
            throw error;
        const path = pathOf(new URL(specifier, parent).href);
        const found = path === null
            ? undefined
            : typescriptCandidates(path).find((file) => (0,external_node_fs_namespaceObject.existsSync)(file) && (0,external_node_fs_namespaceObject.statSync)(file).isFile());
        if (found === undefined)
            throw error;
        say({ kind: 'replaced' });
        result = await nextResolve((0,external_node_url_namespaceObject.pathToFileURL)(found).href, context);
    }
    const path = pathOf(result.url);
    if (data?.observed === true && path !== null)
        say({ kind: 'resolved', file: path });
    if (data !== null && path !== null && isForeign(path, data.territory)) {
        const trespass = {
            file: realPath(path),
            importer: pathOf(context.parentURL) ?? context.parentURL ?? null,
        };
        say({ kind: 'trespass', ...trespass });
        throw new Error(trespassMessage(trespass));
    }
    return result;
};
const load = async (url, context, nextLoad) => {
    const loaded = await loadModule(url, context, nextLoad);
    const path = pathOf(url);
    const { source } = loaded;
    if (data?.observed === true && path !== null && source !== undefined && source !== null)
        say({ kind: 'compiled', file: realPath(path), code: digestOf(source) });
    return loaded;
};
const loadModule = async (url, context, nextLoad) => {
    if (data !== null && url.startsWith(scheme)) {
        const required = url.endsWith('?required');
        const name = url.slice(scheme.length).replace('?required', '');
        const modules = `globalThis[Symbol.for('perf-gate.trial')][${JSON.stringify(name)}]`;
        const names = data.replaced[name] ?? [];
        const source = required
            ? `module.exports = ${modules};`
            : [
                `const replaced = ${modules};`,
                ...names
                    .filter((exported) => exported !== 'default')
                    .map((exported) => `export const ${exported} = replaced.${exported};`),
                'export default replaced.default ?? replaced;',
            ].join('\n');
        return { format: required ? 'commonjs' : 'module', source, shortCircuit: true };
    }
    const path = pathOf(url);
    if (data !== null && path !== null) {
        const file = realPath(path);
        if (!isOwn(file, data.territory))
            say({ kind: 'loaded', file });
    }
    if (data !== null && data.typescript !== 'tsx' && path !== null && typescriptExtension.test(path)) {
        const source = await (0,promises_namespaceObject.readFile)(path, 'utf8');
        const format = formatOf(path, source);
        say({ kind: 'transformed' });
        // Without a source Node loads it by its CommonJS loader, where our extension handler transforms it.
        if (format === 'commonjs')
            return { format, source: null, shortCircuit: true };
        return { format, source: await toJavaScript(source, path, format, esbuild), shortCircuit: true };
    }
    return nextLoad(url, context);
};

var __webpack_exports__digestOf = __webpack_exports__.ol;
var __webpack_exports__formatOf = __webpack_exports__.be;
var __webpack_exports__initialize = __webpack_exports__.n_;
var __webpack_exports__load = __webpack_exports__.Hh;
var __webpack_exports__loadSucrase = __webpack_exports__.DE;
var __webpack_exports__resolve = __webpack_exports__.hd;
var __webpack_exports__toJavaScript = __webpack_exports__.j6;
var __webpack_exports__toJavaScriptSync = __webpack_exports__.C2;
var __webpack_exports__typescriptCandidates = __webpack_exports__.gF;
var __webpack_exports__typescriptExtension = __webpack_exports__.tj;
export { __webpack_exports__digestOf as digestOf, __webpack_exports__formatOf as formatOf, __webpack_exports__initialize as initialize, __webpack_exports__load as load, __webpack_exports__loadSucrase as loadSucrase, __webpack_exports__resolve as resolve, __webpack_exports__toJavaScript as toJavaScript, __webpack_exports__toJavaScriptSync as toJavaScriptSync, __webpack_exports__typescriptCandidates as typescriptCandidates, __webpack_exports__typescriptExtension as typescriptExtension };
