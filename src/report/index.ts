export { benchmarkNotes, type BenchmarkNote } from './annotations.ts';
export { faultReport } from './fault.ts';
export { historyMarkdown, historySubject } from './history-markdown.ts';
export { jsonReport } from './json.ts';
export { markdownReport, type MarkdownOptions } from './markdown.ts';
export { measuringNotice } from './measuring.ts';
export { terminalReport, type TerminalOptions } from './terminal.ts';
