import { holdsBsn } from '../disclosure/bsn';
import { InvalidInput, userError, type UserError } from '../graphql/user-error';

/** What is wrong with a caller's own reference. */
export function checkReference(reference: string): UserError[] {
  if (reference.trim() === '' || reference.length > 100)
    return [userError(InvalidInput, { code: 'REFERENCE_REQUIRED', path: ['reference'] })];
  return checkBsn('reference', reference);
}

/** What is wrong with a text that was written by hand; one that may be left out has no shortest length. */
export function checkText(
  field: string,
  text: string | null | undefined,
  { shortest = 0, longest }: { shortest?: number; longest: number },
): UserError[] {
  const given = text ?? '';
  if (given.trim().length < shortest || given.length > longest)
    return [userError(InvalidInput, { code: 'TEXT_LENGTH', path: [field], values: { shortest, longest } })];
  return checkBsn(field, given);
}

const checkBsn = (field: string, text: string): UserError[] =>
  holdsBsn(text) ? [userError(InvalidInput, { code: 'LOOKS_LIKE_BSN', path: [field] })] : [];
