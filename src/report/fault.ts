import { messageOf, type PerfGateError } from '../model/index.ts';
import { marker } from './markdown.ts';
import { fencedBlock, messageLine, prose, visibleLines } from './untrusted.ts';

/** Lines of a program's output that are shown, the last ones. */
const mostLines = 40;

/** A report as Markdown where there is no decision: what is wrong, and what to do about it. */
export function faultReport(suite: string, fault: PerfGateError): string {
  const shown = (text: string): string => prose(messageLine(text).slice(0, 2000));
  const parts = [`${marker(suite)}\n### ⚠️ Could not judge: ${shown(messageOf(fault))}`];
  if (fault.remedy !== undefined) parts.push(shown(fault.remedy));
  if (fault.output !== undefined && fault.output.trim() !== '') {
    const lines = visibleLines(fault.output.trimEnd()).slice(-mostLines);
    parts.push(fencedBlock(lines.map((line) => line.slice(0, 500))));
  }
  return `${parts.join('\n\n')}\n`;
}
