export const id = 508;
export const ids = [508];
export const modules = {

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   version: () => (/* binding */ version)
/* harmony export */ });
/** The version of package.json; a test holds the two together, because bundles have no package.json beside them. */
const version = '0.1.0';


/***/ })

};
