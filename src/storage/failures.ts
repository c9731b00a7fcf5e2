import { Failure, problemOf } from '../domain/problem';

const names = (error: unknown): string[] => {
  const found: string[] = [];
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth++) {
    found.push(each.name);
    each = 'inner' in each ? each.inner : undefined;
  }
  return found;
};

/** Names under which browsers and Dexie report a connection that is gone. */
const goneNames = new Set([
  'InvalidStateError',
  'DatabaseClosedError',
  'TransactionInactiveError',
  'UnknownError',
  'AbortError',
]);

/** Whether the disk, or this site's share of it, is full. */
const isFull = (error: unknown): boolean => names(error).includes('QuotaExceededError');

/** Whether the connection was closed under us: worth one reopening and one more try. */
export const isGone = (error: unknown): boolean =>
  !isFull(error) && names(error).some((name) => goneNames.has(name));

/** Whatever IndexedDB or Dexie threw, in the words of the rest of the app. */
export function storageFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (isFull(error)) return new Failure({ kind: 'storage-full' });
  if (isGone(error)) return new Failure({ kind: 'storage-closed' });
  return new Failure(problemOf(error));
}

/**
 * What `promise` gives, or Failure `storage-silent` after `limit` milliseconds. They are counted in
 * parts: a page that was asleep, or busy, for longer than the limit hears the answer before it judges.
 */
export async function within<T>(promise: Promise<T>, limit: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    const wait = (parts: number) => {
      timer = setTimeout(() => {
        if (parts > 1) wait(parts - 1);
        else reject(new Failure({ kind: 'storage-silent' }));
      }, limit / limitParts);
    };
    wait(limitParts);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

const limitParts = 4;
