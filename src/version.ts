/** The version of package.json; a test holds the two together, because bundles have no package.json beside them. */
export const version = '0.1.0';
