// Stands in for actions/github-script, as strict where we depend on it: the token is required, the script is the body of an async
// function in a CommonJS-like scope with `require` and `import()`, and what it throws fails the step.
import { createRequire } from 'node:module';
import { appendFileSync } from 'node:fs';
import path from 'node:path';

const known = [
  'SCRIPT',
  'GITHUB-TOKEN',
  'DEBUG',
  'USER-AGENT',
  'PREVIEWS',
  'RESULT-ENCODING',
  'RETRIES',
  'RETRY-EXEMPT-STATUS-CODES',
  'BASE-URL',
];

function input(name) {
  return (process.env[`INPUT_${name}`] ?? '').trim();
}

async function main() {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('INPUT_') && !known.includes(name.slice('INPUT_'.length))) {
      throw new Error(`Unexpected input ${name}`);
    }
  }
  for (const name of ['GITHUB-TOKEN', 'SCRIPT']) {
    if (input(name) === '') throw new Error(`Input required and not supplied: ${name.toLowerCase()}`);
  }
  // Relative names are those of the work tree, as in the original.
  const require = createRequire(path.join(process.cwd(), 'noop.js'));
  const run = (0, eval)(`(async function ({ require }) {\n${input('SCRIPT')}\n})`);
  const result = await run({ require });
  const delimiter = 'ghadelimiter_harness';
  appendFileSync(
    process.env.GITHUB_OUTPUT,
    `result<<${delimiter}\n${JSON.stringify(result)}\n${delimiter}\n`,
  );
}

process.on('unhandledRejection', fail);
function fail(error) {
  console.error(error);
  console.log(`::error::Unhandled error: ${String(error).replaceAll('\n', '%0A')}`);
  process.exitCode = 1;
}
main().catch(fail);
