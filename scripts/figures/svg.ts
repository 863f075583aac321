/** Plain SVG: text as text, no scripts, no fonts or files loaded, a background of its own, light or dark as the reader's. */

const colours = {
  light: { back: '#ffffff', text: '#1f2328', faint: '#d0d7de', muted: '#59636e' },
  dark: { back: '#0d1117', text: '#e6edf3', faint: '#3d444d', muted: '#9198a1' },
} as const;

/** Okabe & Ito's colours, told apart by the colour-blind too; lighter ones on dark. */
const series = {
  light: ['#0072b2', '#d55e00', '#007a5a', '#a8518a', '#8a6a00', '#59636e', '#b02a5b', '#3f4fd0'],
  dark: ['#56b4e9', '#ff8c42', '#2fc59b', '#e29ac6', '#e6c34a', '#9198a1', '#ff7b9c', '#a5adff'],
} as const;
export const seriesCount = series.light.length;

function rules(theme: 'light' | 'dark'): string {
  const { back, text, faint, muted } = colours[theme];
  const own = series[theme]
    .map((colour, index) => `.s${String(index)}{stroke:${colour}}.f${String(index)}{fill:${colour}}`)
    .join('');
  return `.back{fill:${back}}text{fill:${text}}.muted{fill:${muted}}.faint{stroke:${faint}}.ink{stroke:${text}}${own}`;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A coordinate: a tenth of a pixel is enough, and the same on every machine. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function text(
  x: number,
  y: number,
  words: string,
  {
    anchor = 'start',
    muted = false,
    bold = false,
  }: { anchor?: 'start' | 'middle' | 'end'; muted?: boolean; bold?: boolean } = {},
): string {
  const more = `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${muted ? ' class="muted"' : ''}${bold ? ' font-weight="600"' : ''}`;
  return `<text x="${at(x)}" y="${at(y)}"${more}>${escaped(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, style: string, more = ''): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" class="${style}"${more}/>`;
}

/** Marks that differ by shape as well as by colour. */
export function mark(x: number, y: number, index: number): string {
  const colour = `class="f${String(index % seriesCount)}"`;
  const shapes = [
    `<circle cx="${at(x)}" cy="${at(y)}" r="4" ${colour}/>`,
    `<rect x="${at(x - 3.5)}" y="${at(y - 3.5)}" width="7" height="7" ${colour}/>`,
    `<path d="M${at(x)} ${at(y - 5)}l4.5 8h-9z" ${colour}/>`,
    `<path d="M${at(x)} ${at(y - 5)}l5 5-5 5-5-5z" ${colour}/>`,
    `<path d="M${at(x)} ${at(y + 5)}l4.5-8h-9z" ${colour}/>`,
  ];
  return shapes[index % shapes.length] ?? '';
}

/**
 * @param title what the figure shows, in a few words.
 * @param description what it says, for who does not see it.
 */
export function svg(
  title: string,
  description: string,
  width: number,
  height: number,
  body: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<style>${rules('light')}@media (prefers-color-scheme:dark){${rules('dark')}}</style>`,
    `<rect class="back" width="100%" height="100%" rx="6"/>`,
    text(20, 28, title, { bold: true }),
    ...body,
    '</svg>',
    '',
  ].join('\n');
}
