import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** State of a socket whose other end has closed and whose own program has not; of the kernel's `tcp_states.h`. */
const closeWait = '08';
/** Seconds that a server has to close what its clients have closed. */
const patience = 2;

async function leftOpen(port: number): Promise<number> {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  let count = 0;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const text = await readFile(table, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const [, address, , state] = line.trim().split(/\s+/u);
      if (state === closeWait && address?.endsWith(local) === true) count += 1;
    }
  }
  return count;
}

/**
 * Connections to a server that its clients have closed and it has not, after it had two seconds to do so. Linux tells; elsewhere
 * it is always 0.
 * @param port of the server; no client may have a connection open.
 */
export async function leakedSockets(port: number): Promise<number> {
  const deadline = performance.now() + patience * 1000;
  let count = await leftOpen(port);
  while (count > 0 && performance.now() < deadline) {
    await sleep(50);
    count = await leftOpen(port);
  }
  return count;
}
