import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { cycles, readSource, sourceFiles, type SourceFile } from '../helpers/source-tree.ts';

/** What a layer may import: folders and packages; `types` are either, and only as types. */
interface Rule {
  layers: string[];
  packages: string[];
  types?: string[];
}

const adapters = ['storage', 'crdt', 'net', 'documents', 'yjs', 'y-protocols'];

const rules: Record<string, Rule> = {
  messages: { layers: ['domain'], packages: [] },
  domain: { layers: [], packages: ['valibot'] },
  storage: { layers: ['domain', 'data'], packages: ['dexie'] },
  crdt: { layers: ['domain'], packages: ['yjs', 'lib0', 'y-indexeddb', 'y-protocols'] },
  net: {
    layers: ['domain', 'crdt'],
    packages: ['y-webrtc', 'yjs', 'y-protocols', 'lib0', 'zxing-wasm'],
  },
  documents: { layers: ['domain'], packages: ['@noble'] },
  app: { layers: ['domain', 'messages'], types: adapters, packages: ['diff', 'fuse.js', 'svelte'] },
  ui: { layers: ['app', 'domain', 'messages'], packages: ['svelte', '@tiptap', 'uqr'] },
};

/** The only file that may import everything. */
const compositionRoot = 'src/main.ts';
/** Loaded by it before all else; imports only the rules for HTML. */
const firstOfAll = 'src/trusted-types.ts';

const files = sourceFiles('src');
const inLayer = (...layers: string[]) =>
  files.filter((file) => layers.includes(layerOf(file.path)));
const components = files.filter((file) => file.path.endsWith('.svelte'));

function layerOf(path: string): string {
  const [top = '', folder = '', rest] = path.split('/');
  if (top !== 'src') return top;
  return rest === undefined ? 'root' : folder;
}

const packageOf = (specifier: string) => specifier.split('/')[0] ?? specifier;

function brokenArrows(file: SourceFile): string[] {
  if (file.path === compositionRoot) return [];
  const layer = layerOf(file.path);
  const rule = rules[layer];
  if (!rule) {
    if (file.path !== firstOfAll) return [`${file.path}: belongs to no layer`];
    return file.imports
      .filter((to) => to.file !== 'src/ui/clean-html.ts')
      .map(({ specifier }) => `${file.path}: may not import ${specifier}`);
  }
  return file.imports
    .filter(({ specifier, file: target, typeOnly }) => {
      const name = target === null ? packageOf(specifier) : layerOf(target);
      const allowed = target === null ? rule.packages : [layer, ...rule.layers];
      return !allowed.includes(name) && !(typeOnly && rule.types?.includes(name));
    })
    .map(({ specifier, typeOnly }) => {
      return `${file.path}: may not import ${typeOnly ? 'the types of ' : ''}${specifier}`;
    });
}

