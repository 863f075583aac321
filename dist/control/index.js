/******/ // The require scope
/******/ var __nccwpck_require__ = {};
/******/ 
/************************************************************************/
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
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ register)
/* harmony export */ });
/**
 * The control workload: a suite of ours with one benchmark that never changes, run by trials on both sides. Integers, floats
 * and memory beyond the first cache, so that it feels what benchmarks feel of a machine. A bundle of its own: trials load it as
 * they load a user's file.
 */
/** 256 KiB. */
const table = new Float64Array(2 ** 15);
function work() {
    let hash = 0x811c9dc5;
    let sum = 0;
    for (let index = 0; index < table.length; index += 1) {
        hash = Math.imul(hash ^ index, 0x01000193);
        const place = hash & (table.length - 1);
        const value = (table[place] ?? 0) * 0.5 + index;
        table[place] = value;
        sum += Math.sqrt(value);
    }
    return sum;
}
function register(bench) {
    bench.add('control', work);
}

var __webpack_exports__default = __webpack_exports__.A;
export { __webpack_exports__default as default };
