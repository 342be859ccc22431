import { useState } from 'react';
import type { MachineInNeed } from '../../design/machine-tile/help-wanted.ts';
import { arrangeBoard, holdArrangement, isSameArrangement, type Arrangement } from './arrange-board.ts';

/** The arrangement of a board: as it should be, or while it is touched as it was. */
export function useArrangement(
  machines: readonly MachineInNeed[],
  isTouched: boolean,
): { readonly arrangement: Arrangement; readonly isHeld: boolean } {
  const wanted = arrangeBoard(machines);
  const [kept, setKept] = useState(wanted);
  const next = isTouched ? holdArrangement(kept, wanted) : wanted;
  const isSame = isSameArrangement(kept, next);
  if (!isSame) setKept(next);
  const arrangement = isSame ? kept : next;
  return { arrangement, isHeld: !isSameArrangement(arrangement, wanted) };
}
