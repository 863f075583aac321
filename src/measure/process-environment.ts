// Names under which machines of this trade keep what must not reach code under test. TOKENIZERS_* and the like are not secrets.
const secretName =
  /TOKEN(?!IZ)|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY|^ACTIONS_|^INPUT_/iu;
// Files by which a step speaks to its runner, and the channel and instruments of the parent process itself.
const notInherited = new Set([
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_UNIQUE_ID',
  'NODE_V8_COVERAGE',
]);

/**
 * The environment that the user's code may see: the parent's, less what is secret by its name, what steers the runner
 * of the job, and what belongs to the parent process alone. NODE_OPTIONS is kept.
 *
 * @param passed Names of variables that go through although they look like secrets.
 */
export function benchmarkEnvironment(
  parent: NodeJS.ProcessEnv,
  passed: readonly string[] = [],
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value === undefined || notInherited.has(name.toUpperCase())) continue;
    if (secretName.test(name) && !passed.includes(name)) continue;
    environment[name] = value;
  }
  return environment;
}
