/** What the page is told of its copy for use without a network. */
export interface OfflineEvents {
  /** Told at each start: all of the app is kept on this device and opens without a network. */
  onReady(): void;
  /** A newer edition is here and waits; it comes in when `update` is called, or all tabs close. */
  onUpdate(): void;
}

/** A registered service worker. */
export interface Offline {
  /** Lets the waiting edition in, then reloads this tab; to be called when the user says so. */
  update(): void;
  /** Asks the host for a newer edition. Rejects when it cannot be reached. */
  check(): Promise<void>;
  /** Stops listening; the copy stays. */
  close(): void;
}

/** The message by which Workbox's service worker stops waiting. */
const comeIn = { type: 'SKIP_WAITING' };

/**
 * Registers the service worker of the built app. It never reloads the page by itself.
 * @returns `null` where there is none: the dev server, an insecure address, a browser without.
 * Rejects when the browser refuses the registration.
 */
export async function registerOffline(events: OfflineEvents): Promise<Offline | null> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
  const container = navigator.serviceWorker;
  const registration = await container.register(new URL('sw.js', document.baseURI).href);
  const listening = new AbortController();
  const { signal } = listening;

  const follow = (worker: ServiceWorker): void => {
    const first = registration.active === null;
    const tell = (): void => {
      if (worker.state === 'installed' && !first) events.onUpdate();
      if (worker.state === 'activated' && first) events.onReady();
    };
    worker.addEventListener('statechange', tell, { signal });
  };
  if (registration.active) events.onReady();
  if (registration.waiting) events.onUpdate();
  if (registration.installing) follow(registration.installing);
  registration.addEventListener(
    'updatefound',
    () => {
      if (registration.installing) follow(registration.installing);
    },
    { signal },
  );

  return {
    update() {
      const reload = (): void => location.reload();
      if (!registration.waiting) {
        reload(); // another tab has already let it in
        return;
      }
      container.addEventListener('controllerchange', reload, { once: true, signal });
      registration.waiting.postMessage(comeIn);
    },
    async check() {
      await registration.update();
    },
    close: () => listening.abort(),
  };
}
