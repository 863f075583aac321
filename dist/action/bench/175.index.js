export const id = 175;
export const ids = [175];
export const modules = {

/***/ 6175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   importModule: () => (/* binding */ importModule)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8995);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3136);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5919);
/* harmony import */ var sucrase__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2413);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2107);
var __rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};






// Node runs hooks in a thread of their own, which has no access to what is bundled into this program; so they are given
// as text, and ask this thread to transform. A question that is not answered means that this thread is blocked by a
// require() that waits for the hooks, and would wait for ever.
const hooks = `
const standIn = 'data:text/javascript,' + encodeURIComponent('export function defineConfig(config) { return config; }');
const typescript = /^file:[^?#]*\\.m?ts([?#]|$)/;
const given = /^file:[^?#]*\\?perf-gate-given=\\d+$/;
const others = [[/\\.js$/, '.ts'], [/\\.mjs$/, '.mts'], [/$/, '.ts'], [/$/, '.mts'], [/$/, '.js'], [/$/, '/index.ts']];
const opening = "import { createRequire } from 'node:module'; import { fileURLToPath } from 'node:url'; import { dirname } from 'node:path'; const __filename = fileURLToPath(import.meta.url); const __dirname = dirname(__filename); const require = createRequire(__filename); const module = { exports: {} }; (function (exports) { ";
const closing = "\\n}).call(module.exports, module.exports); export default module.exports;";
const open = new Map();
let port;
let count = 0;
export function initialize(data) {
  port = data.port;
  port.on('message', (answer) => { open.get(answer.id)?.(answer); open.delete(answer.id); });
}
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (specifier === 'perf-gate') return { url: standIn, shortCircuit: true };
    if (given.test(specifier)) return { url: specifier, shortCircuit: true };
    if (/^\\.{1,2}\\//.test(specifier) && typescript.test(context.parentURL ?? '')) {
      for (const [ending, other] of others) {
        if (!ending.test(specifier)) continue;
        try {
          return await next(specifier.replace(ending, other), context);
        } catch {}
      }
    }
    throw error;
  }
}
export async function load(url, context, next) {
  if (!typescript.test(url) && !given.test(url)) return next(url, context);
  const id = count++;
  const answer = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(url + ' was loaded with require(); use import')), 30_000);
    open.set(id, (value) => { clearTimeout(timer); resolve(value); });
    port.postMessage({ id, url });
  });
  if (answer.message !== undefined) throw new Error(answer.message);
  // Written as a module is a module, as it is for Node where the package does not say.
  const isModule =
    typescript.test(url) || context.format === 'module' || /^\\s*(export|import)\\b/m.test(answer.source);
  // Node would give for CommonJS what it has loaded by this path before.
  const source = isModule ? answer.source : opening + answer.source + closing;
  return { format: 'module', source, shortCircuit: true };
}
`;
/** Texts that take the place of what the files of these addresses hold. */
const texts = new Map();
/** Takes the types away and leaves everything else, line numbers too. */
async function javascriptOf(url) {
    const filePath = (0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(url);
    return (0,sucrase__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pd)(texts.get(url) ?? (await node_fs__WEBPACK_IMPORTED_MODULE_1__.promises.readFile(filePath, 'utf8')), {
        transforms: ['typescript'],
        disableESTransforms: true,
        preserveDynamicImport: true,
        filePath,
    }).code;
}
async function answer({ id, url }) {
    try {
        return { id, source: await javascriptOf(url) };
    }
    catch (error) {
        return { id, message: (0,_model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error).replace(/^Error transforming /u, '') };
    }
}
let connection;
function connect() {
    if (connection !== undefined)
        return connection;
    const { port1, port2 } = new node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.MessageChannel();
    (0,node_module__WEBPACK_IMPORTED_MODULE_0__.register)(`data:text/javascript,${encodeURIComponent(hooks)}`, {
        parentURL: import.meta.url,
        data: { port: port2 },
        transferList: [port2],
    });
    port1.on('message', (question) => {
        void answer(question).then((found) => {
            port1.postMessage(found);
        });
    });
    connection = port1;
    return port1;
}
/**
 * Executes a JavaScript or TypeScript module of the user and gives its exports.
 * @param file - absolute path.
 * @param text - executed as if it stood in that file; null: what does stand there.
 * @throws whatever the module throws, and what Node says when it cannot be loaded.
 */
async function importModule(file, text = null) {
    const port = connect();
    port.ref();
    try {
        let url = (0,node_url__WEBPACK_IMPORTED_MODULE_2__.pathToFileURL)(file).href;
        if (text !== null) {
            url += `?perf-gate-given=${String(texts.size)}`;
            texts.set(url, text);
        }
        return (await import(__rewriteRelativeImportExtension(/* webpackIgnore: true */ /* @vite-ignore */ url)));
    }
    finally {
        // A listening port would keep the program from ending.
        port.unref();
    }
}


/***/ })

};
