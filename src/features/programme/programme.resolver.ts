import { Arg, Int, Query, Resolver } from 'type-graphql';
import { by, Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { ActionLine, ProgrammeEdition } from './programme.type';

@Resolver()
export class ProgrammeResolver {
  @Query(() => [ActionLine], {
    description: 'Actielijnen. The four action lines with their actions and progress.',
  })
  @Slice('programme')
  actionLines(
    @Arg('numbers', () => [Int], { nullable: true, description: 'Nummers. Only these lines, 1 to 4.' })
    numbers?: number[],
  ): ActionLine[] {
    return Read.list(ActionLine, by('number'), numbers ? [{ path: 'number', in: numbers }] : []);
  }

  @Query(() => [ProgrammeEdition], { description: 'Edities. The editions of the programme.' })
  @Slice('programme')
  programmeEditions(): ProgrammeEdition[] {
    return Read.list(ProgrammeEdition, by('number'));
  }
}
