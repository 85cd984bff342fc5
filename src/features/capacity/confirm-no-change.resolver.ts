import { today } from '../../database/today';
import { createHash } from 'node:crypto';
import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { inTurnOfPartner } from '../../graphql/turn-of-reference';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import type { UserErrorCode } from '../../user-errors';
import { checkReference } from '../check-input';
import type { CapacityReport } from './capacity-report';
import { waitForTurn } from './capacity.repository';
import { recordReports } from './record-reports';
import { ConfirmNoChangeInput } from './report-capacity-mutation.input';
import { ReportCapacityMutationsPayload } from './report-capacity-mutation.type';
import { refuseAll, toPayloads } from './report-capacity-mutations.resolver';

const longestReference = 50;

@Resolver()
export class ConfirmNoChangeResolver {
  @Mutation(() => ReportCapacityMutationsPayload, {
    description:
      'Niets veranderd. Confirms in one call that nothing changed in any of your open facilities; each counts as freshly ' +
      'reported. Sending the same reference twice changes nothing.',
  })
  @Extensions(inTurnOfPartner)
  @Slice('capacity.report')
  async confirmNoChange(
    @Arg('input', () => ConfirmNoChangeInput, { description: 'Bevestiging. Of which day.' })
    input: ConfirmNoChangeInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<ReportCapacityMutationsPayload> {
    const { reference } = input;
    const day = await today(unit);
    const date = input.date ?? day;
    const errors = checkConfirmation(reference, date, day);
    if (errors.length > 0) return refuseAll(errors);
    await waitForTurn(unit);
    const earlier = await confirmedAs(unit, reference);
    if (earlier.length > 0) return confirmedAlready(earlier, input.date ?? null);
    const facilities = await openFacilities(unit, date);
    if (facilities.length === 0) return refuseAll([invalid('NOTHING_TO_CONFIRM', 'date', { date })]);
    const reports = facilities.map((facilityId) => confirmation(facilityId, date, reference));
    return toPayloads(reports, await recordReports(unit, reports, { mode: 'ALL_OR_NOTHING', requestId }));
  }
}

const invalid = (code: UserErrorCode, field: string, values = {}): UserError =>
  userError(InvalidInput, { code, path: [field], values });

function checkConfirmation(reference: string, date: string, today: string): UserError[] {
  const tooLong = reference.length > longestReference;
  return [
    ...(tooLong
      ? [invalid('TEXT_LENGTH', 'reference', { shortest: 1, longest: longestReference })]
      : checkReference(reference)),
    ...(date > today ? [invalid('DATE_IN_FUTURE', 'date', { today })] : []),
  ];
}

/** A line of an earlier call with the same reference. */
interface Confirmed {
  id: string;
  facilityId: string;
  date: string;
}

/** What the caller confirmed under a reference; facilities that opened since then do not come in afterwards. */
const confirmedAs = ({ query, caller }: UnitOfWork, reference: string): Promise<Confirmed[]> =>
  query<Confirmed>(
    `select id, facility_id as "facilityId", effective_on as date from hub.capacity_mutation
     where reporter_id = $1 and kind = 'CONFIRMATION' and starts_with(reference, $2) order by position`,
    [caller.partnerId, `${reference}${separator}`],
  );

function confirmedAlready(
  earlier: readonly Confirmed[],
  date: string | null,
): ReportCapacityMutationsPayload {
  if (date !== null && earlier.some((line) => line.date !== date))
    return refuseAll([userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] })]);
  const outcomes = earlier.map(({ id }) => ({ lineId: id, alreadyReported: true, own: true, errors: [] }));
  return toPayloads(earlier, outcomes);
}

/** The caller's facilities that have places on a date. */
async function openFacilities({ query, caller }: UnitOfWork, date: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `select f.id from hub.facility f
     cross join lateral (
       select regular + reserve as places from hub.facility_places
       where facility_id = f.id and from_date <= $2::date order by from_date desc limit 1
     ) p
     where f.operator_id = $1 and p.places > 0 order by f.name, f.id`,
    [caller.partnerId, date],
  );
  return rows.map(({ id }) => id);
}

const separator = '/';

const confirmation = (facilityId: string, date: string, reference: string): CapacityReport => ({
  facilityId,
  kind: 'CONFIRMATION',
  number: null,
  placeKind: null,
  effectiveOn: date,
  endsOn: null,
  corrects: null,
  withdraw: false,
  reason: null,
  note: null,
  reference: `${reference}${separator}${lettersOf(facilityId)}`,
  seenVersion: null,
});

/** A reference of each facility's own, of one length; in letters, since digits could look like a BSN. */
const lettersOf = (facilityId: string): string =>
  [...createHash('sha256').update(facilityId).digest().subarray(0, 12)]
    .map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15)))
    .join('');
