/**
 * The load generator: a process of its own, so that neither its garbage collection nor its work on results disturbs what it
 * measures. One serves both sides of a round, in turns: whatever it costs, it costs both. It decides nothing: whom to load,
 * how much and in which order comes over IPC.
 *
 * Arguments: process ids of the servers, which it kills when whoever started both is gone without having ended them; on POSIX systems each leads a group.
 */
import { envelope, type BeginCommand, type Command, type Reply } from './protocol.ts';
import { Recording } from './recording.ts';
import { runSlot } from './slot.ts';

let scenario: BeginCommand | null = null;
let recordings: readonly Recording[] = [];
// Arguments, because a message may come too late: who sends it may be gone before this process has begun.
const guarded = process.argv
  .slice(2)
  .map(Number)
  .filter((pid) => Number.isSafeInteger(pid) && pid > 1);

async function answer(command: Command): Promise<Reply> {
  if (command.kind === 'begin') {
    scenario = command;
    recordings = command.targets.map(() => new Recording());
    return { kind: 'begun' };
  }
  const target = scenario?.targets[command.target];
  const recording = recordings[command.target];
  if (scenario === null || target === undefined || recording === undefined) {
    throw new TypeError(`there is no target ${String(command.target)}`);
  }
  if (command.kind === 'finish') return recording.finished();
  return runSlot(target, command, scenario.connections, scenario.timeout, command.kept ? recording : null);
}

process.on('message', (message: Command & { envelope?: unknown }) => {
  if (message.envelope !== envelope) return;
  void answer(message).then((reply) => {
    process.send?.({ envelope, ...reply });
  });
});
// The orchestrator ends the servers and then this process. Where it is gone first, it was killed, and nobody else would end them.
function abandoned(): void {
  for (const server of guarded) {
    try {
      process.kill(process.platform === 'win32' ? server : -server, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
  process.exit();
}
process.on('disconnect', abandoned);
if (!process.connected) abandoned();
