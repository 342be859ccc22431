import type { Pool } from 'pg';
import type { ShopFloor } from './shop-floor.ts';

/** How far an order has come, and where. */
export interface PlacedOrder {
  readonly orderId: number;
  readonly machineId: number;
}

/** Products and orders of a shop floor, as many as a test needs. */
export class Planning {
  readonly floor: ShopFloor;
  readonly productId: number;
  readonly productCode = 'BOX';
  readonly #pool: Pool;
  #codes = 0;

  private constructor(pool: Pool, floor: ShopFloor, productId: number) {
    this.#pool = pool;
    this.floor = floor;
    this.productId = productId;
  }

  static async start(pool: Pool, floor: ShopFloor): Promise<Planning> {
    const { rows } = await pool.query<{ id: number }>(
      `insert into products (enterprise_id, code, name) values ($1, 'BOX', 'Box') returning id`,
      [floor.factory.enterpriseId],
    );
    return new Planning(pool, floor, rows[0]?.id ?? 0);
  }

  /** A code that no order has yet. */
  newCode(): string {
    this.#codes += 1;
    return `PO-${this.#codes}`;
  }

  async order(status = 'released'): Promise<number> {
    const { rows } = await this.#pool.query<{ id: number }>(
      'insert into production_orders (enterprise_id, code, product_id, status) values ($1, $2, $3, $4) returning id',
      [this.floor.factory.enterpriseId, this.newCode(), this.productId, status],
    );
    return rows[0]?.id ?? 0;
  }

  /** An order that runs on a new machine since minute 0. */
  async running(): Promise<PlacedOrder> {
    return this.#placed('running', undefined);
  }

  /** An order that ran on a new machine from minute 0 to 30. */
  async paused(): Promise<PlacedOrder> {
    return this.#placed('paused', this.floor.at(30));
  }

  async #placed(status: string, endedAt: Date | undefined): Promise<PlacedOrder> {
    const [orderId, machineId] = [await this.order(status), await this.floor.machine()];
    await this.#pool.query(
      'insert into production_order_runs (production_order_id, equipment_id, started_at, ended_at) values ($1, $2, $3, $4)',
      [orderId, machineId, this.floor.at(0), endedAt],
    );
    return { orderId, machineId };
  }
}
