export { faultReport } from './fault.ts';
export { jsonReport } from './json.ts';
export { markdownReport, type MarkdownOptions } from './markdown.ts';
export { terminalReport, type TerminalOptions } from './terminal.ts';
