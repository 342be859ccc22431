import type { Character, ProcessMetric, StopCause, StopHabit } from '../machine/character.ts';

/** The character of every simulated machine. Rates are those of the demo enterprises' equipment. */
export const characters = {
  packiotLine: {
    idealRatePerMinute: 60,
    usualSpeedRatio: 0.96,
    speedSpread: 0.03,
    scrapRatio: 0.012,
    stops: [
      stop('micro-stop', { every: 24, lasts: 20, spread: 0.7 }),
      stop('fault', { every: 260, lasts: 420, spread: 0.8 }),
      stop('material', { every: 300, lasts: 240, spread: 0.6 }),
      stop('changeover', { every: 420, lasts: 900, spread: 0.3 }),
      stop('cleaning', { every: 700, lasts: 900, spread: 0.2 }),
    ],
    processMetrics: [
      metric('Temperature', '°C', { running: 68, stopped: 31, lagSeconds: 420, noise: 0.6, deadband: 0.5 }),
      metric('Pressure', 'bar', { running: 6.1, stopped: 5.4, lagSeconds: 12, noise: 0.12, deadband: 0.1 }),
      metric('Vibration', 'mm/s', { running: 2.6, stopped: 0.15, lagSeconds: 3, noise: 0.12, deadband: 0.15 }),
      metric('Motor Current', 'A', { running: 14.2, stopped: 1.1, lagSeconds: 2, noise: 0.4, deadband: 0.4 }),
      metric('Power', 'kW', { running: 9.4, stopped: 1.3, lagSeconds: 2, noise: 0.25, deadband: 0.25 }),
      metric('Humidity', '%', { running: 54, stopped: 47, lagSeconds: 1_800, noise: 1.2, deadband: 1 }),
    ],
    counter: { startsAt: 0, maximum: undefined },
  },
  factory2Line: {
    idealRatePerMinute: 90,
    usualSpeedRatio: 0.88,
    speedSpread: 0.07,
    scrapRatio: 0.058,
    stops: [
      stop('micro-stop', { every: 11, lasts: 28, spread: 0.8 }),
      stop('fault', { every: 95, lasts: 600, spread: 1.1 }),
      stop('material', { every: 180, lasts: 420, spread: 0.8 }),
      stop('changeover', { every: 300, lasts: 1_500, spread: 0.4 }),
      stop('cleaning', { every: 600, lasts: 1_200, spread: 0.2 }),
      stop('maintenance', { every: 4_300, lasts: 5_400, spread: 0.4 }),
    ],
    processMetrics: [
      metric('Temperature', '°C', { running: 184, stopped: 62, lagSeconds: 900, noise: 1.4, deadband: 1 }),
      metric('Pressure', 'bar', { running: 112, stopped: 8, lagSeconds: 6, noise: 2.2, deadband: 2 }),
      metric('Vibration', 'mm/s', { running: 5.8, stopped: 0.3, lagSeconds: 3, noise: 0.45, deadband: 0.4 }),
      metric('Motor Current', 'A', { running: 41, stopped: 3.2, lagSeconds: 2, noise: 1.5, deadband: 1.2 }),
      metric('Power', 'kW', { running: 27, stopped: 4.1, lagSeconds: 2, noise: 0.8, deadband: 0.7 }),
      metric('Humidity', '%', { running: 38, stopped: 44, lagSeconds: 1_800, noise: 1.1, deadband: 1 }),
    ],
    counter: { startsAt: 0, maximum: undefined },
  },
  filler: {
    idealRatePerMinute: 120,
    usualSpeedRatio: 0.95,
    speedSpread: 0.03,
    scrapRatio: 0.008,
    stops: [
      stop('micro-stop', { every: 32, lasts: 16, spread: 0.6 }),
      stop('fault', { every: 420, lasts: 540, spread: 0.9 }),
      stop('changeover', { every: 480, lasts: 1_200, spread: 0.3 }),
      stop('cleaning', { every: 720, lasts: 1_500, spread: 0.2 }),
    ],
    processMetrics: [
      metric('Temperature', '°C', { running: 4.2, stopped: 8.5, lagSeconds: 600, noise: 0.25, deadband: 0.25 }),
      metric('Pressure', 'bar', { running: 3.4, stopped: 1.2, lagSeconds: 5, noise: 0.08, deadband: 0.08 }),
      metric('Vibration', 'mm/s', { running: 1.7, stopped: 0.1, lagSeconds: 3, noise: 0.1, deadband: 0.12 }),
      metric('Motor Current', 'A', { running: 22, stopped: 1.8, lagSeconds: 2, noise: 0.7, deadband: 0.6 }),
      metric('Power', 'kW', { running: 14.8, stopped: 2.2, lagSeconds: 2, noise: 0.4, deadband: 0.4 }),
      metric('Flow', 'L/min', { running: 61, stopped: 0, lagSeconds: 2, noise: 0.6, deadband: 0.8 }),
    ],
    counter: { startsAt: 0, maximum: undefined },
  },
  capper: {
    idealRatePerMinute: 135,
    usualSpeedRatio: 0.96,
    speedSpread: 0.02,
    scrapRatio: 0.005,
    stops: [
      stop('micro-stop', { every: 48, lasts: 14, spread: 0.6 }),
      stop('fault', { every: 900, lasts: 300, spread: 0.8 }),
      stop('material', { every: 600, lasts: 150, spread: 0.5 }),
    ],
    processMetrics: [
      metric('Temperature', '°C', { running: 44, stopped: 27, lagSeconds: 500, noise: 0.5, deadband: 0.5 }),
      metric('Pressure', 'bar', { running: 5.8, stopped: 5.5, lagSeconds: 8, noise: 0.1, deadband: 0.1 }),
      metric('Vibration', 'mm/s', { running: 3.1, stopped: 0.12, lagSeconds: 3, noise: 0.2, deadband: 0.2 }),
      metric('Motor Current', 'A', { running: 8.6, stopped: 0.9, lagSeconds: 2, noise: 0.25, deadband: 0.25 }),
      metric('Power', 'kW', { running: 5.1, stopped: 0.8, lagSeconds: 2, noise: 0.15, deadband: 0.15 }),
      metric('Closing Torque', 'N·m', { running: 2.1, stopped: 0, lagSeconds: 1, noise: 0.12, deadband: 0.1 }),
    ],
    counter: { startsAt: 0, maximum: undefined },
  },
  packer: {
    idealRatePerMinute: 150,
    usualSpeedRatio: 0.96,
    speedSpread: 0.02,
    scrapRatio: 0.003,
    stops: [
      stop('micro-stop', { every: 55, lasts: 18, spread: 0.6 }),
      stop('fault', { every: 1_100, lasts: 360, spread: 0.8 }),
      stop('material', { every: 480, lasts: 180, spread: 0.5 }),
    ],
    processMetrics: [
      metric('Temperature', '°C', { running: 158, stopped: 96, lagSeconds: 700, noise: 1, deadband: 0.8 }),
      metric('Pressure', 'bar', { running: 6.3, stopped: 6, lagSeconds: 8, noise: 0.12, deadband: 0.1 }),
      metric('Vibration', 'mm/s', { running: 2.2, stopped: 0.1, lagSeconds: 3, noise: 0.15, deadband: 0.15 }),
      metric('Motor Current', 'A', { running: 11.5, stopped: 1.2, lagSeconds: 2, noise: 0.3, deadband: 0.3 }),
      metric('Power', 'kW', { running: 7.4, stopped: 1.9, lagSeconds: 2, noise: 0.2, deadband: 0.2 }),
      metric('Humidity', '%', { running: 41, stopped: 45, lagSeconds: 1_800, noise: 1, deadband: 1 }),
    ],
    counter: { startsAt: 0, maximum: undefined },
  },
} as const satisfies Record<string, Character>;

/** The same machine with an old PLC, whose counters have one word and roll over a few times a day. */
export function withOneWordCounter(character: Character): Character {
  return { ...character, counter: { startsAt: 0, maximum: 2 ** 16 - 1 } };
}

/** `every` in minutes of running, `lasts` in seconds (median). */
function stop(cause: StopCause, habit: { every: number; lasts: number; spread: number }): StopHabit {
  return { cause, meanMinutesBetween: habit.every, medianSeconds: habit.lasts, spread: habit.spread };
}

function metric(
  name: string,
  unit: string,
  course: { running: number; stopped: number; lagSeconds: number; noise: number; deadband: number },
): ProcessMetric {
  return {
    name,
    unit,
    whenRunning: course.running,
    whenStopped: course.stopped,
    timeConstantSeconds: course.lagSeconds,
    noise: course.noise,
    deadband: course.deadband,
  };
}
