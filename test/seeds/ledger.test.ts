import { daysAfter } from '../../seeds/synthetic/days';
import { syntheticLedger } from '../../seeds/synthetic/occupancy';

const today = '2026-11-16';

describe('the synthetic ledger', () => {
  it('is the same for the same seed', () => {
    const facilities = [
      { id: 'kromhout-crisisopvang', operator: 'leger-des-heils', product: 'crisis-shelter', places: 60 },
    ];
    expect(syntheticLedger(facilities, today, 7)).toEqual(syntheticLedger(facilities, today, 7));
    expect(syntheticLedger(facilities, today, 7)).not.toEqual(syntheticLedger(facilities, today, 8));
  });

  const facilities = [
    { id: 'a', operator: 'timon', product: 'crisis-shelter', places: 60 },
    { id: 'b', operator: 'yulius', product: 'time-out', places: 1 },
  ];
  const lines = syntheticLedger(facilities, today);

  it('counts every facility each Monday of half a year, the last one this week', () => {
    for (const { id } of facilities) {
      const counted = lines
        .filter((line) => line.facility_id === id && line.kind === 'OCCUPANCY_COUNT')
        .map(({ effective_on }) => String(effective_on));
      expect(counted).toHaveLength(26);
      expect(counted.at(-1)).toBe('2026-11-16');
      expect(counted.every((date, i) => i === 0 || date === daysAfter(counted[i - 1]!, 7))).toBe(true);
    }
  });

  it('counts between 85 and 105 per cent of the places, and takes out no more places than there are', () => {
    for (const { facility_id, kind, number } of lines) {
      const { places } = facilities.find(({ id }) => id === facility_id)!;
      const [least, most] =
        kind === 'OCCUPANCY_COUNT' ? [Math.floor(0.85 * places), Math.ceil(1.05 * places)] : [1, places];
      expect(number).toBeGreaterThanOrEqual(least!);
      expect(number).toBeLessThanOrEqual(most!);
    }
  });

  it('is marked as synthetic, line by line, each under a reference of its own', () => {
    expect(lines.filter(({ synthetic }) => synthetic !== true)).toEqual([]);
    expect(
      new Set(lines.map(({ reporter_id, reference }) => `${String(reporter_id)} ${String(reference)}`)).size,
    ).toBe(lines.length);
  });

  it('is in the order of its dates, as the hub would have learned of it', () => {
    const reported = lines.map(({ reported_at }) => String(reported_at));
    expect(reported).toEqual([...reported].sort());
  });
});
