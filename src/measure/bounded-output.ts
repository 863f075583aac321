/** The last `limit` bytes of what was pushed, in constant memory however much comes. */
export class LastBytes {
  private ring: Buffer | null = null;
  private written = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(chunk: Buffer): void {
    if (this.limit === 0) return;
    this.ring ??= Buffer.alloc(this.limit);
    const kept = chunk.length > this.limit ? chunk.subarray(chunk.length - this.limit) : chunk;
    this.written += chunk.length - kept.length;
    const at = this.written % this.limit;
    const fits = kept.copy(this.ring, at);
    if (fits < kept.length) kept.copy(this.ring, 0, fits);
    this.written += kept.length;
  }

  bytes(): Buffer {
    if (this.ring === null) return Buffer.alloc(0);
    if (this.written <= this.limit) return Buffer.from(this.ring.subarray(0, this.written));
    const at = this.written % this.limit;
    return Buffer.concat([this.ring.subarray(at), this.ring.subarray(0, at)]);
  }

  text(): string {
    const text = this.bytes().toString('utf8');
    // The cut may have gone through a character.
    return this.written > this.limit ? text.replace(/^\uFFFD{1,3}/u, '') : text;
  }
}

/** The first `limit` bytes of what was pushed, and how many came after them. */
export class FirstBytes {
  private readonly chunks: Buffer[] = [];
  private kept = 0;
  private readonly limit: number;
  lost = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(chunk: Buffer): void {
    const part = chunk.subarray(0, this.limit - this.kept);
    if (part.length > 0) this.chunks.push(part);
    this.kept += part.length;
    this.lost += chunk.length - part.length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}
