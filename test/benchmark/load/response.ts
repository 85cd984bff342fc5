const usualSpace = 1 << 18;

/**
 * Reads HTTP/1.1 answers on one connection, each in the place where it arrives: no more of them than a load generator
 * needs, and without a copy.
 */
export class ResponseReader {
  private buffer = Buffer.allocUnsafe(usualSpace);
  private received = 0;
  /** Bytes of the whole answer, head included; null while the head is not there. Infinite when it comes in chunks. */
  private expected: number | null = null;

  /** Where the next bytes go. */
  space(): Buffer {
    if (this.received === this.buffer.length) {
      this.buffer = Buffer.concat([this.buffer, Buffer.allocUnsafe(this.buffer.length)]);
    }
    return this.buffer.subarray(this.received);
  }

  /** Takes note of bytes that came. Gives the answer once it is whole; it holds until the next bytes come. */
  take(bytes: number): Buffer | null {
    this.received += bytes;
    this.expected ??= this.expectedLength();
    if (this.expected === null || !this.isWhole()) return null;
    const answer = this.buffer.subarray(0, this.received);
    this.received = 0;
    this.expected = null;
    return answer;
  }

  private expectedLength(): number | null {
    const end = this.buffer.subarray(0, this.received).indexOf('\r\n\r\n');
    if (end < 0) return null;
    const head = this.buffer.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    return length === undefined ? Infinity : end + 4 + Number(length);
  }

  private isWhole(): boolean {
    if (this.expected !== Infinity) return this.received >= this.expected!;
    return this.buffer.toString('latin1', this.received - 5, this.received) === '0\r\n\r\n';
  }
}
