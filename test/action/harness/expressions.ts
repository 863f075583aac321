import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** Contexts by name, as plain values. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the steps before went. */
export interface Status {
  readonly failed: boolean;
  readonly cancelled: boolean;
}

type Call = () => data.ExpressionData;
const bool =
  (value: boolean): Call =>
  () =>
    new data.BooleanData(value);

/** The value of what stands between `${{` and `}}`, by the official implementation of the language. */
function evaluate(expression: string, contexts: Contexts, status: Status): data.ExpressionData {
  const calls: Record<string, Call> = {
    success: bool(!status.failed && !status.cancelled),
    failure: bool(status.failed && !status.cancelled),
    cancelled: bool(status.cancelled),
    always: bool(true),
  };
  const functions = Object.entries(calls).map(([name, call]) => ({ name, minArgs: 0, maxArgs: 0, call }));
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(parsed, context, new Map(functions.map((one) => [one.name, one]))).evaluate();
}

/** A text in which each `${{ … }}` is replaced by its value. */
export function interpolate(text: string, contexts: Contexts, status: Status): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gsu, (_, expression: string) =>
    evaluate(expression.trim(), contexts, status).coerceString(),
  );
}

/** Whether a step with this `if` runs: without a function of status it also needs that nothing has failed. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const bare = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/su, '$1').trim();
  const asksStatus = /\b(?:success|failure|cancelled|always)\s*\(/u.test(bare);
  const { value } = evaluate(asksStatus ? bare : `success() && (${bare})`, contexts, status) as {
    value?: unknown;
  };
  return Boolean(value);
}
