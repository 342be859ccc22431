/** Hertz; a third up and back, unlike a telephone. */
const tones = [784, 988, 784];
const toneSeconds = 0.16;
const volume = 0.4;
const keptUnder = 'andon.sound';

/**
 * The sound of new alarms at this device.
 *
 * - `off`: as it is until somebody switches it on; kept in the browser's storage.
 * - `on`: alarms sound.
 * - `waiting`: switched on before the page was loaded; the browser wants a touch or a key before a page may sound.
 */
export type SoundState = 'off' | 'on' | 'waiting';

export class AlarmSound {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();
  #context: AudioContext | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
    if (storage.getItem(keptUnder) !== null) this.#open();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SoundState => {
    if (this.#context === undefined) return 'off';
    return this.#context.state === 'running' ? 'on' : 'waiting';
  };

  /** On, with a sound to hear that it is, or off. To be called from a touch. */
  async toggle(): Promise<void> {
    if (this.state() === 'on') {
      this.#close();
      return;
    }
    this.#storage.setItem(keptUnder, 'on');
    await this.#open().resume();
    this.play();
  }

  /** Sounds, if it may. */
  play(): void {
    const context = this.#context;
    if (context?.state !== 'running') return;
    tones.forEach((hertz, index) => playTone(context, hertz, context.currentTime + index * toneSeconds));
  }

  #open(): AudioContext {
    this.#context ??= new AudioContext();
    this.#context.onstatechange = () => this.#tell();
    return this.#context;
  }

  #close(): void {
    this.#storage.removeItem(keptUnder);
    void this.#context?.close();
    this.#context = undefined;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function playTone(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hertz;
  // Without a rise and a fall a tone begins and ends with a crack.
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + 0.02);
  gain.gain.linearRampToValueAtTime(0, at + toneSeconds);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + toneSeconds);
}
