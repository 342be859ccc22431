/** The worker was stopped while the database did not take its rows. */
export class WorkerStoppedError extends Error {
  override readonly name = 'WorkerStoppedError';

  constructor(rows: number) {
    super(
      `${rows} rows could not be written before the worker stopped. Edge nodes that wait for this host send them again; ` +
        'check the database, then start the worker.',
    );
  }
}
