// Renders the golden reports as a reader sees them, to be looked at: Markdown as GitHub would, terminals as text.
//   node scripts/render-report.mjs [FOLDER [NAME]]
// writes FOLDER/NAME.{light,dark}.html, and PNG pictures beside them where a Chromium is found (or named by CHROMIUM).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';

const golden = join(import.meta.dirname, '..', 'test', 'golden');
const target = resolve(process.argv[2] ?? join(tmpdir(), 'perf-gate-reports'));
// Only goldens whose name contains this.
const only = process.argv[3] ?? '';

const themes = {
  light: {
    text: '#1f2328',
    page: '#ffffff',
    border: '#d1d9e0',
    muted: '#59636e',
    code: '#818b981f',
    row: '#f6f8fa',
  },
  dark: {
    text: '#f0f6fc',
    page: '#0d1117',
    border: '#3d444d',
    muted: '#9198a1',
    code: '#656c7633',
    row: '#151b23',
  },
};
const ansi = {
  light: { 31: '#cf222e', 32: '#1a7f37', 33: '#9a6700' },
  dark: { 31: '#ff7b72', 32: '#3fb950', 33: '#d29922' },
};

// The rules of github.com for comments that matter to a report: font, sizes, tables, code, folds.
const css = (theme) => `
  body { margin: 24px; background: ${theme.page}; color: ${theme.text}; }
  .comment { width: 860px; overflow-wrap: break-word; padding: 16px; border: 1px solid ${theme.border}; border-radius: 6px; box-sizing: border-box;
    font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; }
  h3 { font-size: 1.25em; margin: 0 0 16px; font-weight: 600; line-height: 1.25; }
  h4 { font-size: 1em; margin: 24px 0 16px; font-weight: 600; line-height: 1.25; }
  p, ul, table, details, pre { margin: 0 0 16px; }
  ul { padding-left: 2em; } li + li { margin-top: .25em; }
  table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; }
  th, td { padding: 6px 13px; border: 1px solid ${theme.border}; } th { font-weight: 600; }
  tr:nth-child(2n) { background: ${theme.row}; }
  code, pre, .terminal { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
  code { padding: .2em .4em; font-size: 85%; white-space: break-spaces; background: ${theme.code}; border-radius: 6px; }
  pre { padding: 16px; overflow: auto; font-size: 85%; line-height: 1.45; background: ${theme.row}; border-radius: 6px; }
  pre code { padding: 0; font-size: 100%; white-space: pre; background: transparent; }
  sub { font-size: 75%; line-height: 0; position: relative; vertical-align: baseline; bottom: -.25em; }
  summary { cursor: pointer; }
  .terminal { white-space: pre; font-size: 13px; line-height: 1.3; }`;

function terminalHtml(text, theme) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const sequence = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`, 'g');
  return `<div class="terminal">${escaped.replace(sequence, (_, code) => {
    if (code === '0') return '</span>';
    if (code === '1') return '<span style="font-weight: bold">';
    if (code === '2') return '<span style="opacity: .6">';
    return `<span style="color: ${ansi[theme][code]}">`;
  })}</div>`;
}

function findChromium() {
  const named = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome', 'chrome'].filter(
    Boolean,
  );
  return named.find((program) => spawnSync(program, ['--version']).status === 0);
}

mkdirSync(target, { recursive: true });
const chromium = findChromium();
const profile = mkdtempSync(join(tmpdir(), 'perf-gate-chromium-'));
try {
  for (const file of readdirSync(golden).filter((name) => name.includes(only))) {
    const text = readFileSync(join(golden, file), 'utf8');
    for (const [name, theme] of Object.entries(themes)) {
      const markdown = file.endsWith('.md');
      const body = markdown
        ? `<div class="comment">${marked.parse(text, { gfm: true })}</div>`
        : terminalHtml(text, name);
      const page = `<!doctype html><meta charset="utf-8"><title>${file}</title><style>${css(theme)}</style>${body}`;
      const html = join(target, `${basename(file)}.${name}.html`);
      writeFileSync(html, page);
      if (chromium === undefined) continue;
      const picture = html.replace(/\.html$/u, '.png');
      const size = `--window-size=${markdown ? 910 : 1100},${process.env.HEIGHT ?? 1400}`;
      const flags = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
      ];
      spawnSync(chromium, [
        ...flags,
        `--user-data-dir=${profile}`,
        '--hide-scrollbars',
        size,
        `--screenshot=${picture}`,
        pathToFileURL(html).href,
      ]);
    }
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
}
console.log(`${target}${chromium === undefined ? ' (no Chromium found, so no pictures)' : ''}`);
