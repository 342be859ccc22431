import type { Character, StopHabit } from './character.ts';
import { packmlState, unitMode, type PackmlState, type UnitMode } from './packml.ts';
import type { Phase } from './phase.ts';
import { between, exponential, logNormal, type Random } from './random.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const shortestStopMs = 2 * secondMs;
const longestStopMs = 6 * 60 * minuteMs;

/**
 * The endless life of one machine left to itself: it runs until the first of its habits makes it stop, goes through the
 * PackML states of that stop, and runs again. Neighbours that starve or block it are the line's matter (`line.ts`).
 */
export function* behave(character: Character, random: Random): Generator<Phase, never> {
  yield* startUp(random);
  for (;;) {
    const { habit, afterMs } = nextStop(character, random);
    yield* run(character, random, afterMs);
    yield* stop(habit, random);
  }
}

function nextStop(character: Character, random: Random): { habit: StopHabit; afterMs: number } {
  let soonest: { habit: StopHabit; afterMs: number } | undefined;
  for (const habit of character.stops) {
    const afterMs = exponential(random, habit.meanMinutesBetween * minuteMs);
    if (soonest === undefined || afterMs < soonest.afterMs) soonest = { habit, afterMs };
  }
  if (soonest === undefined) throw new Error('A character needs at least one habit of stopping.');
  return soonest;
}

/** Ramps up in two steps, then holds one set point after another for some minutes each. */
function* run(character: Character, random: Random, durationMs: number): Generator<Phase> {
  let restMs = durationMs;
  for (const [ratio, stepMs] of [
    [0.55, 4 * secondMs],
    [0.85, 6 * secondMs],
  ] as const) {
    if (restMs <= 0) return;
    yield execute(Math.min(restMs, stepMs), ratio * character.usualSpeedRatio, character.scrapRatio * 3);
    restMs -= stepMs;
  }
  while (restMs > 0) {
    const stretchMs = Math.min(restMs, between(random, 4, 16) * minuteMs);
    const speed = character.usualSpeedRatio + between(random, -1, 1) * character.speedSpread;
    yield execute(stretchMs, speed, character.scrapRatio * between(random, 0.4, 1.6));
    restMs -= stretchMs;
  }
}

function stop(habit: StopHabit, random: Random): Generator<Phase> {
  const drawnMs = logNormal(random, habit.medianSeconds * secondMs, habit.spread);
  const durationMs = Math.min(Math.max(drawnMs, shortestStopMs), longestStopMs);
  switch (habit.cause) {
    case 'micro-stop':
      return hold(durationMs);
    case 'fault':
      return abort(durationMs, random);
    case 'changeover':
      return stopInOrder(durationMs, unitMode.manual, random);
    case 'cleaning':
      return stopInOrder(durationMs, unitMode.production, random);
    case 'maintenance':
      return stopInOrder(durationMs, unitMode.maintenance, random);
    case 'material':
      return suspend(durationMs);
  }
}

/** A cause inside the machine that clears by itself or by a quick hand. */
function* hold(durationMs: number): Generator<Phase> {
  yield still(packmlState.holding, 0.5 * secondMs);
  yield still(packmlState.held, durationMs);
  yield still(packmlState.unholding, 1 * secondMs);
}

/** A cause outside the machine: nothing to work on. */
function* suspend(durationMs: number): Generator<Phase> {
  yield still(packmlState.suspending, 1 * secondMs);
  yield still(packmlState.suspended, durationMs);
  yield still(packmlState.unsuspending, 1 * secondMs);
}

/** A fault: found and mended while aborted, then cleared, reset and started again. */
function* abort(durationMs: number, random: Random): Generator<Phase> {
  const mendingMs = durationMs * between(random, 0.7, 0.95);
  yield still(packmlState.aborting, 0.5 * secondMs);
  yield still(packmlState.aborted, mendingMs);
  yield still(packmlState.clearing, 3 * secondMs);
  yield still(packmlState.stopped, durationMs - mendingMs);
  yield* startUp(random);
}

/** An orderly stop between two pieces of work. */
function* stopInOrder(durationMs: number, mode: UnitMode, random: Random): Generator<Phase> {
  yield still(packmlState.completing, 4 * secondMs);
  yield still(packmlState.complete, 5 * secondMs);
  yield still(packmlState.stopping, 2 * secondMs);
  yield still(packmlState.stopped, durationMs, mode);
  yield* startUp(random);
}

function* startUp(random: Random): Generator<Phase> {
  yield still(packmlState.resetting, 4 * secondMs);
  yield still(packmlState.idle, between(random, 3, 25) * secondMs);
  yield still(packmlState.starting, between(random, 2, 6) * secondMs);
}

function still(state: PackmlState, durationMs: number, mode: UnitMode = unitMode.production): Phase {
  return { state, mode, durationMs: wholeMs(durationMs), speedRatio: 0, scrapRatio: 0 };
}

function execute(durationMs: number, speedRatio: number, scrapRatio: number): Phase {
  return {
    state: packmlState.execute,
    mode: unitMode.production,
    durationMs: wholeMs(durationMs),
    speedRatio,
    scrapRatio: Math.min(scrapRatio, 0.5),
  };
}

function wholeMs(durationMs: number): number {
  return Math.max(1, Math.round(durationMs));
}
