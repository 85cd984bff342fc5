import { Extensions, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Bilingual } from '../../errors';
import { BilingualText } from '../../graphql/bilingual';
import { Slice } from '../../graphql/slice';
import { dataExchanges, type ExchangeFacts } from './data-exchanges';

@Extensions({ slice: 'public.facts' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Gegevensuitwisseling. What is exchanged through the hub, for what and on which basis, for an auditor. Source: the hub itself; ' +
    'the documents of the region name no legal basis and no controller.',
})
class DataExchange implements ExchangeFacts {
  @Field({ description: 'Code. Stable code of the exchange.' })
  code!: string;

  @Field(() => BilingualText, { description: 'Naam. Name.' })
  name!: Bilingual;

  @Field(() => BilingualText, { description: 'Doel. What the data are exchanged for.' })
  purpose!: Bilingual;

  @Field({
    description:
      'Persoonsgegevens. Whether it holds data of clients: pseudonymised, and in the law personal data all the same.',
  })
  personalData!: boolean;

  @Field(() => BilingualText, {
    nullable: true,
    description: 'Grondslag. Legal basis; null when no document says it (see `open`).',
  })
  legalBasis!: Bilingual | null;

  @Field(() => BilingualText, {
    nullable: true,
    description: 'Verwerkingsverantwoordelijke. Controller; null when no document says it (see `open`).',
  })
  controller!: Bilingual | null;

  @Field(() => BilingualText, {
    nullable: true,
    description:
      'Bewaartermijn. What the hub keeps and for how long; null when nothing is said (see `open`).',
  })
  retention!: Bilingual | null;

  @Field(() => [String], {
    description: 'Open. Which of these fields are still to be decided: no document says them.',
  })
  open!: string[];

  @Field(() => [String], {
    description:
      'Onderdelen. The slices of the access matrix that it consists of: who sees which stands there.',
  })
  slices!: readonly string[];
}

const mayBeOpen = ['legalBasis', 'controller', 'retention'] as const;

@Resolver()
export class DataExchangeResolver {
  @Query(() => [DataExchange], {
    description: 'Gegevensuitwisselingen. What is exchanged through the hub, for what and on which basis.',
  })
  @Slice('public.facts')
  dataExchanges(): DataExchange[] {
    return dataExchanges.map((exchange) => ({
      ...exchange,
      open: mayBeOpen.filter((field) => exchange[field] === null),
    }));
  }
}
