import { GraphQLLocalDate } from 'graphql-scalars';
import { Field } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { Expression, Inverse, MappedType } from '../../graphql/mapped-type';
import { AgbCode, Oin } from '../../graphql/scalars';
import type { Role } from '../../identity/role';
import { SourcedNode } from '../document/document.type';
import { Municipality } from '../municipality/municipality.type';
import { PartnerEntity, WorkingAreaEntity } from './partner.entity';

export const PartnerKind = codes(
  'PartnerKind',
  'Soort partner. What an organisation is, whatever it does in the chain.',
  {
    MUNICIPALITY: 'gemeente',
    HOUSING_ASSOCIATION: 'woningcorporatie',
    TEMPORARY_LESSOR: 'tijdelijke verhuurder',
    CARE_PROVIDER: 'zorgaanbieder',
    SOCIAL_SERVICES: 'sociale dienst',
    PUBLIC_HEALTH_SERVICE: 'GGD',
    COMMUNITY_TEAM: 'sociaal team',
    PROGRAMME_ORGANISATION: 'programmaorganisatie',
    DASHBOARD: 'dashboard',
    OTHER: 'overige organisatie',
  },
);

const roleLabels: Record<Role, string> = {
  CENTRAL_MUNICIPALITY: 'centrumgemeente',
  MUNICIPALITY: 'gemeente',
  HOUSING_ASSOCIATION: 'woningcorporatie',
  CARE_PROVIDER: 'zorgaanbieder',
  CASE_COORDINATOR: 'individuele regie',
  ACCESS_POINT: 'toegang',
  PUBLIC_HEALTH: 'GGD',
  COMMUNITY_TEAM: 'sociaal wijkteam',
  PROGRAMME_TEAM: 'programmateam',
  DASHBOARD: 'dashboard',
};

export const PartnerRole = codes(
  'PartnerRole',
  'Rol. What a caller may do for its organisation; one token carries one role.',
  roleLabels,
);

@MappedType({
  entity: () => WorkingAreaEntity,
  slice: 'public.facts',
  description: 'Werkgebied. A municipality in which a partner works, with dates.',
})
export class WorkingArea {
  @Field(() => Municipality, { description: 'Gemeente. The municipality.' })
  municipality!: Municipality;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Vanaf. First day; null when the documents give none.',
  })
  validFrom!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Tot. First day on which it no longer holds; null when it has no end.',
  })
  validTo!: string | null;
}

@MappedType({
  entity: () => PartnerEntity,
  slice: 'public.facts',
  node: true,
  description: 'Ketenpartner. An organisation in the chain from shelter to a home.',
})
export class Partner extends SourcedNode {
  @Field({ description: 'Korte naam. Name in kebab case, such as leger-des-heils, for filters and tokens.' })
  @Expression((row) => `${row}.id`)
  slug!: string;

  @Field({ description: 'Naam. Name.' })
  name!: string;

  @Field(() => PartnerKind, { description: 'Soort. What the organisation is.' })
  kind!: CodeOf<typeof PartnerKind>;

  @Field(() => [PartnerRole], { description: 'Rollen. The roles in which it may act.' })
  @Expression((row) => `array(select role from hub.partner_role where partner_id = ${row}.id order by role)`)
  roles!: Role[];

  @Field(() => Oin, {
    nullable: true,
    description: 'OIN. Test numbers (prefix 00000099): the documents give none.',
  })
  oin!: string | null;

  @Field(() => AgbCode, { nullable: true, description: 'AGB-code. Of a care provider; null when not known.' })
  agb!: string | null;

  @Field(() => [WorkingArea], { description: 'Werkgebied. The municipalities in which it works.' })
  @Inverse('partner', { orderBy: 'municipality.name' })
  workingArea!: WorkingArea[];

  @Field(() => String, {
    nullable: true,
    description: 'Toelichting werkgebied. On which words of which document the working area rests.',
  })
  workingAreaNote!: string | null;
}

export const PartnerConnection = connectionOf(Partner, 'Partner', 'public.facts');
