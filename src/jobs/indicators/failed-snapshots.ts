import type { Measure } from '../../features/indicator/measures';
import { yearOf } from '../../features/indicator/period';
import type { Snapshot } from './snapshots-due';

interface Failure {
  id: string;
  error: unknown;
}

/** Which snapshots of a run could not be published, and which wait for them. */
export class FailedSnapshots {
  private readonly failed: Failure[] = [];
  private readonly waiting: string[] = [];
  private readonly stuck = new Set<string>();

  add({ code }: Pick<Measure, 'code'>, { id, halfYear }: Snapshot, error: unknown): void {
    this.failed.push({ id, error });
    this.stuck.add(`${code} ${yearOf(halfYear).id}`);
  }

  /**
   * Whether a snapshot needs one that failed: of the same year, of its own measure, or of one that is to be published before
   * it. A year is made of its halves, and what lies within something keeps to what is published of that; nothing crosses years.
   */
  holdsBack({ code, nested }: Pick<Measure, 'code' | 'nested'>, { id, halfYear }: Snapshot): boolean {
    const year = yearOf(halfYear).id;
    const needed = [code, ...nested.map(({ to }) => to)];
    if (!needed.some((each) => this.stuck.has(`${each} ${year}`))) return false;
    this.waiting.push(id);
    this.stuck.add(`${code} ${year}`);
    return true;
  }

  /** Throws what failed, all together. */
  tell(published: number): void {
    if (this.failed.length > 0) throw new SnapshotsFailedError(this.failed, this.waiting, published);
  }
}

/** Some snapshots could not be published; all others are. Says which and why. */
export class SnapshotsFailedError extends Error {
  constructor(failed: readonly Failure[], waiting: readonly string[], published: number) {
    const lines = failed.map(({ id, error }) => `  ${id}: ${reasonOf(error)}`);
    super(
      [
        `Published ${published} snapshots; ${failed.length} could not be published, and nobody reads anything of them:`,
        ...lines,
        ...(waiting.length > 0 ? [`These wait for them: ${waiting.join(', ')}.`] : []),
        'Every run tries them again.',
      ].join('\n'),
      { cause: failed[0]!.error },
    );
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
