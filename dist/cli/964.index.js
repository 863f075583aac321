export const id = 964;
export const ids = [964];
export const modules = {

/***/ 5088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ resolutionOf),
/* harmony export */   E5: () => (/* binding */ probability),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   au: () => (/* binding */ quantity),
/* harmony export */   kY: () => (/* binding */ transition),
/* harmony export */   ku: () => (/* binding */ plainNumber),
/* harmony export */   m9: () => (/* binding */ noisePercent),
/* harmony export */   nC: () => (/* binding */ percentRange),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   qx: () => (/* binding */ confidencePercent),
/* harmony export */   t2: () => (/* binding */ timesAs),
/* harmony export */   uM: () => (/* binding */ share),
/* harmony export */   wu: () => (/* binding */ signedPercent),
/* harmony export */   z2: () => (/* binding */ isScaled)
/* harmony export */ });
/**
 * Base units made readable. This is the only place of the program that rounds or scales; how many digits are shown follows
 * from how well the number is known.
 */
const minus = '−';
// A number and its unit are never on two lines; a terminal writes a plain space for it.
const space = '\u00a0';
const missing = '—';
function group(digits) {
    return digits.replace(/\B(?=(\d{3})+$)/gu, ',');
}
/** `decimals` digits after the point, thousands grouped, a real minus sign, never a negative zero. */
function fixed(value, decimals) {
    const magnitude = Math.abs(value);
    if (magnitude >= 1e15)
        return `${value < 0 ? minus : ''}${exponential(magnitude, 2)}`;
    const [whole = '0', part] = magnitude.toFixed(decimals).split('.');
    const text = part === undefined ? group(whole) : `${group(whole)}.${part}`;
    return value < 0 && /[1-9]/u.test(text) ? minus + text : text;
}
/** Decimals that show `uncertainty` with one digit, or with two when its first digits are below 3.55 (the rule of physics). */
function decimalsFor(uncertainty) {
    return -Math.floor(Math.log10(uncertainty / 3.55));
}
function clamp(value, low, high) {
    return Math.min(high, Math.max(low, value));
}
/**
 * How well a change is known: half of its interval, or the noise where an end is infinite; a fraction. 0: exactly known;
 * null: unknown.
 */
function resolutionOf(change, noise) {
    if (change?.low != null && change.high !== null)
        return (change.high - change.low) / 2;
    return noise;
}
/** `resolution`: see `resolutionOf`. What did not fall to nothing must not read as −100 %. */
function percentDecimals(percentage, resolution) {
    const least = percentage > -100 && percentage < -99 ? Math.ceil(-Math.log10(1 + percentage / 100)) - 2 : 0;
    return Math.min(6, Math.max(least, decimalsOfPercent(percentage, resolution)));
}
function decimalsOfPercent(percentage, resolution) {
    if (resolution === null)
        return Math.abs(percentage) < 100 ? 1 : 0;
    if (resolution === 0) {
        return percentage === 0 ? 0 : clamp(2 - Math.floor(Math.log10(Math.abs(percentage))), 0, 6);
    }
    return clamp(decimalsFor(resolution * 100), 0, 2);
}
/** From here on a factor reads better than per cent. */
const factorFrom = 10;
function factor(fraction) {
    return `×${ratioText(1 + fraction)}`;
}
function ratioText(ratio) {
    return ratio >= 1e9 ? exponential(ratio, 1) : fixed(ratio, ratio < 100 ? 1 : 0);
}
/** `1.2e9`, without the plus sign that JavaScript writes. */
function exponential(value, decimals) {
    return value.toExponential(decimals).replace('e+', 'e');
}
/** A change with its sign: `+12.3 %`, `−4 %`, `×12.4` from tenfold growth on. */
function signedPercent(fraction, resolution) {
    if (fraction === Infinity)
        return `+∞${space}%`;
    if (fraction === -Infinity)
        return `${minus}∞${space}%`;
    if (fraction >= factorFrom)
        return factor(fraction);
    return `${signedNumber(fraction, resolution)}${space}%`;
}
function signedNumber(fraction, resolution) {
    const text = fixed(fraction * 100, percentDecimals(fraction * 100, resolution));
    return fraction > 0 && /[1-9]/u.test(text) ? `+${text}` : text;
}
/** A share or the size of a change, without a sign: `12.3 %`. */
function percent(fraction, resolution = null) {
    return `${fixed(Math.abs(fraction) * 100, percentDecimals(fraction * 100, resolution))}${space}%`;
}
/** A share that was set rather than measured: `2 %`, `2.5 %`, `0.125 %`. */
function share(fraction) {
    return `${plainNumber(fraction * 100, 4)
        .replace(/(\.\d*?)0+$/u, '$1')
        .replace(/\.$/u, '')}${space}%`;
}
/** A change that is at least a doubling, as a factor: `2.6×`; the number that grew is the ratio, not the growth. */
function timesAs(fraction) {
    return `${ratioText(1 + fraction)}${space}times`;
}
/** An interval, its unit once: `+11.1 … +13.5 %`; null ends are infinite; `exact` where they
 * are one. */
