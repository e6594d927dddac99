/** What a span tells beside its name: names of ours and numbers, never what somebody wrote, an address or an id. */
export type Facts = Record<string, string | number>;

/** A span that is under way. */
export type Span = { note: (facts: Facts) => void; failed: (how: string) => void };

/**
 * How a span begins. `parent` is the place in a trace, as W3C Trace Context writes it, that it goes on from; null for one that begins a trace;
 * without it the span is part of the one that is under way.
 */
export type Beginning = { kind?: 'server' | 'client' | 'consumer'; facts?: Facts; parent?: string | null };

/** What records spans; the one that speaks OpenTelemetry is loaded only where somebody collects. */
export type Recorder = {
	inSpan: <Result>(name: string, beginning: Beginning, act: (span: Span) => Promise<Result>) => Promise<Result>;
	/** A span that has just ended, after so many milliseconds, within the one that is under way; none where none is. */
	past: (name: string, milliseconds: number, facts: Facts, failed?: string) => void;
	place: () => string | undefined;
	close: () => Promise<void>;
};

/** What may be told of an error: its code or its name. */
export function kindOf(error: unknown): string {
	const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
	if (typeof code === 'string' && /^[\w-]{1,40}$/.test(code)) return code;
	return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'error';
}
