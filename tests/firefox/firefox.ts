import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

const places = [
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Real addresses instead of mDNS names, which a machine without multicast cannot resolve. */
const preferences = {
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.peerconnection.ice.loopback': true,
  'dom.serviceWorkers.enabled': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'intl.accept_languages': 'it-IT',
};

interface Answer {
  readonly id?: number;
  readonly type: string;
  readonly result?: Record<string, unknown>;
  readonly message?: string;
}

/** A Firefox of this machine with an empty profile and one page, driven by WebDriver BiDi. */
export class Firefox {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #end: () => Promise<void>;
  #calls = 0;
  #context = '';

  /** Rejects where there is none or it does not start. */
  static async start(): Promise<Firefox> {
    const path = process.env['FIREFOX'] ?? places.find((place) => existsSync(place));
    if (!path) throw new Error('No Firefox here: install it, or set FIREFOX to the path of one');
    const profile = await mkdtemp(join(tmpdir(), 'mandato-firefox-'));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    await writeFile(join(profile, 'user.js'), lines.join('\n'));
    const args = [
      '--headless',
      '--no-remote',
      '--profile',
      profile,
      '--remote-debugging-port',
      '0',
    ];
    const running = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const gone = new Promise((resolve) => running.once('exit', resolve));
    const end = async () => {
      running.kill();
      await gone;
      await rm(profile, { recursive: true, force: true });
    };
    const url = await new Promise<string>((resolve, reject) => {
      running.stderr.on('data', (text: Buffer) => {
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(String(text));
        if (found?.[1]) resolve(found[1]);
      });
      gone.then(() => reject(new Error('Firefox has ended')), reject);
    });
    const socket = new WebSocket(`${url}/session`);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    const firefox = new Firefox(socket, end);
    await firefox.#begin();
    return firefox;
  }

  private constructor(socket: WebSocket, end: () => Promise<void>) {
    this.#socket = socket;
    this.#end = end;
    socket.on('message', (data: Buffer) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  async #begin(): Promise<void> {
    await this.#call('session.new', { capabilities: {} });
    const { contexts } = (await this.#call('browsingContext.getTree', {})) as {
      contexts: { context: string }[];
    };
    this.#context = contexts[0]?.context ?? '';
  }

  #call(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ type, result, message }) => {
        this.#waiting.delete(id);
        if (type === 'success') resolve(result ?? {});
        else reject(new Error(`${method}: ${message ?? type}`));
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async goto(url: string): Promise<void> {
    await this.#call('browsingContext.navigate', {
      context: this.#context,
      url,
      wait: 'complete',
    });
  }

  async reload(): Promise<void> {
    await this.#call('browsingContext.reload', { context: this.#context, wait: 'complete' });
  }

  /** What an expression in the page gives: a string, a number, true, false or null. */
  async ask(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.#call('script.evaluate', {
      expression,
      awaitPromise: true,
      target: { context: this.#context },
      userActivation: true,
    })) as { result?: { value?: unknown }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value ?? null;
  }

  /** Presses keys, as a keyboard does. */
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#call('input.performActions', {
      context: this.#context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.#end();
  }
}
