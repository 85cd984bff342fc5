import { AuditLineEntity, ClientReadEntity } from './features/audit/audit.entity';
import {
  AgendaLineEntity,
  NeedEntity,
  PledgeEntity,
  PledgeNoteEntity,
} from './features/agenda/agenda.entity';
import {
  CandidateEntity,
  CandidateListEntity,
  HousingDemandEntity,
} from './features/candidate/candidate.entity';
import { HousingAreaEntity, HousingNeedEntity } from './features/candidate/housing-need.entity';
import { CapacityMutationEntity, CapacityStateEntity } from './features/capacity/capacity.entity';
import { FreePlacesEntity } from './features/capacity/free-places.entity';
import { OccupancyPeriodEntity } from './features/occupancy-series/occupancy-series.entity';
import { OverdueReportEntity } from './features/capacity/overdue-report.entity';
import {
  OccupancyComparisonEntity,
  PublishedOccupancyEntity,
} from './features/capacity/published-occupancy.entity';
import { DocumentEntity } from './features/document/document.entity';
import {
  ErrorAnswerEntity,
  ErrorCorrectionEntity,
  ErrorReportEntity,
} from './features/error-report/error-report.entity';
import { FacilityAcceptanceEntity } from './features/facility/acceptance.entity';
import {
  FacilityAddressEntity,
  FacilityEntity,
  FacilityPlacesEntity,
  FacilityStatementEntity,
  UpcomingPlacesEntity,
} from './features/facility/facility.entity';
import { FacilityOperatorEntity } from './features/facility-management/facility-operator.entity';
import { DwellingEntity } from './features/dwelling/dwelling.entity';
import { DwellingSupplyEntity } from './features/dwelling/dwelling-supply.entity';
import { IndicatorEntity, IndicatorValueEntity } from './features/indicator/indicator.entity';
import { ErasureEntity, RetentionRunEntity } from './features/erasure/erasure.entity';
import { SeenMatchEntity, SeenUnmatchedEntity } from './features/matching/matching.entity';
import { SeenSuccessionEntity } from './features/succession/succession.entity';
import { MunicipalityEntity } from './features/municipality/municipality.entity';
import { NominationDeadlineEntity } from './features/nomination/deadline.entity';
import { NominationEntity, NominationStepEntity } from './features/nomination/nomination.entity';
import { QuotaEntity } from './features/nomination/quota.entity';
import { PartnerEntity, WorkingAreaEntity } from './features/partner/partner.entity';
import { ProductEntity } from './features/product/product.entity';
import {
  ActionEntity,
  ActionLineEntity,
  ActionReportEntity,
  ProgrammeEditionEntity,
} from './features/programme/programme.entity';
import { ExtractRecordEntity, ExtractReleaseEntity } from './features/trajectory-extract/extract.entity';
import {
  SeenCareEntity,
  SeenCurrentStayEntity,
  SeenNormEntity,
  SeenStayEntity,
  SeenTrajectoryEntity,
  SeenTrajectoryEventEntity,
} from './features/trajectory/trajectory.entity';

/** Every entity that the hub reads: a new table is one line here. */
export const entities = [
  DocumentEntity,
  MunicipalityEntity,
  PartnerEntity,
  WorkingAreaEntity,
  ProductEntity,
  FacilityEntity,
  FacilityStatementEntity,
  FacilityAddressEntity,
  FacilityPlacesEntity,
  UpcomingPlacesEntity,
  FacilityAcceptanceEntity,
  FacilityOperatorEntity,
  CapacityStateEntity,
  CapacityMutationEntity,
  FreePlacesEntity,
  PublishedOccupancyEntity,
  OccupancyComparisonEntity,
  OverdueReportEntity,
  ErrorReportEntity,
  ErrorAnswerEntity,
  ErrorCorrectionEntity,
  NeedEntity,
  PledgeEntity,
  PledgeNoteEntity,
  AgendaLineEntity,
  ProgrammeEditionEntity,
  ActionLineEntity,
  ActionEntity,
  ActionReportEntity,
  IndicatorEntity,
  IndicatorValueEntity,
  CandidateListEntity,
  CandidateEntity,
  HousingDemandEntity,
  HousingNeedEntity,
  HousingAreaEntity,
  SeenTrajectoryEntity,
  SeenCareEntity,
  SeenStayEntity,
  SeenCurrentStayEntity,
  SeenTrajectoryEventEntity,
  SeenNormEntity,
  DwellingEntity,
  DwellingSupplyEntity,
  NominationEntity,
  NominationStepEntity,
  NominationDeadlineEntity,
  QuotaEntity,
  SeenMatchEntity,
  SeenUnmatchedEntity,
  SeenSuccessionEntity,
  ErasureEntity,
  RetentionRunEntity,
  ExtractReleaseEntity,
  ExtractRecordEntity,
  OccupancyPeriodEntity,
  AuditLineEntity,
  ClientReadEntity,
];
