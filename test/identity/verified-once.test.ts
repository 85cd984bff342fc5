import { verifiedOnce } from '../../src/identity/verified-once';

describe('a token that was verified', () => {
  let now = 0;
  const asked: string[] = [];
  const verify = verifiedOnce(
    async (token) => {
      asked.push(token);
      if (token.startsWith('bad')) throw new Error('not to be trusted');
      return { exp: token === 'short' ? 30 : 3_600 };
    },
    () => now,
  );
  beforeEach(() => {
    now = 0;
    asked.length = 0;
  });

  it('is believed for a minute, then looked at again', async () => {
    await verify('long');
    now = 59_000;
    await verify('long');
    expect(asked).toEqual(['long']);
    now = 60_000;
    await verify('long');
    expect(asked).toEqual(['long', 'long']);
  });

  it('is never believed past its end', async () => {
    await verify('short');
    now = 30_000;
    await verify('short');
    expect(asked).toEqual(['short', 'short']);
  });

  it('is looked at each time when it was refused', async () => {
    await expect(verify('bad')).rejects.toThrow('not to be trusted');
    await expect(verify('bad')).rejects.toThrow('not to be trusted');
    expect(asked).toEqual(['bad', 'bad']);
  });

  it('is forgotten when there are too many, and then verified again', async () => {
    await verify('first');
    for (let i = 0; i < 1_000; i += 1) await verify(`other-${i}`);
    await verify('first');
    expect(asked.filter((token) => token === 'first')).toHaveLength(2);
  });
});
