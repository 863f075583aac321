import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { PerfGateError } from '../model/index.ts';
import { shown } from './format.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
});

type Node = Readonly<Record<string, unknown>>;

const attributesKey = ':@';
const textKey = '#text';

function element(node: Node): XmlElement | null {
  const name = Object.keys(node).find((key) => key !== attributesKey);
  if (name === undefined || name === textKey) return null;
  const inner = node[name] as readonly Node[];
  return {
    name,
    attributes: (node[attributesKey] ?? {}) as Readonly<Record<string, string>>,
    children: inner.map(element).filter((child) => child !== null),
    text: inner.map((child) => (textKey in child ? String(child[textKey]) : '')).join(''),
  };
}

/** All elements of this name below this one, at any depth, in the order of the document. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/**
 * Parses XML that a tool printed. A document type is refused, so that no entity of its own can expand.
 * @throws PerfGateError with line and column when it is not well-formed, or when its root is none of `roots`.
 */
export function parseXml(text: string, roots: readonly string[]): XmlElement {
  if (text.trim() === '') {
    throw new PerfGateError('the output is empty; an XML document was expected', {
      remedy: 'Make the command write its results to standard output.',
    });
  }
  const remedy = 'Make the command print one XML document and nothing else on standard output.';
  if (text.includes('<!DOCTYPE')) {
    throw new PerfGateError('the output declares a document type, which is not read', { remedy });
  }
  // The parser takes documents that are cut off. The package that follows the validator is young and brings three more.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const check = XMLValidator.validate(text.trimStart());
  if (check !== true) {
    const { msg, line, col } = check.err;
    const before = text.slice(0, text.length - text.trimStart().length).split('\n').length - 1;
    throw new PerfGateError(
      `the output is not well-formed XML: line ${String(line + before)}, column ${String(col)}: ${shown(msg, 200)}`,
      { remedy },
    );
  }
  let nodes: readonly Node[];
  try {
    nodes = parser.parse(text.trimStart()) as readonly Node[];
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new PerfGateError(`the output is not XML that can be read: ${shown(said, 200)}`, { remedy, cause });
  }
  const root = nodes.map(element).find((found) => found !== null);
  if (root !== undefined && roots.includes(root.name)) return root;
  throw new PerfGateError(
    `the output does not fit the format: its root is ${shown(root?.name ?? '')}; ${roots.join(' or ')} was expected`,
    { remedy },
  );
}
