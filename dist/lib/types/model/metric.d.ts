import { z } from 'zod';
/**
 * What is measured. Values are always in base units: seconds (`s`), bytes (`B`), hertz (`Hz`), or a pure number (`1`);
 * a tool's own unit may be any short word, and is then not scaled in reports.
 */
export declare const metricSchema: z.ZodObject<{
    unit: z.ZodString;
    better: z.ZodEnum<{
        lower: "lower";
        higher: "higher";
    }>;
    kind: z.ZodEnum<{
        exact: "exact";
        noisy: "noisy";
    }>;
}, z.core.$strict>;
export type Metric = z.infer<typeof metricSchema>;
/** The metrics that perf-gate measures itself; other names come from a tool's output. */
export declare const ownMetrics: {
    readonly time: {
        readonly unit: "s";
        readonly better: "lower";
        readonly kind: "noisy";
    };
    readonly tail: {
        readonly unit: "s";
        readonly better: "lower";
        readonly kind: "noisy";
    };
    readonly mean: {
        readonly unit: "s";
        readonly better: "lower";
        readonly kind: "noisy";
    };
    readonly cpu: {
        readonly unit: "s";
        readonly better: "lower";
        readonly kind: "noisy";
    };
    readonly memory: {
        readonly unit: "B";
        readonly better: "lower";
        readonly kind: "noisy";
    };
};
export type OwnMetric = keyof typeof ownMetrics;
