import fc from 'fast-check';
import { expect, it } from 'vitest';
import { globOfName, matchesName } from '../../src/model/index.ts';

const name = fc.string({
  unit: fc.constantFrom('*', '?', '{', '}', ',', '\\', 'a', 'b', ' '),
  maxLength: 12,
});

it('the glob of a name matches this name and no other', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(matchesName(globOfName(one), one)).toBe(true);
      expect(matchesName(globOfName(one), other)).toBe(one === other);
    }),
    { seed: 7, numRuns: 2000 },
  );
});
