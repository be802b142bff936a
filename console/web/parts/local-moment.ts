/** A moment as somebody writes it by their own clock: `2026-01-05` and `09:30`. */
export interface LocalMoment {
  readonly day: string;
  readonly time: string;
}

const DAY = /^20\d\d-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** By the clock of this device. */
export function localMomentOf(at: Date): LocalMoment {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
}

/** The moment in ISO 8601; undefined while it is half written or no day of the calendar. */
export function instantOf({ day, time }: LocalMoment): string | undefined {
  if (!DAY.test(day) || !TIME.test(time)) return undefined;
  const at = new Date(`${day}T${time}:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace('.000Z', 'Z');
}
