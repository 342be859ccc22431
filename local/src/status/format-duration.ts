const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in its two largest units: `4 s`, `2 min 10 s`, `3 h 05 min`, `2 d 4 h`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(Math.round(seconds), 0);
  if (whole < minute) return `${whole} s`;
  if (whole < hour) return `${Math.floor(whole / minute)} min ${padded(whole % minute)} s`;
  if (whole < day) return `${Math.floor(whole / hour)} h ${padded(Math.floor((whole % hour) / minute))} min`;
  return `${Math.floor(whole / day)} d ${Math.floor((whole % day) / hour)} h`;
}

function padded(value: number): string {
  return String(value).padStart(2, '0');
}
