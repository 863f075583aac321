import { parseDecision, type Decision } from '../model/index.ts';

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The decision as a `perf-gate.decision/1` document: keys in the order of the schema, names of metrics and notes sorted, a
 * newline at the end. The same decision gives the same bytes.
 * @throws PerfGateError if the decision is not valid, since nothing may be written that cannot be read back.
 */
export function jsonReport(decision: Decision): string {
  const checked = parseDecision(decision, 'the decision');
  const document: Decision = {
    ...checked,
    environment: { ...checked.environment, notes: sorted(checked.environment.notes) },
    metrics: sorted(checked.metrics),
    ...(checked.parts === undefined
      ? {}
      : {
          parts: checked.parts.map((part) => ({
            ...part,
            environment: { ...part.environment, notes: sorted(part.environment.notes) },
            metrics: sorted(part.metrics),
          })),
        }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
