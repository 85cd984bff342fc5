import { createHash } from 'node:crypto';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError } from '../../graphql/user-error';
import type { CapacityReport } from './capacity-report';
import { today } from './capacity.repository';
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
  @Slice('capacity.report')
  async confirmNoChange(
    @Arg('input', () => ConfirmNoChangeInput, { description: 'Bevestiging. Of which day.' })
    input: ConfirmNoChangeInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<ReportCapacityMutationsPayload> {
    const { reference } = input;
    if (reference.length < 1 || reference.length > longestReference)
      return refuseAll(userError(InvalidInput, { code: 'REFERENCE_REQUIRED', path: ['reference'] }));
    const date = input.date ?? (await today(unit));
    const facilities = await openFacilities(unit, date);
    if (facilities.length === 0)
      return refuseAll(
        userError(InvalidInput, { code: 'NOTHING_TO_CONFIRM', path: ['date'], values: { date } }),
      );
    const reports = facilities.map((facilityId) => confirmation(facilityId, date, reference));
    return toPayloads(reports, await recordReports(unit, reports, { mode: 'ALL_OR_NOTHING', requestId }));
  }
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

const confirmation = (facilityId: string, date: string, reference: string): CapacityReport => ({
  ...{ facilityId, kind: 'CONFIRMATION', number: null, placeKind: null, effectiveOn: date, endsOn: null },
  ...{ corrects: null, withdraw: false, reason: null, note: null, seenVersion: null },
  // A reference of each facility's own, of a length that the ledger takes, whatever the facility is called.
  reference: `${reference}/${createHash('sha256').update(facilityId).digest('hex').slice(0, 16)}`,
});
