import { Extensions, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { glossary, type Term } from '../../graphql/glossary';
import { Slice } from '../../graphql/slice';

@Extensions({ slice: 'public.facts' })
@ObjectType({ simpleResolvers: true, description: 'Begrip. A word of the schema in both languages.' })
class GlossaryTerm implements Term {
  @Field({ description: 'Naam in het schema. A type, or `Type.CODE` for a value of a code list.' })
  identifier!: string;

  @Field({ description: 'Nederlands. The Dutch word.' })
  nl!: string;

  @Field({ description: 'Engels. The English word.' })
  en!: string;
}

@Resolver()
export class GlossaryResolver {
  @Query(() => [GlossaryTerm], {
    description: 'Begrippenlijst. Every word of the schema in both languages: the labels for a front end.',
  })
  @Slice('public.facts')
  glossary(): GlossaryTerm[] {
    return glossary();
  }
}
