/** Fails with a remedy where the gate was not built. */
export function requireBuiltGate(): Promise<void>;

export class TemporaryRepository {
  /** Absolute real path of the work tree. */
  readonly root: string;
  static create(prefix: string): Promise<TemporaryRepository>;
  git(args: readonly string[], time?: string): string;
  commit(folders: readonly string[], message: string): Promise<string>;
  gate(args: readonly string[]): Promise<number>;
  remove(): Promise<void>;
}