function percentRange(low, high, resolution) {
    if (low !== null && low === high)
        return 'exact';
    if ((high !== null && high >= factorFrom) || (low !== null && low >= factorFrom)) {
        const end = (value) => signedPercent(value, resolution);
        return `${low === null ? `${minus}∞` : end(low)} … ${high === null ? '∞' : end(high)}`;
    }
    const from = low === null ? `${minus}∞` : signedNumber(low, resolution);
    return `${from} … ${high === null ? '+∞' : signedNumber(high, resolution)}${space}%`;
}
/** The spread from round to round: `±0.8 %`. */
function noisePercent(noise) {
    if (noise === null)
        return missing;
    const percentage = noise * 100;
    if (percentage === 0)
        return `±0${space}%`;
    if (percentage < 0.01)
        return `<0.01${space}%`;
    return `±${fixed(percentage, percentage >= 9.95 ? 0 : percentage >= 0.095 ? 1 : 2)}${space}%`;
}
/** A fraction near 1, with the digits in which it differs from 1: `99.93 %`. */
function confidencePercent(confidence) {
    const rest = (1 - confidence) * 100;
    // The subtraction leaves an error in the last digits of the fraction, far below what is shown.
    const decimals = rest <= 1e-6 ? 0 : clamp(1 - Math.floor(Math.log10(rest) + 1e-9), 0, 6);
    const text = (confidence * 100).toFixed(decimals);
    return `${text.includes('.') ? text.replace(/\.?0+$/u, '') : text}${space}%`;
}
/** A probability: two significant digits. */
function probability(p) {
    if (p === 0 || p === 1)
        return String(p);
    return p < 1e-5 ? p.toExponential(1) : String(Number(p.toPrecision(2)));
}
function scales(divisors) {
    return divisors.map(([divisor, unit]) => ({ from: divisor, divisor, unit }));
}
// µ is U+00B5 everywhere; the Greek letter U+03BC looks the same and does not compare equal.
const seconds = scales([
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, '\u00b5s'],
    [1e-9, 'ns'],
    [1e-12, 'ps'],
]);
const bytes = scales([
    [2 ** 40, 'TiB'],
    [2 ** 30, 'GiB'],
    [2 ** 20, 'MiB'],
    [2 ** 10, 'KiB'],
    [1, 'B'],
]);
const bytesPerSecond = bytes.map((scale) => ({ ...scale, unit: `${scale.unit}/s` }));
const hertz = scales([
    [1e9, 'G/s'],
    [1e6, 'M/s'],
    [1e3, 'k/s'],
    [1, '/s'],
]);
const unscaled = (unit) => scales([[1, unit]]);
function scalesOf(unit) {
    if (unit === 's')
        return seconds;
    if (unit === 'B')
        return bytes;
    if (unit === 'B/s')
        return bytesPerSecond;
    if (unit === 'Hz')
        return hertz;
    return unscaled(unit === '1' ? '' : unit);
}
/** Whether values of this base unit are scaled; others are the words of a tool. */
function isScaled(unit) {
    return ['s', 'B', 'B/s', 'Hz', '1'].includes(unit);
}
function scaleFor(value, unit) {
    const all = scalesOf(unit);
    const magnitude = Math.abs(value);
    const fitting = all.find((scale) => magnitude >= scale.from);
    // Zero belongs to the plain unit, and what is too small for every unit to the smallest.
    const plain = all.find((scale) => scale.divisor === 1);
    const chosen = magnitude === 0 ? plain : (fitting ?? all.at(-1));
    return chosen ?? { from: 0, divisor: 1, unit };
}
function significantDigits(noise) {
    if (noise === null || noise === 0)
        return 3;
    return clamp(decimalsFor(noise), 2, 4);
}
function decimalsOf(value, digits) {
    if (value === 0)
        return 0;
    return clamp(digits - 1 - Math.floor(Math.log10(Math.abs(value))), 0, 9);
}
function withUnit(text, unit) {
    return unit === '' ? text : `${text}${space}${unit}`;
}
/** One value of a metric: `1.23 ms`. `unit` is the base unit; `noise` (a fraction) sets the digits. */
function quantity(value, unit, noise = null) {
    const scale = scaleFor(value, unit);
    const scaled = value / scale.divisor;
    const digits = significantDigits(noise);
    if (scaled !== 0 && Math.abs(scaled) < 1e-6)
        return withUnit(exponential(scaled, digits - 1), scale.unit);
    // Bytes come whole, and so do exact counts.
    const whole = Number.isInteger(scaled) && (scale.unit === 'B' || (noise === 0 && scale.divisor === 1));
    const decimals = whole ? 0 : decimalsOf(scaled, digits);
    return withUnit(fixed(scaled, decimals), scale.unit);
}
/**
 * The values of both sides in one unit: `1.23 → 1.38 ms`. They get the same number of decimals, and enough of them to differ
 * where the values do and the metric is exact (`noise` 0).
 */
