import { readFileSync, writeFileSync } from 'node:fs';

/** What an attack found. */
export interface Figure {
  attack: string;
  /** Whom it attacked. */
  publisher: string;
  /** Over how many clients, publications or questions. */
  over: string;
  figure: string;
  /** What may be found at most. */
  rule: string;
  passed: boolean;
  /** Where more was found than may be: why a decision accepts that by name. Not where more was found than it says. */
  accepted?: string | undefined;
}

/** Collects what the attacks found, for a test to judge and for an officer to read. */
export class Report {
  readonly figures: Figure[] = [];

  add(figure: Figure): Figure {
    this.figures.push(figure);
    return figure;
  }

  /** What a test must not find. */
  failures(figures: readonly Figure[]): string[] {
    return figures
      .map((figure) => this.add(figure))
      .filter(({ passed, accepted }) => !passed && !accepted)
      .map(({ publisher, attack, over, figure }) => `${publisher}: ${attack} (${over}): ${figure}`);
  }

  /** Writes the part of a page for a data-protection officer; what other tests found stays. */
  write(part: string, introduction: string): void {
    const file = process.env.ATTACK_REPORT ?? 'docs/attack-report.md';
    const [start, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
    const page = readFileSync(file, 'utf8');
    const [before, after] = [page.indexOf(start), page.indexOf(end)];
    if (before < 0 || after < before) throw new Error(`${file} has no part ${part}.`);
    const text = `${start}\n\n${this.markdown(introduction)}\n${page.slice(after)}`;
    writeFileSync(file, page.slice(0, before) + text);
    process.stdout.write(`${file}: ${this.figures.length} figures of ${part}\n`);
  }

  private markdown(introduction: string): string {
    const publishers = [...new Set(this.figures.map(({ publisher }) => publisher))];
    const parts = [introduction, ...this.notReached(), ...publishers.map((name) => this.section(name))];
    return parts.join('\n\n') + '\n';
  }

  /** In words, before all tables: whoever reads no further has seen it. */
  private notReached(): string[] {
    const short = this.figures.filter(({ passed, accepted }) => !passed && accepted);
    if (short.length === 0) return [];
    const lines = short.map(
      ({ publisher, attack, over, figure, rule, accepted }) =>
        `- *${publisher}*: ${attack} (${over}). Found: ${figure}. To reach: ${rule}. ${accepted}`,
    );
    return [['**Not reached here, and why that is accepted:**', '', ...lines].join('\n')];
  }

  private section(publisher: string): string {
    const rows = this.figures
      .filter((figure) => figure.publisher === publisher)
      .map((one) => `| ${one.attack} | ${one.over} | ${one.figure} | ${one.rule} | ${verdictOn(one)} |`);
    return [
      `### ${publisher}`,
      '',
      '| attack | over | found | may be found | |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n');
  }
}

const verdictOn = ({ passed, accepted }: Figure): string =>
  passed ? 'held' : accepted ? '**not reached**, see above' : '**BROKEN**';

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
