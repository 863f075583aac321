import { afterEach, beforeEach, expect } from 'vitest';
import { GitHubApi, type Clock } from '../../src/github/api.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { temporaryFolder } from '../baseline/run-of.ts';
import { FakeGitHub, type Permissions } from './fake/github.ts';

/** A clock that does not wait, and remembers how long it would have. */
export class FakeClock implements Clock {
  readonly waits: number[] = [];
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.#now += milliseconds;
    return Promise.resolve();
  }

  get waited(): number {
    return this.waits.reduce((sum, wait) => sum + wait, 0);
  }
}

export interface World {
  fake: FakeGitHub;
  folder: string;
  clock: FakeClock;
  api: (permissions: Permissions, login?: string) => GitHubApi;
}

/** A fake GitHub for each test; what it did not expect fails the test. */
export function withFake(): World {
  const world = {} as World;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const folder = await temporaryFolder();
    remove = folder.remove;
    const fake = await FakeGitHub.start(folder.path);
    const clock = new FakeClock(fake.time);
    Object.assign(world, {
      fake,
      clock,
      folder: folder.path,
      api: (permissions: Permissions, login?: string) =>
        new GitHubApi({
          token: fake.token(permissions, login),
          repository: fake.repository,
          apiUrl: fake.apiUrl,
          clock,
        }),
    } satisfies World);
  });
  afterEach(async () => {
    await world.fake.server.close();
    await remove();
    expect(world.fake.unexpected).toEqual([]);
  });
  return world;
}

/** What went wrong, which must be an error for people. */
export async function thrownBy(work: Promise<unknown>): Promise<PerfGateError> {
  const error: unknown = await work.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PerfGateError);
  return error as PerfGateError;
}
