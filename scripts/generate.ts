// Writes what is made from the option table and the schemas: the JSON Schemas and the tables of the documentation.
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { z } from 'zod';
import { describedInputs } from '../src/config/action-inputs.ts';
import { acceptKeys, budgetKeys, policyKeys } from '../src/config/entries.ts';
import { defaultText } from '../src/config/help.ts';
import { configSchema } from '../src/config/index.ts';
import { flagWord, optionNames, optionOf } from '../src/config/options.ts';
import { placeholder, type ValueType } from '../src/config/option-value.ts';
import {
  acceptanceSchemaName,
  decisionSchema,
  decisionSchemaName,
  historySchema,
  historySchemaName,
  runSchema,
  runSchemaName,
  storedAcceptanceSchema,
} from '../src/model/index.ts';

import { formats } from '../src/formats/index.ts';
import { workflowsOf } from '../src/workflows.ts';
import { actionYml, describedOutputs } from './action-yml.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function jsonSchema(schema: z.ZodType, id: string, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return JSON.stringify({ $schema, $id: `urn:perf-gate:${id}`, title, ...rest });
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** The reference table of all options. */
function optionTable(): string {
  const rows = optionNames.map((name) => {
    const { type, default: standard, doc, in: places, commands } = optionOf(name);
    const value = type.kind === 'switch' ? 'switch' : `\`${placeholder(type)}\``;
    const preset = standard === null || standard === false ? '' : `\`${defaultText(standard)}\``;
    const word = flagWord(name);
    const spelling = word === name ? `\`${name}\`` : `\`${name}\`, as a flag \`--${word}\``;
    return [spelling, value, preset, places.join(', '), doc, commands.join(', ')];
  });
  return [
    ['Option', 'Value', 'Default', 'Where', 'Meaning', 'Commands (as a flag)'],
    ['---', '---', '---', '---', '---', '---'],
    ...rows,
  ]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

/** The reference table of the keys of an entry of a list. */
function keyTable(
  keys: Readonly<Record<string, { readonly type: ValueType; readonly needed?: true; readonly doc: string }>>,
): string {
  const rows = Object.entries(keys).map(([name, { type, needed, doc }]) => [
    `\`${name}\`${needed === true ? ' (needed)' : ''}`,
    type.kind === 'switch' ? '`true\\|false`' : `\`${placeholder(type)}\``.replaceAll('|', '\\|'),
    doc.replaceAll('|', '\\|'),
  ]);
  return [['Key', 'Value', 'Meaning'], ['---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** The reference table of the inputs of the action. */
function inputTable(): string {
  const rows = describedInputs().map(({ name, values, default: standard, doc }) => [
    `\`${name}\``,
    `\`${values}\``,
    standard === '' ? '' : `\`${standard}\``,
    doc,
  ]);
  return table(['Input', 'Value', 'Default', 'Meaning'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

const evidenceWords = {
  captured: 'captured',
  data: 'real outputs',
  documentation: '**from documentation**',
} as const;

/** The reference of the formats: a table to find one, then what each of them reads. */
function formatReference(): string {
  const overview = table(
    ['Format', 'Tool', 'Values of a process', 'Tested with'],
    formats.map(({ name, tool, values, evidence }) => [
      `[\`${name}\`](#${name.toLowerCase()})`,
      tool,
      values,
      evidenceWords[evidence],
    ]),
  );
  const sections = formats.map(({ name, reads, units, example, selection }) => {
    const selects = selection === undefined ? '' : ' It can select (`{select}`).';
    return `### ${name}\n\n${reads}.\n\nMetrics: ${units}.${selects}\n\n\`\`\`sh\n${example}\n\`\`\``;
  });
  return [overview, ...sections].join('\n\n');
}

/** Puts `content` between the markers of this name. */
export function between(text: string, name: string, content: string): string {
  const start = `<!-- generated: ${name} -->`;
  const end = `<!-- end: ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`the markers of ${name} are missing`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** A guide that shows a workflow as init writes it. */
async function guide(file: string, text: string): Promise<readonly [string, string]> {
  const page = await fs.readFile(path.join(root, file), 'utf8');
  return [file, between(page, 'workflow', `\`\`\`yaml\n${text}\`\`\``)];
}

/** Every generated file: its path relative to the repository, with `/`, and its content. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const reference = 'docs/configuration.md';
  let configuration = await fs.readFile(path.join(root, reference), 'utf8');
  configuration = between(configuration, 'policies', keyTable(policyKeys));
  configuration = between(configuration, 'accept', keyTable(acceptKeys));
  configuration = between(configuration, 'budgets', keyTable(budgetKeys));
  const formatsPage = 'docs/formats.md';
  const ofFormats = await fs.readFile(path.join(root, formatsPage), 'utf8');
  const [measuring, publishing] = workflowsOf({
    branch: 'main',
    config: null,
    node: { version: '24' },
    manager: 'npm',
  });
  const files = new Map([
    await guide('docs/guides/pull-request.md', measuring.text),
    await guide('docs/guides/forks.md', publishing.text),
    ['docs/schema/perf-gate.run.1.schema.json', jsonSchema(runSchema, 'run:1', runSchemaName)],
    [
      'docs/schema/perf-gate.decision.1.schema.json',
      jsonSchema(decisionSchema, 'decision:1', decisionSchemaName),
    ],
    [
      'docs/schema/perf-gate.history.1.schema.json',
      jsonSchema(historySchema, 'history:1', historySchemaName),
    ],
    ['docs/schema/config.schema.json', jsonSchema(configSchema, 'config', 'perf-gate configuration')],
    [
      'docs/schema/perf-gate.acceptance.1.schema.json',
      jsonSchema(storedAcceptanceSchema, 'acceptance:1', acceptanceSchemaName),
    ],
    [reference, between(configuration, 'options', optionTable())],
    [formatsPage, between(ofFormats, 'formats', formatReference())],
    ['action.yml', actionYml()],
    [
      'docs/action.md',
      between(
        between(await fs.readFile(path.join(root, 'docs/action.md'), 'utf8'), 'inputs', inputTable()),
        'outputs',
        table(
          ['Output', 'Meaning'],
          describedOutputs.map(([name, doc]) => [`\`${name}\``, doc]),
        ),
      ),
    ],
  ]);
  for (const [file, text] of files) {
    const filepath = path.join(root, file);
    files.set(file, await prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath }));
  }
  return files;
}

async function main(): Promise<void> {
  for (const [file, text] of await generated()) {
    await fs.mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await fs.writeFile(path.join(root, file), text);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
