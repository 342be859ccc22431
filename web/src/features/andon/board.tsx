import type { HTMLAttributes } from 'react';
import { MachineTile } from '../../design/machine-tile/machine-tile.tsx';
import type { MachineTile_MachineFragment } from '../../design/machine-tile/machine-tile.generated.ts';
import type { Arrangement } from './arrange-board.ts';
import classes from './board.module.css';
import { boardGap, fitBoard } from './fit-board.ts';
import { useBoardSize } from './use-board-size.ts';

export interface BoardProps {
  readonly machines: readonly MachineTile_MachineFragment[];
  readonly arrangement: Arrangement;
  /** Tell of whoever touches it. */
  readonly hands: HTMLAttributes<HTMLElement>;
}

/** The tiles of machines as an arrangement has them, as large as the screen allows. A cell that grows leaves its tile undrawn. */
export function Board({ machines, arrangement: { order, large }, hands }: BoardProps) {
  const { observe, size } = useBoardSize();
  const { columns, rowHeight } = fitBoard({ small: order.length - large.size, large: large.size }, size);
  const byId = new Map(machines.map((machine) => [machine.equipment_id, machine]));
  return (
    <ul
      ref={observe}
      className={classes.board}
      data-columns={columns}
      style={{ gap: boardGap, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridAutoRows: rowHeight }}
      {...hands}
    >
      {order.map((id) => {
        const machine = byId.get(id);
        return (
          machine !== undefined && (
            <li key={id} className={classes.cell} data-large={large.has(id)}>
              <MachineTile machine={machine} size="board" />
            </li>
          )
        );
      })}
    </ul>
  );
}
