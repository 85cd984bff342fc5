import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { complain, type Failure } from './failure';
import { systemReason } from './system-reason';

/** A file on its way to the hub: read as it is sent, never held as a whole. */
export class OutgoingFile {
  readonly name: string;
  /** Why reading stopped before the end, if it did. */
  failure: Failure | null = null;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    readonly size: number,
  ) {
    this.name = basename(path);
  }

  static async open(path: string): Promise<OutgoingFile> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path);
      const about = await handle.stat();
      if (about.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      return new OutgoingFile(path, handle, about.size);
    } catch (error) {
      await handle?.close();
      throw complain('FILE_UNREADABLE', { file: path, reason: systemReason(error) });
    }
  }

  /** The bytes; tells after each piece how many were read so far. */
  async *bytes(onRead: (total: number) => void): AsyncGenerator<Uint8Array> {
    let total = 0;
    try {
      for await (const piece of this.handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
        yield piece;
        total += piece.length;
        onRead(total);
      }
    } catch (error) {
      this.failure = complain('FILE_UNREADABLE', { file: this.path, reason: systemReason(error) });
      throw error;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
