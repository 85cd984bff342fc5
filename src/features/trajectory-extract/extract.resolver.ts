import { Arg, Query, Resolver } from 'type-graphql';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { TrajectoryExtract } from './extract.type';

@Resolver()
export class TrajectoryExtractResolver {
  @Query(() => [TrajectoryExtract], {
    description: 'Extracten voor onderzoek. Every release of trajectories for research, by year.',
  })
  @Slice('trajectory.extract')
  trajectoryExtracts(): TrajectoryExtract[] {
    return Read.list(TrajectoryExtract, by('id'));
  }

  @Query(() => TrajectoryExtract, {
    nullable: true,
    description:
      'Extract voor onderzoek. One release of trajectories for research; null when it was not made.',
  })
  @Slice('trajectory.extract')
  trajectoryExtract(
    @Arg('release', () => String, {
      description: 'Kenmerk van het extract. First and last year, such as 2023-2025.',
    })
    release: string,
  ): TrajectoryExtract | null {
    return Read.one(TrajectoryExtract, release);
  }
}
