import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { codes, NominationAsks } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;
let provider: Ask;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
  provider = hub.as('yulius', 'CARE_PROVIDER');
});
afterAll(() => hub.stop());

const reference = () => `decision-${(serial += 1)}`;

async function send(ask: Ask, name: string, input: object, fields = '') {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code } } }`,
    { input: { reference: reference(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

const eraseText = (ask: Ask, text: string, of: string) =>
  send(ask, 'eraseText', { text, of, ground: 'INCORRECT' }, 'erased');

/** Nobody's but the central municipality's; once, and with nothing of it left in what was decided. */
async function goes(text: string, of: string, word: string) {
  expect(codes(await eraseText(provider, text, of))).toEqual(['TEXT_NOT_FOUND']);
  expect(await eraseText(asks.central, text, of)).toEqual({ erased: true, userErrors: [] });
  expect(codes(await eraseText(asks.central, text, of))).toEqual(['TEXT_NOT_FOUND']);
  const { rows } = await hub.database.owner.query<{ found: string }>(
    `select 'nomination_step' as found from hub.nomination_step x where x::text like $1
     union all select 'quota_decision' from hub.quota_decision x where x::text like $1
     union all select 'quota_agreement' from hub.quota_agreement x where x::text like $1
     union all select 'operator_change' from hub.operator_change x where x::text like $1
     union all select 'facility_registration' from hub.facility_registration x where x::text like $1
     union all select 'facility' from hub.facility x where x::text like $1`,
    [`%${word}%`],
  );
  expect(rows).toEqual([]);
}

describe('a text of a decision is taken away', () => {
  it('where it is the mandate of a nomination, and the decision stays', async () => {
    const nomination = await asks.newNomination();
    await asks.step(asks.coordinator, 'assessNomination', nomination);
    const mandate = { mandate: 'Namens wethouder Zwart' };
    expect(codes(await asks.step(asks.coordinator, 'decideNomination', nomination, mandate))).toEqual([]);
    await goes('NOMINATION_MANDATE', nomination, 'Zwart');
    const seen = await asks.see(asks.central, nomination, 'state steps { kind mandate }');
    expect(seen.state).toBe('GRANTED');
    expect(seen.steps.at(-1)).toEqual({ kind: 'DECIDED', mandate: '-' });
  });

  it('where it is the source of a quota, also in the shares that follow from it', async () => {
    const year = new Date().getFullYear() + 1;
    const figures = [{ municipality: 'GM0505', figure: 1 }];
    const division = { allocationKey: 'INHABITANTS', figures };
    const given = { scheme: 'QUOTA_SCHEME', year, agreed: 3, source: 'Mail van Roodhart', division };
    const { quota } = await send(asks.central, 'setQuota', given, 'quota { id }');
    await goes('QUOTA_SOURCE', quota.id, 'Roodhart');
    const { data } = await asks.central(
      `{ quota(filter: { scheme: [QUOTA_SCHEME], year: [${year}] }) { agreed source } }`,
    );
    expect(data.quota).toContainEqual({ agreed: 3, source: '-' });
    // What stands in a document is no text of anybody here.
    const { data: read } = await asks.central('{ quota(filter: { scheme: [HOUSING_FIRST] }) { id } }');
    expect(codes(await eraseText(asks.central, 'QUOTA_SOURCE', read.quota[0].id))).toEqual([
      'TEXT_NOT_FOUND',
    ]);
  });

  it('of one share, and not of another that was decided on the same source', async () => {
    const year = new Date().getFullYear() + 2;
    const given = { scheme: 'QUOTA_SCHEME', year, agreed: 2, source: 'Mail van Purper' };
    const set = async (municipality: string) =>
      (await send(asks.central, 'setQuota', { ...given, municipality }, 'quota { id }')).quota.id as string;
    const [one, other] = [await set('GM0505'), await set('GM0610')];
    expect(codes(await eraseText(asks.central, 'QUOTA_SOURCE', one))).toEqual([]);
    const sources = async () => {
      const { data } = await asks.central(
        `{ quota(filter: { scheme: [QUOTA_SCHEME], year: [${year}] }) { id source } }`,
      );
      return new Map(data.quota.map(({ id, source }: { id: string; source: string }) => [id, source]));
    };
    expect(await sources()).toEqual(
      new Map([
        [one, '-'],
        [other, 'Mail van Purper'],
      ]),
    );
    expect(codes(await eraseText(asks.central, 'QUOTA_SOURCE', other))).toEqual([]);
    expect((await sources()).get(other)).toBe('-');
  });

  it('where it is why another runs a facility, and for whom a facility is', async () => {
    const registration = {
      ...{ name: 'Huis aan de Voorstraat', municipality: 'GM0505', product: 'sheltered-housing' },
      ...{ operator: 'leger-des-heils', unit: 'PLACE', confidential: false },
      targetGroup: 'Mevrouw Groen en haar kinderen',
    };
    const { facility } = await send(asks.central, 'registerFacility', registration, 'facility { id }');
    const { rows } = await hub.database.owner.query<{ day: string }>(
      'select (current_date + 1)::text as day',
    );
    const change = { facility: facility.id, operator: 'yulius', reason: 'Meneer Blauw stopt' };
    const changed = await send(asks.central, 'changeOperator', { ...change, effectiveOn: rows[0]!.day });
    expect(codes(changed)).toEqual([]);
    await goes('OPERATOR_CHANGE_REASON', facility.id, 'Blauw');
    await goes('FACILITY_TARGET_GROUP', facility.id, 'Groen');
    expect(
      codes(await eraseText(asks.central, 'FACILITY_TARGET_GROUP', toGlobalId('Facility', 'x'))),
    ).toEqual(['TEXT_NOT_FOUND']);
  });
});
