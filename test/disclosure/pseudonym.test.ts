import fc from 'fast-check';
import { Pseudonyms } from '../../src/disclosure/pseudonym';

const secret = 'a secret of the tests that is long enough';
const pseudonyms = new Pseudonyms(secret);
const scope = { recipient: 'yulius', purpose: 'CHAIN', year: 2026 };
const id = '0b8f5c1e-7c1d-4a3b-9c55-0d5b6a3f2e11';
const own = pseudonyms.of(scope, id);

describe('a pseudonym', () => {
  it('is the same every time, in another process too', () => {
    expect(new Pseudonyms(secret).of(scope, id)).toBe(own);
  });

  it('says by which method it was made and holds 128 bits', () => {
    expect(own).toMatch(/^v1\.[A-Za-z0-9_-]{22}$/);
    expect(Buffer.from(own.slice(3), 'base64url')).toHaveLength(16);
  });

  it.each([
    ['another recipient', { ...scope, recipient: 'antes' }],
    ['another purpose', { ...scope, purpose: 'RESEARCH' }],
    ['another year', { ...scope, year: 2027 }],
    ['a recipient and purpose that read alike together', { ...scope, recipient: 'yulius","CHAIN' }],
  ])('is another for %s', (_, other) => {
    expect(pseudonyms.of(other, id)).not.toBe(own);
  });

  it('is another under another secret', () => {
    expect(new Pseudonyms(`${secret}!`).of(scope, id)).not.toBe(own);
  });

  it('of two recipients cannot be joined: none of a thousand clients has the same, nor a part of it', () => {
    const ids = fc.sample(fc.uuid(), 1_000);
    const known = (recipient: string) =>
      ids.map((each) => pseudonyms.of({ ...scope, recipient }, each).slice(3));
    const [one, other] = [known('yulius'), known('antes')];
    const parts = (values: string[]) =>
      new Set(values.flatMap((value) => [value.slice(0, 11), value.slice(11)]));
    const theirs = parts(other);
    expect([...parts(one)].filter((part) => theirs.has(part))).toEqual([]);
  });

  it('of different clients differs', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 50 }), (ids) => {
        expect(new Set(ids.map((each) => pseudonyms.of(scope, each))).size).toBe(ids.length);
      }),
    );
  });
});

describe("what is kept of a partner's own reference", () => {
  it('is the same for the same reference, however it is typed', () => {
    expect(pseudonyms.ofReference('yulius', ' café-1 ')).toBe(
      pseudonyms.ofReference('yulius', 'cafe\u0301-1'),
    );
  });

  it('cannot be joined between partners, and does not hold the reference', () => {
    expect(pseudonyms.ofReference('yulius', '12345')).not.toBe(pseudonyms.ofReference('antes', '12345'));
    expect(pseudonyms.ofReference('yulius', '12345')).not.toContain('12345');
  });
});
