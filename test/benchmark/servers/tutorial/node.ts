import { Field, ID, InterfaceType } from 'type-graphql';
import { toGlobalId } from '../../../../src/graphql/global-id';

@InterfaceType()
export abstract class Node {
  abstract key: string;

  @Field(() => ID)
  get id(): string {
    return toGlobalId(this.constructor.name, this.key);
  }
}
