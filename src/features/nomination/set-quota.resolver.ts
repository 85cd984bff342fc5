import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, userError, type UserError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { checkQuota, toDecision } from './check-quota';
import { addQuotaDecision, decidedQuotaAs, quotaInUse, type QuotaDecision } from './quota.repository';
import { Quota } from './quota.type';
import { SetQuotaInput, SetQuotaPayload } from './set-quota.input';

@Resolver()
export class SetQuotaResolver {
  @Mutation(() => SetQuotaPayload, {
    description:
      'Contingent vaststellen. Sets how many nominations may be granted under a scheme in a year, for the region or for a ' +
      'municipality; it takes the place of what was agreed before. Together the shares are not more than what was agreed for the ' +
      'region. Sending the same reference twice changes nothing.',
  })
  @Slice('quota.set')
  async setQuota(
    @Arg('input', () => SetQuotaInput, { description: 'Contingent. Of which scheme and year, and how many.' })
    given: SetQuotaInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<SetQuotaPayload> {
    const { seenAgreed = null, reference } = given;
    const decision = toDecision(given);
    // Whoever grants under it waits too, so that what is used is counted as it is.
    const inUse = await quotaInUse(unit, decision);
    const earlier = await decidedQuotaAs(unit, reference);
    if (earlier)
      return isSame(earlier, decision)
        ? { quota: Read.one(Quota, earlier.quotaId), alreadyRecorded: true, userErrors: [] }
        : refused([userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] })]);
    if (seenAgreed !== null && inUse.agreed !== null && seenAgreed !== inUse.agreed)
      return refused([
        userError(Conflict, {
          ...{ code: 'QUOTA_CHANGED', path: ['seenAgreed'], values: { agreed: inUse.agreed } },
        }),
      ]);
    const errors = [...(await checkQuota(unit, { given, decision, inUse })), ...checkReference(reference)];
    if (errors.length > 0) return refused(errors);
    const quotaId = await addQuotaDecision(unit, decision, reference);
    const subjects = [quotaId, `${decision.agreed} agreed`];
    await recordAct(unit, { activity: 'quota.set', subjects, requestId });
    return { quota: Read.one(Quota, quotaId), alreadyRecorded: false, userErrors: [] };
  }
}

const isSame = (one: QuotaDecision, other: QuotaDecision): boolean =>
  (Object.keys(other) as Array<keyof QuotaDecision>).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  );

const refused = (userErrors: UserError[]): SetQuotaPayload => ({
  ...{ quota: null, alreadyRecorded: false, userErrors },
});
