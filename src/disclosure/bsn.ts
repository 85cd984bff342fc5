/**
 * Whether a text holds nine digits that pass the check of a citizen service number (BSN, elfproef). Points, dashes and
 * spaces between the digits do not hide it.
 */
export function holdsBsn(text: string): boolean {
  const runs = text.match(/\d(?:[ .-]?\d){8,}/g) ?? [];
  return runs.some((run) => {
    const digits = run.replace(/\D/g, '');
    return digits.length === 9 && passesElevenTest(digits);
  });
}

/** 9a + 8b + ... + 2h - i is a multiple of eleven. */
function passesElevenTest(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return sum % 11 === 0 && digits !== '000000000';
}
