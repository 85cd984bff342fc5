import { Ctx, Extensions, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import type { Role } from '../../identity/role';
import { Partner, PartnerRole } from '../partner/partner.type';

@Extensions({ slice: 'public.facts' })
@ObjectType({ simpleResolvers: true, description: 'Aanvrager. Who you are to the hub.' })
class Viewer {
  @Field(() => Partner, { description: 'Ketenpartner. The organisation of your token.' })
  partner!: Partner;

  @Field(() => PartnerRole, { description: 'Rol. The role of your token.' })
  role!: Role;
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    description: 'Aanvrager. Who you are to the hub: a first question that every token can ask.',
  })
  @Slice('public.facts')
  viewer(@Ctx() { caller }: OperationContext): Viewer {
    return { partner: Read.one(Partner, caller.partnerId), role: caller.role };
  }
}
