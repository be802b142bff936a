/** What the counters do not tell, and the advice needs. */
export interface AskedAdvice {
  /** `15`, or by tier: `1=7,2=6,3=2`. */
  readonly people: string;
  readonly shiftHours: string;
  /** `30`, or by tier: `1=20,2=60,3=40`. */
  readonly wrapUpSeconds: string;
  readonly weeks: string;
}

/** Something to start from; only the company knows its people. */
const USUAL_ADVICE: AskedAdvice = { people: '', shiftHours: '8', wrapUpSeconds: '30', weeks: '4' };

/** Remembered on this device, because a company's people change seldom. */
const REMEMBERED_AS = 'tierline.advice';

export function rememberedAdvice(): AskedAdvice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED_AS) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return USUAL_ADVICE;
    const texts = Object.entries(USUAL_ADVICE).map(([name, usual]) => {
      const value: unknown = Reflect.get(kept, name);
      return [name, typeof value === 'string' ? value : usual];
    });
    return { ...USUAL_ADVICE, ...Object.fromEntries(texts) };
  } catch {
    return USUAL_ADVICE;
  }
}

export function rememberAdvice(asked: AskedAdvice): void {
  localStorage.setItem(REMEMBERED_AS, JSON.stringify(asked));
}