function transition(base, head, unit, noise) {
    if (base === null || head === null) {
        const side = (value) => (value === null ? missing : quantity(value, unit, noise));
        return base === null && head === null ? missing : `${side(base)} → ${side(head)}`;
    }
    const sizes = [Math.abs(base), Math.abs(head)].filter((size) => size > 0);
    const smaller = Math.min(...sizes);
    if (sizes.length > 0 && Math.max(...sizes) / smaller > 100) {
        return `${quantity(base, unit, noise)} → ${quantity(head, unit, noise)}`;
    }
    const scale = scaleFor(sizes.length === 0 ? 0 : smaller, unit);
    const [from, to] = [base / scale.divisor, head / scale.divisor];
    if (sizes.length > 0 && smaller / scale.divisor < 1e-6) {
        return `${quantity(base, unit, noise)} → ${quantity(head, unit, noise)}`;
    }
    let decimals = sizes.length === 0 ? 0 : decimalsOf(smaller / scale.divisor, significantDigits(noise));
    if (Number.isInteger(from) && Number.isInteger(to) && scale.divisor === 1)
        decimals = 0;
    while (noise === 0 && from !== to && decimals < 9 && fixed(from, decimals) === fixed(to, decimals))
        decimals++;
    return withUnit(`${fixed(from, decimals)} → ${fixed(to, decimals)}`, scale.unit);
}
/** A time that a person waits: `0.4 s`, `41 s`, `3 min 12 s`, `2 h 5 min`. */
function duration(inSeconds) {
    if (inSeconds < 9.95)
        return `${inSeconds.toFixed(1)}${space}s`;
    const whole = Math.round(inSeconds);
    if (whole < 120)
        return `${String(whole)}${space}s`;
    if (whole < 7200)
        return `${String(Math.floor(whole / 60))}${space}min${space}${String(whole % 60)}${space}s`;
    return `${group(String(Math.floor(whole / 3600)))}${space}h${space}${String(Math.floor((whole % 3600) / 60))}${space}min`;
}
/** A count: `12,345`. */
function count(value) {
    return fixed(value, 0);
}
/** A plain number of small size, such as a load average. */
function plainNumber(value, decimals) {
    return fixed(value, decimals);
}


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   Df: () => (/* binding */ withoutCommands),
/* harmony export */   EE: () => (/* binding */ messageLine),
/* harmony export */   KH: () => (/* binding */ tableCode),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   a: () => (/* binding */ ascii),
/* harmony export */   gB: () => (/* binding */ visibleLines),
/* harmony export */   js: () => (/* binding */ htmlText),
/* harmony export */   zW: () => (/* binding */ fencedBlock)
/* harmony export */ });
/**
 * Names, messages and output of the programs that were measured are hostile until shown otherwise. Each function here
 * makes such text safe for one place; nothing untrusted reaches a report by another way.
 */
