/** A file the system opens with the installed app, as browsers hand it over. */
interface LaunchedFile {
  getFile(): Promise<Blob>;
}

/** The part of the platform's `launchQueue` that is used. */
export interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly LaunchedFile[] }) => void): void;
}

/**
 * Calls back with each file the system opens with the app. Files that came before are kept by the
 * browser until now. Browsers without it open none.
 */
export function watchLaunches(
  queue: LaunchQueue | undefined,
  onFile: (file: Blob) => void,
  onTrouble: (error: unknown) => void,
): void {
  queue?.setConsumer(({ files = [] }) => {
    const [first] = files; // one at a time: each is looked at before it is taken in
    first?.getFile().then(onFile, onTrouble);
  });
}
