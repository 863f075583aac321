// The command line is apart (command-line.ts): it is on the path of every start, and this loads the schemas.
export * from './config.ts';
export { configFileNames, findConfigFile, projectFolders } from './file.ts';
export { checkedRelative, loadConfigFile, readConfigFile, type ConfigFile } from './load.ts';
export { resolveConfig, sharing, type ConfigSources } from './resolve.ts';
export {
  configSchema,
  defaultSuiteFiles,
  defineConfig,
  parseConfigInput,
  type ConfigInput,
  type SuiteInput,
} from './schema.ts';