// Format characters are what makes text look like other text (bidi overrides, zero-width spaces, tags). Two of them, the
// joiners U+200C and U+200D, are part of honest Persian, Hindi and emoji.
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffe\uffff]/gu;
const shortEscapes = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);
function escapeOf(character) {
    return shortEscapes.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
/** One line in which every character can be seen: what cannot is written as `\n` or `\u{202e}`. */
function visible(text) {
    if (text.trim() === '')
        return Array.from(text, escapeOf).join('');
    // More than four marks on one letter are an attack on the lines above and below.
    return text.replace(unseen, escapeOf).replace(/(\p{M}{4})\p{M}+/gu, '$1');
}
const escapeCharacter = String.fromCharCode(27);
const colourSequence = new RegExp(`${escapeCharacter}\\[[0-9;:]{0,40}m`, 'gu');
/** Lines of a program's output, each visible; colours are dropped, since showing them helps nobody. */
function visibleLines(text) {
    return text
        .replace(colourSequence, '')
        .split(/\r\n|\n|\r/u)
        .map((line) => visible(line.replaceAll('\t', '    ')));
}
/** A message on one line: its lines joined by spaces, its colours dropped. */
function messageLine(text) {
    return visible(text.replace(colourSequence, '').replace(/\s+/gu, ' ').trim());
}
function backtickRun(text) {
    let longest = 0;
    for (const run of text.match(/`+/gu) ?? [])
        longest = Math.max(longest, run.length);
    return longest;
}
/** A Markdown code span, in which GitHub links no mention, issue or commit. `text` must be visible. */
function codeSpan(text) {
    if (text === '')
        return '` `';
    const fence = '`'.repeat(backtickRun(text) + 1);
    // A span that touches a backtick, or has a space at both ends, needs the one space that Markdown strips.
    const pad = /^`|`$|^ .* $/u.test(text) && text.trim() !== '' ? ' ' : '';
    return `${fence}${pad}${text}${pad}${fence}`;
}
/** A code span inside a table row, where a bare pipe would end the cell. `text` must be visible. */
function tableCode(text) {
    // Parsers disagree about a backslash before an escaped pipe, so that pipe is spelled out.
    return codeSpan(text.replace(/(?<=\\)\|/gu, '\\u{7c}').replaceAll('|', '\\|'));
}
// An empty comment separates two text nodes, so that GitHub's filters for mentions, issues, commits, links, emoji and
// formulas, which look at the text after Markdown, see neither half as theirs.
const divider = '<!-- -->';
/** Text as Markdown prose that shows exactly this text. `text` must be visible and not start with a space. */
function prose(text) {
    return text
        .replaceAll(/[\\`*_[\]~|$<>&]/gu, (character) => {
        if (character === '&')
            return '&amp;';
        if (character === '<')
            return '&lt;';
        if (character === '>')
            return '&gt;';
        return `\\${character}`;
    })
        .replace(/^[-+=#]/u, '\\$&')
        .replace(/^(\d+)([.)])/u, '$1\\$2')
        .replaceAll(/[@#$](?=\S)|:(?=\/\/|[\w+-]+:)/gu, `$&${divider}`)
        .replaceAll(/\bwww(?=\.)|\bGH(?=-)/giu, `$&${divider}`)
        .replaceAll(/\b[0-9a-f]{3}(?=[0-9a-f]{4,}\b)/giu, `$&${divider}`);
}
/** A fenced block that its content cannot close. `lines` must be visible. */
function fencedBlock(lines) {
    const fence = '`'.repeat(Math.max(3, backtickRun(lines.join('\n')) + 1));
    return `${fence}text\n${lines.join('\n')}\n${fence}`;
}
/** Text of an HTML element on a line of its own, which Markdown does not parse. `text` must be visible. */
function htmlText(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
}
const commandAtStart = new RegExp(`^((?:\\s|${escapeCharacter}\\[[0-9;]*m)*):(?=:)`, 'gmu');
/**
 * A job log in which nothing is a workflow command: the runner obeys `::name::` at the start of a line, spaces before it or
 * not, and `##[name]` anywhere.
 */
function withoutCommands(text) {
    return text.replaceAll(commandAtStart, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');
}
const asciiFor = new Map([
    ['−', '-'],
    ['→', '->'],
    ['…', '...'],
    ['±', '+-'],
    ['×', 'x'],
    ['·', '-'],
    ['—', '-'],
    ['∞', 'inf'],
    ['≤', '<='],
    ['\u00b5', 'u'],
]);
/** ASCII only, and the no-break space: our own signs have a plain form, every other character is written as `\u{4e2d}`. `text` must be visible. */
function ascii(text) {
    return text.replace(/[^\n\u0020-\u007e\u00a0]/gu, (character) => asciiFor.get(character) ?? escapeOf(character));
}


/***/ }),

/***/ 9903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CF: () => (/* binding */ padStart),
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   f: () => (/* binding */ padEnd),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/** How many columns text takes, and making it fit. All of it works on graphemes: what a reader sees as one character. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const onlyPrintableAscii = /^[\u0020-\u007e]*$/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
// Unicode's East Asian Width W and F, as whole blocks.
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const zeroWidth = /^[\p{M}\u200c\u200d]+$/u;
/** A grapheme of more code units than this is nobody's name (joined emoji have no upper bound). */
const longestGrapheme = 16;
function graphemeWidth(grapheme) {
    if (onlyPrintableAscii.test(grapheme))
        return grapheme.length;
    if (zeroWidth.test(grapheme))
        return 0;
    return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}
function split(text) {
    if (onlyPrintableAscii.test(text))
        return Array.from(text);
    return Array.from(graphemes.segment(text), ({ segment }) => segment.length > longestGrapheme ? '\ufffd' : segment);
}
/** Columns of a terminal with a fixed-width font. */
function displayWidth(text) {
    if (onlyPrintableAscii.test(text))
        return text.length;
    let width = 0;
    for (const grapheme of split(text))
        width += graphemeWidth(grapheme);
    return width;
}
function take(parts, columns) {
    let text = '';
    let used = 0;
    for (const part of parts) {
        used += graphemeWidth(part);
        if (used > columns)
            break;
        text += part;
    }
    return text;
}
/**
 * At most `columns` (>= 1) columns of the text, its middle replaced by `mark`: the start of a name says where it belongs
 * and the end what it is.
 */
function shorten(text, columns, mark = '…') {
    if (text.length <= columns && onlyPrintableAscii.test(text))
        return text;
    // Names may have 20,000 characters; only what could be shown is looked at, and not the graphemes that the cut may split.
    const reach = columns * 4 + longestGrapheme;
    const tooLong = text.length > 2 * reach;
    const start = tooLong ? split(text.slice(0, reach)).slice(0, -1) : split(text);
    const whole = start.join('');
    if (!tooLong && displayWidth(whole) <= columns)
        return whole;
    const room = columns - displayWidth(mark);
    if (room < 1)
        return take(start, columns);
    const left = Math.ceil(room / 2);
    const tail = tooLong ? split(text.slice(-reach)).slice(1) : start;
    const end = [];
    let used = 0;
    for (const part of tail.toReversed()) {
        used += graphemeWidth(part);
        if (used > room - left)
            break;
        end.push(part);
    }
    return take(start, left) + mark + end.toReversed().join('');
}
function padEnd(text, columns) {
    return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
function padStart(text, columns) {
    return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}
/** Breaks prose into lines of at most `columns` columns (>= 2), between words where it can. */
function wrap(text, columns) {
    const lines = [];
    let line = '';
    let used = 0;
    for (const word of text.split(' ')) {
        let rest = word;
        let width = displayWidth(rest);
        if (line !== '' && used + 1 + width > columns) {
            lines.push(line);
            line = '';
        }
        while (width > columns) {
            const piece = take(split(rest), columns);
            lines.push(piece);
            rest = split(rest).join('').slice(piece.length);
            width = displayWidth(rest);
        }
        line = line === '' ? rest : `${line} ${rest}`;
        used = displayWidth(line);
    }
    if (line !== '' || lines.length === 0)
        lines.push(line);
    return lines;
}


/***/ }),

/***/ 9964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Terminal: () => (/* binding */ Terminal)
});

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(5088);
// EXTERNAL MODULE: ./build/report/untrusted.js
var untrusted = __webpack_require__(3021);
// EXTERNAL MODULE: ./build/report/width.js
var report_width = __webpack_require__(9903);
;// CONCATENATED MODULE: ./build/report/progress.js



/** The one line that is shown before measuring. */
function planLine(plan, benchmarks, sides) {
    const what = `${String(benchmarks)} ${benchmarks === 1 ? 'benchmark' : 'benchmarks'}`;
    const [least = 0] = plan.looks;
    const most = plan.looks.at(-1) ?? least;
    const rounds = `${least === most ? '' : `${String(least)} to `}${String(most)} ${most === 1 ? 'round' : 'rounds'}`;
    const both = sides === 2 ? ' of base and head side by side' : '';
    return `Measuring ${what} in ${rounds}${both}: ${times(plan.seconds.least, plan.seconds.most)}.`;
}
function times(least, most) {
    if (most < 1)
        return 'less than a second';
    const [from, to] = [(0,units/* duration */.p0)(least), (0,units/* duration */.p0)(most)];
    return least === most || from === to ? `about ${to}` : `about ${from}, at most ${to}`;
}
/** A failure, as it is told while measuring goes on. */
function failureLine(side, failure) {
    const who = failure.benchmark === null ? '' : `${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(failure.benchmark), 80)}: `;
    return (0,untrusted/* withoutCommands */.Df)(`${side}: ${who}${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(failure.message), 300)}`);
}
/** Why a benchmark is measured, where it might have been the same on both sides. */
function differsLine(benchmark, because) {
    return (0,untrusted/* withoutCommands */.Df)(`${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(benchmark), 80)} is measured: ${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(because), 300)}`);
}
/** The live line of a terminal, at most `width` columns. */
function progressLine(step, width) {
    const percent = `${String(Math.floor(step.done * 100)).padStart(3)} %`;
    const round = `round ${String(step.round + 1)}/${String(step.rounds)} of ${String(step.open)}`;
    const head = `${percent}  ${round}  about ${(0,units/* duration */.p0)(step.secondsLeft)} left`;
    const room = width - head.length - 3;
    return room < 12 ? head : `${head}  ${(0,report_width/* shorten */.ml)((0,untrusted/* messageLine */.EE)(step.benchmark), room)}`;
}

;// CONCATENATED MODULE: ./build/terminal.js

/** Seconds between two plain progress lines where there is no terminal: a log should not fill up. */
const plainInterval = 15;
/** Results on standard output, progress on standard error; a live line only where somebody sees it. */
class Terminal {
    #streams;
    #monotonic;
    #live = false;
    #lastPlain = -Infinity;
    /** How reports may look on standard output. */
    look;
    /** @param monotonic seconds. */
    constructor(streams, env, monotonic) {
        this.#streams = streams;
        this.#monotonic = monotonic;
        const plain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
        this.look = {
            color: streams.stdout.isTTY === true && !plain,
            width: streams.stdout.columns ?? 100,
            // The Linux console and old Windows code pages have no box drawing.
            unicode: env.TERM !== 'linux' && env.PERF_GATE_ASCII === undefined,
        };
    }
    out = (text) => {
        this.endProgress();
        this.#streams.stdout.write(text);
    };
    /** A line for people on standard error. */
    note = (line) => {
        this.endProgress();
        this.#streams.stderr.write(`${line}\n`);
    };
    plan(plan, benchmarks, sides) {
        this.note(planLine(plan, benchmarks, sides));
        for (const warning of plan.warnings)
            this.note(`Warning: ${warning}`);
    }
    differs(benchmarks, because) {
        for (const benchmark of benchmarks)
            this.note(differsLine(benchmark, because));
    }
    failure(side, failure) {
        this.note(failureLine(side, failure));
    }
    progress(step) {
        const { stderr } = this.#streams;
        if (stderr.isTTY === true) {
            // Back to the start, then erase to the end, so that a shorter line leaves nothing of a longer one.
            stderr.write(`\r${progressLine(step, (stderr.columns ?? 80) - 1)}\u001b[K`);
            this.#live = true;
            return;
        }
        if (this.#lastPlain === -Infinity)
            this.#lastPlain = this.#monotonic();
        if (this.#monotonic() - this.#lastPlain < plainInterval)
            return;
        this.#lastPlain = this.#monotonic();
        stderr.write(`${progressLine(step, 120)}\n`);
    }
    endProgress() {
        if (!this.#live)
            return;
        this.#live = false;
        this.#streams.stderr.write('\r\u001b[K');
    }
}


/***/ })

};
