import { numberIn, type Language } from './language';

interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Says what goes on, apart from the results: on a terminal how far the file is, elsewhere one line a step. */
export class Progress {
  private lineIsOpen = false;
  private lastShown = '';

  constructor(
    private readonly screen: Screen,
    private readonly language: Language,
    private readonly isQuiet: boolean,
  ) {}

  say(text: { nl: string; en: string }): void {
    this.endLine();
    if (!this.isQuiet) this.screen.write(`${text[this.language]}\n`);
  }

  /** For a step that goes piece by piece: call what it returns after each piece. */
  steps(text: { nl: string; en: string }, total: number): (done: number) => void {
    if (this.isQuiet) return () => undefined;
    if (!this.screen.isTTY) {
      this.say(text);
      return () => undefined;
    }
    return (done) => {
      const percentage = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
      const line = `${text[this.language]} ${numberIn(this.language, percentage)}%`;
      if (line !== this.lastShown) this.screen.write(`\r${line}`);
      this.lastShown = line;
      this.lineIsOpen = true;
    };
  }

  /** What is written next must not stand behind a percentage. */
  endLine(): void {
    if (this.lineIsOpen) this.screen.write('\n');
    this.lineIsOpen = false;
  }
}
