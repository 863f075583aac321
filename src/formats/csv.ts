import { parse } from 'csv-parse/sync';
import { PerfGateError } from '../model/index.ts';
import { shown } from './format.ts';
import { refuseCutOff } from './printed.ts';

export interface CsvRow {
  /** Line in the output, from 1. */
  readonly line: number;
  /** The cell of a column; an empty text where the column is missing. */
  readonly cell: (column: string) => string;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvShape {
  readonly delimiter: string;
  /** Columns without which nothing can be read. */
  readonly required: readonly string[];
  /** What to do when it is not such a table, as a sentence. */
  readonly remedy: string;
  /** Lines that stand before the table in the output. */
  readonly skipped?: number;
}

/** The fields of each record, with the line it ends in. */
export function csvRecords(
  text: string,
  { delimiter, remedy, skipped = 0 }: Omit<CsvShape, 'required'>,
): { readonly fields: readonly string[]; readonly line: number }[] {
  let parsed: { info: { lines: number }; record: string[] }[];
  try {
    // With `info` each record comes with its place, which the types do not say.
    parsed = parse(text, {
      delimiter,
      info: true,
      ltrim: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
    }) as unknown as typeof parsed;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new PerfGateError(`the output is not CSV: ${shown(said, 200)}`, { remedy, cause });
  }
  return parsed.map(({ info, record }) => ({ fields: record, line: info.lines + skipped }));
}

/**
 * Reads CSV with a header line.
 * @throws PerfGateError for broken quotes, missing columns, and rows that are longer or shorter than the header.
 */
export function parseCsv(text: string, shape: CsvShape): CsvTable {
  refuseCutOff(text);
  const [header, ...records] = csvRecords(text, shape);
  const columns = header?.fields ?? [];
  const missing = shape.required.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    throw new PerfGateError(
      `the output does not fit the format: line ${String((shape.skipped ?? 0) + 1)}: the header lacks ${missing.map((column) => shown(column)).join(', ')}; it begins with ${shown(text.slice(0, 200))}`,
      { remedy: shape.remedy },
    );
  }
  const places = new Map(columns.map((column, index) => [column, index]));
  const rows = records.map(({ fields, line }): CsvRow => {
    if (fields.length !== columns.length) {
      throw new PerfGateError(
        `line ${String(line)} has ${String(fields.length)} cells and the header ${String(columns.length)}: ${shown(fields.join(shape.delimiter))}`,
        { remedy: 'The output may be cut off, or other text may be mixed into it.' },
      );
    }
    return { line, cell: (column) => fields[places.get(column) ?? -1] ?? '' };
  });
  return { columns, rows };
}
