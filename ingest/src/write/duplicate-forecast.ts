/** After one that met rows already there, so many batches are expected to meet some too. */
const batchesInDoubt = 50;

/**
 * Whether the rows of the next batch will be new. Batches are taken to be new until one meets a row that is there
 * already: samples are sent again, or columns of one sample come apart. Then as many as `batchesInDoubt` batches are not,
 * so that sources which do so always cost an attempt in vain only now and then.
 */
export class DuplicateForecast {
  private inDoubt = 0;

  expectsNone(): boolean {
    if (this.inDoubt === 0) return true;
    this.inDoubt -= 1;
    return false;
  }

  metOne(): void {
    this.inDoubt = batchesInDoubt;
  }
}
