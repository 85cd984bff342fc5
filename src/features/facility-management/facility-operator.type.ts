import { GraphQLLocalDate } from 'graphql-scalars';
import { Field } from 'type-graphql';
import { Expression, MappedType } from '../../graphql/mapped-type';
import { Partner } from '../partner/partner.type';
import { FacilityOperatorEntity } from './facility-operator.entity';

@MappedType({
  entity: () => FacilityOperatorEntity,
  slice: 'facility.public',
  description: 'Aanbieder sinds. Who runs a facility from a day on, until the next one does.',
})
export class FacilityOperator {
  @Field(() => Partner, { description: 'Aanbieder. Who runs it from then on.' })
  operator!: Partner;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Sinds. First day; ahead where a change was agreed, null where no document says since when. Source: the documents, or the central municipality.',
  })
  @Expression((row) => `nullif(${row}.since, '-infinity')`)
  since!: string | null;
}
