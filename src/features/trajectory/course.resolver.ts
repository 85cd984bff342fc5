import { today } from '../../database/today';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { KnownMoment } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { Facility } from '../facility/facility.type';
import { TrajectoryCourse } from './course.type';
import { normsOfCourse, phaseOn, staysOf, type When } from './course.repository';
import { findTrajectory } from './trajectory.repository';

@Resolver()
export class TrajectoryCourseResolver {
  @Query(() => TrajectoryCourse, {
    nullable: true,
    description:
      'Verloop van een traject. How one trajectory stood on a day, by what was known on a moment; null when it is not there for you.',
  })
  @Slice('trajectory')
  async trajectoryCourse(
    @Arg('trajectory', () => ID, { description: 'Traject. Global id of the trajectory.' }) id: string,
    @Ctx() { unit, requestId }: OperationContext,
    @Arg('asOf', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Peildatum. The day that is asked; today when left out.',
    })
    asOf?: string | null,
    @Arg('knownAt', () => KnownMoment, {
      nullable: true,
      description: 'Bekend op. By what was known on this moment; all that is known now when left out.',
    })
    knownAt?: Date | null,
  ): Promise<TrajectoryCourse | null> {
    const trajectory = await findTrajectory(unit, id);
    if (!trajectory) return null;
    const { pseudonym } = trajectory;
    await recordAct(unit, { activity: 'trajectory.read', subjects: [pseudonym], requestId });
    const day = asOf ?? (await today(unit));
    const when: When = { trajectoryId: trajectory.id, asOf: stored(day), knownAt: knownAt ?? null };
    const [course, stays, norms] = await Promise.all([
      phaseOn(unit, when),
      staysOf(unit, when),
      normsOfCourse(unit, when),
    ]);
    return {
      ...{ asOf: day, knownAt: when.knownAt, phase: course?.phase ?? null },
      ...{ closedOn: course?.closedOn ?? null, norms },
      stays: stays.map(({ facilityId, ...stay }) => ({ ...stay, facility: Read.one(Facility, facilityId) })),
    };
  }
}

/** The database has no year 0, and nothing had happened then. */
const stored = (day: string): string => (day < '0001-01-01' ? '0001-01-01' : day);
