import { pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { requireSlices } from './graphql/field-slice';
import { inTurnOfReference } from './graphql/turn-of-reference';
import { AgendaResolver, MunicipalityAgenda } from './features/agenda/agenda.resolver';
import { AuditResolver } from './features/audit/audit.resolver';
import { CandidateResolver } from './features/candidate/candidate.resolver';
import { HousingDemandResolver } from './features/candidate/housing-demand.resolver';
import { HousingNeedResolver } from './features/candidate/housing-need.resolver';
import { CapacityFigureResolver } from './features/capacity/capacity-figure.resolver';
import { CapacityResolver, FacilityCapacity } from './features/capacity/capacity.resolver';
import { SetCountingWayResolver } from './features/capacity/set-counting-way.resolver';
import { ConfirmNoChangeResolver } from './features/capacity/confirm-no-change.resolver';
import { FreePlacesResolver } from './features/capacity/free-places.resolver';
import { OverdueReportResolver } from './features/capacity/overdue-report.resolver';
import { OccupancySeriesResolver } from './features/occupancy-series/occupancy-series.resolver';
import { PublishedOccupancyResolver } from './features/capacity/published-occupancy.resolver';
import { ReportCapacityMutationResolver } from './features/capacity/report-capacity-mutation.resolver';
import { ReportCapacityMutationsResolver } from './features/capacity/report-capacity-mutations.resolver';
import { AnswerErrorReportResolver } from './features/error-report/answer-error-report.resolver';
import { DataExchangeResolver } from './features/data-exchange/data-exchange.resolver';
import { DataQualityResolver } from './features/data-quality/data-quality.resolver';
import { ProviderBalanceResolver } from './features/indicator/provider-balance.resolver';
import { ErrorReportResolver } from './features/error-report/error-report.resolver';
import { ReportErrorResolver } from './features/error-report/report-error.resolver';
import { AnnounceDwellingResolver } from './features/dwelling/announce-dwelling.resolver';
import { DwellingSupplyResolver, HousingDemandSupply } from './features/dwelling/dwelling-supply.resolver';
import { DwellingResolver } from './features/dwelling/dwelling.resolver';
import { WithdrawDwellingResolver } from './features/dwelling/withdraw-dwelling.resolver';
import {
  FacilityResolver,
  MunicipalityFacilities,
  PartnerFacilities,
} from './features/facility/facility.resolver';
import { StateAcceptanceResolver } from './features/facility/state-acceptance.resolver';
import { ChangeOperatorResolver } from './features/facility-management/change-operator.resolver';
import { FacilityOperators } from './features/facility-management/facility-operator.resolver';
import { RegisterFacilityResolver } from './features/facility-management/register-facility.resolver';
import { GlossaryResolver } from './features/glossary/glossary.resolver';
import { RecordHousingNeedResolver } from './features/housing-need/record-need.resolver';
import { IndicatorFiguresResolver } from './features/indicator/figures.resolver';
import { IndicatorCatalogueResolver } from './features/indicator/indicator-catalogue.resolver';
import { IndicatorResolver } from './features/indicator/indicator.resolver';
import { MunicipalityResolver } from './features/municipality/municipality.resolver';
import { AcceptOfferResolver } from './features/nomination/accept-offer.resolver';
import { AssessNominationResolver } from './features/nomination/assess-nomination.resolver';
import { AssignNominationResolver } from './features/nomination/assign-nomination.resolver';
import { DecideNominationResolver } from './features/nomination/decide-nomination.resolver';
import { HouseCandidateResolver } from './features/nomination/house-candidate.resolver';
import { OfferDwellingResolver } from './features/nomination/offer-dwelling.resolver';
import { RefuseNominationResolver } from './features/nomination/refuse-nomination.resolver';
import { ReleaseNominationResolver } from './features/nomination/release-nomination.resolver';
import { ReserveNominationResolver } from './features/nomination/reserve-nomination.resolver';
import { SignLeaseResolver } from './features/nomination/sign-lease.resolver';
import { SubmitNominationResolver } from './features/nomination/submit-nomination.resolver';
import { TurnLeaseResolver } from './features/nomination/turn-lease.resolver';
import { WithdrawNominationResolver } from './features/nomination/withdraw-nomination.resolver';
import { FittingResolver } from './features/fitting/fitting.resolver';
import { NominationResolver } from './features/nomination/nomination.resolver';
import { SetQuotaResolver } from './features/nomination/set-quota.resolver';
import { QuotaResolver } from './features/nomination/quota.resolver';
import { PartnerResolver } from './features/partner/partner.resolver';
import { ProductResolver } from './features/product/product.resolver';
import { SetInactivityResolver } from './features/product/set-inactivity.resolver';
import { SetReportIntervalResolver } from './features/product/set-report-interval.resolver';
import { ProgrammeResolver } from './features/programme/programme.resolver';
import { BindReferenceResolver } from './features/trajectory/bind-reference.resolver';
import { ReferenceResolver } from './features/trajectory/reference.resolver';
import { TrajectoryCourseResolver } from './features/trajectory/course.resolver';
import { CorrectRegistrationResolver } from './features/trajectory/correct-registration.resolver';
import { HandOverResolver } from './features/trajectory/hand-over.resolver';
import { ShieldClientResolver } from './features/trajectory/shield-client.resolver';
import { StateCareResolver } from './features/trajectory/state-care.resolver';
import { RegisterTrajectoryResolver } from './features/trajectory/register-trajectory.resolver';
import { ReportTrajectoryEventResolver } from './features/trajectory/report-event.resolver';
import { TrajectoryExtractResolver } from './features/trajectory-extract/extract.resolver';
import { TrajectoryResolver } from './features/trajectory/trajectory.resolver';
import { LinkTrajectoriesResolver } from './features/matching/link-trajectories.resolver';
import { MarkAsNewClientResolver } from './features/matching/mark-as-new-client.resolver';
import { MatchingResolver } from './features/matching/matching.resolver';
import { UnlinkTrajectoriesResolver } from './features/matching/unlink-trajectories.resolver';
import { SucceedPartnerResolver } from './features/succession/succeed-partner.resolver';
import { SuccessionResolver } from './features/succession/succession.resolver';
import { EraseClientResolver } from './features/erasure/erase-client.resolver';
import { EraseCorrectedEventResolver } from './features/erasure/erase-corrected-event.resolver';
import { EraseTextResolver } from './features/erasure/erase-text.resolver';
import { ErasureResolver } from './features/erasure/erasure.resolver';
import { ViewerResolver } from './features/viewer/viewer.resolver';
import { NodeResolver } from './graphql/node.resolver';

/** Every resolver of the hub: a new feature is one line here. */
const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  ViewerResolver,
  GlossaryResolver,
  MunicipalityResolver,
  PartnerResolver,
  ProductResolver,
  SetReportIntervalResolver,
  SetInactivityResolver,
  FacilityResolver,
  MunicipalityFacilities,
  PartnerFacilities,
  StateAcceptanceResolver,
  FacilityOperators,
  RegisterFacilityResolver,
  ChangeOperatorResolver,
  CapacityResolver,
  FacilityCapacity,
  CapacityFigureResolver,
  FreePlacesResolver,
  OverdueReportResolver,
  PublishedOccupancyResolver,
  ReportCapacityMutationResolver,
  ReportCapacityMutationsResolver,
  ConfirmNoChangeResolver,
  SetCountingWayResolver,
  ErrorReportResolver,
  ReportErrorResolver,
  AnswerErrorReportResolver,
  DataQualityResolver,
  ProviderBalanceResolver,
  AgendaResolver,
  MunicipalityAgenda,
  ProgrammeResolver,
  IndicatorResolver,
  IndicatorFiguresResolver,
  IndicatorCatalogueResolver,
  CandidateResolver,
  HousingDemandResolver,
  HousingNeedResolver,
  TrajectoryResolver,
  TrajectoryCourseResolver,
  RegisterTrajectoryResolver,
  CorrectRegistrationResolver,
  ReportTrajectoryEventResolver,
  HandOverResolver,
  ShieldClientResolver,
  StateCareResolver,
  ReferenceResolver,
  BindReferenceResolver,
  RecordHousingNeedResolver,
  DwellingResolver,
  DwellingSupplyResolver,
  HousingDemandSupply,
  AnnounceDwellingResolver,
  WithdrawDwellingResolver,
  NominationResolver,
  SubmitNominationResolver,
  AssessNominationResolver,
  DecideNominationResolver,
  ReserveNominationResolver,
  AssignNominationResolver,
  ReleaseNominationResolver,
  WithdrawNominationResolver,
  OfferDwellingResolver,
  AcceptOfferResolver,
  RefuseNominationResolver,
  SignLeaseResolver,
  HouseCandidateResolver,
  TurnLeaseResolver,
  QuotaResolver,
  MatchingResolver,
  LinkTrajectoriesResolver,
  UnlinkTrajectoriesResolver,
  MarkAsNewClientResolver,
  SuccessionResolver,
  SucceedPartnerResolver,
  ErasureResolver,
  EraseClientResolver,
  EraseCorrectedEventResolver,
  EraseTextResolver,
  SetQuotaResolver,
  FittingResolver,
  TrajectoryExtractResolver,
  OccupancySeriesResolver,
  AuditResolver,
  DataExchangeResolver,
];

/** The whole schema, with every field that any role may see. Throws on a field that names no slice. */
export function buildWholeSchema(): GraphQLSchema {
  const schema = inTurnOfReference(
    pruneSchema(buildSchemaSync({ resolvers: resolvers as never, validate: false })),
  );
  requireSlices(schema);
  schema.getQueryType()!.description = 'Vragen. Everything that can be asked.';
  schema.getMutationType()!.description = 'Wijzigingen. Everything that can be changed; one per operation.';
  return schema;
}
