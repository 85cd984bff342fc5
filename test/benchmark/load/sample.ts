/** What the load generator is told to send, and for how long. */
export interface Load {
  port: number;
  token: string;
  /** Bodies that are sent in turn; `{{reference}}` in one is replaced by a text that never comes twice. */
  bodies: string[];
  connections: number;
  ms: number;
  /** Bytes that the shortest right answer has: a shorter one ends the run. */
  atLeast: number;
}

/** What it saw. */
export interface LoadSample {
  answers: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Bytes of a mean answer, head included. */
  bytes: number;
  /** CPU of the generator itself, in ms. */
  cpu: number;
}

/** What comes back from the generator's process: a sample, or why there is none. */
export type LoadResult = { sample: LoadSample } | { failure: string };
