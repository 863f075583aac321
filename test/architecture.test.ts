import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

interface Import {
  /** Module as written. */
  readonly specifier: string;
  /** Path of our own file, relative to the repository, with `/`; null: a package or a part of Node. */
  readonly target: string | null;
  /** The import disappears when types are erased. */
  readonly typeOnly: boolean;
  /** `import()` inside a function: no cycle when the module is loaded. */
  readonly late: boolean;
}

interface SourceFile {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Property accesses as written, e.g. `process.argv`. */
  readonly accesses: readonly string[];
}

function read(file: string, text: string): SourceFile {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const accesses: string[] = [];
  const add = (literal: ts.Node, typeOnly: boolean, late: boolean): void => {
    if (!ts.isStringLiteralLike(literal)) return;
    const specifier = literal.text;
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : null;
    imports.push({ specifier, target, typeOnly, late });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      // Without a clause it is imported for its effects.
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const onlyTypes =
        clause !== undefined &&
        (clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
          (clause.name === undefined &&
            named !== undefined &&
            ts.isNamedImports(named) &&
            named.elements.length > 0 &&
            named.elements.every((element) => element.isTypeOnly)));
      add(node.moduleSpecifier, onlyTypes, false);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node.moduleSpecifier, node.isTypeOnly, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true, false);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument !== undefined) add(argument, false, true);
    } else if (ts.isPropertyAccessExpression(node)) {
      accesses.push(node.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path: file, imports, accesses };
}

const files: readonly SourceFile[] = fs
  .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.split(path.sep).join('/')}`)
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => read(name, fs.readFileSync(path.join(root, name), 'utf8')));

/** The folder under src, or the name of a file that lies directly in it. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}

interface Room {
  /** Rooms that may be imported. */
  readonly may: readonly string[];
  /** Of these rooms, only types. */
  readonly types?: readonly string[];
  /** Single files of other rooms. */
  readonly files?: readonly string[];
}

const anything = 'anything';

// DESIGN section 3. A room that is not here has no place in the house yet: give it one, with a decision under docs/adr.
const rooms: Readonly<Record<string, Room | typeof anything>> = {
  model: { may: [] },
  stats: { may: [] },
  git: { may: ['model'] },
  analysis: { may: ['model', 'stats'] },
  report: { may: ['model'] },
  formats: { may: ['model'] },
  config: { may: ['model'] },
  baseline: { may: ['model', 'git'], types: ['config'] },
  measure: { may: ['model', 'git', 'formats'], types: ['config'], files: ['src/stats/random.ts'] },
  github: { may: ['model'], types: ['baseline'] },
  'package-manager.ts': { may: ['model', 'project-files.ts'] },
  'project-files.ts': { may: ['model', 'git', 'config'] },
  'workflows.ts': { may: [], types: ['package-manager.ts'] },
  'init.ts': { may: ['model', 'git', 'config', 'package-manager.ts', 'project-files.ts', 'workflows.ts'] },
  'doctor.ts': {
    may: [
      'model',
      'git',
      'config',
      'measure',
      'baseline',
      'report',
      'package-manager.ts',
      'project-files.ts',
    ],
  },
  'version.ts': { may: [] },
  'output-file.ts': { may: ['model'] },
  'terminal.ts': { may: ['model', 'report'] },
  'run-files.ts': { may: ['model'] },
  'machine.ts': anything,
  commands: anything,
  'commands.ts': anything,
  action: anything,
  gate: anything,
  'gate.ts': anything,
  'index.ts': anything,
  'cli.ts': anything,
  cli: anything,
};

/** Files that are started as a process of their own; only they know a command line. */
const entries = [
  /^src\/cli\.ts$/u,
  /^src\/measure\/trial\/index\.ts$/u,
  /^src\/measure\/service\/load\/index\.ts$/u,
  /^src\/action\/[^/]+\.ts$/u,
];

function faultsOfMatrix(sources: readonly SourceFile[]): string[] {
  const faults: string[] = [];
  for (const { path: file, imports } of sources) {
    const room = roomOf(file);
    const rule = rooms[room];
    if (rule === undefined) faults.push(`${file}: ${room} is not a room of the house`);
    if (rule === undefined || rule === anything) continue;
    for (const { target, typeOnly } of imports) {
      if (target === null) continue;
      const other = roomOf(target);
      const allowed =
        other === room ||
        rule.may.includes(other) ||
        (typeOnly && rule.types?.includes(other) === true) ||
        rule.files?.includes(target) === true;
      if (!allowed) faults.push(`${file} imports ${target}${typeOnly ? ' (types)' : ''}`);
    }
  }
  return faults;
}

/** Cycles among imports of values that happen while modules load, each once, as `a → b → a`. */
function cycles(sources: readonly SourceFile[]): string[] {
  const edges = new Map(
    sources.map((source) => [
      source.path,
      source.imports.flatMap(({ target, typeOnly, late }) =>
        target === null || typeOnly || late ? [] : [target],
      ),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start !== -1) {
      found.push([...trail.slice(start), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

describe('the house', () => {
  it('is there', () => {
    expect(files.map((file) => file.path)).toContain('src/model/index.ts');
  });

  it('keeps to the import matrix', () => {
    expect(faultsOfMatrix(files)).toEqual([]);
  });

  it('has no cycles', () => {
    expect(cycles(files)).toEqual([]);
  });

  it('imports only files that exist, by their real name', () => {
    const known = new Set(files.map((file) => file.path));
    const missing = files.flatMap(({ path: file, imports }) =>
      imports.flatMap(({ target }) =>
        target === null || known.has(target) ? [] : [`${file} imports ${target}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('keeps the use cases free of input and output', () => {
    const gate = files.filter((file) => /^src\/gate(?:\.ts$|\/)/u.test(file.path));
    expect(gate.map((file) => file.path)).toContain('src/gate.ts');
    const outside = gate.flatMap((file) =>
      file.imports.filter(
        ({ specifier, typeOnly }) =>
          !typeOnly && /^(node:)?(fs|child_process|net|http|os)\b/u.test(specifier),
      ),
    );
    expect(outside).toEqual([]);
  });

  it('reaches GitHub through one room', () => {
    const others = files.filter(
      ({ path: file, imports }) =>
        roomOf(file) !== 'github' && imports.some(({ specifier }) => specifier.startsWith('@actions/')),
    );
    expect(others.map((file) => file.path)).toEqual([]);
  });

  it('names files by what they are about', () => {
    const vague = /(^|[-_.])(utils?|helpers?|common|misc|shared)([-_.]|$)/u;
    expect(files.filter((file) => vague.test(path.posix.basename(file.path, '.ts')))).toEqual([]);
    expect(files.filter((file) => file.path.split('/').some((part) => vague.test(part)))).toEqual([]);
  });

  it('reads the command line only where a process starts', () => {
    const readers = files.filter(
      (file) => file.accesses.includes('process.argv') && !entries.some((entry) => entry.test(file.path)),
    );
    expect(readers.map((file) => file.path)).toEqual([]);
  });

  it('draws no chance but from a seed', () => {
    expect(files.filter((file) => file.accesses.includes('Math.random')).map((file) => file.path)).toEqual(
      [],
    );
  });

  it('names no place by new URL, which the bundler would take for data to copy', () => {
    const takers = files.filter(({ path: file }) =>
      /new URL\([^)]*import\.meta\.url/u.test(fs.readFileSync(path.join(root, file), 'utf8')),
    );
    expect(takers.map((file) => file.path)).toEqual([]);
  });
});

