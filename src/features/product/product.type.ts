import { Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { Expression, MappedType } from '../../graphql/mapped-type';
import { SourcedNode } from '../document/document.type';
import { ProductEntity } from './product.entity';

export const ProductOrigin = codes(
  'ProductOrigin',
  'Herkomst van een woonzorgproduct. Which kind of document first lists the product.',
  {
    AGENDA: 'regionale agenda',
    PROGRAMME: 'uitvoeringsprogramma',
    VISION: 'visie',
  },
);

@MappedType({
  entity: () => ProductEntity,
  slice: 'public.facts',
  node: true,
  description:
    'Woonzorgproduct. A kind of housing or shelter with care, such as Housing First or Skaeve Huse.',
})
export class HousingCareProduct extends SourcedNode {
  @Field({ description: 'Code. Stable code of the product, such as housing-first, for filters.' })
  @Expression((row) => `${row}.id`)
  code!: string;

  @Field({ description: 'Naam. Name in Dutch.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Omschrijving. Description as the documents print it; null when they give none.',
  })
  description!: string | null;

  @Field(() => ProductOrigin, { description: 'Herkomst. Which kind of document first lists it.' })
  addedBy!: CodeOf<typeof ProductOrigin>;

  @Field(() => Int, {
    description:
      'Meldtermijn. Days after a report of a facility with this product within which the next one is due, 1 to 92; set by the central municipality.',
  })
  reportEveryDays!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Inactief na. Days after the last sign of a client in a facility with this product from which it counts as left in the ' +
      'indicators, 1 to 365; set by the central municipality. Null: nobody counts as inactive, as no document says a number.',
  })
  inactiveAfterDays!: number | null;
}
