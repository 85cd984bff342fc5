import { rmSync } from 'node:fs';

export default async function tearDown(): Promise<void> {
  await globalThis.hubTestHost?.stop();
  await globalThis.hubTestDatabase?.stop();
  const { dataDir } = JSON.parse(process.env.HUB_TEST_LOGINS!) as { dataDir: string };
  rmSync(dataDir, { recursive: true, force: true });
}
