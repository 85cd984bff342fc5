import { syntheticAcceptance } from '../../seeds/synthetic/acceptance';
import { TargetGroup } from '../../src/features/facility/target-group';

describe('the synthetic statements on accepting clients', () => {
  const facilities = ['crisis-shelter', 'day-and-night-shelter', 'housing-training', 'time-out'].map(
    (product, i) => ({ id: product, operator: `operator-${i}`, product, places: 10 }),
  );
  const statements = syntheticAcceptance(facilities, '2026-11-19');

  it('are one for each facility, by its operator, of this week and marked as synthetic', () => {
    expect(statements.map(({ facility_id, stated_by_id }) => [facility_id, stated_by_id])).toEqual(
      facilities.map(({ id, operator }) => [id, operator]),
    );
    for (const statement of statements)
      expect(statement).toMatchObject({ from_date: '2026-11-16', synthetic: true });
  });

  it('name groups of the code list where clients are accepted, and none where they are not', () => {
    expect(new Set(statements.map(({ accepting }) => accepting))).toEqual(new Set([true, false]));
    for (const { accepting, target_groups } of statements) {
      const groups = target_groups as string[];
      expect(groups.length > 0).toBe(accepting);
      expect(groups.filter((group) => !(group in TargetGroup))).toEqual([]);
    }
  });
});