describe('these checks', () => {
  it('see imports of every form', () => {
    const source = read(
      'src/stats/x.ts',
      `import type { A } from '../model/a.ts';
       import { type B } from '../model/b.ts';
       import { type C, d } from '../model/c.ts';
       import '../model/e.ts';
       export * from './f.ts';
       export type { G } from './g.ts';
       type H = import('./h.ts').H;
       const later = () => import('./i.ts');
       import fs from 'node:fs';`,
    );
    expect(source.imports.map(({ target, typeOnly, late }) => [target, typeOnly, late])).toEqual([
      ['src/model/a.ts', true, false],
      ['src/model/b.ts', true, false],
      ['src/model/c.ts', false, false],
      ['src/model/e.ts', false, false],
      ['src/stats/f.ts', false, false],
      ['src/stats/g.ts', true, false],
      ['src/stats/h.ts', true, false],
      ['src/stats/i.ts', false, true],
      [null, false, false],
    ]);
  });

  it('find what is forbidden', () => {
    expect(faultsOfMatrix([read('src/stats/x.ts', `import { a } from '../model/a.ts';`)])).toEqual([
      'src/stats/x.ts imports src/model/a.ts',
    ]);
    expect(faultsOfMatrix([read('src/measure/x.ts', `import { a } from '../config/config.ts';`)])).toEqual([
      'src/measure/x.ts imports src/config/config.ts',
    ]);
    expect(
      faultsOfMatrix([read('src/measure/x.ts', `import type { A } from '../config/config.ts';`)]),
    ).toEqual([]);
    expect(faultsOfMatrix([read('src/attic/x.ts', '')])).toEqual([
      'src/attic/x.ts: attic is not a room of the house',
    ]);
  });

  it('find a cycle, but none of types or of late imports', () => {
    const pair = (text: string): SourceFile[] => [
      read('src/model/a.ts', `import { b } from './b.ts';`),
      read('src/model/b.ts', text),
    ];
    expect(cycles(pair(`import { a } from './a.ts';`))).toEqual([
      'src/model/a.ts → src/model/b.ts → src/model/a.ts',
    ]);
    expect(cycles(pair(`import type { A } from './a.ts';`))).toEqual([]);
    expect(cycles(pair(`const a = () => import('./a.ts');`))).toEqual([]);
  });

  it('see what code reads', () => {
    expect(read('src/model/x.ts', 'const x = process.argv[2]; Math.random();').accesses).toEqual([
      'process.argv',
      'Math.random',
    ]);
  });
});