/** Lines of code (not comments) where `pattern` is found, as `path: text`. */
function uses(where: readonly SourceFile[], pattern: RegExp): string[] {
  return where.flatMap(({ path, code }) =>
    code
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

describe('the house', () => {
  test('has the layers of the plan and no others', () => {
    const known = new Set([...Object.keys(rules), 'root']);
    expect(files.map((file) => layerOf(file.path)).filter((layer) => !known.has(layer))).toEqual(
      [],
    );
    expect(inLayer('root').map((file) => file.path)).toEqual([compositionRoot, firstOfAll]);
  });

  test('has arrows that point down only', () => {
    expect(files.flatMap(brokenArrows)).toEqual([]);
  });

  test('has no file that imports the composition root', () => {
    const upwards = files.filter((file) => file.imports.some((to) => to.file === compositionRoot));
    expect(upwards.map((file) => file.path)).toEqual([]);
  });

  test('has no cycle', () => {
    expect(cycles(files).map((cycle) => cycle.join(' → '))).toEqual([]);
  });

  test('has no barrel', () => {
    expect(files.filter((file) => file.isBarrel).map((file) => file.path)).toEqual([]);
  });
});

describe('the rooms', () => {
  const io =
    /(?<![.\w$'-])(?:(?:window|globalThis|self)\.)?(?:fetch\(|XMLHttpRequest|WebSocket|EventSource|BroadcastChannel|RTCPeerConnection|localStorage|sessionStorage|indexedDB|caches\.)/;

  test('screens and app objects do no input or output of their own', () => {
    expect(uses(inLayer('ui', 'app'), io)).toEqual([]);
  });

  test('the domain knows no page, no clock and no chance', () => {
    const impure =
      /(?<![.\w$'-])(?:document|window|navigator|location|localStorage|performance)\.|(?<![.\w$])(?:setTimeout|setInterval|queueMicrotask|requestAnimationFrame)\(|console\.|getRandomValues|randomUUID/;
    expect(uses(inLayer('domain', 'messages'), impure)).toEqual([]);
    expect(uses(inLayer('domain', 'messages'), io)).toEqual([]);
  });

  test('the clock and chance come from outside', () => {
    const ambient = /Date\.now\b|new Date\(\)|Math\.random\b/;
    expect(uses(inLayer(...Object.keys(rules)), ambient)).toEqual([]);
  });

  test('at most one effect for ten components', () => {
    const effects = uses(files, /\$effect(?:\.pre|\.root)?\(/);
    expect(effects.length, effects.join('\n')).toBeLessThanOrEqual(
      Math.max(1, Math.floor(components.length / 10)),
    );
  });

  test('nothing is silenced without a reason', () => {
    const silenced = files.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) =>
          /@ts-(?:ignore|nocheck|expect-error)|eslint-disable|svelte-ignore/.test(line),
        )
        .filter((line) => !/ (?:--|—|:) \S+|(?:expect-error) \S+ \S+/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(silenced).toEqual([]);
  });
});

describe('the markup', () => {
  const spoken = new Set(['aria-label', 'aria-description', 'alt', 'placeholder', 'title']);
  const letters = /\p{L}{2}/u;

  const found = components.map(({ path, text }) => {
    const styles: string[] = [];
    const words: string[] = [];
    walk(parse(text, { modern: true }).fragment, (node) => {
      if (node.type === 'Text') {
        if (letters.test(node.data) && node.data.trim() !== 'Mandato') words.push(node.data.trim());
      } else if (node.type === 'Attribute') {
        const fixed = Array.isArray(node.value) && node.value.some((part) => part.type === 'Text');
        if (node.name === 'style' && fixed) styles.push(text.slice(node.start, node.end));
        if (
          spoken.has(node.name) &&
          fixed &&
          letters.test(text.slice(node.start, node.end).split('=')[1] ?? '')
        )
          words.push(text.slice(node.start, node.end));
        return false;
      }
      return true;
    });
    return { path, styles, words };
  });

  test('has no static style attribute: the content policy refuses it', () => {
    expect(found.flatMap(({ path, styles }) => styles.map((style) => `${path}: ${style}`))).toEqual(
      [],
    );
  });

  test('has no words of its own: they are in src/messages', () => {
    expect(found.flatMap(({ path, words }) => words.map((word) => `${path}: ${word}`))).toEqual([]);
  });
});

/** Visits `node` and all below it; `enter` says whether to go on down. */
function walk(node: AST.Fragment | AST.SvelteNode, enter: (node: AST.SvelteNode) => boolean): void {
  if (!enter(node)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) {
        walk(child as AST.SvelteNode, enter);
      }
    }
  }
}

describe('the test itself', () => {
  const sample = (path: string, text: string) => brokenArrows(readSource(path, text));

  test('tells a type from a value', () => {
    expect(sample('src/app/x.ts', `import type { Db } from '../storage/x'`)).toEqual([]);
    expect(sample('src/app/x.ts', `import { type Db } from '../storage/x'`)).toHaveLength(1);
    expect(sample('src/app/x.ts', `const x = await import('../net/x')`)).toHaveLength(1);
    expect(
      sample('src/ui/x.ts', `new Worker(new URL('../net/w.ts', import.meta.url))`),
    ).toHaveLength(1);
  });

  test('reads the script of a component', () => {
    const component = `<script lang="ts">import Dexie from 'dexie';</script><p>x</p>`;
    expect(sample('src/ui/X.svelte', component)).toEqual(['src/ui/X.svelte: may not import dexie']);
  });

  test('sees arrows that point up, sideways and out', () => {
    expect(sample('src/domain/x.ts', `import { a } from '../app/x'`)).toHaveLength(1);
    expect(sample('src/crdt/x.ts', `export { a } from '../net/x'`)).toHaveLength(1);
    expect(sample('src/net/x.ts', `import { a } from '../crdt/x'`)).toEqual([]);
    expect(sample('src/ui/x.ts', `import * as Y from 'yjs'`)).toHaveLength(1);
  });

  test('sees a cycle and a barrel', () => {
    const a = readSource('src/app/a.ts', `import { b } from './b.ts'; export { b };`);
    expect(a.isBarrel).toBe(true);
    const circle = {
      ...a,
      imports: [{ specifier: './a.ts', file: 'src/app/a.ts', typeOnly: false }],
    };
    expect(cycles([circle])).toEqual([['src/app/a.ts', 'src/app/a.ts']]);
  });
});
