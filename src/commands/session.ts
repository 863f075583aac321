import { openStore } from '../baseline/open.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { CommandName } from '../config/commands.ts';
import type { Config } from '../config/index.ts';
import type { Flags } from '../config/options.ts';
import type { Machine } from '../machine.ts';
import { writeWhole } from '../output-file.ts';

/** What the process around a command gives it. */
export interface Session extends Machine {
  readonly command: CommandName;
  readonly positionals: readonly string[];
  readonly flags: Flags;
  readonly cwd: string;
  /** From now on Ctrl-C aborts this signal and no longer ends the program. */
  readonly listen: () => AbortSignal;
}

export async function openConfiguredStore(session: Session, config: Config): Promise<BaselineStore> {
  return openStore(config.store, { cwd: config.project, env: session.env });
}

/** Prints a result, as JSON or as text, and writes the JSON where it was asked for. */
export async function result(session: Session, config: Config, json: string, text: string): Promise<void> {
  session.terminal.out(config.json === '-' ? json : text);
  if (config.json !== null && config.json !== '-') await writeWhole(config.json, json);
}
