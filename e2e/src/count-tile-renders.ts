import type { Page } from '@playwright/test';

/** How often a tile was drawn again, and how often without a change of its data. */
export interface TileRenders {
  readonly drawn: number;
  readonly withoutChange: number;
}

/**
 * Has the page count, from its next load on, each time that React draws a tile again. React tells its developer tools of every commit, in
 * the built application too; a tile is known by the row that it is given.
 */
export async function countTileRenders(page: Page): Promise<() => Promise<TileRenders>> {
  await page.addInitScript(installCounter);
  return () => page.evaluate(() => (window as unknown as { tileRenders: TileRenders }).tileRenders);
}

/** What of a node in React's tree the developer tools go by. */
interface Fiber {
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly memoizedProps: { readonly machine?: { readonly equipment_id?: unknown } } | null;
}

function installCounter(): void {
  const performedWork = 1;
  const renders = { drawn: 0, withoutChange: 0 };
  const visit = (fiber: Fiber): void => {
    const before = fiber.alternate;
    const machine = fiber.memoizedProps?.machine;
    if (before !== null && machine?.equipment_id !== undefined && (fiber.flags & performedWork) !== 0) {
      renders.drawn += 1;
      if (JSON.stringify(before.memoizedProps?.machine) === JSON.stringify(machine)) renders.withoutChange += 1;
    }
    // Children that React has not gone into are the same ones as before.
    if (before !== null && before.child === fiber.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) visit(child);
  };
  Object.assign(window, {
    tileRenders: renders,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => visit(root.current),
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    },
  });
}
