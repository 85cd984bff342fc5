/** The part of the hub's schema that the shapes ask for. */
export const schema = `
  scalar LocalDate
  scalar DateTimeISO

  enum HousingMarket { DRECHTSTEDEN ALBLASSERWAARD }
  enum KindOfDwelling { INDEPENDENT_DWELLING TRANSITIONAL_HOUSING CLUSTERED_DWELLING }
  enum FacilityStatus { PLANNED OPEN CLOSED }
  enum FacilityOrder { NAME_ASC }
  enum CapacityMutationKind {
    OPENING EXPANSION REDUCTION OUT_OF_USE BACK_IN_USE OCCUPANCY_COUNT CONFIRMATION
  }

  interface Node { id: ID! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Withheld { field: String! reason: String! }
  type BilingualText { nl: String! en: String! }
  type Municipality { name: String! }
  type HousingCareProduct { name: String! }
  type Partner implements Node { id: ID! name: String! kind: String! }

  type MoveOnCandidate implements Node {
    id: ID!
    housingMarket: HousingMarket!
    year: Int
    halfYear: String
    kindOfDwelling: KindOfDwelling
    synthetic: Boolean!
    withheld: [Withheld!]!
  }
  type MoveOnCandidateConnection { nodes: [MoveOnCandidate!]! pageInfo: PageInfo! }
  input MoveOnCandidateFilter { kindOfDwelling: [KindOfDwelling!] }

  type FacilityPlaces { total: Int! since: LocalDate! }
  type FacilityOccupancy {
    places: Int
    outOfUse: Int
    available: Int
    occupied: Int
    free: Int
    countedOn: LocalDate
    reportedAt: DateTimeISO
    overdue: Boolean!
    version: String!
  }
  type Facility implements Node {
    id: ID!
    name: String!
    status: FacilityStatus
    product: HousingCareProduct!
    municipality: Municipality
    operator: Partner
    places: FacilityPlaces
    occupancy: FacilityOccupancy
    withheld: [Withheld!]!
  }
  type FacilityConnection { nodes: [Facility!]! pageInfo: PageInfo! }
  input FacilityFilter { operator: [String!] }

  type IndicatorValue {
    period: String
    value: Float
    unit: String!
    origin: String!
    municipality: Municipality
  }
  type IndicatorValueConnection { nodes: [IndicatorValue!]! }
  type Indicator {
    code: String!
    name: BilingualText!
    unit: String!
    values(first: Int): IndicatorValueConnection!
  }

  type CapacityMutation implements Node {
    id: ID!
    kind: CapacityMutationKind!
    number: Int
    effectiveOn: LocalDate!
    reference: String
  }
  type UserError { code: String! }
  input ReportCapacityMutationInput {
    facility: ID!
    kind: CapacityMutationKind!
    number: Int
    effectiveOn: LocalDate!
    reference: String!
  }
  type ReportCapacityMutationPayload {
    alreadyReported: Boolean!
    capacityMutation: CapacityMutation
    facility: Facility
    userErrors: [UserError!]!
  }

  type Query {
    node(id: ID!): Node
    moveOnCandidates(first: Int, filter: MoveOnCandidateFilter): MoveOnCandidateConnection!
    facilities(first: Int, filter: FacilityFilter, orderBy: FacilityOrder): FacilityConnection!
    indicators(codes: [String!]): [Indicator!]!
  }
  type Mutation {
    reportCapacityMutation(input: ReportCapacityMutationInput!): ReportCapacityMutationPayload!
  }
`;
