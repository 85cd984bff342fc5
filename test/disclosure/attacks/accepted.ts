import type { Figure } from './report';

/** What a figure to reach is short of, and by how much at most: a decision says so by name, and these are its numbers. */
interface Accepted extends Pick<Figure, 'attack' | 'publisher'> {
  size: number;
  /** What was found when it was decided. More than that is not accepted. */
  most: number;
  why: string;
}

const persons = 'controlled rounding, persons';
const flow = 'controlled rounding, flow of two half-years';

const stock = (renewed: string, against: string): string =>
  `eight half-years of a stock, ${renewed} renewed in each: counts that stay the same, against ${against}`;
export const stockAgainstOneGuess = (renewed: string): string => stock(renewed, 'one guess for all');
export const stockAgainstOneHalf = (renewed: string): string => stock(renewed, 'one half-year');
export const biasByCount =
  'average difference between value and count: counts of 1, 2, 3 and 4 by themselves';

const spread =
  `ADR 18, what it does not bound: with 350 clients small counts are spread more evenly over 1 to 4, so that one guess for all is
  seldom right and a value tells more. Any rounding to a neighbouring multiple of 5 that is right on average tells as much (it stands
  beside the figure), and eight half-years add nothing to one (the next line).`.replace(/\s+/g, ' ');
const nearer =
  `ADR 18, what it costs: in the tables of a flow small counts come out a little too near to each other. Who adds up many of them is off by
  that much; it proves nothing of anybody.`.replace(/\s+/g, ' ');

const renewing =
  `ADR 18, what it does not bound: where some are renewed, how many cells go up differs from half-year to half-year, and who reads
  eight sees on which side a count that stays the same mostly lies. It is a guess that is right more often, and proves nothing of anybody.`.replace(
    /\s+/g,
    ' ',
  );

const known: readonly Accepted[] = [
  { attack: stockAgainstOneGuess('0.0 %'), publisher: persons, size: 350, most: 0.066, why: spread },
  { attack: stockAgainstOneGuess('0.0 %'), publisher: flow, size: 350, most: 0.08, why: spread },
  { attack: stockAgainstOneHalf('3.0 %'), publisher: persons, size: 350, most: 0.055, why: renewing },
  { attack: biasByCount, publisher: flow, size: 100, most: 0.21, why: nearer },
  { attack: biasByCount, publisher: flow, size: 350, most: 0.11, why: nearer },
];

/** Why so much is accepted of this attack; undefined where it is not, or is more than was decided on. */
export const whyAccepted = (
  { attack, publisher }: Pick<Figure, 'attack' | 'publisher'>,
  size: number,
  found: number,
): string | undefined =>
  known.find(
    (one) =>
      one.attack === attack && one.publisher === publisher && one.size === size && found <= one.most + 1e-9,
  )?.why;
