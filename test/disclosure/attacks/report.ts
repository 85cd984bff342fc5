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
}

/** Collects what the attacks found, for a test to judge and for an officer to read. */
export class Report {
  readonly figures: Figure[] = [];

  add(figure: Figure): Figure {
    this.figures.push(figure);
    return figure;
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
    return [introduction, ...publishers.map((publisher) => this.section(publisher))].join('\n\n') + '\n';
  }

  private section(publisher: string): string {
    const rows = this.figures
      .filter((figure) => figure.publisher === publisher)
      .map(
        ({ attack, over, figure, rule, passed }) =>
          `| ${attack} | ${over} | ${figure} | ${rule} | ${passed ? 'held' : '**BROKEN**'} |`,
      );
    return [
      `### ${publisher}`,
      '',
      '| attack | over | found | may be found | |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n');
  }
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
