import { Arg, Args, Field, FieldResolver, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../graphql/connection';
import { conditionsOf, FilterOn } from '../../graphql/filter';
import { Inverse, readOverMapping } from '../../graphql/mapped-type';
import { by, Read } from '../../graphql/read';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { HousingMarket, Municipality } from '../municipality/municipality.type';
import { AgendaLine, AgendaLineConnection, PledgeNote } from './agenda.type';

@InputType({ description: 'Filter op de agenda. All that is given holds at once.' })
class AgendaFilter {
  @Field(() => [CbsMunicipalityCode], {
    nullable: true,
    description: 'Gemeente. Of one of these municipalities.',
  })
  @FilterOn(() => AgendaLine, 'municipality.id')
  municipality?: string[];

  @Field(() => [HousingMarket], {
    nullable: true,
    description: 'Woningmarktregio. In one of these housing markets.',
  })
  @FilterOn(() => AgendaLine, 'municipality.housingMarket')
  housingMarket?: string[];

  @Field(() => [String], { nullable: true, description: 'Woonzorgproduct. One of these product codes.' })
  @FilterOn(() => AgendaLine, 'product.id')
  product?: string[];
}

@Resolver()
export class AgendaResolver {
  @Query(() => AgendaLineConnection, {
    description:
      'Agenda. Need, pledged, planned and realised per municipality and product. Unlike units are never added up.',
  })
  @Slice('agenda')
  agenda(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AgendaFilter, { nullable: true, description: 'Filter. Which lines.' })
    filter?: AgendaFilter,
  ): InstanceType<typeof AgendaLineConnection> {
    return Read.connection(AgendaLine, by('id'), page, conditionsOf(filter));
  }
}

@Resolver(() => Municipality)
export class MunicipalityAgenda {
  @FieldResolver(() => AgendaLineConnection, {
    description: 'Agenda. Need, pledged, planned and realised here, per product.',
  })
  @Slice('agenda')
  @Inverse('municipality')
  agenda(@Args(() => PageArgs) _page: PageArgs): InstanceType<typeof AgendaLineConnection> {
    return readOverMapping();
  }

  @FieldResolver(() => [PledgeNote], {
    description: 'Voetnoten bij het lokaal bod. Notes on the pledge of this municipality as a whole.',
  })
  @Slice('agenda')
  @Inverse('municipality', { orderBy: 'id' })
  pledgeNotes(): PledgeNote[] {
    return readOverMapping();
  }
}
