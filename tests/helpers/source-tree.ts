import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** The project's own folder. */
const root = resolve(import.meta.dirname, '../..');

/** One import, `import()`, re-export, type query or `new URL(…, import.meta.url)` of a file. */
export interface Import {
  /** As written, without a query. */
  specifier: string;
  /** Path from the project's folder if it is one of ours, else `null`. */
  file: string | null;
  /** Erased by the compiler: nothing of it is there when the app runs. */
  typeOnly: boolean;
}

/** One source file, read and parsed. */
export interface SourceFile {
  /** Path from the project's folder, with `/`. */
  path: string;
  text: string;
  /** The text with comments blanked out. */
  code: string;
  imports: Import[];
  /** Does nothing but pass on what other files export. */
  isBarrel: boolean;
}

/** Every `.ts` and `.svelte` file under `folder`, in the order of their paths. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ['.ts', '.svelte'].includes(extname(name)) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Parses `text` as the file at `path`; whether its imports are ours is asked of the disk. */
export function readSource(path: string, text: string): SourceFile {
  const script = path.endsWith('.svelte') ? scriptsOf(text) : text;
  const tree = ts.createSourceFile(path, script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const imports: Import[] = [];
  const add = (name: ts.Node | undefined, typeOnly: boolean): void => {
    if (!name || !ts.isStringLiteralLike(name)) return;
    const specifier = name.text.replace(/\?.*$/, '');
    imports.push({ specifier, file: resolveFile(path, specifier), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node)) {
      if (ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      if (node.arguments?.[1]?.getText() === 'import.meta.url') add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, text, code: withoutComments(text), imports, isBarrel: isBarrel(tree) };
}

/** Every circle of files that import each other, each as the paths along it; empty if none. */
export function cycles(files: readonly SourceFile[]): string[][] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path]);
    if (start >= 0 || done.has(path)) return;
    for (const { file } of byPath.get(path)?.imports ?? []) {
      if (file !== null && byPath.has(file)) walk(file, [...trail, path]);
    }
    done.add(path);
  };
  for (const file of files) walk(file.path, []);
  return found;
}

function scriptsOf(markup: string): string {
  const scripts = markup.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map((match) => match[1]).join('\n');
}

function withoutComments(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

function isBarrel(tree: ts.SourceFile): boolean {
  const { statements } = tree;
  const passesOn = statements.some((statement) => ts.isExportDeclaration(statement));
  const nothingElse = statements.every(
    (statement) => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement),
  );
  return passesOn && nothingElse && statements.length > 0;
}

function resolveFile(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = resolve(root, dirname(from), specifier);
  const candidates = [target, `${target}.ts`, target.replace(/\.js$/, '.ts'), `${target}/index.ts`];
  const found = candidates.find((candidate) => existsSync(candidate) && extname(candidate) !== '');
  return relative(root, found ?? target)
    .split(sep)
    .join('/');
}
