import type { MachineState } from './machine-state.ts';

const paths: Readonly<Record<MachineState, string>> = {
  running: 'M4 2.5 13.5 8 4 13.5Z',
  stop: 'M5 1h6l4 4v6l-4 4H5l-4-4V5Z',
  'micro-stop': 'M8 1.5 15 14.5H1Z',
  'set-up': 'M8 1 15 8 8 15 1 8Z',
  'planned-stop': 'M2.5 2h4v12h-4ZM9.5 2h4v12h-4Z',
  'no-data': 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2.5a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9Z',
  'not-scheduled': 'M2 7h12v2H2Z',
};

/** The shape of a state, for eyes that don't tell its colour. */
export function StateShape({ state }: { readonly state: MachineState }) {
  return (
    <svg viewBox="0 0 16 16" width="1em" height="1em" fill="currentColor" fillRule="evenodd" aria-hidden="true">
      <path d={paths[state]} />
    </svg>
  );
}
