// Stands in for actions/checkout where there is no network: strict about its inputs, and the token is needed.
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';

const known = ['TOKEN', 'REF', 'FETCH-DEPTH', 'PERSIST-CREDENTIALS'];
const given = Object.keys(process.env).filter((name) => name.startsWith('INPUT_'));
const strange = given.find((name) => !known.includes(name.slice('INPUT_'.length)));
if (strange !== undefined) throw new Error(`Unexpected input ${strange}`);

function input(name) {
  return (process.env[`INPUT_${name}`] ?? '').trim();
}

function git(...args) {
  execFileSync('git', args, { cwd: process.env.GITHUB_WORKSPACE, stdio: 'inherit' });
}

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = process.env;
if (input('TOKEN') === '') throw new Error('Input required and not supplied: token');
const key = `http.${server}/.extraheader`;
const credential = Buffer.from(`x-access-token:${input('TOKEN')}`).toString('base64');
const wanted = input('REF') === '' ? sha : input('REF');
git('init', '--quiet');
git('remote', 'add', 'origin', `${server}/${repository}`);
git('config', '--local', key, `AUTHORIZATION: basic ${credential}`);
const depth = input('FETCH-DEPTH');
const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
if (depth === '0') git('fetch', '--quiet', '--no-tags', 'origin', wanted, ...all);
else git('fetch', '--quiet', `--depth=${depth}`, '--no-tags', 'origin', wanted);
git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
if (input('PERSIST-CREDENTIALS') === 'false') git('config', '--local', '--unset-all', key);
