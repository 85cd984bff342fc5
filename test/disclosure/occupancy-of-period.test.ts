import {
  occupancyOfPeriod,
  type FacilityNights,
  type PanelMember,
} from '../../src/disclosure/occupancy-series';

describe('occupancy over nights', () => {
  const house = (id: string, given: Partial<FacilityNights> = {}): FacilityNights => ({
    ...{
      id,
      operator: id,
      municipality: 'GM0505',
      housingMarket: 'DRECHTSTEDEN',
      product: 'time-out',
      unit: 'PLACE',
    },
    ...{ nights: 7, knownNights: 7, placeNights: 70, availableNights: 70, occupiedNights: 56 },
    ...given,
  });
  const member = (facility: string): PanelMember => ({
    ...{
      facility,
      municipality: 'GM0505',
      housingMarket: 'DRECHTSTEDEN',
      product: 'time-out',
      unit: 'PLACE',
    },
  });
  const of = (houses: FacilityNights[], ...weeksOf: PanelMember[][]) => {
    const [figure] = occupancyOfPeriod(
      houses,
      weeksOf.length > 0 ? weeksOf : [houses.map(({ id }) => member(id))],
    );
    return figure!.occupancyClass ?? figure!.notPublished;
  };

  it('counts places out of use for the nights on which they are, and over-occupancy as it is', () => {
    const three = [house('a'), house('b'), house('c')];
    expect(of(three)).toBe('FROM_80_TO_90');
    expect(of([...three.slice(1), house('a', { availableNights: 35 })])).toBe('FROM_90_TO_100');
    expect(of([...three.slice(1), house('a', { occupiedNights: 120 })])).toBe('OVER_100');
  });

  it('is nothing without capacity, without all nights, with too few, or with others than before', () => {
    const three = ['a', 'b', 'c'].map((id) => house(id));
    expect(of(three.map((each) => ({ ...each, availableNights: 0 })))).toBe('NO_CAPACITY');
    expect(of([house('a', { knownNights: 6 }), house('b'), house('c')])).toBe('NIGHTS_UNKNOWN');
    expect(of(three.map((each) => ({ ...each, operator: 'one' })))).toBe('TOO_FEW');
    expect(of(three, [])).toBe('TOO_FEW');
    const panel = ['a', 'b', 'c'].map(member);
    expect(of(three, panel, panel)).toBe('FROM_80_TO_90');
    expect(of(three, panel, panel.slice(1))).toBe('OTHER_FACILITIES');
    expect(
      of(
        three,
        panel,
        panel.map((each) => ({ ...each, municipality: null })),
      ),
    ).toBe('OTHER_FACILITIES');
  });
});
