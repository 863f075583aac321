// One of many writers: appends a run of its own to a branch of a remote.
import { openStore } from '../../src/baseline/open.ts';
import { runOf } from './run-of.ts';

const [url = '', number = '0'] = process.argv.slice(2);
const store = await openStore({ kind: 'branch', branch: 'perf-gate', remote: url }, { cwd: process.cwd() });
const started = new Date(Date.UTC(2026, 0, 1, 0, Number(number))).toISOString();
await store.append(runOf({ started, value: Number(number) }));
