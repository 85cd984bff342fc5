import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { MappedType } from '../../graphql/mapped-type';
import { Node } from '../../graphql/node';
import { DocumentEntity } from './document.entity';

@MappedType({
  entity: () => DocumentEntity,
  slice: 'public.facts',
  node: true,
  description: 'Document. A public document of the region from which figures and texts were transcribed.',
})
export class Document extends Node {
  @Field({ description: 'Titel. Title as printed.' })
  title!: string;

  @Field({ description: 'Uitgever. Who published it.' })
  publisher!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Publicatiedatum. Date of publication; null when the document has none.',
  })
  publishedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Datering. The date as the document gives it, such as "eind 2021".',
  })
  dateText!: string | null;
}

/** Base of every type that was transcribed from a document; its fields belong to the slice of that type. */
@ObjectType({ description: 'Uit een document. Transcribed from a document.' })
export abstract class SourcedNode extends Node {
  @Field(() => Document, {
    nullable: true,
    description: 'Brondocument. The document that this was taken from.',
  })
  document!: Document | null;

  @Field(() => String, { nullable: true, description: 'Vindplaats. Where in the document it stands.' })
  documentPlace!: string | null;
}
