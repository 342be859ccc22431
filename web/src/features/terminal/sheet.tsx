import type { ReactNode } from 'react';
import { Dialog } from '../../design/dialog.tsx';

export interface SheetProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** What comes over the terminal for one task. */
export function Sheet({ title, close, children }: SheetProps) {
  return (
    <Dialog title={title} close={close} size="90%">
      {children}
    </Dialog>
  );
}
