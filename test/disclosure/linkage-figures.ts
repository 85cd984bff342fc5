import type { Risk } from './candidate-attacks';
import { Report, type Figure } from './attacks/report';

/** What attacks on lists of records found, for a data-protection officer to read beside what they found in counts. */
export class LinkageReport {
  private readonly report = new Report();

  constructor(
    private readonly publisher: string,
    /** The highest chance to point at the right record that may be. */
    private readonly mostRisk: number,
  ) {}

  linkage(attack: string, over: string, { uniques, highest }: Risk): Figure {
    return {
      ...{ attack, publisher: this.publisher, over },
      figure: `${uniques} uniques; risk at most ${highest.toFixed(2)}`,
      rule: `0 uniques; risk at most ${this.mostRisk}`,
      passed: uniques === 0 && highest <= this.mostRisk,
    };
  }

  leaks(attack: string, over: string, leaks: number): Figure {
    return {
      ...{ attack, publisher: this.publisher, over, figure: `${leaks} leaks`, rule: '0 leaks' },
      passed: leaks === 0,
    };
  }

  /** What a test must not find. */
  failures(...figures: Figure[]): string[] {
    return this.report.failures(figures);
  }

  /** Whether an attack found what it must find in a list that protects too little. */
  isRed(mutant: string, figure: Figure): boolean {
    return !this.report.add({ ...figure, publisher: `mutant: ${mutant}` }).passed;
  }

  /** As `npm run attack` does; every run of the tests judges the same figures. */
  write(part: string, introduction: string): void {
    if (process.env.ATTACKS === 'all') this.report.write(part, introduction);
  }
}
