export { benchmarkNotes, type BenchmarkNote } from './annotations.js';
export { faultReport } from './fault.js';
export { historyMarkdown, historySubject } from './history-markdown.js';
export { jsonReport } from './json.js';
export { markdownReport, type MarkdownOptions } from './markdown.js';
export { measuringNotice } from './measuring.js';
export { terminalReport, type TerminalOptions } from './terminal.js';
