import type { Failure } from './failure';
import type { Bilingual, Language } from './language';
import type { Progress } from './progress';

interface Stream {
  write(text: string | Uint8Array): unknown;
}

/** Where the client writes: results for people or for scripts on one stream, all else on the other. */
export class Output {
  constructor(
    private readonly results: Stream,
    private readonly messages: Stream,
    readonly progress: Progress,
    readonly language: Language,
    private readonly isJson: boolean,
  ) {}

  /** A result for people; a script reads the hub's own answer instead. */
  show(text: string): void {
    if (!this.isJson) this.results.write(text);
  }

  say(text: Bilingual): void {
    this.show(`${text[this.language]}\n`);
  }

  bytes(bytes: Uint8Array): void {
    this.results.write(bytes);
  }

  /** The hub's last answer, as it came. */
  answer(text: string): void {
    if (this.isJson) this.results.write(`${text}\n`);
  }

  /** Said also when it is quiet. */
  warn(text: Bilingual): void {
    this.progress.endLine();
    this.messages.write(`${text[this.language]}\n`);
  }

  fail({ told, answer }: Failure): void {
    this.warn(told.message);
    this.warn(told.whatToDo);
    if (answer !== null) this.answer(answer);
  }
}
