import { today } from '../../database/today';
import { createHash } from 'node:crypto';
import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import { notFound, reused } from '../trajectory/refusals';
import { findInTurn } from '../trajectory/trajectory.repository';
import { addReport, housingMarkets, needOf, recordedAs, standingOf, type KnownNeed } from './need.repository';
import { problemsOf, type GivenNeed } from './need.rules';
import type { RecordHousingNeedInput } from './record-need.input';

export interface NeedOutcome {
  needId: string | null;
  alreadyRecorded: boolean;
  errors: UserError[];
}

/** Records or changes the need of a client whom the caller sees; one writer of a trajectory waits for the other. */
export async function recordNeed(
  unit: UnitOfWork,
  input: RecordHousingNeedInput,
  requestId: string,
): Promise<NeedOutcome> {
  const trajectory = await findInTurn(unit, input.trajectory);
  if (!trajectory) return { needId: null, alreadyRecorded: false, errors: [notFound()] };
  const known = await needOf(unit, trajectory.id);
  const answer = (errors: UserError[], alreadyRecorded = false): NeedOutcome => ({
    ...{ needId: known?.id ?? null, alreadyRecorded, errors },
  });
  const malformed = checkReference(input.reference);
  if (malformed.length > 0) return answer(malformed);
  const need = toNeed(input);
  const digest = digestOf(need);
  const earlier = await recordedAs(unit, input.reference);
  if (earlier)
    return earlier.trajectoryId === trajectory.id && earlier.digest === digest
      ? answer([], true)
      : answer([reused()]);
  const errors = await check(unit, need, {
    ...{ trajectoryId: trajectory.id, known, seenVersion: input.seenVersion ?? null },
  });
  if (errors.length > 0) return answer(errors);
  await addReport(unit, trajectory.id, { need, digest, reference: input.reference });
  const needId = known?.id ?? (await needOf(unit, trajectory.id))!.id;
  await recordAct(unit, { activity: 'candidate.need.record', subjects: [needId], requestId });
  return { needId, alreadyRecorded: false, errors: [] };
}

const toNeed = (input: RecordHousingNeedInput): GivenNeed => ({
  ...{ housingMarket: input.housingMarket, expectedPeriod: input.expectedPeriod },
  ...{ kindOfDwelling: input.kindOfDwelling, minRooms: input.minRooms ?? null },
  ...{ householdSize: input.householdSize ?? null, accessibility: input.accessibility ?? null },
  ...{ rentBand: input.rentBand ?? null, guidanceArranged: input.guidanceArranged ?? null },
  ...{ guidanceUntil: input.guidanceUntil ?? null, scheme: input.scheme ?? null },
  areas: [
    ...input.preferred.map((id) => ({ municipalityId: id, wish: 'PREFERRED' as const, reason: null })),
    ...input.excluded.map(({ municipality, reason }) => ({
      ...{ municipalityId: municipality, wish: 'EXCLUDED' as const, reason: reason ?? null },
    })),
  ],
});

/** The same need has the same digest, in whatever order its areas were given. */
function digestOf({ areas, ...need }: GivenNeed): string {
  const said = areas.map(({ municipalityId, wish, reason }) => [municipalityId, wish, reason].join());
  return createHash('sha256')
    .update(JSON.stringify([need, said.sort()]))
    .digest('hex');
}

async function check(
  unit: UnitOfWork,
  need: GivenNeed,
  of: { trajectoryId: string; known: KnownNeed | undefined; seenVersion: string | null },
): Promise<UserError[]> {
  const { known, seenVersion } = of;
  if (seenVersion !== null && seenVersion !== (known?.version ?? null))
    return [userError(Conflict, { code: 'NEED_CHANGED', path: ['seenVersion'] })];
  const against = { today: await today(unit), markets: await housingMarkets(unit) };
  const problems = problemsOf(need, against);
  if (problems.length > 0)
    return problems.map(({ code, field, values }) =>
      userError(InvalidInput, { code, path: [field], values }),
    );
  const { phase, nominated } = await standingOf(unit, of.trajectoryId);
  if (['HOUSED', 'FOLLOW_UP', 'CLOSED'].includes(phase))
    return [userError(Conflict, { code: 'NO_HOME_SOUGHT', path: ['trajectory'], values: { phase } })];
  return nominated && known && known.housingMarket !== need.housingMarket
    ? [userError(Conflict, { code: 'NEED_IN_NOMINATION', path: ['housingMarket'] })]
    : [];
}
