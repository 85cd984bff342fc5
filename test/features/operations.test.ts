import { askers, operationNames, readOperation } from '../setup/operations';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

async function run(name: string) {
  const { query, variables } = readOperation(name);
  return hub.as(...askers[name]!)(query, variables);
}

describe('the committed operations', () => {
  it('are all run here', () => {
    expect(operationNames().sort()).toEqual(Object.keys(askers).sort());
  });

  it('show a housing association its upcoming candidates and its municipalities', async () => {
    const { data, errors } = await run('housing-association');
    expect(errors).toBeUndefined();
    expect(data.candidateLists).toEqual([
      expect.objectContaining({ housingMarket: 'DRECHTSTEDEN', underFive: false }),
    ]);
    expect(data.moveOnCandidates.totalCount).toBeGreaterThanOrEqual(5);
    expect(data.moveOnCandidates.nodes[0]).toMatchObject({
      housingMarket: 'DRECHTSTEDEN',
      kindOfDwelling: 'INDEPENDENT_DWELLING',
    });
    const lines = data.agenda.nodes.map(
      (line: { municipality: { name: string }; product: { name: string } }) => line.municipality.name,
    );
    expect(lines).toEqual(['Dordrecht', 'Dordrecht', 'Zwijndrecht']);
    expect(data.agenda.nodes[1]).toMatchObject({
      need: { numberMin: 30 },
      pledge: { numberMin: 15 },
      realised: [{ number: 15, unit: 'PLACE' }],
    });
  });

  it('show a care provider its own facilities with their exact state', async () => {
    const { data, errors } = await run('care-provider');
    expect(errors).toBeUndefined();
    const [herstart, crisisShelter] = data.viewer.partner.facilities.nodes;
    expect(herstart).toMatchObject({ name: '24-uursopvang Herstart', places: { total: 24 }, withheld: [] });
    expect(crisisShelter.places).toEqual({ regular: 50, reserve: 10, total: 60 });
    const { available, occupied, free } = crisisShelter.occupancy;
    expect(free).toBe(available - occupied);
  });

  it('record the report of a care provider once', async () => {
    const first = (await run('care-provider-report')).data.reportCapacityMutation;
    expect(first).toMatchObject({ alreadyReported: false, userErrors: [], capacityMutation: { number: 57 } });
    expect(first.facility.occupancy).toMatchObject({ occupied: 57, countedOn: '2026-11-17' });
    const second = (await run('care-provider-report')).data.reportCapacityMutation;
    expect(second).toEqual({ ...first, alreadyReported: true });
  });

  it('give a dashboard indicators with definition and source, and the progress of the programme', async () => {
    const { data, errors } = await run('dashboard');
    expect(errors).toBeUndefined();
    for (const indicator of data.indicators) {
      expect(indicator.definition.nl).not.toBe('');
      expect(indicator.values.nodes.length).toBeGreaterThan(0);
    }
    expect(data.indicators.map(({ code }: { code: string }) => code)).toEqual([
      'night-shelter-registrations',
      'places',
      'realisation',
    ]);
    expect(data.actionLines[0].actions.nodes[0].reports[0].progress).toContain('Samen sterk tegen stigma');
  });

  it('give a dashboard figures of indicators as lines to plot', async () => {
    const { data, errors } = await run('dashboard-indicators');
    expect(errors).toBeUndefined();
    expect(data.registrations.series).toHaveLength(2);
    for (const { points } of [...data.registrations.series, ...data.registrations.region])
      expect(points.map(({ period }: { period: string }) => period)).toEqual([
        '2024-H2',
        '2025-H1',
        '2025-H2',
      ]);
    expect(data.triage.derived[0]).toMatchObject({ kind: 'SHARE' });
    expect(data.triage.norm[0].points).toHaveLength(2);
  });

  it('show an access point which facilities accept young people, as their operators state it', async () => {
    const { data, errors } = await run('access-point');
    expect(errors).toBeUndefined();
    expect(data.facilities.totalCount).toBe(2);
    for (const { acceptance } of data.facilities.nodes)
      expect(acceptance).toMatchObject({ accepting: true, synthetic: true });
  });

  it('record what a care provider states once', async () => {
    const first = (await run('care-provider-acceptance')).data.stateAcceptance;
    expect(first).toMatchObject({ alreadyStated: false, userErrors: [] });
    expect(first.facility.acceptance).toMatchObject({ accepting: true, from: '2026-12-01' });
    expect((await run('care-provider-acceptance')).data.stateAcceptance).toEqual({
      ...first,
      alreadyStated: true,
    });
  });

  it('report an error to the provider, who finds it', async () => {
    const { errorReport, userErrors } = (await run('report-error')).data.reportError;
    expect(userErrors).toEqual([]);
    expect(errorReport).toMatchObject({ about: 'PLACES', status: 'OPEN', answer: null });
    expect((await run('report-error')).data.reportError.alreadyReported).toBe(true);
    const { data, errors } = await run('care-provider-error-reports');
    expect(errors).toBeUndefined();
    expect(data.errorReports.nodes).toEqual([
      { ...errorReport, reporter: { name: 'Trivire' }, answer: null },
    ]);
  });

  it('register a facility once', async () => {
    const first = (await run('register-facility')).data.registerFacility;
    expect(first).toMatchObject({ alreadyRegistered: false, userErrors: [] });
    expect(first.facility).toMatchObject({ operator: { name: 'Yulius' }, address: { confidential: false } });
    expect((await run('register-facility')).data.registerFacility).toEqual({
      ...first,
      alreadyRegistered: true,
    });
  });

  it('show a case coordinator whose norms are due, and that everybody was compared', async () => {
    const { data, errors } = await run('case-coordinator');
    expect(errors).toBeUndefined();
    expect(data.trajectories.nodes).toHaveLength(3);
    for (const { route, norms, provider } of data.trajectories.nodes) {
      expect([route, provider.name]).toEqual(['SHELTER', 'Leger des Heils']);
      expect(norms.map(({ kind }: { kind: string }) => kind)).toContain('SHELTER');
    }
    expect(data.trajectoriesToMatch).toEqual({ totalCount: 0, nodes: [] });
  });

  it('show a community team the clients that it follows up', async () => {
    const { data, errors } = await run('community-team');
    expect(errors).toBeUndefined();
    expect(data.trajectories.totalCount).toBeGreaterThan(0);
    for (const { phase, events } of data.trajectories.nodes) {
      expect(['HOUSED', 'FOLLOW_UP']).toContain(phase);
      expect(events[0].kind).toBe('REGISTERED');
    }
  });

  it('show a care provider when its clients need homes and how their nominations stand', async () => {
    const { data, errors } = await run('care-provider-nominations');
    expect(errors).toBeUndefined();
    const periods = data.housingNeeds.nodes.map(
      (need: { expectedHalfYear: string }) => need.expectedHalfYear,
    );
    expect(periods).toEqual([...periods].sort());
    expect(data.nominations.nodes.length).toBeGreaterThan(0);
    for (const { steps, nextStep } of data.nominations.nodes) {
      expect(steps[0].kind).toBe('SUBMITTED');
      expect(nextStep).not.toBe('SUBMITTED');
    }
  });

  it('assign a nomination to an association once', async () => {
    const first = (await run('decider-assign')).data.assignNomination;
    expect(first).toMatchObject({ alreadyTaken: false, userErrors: [] });
    expect(first.nomination).toMatchObject({ state: 'ASSIGNED', association: { name: 'Trivire' } });
    const second = (await run('decider-assign')).data.assignNomination;
    expect(second).toEqual({ ...first, alreadyTaken: true });
  });

  it('answer an assigned nomination with an offer once', async () => {
    const first = (await run('association-offer')).data.offerDwelling;
    expect(first).toMatchObject({ alreadyTaken: false, userErrors: [] });
    expect(first.nomination).toMatchObject({
      state: 'OFFERED',
      nextStep: 'ACCEPTED',
      dwelling: { rooms: 2 },
    });
    expect((await run('association-offer')).data.offerDwelling).toEqual({ ...first, alreadyTaken: true });
  });
});
