/** Whether the browser keeps our data until the user removes it, or may clear it to make room. */
export type Persistence = 'kept' | 'clearable' | 'unknown';

/** Bytes this site uses and may use, as far as the browser says; it rounds, and may hide the true quota. */
export interface StorageUsage {
  readonly used: number | null;
  readonly quota: number | null;
}

/** `navigator.storage`, which is absent where the page is not secure. */
export type StorageApi = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>;

/** Asks the browser to keep our data. It may ask the person first, and take its time. */
export const askPersistence = (storage: StorageApi | undefined): Promise<Persistence> =>
  answered(() => storage?.persist?.());

/** Whether the browser has agreed already. */
export const persistence = (storage: StorageApi | undefined): Promise<Persistence> =>
  answered(() => storage?.persisted?.());

/** Space used and left. */
export async function storageUsage(storage: StorageApi | undefined): Promise<StorageUsage> {
  try {
    const { usage, quota } = (await storage?.estimate?.()) ?? {};
    return { used: usage ?? null, quota: quota ?? null };
  } catch {
    return { used: null, quota: null };
  }
}

async function answered(ask: () => Promise<boolean> | undefined): Promise<Persistence> {
  try {
    const kept = await ask();
    return kept === undefined ? 'unknown' : kept ? 'kept' : 'clearable';
  } catch {
    return 'unknown';
  }
}
