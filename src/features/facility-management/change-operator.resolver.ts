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
import { checkReference, checkText } from '../check-input';
import { Facility } from '../facility/facility.type';
import { ChangeOperatorInput, ChangeOperatorPayload } from './change-operator.input';
import {
  addChange,
  changedAs,
  historyOf,
  isCareProvider,
  type OperatorChange,
} from './facility-management.repository';
import { firstPossibleDate, lastPossibleDate, type OperatorHistory } from './facility-management.rules';

@Resolver()
export class ChangeOperatorResolver {
  @Mutation(() => ChangeOperatorPayload, {
    description:
      'Aanbieder wisselen. Gives a facility another operator from a day on. From that day the new one sees and reports its ' +
      'state and the old one no longer does; what the old one stated on accepting clients ends with it.',
  })
  @Slice('facility.manage')
  async changeOperator(
    @Arg('input', () => ChangeOperatorInput, { description: 'Wisseling. The change.' })
    { facility, operator, effectiveOn, reason, reference }: ChangeOperatorInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<ChangeOperatorPayload> {
    const facilityId = keyOf('Facility', facility) ?? '';
    const change: OperatorChange = { facilityId, operator, effectiveOn, reason };
    await takeTurn(unit, 'facility.manage');
    await takeTurn(unit, `facility:${facilityId}`);
    const known = await historyOf(unit, facilityId);
    if (!known) return refused(null, [invalid('FACILITY_NOT_FOUND', 'facility')]);
    const earlier = await changedAs(unit, reference);
    if (earlier)
      return isSame(earlier, change) ? recorded(facilityId, true) : refused(facilityId, [reused()]);
    const errors = [
      ...(await checkChange(unit, change, known)),
      ...checkText('reason', reason, { shortest: 1, longest: 500 }),
      ...checkReference(reference),
    ];
    if (errors.length > 0) return refused(facilityId, errors);
    await addChange(unit, change, reference);
    await recordAct(unit, { activity: 'facility.operator', subjects: [facilityId, operator], requestId });
    return recorded(facilityId, false);
  }
}

/** What the history of the facility says against a change. */
async function checkChange(
  unit: UnitOfWork,
  { operator, effectiveOn }: OperatorChange,
  { history, today }: { history: OperatorHistory; today: string },
): Promise<UserError[]> {
  if (!(await isCareProvider(unit, operator))) return [invalid('NOT_A_CARE_PROVIDER', 'operator')];
  if (history.at(-1)?.operator === operator) return [invalid('SAME_OPERATOR', 'operator')];
  const [first, last] = [firstPossibleDate(history, today), lastPossibleDate(today)];
  if (effectiveOn > last) return [invalid('DATE_TOO_FAR', 'effectiveOn', { last })];
  return effectiveOn < first ? [tooEarly(effectiveOn, first)] : [];
}

function tooEarly(brokenOn: string, firstPossibleDate: string): UserError {
  const values = { brokenOn, firstPossibleDate };
  const error = userError(NotPossibleOnDate, {
    code: 'OPERATOR_CHANGE_TOO_EARLY',
    path: ['effectiveOn'],
    values,
  });
  return Object.assign(error, values);
}

const invalid = (
  code: Parameters<typeof userError>[1]['code'],
  field: string,
  values: Record<string, string> = {},
): UserError => userError(InvalidInput, { code, path: [field], values });

const isSame = (one: OperatorChange, other: OperatorChange): boolean =>
  (Object.keys(other) as Array<keyof OperatorChange>).every((key) => one[key] === other[key]);

const recorded = (facilityId: string, alreadyRecorded: boolean): ChangeOperatorPayload => ({
  facility: Read.one(Facility, facilityId),
  alreadyRecorded,
  userErrors: [],
});

const refused = (facilityId: string | null, userErrors: UserError[]): ChangeOperatorPayload => ({
  facility: facilityId === null ? null : Read.one(Facility, facilityId),
  alreadyRecorded: false,
  userErrors,
});

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
