/**
 * The share of leads reached within so many attempts, when each attempt reaches with the same probability.
 * Holds for very small probabilities too, where `1 - (1 - p)^n` has no digits left.
 */
export function reachedWithin(answerShare: number, attempts: number): number {
  return -Math.expm1(attempts * Math.log1p(-answerShare));
}

/** Attempts that a lead takes on average when it is called until it is reached, at most so many times. */
export function expectedAttempts(answerShare: number, mostAttempts: number): number {
  return answerShare === 0 ? mostAttempts : reachedWithin(answerShare, mostAttempts) / answerShare;
}
