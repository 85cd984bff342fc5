import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { NominationAsks, partnerId } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;
let woonbron: Ask;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
  woonbron = hub.as('woonbron', 'HOUSING_ASSOCIATION');
});
afterAll(() => hub.stop());

const need = {
  ...{ min_rooms: 2, accessibility: 'STEP_FREE', rent_band: 'UP_TO_FIRST_CAP' },
  ...{ expected_half_year: '2026-H2', expected_quarter: '2026-Q4' },
};

async function dwellingsFor(ask: Ask, nomination: string, given: object = {}) {
  const { data, errors, headers } = await ask(
    `query ($id: ID!, $onlyFitting: Boolean, $first: Int) {
       dwellingsForNomination(nomination: $id, onlyFitting: $onlyFitting, first: $first) {
         considered fitting matches { dwelling { id rooms association { slug } } fits broken { code text { nl en } source } } } }`,
    { id: nomination, ...given },
  );
  expect(errors).toBeUndefined();
  return { found: data.dwellingsForNomination, request: headers.get('x-request-id') };
}

async function demandFor(ask: Ask, dwelling: string) {
  const { data, errors } = await ask(
    `query ($id: ID!) { demandForDwelling(dwelling: $id) {
       housingMarket week fitting maybe unfit reasons { rule { code inList } candidates } } }`,
    { id: dwelling },
  );
  expect(errors).toBeUndefined();
  return data.demandForDwelling;
}

