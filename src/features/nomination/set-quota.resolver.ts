import { today } from '../../database/today';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference, checkText } from '../check-input';
import { marketOf } from './nomination.repository';
import { addQuotaDecision, decidedQuotaAs, quotaInUse, type QuotaDecision } from './quota.repository';
import { quotaProblems } from './quota.rules';
import { Quota } from './quota.type';
import { SetQuotaInput, SetQuotaPayload } from './set-quota.input';

@Resolver()
export class SetQuotaResolver {
  @Mutation(() => SetQuotaPayload, {
    description:
      'Contingent vaststellen. Sets how many nominations may be granted under a scheme in a year, for the region or for a ' +
      'municipality; it takes the place of what was agreed before. Sending the same reference twice changes nothing.',
  })
  @Slice('quota.set')
  async setQuota(
    @Arg('input', () => SetQuotaInput, { description: 'Contingent. Of which scheme and year, and how many.' })
    { seenAgreed = null, reference, municipality, belowUse, ...given }: SetQuotaInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<SetQuotaPayload> {
    const decision = { ...given, municipalityId: municipality ?? null, belowUse: belowUse ?? null };
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
    const errors = [...(await check(unit, decision, inUse.used)), ...checkReference(reference)];
    if (errors.length > 0) return refused(errors);
    const quotaId = await addQuotaDecision(unit, decision, reference);
    const subjects = [quotaId, `${decision.agreed} agreed`];
    await recordAct(unit, { activity: 'quota.set', subjects, requestId });
    return { quota: Read.one(Quota, quotaId), alreadyRecorded: false, userErrors: [] };
  }
}

async function check(unit: UnitOfWork, decision: QuotaDecision, used: number): Promise<UserError[]> {
  const thisYear = Number((await today(unit)).slice(0, 4));
  const { municipalityId } = decision;
  const isUnknown = municipalityId !== null && (await marketOf(unit, municipalityId)) === undefined;
  return [
    ...(isUnknown
      ? [userError(InvalidInput, { code: 'MUNICIPALITY_NOT_FOUND', path: ['municipality'] })]
      : []),
    ...quotaProblems(decision, { used, thisYear }).map(({ code, field, values }) =>
      userError(code === 'QUOTA_BELOW_USE' ? Conflict : InvalidInput, { code, path: [field], values }),
    ),
    ...checkText('source', decision.source, { shortest: 1, longest: 200 }),
  ];
}

const isSame = (one: QuotaDecision, other: QuotaDecision): boolean =>
  (Object.keys(other) as Array<keyof QuotaDecision>).every((key) => one[key] === other[key]);

const refused = (userErrors: UserError[]): SetQuotaPayload => ({
  ...{ quota: null, alreadyRecorded: false, userErrors },
});
