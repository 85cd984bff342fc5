import { Field, ID, InterfaceType } from 'type-graphql';

/** Relay's Node: whatever has a global id. */
@InterfaceType({
  description: 'Object met een globaal id. An object with a global id, to be fetched with `node(id)`.',
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Globaal id. Global id: opaque, the same for as long as the object exists.',
  })
  id!: string;
}
