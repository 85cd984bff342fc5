/** The schema of the three measured operations, for the generic way. */
export const sdl = /* GraphQL */ `
  type Query {
    facilities(first: Int!, after: [String!]): [Facility!]!
    freePlaces(first: Int!, after: [String!], municipalities: [String!], week: String): [FreePlaces!]!
    trajectories(first: Int!, after: [String!], phase: String): [Trajectory!]!
  }
  type Municipality {
    id: String!
    name: String!
  }
  type Partner {
    id: String!
    name: String!
  }
  type Facility {
    id: String!
    name: String!
    product: String!
    municipality: Municipality!
    operator: Partner!
    places(asOf: String!): Places
    address: Address
    occupancy(asOf: String!): Occupancy
    withheld: [String!]!
  }
  type Places {
    regular: Int!
    reserve: Int!
  }
  type Address {
    street: String!
    postcode: String!
    city: String!
  }
  type Occupancy {
    outOfUse: Int
    occupied: Int
  }
  type FreePlaces {
    week: String!
    product: String!
    class: String!
    facilities: Int!
    municipality: Municipality!
  }
  type Trajectory {
    id: String!
    route: String!
    phase: String!
    registeredOn: String!
    municipalityOfOrigin: Municipality!
    care: Care
    withheld: [String!]!
  }
  type Care {
    cause: String!
    targetGroup: String!
  }
`;
