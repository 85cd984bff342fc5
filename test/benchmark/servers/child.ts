/** What a measured server is told by the process that starts it. */
export interface Place {
  databaseUrl: string;
  dataDir: string;
  poolSize: number;
}

/**
 * Body of a measured server's process: starts it and says where it listens. It ends with the process that started it,
 * however that ends.
 */
export function serve(start: (place: Place) => Promise<number>): void {
  process.on('disconnect', () => process.exit());
  start(JSON.parse(process.env.BENCH_PLACE!) as Place).then(
    (port) => process.send!({ port }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
