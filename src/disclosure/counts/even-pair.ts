import { base } from './bounds';

/**
 * How much dearer the first of two cells must be made, so that it goes up as often as the remainder of its count says when
 * one of the two goes up. With three cells or more the draws come out right nearly by themselves; with two (every yes and
 * no) the rarer answer would come out too low.
 */
export function evenPair(first: number, second: number): number {
  return logit(first / base) - logit(second / base) - limitFor(shareOfFirst(first, second));
}

/** How often the first must go up among the times that one of the two does. */
function shareOfFirst(first: number, second: number): number {
  const both = first + second;
  return both <= base ? first / both : (base - second) / (2 * base - both);
}

const logit = (share: number): number => Math.log(share / (1 - share));

/** Under which limit the difference of two logistic draws lies with this probability. */
function limitFor(share: number): number {
  let [low, high] = [-20, 20];
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function below(limit: number): number {
  const odds = Math.exp(limit);
  return Math.abs(odds - 1) < 1e-4 ? 0.5 : (odds * (odds - 1 - limit)) / (odds - 1) ** 2;
}
