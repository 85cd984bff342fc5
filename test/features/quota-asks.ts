import type { Ask, TestHub } from '../setup/test-hub';
import { NominationAsks, stepDay } from './nomination-asks';

export const scheme = 'QUOTA_SCHEME';
const fields =
  'quota { id scheme municipality { code } year agreed used reserved left source document { id } }';

/** What is asked of quota, for the tests of them. */
export class QuotaAsks {
  private serial = 0;

  private constructor(
    readonly asks: NominationAsks,
    readonly thisYear: number,
  ) {}

  static async of(hub: TestHub): Promise<QuotaAsks> {
    const { rows } = await hub.database.owner.query<{ year: number }>(
      'select extract(year from current_date)::integer as year',
    );
    return new QuotaAsks(new NominationAsks(hub), rows[0]!.year);
  }

  /** As the central municipality, unless somebody else asks. */
  set = async (given: object = {}, ask: Ask = this.asks.central) => {
    const input = { scheme, year: this.thisYear, agreed: 10, source: 'Besluit 2026-11' };
    const { data, errors } = await ask(
      `mutation ($input: SetQuotaInput!) { setQuota(input: $input) { ${fields} alreadyRecorded
         userErrors { __typename code path message { nl en } whatToDo { nl en } } } }`,
      { input: { ...input, reference: `quota-${(this.serial += 1)}`, ...given } },
    );
    expect(errors).toBeUndefined();
    return data.setQuota;
  };

  /** Grants a nomination under the scheme this year. */
  grant = async (given: object = {}) => {
    const id = await this.asks.newNomination({ scheme, submitted_on: `${this.thisYear}-01-02` });
    await this.asks.step(this.asks.coordinator, 'assessNomination', id);
    return this.asks.step(this.asks.coordinator, 'decideNomination', id, { happenedOn: stepDay, ...given });
  };
}
