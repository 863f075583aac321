/**
 * The control workload: a suite of ours with one benchmark that never changes, run by trials on both sides. Integers, floats
 * and memory beyond the first cache, so that it feels what benchmarks feel of a machine. A bundle of its own: trials load it as
 * they load a user's file.
 */

/** 256 KiB. */
const table = new Float64Array(2 ** 15);

function work(): number {
  let hash = 0x811c9dc5;
  let sum = 0;
  for (let index = 0; index < table.length; index += 1) {
    hash = Math.imul(hash ^ index, 0x01000193);
    const place = hash & (table.length - 1);
    const value = (table[place] ?? 0) * 0.5 + index;
    table[place] = value;
    sum += Math.sqrt(value);
  }
  return sum;
}

export default function register(bench: { add(name: string, body: () => number): unknown }): void {
  bench.add('control', work);
}
