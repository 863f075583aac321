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
        noisy: "noisy";
        exact: "exact";
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
/** The metrics of a service under load. The quantiles are of the time of a pass, from its (intended) start to its end. */
export declare const serviceMetrics: {
    readonly p50: {
        readonly unit: "s";
        readonly better: "lower";
        readonly kind: "noisy";
    };
    readonly p95: {
        readonly unit: "s";
        readonly better: "lower";
        readonly kind: "noisy";
    };
    readonly p99: {
        readonly unit: "s";
        readonly better: "lower";
        readonly kind: "noisy";
    };
    readonly throughput: {
        readonly unit: "Hz";
        readonly better: "higher";
        readonly kind: "noisy";
    };
    /** Share of the passes without an error. Not the share of errors: that is 0 as a rule, and no ratio of zeros is a change. */
    readonly success: {
        readonly unit: "1";
        readonly better: "higher";
        readonly kind: "noisy";
    };
};
