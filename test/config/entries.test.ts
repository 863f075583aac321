import { expect, it } from 'vitest';
import { acceptKeys, policyKeys, readPolicyEntries } from '../../src/config/entries.ts';

const policy = {
  benchmark: 'parser > *',
  metric: 'time',
  'minimum-effect': '5%',
  better: 'higher',
  gate: false,
  'alpha-share': 3,
  missing: 'warn',
  failed: 'ignore',
  added: 'fail',
  inconclusive: 'fail',
  ignore: true,
  reason: 'too slow',
};
const accept = {
  benchmark: 'parser > big',
  metric: 'memory',
  commit: 'abcdef1',
  'up-to': '15%',
  reason: 'it checks its input',
  author: 'Ada',
  expires: '2027-01-31',
};

it('every key of an entry reaches the policy', () => {
  expect(Object.keys(policy)).toEqual(Object.keys(policyKeys));
  expect(Object.keys(accept)).toEqual(Object.keys(acceptKeys));
  const { 'minimum-effect': effect, 'alpha-share': share, ...asWritten } = policy;
  const { 'up-to': bound, ...others } = accept;
  expect([effect, share, bound]).toEqual(['5%', 3, '15%']);
  expect(readPolicyEntries({ policies: [policy], accept: [accept] }, 'a.json')).toEqual({
    rules: [{ ...asWritten, minimumEffect: 0.05, alphaShare: 3 }],
    accept: [{ ...others, upTo: 0.15, stored: false }],
  });
});
