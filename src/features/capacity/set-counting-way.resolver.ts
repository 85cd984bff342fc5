import { today } from '../../database/today';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import {
  Conflict,
  InvalidInput,
  NotPossibleOnDate,
  userError,
  type UserError,
} from '../../graphql/user-error';
import type { UserErrorCode } from '../../user-errors';
import { checkReference } from '../check-input';
import { Facility } from '../facility/facility.type';
import { turnOf } from './capacity.repository';
import { addWay, countingWaysOf, decidedAs, isCountedFrom, operatorOf } from './counting-way.repository';
import { countedOn, type WayFrom } from './counting-way.rules';
import { dayAfter } from './first-possible-date';
import { SetCountingWayInput, SetCountingWayPayload } from './set-counting-way.input';

@Resolver()
export class SetCountingWayResolver {
  @Mutation(() => SetCountingWayPayload, {
    description:
      'Wijze van tellen vastleggen. From a day on the occupancy of a facility follows from the stays of its clients, or from ' +
      'counts again; never from both. Sending the same reference twice changes nothing.',
  })
  @Slice('capacity.way')
  async setCountingWay(
    @Arg('input', () => SetCountingWayInput, { description: 'Besluit. Which facility, how and from when.' })
    { facility, way, from, reference }: SetCountingWayInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<SetCountingWayPayload> {
    const facilityId = keyOf('Facility', facility) ?? '';
    const operator = await operatorOf(unit, facilityId);
    if (!isForCaller(unit, operator)) return refused(null, [invalid('NOT_YOUR_FACILITY', 'facility')]);
    // Who reports for the facility takes the same turn, so that no count slips in between.
    await takeTurn(unit, turnOf(operator ?? ''));
    const earlier = await decidedAs(unit, reference);
    if (earlier)
      return earlier.facilityId === facilityId && earlier.way === way && earlier.from === from
        ? recorded(facilityId, true)
        : refused(facilityId, [userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] })]);
    const errors = [...(await check(unit, facilityId, { way, from })), ...checkReference(reference)];
    if (errors.length > 0) return refused(facilityId, errors);
    await addWay(unit, facilityId, { way, from, reference });
    await recordAct(unit, { activity: 'capacity.way', subjects: [facilityId, way, from], requestId });
    return recorded(facilityId, false);
  }
}

/** What does not exist is nobody's. */
const isForCaller = ({ caller }: UnitOfWork, operator: string | null | undefined): boolean =>
  operator !== undefined && (caller.role === 'CENTRAL_MUNICIPALITY' || operator === caller.partnerId);

const invalid = (code: UserErrorCode, field: string, values: Record<string, string> = {}): UserError =>
  userError(InvalidInput, { code, path: [field], values });

async function check(unit: UnitOfWork, facilityId: string, { way, from }: WayFrom): Promise<UserError[]> {
  const day = await today(unit);
  if (from < day) return [notBefore(day, from)];
  const last = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  if (from > last) return [invalid('DATE_TOO_FAR', 'from', { last })];
  const ways = await countingWaysOf(unit, facilityId);
  if (countedOn(ways, from).way === way) return [invalid('COUNTED_SO_ALREADY', 'way', { from })];
  return way === 'STAYS' && (await isCountedFrom(unit, facilityId, from))
    ? [notBefore(dayAfter(day), from)]
    : [];
}

function notBefore(firstPossibleDate: string, brokenOn: string): UserError {
  const values = { brokenOn, firstPossibleDate };
  const error = userError(NotPossibleOnDate, { code: 'WAY_TOO_EARLY', path: ['from'], values });
  return Object.assign(error, { ...values, offendingLine: null });
}

const recorded = (facilityId: string, alreadyRecorded: boolean): SetCountingWayPayload => ({
  facility: Read.one(Facility, facilityId),
  alreadyRecorded,
  userErrors: [],
});

const refused = (facilityId: string | null, userErrors: UserError[]): SetCountingWayPayload => ({
  facility: facilityId === null ? null : Read.one(Facility, facilityId),
  alreadyRecorded: false,
  userErrors,
});
