/**
 * Whether a text holds a number that passes the check of a citizen service number (BSN, elfproef): nine digits by
 * themselves, or groups of digits that make nine when the marks between them (points, dashes, slashes, spaces) are left
 * out. It rather refuses too much than too little: the text can be written without the number.
 */
export function holdsBsn(text: string): boolean {
  // Digits of other scripts count too.
  const groups = [...text.normalize('NFKC').matchAll(/\d+/g)].map((match) => ({
    digits: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  return groups.some((_, first) => {
    let digits = '';
    for (let next = first; next < groups.length && digits.length < 9; next += 1) {
      if (next > first && !joins(text, groups[next - 1]!.to, groups[next]!.from)) return false;
      digits += groups[next]!.digits;
    }
    return digits.length === 9 && passesElevenTest(digits);
  });
}

/** Up to two marks that are neither letter nor digit leave two groups one number. */
const joins = (text: string, to: number, from: number): boolean =>
  /^[^\p{L}\p{N}]{1,2}$/u.test(text.normalize('NFKC').slice(to, from));

/** 9a + 8b + ... + 2h - i is a multiple of eleven. */
function passesElevenTest(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return sum % 11 === 0 && digits !== '000000000';
}
