import { useEffect, useRef, useSyncExternalStore } from 'react';
import { AlarmSound, type SoundState } from './alarm-sound.ts';

const sound = new AlarmSound(localStorage);

/** Sounds once when there are new alarms; those that were there at first are not. `alarms` is undefined while nobody knows. */
export function useAlarmSound(alarms: ReadonlySet<string> | undefined): {
  readonly state: SoundState;
  readonly toggle: () => void;
} {
  const state = useSyncExternalStore(sound.subscribe, sound.state);
  const known = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    const before = known.current;
    known.current = alarms;
    if (before !== undefined && [...(alarms ?? [])].some((alarm) => !before.has(alarm))) sound.play();
  }, [alarms]);
  return { state, toggle: () => void sound.toggle() };
}
