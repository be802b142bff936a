import { open, readFile, rm } from 'node:fs/promises';

export type Lock = { readonly kind: 'taken' } | { readonly kind: 'held'; readonly by: number };

/**
 * Takes a lock, a file that holds the id of its process, unless a process that lives holds it. Whoever died with it has lost
 * it. Of several at once one takes it. To give it back is to remove the file.
 */
export async function takeLock(path: string): Promise<Lock> {
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return { kind: 'taken' };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const by = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (by === 0 || lives(by)) return { kind: 'held', by };
    await rm(path, { force: true });
  }
}

function lives(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