describe('the dwellings for a nomination', () => {
  it('are told to those who decide, with the rules that each breaks', async () => {
    const nomination = await asks.newNomination({}, {}, need);
    const fits = await asks.newDwelling();
    const doesNot = await asks.newDwelling({
      rooms: 1,
      rent_band: 'UP_TO_SOCIAL_LIMIT',
      accessibility: 'STAIRS',
    });
    const elsewhere = await asks.newDwelling({ association_id: 'woonbron', municipality_id: 'GM0512' });
    for (const ask of [asks.coordinator, asks.central]) {
      const { found } = await dwellingsFor(ask, nomination, { first: 100 });
      const byId = new Map<string, { fits: boolean; broken: Array<{ code: string }> }>(
        found.matches.map((match: { dwelling: { id: string } }) => [match.dwelling.id, match]),
      );
      const codesOf = (id: string) => byId.get(id)!.broken.map(({ code }) => code);
      expect(byId.get(fits)).toMatchObject({ fits: true, broken: [] });
      expect(codesOf(doesNot)).toEqual(['ROOMS', 'ACCESSIBILITY', 'RENT']);
      expect(codesOf(elsewhere)).toEqual(['HOUSING_MARKET']);
      expect(found.fitting).toBe(found.matches.filter((match: { fits: boolean }) => match.fits).length);
      const order = found.matches.map(({ broken }: { broken: unknown[] }) => broken.length);
      expect(order).toEqual([...order].sort());
      expect(byId.get(doesNot)!.broken[0]).toMatchObject({
        ...{
          code: 'ROOMS',
          text: { nl: 'De woning heeft genoeg kamers.', en: 'The home has rooms enough.' },
        },
      });
    }
  });

  it('can be asked without those that do not fit, and no more than so many', async () => {
    const nomination = await asks.newNomination({}, {}, need);
    await asks.newDwelling({ rooms: 1 });
    const { found } = await dwellingsFor(asks.coordinator, nomination, { onlyFitting: true, first: 1 });
    expect(found.matches).toHaveLength(1);
    expect(found.matches[0].fits).toBe(true);
    expect(found.considered).toBeGreaterThan(found.fitting);
  });

  it('are those of the association itself for whoever it is assigned to, and nothing for another', async () => {
    const nomination = await asks.newNomination({}, {}, need);
    await asks.newDwelling({ association_id: 'woonbron' });
    await asks.newDwelling();
    expect((await dwellingsFor(asks.trivire, nomination)).found).toBeNull();
    await asks.goTo('assignNomination', nomination, {
      assignNomination: { association: partnerId('trivire') },
    });
    const { found } = await dwellingsFor(asks.trivire, nomination, { first: 100 });
    const owners = found.matches.map(
      ({ dwelling }: { dwelling: { association: { slug: string } } }) => dwelling.association.slug,
    );
    expect([...new Set(owners)]).toEqual(['trivire']);
    expect((await dwellingsFor(woonbron, nomination)).found).toBeNull();
    expect((await dwellingsFor(woonbron, 'x')).found).toBeNull();
  });

  it('leave out what is let or withdrawn, and keep the one that it stands on', async () => {
    const nomination = await asks.newNomination({}, {}, need);
    const dwelling = await asks.newDwelling();
    const taken = await asks.newDwelling({ state: 'LET' });
    await asks.goTo('offerDwelling', nomination, { offerDwelling: { dwelling } });
    const { found } = await dwellingsFor(asks.trivire, nomination, { first: 100 });
    const ids = found.matches.map((match: { dwelling: { id: string } }) => match.dwelling.id);
    expect([ids.includes(dwelling), ids.includes(taken)]).toEqual([true, false]);
  });

  it('leave a line in the audit trail: what is broken tells of the need', async () => {
    const { request } = await dwellingsFor(asks.coordinator, await asks.newNomination({}, {}, need));
    const { rows } = await hub.database.owner.query(
      `select activity from hub.audit_event where request_id = $1 and activity = 'nomination.fitting'`,
      [request],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('the demand for a dwelling', () => {
  it('counts every record of the list once, for the association and those in charge alike', async () => {
    const dwelling = await asks.newDwelling({ available_from: '2027-02-01' });
    const theirs = await demandFor(asks.trivire, dwelling);
    expect(theirs).toMatchObject({ housingMarket: 'DRECHTSTEDEN' });
    const { data } = await asks.trivire(
      '{ moveOnCandidates(filter: { housingMarket: [DRECHTSTEDEN] }) { totalCount } }',
    );
    expect(theirs.fitting + theirs.maybe + theirs.unfit).toBe(data.moveOnCandidates.totalCount);
    expect(theirs.reasons.every(({ rule }: { rule: { inList: boolean } }) => rule.inList)).toBe(true);
    expect(await demandFor(asks.coordinator, dwelling)).toEqual(theirs);
  });

  it('follows the published list alone: a new candidate changes nothing', async () => {
    const dwelling = await asks.newDwelling({ available_from: '2027-02-01' });
    const before = await demandFor(asks.trivire, dwelling);
    for (let i = 0; i < 6; i += 1) await asks.newTrajectory({}, need);
    expect(await demandFor(asks.trivire, dwelling)).toEqual(before);
  });

  it('is not told of a dwelling of another association, as of one that does not exist', async () => {
    const dwelling = await asks.newDwelling();
    for (const id of [dwelling, 'x', Buffer.from('Dwelling:x').toString('base64url')])
      expect(await demandFor(woonbron, id)).toBeNull();
  });
});

describe('the rules', () => {
  it('are told to everybody', async () => {
    const rules = '{ fittingRules { code text { nl en } source assumed inList } }';
    const answers = await Promise.all(roles.map((role) => hub.as(callerAs(role).partnerId, role)(rules)));
    expect(answers[0]!.data.fittingRules.length).toBeGreaterThanOrEqual(10);
    for (const { data } of answers) expect(data).toEqual(answers[0]!.data);
  });

  it.each(['dwellingsForNomination', 'demandForDwelling'])('%s exists for who may ask it', async (field) => {
    const schema = '{ __schema { queryType { fields { name } } } }';
    const answers = await Promise.all(roles.map((role) => hub.as(callerAs(role).partnerId, role)(schema)));
    const found = roles.filter((_, i) =>
      answers[i]!.data.__schema.queryType.fields.some(({ name }: { name: string }) => name === field),
    );
    expect(found).toEqual(['CENTRAL_MUNICIPALITY', 'HOUSING_ASSOCIATION', 'CASE_COORDINATOR']);
  });
});
