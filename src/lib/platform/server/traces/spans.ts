import type { Settings } from '../settings.ts';
import type { Beginning, Recorder, Span } from './recorder.ts';

let recorder: Recorder | undefined;

/** Has this process record spans where a collector is set. Without one nothing is loaded, and nothing costs anything. */
export async function openTraces(settings: Settings, part: 'web' | 'worker'): Promise<void> {
	if (settings.OTEL_EXPORTER_OTLP_ENDPOINT === '') return;
	const { openRecorder } = await import('./opentelemetry.ts');
	recorder = openRecorder(settings, part);
}

/** Sends what is still here, for a second and a half at most. */
export async function closeTraces(): Promise<void> {
	await recorder?.close();
	recorder = undefined;
}

export const isTracing = (): boolean => recorder !== undefined;

const untold: Span = { note: () => undefined, failed: () => undefined };

/** Does something within a span. One that throws has failed, and tells the kind of the error, not its message. */
export const inSpan = <Result>(name: string, beginning: Beginning, act: (span: Span) => Promise<Result>): Promise<Result> =>
	recorder ? recorder.inSpan(name, beginning, act) : act(untold);

/** Notes what has just ended within the span that is under way. */
export const pastSpan: Recorder['past'] = (...span) => recorder?.past(...span);

/** The place in a trace that is under way, for what will go on from there elsewhere. */
export const placeInTrace = (): string | undefined => recorder?.place();
