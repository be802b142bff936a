const MAX_TRIES = 4;
const FIRST_PAUSE_MS = 100;

/**
 * Does a piece of work, four times at most: again at once while its result is not what was wanted, and after a pause,
 * each twice as long as the one before, when it failed.
 *
 * @param work told how often it was tried, this time included.
 * @returns what the last try came to.
 * @throws what the last try threw.
 */
export async function inSeveralTries<Result>(
  sleep: (milliseconds: number) => Promise<void>,
  work: (tried: number) => Promise<Result>,
  isWanted: (result: Result) => boolean = () => true,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      const result = await work(tried);
      if (isWanted(result) || tried >= MAX_TRIES) return result;
    } catch (error) {
      if (tried >= MAX_TRIES) throw error;
      await sleep(FIRST_PAUSE_MS * 2 ** (tried - 1));
    }
  }
}
