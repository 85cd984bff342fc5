import { holdsBsn } from '../../disclosure/bsn';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { addDays } from './calendar';

const longest = 100;

/** What is wrong with a reference, in the field that holds it. */
export function checkReference(reference: string, field = 'reference'): UserError[] {
  const path = [field];
  if (reference.trim().length < 1 || reference.length > longest)
    return [userError(InvalidInput, { code: 'REFERENCE_REQUIRED', path })];
  return holdsBsn(reference) ? [userError(InvalidInput, { code: 'LOOKS_LIKE_BSN', path })] : [];
}

/** What happens tomorrow may be known today; later is a plan, not an event. */
export function checkHappened(happenedOn: string, today: string): UserError[] {
  const latest = addDays(today, 1);
  if (happenedOn <= latest) return [];
  return [userError(InvalidInput, { code: 'EVENT_IN_FUTURE', path: ['happenedOn'], values: { latest } })];
}
