import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { type UserError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { reused } from '../trajectory/refusals';
import { erasedAs, type GivenErasure } from './erasure.repository';
import type { ErasedThing, ErasurePayload } from './erasure.type';

interface Wanted {
  erasure: GivenErasure;
  /** Erases it and says what was wrong, in which case nothing is changed. */
  work: () => Promise<UserError[]>;
}

/** Erases something once under the caller's reference, with a line in the audit trail. */
export async function erase(
  { unit, requestId }: OperationContext,
  { erasure, work }: Wanted,
): Promise<ErasurePayload> {
  await takeTurn(unit, `erasure:${unit.caller.partnerId}`);
  const earlier = await erasedAs(unit, erasure.reference);
  if (earlier) return isSame(earlier, erasure) ? erased(true) : refused(reused());
  const errors = checkReference(erasure.reference);
  if (errors.length > 0) return refused(...errors);
  const failed = await work();
  if (failed.length > 0) return refused(...failed);
  await recordAct(unit, { activity: activities[erasure.what], subjects: [erasure.subject], requestId });
  return erased(false);
}

const activities: Record<CodeOf<typeof ErasedThing>, string> = {
  CLIENT: 'client.erase',
  EVENT: 'trajectory.erase-event',
  TEXT: 'text.erase',
};

const isSame = (one: GivenErasure, other: GivenErasure): boolean =>
  (Object.keys(other) as Array<keyof GivenErasure>).every((key) => one[key] === other[key]);

const erased = (alreadyErased: boolean): ErasurePayload => ({ erased: true, alreadyErased, userErrors: [] });

export const refused = (...userErrors: UserError[]): ErasurePayload => ({
  ...{ erased: false, alreadyErased: false, userErrors },
});
