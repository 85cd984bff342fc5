import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { Facility } from '../facility/facility.type';
import {
  addLine,
  ledgerOf,
  operatorOf,
  reportedAs,
  today,
  versionOf,
  waitForTurn,
  type Reported,
} from './capacity.repository';
import type { LedgerLine } from './capacity.rules';
import { CapacityMutation } from './capacity-mutation.type';
import { checkAgainstLedger, checkInput, toLine } from './report-capacity-mutation.check';
import { ReportCapacityMutationInput, ReportCapacityMutationPayload } from './report-capacity-mutation.input';

@Resolver()
export class ReportCapacityMutationResolver {
  @Mutation(() => ReportCapacityMutationPayload, {
    description:
      'Capaciteitsmutatie melden. Records one capacity mutation of one of your facilities and returns its new state. ' +
      'Sending the same reference twice changes nothing.',
  })
  @Slice('capacity.report')
  async reportCapacityMutation(
    @Arg('input', () => ReportCapacityMutationInput, { description: 'Melding. The mutation.' })
    input: ReportCapacityMutationInput,
    @Ctx() context: OperationContext,
  ): Promise<ReportCapacityMutationPayload> {
    const { unit } = context;
    const facilityId = keyOf('Facility', input.facility) ?? '';
    const line = toLine(input);
    // Sent together: each runs after the one before it, so that what follows the turn sees what was committed before.
    const [operator, , earlier, day, ledger, version] = await Promise.all([
      operatorOf(unit, facilityId),
      waitForTurn(unit),
      reportedAs(unit, input.reference),
      today(unit),
      ledgerOf(unit, facilityId),
      versionOf(unit, facilityId),
    ]);
    if (operator !== context.caller.partnerId) return refused(null, [notYours(operator)]);
    if (earlier)
      return isSame(earlier, facilityId, line, input)
        ? recorded(earlier.id, facilityId, true)
        : refused(facilityId, [reused()]);
    const errors = check(input, line, { day, ledger, version });
    if (errors.length > 0) return refused(facilityId, errors);
    const id = await addLine(unit, facilityId, line, input);
    await recordAct(unit, {
      activity: 'capacity.report',
      subjects: [facilityId, id],
      requestId: context.requestId,
    });
    return recorded(id, facilityId, false);
  }
}

function check(
  input: ReportCapacityMutationInput,
  line: LedgerLine,
  { day, ledger, version }: { day: string; ledger: LedgerLine[]; version: string | undefined },
): UserError[] {
  const errors = checkInput(input, day);
  if (errors.length > 0) return errors;
  if (input.seenVersion && input.seenVersion !== version)
    return [userError(Conflict, { code: 'STATE_CHANGED', path: ['seenVersion'] })];
  return checkAgainstLedger(ledger, line);
}

function isSame(
  earlier: Reported,
  facilityId: string,
  line: LedgerLine,
  { reason, note }: ReportCapacityMutationInput,
): boolean {
  const given = { facilityId, ...line, reason: reason ?? null, note: note ?? null };
  return (Object.keys(given) as Array<keyof typeof given>).every((key) => earlier[key] === given[key]);
}

const recorded = (
  id: string,
  facilityId: string,
  alreadyReported: boolean,
): ReportCapacityMutationPayload => ({
  capacityMutation: Read.one(CapacityMutation, id),
  facility: Read.one(Facility, facilityId),
  alreadyReported,
  userErrors: [],
});

const refused = (facilityId: string | null, userErrors: UserError[]): ReportCapacityMutationPayload => ({
  capacityMutation: null,
  facility: facilityId === null ? null : Read.one(Facility, facilityId),
  alreadyReported: false,
  userErrors,
});

const notYours = (operator: string | null | undefined): UserError =>
  userError(InvalidInput, {
    code: operator === undefined ? 'FACILITY_NOT_FOUND' : 'NOT_YOUR_FACILITY',
    path: ['facility'],
  });

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
