import { FieldResolver, Resolver } from 'type-graphql';
import { Inverse, readOverMapping } from '../../graphql/mapped-type';
import { Slice } from '../../graphql/slice';
import { Facility } from '../facility/facility.type';
import { FacilityOperator } from './facility-operator.type';

@Resolver(() => Facility)
export class FacilityOperators {
  @FieldResolver(() => [FacilityOperator], {
    description: 'Aanbieders. Who ran and runs it, the first one first; with changes that lie ahead.',
  })
  @Slice('facility.public')
  @Inverse('facility', { orderBy: 'since' })
  operators(): FacilityOperator[] {
    return readOverMapping();
  }
}
